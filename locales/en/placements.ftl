# Placements: states, and the steps after somebody has answered.

placement-state-proposed = Proposed
placement-state-declined = No from the provider
placement-state-withdrawn = Withdrawn
placement-state-expired = No answer in time
placement-state-accepted = Yes from the provider
placement-state-started = Under way
placement-state-paused = Paused
placement-state-ended = Ended

placement-lead = { $slot } at { $provider }, { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
  } a week, { $period }.
placement-back-board = My day
placement-hours = { $hours ->
    [one] 1 hour a week
   *[other] { $hours } hours a week
  }
placement-answer-by = answer by { $day }
placement-starts = starts { $day }
placement-ends = planned end { $day }
placement-paused-since = paused since { $day }
placement-declined-because = No on { $day }: { $reason }
placement-withdrawn-on = Withdrawn { $day }
placement-expired-on = Ran out { $day } without an answer
placement-ended-because = { $period }: { $reason }

placement-start = Confirm the start
placement-start-title = Has { $name } begun?
placement-started-on = First day
placement-pause = Pause
placement-pause-title = Pause the placement of { $name }
placement-pause-hint = The seat is kept during the pause.
placement-paused-on = Paused from
placement-pause-reason = Why?
placement-back-on = Back on
placement-back-hint = Does nobody know yet? Write the day on which you will check. The coach is reminded then.
placement-back-title = When is { $name } back?
placement-back-save = Another day back
placement-back-stale = Somebody else has changed the pause meanwhile. { $said } Save again if what you wrote is to count.
placement-back-said = It now says back on { $day }.
placement-back-unsaid = No day back is given.
placement-paused-until = paused since { $day }, back on { $back }
flash-placement-back-moved = The new day back is saved. The placement is still paused.
placement-pause-longer = Not back yet? Write another day
placement-resume = Resume
placement-resume-title = Resume the placement of { $name }
placement-resumed-on = Back on
placement-extend = Change the end date
placement-extend-title = Extend or shorten the placement of { $name }
placement-extend-hint = Seats, hours and the contract's cap are checked for the new period.
placement-extend-instead = Extend it instead
placement-planned-end-on = New planned end
placement-end = End the placement
placement-end-title = End the placement of { $name }
placement-ended-on = Last day
placement-end-reason = Why?
placement-next-step = What comes next?
placement-next-step-hint = This is the person's only placement. Decide what comes next, so that nobody falls between the chairs.
placement-next-step-on = When?
placement-withdraw = Withdraw the proposal
placement-withdraw-title = Withdraw the proposal of { $name }?

flash-placement-started = The placement has started.
flash-placement-paused = The placement is paused. The seat is kept.
flash-placement-resumed = The placement is under way again.
flash-placement-extended = The end date is changed.
flash-placement-ended = The placement has ended.
flash-placement-withdrawn = The proposal is withdrawn and the seat is free.

event-placement_proposed = Proposed for { $slot } at { $provider }
event-placement_accepted = { $provider } said yes to { $slot }, from { $starts_on }
event-placement_declined = { $provider } said no to { $slot }: { $reason }
event-placement_withdrawn = The proposal for { $slot } at { $provider } was withdrawn
event-placement_released = The proposal for { $slot } at { $provider } was released when { $for } said yes
event-placement_expired = The proposal for { $slot } at { $provider } ran out without an answer
event-placement_started = Began at { $slot } at { $provider } on { $on }
event-placement_paused = Paused from { $slot } at { $provider } on { $on }
event-placement_paused_because = Paused from { $slot } at { $provider } on { $on }: { $reason }. Back on { $back }.
event-placement_paused_until = Paused from { $slot } at { $provider } on { $on }. Back on { $back }.
event-placement_back_moved = Another day back to { $slot } at { $provider }: { $back }
event-placement_resumed = Came back to { $slot } at { $provider } on { $on }
event-placement_extended = The end date at { $slot } at { $provider } moved from { $from } to { $to }
event-placement_ended = Ended at { $slot } at { $provider } on { $on }: { $reason }
placement-withdraw-reason = Why
placement-withdrawn-because = Withdrawn { $day }: { $reason }
event-placement_withdrawn_because = The proposal for { $slot } at { $provider } was withdrawn: { $reason }
no-means-nothing = The slot can be proposed again.
no-means-pause = The slot is not proposed for { $days } days.
no-means-not-this-provider = After that no slot of this provider is proposed without a written reason.
no-means-reassess = The profile is looked at before the slot is proposed again.
