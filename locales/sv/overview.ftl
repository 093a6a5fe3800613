# Projektledarens hem: mål, avtal, ledigt, de som väntar, och vad som går fel nästa månad.

overview-title = Översikt
overview-lead = { $period }. { $active } deltar just nu.
overview-projects = Projekt
overview-targets = Mål
overview-participants = Deltagare mot målet
overview-participants-trend = Deltagare de senaste tolv månaderna
overview-participants-progress = { $percent } av målet, { $elapsed } av tiden har gått
overview-recent-people = { $count ->
    [one] 1 ny det senaste året
   *[other] { $count } nya det senaste året
  }
overview-elapsed = { $months } av { $of } månader har gått ({ $percent }). Strecket visar var en jämn takt vore.
overview-outcome-trend = Andelen de senaste tolv månaderna
overview-outcome-progress = { $percent } av de avslutade, målet är { $target }
overview-target = Målet är { $target } av de avslutade
overview-recent-outcome = Det senaste året: { $count } av { $of } avslutade.

overview-this-week = Tre saker att göra den här veckan
overview-this-week-none = Inget avtal kräver något den här veckan.
overview-all-alerts = Alla varningar ({ $count })
overview-next-month = Går fel inom en månad
overview-nothing-wrong = Inget just nu. Här syns avtal som tar slut och placeringar som slutar utan nästa steg.
overview-nothing-more-wrong = Inget mer än det som står överst.
overview-contracts-ended = Inget avtal löper. Här är de som slutade senast.
overview-contract-left = { $count ->
    [one] En person är kvar.
   *[other] { $count } personer är kvar.
  }
overview-exhausted = { $provider }: taket väntas nås { $on }. Planera för ett annat avtal.
overview-cap-reached = { $provider }: taket är nått. Planera för ett annat avtal.
overview-contract-ends = { $count ->
    [one] { $provider }: avtalet slutar med en person kvar.
   *[other] { $provider }: avtalet slutar med { $count } personer kvar.
  }
overview-placement-ends = Placeringen hos { $provider } slutar utan nästa steg. Coach: { $coach }.
overview-placement-late = Placeringen hos { $provider } skulle ha slutat, och ingen har sagt vad som händer sedan. Coach: { $coach }.
overview-more = … och { $count } till.

overview-free-others = { $count } andra
overview-more-contracts = { $count ->
    [one] 1 avtal till
   *[other] { $count } avtal till
  }
overview-free = Lediga platser i dag
overview-free-means = Öppna platser under projektets avtal, och platser utan avtal i projektets kommuner.
overview-free-none = Inga platser är öppna. Lägg in ett avtal, eller be anordnarna lägga ut platser.
overview-free-by-provider = Per anordnare
overview-free-by-municipality = Per kommun
overview-free-of = { $free } av { $of }

overview-waiting = { $count ->
    [0] Ingen väntar på en plats
    [one] 1 väntar på en plats
   *[other] { $count } väntar på en plats
  }
overview-waiting-means = Inskrivna utan placering och utan förslag, de som väntat längst först.
overview-since-placement = { $days ->
    [one] 1 dag sedan placeringen
   *[other] { $days } dagar sedan placeringen
  }
overview-since-enrolment = { $days ->
    [one] 1 dag sedan inskrivningen
   *[other] { $days } dagar sedan inskrivningen
  }
overview-no-coach = ingen coach
overview-unanswered = { $count ->
    [0] Alla överlämningar är besvarade
    [one] 1 överlämning är inte besvarad
   *[other] { $count } överlämningar är inte besvarade
  }
overview-unanswered-means = Den som lämnar över har ansvaret tills mottagaren har träffat personen.
overview-sent-to = Skickad till { $receiver }
overview-days = { $days ->
    [one] 1 dag
   *[other] { $days } dagar
  }

overview-changes = Avtal och ändringar som väntar på dig
overview-changes-means = Gäller först när du eller en annan projektledare har godkänt dem. Den som har lagt in avtalet eller planerat ändringen kan inte själv godkänna.
overview-contract-waits = Nytt avtal, { $provider }. Läs det och godkänn eller neka.
overview-contract-from = Från { $on }
overview-change-waits = { $what }, { $provider }. { $name } väntar på ett svar.
overview-waited = { $days ->
    [0] sedan i dag
    [one] 1 dag
   *[other] { $days } dagar
  }
