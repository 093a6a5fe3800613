//! The provider's home, the answers to proposals, and those who have been there.

use brygga::model::board::Offered;
use brygga::model::card::{Called, Card};
use brygga::model::codes::PlacementEndReason;
use brygga::model::placement::{Placement, PlacementId};
use brygga::model::{Error, Refusal};

use super::support::app::TestApp;
use super::support::stage::day;

async fn state(test: &TestApp, id: PlacementId) -> String {
    let mut db = test.app.db.read().await.unwrap();
    db.query("SELECT state FROM placements WHERE id = $1").bind(id).value().await.unwrap()
}

/// Linnea is proposed to the shop.
async fn proposed() -> (TestApp, PlacementId) {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-09", "2026-06-08"), 20).await;
    (test, id)
}

#[tokio::test]
async fn a_card_has_a_first_name_and_what_was_agreed_and_nothing_else() {
    let (test, id) = proposed().await;
    let mut siv = test.browser(test.cast.siv).await;
    for path in
        ["/board".to_owned(), format!("/placements/{id}/acceptance"), format!("/placements/{id}/decline")]
    {
        let page = siv.get(&path).await;
        page.is(200).says(&[
            "Linnea",
            "20 timmar i veckan",
            "Lugnt rum",
            "Vill börja försiktigt.",
            "Anna Ek",
            "070-000 00 00",
        ]);
        page.hides(&["Björk", "1985", "Täby", "sickness", "Sjukpenning", "d1\""]);
    }
    // Each of the three pages is in the access log.
    assert_eq!(test.test.count("accesses").await, 3);
}

#[tokio::test]
async fn a_protected_identity_has_an_alias() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.hedda, cast.shop, ("2026-03-09", "2026-06-08"), 20).await;
    let mut siv = test.browser(cast.siv).await;
    siv.get("/board").await.is(200).says(&[&format!("Deltagare {id}")]).hides(&["Hedda", "Lönn"]);
    let who = test.who(cast.siv).await;
    let mut db = test.app.db.read().await.unwrap();
    let card = Card::find(&mut db, &who, id).await.unwrap();
    assert_eq!(card.called, Called::Alias(id.0));
}

#[tokio::test]
async fn a_card_is_for_the_slots_provider_while_there_is_something_to_see() {
    let (test, id) = proposed().await;
    let cast = &test.cast;
    for user in [cast.egon, cast.olle, cast.anna, cast.mats] {
        let who = test.who(user).await;
        let mut db = test.app.db.read().await.unwrap();
        assert!(matches!(Card::find(&mut db, &who, id).await, Err(Error::NotFound)));
    }
    for user in [cast.egon, cast.anna, cast.bo, cast.mats, cast.ada] {
        let mut browser = test.browser(user).await;
        for path in [format!("/placements/{id}/acceptance"), format!("/placements/{id}/decline")] {
            browser.get(&path).await.is(404).hides(&["Linnea"]);
            browser.post(&path, &[("starts_on", "2026-03-09"), ("reason", "other")]).await.is(404);
        }
    }
    assert_eq!(state(&test, id).await, "proposed");
    // Taken back: it is gone from sight.
    let anna = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    Placement::withdraw(&mut db, &anna, id).await.unwrap();
    db.commit().await.unwrap();
    let who = test.who(cast.siv).await;
    let gone = Card::find(&mut test.app.db.read().await.unwrap(), &who, id).await;
    assert!(matches!(gone, Err(Error::Refused(Refusal::PlacementState { state: "withdrawn" }))));
    let mut siv = test.browser(cast.siv).await;
    siv.get("/board").await.is(200).hides(&["Linnea"]);
    siv.get(&format!("/placements/{id}/acceptance")).await.is(409).hides(&["Linnea"]);
    siv.post(&format!("/placements/{id}/acceptance"), &[("starts_on", "2026-03-09")]).await.is(409);
}

#[tokio::test]
async fn a_proposal_is_accepted_on_the_day_that_is_filled_in() {
    let (test, id) = proposed().await;
    let other = test
        .propose(test.cast.anna, test.cast.linnea, test.cast.kitchen, ("2026-03-09", "2026-06-08"), 20)
        .await;
    let mut siv = test.browser(test.cast.siv).await;
    let path = format!("/placements/{id}/acceptance");
    let page = siv.get(&path).await;
    assert_eq!(page.field("starts_on"), "2026-03-09");
    let done = siv.post(&path, &[("starts_on", "2026-03-11")]).await;
    assert_eq!(done.is(303).location(), "/board");
    siv.follow(&done).await.says(&["Ni har tagit emot", "På väg hit", "Börjar 11"]);
    assert_eq!(
        (state(&test, id).await, state(&test, other).await),
        ("accepted".to_owned(), "withdrawn".to_owned())
    );
    // A second time it is too late, and it says why.
    siv.post(&path, &[("starts_on", "2026-03-11")]).await.is(409).says(&["antagen"]);
}

#[tokio::test]
async fn htmx_gets_the_answer_in_the_place_of_the_proposal() {
    let (test, id) = proposed().await;
    let mut siv = test.browser(test.cast.siv).await;
    siv.htmx = true;
    let path = format!("/placements/{id}/acceptance");
    siv.post(&path, &[]).await.is(422).says(&["<li", "Fyll i det här."]).hides(&["<html"]);
    siv.post(&path, &[("starts_on", "2026-03-01")]).await.is(409).says(&["<li", "Datumet har redan varit"]);
    let done = siv.post(&path, &[("starts_on", "2026-03-09")]).await;
    done.is(200).says(&["<li", "Linnea börjar 9"]).hides(&["<html", "<form"]);
    assert_eq!(state(&test, id).await, "accepted");
}

#[tokio::test]
async fn a_proposal_is_declined_with_a_reason_and_the_person_is_gone_from_the_page() {
    let (test, id) = proposed().await;
    let mut siv = test.browser(test.cast.siv).await;
    let path = format!("/placements/{id}/decline");
    siv.get(&path).await.is(200).says(&["Handledare saknas", "Linnea"]);
    for reason in ["", "because", "<script>"] {
        siv.post(&path, &[("reason", reason)]).await.is(422).says(&["En uppgift behöver rättas"]);
    }
    siv.htmx = true;
    siv.post(&path, &[("reason", "because")]).await.is(422).says(&["<li", "open"]);
    siv.post(&path, &[("reason", "no_capacity")]).await.is(200).says(&["<li", "Avböjt"]).hides(&["Linnea"]);
    siv.htmx = false;
    siv.get("/board").await.hides(&["Linnea"]);
    siv.get(&path).await.is(409).says(&["avböjd"]);
    let mut db = test.app.db.read().await.unwrap();
    let reason: String =
        db.query("SELECT decline_reason FROM placements WHERE id = $1").bind(id).value().await.unwrap();
    assert_eq!(reason, "no_capacity");
}

#[tokio::test]
async fn bad_answers_change_nothing() {
    let (test, id) = proposed().await;
    let mut siv = test.browser(test.cast.siv).await;
    let path = format!("/placements/{id}/acceptance");
    for (date, status, said) in [
        ("", 422, "Fyll i det här."),
        ("soon", 422, "Skriv ett datum som finns"),
        ("2026-02-30", 422, "Skriv ett datum som finns"),
        ("2026-03-01", 409, "Datumet har redan varit"),
        ("2026-06-09", 409, "Slutet ligger före starten"),
        ("2027-03-09", 409, "Slutet ligger före starten"),
    ] {
        siv.post(&path, &[("starts_on", date)]).await.is(status).says(&[said, "Linnea"]);
    }
    let form = "application/x-www-form-urlencoded";
    siv.post_raw(&path, "starts_on=%ff", form).await.is(400);
    siv.post_raw(&path, format!("starts_on={}", "9".repeat(1 << 20)), form).await.is(413);
    siv.post("/placements/999999/acceptance", &[("starts_on", "2026-03-09")]).await.is(404);
    siv.post("/placements/999999/decline", &[("reason", "other")]).await.is(404);
    assert_eq!(state(&test, id).await, "proposed");
    // After its last day it can no longer be answered, even before the program's clock has put it away.
    test.test.clock.set_day(day("2026-03-13"));
    let mut siv = test.browser(test.cast.siv).await;
    siv.get("/board").await.is(200).hides(&["Linnea"]);
    siv.post(&path, &[("starts_on", "2026-03-16")]).await.is(409).says(&["Förslaget gick ut"]);
}

#[tokio::test]
async fn the_board_tells_the_day_in_words_and_shapes() {
    let (test, _) = proposed().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.omar, cast.shop, ("2026-03-02", "2026-06-08"), 10).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    let board = test.browser(cast.siv).await.get("/board").await;
    board.is(200).says(&[
        "Svara på förslagen",
        "Närvaro v.",
        // The first week: Omar alone. From the second: Linnea's proposal holds the other seat.
        "1 fyllda, 0 hållna, 1 lediga",
        "1 fyllda, 1 hållna, 0 lediga",
        "30 av 40 timmar lediga den här veckan",
        "Platsmånader",
        // Of what was bought: 12 place-months.
        "12",
    ]);
    assert_eq!(board.body.matches("<th scope=\"col\"><span>v.").count(), 12);
    // Somebody with nothing yet is told what to do.
    let empty = test.browser(cast.olle).await.get("/board").await;
    empty.is(200).says(&["Ingen är placerad här den här veckan"]);
    for other in [cast.anna, cast.mats, cast.ada] {
        test.browser(other).await.get("/board").await.is(404);
    }
}

#[tokio::test]
async fn a_placement_past_its_planned_end_is_pointed_out() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.omar, cast.shop, ("2026-03-02", "2026-03-20"), 10).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    test.test.clock.set_day(day("2026-03-24"));
    let board = test.browser(cast.siv).await.get("/board").await;
    board.is(200).says(&["Planerat slut har passerat", "Omar", "Skulle sluta 20"]);
}

#[tokio::test]
async fn the_page_of_a_placement_has_the_card_the_hours_and_what_can_be_done() {
    let (test, id) = proposed().await;
    let cast = &test.cast;
    let path = format!("/placements/{id}");
    let mut siv = test.browser(cast.siv).await;
    siv.get(&path).await.is(200).says(&["Linnea", "Föreslagen", "/acceptance\""]).hides(&["Björk", "/end\""]);
    test.accept(cast.siv, id, "2026-03-09").await;
    siv.get(&path)
        .await
        .is(200)
        .says(&["Ja från anordnaren", "/gate\"", "/end\"", "Saknas"])
        .hides(&["/start\""]);
    test.fill_gate(cast.siv, id).await;
    siv.get(&path)
        .await
        .is(200)
        .says(&["/agreements\"", "Överenskommelsen är inte skriven", "Petra Ek, ersättare Jon Lind"])
        .hides(&["/start\""]);
    siv.get("/board").await.is(200).says(&["Överenskommelsen är inte skriven"]).hides(&["/start\""]);
    test.make_ready(cast.siv, id).await;
    siv.get(&path).await.is(200).says(&["/start\"", "underskriven av alla tre"]);
    test.test.clock.set_day(day("2026-03-09"));
    test.start(cast.siv, id, "2026-03-09").await;
    test.test.clock.set_day(day("2026-03-13"));
    test.worked(cast.siv, id, &[("2026-03-09", 240), ("2026-03-12", 150)]).await;
    let mut siv = test.browser(cast.siv).await;
    let page = siv.get(&path).await;
    page.is(200).says(&[
        "Pågår",
        "/attendance\"",
        "/pause\"",
        "6 timmar 30 minuter i allt",
        "Vill börja försiktigt.",
    ]);
    page.says(&["I lugn takt, med handledare.", "070-000 00 00"]);
    assert_eq!(test.test.count("accesses WHERE page = 'placement'").await, 5);
    // The own coach is led to the participant's page; nobody else finds it.
    let to = test.browser(cast.anna).await.get(&path).await.is(303).location().to_owned();
    assert_eq!(to, format!("/enrolments/{}", cast.linnea));
    for user in [cast.egon, cast.bo, cast.mats, cast.ada] {
        test.browser(user).await.get(&path).await.is(404);
    }
}

#[tokio::test]
async fn those_who_have_been_here_stand_with_their_hours() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-06-08"), 20).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    test.test.clock.set_day(day("2026-03-06"));
    test.worked(cast.siv, id, &[("2026-03-02", 240), ("2026-03-03", 150), ("2026-03-05", 0)]).await;
    let mut siv = test.browser(cast.siv).await;
    siv.get("/placements").await.is(200).says(&["Ingen har avslutat en placering än"]);
    let who = test.who(cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    Placement::end(&mut db, &who, id, day("2026-03-06"), PlacementEndReason::ToJob, None).await.unwrap();
    db.commit().await.unwrap();
    let page = siv.get("/placements").await;
    page.is(200).says(&["Linnea", "6 tim 30 min", "1 avslutad placering", "2–6"]);
    // Why it ended may be about health: that is between the person and the coach.
    page.hides(&["Björk", "Till arbete"]);
    siv.get("/placements?page=7").await.is(200);
    assert_eq!(test.test.count("accesses WHERE page = 'past'").await, 1);
    // Of another provider nothing is shown.
    test.browser(cast.egon).await.get("/placements").await.is(200).hides(&["Linnea"]);
    test.browser(cast.anna).await.get("/placements").await.is(404);
}

#[tokio::test]
async fn a_coach_without_a_number_is_written_to_and_asked_for_one() {
    let (test, id) = proposed().await;
    let mut anna = test.browser(test.cast.anna).await;
    anna.get("/caseload").await.is(200).hides(&["telefonnummer saknas"]);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE users SET phone = NULL WHERE email = 'anna@example.se'").run().await.unwrap();
    db.commit().await.unwrap();
    let mut siv = test.browser(test.cast.siv).await;
    for path in ["/board".to_owned(), format!("/placements/{id}")] {
        let page = siv.get(&path).await;
        page.is(200).says(&["href=\"mailto:anna@example.se\""]).hides(&["Ring när", "tel:"]);
    }
    siv.get(&format!("/placements/{id}")).await.says(&["Skriv när något ändras"]);
    let mut own = crate::own_page::opened(&test, test.cast.anna, test.cast.linnea).await;
    own.get("/me").await.is(200).says(&["Skriv till anna@example.se"]);
    anna.get("/caseload").await.is(200).says(&["telefonnummer saknas", "href=\"/account#phone\""]);
    let form = anna.get("/account").await;
    let version = form.field("version");
    form.says(&["id=\"phone\""]);
    let fields = [("name", "Anna Ek"), ("phone", "070-111 22 33"), ("version", version.as_str())];
    anna.post("/account", &fields).await.is(303);
    anna.get("/caseload").await.is(200).hides(&["telefonnummer saknas"]);
    siv.get(&format!("/placements/{id}")).await.says(&["070-111 22 33", "Ring när"]).hides(&["mailto:"]);
}

#[tokio::test]
async fn when_all_time_is_over_the_board_offers_a_copy_and_keeps_the_contract_of_those_who_are_here() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-06-08"), 20).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    let mut siv = test.browser(cast.siv).await;
    let page = siv.get("/board").await;
    page.is(200).says(&["id=\"contracts\""]).hides(&["Platsernas tid har gått ut"]);
    test.test.clock.set_day(day("2027-02-01"));
    let mut siv = test.browser(cast.siv).await;
    let page = siv.get("/board").await;
    page.is(200).says(&[
        "Platsernas tid har gått ut",
        &format!("/slots/new?copy={}", cast.shop),
        "Sortera i second hand-butik var sist ut, 31\u{a0}dec. 2026",
        "Linnea",
        &format!("/contracts/{}", cast.c1),
        "Avslutat",
    ]);
    page.hides(&["Publicera ett utkast"]);
    siv.get(&format!("/contracts/{}", cast.c1)).await.is(200).hides(&["Prognos: "]);
    siv.get(&format!("/contracts/{}?on=2026-04-01", cast.c1))
        .await
        .is(200)
        .says(&["Prognos: Räcker troligen till 31\u{a0}dec. 2026"]);
    // What can be opened again is better advice.
    let mut db = test.app.db.write().await.unwrap();
    let sql = "UPDATE slots SET state = 'paused', ends_on = '2027-12-31' WHERE ref = 's1'";
    db.query(sql).run().await.unwrap();
    let who = test.who(cast.siv).await;
    Placement::end(&mut db, &who, id, day("2026-06-08"), PlacementEndReason::Completed, None).await.unwrap();
    db.commit().await.unwrap();
    // Nobody is left under the contract.
    siv.get("/board").await.is(200).hides(&["Platsernas tid har gått ut", "id=\"contracts\""]);
}

#[tokio::test]
async fn nothing_is_free_in_a_week_past_the_day_on_which_the_provider_leaves() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET last_on = $2 WHERE id = $1")
        .bind(cast.shop)
        .bind(day("2026-03-29"))
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.read().await.unwrap();
    let monday = day("2026-03-23");
    let offered = Offered::of_provider(&mut db, &siv, cast.atelier, monday).await.unwrap();
    let weeks = offered[0].weeks(monday, 2);
    let free: Vec<(i64, i64)> = weeks.iter().map(|week| (week.free(), week.hours_free)).collect();
    assert_eq!(free, [(2, 40), (0, 0)]);
}
