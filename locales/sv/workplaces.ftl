# Arbetsställen och avdelningar.

workplaces-title = Arbetsställen
workplaces-lead = Var platserna finns: arbetsställen och deras avdelningar. Coacherna ser adressen, vem man frågar efter och vem som handleder.
workplaces-new = Nytt arbetsställe
workplaces-none = Inga arbetsställen än
workplaces-none-text = Lägg till ett när ni tar emot på flera adresser. Annars behövs inget.
workplaces-department = Lägg till avdelning
workplaces-slots =
    { $slots ->
        [0] Inga platser
        [one] 1 plats, { $seats } samtidigt
       *[other] { $slots } platser, { $seats } samtidigt
    }
workplaces-edit = Ändra arbetsstället
workplaces-new-department = Ny avdelning på { $name }
workplaces-edit-lead = Bara namn och kommun behövs. Uppgifterna syns för coacher som tittar på en plats här.
workplaces-remove = Ta bort
workplaces-remove-text = Det går bara när ingen plats och ingen avdelning finns här.
workplaces-remove-yes = Ta bort för gott
workplace-name = Namn
workplace-address = Adress
workplace-address-hint = Gata och ort, som man hittar dit.
workplace-municipality = Kommun
workplace-contact = Kontakt
workplace-contact-name = Vem man frågar efter
workplace-contact-hint = En på arbetsplatsen, aldrig en deltagare.
workplace-contact-email = E-post
workplace-contact-phone = Telefon
workplace-supervisor = Handledare
workplace-supervisor-hint = Den som handleder dem som är här.
slot-workplace-id = Arbetsställe
slot-workplace-hint = Var platsen finns. Kommunen tas härifrån.
slot-no-workplace = Inget särskilt
slot-workplace = Arbetsställe
slot-workplace-elsewhere = Arbetsstället ligger i { $place }. Välj den kommunen, eller ett annat arbetsställe.
contract-workplaces = Arbetsställen
flash-workplace-added = Arbetsstället är sparat.
flash-workplace-edited = Ändringarna är sparade.
flash-workplace-removed = Arbetsstället är borttaget.
event-workplace_added = Ett arbetsställe lades till
event-workplace_edited = Ett arbetsställe ändrades
event-workplace_removed = Ett arbetsställe togs bort
refusal-department-of-department = En avdelning kan inte ha egna avdelningar. Lägg den under arbetsstället i stället.
refusal-workplaces-most = Högst { $most } arbetsställen och avdelningar ryms. Ta bort någon som inte används.
refusal-workplace-exists = Det finns redan ett arbetsställe med det namnet här. Välj ett annat namn.
refusal-workplace-has-slots = Här finns { $count } platser eller avdelningar. Flytta dem till ett annat arbetsställe först.
refusal-workplace-of-another = Arbetsstället hör till en annan organisation. Välj ett av era egna.
refusal-workplace-elsewhere = Arbetsstället ligger i en annan kommun än platsen. Ändra kommunen, eller välj ett annat arbetsställe.
package-expected-workplaces = Skriv arbetsställena som en export gör: en lista i JSON, där en avdelning anger sitt arbetsställe i samma lista.
package-expected-workplace = Välj ett arbetsställe hos { $provider }, i platsens kommun.
