//! A placement as its contract sees it on a day: what it has used by then and what it commits. A day that has passed is
//! told as it was known then, as far as the rows remember: an early end has freed nothing before it came, and an
//! extension has taken nothing before it was made. The first day is the one that came to hold.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::contract::{ContractId, Drawn};
use crate::model::placement::PlacementId;
use crate::model::prices::Prices;

/// The bare row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub id: PlacementId,
    pub contract_id: ContractId,
    pub enrolment_id: i64,
    pub state: String,
    pub proposed_on: NaiveDate,
    pub expires_on: Option<NaiveDate>,
    pub answered_on: Option<NaiveDate>,
    pub started_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    pub starts_on: NaiveDate,
    pub planned_end_on: NaiveDate,
    pub hours_per_week: i64,
    pub place_months: i64,
    pub value: i64,
}

pub(super) const ROWS: &str =
    "SELECT id, contract_id, enrolment_id, state, proposed_on, expires_on, answered_on, started_on, ended_on,
    starts_on, planned_end_on, hours_per_week, place_months, value FROM placements";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Holds all its days, and nobody has said yes.
    Proposed,
    /// Yes has been said, and the first day has not come.
    Agreed,
    Started,
    Ended,
}

/// As it is seen on a day.
#[derive(Clone, Debug)]
pub(super) struct CallOff {
    pub enrolment_id: i64,
    pub phase: Phase,
    pub started_on: Option<NaiveDate>,
    pub starts_on: NaiveDate,
    /// Planned, or actual when it has ended.
    pub ends_on: NaiveDate,
    pub hours_per_week: i64,
    pub prices: Arc<Prices>,
    /// Thousandths.
    pub place_months: i64,
    /// Öre.
    pub value: i64,
}

impl Row {
    /// How it looked at the end of `on`, or looks from today when `on` is to come; none when it took nothing.
    /// `planned` is what its planned end was then, when that is known to have been another.
    pub fn seen(
        &self,
        on: NaiveDate,
        today: NaiveDate,
        planned: Option<NaiveDate>,
        prices: &Arc<Prices>,
    ) -> Option<CallOff> {
        let known = on.min(today);
        if self.proposed_on > known {
            return None;
        }
        let answered = self.answered_on.is_some_and(|day| day <= known);
        let started = self.started_on.is_some_and(|day| day <= known);
        let phase = match self.state.as_str() {
            "declined" | "withdrawn" | "expired" if answered => return None,
            "ended" if self.ended_on.is_some_and(|day| day <= known) => {
                // Called off before the first day: it has used nothing.
                self.started_on?;
                Phase::Ended
            }
            _ if started => Phase::Started,
            "accepted" | "started" | "paused" | "ended" if answered => Phase::Agreed,
            _ if self.expires_on.is_some_and(|day| day < known) => return None,
            _ => Phase::Proposed,
        };
        let kept = self.ended_on.unwrap_or(self.planned_end_on);
        let ends_on = if phase == Phase::Ended { kept } else { planned.unwrap_or(self.planned_end_on) };
        let whole = Drawn { place_months: self.place_months, value: self.value };
        let all =
            if ends_on == kept { whole } else { prices.draw(self.starts_on, ends_on, self.hours_per_week) };
        Some(CallOff {
            enrolment_id: self.enrolment_id,
            phase,
            started_on: self.started_on.filter(|_| phase != Phase::Agreed && phase != Phase::Proposed),
            starts_on: self.starts_on,
            ends_on,
            hours_per_week: self.hours_per_week,
            prices: Arc::clone(prices),
            place_months: all.place_months,
            value: all.value,
        })
    }
}

impl CallOff {
    pub fn all(&self) -> Drawn {
        Drawn { place_months: self.place_months, value: self.value }
    }

    /// It is somebody's place, or may become it.
    pub fn is_live(&self) -> bool {
        self.phase != Phase::Ended
    }

    /// What it has used at the end of `day`. Of days after `today` those are used that are agreed and lie ahead.
    pub fn used_by(&self, day: NaiveDate, today: NaiveDate) -> Drawn {
        match self.phase {
            Phase::Started | Phase::Ended => self.drawn_by(day),
            Phase::Agreed if day > today => self.drawn_by(day) - self.drawn_by(today),
            Phase::Agreed | Phase::Proposed => Drawn::default(),
        }
    }

    /// What it has drawn at the end of `day`, as planned.
    pub fn drawn_by(&self, day: NaiveDate) -> Drawn {
        if day >= self.ends_on {
            return self.all();
        }
        let drawn = self.prices.draw(self.starts_on, day, self.hours_per_week);
        Drawn { place_months: drawn.place_months.min(self.place_months), value: drawn.value.min(self.value) }
    }

    /// Whether somebody has been there by the end of `day`.
    pub fn has_started(&self, day: NaiveDate, today: NaiveDate) -> bool {
        match self.phase {
            Phase::Started | Phase::Ended => self.started_on.is_some_and(|first| first <= day),
            Phase::Agreed => day > today && self.starts_on <= day,
            Phase::Proposed => false,
        }
    }

    /// Whether somebody is there on `day`. Who stays past the planned end is there until the end is told.
    pub fn is_active(&self, day: NaiveDate, today: NaiveDate) -> bool {
        let within = match self.phase {
            Phase::Started => day <= today || day <= self.ends_on || self.ends_on < today,
            _ => day <= self.ends_on,
        };
        within && self.has_started(day, today)
    }
}
