# Sidor som säger att något inte gick, och vad man gör nu.

fault-status = Felkod { $status }
fault-start = Till startsidan

fault-400-title = Vi förstod inte det som skickades
fault-400-text = Något i adressen eller formuläret gick inte att läsa.
fault-400-next = Gå tillbaka, ladda om sidan och försök igen.
fault-401-title = Du behöver logga in
fault-401-text = Du är inte inloggad, eller så har du varit borta för länge.
fault-401-next = Logga in och gör om det du höll på med.
fault-403-title = Det här kan inte göras härifrån
fault-403-text = Begäran kom inte från en sida i Brygga, eller så är sidan för gammal.
fault-403-next = Öppna sidan på nytt från menyn och försök igen. Inget har ändrats.
fault-404-title = Sidan finns inte
fault-404-text = Adressen leder ingenstans, eller så hör sidan till någon annans arbete.
fault-404-next = Kontrollera adressen eller leta från startsidan.
fault-405-title = Så kan sidan inte användas
fault-405-text = Adressen finns, men inte för det som begärdes.
fault-405-next = Gå till startsidan och leta dig fram därifrån.
fault-409-title = Det gick inte just nu
fault-409-text = Något har ändrats sedan du öppnade sidan.
fault-409-next = Ladda om sidan, se vad som ändrats och försök igen. Inget har ändrats av det du gjorde.
fault-413-title = Det var för mycket på en gång
fault-413-text = Det som skickades är större än vad formuläret tar emot.
fault-413-next = Gå tillbaka och skicka mindre: en kortare text, eller en fil på högst 20 MB.
fault-415-title = Fel sorts innehåll
fault-415-text = Det som skickades är inte ett formulär som Brygga kan läsa.
fault-415-next = Använd formuläret på sidan.
fault-422-title = Några uppgifter behöver rättas
fault-422-text = Det som skickades hänger inte ihop.
fault-422-next = Gå tillbaka, rätta uppgifterna och skicka igen.
fault-429-title = Vänta en stund
fault-429-text = Det kom många försök på kort tid.
fault-429-next = Vänta några minuter och försök igen.
fault-500-title = Något gick fel hos oss
fault-500-text = Felet är inte ditt, och det är antecknat så att vi kan rätta det.
fault-500-next = Försök igen. Om det händer en gång till, berätta för den som sköter Brygga hos er.
fault-503-title = Brygga svarar inte just nu
fault-503-text = En del som behövs är upptagen eller startar om.
fault-503-next = Vänta en minut och ladda om sidan. Det du sparat finns kvar.

fault-unreadable-form = Formuläret gick inte att läsa.
fault-broken-characters = Texten innehåller trasiga tecken. Det händer när text klistras in från vissa program.
