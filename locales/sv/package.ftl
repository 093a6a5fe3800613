# Datapaketet: vad som är fel i det, var, och vad som ska stå i stället. En text för varje Expected i src/model/package/fault.rs.
package-line = rad { $line }
package-column = kolumn { $column }
package-value = ”{ $value }”

package-expected-some-table = Mappen har ingen av paketets tabeller. Lägg minst en fil dit, till exempel participants.csv.
package-expected-file = Sökvägen ska leda till en fil i paketets egen mapp.
package-expected-file-there = Filen finns inte med i paketet, så tabellen läses inte in. Lägg dit filen om det inte är meningen.
package-expected-known-file = Det finns ingen tabell som heter så. Rätta namnet eller ta bort filen.
package-expected-descriptor = Filen ska vara JSON med en lista ”resources” där varje tabell har ”name” och ”path”.
package-expected-file-of-at-most = Filen får vara högst { $megabytes } MB. Dela upp den.
package-expected-readable = Filen går inte att läsa: { $cause }
package-expected-header = Första raden ska ha kolumnernas namn.
package-expected-column-present = Kolumnen saknas. Lägg till den, även om den är tom.
package-expected-known-column = Tabellen har ingen sådan kolumn. Dess kolumner är { $known }.
package-expected-column-once = Kolumnen står två gånger. Ta bort den ena.
package-expected-column-named = Kolumnen har inget namn. Skriv ett på första raden, eller ta bort kolumnen.
package-expected-fields = Raden har { $found } fält men ska ha { $expected }, lika många som första raden.
package-expected-closed-quote = Ett citattecken öppnas här och stängs aldrig. Skriv ett citattecken i en text som två: "".
package-expected-row-of-at-most = Raden är längre än { $kilobytes } kB, så resten av filen lästes inte. Saknas ett avslutande citattecken?
package-expected-utf8 = Texten är inte UTF-8. Spara filen som ”CSV UTF-8” i Excel.

package-expected-something = Här måste det stå något.
package-expected-date = Skriv ett datum som finns, så här: 2021-06-01.
package-expected-whole = Skriv ett heltal från { $from } till { $to }.
package-expected-decimal = Skriv ett tal från { $from } till { $to }, så här: 59.3293.
package-expected-sek = Skriv ett belopp i kronor, utan mellanslag och med högst två decimaler.
package-expected-price = Skriv varje pris som dag/enhet/belopp, så här: 2026-07-01/place_month/4400. Enheten är en av { $units }, beloppet är i kronor, och flera priser skiljs åt med semikolon.
package-expected-yes-no = Skriv true eller false.
package-expected-text = Texten får ha högst { $most } tecken.
package-expected-one-line = Texten har tecken som inte syns eller en radbrytning. Skriv den på en rad.
package-expected-code = Skriv någon av koderna { $codes }.
package-expected-once = Samma värde står två gånger i listan.
package-expected-email = Skriv en e-postadress, så här: hanna@example.se.
package-expected-cpv = Skriv en CPV-kod, så här: 85312510-7.
package-expected-known-field = Det yrkesområdet är okänt, och området togs från SSYK-koden. Kända namn: { $names }.
package-expected-ssyk = Skriv en SSYK-kod med fyra siffror som finns i SSYK 2012, så här: 9111.
package-expected-municipality = Skriv SCB:s kod för en av de 26 kommunerna i Stockholms län, så här: 0188.
package-expected-personal-number-length = Ett personnummer har tio eller tolv siffror.
package-expected-personal-number-digits = Ett personnummer har bara siffror, och ett bindestreck eller plustecken före de fyra sista.
package-expected-personal-number-date = Födelsedatumet finns inte.
package-expected-personal-number-check-digit = Kontrollsiffran stämmer inte med de andra siffrorna.
package-expected-personal-number-future = Födelsedatumet har inte varit än.
package-expected-organisation-number-length = Ett organisationsnummer har tio siffror, eller tolv med 16 först.
package-expected-organisation-number-digits = Ett organisationsnummer har bara siffror, och ett bindestreck före de fyra sista.
package-expected-organisation-number-third-digit = Tredje siffran i ett organisationsnummer är minst 2.
package-expected-organisation-number-check-digit = Kontrollsiffran stämmer inte med de andra siffrorna.

package-expected-not-before = Datumet får inte ligga före { $column }, som är { $day }.
package-expected-not-in-the-future = Datumet har inte varit än.
package-expected-with = Här måste det stå något när { $column } är ifylld.
package-expected-without = Lämna fältet tomt med det värde som { $column } har.
package-expected-at-least-column = Talet får inte vara mindre än { $column }, som är { $value }.
package-expected-none-alone = Koden none står ensam. Ta bort den eller de andra.
package-expected-after-accepted = Det kan bara hända när svaret är accepted.
package-expected-not-itself = Mottagaren kan inte vara samma organisation som lämnar över.
package-expected-not-in-circle = Organisationen kan inte ligga under sig själv.
package-expected-period-of-months = Perioden får vara högst { $most } månader.

package-expected-unique-key = Raden finns redan på rad { $line }. Ta bort den ena.
package-expected-once-per-project = Personen är redan inskriven i projektet på rad { $line }.
package-expected-once-per-project-stored = Personen är redan inskriven i projektet under en annan ref.
package-expected-same-person-as = Samma person har ett annat värde i { $column } på rad { $line }. Skriv samma på båda.
package-expected-number-of-another = Personnumret står på rad { $line } för någon annan. Rätta numret, eller skriv samma namn, protection och sex på båda raderna.
package-expected-number-on-line = Organisationen på rad { $line } har samma nummer. Rätta numret, eller skriv i parent vilken organisation den är en del av.
package-expected-number-of-stored = Organisationen { $reference } i databasen har samma nummer. Rätta numret, eller skriv i parent vilken organisation den är en del av.
package-expected-same-group-as = Samma SSYK-kod har ett annat värde på rad { $line }. Skriv samma på båda.
package-expected-same-user-as = Samma e-postadress har ett annat namn på rad { $line }. Skriv samma på båda.
package-expected-reference = Det finns ingen sådan rad i { $table }, och inte i databasen heller.
package-expected-of-association = Projektet ska vara ett av mottagarens: { $association }.
package-expected-of-provider = Platsens och avtalets anordnare ska vara samma: { $provider }.
package-expected-of-project = Platsen ligger under ett avtal i projektet { $project }, som deltagaren inte är med i.
package-expected-coach = Personen är inte coach eller projektledare i projektet { $project }.
package-expected-provider = Organisationen ska vara ett socialt företag eller en arbetsgivare.
package-expected-association = Organisationen ska vara ett samordningsförbund, med kind coordination_association.
package-expected-contract = Ett socialt företag har sina platser under ett avtal. Ange avtalet.
package-expected-age-between = Personen var { $age } år vid inskrivningen. Projektet tar emot { $min }–{ $max } år.
package-expected-municipality-of = Projektet { $project } har bara kommunerna { $known }.
package-expected-day-within = Datumet ska ligga från { $from } till { $to }, som { $key } i { $table }.
package-expected-day-from = Datumet får inte ligga före { $from }, då { $key } i { $table } börjar.
package-expected-placements-ended = Placeringen { $placement } pågår. Avsluta den innan inskrivningen avslutas.
package-expected-hours-within = Platsen { $slot } tar emot { $min }–{ $max } timmar i veckan per person.
package-expected-one-live-placement = Deltagaren { $participant } har redan en placering på den här platsen som inte är avslutad.
package-expected-started = Placeringen har inte börjat, så närvaro kan inte föras.
package-expected-end-after-start = Placeringen slutar innan den börjar, så närvaro kan inte föras. Rätta först placeringens planned_end_on.
package-expected-seat-free = Det är fullt på { $slot } den { $day }: alla { $seats } platser är tagna.
package-expected-hours-free = Den { $day } finns { $left } av { $hours } timmar i veckan kvar på { $slot }.
package-expected-place-months-left = Avtalet { $contract } skulle passera sitt tak: { $left } platsmånader är kvar och placeringen tar { $wanted }.
package-expected-value-left = Avtalet { $contract } skulle passera sitt takbelopp: { $left } är kvar och placeringen kostar { $wanted }.
package-expected-seats-taken = Den { $day } är { $seats ->
    [one] 1 plats tagen
   *[other] { $seats } platser tagna
  }. Gå inte under det.
package-expected-hours-taken = Den { $day } är { $hours } timmar i veckan tagna. Gå inte under det.
package-expected-place-months-taken = { $taken } platsmånader är redan tagna. Gå inte under det.
package-expected-value-taken = { $taken } är redan taget. Gå inte under det.
package-expected-holds-placements = Placeringen { $placement } ligger från { $from } till { $to }. Perioden måste rymma den.
package-expected-not-closed = Den är redan { $state } i databasen och kan inte öppnas igen.
package-expected-handed-over = Den som avslutas till en myndighet eller vården ska ha någon där. Lägg till en överlämning i handovers.csv med answer accepted, pågående eller den senaste, till en kommun för municipal_measures, en region för health_care, en myndighet för af_measures eller vem av dem som helst för referrer. Eller ändra exit_to.
package-expected-holds-an-end = Avslutet för { $participant } vilar på att överlämningen är accepted. Behåll svaret, eller ändra avslutet i participants.csv.
package-expected-questioned = Dagen är ifrågasatt, och coachen avgör vad som gäller. Skriv { $minutes } minuter och { $status }, som i databasen, eller ta bort raden.

package-expected-own-project = Du kan bara läsa in det som hör till dina egna projekt.
package-expected-own-role = Du kan inte läsa in användare med den rollen.
package-expected-unchanged = Den finns redan med andra uppgifter och hör inte bara till dina projekt. Du kan inte ändra den.
package-expected-second-approval = Det här ändrar vad som är köpt, och behöver en annan projektledares godkännande. Ändra det på avtalets sida i stället: { $page }
package-expected-contract-over = Avtalet { $contract } är nekat eller tillbakadraget och gäller aldrig. Lägg platsen under ett avtal som gäller, och läs sedan in raden.
package-expected-approved-first = Avtalet { $contract } väntar på en annan projektledares godkännande. Låt det godkännas först, och läs sedan in placeringen.
package-expected-past-price = Priset för dagar som har gått ändras inte: { $placement } låg då under avtalet. Skriv ett nytt pris från i dag eller senare i kolumnen prices.

package-zip-unreadable = Filen är ingen zip-fil som går att läsa.
package-zip-too-many = Zip-filen har fler än { $most } filer.
package-zip-too-large = Zip-filen blir mer än { $megabytes } MB uppackad. Använd kommandot brygga import i stället.
package-zip-too-dense = Zip-filen är packad tätare än något datapaket. Den packas inte upp.
package-zip-path-outside = Filen { $path } i zip-filen pekar utanför paketet.
package-zip-encrypted = Filen { $path } i zip-filen är krypterad. Packa paketet utan lösenord.
package-zip-twice = Zip-filen har två filer som heter { $name }.

# Kommandot brygga import
package-nothing-changed = { $count ->
    [one] Ett fel. Ingenting har ändrats. Rätta det och läs in paketet igen.
   *[other] { $count } fel. Ingenting har ändrats. Rätta dem och läs in paketet igen.
  }
package-more-faults = … och { $count } fel till.
package-count = { $table }: { $created } nya, { $changed } ändrade, { $unchanged } oförändrade
package-taken-in = Inläst.
package-would-take-in = Inga fel. Detta skulle läsas in; ingenting har ändrats.
package-unchanged = Allt i paketet fanns redan. Ingenting har ändrats.
package-remarks = Lägg märke till (det hindrar inte inläsningen):
package-new-users = { $count ->
    [one] En ny användare är inbjuden. Skicka länken, som gäller i sju dagar; en ny görs med: brygga user invite E-POST
   *[other] { $count } nya användare är inbjudna. Skicka var och en sin länk, som gäller i sju dagar; en ny görs med: brygga user invite E-POST
  }
package-no-folder = { $folder } är ingen mapp. Ange mappen som har paketets CSV-filer.
package-reading = Läser
package-writing = Skriver

# Händelser
event-imported = Inläst från ett datapaket
event-changed_by_import = Ändrad genom ett datapaket
event-enrolment_imported = Inskrivningen { $on } inläst från ett datapaket
event-enrolment_changed_by_import = Inskrivningen ändrad genom ett datapaket
event-placement_imported = Placeringen { $title }, från { $from } till { $to }, inläst från ett datapaket
event-placement_changed_by_import = Placeringen { $title }, från { $from } till { $to }, ändrad genom ett datapaket
event-handover_imported = Överlämningen till { $receiver }, skickad { $sent_on }, inläst från ett datapaket
event-handover_changed_by_import = Överlämningen till { $receiver }, skickad { $sent_on }, ändrad genom ett datapaket
event-activities_imported = { $count ->
    [one] En aktivitet inläst från ett datapaket
   *[other] { $count } aktiviteter inlästa från ett datapaket
  }
event-attendance_imported = { $count ->
    [one] En närvarodag inläst från ett datapaket
   *[other] { $count } närvarodagar inlästa från ett datapaket
  }

# Kommandot brygga export
package-folder-in-use = { $folder } har andra filer än ett datapaket. Välj en tom mapp.
package-left-out = Utelämnad, för ett datapaket har en roll per person och projekt: { $membership }
package-exported = Skrivet till { $folder }. Personnumren står i klartext: förvara mappen som databasen.

# Kommandot brygga import --occupations
package-occupations = { $groups } grupper med { $occupations } yrken inlästa, som version ”{ $version }”.
