//! How long a project's handovers may take, step by step, when an unanswered one expires, and how long a proposal holds its seat: set
//! by its managers.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::handover::{Clocks, Settings};
use crate::model::project::{ProjectId, name_of};

/// Days that any of them may be.
const MOST: i64 = 365;
/// A proposal holds a seat that others could have.
const MOST_OF_A_PROPOSAL: i64 = 60;

#[derive(Template)]
#[template(path = "handover_clocks/edit.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    id: ProjectId,
    project: String,
}

pub async fn edit(mut visit: Visit, Path(id): Path<ProjectId>) -> Result<Response, Fault> {
    let Settings { clocks, answer, link, proposal } = Settings::find(&mut visit.db, &visit.who, id).await?;
    let form = Form::new()
        .and("draft", clocks.draft)
        .and("chase", clocks.chase)
        .and("answer", answer)
        .and("meeting", clocks.meeting)
        .and("release", clocks.release)
        .and("link", link)
        .and("proposal", proposal);
    let project = name_of(&mut visit.db, id).await?;
    Ok(Page(Edit { t: visit.t, frame: visit.frame, form, id, project }).into_response())
}

pub async fn update(act: Act, Path(id): Path<ProjectId>, mut form: Form) -> Result<Response, Fault> {
    let mut read = act.read().await?;
    Settings::find(&mut read, &act.who, id).await?;
    let project = name_of(&mut read, id).await?;
    drop(read);
    let Some(settings) = form.read(settings) else {
        return Ok(Page(Edit { t: act.t, frame: act.frame, form, id, project }).again());
    };
    let mut db = act.write().await?;
    settings.keep(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/projects/{id}/handover-clocks"), "flash-handover-clocks-set"))
}

fn settings(form: &mut Form) -> Option<Settings> {
    let proposal = form.integer("proposal", 1..=MOST_OF_A_PROPOSAL);
    let mut days = |field: &str, least: i64| form.integer(field, least..=MOST);
    let (draft, chase, answer) = (days("draft", 0), days("chase", 0), days("answer", 0));
    let (meeting, release, link) = (days("meeting", 0), days("release", 0), days("link", 1));
    let clocks = Clocks { draft: draft?, chase: chase?, meeting: meeting?, release: release? };
    Some(Settings { clocks, answer: answer?, link: link?, proposal: proposal? })
}
