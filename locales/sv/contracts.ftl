# Avtal: vad som är köpt av vem, vad som är använt och bokat, och vad som är kvar.

contracts-title = Avtal
contracts-none = Inga avtal löper
contracts-none-text = Lägg in ett avtal, så kan anordnaren lägga ut platser under det.
contracts-new = Lägg in avtal

contract-used = Använt
contract-committed = Bokat
contract-left = Kvar
contract-cap = Tak { $cap }
contract-place-months = Platsmånader
contract-money = Pengar
contract-reaches-cap = Taket väntas nås { $on }
contract-cap-reached = Taket nåddes { $on }.
contract-lasts = Räcker till { $on } enligt prognosen

contracts-lead = Vad projektet har köpt, hur mycket som är använt och bokat, och vad som är kvar.
contracts-new-lead = Anordnaren kan lägga ut platser under avtalet så snart det är inlagt. Coacherna kan placera där när en annan projektledare har godkänt det.
contracts-add = Lägg in avtalet
contracts-edit = Ändra avtalet

contract-title = Avtal
contract-title-hint = Ett namn som båda parter känner igen.
contract-project-id = Projekt
contract-provider-id = Anordnare
contract-provider-missing = Anordnaren finns inte i listan: lägg in den först
contract-procedure = Upphandlat genom
contract-choose = Välj
contract-cpv = CPV-kod
contract-cpv-hint = Till exempel 85312510-7, yrkesinriktad rehabilitering.
contract-cpv-shape = Skriv åtta siffror, bindestreck och en kontrollsiffra, till exempel 85312510-7.
contract-signed-on = Undertecknat
contract-starts-on = Gäller från
contract-ends-on = Gäller till
contract-caps = Tak
contract-caps-hint = Ett ramavtal upphör att gälla vid sitt tak. En placering som skulle passera det nekas.
contract-max-place-months = Högst så många platsmånader
contract-max-place-months-hint = En person på en plats en hel månad är en platsmånad.
contract-max-value = Högsta värde
contract-max-value-hint = Med alla förlängningar, utan moms.
contract-price-per-place-month = Pris per platsmånad
contract-extension-months = Förlängning
contract-extension-count = Antal förlängningar
contract-reserved-share-percent = Andel reserverad arbetskraft
contract-reserved-share-percent-hint = För avtal som reserverats enligt 4 kap. 18 § LOU: minst 30 procent.
contract-unit-kronor = kr
contract-unit-months = månader
contract-unit-times = gånger
contract-unit-percent = procent
contract-period = Period
contract-extension = Kan förlängas
contract-reference = Referens
contract-facts = Om avtalet
contract-history = Historik
contract-history-all = Visa hela historiken
contract-history-from = Från
contract-history-to = Till
contract-history-requirement = Krav
contract-history-action = Åtgärd
contract-history-answer = Svar
contract-history-file = Fil
contract-notice-to = Uppsägningstiden löpte till
contract-extensions-used = Använda förlängningar
contract-state = Läge
contract-now = Använt och bokat
contract-maximum = Tak
contract-stands-on = Läget { $on }
contract-people = { $started } har börjat, { $active } är där nu.
contract-on = Visa läget en annan dag
contract-show-day = Visa
contract-today = Visa läget i dag
contract-burn-up = Månad för månad
contract-burn-up-title = Använda platsmånader mot taket
contract-burn-up-money = Använda pengar mot taket
contract-money-thousands = Pengar, tusen kronor
contract-expected = Väntat, enligt prognosen
contract-at-least = Väntat, i underkant
contract-at-most = Väntat, i överkant
contract-planned = Som det är bokat
contract-even-pace = Jämn takt
contract-month = Månad
contract-call-offs = Avrop ({ $count })
contract-call-offs-means = Placeringar under avtalet, utan namn. Coachen och anordnaren vet vem det gäller.
contract-no-call-offs = Inga placeringar än. De kommer hit när en coach föreslår någon för en plats under avtalet.
contract-call-off = Placering
contract-slot = Plats
contract-files = Filer och kontakter ({ $count })
contract-slots = Platser ({ $count }), { $free } lediga i dag
contract-no-slots = Inga platser är utlagda under avtalet. Be anordnaren lägga ut dem.
contract-slot-seats = Antal
contract-slot-free = Lediga i dag

flash-contract-added = Avtalet är inlagt.
flash-contract-changed = Avtalet är ändrat.
event-contract_added = Avtalet lades in
event-contract_changed = Avtalet ändrades

contract-kind = Slag av avtal
contract-lots = Kommuner som avtalet omfattar
contract-lots-hint = Kryssa inget om det gäller i alla projektets kommuner.
contract-lots-all = Alla projektets kommuner
contract-notice-months = Uppsägningstid
contract-months = { $months ->
    [one] 1 månad
   *[other] { $months } månader
}
contract-decide-by = Förlängning beslutas senast
contract-decide-by-hint = Brygga påminner 180, 90 och 30 dagar innan.
contract-evidence-on = Andelen visad
contract-evidence-on-hint = Dagen för intyget om andelen reserverad arbetskraft. Brygga påminner 60 dagar innan det är ett år gammalt.
contract-extension-left = { $left } av { $count } kvar, { $months } månader var
contract-terminated-on = Uppsagt till
contract-price = Pris
contract-price-holds = { $price } per { $unit } från { $from }
contract-price-per = { $price } per { $unit }
contract-approved-by = Godkänt av
contract-left-of = { $left } kvar av { $cap }
contract-waits = Avtalet gäller inte förrän ytterligare en projektledare har godkänt det. Till dess kan ingen placeras under det.
contract-approve = Godkänn avtalet
contract-approve-title = Godkänn avtalet
contract-approve-lead = Du intygar att uppgifterna om { $title } stämmer med det undertecknade avtalet. Därefter kan coacherna placera under det.
contract-approve-terms = Det här godkänner du
contract-refuse = Neka avtalet
contract-refuse-link = Neka avtalet i stället
contract-refuse-title = Neka avtalet
contract-refuse-lead = { $title } kommer aldrig att gälla, och går inte att godkänna senare. Ett rättat avtal läggs in på nytt.
contract-refuse-change = Är det bara en uppgift som är fel? Ändra avtalet i stället, så godkänner en annan projektledare.
contract-withdraw = Dra tillbaka avtalet
contract-withdraw-title = Dra tillbaka avtalet
contract-withdraw-lead = { $title } kommer aldrig att gälla. Ett rättat avtal läggs in på nytt.
contract-is-closed = Avtalet godkändes aldrig och gäller inte. Ingen kan placeras under det. Lägg in ett nytt om det behövs.
contract-revoke = Ta tillbaka uppsägningen
contract-revoke-title = Ta tillbaka uppsägningen
contract-revoke-lead-unknown = { $title } är uppsagt till { $on }. Till vilken dag det gällde före uppsägningen är inte uppskrivet. När uppsägningen är tillbakatagen gäller det fortfarande till { $on }, och kan sedan ändras eller förlängas som andra avtal.
contract-revoke-lead = { $title } är uppsagt till { $on }. När uppsägningen är tillbakatagen gäller avtalet till { $ends }.
contract_closed-refused = Nekat
contract_closed-withdrawn = Tillbakadraget
contract-approve-stale = Avtalet ändrades medan sidan var öppen. Läs det på nytt innan du godkänner.
contract-extend = Skicka för godkännande
contract-extend-title = Förläng avtalet
contract-extend-lead = Avtalet gäller till { $from } och kommer att gälla till { $to }, när en annan projektledare har godkänt det. Taket ändras inte: det räknades med alla förlängningar.
contract-extend-why-hint = Varför avtalet ska förlängas. Sparas tillsammans med bedömningen.
contract-price-title = Lägg in ett nytt pris
contract-price-lead = Priset för { $title } från en dag framåt. Det som redan är bokat räknas om från den dagen.
contract-price-from = Gäller från
contract-price-amount = Pris i kronor
contract-price-unit = Per
contract-price-unit-hint = En dag är en vardag i placeringens period. En timme är en femtedel av de avtalade veckotimmarna för varje vardag, både för det som är använt och det som är bokat. Närvaron ändrar inte priset.
contract-price-set = Lägg in priset
contract-terminate = Säg upp avtalet
contract-terminate-title = Säg upp avtalet i förtid
contract-terminate-lead = Avtalet gäller annars till { $on }. Ingen får ha en placering under det efter den nya sista dagen.
contract-terminate-on = Sista dag
contract-terminate-on-hint = Tidigast i dag.
contract-terminate-why = Skäl
contract-terminate-sooner = Varför före uppsägningstidens slut
contract-terminate-sooner-hint = Behövs bara när sista dagen ligger före uppsägningstiden på { $months } månader. Till exempel att båda är överens, eller ett avtalsbrott.

contract-life-unapproved = Väntar på godkännande
contract-life-planned = Kommande
contract-life-active = Löper
contract-life-extended = Löper, förlängt
contract-life-ending = Går mot sitt slut
contract-life-ended = Avslutat
contract-life-exhausted = Taket är nått
contract-life-terminated = Uppsagt

flash-contract-approved = Avtalet är godkänt.
flash-contract-refused = Avtalet är nekat.
flash-contract-withdrawn = Avtalet är tillbakadraget.
flash-contract-notice-revoked = Uppsägningen är tillbakatagen.
flash-contract-terminated = Avtalet är uppsagt.
event-contract_approved = Avtalet godkändes
event-contract_extended = Avtalet förlängdes
event-contract_repriced = Ett nytt pris lades in
event-contract_refused = Avtalet nekades
event-contract_withdrawn = Avtalet drogs tillbaka
event-contract_notice_revoked = Uppsägningen togs tillbaka
event-contract_terminated = Avtalet sades upp

contract-alerts = Att bevaka
alert-unapproved = Avtalet väntar på att ytterligare en projektledare godkänner det.
alert-cap = { $count } procent av taket är använt eller bokat. Planera för ett annat avtal innan coacherna får nej.
alert-extension = { $count ->
    [one] En dag kvar att besluta om förlängning.
   *[other] { $count } dagar kvar att besluta om förlängning.
}
alert-ends-with-people = { $count ->
    [one] Avtalet går ut, och en person har en plats under det. Förläng avtalet eller flytta placeringen.
   *[other] Avtalet går ut, och { $count } personer har platser under det. Förläng avtalet eller flytta placeringarna.
}
alert-empty-seats = { $count ->
    [one] En plats har stått tom i fyra veckor. Fråga coacherna och anordnaren varför.
   *[other] { $count } platser har stått tomma i fyra veckor. Fråga coacherna och anordnaren varför.
}
alert-price-change = Ett nytt pris börjar gälla.
alert-evidence-none = Andelen reserverad arbetskraft är inte visad. Be anordnaren om ett intyg, och skriv in dagen på avtalets sida.
alert-evidence = Andelen reserverad arbetskraft behöver visas på nytt. Be anordnaren om ett nytt intyg.
alert-evidence-soon = { $count ->
    [one] Intyget om andelen reserverad arbetskraft är ett år gammalt i morgon. Be anordnaren om ett nytt i dag.
   *[other] Intyget om andelen reserverad arbetskraft är ett år gammalt om { $count } dagar. Be anordnaren om ett nytt redan nu.
}
alert-owner = Ansvarig: { $name }.
alert-owner-management = Ansvarig: projektledningen.
alert-extension-missed = { $count ->
    [one] Dagen för att besluta om förlängning var i går. Fråga anordnaren om avtalet ändå kan förlängas, eller planera för ett annat.
   *[other] Dagen för att besluta om förlängning var för { $count } dagar sedan. Fråga anordnaren om avtalet ändå kan förlängas, eller planera för ett annat.
}
alert-ended-with-people = { $count ->
    [one] Avtalet har gått ut, och en person har fortfarande en plats under det. Avsluta eller flytta placeringen.
   *[other] Avtalet har gått ut, och { $count } personer har fortfarande platser under det. Avsluta eller flytta placeringarna.
}
alert-hear = Sätt på igen
flash-alert-heard = Påminnelsen är på igen.
contract-history-alert = Påminnelse
event-contract_alert_heard = En påminnelse sattes på igen
alerts-title = Alla varningar
alerts-none = Inga varningar
alerts-none-text = Brygga varnar här när ett avtal snart är slut, ett tak närmar sig eller platser står tomma.
alerts-placements = Placeringar utan nästa steg
alerts-extensions = Förlängningar att besluta om
alerts-extensions-means = Där avtalet inte säger någon dag räknas den från slutet, minus uppsägningstiden.
alerts-no-extensions = Inget avtal kan förlängas.
alerts-missed = Dagen har gått
alerts-silenced = Avstängda påminnelser
alert-silence = Stäng av påminnelsen
alert-unknown = Påminnelsen känns inte igen. Gå tillbaka till avtalet och välj den som står där.
flash-alert-silenced = Påminnelsen är avstängd. Den kommer tillbaka om läget blir värre. Gäller den tomma platser kommer den också tillbaka efter ett halvår.
event-contract_alert_silenced = En påminnelse stängdes av

invoice-title = Fakturaunderlag
invoice-heading = Fakturaunderlag { $month }
invoice-month = Månad
invoice-months = Andra månader
invoice-earlier = Månaden före
invoice-later = Månaden efter
invoice-show-month = Visa månaden
invoice-month-shape = Skriv månaden så här: 2021-06. Eller välj den i listan.
invoice-not-over = Månaden är inte slut: underlaget räcker till i dag.
invoice-none = Ingen hade en plats den månaden
invoice-none-text = Underlaget har en rad för varje placering som har börjat.
invoice-means = En rad per placering, för dagarna i månaden, till det pris som gällde. Raderna för alla månader blir tillsammans det som är använt av avtalet.
invoice-from = Från
invoice-to = Till
invoice-weekdays = Vardagar
invoice-hours = Timmar i veckan
invoice-amount = Belopp
invoice-total = Summa
invoice-for-month = Gäller månad
invoice-state = Läge
invoice-state-draft = Uträknat, inte fastlagt
invoice-state-waits = Väntar på anordnaren
invoice-state-locked = Bekräftat
invoice-issue = Lägg fast underlaget
invoice-issue-means = När underlaget är fastlagt bekräftar anordnaren rad för rad. Det som ändras senare kommer som rättelser i en senare månad.
invoice-waits = Fastlagt { $on } av { $name }. Anordnaren bekräftar raderna.
invoice-locked = Alla rader är bekräftade { $on }. Underlaget ändras inte mer.
invoice-has-disputed = { $count ->
    [one] Anordnaren håller inte med om en rad. Rätta placeringens dagar eller timmar och räkna om, eller svara anordnaren på raden.
   *[other] Anordnaren håller inte med om { $count } rader. Rätta placeringarnas dagar eller timmar och räkna om, eller svara anordnaren på raderna.
}
invoice-work-out = Räkna om det som inte är bekräftat
invoice-confirm-all = { $count ->
    [one] Bekräfta raden
   *[other] Bekräfta de { $count } raderna
}
invoice-answer = Svara
invoice-answer-label = Anordnarens svar
invoice-reply = Svara anordnaren
invoice-reply-title = Svara anordnaren
invoice-reply-lead = { $reference } stämmer inte, enligt anordnaren: ”{ $comment }”
invoice-reply-label = Vad ni svarar
invoice-replied = Projektet: { $words }
invoice-between = Köpare: { $buyer }. Anordnare: { $seller }.
invoice-buyer = Köpare
event-invoice_replied = En ifrågasatt rad i ett fakturaunderlag besvarades
invoice-answer-title = Stämmer raden?
invoice-line-lead = { $reference }, { $slot }, { $period }: { $amount }.
invoice-comment = Kommentar
invoice-comment-hint = Behövs när raden inte stämmer: skriv vad som är fel.
invoice-correction = Rättelse för { $month }
invoice-price-of = { $price } per { $unit }
invoice-price-changed = Priset ändrades
invoice-issued-months = Fastlagda månader
line_answer-open = Inte besvarad
line_answer-confirmed = Stämmer
line_answer-disputed = Stämmer inte
flash-invoice-issued = Underlaget är fastlagt.
flash-invoice-worked-out = Raderna är omräknade.
flash-invoice-confirmed = Raderna är bekräftade.
flash-invoice-answered = Svaret är sparat.
event-invoice_issued = Ett fakturaunderlag lades fast
event-invoice_worked_out = Ett fakturaunderlag räknades om
event-invoice_disputed = Anordnaren höll inte med om en rad i ett fakturaunderlag
event-invoice_confirmed = Ett fakturaunderlag bekräftades
open-data-title = Öppna data
open-data-is-on = Vem som helst kan läsa projektets avtal som öppna data (OCDS). Inga deltagare finns med.
open-data-is-off = Projektets avtal kan publiceras som öppna data (OCDS) på en adress som inte kräver inloggning. Inga deltagare finns med.
open-data-file = Öppna filen
open-data-switch-on = Publicera
open-data-switch-off = Sluta publicera
flash-open-data-on = Avtalen är publicerade som öppna data.
flash-open-data-off = Avtalen är inte längre publicerade.
event-open_data_published = Avtalen publicerades som öppna data
event-open_data_withdrawn = Avtalen slutade publiceras som öppna data
