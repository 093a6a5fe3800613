//! A provider leaves for real. In one transaction: nobody new is taken into its slots under the project's contracts past the day,
//! and everybody of the project who would be there then gets the next step to find a placement, with the reason in the
//! history. Placements go on until their coaches move them. A slot without a contract takes part when nobody of another project is
//! there: else it goes on for them. What was announced can be revoked; the coaches' next steps stay, for them to settle.

use chrono::{Days, NaiveDate};
use sqlx::types::Json;

use super::{Drill, affected};
use crate::db::{Read, Write};
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
        if Drill::find(db, who, project_id, provider_id, on).await?.is_nothing() {
            return Err(Error::NotFound);
        }
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
                "SELECT s.id FROM slots s LEFT JOIN contracts k ON k.id = s.contract_id
                 WHERE s.provider_id = $1 AND s.state <> 'closed' AND s.ends_on >= $3 AND (k.project_id = $2
                    OR (s.contract_id IS NULL
                        AND s.municipality IN (SELECT municipality FROM project_municipalities WHERE project_id = $2)
                        AND NOT EXISTS (SELECT 1 FROM placements p JOIN enrolments e ON e.id = p.enrolment_id
                            WHERE p.slot_id = s.id AND e.project_id <> $2
                            AND p.state IN ('proposed', 'accepted', 'started', 'paused')))) ORDER BY s.id",
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

    /// What was announced last and has not been revoked: from which day nobody is there, and why. The caller has been let in to the
    /// project.
    pub async fn of(
        db: &mut Read,
        project_id: ProjectId,
        provider_id: OrganisationId,
    ) -> Result<Option<Self>> {
        let last: Option<(String, Json<serde_json::Value>)> = db
            .query(
                "SELECT what, particulars FROM events WHERE subject = 'organisation' AND subject_id = $1 AND project_id = $2
                 AND what IN ('departure_announced', 'departure_revoked') ORDER BY id DESC LIMIT 1",
            )
            .bind(provider_id)
            .bind(project_id)
            .optional()
            .await?;
        let Some((_, told)) = last.filter(|(what, _)| what == "departure_announced") else { return Ok(None) };
        let said = |name: &str| told.get(name).and_then(|value| value.as_str()).unwrap_or_default();
        let Ok(on) = said("on").parse() else { return Ok(None) };
        Ok(Some(Self { project_id, provider_id, on, reason: said("reason").to_owned() }))
    }

    /// The provider stays after all: its slots take people in again as before.
    pub async fn revoke(
        db: &mut Write,
        who: &Who,
        project_id: ProjectId,
        provider_id: OrganisationId,
    ) -> Result<()> {
        if !who.manages(project_id) {
            return Err(Error::NotFound);
        }
        Organisation::find(db, provider_id).await?;
        let slots: Vec<SlotId> = db
            .query(
                "SELECT s.id FROM slots s WHERE s.provider_id = $1 AND s.last_on IS NOT NULL AND s.id IN (
                    SELECT subject_id FROM events WHERE subject = 'slot' AND what = 'slot_closes' AND project_id = $2
                    AND organisation_id = $1) ORDER BY s.id",
            )
            .bind(provider_id)
            .bind(project_id)
            .values()
            .await?;
        for id in &slots {
            db.query("UPDATE slots SET last_on = NULL, bookings = bookings + 1, version = version + 1 WHERE id = $1")
                .bind(*id)
                .run()
                .await?;
            Event::new("slot_stays", "slot", id.0)
                .by(who.id)
                .within(project_id)
                .at(provider_id)
                .write(db)
                .await?;
        }
        // Asked with the slots locked: of two who revoke, one does.
        if Self::of(db, project_id, provider_id).await?.is_none() {
            return Err(Error::Stale);
        }
        Event::new("departure_revoked", "organisation", provider_id.0)
            .by(who.id)
            .within(project_id)
            .at(provider_id)
            .with("slots", slots.len() as i64)
            .write(db)
            .await?;
        slots_changed(db, &slots).await
    }
}
