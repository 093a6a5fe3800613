# Workplaces and departments.

workplaces-title = Workplaces
workplaces-lead = Where the slots are: workplaces and their departments. Coaches see the address, whom to ask for and who supervises.
workplaces-new = New workplace
workplaces-none = No workplaces yet
workplaces-none-text = Add one when you take people in at several addresses. Otherwise nothing is needed.
workplaces-department = Add a department
workplaces-slots =
    { $slots ->
        [0] No slots
        [one] 1 slot, { $seats } at a time
       *[other] { $slots } slots, { $seats } at a time
    }
workplaces-edit = Change the workplace
workplaces-new-department = New department of { $name }
workplaces-edit-lead = Only name and municipality are needed. Coaches who look at a slot here see it.
workplaces-remove = Remove
workplaces-remove-text = Possible only when no slot and no department is here.
workplaces-remove-yes = Remove for good
workplace-name = Name
workplace-address = Address
workplace-address-hint = Street and town, as one finds the way.
workplace-municipality = Municipality
workplace-contact = Contact
workplace-contact-name = Whom to ask for
workplace-contact-hint = Somebody at the workplace, never a participant.
workplace-contact-email = E-mail
workplace-contact-phone = Telephone
workplace-supervisor = Supervisor
workplace-supervisor-hint = Who supervises those who are here.
slot-workplace-id = Workplace
slot-workplace-hint = Where the slot is. The municipality is taken from it.
slot-no-workplace = None in particular
slot-workplace = Workplace
slot-workplace-elsewhere = The workplace is in { $place }. Choose that municipality, or another workplace.
contract-workplaces = Workplaces
flash-workplace-added = The workplace is saved.
flash-workplace-edited = The changes are saved.
flash-workplace-removed = The workplace is removed.
event-workplace_added = A workplace was added
event-workplace_edited = A workplace was changed
event-workplace_removed = A workplace was removed
refusal-department-of-department = A department cannot have departments of its own. Put it below the workplace instead.
refusal-workplaces-most = At most { $most } workplaces and departments are kept. Remove one that is not used.
refusal-workplace-exists = There is a workplace of that name here already. Choose another name.
refusal-workplace-has-slots = { $count } slots or departments are here. Move them to another workplace first.
refusal-workplace-of-another = The workplace belongs to another organisation. Choose one of your own.
refusal-workplace-elsewhere = The workplace is in another municipality than the slot. Change the municipality, or choose another workplace.
package-expected-workplaces = Write the workplaces as an export does: a list in JSON, where a department names its workplace in the same list.
package-expected-workplace = Choose a workplace of { $provider }, in the slot's municipality.
