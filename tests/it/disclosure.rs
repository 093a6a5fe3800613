//! What a provider's card says of when the participant agreed to what it shows: for each fact the day of the sheet or of the
//! consent that carries it, never of one that is about something else.

use brygga::model::attendance::{Of, Register};
use brygga::model::card::Called;
use brygga::model::codes::{ConsentCategory, ConsentForm, GivenFor};
use brygga::model::consent::{Consent, ConsentId, Given, Scope};
use brygga::model::past::Past;
use brygga::model::placement::PlacementId;

use super::own_page::opened;
use super::support::app::TestApp;
use super::support::day;

const PERIOD: (&str, &str) = ("2026-03-02", "2026-05-29");

/// Linnea is at the shop; the proposal has recorded a consent on the first day.
async fn started(test: &TestApp) -> PlacementId {
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, PERIOD, 20).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    id
}

/// Another consent to the same provider.
async fn given(test: &TestApp, on: &str, categories: Vec<ConsentCategory>) -> ConsentId {
    test.test.clock.set_day(day(on));
    let anna = test.who(test.cast.anna).await;
    let given = Given {
        form: ConsentForm::Written,
        purpose: "Praktik".into(),
        on: day(on),
        valid_to: day("2026-12-31"),
    };
    let scope = Scope { categories, ..Scope::default() };
    let mut db = test.app.db.write().await.unwrap();
    let id = Consent::give_scoped(&mut db, &anna, test.cast.linnea, test.cast.atelier, given, scope)
        .await
        .unwrap();
    db.commit().await.unwrap();
    id
}

async fn card(test: &TestApp, id: PlacementId, language: &str) -> super::support::app::Answer {
    let mut siv = test.browser(test.cast.siv).await;
    siv.speaks(language).await;
    siv.get(&format!("/placements/{id}")).await
}

#[tokio::test]
async fn a_consent_about_something_else_is_no_agreement_to_the_card() {
    let test = TestApp::new().await;
    let id = started(&test).await;
    given(&test, "2026-03-04", vec![ConsentCategory::Placements, ConsentCategory::Background]).await;
    let shown = card(&test, id, "sv").await;
    shown.is(200).says(&["gick med på det som står här den 2 mars 2026"]).hides(&["4 mars 2026"]);
    let mut linnea = opened(&test, test.cast.anna, test.cast.linnea).await;
    linnea.get("/me/sharing").await.says(&["Så är det sedan 2 mars 2026"]);
}

#[tokio::test]
async fn each_fact_has_the_day_of_what_carries_it() {
    let test = TestApp::new().await;
    let id = started(&test).await;
    given(&test, "2026-03-06", vec![ConsentCategory::Needs]).await;
    let shown = card(&test, id, "sv").await;
    shown.is(200).says(&[
        "Den 2 mars 2026 gick personen med på det här: förnamnet, coachens meddelande.",
        "Den 6 mars 2026 gick personen med på det här: anpassningarna.",
    ]);
    shown.hides(&["gick med på det som står här"]);
    card(&test, id, "en").await.says(&["the person agreed to this: the adaptations."]);
    // A proposal that waits for its answer is told the same on the board.
    let mut linnea = opened(&test, test.cast.anna, test.cast.linnea).await;
    linnea.get("/me/sharing").await.says(&["Sedan 6 mars 2026: Anpassningar som behövs"]);
}

#[tokio::test]
async fn a_narrowed_consent_makes_no_new_agreement_and_a_new_one_does() {
    let test = TestApp::new().await;
    let id = started(&test).await;
    test.test.clock.set_day(day("2026-03-04"));
    let sheet = format!("/placements/{id}/disclosure");
    let facts = [("facts", "first_name"), ("facts", "adaptations")];
    test.browser(test.cast.anna).await.post(&sheet, &facts).await.is(303);
    card(&test, id, "sv").await.says(&["den 4 mars 2026"]);
    // Less may be told from the fifth: what is left was agreed to on the fourth.
    test.test.clock.set_day(day("2026-03-05"));
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let of_proposal = Consent::of_enrolment(&mut db, test.cast.linnea).await.unwrap()[0].id;
    Consent::narrow(&mut db, &anna, of_proposal, vec![ConsentCategory::Contact]).await.unwrap();
    db.commit().await.unwrap();
    let shown = card(&test, id, "sv").await;
    shown.is(200).says(&["gick med på det som står här den 4 mars 2026"]).hides(&["Lugnt rum"]);
    // Taken back and given anew: the old sheet was no agreement any more.
    let mut db = test.app.db.write().await.unwrap();
    Consent::withdraw(&mut db, &anna, of_proposal).await.unwrap();
    db.commit().await.unwrap();
    card(&test, id, "sv").await.is(404);
    given(&test, "2026-03-09", vec![ConsentCategory::Contact]).await;
    let shown = card(&test, id, "sv").await;
    shown.is(200).says(&["gick med på det som står här den 9 mars 2026"]).hides(&["4 mars 2026"]);
}

#[tokio::test]
async fn a_kind_that_no_consent_covers_any_more_is_gone_before_the_clock_has_gone_its_round() {
    let test = TestApp::new().await;
    let id = started(&test).await;
    given(&test, "2026-03-02", vec![ConsentCategory::Needs]).await;
    let mut db = test.app.db.read().await.unwrap();
    let all = Consent::of_enrolment(&mut db, test.cast.linnea).await.unwrap();
    drop(db);
    // The wider one is over by its date; no sheet has been shrunk yet.
    let mut db = test.app.db.write().await.unwrap();
    let first = all.iter().map(|consent| consent.id).min().unwrap();
    db.query("UPDATE consents SET valid_to = $2 WHERE id = $1")
        .bind(first)
        .bind(day("2026-03-02"))
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    card(&test, id, "sv").await.says(&["Linnea", "Lugnt rum"]);
    test.test.clock.set_day(day("2026-03-03"));
    card(&test, id, "sv").await.is(200).says(&["Lugnt rum"]).hides(&["Linnea", "Vill börja försiktigt"]);
}

#[tokio::test]
async fn a_name_that_no_consent_covers_any_more_is_on_no_list_and_no_paper() {
    let test = TestApp::new().await;
    let (cast, id) = (&test.cast, started(&test).await);
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    // What was wide was taken back; what stands now is about needs alone, and no clock has gone round.
    db.query("UPDATE consents SET withdrawn_on = '2026-03-02' WHERE receiver_id = $1")
        .bind(cast.atelier)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    given(&test, "2026-03-02", vec![ConsentCategory::Needs]).await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE placements SET disclosed = NULL WHERE id = $1").bind(id).run().await.unwrap();
    db.commit().await.unwrap();
    let mut browser = test.browser(cast.siv).await;
    let alias = format!("Deltagare {id}");
    browser.get("/board").await.is(200).says(&[&alias]).hides(&["Linnea"]);
    let mut db = test.app.db.read().await.unwrap();
    let register =
        Register::find(&mut db, &siv, Of::Provider(cast.atelier), day("2026-03-02"), day("2026-03-08"))
            .await
            .unwrap();
    assert_eq!(register.people.iter().map(|one| &one.called).collect::<Vec<_>>(), [&Called::Alias(id.0)]);
    drop(db);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE placements SET state = 'ended', ended_on = '2026-03-02', end_reason = 'completed' WHERE id = $1")
        .bind(id)
        .run()
        .await
        .unwrap();
    let past = Past::of_provider(&mut db, &siv, cast.atelier, 0, 10).await.unwrap();
    assert_eq!(past.iter().map(|one| &one.called).collect::<Vec<_>>(), [&Called::Alias(id.0)]);
}

#[tokio::test]
async fn what_was_agreed_for_a_placement_carries_no_handover() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    started(&test).await;
    let mut db = test.app.db.read().await.unwrap();
    assert_eq!(Consent::standing(&mut db, cast.linnea, day("2026-03-02")).await.unwrap().len(), 1);
    assert!(
        Consent::standing_for_handover(&mut db, cast.linnea, day("2026-03-02")).await.unwrap().is_empty()
    );
    // What it was given for counts, and not how it is worded: the same words, said about a handover.
    let recorded = Consent::of_enrolment(&mut db, cast.linnea).await.unwrap().remove(0);
    assert_eq!(recorded.given_for, GivenFor::Placement);
    drop(db);
    let anna = test.who(cast.anna).await;
    let given = Given {
        form: ConsentForm::Oral,
        purpose: recorded.purpose,
        on: day("2026-03-02"),
        valid_to: day("2026-12-31"),
    };
    let mut db = test.app.db.write().await.unwrap();
    let said = Consent::give(&mut db, &anna, cast.linnea, cast.atelier, given).await.unwrap();
    let standing = Consent::standing_for_handover(&mut db, cast.linnea, day("2026-03-02")).await.unwrap();
    assert_eq!(
        standing.iter().map(|one| (one.id, one.given_for)).collect::<Vec<_>>(),
        [(said, GivenFor::Handover)]
    );
}
