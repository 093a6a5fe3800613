# Deltagarens sida och formulären runt den.

reveal_reason-registration = Registrering (SUS, ESF eller eget system)
reveal_reason-agency_contact = Kontakt med en myndighet
reveal_reason-identification = Kontrollera att det är rätt person
