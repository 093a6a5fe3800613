//! A project as a data package in a zip file. It holds names and personal numbers, so the manager states a reason, which
//! is kept in the access log of each person in it. Those with a protected identity and those who have taken a consent back are
//! not in it.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::form::Form;
use super::imports::Index;
use super::page::Page;
use super::visit::Act;
use crate::model::access_log::Reading;
use crate::model::event::Event;
use crate::model::inspection::LEAST_REASON;
use crate::model::package::{Extent, Zip, export, may_still_go};
use crate::model::project::{Project, ProjectId};
use crate::model::{Error, Refusal};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    let wanted = form.read(|form| {
        let (project, reason) =
            (form.id::<ProjectId>("project"), form.text("reason", LEAST_REASON..=LONGEST_REASON));
        Some((project?, reason?))
    });
    let mut db = act.read().await?;
    let Some((project, reason)) = wanted else {
        return Ok(Page(Index::load(&mut db, &act.who, act.t, act.frame, form).await?).again());
    };
    if !act.who.manages(project) {
        return Err(Fault::not_found());
    }
    let project = Project::find(&mut db, &act.who, project).await?;
    let (id, of) = (project.id, project.clone());
    let name = format!("{}-{}.zip", plain(&project.reference), db.today());
    let mut zip = Zip::default();
    let exported = export(&mut db, &act.app.keys, Extent::Project(project), &mut zip, &|_| {})
        .await
        .map_err(Fault::broken)?;
    drop(db);
    let content = tokio::task::spawn_blocking(move || zip.finish()).await.map_err(Fault::broken)?;
    let content = content.map_err(Fault::broken)?;

    let mut writing = act.write().await?;
    if !may_still_go(&mut writing, &of, &exported.enrolments).await? {
        writing.rollback().await?;
        return Err(Error::from(Refusal::ExportOvertaken).into());
    }
    let count = exported.enrolments.len() as i64;
    Event::new("project_exported", "project", id.0)
        .by(act.who.id)
        .within(id)
        .with("reason", reason.as_str())
        .with("people", count)
        .write(&mut writing)
        .await?;
    writing.commit().await?;
    let reading = Reading { user_id: act.who.id, enrolments: exported.enrolments, page: "export", reason };
    act.app.accesses.record(reading).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, content).into_response())
}

/// A reference as part of a file's name.
fn plain(reference: &str) -> String {
    reference.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}
