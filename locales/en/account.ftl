# One's own account.

account-title = Your account
account-details = Your details
account-newer = The details have changed since you opened the page: the name is now { $name } and the telephone number { $phone }. Save again if your changes should stand instead.
account-sessions = Where you are signed in
account-sessions-text = Is there anything you do not recognise? Sign out everywhere and change your password.
account-sign-out-everywhere = Sign out everywhere
account-unknown-browser = Unknown browser
account-no-roles = You have no role yet. Ask whoever invited you for one.
account-roles-text = Roles are given by whoever looks after users.
account-password-text = When you change your password you are signed out everywhere but here.
account-change-password = Change password
account-current = Current password
account-password = New password
account-repeated = New password once more

session-browser = Browser
session-address = Address
session-since = Signed in
session-seen = Last used
session-this = this one

flash-saved = Saved.
flash-password-changed = The password is changed. You are signed out everywhere but here.
