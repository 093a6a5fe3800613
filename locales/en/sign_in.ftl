# Signing in, invitations and language.

sign-in-title = Sign in
sign-in-lead = With the e-mail address you were invited with.
sign-in-email = E-mail address
sign-in-password = Password
sign-in-lost = Forgotten your password? Ask whoever looks after users in your project for a new link.
sign-in-wrong = The address or the password is not right. Check both and try again.
sign-in-wait =
    { $minutes ->
        [one] There have been many attempts. Wait a minute and try again.
       *[other] There have been many attempts. Wait { $minutes } minutes and try again.
    }
flash-signed-out = You are signed out.
flash-signed-out-everywhere = You are signed out everywhere.
language-unknown = Brygga does not have that language.

invitation-title = Welcome to Brygga
invitation-lead = You are invited as { $email }. Choose a password and you are in.
invitation-name = Your name
invitation-name-hint = As colleagues and participants know you.
invitation-password = Password
invitation-repeated = The password once more
invitation-accept = Save and sign in
invitation-spent = The link no longer works
invitation-spent-why = It has been used, has run out after seven days, or has been replaced by a newer one.
invitation-spent-next = If you have chosen a password already, sign in as usual. Otherwise ask whoever invited you for a new link.

password-hint = At least { $least } characters. A few words that do not belong together are easy to remember and hard to guess.
password-not-repeated = The two passwords are not the same. Write the same one again.
password-wrong = The current password is not right.
