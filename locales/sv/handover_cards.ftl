# Överlämningskortet.

handover-card = Kortet
handover-card-about = Det som mottagaren får veta: bara det som samtycket omfattar.
handover-card-show = Visa och skriv ut
handover-card-title = Överlämningskort till { $receiver }
handover-card-lead = Så här ser { $receiver } det. Det som samtycket inte omfattar står inte här.
handover-card-edit-lead = Skriv tillsammans med { $name }. Inget om diagnoser: det som behövs på arbetsplatsen räcker.
handover-card-unnamed = Personen
handover-card-own-words = Med egna ord
handover-card-own-words-hint = Det personen själv vill säga till mottagaren. Det står först, och lämnas när samtycket omfattar bakgrund och situation.
handover-card-situation = Situationen nu
handover-card-situation-hint = Vad som har hänt och var personen står.
handover-card-agreed-plan = Vad vi har kommit överens om
handover-card-agreed-plan-hint = Står inget här lämnas den gemensamma planen, när personen har godkänt den.
handover-card-what-works = Vad som fungerar
handover-card-what-works-hint = Sådant som har hjälpt, till exempel i praktiken.
handover-card-activities = Vad som har gjorts
handover-card-activity = { $kind }: { $times ->
    [one] 1 gång
   *[other] { $times } gånger
  }
handover-card-placements = Placeringar
handover-card-since = sedan { $day }
handover-card-contact = Kontakt
handover-card-agreed = Personen samtyckte den { $day } till att det här får lämnas:
handover-card-stale = Någon annan har ändrat överlämningen under tiden. Läs igenom och spara igen.
flash-handover-card-written = Kortet är sparat.
event-handover_card_written = Överlämningskortet till { $receiver } skrevs
access-handover-card = Överlämningskortet
handover-card-get = Hämta som PDF
handover-card-footer = { $giver }, { $day }. Lämnas bara till den som kortet är till.
handover-card-name = overlamningskort
access-handover-card-file = Överlämningskortet hämtades som PDF
