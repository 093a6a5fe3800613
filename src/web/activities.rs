//! Logging what was done with a participant, in seconds: everything but the names is filled in with what is usual. For
//! one person, or for several of the coach's own at once; and again like an earlier one.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::caseload::Show;
use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::activity::{Activity, ActivityId, MOST_MINUTES, Together, Told};
use crate::model::caseload::Caseload;
use crate::model::codes::{ActivityKind, Role};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};

const LONGEST_NOTE: usize = 2000;
/// Minutes of a usual meeting.
const USUAL_MINUTES: i64 = 60;

#[derive(Template)]
#[template(path = "activities/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    /// Whose page the coach comes from; none from the caseload.
    enrolment: Option<Enrolment>,
    /// The coach's people, the one in question left out.
    people: Vec<Choice>,
    kinds: Vec<Choice>,
    attendances: Vec<Choice>,
    places: Vec<Choice>,
    /// What was logged on the latest day before, to do the like.
    lately: Vec<Like>,
}

/// Something that was logged for one or several.
struct Like {
    id: ActivityId,
    words: String,
    names: String,
}

impl New {
    fn back(&self) -> String {
        self.enrolment
            .as_ref()
            .map_or("/caseload".to_owned(), |enrolment| format!("/enrolments/{}", enrolment.id))
    }

    fn action(&self) -> String {
        self.enrolment
            .as_ref()
            .map_or("/activities".to_owned(), |one| format!("/enrolments/{}/activities", one.id))
    }

    /// Several are chosen already: the list stands open.
    fn is_open(&self) -> bool {
        self.form.values("people").next().is_some()
    }
}

/// From the caseload: for whom is the first question.
pub async fn new(visit: Visit, query: Query) -> Result<Response, Fault> {
    ask(visit, None, query).await
}

/// From a participant's page.
pub async fn new_of(visit: Visit, Path(id): Path<EnrolmentId>, query: Query) -> Result<Response, Fault> {
    ask(visit, Some(id), query).await
}

pub async fn create(act: Act, form: Form) -> Result<Response, Fault> {
    log(act, None, form).await
}

pub async fn create_of(act: Act, Path(id): Path<EnrolmentId>, form: Form) -> Result<Response, Fault> {
    log(act, Some(id), form).await
}

/// Takes back what was logged by mistake.
pub async fn strike(act: Act, Path(id): Path<ActivityId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let enrolment = Activity::strike(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/enrolments/{enrolment}#activities"), "flash-activity-struck"))
}

/// What is filled in before anybody has said anything.
pub fn usual(today: NaiveDate) -> Form {
    Form::new()
        .and("day", today)
        .and("kind", ActivityKind::CoachMeeting)
        .and("minutes", USUAL_MINUTES)
        .and("attended", "yes")
}

async fn ask(mut visit: Visit, of: Option<EnrolmentId>, query: Query) -> Result<Response, Fault> {
    let today = visit.today();
    // Of somebody whose enrolment has ended, what was done by the last day.
    let day = match of {
        Some(id) => Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?.ended_on.unwrap_or(today),
        None => today,
    };
    let form = match query.id::<ActivityId>("like") {
        Some(id) => like(Form::new().and("day", day), &Activity::find(&mut visit.db, &visit.who, id).await?),
        None if of.is_none() && query.flag("again") => again_like(&mut visit, &query).await?,
        None => usual(day),
    };
    let page = page(&mut visit.db, &visit.who, of, (visit.t, visit.frame.clone()), form).await?;
    visit.has_read("activity", read(of, &page)?).await?;
    Ok(Page(page).into_response())
}

/// The same for the same people, today: what `again` names, or what most were at.
async fn again_like(visit: &mut Visit, query: &Query) -> Result<Form, Fault> {
    let today = visit.today();
    let lately = Activity::lately(&mut visit.db, &visit.who).await?;
    let wanted = query.id::<ActivityId>("again");
    let named = lately.iter().find(|together| Some(together.first.id) == wanted);
    let Some(together) = named.or_else(|| lately.iter().max_by_key(|together| together.people.len())) else {
        return Ok(usual(today));
    };
    Ok(like(Form::new().and("day", today), &together.first).and_each("people", &together.people))
}

fn like(form: Form, earlier: &Activity) -> Form {
    form.and("kind", earlier.kind)
        .and("minutes", earlier.minutes)
        .and("attended", if earlier.attended { "yes" } else { "no" })
        .and("note", &earlier.note)
}

async fn page(
    db: &mut Read,
    who: &Who,
    of: Option<EnrolmentId>,
    (t, frame): (Texts, Frame),
    form: Form,
) -> Result<New, Fault> {
    if !who.is(Role::Coach) {
        return Err(Fault::not_found());
    }
    let enrolment = match of {
        Some(id) => Some(Enrolment::find_for_form(db, who, id).await?),
        None => None,
    };
    let mut people: Vec<(String, EnrolmentId)> = Caseload::of(db, who)
        .await?
        .people
        .into_iter()
        .filter(|case| Some(case.id) != of && !case.is_ended)
        .map(|case| (case.name, case.id))
        .collect();
    people.sort_by(|a, b| crate::db::compare_swedish(&a.0, &b.0));
    let attendances = vec![
        Choice::new("yes", t.say("activity-attended-yes")),
        Choice::new("no", t.say("activity-attended-no")),
    ];
    let lately = match of {
        None => Activity::lately(db, who).await?,
        Some(_) => Vec::new(),
    };
    let lately = lately.iter().map(|together| Like::new(&t, together, &people)).collect();
    Ok(New {
        lately,
        people: people.into_iter().map(|(name, id)| Choice::new(id, name)).collect(),
        kinds: t.choices::<ActivityKind>(),
        places: places(&t),
        t,
        frame,
        form,
        enrolment,
        attendances,
    })
}

impl Like {
    fn new(t: &Texts, together: &Together, people: &[(String, EnrolmentId)]) -> Self {
        let first = &together.first;
        let names: Vec<&str> = people
            .iter()
            .filter(|(_, id)| together.people.contains(id))
            .map(|(name, _)| name.as_str())
            .collect();
        let (day, kind) = (t.day(first.day), t.code(first.kind));
        let time = t.hours_short(first.minutes);
        let words = t.say("activity-like").with("day", day).with("kind", kind).with("time", time);
        Self { id: first.id, words: words.to_string(), names: names.join(", ") }
    }
}

/// Where it was, for the share of the work that is done outside the office.
pub fn places(t: &Texts) -> Vec<Choice> {
    vec![
        Choice::new("outside", t.say("activity-place-outside")),
        Choice::new("office", t.say("activity-place-office")),
    ]
}

/// Whose names the page shows.
fn read(of: Option<EnrolmentId>, page: &New) -> Result<Vec<EnrolmentId>, Fault> {
    let others = page.people.iter().filter_map(|choice| choice.value.parse().ok());
    Ok(of.into_iter().chain(others).collect())
}

async fn log(act: Act, of: Option<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let Some((people, told, outside)) = form.read(|form| told(form, of)) else {
        return Ok(again(&act, of, form).await?.again());
    };
    // Back to the list as it was looked at.
    let list = match form.value("show").parse::<Show>() {
        Ok(show) => format!("/caseload?show={}", show.code()),
        Err(_) => "/caseload".to_owned(),
    };
    let location = of.map_or(list, |id| format!("/enrolments/{id}#activities"));
    let flash = if people.len() == 1 { "flash-activity-logged" } else { "flash-activities-logged" };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, flash));
    }
    match Activity::log(&mut db, &act.who, &people, &told).await {
        Ok(logged) => {
            if let Some(outside) = outside {
                Activity::took_place(&mut db, &logged, outside).await?;
            }
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, flash))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(field_of(&refusal), message(&refusal));
            Ok(again(&act, of, form).await?.conflict())
        }
        Err(other) => Err(other.into()),
    }
}

async fn again(act: &Act, of: Option<EnrolmentId>, form: Form) -> Result<Page<New>, Fault> {
    let page = page(&mut act.read().await?, &act.who, of, (act.t, act.frame.clone()), form).await?;
    act.has_read("activity", read(of, &page)?).await?;
    Ok(Page(page))
}

/// For whom, what, and whether it was outside the office, when that is said.
type Said = (Vec<EnrolmentId>, Told, Option<bool>);

fn told(form: &mut Form, of: Option<EnrolmentId>) -> Option<Said> {
    let chosen: Option<Vec<EnrolmentId>> = form.values("people").map(|id| id.parse().ok()).collect();
    if chosen.is_none() {
        form.fault("people", Message::new("form-not-found"));
    }
    // Who has ticked people in a list has said for whom.
    let is_said = chosen.as_ref().is_none_or(|chosen| !chosen.is_empty()) && form.value("person").is_empty();
    let first = of.or_else(|| if is_said { None } else { form.id("person") });
    let people: Vec<EnrolmentId> = first.into_iter().chain(chosen.unwrap_or_default()).collect();
    let kind = form.one::<ActivityKind>("kind");
    let day: Option<NaiveDate> = form.date("day");
    let minutes = form.integer("minutes", 0..=MOST_MINUTES);
    let attended = match form.value("attended") {
        "yes" => true,
        "no" => false,
        _ => {
            form.fault("attended", Message::new("form-not-a-choice"));
            false
        }
    };
    let outside = match form.value("place") {
        "" => None,
        "outside" => Some(true),
        "office" => Some(false),
        _ => {
            form.fault("place", Message::new("form-not-a-choice"));
            None
        }
    };
    let note = form.optional_text("note", LONGEST_NOTE);
    let note = note?.unwrap_or_default();
    Some((people, Told { kind: kind?, day: day?, minutes: minutes?, attended, note }, outside))
}

fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::MinutesOutsideDay { .. } => "minutes",
        _ => "day",
    }
}
