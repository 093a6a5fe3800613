# Stödet: steg (EUSE), pauser, utlovade kontakter och utfall efter avslut.

support_stage-engagement = Första kontakt
support_stage-vocational_profile = Yrkesprofil
support_stage-job_finding = Jobbsökning
support_stage-employer_engagement = Arbetsgivaren
support_stage-on_off_job_support = Stöd i jobbet

pause_reason-illness = Sjukdom
pause_reason-treatment = Behandling
pause_reason-holiday = Ledighet
pause_reason-family = Familj
pause_reason-waiting_decision = Väntar på beslut
pause_reason-waiting_provider = Väntar på arbetsplatsen
pause_reason-other = Annat skäl

reason_class-participant = Deltagarens skäl
reason_class-agency = Myndighetens skäl
reason_class-provider = Arbetsplatsens skäl

reason_consequence-goes_on = Fortsätter som förut
reason_consequence-reassess = Gå igenom profilen när pausen är slut
reason_consequence-remind = Påminn den ni väntar på

promise-before_start = Före start
promise-first_days = Första dagarna
promise-weekly = Varje vecka
promise-monthly = Varje månad
promise-four_weeks = Utfall efter fyra veckor
promise-thirteen_weeks = 13 veckor efter avslut
promise-twenty_six_weeks = 26 veckor efter avslut
promise-six_months = Utfall efter sex månader
promise-week = Vecka { $number }
promise-month = Månad { $number }

promise_status-overdue = Försenade
promise_status-due = Nu
promise_status-planned = Planerade
promise_status-waiting = Väntar på paus
promise-waits-back = Väntar, tillbaka { $day }
promise_status-kept = Hållna
promise_status-kept_late = Sena
promise_status-missed = Missade
promise_status-excused = Ville inte

promise_tick-kept = Vi har haft kontakt
promise_tick-not_reached = Jag fick inte tag på personen
promise_tick-declined = Personen ville inte ha kontakten

occasion-four_weeks = fyra veckor
occasion-six_months = sex månader

support-title = Stöd till { $name }
support-lead = Steg, pauser och de kontakter som är utlovade.
support-stage = Steg
support-pauses = Pauser
support-paused = Pausad till { $until }. { $reason }.
support-promises = Utlovade kontakter
support-promises-none = Inget är utlovat än. När en plats är avtalad står kontakterna här: före start, första dagarna, varje vecka i en månad och varje månad i ett år.

stage-title = Nytt steg för { $name }
stage-lead = De fem stegen i supported employment. Det går att gå tillbaka och att hoppa över.
stage-to = Steg
stage-on = Från och med
stage-evidence = Vad visar det?
stage-evidence-hint = Kort, med egna ord. Skriv aldrig diagnoser.
stage-decided = Personen har själv bestämt sig för att använda metoden
stage-decided-hint = Första steget slutar med personens eget beslut, när hen vet vad det innebär.
stage-none = Inget steg är satt. Det behövs för den som får stöd enligt supported employment eller IPS.
stage-move = Nytt steg
stage-days = { $days ->
    [one] 1 dag
   *[other] { $days } dagar
  }

pause-title = Pausa insatsen för { $name }
pause-lead = Under pausen är inget försenat och utlovade kontakter flyttas. Insatsen fortsätter av sig själv den dag du anger. Nya platser kan inte föreslås under pausen, men det som är avtalat gäller.
pause-from = Första dagen
pause-until = Fortsätter
pause-until-hint = Den första dagen efter pausen. Högst ett år fram.
pause-reason = Skäl
pause-choice = { $reason } – { $class }. { $follows }.
pause-note = Anteckning
pause-note-hint = Skriv aldrig diagnoser.
pause-none = Insatsen har inte varit pausad.
pause-begin = Pausa
pause-days = { $from } till { $until }
pause-end = Avsluta pausen i dag

promises-tab = Utlovade kontakter
promises-title = Utlovade kontakter
promises-lead = Vid en plats eller ett arbete: före start, inom tre dagar, varje vecka i en månad och varje månad i ett år. Efter avslut: fyra veckor, 13 och 26 veckor, sex månader.
promises-none = Inget att göra just nu
promises-none-text = När någon börjar på en plats, får ett arbete eller avslutas står de utlovade kontakterna här.
promises-contact = Kontakt
promises-days = Dagar
promises-stands = Läge
promises-after = efter avslut
promises-at-work = arbete utanför projektet
promises-acts = Gör
promises-kept-of = { $kept } hållna, { $late } sena och { $missed } missade av { $of }
promises-means = En loggad kontakt som personen kom till (möte med coach, teammöte eller uppföljning) håller löftet. En paus flyttar dagarna, och när placeringen slutar gäller inte det som återstår. Slutar någon för ett arbete följer stödet med dit i ett år, också efter avslutet: då säger coachen själv hur kontakten blev.
promise-title = Vad hände med kontakten med { $name }?
promise-lead = { $promise }, { $days }. Svara här om ingen loggad aktivitet visar det. Har ni haft kontakt räknas den dagen för alla löften den faller inom.
promise-what = Vad hände?
promise-on = Dag
promise-note = Anteckning
promise-instead = Logga en aktivitet i stället
promise-say = Svara

outcome-title = Hur har { $name } det nu?
outcome-lead = Utfallet { $occasion } efter avslutet.
outcome-on = Dag
outcome-occupation = Sysselsättning
outcome-extent = Omfattning i procent
outcome-extent-hint = 100 procent är 40 timmar i veckan.
outcome-incomes = Försörjning

support-figures-title = Stödet i siffror
support-figures-promises = Så hålls det som är utlovat
support-figures-none = Inget löfte förföll under perioden.
support-figures-means = Löften vars sista dag ligger i perioden. Den som inte ville ha kontakten räknas inte. Varje person räknas hos den som är coach nu.
support-figures-stages = Tid i varje steg
support-stages-none = Inget steg är satt för någon.
support-stages-means = Mediantiden i dagar för dem som har gått vidare från steget (antal), och hur många som är där nu.
support-from = Från
support-to = Till
support-kept = Hållna
support-late = Sena
support-missed = Missade
support-of = Alla
support-whole = Hela projektet
support-now = Där nu
support-median = Median, dagar
support-n = Antal

flash-stage-reached = Steget är sparat.
flash-enrolment-paused = Insatsen är pausad.
flash-enrolment-resumed = Pausen är slut.
flash-promise-ticked = Svaret är sparat.
flash-outcome-measured = Utfallet är sparat.

access-support = Stödet
access-promises = Utlovade kontakter
access-promise = En utlovad kontakt
access-outcome = Utfallet efter avslut

event-support_stage_reached = { $decided ->
    [yes] Steg: { $stage } från { $on }. Personen har själv bestämt sig för metoden.
   *[other] Steg: { $stage } från { $on }
  }
event-enrolment_paused = Pausades från { $from }, fortsätter { $until }. Skäl: { $reason }.
event-enrolment_resumed = Pausen avslutades { $on }
event-promise_ticked = Utlovad kontakt ({ $promise }): { $what }, { $on }
event-outcome_measured = Utfall efter { $occasion }: { $occupation }, { $on }
end_class-ended = Avslutat
end_class-interrupted = Avbrutet
end_class-mistake = Felregistrering
end_consequence-follow_up = Ni följer upp efter fyra veckor och sex månader
end_consequence-out_of_sus = Registrera ut ur SUS genast, deltagandet kan fortsätta
end_consequence-silent = Ingen kontaktas mer
end_consequence-plan_next = Planera vad som kommer sedan
end_consequence-reassess = Gå igenom profilen på nytt
end_consequence-find_another = Hitta en annan plats
end_consequence-follow_along = Stödet följer med
end-choice = { $reason } – { $class }. { $follows }.
