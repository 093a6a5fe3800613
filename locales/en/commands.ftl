# What commands say.

cli-migrations = The database has { $applied } of { $known } migrations. Run: brygga migrate
cli-no-database = The database cannot be opened ({ $fault }). Check DATABASE_URL, and that PostgreSQL runs if it is used.
cli-no-file = There is no database in { $file }. Check DATABASE_URL, or make a new one with: brygga migrate
cli-no-contract = There is no contract with the ref { $reference }. The ref stands on the contract's page and in an export.
cli-no-project = There is no project with the ref { $reference }. The ref stands in an export: brygga export DIR
cli-no-participant = There is no participant with the ref { $reference }. The ref stands on the participant's page.
cli-no-organisation = There is no organisation with the ref { $reference }. Organisations come in with a data package: brygga import DIR
cli-period = The period ends before it begins. Give its first day with --from and its last with --to.
cli-no-index = The search index cannot be used: { $fault }. Run: brygga reindex
cli-no-reindex = The index could not be built: { $fault }
cli-no-mail = The mail could not be sent: { $fault }. Check the SMTP settings.
cli-no-address = { $address } cannot be listened on ({ $fault }). Set BRYGGA_LISTEN to another address.
cli-search-none = No slot has those words. Try fewer or other words.
cli-search-some = No slot has all the words; these have some of them.
cli-search-reduced = The search index does not answer: only the newest slots were searched, word by word. Run: brygga reindex
cli-user-has-password = { $email } has a password already. To set another: brygga user password { $email }
cli-user-new = There is no user { $email } yet. Say who they are: --role ROLE --organisation REF
cli-no-user = There is no user { $email } who may sign in. Invite them: brygga user invite { $email } --role ROLE --organisation REF
cli-no-email = { $written } is not an e-mail address. Write it as name@example.se
cli-user-organisation = Name the organisation they work for: --organisation REF
cli-user-project = There are several projects. Say which one: --project REF
cli-password = Password:
cli-password-set = { $email } has a new password and is signed out everywhere.
cli-reindexed = The search index has { $count } slots.
cli-mail-sent = The mail server has taken it.
cli-mail-file = BRYGGA_SMTP is unset: the mail is the file { $file }.
