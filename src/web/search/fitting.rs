//! On a slot's own page: how it fits the participant for whom the coach looks, and the way to propose.

use super::findings::{Reason, reasons};
use super::{Chosen, usual_period};
use crate::model::enrolment::EnrolmentId;
use crate::model::matching::{Offer, findings};
use crate::model::slot::Slot;
use crate::web::fault::Fault;
use crate::web::query::Query;
use crate::web::visit::Visit;

pub struct Fitting {
    pub enrolment_id: EnrolmentId,
    pub name: String,
    pub reasons: Vec<Reason>,
    /// The form that proposes the person here.
    pub propose: Option<String>,
}

impl Fitting {
    /// None when nobody was looked for. `NotFound` when the person may not be seen.
    pub async fn find(visit: &mut Visit, query: &Query, slot: &Slot) -> Result<Option<Self>, Fault> {
        let Some(id) = query.id::<EnrolmentId>("enrolment") else { return Ok(None) };
        let chosen = Chosen::find(visit, id).await?;
        let found = findings(&chosen.person, &Offer::of(slot), None);
        let usual = usual_period(visit.today());
        let from = query.date("from").unwrap_or(usual.from);
        let to = query.date("to").unwrap_or(usual.to);
        let propose = format!("/enrolments/{id}/placements/new?slot={}&from={from}&to={to}", slot.id);
        Ok(Some(Self {
            enrolment_id: id,
            reasons: reasons(&visit.t, &found, &chosen.enrolment.given_name),
            name: chosen.enrolment.name(),
            propose: chosen.can_propose.then_some(propose),
        }))
    }
}
