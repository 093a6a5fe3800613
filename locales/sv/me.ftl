# Deltagarens egen sida: lätt svenska, korta meningar.

me-site = Min sida
me-back = Tillbaka
me-title = Min sida
me-hello = Hej { $name }!
me-hello-nobody = Hej!

me-door-title = Skriv din kod
me-door-text = Du har fått en kod av din coach. Koden är sex siffror.
me-code = Din kod
me-open = Öppna min sida
me-door-lost = Har du tappat bort koden? Ring din coach. Du kan få en ny.
me-code-digits = Koden är sex siffror. Titta på lappen och skriv igen.
me-code-wrong = Koden stämmer inte. Titta på lappen och skriv igen.
me-gone-title = Länken fungerar inte
me-gone-text = Ring din coach. Du kan få en ny länk.
me-closed-title = Sidan är stängd
me-closed-text = Öppna din länk igen. Skriv sedan din kod.
me-fault-400-title = Det gick inte
me-fault-400-text = Gå tillbaka och försök igen. Ring din coach om det inte går.
me-fault-404-title = Sidan finns inte
me-fault-404-text = Här finns inget att läsa.
me-fault-409-title = Det gick inte nu
me-fault-409-text = Något har ändrats. Gå till din sida och försök igen.
me-fault-413-title = Texten är för lång
me-fault-413-text = Gå tillbaka. Skriv kortare. Försök sedan igen.
me-fault-429-title = Vänta en stund
me-fault-429-text = Du har försökt många gånger. Vänta några minuter och försök igen.
me-fault-500-title = Något gick fel hos oss
me-fault-500-text = Det är inte ditt fel. Vänta en stund och försök igen.
me-fault-back = Till min sida
me-leave = Stäng min sida
me-closes = Sidan stängs av sig själv { $at }.

me-next = Det här händer nu
me-next-on = Det är planerat till { $day }.
me-next-none = Din coach planerar nästa steg tillsammans med dig.
me-next-find-placement = Vi letar efter en plats som passar dig.
me-next-meeting = Du och din coach ska träffas.
me-next-handover = Du ska få träffa någon ny som hjälper dig vidare.
me-next-employment = Du och din coach jobbar på att du ska få en anställning.
me-next-end = Du och din coach ska avsluta tillsammans.
me-next-other = Din coach har planerat något. Fråga din coach vad.
me-next-ended = Din tid i projektet är slut.

me-coach = Min coach
me-call = Ring { $phone }
me-write = Skriv till { $email }
me-coach-text = Ring om du undrar något.
me-no-coach = Du har ingen coach just nu. Du får snart en ny.

me-place = Min plats
me-place-none = Du har ingen plats just nu.
me-place-proposed = Vi har frågat om du kan få den här platsen. Vi väntar på svar.
me-place-accepted = Du har fått den här platsen.
me-place-started = Du är på den här platsen.
me-place-paused = Du har paus från den här platsen.
me-place-ended = Du har slutat på den här platsen.
me-place-hours = Så mycket
me-place-hours-week = { $hours } timmar i veckan
me-place-from = Från
me-place-to = Till
me-place-tasks = Det gör du där
me-place-adaptations = Det har vi kommit överens om
me-before = Här har du varit förut
me-rate = Säg vad du tycker om platsen
me-rating-title = Vad tycker du om platsen?
me-rating-text = 1 betyder att det inte stämmer. 5 betyder att det stämmer mycket bra. De på platsen får inte veta vad just du har svarat. De ser bara vad minst fem personer tycker tillsammans.
me-rating-send = Skicka
flash-me-rated = Tack för ditt svar!

me-hours = Mina timmar
me-hours-this-week = Du har { $time } den här veckan.
me-to-hours = Se alla mina timmar
me-hours-text = Här ser du vad som är skrivet för varje dag.
me-hours-none = Det finns inga timmar än.
me-week = Vecka { $week }
me-line-late = Det här skrevs mer än en vecka efteråt.
me-line-question = Det här stämmer inte
me-dispute-yours = Du har sagt att det inte stämmer:
me-dispute-theirs = Arbetsplatsen har sagt att det inte stämmer:
me-dispute-open = Din coach tittar på det.
me-dispute-settled = Din coach har bestämt: { $after }. Förut stod det: { $before }. Därför:
me-question-title = Stämmer det inte?
me-question-text = { $day } står det: { $said }.
me-question-comment = Hur var det?
me-question-hint = Skriv med egna ord. Din coach läser det. Arbetsplatsen läser det inte.
me-question-send = Skicka till min coach

me-sharing = Vem får veta något om mig?
me-sharing-text = Du bestämmer vem vi får berätta för. Du kan ändra dig.
me-to-sharing = Se vem som får veta något
me-consents = Det har du sagt ja till
me-consents-text = Du har sagt att vi får berätta om dig för dem här.
me-consents-none = Du har inte sagt ja till någon.
me-consents-over = Det här gäller inte längre
me-consent-period = Ditt ja gäller från { $from } till { $to }.
me-consent-withdrawn = Du tog tillbaka ditt ja { $day }.
me-withdraw = Ta tillbaka mitt ja
me-withdrawal-title = Vill du ta tillbaka ditt ja?
me-withdrawal-text = Då får vi inte berätta mer om dig för dem. Det gäller direkt. Du behöver inte säga varför. Du får fortsätta i projektet.
me-withdrawal-yes = Ja, ta tillbaka
me-withdrawal-no = Nej, ändra inget
me-withdrawal-done = Du har redan tagit tillbaka ditt ja.
me-readers = Vem har läst om mig?
me-readers-text = Allt som någon läser om dig sparas. Ring din coach om du undrar.
me-readers-none = Ingen har läst om dig än.
me-read =
    { $times ->
        [one] En gång, { $at }
       *[other] { $times } gånger, senast { $at }
    }

flash-me-withdrawn = Du har tagit tillbaka ditt ja. Det gäller direkt.
me-questioned-already = Någon har redan frågat om den dagen. Din coach svarar.
flash-me-questioned = Tack! Din coach tittar på det.

# Där coachen gör länken.
enrolment-section-sharing = Egen sida
own-link-title = Egen sida för { $name }
own-link-lead = Deltagaren ser sin plan, sin plats, sina timmar, vem som får veta något och vem som har läst. Utan konto: med en länk och en kod.
own-link-protected = Personen har skyddade personuppgifter. Den egna sidan visar därför inga platser, inga organisationer och inget namn på deltagaren. Prata om hur länken och koden förvaras.
own-link-now = Länken nu
own-link-none = Ingen länk är gjord.
own-link-open = Fungerar
own-link-closed = Fungerar inte längre
own-link-guessed = Stängd efter för många felaktiga koder
own-link-made = Gjord
own-link-made-by = { $at } av { $name }
own-link-until = Gäller till
own-link-opened = Öppnad
own-link-openings =
    { $count ->
        [one] En gång, { $at }
       *[other] { $count } gånger, senast { $at }
    }
own-link-never = Aldrig
own-link-revoked = Stängd
own-link-tried = Felaktiga koder i rad
own-link-revoke = Stäng länken
own-link-make = Gör en länk och en kod
own-link-again = Gör en ny
own-link-make-text = Länken och koden visas en gång. Lämna dem på papper, eller skicka länken och säg koden. En ny länk stänger den gamla.
own-link-made-title = Länk och kod
own-link-made-lead = De visas bara nu och kan inte läsas igen. Skriv ut sidan eller skriv av dem.
own-link-address = Länk
own-link-code = Kod
own-link-hand-over = Lämna länken och koden var för sig om de inte ges på papper, hand i hand. De gäller till { $until }.
own-link-handed = Klart

flash-own-page-revoked = Länken är stängd.
access-own-page = Länken till den egna sidan
by-participant = Deltagaren själv
event-own_page_made = En länk till den egna sidan gjordes
event-own_page_opened = Den egna sidan öppnades
event-own_page_revoked = Länken till den egna sidan stängdes

me-supervisor = Din handledare på platsen
me-stand-in = Är hen borta, fråga { $name }.
me-step-up = Så ökar dina timmar
me-step-up-step = Från { $day }: { $hours } timmar i veckan
me-step-up-weeks = Dina senaste veckor
me-step-up-of = { $done } av { $planned }
me-step-up-done = { $done }

me-plan = Min plan
me-plan-not-agreed = Du har inte sagt ja till den här planen än. Prata med din coach.
me-plan-agreed = Du sa ja till planen { $day }.
me-to-plan = Se min plan
me-plan-added = Teamet kan ha lagt till steg efter det.
me-plan-none = Det finns ingen plan än. Du och din coach gör den tillsammans.
me-plan-hidden = Du har en plan. Den visas inte här, för din säkerhet. Fråga din coach.
me-plan-goals = Dit vill jag
me-plan-own = Det här gör jag
me-plan-own-none = Just nu finns inget som du ska göra.
me-plan-others = Det här gör andra
me-plan-others-none = Just nu finns inget som andra ska göra.
me-plan-by = Ska vara klart { $day }.
me-plan-late = Skulle ha varit klart { $day }. Prata med din coach.
me-plan-done = Klart { $day }.
me-plan-text = Är något fel? Ring din coach. Då ändrar ni planen tillsammans.

me-reviews = Hur det går
me-reviews-about = Det din coach och din handledare har skrivit om platsen.
me-to-reviews = Se vad som är skrivet
me-reviews-none = Det finns inget skrivet än.
me-reviews-hidden = Det visas inte här, för din säkerhet. Fråga din coach.
me-certificate = Hämta mitt intyg
me-certificate-text = Intyget visar vad du har gjort. Du kan ge det till den du vill.
me-review-own = Du sade:
me-review-supervisor = Din handledare sade:
me-review-agreed = Det bestämde ni:
me-consents-to-come = Det här börjar gälla senare
me-consent-about = Vi får berätta om:
me-withdrawal-doubled = Det gäller direkt. Men du har sagt ja en gång till, till samma mottagare. Det andra ja:et gäller fortfarande. Ta tillbaka det också om du inte vill att vi berättar något för dem. Du får fortsätta i projektet.
me-told = Vad min plats får veta
me-told-text = De ser alltid dina timmar, dina dagar och telefonnumret till din coach. De ser också det här. Säg till din coach om du vill ändra något.
me-told-nothing = Inget mer om dig.
me-told-on = Så är det sedan { $day }.
me-told-since = Sedan { $day }: { $facts }.
me-told-not-agreed = Du och din coach har inte gått igenom det här än.
me-told-message = Det som din coach skrev när hen frågade om platsen
me-told-about = Det du har berättat om dig själv
me-rated = Se vad du svarade om platsen
me-rated-text = Det här svarade du. Ingen annan ser det: vare sig din coach eller de på platsen.
me-rated-score = { $score } av 5
me-progress = Hur går det för mig?
me-progress-text = Läs varje mening. Välj hur bra den stämmer på dig i dag. Inget svar är fel. Du behöver inte svara.
me-progress-next = Du har redan svarat. Vi frågar igen { $day }. Du får svara nu också.
me-progress-comment = Vill du säga något mer?
me-progress-due = Det är dags att svara på några frågor. Det är frivilligt.
me-progress-again = Du har svarat. Du får svara igen när du vill.
me-to-progress = Svara på frågorna
flash-me-progress = Tack för dina svar!
me-progress-today = Du har redan svarat i dag. Du får svara igen en annan dag.
