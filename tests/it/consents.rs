//! Consent as a record that every view across parties asks: given, narrowed, taken back, with effect on the next request.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use brygga::model::Refusal;
use brygga::model::agreement::Agreement;
use brygga::model::card::Called;
use brygga::model::caseload::Caseload;
use brygga::model::codes::ConsentForm;
use brygga::model::consent::{Consent, Given, Scope};
use brygga::model::handover::{Addressee, Handover, Sending};
use brygga::model::placement::Placement;
use chrono::NaiveDate;

use super::own_page;
use super::placements::proposal;
use super::support::app::TestApp;
use super::support::cast::today;
use super::support::trial::Trial;
use super::support::{day, refused};

const PERIOD: (&str, &str) = ("2026-03-02", "2026-05-29");

async fn consent_to(test: &TestApp, provider: &str) -> i64 {
    let mut db = test.app.db.read().await.unwrap();
    db.query(
        "SELECT c.id FROM consents c JOIN organisations o ON o.id = c.receiver_id WHERE o.name = $1 AND c.withdrawn_on IS NULL",
    )
    .bind(provider.to_owned())
    .value()
    .await
    .unwrap()
}

#[tokio::test]
async fn a_proposal_records_the_consent_and_taking_it_back_closes_every_view_of_the_provider() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let started = test.propose(cast.anna, cast.linnea, cast.shop, PERIOD, 10).await;
    test.accept(cast.siv, started, "2026-03-02").await;
    test.start(cast.siv, started, "2026-03-02").await;
    let proposed = test.propose(cast.anna, cast.omar, cast.shop, PERIOD, 10).await;
    let mut siv = test.browser(cast.siv).await;
    let of_linnea = ["", "/attendance", "/lines", "/gate", "/agreements", "/end"]
        .map(|page| format!("/placements/{started}{page}"));
    let mut pages = vec!["/board".to_owned(), "/attendance".to_owned()];
    pages.extend(of_linnea.clone());
    for page in &pages {
        siv.get(page).await.is(200).says(&["Linnea"]);
    }
    let mut anna = test.browser(cast.anna).await;
    anna.get(&format!("/enrolments/{}/consents", cast.linnea))
        .await
        .is(200)
        .says(&["Återbruket", "Namn och kontakt"]);
    // Two consents stand, each of one person.
    assert_eq!(test.test.count("consents").await, 2);
    let mut db = test.app.db.read().await.unwrap();
    let linneas: i64 =
        db.query("SELECT id FROM consents WHERE enrolment_id = $1").bind(cast.linnea).value().await.unwrap();
    let omars: i64 =
        db.query("SELECT id FROM consents WHERE enrolment_id = $1").bind(cast.omar).value().await.unwrap();
    drop(db);
    for consent in [linneas, omars] {
        anna.post(&format!("/consents/{consent}/withdrawal"), &[]).await.is(303);
    }
    for page in &pages {
        siv.get(page).await.hides(&["Linnea", "Omar"]);
    }
    for page in &of_linnea {
        siv.get(page).await.is(404);
    }
    siv.get("/board").await.says(&["har tagit tillbaka sitt samtycke", "Anna Ek"]);
    for (path, fields) in [
        (format!("/placements/{proposed}/acceptance"), [("starts_on", "2026-03-03")]),
        (format!("/placements/{started}/end"), [("on", "2026-03-02")]),
    ] {
        siv.post(&path, &fields).await.is(404);
    }
    // The unanswered proposal has given its seat back; the coach still has everything.
    let who = test.who(cast.anna).await;
    let mut db = test.app.db.read().await.unwrap();
    assert_eq!(Placement::find(&mut db, &who, proposed).await.unwrap().state.code(), "withdrawn");
    assert_eq!(Placement::find(&mut db, &who, started).await.unwrap().state.code(), "started");
    drop(db);
    anna.get(&format!("/placements/{started}/attendance")).await.is(200).says(&["Linnea"]);
    // Told by mail too, without a word of whom.
    let mut db = test.app.db.read().await.unwrap();
    let mails: Vec<(String, String)> =
        db.query("SELECT what, CAST(particulars AS TEXT) FROM mails").all().await.unwrap();
    assert!(mails.iter().all(|(what, particulars)| what == "sight-lost" && particulars == "{}"), "{mails:?}");
    assert_eq!(mails.len(), 2);
    drop(db);

    // The coach has the task, and ticks it off.
    let page = anna.get(&format!("/enrolments/{}/consents", cast.linnea)).await;
    page.says(&["Registrera ut ur SUS"]);
    anna.post("/sus-tasks/1/completion", &[]).await.is(303);
    anna.get(&format!("/enrolments/{}/consents", cast.linnea)).await.hides(&["Registrera ut ur SUS"]);

    // Proposed anew only with a new consent; then it is seen again.
    let mut db = test.app.db.write().await.unwrap();
    let again =
        Placement::propose(&mut db, &who, proposal(cast.omar, cast.shop, "2026-03-09", "2026-06-08", 5))
            .await;
    assert_eq!(refused(again.map(|_| ())), Refusal::ParticipantHasNoConsent);
    let given = Given {
        form: ConsentForm::Oral,
        purpose: "Som förut".into(),
        on: today(),
        valid_to: day("2026-12-31"),
    };
    Consent::give(&mut db, &who, cast.linnea, cast.atelier, given).await.unwrap();
    db.commit().await.unwrap();
    siv.get(&format!("/placements/{started}")).await.is(200).says(&["Linnea"]);
}

#[tokio::test]
async fn what_a_package_brought_in_without_consents_stays_open_until_one_is_recorded() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let started = test.propose(cast.anna, cast.linnea, cast.shop, PERIOD, 10).await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("DELETE FROM consents").run().await.unwrap();
    db.commit().await.unwrap();
    test.browser(cast.siv).await.get(&format!("/placements/{started}")).await.is(200).says(&["Linnea"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn after_a_withdrawal_is_acknowledged_no_request_returns_the_data() {
    let test = Arc::new(TestApp::new().await);
    let cast = test.cast.clone();
    let started = test.propose(cast.anna, cast.linnea, cast.shop, PERIOD, 10).await;
    test.accept(cast.siv, started, "2026-03-02").await;
    test.start(cast.siv, started, "2026-03-02").await;
    let acknowledged = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..6)
        .map(|reader| {
            let (test, acknowledged) = (test.clone(), acknowledged.clone());
            tokio::spawn(async move {
                let mut siv = test.browser(test.cast.siv).await;
                let paths = ["/board".to_owned(), format!("/placements/{started}"), "/attendance".to_owned()];
                let (mut before, mut after) = (0, 0);
                while after < 12 {
                    let was_acknowledged = acknowledged.load(Ordering::SeqCst);
                    let answer = siv.get(&paths[(reader + after + before) % paths.len()]).await;
                    match was_acknowledged {
                        true => {
                            answer.hides(&["Linnea"]);
                            after += 1;
                        }
                        false => before += usize::from(answer.body.contains("Linnea")),
                    }
                }
                before
            })
        })
        .collect();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let consent = consent_to(&test, "Återbruket").await;
    test.browser(cast.anna).await.post(&format!("/consents/{consent}/withdrawal"), &[]).await.is(303);
    acknowledged.store(true, Ordering::SeqCst);
    let mut seen = 0;
    for reader in readers {
        seen += reader.await.unwrap();
    }
    assert!(seen > 0, "nobody read anything before");
}

#[tokio::test]
async fn consent_forms_refuse_bad_input() {
    let test = TestApp::new().await;
    test.propose(test.cast.anna, test.cast.linnea, test.cast.shop, PERIOD, 10).await;
    let mut browser = test.browser(test.cast.anna).await;
    let (path, receiver) =
        (format!("/enrolments/{}/consents", test.cast.linnea), test.cast.atelier.to_string());
    let good = [
        ("receiver_id", receiver.as_str()),
        ("consent_form", "oral"),
        ("consent_on", "2026-03-02"),
        ("valid_from", "2026-03-09"),
        ("valid_to", "2027-03-02"),
        ("categories", "contact"),
        ("categories", "needs"),
        ("purpose", "Praktik"),
        ("witnessed_by", "Bo Alm"),
    ];
    let long = "x".repeat(1_000_000);
    let trial = Trial { path: &path, good: &good, tables: &["consents", "events"] };
    let bad = [
        // Ends before it starts, whichever day it starts on.
        ("valid_to", "2026-03-01", 422),
        ("valid_to", "2026-03-08", 409),
        ("valid_from", "2026-03-01", 409),
        // Ten years before the enrolment at the most.
        ("consent_on", "1900-01-01", 409),
        ("consent_on", "2016-01-11", 409),
        ("categories", "everything", 422),
        ("witnessed_by", &"x".repeat(121), 422),
        ("purpose", &"x".repeat(501), 422),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    let mut none = good.to_vec();
    none.retain(|(name, _)| *name != "categories");
    browser.post(&path, &none).await.is(422).says(&["Samtycket måste gälla något"]);
    let mut large = good.to_vec();
    large.push(("purpose", &long));
    browser.post(&path, &large).await.is(413);
    trial.is_done_once(&test, &mut browser, "scopedkey1").await;
    let page = browser.get(&format!("/enrolments/{}/consents", test.cast.linnea)).await;
    page.says(&["Vittne: Bo Alm", "gäller från 9 mars 2026"]);
    let mut db = test.app.db.read().await.unwrap();
    let kept: (NaiveDate, String) = db
        .query("SELECT valid_from, witnessed_by FROM consents WHERE witnessed_by <> ''")
        .one()
        .await
        .unwrap();
    assert_eq!(kept, (day("2026-03-09"), "Bo Alm".to_owned()));
}

#[tokio::test]
async fn the_participant_decides_fact_by_fact_what_a_card_tells() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let proposed = test.propose(cast.anna, cast.linnea, cast.shop, PERIOD, 10).await;
    let (mut anna, mut siv) = (test.browser(cast.anna).await, test.browser(cast.siv).await);
    let card = format!("/placements/{proposed}");
    siv.get(&card).await.says(&[
        "Linnea",
        "Vill börja försiktigt",
        "gick med på det som står här den 2 mars 2026",
    ]);
    let sheet = format!("/placements/{proposed}/disclosure");
    anna.get(&sheet).await.is(200).says(&["Vad får Återbruket veta?"]);
    anna.post(&sheet, &[("facts", "diagnosis")]).await.is(422);
    test.test.clock.set_day(day("2026-03-04"));
    // Sessions end in the night.
    (anna, siv) = (test.browser(cast.anna).await, test.browser(cast.siv).await);
    anna.post(&sheet, &[("facts", "message")]).await.is(303);
    let shown = siv.get(&card).await;
    shown
        .is(200)
        .says(&["Vill börja försiktigt", "Deltagare", "4 mars 2026"])
        .hides(&["Linnea", "Lugnt rum"]);
    siv.get("/board").await.hides(&["Linnea"]);
    anna.post(&sheet, &[]).await.is(303);
    siv.get(&card).await.is(200).hides(&["Vill börja försiktigt", "Linnea"]);
    // Nor do the pages before the first day, nor the paper that the provider signs.
    test.accept(cast.siv, proposed, "2026-03-04").await;
    siv.get(&format!("/placements/{proposed}/gate")).await.is(200).hides(&["Lugnt rum", "Linnea"]);
    test.fill_gate(cast.siv, proposed).await;
    let who = test.who(cast.anna).await;
    let mut db = test.app.db.read().await.unwrap();
    let paper = Agreement::particulars(&mut db, &who, proposed).await.unwrap();
    assert_eq!((paper.called, paper.placement.adaptations), (Called::Alias(proposed.0), vec![]));
    drop(db);
    // A narrowed consent: what it no longer covers is not offered, and refused on the page.
    let consent = consent_to(&test, "Återbruket").await;
    let narrowing = format!("/consents/{consent}/narrowing");
    anna.get(&sheet).await.says(&["Förnamnet", "Språk"]);
    anna.post(&narrowing, &[("categories", "needs")]).await.is(303);
    anna.get(&sheet).await.says(&["Språk"]).hides(&["Förnamnet"]);
    let refused = anna.post(&sheet, &[("facts", "first_name")]).await;
    refused.is(409).says(&["Vad får Återbruket veta?", "Språk"]);
    for stranger in [cast.bo, cast.siv] {
        test.browser(stranger).await.get(&sheet).await.is(404);
        test.browser(stranger).await.post(&sheet, &[("facts", "message")]).await.is(404);
    }
}

#[tokio::test]
async fn of_two_consents_to_one_receiver_the_other_still_holds() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let who = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let given = |purpose: &str| Given {
        form: ConsentForm::Oral,
        purpose: purpose.into(),
        on: today(),
        valid_to: day("2026-12-31"),
    };
    let sending = Sending {
        enrolment_id: cast.linnea,
        receiver: cast.agency.into(),
        to: Addressee::default(),
        on: today(),
        consent: given("Första"),
    };
    Handover::send(&mut db, &who, sending).await.unwrap();
    Consent::give(&mut db, &who, cast.linnea, cast.agency, given("Andra")).await.unwrap();
    db.commit().await.unwrap();
    let ids = Consent::of_enrolment(&mut test.app.db.read().await.unwrap(), cast.linnea).await.unwrap();
    let (second, first) = (ids[0].id, ids[1].id);
    let mut anna = test.browser(cast.anna).await;
    let page = format!("/enrolments/{}/consents", cast.linnea);
    anna.get(&page).await.says(&["Ett annat samtycke dit gäller fortfarande"]);
    let mut phone = own_page::opened(&test, cast.anna, cast.linnea).await;
    phone
        .get(&format!("/me/consents/{first}/withdrawal"))
        .await
        .says(&["Det andra ja:et gäller fortfarande"]);
    // One taken back: nothing falls, nobody has to be registered out, and the words say so.
    let answer = anna.post(&format!("/consents/{first}/withdrawal"), &[]).await;
    anna.follow(&answer).await.says(&["Ett annat samtycke dit gäller fortfarande"]).hides(&["SUS"]);
    assert_eq!(test.test.count("handovers WHERE state = 'sent'").await, 1);
    assert_eq!((test.test.count("sus_tasks").await, test.test.count("mails").await), (0, 0));
    // The last one, by the participant: now it does, and the coach hears of it by mail and on the home.
    phone.get(&format!("/me/consents/{second}/withdrawal")).await.hides(&["Det andra ja:et"]);
    phone.post(&format!("/me/consents/{second}/withdrawal"), &[]).await.is(303);
    assert_eq!(test.test.count("handovers WHERE state = 'revoked'").await, 1);
    assert_eq!(test.test.count("sus_tasks").await, 1);
    assert_eq!(test.test.count("mails WHERE what = 'consent-withdrawn'").await, 1);
    anna.get("/caseload").await.says(&["Registrera ut ur SUS"]);
    anna.get(&format!("/enrolments/{}", cast.linnea)).await.says(&["Registrera ut ur SUS"]);
    anna.post("/sus-tasks/1/completion", &[]).await.is(303);
    anna.get("/caseload").await.hides(&["Registrera ut ur SUS"]);
}

#[tokio::test]
async fn a_placement_that_its_provider_no_longer_sees_is_the_coachs_next_step() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let started = test.propose(cast.anna, cast.linnea, cast.shop, PERIOD, 10).await;
    test.accept(cast.siv, started, "2026-03-02").await;
    test.start(cast.siv, started, "2026-03-02").await;
    let consent = consent_to(&test, "Återbruket").await;
    let mut anna = test.browser(cast.anna).await;
    anna.get("/caseload").await.hides(&["Förnya samtycket"]);
    anna.post(&format!("/consents/{consent}/withdrawal"), &[]).await.is(303);
    anna.post("/sus-tasks/1/completion", &[]).await.is(303);
    anna.get("/caseload").await.says(&["Förnya samtycket eller avsluta platsen"]);
    let page = anna.get(&format!("/enrolments/{}", cast.linnea)).await;
    page.says(&["Förnya samtycket eller avsluta platsen", &format!("/enrolments/{}/consents", cast.linnea)]);
}

#[tokio::test]
async fn a_consent_that_has_not_begun_is_not_said_to_be_over() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let who = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let given = Given {
        form: ConsentForm::Oral,
        purpose: "Praktik".into(),
        on: today(),
        valid_to: day("2026-12-31"),
    };
    let scope = Scope { valid_from: Some(day("2026-03-16")), ..Scope::default() };
    Consent::give_scoped(&mut db, &who, cast.linnea, cast.agency, given, scope).await.unwrap();
    db.commit().await.unwrap();
    let mut anna = test.browser(cast.anna).await;
    let page = anna.get(&format!("/enrolments/{}", cast.linnea)).await;
    page.says(&["gäller från 16 mars 2026"]).hides(&["gick ut"]);
    let mut phone = own_page::opened(&test, cast.anna, cast.linnea).await;
    let page = phone.get("/me/sharing").await;
    page.says(&["Det här börjar gälla senare", "från 16 mars 2026"]).hides(&["Det här gäller inte längre"]);
    let until = async || {
        let caseload = Caseload::of(&mut test.app.db.read().await.unwrap(), &who).await.unwrap();
        caseload.people.iter().find(|case| case.id == cast.linnea).unwrap().consent_until
    };
    assert_eq!(until().await, None);
    test.test.clock.set_day(day("2026-03-16"));
    assert_eq!(until().await, Some(day("2026-12-31")));
}

#[tokio::test]
async fn a_card_claims_no_agreement_that_nobody_has_noted() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-09", "2026-06-08"), 20).await;
    test.accept(cast.siv, id, "2026-03-09").await;
    let run = async |sql: &'static str| {
        let mut db = test.app.db.write().await.unwrap();
        assert_eq!(db.query(sql).run().await.unwrap(), 1);
        db.commit().await.unwrap();
    };
    let path = format!("/placements/{id}");
    let mut siv = test.browser(cast.siv).await;
    // The proposal has recorded a consent: that is the agreement.
    siv.get(&path).await.is(200).says(&["gick med på det som står här den 2 mars 2026"]);
    // As a package brings it in: what was open stays open, but nobody has agreed to it.
    run("DELETE FROM consents").await;
    let page = siv.get(&path).await;
    page.is(200).says(&["Linnea", "Lugnt rum", "Ingen överenskommelse om uppgifter är antecknad"]);
    page.hides(&["gick med på"]);
    let own = crate::own_page::opened(&test, cast.anna, cast.linnea).await.get("/me/sharing").await;
    own.is(200).says(&["Du och din coach har inte gått igenom det här än"]).hides(&["Så är det sedan"]);
    // The sheet is an agreement of its own.
    test.test.clock.set_day(day("2026-03-04"));
    let (mut siv, mut anna) = (test.browser(cast.siv).await, test.browser(cast.anna).await);
    anna.post(&format!("/placements/{id}/disclosure"), &[("facts", "first_name")]).await.is(303);
    let page = siv.get(&path).await;
    page.is(200)
        .says(&["gick med på det som står här den 4 mars 2026"])
        .hides(&["Ingen överenskommelse", "Lugnt rum"]);
}
