# What must be in place before a placement's first day.

gate-title = Before the first day
gate-heading = Before the first day: { $name }
gate-lead = { $slot }, begins { $day }. The placement cannot start until all of it is there and all three have signed the agreement. The provider and the coach fill it in together: write what you know.
gate-fill = Fill in what is missing
gate-lacks = Missing before the start: { $items }
gate-lead-begun = { $slot }, began { $day }. This was not filled in in Brygga when the placement began, and the placement counts as it is. Fill in what you want to have in one place. When all is there, the coach can write the agreement.
gate-lead-started = { $slot }, began { $day }. Change what is different now. When the agreement holds no longer, the coach writes a new version.
gate-begun = The placement began without this in Brygga, for instance because it came with a data package. It counts as it is.
gate-not-here = Not filled in
gate-lacks-some = { $count ->
    [one] 1 thing is missing
   *[other] { $count } things are missing
  }
gate-in-place = In place
gate-missing = Missing
gate-agreement = agreement
gate-agreement-signed = signed by all three
gate-workplace = The workplace
gate-person = The participant
gate-risk-assessed-on = Risks assessed on
gate-risk-assessed-by = Risks assessed by
gate-supervisor = Supervisor
gate-stand-in = Stand-in for the supervisor
gate-supervisors = { $name }, stand-in { $stand_in }
gate-introduction-on = Introduction on
gate-introduction-on-hint = The day on which the participant is told how the work and safety are handled.
gate-insurance = Insurance
gate-insurance-hint = Whose insurance covers the participant if hurt at the workplace.
gate-emergency-contact = Call after an accident: name
gate-emergency-phone = Call after an accident: telephone
gate-emergency-hint = The one whom the participant has chosen. For a protected identity: the coach.
gate-no-adaptations = No adaptations are agreed.
gate-adaptations-confirmed = We have gone through the adaptations and the workplace provides them
gate-other-half = Fill this in too. One is not enough without the other.
gate-same-person = The stand-in must be somebody else than the supervisor.
gate-phone-wrong = Write a telephone number with at least five digits.
flash-gate-filled = Saved.

gate_item-risk_assessment = risk assessment
gate_item-supervisor = supervisor with a stand-in
gate_item-insurance = insurance
gate_item-introduction = day of introduction
gate_item-emergency_contact = whom to call after an accident
gate_item-adaptations = confirmed adaptations

insurance-provider = The provider's insurance
insurance-association = The association's insurance
insurance-municipality = The municipality's insurance
insurance-state = The state's insurance through the employment service
insurance-other = Other insurance

event-gate_filled = { $lacking ->
    [0] All is in place before the start at { $slot } with { $provider }
   *[other] Before the start at { $slot } with { $provider } this is missing: { $items }
  }

# In the packet
packet-table-gates = Before the first day
packet-table-agreements = Agreements
packet-table-agreement_signatures = Signatures
packet-column-risk_assessed_on = Risks assessed
packet-column-risk_assessed_by = Risks assessed by
packet-column-supervisor = Supervisor
packet-column-stand_in = Stand-in
packet-column-insurance = Insurance
packet-column-introduction_on = Introduction
packet-column-emergency_contact = Call after an accident
packet-column-emergency_phone = Telephone after an accident
packet-column-adaptations_on = Adaptations confirmed
packet-column-drawn_at = Written
packet-column-number = Version
packet-column-sha256 = Fingerprint (SHA-256)
packet-column-language = Language
packet-column-drawn_by = Written by
packet-column-signed_on = Signed
