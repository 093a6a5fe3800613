//! Distance travelled: the form that a project has chosen, answers over time, and a wording that is locked.

use brygga::model::progress::{ProgressForm, Rater, Rating, choose, due_of_coach, next_on, rate, ratings};
use brygga::model::{Error, Refusal};
use sqlx::types::Json;

use super::own_page::opened;
use super::support::app::TestApp;
use super::support::trial::{SCRIPT, Trial};
use super::support::{day, refused};

async fn chosen(test: &TestApp) {
    let mut browser = test.browser(test.cast.mats).await;
    let path = format!("/projects/{}/progress-form", test.cast.p1);
    browser.post(&path, &[("form", "nonsense")]).await.is(400);
    browser.post(&path, &[("form", "short_1")]).await.is(303);
}

fn rating(rater: Rater, on: &str, answers: &[i64]) -> Rating {
    Rating { rater, rated_on: day(on), answers: Json(answers.to_vec()), comment: String::new() }
}

#[tokio::test]
async fn answers_are_drawn_over_time_and_asked_for_every_third_month() {
    let test = TestApp::new().await;
    let (anna, linnea) = (test.who(test.cast.anna).await, test.cast.linnea);
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{linnea}/progress");
    browser.get(&path).await.is(200).says(&["Projektet har inte valt något formulär"]);
    chosen(&test).await;
    browser.get(&path).await.is(200).says(&["Dags att svara", "Jag vet vad mitt nästa steg är."]);
    let mut db = test.app.db.write().await.unwrap();
    let form = ProgressForm::Short1;
    for (rater, on, answers) in [
        (Rater::Participant, "2026-01-15", [1, 2, 2, 1, 1, 1]),
        (Rater::Coach, "2026-01-15", [2, 2, 2, 2, 2, 2]),
        (Rater::Participant, "2026-03-02", [3, 4, 3, 3, 4, 5]),
    ] {
        rate(&mut db, &anna, linnea, form, rating(rater, on, &answers)).await.unwrap();
    }
    let again = rate(&mut db, &anna, linnea, form, rating(Rater::Coach, "2026-01-15", &[1; 6])).await;
    assert_eq!(refused(again), Refusal::AlreadyRated);
    let seven = rate(&mut db, &anna, linnea, form, rating(Rater::Coach, "2026-02-15", &[7; 6])).await;
    assert_eq!(refused(seven), Refusal::ScoreOutsideScale { least: 1, most: 5 });
    let other =
        rate(&mut db, &anna, linnea, ProgressForm::Work1, rating(Rater::Coach, "2026-02-15", &[1; 8])).await;
    assert!(matches!(other, Err(Error::Stale)));
    let bengt =
        rate(&mut db, &anna, test.cast.bengt, form, rating(Rater::Coach, "2026-02-15", &[1; 6])).await;
    assert!(matches!(bengt, Err(Error::NotFound)));
    assert!(matches!(choose(&mut db, &anna, test.cast.p1, None).await, Err(Error::NotFound)));
    let all = ratings(&mut db, linnea, form).await.unwrap();
    assert_eq!(all.iter().map(|one| one.mean()).collect::<Vec<_>>(), [Some(13), Some(20), Some(37)]);
    assert_eq!(next_on(day("2026-01-12"), &all, Rater::Participant), day("2026-06-01"));
    db.commit().await.unwrap();
    browser.get(&path).await.is(200).says(&["<polyline", "Medelvärdet över tid", "nästa 1 juni 2026"]);
}

#[tokio::test]
async fn a_rating_of_seven_and_other_bad_input_is_refused_in_words() {
    let test = TestApp::new().await;
    chosen(&test).await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}/progress?rater=participant", test.cast.linnea);
    let new = format!("/enrolments/{}/progress/new?rater=participant", test.cast.linnea);
    browser.get(&new).await.is(200).says(&["5 – stämmer helt"]);
    let trial = Trial {
        path: &path,
        good: &[
            ("s1", "3"),
            ("s2", "3"),
            ("s3", "4"),
            ("s4", "5"),
            ("s5", "1"),
            ("s6", "2"),
            ("comment", SCRIPT),
            ("rated_on", "2026-03-02"),
        ],
        tables: &["progress_ratings", "events"],
    };
    let long = "x".repeat(1001);
    let bad = [
        ("s1", "7", 422),
        ("s1", "0", 422),
        ("s1", "", 422),
        ("s6", "tre", 422),
        ("comment", &long, 422),
        ("rated_on", "2026-03-03", 409),
        ("rated_on", "2026-01-11", 409),
        ("rated_on", "", 422),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    let location = trial.is_done_once(&test, &mut browser, "progresskey").await;
    browser.get(&location).await.is(200).hides(&[SCRIPT]);
}

#[tokio::test]
async fn the_participant_answers_on_the_own_page_and_all_see_when_it_is_time() {
    let test = TestApp::new().await;
    let mut phone = opened(&test, test.cast.anna, test.cast.linnea).await;
    phone.get("/me").await.is(200).hides(&["/me/progress"]);
    phone.get("/me/progress").await.is(404);
    chosen(&test).await;
    let mut anna = test.browser(test.cast.anna).await;
    anna.get("/caseload").await.says(&["Stegförflyttning: dags att svara", "Deltagaren, Coachen"]);
    anna.get("/agenda").await.says(&["Stegförflyttning: dags att svara", "Har inte svarat än."]);
    phone.get("/me").await.says(&["Det är dags att svara"]);
    phone.get("/me/progress").await.is(200).says(&["Jag vet vad mitt nästa steg är.", "5 – stämmer helt"]);
    let answers =
        [("s1", "3"), ("s2", "3"), ("s3", "4"), ("s4", "5"), ("s5", "1"), ("s6", "2"), ("comment", SCRIPT)];
    for (field, wrong) in [("s1", "7"), ("s6", ""), ("s2", "tre")] {
        let mut bad = answers.to_vec();
        bad.iter_mut().filter(|(name, _)| *name == field).for_each(|(_, value)| *value = wrong);
        phone.post("/me/progress", &bad).await.is(422).hides(&[SCRIPT]);
    }
    assert_eq!(test.test.count("progress_ratings").await, 0);
    let done = phone.post("/me/progress", &answers).await;
    phone.follow(done.is(303)).await.says(&["Tack för dina svar!"]).hides(&["Det är dags att svara"]);
    phone.post("/me/progress", &answers).await.is(409).says(&["Du har redan svarat i dag"]);
    let own = "progress_ratings WHERE rater = 'participant' AND entered_by IS NULL";
    assert_eq!(test.test.count(own).await, 1);
    let of_linnea = "(SELECT MAX(id) FROM enrolments WHERE ref = 'd1')";
    assert_eq!(
        test.test
            .count(&format!("events WHERE what = 'progress_rated' AND enrolment_id = {of_linnea}"))
            .await,
        1
    );
    anna.get(&format!("/enrolments/{}/progress", test.cast.linnea))
        .await
        .hides(&[SCRIPT])
        .says(&["nästa 1 juni 2026"]);
    // Ninety-one days later, and not before.
    for (on, due) in [("2026-05-31", false), ("2026-06-01", true)] {
        test.test.clock.set_day(day(on));
        let anna = test.who(test.cast.anna).await;
        let mut db = test.app.db.read().await.unwrap();
        let all = due_of_coach(&mut db, &anna).await.unwrap();
        let linnea = all.iter().find(|one| one.enrolment_id == test.cast.linnea).unwrap();
        assert_eq!(linnea.raters(day(on)).contains(&Rater::Participant), due, "{on}");
    }
}

/// Answers over time are answers to the same words. Whoever wants other words makes a new form, with a new code.
#[test]
fn the_wording_of_the_forms_is_locked() {
    for (language, locked) in [("sv", SWEDISH), ("en", ENGLISH)] {
        let file = std::fs::read_to_string(format!("locales/{language}/progress.ftl")).unwrap();
        let is_statement =
            |line: &&str| line.starts_with("progress-short-1-") || line.starts_with("progress-work-1-");
        let said: Vec<&str> = file
            .lines()
            .filter(is_statement)
            .filter_map(|line| line.split_once(" = "))
            .map(|(_, said)| said)
            .collect();
        assert_eq!(said, locked.trim().lines().collect::<Vec<_>>(), "{language}");
    }
}

const SWEDISH: &str = "
Jag vet vad jag vill arbeta med eller studera.
Jag kommer i väg på det jag har bestämt.
Jag orkar med mina dagar.
Jag har någon att fråga när jag behöver hjälp.
Jag tror att jag kan klara ett arbete eller en utbildning.
Jag vet vad mitt nästa steg är.
Jag vet vad jag vill arbeta med.
Jag kommer i tid till arbetet.
Jag klarar de timmar som är bestämda.
Jag förstår vad jag ska göra på arbetet.
Jag vågar fråga på arbetet när något är oklart.
Jag trivs med dem jag arbetar med.
Jag orkar med fritiden efter arbetet.
Jag tror att jag kan få och behålla ett arbete.
";

const ENGLISH: &str = "
I know what I want to work with or study.
I get to what I have decided to do.
I have the strength for my days.
I have somebody to ask when I need help.
I believe that I can manage a job or an education.
I know what my next step is.
I know what I want to work with.
I come to work on time.
I manage the hours that are agreed.
I understand what I am to do at work.
I dare to ask at work when something is unclear.
I get on with the people I work with.
I have strength left after work.
I believe that I can get and keep a job.
";
