# Mails. A mail never says anything of a participant: it is sent unencrypted and others may read it.
mail-link = Open in Brygga:
mail-foot = This mail comes from Brygga, { $address }. It cannot be replied to.
mail-stop = Turn off mails like this:

mail-trial-subject = Brygga can send mail
mail-trial-body = This is a trial. The mail settings work.

mail-invited-subject = You are invited to Brygga
mail-invited-body = You have an account in Brygga. Open the link within seven days and choose a password.
