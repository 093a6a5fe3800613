//! On a slot's own page: how it fits the participant for whom the coach looks, and the way to propose.

use super::findings::{Reason, reasons};
use super::{Chosen, usual_period};
use crate::model::enrolment::EnrolmentId;
use crate::model::matching::Part;
use crate::model::slot::Slot;
use crate::model::vacancy::{Period, Vacancy};
use crate::web::fault::Fault;
use crate::web::query::Query;
use crate::web::visit::Visit;

pub struct Fitting {
    pub enrolment_id: EnrolmentId,
    pub name: String,
    pub reasons: Vec<Reason>,
    /// From 0 to 100.
    pub score: i64,
    /// What the parts of the score weigh: id of the part's name, and points.
    pub weights: Vec<(&'static str, i64)>,
    /// The form that proposes the person here.
    pub propose: Option<String>,
}

impl Fitting {
    /// None when nobody was looked for. `NotFound` when the person may not be seen.
    pub async fn find(visit: &mut Visit, query: &Query, slot: &Slot) -> Result<Option<Self>, Fault> {
        let Some(id) = query.id::<EnrolmentId>("enrolment") else { return Ok(None) };
        let usual = usual_period(visit.today());
        let from = query.date("from").unwrap_or(usual.from);
        let to = query.date("to").unwrap_or(usual.to);
        let period = Period { from, to: to.max(from) };
        let chosen = Chosen::find(visit, id, period).await?;
        let vacancy = Vacancy::find(&mut visit.db, &visit.who, slot.id, period).await?;
        let judgement = chosen.circumstances.judge(&vacancy);
        let found = judgement.found();
        let propose = format!("/enrolments/{id}/placements/new?slot={}&from={from}&to={to}", slot.id);
        Ok(Some(Self {
            enrolment_id: id,
            reasons: reasons(&visit.t, &found, &chosen.enrolment.given_name),
            score: judgement.score.round() as i64,
            weights: Part::ALL.iter().map(|part| (weight(*part), part.weight().round() as i64)).collect(),
            name: chosen.enrolment.name(),
            propose: chosen.can_propose.then_some(propose),
        }))
    }
}

/// The text of a part's name.
const fn weight(part: Part) -> &'static str {
    match part {
        Part::Wishes => "weight-wishes",
        Part::Hours => "weight-hours",
        Part::Adaptations => "weight-adaptations",
        Part::Distance => "weight-distance",
        Part::Requirements => "weight-requirements",
        Part::Language => "weight-language",
        Part::Record => "weight-record",
        Part::Variety => "weight-variety",
    }
}
