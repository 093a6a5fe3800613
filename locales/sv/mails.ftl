# Brev. Ett brev säger aldrig något om en deltagare: det går okrypterat och kan läsas av andra.
mail-link = Öppna i Brygga:
mail-foot = Brevet kommer från Brygga, { $address }. Det går inte att svara på det.
mail-stop = Stäng av brev som det här:

mail-trial-subject = Brygga kan skicka brev
mail-trial-body = Det här är ett prov. Inställningarna för brev fungerar.

mail-invited-subject = Du är inbjuden till Brygga
mail-invited-body = Du har fått ett konto i Brygga. Öppna länken inom sju dagar och välj ett lösenord.
