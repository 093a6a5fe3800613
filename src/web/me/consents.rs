//! The participant's own consents: as they are shown, and taken back. It has effect at once, as when the coach does it.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::{Me, MeAct};
use crate::db::Read;
use crate::model::consent::{Consent, ConsentId};
use crate::model::organisation::Organisation;
use crate::model::own_page::Own;
use crate::model::{Error, Refusal};
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::texts::Texts;
use crate::web::visit::done;

/// A consent in easy words.
pub struct Shared {
    pub id: ConsentId,
    /// Who is told: by name, or for a protected identity only what kind of organisation it is.
    pub receiver: String,
    pub purpose: String,
    /// What may be told, in words.
    pub categories: Vec<&'static str>,
    pub begins_on: NaiveDate,
    pub valid_to: NaiveDate,
    pub withdrawn_on: Option<NaiveDate>,
    /// Another one lets the same receiver be told.
    pub is_doubled: bool,
}

/// The own consents by when they count.
#[derive(Default)]
pub struct Consents {
    pub stand: Vec<Shared>,
    pub to_come: Vec<Shared>,
    pub over: Vec<Shared>,
}

pub async fn shared(db: &mut Read, own: &Own, t: &Texts) -> Result<Consents, Fault> {
    let today = db.today();
    let all = Consent::of_enrolment(db, own.enrolment_id()).await?;
    let mut consents = Consents::default();
    for consent in all.iter().cloned() {
        let to_come = consent.withdrawn_on.is_none() && consent.begins_on() > today;
        let list = match consent.stands_on(today) {
            true => &mut consents.stand,
            false if to_come => &mut consents.to_come,
            false => &mut consents.over,
        };
        list.push(Shared::new(db, own, t, consent, &all).await?);
    }
    Ok(consents)
}

impl Shared {
    async fn new(
        db: &mut Read,
        own: &Own,
        t: &Texts,
        consent: Consent,
        all: &[Consent],
    ) -> Result<Self, Fault> {
        let is_doubled = consent.is_doubled(all, db.today());
        let categories = consent.categories.0.iter().map(|category| t.code(*category)).collect();
        let begins_on = consent.begins_on();
        let (receiver, purpose) = if own.tells_places() {
            (consent.receiver_name, consent.purpose)
        } else {
            // A written purpose may name places too.
            (t.code(Organisation::find(db, consent.receiver_id).await?.kind).to_owned(), String::new())
        };
        Ok(Self {
            id: consent.id,
            receiver,
            purpose,
            categories,
            begins_on,
            is_doubled,
            valid_to: consent.valid_to,
            withdrawn_on: consent.withdrawn_on,
        })
    }
}

#[derive(Template)]
#[template(path = "me/withdrawal.html")]
struct Withdrawal {
    t: Texts,
    frame: Frame,
    consent: Shared,
}

pub async fn withdrawal(mut me: Me, Path(id): Path<ConsentId>) -> Result<Response, Fault> {
    let consent = Consent::find_own(&mut me.db, &me.own, id).await?;
    let all = Consent::of_enrolment(&mut me.db, me.own.enrolment_id()).await?;
    let consent = Shared::new(&mut me.db, &me.own, &me.t, consent, &all).await?;
    Ok(Page(Withdrawal { t: me.t, frame: me.frame, consent }).into_response())
}

pub async fn withdraw(act: MeAct, Path(id): Path<ConsentId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    match Consent::withdraw_own(&mut db, &act.own, id).await {
        Ok(()) => db.commit().await?,
        // A second click: it is done, and said again.
        Err(Error::Refused(Refusal::ConsentWithdrawn)) => db.rollback().await?,
        Err(other) => return Err(other.into()),
    }
    Ok(done("/me/sharing", "flash-me-withdrawn"))
}
