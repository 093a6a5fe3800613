//! What was said of how it goes at the participant's workplaces, and the certificate to take along. Of a protected identity
//! the words are not shown: they may tell of places and people.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::Me;
use crate::model::own_page::Place;
use crate::model::placement::PlacementId;
use crate::model::review::{Certificate, Review, ReviewKind};
use crate::web::certificate_paper;
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::reviews::answers;
use crate::web::texts::Texts;

#[derive(Template)]
#[template(path = "me/reviews.html")]
struct Show {
    t: Texts,
    frame: Frame,
    /// Each place with what was said there; none of a page that tells no places.
    places: Vec<(Place, Vec<Review>)>,
    tells: bool,
}

pub async fn show(mut me: Me) -> Result<Response, Fault> {
    let tells = me.own.tells_places();
    let mut places = Vec::new();
    if tells {
        let all = Review::of_own(&mut me.db, &me.own).await?;
        for place in me.own.places(&mut me.db).await? {
            let id = place.placement.id;
            let reviews: Vec<Review> =
                all.iter().filter(|review| review.placement_id == id).cloned().collect();
            if !reviews.is_empty() {
                places.push((place, reviews));
            }
        }
    }
    Ok(Page(Show { t: me.t, frame: me.frame, places, tells }).into_response())
}

/// As a PDF, to be kept for good.
pub async fn certificate(mut me: Me, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let certificate = Certificate::find_own(&mut me.db, &me.own, id).await?;
    certificate_paper::answer(&me.t, &certificate, me.db.now()).await
}

impl Show {
    fn answers(&self, review: &Review) -> Vec<(&'static str, &'static str)> {
        answers(&self.t, review)
    }

    fn has_certificate(&self, reviews: &[Review]) -> bool {
        reviews.iter().any(|review| review.kind == ReviewKind::Final)
    }
}
