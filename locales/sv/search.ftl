# Hitta plats: söksidan, varför en plats passar eller inte, och förslaget.

search-title = Hitta plats
search-lead = Bara platser som tar emot just nu och har en ledig plats och timmar kvar under hela perioden.
search-words = Sök på arbetsuppgifter, yrke, anordnare eller kommun
search-placeholder = Kök, snickeri, Norrtälje …
search-for-whom = Vem söker du för?
search-no-one = Välj en deltagare för att se hur varje plats passar, och för att föreslå.
search-choose = Välj deltagare
search-choose-one = Välj en deltagare
search-choose-other = Byt deltagare
search-choose-done = Välj
search-for-nobody = Sök utan deltagare
search-nobody-to-choose = Du har ingen aktiv deltagare att söka för.
search-enrol = Skriv in någon
search-profile = Profil
search-profile-used = Träffarna är sorterade efter önskemål, tid, behov och avstånd.
search-profile-empty = Profilen är inte ifylld, så det mesta är okänt.
search-ended = Insatsen är avslutad. Det går att titta men inte att föreslå.
search-reduced = Sökningen är förenklad just nu.
search-reduced-text = Sökindexet svarar inte. Vi söker ord för ord bland de nyaste platserna i databasen, utan synonymer och stavningshjälp. Lediga platser och timmar stämmer.
search-some-words = Ingen plats har alla orden. De här har något av dem.
search-from = Ledig från
search-to = Till och med
search-hours = Timmar i veckan
search-show = Visa
search-more = { $count ->
    [one] En till
   *[other] { $count } till
  }
search-clear = Rensa allt
search-found =
    { $count ->
        [0] Inga träffar
        [one] 1 träff
       *[other] { $count } träffar
    }
search-none = Inget passar allt på en gång
search-none-text = Ta bort något av villkoren, ändra perioden, eller sök på ett annat ord för samma sak.
search-loosen-words = Utan sökorden
search-loosen-hours = Oavsett timmar
search-loosen-municipality = I alla kommuner
search-loosen-field = Inom alla yrkesområden
search-loosen-kind = Hos alla anordnare
search-loosen-adaptation = Utan krav på anpassningar
search-loosen-band = Oavsett arbetstid
search-loosen-language = På alla språk
search-loosen-later = Lika länge, från { $from } ({ $count })
search-loosen-shorter = Kortare, till { $to } ({ $count })
search-sort = Sortera efter
search-sort-fit = Passar bäst
search-sort-distance = Närmast
search-sort-free = Ledig först
search-sort-newest = Nyast
search-map = Karta över träffarna
search-map-home = Här bor deltagaren
search-map-hint = Välj en kommun i kartan för att se bara dess platser.
search-municipality = Kommun
search-field = Yrkesområde
search-kind = Anordnare
search-adaptation = Anpassningar
search-band = Timmar per person och vecka
search-language = Språk på platsen
search-hours-band = { $from }–{ $to } timmar
search-km = { $km } km bort
search-seats = { $free } av { $all } platser lediga
search-hours-each = { $from }–{ $to } h/vecka per person
search-hours-left = { $hours } h/vecka kvar
search-demands = Kräver: { $what }
search-propose = Föreslå
search-fitting = Så passar platsen { $name }
search-fit-well = Passar
search-fit-partly = Passar delvis
search-fit-unknown = Vet inte säkert
search-fit-hindered = Något hindrar

finding-hours-fit = Tiden går ihop: { $from }–{ $to } h/vecka
finding-hours-too-many = Minst { $least } h/vecka, { $name } klarar { $can }
finding-hours-too-few = Högst { $most } h/vecka, { $name } vill börja med { $wants }
finding-hours-unknown = { $least }–{ $most } h/vecka. Hur mycket { $name } klarar är inte ifyllt.
finding-hours-taken = Bara { $left } h/vecka är kvar, { $needs } behövs
finding-near = Ligger { $km } km från { $home }
finding-too-far = Ligger { $km } km från { $home }, { $name } kan resa { $limit } km
finding-travel-unknown = Ligger { $km } km från { $home }. Hur långt { $name } kan resa är inte ifyllt.
finding-offered = Finns på platsen: { $what }
finding-not-offered = Det här behöver { $name }, men platsen har det inte: { $what }
finding-wished = { $name } önskar det här: { $wish }
finding-near-wish = Liknar det { $name } önskar: { $wish }
finding-not-wished = Inget av det { $name } önskar
finding-wishes-unknown = Vad { $name } önskar är inte ifyllt.
finding-language-shared = Gemensamt språk: { $language }
finding-no-language-shared = Platsen talar inget av { $name }s språk
finding-requirement-met = Kravet är uppfyllt: { $what }
finding-requirement-missing = Kravet är inte uppfyllt för { $name }: { $what }

finding-nothing-needed = { $name } behöver ingen anpassning
finding-nothing-required = Platsen har inga krav
finding-language-unknown = Språk är inte ifyllt
finding-good-record = { $well } av { $ended } placeringar hos anordnaren har slutat väl
finding-poor-record = Bara { $well } av { $ended } placeringar hos anordnaren har slutat väl
finding-record-unknown = Anordnaren har för få avslutade placeringar för att säga något
finding-new-kind = En sorts arbete som { $name } inte har prövat
finding-same-kind = En sorts arbete som { $name } redan har prövat
finding-has-ended = { $name } är avslutad i projektet
finding-other-project = Platsen hör till ett annat projekts avtal
finding-project-ends = Projektet slutar { $on }, före placeringens slut
finding-outside-area = Platsen ligger i { $place }, där projektet inte arbetar
finding-not-bookable = Ingen kan föreslås hit nu: { $why }
finding-outside-period = Platsen går bara att boka { $from } till { $to }
finding-no-seat = Fullt någon dag i perioden (antal platser: { $seats })
finding-contract-spent = Avtalet räcker inte till en så lång placering
finding-already-there = { $name } är redan på platsen eller föreslagen dit
finding-paused = Det blev nej hit ({ $reason }). Vänta till { $until }.
finding-not-this-provider = Det blev nej till anordnaren { $on } ({ $reason })
finding-reassess = Det blev nej hit { $on } ({ $reason }), och profilen är inte ändrad sedan dess

mend-hours-too-many = Fråga platsen om färre timmar, eller höj timmarna i profilen till { $least }.
mend-hours-taken = Välj en annan period, eller färre timmar.
mend-too-far = Höj resvägen i profilen till { $km } km, om det går att resa så långt.
mend-not-offered = Fråga platsen om den kan ordna det.
mend-requirement-missing = Ordna det, och kryssa sedan i det i profilen.
mend-has-ended = Skriv in personen igen först.
mend-other-project = Välj en plats utan avtal, eller en i det egna projektets avtal.
mend-project-ends = Avsluta placeringen senast { $on }.
mend-outside-area = Välj en plats i projektets kommuner.
mend-not-bookable = Välj en annan plats, eller fråga anordnaren.
mend-outside-period = Välj en period mellan { $from } och { $to }.
mend-no-seat = Välj en senare period, eller fråga platsen om en plats till.
mend-contract-spent = Välj en kortare period, eller be projektledaren om mer i avtalet.
mend-already-there = Se placeringen på deltagarens sida.
mend-paused = Försök igen { $until }.
mend-not-this-provider = Prata med { $name }, och välj en annan anordnare.
mend-reassess = Gå igenom profilen med { $name } och spara den.

weight-title = Vad poängen består av
weight-score = { $score } av 100 poäng
weight-wishes = Önskemål
weight-hours = Timmar
weight-adaptations = Anpassningar
weight-distance = Avstånd
weight-requirements = Krav
weight-language = Språk
weight-record = Hur placeringar hos anordnaren har slutat
weight-variety = En ny sorts arbete

proposal-title = Föreslå { $name }
proposal-slot = Plats
proposal-free = Ledigt i perioden
proposal-free-none = Inget ledigt i hela perioden. Ändra datumen nedan.
proposal-fit = Så passar platsen
proposal-track = Spår
proposal-hours = Timmar i veckan
proposal-hours-hint = Platsen tar emot { $from }–{ $to } timmar per person.
proposal-starts-on = Önskad start
proposal-planned-end-on = Planerat slut
proposal-adaptations = Anpassningar som ni har kommit överens om
proposal-adaptations-hint = Kryssa bara i det som deltagaren vill att anordnaren ska veta.
proposal-message = Meddelande till anordnaren
proposal-message-hint = Skriv inget om hälsa eller diagnoser.
proposal-shown = Anordnaren får se förnamn, timmar, period, anpassningarna här och ditt telefonnummer. Inget annat.
proposal-send = Skicka förslaget
proposal-held = Platsen hålls i { $days } dagar, tills anordnaren svarar.
flash-placement-proposed = Förslaget är skickat. Platsen hålls tills anordnaren svarar.

access-search = Sökning efter plats
access-search-participants = Val av deltagare i sökningen
access-proposal = Förslag på plats

finding-enrolment-paused = { $name } är pausad till { $until }
mend-enrolment-paused = Vänta till { $until }, eller avsluta pausen på sidan om { $name }.
rule-enrolment-paused = Pausad
finding-over = Platsen är slut. Sista dagen var { $on }.
mend-over = Välj en annan plats.
rule-over = Platsen är slut
weight-of = { $points } av { $most }
weight-hindered = Summan { $sum } räknas gånger 0,{ $tenths } eftersom något hindrar: { $score }.
search-loosen = { $what } ({ $count })
search-loosen-and = { " " }+{ " " }
search-loosen-usual = Om två veckor, i tre månader
search-loosen-only-words = Bara orden, om två veckor
search-loosen-all = Rensa allt
search-misread = Det här gick inte att använda: { $names }. Nu visas { $period }{ $hours ->
    [0] .
   *[other] {""}, { $hours } h/vecka.
}
search-most-shown = Bara de { $most } första visas. Skriv fler ord eller välj fler filter för att se resten.
search-occupation = Yrke:
search-map-dots = En prick är en träff på den här sidan. Välj den för att komma till träffen.
