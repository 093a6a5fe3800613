//! The receiver's side of a handover link, without an account. The address alone shows a form for the e-mail and the code
//! and nothing of anybody; with them it shows the card, and takes a yes, a no or a question. Each form carries the e-mail
//! and the code again: there is no session to steal. Whatever is wrong with a link, the page says the same.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::refusal;
use super::sign_in::waiting;
use super::texts::{Language, Texts};
use super::visit::Guest;
use super::visitor::Visitor;
use crate::model::Error;
use crate::model::codes::HandoverDeclineReason;
use crate::model::handover::HandoverCard;
use crate::model::handover_link::{Answer, HandoverLink, Key, Unlocking};

/// Asks for the e-mail and the code.
#[derive(Template)]
#[template(path = "handover_links/locked.html")]
struct Locked {
    t: Texts,
    frame: Frame,
    form: Form,
    token: String,
}

/// The card, and the three ways to answer.
#[derive(Template)]
#[template(path = "handover_links/open.html")]
struct Open {
    t: Texts,
    frame: Frame,
    form: Form,
    token: String,
    card: HandoverCard,
    reasons: Vec<Choice>,
    /// The question has been sent.
    asked: bool,
}

/// A link that opens nothing (any more): used, closed, expired, or never made.
#[derive(Template)]
#[template(path = "handover_links/gone.html")]
struct Gone {
    t: Texts,
    frame: Frame,
}

#[derive(Template)]
#[template(path = "handover_links/answered.html")]
struct Answered {
    t: Texts,
    frame: Frame,
    giver: String,
    accepted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Look,
    Accept,
    Decline,
    Ask,
}

/// Looking uses nothing up: mail programs open links before people do.
pub async fn show(guest: Guest, visitor: Visitor, Path(token): Path<String>) -> Result<Response, Fault> {
    let mut db = guest.app.db.write().await?;
    let Some(link) = HandoverLink::open(&mut db, &token, &visitor.browser()).await? else {
        db.rollback().await?;
        return Ok(gone(guest));
    };
    db.commit().await?;
    let guest = in_its_language(guest, &link.language);
    Ok(Page(Locked { t: guest.t, frame: guest.frame, form: Form::default(), token }).into_response())
}

pub async fn unlock(
    guest: Guest,
    visitor: Visitor,
    Path(token): Path<String>,
    form: Form,
) -> Result<Response, Fault> {
    answer(guest, visitor, token, form, Doing::Look).await
}

pub async fn accept(
    guest: Guest,
    visitor: Visitor,
    Path(token): Path<String>,
    form: Form,
) -> Result<Response, Fault> {
    answer(guest, visitor, token, form, Doing::Accept).await
}

pub async fn decline(
    guest: Guest,
    visitor: Visitor,
    Path(token): Path<String>,
    form: Form,
) -> Result<Response, Fault> {
    answer(guest, visitor, token, form, Doing::Decline).await
}

pub async fn ask(
    guest: Guest,
    visitor: Visitor,
    Path(token): Path<String>,
    form: Form,
) -> Result<Response, Fault> {
    answer(guest, visitor, token, form, Doing::Ask).await
}

async fn answer(
    guest: Guest,
    visitor: Visitor,
    token: String,
    mut form: Form,
    doing: Doing,
) -> Result<Response, Fault> {
    let mut db = guest.app.db.write().await?;
    // Without both there is no try, and nothing to count.
    let Some((email, code)) = form.read(key) else {
        let there = HandoverLink::open(&mut db, &token, &visitor.browser()).await?;
        db.rollback().await?;
        return Ok(match there {
            Some(link) => locked(in_its_language(guest, &link.language), form, token),
            None => gone(guest),
        });
    };
    let key = Key { token: &token, email, code };
    let unlocked = match HandoverLink::unlock(&mut db, &key, &visitor.browser()).await? {
        Unlocking::Open(unlocked) => *unlocked,
        Unlocking::Gone => {
            db.rollback().await?;
            return Ok(gone(guest));
        }
        Unlocking::Wait(left) => {
            db.rollback().await?;
            return Ok(later(guest, form, token, left));
        }
        Unlocking::Wrong => {
            db.commit().await?;
            form.fault("code", Message::new("handover-link-wrong"));
            return Ok(locked(guest, form, token));
        }
    };
    let guest = in_its_language(guest, &unlocked.link.language);
    let card = unlocked.card.clone();
    if doing == Doing::Look {
        unlocked.read(&mut db, &visitor.browser()).await?;
        db.commit().await?;
        return Ok(Page(open(guest, form, token, card, false)).into_response());
    }
    let Some(told) = form.read(|form| read(form, doing)) else {
        db.commit().await?;
        return Ok(Page(open(guest, form, token, card, false)).again());
    };
    match unlocked.answer(&mut db, told, &visitor.browser()).await {
        Ok(()) => {
            db.commit().await?;
            if doing == Doing::Ask {
                form.put("question", "");
                return Ok(Page(open(guest, form, token, card, true)).into_response());
            }
            let accepted = doing == Doing::Accept;
            Ok(Page(Answered { t: guest.t, frame: guest.frame, giver: card.giver, accepted }).into_response())
        }
        Err(Error::Refused(refused)) => {
            db.rollback().await?;
            form.fault("meeting_on", refusal::message(&refused));
            Ok(Page(open(guest, form, token, card, false)).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

fn key(form: &mut Form) -> Option<(String, String)> {
    let email = form.text("email", 1..=254);
    let code = form.text("code", 1..=20);
    Some((email?, code?.replace(' ', "")))
}

fn read(form: &mut Form, doing: Doing) -> Option<Answer> {
    match doing {
        Doing::Look => None,
        Doing::Accept => {
            let contact = form.text("contact", 1..=200);
            let meeting_on = form.date("meeting_on");
            Some(Answer::Accept { contact: contact?, meeting_on: meeting_on? })
        }
        Doing::Decline => {
            form.one::<HandoverDeclineReason>("reason").map(|reason| Answer::Decline { reason })
        }
        Doing::Ask => form.text("question", 1..=1000).map(|words| Answer::Ask { words }),
    }
}

/// The language that the coach chose for the receiver, who may have Swedish or English in the browser.
fn in_its_language(mut guest: Guest, language: &str) -> Guest {
    if let Some(language) = Language::of_code(language) {
        guest.t = Texts::of(language);
        guest.frame.t = guest.t;
    }
    guest
}

fn open(guest: Guest, form: Form, token: String, card: HandoverCard, asked: bool) -> Open {
    let reasons = guest.t.choices::<HandoverDeclineReason>();
    Open { t: guest.t, frame: guest.frame, form, token, card, reasons, asked }
}

fn locked(guest: Guest, form: Form, token: String) -> Response {
    Page(Locked { t: guest.t, frame: guest.frame, form, token }).again()
}

fn later(guest: Guest, mut form: Form, token: String, left: TimeDelta) -> Response {
    form.fault("code", waiting(left));
    let mut page = locked(guest, form, token);
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    let seconds = left.num_seconds().max(0).unsigned_abs() + 1;
    page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    page
}

fn gone(guest: Guest) -> Response {
    (StatusCode::NOT_FOUND, Page(Gone { t: guest.t, frame: guest.frame })).into_response()
}
