# Vad platserna har kostat.
cost-title = Vad platserna har kostat
cost-means = Räknat på placeringar under avtal som har avslutats. Intervallet är 95 procent och visas när det finns minst { $least } att räkna på; en kostnad per steg eller utfall visas från { $least } sådana. Ett steg räknas när en person för första gången når ett senare steg i supported employment. Det räknas från den första placeringens första dag. Ett utfall är en person som gick till arbete eller studier, av dem vars insats är avslutad. Kostnaden är platsernas, inte hela projektets.
cost-all = Hela projektet
cost-placements = Avslutade placeringar
cost-value = Kostnad
cost-place-month = Per platsmånad
cost-day = Per närvarodag
cost-step = Per steg framåt
cost-outcome = Per utfall
cost-from = Från
cost-to = Till
cost-n = n = { $count }
