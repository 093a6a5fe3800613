# Rapporterna: listan över dem och kohortrapporten (R24–R43 i domänbeskrivningen).

reports-title = Rapporter
reports-lead = Siffror ur projektet, var och en med sin definition.

cohort-title = Kohortrapport
cohort-about = Vilka som deltog under en period, vad de gjorde och vad det ledde till.
cohort-lead = { $project }, { $period }
cohort-project = Projekt
cohort-from = Från och med
cohort-to = Till och med
cohort-show = Visa rapporten
cohort-nobody = Ingen deltog under perioden
cohort-nobody-text = Välj en annan period eller ett annat projekt.

cohort-months = { $months } månader
cohort-hours = { $hours } timmar
cohort-count-of = { $count } av { $of }
cohort-mean-of = { $of } avslutade
cohort-part = { $count } av { $of } ({ $percent })

cohort-participants = Deltagare
cohort-participants-means = Alla vars inskrivning överlappar perioden, också den som var inskriven när den började. Den som har kommit tillbaka räknas en gång per inskrivning. Personer med skyddade personuppgifter ingår i alla summor.
cohort-ended = Avslutade
cohort-ended-means = Deltagare vars insats avslutades under perioden.

cohort-by-municipality = Kommun
cohort-by-municipality-means = Deltagarens kommun. Procenttalen är avrundade så att de blir 100 tillsammans.
cohort-by-referrer = Anvisad av
cohort-by-referrer-means = Den som föreslog att personen skulle delta. Procenttalen är avrundade så att de blir 100 tillsammans.
cohort-by-referring-municipality = Anvisad av vilken kommun
cohort-by-referring-municipality-means = Bara de { $of } som en namngiven kommun har anvisat. Procenttalen är avrundade så att de blir 100 tillsammans. Skiljer de sig från en annan rapport, jämför först hur många den räknar på: med ett annat antal blir procenttalen andra.
cohort-referring-unnamed = { $count ->
    [one] En till är anvisad av en kommun, men ingen har sagt vilken.
   *[other] { $count } till är anvisade av en kommun, men ingen har sagt vilken.
  }
cohort-income = Inkomst vid inskrivningen
cohort-income-means = En person kan ha flera inkomster, så andelarna kan bli mer än 100 procent tillsammans.

cohort-who = Vilka deltagarna är
cohort-women = Kvinnor över 30 år
cohort-women-means = Kvinnor som hade fyllt 31 år när de skrevs in, av alla deltagare.
cohort-primary = Högst grundskola
cohort-primary-means = Grundskola som högsta avslutade utbildning, av alla deltagare.
cohort-fk = Inkomst från Försäkringskassan
cohort-fk-means = Minst en av sjukpenning, rehabiliteringspenning, aktivitetsersättning och sjukersättning, av alla deltagare.
cohort-no-income = Ingen ersättning alls
cohort-no-income-means = Ingen inkomst från stöd eller försäkring vid inskrivningen, av alla deltagare.
cohort-support-years = Ett till fem år med offentligt stöd
cohort-support-years-means = 12–59 månader med offentligt stöd före inskrivningen, av alla deltagare.
cohort-support-long = Fem år eller mer med offentligt stöd
cohort-support-long-means = 60 månader eller mer med offentligt stöd före inskrivningen, av alla deltagare.

cohort-what = Vad de har gjort
cohort-team = Mötte teamet
cohort-team-means = Var med på minst ett möte med det myndighetsgemensamma teamet, av alla deltagare.
cohort-course = Gick mobiliseringskursen
cohort-course-means = Var med på mobiliseringskursen minst en gång, av alla deltagare.
cohort-contracted = Arbetstränade under avtal
cohort-contracted-means = Påbörjade arbetsträning på en plats under avtal, hos ett arbetsintegrerande socialt företag, av alla deltagare.
cohort-other = Arbetstränade hos andra arbetsgivare
cohort-other-means = Påbörjade arbetsträning på en plats utan avtal, av alla deltagare.
cohort-three = Minst tre slags aktiviteter
cohort-three-means = Var med på minst tre olika slags aktiviteter, där påbörjad arbetsträning är ett slag, av de avslutade.
cohort-mean-hours = Timmar i medeltal
cohort-mean-hours-means = Tid i aktiviteter och arbetsträning där personen var närvarande, i medeltal för de avslutade.

cohort-outcome = Vad det ledde till
cohort-work = Till arbete eller studier
cohort-work-means = Avslutade till arbete, subventionerad anställning eller studier, av de avslutade.
cohort-ordinary = Till ordinarie insatser
cohort-ordinary-means = Avslutade till Arbetsförmedlingens eller kommunens ordinarie insatser, av de avslutade.
cohort-mean-months = Tid i projektet, medeltal
cohort-mean-months-means = Från inskrivning till avslut i medeltal för de avslutade. En månad är 30,4375 dagar.
cohort-median-months = Tid i projektet, median
cohort-median-months-means = Hälften av de avslutade var inskrivna kortare tid, hälften längre.

cohort-csv-chapter = Del
cohort-csv-figure = Mått
cohort-csv-count = Antal
cohort-csv-of = Av
cohort-csv-value = Värde
cohort-csv-means = Definition
