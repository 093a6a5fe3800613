# Det egna kontot.

account-title = Ditt konto
account-details = Dina uppgifter
account-newer = Uppgifterna har ändrats sedan du öppnade sidan: namnet är nu { $name } och telefonnumret { $phone }. Spara igen om dina ändringar ska gälla i stället.
account-sessions = Här är du inloggad
account-sessions-text = Känner du inte igen något av det här? Logga ut överallt och byt lösenord.
account-sign-out-everywhere = Logga ut överallt
account-unknown-browser = Okänd webbläsare
account-no-roles = Du har ingen roll än. Be den som bjöd in dig om en.
account-roles-text = Roller ges av den som sköter användarna.
account-password-text = När du byter lösenord loggas du ut överallt utom här.
account-change-password = Byt lösenord
account-current = Nuvarande lösenord
account-password = Nytt lösenord
account-repeated = Nytt lösenord en gång till

session-browser = Webbläsare
session-address = Adress
session-since = Inloggad
session-seen = Senast använd
session-this = den här

flash-saved = Sparat.
flash-password-changed = Lösenordet är bytt. Du är utloggad överallt utom här.
