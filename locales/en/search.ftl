# Find a placement: the search page, why a slot fits or does not, and the proposal.

search-title = Find a placement
search-lead = Only slots that are open now, with a free seat and hours left on every day of the period.
search-words = Search for tasks, occupation, provider or municipality
search-placeholder = Kök, snickeri, Norrtälje …
search-for-whom = For whom are you looking?
search-no-one = Choose a participant to see how each slot fits, and to propose.
search-choose = Choose a participant
search-choose-one = Choose a participant
search-choose-other = Choose another
search-choose-done = Choose
search-for-nobody = Search without a participant
search-nobody-to-choose = You have no active participant to search for.
search-enrol = Enrol somebody
search-profile = Profile
search-profile-used = Hits are sorted by wishes, hours, needs and distance.
search-profile-empty = The profile is not filled in, so most is unknown.
search-ended = The enrolment has ended. You can look but not propose.
search-reduced = The search is reduced right now.
search-reduced-text = The search index does not answer. We search word by word among the newest slots in the database, without synonyms and help with spelling. Free seats and hours are right.
search-some-words = No slot has all the words. These have some of them.
search-from = Free from
search-to = To
search-hours = Hours a week
search-show = Show
search-more = { $count ->
    [one] One more
   *[other] { $count } more
  }
search-clear = Clear all
search-found =
    { $count ->
        [0] No hits
        [one] 1 hit
       *[other] { $count } hits
    }
search-none = Nothing fits everything at once
search-none-text = Take away a condition, change the period, or try another word for the same thing.
search-loosen-words = Without the words
search-loosen-hours = Whatever the hours
search-loosen-municipality = In all municipalities
search-loosen-field = In all occupation fields
search-loosen-kind = At all providers
search-loosen-adaptation = Without adaptations
search-loosen-band = Whatever the working hours
search-loosen-language = In all languages
search-loosen-later = As long, from { $from } ({ $count })
search-loosen-shorter = Shorter, until { $to } ({ $count })
search-sort = Sort by
search-sort-fit = Best fit
search-sort-distance = Nearest
search-sort-free = Free first
search-sort-newest = Newest
search-map = Map of the hits
search-map-home = The participant lives here
search-map-hint = Choose a municipality on the map to see only its slots.
search-municipality = Municipality
search-field = Occupation field
search-kind = Provider
search-adaptation = Adaptations
search-band = Hours a person and week
search-language = Language at work
search-hours-band = { $from }–{ $to } hours
search-km = { $km } km away
search-seats = { $free } of { $all } seats free
search-hours-each = { $from }–{ $to } h/week a person
search-hours-left = { $hours } h/week left
search-demands = Requires: { $what }
search-propose = Propose
search-fitting = How it fits { $name }
search-fit-well = Fits
search-fit-partly = Fits in part
search-fit-unknown = Not known
search-fit-hindered = Something hinders

finding-hours-fit = The hours fit: { $from }–{ $to } h/week
finding-hours-too-many = At least { $least } h/week, { $name } can work { $can }
finding-hours-too-few = At most { $most } h/week, { $name } wants to begin with { $wants }
finding-hours-unknown = { $least }–{ $most } h/week. How much { $name } can work is not filled in.
finding-hours-taken = Only { $left } h/week are left, { $needs } are needed
finding-near = { $km } km from { $home }
finding-too-far = { $km } km from { $home }, { $name } can travel { $limit } km
finding-travel-unknown = { $km } km from { $home }. How far { $name } can travel is not filled in.
finding-offered = There is: { $what }
finding-not-offered = { $name } needs this, but it is not there: { $what }
finding-wished = { $name } wishes this: { $wish }
finding-near-wish = Like what { $name } wishes: { $wish }
finding-not-wished = None of what { $name } wishes
finding-wishes-unknown = What { $name } wishes is not filled in.
finding-language-shared = Language in common: { $language }
finding-no-language-shared = None of { $name }'s languages is spoken there
finding-requirement-met = Requirement met: { $what }
finding-requirement-missing = Requirement not met for { $name }: { $what }

finding-nothing-needed = { $name } needs no adaptation
finding-nothing-required = The slot has no requirements
finding-language-unknown = Languages are not filled in
finding-good-record = { $well } of { $ended } placements at the provider have ended well
finding-poor-record = Only { $well } of { $ended } placements at the provider have ended well
finding-record-unknown = The provider has too few ended placements to tell anything
finding-new-kind = A kind of work that { $name } has not tried
finding-same-kind = A kind of work that { $name } has tried before
finding-has-ended = { $name } has ended in the project
finding-other-project = The slot is under another project's contract
finding-project-ends = The project ends { $on }, before the placement would
finding-outside-area = The slot is in { $place }, where the project does not work
finding-not-bookable = Nobody can be proposed here now: { $why }
finding-outside-period = The slot can only be booked { $from } to { $to }
finding-no-seat = Full on some day of the period (seats: { $seats })
finding-contract-spent = The contract does not cover a placement as long as this
finding-already-there = { $name } is at the slot already, or proposed to it
finding-paused = It was a no here ({ $reason }). Wait until { $until }.
finding-not-this-provider = It was a no to the provider on { $on } ({ $reason })
finding-reassess = It was a no here on { $on } ({ $reason }), and the profile has not changed since

mend-hours-too-many = Ask the workplace for fewer hours, or raise the hours in the profile to { $least }.
mend-hours-taken = Choose another period, or fewer hours.
mend-too-far = Raise the distance in the profile to { $km } km, if it is possible to travel so far.
mend-not-offered = Ask the workplace whether it can arrange it.
mend-requirement-missing = Arrange it, and then tick it in the profile.
mend-has-ended = Enrol the person again first.
mend-other-project = Choose a slot without a contract, or one under the project's own.
mend-project-ends = End the placement on { $on } at the latest.
mend-outside-area = Choose a slot in the project's municipalities.
mend-not-bookable = Choose another slot, or ask the provider.
mend-outside-period = Choose a period between { $from } and { $to }.
mend-no-seat = Choose a later period, or ask the workplace for one more seat.
mend-contract-spent = Choose a shorter period, or ask the project manager for more in the contract.
mend-already-there = See the placement on the participant's page.
mend-paused = Try again on { $until }.
mend-not-this-provider = Talk with { $name }, and choose another provider.
mend-reassess = Go through the profile with { $name } and save it.

weight-title = What the points are made of
weight-score = { $score } of 100 points
weight-wishes = Wishes
weight-hours = Hours
weight-adaptations = Adaptations
weight-distance = Distance
weight-requirements = Requirements
weight-language = Language
weight-record = How placements at the provider have ended
weight-variety = A new kind of work

proposal-title = Propose { $name }
proposal-slot = Slot
proposal-free = Free in the period
proposal-free-none = Nothing is free all through the period. Change the dates below.
proposal-fit = How the slot fits
proposal-track = Track
proposal-hours = Hours a week
proposal-hours-hint = The slot takes { $from }–{ $to } hours a person.
proposal-starts-on = Wanted start
proposal-planned-end-on = Planned end
proposal-adaptations = Adaptations you have agreed on
proposal-adaptations-hint = Tick only what the participant wants the provider to know.
proposal-message = Message to the provider
proposal-message-hint = Write nothing about health or diagnoses.
proposal-shown = The provider sees first name, hours, period, these adaptations and your phone number. Nothing else.
proposal-send = Send the proposal
proposal-held = The seat is held for { $days } days, until the provider answers.
flash-placement-proposed = The proposal is sent. The seat is held until the provider answers.

access-search = Search for a placement
access-search-participants = Choosing a participant in the search
access-proposal = Proposal of a placement

finding-enrolment-paused = { $name } is paused until { $until }
mend-enrolment-paused = Wait until { $until }, or end the pause on the page about { $name }.
rule-enrolment-paused = Paused
finding-over = The slot has ended. Its last day was { $on }.
mend-over = Choose another slot.
rule-over = The slot has ended
weight-of = { $points } of { $most }
weight-hindered = The sum { $sum } counts times 0.{ $tenths } because something hinders: { $score }.
search-loosen = { $what } ({ $count })
search-loosen-and = { " " }+{ " " }
search-loosen-usual = In two weeks, for three months
search-loosen-only-words = Only the words, in two weeks
search-loosen-all = Clear all
search-misread = This could not be used: { $names }. Shown is { $period }{ $hours ->
    [0] .
   *[other] {""}, { $hours } h a week.
}
search-most-shown = Only the first { $most } are shown. Type more words or choose more filters to see the rest.
search-occupation = Occupation:
search-map-dots = A dot is a hit on this page. Choose it to get to the hit.
