# Projektets coacher och hur många deltagare var och en har, för projektledaren.

coaches-title = Coacher
coaches-lead = { $project }: vem som har hur många deltagare. Ge dem en ny coach innan någon slutar.
coaches-none = Här finns inga deltagare än
coaches-none-text = Här syns coacherna när någon är inskriven.
coaches-nobody = Ingen coach
coaches-people = { $count ->
    [one] 1 deltagare
   *[other] { $count } deltagare
  }
coaches-followed = { $count ->
    [one] 1 avslutad som följs upp
   *[other] { $count } avslutade som följs upp
  }
coaches-more = { $count ->
    [one] och 1 till
   *[other] och { $count } till
  }
coaches-give = Ge alla en ny coach
coaches-give-hint = Den nya coachen ser allt om dem. Också den som har skyddade personuppgifter följer med, och syns bara för den nya coachen.
coaches-no-other = Det finns ingen annan coach i projektet. Be administratören bjuda in en.
coach_standing-works = Coach i projektet
coach_standing-suspended = Kontot är avstängt
coach_standing-left = Inte längre coach i projektet
coach_standing-nobody = Ingen coach
coach-change-hint-manager = Den nya coachen ser allt om personen.
overview-without-coach = { $count ->
    [one] En deltagare har ingen coach som kan logga in. Ge personen en ny coach.
   *[other] { $count } deltagare har ingen coach som kan logga in. Ge dem en ny coach.
  }
user-people = { $count ->
    [one] En deltagare har personen som coach. Projektledaren ger deltagaren en ny coach under ”Coacher” på sin översikt.
   *[other] { $count } deltagare har personen som coach. Projektledaren ger dem en ny coach under ”Coacher” på sin översikt.
  }
flash-coaches-changed = Deltagarna har fått en ny coach.
