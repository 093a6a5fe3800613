//! The tables of a data package and their columns, in the order in which they are read and written. What import
//! demands, what export writes and what `datapackage.json` says all come from here.

use crate::model::codes::{
    ActivityKind, AttendanceStatus, ContractKind, Education, EnrolmentEndReason, ExitTo, HandoverAnswer,
    IndicatorProfile, OrganisationKind, PlacementEndReason, Procedure, Protection, Referrer, Role, Sex,
    Track,
};
use crate::model::contract_life::Closed;
use crate::model::handover::ReceiverKind;

use super::columns::extra;
pub use super::columns::{Column, Kind};
pub(in crate::model) use super::columns::{Extras, Shape, may, must};
use super::slot_details::PUBLISHED;

/// A table. Later ones refer to earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    Organisations,
    Projects,
    Teams,
    Users,
    Contracts,
    Slots,
    Participants,
    Activities,
    Placements,
    Attendance,
    Handovers,
}

macro_rules! codes_of {
    ($list:ty) => {
        Kind::Code(|| <$list>::ALL.iter().map(|code| code.code()).collect())
    };
}

impl Table {
    pub const ALL: [Self; 11] = [
        Self::Organisations,
        Self::Projects,
        Self::Teams,
        Self::Users,
        Self::Contracts,
        Self::Slots,
        Self::Participants,
        Self::Activities,
        Self::Placements,
        Self::Attendance,
        Self::Handovers,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Organisations => "organisations",
            Self::Projects => "projects",
            Self::Teams => "teams",
            Self::Users => "users",
            Self::Contracts => "contracts",
            Self::Slots => "slots",
            Self::Participants => "participants",
            Self::Activities => "activities",
            Self::Placements => "placements",
            Self::Attendance => "attendance",
            Self::Handovers => "handovers",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    pub fn file_name(self) -> String {
        format!("{}.csv", self.name())
    }

    /// The columns that together name a row. None for activities: a row is its own identity.
    pub const fn key(self) -> &'static [&'static str] {
        match self {
            Self::Users => &["email", "project"],
            Self::Activities => &[],
            Self::Attendance => &["placement", "on"],
            Self::Handovers => &["participant", "sent_on"],
            _ => &["ref"],
        }
    }

    pub const fn columns(self) -> &'static [Column] {
        use Kind::{Boolean, Date, Integer, Number, Text};
        match self {
            Self::Organisations => {
                const {
                    &[
                        must("ref", Text),
                        must("name", Text),
                        must("kind", codes_of!(OrganisationKind)),
                        may("org_number", Text),
                        may("municipality", Text),
                        may("parent", Text),
                        extra("closed_days", Text),
                        extra("workplaces", Text),
                    ]
                }
            }
            Self::Projects => {
                const {
                    &[
                        must("ref", Text),
                        must("name", Text),
                        must("association", Text),
                        may("programme", Text),
                        must("starts_on", Date),
                        must("ends_on", Date),
                        must("participant_target", Integer),
                        must("work_or_studies_target_percent", Integer),
                        must("ordinary_measures_target_percent", Integer),
                        must("indicator_profile", codes_of!(IndicatorProfile)),
                        must("min_age", Integer),
                        must("max_age", Integer),
                        must("municipalities", Text),
                    ]
                }
            }
            Self::Teams => {
                const { &[must("ref", Text), must("project", Text), must("name", Text), must("starts_on", Date)] }
            }
            Self::Users => {
                const {
                    &[
                        must("email", Text),
                        must("name", Text),
                        must("role", codes_of!(Role)),
                        must("organisation", Text),
                        may("project", Text),
                        may("fte_percent", Integer),
                    ]
                }
            }
            Self::Contracts => {
                const {
                    &[
                        must("ref", Text),
                        must("project", Text),
                        must("provider", Text),
                        must("title", Text),
                        must("procedure", codes_of!(Procedure)),
                        may("cpv", Text),
                        may("signed_on", Date),
                        must("starts_on", Date),
                        must("ends_on", Date),
                        may("extension_months", Integer),
                        may("extension_count", Integer),
                        must("max_value_sek", Number),
                        must("max_place_months", Integer),
                        may("price_per_place_month_sek", Number),
                        may("reserved_share_percent", Integer),
                        extra("kind", codes_of!(ContractKind)),
                        extra("prices", Text),
                        extra("lots", Text),
                        extra("notice_months", Integer),
                        extra("extensions_used", Integer),
                        extra("decide_by", Date),
                        extra("evidence_on", Date),
                        extra("terminated_on", Date),
                        extra("unapproved", Boolean),
                        extra("price_per_day_sek", Number),
                        extra("price_per_hour_sek", Number),
                        extra("agreed_ends_on", Date),
                        extra("agreed_decide_by", Date),
                        extra("closed_as", codes_of!(Closed)),
                    ]
                }
            }
            Self::Slots => {
                const {
                    &[
                        must("ref", Text),
                        must("provider", Text),
                        may("contract", Text),
                        must("title", Text),
                        may("description", Text),
                        must("ssyk", Text),
                        must("municipality", Text),
                        may("latitude", Number),
                        may("longitude", Number),
                        must("seats", Integer),
                        must("hours_per_week", Integer),
                        must("min_hours_per_week", Integer),
                        must("max_hours_per_week", Integer),
                        must("starts_on", Date),
                        must("ends_on", Date),
                        may("adaptations", Text),
                        may("requirements", Text),
                        may("languages", Text),
                        extra("weekday_hours", Text),
                        extra("open_on_holidays", Boolean),
                        extra("least_people", Integer),
                        extra("best_people", Integer),
                        extra("supervisor_minutes", Integer),
                        extra("minutes_per_person", Integer),
                        extra("closed_days", Text),
                        extra("only_municipalities", Text),
                        extra("min_age", Integer),
                        extra("max_age", Integer),
                        extra("only_tracks", Text),
                        extra("last_on", Date),
                        extra("workplace", Text),
                        extra("state", Kind::Code(|| PUBLISHED.iter().map(|state| state.code()).collect())),
                    ]
                }
            }
            Self::Participants => {
                const {
                    &[
                        must("ref", Text),
                        must("project", Text),
                        must("personal_number", Text),
                        must("given_name", Text),
                        must("family_name", Text),
                        must("protection", codes_of!(Protection)),
                        must("sex", codes_of!(Sex)),
                        must("municipality", Text),
                        must("referred_by", codes_of!(Referrer)),
                        may("referred_by_municipality", Text),
                        must("enrolled_on", Date),
                        may("ended_on", Date),
                        may("end_reason", codes_of!(EnrolmentEndReason)),
                        may("exit_to", codes_of!(ExitTo)),
                        must("education", codes_of!(Education)),
                        must("income_sources", Text),
                        must("months_on_public_support", Integer),
                        may("coach", Text),
                    ]
                }
            }
            Self::Activities => {
                const {
                    &[
                        must("participant", Text),
                        must("kind", codes_of!(ActivityKind)),
                        must("on", Date),
                        must("minutes", Integer),
                        must("attended", Boolean),
                        may("by", Text),
                    ]
                }
            }
            Self::Placements => {
                const {
                    &[
                        must("ref", Text),
                        must("participant", Text),
                        must("slot", Text),
                        must("track", codes_of!(Track)),
                        must("proposed_on", Date),
                        may("accepted_on", Date),
                        may("started_on", Date),
                        must("planned_end_on", Date),
                        may("ended_on", Date),
                        may("end_reason", codes_of!(PlacementEndReason)),
                        must("hours_per_week", Integer),
                        extra("starts_on", Date),
                        extra("paused_on", Date),
                    ]
                }
            }
            Self::Attendance => {
                const {
                    &[
                        must("placement", Text),
                        must("on", Date),
                        must("minutes", Integer),
                        must("status", codes_of!(AttendanceStatus)),
                    ]
                }
            }
            Self::Handovers => {
                const {
                    &[
                        must("participant", Text),
                        must("giver", Text),
                        must("receiver", Text),
                        must("sent_on", Date),
                        may("answered_on", Date),
                        may("answer", codes_of!(HandoverAnswer)),
                        may("met_on", Date),
                        may("released_on", Date),
                        may("reason", Text),
                        extra("towards", codes_of!(ReceiverKind)),
                        extra("unit", Text),
                        extra("receiver_project", Text),
                    ]
                }
            }
        }
    }

    pub(super) const fn shape(self) -> Shape {
        Shape { columns: self.columns(), key: self.key() }
    }

    /// The columns of a file, with or without those that are extra.
    pub fn written(self, extras: bool) -> impl Iterator<Item = &'static Column> {
        self.columns().iter().filter(move |column| extras || !column.extra)
    }
}
