//! The day of a handover: there is one a day, and a draft that was taken back was none.

use brygga::model::Refusal;
use brygga::model::codes::ConsentForm;
use brygga::model::consent::{Consent, ConsentId, Given};
use brygga::model::enrolment::EnrolmentId;
use brygga::model::handover::{Addressee, Draft, Handover, HandoverId, Sending};
use brygga::model::handover_report::HandoverReport;
use brygga::model::project::Project;

use super::support::app::TestApp;
use super::support::cast::today;
use super::support::{day, refused};

/// Said in February: it stands on every day of the test.
fn given() -> Given {
    Given {
        form: ConsentForm::Oral,
        purpose: "Planering".into(),
        on: day("2026-02-10"),
        valid_to: day("2026-12-31"),
    }
}

fn draft(test: &TestApp, person: EnrolmentId) -> Draft {
    Draft { enrolment_id: person, receiver: test.cast.agency.into(), to: Addressee::default() }
}

fn sending(test: &TestApp, person: EnrolmentId, on: &str) -> Sending {
    let Draft { enrolment_id, receiver, to } = draft(test, person);
    Sending { enrolment_id, receiver, to, on: day(on), consent: given() }
}

/// Drafted today and taken back.
async fn taken_back(test: &TestApp, person: EnrolmentId) -> HandoverId {
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let id = Handover::draft(&mut db, &anna, draft(test, person)).await.unwrap().id;
    Handover::revoke(&mut db, &anna, id).await.unwrap();
    db.commit().await.unwrap();
    id
}

async fn consent(test: &TestApp, person: EnrolmentId) -> ConsentId {
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let id = Consent::give(&mut db, &anna, person, test.cast.agency, given()).await.unwrap();
    db.commit().await.unwrap();
    id
}

/// State, day and whether it was sent, of each.
async fn all(test: &TestApp, person: EnrolmentId) -> Vec<(&'static str, String, bool)> {
    let mut db = test.app.db.read().await.unwrap();
    let all = Handover::of_enrolment(&mut db, person).await.unwrap();
    all.iter().map(|one| (one.state.code(), one.sent_on.to_string(), one.was_sent)).collect()
}

#[tokio::test]
async fn a_draft_that_was_taken_back_gives_its_day_to_what_is_sent_at_once() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut anna = test.browser(cast.anna).await;
    let agency = cast.agency.to_string();
    for (person, on) in [(cast.linnea, "2026-03-02"), (cast.omar, "2026-02-27")] {
        let draft = taken_back(&test, person).await;
        anna.get(&format!("/handovers/{draft}")).await.is(200).says(&["Utkast"]).hides(&["Skickad"]);
        let consent = consent(&test, person).await.to_string();
        let fields = [
            ("receiver_id", agency.as_str()),
            ("addressee", "Ulla Berg"),
            ("sent_on", on),
            ("standing", consent.as_str()),
        ];
        anna.post(&format!("/enrolments/{person}/handovers"), &fields).await.is(303);
        let sent = ("sent", on.to_owned(), true);
        let expected = match on {
            "2026-03-02" => vec![sent],
            _ => vec![("revoked", "2026-03-02".to_owned(), false), sent],
        };
        assert_eq!(all(&test, person).await, expected);
    }
    // What was done is among the events, also of the draft that is gone.
    assert_eq!(test.test.count("events WHERE what = 'handover_revoked'").await, 2);
}

#[tokio::test]
async fn and_to_what_is_sent_with_a_new_consent_or_drafted_anew_or_comes_to_be_sent_that_day() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let anna = test.who(cast.anna).await;
    taken_back(&test, cast.linnea).await;
    taken_back(&test, cast.linnea).await;
    assert_eq!(all(&test, cast.linnea).await.len(), 1, "each draft of the day took the place of the last");
    let mut db = test.app.db.write().await.unwrap();
    let sent = Handover::send(&mut db, &anna, sending(&test, cast.linnea, "2026-03-02")).await.unwrap();
    // What was sent and taken back has its day for good.
    Handover::revoke(&mut db, &anna, sent.id).await.unwrap();
    let again = Handover::send(&mut db, &anna, sending(&test, cast.linnea, "2026-03-02")).await;
    assert_eq!(refused(again), Refusal::HandoverSameDay);
    db.rollback().await.unwrap();

    // Drafted on one day and sent on the next, of which there is a draft that was taken back.
    taken_back(&test, cast.omar).await;
    test.test.clock.set_day(day("2026-03-03"));
    let mut db = test.app.db.write().await.unwrap();
    let later = Handover::draft(&mut db, &anna, draft(&test, cast.omar)).await.unwrap();
    Handover::consent(&mut db, &anna, later.id, given()).await.unwrap();
    Handover::dispatch(&mut db, &anna, later.id, today()).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(all(&test, cast.omar).await, [("sent", today().to_string(), true)]);
}

#[tokio::test]
async fn no_figure_counts_a_draft_that_was_taken_back() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let anna = test.who(cast.anna).await;
    taken_back(&test, cast.linnea).await;
    let mut db = test.app.db.write().await.unwrap();
    let sent = Handover::send(&mut db, &anna, sending(&test, cast.omar, "2026-03-02")).await.unwrap();
    Handover::revoke(&mut db, &anna, sent.id).await.unwrap();
    let mats = test.who(cast.mats).await;
    let project = Project::find(&mut db, &mats, cast.p1).await.unwrap();
    let report =
        HandoverReport::count(&mut db, &project, day("2026-01-01"), day("2026-12-31")).await.unwrap();
    assert_eq!((report.all.sent, report.all.revoked), (1, 1));
}
