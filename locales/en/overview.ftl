# The project manager's home: targets, contracts, what is free, who waits, and what goes wrong next month.

overview-title = Overview
overview-lead = { $period }. { $active } take part just now.
overview-projects = Projects
overview-targets = Targets
overview-participants = Participants against the goal
overview-participants-trend = Participants during the last twelve months
overview-participants-progress = { $percent } of the goal, { $elapsed } of the time has passed
overview-recent-people = { $count ->
    [one] 1 new in the last year
   *[other] { $count } new in the last year
  }
overview-elapsed = { $months } of { $of } months have passed ({ $percent }). The mark shows where an even pace would be.
overview-outcome-trend = The share during the last twelve months
overview-outcome-progress = { $percent } of the ended, the target is { $target }
overview-target = The target is { $target } of the ended
overview-recent-outcome = In the last year: { $count } of { $of } ended.

overview-this-week = Three things to do this week
overview-this-week-none = No contract asks for anything this week.
overview-all-alerts = All warnings ({ $count })
overview-next-month = Goes wrong within a month
overview-nothing-wrong = Nothing just now. Contracts that run out and placements that end without a next step are shown here.
overview-nothing-more-wrong = Nothing more than what stands first.
overview-contracts-ended = No contract is running. These ended last.
overview-contract-left = { $count ->
    [one] One person is left.
   *[other] { $count } people are left.
  }
overview-exhausted = { $provider }: the cap should be reached { $on }. Plan for another contract.
overview-cap-reached = { $provider }: the cap is reached. Plan for another contract.
overview-contract-ends = { $count ->
    [one] { $provider }: the contract ends with one person still in it.
   *[other] { $provider }: the contract ends with { $count } people still in it.
  }
overview-placement-ends = The placement with { $provider } ends without a next step. Coach: { $coach }.
overview-placement-late = The placement with { $provider } should have ended, and nobody has said what comes then. Coach: { $coach }.
overview-more = … and { $count } more.

overview-free-others = { $count } others
overview-more-contracts = { $count ->
    [one] 1 more contract
   *[other] { $count } more contracts
  }
overview-free = Free seats today
overview-free-means = Open slots under the project's contracts, and slots without a contract in the project's municipalities.
overview-free-none = No slots are open. Add a contract, or ask the providers to post slots.
overview-free-by-provider = By provider
overview-free-by-municipality = By municipality
overview-free-of = { $free } of { $of }

overview-waiting = { $count ->
    [0] Nobody waits for a slot
    [one] 1 waits for a slot
   *[other] { $count } wait for a slot
  }
overview-waiting-means = Enrolled without a placement and without a proposal, those who have waited longest first.
overview-since-placement = { $days ->
    [one] 1 day since the placement
   *[other] { $days } days since the placement
  }
overview-since-enrolment = { $days ->
    [one] 1 day since enrolment
   *[other] { $days } days since enrolment
  }
overview-no-coach = no coach
overview-unanswered = { $count ->
    [0] Every handover is answered
    [one] 1 handover is not answered
   *[other] { $count } handovers are not answered
  }
overview-unanswered-means = The giver is responsible until the receiver has met the person.
overview-sent-to = Sent to { $receiver }
overview-days = { $days ->
    [one] 1 day
   *[other] { $days } days
  }

overview-changes = Contracts and changes that wait for you
overview-changes-means = They count only when you or another project manager has approved them. Whoever added the contract or planned the change cannot approve it.
overview-contract-waits = New contract, { $provider }. Read it, and approve or refuse it.
overview-contract-from = From { $on }
overview-change-waits = { $what }, { $provider }. { $name } waits for an answer.
overview-waited = { $days ->
    [0] since today
    [one] 1 day
   *[other] { $days } days
  }
