//! The pages of runs: making one, looking at it, changing it by hand, handing it over, sending its proposals.

use brygga::model::allocation::Run;

use super::{release, rows, run, sql, wanted};
use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::trial::{SCRIPT, Trial};

const NAMES: [&str; 7] = ["Linnea", "Björk", "Omar", "Said", "Bengt", "Hedda", "Lönn"];

struct Filled {
    fields: Vec<(&'static str, String)>,
}

impl Filled {
    fn new(test: &TestApp) -> Self {
        let cast = &test.cast;
        let fields = vec![
            ("project_id", cast.p1.to_string()),
            ("starts_on", "2026-03-16".to_owned()),
            ("ends_on", "2026-06-15".to_owned()),
            ("track", "work_training".to_owned()),
            ("seed", "7".to_owned()),
            ("follows", String::new()),
            ("people", cast.linnea.to_string()),
            ("people", cast.bengt.to_string()),
            ("slots", cast.shop.to_string()),
        ];
        Self { fields }
    }

    fn pairs(&self) -> Vec<(&str, &str)> {
        self.fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }
}

async fn made(test: &TestApp, user: brygga::model::user::UserId) -> Run {
    run(test, user, wanted(test)).await
}

#[tokio::test]
async fn a_manager_chooses_by_reference_and_a_coach_by_name() {
    let test = TestApp::new().await;
    let mut mats = test.browser(test.cast.mats).await;
    let page = mats.get("/allocations/new").await;
    page.is(200).says(&["d1", "d2", "d3", "Anna Ek", "Sortera i second hand-butik", "Köksbiträde i kafé"]);
    page.hides(&NAMES).hides(&[">d4<", "Trädgårdsarbete"]);
    let mut anna = test.browser(test.cast.anna).await;
    anna.get("/allocations/new")
        .await
        .is(200)
        .says(&["Linnea Björk", "Omar Said"])
        .hides(&["Bengt", "Hedda"]);
    anna.get("/allocations/new?from=2030-01-01&to=2029-01-01&municipality=%00&project=x").await.is(200);
    anna.get(&format!("/allocations/new?project={}", test.cast.p2)).await.is(404);
}

#[tokio::test]
async fn a_run_is_made_once_and_every_bad_field_is_told() {
    let test = TestApp::new().await;
    let mut mats = test.browser(test.cast.mats).await;
    let filled = Filled::new(&test);
    let pairs = filled.pairs();
    let trial =
        Trial { path: "/allocations", good: &pairs, tables: &["allocations", "allotments", "events"] };
    let long = "9".repeat(30);
    let foreign = test.cast.tove.to_string();
    let protected = test.cast.hedda.to_string();
    let bad = [
        ("project_id", "", 422),
        ("project_id", "999999", 404),
        ("starts_on", "2026-02-30", 422),
        ("starts_on", "2026-03-01", 409),
        ("ends_on", "2026-03-01", 422),
        ("track", SCRIPT, 422),
        ("seed", "-1", 422),
        ("seed", &long, 422),
        ("follows", "x", 422),
        ("follows", "999999", 404),
        ("people", "", 422),
        ("people", SCRIPT, 422),
        ("people", &foreign, 404),
        ("people", &protected, 404),
        ("slots", "", 422),
        ("slots", "999999", 404),
    ];
    trial.refuses(&test, &mut mats, &bad).await;
    let mut none = pairs.clone();
    none.retain(|(name, _)| *name != "people");
    mats.post("/allocations", &none).await.is(422).says(&["Välj minst en."]);
    let mut group = pairs.clone();
    let least = format!("least-{}", test.cast.shop);
    group.push((&least, "många"));
    mats.post("/allocations", &group).await.is(422);
    let there = trial.is_done_once(&test, &mut mats, "a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4").await;
    let page = mats.get(&there).await;
    page.is(200).says(&["Fick plats", "av 2", "d1", "d3", "Platsernas priser bevisar", "Lottens tal"]);
    page.hides(&NAMES);
    mats.get("/allocations").await.is(200).says(&["2 av 2", "Mats Öst"]);
    mats.get(&format!("{there}?show=without&page=99")).await.is(200);
}

#[tokio::test]
async fn a_run_is_changed_handed_over_and_sent_and_what_cannot_be_sent_is_told_row_by_row() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let run = made(&test, cast.mats).await;
    let here = format!("/allocations/{}", run.id);
    let who = test.who(cast.mats).await;
    let omar = rows(&test, &who, run.id).await.into_iter().find(|row| row.enrolment_id == cast.omar).unwrap();
    let his = format!("/allotments/{}", omar.id);
    let mut mats = test.browser(cast.mats).await;
    mats.get(&his).await.is(200).says(&["d2", "Varför", "Ändra för hand"]).hides(&NAMES);
    let change = format!("{his}/change");
    mats.post(&change, &[("slot", ""), ("reason", "kort")]).await.is(422).says(&["error-summary"]);
    mats.post(&change, &[("slot", SCRIPT), ("reason", "Ett riktigt skäl")]).await.is(422);
    mats.post(&change, &[("slot", ""), ("reason", "Vill själv vänta till hösten")]).await.is(303);
    let page = mats.get(&here).await;
    page.says(&["för hand", "Utan plats"]);
    let mut anna = test.browser(cast.anna).await;
    anna.get(&here).await.is(404);
    mats.post(&format!("{here}/release"), &[]).await.is(303);
    mats.post(&format!("{here}/release"), &[]).await.is(409);
    mats.post(&change, &[("slot", ""), ("reason", "Ett riktigt skäl")]).await.is(409);
    anna.get(&here)
        .await
        .is(200)
        .says(&["Linnea Björk", "Omar Said", "Ett förslag att skicka"])
        .hides(&["Bengt"]);
    anna.get(&his).await.is(200).says(&["Vill själv vänta till hösten", "Mats Öst"]);
    sql(&test, "UPDATE slots SET state = 'paused'".to_owned()).await;
    let sending = format!("{here}/sending");
    let told = anna.post(&sending, &[]).await;
    told.is(200).says(&["0 av 1", "Gick inte att skicka", "Platsen tar inte emot förslag just nu"]);
    sql(&test, "UPDATE slots SET state = 'open'".to_owned()).await;
    anna.post(&sending, &[("tells", "yes")]).await.is(200).says(&["1 av 1", "Linnea Björk"]);
    anna.post(&sending, &[]).await.is(200).says(&["0 av 0"]);
    assert_eq!(test.test.count("placements").await, 1);
    mats.get(&here).await.says(&["Föreslagen"]).hides(&NAMES);
}

#[tokio::test]
async fn wishes_are_put_in_order_by_the_own_coach() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut anna = test.browser(cast.anna).await;
    let wishes = format!("/enrolments/{}/wishes", cast.linnea);
    anna.get(&wishes).await.is(200).says(&["Inga önskade platser än"]);
    for slot in [cast.shop, cast.kitchen, cast.kitchen] {
        anna.post(&wishes, &[("slot", &slot.to_string())]).await.is(303);
    }
    anna.post(&wishes, &[("slot", &cast.garden.to_string())]).await.is(404);
    anna.post(&wishes, &[("slot", SCRIPT)]).await.is(404);
    anna.post(&format!("{wishes}/{}/rise", cast.kitchen), &[]).await.is(303);
    let page = anna.get(&wishes).await;
    page.says(&["1. <a", "2. <a"]);
    assert!(page.body.find("Köksbiträde").unwrap() < page.body.find("Sortera").unwrap());
    anna.post(&format!("{wishes}/{}/removal", cast.shop), &[]).await.is(303);
    anna.get(&wishes).await.hides(&["Sortera"]);
}

#[tokio::test]
async fn groups_are_shown_with_how_many_they_are() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let keys = brygga::model::secrets::Keys::from_secret(&[7; 32]);
    let mut people = wanted(&test).people;
    let mut db = test.app.db.write().await.unwrap();
    for number in 1..=9 {
        let (reference, born) = (format!("w{number}"), format!("198503{:02}-993", number + 12));
        let name = ("Eva", "Ny", "woman", "none");
        people.push(cast::enrolment(&mut db, &keys, &reference, cast.p1, cast.bo, name, &born, "0162").await);
    }
    db.commit().await.unwrap();
    sql(&test, format!("UPDATE slots SET municipality = '0117' WHERE id = {}", cast.shop)).await;
    let run = run(&test, cast.mats, brygga_wanted(&test, people)).await;
    release(&test, cast.mats, run.id).await;
    let mut mats = test.browser(cast.mats).await;
    let page = mats.get(&format!("/allocations/{}", run.id)).await;
    // Twelve: ten women and two men, who are too few to stand alone or to be left over.
    page.is(200).says(&["Små grupper tillsammans", "färre än 5"]).hides(&["<th scope=\"row\">Man</th>"]);
    // Why those without a place have none, over all of them.
    page.says(&["Regler som stod i vägen", "Utanför projektets kommuner", "Räknat över alla"]);
}

fn brygga_wanted(
    test: &TestApp,
    people: Vec<brygga::model::enrolment::EnrolmentId>,
) -> brygga::model::allocation::Wanted {
    brygga::model::allocation::Wanted { people, ..wanted(test) }
}
