# Organisations: the list, and bringing in a new employer or social enterprise.

organisations-title = Organisations
organisations-lead = The parties of the projects and those who receive participants.
organisations-new = Add organisation
organisations-new-lead = When the organisation is added it can receive participants, the administrator can invite somebody there, and the project manager can make contracts.
organisations-add = Add the organisation
organisations-search = Search organisations
organisations-none = No organisation has that name
organisations-none-text = Search for something else, or add it.
organisation-name = Name
organisation-kind = Kind
organisation-org-number = Organisation number
organisation-org-number-hint = Ten digits, such as 556430-0142.
organisation-number-wrong = The number is not right. Write ten digits and check them against the invoice or the register.
organisation-municipality = Municipality

flash-organisation-added = The organisation is added.
event-organisation_added = The organisation was added
