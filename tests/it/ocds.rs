//! Contracts as open data: what stands in the package, what must never stand there, and what the schema asks for.

mod rules;

use chrono::NaiveDate;
use serde_json::{Value, json};

use brygga::model::contract::Contract;
use brygga::model::contract_change::{ContractChange, Ground, Plan, Wanted};
use brygga::model::terms::Terms;

use crate::command_line::{brygga, brygga_with};
use crate::overview::started;
use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::db::TestDb;
use crate::support::package::{SmallPackage, import_well};
use crate::support::stage::day;
use rules::faults;

fn package(test: &TestDb, arguments: &[&str]) -> Value {
    let settings =
        [("BRYGGA_OCDS_PUBLISHER", "Samordningsförbundet Norrort"), ("BRYGGA_OCDS_PREFIX", "ocds-abc123")];
    let output = brygga_with(test, &[&["ocds", "export"], arguments].concat(), &settings);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The option of c1 is used: Mats plans it, another manager approves it.
async fn extended(test: &TestApp) {
    let (association, project) = (test.cast.association, Some(test.cast.p1));
    let mut db = test.app.db.write().await.unwrap();
    let eva = cast::user(&mut db, "eva@example.se", "Eva Ny", "project_manager", association, project).await;
    db.commit().await.unwrap();
    let (mats, eva) = (test.who(test.cast.mats).await, test.who(eva).await);
    let mut db = test.app.db.write().await.unwrap();
    let contract = Contract::find(&mut db, &mats, test.cast.c1).await.unwrap();
    let plan = Plan {
        wanted: Wanted::Extension { to: NaiveDate::from_ymd_opt(2027, 12, 31).unwrap() },
        version: contract.version,
        ground: Ground::Clause,
        why: "Behovet är kvar.".into(),
    };
    let words = |_: &_| (String::new(), String::new());
    let change = ContractChange::plan(&mut db, &mats, contract.id, plan, words).await.unwrap();
    ContractChange::approve(&mut db, &eva, change).await.unwrap();
    let now = Contract::find(&mut db, &mats, contract.id).await.unwrap();
    let renamed = Terms { title: "Nytt namn".into(), ..Terms::of(&now) };
    Contract::change(&mut db, &mats, contract.id, now.version, renamed).await.unwrap();
    db.commit().await.unwrap();
}

/// Nothing that the standard would not have.
fn check(package: &Value) {
    assert_eq!(faults(package, "ocds-abc123"), Vec::<String>::new());
}

#[tokio::test]
async fn a_contract_is_told_with_its_parties_its_furthest_end_and_no_people() {
    let test = TestDb::on(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).await;
    import_well(&test, &SmallPackage::new()).await;
    let told = package(&test, &[]);
    check(&told);
    assert_eq!(told["publisher"]["name"], "Samordningsförbundet Norrort");
    let release = &told["releases"][0];
    assert_eq!(release["ocid"], "ocds-abc123-c1");
    let contract = &release["contracts"][0];
    assert_eq!(contract["period"]["maxExtentDate"], "2027-12-31T23:59:59Z");
    assert_eq!(contract["value"]["amount"], 80000);
    assert_eq!(contract["items"][0]["classification"]["id"], "85312510-7");
    assert_eq!(release["tender"]["procurementMethod"], "selective");
    // One person was there: what it cost is nobody's business yet.
    assert!(contract["implementation"].get("transactions").is_none());
    let text = told.to_string();
    for name in ["Linnea", "Björk", "Omar", "pl1", "d1", "1985"] {
        assert!(!text.contains(name), "{name}");
    }
}

#[tokio::test]
async fn money_is_told_from_five_people_and_changes_are_told_as_amendments() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET seats = 9, hours_per_week = 360 WHERE id = $1")
        .bind(cast.shop)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    for person in [cast.linnea, cast.omar, cast.hedda] {
        started(&test, cast.anna, cast.siv, person, cast.shop, ("2026-03-02", "2026-04-30")).await;
    }
    let of = |told: &Value| {
        told["releases"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["ocid"] == "ocds-abc123-c1")
            .unwrap()
            .clone()
    };
    let told = package(&test.test, &["--project", "p1"]);
    check(&told);
    assert_eq!(told["releases"].as_array().unwrap().len(), 1);
    assert!(of(&told)["contracts"][0]["implementation"].get("transactions").is_none(), "three people");
    // Five placements by as many people: the rows are enough for what is asked here.
    let mut db = test.app.db.write().await.unwrap();
    for person in [cast.bengt, cast.tove] {
        db.query(
            "INSERT INTO placements (ref, enrolment_id, slot_id, contract_id, track, state, hours_per_week, starts_on, planned_end_on,
                proposed_on, answered_on, started_on, adaptations, place_months, value)
             SELECT $1, $2, slot_id, contract_id, track, state, hours_per_week, starts_on, planned_end_on,
                proposed_on, answered_on, started_on, adaptations, place_months, value FROM placements WHERE enrolment_id = $3",
        )
        .bind(format!("copy-{person}"))
        .bind(person)
        .bind(cast.linnea)
        .run()
        .await
        .unwrap();
    }
    db.commit().await.unwrap();
    extended(&test).await;
    let told = package(&test.test, &[]);
    check(&told);
    let release = of(&told);
    let contract = &release["contracts"][0];
    // March from the 2nd for five: 0.968 × 5 000 kr each; then April.
    let sums: Vec<f64> = contract["implementation"]["transactions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["value"]["amount"].as_f64().unwrap())
        .collect();
    assert_eq!(sums, [24_200.0, 25_000.0]);
    // What two people have approved, and why; a new name is no change of the contract.
    let amendments = contract["amendments"].as_array().unwrap();
    assert_eq!(amendments.len(), 1);
    assert_eq!(amendments[0]["description"], "Avtalet förlängdes enligt option");
    assert_eq!(amendments[0]["rationale"], "clause: Behovet är kvar.");
    assert_eq!(release["tag"], json!(["contract", "contractAmendment", "implementation"]));
}

/// c1 with everything that a contract may have: five people, an option that was used, a price by the hour and notice; c2 without a
/// registration number of its supplier's, not signed and unapproved no longer.
async fn everything() -> Value {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    for sql in [
        "UPDATE slots SET seats = 9, hours_per_week = 360 WHERE ref = 's1'",
        "UPDATE contracts SET price = 9550, price_unit = 'hour', max_value = 90000000, extension_count = 2, extension_months = 12,
            decide_by = '2026-09-30' WHERE ref = 'c1'",
        "UPDATE contracts SET signed_on = NULL, cpv = NULL, procedure = 'direct_award' WHERE ref = 'c2'",
        "UPDATE organisations SET org_number = NULL WHERE ref = 'asf2'",
        "UPDATE enrolments SET project_id = (SELECT id FROM projects WHERE ref = 'p1'),
            coach_id = (SELECT id FROM users WHERE email = 'anna@example.se') WHERE ref IN ('d3', 'd5')",
    ] {
        db.query(sql).run().await.unwrap();
    }
    db.commit().await.unwrap();
    for person in [cast.linnea, cast.omar, cast.hedda, cast.bengt, cast.tove] {
        started(&test, cast.anna, cast.siv, person, cast.shop, ("2026-03-02", "2026-04-30")).await;
    }
    extended(&test).await;
    let mats = test.who(cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    let told = "Parterna är överens.";
    Contract::terminate(&mut db, &mats, cast.c1, day("2027-06-30"), told, Some(told)).await.unwrap();
    db.commit().await.unwrap();
    package(&test.test, &[])
}

#[tokio::test]
async fn a_package_with_everything_in_it_keeps_the_rules_of_the_standard_and_names_nobody() {
    let told = everything().await;
    check(&told);
    let release = &told["releases"][0];
    let tags = json!(["contract", "contractAmendment", "implementation", "contractTermination"]);
    assert_eq!((&release["ocid"], &release["tag"]), (&json!("ocds-abc123-c1"), &tags));
    assert_eq!(release["contracts"][0]["items"].as_array().unwrap().len(), 2);
    assert!(told["releases"][1]["contracts"][0].get("dateSigned").is_none());
    let text = told.to_string();
    for said in [
        "Linnea",
        "Björk",
        "Omar",
        "Said",
        "Hedda",
        "Lönn",
        "Bengt",
        "Gran",
        "Tove",
        "Anna",
        "Siv",
        "\"d1",
        "\"pl-",
        "19850312",
        "example.se",
        "Sortera",
    ] {
        assert!(!text.contains(said), "{said}");
    }
}

#[tokio::test]
async fn the_rules_find_what_the_standard_would_not_have() {
    let right = everything().await;
    let contract = "/releases/0/contracts/0";
    let award = right["releases"][0]["awards"][0].clone();
    for (at, value) in [
        ("/version", json!("1.2")),
        ("/uri", json!("contracts.json")),
        ("/publisher", json!({})),
        ("/publishedDate", json!("2026-03-02")),
        ("/releases", json!([])),
        ("/releases/0/ocid", json!("ocds-xyz999-c1")),
        ("/releases/0/ocid", right["releases"][1]["ocid"].clone()),
        ("/releases/0/id", right["releases"][1]["id"].clone()),
        ("/releases/0/date", Value::Null),
        ("/releases/0/tag", json!(["contract", "signed"])),
        ("/releases/0/tag", json!([])),
        ("/releases/0/tag", json!(["contract", "contract"])),
        ("/releases/0/tag", json!(["contract"])),
        ("/releases/0/initiationType", json!("contract")),
        ("/releases/0/buyer/id", json!("somebody")),
        ("/releases/0/parties/0/roles", json!(["buyer"])),
        ("/releases/0/parties/0/roles/0", json!("boss")),
        ("/releases/0/tender/status", json!("done")),
        ("/releases/0/tender/procurementMethod", json!("reserved")),
        ("/releases/0/awards/0/suppliers", json!([])),
        ("/releases/0/awards", json!([award, award])),
        ("/releases/0/contracts/0/awardID", json!("none")),
        ("/releases/0/contracts/0/id", json!(7)),
        ("/releases/0/contracts/0/status", json!("active!")),
        ("/releases/0/contracts/0/value/amount", json!("900000")),
        ("/releases/0/contracts/0/value/currency", json!("kr")),
        ("/releases/0/contracts/0/period/durationInDays", json!(1.5)),
        ("/releases/0/contracts/0/period/maxExtentDate", json!("2026-01-01T00:00:00Z")),
        ("/releases/0/contracts/0/items/0/id", json!("")),
        ("/releases/0/contracts/0/items/1/id", json!("1")),
        ("/releases/0/contracts/0/items/0/quantity", json!("12")),
        ("/releases/0/contracts/0/amendments/0/date", json!("snart")),
        ("/releases/0/contracts/0/implementation/milestones/0/status", json!("late")),
        ("/releases/0/contracts/0/implementation/milestones/0/status", json!("met")),
        ("/releases/0/contracts/0/implementation/transactions/0/payee/name", json!("En annan")),
    ] {
        let mut wrong = right.clone();
        *wrong.pointer_mut(at).unwrap_or_else(|| panic!("{at}")) = value.clone();
        assert!(!faults(&wrong, "ocds-abc123").is_empty(), "{at} = {value}");
    }
    // What is missing, and what the standard does not know.
    for (of, name) in
        [("", "version"), ("/releases/0", "ocid"), (contract, "awardID"), ("/releases/0/parties/0", "id")]
    {
        let mut wrong = right.clone();
        wrong.pointer_mut(of).unwrap().as_object_mut().unwrap().remove(name).unwrap();
        assert!(!faults(&wrong, "ocds-abc123").is_empty(), "{of} without {name}");
    }
    for of in ["", "/releases/0", contract, "/releases/0/contracts/0/value", "/releases/0/buyer"] {
        let mut wrong = right.clone();
        wrong.pointer_mut(of).unwrap().as_object_mut().unwrap().insert("people".into(), json!(5));
        assert!(!faults(&wrong, "ocds-abc123").is_empty(), "{of} with more");
    }
}

#[tokio::test]
async fn a_made_up_prefix_is_clearly_not_a_registered_one_and_a_missing_project_is_told() {
    let test = TestDb::on(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).await;
    import_well(&test, &SmallPackage::new()).await;
    let file = test.folder().join("ocds.json");
    let output = brygga(&test, &["ocds", "export", "--project", "p1", "--output", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let told: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(told["releases"][0]["ocid"], "local-unregistered-c1");
    let output = brygga(&test, &["ocds", "export", "--project", "nowhere"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("nowhere"));
    let output = brygga_with(&test, &["ocds", "export"], &[("BRYGGA_OCDS_PREFIX", "a b")]);
    assert_eq!(output.status.code(), Some(1));
    let output = brygga(&test, &["ocds", "export", "--output", "/nowhere/at/all.json"]);
    assert_eq!(output.status.code(), Some(1));
}

#[tokio::test]
async fn a_project_that_is_switched_on_is_read_by_anybody_and_only_then() {
    let test = crate::support::app::TestApp::new().await;
    let switch = format!("/projects/{}/open-data", test.cast.p1);
    let mut mats = test.browser(test.cast.mats).await;
    let mut anybody = test.stranger();
    anybody.get("/ocds/p1.json").await.is(404);
    mats.get("/contracts").await.is(200).says(&["Publicera"]).hides(&["/ocds/p1.json"]);
    for file in ["%00.json", "p1%00.json", "p1%0A.json"] {
        test.stranger().get(&format!("/ocds/{file}")).await.is(404);
    }
    mats.post(&switch, &[("open", "perhaps")]).await.is(400);
    test.browser(test.cast.nora).await.post(&switch, &[("open", "yes")]).await.is(404);
    for _ in 0..2 {
        mats.post(&switch, &[("open", "yes")]).await.is(303);
    }
    assert_eq!(test.test.count("events WHERE what = 'open_data_published'").await, 1);
    mats.get("/contracts").await.says(&["/ocds/p1.json"]);
    let answer = anybody.get("/ocds/p1.json").await;
    let header = |name: &str| answer.is(200).headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/json; charset=utf-8");
    assert_eq!(header("cache-control"), "public, max-age=3600");
    let package: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(package["releases"].as_array().unwrap().len(), 1);
    assert_eq!(faults(&package, "local-unregistered"), Vec::<String>::new());
    // Another project's is not.
    for path in ["/ocds/p2.json", "/ocds/p1", "/ocds/all.json", "/ocds/.json"] {
        anybody.get(path).await.is(404);
    }
    mats.post(&switch, &[("open", "no")]).await.is(303);
    anybody.get("/ocds/p1.json").await.is(404);
}
