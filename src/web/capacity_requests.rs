//! Capacity requests: a manager asks providers for seats, sees who has answered, and closes the request; a provider answers on the
//! same page with one of its slots, a copy of one, or a no with a reason. Making one is in `asking`, answering in `answering`.

mod answering;
mod asking;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::slots::occupation;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Result as ModelResult;
use crate::model::access::Who;
use crate::model::capacity_request::{
    Answer, CapacityPromiseId, CapacityRequest, CapacityRequestId, NoSeatsReason, Offer, Promise,
};
use crate::model::organisation::OrganisationId;
use crate::model::project::Project;
use crate::model::slot::SlotId;

pub use answering::answer;
pub use asking::{create, new};

/// Requests of one project that the list shows.
const MOST: i64 = 50;

/// A request as a list shows it.
pub struct Row {
    pub href: String,
    pub what: String,
    pub starts_on: NaiveDate,
    pub answer_by: NaiveDate,
    pub request: CapacityRequest,
    pub tone: Tone,
    pub state: String,
}

impl Row {
    pub fn new(t: &Texts, request: CapacityRequest, today: NaiveDate) -> Self {
        let (tone, id) = match &request {
            one if one.closed_on.is_some() => (Tone::Calm, "capacity-request-is-closed"),
            one if one.missing() == 0 => (Tone::Good, "capacity-request-is-filled"),
            one if one.answer_by < today => (Tone::Bad, "capacity-request-is-late"),
            _ => (Tone::Info, "capacity-request-is-open"),
        };
        Self {
            href: format!("/capacity-requests/{}", request.id),
            what: what(t, &request),
            starts_on: request.starts_on,
            answer_by: request.answer_by,
            tone,
            state: t.say(id).to_string(),
            request,
        }
    }

    /// As the provider sees it who has answered, and may still think better of it.
    fn answered(self, t: &Texts) -> Self {
        Self { tone: Tone::Good, state: t.say("capacity-request-is-answered").to_string(), ..self }
    }
}

/// "4 platser, 5223 Butikssäljare, Täby"
fn what(t: &Texts, request: &CapacityRequest) -> String {
    let mut said = t.say("capacity-request-seats-of").with("count", request.seats).to_string();
    if let Some(ssyk) = &request.ssyk {
        said = format!("{said}, {}", occupation(ssyk));
    }
    if let Some(place) = request.municipality {
        said = format!("{said}, {}", place.name());
    }
    said
}

#[derive(Template)]
#[template(path = "capacity_requests/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    manages: bool,
    /// By project for a manager, by organisation for a provider.
    groups: Vec<(String, Vec<Row>)>,
}

pub async fn index(mut visit: Visit) -> Result<Response, Fault> {
    let (db, who, t) = (&mut visit.db, &visit.who, visit.t);
    let today = db.today();
    let mut groups = Vec::new();
    for project in Project::managed_by(db, who).await? {
        let all = CapacityRequest::of_project(db, who, project.id, MOST).await?;
        groups.push((project.name, all.into_iter().map(|one| Row::new(&t, one, today)).collect()));
    }
    let manages = !groups.is_empty();
    for organisation in super::provided::organisations(db, who).await? {
        let waiting = CapacityRequest::waiting_for(db, who, organisation.id).await?;
        let answered = CapacityRequest::answered_by(db, who, organisation.id).await?;
        let answered = answered.into_iter().map(|one| Row::new(&t, one, today).answered(&t));
        let waiting = waiting.into_iter().map(|one| Row::new(&t, one, today));
        groups.push((organisation.name, waiting.chain(answered).collect()));
    }
    if groups.is_empty() {
        return Err(Fault::not_found());
    }
    Ok(Page(Index { t, frame: visit.frame, manages, groups }).into_response())
}

/// What a provider may answer with.
struct Answering {
    provider_id: OrganisationId,
    provider_name: String,
    /// Given already: each may be taken back.
    promises: Vec<Promise>,
    /// With slots that nothing is promised of yet.
    offers: Vec<Offered>,
    /// Slots that a copy can be made of.
    slots: Vec<Choice>,
    form: Form,
}

struct Offered {
    offer: Offer,
    /// What is promised with one click.
    seats: i64,
}

#[derive(Template)]
#[template(path = "capacity_requests/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    row: Row,
    manages: bool,
    is_open: bool,
    answers: Vec<Answer>,
    answering: Vec<Answering>,
    reasons: Vec<Choice>,
}

pub async fn show(mut visit: Visit, Path(id): Path<CapacityRequestId>) -> Result<Response, Fault> {
    let (t, frame) = (visit.t, visit.frame.clone());
    Ok(Page(page(&mut visit.db, &visit.who, id, t, frame, Form::new()).await?).into_response())
}

async fn page(
    db: &mut Read,
    who: &Who,
    id: CapacityRequestId,
    t: Texts,
    frame: Frame,
    form: Form,
) -> ModelResult<Show> {
    let request = CapacityRequest::find(db, who, id).await?;
    let today = db.today();
    let is_open = request.is_open(today);
    let answers = Answer::of_request(db, who, &request).await?;
    let mut answering = Vec::new();
    for answer in answers.iter().filter(|answer| is_open && who.provides(answer.provider_id)) {
        let missing = request.missing().max(1);
        let offers = Offer::of_provider(db, who, answer.provider_id, &request).await?;
        let slots = offers.iter().map(|one| Choice::new(one.slot.id, &one.slot.title)).collect();
        let is_promised = |slot: SlotId| answer.promises.iter().any(|promise| promise.slot_id == slot);
        let with_room = offers.into_iter().filter(|offer| offer.free > 0 && !is_promised(offer.slot.id));
        answering.push(Answering {
            provider_id: answer.provider_id,
            provider_name: answer.provider_name.clone(),
            promises: answer.promises.clone(),
            offers: with_room.map(|offer| Offered { seats: offer.free.min(missing), offer }).collect(),
            slots,
            form: if form.value("organisation") == answer.provider_id.to_string() {
                form.clone()
            } else {
                Form::new().and("seats", missing)
            },
        });
    }
    Ok(Show {
        manages: who.manages(request.project_id),
        is_open,
        row: Row::new(&t, request, today),
        answers,
        answering,
        reasons: t.choices::<NoSeatsReason>(),
        t,
        frame,
    })
}

pub async fn close(act: Act, Path(id): Path<CapacityRequestId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    CapacityRequest::close(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/capacity-requests/{id}"), "flash-capacity-request-closed"))
}

pub async fn take_back(act: Act, Path(id): Path<CapacityPromiseId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let request = CapacityRequest::take_back(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/capacity-requests/{}", request.id), "flash-capacity-taken-back"))
}

impl Show {
    /// What a provider has answered, in words.
    fn said(&self, answer: &Answer) -> (Tone, String) {
        match (answer.answered_on, &answer.reason, answer.seats()) {
            (None, ..) if self.is_open => (Tone::Info, self.t.say("capacity-answer-none").to_string()),
            (None, ..) => (Tone::Warn, self.t.say("capacity-answer-never").to_string()),
            (_, Some(reason), _) => (Tone::Warn, self.t.code(reason).to_owned()),
            (.., seats) => (Tone::Good, self.t.say("capacity-answer-seats").with("count", seats).to_string()),
        }
    }
}
