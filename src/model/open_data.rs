//! Whether a project's contracts are published as open data: a manager switches it on and off, and each time is an event. What is
//! published is `ocds`.

use super::Result;
use super::access::Who;
use super::error::Error;
use super::event::Event;
use super::project::{Project, ProjectId};
use crate::db::{Read, Write};

/// The project by its reference, when it is published. For anybody.
pub async fn published(db: &mut Read, reference: &str) -> Result<Project> {
    let project = Project::find_by_ref(db, reference).await?.ok_or(Error::NotFound)?;
    if is_published(db, project.id).await? { Ok(project) } else { Err(Error::NotFound) }
}

pub async fn is_published(db: &mut Read, project: ProjectId) -> Result<bool> {
    Ok(db.query("SELECT open_data FROM projects WHERE id = $1").bind(project).value().await?)
}

/// By a manager of the project. Switching it to what it is changes nothing.
pub async fn publish(db: &mut Write, who: &Who, project: ProjectId, on: bool) -> Result<()> {
    if !who.manages(project) {
        return Err(Error::NotFound);
    }
    if is_published(db, project).await? == on {
        return Ok(());
    }
    db.query("UPDATE projects SET open_data = $2 WHERE id = $1").bind(project).bind(on).run().await?;
    let what = if on { "open_data_published" } else { "open_data_withdrawn" };
    Event::new(what, "project", project.0).by(who.id).within(project).write(db).await
}
