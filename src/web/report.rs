//! What a report is asked for, the same for every report on a project.

use chrono::NaiveDate;

use super::choice::Choice;
use super::fault::Fault;
use super::form::{Form, value};
use super::message::Message;
use super::query::Query;
use super::visit::Visit;
use crate::model::project::{Project, ProjectId};

/// What is asked for: a project of the person's, and a period; without one, the project's time so far.
pub struct Asked {
    projects: Vec<Project>,
    pub project: Project,
    pub from: NaiveDate,
    pub to: NaiveDate,
    form: Form,
}

impl Asked {
    pub async fn of(visit: &mut Visit, query: &Query) -> Result<Self, Fault> {
        let projects = Project::managed_by(&mut visit.db, &visit.who).await?;
        let wanted = query.id::<ProjectId>("project");
        let is_one = wanted.is_some() || query.text("project").is_empty();
        let chosen = projects.iter().find(|project| wanted.is_none_or(|wanted| project.id == wanted));
        let project = chosen.filter(|_| is_one).ok_or_else(Fault::not_found)?.clone();
        let mut form = Form::new().and("project", project.id);
        let until = project.ends_on.min(visit.today()).max(project.starts_on);
        let from = day(&mut form, query, "from", project.starts_on);
        let to = day(&mut form, query, "to", until);
        if to < from && !form.has_faults() {
            form.fault("to", Message::new("form-wrong-order").with("first", from.to_string()));
        }
        Ok(Self { projects, project, from, to, form })
    }

    /// The form that asks, with what is wrong with the period. Then there is no report.
    pub fn form(&self) -> Form {
        self.form.clone()
    }

    pub fn projects(&self) -> Vec<Choice> {
        self.projects.iter().map(|project| Choice::new(project.id, &project.name)).collect()
    }
}

/// A day that the address asks for; the usual one when it asks for none, or for what is no day: then the form says so.
pub fn day(form: &mut Form, query: &Query, name: &str, usual: NaiveDate) -> NaiveDate {
    let written = query.text(name);
    let (shown, read) = match written.is_empty() {
        true => (usual.to_string(), Ok(usual)),
        false => (written.to_owned(), value::date(written)),
    };
    form.put(name, shown);
    read.unwrap_or_else(|message| {
        form.fault(name, message);
        usual
    })
}
