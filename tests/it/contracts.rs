//! Contracts: the list, the page with its call-offs, and the forms. The cap refuses (C06).

use brygga::model::contract::Contract;
use brygga::model::event::Event;
use chrono::NaiveDate;

use crate::overview::started;
use crate::support::app::TestApp;

const TERMS: [(&str, &str); 14] = [
    ("title", "Arbetsträning i kök"),
    ("procedure", "lou_19_6a"),
    ("kind", "framework"),
    ("cpv", "85312510-7"),
    ("signed_on", ""),
    ("starts_on", "2026-04-01"),
    ("ends_on", "2027-12-31"),
    ("extension_months", "12"),
    ("extension_count", "1"),
    ("max_place_months", "40"),
    ("max_value", "168 000,50"),
    ("price", "4 200"),
    ("price_unit", "place_month"),
    ("reserved_share_percent", ""),
];

/// The form with some fields added or changed.
fn form<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form: Vec<(&str, &str)> = TERMS.to_vec();
    for (field, value) in changes {
        match form.iter_mut().find(|(name, _)| name == field) {
            Some(found) => found.1 = value,
            None => form.push((field, value)),
        }
    }
    form
}

async fn stored(test: &TestApp, title: &str) -> Contract {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    let all = Contract::of_project(&mut db, &mats, test.cast.p1).await.unwrap();
    all.into_iter().find(|contract| contract.title == title).unwrap()
}

#[tokio::test]
async fn a_manager_adds_a_contract_in_kronor() {
    let test = TestApp::new().await;
    let (project, provider) = (test.cast.p1.to_string(), test.cast.cafe.to_string());
    let mut mats = test.browser(test.cast.mats).await;
    let key = mats.get("/contracts/new").await.is(200).field("key");
    let wanted = form(&[("project_id", &project), ("provider_id", &provider), ("key", &key)]);
    let answer = mats.post("/contracts", &wanted).await;
    let page = mats.follow(&answer).await;
    page.is(200).says(&[
        "Arbetsträning i kök",
        "Kaféet",
        "168\u{a0}000,50\u{a0}kr".trim_end_matches("kr"),
        "Avtalet är inlagt",
    ]);
    // A double click leads to the same contract.
    assert_eq!(mats.post("/contracts", &wanted).await.location(), answer.location());
    assert_eq!(test.test.count("contracts").await, 3);
    let contract = stored(&test, "Arbetsträning i kök").await;
    assert_eq!((contract.max_value, contract.price), (16_800_050, 420_000));
    assert!(contract.unapproved);
    mats.get("/contracts")
        .await
        .is(200)
        .says(&["Arbetsträning i kök", "Återbruket", "Väntar på godkännande"])
        .hides(&["Grinden"]);
}

#[tokio::test]
async fn only_its_manager_and_its_provider_see_a_contract_and_only_the_manager_changes_it() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let (page, edit) = (format!("/contracts/{}", cast.c1), format!("/contracts/{}/edit", cast.c1));
    let everything = form(&[("version", "1")]);
    for (user, sees, changes) in [
        (cast.mats, 200, 200),
        (cast.siv, 200, 404),
        (cast.nora, 404, 404),
        (cast.olle, 404, 404),
        (cast.anna, 404, 404),
        (cast.ada, 404, 404),
    ] {
        let mut browser = test.browser(user).await;
        browser.get(&page).await.is(sees);
        browser.get(&edit).await.is(changes);
        if changes == 404 {
            browser.post(&edit, &everything).await.is(404);
            browser.get("/contracts/new").await.is(if user == cast.nora { 200 } else { 404 });
        }
    }
    assert_eq!(stored(&test, "Arbetsträning").await.version, 1);
    test.browser(cast.siv)
        .await
        .get("/contracts")
        .await
        .is(200)
        .says(&["Återbruket"])
        .hides(&["Lägg in avtal", "Grinden"]);
    test.browser(cast.anna).await.get("/contracts").await.is(404);
    // Another project's manager adds nothing to this one.
    let (project, provider) = (cast.p1.to_string(), cast.cafe.to_string());
    let wanted = form(&[("project_id", &project), ("provider_id", &provider)]);
    test.browser(cast.nora).await.post("/contracts", &wanted).await.is(404);
    assert_eq!(test.test.count("contracts").await, 2);
}

#[tokio::test]
async fn call_offs_are_references_and_what_is_used_is_told_from_what_is_booked() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-05-31")).await;
    started(&test, cast.anna, cast.siv, cast.hedda, cast.shop, ("2026-04-01", "2026-04-30")).await;
    test.test.clock.set_day(NaiveDate::from_ymd_opt(2026, 4, 15).unwrap());
    for user in [cast.mats, cast.siv] {
        let page = test.browser(user).await.get(&format!("/contracts/{}", cast.c1)).await;
        // March from the 2nd is 0.968; half of April is 0.5; left of that placement 1.5, and the other's whole month.
        page.is(200).says(&[
            "pl-",
            "Använt <strong>1,5</strong>",
            "Bokat <strong>2,5</strong>",
            "Kvar <strong>8,0</strong>",
        ]);
        page.says(&["Använt <strong>7\u{a0}340\u{a0}kr</strong>", "Avrop (2)", "Tak 60\u{a0}000\u{a0}kr"]);
        page.hides(&["Linnea", "Hedda", "Björk", "Lönn", ">d1<", ">d4<"]);
    }
}

#[tokio::test]
async fn a_cap_does_not_go_below_what_is_drawn_nor_a_period_within_a_placement() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-08-31")).await;
    let edit = format!("/contracts/{}/edit", cast.c1);
    let mut mats = test.browser(cast.mats).await;
    mats.get(&edit).await.is(200).says(&["60000", "5000", "2026-12-31"]);
    let base = [
        ("starts_on", "2026-01-01"),
        ("ends_on", "2026-12-31"),
        ("version", "1"),
        ("price", "5000"),
        ("ground", "clause"),
        ("change_why", "Parterna har räknat om behovet."),
    ];
    let changed = |field: &'static str, value: &'static str| {
        let mut changes = base.to_vec();
        changes.retain(|(name, _)| *name != field);
        changes.push((field, value));
        changes
    };
    for (field, value, said) in [
        ("max_place_months", "5", "är redan använda eller bokade"),
        ("max_value", "29 000", "är redan använda eller bokade"),
        ("ends_on", "2026-08-30", "måste rymma alla placeringar"),
        ("starts_on", "2026-03-03", "måste rymma alla placeringar"),
        ("lots", "0180", "ligger i en annan kommun"),
    ] {
        let page = mats.post(&edit, &form(&changed(field, value))).await;
        page.is(409).says(&[said, &format!("id=\"{field}-fault\""), &format!("href=\"#{field}\"")]);
    }
    let mut outside = form(&changed("lots", "0160"));
    outside.push(("lots", "0180"));
    mats.post(&edit, &outside).await.is(409).says(&["Kommunen ingår inte i projektet", "href=\"#lots\""]);
    for (field, said) in [("ground", "Stöd för ändringen: "), ("change_why", "Skäl: ")] {
        mats.post(&edit, &form(&changed(field, ""))).await.is(422).says(&[said]);
    }
    assert_eq!(stored(&test, "Arbetsträning").await.version, 1);

    // Exactly what is drawn is enough: 5.968 place-months need 6.
    let exactly = form(
        &[base.as_slice(), &[("max_place_months", "6"), ("max_value", "29840"), ("title", "Ändrat")]]
            .concat(),
    );
    let answer = mats.post(&edit, &exactly).await;
    mats.follow(&answer).await.is(200).says(&["en annan projektledare har godkänt den", "Mats Öst"]);
    assert_eq!(stored(&test, "Arbetsträning").await.version, 1, "it waits for another");
    // What no field can mend stands above the form alone.
    let page = mats.post(&edit, &exactly).await;
    page.is(409).says(&["href=\"#contract\"", "id=\"contract\""]).hides(&["-fault\""]);
}

#[tokio::test]
async fn a_clash_shows_both_versions_and_saving_again_is_on_purpose() {
    let test = TestApp::new().await;
    let edit = format!("/contracts/{}/edit", test.cast.c1);
    let mut mats = test.browser(test.cast.mats).await;
    // What the contract says already: a new name alone needs nobody's approval.
    let base = [
        ("procedure", "lou_reserved_4_18"),
        ("kind", "contract"),
        ("signed_on", "2025-12-01"),
        ("starts_on", "2026-01-01"),
        ("ends_on", "2026-12-31"),
        ("max_place_months", "12"),
        ("max_value", "60000"),
        ("price", "5000"),
        ("reserved_share_percent", "34"),
        ("version", "1"),
    ];
    mats.post(&edit, &form(&[base.as_slice(), &[("title", "Den första")]].concat())).await.is(303);
    let clash = mats.post(&edit, &form(&[base.as_slice(), &[("title", "Den andra")]].concat())).await;
    clash.is(409).says(&["Den första", "Den andra"]);
    assert_eq!(stored(&test, "Den första").await.version, 2);
    let version = clash.field("version");
    assert_eq!(version, "2");
    let again = [base.as_slice(), &[("version", "2"), ("title", "Den andra")]].concat();
    mats.post(&edit, &form(&again)).await.is(303);
    assert_eq!(stored(&test, "Den andra").await.version, 3);
}

#[tokio::test]
async fn bad_input_is_told_beside_its_field_and_changes_nothing() {
    let test = TestApp::new().await;
    let (project, provider, agency) =
        (test.cast.p1.to_string(), test.cast.cafe.to_string(), test.cast.agency.to_string());
    let mut mats = test.browser(test.cast.mats).await;
    let long = "x".repeat(161);
    for (field, value, said) in [
        ("title", "", "Fyll i det här."),
        ("title", long.as_str(), "högst 160"),
        ("title", "x\u{0}y", "går att spara"),
        ("procedure", "muta", "Välj ett av alternativen"),
        ("cpv", "8531-7", "åtta siffror"),
        ("starts_on", "2026-02-30", "ett datum som finns"),
        ("ends_on", "2026-03-31", "samma dag som eller efter"),
        ("max_place_months", "0", "mellan 1 och"),
        ("max_place_months", "1e9", "heltal"),
        ("max_value", "-5", "mellan 1 och"),
        ("max_value", "", "Fyll i det här."),
        ("price", "fyra tusen", "belopp"),
        ("reserved_share_percent", "101", "mellan 0 och"),
        ("extension_count", "21", "mellan 0 och"),
        ("notice_months", "61", "mellan 0 och"),
        ("provider_id", "abc", "finns inte längre"),
    ] {
        let wanted = form(&[("project_id", project.as_str()), ("provider_id", provider.as_str())]);
        let mut wanted: Vec<(&str, &str)> = wanted.into_iter().filter(|(name, _)| *name != field).collect();
        wanted.push((field, value));
        mats.post("/contracts", &wanted).await.is(422).says(&[said]);
    }
    // What no contract may say.
    for (field, value, said) in [
        ("ends_on", "2062-12-31", "högst 15 år"),
        ("extension_months", "", "ingetdera"),
        ("signed_on", "2199-01-01", "har inte varit än"),
        ("decide_by", "1900-01-01", "tidigast"),
        ("decide_by", "2028-01-01", "senast"),
        ("max_value", "4 199", "räcker inte ens"),
        ("price", "0", "upphandlat kostar något"),
        ("lots", "0180", "Kommunen ingår inte i projektet"),
        ("procedure", "none", "alltid upphandlat"),
        ("procedure", "lov", "så att de hör ihop"),
        ("kind", "employer_agreement", "så att de hör ihop"),
        ("kind", "lov_approval", "så att de hör ihop"),
        ("cpv", "85312510-8", "kontrollsiffran"),
    ] {
        let wanted = form(&[("project_id", &project), ("provider_id", &provider), (field, value)]);
        mats.post("/contracts", &wanted).await.is(409).says(&[said]);
    }
    let dear = form(&[("project_id", &project), ("provider_id", &provider), ("price", "1000000000")]);
    mats.post("/contracts", &dear).await.is(422).says(&["100"]);
    // Somebody who offers no slots, and nobody at all.
    for provider in [agency.as_str(), "99999", "9223372036854775807"] {
        let wanted = form(&[("project_id", &project), ("provider_id", provider)]);
        mats.post("/contracts", &wanted).await.is(404);
    }
    let hostile = "<script>alert(1)</script>";
    mats.post("/contracts", &form(&[("title", hostile)])).await.is(422).hides(&[hostile]);
    mats.post_raw("/contracts", "title=%ff%fe", "application/x-www-form-urlencoded").await.is(400);
    assert_eq!(test.test.count("contracts").await, 2);
    for path in ["/contracts/0", "/contracts/99999", "/contracts/x", "/contracts/99999/edit"] {
        let status = mats.get(path).await.status.as_u16();
        assert!(status == 404 || status == 400, "{path} gave {status}");
    }
}

#[tokio::test]
async fn all_of_a_contracts_history_can_be_read() {
    let test = TestApp::new().await;
    let page = format!("/contracts/{}", test.cast.c1);
    let mut db = test.app.db.write().await.unwrap();
    for number in 1..=20 {
        let event = Event::new("contract_changed", "contract", test.cast.c1.0).by(test.cast.mats);
        event.with("named", format!("Namn {number:02}")).write(&mut db).await.unwrap();
    }
    db.commit().await.unwrap();
    let mut mats = test.browser(test.cast.mats).await;
    let all = format!("{page}?history=all");
    let link = format!("href=\"{all}");
    mats.get(&page).await.is(200).says(&["Namn 20", "Namn 01"]).hides(&[&link]);
    let mut db = test.app.db.write().await.unwrap();
    let event = Event::new("contract_changed", "contract", test.cast.c1.0).by(test.cast.mats);
    event.with("named", "Namn 21").write(&mut db).await.unwrap();
    db.commit().await.unwrap();
    mats.get(&page).await.is(200).says(&["Namn 21", "Namn 02", &link]).hides(&["Namn 01"]);
    mats.get(&all).await.is(200).says(&["Namn 21", "Namn 01"]).hides(&[&link]);
    // The day and the page that were asked for are kept.
    let kept = "?on=2026-04-01&#38;history=all&#38;page=2#history";
    mats.get(&format!("{page}?on=2026-04-01&page=2")).await.is(200).says(&[kept]);
}

#[tokio::test]
async fn a_page_that_is_not_there_shows_the_last() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-03-31")).await;
    let mut mats = test.browser(cast.mats).await;
    mats.get(&format!("/contracts/{}?page=100000", cast.c1)).await.is(200).says(&["pl-"]);
    mats.get(&format!("/contracts/{}?page=-1", cast.c1)).await.is(200).says(&["pl-"]);
}
