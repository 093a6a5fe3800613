# En projektledare ser en person bara med angivet skäl.

inspection-title = Deltagare { $reference }
inspection-coach = Coach: { $coach }
inspection-why = Projektledare ser siffror, inte personer. Behöver du ändå se den här personen, till exempel för ett klagomål eller en uppföljning, skriv varför. Skälet syns för personens coach och sparas i åtkomstloggen. Sidan är öppen för dig i { $hours } timmar.
inspection-reason = Varför behöver du se personen?
inspection-reason-hint = Minst tio tecken. Skriv inte känsliga uppgifter här.
inspection-open = Öppna sidan

flash-inspection-opened = Sidan är öppen. Skälet är sparat.
event-inspection_opened = Projektledaren öppnade sidan med angivet skäl
