//! Bringing in an employer or a social enterprise.

use crate::support::app::TestApp;

const NEW: [(&str, &str); 4] = [
    ("name", "Lövholmens bageri"),
    ("kind", "employer"),
    ("org_number", "556430-0142"),
    ("municipality", "0188"),
];

/// The form with one field changed.
fn with<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    NEW.iter().map(|(name, was)| (*name, if *name == field { value } else { *was })).collect()
}

#[tokio::test]
async fn a_manager_brings_in_an_employer_and_can_make_a_contract_with_it() {
    let test = TestApp::new().await;
    let mut mats = test.browser(test.cast.mats).await;
    mats.get("/organisations")
        .await
        .is(200)
        .says(&["Återbruket", "Kaféet", "559900-1004"])
        .hides(&["Lövholmens"]);
    let key = mats.get("/organisations/new").await.is(200).field("key");
    let mut form = NEW.to_vec();
    form.push(("key", &key));
    let answer = mats.post("/organisations", &form).await;
    mats.follow(&answer).await.is(200).says(&[
        "Lövholmens bageri",
        "556430-0142",
        "Norrtälje",
        "Organisationen är inlagd",
    ]);
    // A double click.
    mats.post("/organisations", &form).await.is(303);
    assert_eq!(test.test.count("organisations").await, 6);
    mats.get("/contracts/new").await.is(200).says(&["Lövholmens bageri"]);
    mats.get("/organisations?q=l%C3%B6v").await.is(200).says(&["Lövholmens"]).hides(&["Kaféet"]);
}

#[tokio::test]
async fn a_number_is_nobody_elses() {
    let test = TestApp::new().await;
    let mut mats = test.browser(test.cast.mats).await;
    mats.post("/organisations", &with("org_number", "559900-1004"))
        .await
        .is(409)
        .says(&["redan en organisation"]);
    // The same number, written otherwise.
    mats.post("/organisations", &with("org_number", "165599001004")).await.is(409);
    assert_eq!(test.test.count("organisations").await, 5);
}

#[tokio::test]
async fn bad_input_is_told_beside_its_field_and_changes_nothing() {
    let test = TestApp::new().await;
    let mut mats = test.browser(test.cast.mats).await;
    for (field, value, said) in [
        ("name", "", "Fyll i det här."),
        ("name", "x", "minst 2"),
        ("org_number", "556430-0143", "Numret stämmer inte"),
        ("org_number", "19811218-9876", "Numret stämmer inte"),
        ("org_number", "", "Fyll i det här."),
        ("kind", "authority", "Välj ett av alternativen"),
        ("kind", "", "Fyll i det här."),
        ("municipality", "9999", "Välj ett av alternativen"),
    ] {
        mats.post("/organisations", &with(field, value)).await.is(422).says(&[said]);
    }
    mats.post("/organisations", &with("name", &"x".repeat(121))).await.is(422);
    let hostile = "<script>alert('x')</script>";
    mats.post("/organisations", &with("kind", hostile)).await.is(422).hides(&[hostile]);
    assert_eq!(test.test.count("organisations").await, 5);
}

#[tokio::test]
async fn an_administrator_may_bring_in_a_party_and_others_nothing() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut ada = test.browser(cast.ada).await;
    ada.post("/organisations", &with("kind", "municipality")).await.is(303);
    let mut siv = test.browser(cast.siv).await;
    siv.get("/organisations").await.is(404);
    siv.get("/organisations/new").await.is(404);
    siv.post("/organisations", &NEW).await.is(404);
    assert_eq!(test.test.count("organisations").await, 6);
}

#[tokio::test]
async fn a_coach_brings_in_the_employer_that_somebody_is_handed_over_to() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut anna = test.browser(cast.anna).await;
    let handing = format!("/enrolments/{}/handovers/new", cast.linnea);
    let way = format!("/organisations/new?handover={}", cast.linnea);
    anna.get(&handing).await.is(200).says(&[&way]);
    let page = anna.get(&way).await;
    page.is(200).says(&["Arbetsgivare"]).hides(&["Arbetsintegrerande", "Myndighet"]);
    let linnea = cast.linnea.to_string();
    let mut form = NEW.to_vec();
    form.push(("handover", &linnea));
    let answer = anna.post("/organisations", &form).await;
    assert!(answer.location().starts_with(&format!("{handing}?receiver=")), "{}", answer.location());
    let chosen = anna.follow(&answer).await;
    chosen.is(200).says(&["Organisationen är inlagd", "selected>Lövholmens bageri</option>"]);
    // Only employers: the parties of a project are not a coach's.
    anna.post("/organisations", &with("kind", "municipality")).await.is(422);
    assert_eq!(test.test.count("organisations").await, 6);
}
