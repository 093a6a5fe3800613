# Prognosen: vad som blir ledigt, och när avtalen tar slut.

forecast-title = Prognos
forecast-show = Se prognosen
forecast-nobody = Ingen plats är tagen
forecast-nobody-text = När någon har en placering eller ett förslag syns här när platsen väntas bli ledig.
forecast-soon =
    { $count ->
        [one] De närmaste { $weeks } veckorna väntas 1 plats bli ledig (troligen { $low }–{ $high }).
       *[other] De närmaste { $weeks } veckorna väntas { $count } platser bli lediga (troligen { $low }–{ $high }).
    }
forecast-held =
    { $held ->
        [one] I dag är 1 plats tagen,
       *[other] I dag är { $held } platser tagna,
    } { $proposed ->
        [0] ingen av dem av ett förslag.
        [one] 1 av dem av ett förslag.
       *[other] { $proposed } av dem av förslag.
    }
forecast-seats = Platser som blir lediga
forecast-seats-title = Platser som väntas bli lediga, vecka för vecka
forecast-place-months = Platsmånader som blir lediga
forecast-place-months-title = Platsmånader i de platser som har blivit lediga, vecka för vecka
forecast-expected = väntat
forecast-interval = 8 gånger av 10
forecast-contracts = När avtalen tar slut
forecast-when = När taket nås
forecast-recent = Började senaste halvåret
forecast-used-up-on = { $on }
forecast-used-up = Omkring { $on }, troligen mellan { $from } och { $to }
forecast-used-up-or-not = Omkring { $on }, tidigast { $from }; det kan också räcka avtalet ut
forecast-may-be-used-up = Räcker troligen till { $end }, men kan ta slut från { $from }
forecast-lasts = Räcker till { $end }
forecast-contract = Prognos: { $when }.
forecast-method = Så räknas det
forecast-method-seats = Varje placering som har en plats i dag slutar sin planerade dag, om den inte slutar tidigare, förlängs eller aldrig blir av. Ett slut i förtid är lika troligt alla dagar fram till den planerade. En förlängning blir så lång, och bestäms så sent, som de tidigare. Ett förslag får ja lika ofta som förut; annars blir platsen ledig medan det väntar. En plats som stängs när personen slutar räknas inte.
forecast-method-rates = Hur ofta det händer är vad som hänt hos anordnaren de senaste { $days } dagarna. För en anordnare med få placeringar dras siffran mot projektets medelvärde, som om { $weight } placeringar med medelvärdet också hade setts där.
forecast-method-interval = I åtta veckor av tio ska utfallet ligga i intervallet. Det är räknat, inte lottat: samma dag ger alltid samma prognos.
forecast-method-months = Platsmånaderna är vad de platser som har blivit lediga till och med veckan rymmer den veckan. En plats en vecka är 0,23 platsmånader.
forecast-method-contracts = Ett avtal tar slut när det som är använt når taket för platsmånader eller pengar. Det som pågår används så länge det väntas vara. Nya placeringar antas börja lika ofta som det senaste halvåret, från om tre veckor, och vara lika länge som de tidigare.
forecast-rates = Vad prognosen bygger på
forecast-rates-means = Först vad som hänt, sedan den andel som prognosen räknar med.
forecast-rate = { $count } av { $of }: { $percent }
forecast-mean = Hela projektet
forecast-early = Slutade i förtid
forecast-extended = Förlängdes
forecast-yes = Förslag som fick ja
