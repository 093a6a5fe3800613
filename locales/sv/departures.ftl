# Om en anordnare slutar: övningen, och det som sker på riktigt.

departure-title = Om { $name } slutar
departure-lead = { $project }, från { $on }
departure-link = Om anordnaren slutar
departure-nothing = Inget att flytta: anordnaren har ingen från projektet hos sig den dagen, inga platser och inget avtal som gäller.
departure-drill = Det här är en övning. Inget ändras och ingen får veta.
departure-on = Från och med
departure-try = Räkna
departure-people = Måste flytta
departure-protected =
    { $count ->
        [0] ingen med skyddade uppgifter
        [one] och 1 med skyddade uppgifter
       *[other] och { $count } med skyddade uppgifter
    }
departure-with-alternative = Har ett alternativ
departure-seats = Platser
departure-slots = Ställen
departure-who = De som måste flytta
departure-nobody = Ingen har en placering eller ett förslag där från den dagen.
departure-alternative-means = Ett alternativ var, och ingen plats två gånger: så många som möjligt får en, och den som passar bäst. Coachen frågar personen, och förslaget prövas som vanligt.
departure-person = Person
departure-coach = Coach
departure-now-at = Nu på
departure-until = Till
departure-past-end = skulle ha slutat
departure-alternative = Alternativ
departure-fit = passar { $fit } av 100
departure-no-alternative = inget hittat
departure-places = Kommuner
departure-places-means = De med skyddade uppgifter står bara som ett antal ovan, inte här: var de är visas inte.
departure-money = Pengar
departure-money-means = Det som frigörs är vad de i listan skulle ha använt. De med skyddade uppgifter räknas inte in: under vilket avtal de är visas inte.
departure-no-contract = Inget avtal med projektet.
departure-freed = Frigörs
departure-unbound = Obundet i dag
departure-months = { $months } platsmånader
departure-real = Anordnaren slutar på riktigt
departure-real-text = Ingen ny kan föreslås till platserna under projektets avtal, eller till platser utan avtal där ingen från ett annat projekt är, från { $on }. De som är där får ett nästa steg hos sin coach: hitta en plats. Placeringarna fortsätter tills coacherna flyttar dem.
departure-reason = Skäl
departure-reason-hint = Minst tio tecken. Personernas coacher ser det.
departure-announce = Sätt i gång flytten
departure-is-announced = Det är bestämt att anordnaren slutar { $on }: { $reason } Nedan står vilka som återstår att flytta.
departure-revoke = Anordnaren stannar: ta tillbaka
flash-departure-revoked = Anordnaren stannar. Platserna tar emot igen. Coacherna avgör själva vad som gäller för var och en.
event-departure_revoked = Anordnaren stannar
event-slot_stays = Anordnaren stannar, och platsen tar emot igen
flash-departure-announced = Flytten är i gång. Coacherna har fått ett nästa steg för var och en.
access-departure = Övning: om en anordnare slutar
event-provider_departs = Anordnaren slutar { $on }: { $reason }
event-departure_announced = En anordnare slutar { $on }: { $reason }
event-slot_closes = Platsen finns till { $last }
refusal-provider-leaves = Anordnaren slutar. Ingen kan ha platsen efter { $last }. Välj ett tidigare slut, eller en annan plats.
slot-last-on = Anordnaren slutar. Ingen kan ha platsen efter { $on }.
