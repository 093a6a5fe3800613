# Places: the list, the page of one, posting and changing.

provided-organisation = Organisation
show = Show
choose = Choose …

slots-title = Places
slots-lead = What you offer. Coaches find open places; drafts are seen by you alone.
slots-new = Post a place
slots-new-lead = Most of it is filled in. Write what one does there, and publish.
slots-none = You have no places yet
slots-none-text = Post the first. It takes less than a minute, and you can change it whenever you like.
slots-no-hits = No places match the filter
slots-no-hits-text = Take away one of the choices to see more.
slots-free = Free seats
slots-hours-free = Free hours a week
slots-free-of = { $free } of { $all }
slots-copy-earlier = Copy an earlier place
slots-copy-this = Copy
slots-edit = Change { $title }
slots-edit-heading = Change the place

slot-what = What one does
slot-how-much = How much and when
slot-for-whom = Whom it suits
slot-title = Title
slot-title-hint = What one does, in a few words. For example: Sort and price goods in a shop.
slot-description = Tasks
slot-description-hint = What, with whom and at what pace. The coach reads this together with the participant.
slot-occupation = Occupation
slot-occupation-hint = Begin to type and choose from the list, in Swedish: for example städare or snickare.
slot-occupation-unknown = Choose an occupation from the list.
slot-municipality = Municipality
slot-contract-id = Contract
slot-contract-hint = Placements are counted against the contract. The period must lie within that of the contract.
slot-no-contract = Without a contract
slot-organisation-id = Organisation
slot-seats = Seats
slot-seats-unit = people at a time
slot-hours-per-week = Hours a week, all together
slot-hours-unit = hours
slot-min-hours-per-week = Least for one person
slot-max-hours-per-week = Most for one person
slot-max-below-min = The most for one person cannot be less than the least, { $min }.
slot-max-above-all = The most for one person cannot be more than the hours of all together, { $all }.
slot-hours-each = Hours for one person
slot-hours-from-to = { $min }–{ $max } hours a week
slot-starts-on = From
slot-ends-on = To
slot-period = Period
slot-adaptations = Adaptations you can offer
slot-adaptations-hint = The place is shown to those who need just this.
slot-adaptations-there = Adaptations on offer
slot-requirements = What you require
slot-requirements-there = Requirements
slot-languages = Languages at the workplace
slot-state = State
slot-size =
    { $seats ->
        [one] 1 seat, { $hours } hours a week
       *[other] { $seats } seats, { $hours } hours a week
    }
slot-weeks = Free seats week by week
slot-people = Proposed and placed here

slot-publish-now = Publish
slot-preview = Save and preview
slot-publish = Publish the place
slot-pause = Pause
slot-reopen = Open again
slot-copy = Copy
slot-close = Close the place
slot-close-text = A closed place cannot be opened again. If you only want a break, choose Pause instead.
slot-close-yes = Close for good
slot-is-draft = This is a draft. This is how coaches will see the place once you publish it.
slot-is-over = Over
slot-is-over-text = The last day of this place has passed, and nobody finds it any more. Change its end, or copy it.
slot-contract-waits = its contract waits for approval
slot-contract-waits-own = The contract of this place waits for the project's managers to approve it. Until then nobody can be proposed here.
slot-contract-waits-nothing = You need do nothing.
slot-contract-read = Read the contract
slot-contract-waits-text = The contract of this place waits for the project's managers to approve it. Until then nobody can be proposed here: choose another.
slot-contract-over = its contract is { $state }, it needs another
slot-contract-over-chip = The contract does not hold
slot-contract-over-own = The contract of this place does not hold: it is { $state }. Nobody can be proposed here. Put the place under a contract that holds, or close it.
slot-contract-over-text = The contract of this place does not hold: it is { $state }. Nobody can be proposed here: choose another.
slot-contract-choose = Choose another contract for the place
slot-is-paused = The place is paused. Nobody new can be proposed, but those who are here stay.

flash-slot-posted = The draft is saved. Look through it and publish.
flash-slot-published = The place is published. Coaches find it now.
flash-slot-edited = The changes are saved.
flash-slot-paused = The place is paused.
flash-slot-reopened = The place is open again.
flash-slot-closed = The place is closed.

# Two changed the same thing.
clash-title = Somebody else changed this while you were writing
clash-text = Compare below. The form holds what you wrote. If you save now, your version counts.
clash-field = Field
clash-theirs = As it stands now
clash-yours = You wrote

event-slot_posted = The place was posted as a draft
event-slot_edited = The place was changed
event-slot_published = The place was published
event-slot_paused = The place was paused
event-slot_reopened = The place was opened again
event-slot_closed = The place was closed
