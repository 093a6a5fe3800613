//! Talks and reviews at the workplace, the certificate, and ratings that nobody can take apart.

use brygga::model::enrolment::EnrolmentId;
use brygga::model::placement::{Placement, PlacementId};
use brygga::model::rating;
use brygga::model::review::{Answers, Review, ReviewAnswer, ReviewKind};
use brygga::model::{Error, Refusal};

use super::own_page::opened;
use super::policy::scene::Scene;
use super::support::app::TestApp;
use super::support::{day, refused};

/// Siv's last words on somebody at the shop.
pub async fn final_review(test: &TestApp, placement: PlacementId) {
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    Review::by_supervisor(&mut db, &siv, placement, ReviewKind::Final, answers()).await.unwrap();
    db.commit().await.unwrap();
}

fn answers() -> Answers {
    Answers {
        comes: ReviewAnswer::Always,
        carries_out: ReviewAnswer::Mostly,
        cooperates: ReviewAnswer::Mostly,
        independent: ReviewAnswer::Sometimes,
        words: "Noggrann och omtyckt av kunderna.".to_owned(),
    }
}

async fn started(test: &TestApp, person: EnrolmentId) -> PlacementId {
    let cast = &test.cast;
    let id = test.propose(cast.anna, person, cast.shop, ("2026-03-02", "2026-05-29"), 10).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    id
}

#[tokio::test]
async fn a_talk_of_three_is_written_down_by_the_coach() {
    let test = TestApp::new().await;
    let id = started(&test, test.cast.linnea).await;
    let mut anna = test.browser(test.cast.anna).await;
    let path = format!("/placements/{id}/follow-up");
    anna.get(&path).await.is(200).says(&["Trepartssamtal: Linnea Björk"]);
    let of = |on: &'static str, agreed: &'static str, there: &'static str| {
        [
            ("held_on", on),
            ("with_participant", there),
            ("agreed", agreed),
            ("participant_words", "Jag trivs."),
        ]
    };
    anna.post(&path, &of("2026-03-02", "", "yes")).await.is(422).says(&["Fyll i"]);
    anna.post(&path, &of("2026-03-01", "Fler timmar", "yes")).await.is(409);
    anna.post(&path, &of("2026-03-03", "Fler timmar", "yes")).await.is(409);
    anna.post(&path, &of("2026-03-02", "Fler timmar", ""))
        .await
        .is(409)
        .says(&["Kryssa för vilka som var med"]);
    let long = "a".repeat(1 << 20);
    anna.post(&path, &[("held_on", "2026-03-02"), ("agreed", &long)]).await.is(413);
    assert_eq!(test.test.count("placement_reviews").await, 0);
    let done = anna.post(&path, &of("2026-03-02", "Fler timmar i maj", "yes")).await;
    anna.follow(done.is(303)).await.says(&["Jag trivs.", "Fler timmar i maj", "Handledaren var inte med."]);
    // What was said without the supervisor is not the workplace's to read; what was said with, is.
    let mut siv = test.browser(test.cast.siv).await;
    let reviews = format!("/placements/{id}/reviews");
    siv.get(&reviews).await.is(200).hides(&["Jag trivs.", "Fler timmar i maj"]);
    let mut all = of("2026-03-02", "Två dagar i kassan", "yes").to_vec();
    all.push(("with_supervisor", "yes"));
    all.push(("key", "talkkey1"));
    // Sent twice, it is one talk.
    anna.post(&path, &all).await.is(303);
    anna.post(&path, &all).await.is(303);
    assert_eq!(test.test.count("placement_reviews").await, 2);
    siv.get(&reviews).await.says(&["Två dagar i kassan", "Jag trivs."]).hides(&["Fler timmar i maj"]);
    // The participant reads both on the own page.
    let mut linnea = opened(&test, test.cast.anna, test.cast.linnea).await;
    linnea.get("/me/reviews").await.is(200).says(&["Två dagar i kassan", "Fler timmar i maj", "Du sade:"]);
    linnea.get(&format!("/me/placements/{id}/certificate")).await.is(404);
}

#[tokio::test]
async fn the_supervisor_reviews_once_of_each_kind_and_the_final_one_makes_a_certificate() {
    let test = TestApp::new().await;
    let id = started(&test, test.cast.linnea).await;
    test.worked(test.cast.siv, id, &[("2026-03-02", 210)]).await;
    let mut siv = test.browser(test.cast.siv).await;
    siv.get(&format!("/placements/{id}/certificate")).await.is(404);
    let path = format!("/placements/{id}/review");
    let form = [
        ("kind", "final"),
        ("comes", "always"),
        ("carries_out", "mostly"),
        ("cooperates", "mostly"),
        ("independent", "sometimes"),
        ("words", "Noggrann."),
    ];
    siv.get(&path).await.is(200).says(&["Kommer som avtalat", "Linnea"]).hides(&["Björk"]);
    siv.post(&path, &form[..5]).await.is(422);
    siv.post(&path, &[("kind", "follow_up"), form[1], form[2], form[3], form[4], form[5]]).await.is(404);
    siv.post(&path, &form).await.is(303);
    siv.post(&path, &form).await.is(409).says(&["redan gjord"]);
    // The final one is the last word.
    let mut midway = form;
    midway[0] = ("kind", "midway");
    siv.post(&path, &midway).await.is(409).says(&["efter den görs ingen halvtidsavstämning"]);
    let page = siv.get(&format!("/placements/{id}/reviews")).await;
    page.says(&["Hämta intyget"]).hides(&[&format!("{path}\"")]);
    let mut anna = test.browser(test.cast.anna).await;
    anna.get(&format!("/enrolments/{}/reviews", test.cast.linnea)).await.says(&[
        "Slutavstämning",
        "Noggrann.",
        "Alltid",
    ]);
    for browser in [&mut siv, &mut anna] {
        let paper = browser.get(&format!("/placements/{id}/certificate")).await;
        assert!(paper.is(200).body.starts_with("%PDF"));
    }
    assert_eq!(test.test.count("accesses WHERE page = 'certificate'").await, 2);
    // Whom it is about takes it along from the own page; nobody else does.
    let mut linnea = opened(&test, test.cast.anna, test.cast.linnea).await;
    linnea.get("/me/reviews").await.is(200).says(&["Hämta mitt intyg", "Noggrann.", "Din handledare sade:"]);
    let own = format!("/me/placements/{id}/certificate");
    assert!(linnea.get(&own).await.is(200).body.starts_with("%PDF"));
    let mut omar = opened(&test, test.cast.anna, test.cast.omar).await;
    omar.get(&own).await.is(404);
    omar.get("/me/reviews").await.hides(&["Noggrann."]);
    // The full name is the coach's to tell.
    let named = async |user| {
        let who = test.who(user).await;
        let mut db = test.app.db.read().await.unwrap();
        brygga::model::review::Certificate::find(&mut db, &who, id).await.unwrap()
    };
    assert_eq!(named(test.cast.anna).await.name, "Linnea Björk");
    let certificate = named(test.cast.siv).await;
    assert_eq!((certificate.name.as_str(), certificate.minutes, certificate.to), ("Linnea", 210, None));
    // What it says of tasks and hours is what held that day; the last day is told when it has been.
    let tasks = certificate.tasks;
    test.test.clock.set_day(day("2026-03-04"));
    test.worked(test.cast.siv, id, &[("2026-03-04", 120)]).await;
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET description = 'Något annat.'").run().await.unwrap();
    let reason = brygga::model::codes::PlacementEndReason::Completed;
    Placement::end(&mut db, &siv, id, day("2026-03-04"), reason, None).await.unwrap();
    db.commit().await.unwrap();
    let later = named(test.cast.anna).await;
    assert_eq!(later.attended_until(), day("2026-03-02"), "the day of the review, before the end");
    let told_later = brygga::model::review::Certificate { on: day("2026-04-01"), ..later.clone() };
    assert_eq!(told_later.attended_until(), day("2026-03-04"), "the last day there");
    assert_eq!((later.tasks, later.minutes, later.to), (tasks, 210, Some(day("2026-03-04"))));
}

#[tokio::test]
async fn only_those_concerned_review() {
    let test = TestApp::new().await;
    let id = started(&test, test.cast.linnea).await;
    for user in [test.cast.anna, test.cast.egon, test.cast.mats] {
        let who = test.who(user).await;
        let mut db = test.app.db.write().await.unwrap();
        let made = Review::by_supervisor(&mut db, &who, id, ReviewKind::Midway, answers()).await;
        assert!(matches!(made, Err(Error::NotFound)), "{made:?}");
    }
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    Review::by_supervisor(&mut db, &siv, id, ReviewKind::Midway, answers()).await.unwrap();
    assert_eq!(
        refused(Review::by_supervisor(&mut db, &siv, id, ReviewKind::Midway, answers()).await),
        Refusal::ReviewMade
    );
}

#[tokio::test]
async fn a_rating_is_given_once_and_seven_is_no_rating() {
    let scene = Scene::set().await;
    let test = scene.test();
    let id = scene.started();
    let mut linnea = opened(test, test.cast.anna, test.cast.linnea).await;
    linnea.get("/me").await.says(&["Säg vad du tycker om platsen"]);
    let path = format!("/me/placements/{id}/rating");
    linnea.get(&path).await.is(200).says(&["Vad tycker du om platsen?", "Bra bemötande"]);
    let of = |score: &'static str| [("welcome", score), ("tasks", "4"), ("support", "4"), ("recommend", "5")];
    for wrong in ["7", "0", "", "fem", "-1", "4.5"] {
        linnea.post(&path, &of(wrong)).await.is(422);
        let mut anna = test.browser(test.cast.anna).await;
        anna.post(&format!("/placements/{id}/rating"), &of(wrong)).await.is(422);
    }
    assert_eq!(test.test.count("ratings").await, 0);
    linnea.post(&path, &of("5")).await.is(303);
    linnea.post(&path, &of("1")).await.is(409);
    linnea.get("/me").await.hides(&["Säg vad du tycker om platsen"]).says(&["Se vad du svarade"]);
    linnea.get(&path).await.is(200).says(&["Det här svarade du", "5 av 5", "4 av 5"]);
    let mut anna = test.browser(test.cast.anna).await;
    anna.post(&format!("/placements/{id}/rating"), &of("3")).await.is(303);
    anna.post(&format!("/placements/{id}/rating"), &of("3")).await.is(409);
    // Omar is proposed: he has not been there. And Linnea's is not his.
    let mut omar = opened(test, test.cast.anna, test.cast.omar).await;
    omar.post(&scene.filled("/me/placements/{proposed}/rating"), &of("5")).await.is(404);
    omar.post(&path, &of("5")).await.is(404);
    assert_eq!(test.test.count("ratings").await, 2);
}

#[tokio::test]
async fn a_mean_is_of_five_people_or_more_who_did_not_all_say_the_same() {
    let test = TestApp::new().await;
    let placement = started(&test, test.cast.linnea).await;
    let mut siv = test.browser(test.cast.siv).await;
    let page = format!("/slots/{}", test.cast.shop);
    // Other people's placements there, as the import would make them; one of them has been there twice.
    let people = copies(&test, placement, 11).await;
    let rate = async |id: i64, score: i64| {
        let mut db = test.app.db.write().await.unwrap();
        db.query(
            "INSERT INTO ratings (placement_id, party, welcome, tasks, support, recommend, given_at)
             VALUES ($1, 'participant', $2, $2, $2, $2, $3)",
        )
        .bind(id)
        .bind(score)
        .bind(test.test.clock.now())
        .run()
        .await
        .unwrap();
        db.commit().await.unwrap();
    };
    for id in &people[..4] {
        rate(*id, 5).await;
    }
    siv.get(&page).await.is(200).says(&["Visas när minst fem personer har svarat."]).hides(&["av 5"]);
    rate(people[4], 1).await;
    siv.get(&page).await.says(&["4,2 av 5 (5 svar)"]);
    // The same five again, once they have been there anew, are not more people; nor are four others.
    for id in copies_of(&test, &people[..5]).await {
        rate(id, 1).await;
    }
    for id in &people[5..9] {
        rate(*id, 1).await;
        siv.get(&page).await.says(&["4,2 av 5 (5 svar)"]);
    }
    // A fifth who says what the four said would tell what each of them said.
    rate(people[9], 1).await;
    siv.get(&page).await.says(&["4,2 av 5 (5 svar)"]);
    rate(people[10], 3).await;
    siv.get(&page).await.says(&["2,6 av 5 (11 svar)"]);
    let mut db = test.app.db.read().await.unwrap();
    assert_eq!(rating::means(&mut db, test.cast.atelier).await.unwrap().len(), 1);
    assert!(rating::means(&mut db, test.cast.cafe).await.unwrap().is_empty());
}

/// So many people with a placement like this one each.
async fn copies(test: &TestApp, like: PlacementId, count: i64) -> Vec<i64> {
    let mut db = test.app.db.write().await.unwrap();
    let mut ids = Vec::new();
    for number in 0..count {
        let person: i64 = db
            .query(
                "INSERT INTO participants (personal_number, personal_number_index, birth_date, given_name, family_name, sex, protection)
                 VALUES ($1, $1, '1990-01-01', 'X', 'Y', 'woman', 'none') RETURNING id",
            )
            .bind(vec![u8::try_from(number).unwrap(); 8])
            .value()
            .await
            .unwrap();
        let enrolment: i64 = db
            .query(
                "INSERT INTO enrolments (ref, participant_id, project_id, municipality, referred_by, enrolled_on, education,
                    months_on_public_support, wishes, adaptations, requirements_met, languages)
                 SELECT ref || $2, $1, project_id, municipality, referred_by, enrolled_on, education, months_on_public_support, wishes,
                    adaptations, requirements_met, languages
                 FROM enrolments WHERE id = (SELECT enrolment_id FROM placements WHERE id = $3) RETURNING id",
            )
            .bind(person)
            .bind(format!("-{number}"))
            .bind(like)
            .value()
            .await
            .unwrap();
        let placement: i64 = db
            .query(
                "INSERT INTO placements (ref, enrolment_id, slot_id, track, state, hours_per_week, starts_on, planned_end_on, proposed_on,
                    answered_on, started_on, adaptations)
                 SELECT ref || $2, $1, slot_id, track, state, hours_per_week, starts_on, planned_end_on, proposed_on, answered_on,
                    started_on, adaptations FROM placements WHERE id = $3 RETURNING id",
            )
            .bind(enrolment)
            .bind(format!("-{number}"))
            .bind(like)
            .value()
            .await
            .unwrap();
        ids.push(placement);
    }
    db.commit().await.unwrap();
    ids
}

/// A second placement of the same people there.
async fn copies_of(test: &TestApp, placements: &[i64]) -> Vec<i64> {
    let mut db = test.app.db.write().await.unwrap();
    let mut ids = Vec::new();
    for placement in placements {
        let id: i64 = db
            .query(
                "INSERT INTO placements (ref, enrolment_id, slot_id, track, state, hours_per_week, starts_on, planned_end_on, proposed_on,
                    answered_on, started_on, adaptations)
                 SELECT ref || '-again', enrolment_id, slot_id, track, state, hours_per_week, starts_on, planned_end_on, proposed_on,
                    answered_on, started_on, adaptations FROM placements WHERE id = $1 RETURNING id",
            )
            .bind(*placement)
            .value()
            .await
            .unwrap();
        ids.push(id);
    }
    db.commit().await.unwrap();
    ids
}

#[tokio::test]
async fn of_somebody_whom_the_workplace_does_not_know_by_name_there_is_no_certificate_to_get() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.hedda, cast.shop, ("2026-03-02", "2026-05-29"), 10).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    final_review(&test, id).await;
    let mut siv = test.browser(cast.siv).await;
    siv.get(&format!("/placements/{id}/reviews")).await.is(200).hides(&["Hämta intyget"]);
    siv.get(&format!("/placements/{id}/certificate")).await.is(404);
}
