//! How the participant finds that it goes: the project's form on the own page, every third month and whenever one likes to.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::{Me, MeAct};
use crate::db::Read;
use crate::model::own_page::Own;
use crate::model::progress::{LEAST, MOST, ProgressForm, own_form, rate_own};
use crate::model::{Error, Refusal};
use crate::web::choice::Choice;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::message::Message;
use crate::web::page::Page;
use crate::web::progress::{FIELDS, said, statements};
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::done;

/// Characters of what somebody adds.
const LONGEST: usize = 1000;

#[derive(Template)]
#[template(path = "me/progress.html")]
struct Asking {
    t: Texts,
    frame: Frame,
    form: Form,
    /// The names of the fields with the ids of their statements.
    asked: Vec<(&'static str, &'static str)>,
    choices: Vec<Choice>,
    /// The day it is asked next, when that is later.
    next: Option<NaiveDate>,
}

impl Asking {
    fn new(t: Texts, frame: Frame, form: Form, of: ProgressForm, next: Option<NaiveDate>) -> Self {
        let asked = FIELDS.iter().copied().zip(statements(of).iter().copied()).collect();
        let choices = (LEAST..=MOST).map(|answer| Choice::new(answer, said(&t, answer))).collect();
        Self { t, frame, form, asked, choices, next }
    }
}

async fn asked(db: &mut Read, own: &Own) -> Result<(ProgressForm, Option<NaiveDate>), Fault> {
    let today = db.today();
    let (form, next) = own_form(db, own).await?.ok_or_else(Fault::not_found)?;
    Ok((form, (next > today).then_some(next)))
}

pub async fn new(mut me: Me) -> Result<Response, Fault> {
    let (of, next) = asked(&mut me.db, &me.own).await?;
    Ok(Page(Asking::new(me.t, me.frame, Form::default(), of, next)).into_response())
}

pub async fn create(act: MeAct, mut form: Form) -> Result<Response, Fault> {
    let (of, next) = asked(&mut act.read().await?, &act.own).await?;
    let told = form.read(|form| {
        let answers: Vec<Option<i64>> =
            FIELDS.iter().take(of.statements()).map(|field| form.integer(field, LEAST..=MOST)).collect();
        let comment = form.optional_text("comment", LONGEST);
        let answers: Option<Vec<i64>> = answers.into_iter().collect();
        Some((answers?, comment?.unwrap_or_default()))
    });
    let Some((answers, comment)) = told else {
        return Ok(Page(Asking::new(act.t, act.frame, form, of, next)).again());
    };
    let mut db = act.write().await?;
    match rate_own(&mut db, &act.own, of, answers, comment).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done("/me", "flash-me-progress"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            let today = refusal == Refusal::AlreadyRated;
            form.fault("s1", if today { Message::new("me-progress-today") } else { message(&refusal) });
            Ok(Page(Asking::new(act.t, act.frame, form, of, next)).conflict())
        }
        Err(other) => Err(other.into()),
    }
}
