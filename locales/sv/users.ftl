# Användarna, för administratörer.

users-title = Användare
users-lead = De som kan logga in, och vad de får göra.
users-new = Bjud in en användare
users-new-lead = Personen får en länk och väljer lösenord själv.
users-invite = Bjud in
users-edit = Ändra uppgifter
users-search = Sök på namn eller adress
users-count =
    { $count ->
        [0] Inga användare
        [one] 1 användare
       *[other] { $count } användare
    }
users-none = Ingen heter så
users-none-text = Pröva en del av namnet eller av e-postadressen.

user-name = Namn
user-email = E-postadress
user-phone = Telefon
user-phone-hint = Anordnare ser en coachs nummer på kortet om en deltagare.
user-role = Roll
user-roles = Roller
user-organisation = Organisation
user-organisation-hint = Där personen är anställd. För en anordnare: den som har platserna.
user-project = Projekt
user-project-hint = Behövs för coacher och projektledare.
user-choose = Välj
user-no-roles = Har ingen roll och ser därför ingenting.
user-give-role = Ge en roll till
user-take = Ta bort
user-take-role = Ta bort rollen { $role }
user-history = Vad som hänt
user-account = Konto
user-password = Lösenord
user-standing = Läge
user-standing-active = Aktiv
user-standing-invited = Inbjuden
user-standing-no-invitation = Utan inbjudan
user-standing-disabled = Avstängd
user-disabled-at = Avstängd sedan
user-invited-until = Inbjudan gäller till
user-enable = Öppna kontot igen
user-disable = Stäng av kontot
user-disable-text = Personen loggas ut överallt och kommer inte in igen förrän kontot öppnas. Det personen har gjort finns kvar.
user-new-link = Skapa en ny länk
user-new-link-text = För den som tappat bort inbjudan eller glömt sitt lösenord. Äldre länkar slutar gälla.
user-link-title = Länken är klar
user-link-lead = Skicka den till { $name } ({ $email }).
user-link = Länk
user-link-text = Länken visas bara nu. Den gäller i sju dagar och kan användas en gång.
user-link-done = Klar
user-link-another = Bjud in en till

form-not-an-email = Skriv en e-postadress, till exempel namn@kommun.se.

flash-already-invited = Inbjudan är redan gjord. Skapa en ny länk om du inte hann kopiera den.
flash-membership-given = Rollen är given.
flash-membership-taken = Rollen är borttagen.
flash-user-disabled = Kontot är avstängt.
flash-user-enabled = Kontot är öppet igen.

event-user_invited = En länk skapades
event-invitation_accepted = Valde namn och lösenord
event-user_changed = Uppgifterna ändrades
event-account_changed = Ändrade sina uppgifter
event-password_changed = Lösenordet byttes
event-membership_given = Fick en roll
event-membership_taken = En roll togs bort
event-user_disabled = Kontot stängdes av
event-user_enabled = Kontot öppnades
