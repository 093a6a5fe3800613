//! Contracts as open data: what stands in the package, what must never stand there, and what the schema asks for.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;

use brygga::model::contract::Contract;
use brygga::model::contract_change::{ContractChange, Ground, Plan, Wanted};
use brygga::model::terms::Terms;

use crate::command_line::{brygga, brygga_with};
use crate::overview::started;
use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::db::TestDb;
use crate::support::package::{SmallPackage, import_well};

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

/// What the release schema 1.1.5 requires of each object, and that ids and dates look as they must.
fn check(package: &Value) {
    for key in ["uri", "version", "publishedDate", "publisher", "releases"] {
        assert!(!package[key].is_null(), "{key}");
    }
    let mut ids = BTreeSet::new();
    for release in package["releases"].as_array().unwrap() {
        for key in ["ocid", "id", "date", "tag", "initiationType"] {
            assert!(!release[key].is_null(), "{key}: {release}");
        }
        assert!(ids.insert(release["ocid"].as_str().unwrap().to_owned()), "an ocid twice");
        let parties: BTreeSet<&str> = release["parties"]
            .as_array()
            .unwrap()
            .iter()
            .map(|party| party["id"].as_str().unwrap())
            .collect();
        let awards: Vec<&str> =
            release["awards"].as_array().unwrap().iter().map(|award| award["id"].as_str().unwrap()).collect();
        assert!(parties.contains(release["buyer"]["id"].as_str().unwrap()));
        for contract in release["contracts"].as_array().unwrap() {
            assert!(awards.contains(&contract["awardID"].as_str().unwrap()));
            assert!(
                ["pending", "active", "cancelled", "terminated"]
                    .contains(&contract["status"].as_str().unwrap())
            );
            let period = &contract["period"];
            assert!(period["startDate"].as_str().unwrap() <= period["endDate"].as_str().unwrap());
            assert!(period["endDate"].as_str().unwrap() <= period["maxExtentDate"].as_str().unwrap());
            let done = &contract["implementation"];
            for milestone in done["milestones"].as_array().unwrap() {
                assert!(
                    ["scheduled", "met", "notMet", "partiallyMet"]
                        .contains(&milestone["status"].as_str().unwrap())
                );
            }
            for transaction in done["transactions"].as_array().unwrap_or(&vec![]) {
                assert!(parties.contains(transaction["payer"]["id"].as_str().unwrap()));
                assert!(parties.contains(transaction["payee"]["id"].as_str().unwrap()));
            }
        }
    }
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
    assert_eq!(release["tag"], serde_json::json!(["contract", "contractAmendment", "implementation"]));
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
    assert_eq!(
        (package["version"].as_str(), package["releases"].as_array().unwrap().len()),
        (Some("1.1"), 1)
    );
    // Another project's is not.
    for path in ["/ocds/p2.json", "/ocds/p1", "/ocds/all.json", "/ocds/.json"] {
        anybody.get(path).await.is(404);
    }
    mats.post(&switch, &[("open", "no")]).await.is(303);
    anybody.get("/ocds/p1.json").await.is(404);
}
