# Allocations: a queue of participants gets places at once, so that anyone can check it afterwards.

allocation-line = { $id }  { $project }, { $made }: { $placed } of { $people } got a place, { $kept } kept theirs
allocation-ran = Allocation { $id } is kept: { $placed } of { $people } got a place, { $fit } points together.
allocation-verified = Allocation { $id } holds: { $placed } of { $people } got a place, { $fit } points together. The same answer came out again and keeps every rule.
allocation-proven-by-prices = The prices of the slots prove that no answer is better.
allocation-proven-by-parts = All answers were divided into { $parts } parts, and the prices in each prove that no answer in it is better.
allocation-broken = Allocation { $id } does not hold: { $why }.
allocation-broken-inputs = the stored inputs are not those that the checksum was made of
allocation-broken-outcome = the stored result is not the one that the checksum was made of
allocation-broken-unreadable = what is stored cannot be read as an allocation
allocation-broken-people = the result is about other people
allocation-broken-not-possible = person { $person } of the inputs has got a slot that is not possible
allocation-broken-seats = slot { $slot } of the inputs has more people than seats
allocation-broken-hours = slot { $slot } of the inputs has more hours than are left
allocation-broken-too-few = slot { $slot } of the inputs has fewer people than a group must have
allocation-broken-contract = contract { $contract } of the inputs does not suffice
allocation-broken-sums = the result says { $placed } placed with { $fit } points, but its rows give { $rows-placed } with { $rows-fit }
allocation-broken-other-answer = the same inputs give another answer: { $people } people get another slot
allocation-broken-event = the checksums are not those in the event of its making
allocation-broken-columns = what the list of allocations shows is not what is stored
allocation-broken-rows = { $rows } of its rows say another slot than the result and the changes by hand
allocation-broken-prices = the stored prices do not prove that nothing better exists
allocation-broken-unproven = the same answer came out and keeps every rule, but it is not proven the best: at most { $placed } could be placed, with { $fit } points

event-allocation_made = An allocation was made
event-allocation_released = The allocation was handed to the coaches
event-allotment_changed = The place in an allocation was changed by hand: { $reason }
event-wishes_changed = Wished slots changed ({ $count })

menu-allocations = Allocations
access-allocation = An allocation of places
access-wishes = Wished slots
flash-allocation-made = The allocation is made. Review it, then hand it to the coaches.
flash-allocation-released = The allocation is handed over. The coaches can now send the proposals.
flash-allotment-changed = The change is kept with its reason.
flash-wishes-changed = The wished slots have changed.

allocations-title = Allocations
allocations-lead = Give a whole queue of participants places at once, fairly, and so that anyone can check it afterwards.
allocations-new = New allocation
allocations-none = No allocations yet
allocations-none-text = Choose participants and slots, and a run suggests who gets which place. Nothing is sent before it has been reviewed.

allocation-title = Allocation in { $project }
allocation-made = Made
allocation-made-by = Made by
allocation-project-id = Project
allocation-period = Period
allocation-placed = Got a place
allocation-placed-of = { $placed } of { $people }
allocation-of = of { $count }
allocation-kept = Kept their place
allocation-without = Without a place
allocation-points = Points
allocation-state = State
allocation-draft-means = Only you who decide on the allocation see it. Change by hand what is not right, then hand it to the coaches.
allocation-released-means = Each coach sends the proposals of their own participants, after asking them.
allocation-again = Make anew
allocation-release = Hand to the coaches
allocation-to-send =
    { $count ->
        [one] One proposal to send
       *[other] { $count } proposals to send
    }
allocation-send-means = Ask the participants first. These become ordinary proposals: the provider gets the first name, hours, period and your telephone number, and the place is held until the provider answers.
allocation-tells = Tell also which of the participant's adaptations the workplace has
allocation-send = Send the proposals
allocation-sent-title = Proposals sent
allocation-sent-lead = { $sent } of { $all } proposals were sent.
allocation-rows = Who got what
allocation-no-rows = Nobody here.
allocation-fairness = How it turned out for different groups
allocation-fairness-means = n is how many the group is. Groups of fewer than { $least } are shown together, so that nobody can be recognised. Those who kept their place are left out.
allocation-by-sex = Sex
allocation-by-age = Age
allocation-by-municipality = Municipality
allocation-group = Group
allocation-n = n
allocation-other-slot = Other slot
allocation-share = Got a place, share
allocation-too-few = Too few to be shown.
allocation-small-groups = Small groups together
allocation-everybody = Everybody
allocation-evidence = Evidence and proof
allocation-unproven = The answer keeps every rule but is not proven the best: groups and hours left too many possibilities to try. No answer gives more than { $placed } persons a place, or more than { $fit } points with so many.
allocation-rules = First everybody keeps the place that they have. Then as many as possible get a place. Of such answers the one with the most points together is chosen, and between equally good ones the lot decides.
allocation-weights = The points are how well the slot fits, 0–100 ({ $weights }), and for wished slots { $ranks } more, in order.
allocation-seed = The lot's number
allocation-seed-hint = The same number draws the same lots. Preferably decide on it beforehand, together.
allocation-sums = Checksum, inputs
allocation-sums-outcome = Checksum, result
allocation-before = Makes anew
allocation-before-link = The allocation before this
allocation-check = Check with: brygga allocation verify { $id }

allocation-new-lead = Choose who is to get a place, and where. You review the result before anything is sent.
allocation-follows = Makes the allocation of { $made } anew. The same participants are chosen. Those who have a yes or an unanswered proposal keep their place.
allocation-starts-on = The placements begin
allocation-ends-on = The placements end
allocation-municipality = Municipality
allocation-everywhere = The whole project
allocation-show-choices = Show who can be chosen
allocation-people = Participants
allocation-people-hint-manager = You see references, not names. Those with a protected identity are left out: their coach proposes them.
allocation-people-hint-coach = Your own participants. Those with a protected identity are left out: propose them yourself.
allocation-nobody = No active participant to choose.
allocation-choose-some = Choose at least one.
allocation-slots = Slots
allocation-slots-hint = Slots with something free on every day of the period. Group: at least so many come together, or nobody.
allocation-no-slots = No slot has anything free through the whole period. Choose another period or municipality.
allocation-more-slots = The first { $count } are shown. Choose a municipality to see others.
allocation-free-seats = Free
allocation-free-hours = Hours left
allocation-least = Group of at least
allocation-least-of = Group of at least: { $slot }
allocation-how = How it is decided
allocation-track = Track
allocation-most = At most { $most } pairs of participants and slots at once.
allocation-run = Make the allocation

allotment-title = { $name } in the allocation
allotment-participant = Participant
allotment-coach = Coach
allotment-enrolled = Enrolled
allotment-slot = Slot
allotment-wish = Wish
allotment-rank = Wish no. { $rank }
allotment-points = { $points } points
allotment-kept = Keeps the place
allotment-waiting = Waits for a place
allotment-unsent = Not sent
allotment-without = Without a place
allotment-changed = Changed by hand
allotment-by-hand = by hand
allotment-sent = Sent
allotment-not-sent = Could not be sent
allotment-open-person = Open the participant
allotment-why = Why
allotment-why-kept = The person had a placement or an open proposal in the period already, and keeps it.
allotment-said = The run gave the slot { $slot }.
allotment-said-none = The run gave no slot.
allotment-options =
    { $count ->
        [0] None of the chosen slots was possible.
        [one] One of the chosen slots was possible.
       *[other] { $count } of the chosen slots were possible.
    }
allotment-what-would = This is what it would have taken
allotment-best-there-is = No possible slot would have fitted better.
allotment-coach-knows = There is nothing to choose: some rule stood in the way at every chosen slot. The page of the allocation shows which rules did so most often, and the person's coach sees what holds here and what may change it.
allotment-ruled-out = This stood in the way
allotment-rule = { $rule } ({ $count ->
    [one] one slot
   *[other] { $count } slots
  })
allotment-history = Changed by hand
allotment-moved = From { $from } to { $to }
allotment-change = Change by hand
allotment-no-slot = No slot
allotment-choice = { $slot } ({ $points } points)
allotment-reason = Reason
allotment-reason-hint = At least ten characters. The reason is kept, and the coach sees it. Write nothing about health.
allotment-save-change = Save the change

why-lot = { $slot }: an equally good answer would have given the person this slot. The lot decided.
why-points = { $slot }: if it had fitted more than { $missing } points better. Others fitted better there.
why-others = { $slot }: then { $fewer ->
    [one] another person
   *[other] { $fewer } other people
  } would have been without a place. More seats there, or for them, would have been needed.
why-never = { $slot }: the group there did not become large enough, or the hours did not suffice.

rule-hours-too-many = The slot asks for more hours than the person can
rule-hours-taken = Too few hours are left at the slot
rule-too-far = Too far to travel
rule-not-offered = The slot lacks what the person needs
rule-requirement-missing = A requirement is not met
rule-has-ended = The enrolment has ended
rule-other-project = Another project's contract
rule-project-ends = The project ends before the placement
rule-outside-area = Outside the project's municipalities
rule-not-bookable = The slot takes nobody in
rule-outside-period = The slot cannot be booked for the whole period
rule-no-seat = Full on some day of the period
rule-contract-spent = The contract does not suffice
rule-already-there = Already at the slot or proposed to it
rule-paused = A recent no there
rule-not-this-provider = A no to the provider
rule-reassess = A no there, and the profile is unchanged since

wishes-title = Slots that { $name } wishes for
wishes-lead = At most { $most }, the dearest first. An allocation heeds them.
wishes-link = Wished slots
wishes-find = Find slots
wishes-none = No wished slots yet
wishes-none-text = Open a slot in the search and add it to the wished ones.
wishes-add = Add to the wished slots
wishes-rise = Move up
wishes-remove = Take away
allocation-slots-gone = { $count ->
    [one] One of the slots of the earlier run cannot be chosen for this period. The others are chosen already.
   *[other] { $count } of the slots of the earlier run cannot be chosen for this period. The others are chosen already.
}
allocation-without-why = Those without a place, and why
allocation-without-means = As the prices of the slots say it. The reason of each person stands on the row of the person.
allocation-no-task = The allocation points to something that does not exist. Make it anew.
allocation-no-run = There is no allocation { $id }. See those there are with: brygga allocation list
allocation-not-of-project = A participant or a slot is not the project's, has ended, or is protected. Leave it out and try again.
allocation-least-form = --least takes a slot and a number, as s1=3, not { $written }.
allocation-least-number = --least: a group is 1 to { $most } people, not { $written }.
allocation-least-slot = --least: the slot { $slot } is not in this allocation. Name it with --slot too.
allocation-hindrances = Rules that stood in their way
allocation-hindrance = { $count } of { $all } pairs
allocation-hindrances-means = A pair is a participant without a place and one of the chosen slots. Several rules may stand in the way of the same pair. Counted over all, so that nobody can be recognised.
