//! What if this provider closes: the drill that changes nothing, and the form that announces a real departure.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Days, NaiveDate};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::refusal::message;
use super::report::day;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::departure::{Announced, Drill};
use crate::model::inspection::LEAST_REASON;
use crate::model::organisation::OrganisationId;
use crate::model::project::{Project, ProjectId};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};

/// Days ahead that a drill looks, unless somebody asks for another day.
const USUAL_DAYS: u64 = 30;
const LONGEST_REASON: usize = 500;

#[derive(Template)]
#[template(path = "departures/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    projects: Vec<Choice>,
    drill: Drill,
    /// Whether the day could be read and is to come: otherwise nothing is reckoned, and the form says what is wrong.
    reckoned: bool,
}

async fn drill(
    db: &mut Read,
    who: &Who,
    provider: OrganisationId,
    project: Option<ProjectId>,
    on: NaiveDate,
) -> Result<(Vec<Choice>, Drill), Fault> {
    let projects = Project::managed_by(db, who).await?;
    let choices = projects.iter().map(|project| Choice::new(project.id, &project.name)).collect();
    // Without a project: the first that the provider would leave, else the first that it has had to do with.
    let mut past = None;
    for one in projects.iter().filter(|one| project.is_none_or(|wanted| one.id == wanted)) {
        match Drill::find(db, who, one.id, provider, on).await {
            Ok(drill) if drill.is_nothing() => past = past.or(Some(drill)),
            Ok(drill) => return Ok((choices, drill)),
            Err(Error::NotFound) => {}
            Err(other) => return Err(other.into()),
        }
    }
    past.map(|drill| (choices, drill)).ok_or_else(Fault::not_found)
}

pub async fn show(mut visit: Visit, Path(id): Path<OrganisationId>, query: Query) -> Result<Response, Fault> {
    let today = visit.today();
    let mut form = Form::new();
    let on = day(&mut form, &query, "on", today + Days::new(USUAL_DAYS));
    if on < today {
        form.fault("on", message(&Refusal::StartInThePast));
    }
    let (projects, drill) = drill(&mut visit.db, &visit.who, id, query.id("project"), on.max(today)).await?;
    let form = form.and("project", drill.project.id);
    if form.has_faults() {
        return Ok(
            Page(Show { t: visit.t, frame: visit.frame, form, projects, drill, reckoned: false }).again()
        );
    }
    visit.has_read("departure", drill.people.iter().map(|one| one.enrolment_id)).await?;
    Ok(Page(Show { t: visit.t, frame: visit.frame, form, projects, drill, reckoned: true }).into_response())
}

pub async fn announce(
    act: Act,
    Path(provider_id): Path<OrganisationId>,
    mut form: Form,
) -> Result<Response, Fault> {
    let project = form.value("project").parse::<ProjectId>().ok();
    let mut reading = act.read().await?;
    let today = reading.today();
    let (on, reason) = (form.date("on"), form.text("reason", LEAST_REASON..=LONGEST_REASON));
    let read = on.filter(|on| *on >= today).zip(reason);
    if on.is_some_and(|on| on < today) {
        form.fault("on", message(&Refusal::StartInThePast));
    }
    // What is shown again is reckoned for the day that was asked about, and for no other.
    let reckoned = form.error("on").is_none();
    let on = on.unwrap_or(today).max(today);
    let (projects, drill) = drill(&mut reading, &act.who, provider_id, project, on).await?;
    drop(reading);
    let project_id = drill.project.id;
    let is_nothing = drill.is_nothing();
    let read_about: Vec<_> = drill.people.iter().map(|one| one.enrolment_id).collect();
    let again =
        |form: Form| Page(Show { t: act.t, frame: act.frame.clone(), form, projects, drill, reckoned });
    let Some((on, reason)) = read else {
        if reckoned {
            act.has_read("departure", read_about).await?;
        }
        return Ok(again(form).again());
    };
    let location = format!("/organisations/{provider_id}/departure?project={project_id}&on={on}");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-departure-announced"));
    }
    match (Announced { project_id, provider_id, on, reason }).carry_out(&mut db, &act.who).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            act.app.search.wake();
            Ok(done(&location, "flash-departure-announced"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            let field = if matches!(refusal, Refusal::ReasonMissing) { "reason" } else { "on" };
            form.fault(field, message(&refusal));
            act.has_read("departure", read_about).await?;
            Ok(again(form).conflict())
        }
        // Others have moved everybody meanwhile, or the day is another than the drill was for: the reason stands where it was written.
        Err(Error::NotFound) if is_nothing => {
            db.rollback().await?;
            form.fault("on", Message::new("departure-nothing"));
            Ok(again(form).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

/// The provider stays after all.
pub async fn revoke(
    act: Act,
    Path(provider_id): Path<OrganisationId>,
    form: Form,
) -> Result<Response, Fault> {
    let project = form.value("project").parse::<ProjectId>().map_err(|_| Fault::not_found())?;
    let mut db = act.write().await?;
    Announced::revoke(&mut db, &act.who, project, provider_id).await?;
    db.commit().await?;
    act.app.search.wake();
    let location = format!("/organisations/{provider_id}/departure?project={project}");
    Ok(done(&location, "flash-departure-revoked"))
}

impl Show {
    /// The project, and the day that is reckoned for.
    fn lead(&self) -> String {
        let project = self.drill.project.name.as_str();
        if !self.reckoned {
            return project.to_owned();
        }
        self.t
            .say("departure-lead")
            .with("project", project)
            .with("on", self.t.date(self.drill.on))
            .to_string()
    }

    fn coach(&self, name: &Option<String>) -> String {
        name.clone().unwrap_or_else(|| self.t.say("overview-no-coach").to_string())
    }
}
