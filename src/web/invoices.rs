//! A month of a contract as the basis of an invoice: a page for the project's managers and the provider. The same as a file
//! stands in `files`.

pub mod files;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::{Datelike as _, Months, NaiveDate};

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
}
