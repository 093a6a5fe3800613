//! What a report is asked for, the same for every report on a project.

use chrono::NaiveDate;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
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
}

impl Asked {
    pub async fn of(visit: &mut Visit, query: &Query) -> Result<Self, Fault> {
        let projects = Project::managed_by(&mut visit.db, &visit.who).await?;
        let wanted = query.id::<ProjectId>("project");
        let chosen = projects.iter().find(|project| wanted.is_none_or(|wanted| project.id == wanted));
        let project = chosen.ok_or_else(Fault::not_found)?.clone();
        let from = query.date("from").unwrap_or(project.starts_on);
        let to = query.date("to").unwrap_or(project.ends_on.min(visit.today()).max(project.starts_on));
        Ok(Self { projects, project, from, to })
    }

    /// The form that asks, with what is wrong with the period.
    pub fn form(&self) -> Form {
        let form = Form::new().and("project", self.project.id).and("from", self.from).and("to", self.to);
        let mut form = form;
        if self.to < self.from {
            form.fault("to", Message::new("form-wrong-order").with("first", self.from.to_string()));
        }
        form
    }

    pub fn projects(&self) -> Vec<Choice> {
        self.projects.iter().map(|project| Choice::new(project.id, &project.name)).collect()
    }
}
