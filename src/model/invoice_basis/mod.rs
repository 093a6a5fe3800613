//! What a contract's places have cost in one month, a line a placement: what an invoice is checked against (C03). Before it is laid
//! down it is worked out anew each time, and the lines of all months add up to what the contract has used. Once laid down its
//! lines are rows that the provider answers (`verbs`); when all are confirmed nothing in it changes again.

mod holding;
mod verbs;

use chrono::{Months, NaiveDate};

use super::access::Who;
use super::codes::PriceUnit;
use super::contract::{Contract, ContractId, Drawn};
use super::organisation::OrganisationId;
use super::organisation_number::OrganisationNumber;
use super::placement::PlacementId;
use super::{Error, Result};
use crate::db::Read;

pub use holding::first_of;

crate::id!(InvoiceBasisId);
crate::id!(InvoiceLineId);

super::codes::codes! {
    /// What the provider says of a line.
    pub enum LineAnswer = "line_answer" { Open = "open", Confirmed = "confirmed", Disputed = "disputed" }
}

/// One of the two that a basis is between.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Side {
    pub name: String,
    pub org_number: Option<OrganisationNumber>,
}

/// A month of a contract, up to today when it is not over.
#[derive(Clone, Debug)]
pub struct InvoiceBasis {
    pub contract: Contract,
    /// Its first day.
    pub month: NaiveDate,
    /// None while it is only worked out.
    pub issued: Option<Issued>,
    pub lines: Vec<Line>,
    pub total: Drawn,
    /// Who buys, and who is paid.
    pub buyer: Side,
    pub seller: Side,
}

/// That it was laid down.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Issued {
    pub id: InvoiceBasisId,
    pub contract_id: ContractId,
    pub month: NaiveDate,
    pub issued_on: NaiveDate,
    pub issued_by_name: String,
    /// Every line is confirmed: locked.
    pub confirmed_on: Option<NaiveDate>,
}

/// A month whose lines the provider has not all answered.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    pub contract_id: ContractId,
    pub title: String,
    pub month: NaiveDate,
    pub issued_on: NaiveDate,
    /// Lines without an answer.
    pub lines: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// 0 while it is only worked out.
    pub id: InvoiceLineId,
    pub placement_id: PlacementId,
    pub reference: String,
    pub slot_title: String,
    /// The month that it is about: an earlier one for a correction.
    pub for_month: NaiveDate,
    /// The days within that month.
    #[sqlx(rename = "starts_on")]
    pub from: NaiveDate,
    #[sqlx(rename = "ends_on")]
    pub to: NaiveDate,
    pub weekdays: i64,
    pub hours_per_week: i64,
    /// Öre for a unit; none when the price changed within the month.
    pub price: Option<i64>,
    pub price_unit: Option<PriceUnit>,
    /// For a correction the difference to what was laid down before.
    #[sqlx(flatten)]
    pub drawn: Drawn,
    pub answer: LineAnswer,
    /// The provider's, when it disputes.
    pub comment: String,
    /// And what the project's manager says to that.
    pub reply: String,
}

const ISSUED: &str =
    "SELECT b.id, b.contract_id, b.month, b.issued_on, u.name AS issued_by_name, b.confirmed_on
    FROM invoice_bases b JOIN users u ON u.id = b.issued_by";

impl InvoiceBasis {
    /// For whoever sees the contract. `on` is any day of the month.
    pub async fn find(db: &mut Read, who: &Who, id: ContractId, on: NaiveDate) -> Result<Self> {
        let contract = Contract::find(db, who, id).await?;
        let month = first_of(on);
        let issued: Option<Issued> = db
            .built(format!("{ISSUED} WHERE b.contract_id = $1 AND b.month = $2"))
            .bind(id)
            .bind(month)
            .optional()
            .await?;
        let lines = match &issued {
            Some(issued) => Line::of_basis(db, issued.id).await?,
            None => holding::held(db, &contract, month, last_of(month).min(db.today())).await?,
        };
        let total = lines.iter().fold(Drawn::default(), |sum, line| sum + line.drawn);
        let buyer = db
            .query("SELECT o.name, o.org_number FROM organisations o JOIN projects p ON p.association_id = o.id WHERE p.id = $1")
            .bind(contract.project_id)
            .one()
            .await?;
        let seller = db
            .query("SELECT name, org_number FROM organisations WHERE id = $1")
            .bind(contract.provider_id)
            .one()
            .await?;
        Ok(Self { contract, month, issued, lines, total, buyer, seller })
    }

    /// The latest month that is over and has something in it, its first day: days of somebody who had started, or lines that are laid
    /// down. The caller has been let in to the contract.
    pub async fn last_month(db: &mut Read, contract: ContractId) -> Result<Option<NaiveDate>> {
        let Some(until) = first_of(db.today()).pred_opt() else { return Ok(None) };
        let (used, issued): (Option<NaiveDate>, Option<NaiveDate>) = db
            .query(
                "SELECT (SELECT MAX(COALESCE(p.ended_on, p.planned_end_on)) FROM placements p
                    WHERE p.contract_id = $1 AND p.started_on IS NOT NULL AND p.starts_on <= $2),
                    (SELECT MAX(b.month) FROM invoice_bases b WHERE b.contract_id = $1)",
            )
            .bind(contract)
            .bind(until)
            .one()
            .await?;
        Ok(used.map(|on| first_of(on.min(until))).max(issued))
    }

    /// Those that wait for a provider's answer: how many lines, by contract and month, the earliest first.
    pub async fn waiting_for(db: &mut Read, who: &Who, provider: OrganisationId) -> Result<Vec<Waiting>> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        Ok(db
            .query(
                "SELECT b.contract_id, k.title, b.month, b.issued_on, COUNT(l.id) AS lines FROM invoice_bases b
                 JOIN contracts k ON k.id = b.contract_id JOIN invoice_lines l ON l.basis_id = b.id AND l.answer = 'open'
                 WHERE k.provider_id = $1 AND b.confirmed_on IS NULL
                 GROUP BY b.id, b.contract_id, k.title, b.month, b.issued_on ORDER BY b.month, b.id",
            )
            .bind(provider)
            .all()
            .await?)
    }

    /// Those of a contract that are laid down, the latest first. The caller has been let in to it.
    pub async fn of_contract(db: &mut Read, contract: ContractId) -> Result<Vec<Issued>> {
        Ok(db
            .built(format!("{ISSUED} WHERE b.contract_id = $1 ORDER BY b.month DESC"))
            .bind(contract)
            .all()
            .await?)
    }

    /// Whether the month is over: before that the sums still grow.
    pub fn is_final(&self, today: NaiveDate) -> bool {
        is_over(self.month, today)
    }

    pub fn is_locked(&self) -> bool {
        self.issued.as_ref().is_some_and(|issued| issued.confirmed_on.is_some())
    }
}

impl Line {
    async fn of_basis(db: &mut Read, basis: InvoiceBasisId) -> Result<Vec<Self>> {
        Ok(db
            .query(
                "SELECT l.id, l.placement_id, p.ref AS reference, s.title AS slot_title, l.for_month, l.starts_on, l.ends_on,
                    l.weekdays, l.hours_per_week, l.price, l.price_unit, l.place_months, l.value, l.answer, l.comment, l.reply
                 FROM invoice_lines l JOIN placements p ON p.id = l.placement_id JOIN slots s ON s.id = p.slot_id
                 WHERE l.basis_id = $1 ORDER BY l.for_month DESC, p.ref, l.id",
            )
            .bind(basis)
            .all()
            .await?)
    }

    pub fn is_correction(&self, month: NaiveDate) -> bool {
        self.for_month != month
    }
}

fn last_of(month: NaiveDate) -> NaiveDate {
    month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(month)
}

fn is_over(month: NaiveDate, today: NaiveDate) -> bool {
    last_of(month) < today
}
