//! Distance travelled of one person: drawn over time, statement by statement, and answering the form; and a project's
//! choice of form.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use sqlx::types::Json;

use super::chart::{Line, LineChart, Shape};
use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::Error;
use crate::model::access::Sight;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::progress::{
    LEAST, MOST, ProgressForm, Rater, Rating, choose, chosen, next_on, rate, ratings,
};
use crate::model::project::ProjectId;
use crate::model::submission::Submission;

/// The names of a form's fields.
pub const FIELDS: [&str; 8] = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"];
/// The ids of their labels, which are the statements.
const SHORT: [&str; 6] = [
    "progress-short-1-1",
    "progress-short-1-2",
    "progress-short-1-3",
    "progress-short-1-4",
    "progress-short-1-5",
    "progress-short-1-6",
];
const WORK: [&str; 8] = [
    "progress-work-1-1",
    "progress-work-1-2",
    "progress-work-1-3",
    "progress-work-1-4",
    "progress-work-1-5",
    "progress-work-1-6",
    "progress-work-1-7",
    "progress-work-1-8",
];

pub const fn statements(form: ProgressForm) -> &'static [&'static str] {
    match form {
        ProgressForm::Short1 => &SHORT,
        ProgressForm::Work1 => &WORK,
    }
}

#[derive(Template)]
#[template(path = "progress/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    enrolment: Enrolment,
    acts: bool,
    form: Option<ProgressForm>,
    chart: Option<LineChart>,
    /// A statement with the first and the latest answer of both.
    rows: Vec<Row>,
    comments: Vec<Rating>,
    /// When to ask next, and whether that day has come.
    next: Vec<(Rater, NaiveDate, bool)>,
}

struct Row {
    statement: String,
    own: (String, String),
    coach: (String, String),
}

pub async fn show(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let (sight, enrolment) = Enrolment::look(&mut visit.db, &visit.who, id).await?;
    if !matches!(sight, Sight::Full | Sight::Inspected) {
        return Err(Fault::not_found());
    }
    let (t, today) = (visit.t, visit.today());
    let form = chosen(&mut visit.db, enrolment.project_id).await?;
    let all = match form {
        Some(form) => ratings(&mut visit.db, id, form).await?,
        None => Vec::new(),
    };
    visit.has_read("progress", [id]).await?;
    let next = Rater::ALL.iter().map(|&rater| {
        let on = next_on(enrolment.enrolled_on, &all, rater);
        (rater, on, on <= today)
    });
    let page = Show {
        acts: sight == Sight::Full && !enrolment.is_ended(),
        next: next.collect(),
        chart: drawn(&t, &all),
        rows: form.map(|form| rows(&t, form, &all)).unwrap_or_default(),
        comments: all.into_iter().rev().filter(|rating| !rating.comment.is_empty()).collect(),
        form,
        enrolment,
        t,
        frame: visit.frame,
    };
    Ok(Page(page).into_response())
}

/// The means over time; nothing before there is something to compare with.
fn drawn(t: &Texts, all: &[Rating]) -> Option<LineChart> {
    let mut days: Vec<NaiveDate> = all.iter().map(|rating| rating.rated_on).collect();
    days.dedup();
    if days.len() < 2 {
        return None;
    }
    let line = |rater: Rater, shape| {
        let value = |day: &NaiveDate| {
            all.iter().find(|one| one.rated_on == *day && one.rater == rater).and_then(Rating::mean)
        };
        Line { name: t.code(rater).to_owned(), shape, values: days.iter().map(value).collect() }
    };
    let lines = vec![line(Rater::Participant, Shape::Actual), line(Rater::Coach, Shape::Target)];
    let labels = days.iter().map(|day| t.date(*day)).collect();
    Some(LineChart::new(labels, lines, None, |tenths| t.decimal(tenths)))
}

fn rows(t: &Texts, form: ProgressForm, all: &[Rating]) -> Vec<Row> {
    let ends = |rater: Rater, at: usize| {
        let mut of = all.iter().filter(|rating| rating.rater == rater);
        let answer = |rating: Option<&Rating>| {
            rating.and_then(|rating| rating.answers.0.get(at)).map_or_else(|| "–".to_owned(), i64::to_string)
        };
        let first = of.next();
        (answer(first), answer(of.next_back().or(first)))
    };
    let row = |(at, statement): (usize, &&str)| Row {
        statement: t.say(statement).to_string(),
        own: ends(Rater::Participant, at),
        coach: ends(Rater::Coach, at),
    };
    statements(form).iter().enumerate().map(row).collect()
}

fn question(enrolment: &Enrolment, form: ProgressForm, rater: Rater, t: &Texts) -> Question {
    let id = enrolment.id;
    let answers = || (LEAST..=MOST).map(|answer| Choice::new(answer, said(t, answer))).collect();
    let statement =
        |(name, label): (&&'static str, &&'static str)| Field::new(name, label, Kind::Radios(answers()));
    let mut fields: Vec<Field> = FIELDS.iter().zip(statements(form)).map(statement).collect();
    fields.push(Field::new("comment", "progress-comment", Kind::Words).optional());
    fields.push(Field::day("rated_on", "progress-on"));
    let lead = match rater {
        Rater::Participant => {
            t.say("progress-lead-participant").with("name", &enrolment.given_name).to_string()
        }
        Rater::Coach => t.say("progress-lead-coach").with("name", &enrolment.given_name).to_string(),
    };
    Question {
        title: t
            .say("progress-new-title")
            .with("name", enrolment.name())
            .with("rater", t.code(rater))
            .to_string(),
        lead,
        action: format!("/enrolments/{id}/progress?rater={}", rater.code()),
        back: (format!("/enrolments/{id}/progress"), enrolment.name()),
        button: "save",
        fields,
        instead: vec![],
    }
}

/// The ends of the scale have words.
pub fn said(t: &Texts, answer: i64) -> String {
    match answer {
        LEAST => t.say("progress-least").to_string(),
        MOST => t.say("progress-most").to_string(),
        answer => answer.to_string(),
    }
}

pub async fn new(mut visit: Visit, Path(id): Path<EnrolmentId>, query: Query) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    let chosen = chosen(&mut visit.db, enrolment.project_id).await?;
    let rater = query.one::<Rater>("rater").unwrap_or(Rater::Participant);
    visit.has_read("progress", [id]).await?;
    let Some(form) = chosen else { return Ok(done(&format!("/enrolments/{id}/progress"), "")) };
    let filled = Form::new().and("rated_on", visit.today());
    Ok(question(&enrolment, form, rater, &visit.t).ask(visit.t, visit.frame, filled))
}

pub async fn create(
    act: Act,
    Path(id): Path<EnrolmentId>,
    query: Query,
    mut form: Form,
) -> Result<Response, Fault> {
    let (enrolment, chosen) = {
        let mut db = act.read().await?;
        let enrolment = Enrolment::find_for_form(&mut db, &act.who, id).await?;
        let chosen = chosen(&mut db, enrolment.project_id).await?;
        (enrolment, chosen)
    };
    let location = format!("/enrolments/{id}/progress");
    let Some(chosen) = chosen else { return Err(Error::Stale.into()) };
    let rater = query.one::<Rater>("rater").unwrap_or(Rater::Participant);
    let told = form.read(|form| {
        let answers: Vec<Option<i64>> =
            FIELDS.iter().take(chosen.statements()).map(|field| form.integer(field, LEAST..=MOST)).collect();
        let (comment, rated_on) = (form.optional_text("comment", 1000), form.date("rated_on"));
        let answers: Option<Vec<i64>> = answers.into_iter().collect();
        Some(Rating {
            rater,
            rated_on: rated_on?,
            answers: Json(answers?),
            comment: comment?.unwrap_or_default(),
        })
    });
    let Some(told) = told else {
        act.has_read("progress", [id]).await?;
        return Ok(question(&enrolment, chosen, rater, &act.t).again(act, form));
    };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-progress-rated"));
    }
    match rate(&mut db, &act.who, id, chosen, told).await {
        Ok(()) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-progress-rated"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("progress", [id]).await?;
            question(&enrolment, chosen, rater, &act.t).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

/// A project's managers choose its form.
pub async fn pick(act: Act, Path(id): Path<ProjectId>, mut form: Form) -> Result<Response, Fault> {
    if !act.who.manages(id) {
        return Err(Fault::not_found());
    }
    let Some(picked) = form.read(|form| form.optional_one::<ProgressForm>("form")) else {
        return Err(Fault::bad_request("fault-unreadable-form"));
    };
    let mut db = act.write().await?;
    choose(&mut db, &act.who, id, picked).await?;
    db.commit().await?;
    Ok(done(&format!("/support?project={id}#progress"), "flash-progress-form"))
}
