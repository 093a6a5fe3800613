# Varför en regel säger nej, och vad man gör i stället. En text för varje Refusal i src/model/refusal.rs.
refusal-slot-full = Det är fullt den { $day }: alla { $seats } platser är tagna. Välj en annan period eller ett annat ställe.
refusal-slot-hours-taken = Den { $day } finns { $left } timmar i veckan kvar på platsen, men { $wanted } behövs. Sänk timmarna eller välj en annan period.
refusal-slot-not-open = Platsen tar inte emot förslag just nu. Sök en annan plats eller fråga anordnaren.
refusal-slot-contract-over = Platsens avtal gäller inte: det är { $state }. Välj en annan plats, eller lägg den här under ett avtal som gäller.
refusal-outside-slot-period = Platsen finns från { $from } till { $to }. Välj en period inom den.
refusal-hours-outside-slot = Platsen tar emot { $min }–{ $max } timmar i veckan per person. Ändra timmarna.
refusal-outside-contract-period = Avtalet gäller från { $from } till { $to }. Välj en period inom det, eller en plats utan avtal.
refusal-contract-place-months = Avtalets tak för platsmånader skulle passeras: { $left } är kvar och placeringen tar { $wanted }. { $others ->
    [none] Inget annat avtal i projektet har rum. Korta perioden, eller välj en arbetsgivare utan avtal.
   *[other] Rum finns under { $others }. Välj en plats där, korta perioden, eller välj en arbetsgivare utan avtal.
}
refusal-contract-value = Avtalets takbelopp skulle passeras: { $left } är kvar och placeringen kostar { $wanted }. { $others ->
    [none] Inget annat avtal i projektet har rum. Korta perioden, eller välj en arbetsgivare utan avtal.
   *[other] Rum finns under { $others }. Välj en plats där, korta perioden, eller välj en arbetsgivare utan avtal.
}
refusal-contract-below-drawn = Så lågt kan taket inte sättas: { $months } platsmånader och { $value } är redan använda eller bokade. Höj taket, eller avsluta placeringar först.
refusal-contract-period-taken = Avtalets period måste rymma alla placeringar, som löper från { $from } till { $to }. Ändra perioden eller placeringarna.
refusal-organisation-exists = Det finns redan en organisation med det organisationsnumret. Leta upp den i listan.
refusal-end-before-start = Slutet ligger före starten. Ändra ett av datumen.
refusal-start-in-the-past = Datumet har redan varit. Välj i dag eller en senare dag.
refusal-attendance-after-end = Närvaro är förd till och med { $last }. Välj den dagen eller en senare, eller rätta närvaron först.
refusal-not-yet = Det kan ske tidigast den { $from }.
refusal-date-in-future = Datumet har inte varit än. Välj i dag eller en tidigare dag.
refusal-period-too-long = Perioden är längre än tre år. Kontrollera årtalet.
refusal-next-step-in-the-past = Nästa steg ligger framåt. Välj i dag eller en senare dag.
refusal-next-step-too-far = Nästa steg ligger för långt fram. Välj en dag senast { $last }, så att ingen glöms bort.
refusal-adaptations-not-offered = Något som är ikryssat är varken en anpassning som platsen har eller ett behov i personens profil. Kryssa bara i sådant som formuläret visar.
refusal-first-day-closed = Platsen har stängt den dagen. Nästa öppna dag är { $opens }: välj den eller en senare.
refusal-already-at-slot = Personen är redan föreslagen till eller placerad på den här platsen.
refusal-participant-has-no-consent = Det finns inget samtycke till att lämna uppgifter dit. Be om samtycke och för in det först.
refusal-enrolment-ended = Insatsen är avslutad. Skriv in personen på nytt om ni ska fortsätta.
refusal-placement-state = Det går inte nu: placeringen är { $state }. Ladda om sidan och se vad som har hänt.
refusal-proposal-expired = Förslaget gick ut den { $on } och platsen är släppt. Be coachen föreslå på nytt.
refusal-next-step-missing = Det här är personens enda placering. Säg vad som händer härnäst, så att ingen faller mellan stolarna.
refusal-slot-below-taken = Den { $day } är redan { $seats ->
    [one] 1 plats
   *[other] { $seats } platser
  } och { $hours ->
    [one] 1 timme
   *[other] { $hours } timmar
  } i veckan tagna. Gå inte under det, eller avsluta placeringar först.
refusal-slot-taken-before = Den { $day } har någon redan en plats här. Börja den dagen eller tidigare, eller avsluta placeringen först.
refusal-slot-taken-after = Den { $day } har någon redan en plats här. Sluta senare, eller avsluta eller korta placeringen först.
refusal-slot-state = Det går inte nu: platsen är { $state }. Ladda om sidan.
refusal-slot-has-placements = { $count ->
    [one] En person har
   *[other] { $count } personer har
  } platsen nu eller framöver. Avsluta eller flytta placeringarna först.
refusal-slot-needs-contract = Ett socialt företag lägger ut platser under ett avtal. Välj avtal, eller be projektledaren lägga in ett.
refusal-slot-of-other-project = Platsen hör till ett annat projekts avtal. Välj en plats under deltagarens eget projekt, eller hos en arbetsgivare utan avtal.
refusal-slot-hours-agreed = Någon har fått eller föreslagits { $hours } timmar i veckan på platsen. Låt gränserna rymma det, eller ändra den placeringen först.
refusal-attendance-outside-placement = Den { $day } ligger utanför placeringen. Ta bort den raden eller ändra placeringens datum.
refusal-pause-after-end = Placeringen skulle ha slutat { $end }. Förläng den först, eller avsluta den.
refusal-attendance-in-future = Den { $day } har inte varit än. Närvaro förs efteråt.
refusal-attendance-minutes = Tiden den { $day } kan inte stämma. Skriv mellan 0 och 24 timmar.
refusal-attendance-disputed = Den { $day } är ifrågasatt. Coachen avgör vad som gäller, ingen skriver över den.
refusal-dispute-open = Den { $day } är redan ifrågasatt. Vänta tills coachen har avgjort den.
refusal-dispute-settled = Dagen är redan avgjord. Den kan ifrågasättas på nytt.
refusal-review-alone = Kryssa för vilka som var med. Ett trepartssamtal har deltagaren eller handledaren med.
refusal-review-made = Den avstämningen är redan gjord.
refusal-rating-given = Det är redan gjort. Det görs en gång för varje plats.
refusal-handover-state = Det går inte nu: överlämningen är { $state }. Ladda om sidan och se vad som har hänt.
refusal-handover-to-self = Mottagaren är den som överlämnar. Välj en annan mottagare eller ett annat projekt.
refusal-handover-open = Det pågår redan en överlämning. Följ upp den, eller återkalla den innan du skickar en ny.
refusal-handover-dates = Dagen ligger före steget innan, som var den { $before }. Välj den dagen eller en senare.
refusal-handover-same-day = Det skickades redan en överlämning för personen den dagen. Välj en annan dag.
refusal-exit-needs-handover = Den som går vidare till någon annan ska vara mottagen där: till kommunen av en kommun, till vården av en region, till Arbetsförmedlingen av en myndighet. Det senaste svaret gäller. Skicka överlämningen och vänta in svaret, eller välj en annan väg ut.
refusal-entry-after-end = Något är antecknat den { $last }: en aktivitet, en placering som slutade eller en överlämning. Sätt sista dagen till den dagen eller senare, eller rätta det som är antecknat.
refusal-entry-before-enrolment = Något är antecknat redan den { $first }: en aktivitet, ett förslag eller en överlämning. Sätt inskrivningen till den dagen eller tidigare, eller rätta det som är antecknat.
refusal-exit-contradicted = Vidare till arbete kräver sysselsättningen Förvärvsarbetar, vidare till studier Studerar, och omfattningen ska vara mer än 0 procent. Ändra det ena eller det andra.
refusal-placements-under-way = { $count ->
    [one] En placering pågår.
   *[other] { $count } placeringar pågår.
  } Avsluta eller ta tillbaka dem först.
refusal-age-outside-project = Personen är { $age } år. Projektet tar emot { $min }–{ $max } år.
refusal-municipality-outside-project = Kommunen ingår inte i projektet. Kontrollera bostadskommunen.
refusal-outside-project-period = Projektet pågår från { $from } till { $to }. Välj ett datum inom det.
refusal-already-enrolled = Personen är redan inskriven i projektet.
refusal-end-before-enrolment = Personen skrevs in den { $enrolled }. Slutet kan inte ligga före det.
refusal-income-none-stands-alone = ”Ingen inkomst” kan inte väljas tillsammans med andra inkomster.
refusal-password-too-short = Lösenordet behöver minst { $least } tecken. Ta gärna några ord i rad.
refusal-password-too-long = Lösenordet får ha högst { $most } tecken.
refusal-password-common = Det lösenordet är för lätt att gissa. Ta några ord som inte hör ihop.
refusal-invitation-spent = Inbjudan är använd eller har gått ut. Be om en ny.
refusal-user-exists = Det finns redan en användare med den e-postadressen.
refusal-user-disabled = Användaren är avstängd. Öppna kontot först, bjud sedan in.
refusal-last-administrator = Det måste finnas minst en administratör. Utse en till först.
refusal-coach-has-people = { $count ->
    [one] En deltagare har personen som coach. Projektledaren ger deltagaren en annan coach först, under ”Coacher” på sin översikt. Ska personen ut genast: stäng av kontot.
   *[other] { $count } deltagare har personen som coach. Projektledaren ger dem en annan coach först, under ”Coacher” på sin översikt. Ska personen ut genast: stäng av kontot.
  }
refusal-role-needs-project = Coacher och projektledare behöver ett projekt. Välj projekt.
refusal-role-needs-provider = En anordnare behöver ett socialt företag eller en arbetsgivare. Välj en sådan organisation.
refusal-reason-missing = Skriv varför, med minst tio tecken. Skälet sparas och personens coach ser det.
refusal-consent-dates = Samtycket slutar innan det börjar, eller gäller inte i dag. Ändra datumen.
refusal-consent-withdrawn = Samtycket är återtaget. Be om ett nytt först.
refusal-consent-after-sending = Samtycket måste finnas innan överlämningen skickas. Ändra ett av datumen.
refusal-standing-missing = När insatsen avslutas enligt plan behöver vi veta vad personen gör nu och lever på. Välj sysselsättning och försörjning.
refusal-extent-outside-percent = Omfattningen är mellan 0 och 100 procent.
refusal-profile-hours = Timmarna är 1–{ $most } i veckan, från det lägre till det högre. Ändra dem.
refusal-minutes-outside-day = En aktivitet är högst { $most } minuter, ett helt dygn.
refusal-activity-outside-enrolment = Personen var inte inskriven den dagen. Inskrivningen började { $from }. Välj en dag då personen var inskriven.
refusal-activity-outside-ended-enrolment = Personen var inte inskriven den dagen. Inskrivningen började { $from } och slutade { $to }. Välj en dag då personen var inskriven.
refusal-upload-expired = Filen är för gammal eller borttagen. Ladda upp den på nytt.
refusal-package-faults = { $count ->
    [one] Paketet har ett fel.
   *[other] Paketet har { $count } fel.
  } Inget är ändrat. Rätta felen och ladda upp på nytt.
refusal-stale = Någon annan har ändrat det här medan du skrev. Se den nya uppgiften och ändra igen om det behövs.

# Tillstånd, som de står i en mening.
state-proposed = föreslagen
state-declined = avböjd
state-withdrawn = tillbakadragen
state-taken-back = tillbakadraget
state-expired = utgången
state-accepted = antagen
state-started = påbörjad
state-paused = pausad
state-ended = avslutad
state-unapproved = väntar på godkännande
state-planned = kommande
state-active = löper
state-extended = förlängt
state-ending = uppsagt eller nära slutet
state-exhausted = taket är nått
state-refused = nekat
state-run-out = utgånget
state-terminated = uppsagt
state-draft = ett utkast
state-open = öppen
state-closed = stängd
state-sent = skickad
state-met = i handen, de har träffats
state-released = släppt
state-revoked = återkallad

# Menyn.
menu-caseload = Mina deltagare
menu-search = Hitta plats
menu-board = Min dag
menu-slots = Platser
menu-overview = Översikt
menu-contracts = Avtal
menu-reports = Rapporter
menu-imports = In och ut
menu-users = Användare
refusal-allocation-too-large = Det blir för många par av deltagare och platser. Högst { $most } går att pröva på en gång: välj färre.
refusal-allocation-released = Fördelningen är redan lämnad till coacherna. Gör en ny fördelning om något ska bli annorlunda; det som är bekräftat ligger kvar.
refusal-allocation-draft = Fördelningen är inte lämnad till coacherna än. Granska den och lämna den först.
refusal-allotment-not-possible = Platsen är inte möjlig för personen i den här fördelningen. Välj en annan, eller gör en ny fördelning när hindret är borta.
refusal-allotment-full = Platsen eller dess avtal är redan fullt i fördelningen. Flytta någon därifrån först, eller välj en annan plats.
refusal-allotment-sent = Det finns inget förslag att skicka: det är redan skickat, eller så har personen ingen plats i fördelningen.
refusal-wishes-most = Högst { $most } platser kan önskas. Ta bort någon först.

refusal-contract-unapproved = Avtalet väntar på att ytterligare en projektledare godkänner det. Välj en plats under ett annat avtal, eller be projektledningen godkänna det.
refusal-contract-approved = Avtalet är redan godkänt. Gå tillbaka till avtalet och läs det som gäller.
refusal-approval-by-another = Den som har lagt in avtalet kan inte godkänna det. Be en annan projektledare i projektet, eller be administratören lägga till en.
refusal-contract-has-people = Det finns redan personer under avtalet. Rätta avtalet och godkänn det i stället.
refusal-contract-life = Det går inte i avtalets läge: { $state }. Ladda om avtalets sida och se vad som gäller.
refusal-notice-not-given = Avtalet är inte uppsagt. Ladda om avtalets sida och se vad som gäller.
refusal-no-extension-left = Alla förlängningar i avtalet är använda. Gör en ny upphandling, eller pröva om avtalet får ändras.
refusal-extension-too-late = Förlängningen skulle ha beslutats senast { $by }. Kontrollera avtalet; stämmer dagen inte, ändra den på avtalets sida.
refusal-extensions-below-used = { $used } förlängningar är redan använda. Ange minst så många.
refusal-decision-after-end = Förlängningen måste beslutas medan avtalet gäller, senast { $end }. Ange en tidigare dag.
refusal-price-in-the-past = Priset för dagar som har gått ändras inte när någon har haft en plats under avtalet. Lägg in ett nytt pris från i dag eller senare.
refusal-price-unchanged = Det priset gäller redan den dagen, så inget skulle ändras. Skriv det nya priset, eller välj en annan dag.
refusal-price-from-same-day = Ett pris gäller redan från { $from }. Välj en annan dag.
refusal-price-outside-contract = Avtalet gäller från { $from } till { $to }. Välj en dag inom perioden.
refusal-price-over-cap = Med det nya priset kostar det som är bokat { $wanted } mer, och { $left } är kvar under taket. Välj en senare dag, sänk priset eller korta placeringar först.
refusal-termination-outside-contract = Avtalet gäller från { $from } till { $to }. Välj en sista dag inom perioden.
refusal-reserved-share-too-low = Reserverad upphandling enligt 4 kap. 18 § LOU kräver minst { $least } procent. Rätta andelen eller välj ett annat förfarande.
refusal-provider-without-number = Anordnaren saknar organisationsnummer. Lägg in det först; utan det går ingen faktura att pröva.
refusal-slot-outside-lots = Avtalet omfattar inte platsens kommun. Välj en kommun som avtalet omfattar, eller ett annat avtal.
refusal-place-outside-project = Kommunen ingår inte i projektet. Välj bland projektets kommuner.

refusal-back-not-ahead = Dagen tillbaka ligger framåt. Ange en dag efter i dag, eller skriv att placeringen pågår igen.
refusal-pause-backwards = Pausen måste vara minst en dag. Ange en senare dag som insatsen fortsätter.
refusal-pause-too-long = En paus kan vara högst { $days } dagar. Ange en tidigare dag, eller avsluta insatsen.
refusal-already-paused = Det finns redan en paus till { $until }. Avsluta den först, eller välj andra dagar.
refusal-not-paused = Insatsen är inte pausad, så det finns ingen paus att avsluta.
refusal-enrolment-paused = Insatsen är pausad till { $until }. Avsluta pausen först om personen vill ha en ny plats nu.
refusal-stage-already = Personen är redan i det steget. Välj ett annat.
refusal-stage-before = Det senaste steget sattes från { $from }. Ange den dagen eller en senare.
refusal-stage-undecided = Första steget slutar med personens eget beslut. Bekräfta beslutet, eller vänta med nästa steg.
refusal-promise-before = Kontakten är utlovad från { $from }. Ange den dagen eller en senare.
refusal-outcome-missing = Den här uppföljningen hålls genom att du fyller i utfallet. Gör det i stället.
refusal-not-ended-yet = Insatsen är inte avslutad. Utfallet mäts efter avslutet.
refusal-gate-incomplete = Det kan inte ske förrän allt är på plats. Det saknas: { $items }. Fyll i det på sidan Före första dagen.
refusal-start-before-ready = Placeringen kan börja tidigast { $ready }. Först då var riskbedömning, introduktion, anpassningar och underskrifter klara. Välj den dagen eller en senare.
refusal-risk-assessed-in-future = Riskbedömningen ska vara gjord. Välj i dag eller en tidigare dag.
refusal-risk-assessed-long-ago = Riskbedömningen är för gammal. Den ska vara gjord { $earliest } eller senare: gör en ny och skriv dess dag.
refusal-introduction-after-start = Introduktionen ska vara senast första dagen, { $start }. Välj den dagen eller en tidigare.
refusal-introduction-long-ago = Introduktionen ligger för långt tillbaka. Välj { $earliest } eller en senare dag.
refusal-gate-kept = Placeringen har börjat, så det här får ändras men inte tas bort: { $items }. Fyll i det som gäller nu.
refusal-agreement-unwritten = Placeringen kan inte starta förrän överenskommelsen är skriven och underskriven. Coachen skriver den på sidan Överenskommelse. Sedan skriver deltagaren, coachen och anordnaren under.
refusal-agreement-unsigned = Placeringen kan inte starta förrän alla tre har skrivit under överenskommelsen. Underskrift saknas: { $parties }. Den skrivs på sidan Överenskommelse.
refusal-agreement-outdated = Tiden, timmarna eller det som skulle vara på plats har ändrats sedan överenskommelsen skrevs. Skriv en ny version, och skriv under den.
refusal-agreement-replaced = Det finns en nyare version av överenskommelsen. Skriv under den i stället.
refusal-agreement-signed = Den underskriften finns redan.
refusal-signed-before-drawn = Överenskommelsen skrevs den { $on }. Välj den dagen eller en senare.
refusal-invoice-month-not-over = Månaden är inte slut. Underlaget kan läggas fast när den är det.
refusal-invoice-issued = Månadens underlag är redan fastlagt.
refusal-invoice-empty = Det finns inget att fakturera den månaden.
refusal-invoice-line-confirmed = Raden är redan bekräftad. Det som ändras senare kommer som en rättelse i en senare månad.
refusal-invoice-locked = Underlaget är bekräftat sedan { $on } och ändras inte. Rättelser kommer som egna rader i en senare månad.
refusal-change-waits = En annan ändring av avtalet väntar redan på godkännande. Ta ställning till den först.
refusal-change-decided = Ändringen är redan avgjord.
refusal-change-outdated = Avtalet har ändrats sedan ändringen planerades. Säg nej till den och planera den på nytt.
refusal-change-not-allowed = Ändringen ryms inte inom reglerna och kan inte godkännas. Säg nej till den, och gör en ny upphandling eller ange ett annat stöd.
refusal-document-name = Filens innehåll är { $kind }, men namnet slutar på något annat. Döp om filen så att namnet slutar med { $endings } och välj den igen.
refusal-document-exists = Just den filen är redan sparad. Jämför fingeravtrycket (SHA-256).
refusal-plan-superseded = Den här versionen av planen är ersatt. Öppna den som gäller och ändra där.
refusal-consent-of-nothing = Samtycket måste gälla något. Välj minst en sak, eller ta tillbaka hela samtycket.
refusal-consent-wider = Ett samtycke kan bara minskas här. För in ett nytt om mer får lämnas ut.
refusal-step-up-outside = Ett steg ligger utanför placeringen. Skriv dagar från { $from } till { $to }.
refusal-step-up-hours = Platsen är reserverad för { $most } timmar i veckan. Skriv högst det, eller gör en ny placering med fler timmar.
refusal-step-up-twice = Två steg börjar den { $day }. Behåll ett av dem.
refusal-disclosure-without-consent = Samtycket till arbetsplatsen omfattar inte allt det. Ta bort det som inte omfattas, eller skriv in ett nytt samtycke först.
refusal-export-overtaken = Någon tog tillbaka sitt samtycke medan filen gjordes. Hämta paketet en gång till.
refusal-receiver-not-so = Organisationen kan inte vara den sortens mottagare. Välj en annan sort, eller en annan mottagare.
refusal-not-their-turn = Enligt avropsordningen är det { $provider } som står på tur. Välj en plats där, eller föreslå den här från sökningen och ange skälet.
refusal-order-of-too-few = En avropsordning behöver minst två avtal. Fyll i rang eller andel för dem som är med.
refusal-order-ranks = Rangerna ska vara 1 till { $last }, en för varje avtal. Rätta dem.
refusal-order-shares = Andelarna blir { $sum } procent tillsammans. De ska bli 100, och ingen får ensam ha allt.
refusal-contract-in-order = { $title } står i en annan avropsordning som gäller då. Avsluta den först, och låt den nya gälla från dagen efter.
refusal-contract-ends-before = { $title } gäller till { $ends }, och ordningen skulle börja efter det. Välj en tidigare dag, eller lämna avtalet utanför ordningen.
refusal-order-closed = Ordningen är redan avslutad.
refusal-segments-overlap = { $source } betalar redan från { $from } till { $to }. Välj andra dagar, eller ändra den finansieringen först.
refusal-funding-too-long = Perioden är längre än femton år. Kontrollera årtalet.
refusal-amount-absurd = Ange ett belopp över noll och högst { $most }.
refusal-segment-cuts-row = Perioden { $from } till { $to } hamnar utanför. Ta bort den först, eller välj dagar som rymmer den.
refusal-segment-below-rows = Perioderna är tillsammans { $sum }. Ange minst det, eller ta bort en period först.
refusal-row-outside = Finansieringen gäller från { $from } till { $to }. Välj dagar inom det.
refusal-rows-overlap = Perioden { $from } till { $to } finns redan. Välj andra dagar.
refusal-row-over-segment = Det är { $left } kvar att fördela. Ange högst det, eller höj finansieringens belopp först.
refusal-check-before-contract = Avtalet gäller från { $from }. Välj den dagen eller en senare.
refusal-check-needs-action = Kravet är inte uppfyllt. Skriv vad anordnaren ska göra och senast när.
refusal-action-not-needed = Kravet är uppfyllt, så ingen åtgärd behövs. Ta bort åtgärden och dagen, eller välj ett annat utfall.
refusal-action-in-the-past = Åtgärden ska göras framåt i tiden. Välj { $from } eller en senare dag.
refusal-action-too-late = Det är längre fram än två år. Välj { $to } eller en tidigare dag.
refusal-requirement-dropped = Kravet följs inte upp längre. Lägg in det på nytt om det ska kontrolleras.
refusal-deviation-open = { $count ->
    [one] En avvikelse från kravet är öppen. Avsluta den först.
   *[other] { $count } avvikelser från kravet är öppna. Avsluta dem först.
}
refusal-deviation-closed = Avvikelsen är redan avslutad. Gör en ny kontroll om något mer behöver åtgärdas.
refusal-meeting-too-far = Första mötet får vara senast { $last }. Välj en tidigare dag, eller svara att ni inte tar emot nu.
refusal-handover-before-enrolment = Personen var inte inskriven den dagen. Inskrivningen började { $from }. Välj den dagen eller en senare.
refusal-review-final-made = Slutavstämningen är redan gjord, och efter den görs ingen halvtidsavstämning. Prata med coachen om något ska läggas till.
refusal-minutes-of-day-taken = Den { $day } har personen redan så mycket loggat att bara { $left } minuter av dygnet är kvar. Ändra minuterna eller dagen, eller stryk det som är fel.
refusal-contract-terminated = Avtalet är uppsagt till { $on }. Välj den dagen eller en tidigare.
refusal-notice-too-short = Avtalets uppsägningstid löper till { $earliest }. Välj den dagen eller en senare, eller skriv varför avtalet kan sluta tidigare.
refusal-contract-too-long = Avtalet får gälla högst { $years } år. Kontrollera årtalet.
refusal-extension-half = Skriv både hur många månader en förlängning är och hur många förlängningar som finns, eller ingetdera.
refusal-extensions-too-long = Förlängningarna får tillsammans vara högst { $months } månader. Kontrollera antalet och månaderna.
refusal-decision-before-start = Förlängningen beslutas medan avtalet gäller, tidigast { $start }. Ange en senare dag.
refusal-decision-without-extension = Det finns ingen förlängning att besluta om. Ta bort dagen, eller fyll i förlängningen.
refusal-signed-in-future = Dagen för underskriften har inte varit än. Välj i dag eller en tidigare dag, eller lämna fältet tomt.
refusal-evidence-in-future = Dagen för intyget har inte varit än. Välj i dag eller en tidigare dag.
refusal-price-absurd = Priset är högst { $most }. Kontrollera antalet nollor.
refusal-price-nothing = Det som är upphandlat kostar något: annars säger taket i pengar aldrig nej. Skriv priset för en platsmånad, dag eller timme.
refusal-maximum-below-price = Högsta värdet räcker inte ens till en platsmånad, dag eller timme. Höj värdet eller sänk priset.
refusal-employer-agreement-procured = Utan upphandling är bara en överenskommelse med arbetsgivare, och den är aldrig upphandlad. Ändra förfarandet eller slaget av avtal så att de hör ihop.
refusal-lov-without-approval = I ett valfrihetssystem (LOV) är avtalet ett godkännande, och ett godkännande finns bara där. Ändra förfarandet eller slaget av avtal så att de hör ihop.
refusal-maximum-absurd = Högsta värdet kan vara högst { $most }. Kontrollera antalet nollor.
refusal-place-months-absurd = Högsta antalet platsmånader är ett heltal från 1 till { $most }. Kontrollera talet.
refusal-later-price-outside = Priset från { $from } ligger utanför avtalets tid. Välj en avtalstid som rymmer den dagen, eller ett pris från en dag inom den.
refusal-framework-without-procedure = Ett ramavtal är alltid upphandlat. Välj hur det upphandlades, eller ett annat slag av avtal.
refusal-cpv-not-reserved = Den tjänsten får inte reserveras enligt LOU 19 kap. 6 a § (79611000-0 och 80530000-8 står inte på listan). Välj ett annat upphandlingsförfarande, eller skriv koden för det som köps, till exempel 85312510-7.
refusal-cpv-wrong = CPV-koden finns inte: kontrollsiffran stämmer inte. Skriv den som i upphandlingen, till exempel 85312510-7.
refusal-lots-leave-slots = { $count ->
    [one] En plats under avtalet ligger i en annan kommun.
   *[other] { $count } platser under avtalet ligger i andra kommuner.
  } Kryssa de kommunerna också, eller flytta platserna till ett annat avtal först.
refusal-role-not-at-provider = En coach eller projektledare arbetar hos ett förbund, en myndighet, en kommun eller en region. Välj en sådan organisation.
