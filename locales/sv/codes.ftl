### Texterna till alla koder (src/model/codes.rs och ssyk.rs): <lista>-<kod>.

organisation_kind-coordination_association = Samordningsförbund
organisation_kind-authority = Myndighet
organisation_kind-region = Region
organisation_kind-municipality = Kommun
organisation_kind-social_enterprise = Arbetsintegrerande socialt företag
organisation_kind-employer = Arbetsgivare

role-coach = Coach
role-project_manager = Projektledare
role-provider = Anordnare
role-administrator = Administratör

protection-none = Inget skydd
protection-confidential = Sekretessmarkering
protection-protected_registration = Skyddad folkbokföring

sex-woman = Kvinna
sex-man = Man
sex-other = Annat

referrer-fk = Försäkringskassan
referrer-af = Arbetsförmedlingen
referrer-municipality = Kommunen
referrer-region = Regionen (vården)
referrer-self = Egen anmälan

enrolment_end_reason-completed = Avslutat enligt plan
enrolment_end_reason-illness = Sjukdom
enrolment_end_reason-interrupted_own_choice = Avbrutet på egen begäran
enrolment_end_reason-consent_withdrawn = Återtaget samtycke
enrolment_end_reason-moved = Flytt
enrolment_end_reason-parental_leave = Föräldraledighet
enrolment_end_reason-deceased = Avliden
enrolment_end_reason-registration_error = Felregistrering

exit_to-work = Arbete
exit_to-subsidised_work = Subventionerad anställning
exit_to-studies = Studier
exit_to-af_measures = Arbetsförmedlingens insatser
exit_to-municipal_measures = Kommunens insatser
exit_to-health_care = Hälso- och sjukvård
exit_to-referrer = Åter till remittenten
exit_to-none = Ingen fortsatt insats

education-none = Ingen avslutad grundskola
education-primary = Grundskola
education-secondary_short = Gymnasium, högst två år
education-secondary = Gymnasium, tre år
education-post_secondary_short = Eftergymnasial utbildning, kortare än två år
education-post_secondary = Eftergymnasial utbildning, två år eller längre
education-doctoral = Forskarutbildning

income_source-sickness_benefit = Sjukpenning
income_source-rehabilitation_benefit = Rehabiliteringspenning
income_source-activity_compensation = Aktivitetsersättning
income_source-sickness_compensation = Sjukersättning
income_source-unemployment_insurance = A-kassa
income_source-activity_grant = Aktivitetsstöd eller utvecklingsersättning
income_source-introduction_benefit = Etableringsersättning
income_source-social_assistance = Försörjningsstöd
income_source-student_aid = Studiestöd
income_source-other = Annan offentlig försörjning
income_source-none = Ingen offentlig försörjning

activity_kind-team_meeting = Teammöte
activity_kind-coach_meeting = Möte med coach
activity_kind-mobilising_course = Mobiliseringskurs
activity_kind-employer_contact = Arbetsgivarkontakt
activity_kind-study_visit = Studiebesök
activity_kind-follow_up = Uppföljning
activity_kind-other = Annan aktivitet

track-work_training = Arbetsträning
track-supported_employment = Supported employment (SE/IPS)
track-employment = Anställning

placement_end_reason-completed = Genomförd enligt plan
placement_end_reason-health = Hälsoskäl
placement_end_reason-to_other_placement = Till en annan plats
placement_end_reason-to_job = Till arbete
placement_end_reason-to_studies = Till studier
placement_end_reason-participant_withdrew = Deltagaren valde att sluta
placement_end_reason-provider_withdrew = Anordnaren avslutade
placement_end_reason-other = Annat skäl

attendance_status-attended = Närvarande
attendance_status-sick = Sjuk
attendance_status-excused = Giltig frånvaro
attendance_status-absent = Ogiltig frånvaro

handover_answer-accepted = Mottagen
handover_answer-declined = Avböjd

adaptation-quiet_room = Lugnt rum
adaptation-flexible_hours = Flexibla arbetstider
adaptation-seated_work = Sittande arbete
adaptation-clear_routines = Tydliga rutiner
adaptation-outdoor = Arbete utomhus
adaptation-no_customer_contact = Ingen kundkontakt
adaptation-short_days = Korta arbetsdagar
adaptation-step_free = Utan trappor och trösklar
adaptation-one_task_at_a_time = En uppgift i taget

requirement-police_record_check = Utdrag ur belastningsregistret
requirement-driving_licence_b = B-körkort

procedure-lou_open = Öppet förfarande (LOU)
procedure-lou_reserved_4_18 = Reserverad upphandling (LOU 4 kap. 18 §)
procedure-lou_19_6a = Reserverad upphandling av välfärdstjänster (LOU 19 kap. 6 a §)
procedure-lov = Valfrihetssystem (LOV)
procedure-direct_award = Direktupphandling
procedure-iop = Idéburet offentligt partnerskap (IOP)
procedure-none = Ingen upphandling

indicator_profile-esf_2014 = ESF 2014–2020
indicator_profile-esf_plus = ESF+ 2021–2027

decline_reason-no_capacity = Ingen ledig plats
decline_reason-tasks_do_not_fit = Arbetsuppgifterna passar inte
decline_reason-hours_do_not_fit = Arbetstiden passar inte
decline_reason-period_does_not_fit = Perioden passar inte
decline_reason-supervision_missing = Handledare saknas
decline_reason-participant_declined = Deltagaren tackade nej
decline_reason-other = Annat skäl

handover_decline_reason-wrong_receiver = Fel mottagare
handover_decline_reason-incomplete = Underlaget är inte komplett
handover_decline_reason-not_eligible = Personen omfattas inte av insatsen
handover_decline_reason-no_capacity = Kan inte ta emot just nu
handover_decline_reason-other = Annat skäl

occupation-employed = Förvärvsarbetar
occupation-student = Studerar
occupation-job_seeker = Söker arbete
occupation-other = Övrigt

consent_category-contact = Namn och kontakt
consent_category-background = Bakgrund och situation
consent_category-plan = Plan och mål
consent_category-needs = Behov på arbetsplatsen
consent_category-activities = Genomförda insatser
consent_category-placements = Placeringar och närvaro

consent_form-written = Skriftligt
consent_form-oral = Muntligt

given_for-handover = Planering och överlämning
given_for-placement = Placering

slot_state-draft = Utkast
slot_state-open = Öppen
slot_state-paused = Pausad
slot_state-closed = Stängd

language-sv = Svenska
language-en = Engelska
language-ar = Arabiska
language-so = Somaliska
language-ti = Tigrinska
language-fa = Persiska
language-uk = Ukrainska
language-ru = Ryska
language-es = Spanska
language-pl = Polska
language-tr = Turkiska
language-ku = Kurdiska
language-other = Annat språk

field-administration = Administration, ekonomi, juridik
field-construction = Bygg och anläggning
field-management = Chefer och verksamhetsledare
field-it = Data/IT
field-sales = Försäljning, inköp, marknadsföring
field-crafts = Hantverk
field-hospitality = Hotell, restaurang, storhushåll
field-health_care = Hälso- och sjukvård
field-manufacturing = Industriell tillverkning
field-maintenance = Installation, drift, underhåll
field-body_and_beauty = Kropps- och skönhetsvård
field-culture_and_media = Kultur, media, design
field-military = Militärt arbete
field-nature = Naturbruk
field-science = Naturvetenskapligt arbete
field-education = Pedagogiskt arbete
field-cleaning = Sanering och renhållning
field-social_work = Socialt arbete
field-security = Säkerhetsarbete
field-engineering = Tekniskt arbete
field-transport = Transport, distribution, lager

allocation_state-draft = Granskas
allocation_state-released = Lämnad till coacherna

age_band-to_24 = Till och med 24 år
age_band-25_34 = 25–34 år
age_band-35_44 = 35–44 år
age_band-45_54 = 45–54 år
age_band-from_55 = 55 år och äldre
contract_kind-framework = Ramavtal
contract_kind-contract = Avtal
contract_kind-lov_approval = Godkännande enligt LOV
contract_kind-employer_agreement = Överenskommelse med arbetsgivare

price_unit-place_month = platsmånad
price_unit-day = dag
price_unit-hour = timme

alert_kind-unapproved = Godkännande
alert_kind-cap = Tak
alert_kind-extension = Förlängning
alert_kind-ends_with_people = Avtal som går ut
alert_kind-empty_seats = Tomma platser
alert_kind-price_change = Nytt pris
alert_kind-evidence = Intyg om andel
alert_kind-deviation_overdue = Avvikelse över tiden
dispute_party-participant = Deltagaren
dispute_party-provider = Anordnaren

search_alerts-at_once = Brev direkt
search_alerts-daily = Ett brev om dagen
search_alerts-off = Inga brev
review_kind-follow_up = Trepartssamtal
review_kind-midway = Halvtidsavstämning
review_kind-final = Slutavstämning
review_answer-not_yet = Inte än
review_answer-sometimes = Ibland
review_answer-mostly = För det mesta
review_answer-always = Alltid
rating_party-participant = Deltagare
rating_party-coach = Coacher
rating_question-welcome = Bra bemötande
rating_question-tasks = Uppgifter som passar
rating_question-support = Stöd på arbetsplatsen
rating_question-recommend = Bra att rekommendera
allocation_lost-rules = Ingen av platserna var möjlig enligt reglerna
allocation_lost-points = Andra hade fler poäng eller färre vägar
allocation_lost-lot = Lotten
allocation_lost-group = Grupp, timmar eller avtalets pengar
allocation_lost-hand = Ändrad för hand
