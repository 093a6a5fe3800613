//! The search page and the proposal, as coaches and managers meet them.

use brygga::model::codes::SlotState;
use brygga::model::enrolment::EnrolmentId;

use crate::search::index::{set, within_a_second};
use crate::support::app::TestApp;
use crate::support::cast;

/// What the coach has found out about somebody.
async fn profile(
    test: &TestApp,
    enrolment: EnrolmentId,
    hours: (i64, i64),
    adaptations: &[&str],
    wishes: &[&str],
) {
    let list =
        |values: &[&str]| sqlx::types::Json(values.iter().map(ToString::to_string).collect::<Vec<_>>());
    let mut db = test.app.db.write().await.unwrap();
    db.query(
        "UPDATE enrolments SET hours_from = $2, hours_to = $3, travel_km = 20, adaptations = $4, wishes = $5, languages = $6,
            profiled_on = '2026-02-01' WHERE id = $1",
    )
    .bind(enrolment)
    .bind(hours.0)
    .bind(hours.1)
    .bind(list(adaptations))
    .bind(list(wishes))
    .bind(list(&["ar"]))
    .run()
    .await
    .unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn a_coach_sees_slots_facets_and_what_is_free() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let page = anna.get("/search").await;
    page.is(200).says(&[
        "2 träffar",
        "Sortera i second hand-butik",
        "Köksbiträde i kafé",
        "2 av 2 platser lediga",
    ]);
    page.says(&[
        "value=\"2026-03-16\"",
        "value=\"2026-06-16\"",
        "Täby</span> <span class=\"count\">1",
        "Återbruket",
    ]);
    page.hides(&["Trädgårdsarbete", "Linnea", "Omar", "Solna"]);
}

#[tokio::test]
async fn the_words_the_filters_and_the_page_are_in_the_address() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let page = anna.get("/search?q=k%C3%B6k&municipality=0188&from=2026-04-01&to=2026-05-01&hours=10").await;
    page.is(200).says(&["1 träff", "Köksbiträde", "value=\"kök\"", "value=\"2026-04-01\"", "value=\"10\""]);
    page.says(&["href=\"/search?q=k%C3%B6k&#38;from=2026-04-01", "aria-current=\"true\"", "Rensa allt"]);
    // What cannot be read counts as not given.
    anna.get("/search?from=2026-13-45&to=x&hours=many&municipality=9999&page=abc&field=%F0%28")
        .await
        .is(200)
        .says(&["2 träffar"]);
}

#[tokio::test]
async fn htmx_gets_the_hits_alone() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    anna.htmx = true;
    let part = anna.get("/search?q=kaf").await;
    part.is(200).says(&["Köksbiträde i <mark>kafé</mark>", "Kommun"]).hides(&[
        "<html",
        "<h1",
        "Sortera i second",
    ]);
}

#[tokio::test]
async fn with_a_participant_each_hit_says_why_it_fits_and_what_is_against_it() {
    let test = TestApp::new().await;
    profile(&test, test.cast.linnea, (2, 4), &["quiet_room", "step_free"], &["5223"]).await;
    let mut anna = test.browser(test.cast.anna).await;
    let page = anna.get(&format!("/search?enrolment={}", test.cast.linnea)).await;
    page.is(200).says(&[
        "Linnea Björk",
        "Linnea önskar det här: Butikssäljare, fackhandel",
        "Minst 5 h/vecka, Linnea klarar 4",
        "Ligger 0 km från Täby",
        "Finns på platsen: lugnt rum",
        "Det här behöver Linnea, men platsen har det inte: utan trappor och trösklar",
        "Platsen talar inget av Linneas språk",
        "Ligger 50 km från Täby, Linnea kan resa 20 km",
        "Något hindrar",
        &format!("/enrolments/{}/placements/new?slot={}", test.cast.linnea, test.cast.shop),
    ]);
    assert!(
        page.body.find("Sortera i second").unwrap() < page.body.find("Köksbiträde i kafé").unwrap(),
        "the best first"
    );

    let page = anna.get(&format!("/search?enrolment={}", test.cast.omar)).await;
    page.says(&["Omar Said", "Profilen är inte ifylld", "Vad Omar önskar är inte ifyllt"]);
}

#[tokio::test]
async fn what_is_ruled_out_comes_last_also_when_words_are_typed() {
    let test = TestApp::new().await;
    profile(&test, test.cast.linnea, (10, 20), &[], &[]).await;
    let mut db = test.app.db.write().await.unwrap();
    let far =
        cast::slot(&mut db, "far", test.cast.cafe, None, "Butik", "5223", "0188", (1, 40, 25, 40)).await;
    brygga::model::slot_changed(&mut db, far).await.unwrap();
    db.commit().await.unwrap();
    within_a_second(&test.app.search, "butik", 2).await;
    let mut anna = test.browser(test.cast.anna).await;
    let order = |body: &str| {
        body.find(">Sortera i second").unwrap()
            < body.find("/slots/{far}".replace("{far}", &far.to_string()).as_str()).unwrap()
    };
    let words = anna.get("/search?q=butik").await;
    assert!(!order(&words.body), "for nobody the name that is the word comes first");
    let page = anna.get(&format!("/search?q=butik&enrolment={}", test.cast.linnea)).await;
    page.is(200).says(&["2 träffar", "Linnea kan resa 20 km", "Föreslå ändå"]);
    assert!(order(&page.body), "the one whose hours fit first");
}

#[tokio::test]
async fn who_may_not_see_the_participant_gets_no_page_and_who_sees_is_written_down() {
    let test = TestApp::new().await;
    let linnea = format!("/search?enrolment={}", test.cast.linnea);
    for user in [test.cast.bo, test.cast.klara, test.cast.mats, test.cast.siv, test.cast.ada] {
        test.browser(user).await.get(&linnea).await.is(404).hides(&["Linnea"]);
    }
    assert_eq!(test.test.count("accesses").await, 0);
    test.browser(test.cast.anna).await.get(&linnea).await.is(200);
    assert_eq!(test.test.count("accesses").await, 1);
    for user in [test.cast.siv, test.cast.ada] {
        test.browser(user).await.get("/search").await.is(404);
    }
    test.browser(test.cast.mats).await.get("/search").await.is(200).hides(&["Välj deltagare"]);
    test.stranger().get("/search").await.is(303);
}

#[tokio::test]
async fn a_coach_chooses_among_the_own_people_and_the_question_is_kept() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let page = anna.get("/search/participants?q=k%C3%B6k&municipality=0188").await;
    page.is(200).says(&[
        "Linnea Björk",
        "Omar Said",
        "Hedda Lönn",
        "name=\"q\" value=\"kök\"",
        "value=\"0188\"",
    ]);
    page.hides(&["Bengt", "Tove"]);
    assert_eq!(test.test.count("accesses").await, 3);
    test.browser(test.cast.mats).await.get("/search/participants").await.is(404);
}

#[tokio::test]
async fn nothing_found_says_what_to_loosen() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let page = anna.get("/search?q=kafe&municipality=0160&field=hospitality").await;
    page.is(200).says(&["Inga träffar", "Inget passar allt på en gång", "I alla kommuner (1)"]);
    page.hides(&["Inom alla yrkesområden (0)"]);
    // The slots are open in 2026, from its first day to its last.
    let too_late = anna.get("/search?q=kafe&from=2026-12-01&to=2027-01-20").await;
    too_late.is(200).says(&["Inga träffar", "Kortare, till ", "from=2026-12-01&#38;to=2026-12-26"]);
    too_late.hides(&["Lika länge"]);
    let too_early = anna.get("/search?q=kafe&from=2025-10-15&to=2025-11-15").await;
    too_early.is(200).says(&["Lika länge, från ", "from=2026-01-15&#38;to=2026-02-15"]).hides(&["Kortare"]);
}

#[tokio::test]
async fn two_conditions_that_are_wrong_are_loosened_together_and_an_old_period_is_the_usual_one() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let page = anna.get("/search?q=glasbl%C3%A5sare&municipality=0162").await;
    page.is(200).says(&["Inga träffar", "Utan sökorden + I alla kommuner (2)", "href=\"/search\""]);
    let old = anna.get("/search?q=kafe&from=2020-01-01&to=2020-02-01").await;
    old.is(200).says(&["Inga träffar", "Om två veckor, i tre månader (1)", "href=\"/search?q=kafe\""]);
    let all = anna
        .get("/search?q=glasbl%C3%A5sare&municipality=0162&kind=employer&from=2020-01-01&to=2020-02-01")
        .await;
    all.is(200).says(&["Rensa allt (2)"]);
}

#[tokio::test]
async fn what_could_not_be_used_is_told_and_what_is_shown_instead() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    for address in ["from=2999", "hours=99", "hours=x", "from=2026-05-01&to=2026-04-01"] {
        anna.get(&format!("/search?{address}")).await.is(200).says(&["Det här gick inte att använda: "]);
    }
    anna.get("/search?from=2026-04-01&to=2026-05-01&hours=10").await.hides(&["gick inte att använda"]);
}

#[tokio::test]
async fn what_was_found_is_marked_wherever_it_stands() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    anna.get("/search?q=%C3%A5terbruket").await.says(&["<mark>Återbruket</mark>"]);
    anna.get("/search?q=norrt%C3%A4lje").await.says(&["<mark>Norrtälje</mark>"]);
    anna.get("/search?q=butiksbitr%C3%A4de").await.says(&["Yrke:", "<mark>"]);
}

#[tokio::test]
async fn the_page_of_a_slot_says_what_the_points_are_and_that_it_is_over() {
    let test = TestApp::new().await;
    profile(&test, test.cast.linnea, (2, 4), &[], &["5223"]).await;
    let mut anna = test.browser(test.cast.anna).await;
    let shop = format!("/slots/{}?enrolment={}", test.cast.shop, test.cast.linnea);
    let weight = brygga::model::matching::Part::Wishes.weight().round();
    let page = anna.get(&shop).await;
    page.is(200).says(&[
        &format!("{weight} av {weight}"),
        "gånger 0,4 eftersom något hindrar",
        "Föreslå ändå",
    ]);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET ends_on = '2026-02-20' WHERE id = $1")
        .bind(test.cast.shop)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    let over = anna.get(&shop).await;
    over.is(200).says(&["Platsen är slut. Sista dagen var", "Välj en annan plats."]);
    over.hides(&["Välj en period", "2026-02-20", "Föreslå ändå"]);
}

#[tokio::test]
async fn a_page_past_the_end_is_the_last_one() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    anna.get("/search?page=99999").await.is(200).says(&["2 träffar", "Köksbiträde i kafé"]);
}

#[tokio::test]
async fn a_slot_that_was_filled_or_closed_a_moment_ago_is_not_shown() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    anna.get("/search").await.says(&["Köksbiträde i kafé"]);
    let mut db = test.app.db.write().await.unwrap();
    // Behind the feed's back: the shelf does not know, the page does.
    db.query("UPDATE slots SET state = 'closed' WHERE id = $1").bind(test.cast.kitchen).run().await.unwrap();
    db.commit().await.unwrap();
    anna.get("/search").await.is(200).hides(&["Köksbiträde i kafé"]);
}

#[tokio::test]
async fn without_an_index_the_page_works_and_says_so() {
    let test = TestApp::new().await;
    std::fs::write(test.test.folder().join("index"), "in the way").unwrap();
    let mut anna = test.browser(test.cast.anna).await;
    anna.get("/search?q=kafe").await.is(200).says(&[
        "Sökningen är förenklad",
        "Köksbiträde i <mark>kafé</mark>",
        "1 träff",
    ]);
    // A minus takes away, and quotes hold together, here too.
    for (asked, found) in [
        ("-kafe", "1 träff"),
        ("kok -koksbitrade", "Inga träffar"),
        ("%22second hand%22", "1 träff"),
        ("%22hand second%22", "Inga träffar"),
    ] {
        anna.get(&format!("/search?q={}", asked.replace(' ', "+")))
            .await
            .is(200)
            .says(&["Sökningen är förenklad", found]);
    }
    anna.get("/search?q=-kafe").await.says(&["Sortera i second"]).hides(&["Köksbiträde"]);
    anna.get("/search").await.is(200).hides(&["Sökningen är förenklad"]);
    let mut guest = test.stranger();
    let health = guest.get("/health").await;
    health.is(503);
    let health: serde_json::Value = serde_json::from_str(&health.body).unwrap();
    assert_eq!((&health["status"], &health["database"]), (&"failing".into(), &"ok".into()));
}

#[tokio::test]
async fn many_reduced_searches_at_once_do_not_wait_for_each_other() {
    let test = TestApp::new().await;
    std::fs::write(test.test.folder().join("index"), "in the way").unwrap();
    let mut pages = tokio::task::JoinSet::new();
    // More than there are connections: each page holds one while its search wants another.
    for n in 0..24 {
        let mut anna = test.browser(test.cast.anna).await;
        pages.spawn(async move { anna.get(&format!("/search?q=kafe+{n}")).await });
    }
    let all = tokio::time::timeout(std::time::Duration::from_secs(30), pages.join_all());
    for page in all.await.expect("an answer") {
        page.is(200).says(&["Sökningen är förenklad"]);
    }
}

#[tokio::test]
async fn health_is_told_to_anybody_when_database_and_index_answer() {
    let test = TestApp::new().await;
    let begun = std::time::Instant::now();
    let health = loop {
        let health = test.stranger().get("/health").await;
        if health.status.is_success() || begun.elapsed().as_secs() > 20 {
            break health;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    health.is(200);
    let health: serde_json::Value = serde_json::from_str(&health.body).unwrap();
    assert_eq!(health, serde_json::json!({"status": "ok", "database": "ok", "index": "ok"}));
}

/// Written into a file that was taken away, everything would be lost that is acknowledged.
#[tokio::test]
async fn a_database_file_that_is_taken_away_is_told_and_takes_nothing() {
    let test = TestApp::new().await;
    let Some(file) = test.test.url.strip_prefix("sqlite:").map(std::path::PathBuf::from) else { return };
    let mut anna = test.browser(test.cast.anna).await;
    let page = format!("/enrolments/{}", test.cast.linnea);
    anna.get(&page).await.is(200);
    let aside = file.with_extension("aside");
    std::fs::rename(&file, &aside).unwrap();
    for another in [false, true] {
        if another {
            std::fs::copy(&aside, &file).unwrap();
        }
        let health = test.stranger().get("/health").await;
        health.is(503);
        let health: serde_json::Value = serde_json::from_str(&health.body).unwrap();
        assert_eq!(health["database"], "failing");
        // A page with personal data cannot be written down; a form is not taken.
        anna.get(&page).await.is(503);
        let step = [("next_step", "meeting"), ("next_step_on", "2026-03-09")];
        anna.post(&format!("{page}/next-step"), &step).await.is(503);
    }
    std::fs::rename(&aside, &file).unwrap();
    anna.get(&page).await.is(200).hides(&["9 mars 2026"]);
}

#[tokio::test]
async fn a_hit_is_proposed_in_one_form() {
    let test = TestApp::new().await;
    profile(&test, test.cast.linnea, (10, 20), &["quiet_room"], &["5223"]).await;
    let mut anna = test.browser(test.cast.anna).await;
    let to = format!(
        "/enrolments/{}/placements/new?slot={}&from=2026-04-01&to=2026-06-30",
        test.cast.linnea, test.cast.shop
    );
    let page = anna.get(&to).await;
    page.is(200).says(&[
        "Föreslå Linnea Björk",
        "2 av 2 platser lediga",
        "Linnea önskar det här",
        "Platsen hålls i 10 dagar",
    ]);
    assert_eq!(
        (page.field("starts_on").as_str(), page.field("planned_end_on").as_str()),
        ("2026-04-01", "2026-06-30")
    );
    assert_eq!(page.field("hours"), "10");
    let (key, slot) = (page.field("key"), test.cast.shop.to_string());
    let fields = [
        ("key", key.as_str()),
        ("slot", &slot),
        ("track", "work_training"),
        ("hours", "10"),
        ("starts_on", "2026-04-01"),
        ("planned_end_on", "2026-06-30"),
        ("adaptations", "quiet_room"),
        ("message", "Ring gärna."),
    ];
    let post = format!("/enrolments/{}/placements", test.cast.linnea);
    for _ in 0..2 {
        let answer = anna.post(&post, &fields).await;
        assert_eq!(answer.location(), format!("/enrolments/{}", test.cast.linnea), "{}", answer.body);
        assert_eq!(test.test.count("placements").await, 1, "sent twice, made once");
    }
    within_a_second(&test.app.search, "", 3).await;
    anna.get("/search").await.says(&["1 av 2 platser lediga"]);
}

#[tokio::test]
async fn what_speaks_hard_against_a_slot_is_passed_over_only_with_a_reason_that_is_kept() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    sqlx_requirement(&test).await;
    let mut anna = test.browser(cast.anna).await;
    let post = format!("/enrolments/{}/placements", cast.linnea);
    let page = anna.get(&format!("{post}/new?slot={}", cast.kitchen)).await;
    page.is(200).says(&["Varför du föreslår fast något hindrar", "Utdrag ur belastningsregistret"]);
    let slot = cast.kitchen.to_string();
    for (despite, status) in [("", 409), ("kort", 422), ("Utdraget är beställt och kommer i mars.", 303)] {
        let fields = [
            ("slot", slot.as_str()),
            ("track", "work_training"),
            ("hours", "10"),
            ("starts_on", "2026-04-01"),
            ("planned_end_on", "2026-05-01"),
            ("despite", despite),
        ];
        let page = anna.post(&post, &fields).await;
        page.is(status).hides(&["tidigare nej"]);
        if status != 303 {
            // The summary of faults calls the field what the form calls it.
            assert_eq!(
                page.body.matches("Varför du föreslår fast något hindrar").count(),
                2,
                "{}",
                page.body
            );
        }
        assert_eq!(test.test.count("placements").await, i64::from(status == 303), "{despite}");
    }
    anna.get(&format!("/enrolments/{}", cast.linnea))
        .await
        .says(&["fast något hindrar: Utdraget är beställt"]);
    let refused = |found: &[brygga::model::matching::Finding]| brygga::web::search::propose(found);
    use brygga::model::matching::Finding;
    assert_eq!(refused(&[]), Some("search-propose"));
    let home = "0160".parse().unwrap();
    assert_eq!(refused(&[Finding::TooFar { km: 50, home, limit: 20 }]), Some("search-propose"));
    assert_eq!(
        refused(&[Finding::ProjectEnds { on: test.test.clock.today() }]),
        Some("search-propose-despite")
    );
    assert_eq!(refused(&[Finding::NoSeat { seats: 1 }, Finding::OutsideArea { municipality: home }]), None);
}

async fn sqlx_requirement(test: &TestApp) {
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET requirements = $2 WHERE id = $1")
        .bind(test.cast.kitchen)
        .bind(sqlx::types::Json(vec!["police_record_check".to_owned()]))
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn what_the_rules_refuse_is_said_where_it_can_be_mended() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let (slot, theirs) = (test.cast.kitchen.to_string(), test.cast.garden.to_string());
    let post = format!("/enrolments/{}/placements", test.cast.linnea);
    let sent = |slot: &str, hours: &str, from: &str, to: &str| {
        [
            ("slot", slot),
            ("track", "work_training"),
            ("hours", hours),
            ("starts_on", from),
            ("planned_end_on", to),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    for (fields, status, said) in [
        (sent(&slot, "30", "2026-04-01", "2026-05-01"), 409, "Platsen tar emot 5–20 timmar"),
        (sent(&slot, "10", "2026-02-01", "2026-05-01"), 409, "Datumet har redan varit"),
        (sent(&slot, "10", "2026-04-01", "2027-05-01"), 409, "Platsen finns från"),
        (sent(&slot, "10", "2026-05-01", "2026-04-01"), 422, "role=\"alert\""),
        (sent(&slot, "", "imorgon", ""), 422, "role=\"alert\""),
        (sent(&theirs, "10", "2026-04-01", "2026-05-01"), 404, ""),
        (sent("999999", "10", "2026-04-01", "2026-05-01"), 404, ""),
        (sent("", "10", "2026-04-01", "2026-05-01"), 404, ""),
    ] {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        anna.post(&post, &fields).await.is(status).says(&[said]);
    }
    assert_eq!(test.test.count("placements").await, 0);
    for (user, status) in [(test.cast.bo, 404), (test.cast.mats, 404), (test.cast.siv, 404)] {
        let fields = sent(&slot, "10", "2026-04-01", "2026-05-01");
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        test.browser(user).await.post(&post, &fields).await.is(status);
        test.browser(user).await.get(&format!("{post}/new?slot={slot}")).await.is(status);
    }
    set(&test, test.cast.kitchen, "Köksbiträde i kafé", SlotState::Paused).await;
    let fields = sent(&slot, "10", "2026-04-01", "2026-05-01");
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    anna.post(&post, &fields).await.is(409).says(&["Platsen tar inte emot förslag just nu"]);
}
