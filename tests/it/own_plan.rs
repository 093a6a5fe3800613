//! What the participant's own page tells of the plan and the workplace, and what not of a protected identity.

use brygga::model::enrolment::EnrolmentId;
use brygga::model::plan::{AgreedHow, Draft, Plan, PlanParty, StepDraft};

use super::own_page::opened;
use super::support::app::TestApp;
use super::support::day;

async fn planned(test: &TestApp, person: EnrolmentId) {
    let anna = test.who(test.cast.anna).await;
    let step = |words: &str, party, due: &str| StepDraft {
        goal: None,
        words: words.into(),
        party,
        owner: "Karin Ahlgren".into(),
        due_on: day(due),
    };
    let draft = Draft {
        after: 0,
        goals: vec!["Ett halvtidsjobb i kök".into()],
        steps: vec![
            step("Ringa tre kaféer", PlanParty::Participant, "2026-03-20"),
            step("Ge besked om ersättningen", PlanParty::Fk, "2026-02-20"),
        ],
        agreed: Some((day("2026-03-02"), AgreedHow::AtMeeting)),
        team_on: None,
    };
    let mut db = test.app.db.write().await.unwrap();
    Plan::write(&mut db, &anna, person, draft).await.unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn the_plan_is_told_by_who_does_what() {
    let test = TestApp::new().await;
    let mut linnea = opened(&test, test.cast.anna, test.cast.linnea).await;
    linnea.get("/me/plan").await.is(200).says(&["Det finns ingen plan än."]);
    planned(&test, test.cast.linnea).await;
    let page = linnea.get("/me/plan").await;
    page.is(200).says(&[
        "Ett halvtidsjobb i kök",
        "Det här gör jag",
        "Ringa tre kaféer",
        "Ska vara klart 20 mars 2026.",
        "Det här gör andra",
        "Försäkringskassan, Karin Ahlgren. Skulle ha varit klart 20 feb. 2026.",
    ]);
    linnea.get("/me").await.says(&["Se min plan", "Du sa ja till planen 2 mars 2026."]);
    // A plan is one's own.
    let mut omar = opened(&test, test.cast.anna, test.cast.omar).await;
    omar.get("/me/plan").await.is(200).hides(&["kaféer"]);
    test.stranger().get("/me/plan").await.is(404);
}

#[tokio::test]
async fn the_workplace_is_told_with_its_supervisor_and_the_stand_in() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let period = ("2026-03-02", "2026-05-29");
    let id = test.propose(cast.anna, cast.linnea, cast.shop, period, 20).await;
    let hidden = test.propose(cast.anna, cast.hedda, cast.shop, period, 20).await;
    for placement in [id, hidden] {
        test.accept(cast.siv, placement, "2026-03-02").await;
    }
    let mut linnea = opened(&test, cast.anna, cast.linnea).await;
    linnea.get("/me").await.hides(&["Din handledare på platsen"]);
    for placement in [id, hidden] {
        test.fill_gate(cast.anna, placement).await;
    }
    let mut db = test.app.db.read().await.unwrap();
    let (supervisor, stand_in): (String, String) = db
        .query("SELECT supervisor, stand_in FROM gates WHERE placement_id = $1")
        .bind(id)
        .one()
        .await
        .unwrap();
    drop(db);
    linnea.get("/me").await.says(&["Din handledare på platsen", &supervisor, &stand_in]);
    planned(&test, cast.hedda).await;
    let mut hedda = opened(&test, cast.anna, cast.hedda).await;
    hedda.get("/me").await.is(200).hides(&[&supervisor, &stand_in]);
    hedda.get("/me/plan").await.is(200).says(&["för din säkerhet"]).hides(&[
        "kaféer",
        "Karin Ahlgren",
        "halvtidsjobb",
    ]);
}
