# Överlämning till en annan part, och samtycket den vilar på.

handover-state-drafted = Utkast
handover-state-consented = Samtycke finns
handover-state-sent = Skickad
handover-state-accepted = Mottagaren tar emot
handover-state-declined = Mottagaren tar inte emot
handover-state-expired = Inget svar i tid
handover-state-met = Har träffats
handover-state-released = Slutförd
handover-state-done = Slutförd, insatsen avslutad
handover-state-revoked = Återkallad

handover-new = Överlämna
handover-new-another = Gör en ny överlämning
handover-new-title = Överlämna { $name }
handover-new-lead = Du har ansvaret för personen tills mottagaren har träffat honom eller henne.
handover-receiver-id = Till
handover-addressee = Vem hos mottagaren?
handover-addressee-hint = Namn och telefon. Utan någon att tala med blir ingen mottagen.
handover-addressee-email = Personens e-post
handover-addressee-email-hint = Dit går länken, om mottagaren ska svara utan konto.
handover-addressee-is = Skickad till: { $name }
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
handover-save-draft = Spara utkast
handover-save-draft-hint = Ett utkast säger ingenting till någon. Personen kan ta ställning först, och du kan skriva kortet innan det skickas.
handover-drop = Kasta utkastet
handover-consent-ask = För in samtycket
handover-consent-title = Samtycker { $name } till att { $receiver } får veta?
handover-consent-lead = Det gäller bara { $receiver }, och bara det som står här.
handover-consent-save = Spara samtycket
handover-send-title = Skicka överlämningen av { $name } till { $receiver }
handover-send-lead = Du har ansvaret tills { $receiver } har träffat personen.

handover-page-title = Överlämning till { $receiver }
handover-passage = Så långt är den
handover-days = Dagar
handover-gap = { $days ->
    [one] 1 dag mellan stolarna
   *[other] { $days } dagar mellan stolarna
  }
handover-gap-goes-on = och det pågår
handover-answer-by = Svar senast { $day }. Sedan är överlämningen din igen.
handover-consequence = Nästa steg: { $step }, inom { $days } dagar.
handover-consequence-expired = Ingen svarade i tid. Ring mottagaren, eller överlämna till någon annan.

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

flash-handover-drafted = Utkastet är sparat. Inget är sagt till mottagaren.
flash-handover-sent = Överlämningen är skickad. Du har ansvaret tills de har träffats.
flash-handover-accepted = Mottagaren tar emot. Följ upp att de träffas.
flash-handover-declined = Mottagaren tar inte emot. Ansvaret ligger kvar hos dig.
flash-handover-met = De har träffats. Mottagaren har ansvaret nu.
flash-handover-released = Överlämningen är slutförd. Avsluta insatsen när det är dags.
flash-handover-revoked = Överlämningen är återkallad.
flash-consent-given = Samtycket är sparat.
flash-consent-withdrawn = Samtycket är återtaget. Inget mer lämnas ut dit.

event-handover_drafted = Utkast till överlämning till { $receiver }
event-handover_consented = Personen samtyckte till överlämningen till { $receiver }
event-handover_expired = { $receiver } svarade inte i tid
event-enrolment_reopened = Avslutet gjordes ogjort: mottagaren föll bort, och personen är kvar hos coachen
event-handover_sent = Överlämning skickades till { $receiver } den { $on }
event-handover_accepted = { $receiver } tog emot den { $on }
event-handover_declined = { $receiver } tog inte emot den { $on }: { $reason }
event-handover_met = { $receiver } träffade personen den { $on }
event-handover_released = Överlämningen till { $receiver } slutfördes den { $on }
event-handover_revoked = Överlämningen till { $receiver } återkallades
event-consent_given = Samtycke till att lämna uppgifter till { $receiver }: { $form }, till { $valid_to }
event-consent_withdrawn = Samtycket till { $receiver } togs tillbaka

handover-receiver-hint = Mottagaren behöver inget konto.
handover-to-organisation = Myndigheter, arbetsgivare och andra
handover-to-project = Ett annat projekt
handover-receiver-new = Saknas arbetsgivaren i listan? Lägg in den
handover-towards = Vad är det för mottagare?
handover-towards-hint = Bara myndighet, vård och annat projekt tar över ansvaret för personen.
handover-unit = Enhet, kurs eller projekt
handover-unit-hint = Till exempel Komvux, Vårdcentralen eller Projekt Språnget.
receiver_kind-agency = Myndighet
receiver_kind-employer = Arbetsgivare
receiver_kind-project = Annat projekt
receiver_kind-care = Vård
receiver_kind-studies = Studier
packet-column-towards = Slag
packet-column-receiver_unit = Enhet
handover-towards-usual = Det som organisationen är
handover-meet-only-lead = { $receiver } tar inte över ansvaret. { $giver } har det så länge insatsen pågår.
flash-handover-met-only = De har träffats. Du har ansvaret kvar så länge insatsen pågår.
handover-not-taking-over = { $receiver } tar inte över: { $giver } har ansvaret så länge insatsen pågår.
consent-withdraw-doubled = Det gäller genast. Ett annat samtycke dit gäller fortfarande: det som det täcker får ändå lämnas ut, och inget återkallas. Ta tillbaka det också om personen vill det.
flash-consent-withdrawn-doubled = Samtycket är återtaget. Ett annat samtycke dit gäller fortfarande.
consent-standing = Ett samtycke gäller redan
consent-standing-hint = Räcker det behöver personen inte frågas igen, och du behöver inte skriva något om samtycke här under.
consent-standing-one = Till { $receiver }, givet { $day }, gäller till { $to }.
consent-standing-all = Omfattar allt.
consent-standing-some = Omfattar: { $kinds }. Omfattar inte: { $lacks }.
consent-standing-new = Ett nytt samtycke, som jag skriver här under
consent-standing-use = Använd det
consent-standing-else = Räcker det inte? För in ett nytt samtycke.
consent-standing-already = Gäller redan. { $standing } Dit behövs inget nytt om det räcker.
consent-standing-keep = Det som gäller redan räcker: se vad som delas
refusal-consent-to-another = Samtycket du valde gäller en annan mottagare. Välj ett till den här mottagaren, eller för in ett nytt.
handover-lacks = Det här saknas på kortet
handover-lacks-text = Mottagaren ser bara det som är skrivet. Finns det inget att säga kan du skicka ändå.
handover-lacks-short = Kortet saknar
handover-lacks-mend = Komplettera kortet
handover-lack-before = Saknas på kortet: { $what }. { $mend } först
handover-lack-card = Skriv på kortet
handover-lack-plan = Gå till planeringen
handover-lack-profile = Gå till profilen
handover-lack-account = Skriv in det på ditt konto
handover-lack-addressee = Skriv vem
handover-lack-consent = För in ett vidare samtycke
handover-uncovered = det som samtycket inte omfattar ({ $kinds })
handover-address-title = Vem hos { $receiver } ska ta emot { $name }?
handover-address-lead = Utan någon att tala med hos { $receiver } blir ingen mottagen.
flash-handover-addressed = Sparat: vem hos mottagaren.
event-handover_addressed = Överlämningen till { $receiver } fick en ny adressat
card_lack-addressee = vem hos mottagaren
card_lack-own_words = personens egna ord
card_lack-situation = situationen nu
card_lack-plan = en plan som personen har godkänt
card_lack-what_works = vad som fungerar
card_lack-adaptations = anpassningar som behövs
card_lack-phone = ditt telefonnummer
