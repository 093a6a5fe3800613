//! Who of the coach's own people fits a slot: those without a placement, best first, with why and why not. Asked for
//! by the coach, so that looking at a slot reads nobody's data. The same rules as everywhere: `model::matching`.

use std::sync::Arc;

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::frame::{Frame, Tone};
use super::page::{Page, Partial};
use super::path::Path;
use super::query::Query;
use super::search::{Points, Reason, fit, propose, reasons, usual_period};
use super::texts::Texts;
use super::visit::Visit;
use crate::model::codes::Role;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::matching::{Circumstances, Judgement, Surroundings};
use crate::model::slot::{Slot, SlotId};
use crate::model::vacancy::{Period, Vacancy};

#[derive(Template)]
#[template(path = "slots/candidates.html", blocks = ["candidates"])]
struct Candidates {
    t: Texts,
    frame: Frame,
    slot: Slot,
    period: Period,
    people: Vec<Candidate>,
}

struct Candidate {
    id: EnrolmentId,
    name: String,
    /// From 0 to 100.
    score: i64,
    fit: (Tone, &'static str),
    reasons: Vec<Reason>,
    points: Points,
    /// The form that proposes them and the id of the button's word; none when the proposal would be refused.
    propose: Option<(String, &'static str)>,
}

pub async fn index(
    mut visit: Visit,
    Path(id): Path<SlotId>,
    query: Query,
    Partial(partial): Partial,
) -> Result<Response, Fault> {
    if !visit.who.is(Role::Coach) {
        return Err(Fault::not_found());
    }
    let usual = usual_period(visit.today());
    let from = query.date("from").unwrap_or(usual.from);
    let period = Period { from, to: query.date("to").unwrap_or(usual.to).max(from) };
    let vacancy = Vacancy::find(&mut visit.db, &visit.who, id, period).await?;
    let people = Enrolment::unplaced(&mut visit.db, &visit.who, vacancy.slot.project_id).await?;
    let mut judged = judged(&mut visit, people, &vacancy, period).await?;
    judged.sort_by(|(a, one), (b, other)| {
        let best = other.fits.cmp(&one.fits).then(other.score.total_cmp(&one.score));
        best.then(a.id.cmp(&b.id))
    });
    visit.has_read("candidates", judged.iter().map(|(enrolment, _)| enrolment.id)).await?;
    let candidate = |(enrolment, judgement): &(Enrolment, Judgement)| {
        let found = judgement.found();
        Candidate {
            id: enrolment.id,
            name: enrolment.name(),
            score: judgement.score.round() as i64,
            fit: fit(&found),
            reasons: reasons(&visit.t, &found, &enrolment.given_name),
            points: Points::of(&visit.t, judgement),
            propose: propose(&found).map(|word| {
                let (from, to) = (period.from, period.to);
                (format!("/enrolments/{}/placements/new?slot={id}&from={from}&to={to}", enrolment.id), word)
            }),
        }
    };
    let people = judged.iter().map(candidate).collect();
    let page = Candidates { t: visit.t, frame: visit.frame, slot: vacancy.slot, period, people };
    Ok(if partial { Page(page.as_candidates()).into_response() } else { Page(page).into_response() })
}

/// Project by project, with as many questions for forty as for one.
async fn judged(
    visit: &mut Visit,
    mut people: Vec<Enrolment>,
    vacancy: &Vacancy,
    period: Period,
) -> Result<Vec<(Enrolment, Judgement)>, Fault> {
    people.sort_by_key(|enrolment| (enrolment.project_id, enrolment.id));
    let mut all = Vec::with_capacity(people.len());
    for some in people.chunk_by(|one, other| one.project_id == other.project_id) {
        let around = Arc::new(Surroundings::read(&mut visit.db, some[0].project_id, period).await?);
        let circumstances = Circumstances::of_all(&mut visit.db, &around, some).await?;
        let judged = some.iter().zip(circumstances).map(|(one, of)| (one.clone(), of.judge(vacancy)));
        all.extend(judged);
    }
    Ok(all)
}
