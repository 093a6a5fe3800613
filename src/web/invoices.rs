//! A month of a contract as the basis of an invoice: a page for the project's managers and the provider, and a file.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::{Datelike as _, Months, NaiveDate};

use super::csv_file::CsvFile;
use super::fault::Fault;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::query::Query;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::contract::ContractId;
use crate::model::invoice_basis::InvoiceBasis;

#[derive(Template)]
#[template(path = "contracts/invoices.html")]
struct Show {
    t: Texts,
    frame: Frame,
    today: NaiveDate,
    basis: InvoiceBasis,
}

async fn basis(visit: &mut Visit, id: ContractId, query: &Query) -> Result<InvoiceBasis, Fault> {
    // Last month, unless another is asked for: that is the one to be invoiced.
    let today = visit.today();
    let last_month = today.with_day(1).and_then(|first| first.pred_opt()).unwrap_or(today);
    let on = query.date("month").filter(|on| (1990..2100).contains(&on.year())).unwrap_or(last_month);
    Ok(InvoiceBasis::find(&mut visit.db, &visit.who, id, on).await?)
}

pub async fn show(mut visit: Visit, Path(id): Path<ContractId>, query: Query) -> Result<Response, Fault> {
    let basis = basis(&mut visit, id, &query).await?;
    let today = visit.today();
    Ok(Page(Show { t: visit.t, frame: visit.frame, today, basis }).into_response())
}

pub async fn csv(mut visit: Visit, Path(id): Path<ContractId>, query: Query) -> Result<Response, Fault> {
    let basis = basis(&mut visit, id, &query).await?;
    let t = &visit.t;
    let month = basis.month.format("%Y-%m");
    let mut file = CsvFile::new(format!("invoice-{}-{month}", basis.contract.id));
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
    ];
    file.row(headings.map(|id| t.say(id).to_string()));
    for line in &basis.lines {
        file.row([
            basis.contract.reference.clone(),
            month.to_string(),
            line.reference.clone(),
            line.slot_title.clone(),
            line.from.to_string(),
            line.to.to_string(),
            line.weekdays.to_string(),
            line.hours_per_week.to_string(),
            decimal(line.drawn.place_months, 3),
            decimal(line.drawn.value, 2),
        ]);
    }
    Ok(file.into_response())
}

/// As Swedish Excel reads a number: 0,968.
fn decimal(amount: i64, places: usize) -> String {
    let parts = 10_i64.pow(places as u32);
    format!("{},{:0places$}", amount / parts, amount % parts)
}

impl Show {
    fn month(&self, ahead: i32) -> String {
        let first = self.basis.month;
        let months = Months::new(ahead.unsigned_abs());
        let other =
            if ahead < 0 { first.checked_sub_months(months) } else { first.checked_add_months(months) };
        other.unwrap_or(first).to_string()
    }

    fn file(&self) -> String {
        format!("/contracts/{}/invoices.csv?month={}", self.basis.contract.id, self.basis.month)
    }

    fn may_go_on(&self) -> bool {
        self.basis.is_final(self.today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_excel_reads_them() {
        assert_eq!(
            (decimal(968, 3), decimal(12_345, 3), decimal(484_000, 2)),
            ("0,968".into(), "12,345".into(), "4840,00".into())
        );
    }
}
