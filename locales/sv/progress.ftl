# Stegförflyttning: personens egna svar och coachens, var tredje månad. Påståendena är låsta: en ny ordalydelse är ett nytt formulär.

progress_form-short_1 = Kort formulär (6 påståenden, version 1)
progress_form-work_1 = Formulär om arbete (8 påståenden, version 1)
rater-participant = Deltagaren
rater-coach = Coachen

progress-short-1-1 = Jag vet vad jag vill arbeta med eller studera.
progress-short-1-2 = Jag kommer i väg på det jag har bestämt.
progress-short-1-3 = Jag orkar med mina dagar.
progress-short-1-4 = Jag har någon att fråga när jag behöver hjälp.
progress-short-1-5 = Jag tror att jag kan klara ett arbete eller en utbildning.
progress-short-1-6 = Jag vet vad mitt nästa steg är.
progress-work-1-1 = Jag vet vad jag vill arbeta med.
progress-work-1-2 = Jag kommer i tid till arbetet.
progress-work-1-3 = Jag klarar de timmar som är bestämda.
progress-work-1-4 = Jag förstår vad jag ska göra på arbetet.
progress-work-1-5 = Jag vågar fråga på arbetet när något är oklart.
progress-work-1-6 = Jag trivs med dem jag arbetar med.
progress-work-1-7 = Jag orkar med fritiden efter arbetet.
progress-work-1-8 = Jag tror att jag kan få och behålla ett arbete.
progress-least = 1 – stämmer inte alls
progress-most = 5 – stämmer helt

progress-title = Stegförflyttning för { $name }
progress-lead = Personens egna svar och coachens, var tredje månad. Det är frivilligt att svara och inget villkor för något.
progress-answer = Svara: { $rater }
progress-no-form = Projektet har inte valt något formulär
progress-no-form-text = Projektledaren väljer formulär under Stödet i siffror.
progress-due = Dags att svara
progress-next = nästa { $day }
progress-over-time = Medelvärdet över tid
progress-one = Kurvan ritas när det finns svar från två dagar.
progress-statement = Påstående
progress-own-first = Deltagaren först
progress-own-last = Deltagaren nu
progress-coach-first = Coachen först
progress-coach-last = Coachen nu
progress-comments = Kommentarer
progress-means = Skalan går från 1 (stämmer inte alls) till 5 (stämmer helt).
progress-new-title = { $name }: { $rater } svarar
progress-lead-participant = Läs påståendena tillsammans och låt { $name } svara själv.
progress-lead-coach = Svara så som du ser på { $name } i dag. Påståendena är personens egna ord: läs "jag" som personen.
progress-comment = Kommentar
progress-on = Dag

support-figures-progress = Stegförflyttning
support-progress-form = Formulär i projektet
support-progress-none = Inget

refusal-already-rated = Det finns redan svar från den dagen. Ange en annan dag.

flash-progress-rated = Svaren är sparade.
flash-progress-form = Formuläret är valt.
access-progress = Stegförflyttning
event-progress_rated = Stegförflyttning, svar av { $rater } den { $on }
event-progress_form_chosen = Formulär för stegförflyttning: { $form }
enrolment-section-progress = Stegförflyttning

packet-table-progress_ratings = Stegförflyttning
packet-column-rated_on = Dag
packet-column-rater = Vem svarade
packet-column-answers = Svar
packet-column-entered_by = Inlagt av
