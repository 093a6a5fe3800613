# Platser: listan, sidan om en plats, att lägga ut och ändra.

provided-organisation = Organisation
show = Visa
choose = Välj …

slots-title = Platser
slots-lead = Det ni erbjuder. Öppna platser hittas av coacherna, utkast ser bara ni.
slots-new = Lägg ut en plats
slots-new-lead = Det mesta är ifyllt. Skriv vad man gör, och publicera.
slots-none = Ni har inga platser än
slots-none-text = Lägg ut den första. Det tar under en minut, och ni kan ändra den när ni vill.
slots-no-hits = Inga platser passar filtret
slots-no-hits-text = Ta bort något av valen för att se fler.
slots-free = Lediga platser
slots-hours-free = Lediga timmar i veckan
slots-free-of = { $free } av { $all }
slots-copy-earlier = Kopiera en tidigare plats
slots-copy-this = Kopiera
slots-edit = Ändra { $title }
slots-edit-heading = Ändra platsen

slot-what = Vad man gör
slot-how-much = Hur mycket och när
slot-for-whom = För vem det passar
slot-title = Rubrik
slot-title-hint = Vad man gör, i några ord. Till exempel: Sortera och prismärka i butik.
slot-description = Arbetsuppgifter
slot-description-hint = Vad, med vem och i vilken takt. Det här läser coachen tillsammans med deltagaren.
slot-occupation = Yrke
slot-occupation-hint = Börja skriva och välj i listan, till exempel städare eller snickare.
slot-occupation-unknown = Välj ett yrke i listan.
slot-municipality = Kommun
slot-contract-id = Avtal
slot-contract-hint = Placeringar räknas av på avtalet. Perioden måste rymmas i avtalets.
slot-no-contract = Utan avtal
slot-organisation-id = Organisation
slot-seats = Antal platser
slot-seats-unit = personer samtidigt
slot-hours-per-week = Timmar i veckan, alla tillsammans
slot-hours-unit = timmar
slot-min-hours-per-week = Minst per person
slot-max-hours-per-week = Högst per person
slot-max-below-min = Högst per person kan inte vara mindre än minst, { $min }.
slot-max-above-all = Högst per person kan inte vara mer än timmarna för alla tillsammans, { $all }.
slot-hours-each = Timmar per person
slot-hours-from-to = { $min }–{ $max } timmar i veckan
slot-starts-on = Från och med
slot-ends-on = Till och med
slot-period = Period
slot-adaptations = Anpassningar ni kan erbjuda
slot-adaptations-hint = Platsen visas för dem som behöver just detta.
slot-adaptations-there = Anpassningar som finns
slot-requirements = Det här kräver ni
slot-requirements-there = Krav
slot-languages = Språk på arbetsplatsen
slot-state = Läge
slot-size =
    { $seats ->
        [one] 1 plats, { $hours } timmar i veckan
       *[other] { $seats } platser, { $hours } timmar i veckan
    }
slot-weeks = Lediga platser vecka för vecka
slot-people = Föreslagna och placerade här

slot-publish-now = Publicera
slot-preview = Spara och förhandsgranska
slot-publish = Publicera platsen
slot-pause = Pausa
slot-reopen = Öppna igen
slot-copy = Kopiera
slot-close = Stäng platsen
slot-close-text = En stängd plats kan inte öppnas igen. Vill ni bara ha en paus, välj Pausa i stället.
slot-close-yes = Stäng för gott
slot-is-draft = Det här är ett utkast. Så här kommer coacherna att se platsen när ni publicerar den.
slot-is-over = Passerad
slot-is-over-text = Platsens sista dag har passerat, och ingen hittar den längre. Ändra slutdatumet, eller kopiera den.
slot-contract-waits = avtalet väntar på godkännande
slot-contract-waits-own = Platsens avtal väntar på att projektledningen godkänner det. Tills dess kan ingen föreslås hit.
slot-contract-waits-nothing = Ni behöver inte göra något.
slot-contract-read = Läs avtalet
slot-contract-waits-text = Platsens avtal väntar på att projektledningen godkänner det. Tills dess kan ingen föreslås hit: välj en annan plats.
slot-contract-over = avtalet är { $state }, platsen behöver ett annat
slot-contract-over-chip = Avtalet gäller inte
slot-contract-over-own = Platsens avtal gäller inte: det är { $state }. Ingen kan föreslås hit. Lägg platsen under ett avtal som gäller, eller stäng den.
slot-contract-over-text = Platsens avtal gäller inte: det är { $state }. Ingen kan föreslås hit: välj en annan plats.
slot-contract-choose = Välj ett annat avtal för platsen
slot-is-paused = Platsen är pausad. Ingen ny kan föreslås, men de som är här är kvar.

flash-slot-posted = Utkastet är sparat. Titta igenom det och publicera.
flash-slot-published = Platsen är publicerad. Nu hittar coacherna den.
flash-slot-edited = Ändringarna är sparade.
flash-slot-paused = Platsen är pausad.
flash-slot-reopened = Platsen är öppen igen.
flash-slot-closed = Platsen är stängd.

# Två ändrade samma sak.
clash-title = Någon annan har ändrat det här medan du skrev
clash-text = Jämför nedan. Formuläret har det du skrev. Sparar du nu gäller din version.
clash-field = Uppgift
clash-theirs = Så står det nu
clash-yours = Du skrev

event-slot_posted = Platsen lades ut som utkast
event-slot_edited = Platsen ändrades
event-slot_published = Platsen publicerades
event-slot_paused = Platsen pausades
event-slot_reopened = Platsen öppnades igen
event-slot_closed = Platsen stängdes
