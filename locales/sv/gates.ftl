# Det som ska vara på plats före en placerings första dag.

gate-title = Före första dagen
gate-heading = Före första dagen: { $name }
gate-lead = { $slot }, börjar { $day }. Placeringen kan inte starta förrän allt finns och alla tre har skrivit under överenskommelsen. Anordnaren och coachen fyller i tillsammans: skriv det du vet.
gate-fill = Fyll i det som saknas
gate-lacks = Saknas före start: { $items }
gate-lead-begun = { $slot }, började { $day }. Det här var inte ifyllt i Brygga när placeringen började, och den gäller som den är. Fyll i det ni vill ha samlat här. När allt finns kan coachen skriva överenskommelsen.
gate-lead-started = { $slot }, började { $day }. Ändra det som är annorlunda nu. Gäller överenskommelsen inte längre skriver coachen en ny version.
gate-begun = Placeringen började utan det här i Brygga, till exempel för att den kom in med ett datapaket. Den gäller som den är.
gate-not-here = Inte ifyllt
gate-lacks-some = { $count ->
    [one] 1 sak saknas
   *[other] { $count } saker saknas
  }
gate-in-place = På plats
gate-missing = Saknas
gate-agreement = överenskommelse
gate-agreement-signed = underskriven av alla tre
gate-workplace = Arbetsplatsen
gate-person = Deltagaren
gate-risk-assessed-on = Riskbedömning gjord den
gate-risk-assessed-by = Riskbedömning gjord av
gate-supervisor = Handledare
gate-stand-in = Ersättare för handledaren
gate-supervisors = { $name }, ersättare { $stand_in }
gate-introduction-on = Introduktion den
gate-introduction-on-hint = Dagen då deltagaren får veta hur arbetet och säkerheten fungerar.
gate-insurance = Försäkring
gate-insurance-hint = Den vars försäkring gäller om deltagaren skadas på arbetsplatsen.
gate-emergency-contact = Ring vid en olycka: namn
gate-emergency-phone = Ring vid en olycka: telefon
gate-emergency-hint = Den som deltagaren har valt. För en deltagare med skyddade personuppgifter: coachen.
gate-no-adaptations = Inga anpassningar är överenskomna.
gate-adaptations-confirmed = Vi har gått igenom anpassningarna och arbetsplatsen ordnar dem
gate-other-half = Fyll i den här också. Det ena räcker inte utan det andra.
gate-same-person = Ersättaren måste vara någon annan än handledaren.
gate-phone-wrong = Skriv ett telefonnummer med minst fem siffror.
flash-gate-filled = Det är sparat.

gate_item-risk_assessment = riskbedömning
gate_item-supervisor = handledare med ersättare
gate_item-insurance = försäkring
gate_item-introduction = dag för introduktion
gate_item-emergency_contact = vem som rings vid en olycka
gate_item-adaptations = bekräftade anpassningar

insurance-provider = Anordnarens försäkring
insurance-association = Samordningsförbundets försäkring
insurance-municipality = Kommunens försäkring
insurance-state = Statens försäkring genom Arbetsförmedlingen
insurance-other = Annan försäkring

event-gate_filled = { $lacking ->
    [0] Allt är på plats före start på { $slot } hos { $provider }
   *[other] Före start på { $slot } hos { $provider } saknas: { $items }
  }

# I registerutdraget
packet-table-gates = Före första dagen
packet-table-agreements = Överenskommelser
packet-table-agreement_signatures = Underskrifter
packet-column-risk_assessed_on = Riskbedömning gjord
packet-column-risk_assessed_by = Riskbedömning gjord av
packet-column-supervisor = Handledare
packet-column-stand_in = Ersättare
packet-column-insurance = Försäkring
packet-column-introduction_on = Introduktion
packet-column-emergency_contact = Ring vid en olycka
packet-column-emergency_phone = Telefon vid en olycka
packet-column-adaptations_on = Anpassningar bekräftade
packet-column-drawn_at = Skriven
packet-column-number = Version
packet-column-sha256 = Fingeravtryck (SHA-256)
packet-column-language = Språk
packet-column-drawn_by = Skriven av
packet-column-signed_on = Underskriven
