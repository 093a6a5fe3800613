# Organisationer: listan, och att lägga in en ny arbetsgivare eller ett nytt socialt företag.

organisations-title = Organisationer
organisations-lead = Parterna i projekten och de som tar emot deltagare.
organisations-new = Lägg in organisation
organisations-new-lead = När organisationen är inlagd kan den ta emot deltagare, administratören kan bjuda in någon därifrån och projektledaren kan skriva avtal.
organisations-add = Lägg in organisationen
organisations-search = Sök organisation
organisations-none = Ingen organisation heter så
organisations-none-text = Sök på något annat, eller lägg in den.
organisation-name = Namn
organisation-kind = Slag
organisation-org-number = Organisationsnummer
organisation-org-number-hint = Tio siffror, till exempel 556430-0142.
organisation-number-wrong = Numret stämmer inte. Skriv tio siffror och kontrollera dem mot fakturan eller registerutdraget.
organisation-municipality = Kommun

flash-organisation-added = Organisationen är inlagd.
event-organisation_added = Organisationen lades in
