//! What a handover is towards: an agency, an employer, another project, care, studies; and who thereby answers for the person.

use super::support::app::{Browser, TestApp};

/// A handover of Linnea's as the form sends it.
fn form<'a>(receiver: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("receiver_id", receiver),
        ("addressee", "Ulla Berg, 010-123 45 67"),
        ("sent_on", "2026-03-02"),
        ("consent_form", "written"),
        ("consent_on", "2026-03-02"),
        ("valid_to", "2026-12-31"),
        ("purpose", "Planering"),
        ("categories", "plan"),
    ];
    fields.extend(more);
    fields
}

async fn handover(test: &TestApp) -> i64 {
    let mut db = test.app.db.read().await.unwrap();
    db.query("SELECT MAX(id) FROM handovers").value().await.unwrap()
}

async fn ends(anna: &mut Browser, test: &TestApp, exit_to: &str) -> u16 {
    let exit = [
        ("on", "2026-03-02"),
        ("reason", "completed"),
        ("exit_to", exit_to),
        ("occupation", if exit_to == "studies" { "student" } else { "job_seeker" }),
        ("incomes", "none"),
    ];
    anna.post(&format!("/enrolments/{}/end", test.cast.linnea), &exit).await.status.as_u16()
}

#[tokio::test]
async fn a_place_at_a_course_takes_nobody_over() {
    let test = TestApp::new().await;
    let agency = test.cast.agency.to_string();
    let path = format!("/enrolments/{}/handovers", test.cast.linnea);
    let mut anna = test.browser(test.cast.anna).await;
    anna.get(&format!("{path}/new")).await.is(200).says(&["Vad är det för mottagare?", "Annat projekt"]);
    anna.post(&path, &form(&agency, &[("towards", "studies"), ("unit", "Komvux")])).await.is(303);
    let id = handover(&test).await;
    anna.get(&format!("/handovers/{id}")).await.is(200).says(&["Studier", "Arbetsförmedlingen, Komvux"]);
    anna.get(&format!("/handovers/{id}/card")).await.is(200).says(&["Arbetsförmedlingen, Komvux"]);
    let yes = [("on", "2026-03-02"), ("contact", "Ulla Berg")];
    anna.post(&format!("/handovers/{id}/acceptance"), &yes).await.is(303);
    // Nobody would answer for the person: only an end that is towards no agency goes.
    assert_eq!(ends(&mut anna, &test, "af_measures").await, 409);
    assert_eq!(ends(&mut anna, &test, "studies").await, 303);
}

#[tokio::test]
async fn an_agency_takes_over_when_nobody_says_otherwise() {
    let test = TestApp::new().await;
    let agency = test.cast.agency.to_string();
    let mut anna = test.browser(test.cast.anna).await;
    anna.post(&format!("/enrolments/{}/handovers", test.cast.linnea), &form(&agency, &[])).await.is(303);
    let id = handover(&test).await;
    anna.get(&format!("/handovers/{id}")).await.is(200).says(&["Myndighet"]);
    let yes = [("on", "2026-03-02"), ("contact", "Ulla Berg")];
    anna.post(&format!("/handovers/{id}/acceptance"), &yes).await.is(303);
    assert_eq!(ends(&mut anna, &test, "af_measures").await, 303);
}

#[tokio::test]
async fn an_organisation_is_not_what_it_cannot_be_and_then_nothing_is_sent() {
    let test = TestApp::new().await;
    let (agency, cafe) = (test.cast.agency.to_string(), test.cast.cafe.to_string());
    let path = format!("/enrolments/{}/handovers", test.cast.linnea);
    let mut anna = test.browser(test.cast.anna).await;
    for (receiver, towards) in [(&agency, "care"), (&cafe, "agency"), (&cafe, "project"), (&cafe, "care")] {
        let no = anna.post(&path, &form(receiver, &[("towards", towards)])).await;
        no.is(409).says(&["kan inte vara den sortens mottagare"]);
    }
    anna.post(&path, &form(&agency, &[("towards", "somewhere")])).await.is(422);
    anna.post(&path, &form(&agency, &[("unit", &"x".repeat(121))])).await.is(422);
    for table in ["handovers", "consents", "events"] {
        assert_eq!(test.test.count(table).await, 0, "{table}");
    }
    // An employer without an account is a receiver as any.
    anna.post(&path, &form(&cafe, &[("towards", "employer"), ("unit", "Köket")])).await.is(303);
    let id = handover(&test).await;
    anna.get(&format!("/handovers/{id}")).await.is(200).says(&[
        "Arbetsgivare",
        "Kaféet, Köket",
        "Gör en länk",
    ]);
}
