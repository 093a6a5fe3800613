//! The fold in the form of a slot, and the page of closed days.

use crate::support::app::TestApp;
use crate::support::trial::{SCRIPT, Trial};

#[tokio::test]
async fn the_fold_of_a_form_is_read_and_shown_again() {
    let test = TestApp::new().await;
    let path = format!("/slots/{}/edit", test.cast.shop);
    let mut siv = test.browser(test.cast.siv).await;
    let page = siv.get(&path).await;
    page.is(200).says(&["Veckodagar, antal som passar och handledning"]);
    let version = page.field("version");
    let good = [
        ("version", version.as_str()),
        ("title", "Sortera i second hand-butik"),
        ("description", "Sortera och prismärka."),
        ("occupation", "9111"),
        ("municipality", "0160"),
        ("contract_id", &test.cast.c1.to_string()),
        ("seats", "2"),
        ("hours_per_week", "40"),
        ("min_hours_per_week", "5"),
        ("max_hours_per_week", "12"),
        ("starts_on", "2026-01-01"),
        ("ends_on", "2026-12-31"),
        ("hours_mon", "4"),
        ("hours_wed", "4"),
        ("hours_fri", "4"),
        ("least_people", "1"),
        ("best_people", "2"),
        ("supervisor_hours", "4,5"),
        ("hours_per_person", "1,5"),
    ];
    Trial { path: &path, good: &good, tables: &["events", "changes", "slots"] }
        .refuses(
            &test,
            &mut siv,
            &[
                ("hours_mon", "25", 422),
                ("hours_mon", "-1", 422),
                ("hours_mon", SCRIPT, 422),
                ("hours_mon", "3", 409),
                ("least_people", "0", 422),
                ("best_people", "3", 409),
                ("supervisor_hours", "-4", 422),
                ("supervisor_hours", "1", 409),
                ("supervisor_hours", "99999", 422),
                ("supervisor_hours", "", 409),
                ("hours_per_person", "", 409),
            ],
        )
        .await;
    assert_eq!(siv.post(&path, &good).await.location(), format!("/slots/{}", test.cast.shop));
    let shown = siv.get(&format!("/slots/{}", test.cast.shop)).await;
    shown.says(&[
        "Måndag 4 h, Onsdag 4 h, Fredag 4 h",
        "4 timmar 30 minuter i veckan, 1 timme 30 minuter per person: räcker till 3",
    ]);
    let again = siv.get(&path).await;
    assert_eq!((again.field("hours_wed"), again.field("hours_tue")), ("4".to_owned(), "0".to_owned()));
    assert_eq!(again.field("hours_per_person"), "1,5");
}

#[tokio::test]
async fn a_provider_closes_for_some_days_and_opens_again() {
    let test = TestApp::new().await;
    let mut siv = test.browser(test.cast.siv).await;
    siv.get("/closed-days").await.is(200).says(&["Inga stängda dagar är sagda", "Alla platser"]);
    let (organisation, shop) = (test.cast.atelier.to_string(), test.cast.shop.to_string());
    let kitchen = test.cast.kitchen.to_string();
    let good = [
        ("organisation_id", organisation.as_str()),
        ("slot_id", shop.as_str()),
        ("from", "2026-07-06"),
        ("to", "2026-07-26"),
        ("reason", "Sommarstängt"),
    ];
    Trial { path: "/closed-days", good: &good, tables: &["events", "changes"] }
        .refuses(
            &test,
            &mut siv,
            &[
                ("organisation_id", "999999", 404),
                ("organisation_id", &test.cast.cafe.to_string(), 404),
                ("slot_id", kitchen.as_str(), 422),
                ("slot_id", "x", 422),
                ("from", "", 422),
                ("to", "2026-07-01", 422),
                ("to", "2029-07-01", 409),
            ],
        )
        .await;
    assert_eq!(
        siv.post("/closed-days", &good).await.location(),
        format!("/closed-days?organisation={organisation}")
    );
    siv.get("/closed-days").await.says(&["Sortera i second hand-butik", "Sommarstängt", "Ta bort"]);
    let mut anna = test.browser(test.cast.anna).await;
    anna.get(&format!("/slots/{shop}")).await.says(&["Stängda dagar", "Sommarstängt"]);
    anna.get("/closed-days").await.is(404);
    siv.post("/closed-days/removal", &good).await.is(303);
    siv.post("/closed-days/removal", &good).await.is(404);
    siv.get("/closed-days").await.says(&["Inga stängda dagar är sagda"]);
}
