//! The step-up plan of a placement as pages: planned hours beside worked ones, for the coach and the provider; and the
//! form in which the coach writes it. The participant's own page shows it in `me`.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::chart::{Line, LineChart, Shape};
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::capacity::monday_of;
use crate::model::card::Card;
use crate::model::enrolment::Enrolment;
use crate::model::placement::{Placement, PlacementId, State};
use crate::model::step_up::{Draft, MOST_STEPS, Step, StepUp, Week};
use crate::model::{Error, Refusal};

/// A week's hours in full are what Swedish law calls full time (arbetstidslagen 5 §).
const FULL_TIME: i64 = 40;

#[derive(Template)]
#[template(path = "step_ups/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    name: String,
    back: String,
    placement: Placement,
    plan: Option<StepUp>,
    chart: Option<LineChart>,
    /// Whoever looks may write it.
    writes: bool,
}

#[derive(Template)]
#[template(path = "step_ups/edit.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    name: String,
    placement: Placement,
    /// The first day that a plan which follows another may change; none when it is the first.
    changes_from: Option<chrono::NaiveDate>,
}

/// What can be planned still.
pub fn is_planned(state: &State) -> bool {
    matches!(state, State::Accepted { .. } | State::Started { .. } | State::Paused { .. })
}

pub async fn show(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let t = visit.t;
    let placement = Placement::find(&mut visit.db, &visit.who, id).await?;
    let by_provider = visit.who.provides(placement.provider_id);
    let (name, back) = if by_provider {
        let card = Card::find(&mut visit.db, &visit.who, id).await?;
        (t.called(&card.called), format!("/placements/{id}"))
    } else {
        let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, placement.enrolment_id).await?;
        (enrolment.name(), format!("/enrolments/{}", enrolment.id))
    };
    let plan = StepUp::of_placement(&mut visit.db, id).await?;
    let chart = match &plan {
        Some(plan) => Some(chart(&t, &plan.weeks(&mut visit.db, &placement).await?)),
        None => None,
    };
    visit.has_read("step-up", [placement.enrolment_id]).await?;
    let writes = !by_provider && is_planned(&placement.state);
    Ok(Page(Show { t, frame: visit.frame, name, back, placement, plan, chart, writes }).into_response())
}

fn chart(t: &Texts, weeks: &[Week]) -> LineChart {
    let line = |name: &'static str, shape, of: fn(&Week) -> Option<i64>| Line {
        name: t.say(name).to_string(),
        shape,
        values: weeks.iter().map(of).collect(),
    };
    LineChart::in_steps_of(
        60,
        weeks.iter().map(|week| t.week(week.monday)).collect(),
        vec![
            line("step-up-worked", Shape::Actual, |week| week.worked),
            line("step-up-planned", Shape::Target, |week| week.planned),
        ],
        None,
        |minutes| t.hours_short(minutes),
    )
}

async fn asked(db: &mut Read, who: &Who, id: PlacementId) -> Result<(Placement, String), Fault> {
    let placement = Placement::find(db, who, id).await?;
    let name = Enrolment::find_for_form(db, who, placement.enrolment_id).await?.name();
    if !is_planned(&placement.state) {
        return Err(Error::from(Refusal::PlacementState { state: placement.state.code() }).into());
    }
    Ok((placement, name))
}

pub async fn edit(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let (placement, name) = asked(&mut visit.db, &visit.who, id).await?;
    let (plan, today) = (StepUp::of_placement(&mut visit.db, id).await?, visit.today());
    let changes_from = plan.is_some().then(|| monday_of(today));
    let form = filled(plan, &placement, today);
    visit.has_read("step-up", [placement.enrolment_id]).await?;
    Ok(Page(Edit { t: visit.t, frame: visit.frame, form, name, placement, changes_from }).into_response())
}

pub async fn update(act: Act, Path(id): Path<PlacementId>, mut form: Form) -> Result<Response, Fault> {
    let mut read = act.read().await?;
    let (placement, name) = asked(&mut read, &act.who, id).await?;
    let (person, monday) = (placement.enrolment_id, monday_of(read.today()));
    drop(read);
    let again = |act: Act, form: Form| {
        let changes_from = (form.value("version") != "0").then_some(monday);
        Page(Edit { t: act.t, frame: act.frame, form, name, placement, changes_from })
    };
    let Some(draft) = form.read(draft) else {
        act.has_read("step-up", [person]).await?;
        return Ok(again(act, form).again());
    };
    let mut db = act.write().await?;
    let fault = match StepUp::write(&mut db, &act.who, id, draft).await {
        Ok(_) => {
            db.commit().await?;
            return Ok(done(&format!("/placements/{id}/step-up"), "flash-step-up-written"));
        }
        Err(Error::Refused(Refusal::DateInFuture)) => ("decided_on", message(&Refusal::DateInFuture)),
        Err(Error::Refused(refusal)) => ("from_1", message(&refusal)),
        Err(Error::Stale) => ("from_1", Message::new("step-up-stale")),
        Err(other) => return Err(other.into()),
    };
    db.rollback().await?;
    // What was typed stays, and the next try is on top of what somebody else wrote meanwhile.
    let stored = StepUp::of_placement(&mut act.read().await?, id).await?;
    form.put("version", stored.map_or(0, |plan| plan.latest.number));
    form.fault(fault.0, fault.1);
    act.has_read("step-up", [person]).await?;
    Ok(again(act, form).conflict())
}

fn filled(plan: Option<StepUp>, placement: &Placement, today: chrono::NaiveDate) -> Form {
    let Some(plan) = plan else {
        return Form::new().and("version", 0).and("decided_on", today).and("from_1", placement.starts_on);
    };
    // A plan that follows another is decided anew; what is over is not written again.
    let form = Form::new().and("version", plan.latest.number).and("decided_on", today);
    // What has begun goes on also when there is no row left for it.
    let steps = plan.planned_from(today);
    let steps = &steps[steps.len().saturating_sub(MOST_STEPS)..];
    (1..).zip(steps).fold(form, |form, (number, step)| {
        form.and(format!("from_{number}"), step.from_on).and(format!("hours_{number}"), step.hours_per_week)
    })
}

/// Rows that are empty are left out; one half of a row asks for the other.
fn draft(form: &mut Form) -> Option<Draft> {
    let version = form.version();
    let decided_on = form.date("decided_on");
    let mut steps = Vec::new();
    let mut written = 0;
    for number in 1..=MOST_STEPS {
        let (from, hours) = (format!("from_{number}"), format!("hours_{number}"));
        if form.value(&from).trim().is_empty() && form.value(&hours).trim().is_empty() {
            continue;
        }
        written += 1;
        let (from_on, hours_per_week) = (form.date(&from), form.integer(&hours, 1..=FULL_TIME));
        steps.extend(
            from_on.zip(hours_per_week).map(|(from_on, hours_per_week)| Step { from_on, hours_per_week }),
        );
    }
    if written == 0 {
        form.fault("from_1", Message::new("form-missing"));
    }
    Some(Draft { decided_on: decided_on?, steps, version })
}

impl Edit {
    fn numbers(&self) -> Vec<usize> {
        (1..=MOST_STEPS).collect()
    }

    fn field(&self, name: &str, number: &usize) -> String {
        format!("{name}_{number}")
    }
}
