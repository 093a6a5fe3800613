//! What is told to whom about the participant, by consent and fact by fact to each workplace, and who has read it.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::Me;
use super::consents::{Consents, shared};
use crate::db::Read;
use crate::model::disclosure::{DisclosureFact, Sheet};
use crate::model::organisation::Organisation;
use crate::model::own_page::Own;
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
    consents: Consents,
    places: Vec<Told>,
    readers: Vec<Reader>,
    /// Whether readers are named: not to somebody whom nobody must find.
    tells_places: bool,
}

/// What one workplace may know.
struct Told {
    provider: String,
    facts: Vec<String>,
    /// On which day the participant agreed to which facts.
    agreed: Vec<(NaiveDate, String)>,
}

pub async fn show(mut me: Me) -> Result<Response, Fault> {
    let consents = shared(&mut me.db, &me.own, &me.t).await?;
    let readers = readers::of(&mut me.db, me.own.enrolment_id(), true, &me.t).await?;
    let tells_places = me.own.tells_places();
    let places = told(&mut me.db, &me.own, &me.t).await?;
    Ok(Page(Show { t: me.t, frame: me.frame, consents, places, readers, tells_places }).into_response())
}

/// As the participant would call it: a code's text is the coach's.
fn in_words(t: &Texts, fact: DisclosureFact) -> String {
    match fact {
        DisclosureFact::Message => t.say("me-told-message").to_string(),
        DisclosureFact::About => t.say("me-told-about").to_string(),
        other => t.code(other).to_owned(),
    }
}

async fn told(db: &mut Read, own: &Own, t: &Texts) -> Result<Vec<Told>, Fault> {
    let mut told = Vec::new();
    for (placement, sheet) in Sheet::of_own(db, own).await? {
        let provider = match own.tells_places() {
            true => placement.provider_name,
            false => t.code(Organisation::find(db, placement.provider_id).await?.kind).to_owned(),
        };
        let words =
            |facts: &[DisclosureFact]| facts.iter().map(|fact| in_words(t, *fact)).collect::<Vec<_>>();
        let agreed = sheet.agreed.iter().map(|agreed| (agreed.on, words(&agreed.facts).join(", "))).collect();
        told.push(Told { provider, facts: words(&sheet.facts), agreed });
    }
    Ok(told)
}
