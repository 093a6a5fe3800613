//! Which month of a contract a page of invoicing is about: what the address asks for, and what there is to choose from.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::model::contract::ContractId;
use crate::model::invoice_basis::{InvoiceBasis, Issued, first_of};
use crate::web::choice::Choice;
use crate::web::fault::Fault;
use crate::web::form::value;
use crate::web::query::Query;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// The first day of "2021-06", or the day that somebody has written.
fn month(written: &str) -> Option<NaiveDate> {
    let day = if written.len() == 7 { format!("{written}-01") } else { written.to_owned() };
    value::date(&day).ok().filter(|on| (1990..2100).contains(&on.year()))
}

/// The month that is asked for, none where that is no month.
pub async fn wanted(visit: &mut Visit, id: ContractId, query: &Query) -> Result<Option<NaiveDate>, Fault> {
    match query.text("month") {
        "" => Ok(Some(usual(visit, id).await?)),
        written => Ok(month(written)),
    }
}

/// Where none is asked for: the last that has something and is over, else last month. That is the one to be invoiced.
pub async fn usual(visit: &mut Visit, id: ContractId) -> Result<NaiveDate, Fault> {
    let today = visit.today();
    let last_month = first_of(today).pred_opt().unwrap_or(today);
    Ok(InvoiceBasis::last_month(&mut visit.db, id).await?.unwrap_or(last_month))
}

/// "2021-06"
pub fn named(month: NaiveDate) -> String {
    month.format("%Y-%m").to_string()
}

/// Those of the contract until today, those that are laid down and the one that is shown, the latest first.
pub fn choices(t: &Texts, basis: &InvoiceBasis, others: &[Issued], today: NaiveDate) -> Vec<Choice> {
    let (first, last) = (first_of(basis.contract.starts_on), basis.contract.ends_on.min(today));
    let following = (0..).map_while(|ahead| first.checked_add_months(Months::new(ahead)));
    let mut months: Vec<NaiveDate> = following.take_while(|month| *month <= last).collect();
    months.extend(others.iter().map(|other| other.month).chain([basis.month]));
    months.sort_unstable();
    months.dedup();
    months.into_iter().rev().map(|month| Choice::new(named(month), t.month(month))).collect()
}
