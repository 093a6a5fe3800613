//! A run as it is kept: made, handed to the coaches, found again. Its evidence never changes; what people then do with it
//! stands in `allotment`.

use chrono::{DateTime, NaiveDate, Utc};

use super::evidence::Evidence;
use super::inputs::{Inputs, Outcome};
use crate::db::{Read, Write};
use crate::model::access::{self, OverRun, Who};
use crate::model::codes::{Track, codes};
use crate::model::event::Event;
use crate::model::project::{Project, ProjectId};
use crate::model::user::UserId;
use crate::model::{Error, Refusal, Result, new_reference};

crate::id!(RunId);

codes! {
    pub enum RunState = "allocation_state" { Draft = "draft", Released = "released" }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Run {
    pub id: RunId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub project_id: ProjectId,
    pub project_name: String,
    pub made_by: Option<UserId>,
    pub made_by_name: Option<String>,
    pub made_at: DateTime<Utc>,
    pub follows_id: Option<RunId>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub track: Track,
    pub people: i64,
    /// Had a placement already, and keep it.
    pub kept: i64,
    /// Given a slot by the run.
    pub placed: i64,
    pub fit: i64,
    pub state: RunState,
    /// Of the coach who asks: how many of the run's people.
    own: i64,
}

/// $1 is the one who asks.
const COLUMNS: &str = "SELECT a.id, a.ref, a.project_id, j.name AS project_name, a.made_by, u.name AS made_by_name, a.made_at, a.follows_id,
    a.starts_on, a.ends_on, a.track, a.people, a.kept, a.placed, a.fit, a.state,
    (SELECT COUNT(*) FROM allotments t JOIN enrolments e ON e.id = t.enrolment_id WHERE t.allocation_id = a.id AND e.coach_id = $1) AS own
    FROM allocations a JOIN projects j ON j.id = a.project_id LEFT JOIN users u ON u.id = a.made_by";

impl Run {
    /// Keeps what was asked and what came out. The caller has gathered the inputs as the same person.
    pub async fn keep(
        db: &mut Write,
        who: Option<&Who>,
        follows: Option<RunId>,
        inputs: &Inputs,
        outcome: &Outcome,
    ) -> Result<Self> {
        let project = Project::find_by_ref(db, &inputs.project).await?.ok_or(Error::NotFound)?.id;
        if let (Some(who), Some(follows)) = (who, follows) {
            Self::find(db, who, follows).await?;
        }
        let evidence = Evidence::of(inputs, outcome).map_err(|fault| Error::InvalidRow {
            table: "allocations",
            id: 0,
            what: fault.to_string(),
        })?;
        let (now, by, reference) = (db.now(), who.map(|who| who.id), new_reference(db, "al"));
        let id: RunId = db
            .query(
                "INSERT INTO allocations (ref, project_id, made_by, made_at, follows_id, starts_on, ends_on, track, people, kept, placed,
                    fit, inputs, inputs_hash, outcome, outcome_hash, state)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'draft') RETURNING id",
            )
            .bind(reference)
            .bind(project)
            .bind(by)
            .bind(now)
            .bind(follows)
            .bind(inputs.starts_on)
            .bind(inputs.ends_on)
            .bind(inputs.track)
            .bind(inputs.people.len() as i64)
            .bind(inputs.kept() as i64)
            .bind(i64::from(outcome.placed))
            .bind(i64::try_from(outcome.fit).unwrap_or(i64::MAX))
            .bind(evidence.inputs)
            .bind(evidence.inputs_hash.clone())
            .bind(evidence.outcome)
            .bind(evidence.outcome_hash.clone())
            .value()
            .await?;
        Self::allot(db, id, inputs, outcome).await?;
        let mut event = Event::new("allocation_made", "allocation", id.0).within(project);
        event.user_id = by;
        event
            .with("inputs", evidence.inputs_hash)
            .with("outcome", evidence.outcome_hash)
            .with("people", inputs.people.len())
            .with("placed", outcome.placed)
            .write(db)
            .await?;
        Self::load(db, by, id).await
    }

    async fn allot(db: &mut Write, id: RunId, inputs: &Inputs, outcome: &Outcome) -> Result<()> {
        let rows: Vec<_> = inputs.people.iter().zip(&outcome.slots).enumerate().collect();
        db.insert_all(
            "INSERT INTO allotments (allocation_id, enrolment_id, position, kept, slot_id, hours_per_week)",
            6,
            "",
            &rows,
            |query, (position, (person, slot))| {
                let choice = slot.and_then(|slot| person.options.iter().find(|one| one.slot == slot));
                let slot = choice.map(|one| inputs.slots[one.slot as usize].id);
                query
                    .bind(id)
                    .bind(person.id)
                    .bind(*position as i64)
                    .bind(person.kept.is_some())
                    .bind(slot.or(person.kept.as_ref().map(|kept| kept.slot_id)))
                    .bind(choice.map(|one| i64::from(one.hours)))
            },
        )
        .await?;
        Ok(())
    }

    pub async fn find(db: &mut Read, who: &Who, id: RunId) -> Result<Self> {
        let run = Self::load(db, Some(who.id), id).await?;
        if run.over(who).is_some() { Ok(run) } else { Err(Error::NotFound) }
    }

    /// For whoever decides on it; locked until the transaction ends.
    pub(super) async fn find_decided(db: &mut Write, who: &Who, id: RunId) -> Result<Self> {
        if !Self::find(db, who, id).await?.decides(who) {
            return Err(Error::NotFound);
        }
        db.query("UPDATE allocations SET version = version + 1 WHERE id = $1").bind(id).run().await?;
        Self::load(db, Some(who.id), id).await
    }

    async fn load(db: &mut Read, who: Option<UserId>, id: RunId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE a.id = $2")).bind(who).bind(id).one().await?)
    }

    /// All that the person may see, the newest first.
    pub async fn all(db: &mut Read, who: &Who, skip: usize, most: usize) -> Result<(Vec<Self>, usize)> {
        let mut projects: Vec<ProjectId> = who.managed_projects().chain(who.coached_projects()).collect();
        projects.sort_unstable();
        projects.dedup();
        let mut seen = Vec::new();
        for project in projects {
            let runs: Vec<Self> = db
                .built(format!("{COLUMNS} WHERE a.project_id = $2 ORDER BY a.id DESC"))
                .bind(who.id)
                .bind(project)
                .all()
                .await?;
            seen.extend(runs.into_iter().filter(|run| run.over(who).is_some()));
        }
        seen.sort_by_key(|run| std::cmp::Reverse(run.id));
        let count = seen.len();
        Ok((seen.into_iter().skip(skip).take(most).collect(), count))
    }

    /// For the command line, the newest first.
    pub async fn of_everybody(db: &mut Read) -> Result<Vec<Self>> {
        Ok(db.built(format!("{COLUMNS} ORDER BY a.id DESC")).bind(None::<UserId>).all().await?)
    }

    /// What was stored, for checking it and for reading it. The caller has been let in to the run.
    pub async fn evidence(db: &mut Read, id: RunId) -> Result<Evidence> {
        Ok(db
            .query("SELECT inputs, inputs_hash, outcome, outcome_hash FROM allocations WHERE id = $1")
            .bind(id)
            .one()
            .await?)
    }

    /// What was asked and what came out. The caller has been let in to the run.
    pub async fn read(&self, db: &mut Read) -> Result<(Inputs, Outcome)> {
        let evidence = Self::evidence(db, self.id).await?;
        let unreadable = |what: &dyn ToString| Error::InvalidRow {
            table: "allocations",
            id: self.id.0,
            what: what.to_string(),
        };
        evidence.read().map_err(|broken| unreadable(&broken))
    }

    fn over(&self, who: &Who) -> Option<OverRun> {
        access::allocation(who, self.project_id, self.made_by, self.state == RunState::Released, self.own > 0)
    }

    /// May change it by hand, and hand it to the coaches.
    pub fn decides(&self, who: &Who) -> bool {
        self.over(who) == Some(OverRun::Decides)
    }

    /// Reviewed: from now on the coaches send the proposals, each for their own participants.
    pub async fn release(db: &mut Write, who: &Who, id: RunId) -> Result<Self> {
        let run = Self::find_decided(db, who, id).await?;
        if run.state == RunState::Released {
            return Err(Refusal::AllocationReleased.into());
        }
        db.query("UPDATE allocations SET state = 'released' WHERE id = $1").bind(id).run().await?;
        Event::new("allocation_released", "allocation", id.0)
            .by(who.id)
            .within(run.project_id)
            .write(db)
            .await?;
        Self::load(db, Some(who.id), id).await
    }
}
