# Anordnarens dag: att svara på, vilka som är här, lediga platser, avtal, och de som har varit här.

board-title = Min dag
board-lead = { $organisation }, { $day }.
board-to-answer = Förslag att svara på
board-here = Här den här veckan
board-coming = På väg hit
board-free-today = Lediga platser i dag
board-answer-first = Svara på förslagen
board-deviations = Avvikelser att svara på
board-deviation-overdue = Skulle ha varit åtgärdad { $day }
board-overdue = Planerat slut har passerat
board-overdue-text = De är fortfarande här. Be coachen förlänga, eller avsluta placeringen. Närvaro kan inte föras efter det planerade slutet.
board-planned-end = Skulle sluta { $day }
board-begins = Börjar { $day }
board-should-have-begun = Skulle ha börjat { $day }
board-start = Har börjat
board-capacity = Lediga platser de närmaste veckorna
board-slot = Plats
board-hours = { $free } av { $all } timmar lediga den här veckan
board-all-slots = Alla platser
board-half-year = Ett halvår framåt
board-drafts =
    { $count ->
        [one] 1 utkast
       *[other] { $count } utkast
    }
board-none-open = Inga öppna platser
board-none-open-text = Publicera ett utkast eller öppna en pausad plats, så syns de här.
board-time-is-over = Platsernas tid har gått ut
board-time-is-over-text = { $title } var sist ut, { $day }. Kopiera en till ny period, så syns den här.
board-copy = Kopiera till ny period
board-contracts = Avtal
board-past = De som har varit här

card-alias = Deltagare { $number }
card-hours = { $hours } timmar i veckan
card-adaptations = Anpassningar
card-coach = Coach:
card-no-coach = Ingen coach är utsedd just nu.
card-open = Öppna
card-hours-label = Timmar
card-worked = Arbetad tid
card-worked-by-week = Timmar vecka för vecka
card-worked-in-all = { $hours } i allt
card-coach-title = Coach
card-coach-text = Ring när något ändras eller inte fungerar.
card-coach-write = Skriv när något ändras eller inte fungerar. Nämn inte personens namn i brevet.
card-call-off = Blir inte av
card-pause = Pausa
card-resume = Är tillbaka
card-end = Avsluta

answer-answer = Svara
answer-title = Ta emot { $name }?
answer-by = Svara senast { $day }
answer-starts-on = Första dagen
answer-starts-on-hint = Den dag ni kommit överens om. Slutet är detsamma som i förslaget.
answer-accept = Ta emot
answer-accept-instead = Ta emot i stället
answer-decline = Tacka nej
answer-decline-instead = Tacka nej i stället
answer-decline-title = Tacka nej till { $name }?
answer-decline-lead = Coachen får veta skälet och söker vidare.
answer-decline-send = Tacka nej
answer-reason = Skäl
answer-accepted = Mottagen
answer-accepted-text = { $name } börjar { $day }. Personens andra förslag är släppta.
answer-declined = Avböjt

flash-placement-accepted = Ni har tagit emot. Personens andra förslag är släppta, och coachen ser ert svar.
flash-placement-declined = Ni har tackat nej. Platsen är ledig igen, och coachen ser skälet.

past-title = De som har varit här
past-lead =
    { $count ->
        [0] { $organisation }
        [one] { $organisation }: 1 avslutad placering.
       *[other] { $organisation }: { $count } avslutade placeringar.
    }
past-none = Ingen har avslutat en placering än
past-none-text = När en placering är avslutad står den här med alla timmar.
past-days = Dagar
past-hours = Timmar

access-board = Anordnarens dag
access-answer = Anordnarens svar på ett förslag
access-slot = Anordnarens sida om platsen
access-past = Anordnarens avslutade placeringar
board-invoices = Fakturaunderlag att svara på
board-invoice-since = fastlagt { $day }
board-invoice-lines = { $count ->
    [one] En rad att bekräfta
   *[other] { $count } rader att bekräfta
}
