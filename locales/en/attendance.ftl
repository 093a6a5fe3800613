# Attendance: a week on one screen.

attendance-title = Attendance
attendance-lead = Write the hours of each day and save everything at once.
attendance-home = Home
attendance-week = Attendance { $week }, { $days }
attendance-caption = Hours by person and day
attendance-previous = Previous week
attendance-next = Next week
attendance-with-weekend = Show the weekend
attendance-without-weekend = Hide the weekend
attendance-with-suggestions = Show suggestions
attendance-without-suggestions = Empty the suggestions
attendance-person = Person
attendance-sum = Sum
attendance-of = of { $hours }
attendance-cell = { $name }, { $day }
attendance-hint = Write hours as 4, 2.5 or 2:30. S = sick, E = excused absence, U = unexcused absence. Empty days are not saved.
attendance-suggested = Suggestions by how the person usually comes. They are saved as attendance if you let them stand.
attendance-save = Save the week
attendance-nobody = Nobody is placed here this week. When somebody has begun you record attendance here.
attendance-to-come = This day is still to come
attendance-not-there = Outside the placement
attendance-letter-sick = S
attendance-letter-excused = E
attendance-letter-absent = U
attendance-not-hours = Write hours, for example 4, 2.5 or 2:30, or S, E or U.
attendance-too-long = A day has at most 24 hours.
attendance-emptied = The day is saved already. Write 0 or S, E or U instead of emptying it.
attendance-changed-meanwhile = Somebody else changed this day while you were writing.
attendance-theirs = It says { $theirs } now. Save again if yours should count.
attendance-stray = { $name }, { $day }: the day is outside the placement. Change the placement's days first, or leave the day empty.
attendance-stray-to-come = { $name }, { $day }: the day is still to come. Record it when it has been.
attendance-stray-unknown = Something was about a day or a person that is not on the page. Open the week again and record it there.
attendance-faults =
    { $count ->
        [one] One day needs to be corrected. Nothing is saved.
       *[other] { $count } days need to be corrected. Nothing is saved.
    }
attendance-to-first = Go to the first

flash-attendance-saved = Attendance is saved.
access-attendance = Attendance
event-attendance_recorded = Attendance was recorded
event-attendance_changed = Attendance was corrected
