//! The forms around a participant: enrolling, correcting, profile, next step, end. Good input and every kind of bad.

use brygga::model::handover::Handover;

use super::ending::sending;
use crate::support::app::TestApp;
use crate::support::cast::{personal_number, today};
use crate::support::trial::{SCRIPT, Trial};

fn rut(project: &str) -> Vec<(&'static str, String)> {
    vec![
        ("project_id", project.to_owned()),
        ("personal_number", personal_number("19900401-981")),
        ("given_name", format!("Rut {SCRIPT}")),
        ("family_name", "Hav".to_owned()),
        ("protection", "none".to_owned()),
        ("enrolled_on", "2026-03-02".to_owned()),
        ("municipality", "0160".to_owned()),
        ("referred_by", "municipality".to_owned()),
        ("referred_by_municipality", "0188".to_owned()),
        ("education", "primary".to_owned()),
        ("incomes", "social_assistance".to_owned()),
        ("months", "61".to_owned()),
    ]
}

fn sent<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test]
async fn enrolling_refuses_bad_input_and_enrols_once() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    browser
        .get("/enrolments/new")
        .await
        .is(200)
        .says(&["Personnummer", "Norrtälje"])
        .hides(&["Steget</option>"]);
    let (project, foreign) = (test.cast.p1.to_string(), test.cast.p2.to_string());
    let fields = rut(&project);
    let good = sent(&fields);
    let trial = Trial { path: "/enrolments", good: &good, tables: &["enrolments", "participants", "events"] };
    let (young, long) = (personal_number("20150401-981"), "x".repeat(101));
    let mut wrong = personal_number("19900401-981");
    let last = wrong.pop().unwrap();
    wrong.push(if last == '0' { '1' } else { '0' });
    trial
        .refuses(
            &test,
            &mut browser,
            &[
                ("project_id", "", 422),
                ("project_id", &foreign, 404),
                ("project_id", "999", 404),
                ("personal_number", "", 422),
                ("personal_number", &wrong, 422),
                ("personal_number", "19901301-1234", 422),
                ("personal_number", "hemligt", 422),
                ("personal_number", &young, 409),
                ("given_name", "", 422),
                ("given_name", &long, 422),
                ("family_name", " ", 422),
                ("protection", "much", 422),
                ("enrolled_on", "", 422),
                ("enrolled_on", "2026-03-03", 409),
                ("enrolled_on", "2024-12-31", 409),
                ("enrolled_on", "i dag", 422),
                ("municipality", "", 422),
                ("municipality", "9999", 422),
                ("municipality", "0180", 409),
                ("referred_by", "nobody", 422),
                ("referred_by_municipality", "0000", 422),
                ("education", "", 422),
                ("incomes", "", 422),
                ("incomes", "lottery", 422),
                ("months", "-1", 422),
                ("months", "1201", 422),
                ("months", "fem år", 422),
            ],
        )
        .await;
    let mut both = good.clone();
    both.push(("incomes", "none"));
    browser.post("/enrolments", &both).await.is(409).says(&["kan inte väljas tillsammans"]);

    let location = trial.is_done_once(&test, &mut browser, "enrolkey1").await;
    browser.get(&location).await.is(200).says(&["Norrtälje", "61 månader"]).hides(&[SCRIPT]);
    browser.post("/enrolments", &good).await.is(409).says(&["redan inskriven"]);
    test.browser(test.cast.mats).await.post("/enrolments", &good).await.is(404);
    test.browser(test.cast.siv).await.get("/enrolments/new").await.is(404);
}

#[tokio::test]
async fn particulars_are_corrected_and_a_clash_shows_both_versions() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}/edit", test.cast.linnea);
    let version = browser.get(&path).await.is(200).field("version");
    let form = |name: &'static str, version: &str| {
        let mut fields = rut("1");
        fields.retain(|(field, _)| {
            !matches!(*field, "project_id" | "personal_number" | "given_name" | "enrolled_on")
        });
        fields.extend([
            ("given_name", name.to_owned()),
            ("enrolled_on", "2026-01-12".to_owned()),
            ("sex", "woman".to_owned()),
            ("version", version.to_owned()),
        ]);
        fields
    };
    let first = form("Linn", &version);
    browser.post(&path, &sent(&first)).await.is(303);
    let second = form("Linnéa", &version);
    let clash = browser.post(&path, &sent(&second)).await;
    clash.is(409).says(&["Någon annan har ändrat", "Linnéa", "<td data-label=\"Så står det nu\">Linn</td>"]);
    let again = form("Linnéa", &clash.field("version"));
    browser.post(&path, &sent(&again)).await.is(303);
    browser.get(&format!("/enrolments/{}", test.cast.linnea)).await.says(&["Linnéa Hav"]);

    let good = sent(&again);
    let trial = Trial { path: &path, good: &good, tables: &["events"] };
    let bad =
        [("given_name", "", 422), ("sex", "x", 422), ("municipality", "0180", 409), ("version", "one", 409)];
    trial.refuses(&test, &mut browser, &bad).await;
    test.browser(test.cast.bo).await.post(&path, &good).await.is(404);
}

#[tokio::test]
async fn the_profile_is_filled_in_and_a_clash_shows_both_versions() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}/profile", test.cast.linnea);
    let version = browser.get(&path).await.is(200).field("version");
    let about = format!("Van vid butik. {SCRIPT}");
    let good = [
        ("version", version.as_str()),
        ("wishes", "5223 Butikssäljare, fackhandel"),
        ("wishes", "Städare"),
        ("wishes", ""),
        ("hours_from", "5"),
        ("hours_to", "15"),
        ("travel_km", "30"),
        ("adaptations", "quiet_room"),
        ("languages", "sv"),
        ("languages", "ar"),
        ("about", about.as_str()),
    ];
    let trial = Trial { path: &path, good: &good, tables: &["events"] };
    let long = "x".repeat(4001);
    trial
        .refuses(
            &test,
            &mut browser,
            &[
                ("wishes", "Trollkarl", 422),
                ("wishes", "123", 422),
                ("hours_from", "0", 422),
                ("hours_from", "16", 422),
                ("hours_to", "41", 422),
                ("hours_to", "många", 422),
                ("travel_km", "201", 422),
                ("adaptations", "silence", 422),
                ("requirements_met", "pilot", 422),
                ("languages", "xx", 422),
                ("about", &long, 422),
                ("version", "", 409),
            ],
        )
        .await;
    browser.post(&path, &good).await.is(303);
    let page = browser.get(&format!("/enrolments/{}", test.cast.linnea)).await;
    page.says(&["5223 Butikssäljare", "9111 Städare", "5–15", "30 km", "Lugnt rum", "Arabiska"])
        .hides(&[SCRIPT]);
    let mut stale = good.to_vec();
    stale.retain(|(field, _)| *field != "hours_to");
    stale.push(("hours_to", "20"));
    let clash = browser.post(&path, &stale).await;
    clash.is(409).says(&["Någon annan har ändrat", "<td data-label=\"Du skrev\">20</td>"]);
    test.browser(test.cast.bo).await.post(&path, &good).await.is(404);
}

#[tokio::test]
async fn the_coachs_own_next_step_is_planned_and_ticked_off() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}/next-step", test.cast.linnea);
    browser.get(&path).await.is(200).says(&["Linnea Björk"]);
    let good = [("next_step", "meeting"), ("next_step_on", "2026-03-09")];
    let trial = Trial { path: &path, good: &good, tables: &["events"] };
    let bad = [
        ("next_step", "", 422),
        ("next_step", "dance", 422),
        ("next_step_on", "", 422),
        ("next_step_on", "2026-03-01", 409),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    let answer = browser.post(&path, &good).await;
    browser.follow(&answer).await.says(&["Du har planerat: Möte, 9 mars 2026."]);
    test.browser(test.cast.bo).await.post(&format!("{path}/completion"), &[]).await.is(404);
    let answer = browser.post(&format!("{path}/completion"), &[]).await;
    browser.follow(&answer).await.hides(&["Du har planerat"]);
}

#[tokio::test]
async fn ending_refuses_bad_input_and_an_agency_without_an_accepted_handover() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}/end", test.cast.linnea);
    let form = browser.get(&path).await;
    form.is(200).says(&["är inget misslyckande", "krävs att just de har tagit emot"]);
    let good = [
        ("on", "2026-03-02"),
        ("reason", "completed"),
        ("exit_to", "work"),
        ("occupation", "employed"),
        ("extent_percent", "50"),
        ("incomes", "none"),
    ];
    let trial = Trial { path: &path, good: &good, tables: &["outcomes", "events"] };
    trial
        .refuses(
            &test,
            &mut browser,
            &[
                ("on", "", 422),
                ("on", "2026-03-03", 409),
                ("on", "2026-01-11", 409),
                ("reason", "", 422),
                ("reason", "failed", 422),
                ("exit_to", "", 422),
                ("exit_to", "moon", 422),
                ("exit_to", "af_measures", 409),
                ("exit_to", "health_care", 409),
                ("occupation", "", 422),
                ("occupation", "wizard", 422),
                ("extent_percent", "101", 422),
                ("extent_percent", "halv", 422),
                ("incomes", "gold", 422),
                ("incomes", "", 422),
                ("occupation", "student", 409),
                ("extent_percent", "0", 409),
            ],
        )
        .await;
    let refused =
        browser.post(&path, &[&good[..2], &[("exit_to", "af_measures")], &good[3..]].concat()).await;
    refused.is(409).says(&["ska vara mottagen där"]);
    // Each contradiction is told where it is mended.
    for (field, wrong) in [("occupation", "student"), ("extent_percent", "0")] {
        let fields = good.map(|(name, value)| (name, if name == field { wrong } else { value }));
        let refused = browser.post(&path, &fields).await;
        refused.is(409).says(&[&format!("href=\"#{field}\""), "Ändra det ena eller det andra"]);
    }
    let answer = browser.post(&path, &good).await;
    let page = browser.follow(&answer).await;
    page.is(200).says(&["Insatsen är avslutad", "Så slutade det", "Avslutat enligt plan", "Arbete", "50"]);
    page.hides(&["/activities\"", "Avsluta insatsen</a>"]);
    browser.get(&path).await.is(409);
    test.browser(test.cast.bo).await.post(&path, &good).await.is(404);
}

#[tokio::test]
async fn whoever_chooses_to_stop_has_not_failed() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}/end", test.cast.linnea);
    let own = [("on", "2026-03-02"), ("reason", "interrupted_own_choice"), ("exit_to", "none")];
    let answer = browser.post(&path, &own).await;
    let page = browser.follow(&answer).await;
    page.is(200).says(&["Avbrutet på egen begäran"]).hides(&["misslyck", "avvik", "data-tone=\"bad\""]);
}

#[tokio::test]
async fn whoever_the_receiver_has_met_is_the_coachs_no_more_and_a_colleague_sees_that_it_has_ended() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let sent = Handover::send(&mut db, &anna, sending(&test)).await.unwrap();
    Handover::accept(&mut db, &anna, sent.id, today(), "Ulla på AF".into()).await.unwrap();
    Handover::meet(&mut db, &anna, sent.id, today()).await.unwrap();
    Handover::release(&mut db, &anna, sent.id, today()).await.unwrap();
    db.commit().await.unwrap();
    let path = format!("/enrolments/{}", test.cast.linnea);
    let mut bo = test.browser(test.cast.bo).await;
    bo.get(&path).await.is(200).says(&["Söker plats"]);
    let mut browser = test.browser(test.cast.anna).await;
    let end = [
        ("on", "2026-03-02"),
        ("reason", "completed"),
        ("exit_to", "af_measures"),
        ("occupation", "job_seeker"),
        ("incomes", "other"),
    ];
    let answer = browser.post(&format!("{path}/end"), &end).await;
    browser.follow(&answer).await.says(&["Insatsen är avslutad."]).hides(&["Du har ansvaret tills"]);
    bo.get(&path).await.is(200).says(&["Avslutad"]).hides(&["Söker plats"]);
}
