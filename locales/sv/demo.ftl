# Vad kommandot demo skriver

demo-filling = Gör ett påhittat län med { $participants } deltagare. Det görs bara första gången.
demo-filled = Länet blev klart på { $seconds } sekunder.
demo-open = Öppna { $url }
demo-sign-in = Logga in som:
demo-password = Lösenordet är detsamma för alla: { $password }
demo-of-day = Länet gjordes { $day }. Kör med --fresh för att göra det nytt, fram till i dag.
demo-other = Databasen har redan en demo, med { $participants } deltagare och fröet { $seed }. Kör med --fresh för att göra en ny, eller utan --participants, --seed och --slots för att visa den som finns.
demo-not-empty = Databasen innehåller något annat än en demo och rörs inte. Ange en tom databas med DATABASE_URL.
demo-size = Antalet deltagare ska vara mellan { $least } och { $most }.
demo-no-index = Sökindexet kunde inte byggas: { $fault }.
