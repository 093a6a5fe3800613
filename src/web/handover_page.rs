//! A handover's own page: how far it has come, how many days each part took, who answers for the person, and what can be
//! done now. For whoever sees all of the person.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};

use super::enrolments::Handed;
use super::fault::Fault;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::access::Sight;
use crate::model::enrolment::Enrolment;
use crate::model::handover::{Handover, HandoverId, State};
use crate::model::handover_link::{HandoverLink, Opening};

#[derive(Template)]
#[template(path = "handovers/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    enrolment: Enrolment,
    handed: Handed,
    /// The latest link, and what has been done with any.
    link: Option<(HandoverLink, Vec<Opening>)>,
    now: DateTime<Utc>,
    /// The own coach: every button.
    acts: bool,
}

impl Show {
    /// It waits for an answer that a link could bring.
    fn waits(&self) -> bool {
        self.acts && self.handed.handover.state == State::Sent
    }

    fn state(&self, code: &'static str) -> &'static str {
        self.t.find(&format!("handover-state-{code}")).unwrap_or(code)
    }
}

pub async fn show(mut visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let (t, today) = (visit.t, visit.today());
    let handover = Handover::find(&mut visit.db, &visit.who, id).await?;
    let (sight, enrolment) = Enrolment::look(&mut visit.db, &visit.who, handover.enrolment_id).await?;
    let link = HandoverLink::latest(&mut visit.db, id).await?;
    let page = Show {
        link,
        now: visit.now(),
        acts: sight == Sight::Full,
        handed: Handed::new(&t, handover, today),
        enrolment,
        t,
        frame: visit.frame.clone(),
    };
    visit.has_read("handover", [page.enrolment.id]).await?;
    Ok(Page(page).into_response())
}
