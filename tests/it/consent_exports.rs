//! Withdrawal stops exports: once it is acknowledged, no file that leaves the program has the person in it; and a consent that
//! is narrowed towards a provider shrinks what its card tells.

use std::io::{Cursor, Read as _};

use brygga::model::Refusal;
use brygga::model::card::{Called, Card};
use brygga::model::codes::{ConsentCategory, ConsentForm};
use brygga::model::consent::{Consent, Given, Scope};
use brygga::model::disclosure::{DisclosureFact, Sheet};
use brygga::model::handover::{Addressee, Handover, HandoverId, Sending};
use brygga::model::placement::PlacementId;
use brygga::model::project::Project;

use super::support::app::{Browser, TestApp};
use super::support::{day, refused};

const PERIOD: (&str, &str) = ("2026-03-02", "2026-05-29");

async fn started(test: &TestApp) -> PlacementId {
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, PERIOD, 20).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    id
}

async fn consent(test: &TestApp) -> brygga::model::consent::ConsentId {
    let mut db = test.app.db.read().await.unwrap();
    let all = Consent::of_enrolment(&mut db, test.cast.linnea).await.unwrap();
    all.iter().find(|consent| consent.withdrawn_on.is_none()).unwrap().id
}

async fn sent(test: &TestApp) -> HandoverId {
    let anna = test.who(test.cast.anna).await;
    let consent = Given {
        form: ConsentForm::Written,
        purpose: "Planering".into(),
        on: day("2026-03-02"),
        valid_to: day("2026-12-31"),
    };
    let sending = Sending {
        enrolment_id: test.cast.linnea,
        receiver: test.cast.agency.into(),
        to: Addressee::default(),
        on: day("2026-03-02"),
        consent,
    };
    let mut db = test.app.db.write().await.unwrap();
    let id = Handover::send(&mut db, &anna, sending).await.unwrap().id;
    db.commit().await.unwrap();
    id
}

/// What the manager gets from the browser, every file of it.
async fn package(mats: &mut Browser, test: &TestApp) -> String {
    let project = test.cast.p1.to_string();
    let answer = mats.post("/exports", &[("project", &project), ("reason", "Byte av system i höst")]).await;
    assert_eq!(answer.is(200).headers["content-type"], "application/zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes.clone())).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

#[tokio::test]
async fn the_browsers_package_has_nobody_who_has_taken_a_consent_back() {
    let test = TestApp::new().await;
    started(&test).await;
    let mut mats = test.browser(test.cast.mats).await;
    let before = package(&mut mats, &test).await;
    assert!(before.contains("Linnea") && before.contains("Omar"));
    let mut anna = test.browser(test.cast.anna).await;
    anna.post(&format!("/consents/{}/withdrawal", consent(&test).await), &[]).await.is(303);
    let after = package(&mut mats, &test).await;
    // Neither the person, nor the placement, nor a day of it: by name, personal number or reference.
    let mut db = test.app.db.read().await.unwrap();
    let reference: String =
        db.query("SELECT ref FROM enrolments WHERE id = $1").bind(test.cast.linnea).value().await.unwrap();
    drop(db);
    for told in ["Linnea", "Björk", "19850312", &format!("{reference},")] {
        assert!(before.contains(told) && !after.contains(told), "{told}");
    }
    assert!(after.contains("Omar"));
    // A new consent to the same party stands in for the old one.
    let who = test.who(test.cast.anna).await;
    let given = Given {
        form: ConsentForm::Oral,
        purpose: "Som förut".into(),
        on: day("2026-03-02"),
        valid_to: day("2026-12-31"),
    };
    let mut db = test.app.db.write().await.unwrap();
    Consent::give(&mut db, &who, test.cast.linnea, test.cast.atelier, given).await.unwrap();
    db.commit().await.unwrap();
    assert!(package(&mut mats, &test).await.contains("Linnea"));
}

#[tokio::test]
async fn a_package_that_a_withdrawal_has_overtaken_is_not_sent() {
    let test = TestApp::new().await;
    started(&test).await;
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    let project = Project::find(&mut db, &mats, test.cast.p1).await.unwrap();
    let people = [test.cast.linnea, test.cast.omar];
    assert!(brygga::model::package::may_still_go(&mut db, &project, &people).await.unwrap());
    drop(db);
    let mut anna = test.browser(test.cast.anna).await;
    anna.post(&format!("/consents/{}/withdrawal", consent(&test).await), &[]).await.is(303);
    let mut db = test.app.db.read().await.unwrap();
    assert!(!brygga::model::package::may_still_go(&mut db, &project, &people).await.unwrap());
    assert!(brygga::model::package::may_still_go(&mut db, &project, &people[1..]).await.unwrap());
}

#[tokio::test]
async fn every_file_across_parties_is_closed_when_the_consent_is() {
    let test = TestApp::new().await;
    let placement = started(&test).await;
    crate::reviews::final_review(&test, placement).await;
    let agreement = test.agreement(test.cast.anna, placement).await;
    let of_provider =
        [format!("/placements/{placement}/certificate"), format!("/agreements/{agreement}/file")];
    let mut siv = test.browser(test.cast.siv).await;
    for file in &of_provider {
        assert!(siv.get(file).await.is(200).body.starts_with("%PDF"), "{file}");
    }
    let mut anna = test.browser(test.cast.anna).await;
    anna.post(&format!("/consents/{}/withdrawal", consent(&test).await), &[]).await.is(303);
    for file in &of_provider {
        siv.get(file).await.is(404).hides(&["Linnea"]);
    }
    // The card of a handover, as a page and as a PDF.
    let handover = sent(&test).await;
    let card = format!("/handovers/{handover}/card");
    let paper = anna.get(&format!("{card}/file")).await;
    assert!(paper.is(200).body.starts_with("%PDF"));
    assert_eq!(
        paper.headers["content-disposition"],
        format!("attachment; filename=\"overlamningskort-{handover}.pdf\"")
    );
    assert_eq!(test.test.count("accesses WHERE page = 'handover-card-file'").await, 1);
    anna.post(&format!("/consents/{}/withdrawal", consent(&test).await), &[]).await.is(303);
    for page in [card.clone(), format!("{card}/file")] {
        anna.get(&page).await.is(409).hides(&["Linnea"]);
    }
    assert_eq!(test.test.count("accesses WHERE page = 'handover-card-file'").await, 1);
}

#[tokio::test]
async fn narrowing_a_consent_shrinks_the_providers_card_at_once() {
    let test = TestApp::new().await;
    let id = started(&test).await;
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    let card = async || {
        let mut db = test.app.db.read().await.unwrap();
        Card::find(&mut db, &siv, id).await.unwrap()
    };
    let whole = card().await;
    assert_eq!(whole.called, Called::ByName("Linnea".into()));
    assert!(!whole.placement.adaptations.is_empty() && !whole.placement.message.is_empty());

    let narrowed = consent(&test).await;
    let mut db = test.app.db.write().await.unwrap();
    Consent::narrow(&mut db, &anna, narrowed, vec![ConsentCategory::Contact]).await.unwrap();
    db.commit().await.unwrap();
    let less = card().await;
    assert_eq!(less.called, Called::ByName("Linnea".into()));
    assert!(less.placement.adaptations.is_empty() && !less.placement.message.is_empty());
    // The sheet cannot tell more than the consent.
    let mut db = test.app.db.write().await.unwrap();
    let more = Sheet::agree(&mut db, &anna, id, vec![DisclosureFact::Adaptations]).await;
    assert_eq!(refused(more.map(|_| ())), Refusal::DisclosureWithoutConsent);
    db.rollback().await.unwrap();

    // Needs alone, by another consent: no name and no message, on any page.
    let mut db = test.app.db.write().await.unwrap();
    let given = Given {
        form: ConsentForm::Written,
        purpose: "Praktik".into(),
        on: day("2026-03-02"),
        valid_to: day("2026-12-31"),
    };
    let scope = Scope { categories: vec![ConsentCategory::Needs], ..Scope::default() };
    Consent::give_scoped(&mut db, &anna, test.cast.linnea, test.cast.atelier, given, scope).await.unwrap();
    Consent::withdraw(&mut db, &anna, narrowed).await.unwrap();
    Sheet::agree(&mut db, &anna, id, vec![DisclosureFact::Adaptations]).await.unwrap();
    db.commit().await.unwrap();
    let needs = card().await;
    assert_eq!(needs.called, Called::Alias(id.0));
    assert!(!needs.placement.adaptations.is_empty() && needs.placement.message.is_empty());
    let mut browser = test.browser(test.cast.siv).await;
    for page in ["/board".to_owned(), format!("/placements/{id}"), format!("/placements/{id}/attendance")] {
        browser.get(&page).await.is(200).hides(&["Linnea", "Vill börja försiktigt"]);
    }
}

#[tokio::test]
async fn when_a_wide_consent_runs_out_and_a_narrow_one_stands_the_card_tells_what_that_lets_it() {
    let test = TestApp::new().await;
    let id = started(&test).await;
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    let given = Given {
        form: ConsentForm::Written,
        purpose: "Praktik".into(),
        on: day("2026-03-02"),
        valid_to: day("2030-12-31"),
    };
    let scope = Scope { categories: vec![ConsentCategory::Needs], ..Scope::default() };
    let mut db = test.app.db.write().await.unwrap();
    Consent::give_scoped(&mut db, &anna, test.cast.linnea, test.cast.atelier, given, scope).await.unwrap();
    db.commit().await.unwrap();
    let called_on = async |on: &str| {
        test.test.clock.set_day(day(on));
        let mut db = test.app.db.read().await.unwrap();
        Card::find(&mut db, &siv, id).await.unwrap().called
    };
    let of_proposal =
        Consent::of_enrolment(&mut test.app.db.read().await.unwrap(), test.cast.linnea).await.unwrap();
    let last = of_proposal.iter().map(|consent| consent.valid_to).min().unwrap();
    assert_eq!(called_on(&last.to_string()).await, Called::ByName("Linnea".into()));
    assert_eq!(called_on(&last.succ_opt().unwrap().to_string()).await, Called::Alias(id.0));
}

#[tokio::test]
async fn a_proposal_to_a_provider_with_a_narrow_consent_tells_no_more_than_that() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let given = Given {
        form: ConsentForm::Written,
        purpose: "Praktik".into(),
        on: day("2026-03-02"),
        valid_to: day("2026-12-31"),
    };
    let scope = Scope { categories: vec![ConsentCategory::Needs], ..Scope::default() };
    let mut db = test.app.db.write().await.unwrap();
    Consent::give_scoped(&mut db, &anna, test.cast.linnea, test.cast.atelier, given, scope).await.unwrap();
    db.commit().await.unwrap();
    let id = test.propose(test.cast.anna, test.cast.linnea, test.cast.shop, PERIOD, 20).await;
    let mut siv = test.browser(test.cast.siv).await;
    siv.get("/board")
        .await
        .is(200)
        .says(&[&format!("Deltagare {id}")])
        .hides(&["Linnea", "Vill börja försiktigt"]);
}
