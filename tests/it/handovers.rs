//! Handovers and the consent they stand on: the rules and the pages.

use brygga::model::codes::{
    ConsentCategory, ConsentForm, EnrolmentEndReason, ExitTo, HandoverDeclineReason, IncomeSource, Occupation,
};
use brygga::model::consent::{Consent, Given};
use brygga::model::enrolment::Enrolment;
use brygga::model::exit::{self, Exit, Standing};
use brygga::model::handover::{Addressee, Draft, Handover, Sending, State};
use brygga::model::{Error, Refusal};

use super::support::app::TestApp;
use super::support::cast::{self, today};
use super::support::trial::{SCRIPT, Trial};
use super::support::{day, refused};

fn sending(test: &TestApp, on: &str) -> Sending {
    Sending {
        enrolment_id: test.cast.linnea,
        receiver: test.cast.agency.into(),
        to: Addressee::default(),
        on: day(on),
        consent: Given {
            form: ConsentForm::Oral,
            purpose: "Planering och insatser hittills".into(),
            on: day(on),
            valid_to: day("2026-06-30"),
        },
    }
}

#[tokio::test]
async fn a_handover_is_sent_with_its_consent_and_followed_to_the_release() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let handover = Handover::send(&mut db, &anna, sending(&test, "2026-02-10")).await.unwrap();
    assert_eq!(handover.responsible(), test.cast.association);
    let handover =
        Handover::accept(&mut db, &anna, handover.id, day("2026-02-14"), "Ulla Berg".into()).await.unwrap();
    assert_eq!(handover.responsible(), test.cast.association, "until the receiver has met the person");
    let handover = Handover::meet(&mut db, &anna, handover.id, day("2026-02-20")).await.unwrap();
    assert_eq!(handover.responsible(), test.cast.agency);
    let handover = Handover::release(&mut db, &anna, handover.id, day("2026-02-27")).await.unwrap();
    db.commit().await.unwrap();

    let mut db = test.app.db.read().await.unwrap();
    let kept = Handover::of_enrolment(&mut db, test.cast.linnea).await.unwrap();
    assert_eq!((kept.len(), kept[0].state, kept[0].contact.as_str()), (1, handover.state, "Ulla Berg"));
    let steps: Vec<_> =
        kept[0].passed(today()).into_iter().map(|step| (step.step, step.after, step.ago)).collect();
    assert_eq!(steps, [("sent", 0, 20), ("accepted", 4, 16), ("met", 6, 10), ("released", 7, 3)]);
    let events: Vec<String> = db.query("SELECT what FROM events ORDER BY id").values().await.unwrap();
    let told = ["consent_given", "handover_sent", "handover_accepted", "handover_met", "handover_released"];
    assert_eq!(events, told);
}

#[tokio::test]
async fn dates_come_in_order_and_are_never_in_the_future() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let early = refused(Handover::send(&mut db, &anna, sending(&test, "2026-01-11")).await);
    assert_eq!(early, Refusal::HandoverBeforeEnrolment { from: day("2026-01-12") });
    assert_eq!(
        refused(Handover::send(&mut db, &anna, sending(&test, "2026-03-03")).await),
        Refusal::DateInFuture
    );
    let sent = Handover::send(&mut db, &anna, sending(&test, "2026-02-10")).await.unwrap().id;
    let before = |text: &str| Refusal::HandoverDates { before: day(text) };
    let contact = String::new;
    assert_eq!(
        refused(Handover::accept(&mut db, &anna, sent, day("2026-02-09"), contact()).await),
        before("2026-02-10")
    );
    assert_eq!(
        refused(Handover::accept(&mut db, &anna, sent, day("2026-03-03"), contact()).await),
        Refusal::DateInFuture
    );
    Handover::accept(&mut db, &anna, sent, day("2026-02-12"), contact()).await.unwrap();
    assert_eq!(refused(Handover::meet(&mut db, &anna, sent, day("2026-02-11")).await), before("2026-02-12"));
    Handover::meet(&mut db, &anna, sent, day("2026-02-12")).await.unwrap();
    assert_eq!(
        refused(Handover::release(&mut db, &anna, sent, day("2026-02-11")).await),
        before("2026-02-12")
    );
    assert_eq!(
        refused(Handover::revoke(&mut db, &anna, sent).await),
        Refusal::HandoverState { state: "met" }
    );
}

#[tokio::test]
async fn a_handover_goes_to_somebody_else_one_at_a_time() {
    let test = TestApp::new().await;
    let (anna, bo) = (test.who(test.cast.anna).await, test.who(test.cast.bo).await);
    let mut db = test.app.db.write().await.unwrap();
    let mut to_self = sending(&test, "2026-02-10");
    to_self.receiver = test.cast.association.into();
    assert_eq!(refused(Handover::send(&mut db, &anna, to_self).await), Refusal::HandoverToSelf);
    let foreign = Handover::send(&mut db, &bo, sending(&test, "2026-02-10")).await;
    assert!(matches!(foreign, Err(Error::NotFound)));

    let sent = Handover::send(&mut db, &anna, sending(&test, "2026-02-10")).await.unwrap();
    assert_eq!(
        refused(Handover::send(&mut db, &anna, sending(&test, "2026-02-11")).await),
        Refusal::HandoverOpen
    );
    Handover::decline(&mut db, &anna, sent.id, day("2026-02-11"), HandoverDeclineReason::WrongReceiver)
        .await
        .unwrap();
    let same_day = Handover::send(&mut db, &anna, sending(&test, "2026-02-10")).await;
    assert_eq!(refused(same_day), Refusal::HandoverSameDay);
    let mut elsewhere = sending(&test, "2026-02-12");
    elsewhere.receiver = test.cast.atelier.into();
    assert!(Handover::send(&mut db, &anna, elsewhere).await.is_ok(), "an employer receives too");
}

#[tokio::test]
async fn nothing_is_sent_without_a_consent_that_stands() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let consent = |on: &str, valid_to: &str| {
        let mut wanted = sending(&test, "2026-02-10");
        (wanted.consent.on, wanted.consent.valid_to) = (day(on), day(valid_to));
        wanted
    };
    let past = Handover::send(&mut db, &anna, consent("2026-02-01", "2026-03-01")).await;
    assert_eq!(refused(past), Refusal::ConsentDates);
    let backwards = Handover::send(&mut db, &anna, consent("2026-02-01", "2026-01-31")).await;
    assert_eq!(refused(backwards), Refusal::ConsentDates);
    let after = Handover::send(&mut db, &anna, consent("2026-02-11", "2026-06-30")).await;
    assert_eq!(refused(after), Refusal::ConsentAfterSending);
    let future = Handover::send(&mut db, &anna, consent("2026-03-03", "2026-06-30")).await;
    assert!(matches!(refused(future), Refusal::ConsentAfterSending | Refusal::DateInFuture));
    db.rollback().await.unwrap();
    assert_eq!(test.test.count("consents").await, 0);
}

#[tokio::test]
async fn consent_taken_back_revokes_what_is_on_its_way_and_no_more() {
    let test = TestApp::new().await;
    let (anna, bo) = (test.who(test.cast.anna).await, test.who(test.cast.bo).await);
    let mut db = test.app.db.write().await.unwrap();
    let sent = Handover::send(&mut db, &anna, sending(&test, "2026-02-10")).await.unwrap();
    Handover::accept(&mut db, &anna, sent.id, day("2026-02-12"), String::new()).await.unwrap();
    let consent = Consent::of_enrolment(&mut db, test.cast.linnea).await.unwrap().remove(0);
    assert!(matches!(Consent::withdraw(&mut db, &bo, consent.id).await, Err(Error::NotFound)));
    Consent::withdraw(&mut db, &anna, consent.id).await.unwrap();
    let state = Handover::of_enrolment(&mut db, test.cast.linnea).await.unwrap()[0].state;
    assert_eq!(state, State::Revoked { accepted_on: Some(day("2026-02-12")), on: today() });
    assert_eq!(refused(Consent::withdraw(&mut db, &anna, consent.id).await), Refusal::ConsentWithdrawn);

    let again = Handover::send(&mut db, &anna, sending(&test, "2026-02-20")).await.unwrap();
    Handover::accept(&mut db, &anna, again.id, day("2026-02-21"), String::new()).await.unwrap();
    Handover::meet(&mut db, &anna, again.id, day("2026-02-22")).await.unwrap();
    let consent = Consent::of_enrolment(&mut db, test.cast.linnea).await.unwrap().remove(0);
    Consent::withdraw(&mut db, &anna, consent.id).await.unwrap();
    let state = Handover::of_enrolment(&mut db, test.cast.linnea).await.unwrap()[0].state;
    assert_eq!(state.code(), "met", "the receiver has met the person and answers for them");
}

#[tokio::test]
async fn a_consent_that_has_run_out_is_renewed_before_the_receiver_accepts() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let mut wanted = sending(&test, "2026-02-10");
    wanted.consent.valid_to = today();
    let sent = Handover::send(&mut db, &anna, wanted).await.unwrap();
    db.commit().await.unwrap();
    test.test.clock.set_day(day("2026-03-03"));
    let mut db = test.app.db.write().await.unwrap();
    let late = Handover::accept(&mut db, &anna, sent.id, day("2026-03-03"), String::new()).await;
    assert_eq!(refused(late), Refusal::ParticipantHasNoConsent);
    let renewed = Given {
        form: ConsentForm::Written,
        purpose: "Som förut".into(),
        on: day("2026-03-03"),
        valid_to: day("2026-12-31"),
    };
    Consent::give(&mut db, &anna, test.cast.linnea, test.cast.agency, renewed).await.unwrap();
    assert!(Handover::accept(&mut db, &anna, sent.id, day("2026-03-03"), String::new()).await.is_ok());
}

#[tokio::test]
async fn imported_history_without_consents_can_be_followed_up() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    for (sent_on, state, reason) in
        [("2026-02-01", "declined", "Kön är full till hösten"), ("2026-02-10", "sent", "")]
    {
        db.query(
            "INSERT INTO handovers (enrolment_id, giver_id, receiver_id, state, sent_on, answered_on, reason)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(test.cast.linnea)
        .bind(test.cast.association)
        .bind(test.cast.agency)
        .bind(state.to_owned())
        .bind(day(sent_on))
        .bind((state == "declined").then(|| day("2026-02-02")))
        .bind(reason.to_owned())
        .run()
        .await
        .unwrap();
    }
    let imported = Handover::of_enrolment(&mut db, test.cast.linnea).await.unwrap();
    assert_eq!(imported[1].words, "Kön är full till hösten");
    assert!(matches!(imported[1].state, State::Declined { reason: HandoverDeclineReason::Other, .. }));
    assert!(Handover::accept(&mut db, &anna, imported[0].id, today(), String::new()).await.is_ok());
}

/// The fields of a handover that nothing speaks against.
fn good(receiver: &str) -> [(&'static str, String); 10] {
    [
        ("receiver_id", receiver.to_owned()),
        ("addressee", "Ulla Berg, 010-000 00 00".to_owned()),
        ("sent_on", "2026-02-20".to_owned()),
        ("consent_form", "written".to_owned()),
        ("consent_on", "2026-02-20".to_owned()),
        ("valid_to", "2026-12-31".to_owned()),
        ("purpose", format!("Planering {SCRIPT}")),
        ("categories", "plan".to_owned()),
        ("categories", "contact".to_owned()),
        ("witnessed_by", "Bo Alm".to_owned()),
    ]
}

#[tokio::test]
async fn a_handover_goes_from_the_page_all_the_way() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let page = format!("/enrolments/{}", test.cast.linnea);
    let form = browser.get(&format!("{page}/handovers/new")).await;
    form.is(200).says(&["Arbetsförmedlingen", "Återbruket"]).hides(&[">Samordningsförbundet Norrort<"]);
    let fields = good(&test.cast.agency.to_string());
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post(&format!("{page}/handovers"), &fields).await;
    let shown = browser.follow(&answer).await;
    shown.is(200).says(&[
        "Skickad",
        "för 10 dagar sedan",
        "Ansvarig nu: Samordningsförbundet Norrort",
        "Samtycken",
    ]);
    shown.hides(&[SCRIPT]);
    browser
        .get("/handovers/1")
        .await
        .is(200)
        .says(&["Överlämning till Arbetsförmedlingen", "Ulla Berg, 010"]);

    browser.get("/handovers/1/acceptance").await.is(200).says(&["Linnea Björk"]);
    let accepted = [("on", "2026-02-24"), ("contact", "Ulla Berg")];
    browser.post("/handovers/1/acceptance", &accepted).await.is(303);
    browser.get(&page).await.says(&[
        "efter 4 dagar",
        "Ulla Berg",
        "Ansvarig nu: Samordningsförbundet Norrort",
    ]);
    browser.post("/handovers/1/meeting", &[("on", "2026-02-26")]).await.is(303);
    browser.get(&page).await.says(&["Ansvarig nu: Arbetsförmedlingen"]);
    browser.post("/handovers/1/release", &[("on", "2026-03-02")]).await.is(303);
    browser.get(&page).await.says(&["Slutförd", "Avsluta insatsen"]);
    browser.post("/handovers/1/revocation", &[]).await.is(409);
    browser.get("/handovers/1/meeting").await.is(409).says(&["Ladda om sidan"]);
}

#[tokio::test]
async fn handover_forms_refuse_bad_input() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let (receiver, giver) = (test.cast.agency.to_string(), test.cast.association.to_string());
    let fields = good(&receiver);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let path = format!("/enrolments/{}/handovers", test.cast.linnea);
    let tables = &["handovers", "consents", "events"];
    let trial = Trial { path: &path, good: &fields, tables };
    let long = "x".repeat(501);
    trial
        .refuses(
            &test,
            &mut browser,
            &[
                ("receiver_id", "", 422),
                ("receiver_id", "x", 422),
                ("receiver_id", "999999", 404),
                ("receiver_id", &giver, 409),
                ("addressee", "", 422),
                ("addressee", &"x".repeat(201), 422),
                ("addressee_email", "ulla", 422),
                ("sent_on", "", 422),
                ("sent_on", "20 februari", 422),
                ("sent_on", "2026-03-03", 409),
                ("sent_on", "2026-01-11", 409),
                ("consent_form", "", 422),
                ("consent_form", "telepathic", 422),
                ("consent_on", "2026-02-21", 409),
                ("valid_to", "2026-02-19", 422),
                ("valid_to", "2026-03-01", 409),
                ("purpose", "", 422),
                ("purpose", &long, 422),
                ("valid_from", "2026-02-21", 409),
                ("valid_from", "soon", 422),
                ("witnessed_by", &"x".repeat(121), 422),
            ],
        )
        .await;
    trial.is_done_once(&test, &mut browser, "handoverkey1").await;
    assert_eq!((test.test.count("handovers").await, test.test.count("consents").await), (1, 1));
    let mut nothing = fields.clone();
    nothing.retain(|(name, _)| *name != "categories");
    browser.post(&path, &nothing).await.is(422).says(&["Samtycket måste gälla något"]);
    // The consent covers what the person ticked, no more.
    let mut db = test.app.db.read().await.unwrap();
    let consent = Consent::of_enrolment(&mut db, test.cast.linnea).await.unwrap().remove(0);
    assert_eq!(consent.categories.0, [ConsentCategory::Contact, ConsentCategory::Plan]);
    assert_eq!(consent.witnessed_by, "Bo Alm");
    drop(db);

    let accept =
        Trial { path: "/handovers/1/acceptance", good: &[("on", "2026-03-01"), ("contact", "Ulla")], tables };
    let long = "x".repeat(201);
    let bad = [
        ("on", "", 422),
        ("on", "2026-02-19", 409),
        ("on", "2026-03-03", 409),
        ("contact", long.as_str(), 422),
    ];
    accept.refuses(&test, &mut browser, &bad).await;
    let decline =
        Trial { path: "/handovers/1/decline", good: &[("on", "2026-03-01"), ("reason", "other")], tables };
    decline
        .refuses(&test, &mut browser, &[("reason", "", 422), ("reason", "tired", 422), ("on", "x", 422)])
        .await;
    for foreign in ["/handovers/1/acceptance", "/handovers/1/revocation", "/handovers/99/acceptance"] {
        test.browser(test.cast.bo).await.get(foreign).await.is(404);
        let told = [("on", "2026-03-01")];
        test.browser(test.cast.bo).await.post(foreign, &told).await.is(404);
    }
}

#[tokio::test]
async fn a_consent_is_renewed_and_taken_back_on_the_page() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    Handover::send(&mut db, &anna, sending(&test, "2026-02-10")).await.unwrap();
    db.commit().await.unwrap();
    let mut browser = test.browser(test.cast.anna).await;
    let (path, receiver) =
        (format!("/enrolments/{}/consents", test.cast.linnea), test.cast.agency.to_string());
    browser.get(&format!("{path}/new")).await.is(200).says(&["Arbetsförmedlingen"]);
    let good = [
        ("receiver_id", receiver.as_str()),
        ("consent_form", "oral"),
        ("consent_on", "2026-03-02"),
        ("valid_to", "2027-03-02"),
        ("purpose", "Som förut"),
        ("categories", "plan"),
    ];
    let trial = Trial { path: &path, good: &good, tables: &["consents", "events"] };
    let bad = [("receiver_id", "0", 404), ("valid_to", "2026-03-01", 422), ("consent_on", "2026-03-03", 409)];
    trial.refuses(&test, &mut browser, &bad).await;
    trial.is_done_once(&test, &mut browser, "consentkey1").await;
    test.browser(test.cast.bo).await.post("/consents/1/withdrawal", &[]).await.is(404);
    browser.post("/consents/1/withdrawal", &[]).await.is(303);
    browser.get(&format!("/enrolments/{}", test.cast.linnea)).await.hides(&["Återkallad"]);
    let answer = browser.post("/consents/2/withdrawal", &[]).await;
    browser.follow(&answer).await.is(200).says(&["Inget mer lämnas ut dit", "återtaget 2 mars 2026"]);
    browser.get(&format!("/enrolments/{}", test.cast.linnea)).await.says(&["Återkallad"]);
    browser.post("/consents/1/withdrawal", &[]).await.is(409);
}

#[tokio::test]
async fn a_draft_tells_nobody_anything_until_the_person_has_consented_and_it_is_sent() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let page = format!("/enrolments/{}", test.cast.linnea);
    let receiver = test.cast.agency.to_string();
    let fields = [("receiver_id", receiver.as_str()), ("addressee", "Ulla Berg"), ("as", "draft")];
    browser.post(&format!("{page}/handovers"), &fields).await.is(303);
    browser.get("/handovers/1").await.is(200).says(&["Utkast", "För in samtycket"]);
    assert_eq!(test.test.count("consents").await, 0);
    browser.post("/handovers/1/sending", &[("on", "2026-03-02")]).await.is(409).says(&["överlämningen är"]);
    browser.post("/handovers/1/acceptance", &[("on", "2026-03-02")]).await.is(409);
    let given = [
        ("consent_form", "oral"),
        ("consent_on", "2026-03-02"),
        ("valid_to", "2026-12-31"),
        ("purpose", "Planering"),
        ("categories", "plan"),
    ];
    let trial =
        Trial { path: "/handovers/1/consent", good: &given, tables: &["handovers", "consents", "events"] };
    let bad = [("consent_form", "", 422), ("valid_to", "2026-03-01", 422), ("consent_on", "2026-03-03", 409)];
    trial.refuses(&test, &mut browser, &bad).await;
    browser.post("/handovers/1/consent", &given).await.is(303);
    browser.get("/handovers/1").await.says(&["Samtycke finns", "Skicka överlämningen"]);
    for (on, status) in [("2026-03-01", 409), ("2026-03-03", 409), ("", 422)] {
        browser.post("/handovers/1/sending", &[("on", on)]).await.is(status);
    }
    browser.post("/handovers/1/sending", &[("on", "2026-03-02")]).await.is(303);
    browser.get("/handovers/1").await.says(&["Skickad", "Svar senast 1 apr. 2026"]);
    browser.get("/handovers/1/consent").await.is(409);
}

#[tokio::test]
async fn a_draft_goes_with_its_enrolment_and_with_a_consent_taken_back() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let draft = |enrolment_id| Draft {
        enrolment_id,
        receiver: test.cast.agency.into(),
        to: Addressee { name: "Ulla".into(), email: String::new() },
    };
    let linnea = Handover::draft(&mut db, &anna, draft(test.cast.linnea)).await.unwrap();
    let refused_draft = Handover::draft(&mut db, &anna, draft(test.cast.linnea)).await;
    assert_eq!(refused(refused_draft), Refusal::HandoverOpen);
    let given = sending(&test, "2026-03-01").consent;
    Handover::consent(&mut db, &anna, linnea.id, given).await.unwrap();
    let consent = Consent::of_enrolment(&mut db, test.cast.linnea).await.unwrap().remove(0);
    Consent::withdraw(&mut db, &anna, consent.id).await.unwrap();
    assert_eq!(Handover::of_enrolment(&mut db, test.cast.linnea).await.unwrap()[0].state.code(), "revoked");

    let omar = Handover::draft(&mut db, &anna, draft(test.cast.omar)).await.unwrap();
    let out = Exit { on: today(), reason: EnrolmentEndReason::Moved, to: ExitTo::None, after: None };
    Enrolment::end(&mut db, &anna, test.cast.omar, out).await.unwrap();
    assert_eq!(Handover::of_enrolment(&mut db, test.cast.omar).await.unwrap()[0].state.code(), "revoked");
    assert_eq!(
        refused(Handover::revoke(&mut db, &anna, omar.id).await),
        Refusal::HandoverState { state: "revoked" }
    );
}

#[tokio::test]
async fn a_handover_that_nobody_answers_expires_after_the_projects_days_or_never() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let sent = Handover::send(&mut db, &anna, sending(&test, "2026-02-20")).await.unwrap();
    // What is written down afterwards has its days from now on.
    assert_eq!(sent.answer_by, Some(day("2026-04-01")));
    db.query("UPDATE projects SET handover_answer_days = 0 WHERE id = $1")
        .bind(test.cast.p1)
        .run()
        .await
        .unwrap();
    let other = Sending { enrolment_id: test.cast.omar, ..sending(&test, "2026-03-02") };
    assert_eq!(Handover::send(&mut db, &anna, other).await.unwrap().answer_by, None);
    db.commit().await.unwrap();
    for (on, expired) in [("2026-04-01", 0), ("2026-04-02", 1), ("2026-04-03", 0)] {
        test.test.clock.set_day(day(on));
        let mut db = test.app.db.write().await.unwrap();
        assert_eq!(Handover::expire_overdue(&mut db).await.unwrap(), expired, "{on}");
        db.commit().await.unwrap();
    }
    let mut db = test.app.db.write().await.unwrap();
    let state = Handover::of_enrolment(&mut db, test.cast.linnea).await.unwrap()[0].state;
    assert_eq!(state, State::Expired { on: day("2026-04-02") });
    // The coach is told, and has it as the next step.
    let planned = Enrolment::find(&mut db, &anna, test.cast.linnea).await.unwrap().planned().unwrap();
    assert_eq!((planned.kind.code(), planned.on), ("handover", day("2026-04-05")));
    let mails: Vec<(String, Option<String>)> = db.query("SELECT what, link FROM mails").all().await.unwrap();
    assert_eq!(mails, [("handover-expired".to_owned(), Some(format!("/handovers/{}", sent.id)))]);
    let late = Handover::accept(&mut db, &anna, sent.id, day("2026-04-03"), String::new()).await;
    assert_eq!(refused(late), Refusal::HandoverState { state: "expired" });
    db.rollback().await.unwrap();
    let page = test.browser(test.cast.anna).await.get(&format!("/handovers/{}", sent.id)).await;
    page.is(200).says(&["Inget svar i tid", "Ring mottagaren"]);
}

#[tokio::test]
async fn a_no_gives_the_coach_a_next_step_by_its_reason() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    for (reason, kind, on) in [
        (HandoverDeclineReason::Incomplete, "handover", "2026-03-05"),
        (HandoverDeclineReason::NoCapacity, "handover", "2026-04-01"),
        (HandoverDeclineReason::NotEligible, "meeting", "2026-03-09"),
    ] {
        let mut db = test.app.db.write().await.unwrap();
        let sent = Handover::send(&mut db, &anna, sending(&test, "2026-02-20")).await.unwrap();
        Handover::decline(&mut db, &anna, sent.id, today(), reason).await.unwrap();
        let planned = Enrolment::find(&mut db, &anna, test.cast.linnea).await.unwrap().planned().unwrap();
        assert_eq!((planned.kind.code(), planned.on), (kind, day(on)), "{reason}");
        db.rollback().await.unwrap();
    }
}

#[tokio::test]
async fn an_end_that_stood_on_a_receiver_who_falls_away_is_undone() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let sent = Handover::send(&mut db, &anna, sending(&test, "2026-02-20")).await.unwrap();
    Handover::accept(&mut db, &anna, sent.id, day("2026-02-24"), "Ulla".into()).await.unwrap();
    let out = Exit {
        on: day("2026-02-27"),
        reason: EnrolmentEndReason::Completed,
        to: ExitTo::AfMeasures,
        after: Some(Standing {
            occupation: Occupation::JobSeeker,
            extent_percent: None,
            incomes: vec![IncomeSource::Other],
        }),
    };
    let ended = Enrolment::end(&mut db, &anna, test.cast.linnea, out).await.unwrap();
    assert!(ended.is_ended());
    let ledger = Handover::of_enrolment(&mut db, test.cast.linnea).await.unwrap()[0].ledger(today());
    // The 28th of February and the 1st of March.
    assert_eq!((ledger.gap, ledger.gap_goes_on), (2, true));
    let consent = Consent::of_enrolment(&mut db, test.cast.linnea).await.unwrap().remove(0);
    Consent::withdraw(&mut db, &anna, consent.id).await.unwrap();
    let again = Enrolment::find(&mut db, &anna, test.cast.linnea).await.unwrap();
    assert!(!again.is_ended() && again.end_reason.is_none() && again.exit_to.is_none());
    assert_eq!(again.next_step.map(|step| step.code()), Some("handover"));
    assert_eq!(exit::standing(&mut db, test.cast.linnea).await.unwrap(), None);
}

#[tokio::test]
async fn whoever_takes_nothing_over_is_never_responsible() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let employer = Sending { receiver: test.cast.cafe.into(), ..sending(&test, "2026-02-10") };
    let sent = Handover::send(&mut db, &anna, employer).await.unwrap();
    Handover::accept(&mut db, &anna, sent.id, day("2026-02-12"), "Egon".into()).await.unwrap();
    db.commit().await.unwrap();
    let mut browser = test.browser(test.cast.anna).await;
    let meeting = format!("/handovers/{}/meeting", sent.id);
    browser.get(&meeting).await.says(&["Kaféet tar inte över ansvaret"]);
    let answer = browser.post(&meeting, &[("on", "2026-02-20")]).await;
    browser.follow(&answer).await.says(&["Du har ansvaret kvar", "Kaféet tar inte över"]);
    let mut db = test.app.db.read().await.unwrap();
    let met = Handover::find(&mut db, &anna, sent.id).await.unwrap();
    assert_eq!(met.responsible(), test.cast.association);
    assert_eq!((met.ledger(today()).overlap, met.ledger(today()).to_met), (0, Some(8)));
}

#[tokio::test]
async fn an_end_rests_on_the_yes_of_the_one_it_goes_to() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let town = cast::organisation(&mut db, "taby", "Täby kommun", "municipality", "559900-0055").await;
    let end = |to| Exit {
        on: today(),
        reason: EnrolmentEndReason::Completed,
        to,
        after: Some(Standing {
            occupation: Occupation::Other,
            extent_percent: None,
            incomes: vec![IncomeSource::Other],
        }),
    };
    let linnea = test.cast.linnea;
    let sent = Handover::send(&mut db, &anna, sending(&test, "2026-02-10")).await.unwrap();
    Handover::accept(&mut db, &anna, sent.id, day("2026-02-12"), "Ulla".into()).await.unwrap();
    for to in [ExitTo::MunicipalMeasures, ExitTo::HealthCare] {
        let other = Enrolment::end(&mut db, &anna, linnea, end(to)).await;
        assert_eq!(refused(other), Refusal::ExitNeedsHandover, "{to}");
    }
    Handover::meet(&mut db, &anna, sent.id, day("2026-02-14")).await.unwrap();
    Handover::release(&mut db, &anna, sent.id, day("2026-02-16")).await.unwrap();
    // A draft changes nothing; a no from the town afterwards makes the agency's yes history.
    let to_town = Sending { receiver: town.into(), ..sending(&test, "2026-02-20") };
    let second = Handover::send(&mut db, &anna, to_town).await.unwrap();
    let history = Enrolment::end(&mut db, &anna, linnea, end(ExitTo::AfMeasures)).await;
    assert_eq!(refused(history), Refusal::ExitNeedsHandover);
    Handover::accept(&mut db, &anna, second.id, day("2026-02-22"), "Bo".into()).await.unwrap();
    let history = Enrolment::end(&mut db, &anna, linnea, end(ExitTo::AfMeasures)).await;
    assert_eq!(refused(history), Refusal::ExitNeedsHandover);
    assert!(Enrolment::end(&mut db, &anna, linnea, end(ExitTo::MunicipalMeasures)).await.is_ok());
}
