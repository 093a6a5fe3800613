# Teamets agenda för veckan.

menu-agenda = Agenda
agenda-title = Veckans agenda
agenda-lead = { $project }, { $day }. Den byggs av det som är känt, så att ingen behöver hålla en lista.
agenda-new = Nya
agenda-new-none = Ingen ny den senaste veckan.
agenda-new-why = Inskriven { $day }.
agenda-stuck = Överlämningar som står still
agenda-stuck-none = Ingen överlämning står still.
agenda-stuck-why = { $receiver }: { $state }. { $days ->
    [one] 1 dag
   *[other] { $days } dagar
  } sedan nästa steg skulle ha tagits.
agenda-expiring = Samtycken som går ut
agenda-expiring-none = Inget samtycke går ut den närmaste månaden.
agenda-expiring-why = { $with }, gäller till { $day }.
agenda-overdue = Planer som är försenade
agenda-overdue-none = Ingen plan är försenad.
agenda-overdue-why = Skulle ha gjorts { $day }.
agenda-quiet = Ingen kontakt på en månad
agenda-quiet-none = Alla har träffat någon den senaste månaden.
agenda-quiet-why = { $days } dagar sedan senaste kontakten.
agenda-never-met = Har inte träffat någon än.
agenda-sus = Ska registreras ut ur SUS
agenda-sus-none = Ingen väntar på det.
agenda-sus-why = Samtycke togs tillbaka { $day }.
agenda-decide = Skriv vad vi bestämde
access-agenda = Teamets agenda

overview-stuck = Överlämningar som står still: { $count }
overview-stuck-means = Ett steg har tagit längre tid än projektets klocka. Personens coach äger det.
handover-clock-title = Klockor för överlämningar och förslag
handover-clock-lead = { $project }. Dagar som varje steg får ta innan det syns som stillastående. 0 stänger av klockan.
handover-clock-days = dagar
handover-clock-draft = Från utkast till skickad
handover-clock-chase = Från skickad till påminnelse
handover-clock-answer = Utan svar går den ut efter
handover-clock-answer-hint = 0: den går aldrig ut. Gäller det som skickas från nu.
handover-clock-meeting = Från ja till första mötet
handover-clock-release = Från mötet till att ni släpper
handover-clock-link = En länk gäller i
handover-clock-proposals = Förslag
handover-clock-proposal = Ett förslag håller sin plats i
handover-clock-proposal-hint = Har anordnaren inte svarat då blir platsen fri. Gäller förslag som skickas från nu.
flash-handover-clocks-set = Klockorna är sparade.
agenda-late = Steg i planen som är sena
agenda-late-none = Inget steg är sent.
agenda-late-why = { $count ->
    [one] 1 steg är sent.
   *[other] { $count } steg är sena.
  }
agenda-late-step = { $words } ({ $owner }, senast { $day })
agenda-late-more = { $count ->
    [one] och 1 till
   *[other] och { $count } till
  }
agenda-late-plan = Se planen
agenda-unrated = Stegförflyttning: dags att svara
agenda-unrated-none = Alla har svarat de senaste tre månaderna.
agenda-unrated-why = Svarade senast { $day }.
agenda-never-rated = Har inte svarat än.
agenda-words = Vad bestämde ni? Blir ett steg i planeringen
agenda-party = Vems steg är det?
agenda-owner = Namn
agenda-next-step = Nästa steg
agenda-next-step-on = Senast
agenda-nothing = Skriv vad ni bestämde, eller välj nästa steg.
