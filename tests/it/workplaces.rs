//! Workplaces and departments: a provider manages its own, slots stand there, searches and pages say where, packages carry them.

use brygga::model::codes::SlotState;
use brygga::model::package::Source;
use brygga::model::posting::Posting;
use brygga::model::slot::Slot;
use brygga::model::workplace::{Workplace, WorkplaceId, Written};
use brygga::model::{Error, Refusal, Result};

use crate::package::export_to;
use crate::support::app::TestApp;
use crate::support::db::TestDb;
use crate::support::package::import;
use crate::support::trial::{SCRIPT, Trial};
use crate::support::{cast, refused};

fn written(name: &str) -> Written {
    Written {
        name: name.to_owned(),
        address: "Stationsgatan 11".to_owned(),
        municipality: "0160".parse().unwrap(),
        contact_name: "Eva Ek".to_owned(),
        contact_email: "eva@example.se".to_owned(),
        contact_phone: "08-12 34 56".to_owned(),
        supervisor: "Ali Karim".to_owned(),
    }
}

async fn add(test: &TestApp, name: &str, parent: Option<WorkplaceId>) -> Result<Workplace> {
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let made = Workplace::add(&mut db, &siv, test.cast.atelier, parent, written(name)).await?;
    db.commit().await.unwrap();
    Ok(made)
}

/// Moves the cast's shop to a workplace.
async fn stand(test: &TestApp, at: Option<WorkplaceId>) -> Result<Slot> {
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let slot = Slot::find(&mut db, &siv, test.cast.shop).await?;
    let posting = Posting { workplace_id: at, ..Posting::of(&slot) };
    let slot = Slot::edit(&mut db, &siv, slot.id, slot.version, posting).await?;
    db.commit().await.unwrap();
    Ok(slot)
}

#[tokio::test]
async fn a_department_stands_below_a_workplace_and_a_slot_at_either() {
    let test = TestApp::new().await;
    let shop = add(&test, "Butiken", None).await.unwrap();
    let back = add(&test, "Lagret", Some(shop.id)).await.unwrap();
    assert_eq!(back.name(), "Butiken, Lagret");
    assert_eq!(refused(add(&test, "Hyllan", Some(back.id)).await), Refusal::DepartmentOfDepartment);
    assert_eq!(refused(add(&test, "Lagret", Some(shop.id)).await), Refusal::WorkplaceExists);
    add(&test, "Lagret", None).await.unwrap();
    let slot = stand(&test, Some(back.id)).await.unwrap();
    assert_eq!(slot.workplace_name.as_deref(), Some("Butiken, Lagret"));
    // Coaches see where it is and whom to ask for; the manager sees it on the contract.
    let page = format!("/slots/{}", test.cast.shop);
    test.browser(test.cast.anna).await.get(&page).await.is(200).says(&[
        "Butiken, Lagret",
        "Stationsgatan 11",
        "Eva Ek, eva@example.se, 08-12 34 56",
        "Ali Karim",
    ]);
    let contract = format!("/contracts/{}", test.cast.c1);
    test.browser(test.cast.mats)
        .await
        .get(&contract)
        .await
        .is(200)
        .says(&["Arbetsställen", "Butiken, Lagret"]);
    // It stays while slots or departments are there, and in its municipality.
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    for id in [shop.id, back.id] {
        assert_eq!(
            refused(Workplace::remove(&mut db, &siv, id).await),
            Refusal::WorkplaceHasSlots { count: 1 }
        );
    }
    let moved = Written { municipality: "0188".parse().unwrap(), ..written("Lagret") };
    let refusal = refused(Workplace::edit(&mut db, &siv, back.id, 1, moved).await);
    assert_eq!(refusal, Refusal::WorkplaceHasSlots { count: 1 });
    drop(db);
    assert_eq!(stand(&test, None).await.unwrap().workplace_name, None);
    let mut db = test.app.db.write().await.unwrap();
    Workplace::remove(&mut db, &siv, back.id).await.unwrap();
    Workplace::remove(&mut db, &siv, shop.id).await.unwrap();
}

#[tokio::test]
async fn a_workplace_of_another_organisation_or_municipality_is_refused() {
    let test = TestApp::new().await;
    let shop = add(&test, "Butiken", None).await.unwrap();
    let egon = test.who(test.cast.egon).await;
    let mut db = test.app.db.write().await.unwrap();
    let slot = Slot::find(&mut db, &egon, test.cast.kitchen).await.unwrap();
    let posting = Posting { workplace_id: Some(shop.id), ..Posting::of(&slot) };
    let refusal = refused(Slot::edit(&mut db, &egon, slot.id, slot.version, posting).await);
    assert_eq!(refusal, Refusal::WorkplaceOfAnother);
    // Below another's workplace nothing is added, and nobody else changes it.
    let below = Workplace::add(&mut db, &egon, test.cast.cafe, Some(shop.id), written("Disken")).await;
    assert!(matches!(below, Err(Error::NotFound)), "{below:?}");
    let edited = Workplace::edit(&mut db, &egon, shop.id, 1, written("Min")).await;
    assert!(matches!(edited, Err(Error::NotFound)), "{edited:?}");
    drop(db);
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let far = Written { municipality: "0188".parse().unwrap(), ..written("Fjärran") };
    let far = Workplace::add(&mut db, &siv, test.cast.atelier, None, far).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(refused(stand(&test, Some(far.id)).await), Refusal::WorkplaceElsewhere);
}

#[tokio::test]
async fn its_name_finds_its_slots() {
    let test = TestApp::new().await;
    let shop = add(&test, "Kvarteret Kastanjen", None).await.unwrap();
    stand(&test, Some(shop.id)).await.unwrap();
    test.app.search.wake();
    let mut anna = test.browser(test.cast.anna).await;
    for _ in 0..50 {
        if anna.get("/search?q=kastanjen").await.body.contains("Kvarteret <mark>Kastanjen</mark>") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("not found by its workplace");
}

#[tokio::test]
async fn a_provider_manages_its_workplaces_in_forms() {
    let test = TestApp::new().await;
    let mut siv = test.browser(test.cast.siv).await;
    siv.get("/workplaces").await.is(200).says(&["Inga arbetsställen än"]);
    let organisation = test.cast.atelier.to_string();
    let key = siv.get("/workplaces/new").await.field("key");
    let good = [
        ("key", key.as_str()),
        ("organisation_id", organisation.as_str()),
        ("name", "Butiken"),
        ("address", "Stationsgatan 11"),
        ("municipality", "0160"),
        ("contact_name", "Eva Ek"),
        ("contact_email", "eva@example.se"),
        ("contact_phone", "08-12 34 56"),
        ("supervisor", "Ali Karim"),
    ];
    let cafe = test.cast.cafe.to_string();
    Trial { path: "/workplaces", good: &good, tables: &["workplaces", "events"] }
        .refuses(
            &test,
            &mut siv,
            &[
                ("organisation_id", cafe.as_str(), 404),
                ("organisation_id", SCRIPT, 404),
                ("parent_id", "999999", 404),
                ("name", "", 422),
                ("municipality", "9999", 422),
                ("contact_email", "eva", 422),
            ],
        )
        .await;
    let back = format!("/workplaces?organisation={organisation}");
    assert_eq!(siv.post("/workplaces", &good).await.location(), back);
    assert_eq!(siv.post("/workplaces", &good).await.location(), back, "sent twice, made once");
    assert_eq!(test.test.count("workplaces").await, 1);
    siv.get(&back).await.says(&["Butiken", "Eva Ek, eva@example.se", "Lägg till avdelning"]);
    let mut db = test.app.db.read().await.unwrap();
    let id: i64 = db.query("SELECT id FROM workplaces").value().await.unwrap();
    drop(db);
    // A slot is posted there without saying the municipality again.
    siv.get("/slots/new").await.says(&["Arbetsställe", "Butiken"]);
    let edit = format!("/workplaces/{id}/edit");
    let version = siv.get(&edit).await.field("version");
    let changed = [("version", version.as_str()), ("name", "Stora butiken"), ("municipality", "0160")];
    assert_eq!(siv.post(&edit, &changed).await.location(), back);
    let stale =
        siv.post(&edit, &[("version", "1"), ("name", "Lilla butiken"), ("municipality", "0160")]).await;
    stale.is(409).says(&["Stora butiken"]);
    test.browser(test.cast.egon).await.get(&edit).await.is(404);
    assert_eq!(siv.post(&format!("/workplaces/{id}/removal"), &[]).await.location(), back);
    assert_eq!(test.test.count("workplaces").await, 0);
}

#[tokio::test]
async fn a_copied_slot_is_for_the_same_people() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET min_age = 30 WHERE id = $1").bind(test.cast.shop).run().await.unwrap();
    db.commit().await.unwrap();
    let mut siv = test.browser(test.cast.siv).await;
    let form = siv.get(&format!("/slots/new?copy={}", test.cast.shop)).await;
    let names = [
        "key",
        "organisation_id",
        "copy_of",
        "title",
        "description",
        "occupation",
        "municipality",
        "contract_id",
        "seats",
        "hours_per_week",
        "min_hours_per_week",
        "max_hours_per_week",
        "starts_on",
        "ends_on",
    ];
    let values: Vec<(&str, String)> = names
        .into_iter()
        .map(|name| match name {
            "organisation_id" => (name, test.cast.atelier.to_string()),
            "municipality" => (name, "0160".to_owned()),
            "contract_id" => (name, test.cast.c1.to_string()),
            "description" => (name, "Sortera.".to_owned()),
            _ => (name, form.field(name)),
        })
        .collect();
    let fields: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    siv.post("/slots", &fields).await.is(303);
    let mut db = test.app.db.read().await.unwrap();
    let copied: (i64, SlotState) = db
        .query("SELECT COALESCE(min_age, 0), state FROM slots ORDER BY id DESC LIMIT 1")
        .one()
        .await
        .unwrap();
    assert_eq!(copied, (30, SlotState::Draft));
    drop(db);
    // Whoever copies somebody else's finds nothing.
    let kitchen = test.cast.kitchen.to_string();
    let mut foreign = fields.clone();
    for field in &mut foreign {
        match field.0 {
            "copy_of" => field.1 = kitchen.as_str(),
            "key" => field.1 = "another-key-that-is-fresh",
            _ => {}
        }
    }
    siv.post("/slots", &foreign).await.is(404);
}

async fn said(test: &TestDb) -> Vec<(String, String, String, String)> {
    let mut db = test.db.read().await.unwrap();
    db.query(
        "SELECT w.ref, COALESCE(p.ref, ''), w.name || w.address || w.municipality || w.contact_email || w.supervisor, COALESCE(s.ref, '')
         FROM workplaces w LEFT JOIN workplaces p ON p.id = w.parent_id LEFT JOIN slots s ON s.workplace_id = w.id ORDER BY w.ref",
    )
    .all()
    .await
    .unwrap()
}

#[tokio::test]
async fn workplaces_go_out_with_a_package_and_come_in_again() {
    let test = TestApp::new().await;
    let shop = add(&test, "Butiken; \"stora\"", None).await.unwrap();
    let back = add(&test, "Lagret", Some(shop.id)).await.unwrap();
    stand(&test, Some(back.id)).await.unwrap();
    let out = export_to(&test.test, "out").await;
    let read = |folder: &std::path::Path| {
        ["organisations.csv", "slots.csv"].map(|file| std::fs::read_to_string(folder.join(file)).unwrap())
    };
    let other = TestDb::on(cast::today()).await;
    for _ in 0..2 {
        import(&other, &Source::Folder(out.clone()), |checked, _| {
            assert!(checked.faults.is_empty(), "{:?}", checked.faults.list());
        })
        .await;
        assert_eq!(said(&other).await, said(&test.test).await);
    }
    assert_eq!(read(&out), read(&export_to(&other, "again").await));
    // A slot at a workplace that its provider does not have, and lists that make no sense.
    let [organisations, slots] = read(&out);
    for (file, text, from, to, told) in [
        ("slots.csv", &slots, back.reference.as_str(), "w-nowhere", "Workplace"),
        ("organisations.csv", &organisations, "\"\"name\"\"", "\"\"nom\"\"", "Workplaces"),
        (
            "organisations.csv",
            &organisations,
            "\"\"municipality\"\":\"\"0160\"\"",
            "\"\"municipality\"\":\"\"9999\"\"",
            "Municipality",
        ),
    ] {
        assert!(text.contains(from), "{text}");
        std::fs::write(out.join(file), text.replacen(from, to, 1)).unwrap();
        import(&TestDb::on(cast::today()).await, &Source::Folder(out.clone()), |checked, _| {
            let faults = format!("{:?}", checked.faults.list());
            assert!(faults.contains(told), "{told}: {faults}");
        })
        .await;
        std::fs::write(out.join(file), text).unwrap();
    }
}
