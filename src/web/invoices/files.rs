//! The basis of an invoice to take away: CSV, a sheet for Excel, and a paper. References, never names.

use axum::response::{IntoResponse, Response};

use super::{basis, price, side_of};
use crate::model::contract::ContractId;
use crate::model::invoice_basis::InvoiceBasis;
use crate::paper::{Paper, Table};
use crate::web::fault::Fault;
use crate::web::paper_file;
use crate::web::path::Path;
use crate::web::query::Query;
use crate::web::sheet_file::{Cell, SheetFile};
use crate::web::texts::Texts;
use crate::web::visit::Visit;

pub async fn csv(mut visit: Visit, Path(id): Path<ContractId>, query: Query) -> Result<Response, Fault> {
    let basis = basis(&mut visit, id, &query).await?;
    Ok(sheet(&visit.t, &basis).csv().into_response())
}

pub async fn xlsx(mut visit: Visit, Path(id): Path<ContractId>, query: Query) -> Result<Response, Fault> {
    let basis = basis(&mut visit, id, &query).await?;
    sheet(&visit.t, &basis).xlsx().await
}

pub async fn pdf(mut visit: Visit, Path(id): Path<ContractId>, query: Query) -> Result<Response, Fault> {
    let basis = basis(&mut visit, id, &query).await?;
    let paper = paper(&visit.t, &basis, visit.now());
    paper_file::answer(&name(&basis), paper).await
}

fn name(basis: &InvoiceBasis) -> String {
    format!("invoice-{}-{}", basis.contract.id, basis.month.format("%Y-%m"))
}

fn sheet(t: &Texts, basis: &InvoiceBasis) -> SheetFile {
    let month = basis.month.format("%Y-%m").to_string();
    let mut file = SheetFile::new(name(basis), format!("{} {month}", t.say("invoice-title")));
    let headings = [
        "contract-reference",
        "invoice-month",
        "contract-call-off",
        "contract-slot",
        "invoice-from",
        "invoice-to",
        "invoice-weekdays",
        "invoice-hours",
        "contract-place-months",
        "invoice-amount",
        "invoice-for-month",
        "contract-price",
        "invoice-answer-label",
        "invoice-comment",
    ];
    file.row(headings.map(|id| t.say(id).to_string()));
    for line in &basis.lines {
        file.row([
            Cell::from(&basis.contract.reference),
            Cell::from(&month),
            Cell::from(&line.reference),
            Cell::from(&line.slot_title),
            Cell::Date(line.from),
            Cell::Date(line.to),
            Cell::Whole(line.weekdays),
            Cell::Whole(line.hours_per_week),
            Cell::Decimal(line.drawn.place_months, 3),
            Cell::Decimal(line.drawn.value, 2),
            Cell::from(line.for_month.format("%Y-%m").to_string()),
            Cell::from(price(t, line)),
            Cell::from(if basis.issued.is_some() { t.code(line.answer) } else { "" }),
            Cell::from(&line.comment),
        ]);
    }
    file
}

/// Whether it is worked out, laid down or locked, in words.
fn state(t: &Texts, basis: &InvoiceBasis) -> String {
    match basis.issued.as_ref().map(|issued| (issued, issued.confirmed_on)) {
        None => t.say("invoice-state-draft").to_string(),
        Some((_, Some(on))) => t.say("invoice-locked").with("on", t.date(on)).to_string(),
        Some((issued, None)) => t
            .say("invoice-waits")
            .with("on", t.date(issued.issued_on))
            .with("name", &issued.issued_by_name)
            .to_string(),
    }
}

fn paper(t: &Texts, basis: &InvoiceBasis, now: chrono::DateTime<chrono::Utc>) -> Paper {
    let title = t.say("invoice-heading").with("month", t.month(basis.month)).to_string();
    let contract = &basis.contract;
    let mut paper = Paper::new(t.lang(), title, now);
    paper.lying().footer(format!("{} · {}", contract.reference, contract.provider_name));
    paper.facts([
        (t.say("contract-title").to_string(), format!("{} ({})", contract.title, contract.reference)),
        (t.say("invoice-buyer").to_string(), side_of(&basis.buyer)),
        (t.say("contract-provider-id").to_string(), side_of(&basis.seller)),
        (t.say("contract-period").to_string(), t.period(contract.starts_on, contract.ends_on)),
        (t.say("invoice-state").to_string(), state(t, basis)),
    ]);
    if basis.lines.is_empty() {
        paper.paragraph(t.say("invoice-none").to_string());
        return paper;
    }
    let mut table = Table::new()
        .column(t.say("contract-call-off").to_string())
        .column(t.say("contract-slot").to_string())
        .column(t.say("contract-period").to_string())
        .numbers(t.say("invoice-weekdays").to_string())
        .column(t.say("contract-price").to_string())
        .numbers(t.say("contract-place-months").to_string())
        .numbers(t.say("invoice-amount").to_string());
    for line in &basis.lines {
        table.row([
            line.reference.clone(),
            match line.is_correction(basis.month) {
                true => {
                    let correction =
                        t.say("invoice-correction").with("month", t.month(line.for_month)).to_string();
                    format!("{} – {correction}", line.slot_title)
                }
                false => line.slot_title.clone(),
            },
            t.period(line.from, line.to),
            t.number(line.weekdays),
            price(t, line),
            t.place_months_exactly(line.drawn.place_months),
            t.money(line.drawn.value),
        ]);
    }
    table.sum([
        t.say("invoice-total").to_string(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        t.place_months_exactly(basis.total.place_months),
        t.money(basis.total.value),
    ]);
    paper.table(table).note(t.say("invoice-means").to_string());
    paper
}
