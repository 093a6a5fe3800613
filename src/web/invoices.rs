//! A month of a contract as the basis of an invoice: a page for the project's managers and the provider, and what they do with it. The
//! same as a file stands in `files`; which month it is, in `months`.

pub mod files;
mod months;

use std::collections::HashSet;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Months, NaiveDate};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::Error;
use crate::model::card::Card;
use crate::model::contract::ContractId;
use crate::model::invoice_basis::{
    InvoiceBasis, InvoiceBasisId, InvoiceLineId, Issued, Line, LineAnswer, Side,
};
use crate::model::placement::PlacementId;

/// The longest comment, in characters.
const LONGEST: usize = 500;

#[derive(Template)]
#[template(path = "contracts/invoices.html")]
struct Show {
    t: Texts,
    frame: Frame,
    /// Asks for another month.
    form: Form,
    today: NaiveDate,
    months: Vec<Choice>,
    basis: InvoiceBasis,
    /// Those that are laid down.
    others: Vec<Issued>,
    manages: bool,
    provides: bool,
    /// Those that lead somewhere: a provider's own, while it may see the person.
    open: HashSet<PlacementId>,
}

async fn basis(visit: &mut Visit, id: ContractId, query: &Query) -> Result<InvoiceBasis, Fault> {
    let Some(on) = months::wanted(visit, id, query).await? else {
        return Err(Fault::bad_request("invoice-month-shape"));
    };
    Ok(InvoiceBasis::find(&mut visit.db, &visit.who, id, on).await?)
}

pub async fn show(mut visit: Visit, Path(id): Path<ContractId>, query: Query) -> Result<Response, Fault> {
    let mut form = Form::new();
    let on = match months::wanted(&mut visit, id, &query).await? {
        Some(on) => on,
        None => {
            form.fault("month", Message::new("invoice-month-shape"));
            months::usual(&mut visit, id).await?
        }
    };
    let basis = InvoiceBasis::find(&mut visit.db, &visit.who, id, on).await?;
    form.put("month", months::named(basis.month));
    let others = InvoiceBasis::of_contract(&mut visit.db, id).await?;
    let today = visit.today();
    let manages = visit.who.manages(basis.contract.project_id);
    let provides = visit.who.provides(basis.contract.provider_id);
    let open = match provides {
        true => Card::open_under(&mut visit.db, id).await?,
        false => HashSet::new(),
    };
    let months = months::choices(&visit.t, &basis, &others, today);
    let page = Page(Show {
        t: visit.t,
        frame: visit.frame,
        form,
        today,
        months,
        basis,
        others,
        manages,
        provides,
        open,
    });
    Ok(if page.0.form.has_faults() { page.again() } else { page.into_response() })
}

fn page_of(contract: ContractId, month: NaiveDate) -> String {
    format!("/contracts/{contract}/invoices?month={month}")
}

/// Lays a month down.
pub async fn create(act: Act, Path(id): Path<ContractId>, mut form: Form) -> Result<Response, Fault> {
    let Some(month) = form.date("month") else { return Err(Fault::bad_request("form-not-a-date")) };
    let mut db = act.write().await?;
    InvoiceBasis::issue(&mut db, &act.who, id, month).await?;
    db.commit().await?;
    Ok(done(&page_of(id, month), "flash-invoice-issued"))
}

/// Works out what is not confirmed anew.
pub async fn work_out(act: Act, Path(id): Path<InvoiceBasisId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let issued = InvoiceBasis::work_out(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&page_of(issued.contract_id, issued.month), "flash-invoice-worked-out"))
}

pub async fn confirm(act: Act, Path(id): Path<InvoiceBasisId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let issued = InvoiceBasis::confirm(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&page_of(issued.contract_id, issued.month), "flash-invoice-confirmed"))
}

pub async fn question(mut visit: Visit, Path(id): Path<InvoiceLineId>) -> Result<Response, Fault> {
    let (contract, issued, line) = InvoiceBasis::line(&mut visit.db, &visit.who, id).await?;
    if !visit.who.provides(contract.provider_id) {
        return Err(Fault::not_found());
    }
    let form = Form::new().and("answer", LineAnswer::Disputed).and("comment", &line.comment);
    Ok(asked(&visit.t, &issued, &line).ask(visit.t, visit.frame, form))
}

pub async fn answer(act: Act, Path(id): Path<InvoiceLineId>, mut form: Form) -> Result<Response, Fault> {
    let (contract, issued, line) = InvoiceBasis::line(&mut act.read().await?, &act.who, id).await?;
    if !act.who.provides(contract.provider_id) {
        return Err(Fault::not_found());
    }
    let told = form.read(|form| {
        let answer = form.one::<LineAnswer>("answer");
        let comment = match answer {
            // Whoever disputes says why.
            Some(LineAnswer::Disputed) => form.text("comment", 3..=LONGEST),
            _ => form.optional_text("comment", LONGEST).map(Option::unwrap_or_default),
        };
        if answer == Some(LineAnswer::Open) {
            form.fault("answer", Message::new("form-not-a-choice"));
        }
        answer.zip(comment)
    });
    let Some((answer, comment)) = told else { return Ok(asked(&act.t, &issued, &line).again(act, form)) };
    let mut db = act.write().await?;
    match InvoiceBasis::answer(&mut db, &act.who, id, answer, &comment).await {
        Ok(issued) => {
            db.commit().await?;
            Ok(done(&page_of(issued.contract_id, issued.month), "flash-invoice-answered"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            asked(&act.t, &issued, &line).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn dispute(mut visit: Visit, Path(id): Path<InvoiceLineId>) -> Result<Response, Fault> {
    let (contract, issued, line) = InvoiceBasis::line(&mut visit.db, &visit.who, id).await?;
    if !visit.who.manages(contract.project_id) {
        return Err(Fault::not_found());
    }
    let form = Form::new().and("reply", &line.reply);
    Ok(replying(&visit.t, &issued, &line).ask(visit.t, visit.frame, form))
}

pub async fn reply(act: Act, Path(id): Path<InvoiceLineId>, mut form: Form) -> Result<Response, Fault> {
    let (contract, issued, line) = InvoiceBasis::line(&mut act.read().await?, &act.who, id).await?;
    if !act.who.manages(contract.project_id) {
        return Err(Fault::not_found());
    }
    let Some(words) = form.read(|form| form.text("reply", 3..=LONGEST)) else {
        return Ok(replying(&act.t, &issued, &line).again(act, form));
    };
    let mut db = act.write().await?;
    let issued = InvoiceBasis::reply(&mut db, &act.who, id, &words).await?;
    db.commit().await?;
    Ok(done(&page_of(issued.contract_id, issued.month), "flash-invoice-answered"))
}

/// What a manager says to a dispute.
fn replying(t: &Texts, issued: &Issued, line: &Line) -> Question {
    let lead = t.say("invoice-reply-lead").with("reference", &line.reference).with("comment", &line.comment);
    Question {
        title: t.say("invoice-reply-title").to_string(),
        lead: lead.to_string(),
        action: format!("/invoice-lines/{}/reply", line.id),
        back: (page_of(issued.contract_id, issued.month), t.say("invoice-title").to_string()),
        button: "invoice-reply",
        fields: vec![Field::new("reply", "invoice-reply-label", Kind::Words)],
        instead: vec![],
    }
}

fn asked(t: &Texts, issued: &Issued, line: &Line) -> Question {
    let answers = t.choices_of(&[LineAnswer::Confirmed, LineAnswer::Disputed]);
    let lead = t
        .say("invoice-line-lead")
        .with("reference", &line.reference)
        .with("slot", &line.slot_title)
        .with("period", t.period(line.from, line.to))
        .with("amount", t.money(line.drawn.value));
    Question {
        title: t.say("invoice-answer-title").to_string(),
        lead: lead.to_string(),
        action: format!("/invoice-lines/{}/answer", line.id),
        back: (page_of(issued.contract_id, issued.month), t.say("invoice-title").to_string()),
        button: "invoice-answer",
        fields: vec![
            Field::new("answer", "invoice-answer-label", Kind::Radios(answers)),
            Field::new("comment", "invoice-comment", Kind::Words).hint(t.say("invoice-comment-hint")),
        ],
        instead: vec![],
    }
}

/// A party with its number, as on an invoice.
pub(super) fn side_of(side: &Side) -> String {
    match side.org_number {
        Some(number) => format!("{} ({number})", side.name),
        None => side.name.clone(),
    }
}

/// "4 200 kr per platsmånad"; of a month in which it changed, that it did.
pub(super) fn price(t: &Texts, line: &Line) -> String {
    match line.price.zip(line.price_unit) {
        Some((ore, unit)) => {
            t.say("invoice-price-of").with("price", t.money(ore)).with("unit", t.code(unit)).to_string()
        }
        None => t.say("invoice-price-changed").to_string(),
    }
}

impl Show {
    fn month(&self, ahead: i32) -> String {
        let first = self.basis.month;
        let months = Months::new(ahead.unsigned_abs());
        let other =
            if ahead < 0 { first.checked_sub_months(months) } else { first.checked_add_months(months) };
        other.unwrap_or(first).to_string()
    }

    fn file(&self, kind: &str) -> String {
        format!("/contracts/{}/invoices.{kind}?month={}", self.basis.contract.id, self.basis.month)
    }

    fn may_go_on(&self) -> bool {
        self.basis.is_final(self.today)
    }

    fn may_issue(&self) -> bool {
        self.manages && self.basis.issued.is_none() && self.may_go_on() && !self.basis.lines.is_empty()
    }

    fn is_correction(&self, line: &Line) -> bool {
        line.is_correction(self.basis.month)
    }

    fn price(&self, line: &Line) -> String {
        price(&self.t, line)
    }

    fn count(&self, answer: LineAnswer) -> usize {
        self.basis.lines.iter().filter(|line| line.answer == answer).count()
    }

    fn open(&self) -> usize {
        self.count(LineAnswer::Open)
    }

    fn disputed(&self) -> usize {
        self.count(LineAnswer::Disputed)
    }

    fn tone(&self, line: &Line) -> Tone {
        match line.answer {
            LineAnswer::Open => Tone::Calm,
            LineAnswer::Confirmed => Tone::Good,
            LineAnswer::Disputed => Tone::Bad,
        }
    }

    /// The provider may still answer.
    fn answers(&self) -> bool {
        self.provides && self.basis.issued.is_some() && !self.basis.is_locked()
    }

    fn may_answer(&self, line: &Line) -> bool {
        self.answers() && line.answer != LineAnswer::Confirmed
    }

    /// A manager may answer a dispute.
    fn may_reply(&self, line: &Line) -> bool {
        self.manages && !self.basis.is_locked() && line.answer == LineAnswer::Disputed
    }

    /// "Samordningsförbundet (559900-0014)"
    fn side(&self, side: &Side) -> String {
        side_of(side)
    }
}
