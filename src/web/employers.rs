//! Employers that a project knows: the list, one of them with its people and contacts, and adding one. Logging a visit or a
//! call is `contacts`, the people there are `people`.

pub mod contacts;
pub mod people;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::{Read, compare_swedish};
use crate::model::Error;
use crate::model::access::Who;
use crate::model::employer::{Contact, Employer, EmployerId, Known, KnownPerson, NewEmployer};
use crate::model::enrolment::EnrolmentId;
use crate::model::municipality::Municipality;
use crate::model::organisation_number::OrganisationNumber;
use crate::model::project::{Project, ProjectId};
use crate::model::submission::Submission;

/// Contacts on an employer's page.
const MOST: i64 = 200;
const LONGEST_LINE: usize = 200;

#[derive(Template)]
#[template(path = "employers/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    today: NaiveDate,
    projects: Vec<Project>,
    project: ProjectId,
    known: Vec<Known>,
}

/// The projects in which the person may see employers: none is not found.
async fn projects(db: &mut Read, who: &Who) -> Result<Vec<Project>, Fault> {
    let mut projects = Project::coached_by(db, who).await?;
    projects.extend(Project::managed_by(db, who).await?);
    projects.sort_by_key(|project| project.id);
    projects.dedup_by_key(|project| project.id);
    if projects.is_empty() { Err(Fault::not_found()) } else { Ok(projects) }
}

pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let projects = projects(&mut visit.db, &visit.who).await?;
    let wanted = query.id::<ProjectId>("project");
    let project = projects.iter().find(|project| Some(project.id) == wanted).unwrap_or(&projects[0]).id;
    let mut known = Employer::of_project(&mut visit.db, &visit.who, project).await?;
    let words = query.text("q").to_lowercase();
    known.retain(|one| {
        one.employer.name.to_lowercase().contains(&words) && (!query.flag("mine") || one.mine > 0)
    });
    let today = visit.today();
    Ok(Page(Index { t: visit.t, frame: visit.frame, query, today, projects, project, known }).into_response())
}

impl Index {
    fn tone(&self, on: &NaiveDate) -> Tone {
        if *on < self.today { Tone::Bad } else { Tone::Info }
    }
}

#[derive(Template)]
#[template(path = "employers/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    who: Who,
    today: NaiveDate,
    employer: Employer,
    people: Vec<KnownPerson>,
    contacts: Vec<Contact>,
}

pub async fn show(mut visit: Visit, Path(id): Path<EmployerId>) -> Result<Response, Fault> {
    let employer = Employer::find(&mut visit.db, &visit.who, id).await?;
    let people = employer.people(&mut visit.db).await?;
    let contacts = employer.contacts(&mut visit.db, MOST).await?;
    let today = visit.today();
    let who = visit.who.clone();
    let about: Vec<EnrolmentId> =
        contacts.iter().filter_map(|contact| contact.about(&who)).map(|(id, _)| id).collect();
    visit.has_read("employer", about).await?;
    let page = Show { t: visit.t, frame: visit.frame, who, today, employer, people, contacts };
    Ok(Page(page).into_response())
}

impl Show {
    fn acts(&self) -> bool {
        self.who.coaches(self.employer.project_id)
    }

    fn about(&self, contact: &Contact) -> Option<(EnrolmentId, String)> {
        contact.about(&self.who)
    }

    /// The step is this person's to tick off.
    fn can_tick(&self, contact: &Contact) -> bool {
        contact.user_id == self.who.id && contact.next_on.is_some() && contact.next_done_on.is_none()
    }

    fn is_late(&self, contact: &Contact) -> bool {
        contact.next_done_on.is_none() && contact.next_on.is_some_and(|on| on < self.today)
    }
}

fn new_question(t: &Texts, projects: &[Project]) -> Question {
    let project = |project: &Project| Choice::new(project.id, &project.name);
    let mut municipalities: Vec<Choice> =
        Municipality::all().map(|one| Choice::new(one.code(), one.name())).collect();
    municipalities.sort_by(|a, b| compare_swedish(&a.label, &b.label));
    Question {
        title: t.say("employer-new").to_string(),
        lead: t.say("employer-new-lead").to_string(),
        action: "/employers".to_owned(),
        back: ("/employers".to_owned(), t.say("employers-title").to_string()),
        button: "save",
        fields: vec![
            Field::new("name", "employer-name", Kind::Line),
            Field::new("org_number", "employer-number", Kind::Line).optional(),
            Field::new("municipality", "employer-municipality", Kind::One(municipalities)).optional(),
            Field::new("project_id", "employer-project", Kind::One(projects.iter().map(project).collect())),
        ],
        instead: vec![],
    }
}

pub async fn new(mut visit: Visit) -> Result<Response, Fault> {
    let projects = projects(&mut visit.db, &visit.who).await?;
    let form = Form::new().and("project_id", projects[0].id);
    Ok(new_question(&visit.t, &projects).ask(visit.t, visit.frame, form))
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    let projects = projects(&mut act.read().await?, &act.who).await?;
    let told = form.read(|form| {
        let name = form.text("name", 2..=120);
        let org_number = match form.value("org_number").trim() {
            "" => Some(None),
            _ => form.parsed::<OrganisationNumber>("org_number", "organisation-number-wrong").map(Some),
        };
        let municipality = match form.value("municipality") {
            "" => Some(None),
            _ => form.parsed::<Municipality>("municipality", "form-not-a-choice").map(Some),
        };
        let project_id = form.id::<ProjectId>("project_id");
        Some(NewEmployer {
            project_id: project_id?,
            name: name?,
            org_number: org_number?,
            municipality: municipality?,
        })
    });
    let Some(new) = told else { return Ok(new_question(&act.t, &projects).again(act, form)) };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-employer-added"));
    }
    match Employer::add(&mut db, &act.who, new).await {
        Ok(id) => {
            let location = format!("/employers/{id}");
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-employer-added"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            new_question(&act.t, &projects).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}
