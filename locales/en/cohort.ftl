# Reports: the list of them, and the cohort report (R24–R43 of the domain's description).

reports-title = Reports
reports-lead = Figures from the project, each with its definition.

cohort-title = Cohort report
cohort-about = Who took part during a period, what they did and what came of it.
cohort-lead = { $project }, { $period }
cohort-project = Project
cohort-from = From
cohort-to = To
cohort-show = Show the report
cohort-nobody = Nobody took part during the period
cohort-nobody-text = Choose another period or another project.

cohort-months = { $months } months
cohort-hours = { $hours } hours
cohort-count-of = { $count } of { $of }
cohort-mean-of = { $of } ended
cohort-part = { $count } of { $of } ({ $percent })

cohort-participants = Participants
cohort-participants-means = Everyone whose enrolment overlaps the period, also those enrolled when it began. Somebody who has come back counts once for each enrolment. People with protected identities are in every total.
cohort-ended = Ended
cohort-ended-means = Participants whose enrolment ended during the period.

cohort-by-municipality = Municipality
cohort-by-municipality-means = The participant's municipality. The percentages are rounded so that they make 100 together.
cohort-by-referrer = Referred by
cohort-by-referrer-means = Who suggested that the person take part. The percentages are rounded so that they make 100 together.
cohort-by-referring-municipality = Referred by which municipality
cohort-by-referring-municipality-means = Only the { $of } whom a named municipality has referred. The percentages are rounded so that they add up to 100. If they differ from another report, first compare how many it counts: with another number the percentages differ.
cohort-referring-unnamed = { $count ->
    [one] One more was referred by a municipality, and nobody has said which.
   *[other] { $count } more were referred by a municipality, and nobody has said which.
  }
cohort-income = Income at enrolment
cohort-income-means = A person can have several incomes, so the shares may make more than 100 per cent together.

cohort-who = Who the participants are
cohort-women = Women over 30
cohort-women-means = Women who had turned 31 when they were enrolled, of all participants.
cohort-primary = Primary school at most
cohort-primary-means = Primary school as the highest completed education, of all participants.
cohort-fk = Income from Försäkringskassan
cohort-fk-means = At least one of sickness benefit, rehabilitation benefit, activity compensation and sickness compensation, of all participants.
cohort-no-income = No benefit at all
cohort-no-income-means = No income from support or insurance at enrolment, of all participants.
cohort-support-years = One to five years on public support
cohort-support-years-means = 12–59 months on public support before enrolment, of all participants.
cohort-support-long = Five years or more on public support
cohort-support-long-means = 60 months or more on public support before enrolment, of all participants.

cohort-what = What they have done
cohort-team = Met the team
cohort-team-means = Attended at least one meeting with the multi-agency team, of all participants.
cohort-course = Took the mobilising course
cohort-course-means = Attended the mobilising course at least once, of all participants.
cohort-contracted = Work training under contract
cohort-contracted-means = Started work training at a slot under a contract, with a work-integrating social enterprise, of all participants.
cohort-other = Work training with other employers
cohort-other-means = Started work training at a slot without a contract, of all participants.
cohort-three = Three kinds of activity or more
cohort-three-means = Attended at least three different kinds of activity, started work training being one, of the ended.
cohort-mean-hours = Mean hours
cohort-mean-hours-means = Time in activities and work training at which the person was present, a mean of the ended.

cohort-outcome = What came of it
cohort-work = To work or studies
cohort-work-means = Ended to work, subsidised work or studies, of the ended.
cohort-ordinary = To ordinary measures
cohort-ordinary-means = Ended to the ordinary measures of the employment service or the municipality, of the ended.
cohort-mean-months = Mean time in the project
cohort-mean-months-means = From enrolment to end, a mean of the ended. A month is 30.4375 days.
cohort-median-months = Median time in the project
cohort-median-months-means = Half of the ended were enrolled for a shorter time, half for a longer.

cohort-csv-chapter = Part
cohort-csv-figure = Figure
cohort-csv-count = Count
cohort-csv-of = Of
cohort-csv-value = Value
cohort-csv-means = Definition
