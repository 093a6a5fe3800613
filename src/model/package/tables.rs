//! The tables of a data package and their columns, in the order in which they are read and written. What import
//! demands, what export writes and what `datapackage.json` says all come from here.

use crate::model::codes::{
    ActivityKind, AttendanceStatus, ContractKind, Education, EnrolmentEndReason, ExitTo, HandoverAnswer,
    IndicatorProfile, OrganisationKind, PlacementEndReason, Procedure, Protection, Referrer, Role, Sex,
    Track,
};

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

/// What a column holds, in Frictionless' words.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Text,
    Date,
    Integer,
    Number,
    Boolean,
    /// One of these.
    Code(fn() -> Vec<&'static str>),
}

#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Never empty.
    pub required: bool,
    /// Ours: a file need not have it, and is written without it when no row has anything to say there.
    pub extra: bool,
}

/// Which files are written with their extra columns.
#[derive(Clone, Copy, Debug)]
pub(in crate::model) struct Extras {
    pub contracts: bool,
    pub placements: bool,
}

impl Extras {
    pub const fn of(self, table: Table) -> bool {
        match table {
            Table::Contracts => self.contracts,
            Table::Placements => self.placements,
            _ => false,
        }
    }
}

/// The columns of a file, and those that together name a row.
#[derive(Clone, Copy, Debug)]
pub(in crate::model) struct Shape {
    pub columns: &'static [Column],
    pub key: &'static [&'static str],
}

impl Shape {
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }
}

macro_rules! codes_of {
    ($list:ty) => {
        Kind::Code(|| <$list>::ALL.iter().map(|code| code.code()).collect())
    };
}

pub(in crate::model) const fn must(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: true, extra: false }
}

pub(in crate::model) const fn may(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: false, extra: false }
}

const fn extra(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: false, extra: true }
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
                        must("price_per_place_month_sek", Number),
                        may("reserved_share_percent", Integer),
                        extra("kind", codes_of!(ContractKind)),
                        extra("prices", Text),
                        extra("lots", Text),
                        extra("notice_months", Integer),
                        extra("extensions_used", Integer),
                        extra("decide_by", Date),
                        extra("evidence_on", Date),
                        extra("terminated_on", Date),
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
