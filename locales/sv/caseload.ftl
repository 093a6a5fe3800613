# Coachens hem: nästa steg för var och en (src/model/caseload), och kollegors deltagare i korthet.

step-register_out = Registrera ut ur SUS
step-settle_consent = Förnya samtycket eller avsluta platsen
step-end_or_extend = Avsluta eller förläng
step-confirm_start = Bekräfta start
step-fill_gate = Gör klart före första dagen
step-sign_agreement = Få överenskommelsen underskriven
step-ask_after_pause = Fråga om pausen är över
step-chase_handover = Påminn mottagaren
step-chase_meeting = Påminn om första mötet
step-release = Slutför överlämningen
step-end_enrolment = Avsluta insatsen
step-finish_handover = Gör klart överlämningen
step-first_meeting = Första möte
step-planned = Planerat steg
step-profile = Fyll i profilen
step-send_elsewhere = Överlämna till någon annan
step-plan_after = Planera nästa steg
step-propose_another = Föreslå en annan plats
step-find_placement = Hitta en plats
step-await_answer = Invänta anordnarens svar
step-await_start = Invänta startdagen
step-await_handover = Invänta mottagarens svar
step-await_meeting = Invänta första mötet
step-keep_contact = Håll kontakten
step-paused = Pausad

stage-searching = Söker plats
stage-proposed = Föreslagen till en plats
stage-placed = Har en plats
stage-handover = Överlämnas
stage-ended = Avslutad

next_step-find_placement = Hitta en plats
next_step-meeting = Möte
next_step-handover = Överlämning
next_step-employment = Anställning
next_step-end_enrolment = Avsluta insatsen
next_step-other = Annat

caseload-title = Mina deltagare
caseload-no-phone = Anordnare kan inte ringa dig: ditt telefonnummer saknas på korten.
caseload-no-phone-link = Lägg in ditt nummer
caseload-whose = Vems deltagare
caseload-mine = Mina
caseload-colleagues = Kollegors
caseload-colleagues-title = Kollegors deltagare
caseload-colleagues-lead = I korthet: namn, coach och hur långt det har kommit. Personer med skyddade uppgifter visas inte.
caseload-colleagues-none = Ingen av kollegornas deltagare heter så.
caseload-people = { $count ->
    [one] 1 deltagare
   *[other] { $count } deltagare
  }
caseload-none = Du har inga deltagare än
caseload-none-text = När du skriver in någon, eller tar över från en kollega, står personen här med sitt nästa steg.
caseload-no-hits = Ingen att visa
caseload-no-hits-text = Ingen av dina deltagare passar in på urvalet.
caseload-find = Sök på namn
caseload-name = Namn
caseload-step = Nästa steg
caseload-contact = Senaste kontakt
caseload-placement = Placering
caseload-coach = Coach
caseload-stage = Läge
caseload-support-stage = Steg
caseload-contact-short = Kontakt
caseload-promise = Utlovad kontakt
caseload-consent = Samtycke
caseload-no-consent = saknas
caseload-pick = Markera { $name }
caseload-picked = Markera
caseload-log = Logga för flera
caseload-log-pick = Markera i listan
caseload-key = (Alt+{ $key })
caseload-keys = I Firefox: Alt+Skift.
caseload-no-coach = Ingen coach
caseload-not-met = inte än
caseload-no-placement = ingen
caseload-ended = avslutad, överlämnas
caseload-answer-by = svar senast { $day }
caseload-from = från { $day }
caseload-until = till { $day }
caseload-late = { $count ->
    [one] 1 försenat steg
   *[other] { $count } försenade steg
  }
caseload-others = I tid
caseload-answers = Svar som har kommit in
caseload-answers-none = Inga nya svar de senaste två veckorna.
caseload-accepted = Ja
caseload-declined = Nej
caseload-expired = Inget svar i tid
caseload-handover-accepted = Tar emot
caseload-handover-declined = Tar inte emot
caseload-handover-asked = Har en fråga
caseload-ending = Slutar inom fyra veckor
caseload-ending-none = Ingen placering slutar de närmaste fyra veckorna.

caseload_show-all = Alla
caseload_show-overdue = Försenade
caseload_show-answers = Nya svar
caseload_show-ending = Slutar snart
caseload_show-without = Utan plats
caseload_show-promises = Utlovade nu
caseload_show-consent = Utan samtycke
caseload_show-quiet = Utan kontakt
caseload_show-paused = Pausade

due-late = { $days ->
    [one] 1 dag sent
   *[other] { $days } dagar sent
  }
due-planned = Planerat: { $step }
due-by = senast { $day }
due-starts = börjar { $day }
due-paused = till { $day }

protected-mark = Skyddade personuppgifter
caseload-over = avslutad
caseload-ratings = Stegförflyttning: dags att svara
caseload-ratings-more = och { $count } till
