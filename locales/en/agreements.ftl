# The agreement about a placement: the paper and its signatures.

agreement-title = Agreement
agreement-heading = Agreement: { $name }
agreement-none = No agreement is written
agreement-none-text = The coach writes it when all is in place before the first day. Then the participant, the coach and the provider sign.
agreement-late = No agreement is written in Brygga
agreement-late-text = The placement has begun already, for instance because it came with a data package. It counts as it is. If you want the agreement here, the coach writes it, and then all three sign.
agreement-late-gate = It can be written when this is filled in: { $items }.
agreement-needs-gate = The agreement can be written when everything is filled in.
agreement-draw = Write the agreement
agreement-draw-new = Write a new version
agreement-version = Version { $number }
agreement-old = Replaced
agreement-waits = Waits for signatures
agreement-all-signed = Signed by all
agreement-outdated = No longer holds
agreement-outdated-means = The period, the hours or what had to be in place has changed since the agreement was written. The coach writes a new version, and all three sign that one.
agreement-drawn = Written { $day } by { $name }
agreement-signed = Signed
agreement-not-signed = Not signed
agreement-recorded-by = noted by { $name }
agreement-sign = Sign
agreement-unwritten = The agreement is not written
agreement-no-longer = The agreement no longer holds
agreement-unsigned = Signature missing: { $parties }
agreement-sign-it = Sign the agreement
agreement-read = Download the paper (PDF)
agreement-own-title = Sign the agreement
agreement-participant-title = Note that { $name } has signed
agreement-sign-lead = You sign version { $number }, exactly as the file is. Its fingerprint (SHA-256) is { $sha }.
agreement-signed-on = Day
agreement-form = How?
flash-agreement-drawn = The agreement is written. Now the three can sign.
flash-agreement-signed = The signature is saved.

# On the paper
agreement-lead = This is what we have agreed. If anything changes we write a new version.
agreement-parties = Parties
agreement-participant = Participant
agreement-provider = Provider
agreement-project = Project
agreement-coach = Coach
agreement-what = The placement
agreement-track = Track
agreement-tasks = Tasks
agreement-environment = Work environment and safety
agreement-risk = Risk assessment
agreement-emergency = Call after an accident
agreement-signatures = Signatures
agreement-voluntary = Taking part is voluntary. The participant may stop at any time without giving a reason.
agreement-sign-participant = Participant: date, signature and name
agreement-sign-coach = Coach: date, signature and name
agreement-sign-provider = Provider: date, signature and name
agreement-footer = { $reference }, version { $number }

signing_party-participant = The participant
signing_party-coach = The coach
signing_party-provider = The provider

signing_form-on_paper = On paper
signing_form-oral = Orally
signing_form-electronic = With an electronic identity
signing_form-in_brygga = In Brygga

event-agreement_drawn = The agreement for { $slot } with { $provider } was written, version { $number }
event-agreement_signed = { $party } signed the agreement for { $slot } with { $provider }, version { $number }
