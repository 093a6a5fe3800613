//! The pages of slots, as a provider uses them.

use brygga::model::contract::{Contract, ContractId};
use brygga::model::ssyk::Field;
use brygga::model::taxonomy::{Group, take_in};

use crate::contract_steps::{Office, terms};
use crate::support::app::{Answer, TestApp};
use crate::support::cast;
use crate::support::day;

/// What a provider writes, besides what is filled in already.
pub const WRITTEN: [(&str, &str); 3] = [
    ("title", "Sy väskor"),
    ("description", "Klippa och sy väskor av gamla segel."),
    ("occupation", "Sömmare (7532)"),
];

/// The form as the page gave it, with what is written in it.
pub fn filled(page: &Answer, written: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    const KEPT: [&str; 7] = [
        "key",
        "seats",
        "hours_per_week",
        "min_hours_per_week",
        "max_hours_per_week",
        "starts_on",
        "ends_on",
    ];
    let there = |name: &&str| page.body.contains(&format!("name=\"{name}\""));
    let mut form: Vec<(&'static str, String)> =
        KEPT.into_iter().filter(there).map(|name| (name, page.field(name))).collect();
    form.push(("municipality", "0160".to_owned()));
    form.push(("languages", "sv".to_owned()));
    for (name, value) in written {
        form.retain(|(given, _)| given != name);
        form.push((name, (*value).to_owned()));
    }
    form
}

pub fn borrowed<'a>(form: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    form.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test]
async fn a_slot_is_posted_and_published_with_three_fields() {
    let test = TestApp::new().await;
    let mut siv = test.browser(test.cast.siv).await;
    let page = siv.get("/slots/new").await;
    page.is(200);
    assert_eq!((page.field("seats").as_str(), page.field("hours_per_week").as_str()), ("1", "20"));
    assert_eq!(page.field("starts_on"), "2026-03-02");
    // A year on, or the contract's end when that is sooner.
    assert_eq!(page.field("ends_on"), "2026-12-31");
    let contract = test.cast.c1.to_string();
    let mut form = filled(&page, &WRITTEN);
    form.push(("contract_id", contract));
    form.push(("publish", "yes".to_owned()));
    let done = siv.post("/slots", &borrowed(&form)).await;
    done.is(303);
    let slot = siv.follow(&done).await;
    slot.is(200).says(&["Sy väskor", "Platsen är publicerad", "Öppen", "Sömmare (7532)"]);
    // A coach of the project finds it; one of another does not.
    let path = done.location().to_owned();
    test.browser(test.cast.anna).await.get(&path).await.is(200).hides(&["/edit", "/closure"]);
    test.browser(test.cast.klara).await.get(&path).await.is(404);
}

#[tokio::test]
async fn an_occupation_that_was_imported_is_suggested_and_named() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    let group = Group {
        ssyk: "2512".parse().unwrap(),
        name: "Mjukvaruutvecklare".to_owned(),
        field: Field::It,
        occupations: vec!["spelprogrammerare".to_owned()],
    };
    take_in(&mut db, &[group], "test").await.unwrap();
    db.commit().await.unwrap();
    brygga::search::reindex(&test.app.db, &*test.app.config, |_, _| {}).await.unwrap();
    let mut siv = test.browser(test.cast.siv).await;
    let page = siv.get("/slots/new").await;
    page.is(200).says(&["Mjukvaruutvecklare (2512)", "Spelprogrammerare (2512)"]);
    let written =
        [("title", "Testa spel"), ("description", "Prova nya spel."), ("occupation", "spelprogrammerare")];
    let mut form = filled(&page, &written);
    form.push(("contract_id", test.cast.c1.to_string()));
    form.push(("publish", "yes".to_owned()));
    let done = siv.post("/slots", &borrowed(&form)).await;
    siv.follow(&done).await.is(200).says(&["Testa spel", "Mjukvaruutvecklare (2512)"]);
}

#[tokio::test]
async fn a_draft_is_previewed_by_its_provider_alone() {
    let test = TestApp::new().await;
    let mut egon = test.browser(test.cast.egon).await;
    let page = egon.get("/slots/new").await;
    let done = egon.post("/slots", &borrowed(&filled(&page, &WRITTEN))).await;
    let path = done.is(303).location().to_owned();
    egon.follow(&done).await.is(200).says(&["Det här är ett utkast", "Publicera platsen"]);
    test.browser(test.cast.anna).await.get(&path).await.is(404);
    egon.post(&format!("{path}/publication"), &[]).await.is(303);
    test.browser(test.cast.anna).await.get(&path).await.is(200);
}

#[tokio::test]
async fn a_form_sent_twice_posts_one_slot() {
    let test = TestApp::new().await;
    let mut egon = test.browser(test.cast.egon).await;
    let page = egon.get("/slots/new").await;
    let form = filled(&page, &WRITTEN);
    let before = test.test.count("slots").await;
    let first = egon.post("/slots", &borrowed(&form)).await;
    let again = egon.post("/slots", &borrowed(&form)).await;
    assert_eq!(first.is(303).location(), again.is(303).location());
    assert_eq!(test.test.count("slots").await, before + 1);
    // Two at the same moment.
    let page = egon.get("/slots/new").await;
    let form = filled(&page, &WRITTEN);
    let mut other = test.browser(test.cast.egon).await;
    let (form_a, form_b) = (borrowed(&form), borrowed(&form));
    let (a, b) = tokio::join!(egon.post("/slots", &form_a), other.post("/slots", &form_b));
    assert_eq!(a.is(303).location(), b.is(303).location());
    assert_eq!(test.test.count("slots").await, before + 2);
    // Somebody else's key is another key.
    let mut siv = test.browser(test.cast.siv).await;
    let mut hers = form.clone();
    hers.push(("contract_id", test.cast.c1.to_string()));
    for (name, value) in &mut hers {
        if *name == "ends_on" {
            *value = "2026-12-31".to_owned();
        }
    }
    assert_ne!(siv.post("/slots", &borrowed(&hers)).await.is(303).location(), first.location());
}

#[tokio::test]
async fn an_earlier_slot_is_copied_from_today() {
    let test = TestApp::new().await;
    let mut siv = test.browser(test.cast.siv).await;
    siv.get("/slots/new").await.says(&["Kopiera en tidigare plats", "Sortera i second hand-butik"]);
    let page = siv.get(&format!("/slots/new?copy={}", test.cast.shop)).await;
    page.is(200).says(&["Sortera i second hand-butik", "I lugn takt, med handledare."]);
    assert_eq!(page.field("starts_on"), "2026-03-02");
    assert_eq!(page.field("seats"), "2");
    siv.get(&format!("/slots/new?copy={}", test.cast.kitchen)).await.is(404);
}

#[tokio::test]
async fn the_list_has_the_own_slots_with_their_free_seats() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-06-30"), 30).await;
    let mut siv = test.browser(cast.siv).await;
    let list = siv.get("/slots").await;
    list.is(200).says(&["Sortera i second hand-butik", "1 av 2", "10 av 40"]).hides(&["Köksbiträde"]);
    siv.get("/slots?state=draft").await.is(200).says(&["Inga platser passar filtret"]);
    for sorting in ["title", "-title", "free", "-ends", "nonsense"] {
        siv.get(&format!("/slots?sort={sorting}&page=9")).await.is(200);
    }
    for other in [cast.anna, cast.mats, cast.ada] {
        test.browser(other).await.get("/slots").await.is(404);
        test.browser(other).await.get("/slots/new").await.is(404);
    }
}

#[tokio::test]
async fn whoever_provides_for_two_chooses_which() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    db.query("INSERT INTO memberships (user_id, role, organisation_id) VALUES ($1, 'provider', $2)")
        .bind(cast.siv)
        .bind(cast.cafe)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    let mut siv = test.browser(cast.siv).await;
    siv.get("/slots").await.says(&["Sortera i second hand-butik", "Köksbiträde i kafé"]);
    let only = siv.get(&format!("/slots?organisation={}", cast.cafe)).await;
    only.says(&["Köksbiträde i kafé"]).hides(&["Sortera i second hand-butik"]);
    siv.get(&format!("/board?organisation={}", cast.cafe)).await.is(200).says(&["Kaféet"]);
    siv.get(&format!("/board?organisation={}", cast.gate)).await.is(404);
    let page = siv.get("/slots/new").await;
    let mut form = filled(&page, &WRITTEN);
    siv.post("/slots", &borrowed(&form)).await.is(422).says(&["Organisation: Fyll i det här."]);
    form.push(("organisation_id", cast.gate.to_string()));
    siv.post("/slots", &borrowed(&form)).await.is(422).says(&["Det du valde finns inte längre"]);
    form.last_mut().unwrap().1 = cast.cafe.to_string();
    let done = siv.post("/slots", &borrowed(&form)).await;
    siv.follow(&done).await.says(&["Kaféet"]);
}

#[tokio::test]
async fn of_two_who_change_the_same_slot_the_second_sees_both_versions() {
    let test = TestApp::new().await;
    let path = format!("/slots/{}/edit", test.cast.shop);
    let (mut one, mut other) = (test.browser(test.cast.siv).await, test.browser(test.cast.siv).await);
    let (page, late) = (one.get(&path).await, other.get(&path).await);
    let with = |page: &Answer, title: &str| {
        let mut form = filled(page, &[("title", title), ("description", "Sortera."), ("occupation", "5223")]);
        form.retain(|(name, _)| *name != "key");
        form.push(("version", page.field("version")));
        form.push(("contract_id", test.cast.c1.to_string()));
        form
    };
    one.post(&path, &borrowed(&with(&page, "Sortera kläder"))).await.is(303);
    let clash = other.post(&path, &borrowed(&with(&late, "Sortera möbler"))).await;
    clash.is(409).says(&["Någon annan har ändrat", "Sortera kläder", "Sortera möbler"]);
    assert_eq!(clash.field("title"), "Sortera möbler");
    // Sent again from that page, it is on purpose.
    other.post(&path, &borrowed(&with(&clash, "Sortera möbler"))).await.is(303);
    one.get(&format!("/slots/{}", test.cast.shop)).await.says(&["Sortera möbler"]);
}

#[tokio::test]
async fn the_page_of_a_slot_has_the_buttons_that_its_state_allows() {
    let test = TestApp::new().await;
    let mut siv = test.browser(test.cast.siv).await;
    let path = format!("/slots/{}", test.cast.shop);
    siv.get(&path).await.says(&["/pause", "/closure", "/edit"]).hides(&["/reopening", "/publication"]);
    siv.post(&format!("{path}/pause"), &[]).await.is(303);
    siv.get(&path).await.says(&["/reopening", "Platsen är pausad"]).hides(&["/pause"]);
    siv.post(&format!("{path}/pause"), &[]).await.is(409).says(&["platsen är pausad"]);
    siv.post(&format!("{path}/reopening"), &[]).await.is(303);
    siv.post(&format!("{path}/closure"), &[]).await.is(303);
    siv.get(&path).await.says(&["Stängd"]).hides(&["/reopening", "/closure", "/edit"]);
    siv.get(&format!("{path}/edit")).await.is(409);
}

#[tokio::test]
async fn the_page_of_a_slot_shows_its_people_to_its_provider_alone_and_logs_it() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-09", "2026-06-30"), 20).await;
    let path = format!("/slots/{}", cast.shop);
    test.browser(cast.anna).await.get(&path).await.is(200).hides(&["Linnea"]);
    assert_eq!(test.test.count("accesses").await, 0);
    test.browser(cast.siv).await.get(&path).await.is(200).says(&["Linnea"]).hides(&["Björk"]);
    assert_eq!(test.test.count("accesses").await, 1);
}

/// The contract that the form of a slot has chosen.
fn chosen_contract(page: &Answer) -> String {
    let forms = crate::support::html_form::forms(&page.body);
    let form = forms.into_iter().find(|form| form.action.ends_with("/edit")).expect("a form");
    form.fields.into_iter().find(|(name, _)| name == "contract_id").expect("a choice of contract").1
}

#[tokio::test]
async fn whoever_changes_another_field_keeps_a_contract_that_was_refused_meanwhile() {
    let office = Office::new().await;
    let (test, cast) = (&office.test, &office.test.cast);
    for (provider, user) in [(cast.atelier, cast.siv), (cast.cafe, cast.egon)] {
        let contract = office
            .deed(async |db| Contract::add(db, &office.mats, cast.p1, provider, terms()).await)
            .await
            .unwrap();
        let size = (2, 40, 5, 40);
        let mut db = test.app.db.write().await.unwrap();
        let reference = format!("under-{}", contract.id);
        let slot =
            cast::slot(&mut db, &reference, provider, Some(contract.id), "Kök", "9412", "0160", size).await;
        db.query("UPDATE slots SET starts_on = '2026-03-02' WHERE id = $1").bind(slot).run().await.unwrap();
        db.commit().await.unwrap();
        let (id, version) = (contract.id, contract.version);
        office
            .deed(async |db| Contract::close(db, &office.eva, id, version, "Fel pris").await)
            .await
            .unwrap();
        let path = format!("/slots/{slot}/edit");
        let mut browser = test.browser(user).await;
        let page = browser.get(&path).await;
        page.is(200).says(&["(nekat)"]);
        assert_eq!(chosen_contract(&page), id.to_string());
        let mut form = filled(&page, &[("title", "Köket"), WRITTEN[1], WRITTEN[2]]);
        form.retain(|(name, _)| *name != "key");
        form.push(("contract_id", chosen_contract(&page)));
        form.push(("version", page.field("version")));
        let done = browser.post(&path, &borrowed(&form)).await;
        browser.follow(&done).await.is(200).says(&["Ändringarna är sparade", "Köket"]);
        let kept: (Option<ContractId>, String) = test
            .app
            .db
            .read()
            .await
            .unwrap()
            .query("SELECT contract_id, title FROM slots WHERE id = $1")
            .bind(slot)
            .one()
            .await
            .unwrap();
        assert_eq!(kept, (Some(id), "Köket".to_owned()));
        // For another slot it is no choice, neither in the form nor past it.
        browser.get("/slots/new").await.is(200).hides(&["(nekat)"]);
        let page = browser.get("/slots/new").await;
        let mut form = filled(&page, &WRITTEN);
        form.push(("contract_id", id.to_string()));
        browser.post("/slots", &borrowed(&form)).await.is(422).says(&["Det du valde finns inte längre"]);
    }
}

#[tokio::test]
async fn a_contract_that_has_ended_with_notice_hinders_no_change_of_another_field() {
    let office = Office::new().await;
    let (test, cast) = (&office.test, &office.test.cast);
    let c1 = cast.c1;
    office
        .deed(async |db| Contract::terminate(db, &office.mats, c1, day("2026-04-30"), "Flytt", None).await)
        .await
        .unwrap();
    let mut siv = test.browser(cast.siv).await;
    let path = format!("/slots/{}/edit", cast.shop);
    let page = siv.get(&path).await;
    let edited = |ends_on: &'static str, title: &'static str| {
        let mut form = filled(&page, &[("title", title), WRITTEN[1], WRITTEN[2], ("ends_on", ends_on)]);
        form.retain(|(name, _)| *name != "key");
        form.push(("contract_id", c1.to_string()));
        form.push(("version", page.field("version")));
        form
    };
    // Another day of its own must lie within the contract.
    siv.post(&path, &borrowed(&edited("2026-11-30", "Butik"))).await.is(409).says(&["Avtalet gäller från"]);
    let done = siv.post(&path, &borrowed(&edited("2026-12-31", "Butik"))).await;
    siv.follow(&done).await.is(200).says(&["Ändringarna är sparade", "Butik"]);
}
