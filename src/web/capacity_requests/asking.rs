//! The form in which a manager asks.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::Days;

use crate::db::Read;
use crate::model::access::Who;
use crate::model::capacity_request::{Askable, Asked, CapacityRequest, MOST_SEATS};
use crate::model::municipality::Municipality;
use crate::model::organisation::OrganisationId;
use crate::model::project::{Project, ProjectId};
use crate::model::ssyk::groups;
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};
use crate::web::choice::Choice;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::profile::wish;
use crate::web::query::Query;
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

const LONGEST_MESSAGE: usize = 1000;
/// Days to answer in, and days until the seats are wanted, unless somebody says otherwise.
const USUAL_DAYS: (u64, u64) = (10, 28);

#[derive(Template)]
#[template(path = "capacity_requests/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    project: Project,
    projects: Vec<Project>,
    municipalities: Vec<Choice>,
    occupations: Vec<Choice>,
    whom: Vec<Choice>,
    providers: Vec<Choice>,
}

struct About {
    project: Project,
    projects: Vec<Project>,
    municipalities: Vec<Choice>,
    occupations: Vec<Choice>,
    askable: Vec<Askable>,
}

impl About {
    async fn find(db: &mut Read, who: &Who, wanted: Option<ProjectId>) -> Result<Self, Fault> {
        let projects = Project::managed_by(db, who).await?;
        let chosen = projects.iter().find(|project| wanted.is_none_or(|wanted| project.id == wanted));
        let project = chosen.cloned().ok_or_else(Fault::not_found)?;
        let municipalities = CapacityRequest::places(db, &project).await?;
        Ok(Self {
            askable: Askable::of_project(db, who, project.id).await?,
            municipalities: municipalities.iter().map(|one| Choice::new(one.code(), one.name())).collect(),
            occupations: groups().iter().map(|group| Choice::new(group.ssyk, wish(group.ssyk))).collect(),
            project,
            projects,
        })
    }

    fn page(self, t: Texts, frame: Frame, form: Form) -> Page<New> {
        let contracted = self.askable.iter().filter(|one| one.contracted).count();
        let everyone = t.say("capacity-request-everyone").with("count", contracted).to_string();
        let whom = vec![Choice::new("all", everyone), Choice::new("some", t.say("capacity-request-some"))];
        let providers = self.askable.iter().map(|one| Choice::new(one.provider_id, &one.name)).collect();
        let Self { project, projects, municipalities, occupations, .. } = self;
        Page(New { t, frame, form, project, projects, municipalities, occupations, whom, providers })
    }
}

pub async fn new(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let about = About::find(&mut visit.db, &visit.who, query.id("project")).await?;
    let today = visit.today();
    let form = Form::new()
        .and("project_id", about.project.id)
        .and("whom", "all")
        .and("answer_by", today + Days::new(USUAL_DAYS.0))
        .and("starts_on", today + Days::new(USUAL_DAYS.1));
    Ok(about.page(visit.t, visit.frame, form).into_response())
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    let wanted = form.value("project_id").parse::<ProjectId>().ok();
    let about = About::find(&mut act.read().await?, &act.who, wanted).await?;
    let project_id = about.project.id;
    let Some(asked) = form.read(|form| asked(form, project_id)) else {
        return Ok(about.page(act.t, act.frame, form).again());
    };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-capacity-requested"));
    }
    match CapacityRequest::make(&mut db, &act.who, asked).await {
        Ok(made) => {
            let location = format!("/capacity-requests/{}", made.id);
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-capacity-requested"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            let field = match refusal {
                Refusal::NobodyAsked => "whom",
                Refusal::StartInThePast => "starts_on",
                Refusal::PlaceOutsideProject => "municipality",
                _ => "answer_by",
            };
            form.fault(field, message(&refusal));
            Ok(about.page(act.t, act.frame, form).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

fn asked(form: &mut Form, project_id: ProjectId) -> Option<Asked> {
    let seats = form.integer("seats", 1..=MOST_SEATS);
    let ssyk = form.optional_id("ssyk");
    let municipality = form.optional_id::<Municipality>("municipality");
    let starts_on = form.date("starts_on");
    let answer_by = form.date("answer_by");
    let message = form.optional_text("message", LONGEST_MESSAGE);
    let chosen: Vec<OrganisationId> = form.values("provider").filter_map(|id| id.parse().ok()).collect();
    let providers = (form.value("whom") == "some").then_some(chosen);
    Some(Asked {
        project_id,
        ssyk: ssyk?,
        municipality: municipality?,
        seats: seats?,
        starts_on: starts_on?,
        answer_by: answer_by?,
        message: message?.unwrap_or_default(),
        providers,
    })
}
