# Rapporten om överlämningar.

handover-report-title = Överlämningar
handover-report-about = Vad som blev av varje överlämning, hur lång tid den tog, och hur många dagar någon var mellan stolarna.
handover-report-none = Inga överlämningar i perioden
handover-report-none-text = Överlämningar räknas efter dagen då de skickades. Välj en längre period.
handover-report-by-receiver = Per mottagare
handover-report-receiver = Mottagare
handover-report-all = Alla
handover-report-sent = Skickade
handover-report-accepted = Mottagna
handover-report-declined = Nej
handover-report-expired = Utan svar i tid
handover-report-revoked = Återkallade
handover-report-waiting = Väntar på svar
handover-report-met = Har träffats
handover-report-to-accepted = Dagar till ja
handover-report-to-met = Dagar från ja till möte
handover-report-overlap = Dagar med båda
handover-report-gap = Dagar mellan stolarna
handover-report-people = Personer mellan stolarna
handover-report-of-them = { $accepted } mottagna, { $waiting } väntar
handover-report-median = median
handover-report-median-to-accepted = Dagar till ja, median
handover-report-median-to-met = Dagar från ja till möte, median
handover-report-gap-of = { $count ->
    [0] ingen person
    [one] 1 person
   *[other] { $count } personer
  }
handover-report-means = Så räknas det
handover-report-means-counted = En överlämning räknas om den skickades i perioden; utkast räknas inte. Vad som blev av den är som det är känt i dag.
handover-report-means-accepted = Mottagna är de som mottagaren sa ja till och som inte har återkallats. Medianen till ja räknas från skickad, medianen till möte från ja.
handover-report-means-overlap = Dagar med båda: från det att mottagaren har träffat personen till den dag då projektet släppte, båda dagarna räknade.
handover-report-means-gap = Dagar mellan stolarna: efter projektets sista dag (insatsen avslutad eller överlämningen slutförd) och före den dag då mottagaren träffade personen. Projektet har ansvaret också de dagarna, men ingen gör något. Pågår det räknas dagarna till i går.
