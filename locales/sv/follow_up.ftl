# Avtalsuppföljning: krav, kontroller och avvikelser.

contract-follow-up = Avtalsuppföljning
follow-up-trend = Över tid
follow-up-trend-none = Visas när något krav är kontrollerat.
follow-up-trend-title = Andel kontroller där kravet var uppfyllt
follow-up-met-share = Uppfyllda
follow-up-quarter-head = Kvartal
follow-up-quarter = Kv { $number } { $year }
follow-up-met = Uppfyllt
follow-up-partly = Delvis
follow-up-not-met = Inte

requirements-title = Krav
requirements-none = Inga krav är inlagda. Lägg in det som avtalet kräver och som ni ska kontrollera.
requirement-add = Lägg till krav
requirement-words = Krav
requirement-words-hint = Vad anordnaren ska uppfylla.
requirement-source = Källa
requirement-source-hint = Till exempel avtalets punkt 4.2.
requirement-how = Så kontrolleras det
requirement-how-hint = Till exempel vid platsbesök, en gång per halvår.
requirement-unchecked = Inte kontrollerat
requirement-dropped = Följs inte upp längre.
requirement-drop = Sluta följa upp

check-title = Kontrollera kravet
check-how = Kontrolleras: { $how }
check-on = Kontrollerat
check-result = Utfall
check-note = Vad kontrollen visade
check-note-hint = Båda parter läser det. Skriv inget om enskilda deltagare.
check-action = Åtgärd som anordnaren ska göra
check-action-hint = Behövs när kravet inte är uppfyllt. Det blir en avvikelse som anordnaren svarar på.
check-due-on = Åtgärdat senast
check-save = Spara kontrollen

deviations-open = { $count ->
    [0] Inga öppna avvikelser
    [one] 1 öppen avvikelse
   *[other] { $count } öppna avvikelser
}
deviations-none = När ett krav inte är uppfyllt står åtgärden och dess dag här.
deviations-closed = Avslutade avvikelser
deviation-lead = Krav: { $requirement } Åtgärd: { $action } Senast { $on }.
deviation-found = Kontrollerat { $on }. { $note }
deviation-unanswered = Anordnaren har inte svarat.
deviation-due = Senast { $on }
deviation-overdue = Skulle vara klart { $on }
deviation-answer-title = Svara på avvikelsen
deviation-answer-again = Ändra svaret
deviation-answer = Svar
deviation-answer-hint = Vad ni har gjort eller gör, och när det är klart. Skriv inget om enskilda deltagare.
deviation-answer-save = Skicka svaret
deviation-close-title = Avsluta avvikelsen
deviation-close = Avsluta avvikelsen
deviation-ending = Hur slutade det?
deviation-ending-hint = Till exempel vad ni har sett som visar att kravet är uppfyllt.

overview-deviations = Avvikelser i avtal som har gått över tiden
overview-deviation-answered = { $action } Anordnaren svarade { $on }.
overview-deviation-unanswered = { $action } Anordnaren har inte svarat.
alert-deviation-overdue = { $count ->
    [one] En avvikelse skulle ha varit åtgärdad. Kontrollera kravet igen och avsluta den, eller säg till anordnaren.
   *[other] { $count } avvikelser skulle ha varit åtgärdade. Kontrollera kraven igen och avsluta dem, eller säg till anordnaren.
}
contract-deviations = { $count ->
    [one] En avvikelse är öppen.
   *[other] { $count } avvikelser är öppna.
}

check_result-met = Uppfyllt
check_result-partly = Delvis uppfyllt
check_result-not_met = Inte uppfyllt
flash-requirement-added = Kravet är inlagt.
flash-requirement-dropped = Kravet följs inte upp längre.
flash-checked = Kontrollen är sparad.
flash-deviation-answered = Svaret är skickat.
flash-deviation-closed = Avvikelsen är avslutad.
event-contract_requirement_added = Ett krav lades in
event-contract_requirement_dropped = Ett krav följs inte upp längre
event-contract_checked = Ett krav kontrollerades
event-contract_deviation_answered = Anordnaren svarade på en avvikelse
event-contract_deviation_closed = En avvikelse avslutades
