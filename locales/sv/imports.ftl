# Data in och ut för projektledare: ett datapaket läses in efter en provläsning, och projektet hämtas som paket.

imports-title = In och ut
imports-lead = Läs in uppgifter från ett annat system, eller hämta projektets egna.

imports-in = Läs in ett datapaket
imports-in-text = Ett datapaket är en zip-fil med CSV-tabeller. Först ser du vad som skulle ändras och alla fel som finns. Ingenting sparas förrän du bekräftar, och då sparas allt eller inget.
imports-in-own = Paketet får bara ändra uppgifter i dina egna projekt. Nya organisationer får det också lägga in, om de tar emot deltagare.
imports-package = Datapaket
imports-package-hint = En zip-fil på högst 20 MB.
imports-look = Provläs
imports-no-file = Välj en zip-fil först.
imports-too-large = Filen är för stor. Den får vara högst { $megabytes } MB. Dela upp den, eller be den som sköter Brygga att läsa in den.

imports-out = Hämta projektet
imports-out-text = Du får en zip-fil med projektets alla uppgifter, med namn och personnummer. Personer med skyddade personuppgifter och de som har tagit tillbaka ett samtycke är inte med. Skälet sparas i varje persons åtkomstlogg.
imports-project = Projekt
imports-reason = Varför behöver du uppgifterna?
imports-reason-hint = Minst tio tecken. Personernas coacher kan se det.
imports-download = Hämta zip-filen

imports-dry-run = Provläsning
imports-faults = { $count ->
    [one] Ett fel hindrar inläsningen.
   *[other] { $count } fel hindrar inläsningen.
  }
imports-faults-text = Ingenting har ändrats. Rätta filerna och ladda upp paketet igen.
imports-more-faults = … och { $count } fel till.
imports-file = Fil
imports-line = Rad
imports-column = Kolumn
imports-value = Det står
imports-expected = Gör så här
imports-another = Ladda upp ett rättat paket
imports-nothing-new = Allt i paketet finns redan. Det finns inget att läsa in.
imports-sound = Paketet är felfritt. Så här mycket skulle ändras.
imports-table = Tabell
imports-new = Nya
imports-changed = Ändrade
imports-unchanged = Oförändrade
imports-remarks = Lägg märke till
imports-confirm = Läs in paketet
imports-discard = Släng filen
imports-kept = Filen finns kvar en timme och syns bara för dig.

flash-imported = Paketet är inläst.
flash-imported-with-users = Paketet är inläst. De nya användarna får en inbjudan med e-post.
flash-import-discarded = Filen är borttagen.
event-project_exported = Projektet hämtades som datapaket
