# The handover card.

handover-card = The card
handover-card-about = What the receiver is told: only what the consent covers.
handover-card-show = Show and print
handover-card-title = Handover card to { $receiver }
handover-card-lead = This is how { $receiver } sees it. What the consent does not cover does not stand here.
handover-card-edit-lead = Write it together with { $name }. Nothing about diagnoses: what is needed at the workplace is enough.
handover-card-unnamed = The person
handover-card-own-words = In their own words
handover-card-own-words-hint = What the person wants to say to the receiver. It stands first, and goes along when the consent covers background and situation.
handover-card-situation = The situation now
handover-card-situation-hint = What has happened, and where the person stands.
handover-card-agreed-plan = What we have agreed on
handover-card-agreed-plan-hint = When nothing stands here the joint plan goes along, if the person has agreed to it.
handover-card-what-works = What works
handover-card-what-works-hint = What has helped, for instance at a workplace.
handover-card-activities = What has been done
handover-card-activity = { $kind }: { $times ->
    [one] once
   *[other] { $times } times
  }
handover-card-placements = Placements
handover-card-since = since { $day }
handover-card-contact = Contact
handover-card-agreed = On { $day } the person consented to this being told:
handover-card-stale = Somebody else has changed the handover meanwhile. Read it through and save again.
flash-handover-card-written = The card is saved.
event-handover_card_written = The handover card to { $receiver } was written
access-handover-card = The handover card
handover-card-get = Get as PDF
handover-card-footer = { $giver }, { $day }. Only for the one whom the card is for.
handover-card-name = handover-card
access-handover-card-file = The handover card was taken out as a PDF
