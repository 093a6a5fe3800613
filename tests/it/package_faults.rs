//! Every fault of a package is told with file, line, column and what is expected, and then nothing is changed.

use brygga::model::package::Expected;

use crate::support::db::TestDb;
use crate::support::package::{SmallPackage, faults_of, import, import_well, today};

/// A value changed in the small package, and the one fault that follows.
struct Case {
    table: &'static str,
    line: usize,
    column: &'static str,
    value: &'static str,
    expected: &'static str,
}

const fn case(
    table: &'static str,
    line: usize,
    column: &'static str,
    value: &'static str,
    expected: &'static str,
) -> Case {
    Case { table, line, column, value, expected }
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Missing and malformed values.
    case("organisations", 2, "name", "", "something"),
    case("organisations", 3, "kind", "agency", "code"),
    case("organisations", 3, "org_number", "559900-0031", "organisation-number-check-digit"),
    case("organisations", 3, "org_number", "559900003", "organisation-number-length"),
    case("organisations", 3, "org_number", "55990O-0030", "organisation-number-digits"),
    case("organisations", 3, "org_number", "811218-9876", "organisation-number-third-digit"),
    case("organisations", 3, "municipality", "1480", "municipality"),
    case("organisations", 3, "parent", "nobody", "reference"),
    case("organisations", 3, "parent", "af", "not-in-circle"),
    case("organisations", 3, "org_number", "559900-0014", "number-on-line"),
    case("organisations", 4, "org_number", "", "provider-without-number"),
    case("projects", 2, "association", "nobody", "reference"),
    case("projects", 2, "association", "af", "association"),
    case("projects", 2, "ends_on", "2024-12-31", "not-before"),
    case("projects", 2, "starts_on", "1 januari", "date"),
    case("projects", 2, "participant_target", "-1", "whole"),
    case("projects", 2, "work_or_studies_target_percent", "101", "whole"),
    case("projects", 2, "indicator_profile", "esf", "code"),
    case("projects", 2, "max_age", "15", "at-least-column"),
    case("projects", 3, "municipalities", "0184;0184", "once"),
    case("projects", 3, "municipalities", "0184;9999", "municipality"),
    case("teams", 2, "project", "p9", "reference"),
    case("users", 3, "role", "boss", "code"),
    case("users", 3, "organisation", "nobody", "reference"),
    case("users", 3, "project", "p9", "reference"),
    case("users", 3, "project", "", "something"),
    case("users", 4, "organisation", "af", "provider"),
    case("users", 2, "organisation", "asf1", "role-not-at-provider"),
    case("users", 3, "fte_percent", "150", "whole"),
    case("contracts", 2, "project", "p9", "reference"),
    case("contracts", 2, "procedure", "lou", "code"),
    case("contracts", 2, "cpv", "85312510", "cpv"),
    case("contracts", 2, "ends_on", "2024-11-30", "not-before"),
    case("contracts", 2, "cpv", "85312510-8", "cpv-wrong"),
    case("contracts", 2, "signed_on", "2026-03-03", "signed-in-future"),
    case("contracts", 2, "extension_count", "0", "extension-half"),
    case("contracts", 2, "reserved_share_percent", "29", "reserved-share-too-low"),
    case("contracts", 2, "ends_on", "2041-01-01", "contract-too-long"),
    case("contracts", 2, "max_value_sek", "80 000", "sek"),
    case("contracts", 2, "max_place_months", "2.5", "whole"),
    case("contracts", 2, "price_per_place_month_sek", "9999999", "price-absurd"),
    case("contracts", 2, "price_per_place_month_sek", "0", "price-nothing"),
    case("contracts", 2, "extension_count", "21", "whole"),
    case("contracts", 2, "reserved_share_percent", "-5", "whole"),
    case("contracts", 2, "max_value_sek", "1000000001", "maximum-absurd"),
    case("contracts", 2, "max_place_months", "9000000", "whole"),
    case("slots", 2, "contract", "c9", "reference"),
    case("slots", 3, "provider", "assoc", "provider"),
    case("slots", 2, "ssyk", "52", "ssyk"),
    case("slots", 2, "municipality", "9999", "municipality"),
    case("slots", 2, "latitude", "95", "decimal"),
    case("slots", 2, "longitude", "", "with"),
    case("slots", 2, "seats", "0", "whole"),
    case("slots", 2, "hours_per_week", "many", "whole"),
    case("slots", 2, "max_hours_per_week", "4", "at-least-column"),
    case("slots", 2, "ends_on", "2024-12-31", "not-before"),
    case("slots", 2, "adaptations", "quiet_room;sauna", "code"),
    case("slots", 2, "requirements", "strength", "code"),
    case("slots", 2, "languages", "sv;sv", "once"),
    case("participants", 2, "project", "p9", "reference"),
    case("participants", 2, "personal_number", "19850312-9989", "personal-number-check-digit"),
    case("participants", 2, "personal_number", "19851312-9980", "personal-number-date"),
    case("participants", 2, "personal_number", "1985", "personal-number-length"),
    case("participants", 2, "personal_number", "19850312-998X", "personal-number-digits"),
    case("participants", 2, "personal_number", "20260403-0003", "personal-number-future"),
    case("participants", 2, "protection", "secret", "code"),
    case("participants", 2, "sex", "f", "code"),
    case("participants", 2, "municipality", "9999", "municipality"),
    case("participants", 2, "municipality", "0180", "municipality-of"),
    case("participants", 2, "referred_by", "police", "code"),
    case("participants", 2, "referred_by_municipality", "0160", "without"),
    case("participants", 4, "enrolled_on", "2024-12-31", "day-within"),
    case("participants", 3, "end_reason", "", "with"),
    case("participants", 3, "exit_to", "", "with"),
    case("placements", 3, "ended_on", "2025-03-09", "not-before"),
    case("participants", 3, "ended_on", "", "with"),
    case("participants", 3, "ended_on", "2025-01-31", "not-before"),
    case("participants", 3, "end_reason", "bored", "code"),
    case("participants", 3, "exit_to", "space", "code"),
    case("participants", 2, "education", "some", "code"),
    case("participants", 2, "income_sources", "", "something"),
    case("participants", 2, "income_sources", "none;student_aid", "none-alone"),
    case("participants", 2, "income_sources", "lottery", "code"),
    case("participants", 2, "months_on_public_support", "-1", "whole"),
    case("participants", 2, "coach", "nobody@example.se", "reference"),
    case("participants", 2, "coach", "siv@example.se", "coach"),
    case("activities", 2, "participant", "d9", "reference"),
    case("activities", 2, "kind", "party", "code"),
    case("activities", 2, "on", "2025-06-31", "date"),
    case("activities", 2, "minutes", "1441", "whole"),
    case("activities", 2, "on", "2026-03-03", "not-in-the-future"),
    case("activities", 2, "on", "2025-05-31", "day-from"),
    case("activities", 4, "on", "2026-01-01", "day-within"),
    case("participants", 4, "enrolled_on", "2026-03-03", "not-in-the-future"),
    case("participants", 3, "ended_on", "2026-03-03", "not-in-the-future"),
    case("placements", 4, "proposed_on", "2026-03-03", "not-in-the-future"),
    case("handovers", 2, "released_on", "2026-03-03", "not-in-the-future"),
    case("activities", 2, "attended", "yes", "yes-no"),
    case("activities", 2, "by", "nobody@example.se", "reference"),
    case("placements", 2, "participant", "d9", "reference"),
    case("placements", 2, "slot", "s9", "reference"),
    case("placements", 2, "track", "ips", "code"),
    case("placements", 2, "accepted_on", "2025-08-19", "not-before"),
    case("placements", 2, "started_on", "2025-08-24", "not-before"),
    case("placements", 2, "accepted_on", "", "with"),
    case("placements", 3, "end_reason", "", "with"),
    case("placements", 4, "planned_end_on", "2026-02-28", "not-before"),
    case("placements", 2, "planned_end_on", "2025-08-31", "not-before"),
    case("placements", 4, "planned_end_on", "2029-03-02", "period-of-months"),
    case("placements", 4, "planned_end_on", "2027-01-01", "day-within"),
    case("placements", 4, "accepted_on", "2026-03-03", "not-in-the-future"),
    case("placements", 2, "hours_per_week", "4", "hours-within"),
    case("placements", 3, "hours_per_week", "21", "hours-within"),
    case("placements", 2, "hours_per_week", "0", "whole"),
    case("placements", 2, "proposed_on", "2025-05-31", "day-from"),
    case("attendance", 2, "placement", "pl9", "reference"),
    case("attendance", 2, "placement", "pl3", "started"),
    case("attendance", 2, "on", "2025-08-31", "day-within"),
    case("attendance", 4, "on", "2025-10-01", "day-within"),
    case("attendance", 2, "on", "2026-03-03", "not-in-the-future"),
    case("attendance", 2, "minutes", "-1", "whole"),
    case("attendance", 2, "status", "here", "code"),
    case("attendance", 3, "on", "2025-09-01", "unique-key"),
    case("handovers", 2, "participant", "d9", "reference"),
    case("handovers", 2, "giver", "nobody", "reference"),
    case("handovers", 2, "receiver", "nobody", "reference"),
    case("handovers", 2, "receiver", "assoc", "not-itself"),
    case("handovers", 2, "answered_on", "2025-10-31", "not-before"),
    case("handovers", 2, "answered_on", "", "with"),
    case("handovers", 2, "answer", "maybe", "code"),
    case("handovers", 2, "met_on", "2025-11-09", "not-before"),
    case("handovers", 2, "met_on", "", "with"),
    case("handovers", 2, "released_on", "2025-11-30", "not-before"),
    case("handovers", 3, "met_on", "2026-02-20", "after-accepted"),
    case("handovers", 3, "sent_on", "2025-05-01", "day-from"),
];

#[tokio::test]
async fn each_wrong_value_is_one_fault_at_its_place_and_nothing_is_changed() {
    let test = TestDb::on(today()).await;
    let mut wrong = Vec::new();
    for case in CASES {
        let mut package = SmallPackage::new();
        package.set(case.table, case.line, case.column, case.value);
        let expected =
            (format!("{}.csv", case.table), case.line as u32, case.column.to_owned(), case.expected);
        let found = faults_of(&test, &package.source()).await;
        if !found.contains(&expected) || found.len() != 1 {
            wrong.push(format!("{expected:?}, with {:?}: {found:?}", case.value));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for table in ["organisations", "users", "enrolments", "placements", "events", "changes"] {
        assert_eq!(test.count(table).await, 0, "{table}");
    }
    import_well(&test, &SmallPackage::new()).await;
}

/// What a change of the package leads to, told as lines and columns.
async fn faults_after(change: impl FnOnce(&mut SmallPackage)) -> Vec<String> {
    let test = TestDb::on(today()).await;
    let mut package = SmallPackage::new();
    change(&mut package);
    let faults = faults_of(&test, &package.source()).await;
    faults
        .into_iter()
        .map(|(file, line, column, expected)| format!("{file}:{line} {column} {expected}"))
        .collect()
}

#[tokio::test]
async fn what_refers_to_a_row_with_a_fault_has_no_fault_for_that() {
    let faults = faults_after(|package| {
        package.set("projects", 2, "min_age", "old").set("slots", 2, "seats", "").set(
            "placements",
            3,
            "track",
            "",
        );
    })
    .await;
    assert_eq!(
        faults,
        ["projects.csv:2 min_age whole", "slots.csv:2 seats something", "placements.csv:3 track something"]
    );
    // Nor is what stands in the faulty cell asked about once more from below, or by two rules.
    for (table, column, value, told) in [
        ("users", "project", "", "project something"),
        ("users", "project", "p9", "project reference"),
        ("users", "role", "provider", "organisation provider"),
        ("contracts", "provider", "assoc", "provider provider"),
        ("contracts", "provider", "nobody", "provider reference"),
        ("slots", "provider", "nobody", "provider reference"),
        ("slots", "provider", "assoc", "provider provider"),
        ("slots", "provider", "emp1", "provider of-provider"),
    ] {
        let faults = faults_after(|package| {
            package.set(table, 2, column, value);
        })
        .await;
        assert_eq!(faults, [format!("{table}.csv:2 {told}")], "{table} {column} {value:?}");
    }
}

#[tokio::test]
async fn a_fault_of_a_contracts_terms_shows_what_the_cell_says() {
    let test = TestDb::on(today()).await;
    for (column, value) in [
        ("ends_on", "2041-01-01"),
        ("extension_count", "0"),
        ("extension_count", ""),
        ("cpv", "85312510-8"),
        ("signed_on", "2026-03-03"),
        ("reserved_share_percent", "029"),
        ("max_value_sek", "3999,5"),
    ] {
        let mut package = SmallPackage::new();
        package.set("contracts", 2, column, value);
        let told = import(&test, &package.source(), |checked, _| {
            let fault = checked.faults.list().iter().find(|fault| fault.file == "contracts.csv").cloned();
            fault.map(|fault| (fault.column.unwrap_or_default(), fault.value))
        })
        .await;
        assert_eq!(told, Some((column.to_owned(), value.to_owned())));
    }
    import_well(&test, &SmallPackage::new()).await;
    let mut package = SmallPackage::new();
    package.only(&["contracts"]);
    let rows = package.tables.get_mut("contracts").unwrap();
    for (name, value) in [("kind", "contract"), ("lots", "0184;0186")] {
        rows[0].push(name.into());
        rows[1].push(value.into());
    }
    import(&test, &package.source(), |checked, _| {
        let told = checked.faults.list().iter().map(|fault| (fault.column.as_deref(), fault.value.as_str()));
        assert_eq!(told.collect::<Vec<_>>(), [(Some("lots"), "0184;0186")]);
    })
    .await;
}

#[tokio::test]
async fn an_end_before_the_start_is_a_fault_of_the_end_when_somebody_was_there() {
    let test = TestDb::on(today()).await;
    let mut package = SmallPackage::new();
    package.set("placements", 2, "planned_end_on", "2025-08-31");
    import(&test, &package.source(), |checked, _| {
        assert_eq!(checked.faults.count(), 1, "{:?}", checked.faults.list());
        assert_eq!(checked.faults.list()[0].value, "2025-08-31");
        assert_eq!(checked.faults.remarks(), &[], "it is told once");
    })
    .await;
    // Where nobody was, registers hold such rows: it is remarked on.
    package.drop("attendance", 2).drop("attendance", 2);
    import(&test, &package.source(), |checked, _| {
        assert_eq!(checked.faults.list(), &[]);
        assert_eq!(checked.faults.remarks().len(), 1);
    })
    .await;
    let mut later = SmallPackage::new();
    later.only(&["attendance"]);
    let faults = faults_of(&test, &later.source()).await;
    let told = ("attendance.csv".to_owned(), 2, "placement".to_owned(), "end-after-start");
    assert_eq!(faults, [told]);
}

#[tokio::test]
async fn a_number_is_one_organisations_and_its_parts() {
    let with_parents = |one: &'static str, other: &'static str| {
        faults_after(move |package| {
            package.copy("organisations", 5).set("organisations", 6, "ref", "emp2");
            package.set("organisations", 5, "parent", one).set("organisations", 6, "parent", other);
        })
    };
    let taken = ["organisations.csv:6 org_number number-on-line"];
    assert_eq!(with_parents("", "").await, taken);
    assert_eq!(with_parents("assoc", "af").await, taken);
    for (one, other) in [("", "emp1"), ("emp2", ""), ("af", "af")] {
        assert_eq!(with_parents(one, other).await, [] as [&str; 0], "{one:?} {other:?}");
    }
    // And so against the database.
    let test = TestDb::on(today()).await;
    import_well(&test, &SmallPackage::new()).await;
    let mut package = SmallPackage::new();
    package.only(&["organisations"]).set("organisations", 5, "ref", "emp9");
    for _ in 2..=4 {
        package.drop("organisations", 2);
    }
    import(&test, &package.source(), |checked, _| {
        let told: Vec<_> = checked.faults.list().iter().map(|fault| fault.expected.clone()).collect();
        assert_eq!(told, [Expected::NumberOfStored { reference: "emp1".into() }]);
    })
    .await;
    package.set("organisations", 2, "parent", "emp1");
    import_well(&test, &package).await;
    // A provider with a contract keeps its number, whether the file tells the contract or not; without a contract it may lack one.
    let mut package = SmallPackage::new();
    package.set("organisations", 4, "org_number", "");
    let told = [("organisations.csv".to_owned(), 4, "org_number".to_owned(), "provider-without-number")];
    assert_eq!(faults_of(&test, &package.source()).await, told);
    package.only(&["organisations"]);
    assert_eq!(faults_of(&test, &package.source()).await, told);
    package.set("organisations", 4, "org_number", "559900-1004").set("organisations", 5, "org_number", "");
    import_well(&test, &package).await;
}

#[tokio::test]
async fn all_faults_of_all_files_are_told_in_the_order_of_the_files() {
    let faults = faults_after(|package| {
        package.set("handovers", 2, "answer", "maybe").set("users", 2, "role", "boss").set(
            "users",
            2,
            "fte_percent",
            "x",
        );
        package.set("participants", 3, "sex", "x").set("participants", 2, "sex", "y");
    })
    .await;
    assert_eq!(
        faults,
        [
            "users.csv:2 role code",
            "users.csv:2 fte_percent whole",
            "participants.csv:2 sex code",
            "participants.csv:3 sex code",
            "handovers.csv:2 answer code",
        ]
    );
}

#[tokio::test]
async fn what_the_forms_refuse_of_a_contract_a_package_does_not_bring_in() {
    for (column, value, expected) in [
        ("prices", "2027-01-01/place_month/4400", "prices later-price-outside"),
        ("prices", "2024-12-31/place_month/4400", "prices later-price-outside"),
        ("prices", "2026-12-31/day/100001", "prices price-absurd"),
        ("prices", "2026-12-31/day/0", "prices price-nothing"),
        ("prices", "2025-01-01/place_month/4300", "prices price-from-same-day"),
        ("prices", "2026-07-01", "prices price"),
        ("prices", "4400/place_month/2026-07-01", "prices price"),
        ("prices", "2026-07-01/week/4400", "prices price"),
        ("terminated_on", "2027-01-01", "terminated_on termination-outside-contract"),
        ("terminated_on", "2024-12-31", "ends_on contract-terminated"),
        ("kind", "lov_approval", "procedure lov-without-approval"),
        ("kind", "employer_agreement", "procedure employer-agreement-procured"),
    ] {
        let faults = faults_after(|package| {
            for (name, usual) in [("kind", "contract"), ("prices", ""), ("terminated_on", ""), ("lots", "")] {
                let rows = package.tables.get_mut("contracts").unwrap();
                rows[0].push(name.into());
                rows[1].push(if name == column { value } else { usual }.into());
            }
        })
        .await;
        assert_eq!(faults, [format!("contracts.csv:2 {expected}")], "{column} {value}");
    }
    let none = faults_after(|package| {
        package.set("contracts", 2, "max_place_months", "0");
    })
    .await;
    assert_eq!(none, ["contracts.csv:2 max_place_months whole"]);
}

#[tokio::test]
async fn a_key_that_comes_again_names_the_first() {
    for (table, line, column) in [
        ("organisations", 5, "ref"),
        ("projects", 2, "ref"),
        ("teams", 2, "ref"),
        ("users", 2, "email"),
        ("contracts", 2, "ref"),
        ("slots", 3, "ref"),
        ("participants", 3, "ref"),
        ("placements", 3, "ref"),
        ("attendance", 2, "on"),
        ("handovers", 3, "participant"),
    ] {
        let test = TestDb::on(today()).await;
        let mut package = SmallPackage::new();
        package.copy(table, line);
        let last = package.tables[table].len();
        import(&test, &package.source(), |checked, _| {
            let fault = &checked.faults.list()[0];
            assert_eq!(checked.faults.count(), 1, "{table}: {:?}", checked.faults.list());
            assert_eq!((fault.line, fault.column.as_deref()), (Some(last as u32), Some(column)), "{table}");
            assert_eq!(fault.expected, Expected::UniqueKey { line: line as u32 }, "{table}");
        })
        .await;
    }
}

#[tokio::test]
async fn a_person_is_once_in_a_project_and_the_same_in_all() {
    let twice = faults_after(|package| {
        package.copy("participants", 2).set("participants", 5, "ref", "d4");
    })
    .await;
    assert_eq!(twice, ["participants.csv:5 personal_number once-per-project"]);
    let touching = faults_after(|package| {
        package.copy("participants", 3).set("participants", 5, "ref", "d4").set(
            "participants",
            5,
            "enrolled_on",
            "2025-12-31",
        );
        for column in ["ended_on", "end_reason", "exit_to"] {
            package.set("participants", 5, column, "");
        }
    })
    .await;
    assert_eq!(touching, ["participants.csv:5 personal_number once-per-project"]);
    let elsewhere = |changes: &'static [(&'static str, &'static str)]| {
        faults_after(move |package| {
            package.copy("participants", 2).set("participants", 5, "ref", "d4").set(
                "participants",
                5,
                "project",
                "p2",
            );
            package.set("participants", 5, "municipality", "0184").set("participants", 5, "coach", "");
            for (column, value) in changes {
                package.set("participants", 5, column, value);
            }
        })
    };
    // One thing told in two ways is a fault there.
    for changes in [&[("protection", "confidential")], &[("sex", "man")]] {
        let told = format!("participants.csv:5 {} same-person-as", changes[0].0);
        assert_eq!(elsewhere(changes).await, [told]);
    }
    // Another name, or more, is another person: the number is wrong.
    let another: [&'static [(&str, &str)]; 4] = [
        &[("family_name", "Lind")],
        &[("given_name", "Lina"), ("protection", "confidential")],
        &[("protection", "confidential"), ("sex", "man")],
        &[("given_name", "Omar"), ("family_name", "Said"), ("protection", "confidential"), ("sex", "man")],
    ];
    for changes in another {
        let told = ["participants.csv:5 personal_number number-of-another"];
        assert_eq!(elsewhere(changes).await, told, "{changes:?}");
    }
}

#[tokio::test]
async fn an_age_outside_the_projects_span_is_a_fault_on_both_sides_and_not_on_its_edge() {
    // Born 12 March 1985: 40 when enrolled on 1 June 2025.
    for (ages, fault) in [(("40", "40"), false), (("41", "64"), true), (("16", "39"), true)] {
        let faults = faults_after(|package| {
            package.set("projects", 2, "min_age", ages.0).set("projects", 2, "max_age", ages.1);
            package.drop("participants", 3).drop("placements", 3).drop("activities", 4);
            package.drop("attendance", 4).drop("handovers", 2);
        })
        .await;
        let expected = ["participants.csv:2 personal_number age-between"];
        assert_eq!(faults, if fault { &expected[..] } else { &[] }, "{ages:?}");
    }
}

#[tokio::test]
async fn an_enrolment_does_not_end_while_a_placement_goes_on() {
    let faults = faults_after(|package| {
        package.set("participants", 2, "ended_on", "2026-01-31").set(
            "participants",
            2,
            "end_reason",
            "illness",
        );
        package.set("participants", 2, "exit_to", "none");
    })
    .await;
    assert_eq!(
        faults,
        ["participants.csv:2 ended_on placements-ended", "handovers.csv:3 sent_on day-within"]
    );
}

#[tokio::test]
async fn nothing_starts_after_the_enrolment_has_ended() {
    let faults = faults_after(|package| {
        package.set("participants", 3, "ended_on", "2025-03-09");
    })
    .await;
    assert_eq!(faults, ["placements.csv:3 started_on day-within", "handovers.csv:2 sent_on day-within"]);
}

#[tokio::test]
async fn nobody_is_handed_over_after_the_enrolment_has_ended() {
    let faults = faults_after(|package| {
        package.set("handovers", 3, "participant", "d2");
    })
    .await;
    assert_eq!(faults, ["handovers.csv:3 sent_on day-within"]);
}

#[tokio::test]
async fn one_name_for_one_address() {
    let faults = faults_after(|package| {
        package.copy("users", 2).set("users", 5, "project", "p2").set("users", 5, "name", "Anna Alm");
    })
    .await;
    assert_eq!(faults, ["users.csv:5 name same-user-as"]);
}

#[tokio::test]
async fn a_contract_of_another_project_does_not_pay() {
    let faults = faults_after(|package| {
        package.set("placements", 4, "slot", "s1").set("placements", 4, "planned_end_on", "2026-12-31");
        package.set("placements", 4, "hours_per_week", "20").set("slots", 2, "seats", "2");
    })
    .await;
    assert_eq!(faults, ["placements.csv:4 slot of-project"]);
}

#[tokio::test]
async fn more_than_a_thousand_faults_are_told() {
    let test = TestDb::on(today()).await;
    let mut package = SmallPackage::new();
    for _ in 0..1500 {
        package.copy("activities", 2);
    }
    for line in 2..=package.tables["activities"].len() {
        package.set("activities", line, "minutes", "long");
    }
    import(&test, &package.source(), |checked, _| {
        assert_eq!((checked.faults.list().len(), checked.faults.count()), (1503, 1503));
    })
    .await;
}

#[tokio::test]
async fn the_value_is_told_as_it_stands_in_the_file() {
    let test = TestDb::on(today()).await;
    let mut package = SmallPackage::new();
    package.set("participants", 2, "personal_number", "19850312-9989");
    let value = import(&test, &package.source(), |checked, _| checked.faults.list()[0].value.clone()).await;
    assert_eq!(value, "19850312-9989");
}
