# IPS-25, computed from what is logged; never a fidelity review.

ips-item-1 = Caseload size
ips-item-2 = Time on employment services
ips-item-3 = Vocational generalists
ips-item-4 = Integration through team assignment
ips-item-5 = Contact with the team
ips-item-6 = Collaboration with the employment service
ips-item-7 = Vocational unit
ips-item-8 = Role of the supervisor
ips-item-9 = Zero exclusion
ips-item-10 = Agency focus on competitive employment
ips-item-11 = Executive support
ips-item-12 = Work-incentives planning
ips-item-13 = Disclosure
ips-item-14 = Ongoing, work-based assessment
ips-item-15 = Rapid search
ips-item-16 = Individualised search
ips-item-17 = Frequent employer contact
ips-item-18 = Quality of employer contact
ips-item-19 = Diversity of job types
ips-item-20 = Diversity of employers
ips-item-21 = Competitive jobs
ips-item-22 = Individualised follow-along
ips-item-23 = Time-unlimited follow-along
ips-item-24 = Community-based services
ips-item-25 = Assertive engagement

anchor_source-seen = The anchors are read in a source.
anchor_source-five_seen = The anchor of a five is read in a source, the lower ones are from memory.
anchor_source-own = The anchors are our own: the scale counts in words here.

ips_unit-people = participants per full-time specialist
ips_unit-specialists = specialists per full-time supervisor
ips_unit-days = days
ips_unit-percent = percent
ips_unit-contacts = contacts a week per full-time specialist
ips_unit-visits = visits per employer

ips_lack-no_coaches = the project has no coaches
ips_lack-no_managers = the project has no manager with stated time
ips_lack-no_contacts = no employer contacts are logged. Log visits under Employers
ips_lack-no_wishes = no contact says whether the work is what the person wishes for
ips_lack-no_jobs = no employments or SE/IPS placements began in the period
ips_lack-no_places = no activity says where it was. State it when you log

ips_band-exemplary = Exemplary
ips_band-good = Good
ips_band-fair = Fair
ips_band-not_supported_employment = Not supported employment

ips-title = IPS in figures
ips-no-review = Our own computation, not a fidelity review.
ips-no-review-text = The figures follow from what is logged and say what is worth a closer look. A review is made by somebody from outside.
ips-total = Score so far
ips-of = { $n } of { $of }
ips-scored = { $scored } of 25 items have a score
ips-band = Band
ips-band-none = Shown when all 25 items have a score.
ips-number = No.
ips-item = Item
ips-value = Value
ips-score = Score
ips-rows = Rows
ips-enter = Enter score
ips-figure = { $figure } { $unit }
ips-lack = Cannot be computed: { $why }.
ips-by-reviewer = { $name }, { $day }
ips-not-scored = Scored by a reviewer
ips-version = Anchors: { $version }.
ips-item-of = Item { $number } of IPS-25. { $project }
ips-since = From { $day } to today. People and specialists as they are today.
ips-what = What
ips-from = From
ips-to = To
ips-sum = Sum
ips-n = Divided by
ips-all = All
ips-beside = { $count ->
    [one] 1 work training began in the same time. Work training is never counted as a job.
   *[other] { $count } work trainings began in the same time. Work training is never counted as a job.
  }
ips-elsewhere = { $count ->
    [one] 1 person went on to a job elsewhere. Its employer and occupation are not known, so it is not counted here.
   *[other] { $count } people went on to jobs elsewhere. Their employers and occupations are not known, so they are not counted here.
  }
ips-log = Row by row
ips-log-show = Show row by row
ips-log-all = Show all
ips-log-count = { $count ->
    [one] 1 row.
   *[other] { $count } rows.
  }
ips-log-persons = A participant is shown by reference. Open it and state a reason to see the person.
ips-log-none = No rows
ips-log-none-text = Nothing is logged that this item counts.
ips-day = Day
ips-today = Today
ips-person = Participant
ips-employer = Employer
ips-occupation = Occupation
ips-by = Coach
ips-no-coach = No coach
ips-row-enrolled = Enrolled
ips-row-first-employer = From the entry to the first employer
ips-row-met = Employer: { $manner }
ips-row-kept = { $promise }, in time
ips-row-late = { $promise }, late
ips-row-missed = { $promise }, missed
access-ips = IPS in figures, row by row
ips-left-out = The figure is of { $n } of { $of } people. { $out ->
    [one] One has met no employer.
   *[other] { $out } have met no employer.
 }
ips-row-nobody = Has met no employer
ips-row-left-out = Not in the figure
ips-row-left-outs = { $out } met no employer and are left out
ips-anchors = Anchors
ips-at-most = at most { $figure }
ips-at-least = at least { $figure }
ips-review-title = Item { $number }: { $name }
ips-review-lead = The score of a review. The latest one counts.
ips-reviewed-on = Reviewed on
ips-reviewer = Reviewer
ips-note = Reasons

flash-ips-reviewed = The score is saved.
event-ips_reviewed = IPS, item { $item }: { $score }
refusal-score-outside-scale = Choose a number from { $least } to { $most }.
