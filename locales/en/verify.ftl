# The commands brygga verify and brygga backup. A text for each Finding in src/model/verify/finding.rs.
verify-seats = The slot { $slot } has { $taken } people on { $day }; its seats are { $seats }.
verify-hours = The slot { $slot } has { $taken } hours a week booked on { $day }, but only { $hours }.
verify-place-months = The contract { $contract } has { $drawn } place-months taken, but its maximum is { $most }.
verify-value = The contract { $contract } has { $drawn } taken, but its maximum is { $most }.
verify-drawn = The placement { $placement } has { $months } place-months and { $value } on record, but its period gives { $right-months } and { $right-value }.
verify-outside-contract = The placement { $placement } has days outside the contract { $contract }, which runs from { $from } to { $to }.
verify-extensions = The contract { $contract } has used { $used } extensions, but has only { $most }.
verify-fingerprint = The file in { $table } { $id } is not the one that the fingerprint (SHA-256) was taken of.
verify-standing = What is kept of how the contract { $contract } stands is not what its placements give.
verify-invoice-line = The invoice basis of { $contract }, month { $month }, has a line for { $placement } that does not agree with its days and its price.
verify-attendance = Attendance is recorded on { $day } at placement { $placement }, which was not under way then.
verify-state = { $table } { $id } is { $state } but lacks a date that belongs to it.
verify-number = The personal number of participant { $id } { $cause ->
    [damaged] is damaged and cannot be read
    [no-number] is no personal number
    [birth-date] does not go with the date of birth beside it
   *[other] does not go with its place in the register
}. Put back the latest backup.
verify-other-secret = { $people ->
    [one] One personal number is
   *[other] { $people } personal numbers are
} sealed with another key than the one in use. Put back the secret.key (or BRYGGA_SECRET) that belongs to the database.
verify-rules = The table { $table } has { $there } rules of the kind { $kind }, but should have { $right }.
verify-lacks-trigger = The trigger { $name } is missing.
verify-has-trigger = The trigger or view { $name } does not belong to the database.
verify-change-number = The search index's changes have come to { $last }, but the counter is at { $number }.
verify-sqlite = { $version } is older than 3.51.3 and may lose a commit. Build with a newer SQLite.
verify-orphans = { $table }: a row points to a row that does not exist.
verify-stopped = The check came no further: { $fault }.
verify-lacks-table = The table { $name } is missing.
verify-has-table = The table { $name } does not belong to the database.
verify-lacks-column = The column { $name } is missing.
verify-has-column = The column { $name } does not belong to the database.
verify-lacks-index = The index { $name } is missing.
verify-has-index = The index { $name } does not belong to the database.
verify-migration = Migration { $number } is not the same as in this program.
verify-index-lacks = { $count ->
    [one] The search index lacks one slot: { $slots }. Run: brygga reindex
   *[other] The search index lacks { $count } slots: { $slots }. Run: brygga reindex
  }
verify-index-stale = { $count ->
    [one] The search index has an old text of one slot: { $slots }. Run: brygga reindex
   *[other] The search index has an old text of { $count } slots: { $slots }. Run: brygga reindex
  }
verify-index-extra = { $count ->
    [one] The search index still has a slot that is gone: { $slots }. Run: brygga reindex
   *[other] The search index still has { $count } slots that are gone: { $slots }. Run: brygga reindex
  }
verify-wrong = { $count ->
    [one] One fault. Make a copy (brygga backup) before you mend it.
   *[other] { $count } faults. Make a copy (brygga backup) before you mend them.
  }
verify-sound = All is well: { $version }, { $migrations } migrations, { $slots } slots, { $contracts } contracts, { $placements } placements, { $participants } participants and the search index.

backup-no-folder = The folder of { $file } does not exist. Make it first, or name another file.
backup-exists = { $file } exists already and is not written over. Choose another name.
backup-made = The database has been copied to { $file }.
backup-secret-file = Keep { $key } too, and elsewhere. Without it no personal number can be read.
backup-secret-setting = Keep BRYGGA_SECRET too, and elsewhere. Without it no personal number can be read.
backup-by-hand = The database was not copied ({ $how }). Run it yourself: { $command }
