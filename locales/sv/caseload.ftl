# Coachens hem: nästa steg för var och en (src/model/caseload), och kollegors deltagare i korthet.

step-end_or_extend = Avsluta eller förläng placeringen
step-confirm_start = Bekräfta att placeringen har startat
step-chase_handover = Påminn mottagaren om svar
step-chase_meeting = Påminn mottagaren om första mötet
step-release = Slutför överlämningen
step-end_enrolment = Avsluta insatsen
step-first_meeting = Ha ett första möte
step-planned = Planerat steg
step-profile = Fyll i profilen
step-send_elsewhere = Överlämna till någon annan
step-plan_after = Planera vad som kommer sedan
step-propose_another = Föreslå en annan plats
step-find_placement = Hitta en plats
step-await_answer = Invänta anordnarens svar
step-await_start = Invänta startdagen
step-await_handover = Invänta mottagarens svar
step-await_meeting = Invänta mottagarens första möte
step-keep_contact = Håll kontakten

stage-searching = Söker plats
stage-proposed = Föreslagen till en plats
stage-placed = Har en plats
stage-handover = Överlämnas

next_step-find_placement = Hitta en plats
next_step-meeting = Möte
next_step-handover = Överlämning
next_step-employment = Anställning
next_step-end_enrolment = Avsluta insatsen
next_step-other = Annat
