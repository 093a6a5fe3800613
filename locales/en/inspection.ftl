# A project manager sees a person only for a stated reason.

inspection-title = Participant { $reference }
inspection-coach = Coach: { $coach }
inspection-why = Project managers see figures, not people. If you still need to see this person, for a complaint or a follow-up, say why. The reason is shown to the person's coach and kept in the access log. The page is open to you for { $hours } hours.
inspection-reason = Why do you need to see the person?
inspection-reason-hint = At least ten characters. Do not write sensitive details here.
inspection-open = Open the page

flash-inspection-opened = The page is open. The reason is kept.
event-inspection_opened = The project manager opened the page for a stated reason
