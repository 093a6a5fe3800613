# The provider's day: what to answer, who is here, free seats, contracts, and those who have been here.

board-title = My day
board-lead = { $organisation }, { $day }.
board-to-answer = Proposals to answer
board-here = Here this week
board-coming = On their way here
board-free-today = Free seats today
board-answer-first = Answer the proposals
board-deviations = Deviations to answer
board-deviation-overdue = Was to be put right by { $day }
board-overdue = Past the planned end
board-overdue-text = They are still here. Ask the coach to extend, or end the placement. Attendance cannot be recorded after the planned end.
board-planned-end = Should have ended { $day }
board-begins = Begins { $day }
board-should-have-begun = Should have begun { $day }
board-start = Has begun
board-capacity = Free seats in the coming weeks
board-slot = Place
board-hours = { $free } of { $all } hours free this week
board-all-slots = All places
board-half-year = Half a year ahead
board-drafts =
    { $count ->
        [one] 1 draft
       *[other] { $count } drafts
    }
board-none-open = No open places
board-none-open-text = Publish a draft or open a paused place, and it is shown here.
board-time-is-over = The time of the places is over
board-time-is-over-text = { $title } was the last, { $day }. Copy one to a new period, and it is shown here.
board-copy = Copy to a new period
board-contracts = Contracts
board-past = Those who have been here

card-alias = Participant { $number }
card-hours = { $hours } hours a week
card-adaptations = Adaptations
card-coach = Coach:
card-no-coach = No coach is appointed at the moment.
card-open = Open
card-hours-label = Hours
card-worked = Time worked
card-worked-by-week = Hours week by week
card-worked-in-all = { $hours } in all
card-coach-title = Coach
card-coach-text = Call when something changes or does not work.
card-coach-write = Write when something changes or does not work. Do not name the person in the mail.
card-call-off = Will not happen
card-pause = Pause
card-resume = Is back
card-end = End

answer-answer = Answer
answer-title = Receive { $name }?
answer-by = Answer by { $day }
answer-starts-on = First day
answer-starts-on-hint = The day you have agreed on. The end is that of the proposal.
answer-accept = Accept
answer-accept-instead = Accept instead
answer-decline = Decline
answer-decline-instead = Decline instead
answer-decline-title = Decline { $name }?
answer-decline-lead = The coach is told the reason and goes on looking.
answer-decline-send = Decline
answer-reason = Reason
answer-accepted = Accepted
answer-accepted-text = { $name } begins { $day }. The person's other proposals are released.
answer-declined = Declined

flash-placement-accepted = You have accepted. The person's other proposals are released, and the coach sees your answer.
flash-placement-declined = You have declined. The seat is free again, and the coach sees the reason.

past-title = Those who have been here
past-lead =
    { $count ->
        [0] { $organisation }
        [one] { $organisation }: 1 ended placement.
       *[other] { $organisation }: { $count } ended placements.
    }
past-none = Nobody has ended a placement yet
past-none-text = When a placement has ended, it stands here with all its hours.
past-days = Days
past-hours = Hours

access-board = The provider's day
access-answer = The provider's answer to a proposal
access-slot = The provider's page of the place
access-past = The provider's ended placements
board-invoices = Invoice bases to answer
board-invoice-since = laid down { $day }
board-invoice-lines = { $count ->
    [one] One line to confirm
   *[other] { $count } lines to confirm
}
