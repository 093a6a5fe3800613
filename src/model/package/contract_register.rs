//! What the register knows of a contract besides what the data package has published columns for: extra columns of the table
//! `contracts`, written only when there is something.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::expected::Expected;
use super::projects::not_before;
use super::rows::Row;
use super::values::{as_sek, code, date, list, municipality, price, whole, yes_no};
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::ContractKind;
use crate::model::contract_life::Closed;
use crate::model::municipality::Municipality;
use crate::model::prices::Price;
use crate::model::terms_checks::MOST_NOTICE_MONTHS;

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Register {
    /// A file without the columns, or with nothing in them, changes nothing here.
    #[sqlx(skip)]
    pub untold: bool,
    pub kind: ContractKind,
    pub prices: Json<Vec<Price>>,
    pub lots: Json<Vec<Municipality>>,
    pub notice_months: Option<i64>,
    pub extensions_used: i64,
    pub decide_by: Option<NaiveDate>,
    pub evidence_on: Option<NaiveDate>,
    pub terminated_on: Option<NaiveDate>,
    /// Before notice was given.
    pub agreed_ends_on: Option<NaiveDate>,
    pub agreed_decide_by: Option<NaiveDate>,
    /// Waits for a second person. Only a new contract takes it from a file: what is approved stays so.
    pub unapproved: bool,
    /// Was never approved and will not be. As `unapproved`.
    pub closed_as: Option<Closed>,
}

impl PartialEq for Register {
    fn eq(&self, other: &Self) -> bool {
        let days = |one: &Self| (one.decide_by, one.evidence_on);
        let notice = |one: &Self| (one.terminated_on, one.agreed_ends_on, one.agreed_decide_by);
        let rest = |one: &Self| (one.kind, one.notice_months, one.extensions_used);
        self.untold
            || other.untold
            || (days(self) == days(other)
                && notice(self) == notice(other)
                && rest(self) == rest(other)
                && self.prices.0 == other.prices.0
                && self.lots.0 == other.lots.0)
    }
}

impl Default for Register {
    fn default() -> Self {
        Self {
            untold: true,
            kind: ContractKind::Contract,
            prices: Json(vec![]),
            lots: Json(vec![]),
            notice_months: None,
            extensions_used: 0,
            decide_by: None,
            evidence_on: None,
            terminated_on: None,
            agreed_ends_on: None,
            agreed_decide_by: None,
            unapproved: false,
            closed_as: None,
        }
    }
}

/// Whether any contract has something to say there.
pub(super) async fn has_registers(db: &mut Read) -> Result<bool> {
    let count: i64 = db
        .query(
            "SELECT COUNT(*) FROM contracts WHERE kind <> 'contract' OR CAST(prices AS TEXT) <> '[]' OR CAST(lots AS TEXT) <> '[]'
                OR notice_months IS NOT NULL OR extensions_used > 0 OR decide_by IS NOT NULL OR evidence_on IS NOT NULL
                OR terminated_on IS NOT NULL OR price_unit <> 'place_month' OR unapproved = $1",
        )
        .bind(true)
        .value()
        .await?;
    Ok(count > 0)
}

impl Register {
    pub fn read(row: &mut Row<'_>, extension_count: i64) -> Option<Self> {
        let kind = row.maybe("kind", code);
        let prices = row.maybe("prices", list(price));
        let lots = row.maybe("lots", list(municipality));
        let notice_months = row.maybe("notice_months", whole(0..=MOST_NOTICE_MONTHS));
        let extensions_used = row.maybe("extensions_used", whole(0..=extension_count));
        let decide_by = row.maybe("decide_by", date);
        let evidence_on = row.maybe("evidence_on", date);
        let terminated_on = row.maybe("terminated_on", date);
        let agreed_ends_on = row.maybe("agreed_ends_on", date);
        let agreed_decide_by = row.maybe("agreed_decide_by", date);
        let unapproved = row.maybe("unapproved", yes_no);
        let closed_as = row.maybe("closed_as", code);
        let mut prices = prices?.unwrap_or_default();
        prices.sort_unstable_by_key(|price| price.from);
        if prices.windows(2).any(|two| two[0].from == two[1].from) {
            row.wrong("prices", Expected::Once);
            return None;
        }
        let (terminated_on, agreed_ends_on) = (terminated_on?, agreed_ends_on?);
        let agreed_decide_by = agreed_decide_by?;
        if !not_before(row, "agreed_ends_on", agreed_ends_on, "terminated_on", terminated_on)
            || !not_before(row, "agreed_ends_on", agreed_ends_on, "agreed_decide_by", agreed_decide_by)
        {
            return None;
        }
        let closed_as: Option<Closed> = closed_as?;
        Some(Self {
            untold: kind?.is_none(),
            kind: kind?.unwrap_or(ContractKind::Contract),
            prices: Json(prices),
            lots: Json(lots?.unwrap_or_default()),
            notice_months: notice_months?,
            extensions_used: extensions_used?.unwrap_or(0),
            decide_by: decide_by?,
            evidence_on: evidence_on?,
            terminated_on,
            agreed_ends_on,
            agreed_decide_by,
            // What was closed had not been approved.
            unapproved: unapproved?.unwrap_or(false) || closed_as.is_some(),
            closed_as,
        })
    }

    /// The later prices, as `values::price` reads them.
    pub fn told_prices(&self) -> String {
        let told = |price: &Price| format!("{}/{}/{}", price.from, price.unit, as_sek(price.ore));
        self.prices.iter().map(told).collect::<Vec<_>>().join(";")
    }
}
