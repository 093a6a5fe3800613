//! Attendance line by line: of a person for the coach, of one placement for the coach and the provider. With what is
//! questioned about a line, and both its versions. Questioning and settling are in `disputes`.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::attendance::written;
use super::fault::Fault;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::attendance::Worked;
use crate::model::attendance::dispute::{Dispute, DisputeParty};
use crate::model::attendance::line::Line;
use crate::model::card::Card;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::placement::{Placement, PlacementId};

#[derive(Template)]
#[template(path = "lines/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    name: String,
    back: String,
    /// Whose pages these are; none on the page of one placement.
    person: Option<EnrolmentId>,
    lines: Vec<Line>,
    by_coach: bool,
}

pub async fn of_person(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    let lines = Line::of_person(&mut visit.db, id).await?;
    visit.has_read("attendance", [id]).await?;
    let (name, back) = (enrolment.name(), format!("/enrolments/{id}"));
    Ok(Page(Show { t: visit.t, frame: visit.frame, name, back, person: Some(id), lines, by_coach: true })
        .into_response())
}

pub async fn of_placement(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let lines = Line::of_placement(&mut visit.db, &visit.who, id).await?;
    let placement = Placement::find(&mut visit.db, &visit.who, id).await?;
    let by_coach = !visit.who.provides(placement.provider_id);
    let (name, back) = if by_coach {
        let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, placement.enrolment_id).await?;
        (enrolment.name(), format!("/enrolments/{}", enrolment.id))
    } else {
        let card = Card::find(&mut visit.db, &visit.who, id).await?;
        (visit.t.called(&card.called), format!("/placements/{id}"))
    };
    visit.has_read("attendance", [placement.enrolment_id]).await?;
    Ok(Page(Show { t: visit.t, frame: visit.frame, name, back, person: None, lines, by_coach })
        .into_response())
}

impl Show {
    fn in_words(&self, worked: &Worked) -> String {
        written::in_words(&self.t, *worked)
    }

    /// What a participant writes is for the coach.
    fn may_read(&self, dispute: &Dispute) -> bool {
        self.by_coach || dispute.party == DisputeParty::Provider
    }
}
