# Inloggning, inbjudan och språk.

sign-in-title = Logga in
sign-in-lead = Med den e-postadress du blev inbjuden på.
sign-in-email = E-postadress
sign-in-password = Lösenord
sign-in-lost = Glömt lösenordet? Be den som sköter användarna i ditt projekt om en ny länk.
sign-in-wrong = Adressen eller lösenordet stämmer inte. Kontrollera båda och försök igen.
sign-in-wait =
    { $minutes ->
        [one] Det har blivit många försök. Vänta en minut och försök igen.
       *[other] Det har blivit många försök. Vänta { $minutes } minuter och försök igen.
    }
flash-signed-out = Du är utloggad.
flash-signed-out-everywhere = Du är utloggad överallt.
language-unknown = Det språket finns inte i Brygga.

invitation-title = Välkommen till Brygga
invitation-lead = Du är inbjuden som { $email }. Välj ett lösenord, så är du inne.
invitation-name = Ditt namn
invitation-name-hint = Så som kollegor och deltagare känner dig.
invitation-password = Lösenord
invitation-repeated = Lösenordet en gång till
invitation-accept = Spara och logga in
invitation-spent = Länken gäller inte längre
invitation-spent-why = Den är redan använd, har gått ut efter sju dagar eller har ersatts av en nyare.
invitation-spent-next = Har du redan valt lösenord loggar du in som vanligt. Annars ber du den som bjöd in dig om en ny länk.

password-hint = Minst { $least } tecken. Några ord som inte hör ihop är lätta att minnas och svåra att gissa.
password-not-repeated = De två lösenorden är inte lika. Skriv samma en gång till.
password-wrong = Det nuvarande lösenordet stämmer inte.
