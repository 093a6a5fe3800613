//! Making a run: whom, where, when, and by which lot. The period chooses what can be chosen; then the run is one press.

use std::collections::BTreeMap;
use std::str::FromStr;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use crate::db::Read;
use crate::model::access::Who;
use crate::model::allocation::{Candidate, Choosable, Inputs, MOST_GROUP, MOST_PAIRS, Run, RunId, Wanted};
use crate::model::codes::Track;
use crate::model::municipality::Municipality;
use crate::model::project::{Project, ProjectId};
use crate::model::slot::SlotId;
use crate::model::submission::Submission;
use crate::model::vacancy::Period;
use crate::model::{Error, Refusal, Result as ModelResult};
use crate::web::choice::Choice;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::{Frame, Tone};
use crate::web::message::Message;
use crate::web::page::Page;
use crate::web::query::Query;
use crate::web::refusal::message;
use crate::web::search::{period_from, usual_period};
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

/// The largest seed.
const MOST_SEED: i64 = 999_999_999;

#[derive(Template)]
#[template(path = "allocations/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    choices: Choices,
    tracks: Vec<Choice>,
}

/// What can be chosen, as the database has it now.
struct Choices {
    projects: Vec<Choice>,
    project: Project,
    municipalities: Vec<Choice>,
    municipality: Option<Municipality>,
    period: Period,
    /// The run that is made anew.
    follows: Option<Run>,
    /// Of its slots so many cannot be chosen any more.
    gone: usize,
    people: Vec<Candidate>,
    slots: Choosable,
    manages: bool,
}

impl Choices {
    async fn load(db: &mut Read, who: &Who, asked: &Asked) -> ModelResult<Self> {
        let mut projects = Project::managed_by(db, who).await?;
        projects.extend(Project::coached_by(db, who).await?);
        projects.sort_by_key(|project| project.id);
        projects.dedup_by_key(|project| project.id);
        let wanted = asked.project.unwrap_or_else(|| projects.first().map_or(ProjectId(0), |first| first.id));
        let project = projects.iter().find(|one| one.id == wanted).cloned().ok_or(Error::NotFound)?;
        let municipalities = project.municipalities(db).await?;
        let municipality = asked.municipality.filter(|one| municipalities.contains(one));
        let follows = match asked.follows {
            Some(id) => Some(Run::find(db, who, id).await?).filter(|run| run.project_id == project.id),
            None => None,
        };
        Ok(Self {
            projects: projects.iter().map(|one| Choice::new(one.id, &one.name)).collect(),
            municipalities: municipalities.iter().map(|one| Choice::new(one, one.name())).collect(),
            municipality,
            period: asked.period,
            people: Candidate::of_project(db, who, project.id, asked.period).await?,
            slots: Choosable::of_project(db, project.id, asked.period, municipality).await?,
            manages: who.manages(project.id),
            follows,
            gone: 0,
            project,
        })
    }
}

/// What decides what can be chosen.
struct Asked {
    project: Option<ProjectId>,
    period: Period,
    municipality: Option<Municipality>,
    follows: Option<RunId>,
}

impl Asked {
    fn of(from: Option<NaiveDate>, to: Option<NaiveDate>, today: NaiveDate) -> Self {
        let from = from.filter(|from| *from >= today).unwrap_or_else(|| usual_period(today).from);
        let to = to.filter(|to| *to >= from).unwrap_or_else(|| period_from(from).to);
        Self { project: None, period: Period { from, to }, municipality: None, follows: None }
    }
}

pub async fn new(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let (today, follows) = (visit.today(), query.id::<RunId>("follows"));
    let (db, who) = (&mut visit.db, &visit.who);
    let before = match follows {
        Some(id) => Some(Run::find(db, who, id).await?),
        None => None,
    };
    let from = query.date("from").or(before.as_ref().map(|run| run.starts_on));
    let to = query.date("to").or(before.as_ref().map(|run| run.ends_on));
    let asked = Asked {
        project: query.id("project").or(before.as_ref().map(|run| run.project_id)),
        municipality: query.text("municipality").parse().ok(),
        follows,
        ..Asked::of(from, to, today)
    };
    let mut choices = Choices::load(db, who, &asked).await?;
    let mut form = Form::new()
        .and("project_id", choices.project.id)
        .and("starts_on", asked.period.from)
        .and("ends_on", asked.period.to)
        .and("municipality", choices.municipality.map(|one| one.to_string()).unwrap_or_default())
        .and("follows", choices.follows.as_ref().map(|run| run.id.to_string()).unwrap_or_default())
        .and("track", before.as_ref().map_or(Track::WorkTraining, |run| run.track))
        .and("seed", rand::random_range(1..=999_999));
    let inputs = match &choices.follows {
        Some(run) => Some(run.read(db).await?.0),
        None => None,
    };
    form = match &inputs {
        // The same people and slots again, as far as they can still be chosen.
        Some(inputs) => {
            let can = |slot: SlotId| choices.slots.vacancies.iter().any(|one| one.slot.id == slot);
            choices.gone = inputs.slots.iter().filter(|slot| !can(slot.id)).count();
            again(form, inputs, &choices)
        }
        None => form
            .and_each("people", choices.people.iter().filter(|one| !one.is_placed()).map(|one| one.id))
            .and_each("slots", choices.slots.vacancies.iter().map(|one| one.slot.id)),
    };
    let read: Vec<_> = choices.people.iter().filter(|one| one.name().is_some()).map(|one| one.id).collect();
    visit.has_read("allocation", read).await?;
    Ok(Page(page(visit.t, visit.frame, form, choices)).into_response())
}

fn again(form: Form, before: &Inputs, choices: &Choices) -> Form {
    let people = choices.people.iter().filter(|one| before.people.iter().any(|person| person.id == one.id));
    let slots = choices.slots.vacancies.iter().map(|one| one.slot.id);
    let slots = slots.filter(|id| before.slots.iter().any(|slot| slot.id == *id));
    let form = form.and_each("people", people.map(|one| one.id)).and_each("slots", slots);
    // Runs from before the asked size was kept tell how many more were wanted.
    let groups = before.slots.iter().map(|slot| (slot.id, slot.asked.max(slot.least)));
    groups
        .filter(|(_, least)| *least > 0)
        .fold(form, |form, (id, least)| form.and(format!("least-{id}"), least))
}

fn page(t: Texts, frame: Frame, form: Form, choices: Choices) -> New {
    New { tracks: t.choices::<Track>(), t, frame, form, choices }
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    super::only_those_who_place(&act.who)?;
    let Some(wanted) = form.read(wanted) else { return shown_again(act, form, None).await };
    let follows = wanted.follows;
    let mut reading = act.read().await?;
    let gathered = Inputs::gather(&mut reading, Some(&act.who), wanted).await;
    drop(reading);
    let inputs = match gathered {
        Err(Error::Refused(refusal)) => return shown_again(act, form, Some(refusal)).await,
        other => other?,
    };
    // Seconds at most, and all of them work: not on a thread that answers others.
    let asked = inputs.clone();
    let outcome = tokio::task::spawn_blocking(move || asked.place()).await.map_err(Fault::broken)?;
    let outcome = outcome.ok_or_else(Fault::not_found)?;
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-allocation-made"));
    }
    let run = Run::keep(&mut db, Some(&act.who), follows, &inputs, &outcome).await?;
    let location = format!("/allocations/{}", run.id);
    Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
    db.commit().await?;
    Ok(done(&location, "flash-allocation-made"))
}

fn wanted(form: &mut Form) -> Option<Wanted> {
    let project_id = form.id::<ProjectId>("project_id");
    let from = form.date("starts_on");
    let to = form.date("ends_on");
    form.in_order("starts_on", "ends_on");
    let track = form.one::<Track>("track");
    let seed = form.integer("seed", 0..=MOST_SEED);
    let follows = form.optional_id::<RunId>("follows");
    let people = ids(form, "people");
    let slots = ids::<SlotId>(form, "slots");
    let mut least = BTreeMap::new();
    for slot in slots.iter().flatten() {
        if let Some(Some(number)) = form.optional_integer(&format!("least-{slot}"), 1..=MOST_GROUP) {
            least.insert(*slot, number);
        }
    }
    let period = Period { from: from?, to: to? };
    Some(Wanted {
        project_id: project_id?,
        period,
        track: track?,
        people: people?,
        slots: slots?,
        least,
        seed: seed?,
        follows: follows?,
    })
}

/// Check boxes by the numbers of their rows, at least one.
fn ids<T: FromStr>(form: &mut Form, field: &str) -> Option<Vec<T>> {
    let read: Result<Vec<T>, _> = form.values(field).map(str::parse).collect();
    let fault = match read {
        Ok(ids) if !ids.is_empty() => return Some(ids),
        Ok(_) => "allocation-choose-some",
        Err(_) => "form-not-found",
    };
    form.fault(field, Message::new(fault));
    None
}

/// The form once more: 422 with what is wrong in it, or 409 with why the rules say no.
async fn shown_again(act: Act, mut form: Form, refusal: Option<Refusal>) -> Result<Response, Fault> {
    let mut db = act.read().await?;
    let day = |field: &str| form.value(field).parse().ok();
    let asked = Asked {
        project: form.value("project_id").parse().ok(),
        municipality: form.value("municipality").parse().ok(),
        follows: form.value("follows").parse().ok(),
        ..Asked::of(day("starts_on"), day("ends_on"), db.today())
    };
    let choices = Choices::load(&mut db, &act.who, &asked).await?;
    drop(db);
    let read: Vec<_> = choices.people.iter().filter(|one| one.name().is_some()).map(|one| one.id).collect();
    act.has_read("allocation", read).await?;
    if let Some(refusal) = &refusal {
        let field = match refusal {
            Refusal::EndBeforeStart => "ends_on",
            Refusal::StartInThePast => "starts_on",
            _ => "people",
        };
        form.fault(field, message(refusal));
    }
    let page = Page(page(act.t, act.frame, form, choices));
    Ok(if refusal.is_some() { page.conflict() } else { page.again() })
}

impl New {
    fn is_chosen(&self, field: &str, id: impl ToString) -> bool {
        self.form.has(field, &id.to_string())
    }

    fn most_pairs(&self) -> i64 {
        MOST_PAIRS as i64
    }
}
