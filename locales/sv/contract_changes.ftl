# Ändringar av avtal: vad som planeras, vad reglerna säger, och en annan projektledares ja eller nej.

change-title = Ändring av avtal
change-planned-by = Planerad av { $name }, { $on }
change-what = Vad
change-now = Nu
change-before = Före ändringen
change-then = Efter ändringen
change-price-from = Pris från { $from }
change-extension-to = Förlängning till { $to }
change-of-terms = Ändrade villkor
change-reasoning = Vad reglerna säger
change-ground = Stöd för ändringen
change-ground-hint = Välj det som ni stöder ändringen på.
change-why = Skäl
change-why-hint = Varför avtalet behöver ändras. Sparas tillsammans med bedömningen.
change-effect = Värde av ändringen
change-sources = Källor: LOU (2016:1145) 17 kap. 9–14 §§; regeringens tillkännagivanden om tröskelvärden för 2018–2023. Senare tröskelvärden finns inte inlagda.
change-waits-for-another = Ändringen gäller först när en annan projektledare har godkänt den.
change-approve = Godkänn ändringen
change-reject = Säg nej till ändringen
change-take-back = Ta tillbaka ändringen
change-reject-why = Varför inte?
change-needs-ground = Ändringen behöver ett stöd och ett skäl: den godkänns av en annan projektledare innan den gäller.

change-clause-claimed = Ändringsklausul eller option (LOU 17 kap. 10 §): åberopas. Klausulen ska stå i upphandlingsdokumenten, vara klar, exakt och entydig, och avtalets övergripande karaktär får inte ändras. Den som godkänner kontrollerar det.
change-clause-not = Ändringsklausul eller option (LOU 17 kap. 10 §): åberopas inte.
change-character-same = Avtalets karaktär är densamma: förfarande, slag, CPV-kod, kommuner och längsta tid ändras inte.
change-character-other = Avtalets karaktär kan ändras: förfarande, slag, CPV-kod, kommuner eller längsta tid blir andra. Ändringen är då inte av mindre värde.
change-ten-under = 10 procent (LOU 17 kap. 9 §): ändringen är värd { $effect }, tidigare ändringar { $earlier }, tillsammans { $percent } procent av det ursprungliga värdet. Det är under 10 procent ({ $limit }).
change-ten-over = 10 procent (LOU 17 kap. 9 §): ändringen är värd { $effect }, tidigare ändringar { $earlier }, tillsammans { $percent } procent av det ursprungliga värdet. Det är 10 procent ({ $limit }) eller mer, så ändringen är inte av mindre värde.
change-threshold-under = Tröskelvärde (LOU 17 kap. 9 §): summan är under tröskelvärdet för sociala tjänster, { $limit }.
change-threshold-over = Tröskelvärde (LOU 17 kap. 9 §): summan når tröskelvärdet för sociala tjänster, { $limit }.
change-threshold-unknown = Tröskelvärde (LOU 17 kap. 9 §): värdet för den här dagen finns inte inlagt. Den som godkänner kontrollerar det mot Upphandlingsmyndighetens uppgifter.
change-direct-under = Direktupphandling: hela värdet är högst den vanliga direktupphandlingsgränsen, { $limit }.
change-direct-over = Direktupphandling: hela värdet går över den vanliga direktupphandlingsgränsen, { $limit }. Upphandla i stället.
change-direct-social-under = Direktupphandling: hela värdet är under gränsen för sociala tjänster, { $limit }.
change-direct-social-over = Direktupphandling: hela värdet når gränsen för sociala tjänster, { $limit }. Upphandla i stället.
change-direct-unsorted = Direktupphandling: hela värdet går över den vanliga gränsen, { $limit }, men är under den för sociala tjänster. Avtalets CPV-kod säger inte vilken som gäller. Den som godkänner avgör det.
change-direct-unknown = Direktupphandling: gränsen för den här dagen finns inte inlagd. Den som godkänner kontrollerar den.
change-other-claimed = Annat stöd (LOU 17 kap. 11–14 §§) åberopas. Den som godkänner prövar om villkoren är uppfyllda.
change-option = Option i registret (LOU 17 kap. 10 §): det här är förlängning { $number } av { $of }, { $months } månader, från { $from } till { $to }.{ $by ->
    [none] {""}
   *[other] {" "}Beslutet ska tas senast { $by }.
} Taket räknades med alla förlängningar och ändras inte.
change-lov = Valfrihetssystem: LOU 17 kap. gäller inte; se LOV och förfrågningsunderlaget. Den som godkänner kontrollerar dem.
change-not-procured = Avtalet är inte upphandlat, så LOU:s regler om ändringar gäller inte.
change-says-allowed = Sammantaget: ändringen ryms inom reglerna.
change-says-doubtful = Sammantaget: det går inte att avgöra här. Den som godkänner tar ställning.
change-says-not-allowed = Sammantaget: ändringen ryms inte inom reglerna. Gör en ny upphandling, eller ange ett annat stöd.

change_ground-minor = Ändring av mindre värde
change_ground-clause = Klausul eller option i avtalet
change_ground-supplementary = Kompletterande beställning
change_ground-unforeseen = Oförutsebara omständigheter
change_ground-new_supplier = Byte av leverantör
change_ground-not_substantial = Inte väsentlig ändring
change_state-waiting = Väntar på godkännande
change_state-approved = Godkänd
change_state-rejected = Nej
change_rule-clause = Klausul eller option
change_rule-ten_percent = 10 procent
change_rule-threshold = Tröskelvärde
change_rule-character = Avtalets karaktär
change_rule-direct_award = Direktupphandlingsgräns
change_rule-direct_award_social = Direktupphandlingsgräns för sociala tjänster
change_rule-other_ground = Annat stöd
change_rule-lov = Valfrihetssystem
change_rule-not_procured = Inte upphandlat
change_rule-option = Option i registret
change_holds-yes = Ja
change_holds-no = Nej
change_holds-unknown = Okänt
change_holds-claimed = Åberopas
change_verdict-allowed = Ryms inom reglerna
change_verdict-doubtful = Behöver bedömas
change_verdict-not_allowed = Ryms inte

flash-change-planned = Ändringen är sparad. Den gäller när en annan projektledare har godkänt den.
flash-change-approved = Ändringen är godkänd och gäller.
flash-change-rejected = Ändringen blir inte av.
event-contract_change_planned = En ändring planerades
event-contract_change_approved = En ändring godkändes
event-contract_change_rejected = En ändring avvisades
contract-changes = Ändringar
contract-change-waits = En ändring väntar på godkännande.
