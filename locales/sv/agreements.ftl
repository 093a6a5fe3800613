# Överenskommelsen om en placering: pappret och dess underskrifter.

agreement-title = Överenskommelse
agreement-heading = Överenskommelse: { $name }
agreement-none = Ingen överenskommelse är skriven
agreement-none-text = Coachen skriver den när allt är på plats före första dagen. Sedan skriver deltagaren, coachen och anordnaren under.
agreement-late = Ingen överenskommelse är skriven i Brygga
agreement-late-text = Placeringen har redan börjat, till exempel för att den kom in med ett datapaket. Den gäller som den är. Vill ni ha överenskommelsen här skriver coachen den, och sedan skriver alla tre under.
agreement-late-gate = Den kan skrivas när det här är ifyllt: { $items }.
agreement-needs-gate = Överenskommelsen kan skrivas när allt är ifyllt.
agreement-draw = Skriv överenskommelsen
agreement-draw-new = Skriv en ny version
agreement-version = Version { $number }
agreement-old = Ersatt
agreement-waits = Väntar på underskrifter
agreement-all-signed = Underskriven av alla
agreement-outdated = Gäller inte längre
agreement-outdated-means = Tiden, timmarna eller det som skulle vara på plats har ändrats sedan överenskommelsen skrevs. Coachen skriver en ny version, och alla tre skriver under den.
agreement-drawn = Skriven { $day } av { $name }
agreement-signed = Underskriven
agreement-not-signed = Inte underskriven
agreement-recorded-by = antecknat av { $name }
agreement-sign = Skriv under
agreement-unwritten = Överenskommelsen är inte skriven
agreement-no-longer = Överenskommelsen gäller inte längre
agreement-unsigned = Underskrift saknas: { $parties }
agreement-sign-it = Skriv under överenskommelsen
agreement-read = Ladda ner pappret (PDF)
agreement-own-title = Skriv under överenskommelsen
agreement-participant-title = Anteckna att { $name } har skrivit under
agreement-sign-lead = Du skriver under version { $number }, precis som filen är. Dess fingeravtryck (SHA-256) är { $sha }.
agreement-signed-on = Dag
agreement-form = Hur?
flash-agreement-drawn = Överenskommelsen är skriven. Nu kan de tre skriva under.
flash-agreement-signed = Underskriften är sparad.

# På pappret
agreement-lead = Det här har vi kommit överens om. Ändras något skriver vi en ny version.
agreement-parties = Parter
agreement-participant = Deltagare
agreement-provider = Anordnare
agreement-project = Projekt
agreement-coach = Coach
agreement-what = Platsen
agreement-track = Inriktning
agreement-tasks = Uppgifter
agreement-environment = Arbetsmiljö och trygghet
agreement-risk = Riskbedömning
agreement-emergency = Ring vid en olycka
agreement-signatures = Underskrifter
agreement-voluntary = Det är frivilligt att delta. Deltagaren kan när som helst avbryta utan att ange skäl.
agreement-sign-participant = Deltagare: datum, underskrift och namn
agreement-sign-coach = Coach: datum, underskrift och namn
agreement-sign-provider = Anordnare: datum, underskrift och namn
agreement-footer = { $reference }, version { $number }

signing_party-participant = Deltagaren
signing_party-coach = Coachen
signing_party-provider = Anordnaren

signing_form-on_paper = På papper
signing_form-oral = Muntligt
signing_form-electronic = Med e-legitimation
signing_form-in_brygga = I Brygga

event-agreement_drawn = Överenskommelsen för { $slot } hos { $provider } skrevs, version { $number }
event-agreement_signed = { $party } skrev under överenskommelsen för { $slot } hos { $provider }, version { $number }
