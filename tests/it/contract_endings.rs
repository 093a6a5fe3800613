//! A contract that never comes to count: the second person refuses it, or who added it takes it back. And notice that is taken back.

use brygga::model::capacity_request::Askable;
use brygga::model::contract::Contract;
use brygga::model::contract_life::Closed;
use brygga::model::overview::Overview;
use brygga::model::terms::Terms;
use brygga::model::{Error, Refusal};

use crate::contract_steps::{Office, refused, terms};
use crate::support::db::statements;
use crate::support::package::{SmallPackage, import_well};
use crate::support::stage::day;

#[tokio::test]
async fn the_second_person_refuses_a_contract_with_a_reason_and_it_never_counts() {
    let office = Office::new().await;
    let id = office.added().await;
    let (page, cast) = (format!("/contracts/{id}"), &office.test.cast);
    let mut eva = office.test.browser(office.eva.id).await;
    eva.get(&page).await.is(200).says(&["Neka avtalet", "/approval"]);
    eva.get(&format!("{page}/approval")).await.says(&["Neka avtalet i stället"]);
    let asked = eva.get(&format!("{page}/closure")).await;
    let key = asked.is(200).says(&["Neka avtalet", "Ändra avtalet i stället"]).field("key");
    eva.post(&format!("{page}/closure"), &[("key", &key), ("why", " ")]).await.is(422);
    assert_eq!(office.contract(id).await.closed_as, None);
    let version = asked.field("version");
    let why =
        [("key", key.as_str()), ("version", &version), ("why", "Priset är inte det vi kom överens om.")];
    // What was read must be what is closed.
    eva.post(&format!("{page}/closure"), &[("version", "0"), ("why", "Det är ett annat avtal.")])
        .await
        .is(409);
    assert_eq!(office.contract(id).await.closed_as, None);
    let done = eva.post(&format!("{page}/closure"), &why).await;
    eva.follow(&done).await.is(200).says(&[
        "Avtalet är nekat.",
        "godkändes aldrig",
        "Eva Ny: Priset är inte det vi kom överens om.",
    ]);
    // A double click leads back.
    eva.post(&format!("{page}/closure"), &why).await.is(303);
    let closed = office.contract(id).await;
    assert_eq!((closed.closed_as, closed.unapproved), (Some(Closed::Refused), true));
    // It is over: neither approved, changed, priced nor ended.
    refused(office.approve(&office.eva, id).await, &Refusal::ContractLife { state: "refused" });
    let more = Terms { max_value: 7_000_000, ..terms() };
    let version = closed.version;
    refused(
        office.deed(async |db| Contract::change(db, &office.mats, id, version, more).await).await,
        &Refusal::ContractLife { state: "refused" },
    );
    refused(
        office
            .deed(async |db| Contract::terminate(db, &office.mats, id, day("2026-06-30"), "Nej", None).await)
            .await,
        &Refusal::ContractLife { state: "refused" },
    );
    // Who added it reads why, and the list tells it; its provider sees no bars of it on the board.
    let mut mats = office.test.browser(cast.mats).await;
    mats.get(&page)
        .await
        .is(200)
        .says(&["Priset är inte det vi kom överens om."])
        .hides(&["/edit", "/approval"]);
    // Its money is nobody's to count on.
    let list = mats.get("/contracts").await;
    list.is(200).says(&["Nekat"]);
    assert_eq!(list.body.matches("kvar av").count(), 2, "money and place-months of the one that runs");
    let mut siv = office.test.browser(cast.siv).await;
    siv.get(&page).await.is(200).says(&["Nekat"]).hides(&["Priset är inte"]);
    siv.get("/board").await.is(200).hides(&["Arbetsträning i kök"]);
    siv.get("/slots/new").await.is(200).hides(&["Arbetsträning i kök"]);
    let now =
        Overview::find(&mut office.test.app.db.read().await.unwrap(), &office.eva, cast.p1).await.unwrap();
    assert_eq!(now.alerts.iter().filter(|alert| alert.contract_id == id).count(), 0);
    assert_eq!(now.new_contracts(&office.eva).count(), 0);
    assert_eq!(now.contracts.last().map(|now| now.contract.id), Some(id), "what is over stands last");
    office.sound().await;
}

#[tokio::test]
async fn who_added_a_contract_takes_it_back_and_nobody_is_asked_for_it() {
    let office = Office::new().await;
    let cast = &office.test.cast;
    // Of an employer that has no other contract.
    let (project, cafe) = (cast.p1, cast.cafe);
    let id = office
        .deed(async |db| Contract::add(db, &office.mats, project, cafe, terms()).await)
        .await
        .unwrap()
        .id;
    let page = format!("/contracts/{id}");
    let mut mats = office.test.browser(cast.mats).await;
    mats.get(&page).await.is(200).says(&["Dra tillbaka avtalet"]).hides(&["Neka avtalet"]);
    let asked = mats.get(&format!("{page}/closure")).await;
    let (key, version) = (asked.is(200).says(&["Dra tillbaka avtalet"]).field("key"), asked.field("version"));
    let why = [("key", key.as_str()), ("version", &version), ("why", "Det är en dubblett.")];
    let done = mats.post(&format!("{page}/closure"), &why).await;
    mats.follow(&done).await.is(200).says(&["Avtalet är tillbakadraget.", "Mats Öst: Det är en dubblett."]);
    assert_eq!(office.contract(id).await.closed_as, Some(Closed::Withdrawn));
    let mut db = office.test.app.db.read().await.unwrap();
    let askable = Askable::of_project(&mut db, &office.mats, project).await.unwrap();
    assert!(askable.iter().any(|one| one.provider_id == cafe && !one.contracted));
    drop(db);
    // What has been approved is neither refused nor taken back; another project's manager finds nothing.
    let c1 = cast.c1;
    refused(
        office.deed(async |db| Contract::close(db, &office.mats, c1, 1, "Nej").await).await,
        &Refusal::ContractApproved,
    );
    let nora = office.test.who(cast.nora).await;
    let done = office.deed(async |db| Contract::close(db, &nora, id, 1, "Nej").await).await;
    assert!(matches!(done, Err(Error::NotFound)));
    let mut db = office.test.app.db.read().await.unwrap();
    let told: Vec<String> = db
        .query("SELECT what FROM events WHERE subject = 'contract' AND subject_id = $1 ORDER BY id")
        .bind(id)
        .values()
        .await
        .unwrap();
    assert_eq!(told, ["contract_added", "contract_withdrawn"]);
}

#[tokio::test]
async fn the_manager_who_may_approve_finds_a_new_contract_on_the_home_and_who_added_it_does_not() {
    let office = Office::new().await;
    let cast = &office.test.cast;
    // One that begins long after this week, so that it is no matter for the week.
    let (project, provider) = (cast.p1, cast.atelier);
    let later = Terms { starts_on: day("2026-06-01"), ..terms() };
    let id = office
        .deed(async |db| Contract::add(db, &office.mats, project, provider, later).await)
        .await
        .unwrap()
        .id;
    let approval = format!("/contracts/{id}/approval");
    let mut eva = office.test.browser(office.eva.id).await;
    eva.get("/overview").await.is(200).says(&["väntar på dig", &approval, "Från 1 juni 2026"]);
    eva.get("/contracts").await.is(200).says(&["Väntar på godkännande"]);
    let mut mats = office.test.browser(cast.mats).await;
    mats.get("/overview").await.is(200).hides(&["väntar på dig", &approval]);
    mats.get("/contracts").await.is(200).says(&["Väntar på godkännande"]);
    // One that holds already stands once, among the first things.
    let now = office.added().await;
    let page = eva.get("/overview").await;
    page.is(200)
        .says(&["ytterligare en projektledare godkänner det"])
        .hides(&[&format!("/contracts/{now}/approval")]);
    office.approve(&office.eva, id).await.unwrap();
    eva.get("/overview").await.is(200).hides(&[&approval]);
}

#[tokio::test]
async fn notice_is_taken_back_until_its_day_has_passed() {
    let office = Office::new().await;
    let cast = &office.test.cast;
    let c1 = cast.c1;
    let page = format!("/contracts/{c1}");
    let mut db = office.test.app.db.write().await.unwrap();
    db.query("UPDATE contracts SET decide_by = '2026-09-30', extension_count = 1, extension_months = 6 WHERE id = $1")
        .bind(c1)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    let before = office.contract(c1).await;
    let mut mats = office.test.browser(cast.mats).await;
    mats.get(&page).await.is(200).says(&["/termination"]).hides(&["/termination/revocation"]);
    refused(
        office.deed(async |db| Contract::revoke_notice(db, &office.mats, c1, "Ångrat").await).await,
        &Refusal::NoticeNotGiven,
    );
    let give = async || {
        office
            .deed(async |db| {
                Contract::terminate(db, &office.mats, c1, day("2026-05-31"), "Lokalen", None).await
            })
            .await
            .unwrap()
    };
    let ended = give().await;
    assert_eq!((ended.ends_on, ended.decide_by), (day("2026-05-31"), None));
    let asked = mats.get(&format!("{page}/termination/revocation")).await;
    let key =
        asked.is(200).says(&["uppsagt till 31 maj 2026", "gäller avtalet till 31 dec. 2026"]).field("key");
    let form = [("key", key.as_str()), ("why", "Lokalen finns kvar.")];
    mats.post(&format!("{page}/termination/revocation"), &[("key", &key), ("why", "")]).await.is(422);
    let done = mats.post(&format!("{page}/termination/revocation"), &form).await;
    mats.follow(&done).await.is(200).says(&["Uppsägningen är tillbakatagen", "Lokalen finns kvar."]);
    let after = office.contract(c1).await;
    assert_eq!(
        (after.ends_on, after.decide_by, after.terminated_on, after.agreed_ends_on, after.agreed_decide_by),
        (before.ends_on, before.decide_by, None, None, None)
    );
    // Given again, and its day passes.
    give().await;
    office.test.test.clock.set_day(day("2026-06-01"));
    refused(
        office.deed(async |db| Contract::revoke_notice(db, &office.mats, c1, "För sent").await).await,
        &Refusal::ContractLife { state: "terminated" },
    );
    let mut mats = office.test.browser(cast.mats).await;
    mats.post(&format!("{page}/termination/revocation"), &[("key", "k"), ("why", "För sent")]).await.is(409);
    office.sound().await;
}

#[tokio::test]
async fn notice_from_before_it_could_be_taken_back_has_the_end_that_its_event_tells() {
    let office = Office::new().await;
    let c1 = office.test.cast.c1;
    let give = async |on: &str| {
        let why = "Lokalen sägs upp";
        office
            .deed(async |db| Contract::terminate(db, &office.mats, c1, day(on), why, None).await)
            .await
            .unwrap();
    };
    // As a row stood before migration 221: what was agreed is in no column, and the event tells it.
    let as_before = async || {
        let mut db = office.test.app.db.write().await.unwrap();
        db.query("UPDATE contracts SET agreed_ends_on = NULL, agreed_decide_by = NULL").run().await.unwrap();
        for statement in statements(include_str!("../../migrations/0260_agreed_ends.sql")) {
            db.built(statement).run().await.unwrap();
        }
        db.commit().await.unwrap();
        office.contract(c1).await.agreed_ends_on
    };
    assert_eq!(as_before().await, None, "no notice, nothing to fill in");
    give("2026-05-31").await;
    assert_eq!(as_before().await, Some(day("2026-12-31")));
    let page = format!("/contracts/{c1}/termination/revocation");
    let mut mats = office.test.browser(office.test.cast.mats).await;
    mats.get(&page).await.is(200).says(&["gäller avtalet till 31 dec. 2026"]);
    let done =
        office.deed(async |db| Contract::revoke_notice(db, &office.mats, c1, "Ångrat").await).await.unwrap();
    assert_eq!((done.ends_on, done.terminated_on), (day("2026-12-31"), None));
    assert_eq!(as_before().await, None);
    // Given again, to another day: of two notices the one that holds is told.
    give("2026-06-30").await;
    assert_eq!(as_before().await, Some(day("2026-12-31")));
    // A day that no event tells of (a package's, or one that the terms have moved since) is filled in with nothing.
    let mut db = office.test.app.db.write().await.unwrap();
    db.query("UPDATE contracts SET ends_on = '2026-05-15', terminated_on = '2026-05-15' WHERE id = $1")
        .bind(c1)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert_eq!(as_before().await, None);
    office.sound().await;
}

#[tokio::test]
async fn notice_of_which_nobody_wrote_what_was_agreed_leaves_the_day_as_it_is() {
    let office = Office::new().await;
    let c1 = office.test.cast.c1;
    let mut db = office.test.app.db.write().await.unwrap();
    db.query("UPDATE contracts SET ends_on = '2026-05-31', terminated_on = '2026-05-31' WHERE id = $1")
        .bind(c1)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    let page = format!("/contracts/{c1}/termination/revocation");
    let mut mats = office.test.browser(office.test.cast.mats).await;
    mats.get(&page)
        .await
        .is(200)
        .says(&["före uppsägningen är inte uppskrivet", "fortfarande till 31 maj 2026"]);
    mats.speaks("en").await;
    mats.get(&page).await.is(200).says(&["is not written down"]);
    let done =
        office.deed(async |db| Contract::revoke_notice(db, &office.mats, c1, "Ångrat").await).await.unwrap();
    assert_eq!((done.ends_on, done.terminated_on), (day("2026-05-31"), None));
}

#[tokio::test]
async fn a_package_tells_what_was_closed_and_what_was_agreed_before_notice() {
    let test = crate::support::db::TestDb::on(day("2026-03-02")).await;
    let mut package = SmallPackage::new();
    package.copy("contracts", 2);
    package.set("contracts", 3, "ref", "c2");
    let extras = [
        ("kind", "contract", "contract"),
        ("terminated_on", "2026-12-31", ""),
        ("agreed_ends_on", "2027-06-30", ""),
        ("agreed_decide_by", "2027-01-31", ""),
        ("closed_as", "", "refused"),
    ];
    for (name, first, second) in extras {
        let rows = package.tables.get_mut("contracts").unwrap();
        for (row, value) in rows.iter_mut().zip([name, first, second]) {
            row.push(value.into());
        }
    }
    import_well(&test, &package).await;
    let mut db = test.db.read().await.unwrap();
    let closed: Vec<(String, bool)> =
        db.query("SELECT ref, unapproved FROM contracts WHERE closed_as = 'refused'").all().await.unwrap();
    assert_eq!(closed, [("c2".to_owned(), true)]);
    drop(db);
    let out = crate::package::export_to(&test, "out").await;
    let written = std::fs::read_to_string(out.join("contracts.csv")).unwrap();
    assert!(written.contains("2027-06-30,2027-01-31,"), "{written}");
    let other = crate::support::db::TestDb::on(day("2026-03-02")).await;
    crate::support::package::import(&other, &brygga::model::package::Source::Folder(out), |checked, _| {
        assert_eq!(checked.faults.list(), &[]);
    })
    .await;
    let again = crate::package::export_to(&other, "again").await;
    assert_eq!(std::fs::read_to_string(again.join("contracts.csv")).unwrap(), written);
}

#[tokio::test]
async fn what_waits_is_neither_ended_with_notice_nor_closed_over_the_heads_of_who_is_there() {
    let office = Office::new().await;
    let id = office.added().await;
    let ended = office
        .deed(async |db| Contract::terminate(db, &office.mats, id, day("2026-06-30"), "Nej", None).await)
        .await;
    refused(ended, &Refusal::ContractLife { state: "unapproved" });
    let mut eva = office.test.browser(office.eva.id).await;
    eva.get(&format!("/contracts/{id}")).await.is(200).hides(&["/termination"]);
    // A package may bring in who has been there.
    let mut db = office.test.app.db.write().await.unwrap();
    for sql in [
        "UPDATE slots SET contract_id = $1 WHERE ref = 's1'",
        "UPDATE contracts SET terminated_on = '2026-01-31', agreed_ends_on = '2099-12-31' WHERE id = $1",
    ] {
        db.query(sql).bind(id).run().await.unwrap();
    }
    db.commit().await.unwrap();
    let (slot, linnea) = (office.test.cast.kitchen, office.test.cast.linnea);
    let mut db = office.test.app.db.write().await.unwrap();
    db.query(
        "INSERT INTO placements (ref, enrolment_id, slot_id, contract_id, hours_per_week, track, state, proposed_on, answered_on,
            started_on, starts_on, planned_end_on, adaptations)
         VALUES ('old', $1, $2, $3, 10, 'work_training', 'started', '2026-02-01', '2026-02-01', '2026-02-02', '2026-02-02', '2026-03-31', '[]')",
    )
    .bind(linnea)
    .bind(slot)
    .bind(id)
    .run()
    .await
    .unwrap();
    db.commit().await.unwrap();
    let version = office.contract(id).await.version;
    refused(
        office.deed(async |db| Contract::close(db, &office.eva, id, version, "Nej tack").await).await,
        &Refusal::ContractHasPeople,
    );
    // Approved is what the page told: not an end that was agreed before.
    let approved = office.approve(&office.eva, id).await.unwrap();
    assert_eq!((approved.unapproved, approved.agreed_ends_on), (false, None));
}
