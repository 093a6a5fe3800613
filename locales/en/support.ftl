# Support: stages (EUSE), pauses, promised contacts and outcomes after the end.

support_stage-engagement = Engagement
support_stage-vocational_profile = Vocational profile
support_stage-job_finding = Job finding
support_stage-employer_engagement = Employer engagement
support_stage-on_off_job_support = Support in the job

pause_reason-illness = Illness
pause_reason-treatment = Treatment
pause_reason-holiday = Leave
pause_reason-family = Family
pause_reason-waiting_decision = Waiting for a decision
pause_reason-waiting_provider = Waiting for the workplace
pause_reason-other = Other reason

reason_class-participant = The participant's reason
reason_class-agency = The agency's reason
reason_class-provider = The workplace's reason

reason_consequence-goes_on = Goes on as before
reason_consequence-reassess = Go through the profile when the pause is over
reason_consequence-remind = Remind whoever you wait for

promise-before_start = Before the start
promise-first_days = First days
promise-weekly = Every week
promise-monthly = Every month
promise-four_weeks = Outcome after four weeks
promise-thirteen_weeks = 13 weeks after the end
promise-twenty_six_weeks = 26 weeks after the end
promise-six_months = Outcome after six months
promise-week = Week { $number }
promise-month = Month { $number }

promise_status-overdue = Overdue
promise_status-due = Now
promise_status-planned = Planned
promise_status-waiting = Held up by a pause
promise-waits-back = Held up, back on { $day }
promise_status-kept = Kept
promise_status-kept_late = Late
promise_status-missed = Missed
promise_status-excused = Not wanted

promise_tick-kept = We have been in contact
promise_tick-not_reached = I could not reach the person
promise_tick-declined = The person did not want the contact

occasion-four_weeks = four weeks
occasion-six_months = six months

support-title = Support for { $name }
support-lead = Stages, pauses and the contacts that are promised.
support-stage = Stage
support-pauses = Pauses
support-paused = Paused until { $until }. { $reason }.
support-promises = Promised contacts
support-promises-none = Nothing is promised yet. When a place is agreed the contacts stand here: before the start, in the first days, weekly for a month and monthly for a year.

stage-title = New stage for { $name }
stage-lead = The five stages of supported employment. Going back and passing one over are both fine.
stage-to = Stage
stage-on = From
stage-evidence = What shows it?
stage-evidence-hint = Short, in your own words. Never write diagnoses.
stage-decided = The person has decided to use the method
stage-decided-hint = The first stage ends with the person's own decision, knowing what it means.
stage-none = No stage is set. It is needed for those with supported employment or IPS.
stage-move = New stage
stage-days = { $days ->
    [one] 1 day
   *[other] { $days } days
  }

pause-title = Pause the enrolment of { $name }
pause-lead = During the pause nothing is overdue and promised contacts move. The enrolment goes on by itself on the day you give. No new places can be proposed meanwhile, but what is agreed stands.
pause-from = First day
pause-until = Goes on
pause-until-hint = The first day after the pause. A year ahead at the most.
pause-reason = Reason
pause-choice = { $reason } – { $class }. { $follows }.
pause-note = Note
pause-note-hint = Never write diagnoses.
pause-none = The enrolment has not been paused.
pause-begin = Pause
pause-days = { $from } to { $until }
pause-end = End the pause today

promises-tab = Promised contacts
promises-title = Promised contacts
promises-lead = At a place or a job: before the start, within three days, weekly for a month and monthly for a year. After the end: four weeks, 13 and 26 weeks, six months.
promises-none = Nothing to do right now
promises-none-text = When somebody starts at a place, gets a job or ends, the promised contacts stand here.
promises-contact = Contact
promises-days = Days
promises-stands = Status
promises-after = after the end
promises-at-work = a job outside the project
promises-acts = Do
promises-kept-of = { $kept } kept, { $late } late and { $missed } missed of { $of }
promises-means = A logged contact that the person came to (meeting with the coach, team meeting or follow-up) keeps the promise. A pause moves the days, and when the placement ends what remains is promised no longer. Whoever leaves for a job is supported there for a year, also after the end: then the coach says what became of the contact.
promise-title = What became of the contact with { $name }?
promise-lead = { $promise }, { $days }. Answer here when no logged activity tells. If you were in touch, that day counts for every promise it falls within.
promise-what = What happened?
promise-on = Day
promise-note = Note
promise-instead = Log an activity instead
promise-say = Answer

outcome-title = How is { $name } now?
outcome-lead = The outcome { $occasion } after the end.
outcome-on = Day
outcome-occupation = Occupation
outcome-extent = Extent in percent
outcome-extent-hint = 100 percent is 40 hours a week.
outcome-incomes = Income

support-figures-title = Support in figures
support-figures-promises = How what is promised is kept
support-figures-none = No promise fell due in the period.
support-figures-means = Promises whose last day is in the period. Who did not want the contact is not counted. Each person is counted with who is the coach now.
support-figures-stages = Time in each stage
support-stages-none = No stage is set for anybody.
support-stages-means = The median time in days of those who have gone on from the stage (count), and how many are there now.
support-from = From
support-to = To
support-kept = Kept
support-late = Late
support-missed = Missed
support-of = All
support-whole = The whole project
support-now = There now
support-median = Median, days
support-n = Count

flash-stage-reached = The stage is saved.
flash-enrolment-paused = The enrolment is paused.
flash-enrolment-resumed = The pause is over.
flash-promise-ticked = The answer is saved.
flash-outcome-measured = The outcome is saved.

access-support = The support
access-promises = Promised contacts
access-promise = A promised contact
access-outcome = The outcome after the end

event-support_stage_reached = { $decided ->
    [yes] Stage: { $stage } from { $on }. The person has decided on the method.
   *[other] Stage: { $stage } from { $on }
  }
event-enrolment_paused = Paused from { $from }, goes on { $until }. Reason: { $reason }.
event-enrolment_resumed = The pause ended { $on }
event-promise_ticked = Promised contact ({ $promise }): { $what }, { $on }
event-outcome_measured = Outcome after { $occasion }: { $occupation }, { $on }
end_class-ended = Ended
end_class-interrupted = Interrupted
end_class-mistake = Registered by mistake
end_consequence-follow_up = You follow up after four weeks and six months
end_consequence-out_of_sus = Register out of SUS at once, participation may go on
end_consequence-silent = Nobody is contacted any more
end_consequence-plan_next = Plan what comes next
end_consequence-reassess = Go through the profile anew
end_consequence-find_another = Find another place
end_consequence-follow_along = Support goes along
end-choice = { $reason } – { $class }. { $follows }.
