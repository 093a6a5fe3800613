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
search-loosen-words = Utan sökorden ({ $count })
search-loosen-hours = Oavsett timmar ({ $count })
search-loosen-municipality = I alla kommuner ({ $count })
search-loosen-field = Inom alla yrkesområden ({ $count })
search-loosen-kind = Hos alla anordnare ({ $count })
search-loosen-adaptation = Utan krav på anpassningar ({ $count })
search-loosen-band = Oavsett arbetstid ({ $count })
search-loosen-language = På alla språk ({ $count })
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
