# En dag i närvaron som någon ifrågasätter, och hur coachen avgör den.

enrolment-section-hours = Närvaro
lines-title = Närvaro dag för dag: { $name }
lines-lead = Varje dag som är förd. När en dag ifrågasätts syns båda versionerna.
lines-link = Se dag för dag, eller ifrågasätt en dag
lines-none = Ingen närvaro är förd
lines-none-text = När anordnaren har fört närvaro syns dagarna här.
lines-late = Förd sent
lines-open = Ifrågasatt
lines-settled = Avgjord
lines-stood = Då stod { $before }.
lines-settled-by = { $name } avgjorde { $at }: { $after }.
lines-settle = Avgör
lines-question = Ifrågasätt

line-question-title = Stämmer inte { $day }?
line-question-lead = { $name }: { $said } är fört. Coachen avgör vad som ska gälla. Till dess står dagen kvar som den är.
line-question-comment = Vad stämmer inte?
line-question-hint = Skriv hur det var. Skriv inget om hälsa. Deltagaren och coachen läser det.
line-question-send = Ifrågasätt dagen

disputes-waiting = Ifrågasatta dagar
dispute-title = Avgör: { $name }, { $day }
dispute-lead = { $party } ifrågasätter dagen, där det står { $before }: ”{ $comment }”
dispute-worked = Det som ska gälla
dispute-worked-hint = Låt det stå för att behålla det. Annars timmar som 4, 2,5 eller 2:30. S = sjuk, G = giltig frånvaro, O = ogiltig frånvaro.
dispute-reason = Varför?
dispute-reason-hint = Deltagaren och anordnaren läser det.
dispute-settle = Avgör

flash-line-questioned = Dagen är ifrågasatt. Coachen avgör den.
flash-dispute-settled = Dagen är avgjord. Båda versionerna finns kvar.
event-attendance_disputed = Närvaron { $day } ifrågasattes
event-attendance_settled = Den ifrågasatta närvaron { $day } avgjordes
