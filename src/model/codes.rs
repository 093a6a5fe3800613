//! The closed lists of codes that the data package, the database, the forms and the texts share.
//!
//! A code is a short English word that never changes. What people read stands in `locales/*/codes.ftl` under the id
//! that [`Code::text_id`] gives, e.g. `exit_to-af_measures`. Lists that grow (occupations, municipalities) are not
//! here, nor are states that carry data (the placement's life cycle).

use std::fmt;
use std::hash::Hash;
use std::str::FromStr;

/// What every list of codes can do, for code that handles any of them: select boxes, imports, reports.
pub trait Code:
    Coded + Copy + Ord + Hash + fmt::Debug + fmt::Display + FromStr<Err = UnknownCode> + 'static
{
    /// The list's own name in snake_case: the first half of its text ids.
    const NAME: &'static str;
    /// Every code, in the order in which people should see them.
    const ALL: &'static [Self];

    fn code(&self) -> &'static str;

    fn text_id(&self) -> String {
        format!("{}-{}", Self::NAME, self.code())
    }
}

/// One code, or a reference to one at any depth: templates pass what they have.
pub trait Coded {
    /// The list's name and the code.
    fn list_and_code(&self) -> (&'static str, &'static str);
}

impl<X: Coded + ?Sized> Coded for &X {
    fn list_and_code(&self) -> (&'static str, &'static str) {
        (**self).list_and_code()
    }
}

/// A text that is not on the list it was read as.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is not a code of {list}: expected one of {}", expected.join(", "))]
pub struct UnknownCode {
    pub list: &'static str,
    pub value: String,
    pub expected: Vec<&'static str>,
}

/// Keeps a small type as text in both databases and in JSON, by its `Display` and `FromStr`.
/// A stored text that does not parse is an error that names it, never a default.
macro_rules! as_text {
    ($type:ty) => {
        $crate::model::codes::as_text!($type, sqlx::Sqlite);
        $crate::model::codes::as_text!($type, sqlx::Postgres);

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
    ($type:ty, $database:ty) => {
        impl sqlx::Type<$database> for $type {
            fn type_info() -> <$database as sqlx::Database>::TypeInfo {
                <str as sqlx::Type<$database>>::type_info()
            }

            fn compatible(found: &<$database as sqlx::Database>::TypeInfo) -> bool {
                <str as sqlx::Type<$database>>::compatible(found)
            }
        }

        impl<'q> sqlx::Encode<'q, $database> for $type {
            fn encode_by_ref(
                &self,
                buffer: &mut <$database as sqlx::Database>::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <String as sqlx::Encode<'q, $database>>::encode(self.to_string(), buffer)
            }
        }

        impl<'r> sqlx::Decode<'r, $database> for $type {
            fn decode(
                value: <$database as sqlx::Database>::ValueRef<'r>,
            ) -> Result<Self, sqlx::error::BoxDynError> {
                Ok(<&str as sqlx::Decode<'r, $database>>::decode(value)?.parse()?)
            }
        }
    };
}
pub(crate) use as_text;

/// Declares lists of codes: `enum Name = "list_name" { Variant = "code", … }`. The codes are written out, not made
/// from the variants, so that a search for a code finds it.
macro_rules! codes {
    ($($(#[$about:meta])* pub enum $name:ident = $list:literal {
        $($(#[$note:meta])* $variant:ident = $code:literal),+ $(,)?
    })+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$note])* $variant),+ }

        impl $name {
            pub const NAME: &'static str = $list;
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl $crate::model::codes::Coded for $name {
            fn list_and_code(&self) -> (&'static str, &'static str) {
                (Self::NAME, self.code())
            }
        }

        impl $crate::model::codes::Code for $name {
            const NAME: &'static str = Self::NAME;
            const ALL: &'static [Self] = Self::ALL;

            fn code(&self) -> &'static str {
                self.code()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::codes::UnknownCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::model::codes::UnknownCode {
                        list: Self::NAME,
                        value: text.to_owned(),
                        expected: vec![$($code),+],
                    }),
                }
            }
        }

        $crate::model::codes::as_text!($name);
    )+};
}

pub(crate) use codes;

codes! {
    pub enum OrganisationKind = "organisation_kind" {
        CoordinationAssociation = "coordination_association", Authority = "authority", Region = "region",
        Municipality = "municipality", SocialEnterprise = "social_enterprise", Employer = "employer",
    }

    pub enum Role = "role" {
        Coach = "coach", ProjectManager = "project_manager", Provider = "provider", Administrator = "administrator",
    }

    /// How strongly the population register protects a person (domain.md, 4).
    pub enum Protection = "protection" {
        None = "none", Confidential = "confidential", ProtectedRegistration = "protected_registration",
    }

    pub enum Sex = "sex" { Woman = "woman", Man = "man", Other = "other" }

    pub enum Referrer = "referrer" {
        Fk = "fk", Af = "af", Municipality = "municipality", Region = "region",
        /// The person came on their own initiative.
        SelfReferral = "self",
    }

    pub enum EnrolmentEndReason = "enrolment_end_reason" {
        Completed = "completed", Illness = "illness", InterruptedOwnChoice = "interrupted_own_choice",
        ConsentWithdrawn = "consent_withdrawn", Moved = "moved", ParentalLeave = "parental_leave",
        Deceased = "deceased", RegistrationError = "registration_error",
    }

    /// Where a person goes when the enrolment ends.
    pub enum ExitTo = "exit_to" {
        Work = "work", SubsidisedWork = "subsidised_work", Studies = "studies", AfMeasures = "af_measures",
        MunicipalMeasures = "municipal_measures", HealthCare = "health_care", Referrer = "referrer", None = "none",
    }

    /// Highest completed education; a foreign one by its Swedish equivalent.
    pub enum Education = "education" {
        None = "none", Primary = "primary", SecondaryShort = "secondary_short", Secondary = "secondary",
        PostSecondaryShort = "post_secondary_short", PostSecondary = "post_secondary", Doctoral = "doctoral",
    }

    /// What a person lives on. A person may have several, but `none` stands alone.
    pub enum IncomeSource = "income_source" {
        SicknessBenefit = "sickness_benefit", RehabilitationBenefit = "rehabilitation_benefit",
        ActivityCompensation = "activity_compensation", SicknessCompensation = "sickness_compensation",
        UnemploymentInsurance = "unemployment_insurance", ActivityGrant = "activity_grant",
        IntroductionBenefit = "introduction_benefit", SocialAssistance = "social_assistance",
        StudentAid = "student_aid", Other = "other", None = "none",
    }

    pub enum ActivityKind = "activity_kind" {
        TeamMeeting = "team_meeting", CoachMeeting = "coach_meeting", MobilisingCourse = "mobilising_course",
        EmployerContact = "employer_contact", StudyVisit = "study_visit", FollowUp = "follow_up", Other = "other",
    }

    /// Work training is never counted as a job; the tracks are never mixed in one rate.
    pub enum Track = "track" {
        WorkTraining = "work_training", SupportedEmployment = "supported_employment", Employment = "employment",
    }

    pub enum PlacementEndReason = "placement_end_reason" {
        Completed = "completed", Health = "health", ToOtherPlacement = "to_other_placement", ToJob = "to_job",
        ToStudies = "to_studies", ParticipantWithdrew = "participant_withdrew",
        ProviderWithdrew = "provider_withdrew", Other = "other",
    }

    pub enum AttendanceStatus = "attendance_status" {
        Attended = "attended", Sick = "sick", Excused = "excused", Absent = "absent",
    }

    pub enum HandoverAnswer = "handover_answer" { Accepted = "accepted", Declined = "declined" }

    /// What a workplace offers. Matching reads this, never a diagnosis.
    pub enum Adaptation = "adaptation" {
        QuietRoom = "quiet_room", FlexibleHours = "flexible_hours", SeatedWork = "seated_work",
        ClearRoutines = "clear_routines", Outdoor = "outdoor", NoCustomerContact = "no_customer_contact",
        ShortDays = "short_days", StepFree = "step_free", OneTaskAtATime = "one_task_at_a_time",
    }

    /// What a workplace demands before the first day.
    pub enum Requirement = "requirement" {
        PoliceRecordCheck = "police_record_check", DrivingLicenceB = "driving_licence_b",
    }

    /// How a contract was procured (LOU, LOV).
    pub enum Procedure = "procedure" {
        LouOpen = "lou_open", LouReserved418 = "lou_reserved_4_18", Lou196a = "lou_19_6a", Lov = "lov",
        DirectAward = "direct_award", Iop = "iop", None = "none",
    }

    /// What kind of agreement it is.
    pub enum ContractKind = "contract_kind" {
        Framework = "framework", Contract = "contract", LovApproval = "lov_approval", EmployerAgreement = "employer_agreement",
    }

    /// What a contract asks its managers to act on.
    pub enum AlertKind = "alert_kind" {
        Unapproved = "unapproved", Cap = "cap", Extension = "extension", EndsWithPeople = "ends_with_people",
        EmptySeats = "empty_seats", PriceChange = "price_change", Evidence = "evidence", DeviationOverdue = "deviation_overdue",
    }

    /// What a price is for.
    pub enum PriceUnit = "price_unit" { PlaceMonth = "place_month", Day = "day", Hour = "hour" }

    /// Which set of ESF indicators a project reports (Reg. 1304/2013 or 2021/1057).
    pub enum IndicatorProfile = "indicator_profile" { Esf2014 = "esf_2014", EsfPlus = "esf_plus" }

    /// Why a provider, or the participant, says no to a proposed placement.
    pub enum DeclineReason = "decline_reason" {
        NoCapacity = "no_capacity", TasksDoNotFit = "tasks_do_not_fit", HoursDoNotFit = "hours_do_not_fit",
        PeriodDoesNotFit = "period_does_not_fit", SupervisionMissing = "supervision_missing",
        ParticipantDeclined = "participant_declined", Other = "other",
    }

    pub enum HandoverDeclineReason = "handover_decline_reason" {
        WrongReceiver = "wrong_receiver", Incomplete = "incomplete", NotEligible = "not_eligible",
        NoCapacity = "no_capacity", Other = "other",
    }

    /// Main occupation before and after, as SUS asks for it.
    pub enum Occupation = "occupation" {
        Employed = "employed", Student = "student", JobSeeker = "job_seeker", Other = "other",
    }

    /// Kinds of information that a consent covers. Health is none of them: needs at the workplace are.
    pub enum ConsentCategory = "consent_category" {
        Contact = "contact", Background = "background", Plan = "plan", Needs = "needs", Activities = "activities",
        Placements = "placements",
    }

    pub enum ConsentForm = "consent_form" { Written = "written", Oral = "oral" }

    /// What a consent was given for: what a proposal has recorded is for the placement, and carries no handover.
    pub enum GivenFor = "given_for" { Handover = "handover", Placement = "placement" }

    pub enum SlotState = "slot_state" { Draft = "draft", Open = "open", Paused = "paused", Closed = "closed" }

    /// Languages of a workplace and of a person, by ISO 639-1.
    pub enum Language = "language" {
        Swedish = "sv", English = "en", Arabic = "ar", Somali = "so", Tigrinya = "ti", Persian = "fa",
        Ukrainian = "uk", Russian = "ru", Spanish = "es", Polish = "pl", Turkish = "tr", Kurdish = "ku",
        Other = "other",
    }
}

impl OrganisationKind {
    /// Takes over who leaves a project: one of the parties, not somebody who offers slots.
    pub const fn is_agency(&self) -> bool {
        !matches!(self, Self::SocialEnterprise | Self::Employer)
    }
}

impl ExitTo {
    /// R43: began work or studies.
    pub const fn is_work_or_studies(&self) -> bool {
        matches!(self, Self::Work | Self::SubsidisedWork | Self::Studies)
    }

    /// R42: ready for the ordinary measures of the employment service or the municipality.
    pub const fn is_ordinary_measures(&self) -> bool {
        matches!(self, Self::AfMeasures | Self::MunicipalMeasures)
    }

    /// Somebody else takes over, so a handover must have been accepted.
    pub const fn is_agency(&self) -> bool {
        matches!(self, Self::AfMeasures | Self::MunicipalMeasures | Self::HealthCare | Self::Referrer)
    }
}

impl IncomeSource {
    /// R30: one of the four benefits that Försäkringskassan pays.
    pub const fn is_fk(&self) -> bool {
        matches!(
            self,
            Self::SicknessBenefit
                | Self::RehabilitationBenefit
                | Self::ActivityCompensation
                | Self::SicknessCompensation
        )
    }
}

#[cfg(test)]
#[path = "codes_tests.rs"]
mod tests;
