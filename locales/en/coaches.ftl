# A project's coaches and how many participants each has, for its manager.

coaches-title = Coaches
coaches-lead = { $project }: who has how many participants. Give them a new coach before somebody leaves.
coaches-none = There are no participants here yet
coaches-none-text = The coaches stand here when somebody is enrolled.
coaches-nobody = No coach
coaches-people = { $count ->
    [one] 1 participant
   *[other] { $count } participants
  }
coaches-followed = { $count ->
    [one] 1 who has ended and is followed up
   *[other] { $count } who have ended and are followed up
  }
coaches-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
  }
coaches-give = Give all a new coach
coaches-give-hint = The new coach sees everything about them. Whoever has a protected identity goes along too, and is seen by the new coach alone.
coaches-no-other = There is no other coach in the project. Ask the administrator to invite one.
coach_standing-works = Coach in the project
coach_standing-suspended = The account is shut out
coach_standing-left = No longer a coach in the project
coach_standing-nobody = No coach
coach-change-hint-manager = The new coach sees everything about the person.
overview-without-coach = { $count ->
    [one] One participant has no coach who can sign in. Give the person a new coach.
   *[other] { $count } participants have no coach who can sign in. Give them a new coach.
  }
user-people = { $count ->
    [one] One participant has the person as their coach. The project manager gives the participant a new coach under “Coaches” on the overview.
   *[other] { $count } participants have the person as their coach. The project manager gives them a new coach under “Coaches” on the overview.
  }
flash-coaches-changed = The participants have a new coach.
