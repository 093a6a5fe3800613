# The coach's home: the next step of each person (src/model/caseload), and colleagues' participants in outline.

step-register_out = Register out of SUS
step-settle_consent = Renew the consent or end the placement
step-end_or_extend = End or extend
step-confirm_start = Confirm the start
step-fill_gate = Get ready for the first day
step-sign_agreement = Get the agreement signed
step-ask_after_pause = Ask whether the pause is over
step-chase_handover = Remind the receiver
step-chase_meeting = Remind of the first meeting
step-release = Complete the handover
step-end_enrolment = End the enrolment
step-finish_handover = Finish the handover
step-first_meeting = First meeting
step-planned = Planned step
step-profile = Fill in the profile
step-send_elsewhere = Hand over to somebody else
step-plan_after = Plan what comes next
step-propose_another = Propose another placement
step-find_placement = Find a placement
step-await_answer = Await the provider's answer
step-await_start = Await the first day
step-await_handover = Await the receiver's answer
step-await_meeting = Await the first meeting
step-keep_contact = Keep in contact
step-paused = Paused

stage-searching = Looking for a placement
stage-proposed = Proposed for a placement
stage-placed = Has a placement
stage-handover = Being handed over
stage-ended = Ended

next_step-find_placement = Find a placement
next_step-meeting = Meeting
next_step-handover = Handover
next_step-employment = Employment
next_step-end_enrolment = End the enrolment
next_step-other = Other

caseload-title = My participants
caseload-no-phone = Providers cannot call you: your telephone number is missing on the cards.
caseload-no-phone-link = Add your number
caseload-whose = Whose participants
caseload-mine = Mine
caseload-colleagues = Colleagues'
caseload-colleagues-title = Colleagues' participants
caseload-colleagues-lead = In outline: name, coach and how far it has come. People with a protected identity are not shown.
caseload-colleagues-none = None of your colleagues' participants has that name.
caseload-people = { $count ->
    [one] 1 participant
   *[other] { $count } participants
  }
caseload-none = You have no participants yet
caseload-none-text = When you enrol somebody, or take over from a colleague, the person is here with their next step.
caseload-no-hits = Nobody to show
caseload-no-hits-text = None of your participants fits the selection.
caseload-find = Find by name
caseload-name = Name
caseload-step = Next step
caseload-contact = Last contact
caseload-placement = Placement
caseload-coach = Coach
caseload-stage = Stage
caseload-support-stage = Stage
caseload-contact-short = Contact
caseload-promise = Promised contact
caseload-consent = Consent
caseload-no-consent = missing
caseload-pick = Tick { $name }
caseload-picked = Tick
caseload-log = Log for several
caseload-log-pick = Tick in the list
caseload-key = (Alt+{ $key })
caseload-keys = In Firefox: Alt+Shift.
caseload-no-coach = No coach
caseload-not-met = not yet
caseload-no-placement = none
caseload-ended = ended, being handed over
caseload-answer-by = answer by { $day }
caseload-from = from { $day }
caseload-until = until { $day }
caseload-late = { $count ->
    [one] 1 step overdue
   *[other] { $count } steps overdue
  }
caseload-others = On time
caseload-answers = Answers that came in
caseload-answers-none = No new answers in the last two weeks.
caseload-accepted = Yes
caseload-declined = No
caseload-expired = No answer in time
caseload-handover-accepted = Accepts
caseload-handover-declined = Declines
caseload-handover-asked = Has a question
caseload-ending = Ends within four weeks
caseload-ending-none = No placement ends in the next four weeks.

caseload_show-all = All
caseload_show-overdue = Overdue
caseload_show-answers = New answers
caseload_show-ending = Ending soon
caseload_show-without = Without a placement
caseload_show-promises = Promised now
caseload_show-consent = Without consent
caseload_show-quiet = No contact
caseload_show-paused = Paused

due-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
  }
due-planned = Planned: { $step }
due-by = by { $day }
due-starts = starts { $day }
due-paused = until { $day }

protected-mark = Protected identity
caseload-over = ended
caseload-ratings = Distance travelled: time to answer
caseload-ratings-more = and { $count } more
