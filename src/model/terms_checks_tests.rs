//! Unit tests of terms_checks.rs.

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
    assert_eq!(good().check(today, None), Ok(()));
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
        assert_eq!(terms.check(today, None), Err(refusal));
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
        assert_eq!(Terms { procedure, kind, ..good() }.check(day("2026-03-02"), None), Ok(()));
        let free = Terms { procedure, kind, price: 0, ..good() }.check(day("2026-03-02"), None);
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
        assert_eq!(terms.check(day("2026-03-02"), None), Ok(()), "{code}");
    }
}

#[test]
fn what_a_contract_said_before_a_rule_came_is_let_be_until_it_is_changed() {
    let today = day("2026-03-02");
    let free = || Terms { price: 0, ..good() };
    let named = Terms { title: "Nytt namn".into(), ..free() };
    assert_eq!(named.check(today, Some(&free())), Ok(()));
    assert_eq!(named.check(today, Some(&good())), Err(Refusal::PriceNothing));
    let open = Terms { procedure: Procedure::LouOpen, ..free() };
    assert_eq!(open.check(today, Some(&free())), Err(Refusal::PriceNothing));
    // Where no money is reckoned with nothing is passed by; once it is, a place costs something.
    let uncapped = Terms { max_value: 0, ..free() };
    assert_eq!(uncapped.check(today, None), Ok(()));
    assert_eq!(free().check(today, Some(&uncapped)), Err(Refusal::PriceNothing));

    let training = || Terms { procedure: Procedure::Lou196a, cpv: Some("80530000-8".into()), ..good() };
    let named = Terms { title: "Nytt namn".into(), ..training() };
    assert_eq!(named.check(today, Some(&training())), Ok(()));
    let searched = Terms { cpv: Some("79611000-0".into()), ..training() };
    assert_eq!(searched.check(today, Some(&training())), Err(Refusal::CpvNotReserved));

    let prices = [Price { from: day("2026-01-01"), unit: PriceUnit::Day, ore: 0 }];
    let longer = Terms { ends_on: day("2028-01-31"), ..good() };
    assert_eq!(longer.still_hold_prices(&good(), &prices, false), Ok(()));
    let earlier = Terms { starts_on: day("2025-12-01"), ..good() };
    assert_eq!(earlier.still_hold_prices(&good(), &prices, false), Err(Refusal::PriceNothing));
    let same_day = Err(Refusal::PriceFromSameDay { from: day("2026-01-01") });
    let open = Terms { procedure: Procedure::LouOpen, ..good() };
    assert_eq!(open.still_hold_prices(&good(), &prices, false), same_day);
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
