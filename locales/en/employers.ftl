# Employers that the project knows: the list, the people there, visits and calls.

contact_manner-at_workplace = Visit at the workplace
contact_manner-in_person = Meeting elsewhere
contact_manner-by_phone = Phone
contact_manner-in_writing = Mail or letter

employers-title = Employers
employers-lead = Employers that the project is in contact with. All coaches of the project see them.
employers-all = All
employers-mine = My contacts
employers-find = Search by name
employers-none = No employer to show
employers-none-text = Add the first, and log visits and calls there.
employer-new = Add an employer
employer-new-lead = Also one that has no places in Brygga.
employer-name = Name
employer-number = Organisation number
employer-municipality = Municipality
employer-project = Project
employer-provider = provider
employer-last = Last contact
employer-contacts = Contacts
employer-visits = Visits
employer-contacts-none = No contact is logged yet.
employer-people = People there
employer-people-none = Nobody is entered.
employer-person-add = Add a person
employer-person-new = New person at { $name }
employer-person-change = Change { $name }
employer-person-stale = Somebody else has changed the details meanwhile. They now say: { $said }. Save again if what you wrote is to count.
employer-person-name = Name
employer-person-role = Role
employer-person-phone = Phone
employer-person-email = E-mail
employer-contact-new = Log a contact
employer-manner = How
employer-day = Day
employer-minutes = Time
employer-said = What was said?
employer-said-hint = Write nothing about participants' health: all coaches of the project can read it.
employer-about = For the participant
employer-about-hint = Only the person's own coach sees whom it is about.
employer-fits = Is the work what the person wishes for?
employer-next = Next step
employer-next-step = Next step
employer-next-on = Next step on
employer-steps = Next steps with employers
employer-steps-more = { $count ->
    [one] and one more: see my employers
   *[other] and { $count } more: see my employers
  }

refusal-employer-exists = The employer is in the project already. Find it in the list.

flash-employer-added = The employer is added.
flash-employer-person = The person is added.
flash-employer-person-changed = The change is saved.
flash-employer-contact = The contact is logged.
flash-employer-step = The step is done.

access-employer = An employer's page

event-employer_contacted = Contact with { $employer } on { $on }: { $manner }
event-employer_added = The employer { $name } was added
event-employer_person_added = A person was added at an employer
event-employer_person_changed = A person at an employer was corrected
event-employer_step_done = A step at an employer was done

packet-table-employer_contacts = Contacts with employers
packet-column-manner = How
packet-column-said = What was said
packet-column-next_on = Next step on
packet-column-employer = Employer
