# Handover to another party, and the consent it stands on.

handover-state-drafted = Draft
handover-state-consented = Consent is given
handover-state-sent = Sent
handover-state-accepted = The receiver accepts
handover-state-declined = The receiver declines
handover-state-expired = Not answered in time
handover-state-met = Have met
handover-state-released = Completed
handover-state-done = Completed, enrolment ended
handover-state-revoked = Revoked

handover-new = Hand over
handover-new-another = Make another handover
handover-new-title = Hand over { $name }
handover-new-lead = You are responsible for the person until the receiver has met them.
handover-receiver-id = To
handover-addressee = Who at the receiver?
handover-addressee-hint = Name and telephone. Without somebody to talk to, nobody is received.
handover-addressee-email = That person's e-mail
handover-addressee-email-hint = The link goes there, when the receiver answers without an account.
handover-addressee-is = Sent to: { $name }
handover-sent-on = Sent
handover-consent = Consent
handover-consent-text = Without consent nothing may be told to another agency or an employer.
handover-consent-form = How was it given?
handover-consent-on = Given on
handover-valid-to = Valid to and including
handover-purpose = What may be told, and what for?
handover-purpose-hint = In the person's own words if possible.
handover-purpose-usual = Planning, what has been done and needs at the workplace, so that the receiver can take over.
handover-send = Send the handover
handover-save-draft = Save a draft
handover-save-draft-hint = A draft tells nobody anything. The person can decide first, and you can write the card before it is sent.
handover-drop = Throw the draft away
handover-consent-ask = Enter the consent
handover-consent-title = Does { $name } consent to { $receiver } being told?
handover-consent-lead = It is for { $receiver } only, and for what is written here only.
handover-consent-save = Save the consent
handover-send-title = Send the handover of { $name } to { $receiver }
handover-send-lead = You are responsible until { $receiver } has met the person.

handover-page-title = Handover to { $receiver }
handover-passage = How far it has come
handover-days = Days
handover-gap = { $days ->
    [one] 1 day between chairs
   *[other] { $days } days between chairs
  }
handover-gap-goes-on = and it goes on
handover-answer-by = Answer by { $day }. After that the handover is yours again.
handover-consequence = Next step: { $step }, within { $days } days.
handover-consequence-expired = Nobody answered in time. Call the receiver, or hand over to somebody else.

handover-accept = The receiver accepts
handover-accept-title = Does { $receiver } accept { $name }?
handover-accept-lead = Write when { $receiver } said yes. { $giver } stays responsible until they have met.
handover-accept-instead = The receiver accepts
handover-answered-on = Answered on
handover-contact = Who receives the person?
handover-contact-hint = Name and telephone, so that you can follow up.
handover-decline = The receiver declines
handover-decline-title = { $receiver } declines { $name }
handover-decline-lead = Write why { $receiver } said no. { $giver } stays responsible.
handover-decline-instead = The receiver declines
handover-reason = Reason
handover-meet = They have met
handover-meet-title = Has { $receiver } met { $name }?
handover-meet-lead = From that day { $receiver } is responsible, not { $giver }.
handover-met-on = Met on
handover-release = Complete the handover
handover-release-title = Complete the handover of { $name } to { $receiver }
handover-release-lead = { $giver } lets go and { $receiver } continues on its own. Then end the enrolment.
handover-released-on = Completed on
handover-revoke = Revoke
handover-revoke-title = Revoke the handover of { $name } to { $receiver }?
handover-revoke-lead = Possible only until { $receiver } has met the person. { $giver } stays responsible.
handover-revoke-instead = Revoke the handover

handover-after = { $days ->
    [0] the same day
    [one] after 1 day
   *[other] after { $days } days
  }
handover-because = Reason: { $reason }
handover-contact-is = Received by: { $name }
handover-responsible = Responsible now: { $organisation }

consent-new = Renew
consent-new-title = New consent from { $name }
consent-new-lead = When the old one has run out, or something else may be told.
consent-receiver = To
consent-give = Save the consent
consent-until = valid to { $day }
consent-ran-out = ran out { $day }
consent-withdrawn-on = withdrawn { $day }
consent-withdraw = The person withdraws the consent
consent-withdraw-text = It works at once. A handover on its way there is revoked.

flash-handover-drafted = The draft is saved. Nothing has been told to the receiver.
flash-handover-sent = The handover is sent. You are responsible until they have met.
flash-handover-accepted = The receiver accepts. Follow up that they meet.
flash-handover-declined = The receiver declines. You stay responsible.
flash-handover-met = They have met. The receiver is responsible now.
flash-handover-released = The handover is completed. End the enrolment when the time has come.
flash-handover-revoked = The handover is revoked.
flash-consent-given = The consent is saved.
flash-consent-withdrawn = The consent is withdrawn. Nothing more is told there.

event-handover_drafted = Handover to { $receiver } drafted
event-handover_consented = The person consented to the handover to { $receiver }
event-handover_expired = { $receiver } did not answer in time
event-enrolment_reopened = The end was undone: the receiver fell away, and the person stays with the coach
event-handover_sent = A handover was sent to { $receiver } on { $on }
event-handover_accepted = { $receiver } accepted on { $on }
event-handover_declined = { $receiver } declined on { $on }: { $reason }
event-handover_met = { $receiver } met the person on { $on }
event-handover_released = The handover to { $receiver } was completed on { $on }
event-handover_revoked = The handover to { $receiver } was revoked
event-consent_given = Consent to tell { $receiver }: { $form }, to { $valid_to }
event-consent_withdrawn = The consent for { $receiver } was withdrawn

handover-receiver-hint = The receiver needs no account.
handover-to-organisation = Agencies, employers and others
handover-to-project = Another project
handover-receiver-new = Is the employer not on the list? Add it
handover-towards = What kind of receiver is it?
handover-towards-hint = Only an agency, care and another project take over the answer for the person.
handover-unit = Unit, course or project
handover-unit-hint = For example adult education, the health centre or another project.
receiver_kind-agency = Agency
receiver_kind-employer = Employer
receiver_kind-project = Another project
receiver_kind-care = Care
receiver_kind-studies = Studies
packet-column-towards = Kind
packet-column-receiver_unit = Unit
handover-towards-usual = What the organisation is
handover-meet-only-lead = { $receiver } does not take over. { $giver } stays responsible as long as the enrolment goes on.
flash-handover-met-only = They have met. You stay responsible as long as the enrolment goes on.
handover-not-taking-over = { $receiver } does not take over: { $giver } is responsible as long as the enrolment goes on.
consent-withdraw-doubled = It works at once. Another consent to them still holds: what it covers may be told all the same, and nothing is revoked. Withdraw that one too if the person wants it.
flash-consent-withdrawn-doubled = The consent is withdrawn. Another consent to them still holds.
consent-standing = A consent stands already
consent-standing-hint = If it is enough the person need not be asked again, and you need not write anything about consent below.
consent-standing-one = To { $receiver }, given on { $day }, valid until { $to }.
consent-standing-all = Covers everything.
consent-standing-some = Covers: { $kinds }. Does not cover: { $lacks }.
consent-standing-new = A new consent, which I write below
consent-standing-use = Use it
consent-standing-else = Not enough? Record a new consent.
consent-standing-already = Stands already. { $standing } No new one is needed there if that is enough.
consent-standing-keep = What stands already is enough: see what is shared
refusal-consent-to-another = The consent you chose is to another receiver. Choose one to this receiver, or record a new one.
handover-lacks = The card lacks this
handover-lacks-text = The receiver sees only what is written. If there is nothing to say you can send it all the same.
handover-lacks-short = The card lacks
handover-lacks-mend = Complete the card
handover-lack-before = The card lacks: { $what }. { $mend } first
handover-lack-card = Write on the card
handover-lack-plan = Go to the plan
handover-lack-profile = Go to the profile
handover-lack-account = Enter it in your account
handover-lack-addressee = Write who
handover-lack-consent = Record a wider consent
handover-uncovered = what the consent does not cover ({ $kinds })
handover-address-title = Who at { $receiver } is to receive { $name }?
handover-address-lead = Without somebody to talk to at { $receiver } nobody is received.
flash-handover-addressed = Saved: who at the receiver.
event-handover_addressed = The handover to { $receiver } was addressed anew
card_lack-addressee = who at the receiver
card_lack-own_words = the person's own words
card_lack-situation = the situation now
card_lack-plan = a plan that the person has agreed to
card_lack-what_works = what works
card_lack-adaptations = adaptations that are needed
card_lack-phone = your telephone number
