# If a provider leaves: the drill, and the real thing.

departure-title = If { $name } leaves
departure-lead = { $project }, from { $on }
departure-link = If the provider leaves
departure-nothing = Nothing to move: on that day the provider has nobody of the project, no slots and no contract that holds.
departure-drill = This is a drill. Nothing changes and nobody is told.
departure-on = From
departure-try = Reckon
departure-people = Must move
departure-protected =
    { $count ->
        [0] nobody with a protected identity
        [one] and 1 with a protected identity
       *[other] and { $count } with a protected identity
    }
departure-with-alternative = Have an alternative
departure-seats = Seats
departure-slots = Slots
departure-who = Those who must move
departure-nobody = Nobody has a placement or a proposal there from that day on.
departure-alternative-means = One alternative each, and no seat twice: as many as possible get one, and the one that fits best. The coach asks the person, and the proposal is checked as usual.
departure-person = Person
departure-coach = Coach
departure-now-at = Now at
departure-until = Until
departure-past-end = should have ended
departure-alternative = Alternative
departure-fit = fits { $fit } of 100
departure-no-alternative = none found
departure-places = Municipalities
departure-places-means = Those with a protected identity stand above as a number only, and not here: where they are is not shown.
departure-money = Money
departure-money-means = What is freed is what those in the list would have used. Those with a protected identity are not counted in: under which contract they are is not shown.
departure-no-contract = No contract with the project.
departure-freed = Freed
departure-unbound = Unbound today
departure-months = { $months } place-months
departure-real = The provider leaves for real
departure-real-text = From { $on } nobody new can be proposed to the slots under the project’s contracts, or to slots without a contract where nobody of another project is. Those who are there get a next step with their coach: find a placement. Placements go on until the coaches move them.
departure-reason = Reason
departure-reason-hint = At least ten characters. The people's coaches see it.
departure-announce = Start the moves
departure-is-announced = It is decided that the provider leaves on { $on }: { $reason } Below stand those who are still to be moved.
departure-revoke = The provider stays: take it back
flash-departure-revoked = The provider stays. Its slots take people in again. The coaches settle what holds for each person.
event-departure_revoked = The provider stays
event-slot_stays = The provider stays, and the slot takes people in again
flash-departure-announced = The moves have begun. The coaches have a next step for each person.
access-departure = Drill: if a provider leaves
event-provider_departs = The provider leaves on { $on }: { $reason }
event-departure_announced = A provider leaves on { $on }: { $reason }
event-slot_closes = The slot is there until { $last }
refusal-provider-leaves = The provider leaves. Nobody can have the slot after { $last }. Choose an earlier end, or another slot.
slot-last-on = The provider leaves. Nobody can have the slot after { $on }.
