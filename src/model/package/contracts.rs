//! The table `contracts`: what was bought. Money is in kronor in the package and in öre here. What the register knows of a contract
//! besides stands in `contract_register`.

use chrono::NaiveDate;

use super::cells::{Cells, joined, maybe, shown};
use super::contract_register::Register;
use super::expected::Expected;
use super::projects::not_before;
use super::rows::Row;
use super::tables::Table;
use super::values::{as_sek, code, cpv, date, line, reference, sek, whole};
use crate::model::Refusal;
use crate::model::codes::{ContractKind, PriceUnit, Procedure};
use crate::model::contract_change::buys_the_same;
use crate::model::terms::Terms;
use crate::model::terms_checks::{MOST_EXTENSION_MONTHS, MOST_EXTENSIONS, MOST_PLACE_MONTHS, MOST_PRICE};

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct Contract {
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub project: String,
    pub provider: String,
    pub title: String,
    pub procedure: Procedure,
    pub cpv: Option<String>,
    pub signed_on: Option<NaiveDate>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub extension_months: i64,
    pub extension_count: i64,
    /// Öre.
    pub max_value: i64,
    pub max_place_months: i64,
    /// Öre for a unit, from the beginning.
    pub price: i64,
    pub price_unit: PriceUnit,
    pub reserved_share_percent: Option<i64>,
    #[sqlx(flatten)]
    pub register: Register,
    #[sqlx(skip)]
    pub written: Written,
}

/// Its fields as the file has them, for faults to show; none of what the database has.
#[derive(Clone, Debug, Default)]
pub(super) struct Written(Vec<String>);

impl PartialEq for Written {
    /// What a row says is in its values.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Written {
    pub fn of(&self, column: &str) -> &str {
        let at = Table::Contracts.columns().iter().position(|known| known.name == column);
        at.and_then(|at| self.0.get(at)).map_or("", String::as_str)
    }
}

pub(super) const SELECT: &str = "SELECT k.id, k.ref, p.ref AS project, o.ref AS provider, k.title, k.procedure, k.cpv, k.signed_on,
    k.starts_on, k.ends_on, k.extension_months, k.extension_count, k.max_value, k.max_place_months, k.price, k.price_unit,
    k.reserved_share_percent, k.kind, k.prices, k.lots, k.notice_months, k.extensions_used, k.decide_by, k.evidence_on, k.terminated_on,
    k.agreed_ends_on, k.agreed_decide_by, k.unapproved, k.closed_as
    FROM contracts k JOIN projects p ON p.id = k.project_id JOIN organisations o ON o.id = k.provider_id";

impl Contract {
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let reference = row.read("ref", reference);
        let project = row.read("project", self::reference);
        let provider = row.read("provider", self::reference);
        let title = row.read("title", line(200));
        let procedure = row.read("procedure", code);
        let cpv = row.maybe("cpv", cpv);
        let signed_on = row.maybe("signed_on", date);
        let starts_on = row.read("starts_on", date);
        let ends_on = row.read("ends_on", date);
        let in_order = not_before(row, "ends_on", ends_on, "starts_on", starts_on)
            && not_before(row, "ends_on", ends_on, "signed_on", signed_on.flatten());
        let extension_months = row.maybe("extension_months", whole(0..=MOST_EXTENSION_MONTHS));
        let extension_count = row.maybe("extension_count", whole(0..=MOST_EXTENSIONS));
        let max_value = row.read("max_value_sek", sek);
        let max_place_months = row.read("max_place_months", whole(1..=MOST_PLACE_MONTHS));
        let price = first_price(row);
        let reserved_share_percent = row.maybe("reserved_share_percent", whole(0..=100));
        let mut register = Register::read(row, extension_count.flatten().unwrap_or(0));
        if let Some(register) = register.as_mut().filter(|register| register.untold) {
            register.kind = procedure.map_or(ContractKind::Contract, ContractKind::of);
        }
        if !in_order {
            return None;
        }
        Some(Self {
            reference: reference?,
            project: project?,
            provider: provider?,
            title: title?,
            procedure: procedure?,
            cpv: cpv?,
            signed_on: signed_on?,
            starts_on: starts_on?,
            ends_on: ends_on?,
            extension_months: extension_months?.unwrap_or(0),
            extension_count: extension_count?.unwrap_or(0),
            max_value: max_value?,
            max_place_months: max_place_months?,
            price: price?.0,
            price_unit: price?.1,
            reserved_share_percent: reserved_share_percent?,
            register: register?,
            written: Written(row.cells()),
        })
    }
}

impl Contract {
    /// What it says, for the rules that the forms ask too. `register` is the database's where the file tells none.
    pub fn terms(&self, register: &Register) -> Terms {
        Terms {
            title: self.title.clone(),
            procedure: self.procedure,
            cpv: self.cpv.clone(),
            signed_on: self.signed_on,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            extension_months: self.extension_months,
            extension_count: self.extension_count,
            max_value: self.max_value,
            max_place_months: self.max_place_months,
            price: self.price,
            price_unit: self.price_unit,
            reserved_share_percent: self.reserved_share_percent,
            kind: register.kind,
            lots: register.lots.0.clone(),
            notice_months: register.notice_months,
            decide_by: register.decide_by,
            evidence_on: register.evidence_on,
        }
    }

    /// As it is told: a later price that holds from the first day on is the first price. Of days before rules came that refuse others.
    pub fn folded(mut self) -> Self {
        let from = self.starts_on;
        let prices = &mut self.register.prices.0;
        if let Some(first) = prices.iter().filter(|price| price.from <= from).max_by_key(|price| price.from) {
            (self.price, self.price_unit) = (first.ore, first.unit);
            prices.retain(|price| price.from > from);
        }
        self
    }

    /// What stands in the column of a unit.
    fn price_in(&self, unit: PriceUnit) -> String {
        if unit == self.price_unit { as_sek(self.price) } else { String::new() }
    }

    /// The register that holds for this row: `stored` where the file tells none.
    pub fn register<'r>(&'r self, stored: Option<&'r Self>) -> &'r Register {
        stored.map(|stored| &stored.register).filter(|_| self.register.untold).unwrap_or(&self.register)
    }

    /// Whether it changes nothing of what `stored` has bought.
    pub fn buys_the_same_as(&self, stored: &Self) -> bool {
        let register = self.register(Some(stored));
        let besides = |one: &Register| {
            (
                one.extensions_used,
                one.terminated_on,
                one.agreed_ends_on,
                one.agreed_decide_by,
                one.prices.0.clone(),
            )
        };
        (&self.provider, &self.project) == (&stored.provider, &stored.project)
            && besides(register) == besides(&stored.register)
            && buys_the_same(&stored.terms(&stored.register), &self.terms(register))
    }

    /// What it says, as events keep it: the terms, and what the register knows besides.
    pub fn told(&self, register: &Register) -> Vec<(&'static str, String)> {
        let mut told = self.terms(register).told();
        told.push(("prices", register.told_prices()));
        told.push(("extensions_used", register.extensions_used.to_string()));
        told.push(("terminated_on", maybe(register.terminated_on)));
        told.push(("agreed_ends_on", maybe(register.agreed_ends_on)));
        told.push(("provider", self.provider.clone()));
        told
    }
}

/// The column that the price from the beginning stands in.
pub(super) const fn price_column(unit: PriceUnit) -> &'static str {
    match unit {
        PriceUnit::PlaceMonth => "price_per_place_month_sek",
        PriceUnit::Day => "price_per_day_sek",
        PriceUnit::Hour => "price_per_hour_sek",
    }
}

/// The price from the beginning: in exactly one of three columns.
fn first_price(row: &mut Row<'_>) -> Option<(i64, PriceUnit)> {
    let mut told = None;
    for unit in PriceUnit::ALL.iter().copied() {
        let column = price_column(unit);
        let Some(ore) = row.maybe(column, sek)? else { continue };
        if let Some((_, other)) = told {
            row.wrong(column, Expected::Without { column: price_column(other) });
            return None;
        }
        // Here already, so that no sum of öre passes what 64 bits hold.
        if ore > MOST_PRICE {
            row.wrong(column, Expected::Rule(Refusal::PriceAbsurd { most: MOST_PRICE }));
            return None;
        }
        told = Some((ore, unit));
    }
    if told.is_none() {
        row.wrong(price_column(PriceUnit::PlaceMonth), Expected::Something);
    }
    told
}

impl Cells for Contract {
    fn cells(&self) -> Vec<String> {
        vec![
            self.reference.clone(),
            self.project.clone(),
            self.provider.clone(),
            self.title.clone(),
            shown(self.procedure),
            maybe(self.cpv.as_ref()),
            maybe(self.signed_on),
            shown(self.starts_on),
            shown(self.ends_on),
            shown(self.extension_months),
            shown(self.extension_count),
            as_sek(self.max_value),
            shown(self.max_place_months),
            self.price_in(PriceUnit::PlaceMonth),
            maybe(self.reserved_share_percent),
            shown(self.register.kind),
            self.register.told_prices(),
            joined(&self.register.lots),
            maybe(self.register.notice_months),
            shown(self.register.extensions_used),
            maybe(self.register.decide_by),
            maybe(self.register.evidence_on),
            maybe(self.register.terminated_on),
            if self.register.unapproved { shown(true) } else { String::new() },
            self.price_in(PriceUnit::Day),
            self.price_in(PriceUnit::Hour),
            maybe(self.register.agreed_ends_on),
            maybe(self.register.agreed_decide_by),
            maybe(self.register.closed_as),
        ]
    }
}
