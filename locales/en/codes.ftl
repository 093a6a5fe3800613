### The texts of every code (src/model/codes.rs and ssyk.rs): <list>-<code>.

organisation_kind-coordination_association = Coordination association
organisation_kind-authority = Government agency
organisation_kind-region = Region
organisation_kind-municipality = Municipality
organisation_kind-social_enterprise = Work-integrating social enterprise
organisation_kind-employer = Employer

role-coach = Coach
role-project_manager = Project manager
role-provider = Provider
role-administrator = Administrator

protection-none = No protection
protection-confidential = Confidentiality marking
protection-protected_registration = Protected population registration

sex-woman = Woman
sex-man = Man
sex-other = Other

referrer-fk = Försäkringskassan (social insurance)
referrer-af = Arbetsförmedlingen (employment service)
referrer-municipality = Municipality
referrer-region = Region (health care)
referrer-self = Own application

enrolment_end_reason-completed = Ended as planned
enrolment_end_reason-illness = Illness
enrolment_end_reason-interrupted_own_choice = Left by own choice
enrolment_end_reason-consent_withdrawn = Consent withdrawn
enrolment_end_reason-moved = Moved
enrolment_end_reason-parental_leave = Parental leave
enrolment_end_reason-deceased = Deceased
enrolment_end_reason-registration_error = Registration error

exit_to-work = Work
exit_to-subsidised_work = Subsidised employment
exit_to-studies = Studies
exit_to-af_measures = Employment service measures
exit_to-municipal_measures = Municipal measures
exit_to-health_care = Health care
exit_to-referrer = Back to the referrer
exit_to-none = No further measure

education-none = Compulsory school not completed
education-primary = Compulsory school
education-secondary_short = Upper secondary, two years or less
education-secondary = Upper secondary, three years
education-post_secondary_short = Post-secondary, less than two years
education-post_secondary = Post-secondary, two years or more
education-doctoral = Doctoral studies

income_source-sickness_benefit = Sickness benefit
income_source-rehabilitation_benefit = Rehabilitation benefit
income_source-activity_compensation = Activity compensation
income_source-sickness_compensation = Sickness compensation
income_source-unemployment_insurance = Unemployment insurance
income_source-activity_grant = Activity grant or development allowance
income_source-introduction_benefit = Introduction benefit
income_source-social_assistance = Social assistance
income_source-student_aid = Student aid
income_source-other = Other public support
income_source-none = No public support

activity_kind-team_meeting = Team meeting
activity_kind-coach_meeting = Meeting with coach
activity_kind-mobilising_course = Mobilising course
activity_kind-employer_contact = Employer contact
activity_kind-study_visit = Study visit
activity_kind-follow_up = Follow-up
activity_kind-other = Other activity

track-work_training = Work training
track-supported_employment = Supported employment (SE/IPS)
track-employment = Employment

placement_end_reason-completed = Completed as planned
placement_end_reason-health = Health reasons
placement_end_reason-to_other_placement = To another placement
placement_end_reason-to_job = To a job
placement_end_reason-to_studies = To studies
placement_end_reason-participant_withdrew = The participant chose to leave
placement_end_reason-provider_withdrew = The provider ended it
placement_end_reason-other = Other reason

attendance_status-attended = Present
attendance_status-sick = Sick
attendance_status-excused = Excused absence
attendance_status-absent = Unexcused absence

handover_answer-accepted = Accepted
handover_answer-declined = Declined

adaptation-quiet_room = Quiet room
adaptation-flexible_hours = Flexible hours
adaptation-seated_work = Seated work
adaptation-clear_routines = Clear routines
adaptation-outdoor = Outdoor work
adaptation-no_customer_contact = No customer contact
adaptation-short_days = Short working days
adaptation-step_free = Step-free access
adaptation-one_task_at_a_time = One task at a time

requirement-police_record_check = Police record check
requirement-driving_licence_b = Driving licence, class B

procedure-lou_open = Open procedure (LOU)
procedure-lou_reserved_4_18 = Reserved contract (LOU ch. 4 s. 18)
procedure-lou_19_6a = Reserved contract for welfare services (LOU ch. 19 s. 6 a)
procedure-lov = System of choice (LOV)
procedure-direct_award = Direct award
procedure-iop = Public–civil society partnership (IOP)
procedure-none = No procurement

indicator_profile-esf_2014 = ESF 2014–2020
indicator_profile-esf_plus = ESF+ 2021–2027

decline_reason-no_capacity = No free place
decline_reason-tasks_do_not_fit = The tasks do not fit
decline_reason-hours_do_not_fit = The hours do not fit
decline_reason-period_does_not_fit = The period does not fit
decline_reason-supervision_missing = No supervisor available
decline_reason-participant_declined = The participant said no
decline_reason-other = Other reason

handover_decline_reason-wrong_receiver = Wrong receiver
handover_decline_reason-incomplete = The information is incomplete
handover_decline_reason-not_eligible = The person is not eligible
handover_decline_reason-no_capacity = Cannot receive at present
handover_decline_reason-other = Other reason

occupation-employed = Working
occupation-student = Studying
occupation-job_seeker = Looking for work
occupation-other = Other

consent_category-contact = Name and contact
consent_category-background = Background and situation
consent_category-plan = Plan and goals
consent_category-needs = Needs at the workplace
consent_category-activities = What has been done
consent_category-placements = Placements and attendance

consent_form-written = Written
consent_form-oral = Oral

given_for-handover = Planning and handover
given_for-placement = Placement

slot_state-draft = Draft
slot_state-open = Open
slot_state-paused = Paused
slot_state-closed = Closed

language-sv = Swedish
language-en = English
language-ar = Arabic
language-so = Somali
language-ti = Tigrinya
language-fa = Persian
language-uk = Ukrainian
language-ru = Russian
language-es = Spanish
language-pl = Polish
language-tr = Turkish
language-ku = Kurdish
language-other = Other language

field-administration = Administration, finance, law
field-construction = Building and construction
field-management = Managers and directors
field-it = Data and IT
field-sales = Sales, purchasing, marketing
field-crafts = Crafts
field-hospitality = Hotels, restaurants, catering
field-health_care = Health care
field-manufacturing = Industrial manufacturing
field-maintenance = Installation, operation, maintenance
field-body_and_beauty = Body and beauty care
field-culture_and_media = Culture, media, design
field-military = Military work
field-nature = Farming, forestry and animals
field-science = Natural sciences
field-education = Education
field-cleaning = Cleaning and waste management
field-social_work = Social work
field-security = Security
field-engineering = Engineering
field-transport = Transport, distribution, warehousing

allocation_state-draft = Under review
allocation_state-released = With the coaches

age_band-to_24 = Up to 24
age_band-25_34 = 25–34
age_band-35_44 = 35–44
age_band-45_54 = 45–54
age_band-from_55 = 55 and older
contract_kind-framework = Framework agreement
contract_kind-contract = Contract
contract_kind-lov_approval = Approval under LOV
contract_kind-employer_agreement = Agreement with an employer

price_unit-place_month = place-month
price_unit-day = day
price_unit-hour = hour

alert_kind-unapproved = Approval
alert_kind-cap = Cap
alert_kind-extension = Extension
alert_kind-ends_with_people = Contract that ends
alert_kind-empty_seats = Empty places
alert_kind-price_change = New price
alert_kind-evidence = Evidence of the share
alert_kind-deviation_overdue = Deviation overdue
dispute_party-participant = The participant
dispute_party-provider = The provider

search_alerts-at_once = Mail at once
search_alerts-daily = One mail a day
search_alerts-off = No mail
review_kind-follow_up = Follow-up talk
review_kind-midway = Midway review
review_kind-final = Final review
review_answer-not_yet = Not yet
review_answer-sometimes = Sometimes
review_answer-mostly = Mostly
review_answer-always = Always
rating_party-participant = Participants
rating_party-coach = Coaches
rating_question-welcome = A good welcome
rating_question-tasks = Tasks that suit
rating_question-support = Support at the workplace
rating_question-recommend = Good to recommend
allocation_lost-rules = None of the slots was possible by the rules
allocation_lost-points = Others had more points or fewer ways
allocation_lost-lot = The lot
allocation_lost-group = Group, hours or the money of the contract
allocation_lost-hand = Changed by hand
