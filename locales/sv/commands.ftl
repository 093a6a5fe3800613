# Vad kommandona säger.

cli-migrations = Databasen har { $applied } av { $known } migreringar. Kör: brygga migrate
cli-no-database = Databasen kan inte öppnas ({ $fault }). Kontrollera DATABASE_URL, och att PostgreSQL är igång om den används.
cli-no-file = Det finns ingen databas i { $file }. Kontrollera DATABASE_URL, eller gör en ny med: brygga migrate
cli-no-contract = Det finns inget avtal med ref { $reference }. Refen står på avtalets sida och i en export.
cli-no-project = Det finns inget projekt med ref { $reference }. Refen står i en export: brygga export MAPP
cli-no-participant = Det finns ingen deltagare med ref { $reference }. Refen står på deltagarens sida.
cli-no-organisation = Det finns ingen organisation med ref { $reference }. Organisationer kommer in med ett datapaket: brygga import MAPP
cli-period = Perioden slutar innan den börjar. Ange den första dagen med --from och den sista med --to.
cli-no-index = Sökindexet kan inte användas: { $fault }. Kör: brygga reindex
cli-no-reindex = Indexet kunde inte byggas: { $fault }
cli-no-mail = Brevet kunde inte skickas: { $fault }. Kontrollera inställningarna för SMTP.
cli-no-address = Det går inte att lyssna på { $address } ({ $fault }). Sätt BRYGGA_LISTEN till en annan adress.
cli-search-none = Ingen plats har de orden. Pröva färre eller andra ord.
cli-search-some = Ingen plats har alla orden; de här har några av dem.
cli-search-reduced = Sökindexet svarar inte: bara de nyaste platserna är genomsökta, ord för ord. Kör: brygga reindex
cli-user-has-password = { $email } har redan ett lösenord. Sätt ett annat med: brygga user password { $email }
cli-user-new = Det finns ingen användare { $email } än. Ange vem det är: --role ROLL --organisation REF
cli-no-user = Det finns ingen användare { $email } som får logga in. Bjud in: brygga user invite { $email } --role ROLL --organisation REF
cli-no-email = { $written } är ingen e-postadress. Skriv den som namn@exempel.se
cli-user-organisation = Ange var personen arbetar: --organisation REF
cli-user-project = Det finns flera projekt. Ange vilket: --project REF
cli-password = Lösenord:
cli-password-set = { $email } har fått ett nytt lösenord och är utloggad överallt.
cli-reindexed = Sökindexet har { $count } platser.
cli-mail-sent = E-postservern har tagit emot brevet.
cli-mail-file = BRYGGA_SMTP är inte satt: brevet är filen { $file }.
