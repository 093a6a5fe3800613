# Users, for administrators.

users-title = Users
users-lead = Those who can sign in, and what they may do.
users-new = Invite a user
users-new-lead = The person gets a link and chooses a password.
users-invite = Invite
users-edit = Change details
users-search = Search by name or address
users-count =
    { $count ->
        [0] No users
        [one] 1 user
       *[other] { $count } users
    }
users-none = Nobody is called that
users-none-text = Try a part of the name or of the e-mail address.

user-name = Name
user-email = E-mail address
user-phone = Telephone
user-phone-hint = Providers see a coach's number on a participant's card.
user-role = Role
user-roles = Roles
user-organisation = Organisation
user-organisation-hint = Where the person is employed. For a provider: the one who has the placements.
user-project = Project
user-project-hint = Needed for coaches and project managers.
user-choose = Choose
user-no-roles = Has no role and therefore sees nothing.
user-give-role = Give another role
user-take = Remove
user-take-role = Remove the role { $role }
user-history = What has happened
user-account = Account
user-password = Password
user-standing = State
user-standing-active = Active
user-standing-invited = Invited
user-standing-no-invitation = Not invited
user-standing-disabled = Shut out
user-disabled-at = Shut out since
user-invited-until = Invitation holds until
user-enable = Let in again
user-disable = Shut out
user-disable-text = The person is signed out everywhere and cannot come back until let in again. What the person has done stays.
user-new-link = Make a new link
user-new-link-text = For somebody who has lost the invitation or forgotten their password. Older links stop working.
user-link-title = The link is ready
user-link-lead = Send it to { $name } ({ $email }).
user-link = Link
user-link-text = The link is shown only now. It holds for seven days and can be used once.
user-link-done = Done
user-link-another = Invite another

form-not-an-email = Write an e-mail address, such as name@example.com.

flash-already-invited = The invitation has been made already. Make a new link if you had no time to copy it.
flash-membership-given = The role is given.
flash-membership-taken = The role is removed.
flash-user-disabled = The user is shut out.
flash-user-enabled = The user is let in again.

event-user_invited = A link was made
event-invitation_accepted = Chose a name and a password
event-user_changed = The details were changed
event-account_changed = Changed their details
event-password_changed = The password was changed
event-membership_given = Was given a role
event-membership_taken = A role was removed
event-user_disabled = Was shut out
event-user_enabled = Was let in again
