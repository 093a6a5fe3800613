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
search-loosen-words = Without the words ({ $count })
search-loosen-hours = Whatever the hours ({ $count })
search-loosen-municipality = In all municipalities ({ $count })
search-loosen-field = In all occupation fields ({ $count })
search-loosen-kind = At all providers ({ $count })
search-loosen-adaptation = Without adaptations ({ $count })
search-loosen-band = Whatever the working hours ({ $count })
search-loosen-language = In all languages ({ $count })
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
