# Kommandona brygga verify och brygga backup. En text för varje Finding i src/model/verify/finding.rs.
verify-seats = Platsen { $slot } har { $taken } personer den { $day }, men bara { $seats ->
    [one] 1 plats
   *[other] { $seats } platser
  }.
verify-hours = Platsen { $slot } har { $taken } timmar i veckan bokade den { $day }, men bara { $hours }.
verify-place-months = Avtalet { $contract } har { $drawn } platsmånader tagna, men taket är { $most }.
verify-value = Avtalet { $contract } har { $drawn } taget, men taket är { $most }.
verify-drawn = Placeringen { $placement } har { $months } platsmånader och { $value } bokförda, men perioden ger { $right-months } och { $right-value }.
verify-outside-contract = Placeringen { $placement } har dagar utanför avtalet { $contract }, som gäller från { $from } till { $to }.
verify-extensions = Avtalet { $contract } har använt { $used } förlängningar, men har bara { $most }.
verify-fingerprint = Filen i { $table } { $id } är inte den som fingeravtrycket (SHA-256) togs av.
verify-standing = Det som är sparat om hur avtalet { $contract } står stämmer inte med placeringarna.
verify-invoice-line = Fakturaunderlaget för { $contract }, månaden { $month }, har en rad för { $placement } som inte stämmer med sina dagar och sitt pris.
verify-attendance = Närvaro är förd { $day } på placeringen { $placement }, som inte pågick då.
verify-state = { $table } { $id } är { $state } men saknar ett datum som hör till.
verify-number = Personnumret för deltagare { $id } { $cause ->
    [damaged] är skadat och går inte att läsa
    [no-number] är inget personnummer
    [birth-date] hör inte ihop med födelsedagen som står bredvid
   *[other] hör inte ihop med sin plats i registret
}. Lägg tillbaka den senaste säkerhetskopian.
verify-other-secret = { $people ->
    [one] Ett personnummer är låst
   *[other] { $people } personnummer är låsta
} med en annan nyckel än den som används. Lägg tillbaka den secret.key (eller BRYGGA_SECRET) som hör till databasen.
verify-rules = Tabellen { $table } har { $there } regler av slaget { $kind }, men ska ha { $right }.
verify-lacks-trigger = Utlösaren { $name } saknas.
verify-has-trigger = Utlösaren eller vyn { $name } hör inte till databasen.
verify-change-number = Sökindexets ändringar har nått { $last }, men räknaren står på { $number }.
verify-sqlite = { $version } är äldre än 3.51.3 och kan tappa en sparad ändring. Bygg om med en nyare SQLite.
verify-orphans = { $table }: en rad pekar på en rad som inte finns.
verify-stopped = Kontrollen kom inte längre: { $fault }.
verify-lacks-table = Tabellen { $name } saknas.
verify-has-table = Tabellen { $name } hör inte till databasen.
verify-lacks-column = Kolumnen { $name } saknas.
verify-has-column = Kolumnen { $name } hör inte till databasen.
verify-lacks-index = Indexet { $name } saknas.
verify-has-index = Indexet { $name } hör inte till databasen.
verify-migration = Migrering { $number } är inte densamma som i det här programmet.
verify-index-lacks = { $count ->
    [one] Sökindexet saknar en plats: { $slots }. Kör: brygga reindex
   *[other] Sökindexet saknar { $count } platser: { $slots }. Kör: brygga reindex
  }
verify-index-stale = { $count ->
    [one] Sökindexet har en gammal text för en plats: { $slots }. Kör: brygga reindex
   *[other] Sökindexet har en gammal text för { $count } platser: { $slots }. Kör: brygga reindex
  }
verify-index-extra = { $count ->
    [one] Sökindexet har kvar en plats: { $slots }. Kör: brygga reindex
   *[other] Sökindexet har kvar { $count } platser: { $slots }. Kör: brygga reindex
  }
verify-wrong = { $count ->
    [one] Ett fel. Spara en kopia (brygga backup) innan du rättar det.
   *[other] { $count } fel. Spara en kopia (brygga backup) innan du rättar dem.
  }
verify-sound = Allt stämmer: { $version }, { $migrations } migreringar, { $slots } platser, { $contracts } avtal, { $placements } placeringar, { $participants } deltagare och sökindexet.

backup-no-folder = Mappen för { $file } finns inte. Skapa den först, eller ange en annan fil.
backup-exists = { $file } finns redan och skrivs inte över. Välj ett annat namn.
backup-made = Databasen är kopierad till { $file }.
backup-secret-file = Spara också { $key }, på ett annat ställe. Utan den går inga personnummer att läsa.
backup-secret-setting = Spara också BRYGGA_SECRET, på ett annat ställe. Utan den går inga personnummer att läsa.
backup-by-hand = Databasen kopierades inte ({ $how }). Kör själv: { $command }
