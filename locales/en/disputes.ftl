# A day of attendance that somebody questions, and how the coach settles it.

enrolment-section-hours = Attendance
lines-title = Attendance day by day: { $name }
lines-lead = Every day that is recorded. When a day is questioned, both versions are shown.
lines-link = See day by day, or question a day
lines-none = No attendance is recorded
lines-none-text = When the provider has recorded attendance, the days are shown here.
lines-late = Recorded late
lines-open = Questioned
lines-settled = Settled
lines-stood = It then said { $before }.
lines-settled-by = { $name } settled it { $at }: { $after }.
lines-settle = Settle
lines-question = Question

line-question-title = Is { $day } not right?
line-question-lead = { $name }: { $said } is recorded. The coach settles what holds. Until then the day stays as it is.
line-question-comment = What is not right?
line-question-hint = Write how it was. Write nothing about health. The participant and the coach read it.
line-question-send = Question the day

disputes-waiting = Questioned days
dispute-title = Settle: { $name }, { $day }
dispute-lead = { $party } questions the day, which says { $before }: “{ $comment }”
dispute-worked = What shall hold
dispute-worked-hint = Leave it to keep it. Otherwise hours as 4, 2.5 or 2:30. S = sick, E = excused, U = unexcused.
dispute-reason = Why?
dispute-reason-hint = The participant and the provider read it.
dispute-settle = Settle

flash-line-questioned = The day is questioned. The coach settles it.
flash-dispute-settled = The day is settled. Both versions are kept.
event-attendance_disputed = The attendance on { $day } was questioned
event-attendance_settled = The questioned attendance on { $day } was settled
