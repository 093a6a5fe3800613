//! Promised contacts: the coach's list of what to keep, and saying what became of one. They are mostly kept by logging an
//! activity, which the list leads to.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::codes::Role;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::promise::{
    Around, OfPerson, Promise, PromiseKind, PromiseStatus, Promised, TickWhat, of_coach, of_enrolment, tick,
};

const LONGEST_NOTE: usize = 500;

#[derive(Template)]
#[template(path = "promises/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    groups: Vec<(PromiseStatus, Vec<Line>)>,
}

/// A promise as a list shows it.
pub struct Line {
    pub enrolment: EnrolmentId,
    pub name: String,
    pub title: String,
    /// Where it is: the workplace, or the text that says what it is around.
    pub place: String,
    pub days: String,
    pub status: PromiseStatus,
    pub tone: Tone,
    /// How it stands, in words.
    pub stands: String,
    /// The day on which it was kept; empty otherwise.
    pub on: String,
    /// Where the contact is logged, or the outcome measured: after the end nothing is logged, and one says it.
    pub log: Option<String>,
    /// Where one says what became of it.
    pub tick: String,
}

impl Line {
    pub fn new(t: &Texts, enrolment: EnrolmentId, name: &str, promised: &Promised) -> Self {
        let promise = &promised.promise;
        let log = match promise.is_outcome() {
            true => Some(format!("/enrolments/{enrolment}/outcomes/{}", promise.kind.code())),
            false => (!promised.is_after).then(|| format!("/enrolments/{enrolment}/activities/new")),
        };
        let place = match promise.around {
            Around::Stay(_) => promised.provider.clone(),
            Around::Job(_) => t.say("promises-at-work").to_string(),
            Around::End => t.say("promises-after").to_string(),
        };
        let stands = match promised.back_on {
            Some(back) => t.say("promise-waits-back").with("day", t.day_and_month(back)).to_string(),
            None => t.code(promised.status).to_owned(),
        };
        Self {
            enrolment,
            stands,
            name: name.to_owned(),
            title: called(t, promise),
            place,
            days: t.period(promise.from, promise.to),
            status: promised.status,
            tone: tone(promised.status),
            on: promised.on.map(|on| t.date(on)).unwrap_or_default(),
            log,
            tick: format!("/enrolments/{enrolment}/promises/{}", promise.key()),
        }
    }

    /// Something can be done about it.
    pub fn is_open(&self) -> bool {
        self.status.is_open() || self.status == PromiseStatus::Missed
    }
}

/// What a promise is called: "Vecka 2".
pub fn called(t: &Texts, promise: &Promise) -> String {
    match promise.kind {
        PromiseKind::Weekly => t.say("promise-week").with("number", promise.number).to_string(),
        PromiseKind::Monthly => t.say("promise-month").with("number", promise.number).to_string(),
        kind => t.code(kind).to_owned(),
    }
}

pub const fn tone(status: PromiseStatus) -> Tone {
    match status {
        PromiseStatus::Overdue | PromiseStatus::Missed => Tone::Bad,
        PromiseStatus::Due | PromiseStatus::KeptLate => Tone::Warn,
        PromiseStatus::Kept => Tone::Good,
        PromiseStatus::Planned | PromiseStatus::Waiting | PromiseStatus::Excused => Tone::Calm,
    }
}

pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    if !visit.who.is(Role::Coach) {
        return Err(Fault::not_found());
    }
    let all = of_coach(&mut visit.db, &visit.who).await?;
    visit.has_read("promises", all.iter().map(|one| one.enrolment)).await?;
    let mut groups: Vec<(PromiseStatus, Vec<Line>)> = Vec::new();
    for OfPerson { enrolment, name, promised } in &all {
        let line = Line::new(&visit.t, *enrolment, name, promised);
        match groups.last_mut() {
            Some((status, lines)) if *status == line.status => lines.push(line),
            _ => groups.push((line.status, vec![line])),
        }
    }
    Ok(Page(Index { t: visit.t, frame: visit.frame, query, groups }).into_response())
}

pub async fn ask(mut visit: Visit, Path((id, key)): Path<(EnrolmentId, String)>) -> Result<Response, Fault> {
    let (enrolment, promise) = find(&mut visit.db, &visit.who, id, &key).await?;
    visit.has_read("promise", [id]).await?;
    let form = Form::new().and("on", visit.today());
    Ok(question(&enrolment, &promise, &visit.t).ask(visit.t, visit.frame, form))
}

pub async fn say(
    act: Act,
    Path((id, key)): Path<(EnrolmentId, String)>,
    mut form: Form,
) -> Result<Response, Fault> {
    let (enrolment, promise) = find(&mut act.read().await?, &act.who, id, &key).await?;
    let told = form.read(|form| {
        let (what, on) = (form.one::<TickWhat>("what"), form.date("on"));
        let note = form.optional_text("note", LONGEST_NOTE);
        Some((what?, on?, note?.unwrap_or_default()))
    });
    let Some((what, on, note)) = told else {
        act.has_read("promise", [id]).await?;
        return Ok(question(&enrolment, &promise, &act.t).again(act, form));
    };
    let mut db = act.write().await?;
    match tick(&mut db, &act.who, id, &key, what, on, note).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done(&format!("/enrolments/{id}/support#promises"), "flash-promise-ticked"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("promise", [id]).await?;
            question(&enrolment, &promise, &act.t).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

async fn find(db: &mut Read, who: &Who, id: EnrolmentId, key: &str) -> Result<(Enrolment, Promise), Fault> {
    let enrolment = Enrolment::find_for_form(db, who, id).await?;
    let all = of_enrolment(db, &enrolment).await?;
    let promise = all.into_iter().map(|one| one.promise).find(|promise| promise.key() == key);
    Ok((enrolment, promise.ok_or_else(Fault::not_found)?))
}

fn question(enrolment: &Enrolment, promise: &Promise, t: &Texts) -> Question {
    let (id, days): (_, (NaiveDate, NaiveDate)) = (enrolment.id, (promise.from, promise.to));
    let lead =
        t.say("promise-lead").with("promise", called(t, promise)).with("days", t.period(days.0, days.1));
    Question {
        title: t.say("promise-title").with("name", enrolment.name()).to_string(),
        lead: lead.to_string(),
        action: format!("/enrolments/{id}/promises/{}", promise.key()),
        back: (format!("/enrolments/{id}/support#promises"), enrolment.name()),
        button: "save",
        fields: vec![
            Field::new("what", "promise-what", Kind::Radios(t.choices::<TickWhat>())),
            Field::day("on", "promise-on"),
            Field::new("note", "promise-note", Kind::Words).optional(),
        ],
        instead: match enrolment.ended_on {
            Some(_) => vec![],
            None => vec![(format!("/enrolments/{id}/activities/new"), t.say("promise-instead").to_string())],
        },
    }
}
