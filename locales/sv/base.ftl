# Det som står på varje sida: huvudet, menyn, små ord som många sidor delar.

site-name = Brygga
site-claim = Platser på vägen tillbaka till arbete
skip-to-content = Hoppa till innehållet
main-menu = Meny
breadcrumb = Du är här
sign-out = Logga ut
sign-in = Logga in
unreachable = Sidan fick inget svar. Kontrollera din anslutning och försök igen.

# Knappar och länkar
save = Spara
cancel = Avbryt
back = Tillbaka
change = Ändra
show-all = Visa alla
search = Sök
clear-filters = Rensa filter
filter = Filtrera
export-csv = Ladda ner som CSV
export-pdf = PDF
export-xlsx = Excel
next-page = Nästa sida
previous-page = Föregående sida
pages = Sidor
page-of = Sida { $page } av { $pages }
hits =
    { $count ->
        [0] Inga träffar
        [one] 1 träff
       *[other] { $count } träffar
    }
none-given = Inget angivet
yes = Ja
no = Nej
optional = valfritt
as-table = Visa siffrorna i en tabell

# Lägen
overdue = Försenad

# Datum
month-1 = jan.
month-2 = feb.
month-3 = mars
month-4 = apr.
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = aug.
month-9 = sep.
month-10 = okt.
month-11 = nov.
month-12 = dec.
weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag
week-short = v.
ago-today = i dag
ago-yesterday = i går
ago-tomorrow = i morgon
ago-days = för { $days } dagar sedan
ago-in-days = om { $days } dagar

# Kapacitetstavlan
seats-none = Platsen är stängd den veckan
seats-in-words = { $filled } fyllda, { $held } hållna, { $free } lediga
seat-filled = Fylld plats
seat-held = Hålls av ett förslag eller en reservation
seat-free = Ledig plats
time-hours = { $hours ->
    [one] 1 timme
   *[other] { $hours } timmar
}
time-minutes = { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}
time-hours-short = { $hours } tim
time-minutes-short = { $minutes } min
