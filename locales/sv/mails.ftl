# Brev. Ett brev säger aldrig något om en deltagare: det går okrypterat och kan läsas av andra.
mail-link = Öppna i Brygga:
mail-foot = Brevet kommer från Brygga, { $address }. Det går inte att svara på det.
mail-stop = Stäng av brev som det här:

mail-trial-subject = Brygga kan skicka brev
mail-trial-body = Det här är ett prov. Inställningarna för brev fungerar.
