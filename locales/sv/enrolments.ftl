# Deltagarens sida och formulären runt den.

reveal_reason-registration = Registrering (SUS, ESF eller eget system)
reveal_reason-agency_contact = Kontakt med en myndighet
reveal_reason-identification = Kontrollera att det är rätt person

reveal = Visa personnumret
reveal-reason = Varför behöver du det?
reveal-hint = Att du visar det, och varför, skrivs i åtkomstloggen.
reveal-reason-missing = Välj varför du behöver se personnumret.

protected-warning = Bara du ser den här personen. Lämna aldrig ut namn, kommun eller adress, och bekräfta inte att personen är deltagare.

enrolment-new = Skriv in deltagare
enrolment-new-lead = Det som skrivs in här ligger till grund för projektets redovisning.
enrolment-enrol = Skriv in
enrolment-project-id = Projekt
enrolment-personal-number = Personnummer
enrolment-personal-number-hint = ÅÅÅÅMMDD-NNNN. Samordningsnummer går också bra.
enrolment-given-name = Förnamn
enrolment-family-name = Efternamn
enrolment-sex = Kön
enrolment-protection = Skyddade personuppgifter
enrolment-protection-hint = Fråga om du är osäker. Den som har skydd syns bara för sin egen coach.
enrolment-municipality = Bostadskommun
enrolment-referred-by = Remitterad av
enrolment-referred-by-municipality = Vilken kommun?
enrolment-referred-by-municipality-hint = Bara när en kommun har remitterat.
enrolment-enrolled-on = Inskriven
enrolment-education = Högsta avslutade utbildning
enrolment-incomes = Försörjning
enrolment-incomes-hint = Välj allt som gäller. ”Ingen offentlig försörjning” står ensamt.
enrolment-incomes-missing = Välj minst en. Välj ”Ingen offentlig försörjning” om personen inte har någon.
enrolment-months = Tid med offentlig försörjning
enrolment-months-hint = Hela månader före inskrivningen. Noll om det inte har förekommit.
enrolment-months-number = { $months ->
    [one] 1 månad
   *[other] { $months } månader
  }
enrolment-reference = Referens
unit-months = månader
unit-km = km

personal-number-shape = Skriv personnumret med tio eller tolv siffror, till exempel 19900401-1234.
personal-number-date = Födelsedatumet finns inte. Kontrollera siffrorna.
personal-number-check-digit = Den sista siffran stämmer inte med de andra. Kontrollera siffrorna.
personal-number-future = Födelsedatumet har inte varit än. Kontrollera årtalet.

particulars-title = Rätta uppgifter om { $name }

enrolment-inspected = Du ser den här sidan av ett skäl som du har angett. Det står i deltagarens åtkomstlogg, och coachen ser det.
enrolment-is-ended = insatsen är avslutad
enrolment-since = inskriven { $day }
enrolment-coach-is = coach { $name }
enrolment-find-placement = Hitta en plats
enrolment-find-another = Hitta en plats till
enrolment-end = Avsluta insatsen
enrolment-next = Nästa steg
enrolment-do = Gör det nu
enrolment-look = Visa
enrolment-planned = Du har planerat: { $step }, { $day }.
enrolment-done = Insatsen är avslutad
enrolment-done-text = Inget mer att göra här. Det som har hänt står kvar nedanför.
enrolment-outcome = Så slutade det
enrolment-ended-on = Avslutad
enrolment-placements = Placeringar
enrolment-placements-none = Ingen placering än.
enrolment-placements-none-ended = Ingen placering pågår.
enrolment-placements-past = { $count ->
    [one] 1 tidigare placering eller förslag
   *[other] { $count } tidigare placeringar och förslag
  }
enrolment-handovers = Överlämning
enrolment-activities = Aktiviteter
enrolment-activities-none = Inget är loggat än.
enrolment-activities-sum = { $count ->
    [one] 1 aktivitet
   *[other] { $count } aktiviteter
  }, { $hours }, { $kinds ->
    [one] 1 slag
   *[other] { $kinds } slag
  }
enrolment-timeline = Det här har hänt
enrolment-timeline-none = Inget har hänt i Brygga än.
enrolment-timeline-all = Visa allt som har hänt
enrolment-facts = Uppgifter
enrolment-consents = Samtycken
enrolment-readers = Vem har läst
enrolment-readers-text = Varje gång någon öppnar en sida med personens uppgifter skrivs det här.
enrolment-read = { $times ->
    [one] { $when }
   *[other] { $times } gånger, senast { $when }
  }

coach-change = Byt coach
coach-new = Ny coach
coach-change-hint = Den nya coachen ser allt. Du ser sedan bara namn, coach och läge.
coach-missing = Välj en coach.

outline-lead = En kollegas deltagare. Behöver du veta mer, fråga coachen.
outline-take = Bli personens coach

profile-card = Profil
profile-missing = Profilen är inte ifylld. Med den blir förslagen på platser bättre.
profile-fill = Fyll i profilen
profile-title = Profil för { $name }
profile-lead = Fyll i tillsammans. Skriv vad som behövs på arbetsplatsen, aldrig diagnoser.
profile-wishes = Önskade yrken
profile-wishes-hint = Börja skriva och välj i listan. Det viktigaste först.
profile-wish = Önskat yrke { $number }
profile-wish-unknown = Välj yrken ur listan, eller skriv en SSYK-kod med fyra siffror som finns i SSYK 2012.
profile-hours = Timmar i veckan
profile-hours-from = Minst
profile-hours-to = Högst
profile-hours-unit = timmar i veckan
profile-hours-order = Det högsta kan inte vara mindre än det minsta.
profile-travel-km = Kan resa
profile-travel-km-hint = Fågelvägen från bostadskommunens centrum.
profile-km = { $km } km
profile-adaptations = Behöver på arbetsplatsen
profile-adaptations-hint = Jämförs med vad platserna erbjuder.
profile-requirements-met = Har redan
profile-languages = Språk
profile-about = Om personen
profile-about-hint = Det som hjälper dig att hitta rätt: erfarenheter, intressen, vad som har fungerat förut. Anordnaren ser det inte.
profile-on = Ifylld

activity-log = Logga aktivitet
activity-log-short = Logga
activity-new-title = Logga aktivitet
activity-new-title-of = Logga aktivitet med { $name }
activity-people = Fler som var med
activity-person = Med vem?
activity-also = Fler deltagare var med
activity-kind = Vad
activity-day = Dag
activity-minutes = Minuter
activity-time = Tid
activity-minutes-unit = minuter
activity-attended = Kom
activity-attended-yes = Ja, kom
activity-attended-no = Kom inte
activity-note = Anteckning
activity-note-hint = Kort, sakligt och inget om hälsa.
activity-place = Var
activity-place-outside = Utanför kontoret
activity-place-office = På kontoret
activity-repeat = Upprepa det senaste
activity-lately = Senast loggat
activity-like = { $kind }, { $time }, { $day }
activity-save = Logga
activity-again = Samma igen
activity-strike = Ta bort
activity-strike-sure = Ja, ta bort
activity-acts = Gör

next-step-title = Nästa steg för { $name }
next-step-lead = Säg vad som händer härnäst, och när. Det påminner dig om det den dagen.
next-step-plan = Planera ett eget steg
next-step-tick-off = Klart

end-title = Avsluta insatsen för { $name }
end-lead = Det du skriver här är det som rapporterna räknar.
end-under-way = { $count ->
    [one] En placering pågår och avslutas först.
   *[other] { $count } placeringar pågår och avslutas först.
  }
end-placement = Avsluta { $slot } hos { $provider }
end-on = Sista dag
end-reason = Varför avslutas den?
end-reason-hint = Deltagandet är frivilligt. Att själv välja att sluta, eller att ta tillbaka sitt samtycke, är inget misslyckande.
end-exit-to = Vart går personen vidare?
end-handover-hint = Till en myndighet, vården eller remittenten krävs att just de har tagit emot.
end-after = Så står det till nu
end-after-text = Behövs när insatsen avslutas enligt plan. Annars kan du lämna det tomt om det inte går att fråga.
end-occupation = Sysselsättning
end-extent-percent = Omfattning
end-extent-percent-hint = 100 % är 40 timmar i veckan.
end-incomes = Försörjning efter

flash-enrolled = Inskriven. Boka ett första möte.
flash-particulars-corrected = Uppgifterna är rättade.
flash-coach-changed = Coachen är bytt.
flash-profile-saved = Profilen är sparad.
flash-activity-logged = Aktiviteten är loggad.
flash-activities-logged = Aktiviteten är loggad för alla.
flash-activity-struck = Aktiviteten är borttagen.
flash-next-step-planned = Nästa steg är planerat.
flash-next-step-ticked-off = Klart. Bra!
flash-enrolment-ended = Insatsen är avslutad.
flash-enrolment-handed-over = Insatsen är avslutad. Du har ansvaret tills mottagaren har träffat personen.

access-caseload = Coachens lista
access-colleagues = Kollegors deltagare, i korthet
access-enrolment = Deltagarens sida
access-outline = Deltagarens sida, i korthet
access-profile = Profilen
access-particulars = Uppgifterna
access-activity = Logga aktivitet
access-next-step = Nästa steg
access-end = Avsluta insatsen
access-placement = En placering
access-handover = En överlämning
access-consent = Ett samtycke
access-personal-number = Personnumret

event-enrolled = Skrevs in. Remitterad av: { $referred_by }.
event-coach_changed = Coachen byttes från { $from } till { $to }
event-particulars_corrected = Uppgifterna rättades
event-profile_made = Profilen fylldes i
event-profile_changed = Profilen ändrades
event-activity_logged = { $kind } den { $on }, { $minutes }. Kom: { $attended }.
event-activity_struck = Togs bort: { $kind } den { $on }, { $minutes }
event-next_step_planned = Nästa steg: { $kind } den { $on }
event-next_step_ticked_off = Klart: { $kind }
event-enrolment_ended = Insatsen avslutades den { $on }: { $reason }. Vidare till: { $to }.
enrolment-sections = Sidor om deltagaren
enrolment-section-overview = Översikt
enrolment-section-wishes = Önskade platser
enrolment-section-plan = Planering
enrolment-section-support = Stöd
