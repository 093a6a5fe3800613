# What is said about a field that cannot be read. Each text says what to do.

form-summary-title =
    { $count ->
        [one] One answer needs correcting
       *[other] { $count } answers need correcting
    }
form-summary-field = { $label }: { $fault }
form-missing = Fill this in.
form-too-long =
    { $most ->
        [one] Write at most 1 character.
       *[other] Write at most { $most } characters.
    }
form-too-short = Write at least { $least } characters.
form-control-characters = The text has characters that cannot be saved. Type it instead of pasting it.
form-not-a-number = Write a whole number in digits, for example 12.
form-not-a-decimal = Write a number with at most one decimal, for example 6.5.
form-not-money = Write an amount in kronor, for example 4,200 or 4,200.50.
form-out-of-range = Write a number between { $least } and { $most }.
form-not-a-date = Write a date that exists, as YYYY-MM-DD.
form-wrong-order = The date must be on or after { $first }.
form-not-a-choice = Choose one of the options.
form-not-found = What you chose is no longer there. Choose again.
