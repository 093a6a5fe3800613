//! The pages that take a placement from the answer to the end, for the coach and for the provider.

use brygga::model::placement::{Placement, PlacementId};
use brygga::model::slot::SlotId;

use super::placements::proposal;
use super::support::app::TestApp;
use super::support::day;
use super::support::stage::make_ready;
use super::support::trial::Trial;

/// Linnea at the slot from 2 March to 8 June, 20 hours: proposed, and accepted when the provider is told to.
async fn placed(test: &TestApp, slot: SlotId, accepted: bool) -> PlacementId {
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    let wanted = proposal(test.cast.linnea, slot, "2026-03-02", "2026-06-08", 20);
    let id = Placement::propose(&mut db, &anna, wanted).await.unwrap().id;
    if accepted {
        Placement::accept(&mut db, &siv, id, day("2026-03-02")).await.unwrap();
        make_ready(&mut db, &siv, id).await;
    }
    db.commit().await.unwrap();
    id
}

#[tokio::test]
async fn a_coach_takes_a_placement_from_start_to_end() {
    let test = TestApp::new().await;
    let id = placed(&test, test.cast.shop, true).await;
    let mut browser = test.browser(test.cast.anna).await;
    let (page, at) = (format!("/enrolments/{}", test.cast.linnea), format!("/placements/{id}"));
    browser.get(&page).await.says(&["Bekräfta start", &format!("{at}/start")]);
    let form = browser.get(&format!("{at}/start")).await;
    assert_eq!(form.is(200).field("on"), "2026-03-02");
    form.says(&["Har Linnea Björk börjat?", "Sortera i second hand-butik"]);
    browser.post(&format!("{at}/start"), &[("on", "2026-03-02")]).await.is(303);
    browser.get(&page).await.says(&["Pågår", "planerat slut 8 juni 2026"]);
    browser.get(&format!("{at}/start")).await.is(409);
    let away = |back: &'static str, reason: &'static str| {
        [("on", "2026-03-02"), ("back_on", back), ("reason", reason)]
    };
    browser.get(&format!("{at}/pause")).await.is(200).says(&["Tillbaka den", "Varför?", "Sjukdom"]);
    for (fields, status) in [
        (away("", "illness"), 422),
        (away("2026-03-09", ""), 422),
        (away("2026-03-09", "bored"), 422),
        (away("2026-03-02", "illness"), 409),
        (away("2027-04-01", "illness"), 409),
    ] {
        browser.post(&format!("{at}/pause"), &fields).await.is(status).says(&["href=\"#"]);
    }
    let backwards = browser.post(&format!("{at}/pause"), &away("2026-03-01", "illness")).await;
    backwards.is(409).says(&["href=\"#back_on\""]);
    let early = [("on", "2020-01-01"), ("back_on", "2020-02-01"), ("reason", "illness")];
    let early = browser.post(&format!("{at}/pause"), &early).await;
    early.is(409).says(&["tidigast den 2 mars 2026", "href=\"#on\""]).hides(&["Slutet ligger"]);
    assert_eq!(test.test.count("pauses").await, 0);
    browser.post(&format!("{at}/pause"), &away("2026-03-09", "illness")).await.is(303);
    browser.get(&page).await.says(&["Pausad", &format!("{at}/resumption"), "Sjukdom. Tillbaka 9 mars 2026."]);
    browser.get(&page).await.hides(&["Fråga om pausen är över"]);
    browser
        .get(&page)
        .await
        .says(&[&format!("{at}/pause"), "pausad sedan 2 mars 2026, tillbaka 9 mars 2026"]);
    // The day has come: the coach asks, and writes another day or goes on.
    test.test.clock.set_day(day("2026-03-10"));
    let mut browser = test.browser(test.cast.anna).await;
    browser.get("/caseload").await.says(&["Fråga om pausen är över", "1 dag sent"]);
    let resume = browser.get(&format!("{at}/resumption")).await;
    resume.is(200).says(&["Inte tillbaka än", &format!("{at}/pause")]);
    let form = browser.get(&format!("{at}/pause")).await;
    form.is(200).says(&["När är Linnea Björk tillbaka?", "Ny dag tillbaka"]).hides(&[
        "name=\"on\"",
        "name=\"reason\"",
        "Pausa placeringen",
    ]);
    let version = form.field("version");
    let back = |back: &'static str| [("back_on", back), ("version", version.as_str())];
    browser.post(&format!("{at}/pause"), &back("")).await.is(422).says(&["href=\"#back_on\""]);
    for passed in ["2026-03-09", "2026-03-10"] {
        let passed = browser.post(&format!("{at}/pause"), &back(passed)).await;
        passed.is(409).says(&["href=\"#back_on\"", "Dagen tillbaka ligger framåt"]);
    }
    let answer = browser.post(&format!("{at}/pause"), &back("2026-03-23")).await;
    browser.follow(&answer).await.says(&[
        "Den nya dagen tillbaka är sparad",
        "Ny dag tillbaka till",
        "tillbaka 23 mars 2026",
    ]);
    // Who wrote on what stood before is told what stands now, and writes on top of it.
    let mut siv = test.browser(test.cast.siv).await;
    let stale = siv.post(&format!("{at}/pause"), &back("2026-03-16")).await;
    stale.is(409).says(&["href=\"#back_on\"", "Nu står det tillbaka 23 mars 2026", "2026-03-16"]);
    assert_ne!(stale.field("version"), version);
    stale.hides(&["Sjukdom"]);
    browser.get("/caseload").await.hides(&["Fråga om pausen är över"]);
    assert_eq!(test.test.count("events WHERE what = 'placement_paused_because'").await, 1);
    let one = "pauses WHERE expected_on = '2026-03-23' AND reason = 'illness' AND from_on = '2026-03-02' AND until_on IS NULL";
    assert_eq!((test.test.count("pauses").await, test.test.count(one).await), (1, 1));
    test.test.clock.set_day(day("2026-03-02"));
    let mut browser = test.browser(test.cast.anna).await;
    browser.post(&format!("{at}/resumption"), &[("on", "2026-03-02")]).await.is(303);
    let answer = browser.post(&format!("{at}/extension"), &[("on", "2026-07-31")]).await;
    browser.follow(&answer).await.says(&["Slutdatumet är ändrat", "31 juli 2026"]);

    let end = [
        ("on", "2026-03-02"),
        ("reason", "to_job"),
        ("next_step", "employment"),
        ("next_step_on", "2026-03-09"),
    ];
    let trial = Trial { path: &format!("{at}/end"), good: &end, tables: &["events"] };
    let bad = [
        ("on", "", 422),
        ("on", "2026-03-03", 409),
        ("on", "2026-03-01", 409),
        ("reason", "", 422),
        ("reason", "bored", 422),
        ("next_step", "", 422),
        ("next_step_on", "", 422),
        ("next_step_on", "2026-03-01", 409),
        ("next_step_on", "2036-03-09", 409),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    let past = [&end[..3], &[("next_step_on", "2026-03-01")]].concat();
    let page = browser.post(&format!("{at}/end"), &past).await;
    page.is(409).says(&["id=\"next_step_on-fault\"", "Nästa steg ligger framåt"]).hides(&["id=\"on-fault\""]);
    let answer = browser.post(&format!("{at}/end"), &end).await;
    browser.follow(&answer).await.says(&[
        "Placeringen är avslutad",
        "Till arbete",
        "Du har planerat: Anställning",
    ]);
}

/// A double click: the second leads where the first did, and does nothing.
#[tokio::test]
async fn a_step_that_is_sent_twice_is_taken_once() {
    let test = TestApp::new().await;
    let id = placed(&test, test.cast.shop, false).await;
    let (mut siv, mut anna) = (test.browser(test.cast.siv).await, test.browser(test.cast.anna).await);
    let at = format!("/placements/{id}");
    let key = siv.get(&format!("{at}/acceptance")).await.is(200).field("key");
    let mut sent = Vec::new();
    for _ in 0..2 {
        let fields = [("key", key.as_str()), ("starts_on", "2026-03-02")];
        let answer = siv.post(&format!("{at}/acceptance"), &fields).await;
        sent.push(answer.is(303).location().to_owned());
    }
    let siv_who = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    make_ready(&mut db, &siv_who, id).await;
    db.commit().await.unwrap();
    let key = anna.get(&format!("{at}/start")).await.is(200).field("key");
    for _ in 0..2 {
        let answer = anna.post(&format!("{at}/start"), &[("key", &key), ("on", "2026-03-02")]).await;
        sent.push(answer.is(303).location().to_owned());
    }
    // Another form is another sending.
    anna.post(&format!("{at}/start"), &[("key", "another"), ("on", "2026-03-02")]).await.is(409);
    let home = format!("/enrolments/{}#placements", test.cast.linnea);
    assert_eq!(sent, ["/board", "/board", &home, &home]);
    fn end(key: &str) -> [(&str, &str); 4] {
        [("key", key), ("on", "2026-03-02"), ("reason", "moved"), ("exit_to", "none")]
    }
    let page = format!("/enrolments/{}/end", test.cast.linnea);
    let key = anna.get(&page).await.is(200).field("key");
    // What was refused is no sending: the same form goes through when its cause is gone.
    anna.post(&page, &end(&key)).await.is(409);
    let step = [("next_step", "employment"), ("next_step_on", "2026-03-09")];
    let last = [[("on", "2026-03-02"), ("reason", "completed")], step].concat();
    anna.post(&format!("{at}/end"), &last).await.is(303);
    for _ in 0..2 {
        anna.post(&page, &end(&key)).await.is(303);
    }
    let mut db = test.app.db.read().await.unwrap();
    for what in ["placement_accepted", "placement_started", "enrolment_ended"] {
        let sql = "SELECT COUNT(*) FROM events WHERE what = $1";
        let times: i64 = db.query(sql).bind(what.to_owned()).value().await.unwrap();
        assert_eq!(times, 1, "{what}");
    }
}

#[tokio::test]
async fn the_provider_starts_and_ends_but_sees_only_the_first_name() {
    let test = TestApp::new().await;
    let id = placed(&test, test.cast.shop, true).await;
    let mut browser = test.browser(test.cast.siv).await;
    let at = format!("/placements/{id}");
    let form = browser.get(&format!("{at}/start")).await;
    form.is(200).says(&["Har Linnea börjat?"]).hides(&["Björk", "enrolments"]);
    assert_eq!(
        browser.post(&format!("{at}/start"), &[("on", "2026-03-02")]).await.is(303).location(),
        "/board"
    );
    for not_theirs in ["extension", "withdrawal"] {
        browser.get(&format!("{at}/{not_theirs}")).await.is(404);
        browser.post(&format!("{at}/{not_theirs}"), &[("on", "2026-07-31")]).await.is(404);
    }
    let form = browser.get(&format!("{at}/end")).await;
    form.is(200).hides(&["Vad händer sedan"]);
    browser.post(&format!("{at}/end"), &[("on", "2026-03-02"), ("reason", "completed")]).await.is(303);
}

#[tokio::test]
async fn a_placement_ends_no_earlier_than_its_attendance() {
    let test = TestApp::new().await;
    let id = placed(&test, test.cast.shop, true).await;
    test.start(test.cast.siv, id, "2026-03-02").await;
    test.forward(chrono::TimeDelta::days(4));
    test.worked(test.cast.siv, id, &[("2026-03-02", 240), ("2026-03-05", 240)]).await;
    let mut browser = test.browser(test.cast.siv).await;
    let (at, form) = (format!("/placements/{id}/end"), |on| [("on", on), ("reason", "completed")]);
    browser
        .post(&at, &form("2026-03-04"))
        .await
        .is(409)
        .says(&["id=\"on-fault\"", "till och med 5 mars 2026"]);
    let pause = format!("/placements/{id}/pause");
    // Why is the coach's to say: the provider may leave it out.
    let from = |on| [("on", on), ("back_on", "2026-03-20")];
    browser.post(&pause, &from("2026-03-04")).await.is(409).says(&["till och med 5 mars 2026"]);
    browser.post(&pause, &from("2026-03-05")).await.is(303);
    browser.post(&at, &form("2026-03-05")).await.is(303);
}

#[tokio::test]
async fn a_proposal_is_taken_back_and_strangers_do_nothing() {
    let test = TestApp::new().await;
    let id = placed(&test, test.cast.shop, false).await;
    let at = format!("/placements/{id}");
    for stranger in [test.cast.bo, test.cast.klara, test.cast.egon, test.cast.mats, test.cast.ada] {
        let mut browser = test.browser(stranger).await;
        for noun in ["start", "pause", "resumption", "extension", "end", "withdrawal"] {
            browser.get(&format!("{at}/{noun}")).await.is(404);
            browser.post(&format!("{at}/{noun}"), &[("on", "2026-03-02"), ("reason", "other")]).await.is(404);
        }
    }
    let mut browser = test.browser(test.cast.anna).await;
    browser.get("/placements/99999/start").await.is(404);
    browser.get(&format!("{at}/withdrawal")).await.is(200).says(&["Ta tillbaka förslaget för Linnea Björk?"]);
    browser.post(&format!("{at}/withdrawal"), &[]).await.is(422);
    browser
        .get(&format!("{at}/withdrawal"))
        .await
        .says(&["Deltagaren tackade nej. Sedan föreslås ingen plats hos anordnaren"]);
    let answer = browser.post(&format!("{at}/withdrawal"), &[("reason", "participant_declined")]).await;
    browser.follow(&answer).await.is(200).says(&["Förslaget är tillbakadraget"]);
    browser.post(&format!("{at}/withdrawal"), &[("reason", "participant_declined")]).await.is(409);
    // The participant's own no stands as a provider's does.
    let form = format!("/enrolments/{}/placements/new?slot={}", test.cast.linnea, test.cast.shop);
    browser
        .get(&form)
        .await
        .is(200)
        .says(&["Varför du föreslår trots ett tidigare nej", "deltagaren tackade nej"]);
}

#[tokio::test]
async fn an_extension_past_the_cap_is_refused_beside_the_field() {
    let test = TestApp::new().await;
    let id = placed(&test, test.cast.shop, true).await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/placements/{id}/extension");
    let beyond = browser.post(&path, &[("on", "2027-01-31")]).await;
    beyond.is(409).says(&["id=\"on-fault\""]);
    browser.post(&path, &[("on", "2026-02-28")]).await.is(409);
    browser.post(&path, &[("on", "snart")]).await.is(422);
}
