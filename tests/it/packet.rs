//! The packet of everything about a person: that nothing is forgotten, that nothing of others is in it, who may make it,
//! and that it is written down.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use brygga::model::enrolment::EnrolmentId;
use brygga::model::packet::{Decision, Packet, Sought, TABLES};
use brygga::model::saved_search::{Alerts, SavedSearch, Watch};
use brygga::model::secrets::Keys;
use brygga::model::{Error, Refusal};

use super::own_page::opened;
use super::policy::scene::Scene;
use super::support::app::TestApp;
use super::support::refused;

/// Every table of the migrations with the tables it points to.
fn schema() -> BTreeMap<String, BTreeSet<String>> {
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut files: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        let code: String =
            text.lines().map(|line| line.split("--").next().unwrap()).collect::<Vec<_>>().join("\n");
        for statement in code.split(';') {
            let words: Vec<&str> = statement
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .filter(|word| !word.is_empty())
                .collect();
            let [first, second, table, ..] = words[..] else { continue };
            if !matches!(
                (first.to_uppercase().as_str(), second.to_uppercase().as_str()),
                ("CREATE" | "ALTER", "TABLE")
            ) {
                continue;
            }
            let points = tables.entry(table.to_owned()).or_default();
            for (at, word) in words.iter().enumerate() {
                if word.eq_ignore_ascii_case("references") {
                    points.insert(words[at + 1].to_owned());
                }
                // By its name, where nothing holds it to the other table.
                match *word {
                    "enrolment_id" => drop(points.insert("enrolments".to_owned())),
                    "participant_id" => drop(points.insert("participants".to_owned())),
                    _ => {}
                }
            }
        }
    }
    tables
}

#[test]
fn every_table_of_the_database_that_leads_to_a_participant_is_decided() {
    let schema = schema();
    assert!(schema.len() > 25, "the migrations were not read: {schema:?}");
    let mut leading: BTreeSet<String> = ["participants".to_owned(), "enrolments".to_owned()].into();
    loop {
        let more: Vec<String> = schema
            .iter()
            .filter(|(table, points)| !leading.contains(*table) && !points.is_disjoint(&leading))
            .map(|(table, _)| table.clone())
            .collect();
        if more.is_empty() {
            break;
        }
        leading.extend(more);
    }
    let decided: BTreeSet<String> = TABLES.iter().map(|(table, _)| (*table).to_owned()).collect();
    let undecided: Vec<_> = leading.difference(&decided).collect();
    assert!(
        undecided.is_empty(),
        "is the participant told of these (GDPR art. 15)? Add each to TABLES in src/model/packet/tables.rs: {undecided:?}"
    );
    let gone: Vec<_> = decided.difference(&leading).collect();
    assert!(gone.is_empty(), "decided, but no such table leads to a participant: {gone:?}");
    for (table, decision) in TABLES {
        if let Decision::LeftOut { why } = decision {
            assert!(why.len() > 10, "{table}: why?");
        }
    }
}

fn keys() -> Keys {
    Keys::from_secret(&[7; 32])
}

/// The files of a zip.
fn unzipped(body: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(body)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    names
        .into_iter()
        .map(|name| {
            let mut text = String::new();
            zip.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

async fn files(test: &TestApp, person: EnrolmentId) -> BTreeMap<String, String> {
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.read().await.unwrap();
    let packet = Packet::of_own(&mut db, &anna, &keys(), person).await.unwrap();
    let zipped =
        brygga::web::packets::file::zipped(&brygga::web::texts::Texts::default(), &packet, "Anna Ek")
            .unwrap();
    unzipped(&zipped)
}

#[tokio::test]
async fn a_packet_of_the_database_tells_everything_of_one_and_nothing_of_another() {
    let scene = Scene::set().await;
    let test = scene.test();
    drop(opened(test, test.cast.anna, test.cast.linnea).await);
    test.browser(test.cast.bo).await.get(&format!("/enrolments/{}", test.cast.linnea)).await.is(200);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE enrolments SET wishes = $2 WHERE id = $1")
        .bind(test.cast.linnea)
        .bind(sqlx::types::Json(vec!["9412".to_owned()]))
        .run()
        .await
        .unwrap();
    let anna = test.who(test.cast.anna).await;
    let watch = Watch {
        name: "Kök i norr".into(),
        question: "q=k%C3%B6k&municipality=0188".into(),
        enrolment: Some(test.cast.linnea),
        alerts: Alerts::Off,
        known: vec![],
        total: 0,
        seen: 0,
    };
    SavedSearch::save(&mut db, &anna, watch).await.unwrap();
    db.commit().await.unwrap();
    let files = files(test, test.cast.linnea).await;
    let told = TABLES.iter().filter(|(_, decision)| matches!(decision, Decision::Told { .. }));
    for (table, _) in told {
        assert!(files.contains_key(&format!("{table}.csv")), "{table}");
    }
    let index = &files["index.html"];
    for text in [
        "Linnea Björk",
        "19850312",
        "Sortera i second hand-butik",
        "Arbetsförmedlingen",
        "Planering och insatser hittills",
        "Bo Alm",
        "Hon gick vid lunch.",
        "Täby",
        "2 mars 2026",
    ] {
        assert!(index.replace('\u{a0}', " ").contains(text), "no {text} in the index");
    }
    // In words: neither codes nor what programs read.
    for text in ["{&quot;", "{&#34;", "event-", "access-", "[&#34;", "municipality=", "q=k"] {
        assert!(!index.contains(text), "{text} is in the index");
    }
    for text in [
        "Överlämning skickades till Arbetsförmedlingen",
        "Planeringens version",
        "9412 Restaurang",
        "”kök”, Norrtälje",
    ] {
        assert!(index.replace('\u{a0}', " ").contains(text), "no {text} in the index");
    }
    assert!(files.keys().any(|name| name.starts_with("agreements/agreement-")), "{:?}", files.keys());
    let all: String = files.values().cloned().collect();
    for text in ["Omar", "Said", "Bengt", "Hedda", "anna@example.se", "<script", "http"] {
        assert!(!all.contains(text), "{text} is in the packet");
    }
    let data: serde_json::Value = serde_json::from_str(&files["data.json"]).unwrap();
    assert_eq!(data["tables"]["attendances"].as_array().unwrap().len(), 2);
    assert_eq!(data["tables"]["attendances"][0]["minutes"], "240");
}

#[tokio::test]
async fn the_own_coach_makes_it_with_one_button_and_it_is_written_down() {
    let scene = Scene::set().await;
    let test = scene.test();
    let mut anna = test.browser(test.cast.anna).await;
    anna.get(&format!("/enrolments/{}/sharing", test.cast.linnea)).await.says(&["Ta ut registerutdrag"]);
    let given = anna.post(&format!("/enrolments/{}/packet", test.cast.linnea), &[]).await;
    assert_eq!(given.is_ok_zip(), "application/zip");
    let of = |page: &str| format!("accesses WHERE page = '{page}' AND enrolment_id = {}", test.cast.linnea);
    assert_eq!(test.test.count(&of("packet")).await, 1);
    assert_eq!(test.test.count("events WHERE what = 'packet_given'").await, 1);
    // Hedda, whose identity is protected, gets hers from the coach as well.
    anna.post(&format!("/enrolments/{}/packet", test.cast.hedda), &[]).await.is_ok_zip();
}

#[tokio::test]
async fn an_administrator_says_whom_and_why() {
    let scene = Scene::set().await;
    let test = scene.test();
    let mut ada = test.browser(test.cast.ada).await;
    ada.get("/packets").await.is(200).says(&["Registerutdrag"]).hides(&["Linnea"]);
    let why = "Begäran 2026-17, inkommen på papper";
    ada.post("/packets", &[("whom", ""), ("reason", "kort")]).await.is(422).says(&["Fyll i", "minst 10"]);
    // Nobody; somebody protected: nobody can tell which.
    for whom in ["d99", "19880930-982", "d4"] {
        ada.post("/packets", &[("whom", whom), ("reason", why)])
            .await
            .is(422)
            .says(&["Ingen sådan deltagare"]);
    }
    assert_eq!(test.test.count("accesses WHERE page = 'packet'").await, 0);
    ada.post("/packets", &[("whom", "d1"), ("reason", why)]).await.is_ok_zip();
    let mut db = test.app.db.read().await.unwrap();
    let (number,): (String,) = {
        let ada = test.who(test.cast.ada).await;
        let sought = Sought::Reference("d1".to_owned());
        (Packet::of(&mut db, &ada, &keys(), &sought).await.unwrap().personal_number,)
    };
    drop(db);
    ada.post("/packets", &[("whom", &number), ("reason", why)]).await.is_ok_zip();
    assert_eq!(test.test.count(&format!("accesses WHERE page = 'packet' AND reason = '{why}'")).await, 2);
    ada.post("/packets", &[("whom", "d1"), ("reason", &"a".repeat(1 << 20))]).await.is(413);
}

#[tokio::test]
async fn nobody_else_makes_one_and_a_reason_is_not_left_out() {
    let scene = Scene::set().await;
    let test = scene.test();
    for user in [test.cast.bo, test.cast.mats, test.cast.siv, test.cast.ada, test.cast.klara] {
        let who = test.who(user).await;
        let mut db = test.app.db.read().await.unwrap();
        let packet = Packet::of_own(&mut db, &who, &keys(), test.cast.linnea).await;
        assert!(matches!(packet, Err(Error::NotFound)));
    }
    let ada = test.who(test.cast.ada).await;
    let mut db = test.app.db.write().await.unwrap();
    let packet = Packet::of(&mut db, &ada, &keys(), &Sought::Reference("d1".to_owned())).await.unwrap();
    assert_eq!(refused(packet.given(&mut db, &ada, "kort").await), Refusal::ReasonMissing);
    let anna = test.who(test.cast.anna).await;
    assert!(Packet::of(&mut db, &anna, &keys(), &Sought::Reference("d1".to_owned())).await.is_err());
}
