# Tystnadslöftet: vad den som företräder en anordnare lovar innan hen ser den första deltagaren. Ny ordalydelse är en ny version.

undertaking-title = Tystnadslöfte
undertaking-lead = Du kommer att få veta lite om dem som ska arbeta hos er. Sekretesslagen gäller inte er arbetsplats, så innan du ser den första deltagaren behöver du lova detta.
undertaking-text = Jag lovar
undertaking-point-1 = Jag berättar inte för någon utanför arbetsplatsen vad jag får veta om en deltagare, inte heller att personen är med i ett projekt.
undertaking-point-2 = På arbetsplatsen berättar jag bara det som behövs för arbetet, och bara för dem som behöver veta det.
undertaking-point-3 = Jag använder uppgifterna bara för placeringen och sparar dem inte någon annanstans.
undertaking-point-4 = Jag säger till coachen direkt om jag tror att någon obehörig har fått veta något.
undertaking-point-5 = Löftet gäller också när placeringen är slut och när jag har slutat på arbetsplatsen.
undertaking-version = Version { $version }.
undertaking-promise = Jag har läst och lovar detta
undertaking-give = Lova och fortsätt
undertaking-missing = Kryssa i att du lovar, eller logga ut.
undertaking-else = Vill du inte lova? Logga ut och prata med projektledaren. Utan löftet visas inga deltagare.
undertaking-given = Du lovade detta { $at }, version { $version }.
undertaking-account = Tystnadslöfte
undertaking-account-text = Vad du har lovat om det du får veta om deltagare.
undertaking-read = Läs löftet
undertaking-not-given = inte lämnat än

flash-undertaking-given = Tack. Ditt löfte är sparat.
event-undertaking_given = Lämnade tystnadslöfte
refusal-undertaking-missing = Du behöver lämna ditt tystnadslöfte innan du ser en deltagare. Öppna Ditt konto och välj Läs löftet.
