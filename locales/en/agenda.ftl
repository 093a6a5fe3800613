# The team's agenda for the week.

menu-agenda = Agenda
agenda-title = Agenda of the week
agenda-lead = { $project }, { $day }. It is built from what is known, so that nobody has to keep a list.
agenda-new = New
agenda-new-none = Nobody new in the last week.
agenda-new-why = Enrolled { $day }.
agenda-stuck = Stuck handovers
agenda-stuck-none = No handover is stuck.
agenda-stuck-why = { $receiver }: { $state }. { $days ->
    [one] 1 day
   *[other] { $days } days
  } since the next step should have been taken.
agenda-expiring = Consents that run out
agenda-expiring-none = No consent runs out in the next month.
agenda-expiring-why = { $with }, valid to { $day }.
agenda-overdue = Plans that are overdue
agenda-overdue-none = No plan is overdue.
agenda-overdue-why = Should have been done { $day }.
agenda-quiet = No contact for a month
agenda-quiet-none = Everybody has met somebody in the last month.
agenda-quiet-why = { $days } days since the last contact.
agenda-never-met = Has met nobody yet.
agenda-sus = To be registered out of SUS
agenda-sus-none = Nobody waits for it.
agenda-sus-why = Consent was taken back { $day }.
agenda-decide = Write what we decided
access-agenda = The team's agenda

overview-stuck = Stuck handovers: { $count }
overview-stuck-means = A step has taken longer than the project's clock. The person's coach owns it.
handover-clock-title = Clocks for handovers and proposals
handover-clock-lead = { $project }. Days that each step may take before it shows as stuck. 0 turns the clock off.
handover-clock-days = days
handover-clock-draft = From draft to sent
handover-clock-chase = From sent to a reminder
handover-clock-answer = Without an answer it expires after
handover-clock-answer-hint = 0: it never expires. Counts for what is sent from now on.
handover-clock-meeting = From yes to the first meeting
handover-clock-release = From the meeting to letting go
handover-clock-link = A link holds for
handover-clock-proposals = Proposals
handover-clock-proposal = A proposal holds its place for
handover-clock-proposal-hint = If the provider has not answered by then the place is free again. Counts for proposals sent from now on.
flash-handover-clocks-set = The clocks are saved.
agenda-late = Late steps of the plan
agenda-late-none = No step is late.
agenda-late-why = { $count ->
    [one] 1 step is late.
   *[other] { $count } steps are late.
  }
agenda-late-step = { $words } ({ $owner }, by { $day })
agenda-late-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
  }
agenda-late-plan = See the plan
agenda-unrated = Distance travelled: time to answer
agenda-unrated-none = Everybody has answered within three months.
agenda-unrated-why = Answered last on { $day }.
agenda-never-rated = Has not answered yet.
agenda-words = What did you decide? It becomes a step of the plan
agenda-party = Whose step is it?
agenda-owner = Name
agenda-next-step = Next step
agenda-next-step-on = By
agenda-nothing = Write what you decided, or choose the next step.
