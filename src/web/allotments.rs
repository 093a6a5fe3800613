//! One person of a run: what the run said and why, and changing it by hand with a reason.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::allocations::{Row, answer, barrier};
use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::allocation::{Allotment, AllotmentId, Changed, Inputs, Outcome, Run, RunState};
use crate::model::inspection::LEAST_REASON;
use crate::model::slot::SlotId;
use crate::model::{Error, Result as ModelResult};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

#[derive(Template)]
#[template(path = "allotments/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    run: Run,
    row: Row,
    /// What the run itself said: a slot, or none.
    said: Option<String>,
    why: Vec<String>,
    options: i64,
    /// Rules, and of how many slots each has ruled out: for the own coach alone.
    ruled_out: Vec<(String, i64)>,
    history: Vec<Changed>,
    /// Slots that are possible, when the person may change it.
    choices: Option<Vec<Choice>>,
}

/// What stands in the database of it.
struct Found {
    allotment: Allotment,
    run: Run,
    inputs: Inputs,
    outcome: Outcome,
    history: Vec<Changed>,
    decides: bool,
}

impl Found {
    async fn find(db: &mut Read, who: &Who, id: AllotmentId) -> ModelResult<Self> {
        let (allotment, run) = Allotment::find(db, who, id).await?;
        let (inputs, outcome) = run.read(db).await?;
        let history = allotment.history(db).await?;
        Ok(Self { decides: run.decides(who), allotment, run, inputs, outcome, history })
    }

    /// Asks the run why: some seconds of work at most.
    async fn page(self, t: Texts, frame: Frame, form: Form) -> Result<Show, Fault> {
        let Self { allotment, run, inputs, outcome, history, decides } = self;
        let position = allotment.position as usize;
        let said = outcome.slots.get(position).copied().flatten();
        let person = inputs.people.get(position).cloned().ok_or_else(Fault::not_found)?;
        let task = inputs.task().ok_or_else(Fault::not_found)?;
        let barriers = match allotment.kept {
            true => Vec::new(),
            false => tokio::task::spawn_blocking(move || task.why(&answer(outcome), position))
                .await
                .map_err(Fault::broken)?,
        };
        let title = |slot: u32| inputs.slots.get(slot as usize).map(|slot| slot.title.clone());
        let may_change =
            decides && run.state == RunState::Draft && !allotment.kept && !person.options.is_empty();
        let choices = may_change.then(|| {
            let mut options: Vec<_> =
                person.options.iter().map(|one| (inputs.fit(&person, one), one.slot)).collect();
            options.sort_by_key(|(fit, slot)| (std::cmp::Reverse(*fit), *slot));
            let choice = |(fit, slot): (u32, u32)| {
                let label = t
                    .say("allotment-choice")
                    .with("slot", title(slot).unwrap_or_default())
                    .with("points", i64::from(fit));
                inputs.slots.get(slot as usize).map(|slot| Choice::new(slot.id, label))
            };
            options.into_iter().filter_map(choice).collect()
        });
        let rule = |(code, count): &(String, u32)| {
            let called = t.find(&format!("rule-{code}")).unwrap_or(code).to_owned();
            (called, i64::from(*count))
        };
        let ruled_out = if allotment.is_own { person.ruled_out.iter().map(rule).collect() } else { vec![] };
        Ok(Show {
            said: said.and_then(title),
            why: barriers.iter().map(|one| barrier(&t, &inputs, one)).collect(),
            options: person.options.len() as i64,
            ruled_out,
            history,
            choices,
            row: Row::new(&t, &inputs, allotment),
            run,
            t,
            frame,
            form,
        })
    }
}

pub async fn show(mut visit: Visit, Path(id): Path<AllotmentId>) -> Result<Response, Fault> {
    let found = Found::find(&mut visit.db, &visit.who, id).await?;
    visit.has_read("allocation", [found.allotment.enrolment_id]).await?;
    let slot = found.allotment.slot_id.map(|slot| slot.to_string()).unwrap_or_default();
    let form = Form::new().and("slot", slot);
    Ok(Page(found.page(visit.t, visit.frame, form).await?).into_response())
}

pub async fn change(act: Act, Path(id): Path<AllotmentId>, mut form: Form) -> Result<Response, Fault> {
    let found = Found::find(&mut act.read().await?, &act.who, id).await?;
    if !found.decides {
        return Err(Fault::not_found());
    }
    let wanted = form.read(|form| {
        let slot = form.optional_id::<SlotId>("slot");
        let reason = form.text("reason", LEAST_REASON..=LONGEST_REASON);
        Some((slot?, reason?))
    });
    let enrolment = found.allotment.enrolment_id;
    let Some((slot, reason)) = wanted else {
        act.has_read("allocation", [enrolment]).await?;
        return Ok(Page(found.page(act.t, act.frame, form).await?).again());
    };
    let mut db = act.write().await?;
    match Allotment::change(&mut db, &act.who, id, slot, &reason).await {
        Ok(_) => {
            db.commit().await?;
            Ok(done(&format!("/allocations/{}", found.run.id), "flash-allotment-changed"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("allocation", [enrolment]).await?;
            form.fault("slot", message(&refusal));
            Ok(Page(found.page(act.t, act.frame, form).await?).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

impl Show {
    fn way_here(&self) -> Vec<(String, String)> {
        let runs = self.t.say("allocations-title").to_string();
        let run = self.t.say("allocation-title").with("project", self.run.project_name.as_str()).to_string();
        vec![("/allocations".to_owned(), runs), (format!("/allocations/{}", self.run.id), run)]
    }
}
