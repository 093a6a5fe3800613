//! A coach sends the proposals of the own participants in a run: each in a transaction of its own, so that one that
//! cannot be sent any more keeps no other back. What was sent and what was not is told row by row.

use askama::Template;
use axum::response::{IntoResponse, Response};

use crate::db::Read;
use crate::model::access::Who;
use crate::model::allocation::{Allotment, Run, RunId, RunState, Shown};
use crate::model::{Error, Refusal, Result as ModelResult};
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::{Frame, Tone};
use crate::web::message::Message;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::Act;

/// Proposals that are sent together.
const MOST: i64 = 500;

#[derive(Template)]
#[template(path = "allocations/sent.html")]
struct Sent {
    t: Texts,
    frame: Frame,
    run: Run,
    rows: Vec<Tried>,
}

struct Tried {
    allotment: Allotment,
    /// Why not.
    refused: Option<Message>,
}

/// The own people of a run whose proposals wait.
pub async fn waiting(db: &mut Read, who: &Who, run: &Run) -> ModelResult<Vec<Allotment>> {
    let (rows, _) = Allotment::of_run(db, who, run, Shown::Unsent, (0, i64::from(u16::MAX))).await?;
    Ok(rows.into_iter().filter(|row| row.is_own).take(MOST as usize).collect())
}

pub async fn send(act: Act, Path(id): Path<RunId>, form: Form) -> Result<Response, Fault> {
    let mut reading = act.read().await?;
    let run = Run::find(&mut reading, &act.who, id).await?;
    if run.state != RunState::Released {
        return Err(Error::from(Refusal::AllocationDraft).into());
    }
    let waiting = waiting(&mut reading, &act.who, &run).await?;
    drop(reading);
    let tells = form.flag("tells");
    let mut rows = Vec::with_capacity(waiting.len());
    for allotment in waiting {
        let mut db = act.write().await?;
        let refused = match Allotment::send(&mut db, &act.who, allotment.id, tells).await {
            Ok(_) => {
                db.commit().await?;
                None
            }
            Err(Error::Refused(refusal)) => {
                db.rollback().await?;
                Some(message(&refusal))
            }
            // The slot, or the person, is gone since: told like any other no.
            Err(Error::NotFound | Error::Stale) => {
                db.rollback().await?;
                Some(Message::new("refusal-stale"))
            }
            Err(other) => return Err(other.into()),
        };
        rows.push(Tried { allotment, refused });
    }
    act.app.search.wake();
    act.has_read("allocation", rows.iter().map(|row| row.allotment.enrolment_id)).await?;
    Ok(Page(Sent { t: act.t, frame: act.frame, run, rows }).into_response())
}

impl Sent {
    fn sent(&self) -> usize {
        self.rows.iter().filter(|row| row.refused.is_none()).count()
    }
}
