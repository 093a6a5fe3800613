# The participant's page and the forms around it.

reveal_reason-registration = Registration (SUS, ESF or our own system)
reveal_reason-agency_contact = Contact with an agency
reveal_reason-identification = Check that it is the right person
