//! What is told to whom about the participant, by consent, and who has read it.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::Me;
use super::consents::{Shared, shared};
use crate::web::enrolments::readers::{self, Reader};
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::texts::Texts;

#[derive(Template)]
#[template(path = "me/sharing.html")]
struct Show {
    t: Texts,
    frame: Frame,
    stands: Vec<Shared>,
    over: Vec<Shared>,
    readers: Vec<Reader>,
    /// Whether readers are named: not to somebody whom nobody must find.
    tells_places: bool,
}

pub async fn show(mut me: Me) -> Result<Response, Fault> {
    let (stands, over) = shared(&mut me.db, &me.own, &me.t).await?;
    let readers = readers::of(&mut me.db, me.own.enrolment_id(), &me.t).await?;
    let tells_places = me.own.tells_places();
    Ok(Page(Show { t: me.t, frame: me.frame, stands, over, readers, tells_places }).into_response())
}
