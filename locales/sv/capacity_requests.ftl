# Frågor om platser: ett projekt frågar anordnare, och de svarar.

capacity-requests-title = Frågor om platser
capacity-requests-lead = Fråga anordnarna om fler platser, och se vilka som har svarat.
capacity-requests-new = Fråga om platser
capacity-requests-none = Ingen fråga väntar.
capacity-requests-to-answer = Projekt frågar om platser
capacity-request-what = Fråga
capacity-request-seats = Antal platser
capacity-request-seats-of =
    { $count ->
        [one] 1 plats
       *[other] { $count } platser
    }
capacity-request-ssyk = Slags arbete
capacity-request-any-work = Alla slags arbeten
capacity-request-municipality = Kommun
capacity-request-starts-on = Från och med
capacity-request-answer-by = Sista svarsdag
capacity-request-whom = Vilka frågar ni?
capacity-request-everyone =
    { $count ->
        [0] Alla med ett avtal som löper (ingen just nu)
        [one] Den enda anordnare som har ett avtal som löper
       *[other] Alla { $count } anordnare med ett avtal som löper
    }
capacity-request-some = Dem jag väljer här
capacity-request-provider = Anordnare
capacity-request-provider-hint = Behövs bara om du inte frågar alla. De med avtal står först.
capacity-request-message = Meddelande
capacity-request-message-hint = Syns för dem ni frågar. Skriv inga namn på deltagare.
capacity-request-send = Skicka frågan
capacity-request-from = { $project }, från { $on }
capacity-request-asked-by = { $name } frågade { $on }. Sista svarsdag är { $by }.
capacity-request-answers = Svar
capacity-request-answered-of = { $answered } av { $asked }
capacity-request-promised = Utlovade platser
capacity-request-of-seats = { $promised } av { $seats }
capacity-request-together = Tillsammans
capacity-request-sum = { $promised } av { $seats } platser är utlovade
capacity-request-missing = Saknas
capacity-request-is-answered = ni har svarat
capacity-request-is-open = väntar på svar
capacity-request-is-late = svarstiden är ute
capacity-request-is-filled = täckt
capacity-request-is-closed = stängd
capacity-request-close = Stäng frågan
capacity-request-close-text = Ingen kan svara längre. Det som är utlovat ligger kvar här, men håller inga platser: föreslå eller reservera dem.

capacity-answer-title = Svara för { $name }
capacity-answer-means = Ett ja håller inga platser; det gör först ett förslag eller en reservation. Ni kan lova flera platser, och ändra svaret till och med sista svarsdagen.
capacity-answer-no-room = Ingen öppen plats har rum från den dagen.
capacity-answer-free =
    { $count ->
        [one] 1 ledig
       *[other] { $count } lediga
    }
capacity-answer-promised = Det ni har lovat
capacity-answer-take-back = Ta tillbaka
capacity-answer-more = Lova fler
capacity-answer-no-takes-back = Ett nej tar tillbaka allt ni har lovat i den här frågan.
capacity-answer-fits = det som efterfrågas
capacity-answer-yes =
    { $count ->
        [one] Ja, 1 plats
       *[other] Ja, { $count } platser
    }
capacity-answer-copy = Ja, med en ny plats som liknar en annan
capacity-answer-slot = Som
capacity-answer-how-many = Antal platser
capacity-answer-make-copy = Gör ett utkast och svara ja
capacity-answer-no = Nej
capacity-answer-reason = Skäl
capacity-answer-send-no = Svara nej
capacity-answer-answer = Svar
capacity-answer-on = Svarade
capacity-answer-none = inget svar än
capacity-answer-never = svarade inte
capacity-answer-seats =
    { $count ->
        [one] ja, 1 plats
       *[other] ja, { $count } platser
    }
no_seats_reason-full = Allt är fullt
no_seats_reason-supervision_missing = Handledare saknas
no_seats_reason-other_work = Har inte den sortens arbete
no_seats_reason-other_place = Finns inte i kommunen
no_seats_reason-later_only = Först senare
no_seats_reason-other = Annat skäl
flash-capacity-requested = Frågan är skickad.
flash-capacity-answered = Svaret är lämnat.
flash-capacity-taken-back = Löftet är tillbakataget.
flash-capacity-draft = Svaret är lämnat, och utkastet finns här. Publicera det när det stämmer.
flash-capacity-request-closed = Frågan är stängd.
event-capacity_requested = { $seats } platser efterfrågades av { $asked } anordnare
event-capacity_promised = { $seats } platser utlovades: { $slot }
event-capacity_promise_taken_back = Ett löfte om { $seats } platser togs tillbaka: { $slot }
event-capacity_declined = En anordnare svarade nej
event-capacity_request_closed = En fråga om platser stängdes med { $promised } utlovade
refusal-answer-day-outside = Sista svarsdag ska ligga mellan { $from } och { $to }, den dag platserna behövs. Välj en sådan dag.
refusal-nobody-asked = Ingen att fråga är vald. Välj minst en anordnare.
refusal-capacity-request-closed = Frågan är stängd och kan inte besvaras. Kontakta projektledaren.
refusal-answer-too-late = Sista svarsdag var { $by }. Kontakta projektledaren.
refusal-promise-over-free = { $free ->
    [0] Platsen har inget ledigt från den dagen. Välj en annan plats, eller gör en ny som liknar den.
    [one] Platsen har 1 ledig från den dagen. Lova högst så många, eller gör en ny plats som liknar den.
   *[other] Platsen har { $free } lediga från den dagen. Lova högst så många, eller gör en ny plats som liknar den.
  }
