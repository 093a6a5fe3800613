//! Bad input to the forms of slots (issue 2, section 9): each gets a clear sentence, and nothing is changed.

use super::pages::{WRITTEN, borrowed, filled};
use crate::support::app::TestApp;

/// A field, what is written in it, and what the page says beside it.
const FAULTS: [(&str, &str, &str); 25] = [
    ("title", "", "Fyll i det här."),
    ("title", "   ", "Fyll i det här."),
    ("title", TOO_LONG, "Skriv högst 120 tecken."),
    ("title", "Sy\u{0}", "tecken som inte går att spara"),
    ("description", "", "Fyll i det här."),
    ("occupation", "", "Fyll i det här."),
    ("occupation", "astronaut", "Välj ett yrke i listan."),
    ("occupation", "0000", "Välj ett yrke i listan."),
    ("municipality", "", "Fyll i det här."),
    ("municipality", "9999", "Välj ett av alternativen."),
    ("seats", "", "Fyll i det här."),
    ("seats", "0", "Skriv ett tal mellan 1 och 200."),
    ("seats", "-1", "Skriv ett tal mellan"),
    ("seats", "två", "Skriv ett heltal med siffror"),
    ("seats", "99999999999999999999", "Skriv ett heltal med siffror"),
    ("hours_per_week", "0", "Skriv ett tal mellan"),
    ("min_hours_per_week", "41", "Skriv ett tal mellan 1 och 40."),
    ("max_hours_per_week", "4", "inte vara mindre än minst"),
    ("max_hours_per_week", "40", "inte vara mer än timmarna"),
    ("starts_on", "", "Fyll i det här."),
    ("starts_on", "2026-02-30", "Skriv ett datum som finns"),
    ("ends_on", "2025-12-31", "Datumet måste vara samma dag som eller efter"),
    ("ends_on", "i morgon", "Skriv ett datum som finns"),
    ("adaptations", "massage", "Välj ett av alternativen."),
    ("languages", "klingon", "Välj ett av alternativen."),
];

const TOO_LONG: &str = "En rubrik som är mycket längre än vad någon orkar läsa i en lista med träffar, och som därför inte får sparas som den är.";

#[tokio::test]
async fn each_field_says_what_is_wrong_with_it_and_nothing_is_posted() {
    let test = TestApp::new().await;
    let mut egon = test.browser(test.cast.egon).await;
    let page = egon.get("/slots/new").await;
    let before = test.test.count("slots").await;
    for (field, value, said) in FAULTS {
        let mut form = filled(&page, &WRITTEN);
        form.retain(|(name, _)| *name != field);
        form.push((field, value.to_owned()));
        let answer = egon.post("/slots", &borrowed(&form)).await;
        answer.is(422).says(&[said, "behöver rättas"]);
        assert!(answer.body.contains(&format!("#{field}\"")), "the summary does not lead to {field}");
        // What was written well is kept.
        if field != "title" {
            assert_eq!(answer.field("title"), "Sy väskor", "{field}");
        }
    }
    let empty = egon.post("/slots", &[]).await;
    empty.is(422).says(&[
        "Rubrik: Fyll i det här.",
        "Kommun: Fyll i det här.",
        "Till och med: Fyll i det här.",
    ]);
    assert_eq!(test.test.count("slots").await, before);
}

#[tokio::test]
async fn the_same_faults_are_found_when_a_slot_is_changed() {
    let test = TestApp::new().await;
    let mut siv = test.browser(test.cast.siv).await;
    let path = format!("/slots/{}/edit", test.cast.shop);
    let page = siv.get(&path).await;
    for (field, value, said) in FAULTS {
        if (field, value) == ("max_hours_per_week", "40") {
            // As many hours as all have together: nothing is wrong with that here.
            continue;
        }
        let mut form = filled_for_edit(&page, test.cast.c1.to_string());
        form.retain(|(name, _)| *name != field);
        form.push((field, value.to_owned()));
        siv.post(&path, &borrowed(&form)).await.is(422).says(&[said]);
    }
    assert_eq!(test.test.count("events").await, 0);
    // A version that is missing or broken never matches.
    for version in ["", "abc", "-1", "99"] {
        let mut form = filled_for_edit(&page, test.cast.c1.to_string());
        form.retain(|(name, _)| *name != "version");
        form.push(("version", version.to_owned()));
        siv.post(&path, &borrowed(&form)).await.is(409);
    }
}

fn filled_for_edit(page: &crate::support::app::Answer, contract: String) -> Vec<(&'static str, String)> {
    let mut form = filled(page, &WRITTEN);
    form.retain(|(name, _)| *name != "key");
    form.push(("contract_id", contract));
    form.push(("version", page.field("version")));
    form
}

#[tokio::test]
async fn somebody_elses_contract_and_one_that_does_not_exist_are_not_choices() {
    let test = TestApp::new().await;
    let mut siv = test.browser(test.cast.siv).await;
    let page = siv.get("/slots/new").await;
    for contract in [test.cast.c2.to_string(), "999999".to_owned(), "abc".to_owned(), "-1".to_owned()] {
        let mut form = filled(&page, &WRITTEN);
        form.push(("contract_id", contract));
        siv.post("/slots", &borrowed(&form)).await.is(422).says(&["Det du valde finns inte längre"]);
    }
}

#[tokio::test]
async fn a_rules_no_stands_beside_its_field() {
    let test = TestApp::new().await;
    let mut siv = test.browser(test.cast.siv).await;
    let page = siv.get("/slots/new").await;
    // Published without the contract that a social enterprise needs.
    let mut form = filled(&page, &WRITTEN);
    form.push(("publish", "yes".to_owned()));
    let answer = siv.post("/slots", &borrowed(&form)).await;
    answer.is(409).says(&["Ett socialt företag lägger ut platser under ett avtal", "#contract_id"]);
    // Longer than the contract.
    let mut form = filled(&page, &[WRITTEN[0], WRITTEN[1], WRITTEN[2], ("ends_on", "2027-06-30")]);
    form.push(("contract_id", test.cast.c1.to_string()));
    siv.post("/slots", &borrowed(&form)).await.is(409).says(&["Avtalet gäller från", "#ends_on"]);
}

#[tokio::test]
async fn a_script_in_a_text_is_shown_as_text() {
    let test = TestApp::new().await;
    let mut egon = test.browser(test.cast.egon).await;
    let page = egon.get("/slots/new").await;
    let script = "<script>alert(1)</script>";
    let form = filled(&page, &[("title", script), ("description", script), WRITTEN[2]]);
    let done = egon.post("/slots", &borrowed(&form)).await;
    let slot = egon.follow(&done).await;
    slot.is(200).says(&["&#60;script&#62;alert(1)"]).hides(&[script]);
    egon.get("/slots").await.is(200).hides(&[script]);
    egon.get(&format!("{}/edit", done.location())).await.is(200).hides(&[script]);
}

#[tokio::test]
async fn broken_bytes_and_a_megabyte_are_refused() {
    let test = TestApp::new().await;
    let mut egon = test.browser(test.cast.egon).await;
    let before = test.test.count("slots").await;
    let form = "application/x-www-form-urlencoded";
    egon.post_raw("/slots", "title=%ff%fe", form).await.is(400).says(&["trasiga tecken"]);
    egon.post_raw("/slots", &b"title=\xff\xfe"[..], form).await.is(400);
    egon.post_raw("/slots", format!("title={}", "a".repeat(1 << 20)), form).await.is(413);
    egon.post_raw("/slots", "{}", "application/json").await.is(415);
    assert_eq!(test.test.count("slots").await, before);
}

#[tokio::test]
async fn an_id_that_is_not_mine_or_not_there_is_not_found() {
    let test = TestApp::new().await;
    let mut egon = test.browser(test.cast.egon).await;
    for id in [test.cast.shop.to_string(), "999999".to_owned()] {
        egon.get(&format!("/slots/{id}")).await.is(404);
        egon.get(&format!("/slots/{id}/edit")).await.is(404);
        egon.post(&format!("/slots/{id}/edit"), &[("title", "x")]).await.is(404);
        for verb in ["publication", "pause", "reopening", "closure"] {
            egon.post(&format!("/slots/{id}/{verb}"), &[]).await.is(404);
        }
    }
    for id in ["abc", "99999999999999999999"] {
        let status = egon.get(&format!("/slots/{id}")).await.status.as_u16();
        assert!(status == 400 || status == 404, "{id}: {status}");
    }
}
