# Placeringar: lägen, och stegen efter att någon har svarat.

placement-state-proposed = Föreslagen
placement-state-declined = Nej från anordnaren
placement-state-withdrawn = Tillbakadragen
placement-state-expired = Inget svar i tid
placement-state-accepted = Ja från anordnaren
placement-state-started = Pågår
placement-state-paused = Pausad
placement-state-ended = Avslutad

placement-lead = { $slot } hos { $provider }, { $hours ->
    [one] 1 timme
   *[other] { $hours } timmar
  } i veckan, { $period }.
placement-back-board = Min dag
placement-hours = { $hours ->
    [one] 1 timme i veckan
   *[other] { $hours } timmar i veckan
  }
placement-answer-by = svar senast { $day }
placement-starts = börjar { $day }
placement-ends = planerat slut { $day }
placement-paused-since = pausad sedan { $day }
placement-declined-because = Nej den { $day }: { $reason }
placement-withdrawn-on = Tillbakadragen { $day }
placement-expired-on = Gick ut { $day } utan svar
placement-ended-because = { $period }: { $reason }

placement-start = Bekräfta start
placement-start-title = Har { $name } börjat?
placement-started-on = Första dag
placement-pause = Pausa
placement-pause-title = Pausa placeringen för { $name }
placement-pause-hint = Platsen hålls under pausen.
placement-paused-on = Pausad från
placement-pause-reason = Varför?
placement-back-on = Tillbaka den
placement-back-hint = Vet ingen än? Skriv dagen då ni ska stämma av. Då får coachen en påminnelse.
placement-back-title = När är { $name } tillbaka?
placement-back-save = Ny dag tillbaka
placement-back-stale = Någon annan har ändrat pausen under tiden. { $said } Spara igen om det du skrev ska gälla.
placement-back-said = Nu står det tillbaka { $day }.
placement-back-unsaid = Ingen dag tillbaka står.
placement-paused-until = pausad sedan { $day }, tillbaka { $back }
flash-placement-back-moved = Den nya dagen tillbaka är sparad. Placeringen är fortfarande pausad.
placement-pause-longer = Inte tillbaka än? Skriv en ny dag
placement-resume = Återuppta
placement-resume-title = Återuppta placeringen för { $name }
placement-resumed-on = Tillbaka den
placement-extend = Ändra slutdatum
placement-extend-title = Förläng eller korta placeringen för { $name }
placement-extend-hint = Platser, timmar och avtalets tak kontrolleras för den nya perioden.
placement-extend-instead = Förläng den i stället
placement-planned-end-on = Nytt planerat slut
placement-end = Avsluta placeringen
placement-end-title = Avsluta placeringen för { $name }
placement-ended-on = Sista dag
placement-end-reason = Varför?
placement-next-step = Vad händer sedan?
placement-next-step-hint = Det här är personens enda placering. Bestäm vad som kommer sedan, så att ingen faller mellan stolarna.
placement-next-step-on = När?
placement-withdraw = Ta tillbaka förslaget
placement-withdraw-title = Ta tillbaka förslaget för { $name }?

flash-placement-started = Placeringen har startat.
flash-placement-paused = Placeringen är pausad. Platsen hålls.
flash-placement-resumed = Placeringen pågår igen.
flash-placement-extended = Slutdatumet är ändrat.
flash-placement-ended = Placeringen är avslutad.
flash-placement-withdrawn = Förslaget är tillbakadraget och platsen är fri.

event-placement_proposed = Föreslogs till { $slot } hos { $provider }
event-placement_accepted = { $provider } sa ja till { $slot }, från { $starts_on }
event-placement_declined = { $provider } sa nej till { $slot }: { $reason }
event-placement_withdrawn = Förslaget till { $slot } hos { $provider } togs tillbaka
event-placement_released = Förslaget till { $slot } hos { $provider } släpptes när { $for } sa ja
event-placement_expired = Förslaget till { $slot } hos { $provider } gick ut utan svar
event-placement_started = Började på { $slot } hos { $provider } den { $on }
event-placement_paused = Pausades från { $slot } hos { $provider } den { $on }
event-placement_paused_because = Pausades från { $slot } hos { $provider } den { $on }: { $reason }. Tillbaka { $back }.
event-placement_paused_until = Pausades från { $slot } hos { $provider } den { $on }. Tillbaka { $back }.
event-placement_back_moved = Ny dag tillbaka till { $slot } hos { $provider }: { $back }
event-placement_resumed = Kom tillbaka till { $slot } hos { $provider } den { $on }
event-placement_extended = Slutdatum på { $slot } hos { $provider } flyttades från { $from } till { $to }
event-placement_ended = Slutade på { $slot } hos { $provider } den { $on }: { $reason }
placement-withdraw-reason = Varför
placement-withdrawn-because = Tillbakadragen { $day }: { $reason }
event-placement_withdrawn_because = Förslaget till { $slot } hos { $provider } togs tillbaka: { $reason }
no-means-nothing = Platsen kan föreslås igen.
no-means-pause = Platsen föreslås inte på { $days } dagar.
no-means-not-this-provider = Sedan föreslås ingen plats hos anordnaren utan att skälet skrivs.
no-means-reassess = Profilen gås igenom innan platsen föreslås igen.
