//! A provider's answer: one form for each slot that has room, one for a copy, one for a no.

use axum::response::Response;

use super::page;
use crate::model::capacity_request::{CapacityRequest, CapacityRequestId, MOST_SEATS, NoSeatsReason};
use crate::model::organisation::OrganisationId;
use crate::model::slot::SlotId;
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::message::Message;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::refusal::message;
use crate::web::visit::{Act, done};

enum Said {
    Yes { slot: SlotId, seats: i64 },
    Copy { like: SlotId, seats: i64 },
    No(NoSeatsReason),
}

pub async fn answer(act: Act, Path(id): Path<CapacityRequestId>, mut form: Form) -> Result<Response, Fault> {
    let provider = form.value("organisation").parse::<OrganisationId>().map_err(|_| Fault::not_found())?;
    let said = form.read(said);
    let Some(said) = said else { return again(&act, id, form, None).await };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-capacity-answered"));
    }
    let answered = match said {
        Said::Yes { slot, seats } => {
            CapacityRequest::promise(&mut db, &act.who, id, provider, slot, seats).await.map(|()| None)
        }
        Said::Copy { like, seats } => {
            CapacityRequest::promise_copy(&mut db, &act.who, id, provider, like, seats).await.map(Some)
        }
        Said::No(reason) => {
            CapacityRequest::decline(&mut db, &act.who, id, provider, reason).await.map(|()| None)
        }
    };
    match answered {
        Ok(draft) => {
            let (location, flash) = match draft {
                // It is published when its provider has looked at it.
                Some(draft) => (format!("/slots/{}", draft.id), "flash-capacity-draft"),
                None => (format!("/capacity-requests/{id}"), "flash-capacity-answered"),
            };
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, flash))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            again(&act, id, form, Some(refusal)).await
        }
        Err(other) => Err(other.into()),
    }
}

fn said(form: &mut Form) -> Option<Said> {
    match form.value("answer") {
        "no" => Some(Said::No(form.one("reason")?)),
        "copy" => {
            let (like, seats) = (form.id("slot"), form.integer("seats", 1..=MOST_SEATS));
            Some(Said::Copy { like: like?, seats: seats? })
        }
        "yes" => {
            let (slot, seats) = (form.id("slot"), form.integer("seats", 1..=MOST_SEATS));
            Some(Said::Yes { slot: slot?, seats: seats? })
        }
        _ => {
            form.fault("answer", Message::new("form-missing"));
            None
        }
    }
}

/// The page with what was wrong.
async fn again(
    act: &Act,
    id: CapacityRequestId,
    mut form: Form,
    refusal: Option<Refusal>,
) -> Result<Response, Fault> {
    if let Some(refusal) = &refusal {
        let field = if form.value("answer") == "no" { "reason" } else { "seats" };
        form.fault(field, message(refusal));
    }
    let mut db = act.read().await?;
    let page = Page(page(&mut db, &act.who, id, act.t, act.frame.clone(), form).await?);
    Ok(if refusal.is_some() { page.conflict() } else { page.again() })
}
