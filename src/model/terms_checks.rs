//! What no contract may say, wherever its terms come from: the forms and the data package ask the same rules. And terms as plain
//! words, for events. Not for what has been drawn (see `terms`).

use chrono::NaiveDate;

use super::Refusal;
use super::codes::{ContractKind, Procedure};
use super::contract_life::later;
use super::cpv::is_cpv;
use super::prices::Price;
use super::terms::Terms;

/// LOU 4 kap. 18 §: of those who are occupied, so many percent belong to the group.
const LEAST_RESERVED_SHARE: i64 = 30;
/// Job search and vocational training: services that may not be reserved under LOU 19 kap. 6 a § (eForms `res-pub-ser`, rule
/// BR-0075-0001). Which others may not is not known here, and nothing is said of them.
const NEVER_RESERVED: [&str; 2] = ["79611000-0", "80530000-8"];
/// Years that a contract may run: a longer one is a typing error in a year.
pub const MOST_YEARS: i64 = 15;
/// Months that all extensions may be together.
pub const MOST_EXTENSION_MONTHS: i64 = 120;
/// Times that a contract may be extended.
pub const MOST_EXTENSIONS: i64 = 20;
/// Months of notice.
pub const MOST_NOTICE_MONTHS: i64 = 60;
/// Öre: a hundred thousand kronor for a place-month, a day or an hour.
pub const MOST_PRICE: i64 = 10_000_000;
/// Öre: a milliard kronor.
pub const MOST_VALUE: i64 = 100_000_000_000;
/// Whole place-months.
pub const MOST_PLACE_MONTHS: i64 = 100_000;

impl ContractKind {
    /// The one that belongs to a procedure, where nothing else is told.
    pub const fn of(procedure: Procedure) -> Self {
        match procedure {
            Procedure::Lov => Self::LovApproval,
            Procedure::None => Self::EmployerAgreement,
            _ => Self::Contract,
        }
    }
}

impl Procedure {
    /// What is not procured may be for nothing: an employer's agreement, a partnership (IOP). A procured contract costs something,
    /// else its maximum in money would never refuse.
    pub const fn may_cost_nothing(self) -> bool {
        matches!(self, Self::None | Self::Iop)
    }
}

impl Terms {
    /// What no contract may say that is written now. `was`: what a contract said that is changed. What it says already is let be where a
    /// rule came later: a price of nothing, a code that may not be reserved.
    pub fn check(&self, today: NaiveDate, was: Option<&Self>) -> Result<(), Refusal> {
        self.check_shape(today)?;
        self.check_price(was)?;
        self.check_reserved(was)
    }

    /// What no contract may say, of whatever age.
    pub fn check_shape(&self, today: NaiveDate) -> Result<(), Refusal> {
        if self.ends_on < self.starts_on {
            return Err(Refusal::EndBeforeStart);
        }
        if later(self.starts_on, 12 * MOST_YEARS).is_none_or(|latest| self.ends_on > latest) {
            return Err(Refusal::ContractTooLong { years: MOST_YEARS });
        }
        if (self.extension_months == 0) != (self.extension_count == 0) {
            return Err(Refusal::ExtensionHalf);
        }
        if self.extension_months * self.extension_count > MOST_EXTENSION_MONTHS {
            return Err(Refusal::ExtensionsTooLong { months: MOST_EXTENSION_MONTHS });
        }
        if let Some(by) = self.decide_by {
            if self.extension_count == 0 {
                return Err(Refusal::DecisionWithoutExtension);
            }
            if by < self.starts_on {
                return Err(Refusal::DecisionBeforeStart { start: self.starts_on });
            }
            if by > self.ends_on {
                return Err(Refusal::DecisionAfterEnd { end: self.ends_on });
            }
        }
        if self.signed_on.is_some_and(|on| on > today) {
            return Err(Refusal::SignedInFuture);
        }
        if self.evidence_on.is_some_and(|on| on > today) {
            return Err(Refusal::EvidenceInFuture);
        }
        if self.price > MOST_PRICE {
            return Err(Refusal::PriceAbsurd { most: MOST_PRICE });
        }
        if self.max_value < self.price {
            return Err(Refusal::MaximumBelowPrice);
        }
        if self.max_value > MOST_VALUE {
            return Err(Refusal::MaximumAbsurd { most: MOST_VALUE });
        }
        if !(1..=MOST_PLACE_MONTHS).contains(&self.max_place_months) {
            return Err(Refusal::PlaceMonthsAbsurd { most: MOST_PLACE_MONTHS });
        }
        if self.procedure == Procedure::None && self.kind == ContractKind::Framework {
            return Err(Refusal::FrameworkWithoutProcedure);
        }
        if (self.procedure == Procedure::None) != (self.kind == ContractKind::EmployerAgreement) {
            return Err(Refusal::EmployerAgreementProcured);
        }
        if (self.procedure == Procedure::Lov) != (self.kind == ContractKind::LovApproval) {
            return Err(Refusal::LovWithoutApproval);
        }
        if self.cpv.as_deref().is_some_and(|code| !is_cpv(code)) {
            return Err(Refusal::CpvWrong);
        }
        let low = self.reserved_share_percent.is_some_and(|share| share < LEAST_RESERVED_SHARE);
        if self.procedure == Procedure::LouReserved418 && low {
            return Err(Refusal::ReservedShareTooLow { least: LEAST_RESERVED_SHARE });
        }
        Ok(())
    }

    /// Refuses a price of nothing where the maximum in money would never refuse for it.
    pub fn check_price(&self, was: Option<&Self>) -> Result<(), Refusal> {
        let is_nothing = |one: &Self| one.price == 0 && one.asks_for_a_price();
        let stood = was.is_some_and(|was| is_nothing(was) && was.procedure == self.procedure);
        if is_nothing(self) && !stood { Err(Refusal::PriceNothing) } else { Ok(()) }
    }

    /// Refuses the code of a service that may not be reserved.
    pub fn check_reserved(&self, was: Option<&Self>) -> Result<(), Refusal> {
        let is_never = self.cpv.as_deref().is_some_and(|code| NEVER_RESERVED.contains(&code));
        let stood = was.is_some_and(|was| (was.procedure, &was.cpv) == (self.procedure, &self.cpv));
        let is_refused = self.procedure == Procedure::Lou196a && is_never && !stood;
        if is_refused { Err(Refusal::CpvNotReserved) } else { Ok(()) }
    }

    /// Whether a place costs something: what was procured does, but where no money is reckoned with.
    pub const fn asks_for_a_price(&self) -> bool {
        self.max_value > 0 && !self.procedure.may_cost_nothing()
    }

    /// As `hold_prices`, of a contract that said `was` with the same prices: what it had already is let be.
    pub fn still_hold_prices(
        &self,
        was: &Self,
        prices: &[Price],
        is_terminated: bool,
    ) -> Result<(), Refusal> {
        let held = self.hold_prices(prices, is_terminated);
        let alike = (self.procedure, self.asks_for_a_price()) == (was.procedure, was.asks_for_a_price());
        if alike && held == was.hold_prices(prices, is_terminated) { Ok(()) } else { held }
    }

    /// Refuses later prices from days that are none of the contract's or from its first, on which the first price would never hold, and
    /// those that no price may be. One that has ended before its time keeps what was agreed.
    pub fn hold_prices(&self, prices: &[Price], is_terminated: bool) -> Result<(), Refusal> {
        let outside = |from| from < self.starts_on || (from > self.ends_on && !is_terminated);
        if let Some(price) = prices.iter().find(|price| outside(price.from)) {
            return Err(Refusal::LaterPriceOutside { from: price.from });
        }
        if prices.iter().any(|price| price.from == self.starts_on) {
            return Err(Refusal::PriceFromSameDay { from: self.starts_on });
        }
        if prices.iter().any(|price| price.ore > MOST_PRICE) {
            return Err(Refusal::PriceAbsurd { most: MOST_PRICE });
        }
        if prices.iter().any(|price| price.ore == 0) && self.asks_for_a_price() {
            return Err(Refusal::PriceNothing);
        }
        Ok(())
    }

    /// Each term by the name of its column, as events keep it: money in öre, days and codes as they are stored.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        fn maybe(value: Option<impl ToString>) -> String {
            value.map_or_else(|| "–".to_owned(), |value| value.to_string())
        }
        let lots: Vec<&str> = self.lots.iter().map(|place| place.name()).collect();
        vec![
            ("named", self.title.clone()),
            ("procedure", self.procedure.code().to_owned()),
            ("cpv", maybe(self.cpv.as_ref())),
            ("signed_on", maybe(self.signed_on)),
            ("starts_on", self.starts_on.to_string()),
            ("ends_on", self.ends_on.to_string()),
            ("extension_months", self.extension_months.to_string()),
            ("extension_count", self.extension_count.to_string()),
            ("max_value", self.max_value.to_string()),
            ("max_place_months", self.max_place_months.to_string()),
            ("price", self.price.to_string()),
            ("price_unit", self.price_unit.code().to_owned()),
            ("reserved_share_percent", maybe(self.reserved_share_percent)),
            ("kind", self.kind.code().to_owned()),
            ("lots", if lots.is_empty() { "–".to_owned() } else { lots.join(", ") }),
            ("notice_months", maybe(self.notice_months)),
            ("decide_by", maybe(self.decide_by)),
            ("evidence_on", maybe(self.evidence_on)),
        ]
    }
}

#[cfg(test)]
#[path = "terms_checks_tests.rs"]
mod tests;
