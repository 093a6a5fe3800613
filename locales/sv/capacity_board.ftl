# Kapacitetstavlan: alla platser vecka för vecka.

menu-capacity = Kapacitet
capacity-title = Kapacitet
capacity-lead = Platserna vecka för vecka, ett halvår framåt.
capacity-project = Projekt
capacity-municipality = Kommun
capacity-provider = Anordnare
capacity-slot = Plats
capacity-contract = Avtal
capacity-state = Läge
capacity-week = Vecka
capacity-monday = Måndag
capacity-seats = Antal platser
capacity-hours-free = Lediga timmar i veckan
capacity-every-project = Alla projekt
capacity-every-municipality = Alla kommuner
capacity-every-provider = Alla anordnare
capacity-none = Inga platser att visa
capacity-none-narrowed = Inget stämmer med valen. Välj färre.
capacity-none-text = När en plats är publicerad syns den här.
capacity-free-now = Lediga den här veckan
capacity-held-now = Hållna
capacity-filled-now = Fyllda
capacity-all-now = Platser i allt
capacity-means = En ledig plats är ledig veckans alla dagar. Hållna platser väntar på svar på ett förslag eller är reserverade. Platser som är pausade, eller vars avtal väntar på godkännande eller inte gäller, räknas inte som lediga.
capacity-number = lediga platser
capacity-all = Alla
capacity-slots =
    { $count ->
        [one] 1 plats
       *[other] { $count } platser
    }
capacity-note = { $place }, { $free } av { $all } timmar lediga
capacity-note-not-open = { $place }, { $state }
