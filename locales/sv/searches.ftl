# Bevakningar: sparade sökningar, vad de har hittat, och breven om det.

searches-title = Bevakningar
searches-lead = Sökningar som du har sparat. När en ny plats passar syns den här, och du kan få brev.
searches-none = Du bevakar ingen sökning
searches-none-text = Sök efter platser och välj ”Bevaka den här sökningen”. Sedan får du veta när något nytt passar.
searches-watch = Bevaka den här sökningen
searches-watch-lead = Du får veta när en ny plats passar, eller när en plats har ändrats så att den passar. Varje plats räknas en gång.
searches-save = Spara bevakningen
searches-asked = Söker efter
searches-new = Nytt
searches-words = ”{ $words }”
searches-hours = { $hours } timmar i veckan
searches-everything = Alla lediga platser
searches-for = För { $name }
searches-for-hint = Bara platser som inga regler talar emot för deltagaren. Breven säger inget om deltagaren.
searches-news-count = { $count ->
    [one] 1 ny
   *[other] { $count } nya
  }
searches-no-news = Inget nytt
searches-news = { $count ->
    [one] 1 ny plats i dina bevakningar
   *[other] { $count } nya platser i dina bevakningar
  }
searches-silence = Stäng av breven
searches-at-rest = Bevakningen vilar: deltagaren är avslutad eller har en annan coach.
searches-over = Perioden har passerat. Spara en ny sökning med en senare period.
searches-all-hits = Visa alla träffar
searches-found = Hittat sedan sökningen sparades
searches-found-none = Inget nytt sedan { $on }. Platser som fanns då ser du med ”Visa alla träffar”.
searches-is-new = Ny
searches-is-taken = inte längre ledig hela perioden
searches-settings = Inställningar
searches-remove = Ta bort bevakningen
searches-remove-text = Det går inte att ångra. Platserna påverkas inte.
searches-remove-done = Ta bort
searches-not-now = Sökindexet svarar inte just nu. Försök igen om en stund.
search-watch-name = Namn
search-watch-name-hint = Bara du ser namnet. Det står inte i breven.
search-watch-alerts = Brev
search-watch-alerts-hint = Breven går till adressen i ditt konto. De har platsernas rubriker och länkar, inget annat.
flash-search-saved = Sökningen är sparad och bevakas.
flash-search-changed = Bevakningen är ändrad.
flash-search-silenced = Breven är avstängda. Det nya syns fortfarande här.
flash-search-removed = Bevakningen är borttagen.
refusal-search-too-wide = Sökningen har { $hits } träffar. Begränsa den till högst { $most } för att bevaka den.
refusal-searches-most = Du har redan { $most } bevakningar. Ta bort någon först.
unsubscription-title = Stänga av breven?
unsubscription-lead = Du får inga fler brev från den här bevakningen. Den finns kvar i Brygga, och andra bevakningar påverkas inte.
unsubscription-stop = Stäng av breven
unsubscription-done = Breven är avstängda
unsubscription-done-text = Bevakningen finns kvar i Brygga. Där kan du slå på breven igen.
mail-search-hits-subject = { $count ->
    [one] En ny plats i en bevakning
   *[other] { $count } nya platser i en bevakning
  }
mail-search-hits-body = { $count ->
    [one] En plats är ny, eller har ändrats så att den passar en sökning som du bevakar:
   *[other] { $count } platser är nya, eller har ändrats så att de passar en sökning som du bevakar. De äldsta av dem:
  }
packet-table-saved_searches = Sparade sökningar
packet-table-saved_search_hits = Platser som sparade sökningar har hittat
packet-column-question = Sökning
packet-column-found_at = Hittad
