//! On a slot's own page: how it fits the participant for whom the coach looks, and the way to propose.

use super::findings::{Reason, reasons};
use super::{Chosen, propose, usual_period};
use crate::model::enrolment::EnrolmentId;
use crate::model::matching::{HINDERED, Judgement, Part};
use crate::model::slot::Slot;
use crate::model::vacancy::{Period, Vacancy};
use crate::web::fault::Fault;
use crate::web::query::Query;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

pub struct Fitting {
    pub enrolment_id: EnrolmentId,
    pub name: String,
    pub reasons: Vec<Reason>,
    /// From 0 to 100.
    pub score: i64,
    pub points: Points,
    /// The form that proposes the person here.
    pub form: Option<String>,
    /// The id of the word on the button to it; none when the proposal would be refused as it is.
    pub word: Option<&'static str>,
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
        let form = format!("/enrolments/{id}/placements/new?slot={}&from={from}&to={to}", slot.id);
        Ok(Some(Self {
            enrolment_id: id,
            reasons: reasons(&visit.t, &found, &chosen.enrolment.given_name),
            score: judgement.score.round() as i64,
            points: Points::of(&visit.t, &judgement),
            name: chosen.enrolment.name(),
            form: chosen.can_propose.then_some(form),
            word: propose(&found),
        }))
    }
}

/// What the score is made of.
pub struct Points {
    /// The id of a part's name, and "15 of 20".
    pub parts: Vec<(&'static str, String)>,
    /// That the sum is cut because something hinders.
    pub hindered: Option<String>,
}

impl Points {
    pub fn of(t: &Texts, judgement: &Judgement) -> Self {
        let whole = |points: f32| points.round() as i64;
        let part = |part: Part| {
            let (points, most) = (whole(judgement.points(part)), whole(part.weight()));
            (weight(part), t.say("weight-of").with("points", points).with("most", most).to_string())
        };
        let sum: f32 = Part::ALL.iter().map(|part| judgement.points(*part)).sum();
        // A decimal comma or point, as the language has it.
        let cut = t
            .say("weight-hindered")
            .with("sum", whole(sum))
            .with("tenths", whole(HINDERED * 10.0))
            .with("score", whole(judgement.score));
        Self { parts: Part::ALL.map(part).to_vec(), hindered: (!judgement.fits).then(|| cut.to_string()) }
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
