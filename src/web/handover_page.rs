//! A handover's own page: how far it has come, how many days each part took, who answers for the person, and what can be
//! done now. For whoever sees all of the person.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};

use super::enrolments::Handed;
use super::fault::Fault;
use super::frame::Frame;
use super::handover_lacks::{self, Lack};
use super::page::Page;
use super::path::Path;
use super::standing;
use super::texts::Texts;
use super::visit::Visit;
use crate::db::Read;
use crate::model::access::Sight;
use crate::model::consent::{Consent, ConsentId};
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
    /// What the card lacks, for the own coach.
    lacks: Vec<Lack>,
    /// Consents to the receiver that stand already, while a draft waits for one: the widest first.
    standing: Vec<(ConsentId, String)>,
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
    let acts = sight == Sight::Full;
    let lacks = if acts { handover_lacks::of(&mut visit.db, &t, &handover).await? } else { vec![] };
    let page = Show {
        standing: stands(&mut visit.db, &t, &handover, acts).await?,
        link,
        now: visit.now(),
        acts,
        lacks,
        handed: Handed::new(&t, handover, today),
        enrolment,
        t,
        frame: visit.frame.clone(),
    };
    visit.has_read("handover", [page.enrolment.id]).await?;
    Ok(Page(page).into_response())
}

/// That the person need not be asked again.
async fn stands(
    db: &mut Read,
    t: &Texts,
    handover: &Handover,
    acts: bool,
) -> Result<Vec<(ConsentId, String)>, Fault> {
    if !acts || handover.state != State::Drafted {
        return Ok(vec![]);
    }
    let today = db.today();
    let mut standing = Consent::standing_for_handover(db, handover.enrolment_id, today).await?;
    standing.retain(|consent| consent.receiver_id == handover.receiver_id);
    standing.sort_by_key(|consent| std::cmp::Reverse(consent.categories.0.len()));
    Ok(standing.iter().map(|consent| (consent.id, standing::words(t, consent))).collect())
}
