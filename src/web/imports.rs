//! Data in and out for project managers: a package uploaded, looked at, and taken in all or nothing; and one's own
//! project as a package. What a package is, and every rule: `model::package`. Not for the command line.

use askama::Template;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::fault::Fault as PageFault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::package_fault::{expected, sentence, unzipping};
use super::page::Page;
use super::path::Path;
use super::sent::{MOST_BYTES, Sent};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::package::{Applied, Checked, Count, Fault, Faults, Limits, Package, apply, read_zip};
use crate::model::project::Project;
use crate::model::upload::{Upload, UploadId};
use crate::model::{Error, Refusal};

/// Unpacked: what 20 MB of tables can be, and what the program has room for.
const UNPACKED: Limits = Limits { entries: 100, bytes: 128 << 20, ratio: 100 };

/// A package in memory is many times its file; two at once could be more than there is room for.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

#[derive(Template)]
#[template(path = "imports/index.html")]
pub(super) struct Index {
    pub t: Texts,
    pub frame: Frame,
    pub form: Form,
    pub projects: Vec<super::choice::Choice>,
}

impl Index {
    /// For whoever manages a project; the form may carry faults of either card.
    pub(super) async fn load(
        db: &mut Read,
        who: &Who,
        t: Texts,
        frame: Frame,
        form: Form,
    ) -> Result<Self, PageFault> {
        let projects = Project::managed_by(db, who).await?;
        if projects.is_empty() {
            return Err(PageFault::not_found());
        }
        let projects = projects.iter().map(|one| super::choice::Choice::new(one.id, &one.name)).collect();
        Ok(Self { t, frame, form, projects })
    }
}

pub async fn index(mut visit: Visit) -> Result<Response, PageFault> {
    let page = Index::load(&mut visit.db, &visit.who, visit.t, visit.frame, Form::new()).await?;
    Ok(Page(page).into_response())
}

pub async fn create(act: Act, sent: Sent) -> Result<Response, PageFault> {
    let fault = match &sent {
        Sent::File { content, .. } => readable(content.clone()).await,
        Sent::Nothing => Some(Message::new("imports-no-file")),
        Sent::TooLarge => Some(Message::new("imports-too-large").with("megabytes", MOST_BYTES >> 20)),
    };
    let index = Index::load(&mut act.read().await?, &act.who, act.t, act.frame.clone(), Form::new()).await?;
    match (sent, fault) {
        (Sent::File { name, content }, None) => {
            let mut db = act.write().await?;
            let id = Upload::keep(&mut db, &act.who, &name, content).await?;
            db.commit().await?;
            Ok(axum::response::Redirect::to(&format!("/imports/{id}")).into_response())
        }
        (_, fault) => {
            let mut index = index;
            index.form.fault("package", fault.unwrap_or_else(|| Message::new("imports-no-file")));
            Ok(Page(index).again())
        }
    }
}

/// Why a file is no package at all, if so.
async fn readable(content: Vec<u8>) -> Option<Message> {
    let unzipped = tokio::task::spawn_blocking(move || read_zip(&content, UNPACKED).map(|_| ())).await;
    match unzipped {
        Ok(Ok(())) => None,
        Ok(Err(fault)) => Some(unzipping(&fault)),
        Err(_) => Some(Message::new("package-zip-unreadable")),
    }
}

/// Faults that a page shows.
const MOST_SHOWN: usize = 1_000;

#[derive(Template)]
#[template(path = "imports/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    id: UploadId,
    name: String,
    counts: Vec<Count>,
    faults: Faults,
    changes_nothing: bool,
}

impl Show {
    fn new(t: Texts, frame: Frame, upload: &Upload, checked: Checked<'_>) -> Self {
        Self {
            t,
            frame,
            id: upload.id,
            name: upload.name.clone(),
            changes_nothing: checked.changes_nothing(),
            counts: checked.counts.clone(),
            faults: checked.faults.clone(),
        }
    }

    fn what(&self, fault: &Fault) -> String {
        expected(&fault.expected).say(&self.t).to_string()
    }

    fn sentence(&self, fault: &Fault) -> String {
        sentence(fault, &self.t)
    }

    fn line(&self, fault: &Fault) -> String {
        fault.line.map(|line| line.to_string()).unwrap_or_default()
    }

    fn column(&self, fault: &Fault) -> String {
        fault.column.clone().unwrap_or_default()
    }

    /// The first of them; the command line tells all.
    fn shown(&self) -> &[Fault] {
        let all = self.faults.list();
        &all[..all.len().min(MOST_SHOWN)]
    }

    fn more(&self) -> usize {
        self.faults.count() - self.shown().len()
    }
}

/// Reads an upload outside the request's thread.
async fn read(upload: &Upload, today: chrono::NaiveDate) -> Result<(Package, Faults), PageFault> {
    let content = upload.content.clone();
    let reading = tokio::task::spawn_blocking(move || {
        read_zip(&content, UNPACKED).map(|source| Package::read(&source, today, &|_| {}))
    });
    let read = reading.await.map_err(PageFault::broken)?;
    // It was unpacked once already.
    read.map_err(|fault| PageFault::broken(format!("{fault:?}")))
}

/// The dry run: what would be taken in, or all that is wrong.
pub async fn show(visit: Visit, Path(id): Path<UploadId>) -> Result<Response, PageFault> {
    let (app, who, t, frame, mut db) = (visit.app, visit.who, visit.t, visit.frame, visit.db);
    let upload = Upload::find(&mut db, &who, id).await?;
    drop(db);
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(PageFault::unavailable)?;
    let (package, faults) = read(&upload, app.db.clock().today()).await?;
    let mut checked =
        package.check(&mut app.db.read().await.map_err(Error::from)?, &app.keys, faults).await?;
    checked.restrict_to(&who, &app.keys);
    Ok(Page(Show::new(t, frame, &upload, checked)).into_response())
}

/// Takes the package in, all of it or nothing. It is checked again: the world may have changed since the dry run.
pub async fn confirm(act: Act, Path(id): Path<UploadId>) -> Result<Response, PageFault> {
    let upload = Upload::find(&mut act.read().await?, &act.who, id).await?;
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(PageFault::unavailable)?;
    let (package, faults) = read(&upload, act.app.db.clock().today()).await?;
    let keys = &act.app.keys;
    let mut db = act.write().await?;
    // Of two confirmations the second finds nothing here.
    Upload::find(&mut db, &act.who, id).await?;
    package.lock(&mut db).await?;
    let mut checked = package.check(&mut db, keys, faults).await?;
    checked.restrict_to(&act.who, keys);
    if !checked.faults.is_empty() {
        db.rollback().await?;
        return Ok(Page(Show::new(act.t, act.frame, &upload, checked)).conflict());
    }
    let applied: Applied = apply(&checked, &mut db, keys, Some(act.who.id), &|_| {}).await?;
    Upload::discard(&mut db, &act.who, id).await?;
    db.commit().await?;
    let flash = if !applied.new_users.is_empty() { "flash-imported-with-users" } else { "flash-imported" };
    Ok(done("/imports", flash))
}

/// The person has changed their mind.
pub async fn discard(act: Act, Path(id): Path<UploadId>) -> Result<Response, PageFault> {
    let mut db = act.write().await?;
    match Upload::find(&mut db, &act.who, id).await {
        Ok(_) | Err(Error::Refused(Refusal::UploadExpired)) => {}
        Err(other) => return Err(other.into()),
    }
    Upload::discard(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done("/imports", "flash-import-discarded"))
}
