# Överlämning till en annan part, och samtycket den vilar på.

handover-state-sent = Skickad
handover-state-accepted = Mottagaren tar emot
handover-state-declined = Mottagaren tar inte emot
handover-state-met = Har träffats
handover-state-released = Slutförd
handover-state-revoked = Återkallad

handover-new = Överlämna
handover-new-another = Gör en ny överlämning
handover-new-title = Överlämna { $name }
handover-new-lead = Du har ansvaret för personen tills mottagaren har träffat honom eller henne.
handover-receiver-id = Till
handover-sent-on = Skickad
handover-consent = Samtycke
handover-consent-text = Utan samtycke får inget lämnas ut till en annan myndighet eller arbetsgivare.
handover-consent-form = Hur gavs det?
handover-consent-on = Gavs den
handover-valid-to = Gäller till och med
handover-purpose = Vad får lämnas ut, och varför?
handover-purpose-hint = Skriv med personens egna ord om det går.
handover-purpose-usual = Planering, genomförda insatser och behov på arbetsplatsen, för att mottagaren ska kunna ta vid.
handover-send = Skicka överlämningen

handover-accept = Mottagaren tar emot
handover-accept-title = Tar { $receiver } emot { $name }?
handover-accept-lead = Skriv när { $receiver } svarade ja. Ansvaret ligger kvar hos { $giver } tills de har träffats.
handover-accept-instead = Mottagaren tar emot
handover-answered-on = Svarade den
handover-contact = Vem tar emot?
handover-contact-hint = Namn och telefon, så att du kan följa upp.
handover-decline = Mottagaren tar inte emot
handover-decline-title = { $receiver } tar inte emot { $name }
handover-decline-lead = Skriv varför { $receiver } sa nej. { $giver } har ansvaret kvar.
handover-decline-instead = Mottagaren tar inte emot
handover-reason = Skäl
handover-meet = De har träffats
handover-meet-title = Har { $receiver } träffat { $name }?
handover-meet-lead = Från den dagen har { $receiver } ansvaret, inte { $giver }.
handover-met-on = Träffades den
handover-release = Slutför överlämningen
handover-release-title = Slutför överlämningen av { $name } till { $receiver }
handover-release-lead = { $giver } släpper och { $receiver } fortsätter själva. Avsluta sedan insatsen.
handover-released-on = Slutförd den
handover-revoke = Återkalla
handover-revoke-title = Återkalla överlämningen av { $name } till { $receiver }?
handover-revoke-lead = Går bara tills { $receiver } har träffat personen. { $giver } har ansvaret kvar.
handover-revoke-instead = Återkalla överlämningen

handover-after = { $days ->
    [0] samma dag
    [one] efter 1 dag
   *[other] efter { $days } dagar
  }
handover-because = Skäl: { $reason }
handover-contact-is = Tar emot: { $name }
handover-responsible = Ansvarig nu: { $organisation }

consent-new = Förnya
consent-new-title = Nytt samtycke från { $name }
consent-new-lead = När det gamla har gått ut, eller något annat får lämnas ut.
consent-receiver = Till
consent-give = Spara samtycket
consent-until = gäller till { $day }
consent-ran-out = gick ut { $day }
consent-withdrawn-on = återtaget { $day }
consent-withdraw = Personen tar tillbaka samtycket
consent-withdraw-text = Det gäller genast. En överlämning som är på väg dit återkallas.

flash-handover-sent = Överlämningen är skickad. Du har ansvaret tills de har träffats.
flash-handover-accepted = Mottagaren tar emot. Följ upp att de träffas.
flash-handover-declined = Mottagaren tar inte emot. Ansvaret ligger kvar hos dig.
flash-handover-met = De har träffats. Mottagaren har ansvaret nu.
flash-handover-released = Överlämningen är slutförd. Avsluta insatsen när det är dags.
flash-handover-revoked = Överlämningen är återkallad.
flash-consent-given = Samtycket är sparat.
flash-consent-withdrawn = Samtycket är återtaget. Inget mer lämnas ut dit.

event-handover_sent = Överlämning skickades till { $receiver } den { $on }
event-handover_accepted = { $receiver } tog emot den { $on }
event-handover_declined = { $receiver } tog inte emot den { $on }: { $reason }
event-handover_met = { $receiver } träffade personen den { $on } och har ansvaret
event-handover_released = Överlämningen till { $receiver } slutfördes den { $on }
event-handover_revoked = Överlämningen till { $receiver } återkallades
event-consent_given = Samtycke till att lämna uppgifter till { $receiver }: { $form }, till { $valid_to }
event-consent_withdrawn = Samtycket till { $receiver } togs tillbaka
