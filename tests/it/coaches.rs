//! A project's coaches and their people, for its manager: nobody is left with a coach who cannot act for them.

use super::support::app::TestApp;
use super::support::day;

#[tokio::test]
async fn the_people_of_a_coach_who_is_shut_out_are_given_to_another() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let (page, told) = (format!("/projects/{}/coaches", cast.p1), "ingen coach som kan logga in");
    let mut mats = test.browser(cast.mats).await;
    mats.get("/overview").await.is(200).says(&[&page]).hides(&[told]);
    mats.get(&page).await.is(200).says(&["Anna Ek", "Bo Alm"]).hides(&["Kontot är avstängt", ">d1<"]);
    test.disable(cast.anna).await;
    mats.get("/overview").await.is(200).says(&["3 deltagare har ingen coach som kan logga in"]);
    // Linnea and Omar by reference; Hedda, who is protected, in the count alone.
    let left = mats.get(&page).await;
    left.is(200).says(&["Kontot är avstängt", "3 deltagare", ">d1<", ">d2<", "och 1 till"]);
    left.hides(&[">d3<", ">d4<", "Linnea", "Hedda"]);

    let (anna, bo, klara) = (cast.anna.to_string(), cast.bo.to_string(), cast.klara.to_string());
    let silent = mats.post(&page, &[("from", &anna)]).await;
    silent.is(422).says(&["href=\"#coach_id-1\"", "id=\"coach_id-1-fault\"", "Välj en coach.", ": Anna Ek<"]);
    mats.post(&page, &[("from", &anna), ("coach_id", "nobody")]).await.is(400);
    for wrong in [anna.as_str(), &klara, "999999"] {
        mats.post(&page, &[("from", &anna), ("coach_id", wrong)]).await.is(404);
    }
    // One of them from the own page, after the reason; somebody protected only together with the others.
    let one = |person| format!("/enrolments/{person}/coach");
    mats.post(&one(cast.linnea), &[("coach_id", &bo)]).await.is(303);
    mats.post(&one(cast.hedda), &[("coach_id", &bo)]).await.is(404);
    mats.post(&one(cast.tove), &[("coach_id", &bo)]).await.is(404);
    let answer = mats.post(&page, &[("from", &anna), ("coach_id", &bo)]).await;
    mats.follow(&answer).await.says(&["har fått en ny coach", "4 deltagare"]).hides(&["Kontot är avstängt"]);
    mats.get("/overview").await.is(200).hides(&[told]);
    let mut bo = test.browser(cast.bo).await;
    for person in [cast.linnea, cast.omar, cast.hedda, cast.bengt] {
        bo.get(&format!("/enrolments/{person}/profile")).await.is(200);
    }
}

#[tokio::test]
async fn whoever_has_no_coach_stands_on_the_managers_page() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE enrolments SET coach_id = NULL WHERE id = $1").bind(cast.omar).run().await.unwrap();
    db.query("DELETE FROM memberships WHERE user_id = $1").bind(cast.bo).run().await.unwrap();
    db.commit().await.unwrap();
    let page = format!("/projects/{}/coaches", cast.p1);
    let mut mats = test.browser(cast.mats).await;
    mats.get("/overview").await.is(200).says(&["2 deltagare har ingen coach som kan logga in"]);
    let named = mats.get(&page).await;
    assert_eq!(named.body.matches(">Ingen coach<").count(), 1, "the heading says it, and no chip again");
    named.says(&["Ingen coach", ">d2<", "Inte längre coach i projektet", ">d3<"]);
    let anna = cast.anna.to_string();
    mats.post(&page, &[("from", ""), ("coach_id", &anna)]).await.is(303);
    mats.get("/overview").await.is(200).says(&["En deltagare har ingen coach som kan logga in"]);
    assert_eq!(test.test.count("events WHERE what = 'coach_changed'").await, 1);
}

#[tokio::test]
async fn whoever_manages_and_coaches_gives_nobody_to_themselves() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    db.query(
        "INSERT INTO memberships (user_id, role, organisation_id, project_id) VALUES ($1, 'coach', $2, $3)",
    )
    .bind(cast.mats)
    .bind(cast.association)
    .bind(cast.p1)
    .run()
    .await
    .unwrap();
    db.commit().await.unwrap();
    let page = format!("/projects/{}/coaches", cast.p1);
    let (mats, anna, bo) = (cast.mats.to_string(), cast.anna.to_string(), cast.bo.to_string());
    let mut browser = test.browser(cast.mats).await;
    browser.get(&page).await.is(200).says(&[">Bo Alm</option>"]).hides(&[">Mats Öst</option>"]);
    for from in [anna.as_str(), ""] {
        browser.post(&page, &[("from", from), ("coach_id", &mats)]).await.is(404);
    }
    let one = |person| format!("/enrolments/{person}/coach");
    for person in [cast.linnea, cast.hedda] {
        browser.post(&one(person), &[("coach_id", &mats)]).await.is(404);
    }
    let own = format!("enrolments WHERE coach_id = {mats}");
    assert_eq!(test.test.count(&own).await, 0);
    // Others may have them, and whom nobody is the coach of any coach may take.
    browser.post(&one(cast.linnea), &[("coach_id", &bo)]).await.is(303);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE enrolments SET coach_id = NULL WHERE id = $1").bind(cast.omar).run().await.unwrap();
    db.commit().await.unwrap();
    browser.post(&one(cast.omar), &[("coach_id", &mats)]).await.is(303);
    assert_eq!(test.test.count(&own).await, 1);
}

#[tokio::test]
async fn whoever_ended_long_ago_is_counted_and_given_no_more() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    for (person, on) in [(cast.linnea, "2024-12-20"), (cast.omar, "2026-02-20")] {
        db.query("UPDATE enrolments SET enrolled_on = '2024-02-01', ended_on = $2, end_reason = 'completed', exit_to = 'work' WHERE id = $1")
            .bind(person)
            .bind(day(on))
            .run()
            .await
            .unwrap();
    }
    db.commit().await.unwrap();
    let page = format!("/projects/{}/coaches", cast.p1);
    let (anna, bo) = (cast.anna.to_string(), cast.bo.to_string());
    let mut mats = test.browser(cast.mats).await;
    mats.post(&page, &[("from", &anna), ("coach_id", &bo)]).await.is(303);
    // Omar is promised something still, and Hedda is enrolled.
    assert_eq!(test.test.count("events WHERE what = 'coach_changed'").await, 2);
    assert_eq!(test.test.count(&format!("enrolments WHERE coach_id = {anna}")).await, 1);
}
