//! Follow-up of a contract: one page for both parties with its requirements, what the checks found over time, and the deviations. Adding
//! and checking are the managers', answering the provider's: each a short question (`asking`).

mod asking;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::chart::{Line, LineChart, Shape};
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::contract::{Contract, ContractId};
use crate::model::follow_up::{
    Check, CheckResult, Deviation, FollowUp, NewRequirement, Quarter, Requirement, RequirementId,
};
use crate::model::percent::half_up;
use crate::model::submission::Submission;

pub use asking::{answer, answered, check, checked, close, closed};

#[derive(Template)]
#[template(path = "follow_up/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    today: NaiveDate,
    follow_up: FollowUp,
    quarters: Vec<Quarter>,
    /// From the second quarter with a check on.
    chart: Option<LineChart>,
    manages: bool,
    provides: bool,
}

impl Show {
    fn new(
        t: Texts,
        frame: Frame,
        form: Form,
        today: NaiveDate,
        follow_up: FollowUp,
        who: &crate::model::access::Who,
    ) -> Self {
        let quarters = follow_up.trend();
        let chart = chart(&t, &quarters);
        let manages = who.manages(follow_up.contract.project_id);
        let provides = who.provides(follow_up.contract.provider_id);
        Self { t, frame, form, today, follow_up, quarters, chart, manages, provides }
    }
}

pub async fn show(mut visit: Visit, Path(id): Path<ContractId>) -> Result<Response, Fault> {
    let follow_up = FollowUp::find(&mut visit.db, &visit.who, id).await?;
    let today = visit.today();
    Ok(Page(Show::new(visit.t, visit.frame, Form::new(), today, follow_up, &visit.who)).into_response())
}

/// The share of checks that found the requirement met, quarter by quarter.
fn chart(t: &Texts, quarters: &[Quarter]) -> Option<LineChart> {
    let told = quarters.iter().filter(|quarter| quarter.all() > 0).count();
    let line = Line {
        name: t.say("follow-up-met-share").to_string(),
        shape: Shape::Actual,
        values: quarters.iter().map(|quarter| half_up(quarter.met, quarter.all())).collect(),
    };
    let labels = quarters.iter().map(|quarter| label(t, quarter)).collect();
    (told > 1).then(|| LineChart::new(labels, vec![line], None, |percent| t.percent(percent)))
}

fn label(t: &Texts, quarter: &Quarter) -> String {
    t.say("follow-up-quarter")
        .with("number", quarter.number.to_string())
        .with("year", quarter.year.to_string())
        .to_string()
}

pub async fn create(act: Act, Path(id): Path<ContractId>, mut form: Form) -> Result<Response, Fault> {
    let mut reading = act.read().await?;
    let follow_up = FollowUp::find(&mut reading, &act.who, id).await?;
    let today = reading.today();
    drop(reading);
    if !act.who.manages(follow_up.contract.project_id) {
        return Err(Fault::not_found());
    }
    let Some(new) = form.read(requirement) else {
        return Ok(Page(Show::new(act.t, act.frame, form, today, follow_up, &act.who)).again());
    };
    let location = format!("/contracts/{id}/follow-up");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-requirement-added"));
    }
    Requirement::add(&mut db, &act.who, id, new).await?;
    Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
    db.commit().await?;
    Ok(done(&location, "flash-requirement-added"))
}

fn requirement(form: &mut Form) -> Option<NewRequirement> {
    let (words, source) = (form.text("words", 3..=500), form.text("source", 2..=200));
    let how = form.text("how", 3..=500);
    Some(NewRequirement { words: words?, source: source?, how: how? })
}

pub async fn drop_it(act: Act, Path(id): Path<RequirementId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let contract = Requirement::drop_it(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/contracts/{contract}/follow-up"), "flash-requirement-dropped"))
}

/// How a result looks.
fn tone(result: CheckResult) -> Tone {
    match result {
        CheckResult::Met => Tone::Good,
        CheckResult::Partly => Tone::Warn,
        CheckResult::NotMet => Tone::Bad,
    }
}

impl Show {
    fn contract(&self) -> &Contract {
        &self.follow_up.contract
    }

    fn tone(&self, result: &CheckResult) -> Tone {
        tone(*result)
    }

    /// Of a requirement, the latest first.
    fn latest<'a>(&self, checks: &'a [Check]) -> Vec<&'a Check> {
        checks.iter().rev().collect()
    }

    fn label(&self, quarter: &Quarter) -> String {
        label(&self.t, quarter)
    }

    fn open(&self) -> Vec<&Deviation> {
        self.follow_up.open().collect()
    }

    fn closed(&self) -> Vec<&Deviation> {
        self.follow_up.deviations.iter().filter(|one| !one.is_open()).collect()
    }

    fn due_tone(&self, deviation: &Deviation) -> Tone {
        if deviation.is_overdue(self.today) { Tone::Bad } else { Tone::Warn }
    }

    fn due(&self, deviation: &Deviation) -> String {
        let id = if deviation.is_overdue(self.today) { "deviation-overdue" } else { "deviation-due" };
        super::message::Message::new(id).with("on", deviation.due_on).say(&self.t).to_string()
    }
}
