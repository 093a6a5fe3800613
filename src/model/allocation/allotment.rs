//! One person of a run, as it stands now: what the run said, until somebody who decides changes it with a reason; and the
//! proposal that the own coach has sent. A coach sees the own participants by name; a manager sees references.

use chrono::{DateTime, Utc};

use super::inputs::Inputs;
use super::run::{Run, RunId, RunState};
use super::task::Breach;
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::event::Event;
use crate::model::inspection::LEAST_REASON;
use crate::model::placement::{Placement, PlacementId, Proposal};
use crate::model::slot::{Slot, SlotId};
use crate::model::user::UserId;
use crate::model::{Error, Refusal, Result};

crate::id!(AllotmentId);

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Allotment {
    pub id: AllotmentId,
    pub allocation_id: RunId,
    pub enrolment_id: EnrolmentId,
    /// The person's number in the inputs.
    pub position: i64,
    pub kept: bool,
    pub slot_id: Option<SlotId>,
    pub slot_title: Option<String>,
    pub hours_per_week: Option<i64>,
    pub placement_id: Option<PlacementId>,
    pub placement_state: Option<String>,
    pub reference: String,
    coach_id: Option<UserId>,
    pub coach_name: Option<String>,
    given_name: String,
    family_name: String,
    /// How often it has been changed by hand.
    pub changes: i64,
    #[sqlx(skip)]
    pub is_own: bool,
}

/// A change by hand.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Changed {
    pub from_title: Option<String>,
    pub to_title: Option<String>,
    pub reason: String,
    pub by_name: String,
    pub at: DateTime<Utc>,
}

/// Which of a run's people a page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    All,
    Without,
    Changed,
    /// Given a slot by the run, and no proposal sent.
    Unsent,
}

/// $2 is the one who asks; $3 whether all of the project may be seen, by reference.
const COLUMNS: &str = "SELECT t.id, t.allocation_id, t.enrolment_id, t.position, t.kept, t.slot_id, s.title AS slot_title, t.hours_per_week,
    t.placement_id, l.state AS placement_state, e.ref AS reference, e.coach_id, c.name AS coach_name, p.given_name, p.family_name,
    (SELECT COUNT(*) FROM allotment_changes h WHERE h.allotment_id = t.id) AS changes
    FROM allotments t JOIN enrolments e ON e.id = t.enrolment_id JOIN participants p ON p.id = e.participant_id
    LEFT JOIN users c ON c.id = e.coach_id LEFT JOIN slots s ON s.id = t.slot_id LEFT JOIN placements l ON l.id = t.placement_id";
const SEEN: &str = "(e.coach_id = $2 OR ($3 AND p.protection = 'none'))";

impl Shown {
    const fn rule(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Without => " AND t.slot_id IS NULL",
            Self::Changed => " AND EXISTS (SELECT 1 FROM allotment_changes h WHERE h.allotment_id = t.id)",
            Self::Unsent => " AND NOT t.kept AND t.slot_id IS NOT NULL AND t.placement_id IS NULL",
        }
    }
}

impl Allotment {
    /// Of a run that the person has been let in to: those who got none first, and how many there are.
    pub async fn of_run(
        db: &mut Read,
        who: &Who,
        run: &Run,
        shown: Shown,
        (skip, most): (i64, i64),
    ) -> Result<(Vec<Self>, i64)> {
        let all = who.manages(run.project_id);
        let rule = format!("WHERE t.allocation_id = $1 AND {SEEN}{}", shown.rule());
        let count = db
            .built(format!(
                "SELECT COUNT(*) FROM allotments t JOIN enrolments e ON e.id = t.enrolment_id
                 JOIN participants p ON p.id = e.participant_id {rule}"
            ))
            .bind(run.id)
            .bind(who.id)
            .bind(all)
            .value()
            .await?;
        let mut rows: Vec<Self> = db
            .built(format!(
                "{COLUMNS} {rule} ORDER BY CASE WHEN t.slot_id IS NULL THEN 0 WHEN t.kept THEN 2 ELSE 1 END, t.position LIMIT $4 OFFSET $5"
            ))
            .bind(run.id)
            .bind(who.id)
            .bind(all)
            .bind(most)
            .bind(skip)
            .all()
            .await?;
        rows.iter_mut()
            .for_each(|row| row.is_own = row.coach_id == Some(who.id) && who.coaches(run.project_id));
        Ok((rows, count))
    }

    pub async fn find(db: &mut Read, who: &Who, id: AllotmentId) -> Result<(Self, Run)> {
        let run: RunId =
            db.query("SELECT allocation_id FROM allotments WHERE id = $1").bind(id).value().await?;
        let run = Run::find(db, who, run).await?;
        let mut row: Self = db
            .built(format!("{COLUMNS} WHERE t.id = $1 AND {SEEN}"))
            .bind(id)
            .bind(who.id)
            .bind(who.manages(run.project_id))
            .one()
            .await?;
        row.is_own = row.coach_id == Some(who.id) && who.coaches(run.project_id);
        Ok((row, run))
    }

    /// For the own coach alone.
    pub fn name(&self) -> Option<String> {
        self.is_own.then(|| format!("{} {}", self.given_name, self.family_name))
    }

    /// The person's name for the own coach, else the reference.
    pub fn called(&self) -> String {
        self.name().unwrap_or_else(|| self.reference.clone())
    }

    pub fn is_sent(&self) -> bool {
        self.placement_id.is_some()
    }

    /// Changes by hand, the latest first. The caller has found the allotment.
    pub async fn history(&self, db: &mut Read) -> Result<Vec<Changed>> {
        Ok(db
            .query(
                "SELECT f.title AS from_title, n.title AS to_title, h.reason, u.name AS by_name, h.at FROM allotment_changes h
                 JOIN users u ON u.id = h.changed_by LEFT JOIN slots f ON f.id = h.from_slot_id LEFT JOIN slots n ON n.id = h.to_slot_id
                 WHERE h.allotment_id = $1 ORDER BY h.id DESC",
            )
            .bind(self.id)
            .all()
            .await?)
    }

    /// By hand, with a reason: to another slot that is possible for the person and has room in this run, or to none.
    pub async fn change(
        db: &mut Write,
        who: &Who,
        id: AllotmentId,
        to: Option<SlotId>,
        reason: &str,
    ) -> Result<Self> {
        let (found, run) = Self::find(db, who, id).await?;
        let run = Run::find_decided(db, who, run.id).await?;
        let reason = reason.trim();
        if run.state == RunState::Released {
            return Err(Refusal::AllocationReleased.into());
        }
        if reason.chars().count() < LEAST_REASON {
            return Err(Refusal::ReasonMissing.into());
        }
        if found.kept {
            return Err(Refusal::AllotmentNotPossible.into());
        }
        let (inputs, _) = run.read(db).await?;
        let hours = Self::admit(db, &run, &inputs, found.position as usize, to).await?;
        let before = found.slot_id;
        db.query(
            "UPDATE allotments SET slot_id = $2, hours_per_week = $3, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(to)
        .bind(hours)
        .run()
        .await?;
        let now = db.now();
        db.query(
            "INSERT INTO allotment_changes (allotment_id, from_slot_id, to_slot_id, reason, changed_by, at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(id)
        .bind(before)
        .bind(to)
        .bind(reason.to_owned())
        .bind(who.id)
        .bind(now)
        .run()
        .await?;
        Event::new("allotment_changed", "allocation", run.id.0)
            .by(who.id)
            .about(found.enrolment_id)
            .within(run.project_id)
            .with("reason", reason)
            .write(db)
            .await?;
        Ok(Self::find(db, who, id).await?.0)
    }

    /// The hours that the person would have there; refused when the slot is not possible, or has no room in this run.
    async fn admit(
        db: &mut Write,
        run: &Run,
        inputs: &Inputs,
        position: usize,
        to: Option<SlotId>,
    ) -> Result<Option<i64>> {
        let Some(to) = to else { return Ok(None) };
        let number = |slot: SlotId| inputs.slots.iter().position(|one| one.id == slot).map(|at| at as u32);
        let now: Vec<(i64, bool, Option<SlotId>)> = db
            .query(
                "SELECT position, kept, slot_id FROM allotments WHERE allocation_id = $1 ORDER BY position",
            )
            .bind(run.id)
            .all()
            .await?;
        let mut slots: Vec<Option<u32>> =
            now.into_iter().map(|(_, kept, slot)| slot.filter(|_| !kept).and_then(number)).collect();
        let (Some(wanted), Some(task)) = (number(to), inputs.task()) else { return Err(Error::NotFound) };
        let Some(possible) = task.possible(position, wanted) else {
            return Err(Refusal::AllotmentNotPossible.into());
        };
        slots[position] = Some(wanted);
        // A group may be made smaller by hand: that is for people to decide.
        match task.breaches(&slots).iter().any(|breach| !matches!(breach, Breach::TooFew { .. })) {
            true => Err(Refusal::AllotmentFull.into()),
            false => Ok(Some(i64::from(possible.hours))),
        }
    }

    /// Proposes the person for the slot, by the own coach. `tells`: which of the adaptations that the person needs the
    /// workplace has is told to the provider; otherwise nothing is.
    pub async fn send(db: &mut Write, who: &Who, id: AllotmentId, tells: bool) -> Result<Placement> {
        let (found, run) = Self::find(db, who, id).await?;
        if !found.is_own {
            return Err(Error::NotFound);
        }
        if run.state != RunState::Released {
            return Err(Refusal::AllocationDraft.into());
        }
        // Of two who send at once the second waits here, and then sees that it is sent.
        let free: Option<SlotId> = db
            .query(
                "UPDATE allotments SET version = version + 1 WHERE id = $1 AND NOT kept AND slot_id IS NOT NULL
                 AND placement_id IS NULL RETURNING slot_id",
            )
            .bind(id)
            .optional_value()
            .await?;
        let Some(slot_id) = free else { return Err(Refusal::AllotmentSent.into()) };
        let needs = Enrolment::find(db, who, found.enrolment_id).await?.profile.adaptations;
        let has = Slot::find(db, who, slot_id).await?.adaptations;
        let proposal = Proposal {
            enrolment_id: found.enrolment_id,
            slot_id,
            track: run.track,
            hours_per_week: found.hours_per_week.unwrap_or_default(),
            starts_on: run.starts_on,
            planned_end_on: run.ends_on,
            adaptations: has.iter().copied().filter(|one| tells && needs.contains(one)).collect(),
            message: String::new(),
        };
        let placement = Placement::propose(db, who, proposal).await?;
        db.query("UPDATE allotments SET placement_id = $2 WHERE id = $1")
            .bind(id)
            .bind(placement.id)
            .run()
            .await?;
        Ok(placement)
    }
}
