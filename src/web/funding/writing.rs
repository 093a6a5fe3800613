//! The forms of a budget: a segment of funding, new or changed, and a row within one.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::{Show, chart};
use crate::model::funding::{MOST_AMOUNT, NewRow, NewSegment, Outturn, Segment, SegmentId};
use crate::model::project::{Project, ProjectId};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal, Result as ModelResult};
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::message::Message;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

#[derive(Template)]
#[template(path = "funding/edit.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    project: Project,
    /// None for a new one.
    segment: Option<Segment>,
}

impl Edit {
    fn back(&self) -> String {
        format!("/projects/{}/funding", self.project.id)
    }

    fn action(&self) -> String {
        match &self.segment {
            Some(segment) => format!("/funding/{}/edit", segment.id),
            None => self.back(),
        }
    }

    fn title(&self) -> &'static str {
        if self.segment.is_some() { "funding-edit" } else { "funding-new" }
    }

    fn heading(&self) -> String {
        Message::new(self.title()).say(&self.t).to_string()
    }
}

pub async fn new(mut visit: Visit, Path(id): Path<ProjectId>) -> Result<Response, Fault> {
    let segments = Segment::of_project(&mut visit.db, &visit.who, id).await?;
    let project = Project::find(&mut visit.db, &visit.who, id).await?;
    // The next begins where the last ends.
    let after = segments.last().and_then(|last| last.ends_on.succ_opt());
    let form = Form::new()
        .and("starts_on", after.unwrap_or(project.starts_on))
        .and("ends_on", after.map_or(project.ends_on, |after| after.max(project.ends_on)));
    Ok(Page(Edit { t: visit.t, frame: visit.frame, form, project, segment: None }).into_response())
}

pub async fn create(act: Act, Path(id): Path<ProjectId>, mut form: Form) -> Result<Response, Fault> {
    let mut reading = act.read().await?;
    Segment::of_project(&mut reading, &act.who, id).await?;
    let project = Project::find(&mut reading, &act.who, id).await?;
    drop(reading);
    let Some(wanted) = form.read(read) else {
        return Ok(Page(Edit { t: act.t, frame: act.frame, form, project, segment: None }).again());
    };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-funding-added"));
    }
    match Segment::add(&mut db, &act.who, id, wanted).await {
        Ok(_) => {
            let location = format!("/projects/{id}/funding");
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-funding-added"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(field(&refusal), message(&refusal));
            Ok(Page(Edit { t: act.t, frame: act.frame, form, project, segment: None }).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn edit(mut visit: Visit, Path(id): Path<SegmentId>) -> Result<Response, Fault> {
    let segment = Segment::find(&mut visit.db, &visit.who, id).await?;
    let project = Project::find(&mut visit.db, &visit.who, segment.project_id).await?;
    let form = Form::new()
        .and("version", segment.version)
        .and("source", &segment.source)
        .and("starts_on", segment.starts_on)
        .and("ends_on", segment.ends_on)
        .and("amount", kronor(segment.amount));
    let segment = Some(segment);
    Ok(Page(Edit { t: visit.t, frame: visit.frame, form, project, segment }).into_response())
}

pub async fn update(act: Act, Path(id): Path<SegmentId>, mut form: Form) -> Result<Response, Fault> {
    let mut reading = act.read().await?;
    let segment = Segment::find(&mut reading, &act.who, id).await?;
    let project = Project::find(&mut reading, &act.who, segment.project_id).await?;
    drop(reading);
    let location = format!("/projects/{}/funding", project.id);
    let segment = Some(segment);
    let Some(wanted) = form.read(read) else {
        return Ok(Page(Edit { t: act.t, frame: act.frame, form, project, segment }).again());
    };
    let mut db = act.write().await?;
    match Segment::change(&mut db, &act.who, id, form.version(), wanted).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done(&location, "flash-funding-changed"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(field(&refusal), message(&refusal));
            Ok(Page(Edit { t: act.t, frame: act.frame, form, project, segment }).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn add_row(act: Act, Path(id): Path<SegmentId>, mut form: Form) -> Result<Response, Fault> {
    let project = Segment::find(&mut act.read().await?, &act.who, id).await?.project_id;
    let Some(row) = form.read(read_row) else { return again(act, id, form, None).await };
    let location = format!("/projects/{project}/funding");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-budget-row-added"));
    }
    match Segment::add_row(&mut db, &act.who, id, row).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-budget-row-added"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            again(act, id, form, Some(refusal)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The page once more with the form that was sent at its segment.
async fn again(act: Act, id: SegmentId, mut form: Form, refusal: Option<Refusal>) -> Result<Response, Fault> {
    let (project, outturn) = read_page(&act, id).await?;
    let chart = chart(&act.t, &outturn.months);
    if let Some(refusal) = &refusal {
        form.fault(field(refusal), message(refusal));
    }
    let page = Page(Show { t: act.t, frame: act.frame, form, project, outturn, chart, at: Some(id) });
    Ok(if refusal.is_some() { page.conflict() } else { page.again() })
}

async fn read_page(act: &Act, id: SegmentId) -> ModelResult<(Project, Outturn)> {
    let mut db = act.read().await?;
    let project = Segment::find(&mut db, &act.who, id).await?.project_id;
    let outturn = Outturn::of_project(&mut db, &act.who, project).await?;
    Ok((Project::find(&mut db, &act.who, project).await?, outturn))
}

fn read(form: &mut Form) -> Option<NewSegment> {
    let source = form.text("source", 2..=160);
    let row = read_row(form);
    let NewRow { starts_on, ends_on, amount } = row?;
    Some(NewSegment { source: source?, starts_on, ends_on, amount })
}

fn read_row(form: &mut Form) -> Option<NewRow> {
    let (starts_on, ends_on) = (form.date("starts_on"), form.date("ends_on"));
    form.in_order("starts_on", "ends_on");
    let amount = form.money("amount", 100..=MOST_AMOUNT);
    Some(NewRow { starts_on: starts_on?, ends_on: ends_on?, amount: amount? })
}

/// As a person writes an amount.
fn kronor(ore: i64) -> String {
    match ore % 100 {
        0 => (ore / 100).to_string(),
        rest => format!("{},{rest:02}", ore / 100),
    }
}

/// The field beside which a refusal is shown.
const fn field(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::SegmentBelowRows { .. } | Refusal::RowOverSegment { .. } | Refusal::AmountAbsurd { .. } => {
            "amount"
        }
        Refusal::EndBeforeStart | Refusal::FundingTooLong => "ends_on",
        _ => "starts_on",
    }
}
