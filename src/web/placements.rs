//! A placement as its provider sees it: the card, what is worked so far, and what can be done. The coach's page of it is
//! the participant's (`enrolments`); what is done to it is `placement_steps`, the answer to a proposal `answers`.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{Days, NaiveDate};

use super::agreements;
use super::chart::Bars;
use super::fault::Fault;
use super::formats::monday_of;
use super::frame::Frame;
use super::gates;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::attendance::{Of, Present, Register};
use crate::model::card::Card;
use crate::model::placement::{Placement, PlacementId, State};
use crate::model::step_up::StepUp;

/// Weeks whose hours are drawn.
const WEEKS: u64 = 8;

#[derive(Template)]
#[template(path = "placements/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    card: Card,
    called: String,
    /// Hours of each of the last weeks; none before the first day.
    weeks: Option<Bars>,
    hours: String,
    steps: Vec<(&'static str, &'static str)>,
    gate: Vec<gates::Line>,
    /// How the hours are to grow.
    step_up: Option<StepUp>,
}

pub async fn show(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let placement = Placement::find(&mut visit.db, &visit.who, id).await?;
    if !visit.who.provides(placement.provider_id) {
        return Ok(Redirect::to(&format!("/enrolments/{}", placement.enrolment_id)).into_response());
    }
    let card = Card::find(&mut visit.db, &visit.who, id).await?;
    let (t, today) = (visit.t, visit.today());
    let mut weeks = None;
    let mut hours = t.hours(0);
    if let Some(started_on) = card.placement.state.started_on() {
        let register =
            Register::find(&mut visit.db, &visit.who, Of::Placement(id), started_on, today).await?;
        if let Some(person) = register.person(id) {
            weeks = Some(worked(&t, person, card.placement.hours_per_week, today));
            hours = t.hours(person.minutes(started_on, today));
        }
    }
    let step_up = StepUp::of_placement(&mut visit.db, id).await?;
    visit.has_read("placement", [card.enrolment_id]).await?;
    let (called, steps) = (t.called(&card.called), steps(&card.placement));
    let gate = gates::lines(&t, &card.placement);
    Ok(Page(Show { t, frame: visit.frame, card, called, weeks, hours, steps, gate, step_up }).into_response())
}

/// Hours a week, the latest first, against the hours that were agreed.
fn worked(t: &Texts, person: &Present, hours_per_week: i64, today: NaiveDate) -> Bars {
    let last = monday_of(person.to.min(today));
    let mondays = (0..WEEKS).map(|back| last - Days::new(back * 7));
    let weeks = mondays.take_while(|monday| *monday + Days::new(6) >= person.from).map(|monday| {
        let minutes = person.minutes(monday, monday + Days::new(6));
        let name = format!("{}, {}", t.week(monday), t.day_and_month(monday));
        (name, minutes, t.hours_short(minutes))
    });
    Bars::new(hours_per_week * 60, weeks)
}

/// What can be done now: where, and the id of the button's text.
fn steps(placement: &Placement) -> Vec<(&'static str, &'static str)> {
    const AGREEMENT: (&str, &str) = ("agreements", "agreement-title");
    match placement.state {
        State::Proposed { .. } => vec![("acceptance", "answer-answer")],
        State::Accepted { .. } if !placement.gate.is_whole() => {
            vec![("gate", "gate-fill"), ("end", "card-call-off")]
        }
        State::Accepted { .. } if placement.hinders_start().is_some() => {
            vec![("agreements", agreements::next(&placement.agreement, true)), ("end", "card-call-off")]
        }
        State::Accepted { .. } => vec![("start", "board-start"), AGREEMENT, ("end", "card-call-off")],
        State::Started { .. } => {
            vec![("attendance", "attendance-title"), ("pause", "card-pause"), ("end", "card-end"), AGREEMENT]
        }
        State::Paused { .. } => vec![("resumption", "card-resume"), ("end", "card-end"), AGREEMENT],
        _ => vec![],
    }
}
