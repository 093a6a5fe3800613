# Data in and out for project managers: a data package is taken in after a dry run, and the project is fetched as one.

imports-title = In and out
imports-lead = Take in data from another system, or fetch the project's own.

imports-in = Take in a data package
imports-in-text = A data package is a zip file with CSV tables. First you see what would change and every fault there is. Nothing is saved until you confirm, and then all or nothing.
imports-in-own = The package may change data of your own projects only. It may also bring in new organisations, if they receive participants.
imports-package = Data package
imports-package-hint = A zip file of 20 MB at most.
imports-look = Dry run
imports-no-file = Choose a zip file first.
imports-too-large = The file is too large. It may have { $megabytes } MB at most. Divide it, or ask whoever looks after Brygga to take it in.

imports-out = Fetch the project
imports-out-text = You get a zip file with all the project's data, with names and personal numbers. People with protected identities and those who have taken a consent back are not in it. The reason is kept in each person's access log.
imports-project = Project
imports-reason = Why do you need the data?
imports-reason-hint = At least ten characters. The people's coaches can see it.
imports-download = Fetch the zip file

imports-dry-run = Dry run
imports-faults = { $count ->
    [one] One fault prevents the import.
   *[other] { $count } faults prevent the import.
  }
imports-faults-text = Nothing has been changed. Mend the files and upload the package again.
imports-more-faults = … and { $count } more faults.
imports-file = File
imports-line = Line
imports-column = Column
imports-value = It says
imports-expected = Do this
imports-another = Upload a mended package
imports-nothing-new = Everything in the package is already there. There is nothing to take in.
imports-sound = The package has no faults. So much would change.
imports-table = Table
imports-new = New
imports-changed = Changed
imports-unchanged = Unchanged
imports-remarks = Note
imports-confirm = Take the package in
imports-discard = Throw the file away
imports-kept = The file is kept for an hour and only you see it.

flash-imported = The package is taken in.
flash-imported-with-users = The package is taken in. The new users get an invitation by mail.
flash-import-discarded = The file is removed.
event-project_exported = The project was fetched as a data package
