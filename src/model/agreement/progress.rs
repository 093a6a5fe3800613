//! How far the agreement of a placement has come, beside the placement's own row: whether it is written, still holds, and who has
//! signed. Not for changing it.

use chrono::NaiveDate;

use super::{AgreementId, SigningParty};
use crate::model::Refusal;
use crate::model::placement::Placement;

/// The part of a placement that an agreement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct About {
    starts_on: Option<NaiveDate>,
    planned_end_on: Option<NaiveDate>,
    hours_per_week: Option<i64>,
    gate_version: Option<i64>,
}

impl About {
    /// The period, the hours and the gate are as when it was written. Of a placement that has begun the first day is what it was;
    /// of an older paper nothing else is known.
    pub(super) fn holds(self, placement: &Placement) -> bool {
        let begun = placement.state.started_on().is_some();
        let now = Self {
            starts_on: if begun { self.starts_on } else { Some(placement.starts_on) },
            planned_end_on: Some(placement.planned_end_on),
            hours_per_week: Some(placement.hours_per_week),
            gate_version: Some(placement.gate.version),
        };
        self.gate_version.is_none() || self == now
    }
}

/// How far the agreement of a placement has come: a part of what must be in place before the first day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    #[default]
    Unwritten,
    /// The newest version is about another period, other hours or another gate.
    Outdated,
    /// Who has yet to sign the newest version.
    Unsigned(Vec<SigningParty>),
    Signed,
}

/// The newest version beside a placement's row: `NEWEST` of `NEWEST_JOIN`.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::model) struct Newest {
    agreement_id: Option<AgreementId>,
    agreed_start_on: Option<NaiveDate>,
    agreed_end_on: Option<NaiveDate>,
    agreed_hours: Option<i64>,
    agreed_gate: Option<i64>,
    participant_signed: bool,
    coach_signed: bool,
    provider_signed: bool,
}

pub(in crate::model) const NEWEST: &str = "n.id AS agreement_id, n.starts_on AS agreed_start_on, n.planned_end_on AS agreed_end_on,
    n.hours_per_week AS agreed_hours, n.gate_version AS agreed_gate,
    EXISTS (SELECT 1 FROM agreement_signatures q WHERE q.agreement_id = n.id AND q.party = 'participant') AS participant_signed,
    EXISTS (SELECT 1 FROM agreement_signatures q WHERE q.agreement_id = n.id AND q.party = 'coach') AS coach_signed,
    EXISTS (SELECT 1 FROM agreement_signatures q WHERE q.agreement_id = n.id AND q.party = 'provider') AS provider_signed";

pub(in crate::model) const NEWEST_JOIN: &str = "LEFT JOIN agreements n ON n.placement_id = p.id
    AND n.number = (SELECT MAX(m.number) FROM agreements m WHERE m.placement_id = p.id)";

impl Newest {
    pub(in crate::model) fn progress(&self, placement: &Placement) -> Progress {
        let about = About {
            starts_on: self.agreed_start_on,
            planned_end_on: self.agreed_end_on,
            hours_per_week: self.agreed_hours,
            gate_version: self.agreed_gate,
        };
        let has_signed = |party: SigningParty| match party {
            SigningParty::Participant => self.participant_signed,
            SigningParty::Coach => self.coach_signed,
            SigningParty::Provider => self.provider_signed,
        };
        let by: Vec<SigningParty> =
            SigningParty::ALL.iter().copied().filter(|party| !has_signed(*party)).collect();
        match self.agreement_id {
            None => Progress::Unwritten,
            Some(_) if !about.holds(placement) => Progress::Outdated,
            Some(_) if by.is_empty() => Progress::Signed,
            Some(_) => Progress::Unsigned(by),
        }
    }
}

impl Progress {
    /// What hinders the first day.
    pub fn hinders(&self) -> Option<Refusal> {
        match self {
            Self::Unwritten => Some(Refusal::AgreementUnwritten),
            Self::Outdated => Some(Refusal::AgreementOutdated),
            Self::Unsigned(by) => Some(Refusal::AgreementUnsigned { by: by.clone() }),
            Self::Signed => None,
        }
    }
}
