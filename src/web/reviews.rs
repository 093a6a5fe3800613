//! How it goes at a workplace, as pages: all reviews of a person for the coach, of one placement for the provider; the
//! follow-up talk, the supervisor's review, and the certificate as a PDF.

mod written;

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::certificate_paper;
use super::fault::Fault;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::card::{Called, Card};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::placement::{Placement, PlacementId};
use crate::model::rating::{self, RatingParty};
use crate::model::review::{Certificate, Review, ReviewAnswer, ReviewKind};

pub use written::{follow_up, followed_up, review, reviewed};

#[derive(Template)]
#[template(path = "reviews/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    name: String,
    back: String,
    /// Whose pages these are; none for the provider.
    person: Option<EnrolmentId>,
    places: Vec<Reviewed>,
}

/// A placement with what was said of it.
struct Reviewed {
    placement: Placement,
    reviews: Vec<Review>,
    rated: bool,
    /// A review by the supervisor is still to make.
    is_left: bool,
    /// The paper may tell whom it is about.
    may_name: bool,
}

impl Reviewed {
    fn has(&self, kind: ReviewKind) -> bool {
        self.reviews.iter().any(|review| review.kind == kind)
    }
}

pub async fn of_person(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    let rated = rating::rated(&mut visit.db, id, RatingParty::Coach).await?;
    let mut places = Vec::new();
    for placement in Placement::of_enrolment(&mut visit.db, id).await? {
        if placement.state.started_on().is_some() {
            let reviews = Review::of_placement(&mut visit.db, &visit.who, placement.id).await?;
            let rated = rated.contains(&placement.id);
            places.push(Reviewed { rated, placement, reviews, is_left: false, may_name: true });
        }
    }
    visit.has_read("reviews", [id]).await?;
    let (name, back) = (enrolment.name(), format!("/enrolments/{id}"));
    Ok(Page(Index { t: visit.t, frame: visit.frame, name, back, person: Some(id), places }).into_response())
}

pub async fn of_placement(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let card = Card::find(&mut visit.db, &visit.who, id).await?;
    let reviews = Review::of_placement(&mut visit.db, &visit.who, id).await?;
    let is_left = !Review::left(&mut visit.db, id).await?.is_empty();
    visit.has_read("reviews", [card.enrolment_id]).await?;
    let (name, back) = (visit.t.called(&card.called), format!("/placements/{id}"));
    let may_name = matches!(card.called, Called::ByName(_));
    let places = vec![Reviewed { placement: card.placement, reviews, rated: false, is_left, may_name }];
    Ok(Page(Index { t: visit.t, frame: visit.frame, name, back, person: None, places }).into_response())
}

/// As a PDF, to be kept for good by the one it is about.
pub async fn certificate(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let certificate = Certificate::find(&mut visit.db, &visit.who, id).await?;
    let (t, now) = (visit.t, visit.now());
    visit.has_read("certificate", [certificate.enrolment_id]).await?;
    certificate_paper::answer(&t, &certificate, now).await
}

impl Index {
    fn answers(&self, review: &Review) -> Vec<(&'static str, &'static str)> {
        answers(&self.t, review)
    }
}

/// The questions of a review with their answers; none at a talk.
pub fn answers(t: &Texts, review: &Review) -> Vec<(&'static str, &'static str)> {
    let asked: [(&'static str, Option<ReviewAnswer>); 4] = [
        ("review-comes", review.comes),
        ("review-carries-out", review.carries_out),
        ("review-cooperates", review.cooperates),
        ("review-independent", review.independent),
    ];
    let told = |(id, answer): (&'static str, Option<ReviewAnswer>)| {
        Some((t.find(id).unwrap_or(id), t.code(answer?)))
    };
    asked.into_iter().filter_map(told).collect()
}
