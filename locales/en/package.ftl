# The data package: what is wrong with it, where, and what to write instead. A text for each Expected in src/model/package/fault.rs.
package-line = line { $line }
package-column = column { $column }
package-value = “{ $value }”

package-expected-some-table = The folder has none of the package's tables. Put at least one file there, such as participants.csv.
package-expected-file = The path must lead to a file in the package's own folder.
package-expected-file-there = The file is not in the package, so the table is not taken in. Add the file if that is not what you mean.
package-expected-known-file = There is no table of that name. Correct the name or remove the file.
package-expected-descriptor = The file must be JSON with a list “resources” in which each table has “name” and “path”.
package-expected-file-of-at-most = The file may be at most { $megabytes } MB. Split it.
package-expected-readable = The file cannot be read: { $cause }
package-expected-header = The first line must have the names of the columns.
package-expected-column-present = The column is missing. Add it, even if it is empty.
package-expected-known-column = The table has no such column. Its columns are { $known }.
package-expected-column-once = The column is there twice. Remove one.
package-expected-column-named = The column has no name. Write one on the first line, or take the column away.
package-expected-fields = The row has { $found } fields but must have { $expected }, as many as the first line.
package-expected-closed-quote = A quotation mark opens here and never closes. Write one within a text as two: "".
package-expected-row-of-at-most = The row is longer than { $kilobytes } kB, so the rest of the file was not read. Is a closing quotation mark missing?
package-expected-utf8 = The text is not UTF-8. Save the file as “CSV UTF-8” in Excel.

package-expected-something = Something must stand here.
package-expected-date = Write a date that exists, like this: 2021-06-01.
package-expected-whole = Write a whole number from { $from } to { $to }.
package-expected-decimal = Write a number from { $from } to { $to }, like this: 59.3293.
package-expected-sek = Write an amount in kronor, without spaces and with at most two decimals.
package-expected-price = Write each price as day/unit/amount, like this: 2026-07-01/place_month/4400. The unit is one of { $units }, the amount is in kronor, and several prices are parted by semicolons.
package-expected-yes-no = Write true or false.
package-expected-text = The text may have at most { $most } characters.
package-expected-one-line = The text has characters that cannot be seen, or a line break. Write it on one line.
package-expected-code = Write one of the codes { $codes }.
package-expected-once = The same value is in the list twice.
package-expected-email = Write an e-mail address, like this: hanna@example.se.
package-expected-cpv = Write a CPV code, like this: 85312510-7.
package-expected-known-field = That occupation field is unknown, and the field was taken from the SSYK code. Known names: { $names }.
package-expected-ssyk = Write an SSYK code of four digits that is in SSYK 2012, like this: 9111.
package-expected-municipality = Write the SCB code of one of the 26 municipalities of Stockholm county, like this: 0188.
package-expected-personal-number-length = A personal number has ten or twelve digits.
package-expected-personal-number-digits = A personal number has only digits, and a hyphen or a plus sign before the last four.
package-expected-personal-number-date = The date of birth does not exist.
package-expected-personal-number-check-digit = The check digit does not agree with the other digits.
package-expected-personal-number-future = The date of birth has not been yet.
package-expected-organisation-number-length = An organisation number has ten digits, or twelve with 16 first.
package-expected-organisation-number-digits = An organisation number has only digits, and a hyphen before the last four.
package-expected-organisation-number-third-digit = The third digit of an organisation number is at least 2.
package-expected-organisation-number-check-digit = The check digit does not agree with the other digits.

package-expected-not-before = The date may not be before { $column }, which is { $day }.
package-expected-not-in-the-future = The date has not been yet.
package-expected-with = Something must stand here when { $column } is filled in.
package-expected-without = Leave this empty with the value that { $column } has.
package-expected-at-least-column = The number may not be less than { $column }, which is { $value }.
package-expected-none-alone = The code none stands alone. Remove it, or the others.
package-expected-after-accepted = It can only happen when the answer is accepted.
package-expected-not-itself = The receiver cannot be the organisation that hands over.
package-expected-not-in-circle = An organisation cannot stand below itself.
package-expected-period-of-months = The period may be at most { $most } months.

package-expected-unique-key = The row is already on line { $line }. Remove one.
package-expected-once-per-project = The person is already enrolled in the project, on line { $line }.
package-expected-once-per-project-stored = The person is already enrolled in the project, under another ref.
package-expected-same-person-as = The same person has another value in { $column } on line { $line }. Write the same on both.
package-expected-number-of-another = The personal number stands on line { $line } for somebody else. Correct the number, or write the same name, protection and sex on both lines.
package-expected-number-on-line = The organisation on line { $line } has the same number. Correct the number, or write in parent which organisation it is a part of.
package-expected-number-of-stored = The organisation { $reference } in the database has the same number. Correct the number, or write in parent which organisation it is a part of.
package-expected-same-group-as = The same SSYK code has another value on line { $line }. Write the same on both.
package-expected-same-user-as = The same e-mail address has another name on line { $line }. Write the same on both.
package-expected-reference = There is no such row in { $table }, nor in the database.
package-expected-of-association = The project must be one of the receiver's: { $association }.
package-expected-of-provider = The slot's and the contract's provider must be the same: { $provider }.
package-expected-of-project = The slot is under a contract of the project { $project }, which the participant is not in.
package-expected-coach = The person is not a coach or project manager in the project { $project }.
package-expected-provider = The organisation must be a social enterprise or an employer.
package-expected-association = The organisation must be a coordination association, of the kind coordination_association.
package-expected-contract = A social enterprise has its slots under a contract. Name the contract.
package-expected-age-between = The person was { $age } years old when enrolled. The project takes { $min }–{ $max } years.
package-expected-municipality-of = The project { $project } has only the municipalities { $known }.
package-expected-day-within = The date must be from { $from } to { $to }, as { $key } in { $table }.
package-expected-day-from = The date may not be before { $from }, when { $key } in { $table } begins.
package-expected-placements-ended = The placement { $placement } is under way. End it before the enrolment is ended.
package-expected-hours-within = The slot { $slot } takes { $min }–{ $max } hours a week for one person.
package-expected-one-live-placement = The participant { $participant } already has a placement at this slot that has not ended.
package-expected-started = The placement has not started, so attendance cannot be kept.
package-expected-end-after-start = The placement ends before it begins, so attendance cannot be kept. Correct the planned_end_on of the placement first.
package-expected-seat-free = { $slot } is full on { $day }: all { $seats } seats are taken.
package-expected-hours-free = On { $day }, { $left } of { $hours } hours a week are left at { $slot }.
package-expected-place-months-left = The contract { $contract } would pass its maximum: { $left } place-months are left and the placement takes { $wanted }.
package-expected-value-left = The contract { $contract } would pass its maximum value: { $left } is left and the placement costs { $wanted }.
package-expected-seats-taken = On { $day }, { $seats ->
    [one] 1 seat is
   *[other] { $seats } seats are
  } taken. Do not go below that.
package-expected-hours-taken = On { $day }, { $hours } hours a week are taken. Do not go below that.
package-expected-place-months-taken = { $taken } place-months are already taken. Do not go below that.
package-expected-value-taken = { $taken } is already taken. Do not go below that.
package-expected-holds-placements = The placement { $placement } lies from { $from } to { $to }. The period must hold it.
package-expected-not-closed = It is already { $state } in the database and cannot be opened again.
package-expected-handed-over = Whoever ends towards an agency or the health care must have somebody there. Add a handover with the answer accepted to handovers.csv, under way or the latest, to a municipality for municipal_measures, a region for health_care, an authority for af_measures, or any of them for referrer. Or change exit_to.
package-expected-holds-an-end = The end of { $participant } stands on an accepted handover. Keep the answer, or change the end in participants.csv.
package-expected-questioned = The day is questioned, and the coach settles what holds. Write { $minutes } minutes and { $status }, as in the database, or remove the row.

package-expected-own-project = You can only bring in what belongs to your own projects.
package-expected-own-role = You cannot bring in users with that role.
package-expected-unchanged = It is there already with other particulars and belongs not only to your projects. You cannot change it.
package-expected-second-approval = This changes what was bought, and needs another manager’s approval. Change it on the contract’s page instead: { $page }
package-expected-contract-over = The contract { $contract } was refused or taken back and never holds. Put the slot under a contract that holds, then import the row.
package-expected-approved-first = The contract { $contract } waits for another manager’s approval. Have it approved first, then import the placement.
package-expected-past-price = The price of days that have passed does not change: { $placement } was under the contract then. Write a new price from today or later in the column prices.

package-zip-unreadable = The file is not a zip file that can be read.
package-zip-too-many = The zip file has more than { $most } files.
package-zip-too-large = The zip file is more than { $megabytes } MB when unpacked. Use the command brygga import instead.
package-zip-too-dense = The zip file is packed more tightly than any data package. It is not unpacked.
package-zip-path-outside = The file { $path } in the zip file points outside the package.
package-zip-encrypted = The file { $path } in the zip file is encrypted. Pack the package without a password.
package-zip-twice = The zip file has two files named { $name }.

# The command brygga import
package-nothing-changed = { $count ->
    [one] One fault. Nothing has been changed. Mend it and import the package again.
   *[other] { $count } faults. Nothing has been changed. Mend them and import the package again.
  }
package-more-faults = … and { $count } more faults.
package-count = { $table }: { $created } new, { $changed } changed, { $unchanged } unchanged
package-taken-in = Imported.
package-would-take-in = No faults. This would be imported; nothing has been changed.
package-unchanged = Everything in the package was there already. Nothing has been changed.
package-remarks = Please note (it does not hinder the import):
package-new-users = { $count ->
    [one] One new user is invited. Send the link, which holds for seven days; another is made with: brygga user invite EMAIL
   *[other] { $count } new users are invited. Send each the link, which holds for seven days; another is made with: brygga user invite EMAIL
  }
package-no-folder = { $folder } is not a folder. Give the folder that has the package's CSV files.
package-reading = Reading
package-writing = Writing

# Events
event-imported = Imported from a data package
event-changed_by_import = Changed by a data package
event-enrolment_imported = The enrolment of { $on } imported from a data package
event-enrolment_changed_by_import = The enrolment changed by a data package
event-placement_imported = The placement { $title }, from { $from } to { $to }, imported from a data package
event-placement_changed_by_import = The placement { $title }, from { $from } to { $to }, changed by a data package
event-handover_imported = The handover to { $receiver }, sent { $sent_on }, imported from a data package
event-handover_changed_by_import = The handover to { $receiver }, sent { $sent_on }, changed by a data package
event-activities_imported = { $count ->
    [one] One activity imported from a data package
   *[other] { $count } activities imported from a data package
  }
event-attendance_imported = { $count ->
    [one] One day of attendance imported from a data package
   *[other] { $count } days of attendance imported from a data package
  }

# The command brygga export
package-folder-in-use = { $folder } holds other files than a data package. Choose an empty folder.
package-left-out = Left out, for a data package has one role a person in each project: { $membership }
package-exported = Written to { $folder }. The personal numbers are in plain text: keep the folder as you keep the database.

# The command brygga import --occupations
package-occupations = { $groups } groups with { $occupations } occupations imported, as version “{ $version }”.
