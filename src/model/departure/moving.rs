//! A provider leaves for real. In one transaction: nobody new is taken into its slots under the project's contracts past the day,
//! and everybody of the project who would be there then gets the next step to find a placement, with the reason in the
//! history. Placements go on until their coaches move them. Slots without a contract are their employer's own to close.

use chrono::{Days, NaiveDate};

use super::{Drill, affected};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::event::Event;
use crate::model::inspection::LEAST_REASON;
use crate::model::next_step::{NextStep, NextStepKind};
use crate::model::organisation::{Organisation, OrganisationId};
use crate::model::project::ProjectId;
use crate::model::slot::SlotId;
use crate::model::{Error, Refusal, Result, slots_changed};

/// Days before the last that the coach has to look for another place, when there is as much time.
const AHEAD: u64 = 28;

/// As it is announced.
#[derive(Clone, Debug)]
pub struct Announced {
    pub project_id: ProjectId,
    pub provider_id: OrganisationId,
    /// From this day on nobody is there.
    pub on: NaiveDate,
    pub reason: String,
}

/// What was set in motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    pub people: i64,
    pub slots: i64,
}

impl Announced {
    pub async fn carry_out(self, db: &mut Write, who: &Who) -> Result<Moved> {
        let Self { project_id, provider_id, on, reason } = self;
        if !who.manages(project_id) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        if on < today {
            return Err(Refusal::StartInThePast.into());
        }
        let reason = reason.trim().to_owned();
        if reason.chars().count() < LEAST_REASON {
            return Err(Refusal::ReasonMissing.into());
        }
        // Whoever may not look at the drill may not do it either.
        Drill::find(db, who, project_id, provider_id, on).await?;
        let provider = Organisation::find(db, provider_id).await?;
        let mut people: Vec<EnrolmentId> =
            affected(db, project_id, provider_id, on).await?.iter().map(|row| row.enrolment_id).collect();
        people.sort_unstable();
        people.dedup();
        let step = NextStep {
            kind: NextStepKind::FindPlacement,
            on: on.checked_sub_days(Days::new(AHEAD)).map_or(today, |day| day.max(today)),
        };
        for id in &people {
            Enrolment::lock(db, *id).await?;
            step.keep(db, who, *id).await?;
            Event::new("provider_departs", "enrolment", id.0)
                .by(who.id)
                .about(*id)
                .within(project_id)
                .at(provider_id)
                .with("provider", provider.name.as_str())
                .with("on", on.to_string())
                .with("reason", reason.as_str())
                .write(db)
                .await?;
        }
        let slots: Vec<SlotId> = db
            .query(
                "SELECT s.id FROM slots s JOIN contracts k ON k.id = s.contract_id
                 WHERE s.provider_id = $1 AND k.project_id = $2 AND s.state <> 'closed' AND s.ends_on >= $3 ORDER BY s.id",
            )
            .bind(provider_id)
            .bind(project_id)
            .bind(on)
            .values()
            .await?;
        let last = on.pred_opt().unwrap_or(on);
        for id in &slots {
            db.query(
                "UPDATE slots SET last_on = $2, bookings = bookings + 1, version = version + 1 WHERE id = $1",
            )
            .bind(*id)
            .bind(last)
            .run()
            .await?;
            let event = Event::new("slot_closes", "slot", id.0).by(who.id).within(project_id).at(provider_id);
            event.with("last", last.to_string()).write(db).await?;
        }
        let moved = Moved { people: people.len() as i64, slots: slots.len() as i64 };
        Event::new("departure_announced", "organisation", provider_id.0)
            .by(who.id)
            .within(project_id)
            .at(provider_id)
            .with("on", on.to_string())
            .with("reason", reason)
            .with("people", moved.people)
            .with("slots", moved.slots)
            .write(db)
            .await?;
        slots_changed(db, &slots).await?;
        Ok(moved)
    }
}
