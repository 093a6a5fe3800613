//! How a contract is used up: worked examples.

use super::call_off::Phase;
use super::*;
use crate::model::codes::{ContractKind, PriceUnit, Procedure};
use crate::model::contract::Contract;
use crate::model::forecast::Exhaustion;
use crate::model::organisation::OrganisationId;
use crate::model::placement::PlacementId;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// 2026, 12 place-months of 5 000 kr, 60 000 kr.
fn contract() -> Contract {
    Contract {
        id: ContractId(1),
        reference: "c1".into(),
        project_id: ProjectId(1),
        provider_id: OrganisationId(1),
        provider_name: "Återbruket".into(),
        title: "Arbetsträning".into(),
        procedure: Procedure::Lov,
        cpv: None,
        signed_on: None,
        starts_on: day("2026-01-01"),
        ends_on: day("2026-12-31"),
        extension_months: 0,
        extension_count: 0,
        max_value: 6_000_000,
        max_place_months: 12,
        price: 500_000,
        price_unit: PriceUnit::PlaceMonth,
        reserved_share_percent: None,
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
        added_by: None,
        unapproved: false,
        approved_by: None,
        approved_on: None,
        closed_as: None,
        version: 1,
    }
}

fn call_off(starts_on: &str, ends_on: &str, started: bool) -> CallOff {
    let drawn = contract().draw(day(starts_on), day(ends_on), 10);
    CallOff {
        enrolment_id: 1,
        phase: if started { Phase::Started } else { Phase::Agreed },
        started_on: started.then(|| day(starts_on)),
        starts_on: day(starts_on),
        ends_on: day(ends_on),
        hours_per_week: 10,
        prices: Arc::new(contract().prices()),
        place_months: drawn.place_months,
        value: drawn.value,
    }
}

/// Proposed in February 2026 for April and May, and started.
fn row(state: &str) -> Row {
    Row {
        id: PlacementId(1),
        contract_id: ContractId(1),
        enrolment_id: 1,
        state: state.into(),
        proposed_on: day("2026-02-02"),
        expires_on: Some(day("2026-02-12")),
        answered_on: Some(day("2026-02-09")),
        started_on: Some(day("2026-04-01")),
        ended_on: None,
        starts_on: day("2026-04-01"),
        planned_end_on: day("2026-05-31"),
        hours_per_week: 10,
        place_months: 2000,
        value: 1_000_000,
    }
}

/// As it stands on a day, seen from the first of June: used and committed.
fn stands(row: &Row, on: &str) -> (i64, i64) {
    let (on, today) = (day(on), day("2026-06-01"));
    row.seen(on, today, None, &Arc::new(contract().prices())).map_or((0, 0), |seen| {
        let used = seen.used_by(on, today).place_months;
        (used, seen.place_months - used)
    })
}

fn usage(call_offs: &[CallOff], today: &str) -> Usage {
    let mut usage = Usage::default();
    for call_off in call_offs {
        usage.add(call_off, day(today));
    }
    usage
}

fn drawn(place_months: i64, value: i64) -> Drawn {
    Drawn { place_months, value }
}

#[test]
fn the_days_up_to_today_are_used_and_the_rest_is_committed() {
    let half_way = usage(&[call_off("2026-04-01", "2026-05-31", true)], "2026-04-15");
    assert_eq!(half_way.used, drawn(500, 250_000));
    assert_eq!(half_way.committed, drawn(1500, 750_000));
}

#[test]
fn what_has_not_started_is_committed_even_when_its_day_has_come() {
    let late = usage(&[call_off("2026-04-01", "2026-04-30", false)], "2026-04-15");
    assert_eq!((late.used, late.committed), (drawn(0, 0), drawn(1000, 500_000)));
}

#[test]
fn used_and_committed_are_what_the_cap_is_held_against() {
    let call_offs = [
        call_off("2026-01-07", "2026-03-20", true),
        call_off("2026-03-03", "2026-08-17", true),
        call_off("2026-09-01", "2026-10-09", false),
    ];
    let all: Drawn = call_offs.iter().map(CallOff::all).fold(drawn(0, 0), |a, b| a + b);
    for today in ["2025-12-31", "2026-01-07", "2026-03-31", "2026-06-15", "2026-12-31"] {
        let usage = usage(&call_offs, today);
        assert_eq!(usage.used + usage.committed, all, "{today}");
    }
}

#[test]
fn months_grow_to_what_is_planned() {
    let call_offs = [call_off("2026-01-01", "2026-03-31", true), call_off("2026-03-01", "2026-04-30", false)];
    let months = month::Month::of(&contract(), &call_offs, day("2026-02-14"));
    assert_eq!(months.len(), 12);
    let used: Vec<Option<i64>> =
        months.iter().take(3).map(|month| month.used.map(|used| used.place_months)).collect();
    assert_eq!(used, [Some(1000), Some(1500), None]);
    let planned: Vec<i64> = months.iter().take(5).map(|month| month.planned.place_months).collect();
    assert_eq!(planned, [1000, 2000, 4000, 5000, 5000]);
}

#[test]
fn a_day_that_has_passed_is_told_as_it_was_known_then() {
    let under_way = row("started");
    for (on, stood) in [
        ("2026-02-01", (0, 0)),
        ("2026-02-02", (0, 2000)),
        ("2026-03-31", (0, 2000)),
        ("2026-04-15", (500, 1500)),
        ("2026-05-31", (2000, 0)),
    ] {
        assert_eq!(stands(&under_way, on), stood, "{on}");
    }
    // Until it ended early, the rest was committed.
    let ended = Row { ended_on: Some(day("2026-04-30")), place_months: 1000, value: 500_000, ..row("ended") };
    assert_eq!(stands(&ended, "2026-04-15"), (500, 1500));
    assert_eq!(stands(&ended, "2026-04-30"), (1000, 0));
    // Called off before the first day: everything was committed until then, and nothing after.
    let called_off = Row {
        started_on: None,
        ended_on: Some(day("2026-03-10")),
        place_months: 0,
        value: 0,
        ..row("ended")
    };
    assert_eq!(stands(&called_off, "2026-03-09"), (0, 2000));
    assert_eq!(stands(&called_off, "2026-03-10"), (0, 0));
    // A proposal held its days until it was answered, or until its days had run out.
    let declined = Row { started_on: None, ..row("declined") };
    assert_eq!(stands(&declined, "2026-02-08"), (0, 2000));
    assert_eq!(stands(&declined, "2026-02-09"), (0, 0));
    let forgotten = Row { started_on: None, answered_on: None, ..row("proposed") };
    assert_eq!(stands(&forgotten, "2026-02-12"), (0, 2000));
    assert_eq!(stands(&forgotten, "2026-02-13"), (0, 0));
}

#[test]
fn on_a_day_to_come_what_is_agreed_has_been_used() {
    let agreed = row("accepted")
        .seen(day("2026-03-01"), day("2026-03-01"), None, &Arc::new(contract().prices()))
        .unwrap();
    let none = Exhaustion::default();
    let stands = |on: &str| {
        Standing::from(&contract(), std::slice::from_ref(&agreed), day(on), day("2026-03-01"), none)
    };
    assert_eq!(stands("2026-03-01").used, drawn(0, 0));
    assert_eq!((stands("2026-04-15").used, stands("2026-04-15").active_now), (drawn(500, 250_000), 1));
    assert_eq!((stands("2026-07-01").people_started, stands("2026-07-01").active_now), (1, 0));
}

#[test]
fn the_day_on_which_a_cap_was_reached_is_known_and_until_then_it_is_forecast() {
    let mut small = contract();
    small.max_place_months = 3;
    let agreed = [call_off("2026-05-01", "2026-06-30", false), call_off("2026-05-16", "2026-06-15", false)];
    let forecast = Exhaustion { earliest: Some(day("2026-06-20")), ..Exhaustion::default() };
    let stands = |on: &str| Standing::from(&small, &agreed, day(on), day("2026-03-01"), forecast);
    assert_eq!((stands("2026-03-01").exhaustion, stands("2026-06-29").exhaustion), (forecast, forecast));
    // 0.516 and 0.5 besides two months: more than there is. The last of them goes with June, and it stays so.
    for on in ["2026-06-30", "2026-12-31"] {
        assert_eq!(stands(on).exhaustion, Exhaustion::sure(day("2026-06-30")), "{on}");
    }
    // The money can be gone before the place-months: 7 580 kr in May, and 2 670 in the first eight days of June.
    let mut dear = contract();
    dear.max_value = 1_000_000;
    let gone = Standing::from(&dear, &agreed, day("2026-12-31"), day("2026-03-01"), forecast);
    assert_eq!(gone.exhaustion.expected, Some(day("2026-06-08")));
}

#[test]
fn a_contract_goes_through_its_life_by_itself() {
    use crate::model::contract_life::Life;
    let none = drawn(0, 0);
    let life = |contract: &Contract, on: &str| Life::of(contract, none, day(on)).code();
    let mut contract = contract();
    for (on, code) in [
        ("2025-12-31", "planned"),
        ("2026-01-01", "active"),
        ("2026-10-01", "active"),
        ("2026-10-02", "ending"),
        ("2026-12-31", "ending"),
        ("2027-01-01", "ended"),
    ] {
        assert_eq!(life(&contract, on), code, "{on}");
    }
    assert_eq!(Life::of(&contract, contract.cap(), day("2026-03-01")), Life::Exhausted);
    assert_eq!(Life::of(&contract, contract.cap(), day("2027-03-01")).code(), "ended");
    contract.extensions_used = 1;
    assert_eq!(life(&contract, "2026-03-01"), "extended");
    contract.unapproved = true;
    assert_eq!(life(&contract, "2026-03-01"), "unapproved");
    contract.unapproved = false;
    contract.terminated_on = Some(day("2026-06-30"));
    contract.ends_on = day("2026-06-30");
    assert_eq!((life(&contract, "2026-03-01"), life(&contract, "2026-07-01")), ("ending", "terminated"));
}
