# Arbetsgivare som projektet känner: listan, människorna där, besök och samtal.

contact_manner-at_workplace = Besök på arbetsplatsen
contact_manner-in_person = Möte på annan plats
contact_manner-by_phone = Telefon
contact_manner-in_writing = Mejl eller brev

employers-title = Arbetsgivare
employers-lead = Arbetsgivare som projektet har kontakt med. Alla coacher i projektet ser dem.
employers-all = Alla
employers-mine = Mina kontakter
employers-find = Sök på namn
employers-none = Ingen arbetsgivare att visa
employers-none-text = Lägg till den första, och logga besök och samtal där.
employer-new = Lägg till arbetsgivare
employer-new-lead = Också den som inte har platser i Brygga.
employer-name = Namn
employer-number = Organisationsnummer
employer-municipality = Kommun
employer-project = Projekt
employer-provider = anordnare
employer-last = Senaste kontakt
employer-contacts = Kontakter
employer-visits = Besök
employer-contacts-none = Ingen kontakt är loggad än.
employer-people = Personer där
employer-people-none = Ingen är inlagd.
employer-person-add = Lägg till person
employer-person-new = Ny person hos { $name }
employer-person-change = Ändra { $name }
employer-person-stale = Någon annan har ändrat uppgifterna under tiden. Nu står: { $said }. Spara igen om det du skrev ska gälla.
employer-person-name = Namn
employer-person-role = Roll
employer-person-phone = Telefon
employer-person-email = E-post
employer-contact-new = Logga kontakt
employer-manner = Hur
employer-day = Dag
employer-minutes = Tid
employer-said = Vad sades?
employer-said-hint = Skriv inget om deltagares hälsa: alla coacher i projektet kan läsa.
employer-about = För deltagaren
employer-about-hint = Bara personens egen coach ser vem det gäller.
employer-fits = Är arbetet det som personen önskar?
employer-next = Nästa steg
employer-next-step = Nästa steg
employer-next-on = Nästa steg den
employer-steps = Nästa steg hos arbetsgivare
employer-steps-more = { $count ->
    [one] och ett till: se mina arbetsgivare
   *[other] och { $count } till: se mina arbetsgivare
  }

refusal-employer-exists = Arbetsgivaren finns redan i projektet. Sök upp den i listan.

flash-employer-added = Arbetsgivaren är tillagd.
flash-employer-person = Personen är tillagd.
flash-employer-person-changed = Ändringen är sparad.
flash-employer-contact = Kontakten är loggad.
flash-employer-step = Steget är klart.

access-employer = En arbetsgivares sida

event-employer_contacted = Kontakt med { $employer } den { $on }: { $manner }
event-employer_added = Arbetsgivaren { $name } lades till
event-employer_person_added = En person lades till hos en arbetsgivare
event-employer_person_changed = En person hos en arbetsgivare rättades
event-employer_step_done = Ett steg hos en arbetsgivare blev klart

packet-table-employer_contacts = Kontakter med arbetsgivare
packet-column-manner = Hur
packet-column-said = Vad som sades
packet-column-next_on = Nästa steg den
packet-column-employer = Arbetsgivare
