# Det som sägs om ett fält som inte går att läsa. Varje text säger vad man ska göra.

form-summary-title =
    { $count ->
        [one] En uppgift behöver rättas
       *[other] { $count } uppgifter behöver rättas
    }
form-summary-field = { $label }: { $fault }
form-missing = Fyll i det här.
form-too-long =
    { $most ->
        [one] Skriv högst 1 tecken.
       *[other] Skriv högst { $most } tecken.
    }
form-too-short = Skriv minst { $least } tecken.
form-control-characters = Texten innehåller tecken som inte går att spara. Skriv in den för hand i stället för att klistra in den.
form-not-a-number = Skriv ett heltal med siffror, till exempel 12.
form-not-a-decimal = Skriv ett tal med högst en decimal, till exempel 6,5.
form-not-money = Skriv ett belopp i kronor, till exempel 4 200 eller 4 200,50.
form-out-of-range = Skriv ett tal mellan { $least } och { $most }.
form-not-a-date = Skriv ett datum som finns, i formen ÅÅÅÅ-MM-DD.
form-wrong-order = Datumet måste vara samma dag som eller efter { $first }.
form-not-a-choice = Välj ett av alternativen.
form-not-found = Det du valde finns inte längre. Välj igen.
