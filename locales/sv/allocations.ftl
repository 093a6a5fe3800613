# Fördelningar: en kö av deltagare får platser på en gång, så att alla kan kontrollera det efteråt.

allocation-line = { $id }  { $project }, { $made }: { $placed } av { $people } fick plats, { $kept } behöll sin
allocation-ran = Fördelning { $id } är sparad: { $placed } av { $people } fick plats, { $fit } poäng tillsammans.
allocation-verified = Fördelning { $id } stämmer: { $placed } av { $people } fick plats, { $fit } poäng tillsammans. Samma svar kom ut igen och följer alla regler.
allocation-proven-by-prices = Platsernas priser bevisar att inget svar är bättre.
allocation-proven-by-parts = Alla svar delades i { $parts } delar, och priserna i varje del bevisar att inget svar där är bättre.
allocation-broken = Fördelning { $id } håller inte: { $why }.
allocation-broken-inputs = det sparade underlaget är inte det som kontrollsumman gjordes av
allocation-broken-outcome = det sparade resultatet är inte det som kontrollsumman gjordes av
allocation-broken-unreadable = det som är sparat går inte att läsa som en fördelning
allocation-broken-people = resultatet gäller andra personer
allocation-broken-not-possible = person { $person } i underlaget har fått en plats som inte är möjlig
allocation-broken-seats = plats { $slot } i underlaget har fler personer än platser
allocation-broken-hours = plats { $slot } i underlaget har fler timmar än som finns kvar
allocation-broken-too-few = plats { $slot } i underlaget har färre personer än gruppen måste ha
allocation-broken-contract = avtal { $contract } i underlaget räcker inte till
allocation-broken-sums = resultatet säger { $placed } placerade med { $fit } poäng, men raderna ger { $rows-placed } med { $rows-fit }
allocation-broken-other-answer = samma underlag ger ett annat svar: { $people } personer får en annan plats
allocation-broken-event = kontrollsummorna är inte de som står i händelsen från när den gjordes
allocation-broken-columns = det som listan över fördelningar visar är inte det som är sparat
allocation-broken-rows = { $rows } av raderna säger en annan plats än resultatet och ändringarna för hand
allocation-broken-prices = de sparade priserna visar inte att inget bättre finns
allocation-broken-unproven = samma svar kom fram och följer alla regler, men det är inte visat att det är det bästa: högst { $placed } skulle kunna placeras, med { $fit } poäng

event-allocation_made = En fördelning gjordes
event-allocation_released = Fördelningen lämnades till coacherna
event-allotment_changed = Platsen i en fördelning ändrades för hand: { $reason }
event-wishes_changed = Önskade platser ändrades ({ $count })

menu-allocations = Fördelningar
access-allocation = En fördelning av platser
access-wishes = Önskade platser
flash-allocation-made = Fördelningen är gjord. Granska den, och lämna den sedan till coacherna.
flash-allocation-released = Fördelningen är lämnad. Coacherna kan nu skicka förslagen.
flash-allotment-changed = Ändringen är sparad med sitt skäl.
flash-wishes-changed = Önskade platser är ändrade.

allocations-title = Fördelningar
allocations-lead = Ge en hel kö av deltagare platser på en gång, rättvist och så att alla kan kontrollera det efteråt.
allocations-new = Ny fördelning
allocations-none = Inga fördelningar än
allocations-none-text = Välj deltagare och platser, så föreslår en körning vem som får vilken plats. Ingenting skickas förrän det är granskat.

allocation-title = Fördelning i { $project }
allocation-made = Gjord
allocation-made-by = Gjord av
allocation-project-id = Projekt
allocation-period = Period
allocation-placed = Fick plats
allocation-placed-of = { $placed } av { $people }
allocation-of = av { $count }
allocation-kept = Behöll sin plats
allocation-without = Utan plats
allocation-points = Poäng
allocation-state = Läge
allocation-draft-means = Bara du som bestämmer över fördelningen ser den. Ändra för hand om något inte stämmer, och lämna den sedan till coacherna.
allocation-released-means = Varje coach skickar förslagen för sina egna deltagare, efter att ha frågat dem.
allocation-again = Gör om
allocation-release = Lämna till coacherna
allocation-to-send =
    { $count ->
        [one] Ett förslag att skicka
       *[other] { $count } förslag att skicka
    }
allocation-send-means = Fråga deltagarna först. Förslagen blir vanliga förslag: anordnaren får förnamn, timmar, period och ditt telefonnummer, och platsen hålls tills anordnaren svarar.
allocation-tells = Berätta också vilka av deltagarens anpassningar som platsen har
allocation-send = Skicka förslagen
allocation-sent-title = Skickade förslag
allocation-sent-lead = { $sent } av { $all } förslag skickades.
allocation-rows = Vem fick vad
allocation-no-rows = Ingen här.
allocation-fairness = Så föll det ut för olika grupper
allocation-fairness-means = n är hur många gruppen är. Grupper med färre än { $least } visas tillsammans, så att ingen enskild går att känna igen. De som behöll sin plats är inte med.
allocation-by-sex = Kön
allocation-by-age = Ålder
allocation-by-municipality = Kommun
allocation-group = Grupp
allocation-n = n
allocation-other-slot = Annan plats
allocation-share = Fick plats, andel
allocation-too-few = För få för att visas.
allocation-small-groups = Små grupper tillsammans
allocation-everybody = Alla
allocation-evidence = Underlag och bevis
allocation-unproven = Svaret följer alla regler, men är inte bevisat bäst: grupper och timmar gav för många möjligheter att pröva. Inget svar ger fler än { $placed } personer plats eller mer än { $fit } poäng med så många.
allocation-rules = Först behåller alla den plats de har. Sedan får så många som möjligt plats. Bland sådana svar väljs det med mest poäng tillsammans, och bland lika bra svar avgör lotten.
allocation-weights = Poängen är hur väl platsen passar, 0–100 ({ $weights }), och för önskade platser dessutom { $ranks } i ordning.
allocation-seed = Lottens tal
allocation-seed-hint = Samma tal ger samma lottning. Bestäm det gärna i förväg, tillsammans.
allocation-sums = Kontrollsumma, underlag
allocation-sums-outcome = Kontrollsumma, resultat
allocation-before = Gör om
allocation-before-link = Fördelningen före den här
allocation-check = Kontrollera med: brygga allocation verify { $id }

allocation-new-lead = Välj vilka som ska få plats, och var. Du får granska resultatet innan något skickas.
allocation-follows = Gör om fördelningen från { $made }. Samma deltagare är valda. De som har fått ett ja eller ett obesvarat förslag behåller sin plats.
allocation-starts-on = Placeringarna börjar
allocation-ends-on = Placeringarna slutar
allocation-municipality = Kommun
allocation-everywhere = Hela projektet
allocation-show-choices = Visa vilka som kan väljas
allocation-people = Deltagare
allocation-people-hint-manager = Du ser referenser, inte namn. De som har skyddade personuppgifter är inte med: deras coach föreslår själv.
allocation-people-hint-coach = Dina egna deltagare. De som har skyddade personuppgifter är inte med: föreslå dem själv.
allocation-nobody = Ingen aktiv deltagare att välja.
allocation-choose-some = Välj minst en.
allocation-slots = Platser
allocation-slots-hint = Platser med något ledigt varje dag i perioden. Grupp: minst så många kommer tillsammans, eller ingen.
allocation-no-slots = Ingen plats har något ledigt hela perioden. Välj en annan period eller kommun.
allocation-more-slots = De första { $count } visas. Välj kommun för att se andra.
allocation-free-seats = Lediga
allocation-free-hours = Timmar kvar
allocation-least = Grupp om minst
allocation-least-of = Grupp om minst: { $slot }
allocation-how = Hur det avgörs
allocation-track = Spår
allocation-most = Högst { $most } par av deltagare och platser på en gång.
allocation-run = Gör fördelningen

allotment-title = { $name } i fördelningen
allotment-participant = Deltagare
allotment-coach = Coach
allotment-enrolled = Inskriven
allotment-slot = Plats
allotment-wish = Önskan
allotment-rank = Önskan nr { $rank }
allotment-points = { $points } poäng
allotment-kept = Behåller sin plats
allotment-waiting = Väntar på plats
allotment-unsent = Inte skickad
allotment-without = Utan plats
allotment-changed = Ändrade för hand
allotment-by-hand = för hand
allotment-sent = Skickat
allotment-not-sent = Gick inte att skicka
allotment-open-person = Öppna deltagaren
allotment-why = Varför
allotment-why-kept = Personen hade redan en plats eller ett öppet förslag i perioden, och behåller det.
allotment-said = Körningen gav platsen { $slot }.
allotment-said-none = Körningen gav ingen plats.
allotment-options =
    { $count ->
        [0] Ingen av de valda platserna var möjlig.
        [one] En av de valda platserna var möjlig.
       *[other] { $count } av de valda platserna var möjliga.
    }
allotment-what-would = Det här skulle ha krävts
allotment-best-there-is = Ingen möjlig plats hade passat bättre.
allotment-coach-knows = Det finns inget att välja: någon regel stod i vägen vid varje vald plats. Fördelningens sida visar vilka regler som oftast gjorde det, och personens coach ser vad som gäller här och vad som kan ändra det.
allotment-ruled-out = Det här hindrade
allotment-rule = { $rule } ({ $count ->
    [one] en plats
   *[other] { $count } platser
  })
allotment-history = Ändrat för hand
allotment-moved = Från { $from } till { $to }
allotment-change = Ändra för hand
allotment-no-slot = Ingen plats
allotment-choice = { $slot } ({ $points } poäng)
allotment-reason = Skäl
allotment-reason-hint = Minst tio tecken. Skälet sparas och syns för coachen. Skriv inget om hälsa.
allotment-save-change = Spara ändringen

why-lot = { $slot }: ett lika bra svar hade gett personen den platsen. Lotten avgjorde.
why-points = { $slot }: om den hade passat mer än { $missing } poäng bättre. Andra passade bättre där.
why-others = { $slot }: då hade { $fewer ->
    [one] en annan person
   *[other] { $fewer } andra personer
  } blivit utan plats. Fler platser där, eller för dem, hade behövts.
why-never = { $slot }: gruppen där blev inte tillräckligt stor, eller så räckte inte timmarna.

rule-hours-too-many = Platsen kräver fler timmar än personen klarar
rule-hours-taken = För få timmar är kvar på platsen
rule-too-far = För långt att resa
rule-not-offered = Platsen har inte det som personen behöver
rule-requirement-missing = Ett krav är inte uppfyllt
rule-has-ended = Insatsen är avslutad
rule-other-project = Ett annat projekts avtal
rule-project-ends = Projektet slutar före placeringen
rule-outside-area = Utanför projektets kommuner
rule-not-bookable = Platsen tar inte emot
rule-outside-period = Platsen går inte att boka hela perioden
rule-no-seat = Fullt någon dag i perioden
rule-contract-spent = Avtalet räcker inte
rule-already-there = Redan på platsen eller föreslagen dit
rule-paused = Nyligen nej dit
rule-not-this-provider = Nej till anordnaren
rule-reassess = Nej dit, och profilen är inte ändrad sedan dess

wishes-title = Platser som { $name } önskar
wishes-lead = Högst { $most }, den käraste först. En fördelning tar hänsyn till dem.
wishes-link = Önskade platser
wishes-find = Hitta platser
wishes-none = Inga önskade platser än
wishes-none-text = Öppna en plats i sökningen och lägg till den bland de önskade.
wishes-add = Lägg till bland önskade platser
wishes-rise = Flytta upp
wishes-remove = Ta bort
allocation-slots-gone = { $count ->
    [one] En av platserna i den förra körningen går inte att välja för den här perioden. De andra är förvalda.
   *[other] { $count } av platserna i den förra körningen går inte att välja för den här perioden. De andra är förvalda.
}
allocation-without-why = De som inte fick plats, och varför
allocation-without-means = Som platsernas priser säger det. Varje persons eget skäl står på personens rad.
allocation-no-task = Fördelningen pekar på något som inte finns. Gör om den.
allocation-no-run = Det finns ingen fördelning { $id }. Se dem som finns med: brygga allocation list
allocation-not-of-project = Någon deltagare eller plats hör inte till projektet, har slutat eller är skyddad. Ta bort den och försök igen.
allocation-least-form = --least tar en plats och ett antal, som s1=3, inte { $written }.
allocation-least-number = --least: en grupp är 1 till { $most } personer, inte { $written }.
allocation-least-slot = --least: platsen { $slot } är inte med i fördelningen. Ange den med --slot också.
allocation-hindrances = Regler som stod i vägen för dem
allocation-hindrance = { $count } av { $all } par
allocation-hindrances-means = Ett par är en deltagare utan plats och en av de valda platserna. Flera regler kan stå i vägen för samma par. Räknat över alla, så att ingen enskild går att känna igen.
