# Hur det går på arbetsplatsen: samtal, avstämningar, intyg och betyg.
# Frågorna i avstämningen får inte formuleras om: med andra ord är det ett annat formulär (model/review.rs).

enrolment-section-reviews = Avstämningar
reviews-title = Avstämningar: { $name }
reviews-lead = Trepartssamtal som coachen håller, handledarens avstämningar, och intyget som slutavstämningen ger.
reviews-link = Avstämningar och intyg
reviews-none = Ingen placering har börjat
reviews-none-text = När en placering har börjat görs avstämningarna här.
reviews-none-here = Inget är gjort än.
access-reviews = Avstämningar
access-certificate = Intyg
event-placement_reviewed = En avstämning av placeringen gjordes
event-placement_rated = Betyg på arbetsplatsen lämnades

follow-up-new = Skriv ner ett trepartssamtal
follow-up-title = Trepartssamtal: { $name }
follow-up-lead = Deltagaren, handledaren på { $provider } och du.
follow-up-held-on = När
follow-up-with-participant = Deltagaren var med
follow-up-with-supervisor = Handledaren var med
follow-up-participant-words = Deltagarens ord
follow-up-words = Handledarens ord
follow-up-agreed = Det kom vi överens om
follow-up-keep = Spara samtalet
follow-up-all = Alla tre var med.
follow-up-without-supervisor = Handledaren var inte med.
follow-up-without-participant = Deltagaren var inte med.
flash-followed-up = Samtalet är sparat.

review-new = Gör en avstämning
review-title = Avstämning: { $name }
review-lead = Fyra frågor och egna ord. Deltagaren och coachen kan läsa svaren.
review-kind = Vilken avstämning?
review-comes = Kommer som avtalat
review-carries-out = Gör sina uppgifter
review-cooperates = Samarbetar med andra
review-independent = Arbetar på egen hand
review-words = Handledarens ord
review-words-hint = I slutavstämningen står de i intyget. Skriv inget om hälsa.
review-no-health = Skriv inget om hälsa. Anordnaren läser det.
review-keep = Spara avstämningen
flash-reviewed = Avstämningen är sparad.

certificate-get = Hämta intyget
certificate-title = Intyg
certificate-workplace = Arbetsplats
certificate-role = Arbete
certificate-period = Tid
certificate-hours = Närvarande
certificate-tasks = Arbetsuppgifter
certificate-words = Omdöme
certificate-file = intyg

rating-new = Sätt betyg på arbetsplatsen
rating-title = Betyg på { $provider }
rating-lead = Ett till fem. Anordnaren ser medelvärden av fem svar eller fler, aldrig ett enda svar.
rating-worst = 1, inte alls
rating-best = 5, mycket
rating-give = Spara betyget
rating-is-given = Du har satt betyg.
flash-placement-rated = Betyget är sparat.
ratings-title = Betyg på anordnaren
ratings-few = Visas när minst fem personer har svarat.
ratings-not-yet = Visas inte än
ratings-of-five = { $mean } av 5 ({ $count } svar)
ratings-how = Medelvärden av minst fem personer som inte alla har svarat lika. De ändras först när minst fem nya har svarat, så att ingens svar går att räkna ut.
follow-up-supervisor-reads = Då läser anordnaren det som står här.
certificate-attended = { $hours } till och med { $day }
certificate-goes-on = från { $from } (pågår), till och med { $day }
