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
    /// What no contract may say, whether it comes from a form or a data package.
    pub fn check(&self, today: NaiveDate) -> Result<(), Refusal> {
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
        if self.price == 0 && !self.procedure.may_cost_nothing() {
            return Err(Refusal::PriceNothing);
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
        let is_never = self.cpv.as_deref().is_some_and(|code| NEVER_RESERVED.contains(&code));
        if self.procedure == Procedure::Lou196a && is_never {
            return Err(Refusal::CpvNotReserved);
        }
        let low = self.reserved_share_percent.is_some_and(|share| share < LEAST_RESERVED_SHARE);
        if self.procedure == Procedure::LouReserved418 && low {
            return Err(Refusal::ReservedShareTooLow { least: LEAST_RESERVED_SHARE });
        }
        Ok(())
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
        if prices.iter().any(|price| price.ore == 0) && !self.procedure.may_cost_nothing() {
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
mod tests {
    use super::*;
    use crate::model::codes::PriceUnit;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn good() -> Terms {
        Terms {
            title: "Arbetsträning".into(),
            procedure: Procedure::LouReserved418,
            cpv: Some("85312510-7".into()),
            signed_on: Some(day("2026-03-02")),
            starts_on: day("2026-01-01"),
            ends_on: day("2027-12-31"),
            extension_months: 12,
            extension_count: 2,
            max_value: 6_000_000,
            max_place_months: 12,
            price: 500_000,
            price_unit: PriceUnit::PlaceMonth,
            reserved_share_percent: Some(30),
            kind: ContractKind::Framework,
            lots: vec![],
            notice_months: Some(3),
            decide_by: Some(day("2027-06-30")),
            evidence_on: Some(day("2026-03-02")),
        }
    }

    #[test]
    fn what_no_contract_may_say_is_refused() {
        let today = day("2026-03-02");
        assert_eq!(good().check(today), Ok(()));
        let cases = [
            (Terms { ends_on: day("2025-12-31"), ..good() }, Refusal::EndBeforeStart),
            (Terms { ends_on: day("2041-01-02"), ..good() }, Refusal::ContractTooLong { years: 15 }),
            (Terms { extension_months: 0, ..good() }, Refusal::ExtensionHalf),
            (Terms { extension_count: 0, ..good() }, Refusal::ExtensionHalf),
            (
                Terms { extension_months: 60, extension_count: 10, ..good() },
                Refusal::ExtensionsTooLong { months: 120 },
            ),
            (Terms { extension_months: 0, extension_count: 0, ..good() }, Refusal::DecisionWithoutExtension),
            (
                Terms { decide_by: Some(day("1900-01-01")), ..good() },
                Refusal::DecisionBeforeStart { start: day("2026-01-01") },
            ),
            (
                Terms { decide_by: Some(day("2028-01-01")), ..good() },
                Refusal::DecisionAfterEnd { end: day("2027-12-31") },
            ),
            (Terms { signed_on: Some(day("2199-01-01")), ..good() }, Refusal::SignedInFuture),
            (Terms { evidence_on: Some(day("2026-03-03")), ..good() }, Refusal::EvidenceInFuture),
            (
                Terms { price: MOST_PRICE + 1, max_value: i64::MAX, ..good() },
                Refusal::PriceAbsurd { most: MOST_PRICE },
            ),
            (Terms { price: 0, ..good() }, Refusal::PriceNothing),
            (Terms { max_value: 499_999, ..good() }, Refusal::MaximumBelowPrice),
            (Terms { max_value: MOST_VALUE + 1, ..good() }, Refusal::MaximumAbsurd { most: MOST_VALUE }),
            (Terms { max_place_months: 0, ..good() }, Refusal::PlaceMonthsAbsurd { most: MOST_PLACE_MONTHS }),
            (
                Terms { max_place_months: MOST_PLACE_MONTHS + 1, ..good() },
                Refusal::PlaceMonthsAbsurd { most: MOST_PLACE_MONTHS },
            ),
            (Terms { procedure: Procedure::None, ..good() }, Refusal::FrameworkWithoutProcedure),
            (
                Terms { procedure: Procedure::None, kind: ContractKind::Contract, ..good() },
                Refusal::EmployerAgreementProcured,
            ),
            (Terms { kind: ContractKind::EmployerAgreement, ..good() }, Refusal::EmployerAgreementProcured),
            (Terms { procedure: Procedure::Lov, ..good() }, Refusal::LovWithoutApproval),
            (Terms { kind: ContractKind::LovApproval, ..good() }, Refusal::LovWithoutApproval),
            (Terms { cpv: Some("85312510-8".into()), ..good() }, Refusal::CpvWrong),
            (
                Terms { procedure: Procedure::Lou196a, cpv: Some("79611000-0".into()), ..good() },
                Refusal::CpvNotReserved,
            ),
            (
                Terms { procedure: Procedure::Lou196a, cpv: Some("80530000-8".into()), ..good() },
                Refusal::CpvNotReserved,
            ),
            (
                Terms { reserved_share_percent: Some(29), ..good() },
                Refusal::ReservedShareTooLow { least: LEAST_RESERVED_SHARE },
            ),
        ];
        for (terms, refusal) in cases {
            assert_eq!(terms.check(today), Err(refusal));
        }
    }

    #[test]
    fn kind_and_procedure_that_belong_together_are_taken() {
        for (procedure, kind) in [
            (Procedure::None, ContractKind::EmployerAgreement),
            (Procedure::Lov, ContractKind::LovApproval),
            (Procedure::LouReserved418, ContractKind::Framework),
            (Procedure::DirectAward, ContractKind::Contract),
            (Procedure::Iop, ContractKind::Contract),
        ] {
            assert_eq!(Terms { procedure, kind, ..good() }.check(day("2026-03-02")), Ok(()));
            let free = Terms { procedure, kind, price: 0, ..good() }.check(day("2026-03-02"));
            assert_eq!(free.is_ok(), matches!(procedure, Procedure::None | Procedure::Iop), "{procedure}");
        }
    }

    #[test]
    fn only_a_reserved_welfare_service_asks_for_a_code_that_may_be_reserved() {
        for (procedure, code) in [
            (Procedure::Lou196a, "85312510-7"),
            (Procedure::Lou196a, "85312310-5"),
            (Procedure::LouReserved418, "79611000-0"),
            (Procedure::LouOpen, "80530000-8"),
        ] {
            let terms = Terms { procedure, cpv: Some(code.into()), ..good() };
            assert_eq!(terms.check(day("2026-03-02")), Ok(()), "{code}");
        }
    }

    #[test]
    fn later_prices_lie_within_the_contract() {
        let price = |from: &str, ore| [Price { from: day(from), unit: PriceUnit::Day, ore }];
        let outside = |from| Err(Refusal::LaterPriceOutside { from: day(from) });
        for (from, is_terminated, expected) in [
            ("2025-12-31", false, outside("2025-12-31")),
            ("2025-12-31", true, outside("2025-12-31")),
            ("2026-01-01", false, Err(Refusal::PriceFromSameDay { from: day("2026-01-01") })),
            ("2026-01-02", false, Ok(())),
            ("2027-12-31", false, Ok(())),
            ("2028-01-01", false, outside("2028-01-01")),
            ("2028-01-01", true, Ok(())),
        ] {
            assert_eq!(good().hold_prices(&price(from, 1), is_terminated), expected, "{from}");
        }
        let absurd = good().hold_prices(&price("2026-06-01", MOST_PRICE + 1), false);
        assert_eq!(absurd, Err(Refusal::PriceAbsurd { most: MOST_PRICE }));
        let free = price("2026-06-01", 0);
        assert_eq!(good().hold_prices(&free, false), Err(Refusal::PriceNothing));
        assert_eq!(Terms { procedure: Procedure::Iop, ..good() }.hold_prices(&free, false), Ok(()));
    }
}
