//! The gate before a placement's first day (P16; domain.md 3.8: whoever lets out the workplace answers for its work environment):
//! risk assessment, supervisor and stand-in, insurance, introduction, whom to call, adaptations. `Placement::start` asks it, and
//! the agreement (`agreement`). What a data package says has started counts as it is: the gate is for starting here.

use chrono::{Months, NaiveDate};

use super::access::Who;
use super::placement::{Placement, PlacementId, State};
use super::{Error, Refusal, Result};
use crate::db::Write;

super::codes::codes! {
    /// What the gate asks for, in the order of the page.
    pub enum GateItem = "gate_item" {
        RiskAssessment = "risk_assessment", Supervisor = "supervisor", Insurance = "insurance",
        Introduction = "introduction", EmergencyContact = "emergency_contact", Adaptations = "adaptations",
    }

    /// Whose insurance covers the participant at the workplace.
    pub enum Insurance = "insurance" {
        Provider = "provider", Association = "association", Municipality = "municipality", State = "state", Other = "other",
    }
}

/// Months before the first day that a risk assessment and an introduction may lie back: the systematic work with the environment is
/// followed up every year (AFS 2023:1).
const OLDEST_MONTHS: u32 = 12;

/// What is filled in. Empty before anybody has written anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Gate {
    pub risk_assessed_on: Option<NaiveDate>,
    pub risk_assessed_by: String,
    pub supervisor: String,
    pub stand_in: String,
    pub insurance: Option<Insurance>,
    pub introduction_on: Option<NaiveDate>,
    pub emergency_contact: String,
    pub emergency_phone: String,
    /// The day on which the adaptations of the card were confirmed.
    pub adaptations_on: Option<NaiveDate>,
    #[sqlx(rename = "gate_version")]
    pub version: i64,
}

/// The gate's columns beside a placement's, from `gates g` joined to the left.
pub(super) const COLUMNS: &str = "g.risk_assessed_on, COALESCE(g.risk_assessed_by, '') AS risk_assessed_by,
    COALESCE(g.supervisor, '') AS supervisor, COALESCE(g.stand_in, '') AS stand_in, g.insurance, g.introduction_on,
    COALESCE(g.emergency_contact, '') AS emergency_contact, COALESCE(g.emergency_phone, '') AS emergency_phone,
    g.adaptations_on, COALESCE(g.version, 0) AS gate_version";

impl Gate {
    pub fn has(&self, item: GateItem) -> bool {
        match item {
            GateItem::RiskAssessment => self.risk_assessed_on.is_some() && !self.risk_assessed_by.is_empty(),
            GateItem::Supervisor => !self.supervisor.is_empty() && !self.stand_in.is_empty(),
            GateItem::Insurance => self.insurance.is_some(),
            GateItem::Introduction => self.introduction_on.is_some(),
            GateItem::EmergencyContact => {
                !self.emergency_contact.is_empty() && !self.emergency_phone.is_empty()
            }
            GateItem::Adaptations => self.adaptations_on.is_some(),
        }
    }

    /// What is not in place.
    pub fn lacks(&self) -> Vec<GateItem> {
        GateItem::ALL.iter().copied().filter(|item| !self.has(*item)).collect()
    }

    pub fn is_whole(&self) -> bool {
        GateItem::ALL.iter().all(|item| self.has(*item))
    }

    /// The latest day of what is filled in.
    pub fn ready_on(&self) -> Option<NaiveDate> {
        self.risk_assessed_on.max(self.introduction_on).max(self.adaptations_on)
    }

    /// Refuses days that cannot be, and taking away what a placement that has begun rests on. A day that stood before is let be.
    fn may_stand(&self, placement: &Placement, today: NaiveDate) -> Result<(), Refusal> {
        let (before, start) = (&placement.gate, placement.starts_on);
        // Who begins later than agreed is introduced later too.
        let first_day = if placement.state.started_on().is_some() { start } else { start.max(today) };
        let earliest = start.checked_sub_months(Months::new(OLDEST_MONTHS)).unwrap_or(start);
        if let Some(on) = self.risk_assessed_on.filter(|on| before.risk_assessed_on != Some(*on)) {
            if on > today {
                return Err(Refusal::RiskAssessedInFuture);
            }
            if on < earliest {
                return Err(Refusal::RiskAssessedLongAgo { earliest });
            }
        }
        if let Some(on) = self.introduction_on.filter(|on| before.introduction_on != Some(*on)) {
            if on > first_day {
                return Err(Refusal::IntroductionAfterStart { start: first_day });
            }
            if on < earliest {
                return Err(Refusal::IntroductionLongAgo { earliest });
            }
        }
        let lost: Vec<GateItem> =
            GateItem::ALL.iter().copied().filter(|item| before.has(*item) && !self.has(*item)).collect();
        if placement.state.started_on().is_some() && !lost.is_empty() {
            return Err(Refusal::GateKept { items: lost });
        }
        Ok(())
    }

    /// By the own coach or the provider, a part at a time or all at once. `told.version` is the one that was on the page.
    pub async fn fill(db: &mut Write, who: &Who, id: PlacementId, told: Self) -> Result<Placement> {
        let placement = Placement::find_party(db, who, id).await?;
        if !matches!(placement.state, State::Accepted { .. } | State::Started { .. } | State::Paused { .. }) {
            return Err(placement.state.refusal().into());
        }
        if placement.gate.version != told.version {
            return Err(Error::Stale);
        }
        if told == placement.gate {
            // Saved as it stands: what has been signed for it goes on holding.
            return Ok(placement);
        }
        told.may_stand(&placement, db.today())?;
        db.query(
            "INSERT INTO gates (placement_id, risk_assessed_on, risk_assessed_by, supervisor, stand_in, insurance, introduction_on,
                emergency_contact, emergency_phone, adaptations_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             ON CONFLICT (placement_id) DO UPDATE SET risk_assessed_on = excluded.risk_assessed_on,
                risk_assessed_by = excluded.risk_assessed_by, supervisor = excluded.supervisor, stand_in = excluded.stand_in,
                insurance = excluded.insurance, introduction_on = excluded.introduction_on,
                emergency_contact = excluded.emergency_contact, emergency_phone = excluded.emergency_phone,
                adaptations_on = excluded.adaptations_on, version = gates.version + 1",
        )
        .bind(id)
        .bind(told.risk_assessed_on)
        .bind(told.risk_assessed_by)
        .bind(told.supervisor)
        .bind(told.stand_in)
        .bind(told.insurance)
        .bind(told.introduction_on)
        .bind(told.emergency_contact)
        .bind(told.emergency_phone)
        .bind(told.adaptations_on)
        .run()
        .await?;
        let placement = Placement::load(db, id).await?;
        let lacking: Vec<&str> = placement.gate.lacks().iter().map(|item| item.code()).collect();
        placement
            .event("gate_filled")
            .by(who.id)
            .with("lacking", lacking.len() as i64)
            .with("items", lacking.join(", "))
            .write(db)
            .await?;
        Ok(placement)
    }
}
