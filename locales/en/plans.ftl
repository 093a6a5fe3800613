# The joint plan: goals, steps, agreement, editions.

plan_party-participant = The participant
plan_party-coach = The coach
plan_party-fk = Försäkringskassan (social insurance)
plan_party-af = Arbetsförmedlingen (employment service)
plan_party-municipality = The municipality
plan_party-region = The region (health care)
plan_party-workplace = The workplace
plan_party-other = Somebody else

agreed_how-at_meeting = at a meeting
agreed_how-by_phone = by phone
agreed_how-in_writing = in writing

plan-title = Joint plan for { $name }
plan-first = Write a plan
plan-next = Write a new version
plan-print = Print
plan-none = No plan yet
plan-none-text = The plan says what the person wants to reach, who does what and by which day.
plan-edition = Version
plan-edition-of = { $edition }, written { $day } by { $name }
plan-editions = All versions
plan-superseded = This version was replaced { $day }.
plan-current = Show the one that stands
plan-agreed-participant = The participant has said yes
plan-agreed-team = The team has said yes
plan-not-agreed = Not yet
plan-not-team = Not yet
plan-no-steps = No steps towards this goal.
plan-other-steps = Other steps
plan-step = Step
plan-party = Who
plan-due = By
plan-stands = Status
plan-tick = Done
plan-untick = Not done
plan-done-on = Done { $day }
plan-not-done = Under way

plan-new-title = Plan for { $name }
plan-new-lead = The new version takes the place of the one before, which can still be read. What is done does not come along.
plan-goals = Goals
plan-goal-number = Goal { $number }
plan-steps = Steps
plan-steps-hint = Empty rows are not saved.
plan-step-number = Step { $number }
plan-owner = Name
plan-towards = Towards goal
plan-goal-empty = The goal with that number is empty. Write the goal, or choose another.
plan-more = More rows
plan-agreement = Agreement
plan-agreement-hint = Leave it empty when the person has not said yes to the plan yet.
plan-agreed-on = The participant said yes on
plan-agreed-how = How
plan-team-on = The team said yes on
plan-save = Save the plan
plan-yes = Somebody has said yes since
plan-yes-title = Who has said yes to the plan for { $name }?
plan-yes-lead = This is about version { $edition }. What has been said already stays. Fill in what you know.
plan-yes-stale = The plan has changed meanwhile. Version { $edition } now stands. Read it, and save again if the yes is to that one.
plan-yes-missing = Write the day on which somebody said yes.
flash-plan-agreed = Saved: who has said yes to the plan.
event-plan_agreed = The participant said yes to the plan, version { $edition }, on { $on }
event-plan_agreed_by_team = The team said yes to the plan, version { $edition }, on { $on }

plan-late = Late steps of plans
plan-late-none = No step is late.
plan-late-more = and { $count } more

flash-plan-written = The plan is saved.
flash-plan-step = The step is changed.

access-plan = The plan

event-plan_written = The plan was written, version { $edition }: { $goals } goals, { $steps } steps
event-plan_step_done = Done in the plan: { $step }
event-plan_step_undone = No longer done in the plan: { $step }

packet-table-plans = Plans
packet-table-plan_steps = Steps of plans
packet-column-edition = Version
packet-column-goals = Goals
packet-column-agreed_on = Participant said yes
packet-column-agreed_how = How
packet-column-team_on = Team said yes
packet-column-written_by = Written by
packet-column-written_on = Written
packet-column-superseded_on = Replaced
packet-column-goal = Goal
packet-column-words = What
packet-column-owner = Name
packet-column-due_on = By
packet-column-done_on = Done
packet-column-done_by = Done by
event-plan_step_added = The team decided: { $step }
