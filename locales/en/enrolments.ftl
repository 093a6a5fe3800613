# The participant's page and the forms around it.

reveal_reason-registration = Registration (SUS, ESF or our own system)
reveal_reason-agency_contact = Contact with an agency
reveal_reason-identification = Check that it is the right person

reveal = Show the personal number
reveal-reason = Why do you need it?
reveal-hint = That you show it, and why, is written in the access log.
reveal-reason-missing = Choose why you need to see the personal number.

protected-warning = Only you see this person. Never give away name, municipality or address, and do not confirm that the person is a participant.

enrolment-new = Enrol a participant
enrolment-new-lead = What is written here is what the project's reports are made of.
enrolment-enrol = Enrol
enrolment-project-id = Project
enrolment-personal-number = Personal number
enrolment-personal-number-hint = YYYYMMDD-NNNN. A coordination number will do as well.
enrolment-given-name = Given name
enrolment-family-name = Family name
enrolment-sex = Sex
enrolment-protection = Protected identity
enrolment-protection-hint = Ask if you are not sure. Somebody protected is seen by their own coach alone.
enrolment-municipality = Home municipality
enrolment-referred-by = Referred by
enrolment-referred-by-municipality = Which municipality?
enrolment-referred-by-municipality-hint = Only when a municipality referred the person.
enrolment-enrolled-on = Enrolled
enrolment-education = Highest completed education
enrolment-incomes = Income
enrolment-incomes-hint = Choose all that apply. "No public support" stands alone.
enrolment-incomes-missing = Choose at least one. Choose "No public support" if there is none.
enrolment-months = Time on public support
enrolment-months-hint = Whole months before the enrolment. Zero if there were none.
enrolment-months-number = { $months ->
    [one] 1 month
   *[other] { $months } months
  }
enrolment-reference = Reference
unit-months = months
unit-km = km

personal-number-shape = Write the personal number with ten or twelve digits, for example 19900401-1234.
personal-number-date = The date of birth does not exist. Check the digits.
personal-number-check-digit = The last digit does not agree with the others. Check the digits.
personal-number-future = The date of birth is in the future. Check the year.

particulars-title = Correct what is known of { $name }

enrolment-inspected = You see this page for a reason that you have stated. It is in the participant's access log, and the coach sees it.
enrolment-is-ended = the enrolment has ended
enrolment-since = enrolled { $day }
enrolment-coach-is = coach { $name }
enrolment-find-placement = Find a placement
enrolment-find-another = Find another placement
enrolment-end = End the enrolment
enrolment-next = Next step
enrolment-do = Do it now
enrolment-look = Show
enrolment-planned = You have planned: { $step }, { $day }.
enrolment-done = The enrolment has ended
enrolment-done-text = Nothing more to do here. What has happened stays below.
enrolment-outcome = How it ended
enrolment-ended-on = Ended
enrolment-placements = Placements
enrolment-placements-none = No placement yet.
enrolment-placements-none-ended = No placement is under way.
enrolment-placements-past = { $count ->
    [one] 1 earlier placement or proposal
   *[other] { $count } earlier placements and proposals
  }
enrolment-handovers = Handover
enrolment-activities = Activities
enrolment-activities-none = Nothing is logged yet.
enrolment-activities-sum = { $count ->
    [one] 1 activity
   *[other] { $count } activities
  }, { $hours }, { $kinds ->
    [one] 1 kind
   *[other] { $kinds } kinds
  }
enrolment-timeline = What has happened
enrolment-timeline-none = Nothing has happened in Brygga yet.
enrolment-timeline-all = Show everything that has happened
enrolment-facts = Particulars
enrolment-consents = Consents
enrolment-readers = Who has read
enrolment-readers-text = Every time somebody opens a page with the person's data it is written here.
enrolment-read = { $times ->
    [one] { $when }
   *[other] { $times } times, last { $when }
  }

coach-change = Change coach
coach-new = New coach
coach-change-hint = The new coach sees everything. You will then see only name, coach and stage.
coach-missing = Choose a coach.

outline-lead = A colleague's participant. If you need to know more, ask the coach.
outline-take = Become the person's coach

profile-card = Profile
profile-missing = The profile is not filled in. With it, suggestions of placements get better.
profile-fill = Fill in the profile
profile-title = Profile of { $name }
profile-lead = Fill it in together. Write what is needed at the workplace, never diagnoses.
profile-wishes = Wished occupations
profile-wishes-hint = Begin to write and choose from the list. The most important first.
profile-wish = Wished occupation { $number }
profile-wish-unknown = Choose occupations from the list, or write an SSYK code of four digits that is in SSYK 2012.
profile-hours = Hours a week
profile-hours-from = At least
profile-hours-to = At most
profile-hours-unit = hours a week
profile-hours-order = The most cannot be less than the least.
profile-travel-km = Can travel
profile-travel-km-hint = As the crow flies from the centre of the home municipality.
profile-km = { $km } km
profile-adaptations = Needs at the workplace
profile-adaptations-hint = Compared with what the placements offer.
profile-requirements-met = Has already
profile-languages = Languages
profile-about = About the person
profile-about-hint = What helps you find the right place: experience, interests, what has worked before. The provider does not see it.
profile-on = Filled in

activity-log = Log an activity
activity-log-short = Log
activity-new-title = Log an activity
activity-new-title-of = Log an activity with { $name }
activity-people = Others who were there
activity-person = With whom?
activity-also = More participants were there
activity-kind = What
activity-day = Day
activity-minutes = Minutes
activity-time = Time
activity-minutes-unit = minutes
activity-attended = Came
activity-attended-yes = Yes, came
activity-attended-no = Did not come
activity-note = Note
activity-note-hint = Short, factual and nothing about health.
activity-place = Where
activity-place-outside = Outside the office
activity-place-office = At the office
activity-repeat = Repeat the latest
activity-lately = Logged latest
activity-like = { $kind }, { $time }, { $day }
activity-save = Log
activity-again = The same again
activity-strike = Remove
activity-strike-sure = Yes, remove
activity-acts = Actions

next-step-title = Next step of { $name }
next-step-lead = Say what comes next, and when. It reminds you of it that day.
next-step-plan = Plan a step of your own
next-step-tick-off = Done

end-title = End the enrolment of { $name }
end-lead = What you write here is what the reports count.
end-under-way = { $count ->
    [one] A placement is under way and is ended first.
   *[other] { $count } placements are under way and are ended first.
  }
end-placement = End { $slot } at { $provider }
end-on = Last day
end-reason = Why does it end?
end-reason-hint = Taking part is voluntary. To choose to stop, or to withdraw consent, is no failure.
end-exit-to = Where does the person go?
end-handover-hint = Towards an agency, health care or the referrer it takes that they themselves have accepted.
end-after = Where the person stands now
end-after-text = Needed when the enrolment is completed. Otherwise you may leave it empty if it cannot be asked.
end-occupation = Occupation
end-extent-percent = Extent
end-extent-percent-hint = 100% is 40 hours a week.
end-incomes = Income afterwards

flash-enrolled = Enrolled. Book a first meeting.
flash-particulars-corrected = The particulars are corrected.
flash-coach-changed = The coach is changed.
flash-profile-saved = The profile is saved.
flash-activity-logged = The activity is logged.
flash-activities-logged = The activity is logged for everybody.
flash-activity-struck = The activity is removed.
flash-next-step-planned = The next step is planned.
flash-next-step-ticked-off = Done. Well done!
flash-enrolment-ended = The enrolment has ended.
flash-enrolment-handed-over = The enrolment has ended. You are responsible until the receiver has met the person.

access-caseload = The coach's list
access-colleagues = Colleagues' participants, in outline
access-enrolment = The participant's page
access-outline = The participant's page, in outline
access-profile = The profile
access-particulars = The particulars
access-activity = Logging an activity
access-next-step = The next step
access-end = Ending the enrolment
access-placement = A placement
access-handover = A handover
access-consent = A consent
access-personal-number = The personal number

event-enrolled = Enrolled. Referred by: { $referred_by }.
event-coach_changed = The coach changed from { $from } to { $to }
event-particulars_corrected = The particulars were corrected
event-profile_made = The profile was filled in
event-profile_changed = The profile was changed
event-activity_logged = { $kind } on { $on }, { $minutes }. Came: { $attended }.
event-activity_struck = Removed: { $kind } on { $on }, { $minutes }
event-next_step_planned = Next step: { $kind } on { $on }
event-next_step_ticked_off = Done: { $kind }
event-enrolment_ended = The enrolment ended on { $on }: { $reason }. Onwards to: { $to }.
enrolment-sections = Pages about the participant
enrolment-section-overview = Overview
enrolment-section-plan = Plan
enrolment-section-support = Support
enrolment-section-wishes = Wished slots
