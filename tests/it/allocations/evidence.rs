//! A stored run is checked: it gives the same answer again, and a planted difference is found.

use brygga::model::allocation::{Allotment, Broken, Proof, Record, Run, RunId, broken_runs};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{run, sql, wanted};
use crate::command_line::brygga;
use crate::support::app::TestApp;

fn sum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn verified(test: &TestApp, id: RunId) -> Result<Proof, Broken> {
    let mut db = test.app.db.read().await.unwrap();
    Run::evidence(&mut db, id).await.unwrap().verify().map(|proven| proven.proof)
}

/// Writes another inputs or outcome, with a checksum that fits it when `sealed`.
async fn plant(test: &TestApp, id: RunId, what: &str, sealed: bool, change: impl FnOnce(&mut Value)) {
    let mut db = test.app.db.write().await.unwrap();
    let text: String =
        db.built(format!("SELECT {what} FROM allocations WHERE id = $1")).bind(id).value().await.unwrap();
    let mut value: Value = serde_json::from_str(&text).unwrap();
    change(&mut value);
    let planted = value.to_string();
    assert_ne!(planted, text);
    db.built(format!("UPDATE allocations SET {what} = $2 WHERE id = $1"))
        .bind(id)
        .bind(planted.clone())
        .run()
        .await
        .unwrap();
    if sealed {
        db.built(format!("UPDATE allocations SET {what}_hash = $2 WHERE id = $1"))
            .bind(id)
            .bind(sum(&planted))
            .run()
            .await
            .unwrap();
    }
    db.commit().await.unwrap();
}

#[tokio::test]
async fn what_is_stored_gives_the_same_answer_and_its_prices_prove_it() {
    let test = TestApp::new().await;
    let made = run(&test, test.cast.mats, wanted(&test)).await;
    assert_eq!(verified(&test, made.id).await, Ok(Proof::Prices));
    // Whatever happens in the database afterwards.
    sql(&test, "UPDATE slots SET seats = 1, hours_per_week = 5".to_owned()).await;
    assert_eq!(verified(&test, made.id).await, Ok(Proof::Prices));
}

#[tokio::test]
async fn a_planted_difference_is_found() {
    let test = TestApp::new().await;
    let new = async || run(&test, test.cast.mats, wanted(&test)).await.id;
    let id = new().await;
    plant(&test, id, "outcome", false, |outcome| outcome["fit"] = 1.into()).await;
    assert_eq!(verified(&test, id).await, Err(Broken::OutcomeChanged));
    let id = new().await;
    plant(&test, id, "inputs", false, |inputs| inputs["seed"] = 8.into()).await;
    assert_eq!(verified(&test, id).await, Err(Broken::InputsChanged));
    // Sealed anew by whoever planted it: the answer itself gives it away.
    let id = new().await;
    plant(&test, id, "outcome", true, |outcome| outcome["slots"][0] = Value::Null).await;
    assert!(matches!(verified(&test, id).await, Err(Broken::Sums(3, _, 2, _))));
    let id = new().await;
    plant(&test, id, "outcome", true, |outcome| {
        let first = outcome["slots"][0].take();
        outcome["slots"][0] = Value::from(1 - first.as_u64().unwrap());
    })
    .await;
    let moved = verified(&test, id).await;
    assert!(moved.is_err(), "{moved:?}");
    let id = new().await;
    plant(&test, id, "inputs", true, |inputs| inputs["slots"][0]["seats"] = 1.into()).await;
    assert!(matches!(verified(&test, id).await, Err(Broken::Rule(_))));
    let id = new().await;
    plant(&test, id, "inputs", true, |inputs| {
        let person = &mut inputs["people"][0]["options"];
        for option in person.as_array_mut().unwrap() {
            option["score"] = 99.into();
        }
    })
    .await;
    assert!(matches!(verified(&test, id).await, Err(Broken::Sums(..))));
    let id = new().await;
    plant(&test, id, "outcome", true, |outcome| outcome["prices"][0] = 1_000_000.into()).await;
    assert_eq!(verified(&test, id).await, Err(Broken::Prices));
    let id = new().await;
    plant(&test, id, "inputs", true, |inputs| inputs["slots"][0]["contract"] = 9.into()).await;
    assert_eq!(verified(&test, id).await, Err(Broken::Unreadable));
}

#[tokio::test]
async fn what_is_changed_beside_the_evidence_is_found() {
    let test = TestApp::new().await;
    let made = run(&test, test.cast.mats, wanted(&test)).await;
    let record = async || {
        let mut db = test.app.db.read().await.unwrap();
        Record::of(&mut db, made.id).await.unwrap().verify().map(|_| ())
    };
    let broken = async || broken_runs(&mut test.app.db.read().await.unwrap()).await.unwrap();
    assert_eq!(record().await, Ok(()));
    // A change by hand is told, with its reason, and is no fault.
    let who = test.who(test.cast.mats).await;
    let row = super::rows(&test, &who, made.id).await.remove(0).id;
    let mut db = test.app.db.write().await.unwrap();
    Allotment::change(&mut db, &who, row, None, "Har tackat nej i telefon.").await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(record().await, Ok(()));
    assert_eq!(broken().await, []);
    let back = format!("UPDATE allotments SET slot_id = {} WHERE id = {row}", test.cast.shop);
    for (sql, why) in [
        (back, Broken::Rows(1)),
        ("UPDATE allotments SET slot_id = NULL".to_owned(), Broken::Rows(2)),
        ("UPDATE allocations SET placed = 2".to_owned(), Broken::Columns),
        ("UPDATE allocations SET track = 'employment'".to_owned(), Broken::Columns),
        (
            "UPDATE events SET particulars = '{\"inputs\": \"x\"}' WHERE what = 'allocation_made'".to_owned(),
            Broken::Event,
        ),
        ("DELETE FROM allotment_changes".to_owned(), Broken::Rows(1)),
    ] {
        let mut db = test.app.db.write().await.unwrap();
        db.built(sql.clone()).run().await.unwrap();
        let found = Record::of(&mut db, made.id).await.unwrap().verify().map(|_| ());
        assert_eq!(found, Err(why), "{sql}");
        db.rollback().await.unwrap();
    }
    super::sql(&test, "UPDATE allocations SET fit = fit + 1".to_owned()).await;
    assert_eq!(broken().await, [(made.id, Broken::Columns)]);
}

#[tokio::test]
async fn the_command_runs_lists_and_verifies_and_says_no_with_1() {
    let test = TestApp::new().await;
    // The binary has the machine's clock.
    for table in ["projects", "contracts", "slots"] {
        sql(&test, format!("UPDATE {table} SET ends_on = '2099-12-31'")).await;
    }
    let arguments = "allocation run --project p1 --from 2099-01-12 --to 2099-03-12 --seed 3 --least s1=2 --track employment --json";
    let ran = brygga(&test.test, &arguments.split(' ').collect::<Vec<_>>());
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    let said: Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!((&said["placed"], &said["seed"]), (&Value::from(3), &Value::from(3)));
    assert_eq!(said["people"].as_array().unwrap().len(), 3, "not the protected");
    let id = said["id"].to_string();
    let verified = brygga(&test.test, &["allocation", "verify", &id]);
    assert_eq!(verified.status.code(), Some(0), "{}", String::from_utf8_lossy(&verified.stderr));
    let listed = brygga(&test.test, &["allocation", "list", "--json"]);
    let listed: Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(listed[0]["placed"], 3);
    plant(&test, RunId(id.parse().unwrap()), "outcome", true, |outcome| outcome["slots"][0] = Value::Null)
        .await;
    let planted = brygga(&test.test, &["allocation", "verify", &id]);
    assert_eq!(planted.status.code(), Some(1));
    assert!(!planted.stderr.is_empty() && planted.stdout.is_empty());
    assert_eq!(brygga(&test.test, &["allocation", "verify", "999"]).status.code(), Some(1));
    for least in ["s1=0", "s1=201", "s1=x", "s3=2"] {
        let none = ["allocation", "run", "--project", "p1", "--from", "2099-01-12", "--least", least];
        assert_eq!(brygga(&test.test, &none).status.code(), Some(1), "{least}");
    }
    let nobody = brygga(
        &test.test,
        &["allocation", "run", "--project", "p1", "--participant", "d4", "--from", "2099-01-12"],
    );
    assert_eq!(nobody.status.code(), Some(1), "a protected identity");
}
