# IPS-25, räknat på det som är loggat; aldrig en programtrohetsmätning.

ips-item-1 = Antal deltagare per handledare
ips-item-2 = Tid för arbetsinriktat stöd
ips-item-3 = Handledaren följer hela vägen
ips-item-4 = Del av behandlingsteam
ips-item-5 = Kontakt med teamet
ips-item-6 = Samarbete med Arbetsförmedlingen
ips-item-7 = Egen enhet
ips-item-8 = Chefens roll
ips-item-9 = Ingen stängs ute
ips-item-10 = Verksamheten siktar på arbete
ips-item-11 = Ledningens stöd
ips-item-12 = Vägledning om ersättningar
ips-item-13 = Öppenhet mot arbetsgivaren
ips-item-14 = Kartläggning i arbetet
ips-item-15 = Snabb start
ips-item-16 = Sökandet följer personens önskan
ips-item-17 = Arbetsgivarkontakter i veckan
ips-item-18 = Kvalitet i arbetsgivarkontakten
ips-item-19 = Olika slags arbeten
ips-item-20 = Olika arbetsgivare
ips-item-21 = Arbete på öppna arbetsmarknaden
ips-item-22 = Stöd efter personens behov
ips-item-23 = Stöd utan tidsgräns
ips-item-24 = Arbete utanför kontoret
ips-item-25 = Uppsökande arbete

anchor_source-seen = Gränserna är lästa i en källa.
anchor_source-five_seen = Gränsen för fem är läst i en källa, de lägre är ur minnet.
anchor_source-own = Gränserna är våra egna: skalan räknar i ord här.

ips_unit-people = deltagare per heltid
ips_unit-specialists = handledare per heltidschef
ips_unit-days = dagar
ips_unit-percent = procent
ips_unit-contacts = kontakter i veckan per heltid
ips_unit-visits = besök per arbetsgivare

ips_lack-no_coaches = projektet har inga coacher
ips_lack-no_managers = projektet har ingen projektledare med angiven tid
ips_lack-no_contacts = inga arbetsgivarkontakter är loggade. Logga besök under Arbetsgivare
ips_lack-no_wishes = ingen kontakt säger om arbetet är det som personen önskar
ips_lack-no_jobs = inga anställningar eller SE/IPS-placeringar har börjat under perioden
ips_lack-no_places = ingen aktivitet säger var den var. Ange det när du loggar

ips_band-exemplary = Föredömlig
ips_band-good = God
ips_band-fair = Godtagbar
ips_band-not_supported_employment = Inte supported employment

ips-title = IPS i siffror
ips-no-review = Egen beräkning, ingen programtrohetsmätning.
ips-no-review-text = Siffrorna följer av det som är loggat och säger vad det är värt att titta närmare på. En mätning görs av någon utifrån.
ips-total = Poäng hittills
ips-of = { $n } av { $of }
ips-scored = { $scored } av 25 punkter har poäng
ips-band = Nivå
ips-band-none = Visas när alla 25 punkter har poäng.
ips-number = Nr
ips-item = Punkt
ips-value = Värde
ips-score = Poäng
ips-rows = Underlag
ips-enter = Ange poäng
ips-figure = { $figure } { $unit }
ips-lack = Går inte att räkna: { $why }.
ips-by-reviewer = { $name }, { $day }
ips-not-scored = Bedöms av en granskare
ips-version = Gränser: { $version }.
ips-item-of = Punkt { $number } i IPS-25. { $project }
ips-since = Från { $day } till i dag. Läget i dag för deltagare och handledare.
ips-what = Vad
ips-from = Från
ips-to = Till
ips-sum = Summa
ips-n = Delas med
ips-all = Alla
ips-beside = { $count ->
    [one] 1 arbetsträning började under samma tid. Arbetsträning räknas aldrig som arbete.
   *[other] { $count } arbetsträningar började under samma tid. Arbetsträning räknas aldrig som arbete.
  }
ips-elsewhere = { $count ->
    [one] 1 person gick vidare till ett arbete på annat håll. Arbetsgivare och yrke är inte kända, så arbetet räknas inte här.
   *[other] { $count } personer gick vidare till ett arbete på annat håll. Arbetsgivare och yrke är inte kända, så arbetena räknas inte här.
  }
ips-log = Rad för rad
ips-log-show = Visa rad för rad
ips-log-all = Visa alla
ips-log-count = { $count ->
    [one] 1 rad.
   *[other] { $count } rader.
  }
ips-log-persons = En deltagare visas med sin referens. Öppna den och ange ett skäl för att se personen.
ips-log-none = Inga rader
ips-log-none-text = Inget är loggat som punkten räknar på.
ips-day = Dag
ips-today = I dag
ips-person = Deltagare
ips-employer = Arbetsgivare
ips-occupation = Yrke
ips-by = Coach
ips-no-coach = Ingen coach
ips-row-enrolled = Inskriven
ips-row-first-employer = Från inskrivningen till den första arbetsgivaren
ips-row-met = Arbetsgivare: { $manner }
ips-row-kept = { $promise }, i tid
ips-row-late = { $promise }, för sent
ips-row-missed = { $promise }, missad
access-ips = IPS i siffror, rad för rad
ips-left-out = { $n } av { $of } personer är med i siffran. { $out ->
    [one] En har inte träffat någon arbetsgivare.
   *[other] { $out } har inte träffat någon arbetsgivare.
 }
ips-row-nobody = Har inte träffat någon arbetsgivare
ips-row-left-out = Inte med i siffran
ips-row-left-outs = { $out } har inte träffat någon arbetsgivare och är inte med
ips-anchors = Gränser
ips-at-most = högst { $figure }
ips-at-least = minst { $figure }
ips-review-title = Punkt { $number }: { $name }
ips-review-lead = Poängen från en granskning. Den senaste gäller.
ips-reviewed-on = Granskad den
ips-reviewer = Granskare
ips-note = Motivering

flash-ips-reviewed = Poängen är sparad.
event-ips_reviewed = IPS, punkt { $item }: { $score }
refusal-score-outside-scale = Välj ett tal från { $least } till { $most }.
