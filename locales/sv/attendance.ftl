# Närvaro: en vecka på en skärm.

attendance-title = Närvaro
attendance-lead = Skriv timmarna för varje dag och spara allt på en gång.
attendance-home = Start
attendance-week = Närvaro { $week }, { $days }
attendance-caption = Timmar per person och dag
attendance-previous = Föregående vecka
attendance-next = Nästa vecka
attendance-with-weekend = Visa helgen
attendance-without-weekend = Dölj helgen
attendance-with-suggestions = Visa förslag
attendance-without-suggestions = Töm förslagen
attendance-person = Person
attendance-sum = Summa
attendance-of = av { $hours }
attendance-cell = { $name }, { $day }
attendance-hint = Skriv timmar som 4, 2,5 eller 2:30. S = sjuk, G = giltig frånvaro, O = ogiltig frånvaro. Tomma dagar sparas inte.
attendance-suggested = Förslag efter hur personen brukar komma. De sparas som närvaro om du låter dem stå.
attendance-save = Spara veckan
attendance-nobody = Ingen är placerad här den här veckan. När någon har börjat för du närvaron här.
attendance-to-come = Dagen har inte varit än
attendance-not-there = Utanför placeringen
attendance-letter-sick = S
attendance-letter-excused = G
attendance-letter-absent = O
attendance-not-hours = Skriv timmar, till exempel 4, 2,5 eller 2:30, eller S, G eller O.
attendance-too-long = En dag har högst 24 timmar.
attendance-emptied = Dagen är redan sparad. Skriv 0 eller S, G eller O i stället för att tömma den.
attendance-changed-meanwhile = Någon annan har ändrat dagen medan du skrev.
attendance-theirs = Där står nu { $theirs }. Spara igen om din uppgift ska gälla.
attendance-stray = { $name }, { $day }: dagen ligger utanför placeringen. Ändra placeringens dagar först, eller låt dagen vara tom.
attendance-stray-to-come = { $name }, { $day }: dagen har inte varit än. För in den när den har varit.
attendance-stray-unknown = Något gällde en dag eller en person som inte finns på sidan. Öppna veckan igen och för in det där.
attendance-faults =
    { $count ->
        [one] En dag behöver rättas. Inget är sparat.
       *[other] { $count } dagar behöver rättas. Inget är sparat.
    }
attendance-to-first = Gå till den första

flash-attendance-saved = Närvaron är sparad.
access-attendance = Närvaro
event-attendance_recorded = Närvaro fördes
event-attendance_changed = Närvaro rättades
