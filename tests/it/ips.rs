//! The IPS-25 items: what each is computed from, what lacks data, and a reviewer's scores.

use brygga::model::activity::Activity;
use brygga::model::codes::{ActivityKind, Track};
use brygga::model::employer::{ContactManner, Employer, Told};
use brygga::model::ips::{ITEMS, Item, Lack, LogRow, Logged, Review, Scale, adds, item, review, rows};
use brygga::model::placement::{Placement, Proposal};
use brygga::model::{Error, Refusal};

use super::employers::{employer, visit};
use super::support::app::TestApp;
use super::support::stage::make_ready;
use super::support::trial::Trial;
use super::support::{day, refused};

async fn scale(test: &TestApp) -> Scale {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    Scale::of_project(&mut db, &mats, test.cast.p1).await.unwrap()
}

fn of(scale: &Scale, number: usize) -> &Item {
    &scale.items[number - 1]
}

#[tokio::test]
async fn what_lacks_data_says_why_and_the_rest_is_computed_from_its_rows() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let empty = scale(&test).await;
    assert_eq!(empty.items.len() as i64, ITEMS);
    // Four people, two full-time coaches, one full-time manager.
    assert_eq!((of(&empty, 1).figure(), of(&empty, 1).score()), (Some(20), Some(5)));
    assert_eq!((of(&empty, 8).figure(), of(&empty, 8).score()), (Some(20), Some(5)));
    let lack = |number| of(&empty, number).computed.as_ref().unwrap().1.lack;
    assert_eq!(lack(15), Some(Lack::NoContacts));
    assert_eq!(lack(16), Some(Lack::NoWishes));
    assert_eq!(
        (lack(19), lack(21), lack(23), lack(24)),
        (Some(Lack::NoJobs), Some(Lack::NoJobs), Some(Lack::NoJobs), Some(Lack::NoPlaces))
    );
    assert_eq!((empty.scored, empty.total, empty.band()), (2, 10, None));

    let bakery = employer(&test, cast.anna, cast.p1, "Bageriet").await;
    let anna = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let about = |fits| Told {
        about: Some(cast.linnea),
        fits: Some(fits),
        ..visit("2026-02-11", ContactManner::AtWorkplace)
    };
    Employer::log(&mut db, &anna, bakery, about(true)).await.unwrap();
    Employer::log(&mut db, &anna, bakery, about(false)).await.unwrap();
    Employer::log(&mut db, &anna, bakery, visit("2026-02-20", ContactManner::ByPhone)).await.unwrap();
    db.commit().await.unwrap();
    let now = scale(&test).await;
    assert_eq!(
        (of(&now, 15).figure(), of(&now, 15).score()),
        (Some(300), Some(5)),
        "12 January to 11 February"
    );
    assert_eq!(of(&now, 16).figure(), Some(500), "one of two");
    assert_eq!(of(&now, 18).figure(), Some(20), "two visits, one employer; a call is no visit");
    // Two met in thirteen weeks by two coaches: never rounded up.
    assert_eq!((of(&now, 17).figure(), of(&now, 17).score()), (Some(0), Some(1)));
    // 80 minutes there of 120.
    assert_eq!((of(&now, 24).figure(), of(&now, 24).score()), (Some(666), Some(5)));
}

#[tokio::test]
async fn a_project_without_coaches_has_no_supervision_and_a_young_one_few_weeks() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let bakery = employer(&test, cast.anna, cast.p1, "Bageriet").await;
    let anna = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    for on in ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19"] {
        Employer::log(&mut db, &anna, bakery, visit(on, ContactManner::AtWorkplace)).await.unwrap();
    }
    // Two weeks before the day of the test.
    db.query("UPDATE projects SET starts_on = '2026-02-16', version = version + 1").run().await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(of(&scale(&test).await, 17).figure(), Some(10), "four in two weeks by two coaches");
    let mut db = test.app.db.write().await.unwrap();
    db.query("DELETE FROM memberships WHERE role = 'coach'").run().await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(of(&scale(&test).await, 8).computed.as_ref().unwrap().1.lack, Some(Lack::NoCoaches));
}

#[tokio::test]
async fn work_training_is_in_no_rate() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let (anna, siv, egon) = (test.who(cast.anna).await, test.who(cast.siv).await, test.who(cast.egon).await);
    let mut db = test.app.db.write().await.unwrap();
    let places = [
        (cast.linnea, cast.kitchen, Track::Employment, &egon),
        (cast.omar, cast.shop, Track::WorkTraining, &siv),
        (cast.hedda, cast.shop, Track::SupportedEmployment, &siv),
    ];
    for (person, slot, track, provider) in places {
        let proposal = Proposal {
            enrolment_id: person,
            slot_id: slot,
            track,
            hours_per_week: 10,
            starts_on: day("2026-03-02"),
            planned_end_on: day("2026-05-29"),
            adaptations: vec![],
            message: String::new(),
        };
        let id = Placement::propose(&mut db, &anna, proposal).await.unwrap().id;
        Placement::accept(&mut db, provider, id, day("2026-03-02")).await.unwrap();
        make_ready(&mut db, provider, id).await;
        Placement::start(&mut db, provider, id, day("2026-03-02")).await.unwrap();
    }
    db.commit().await.unwrap();
    let now = scale(&test).await;
    let (_, jobs) = of(&now, 21).computed.as_ref().unwrap();
    assert_eq!((jobs.sum / 100, jobs.n, jobs.beside), (1, 2, 1));
    assert_eq!((of(&now, 21).figure(), of(&now, 21).score()), (Some(500), Some(1)));
    assert_eq!((of(&now, 19).figure(), of(&now, 20).figure()), (Some(1000), Some(1000)));
    let (_, followed) = of(&now, 23).computed.as_ref().unwrap();
    assert_eq!((followed.sum, followed.n), (0, 2), "nobody was met the week before");
    // What is agreed and has not begun is no job yet.
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE placements SET state = 'accepted', started_on = NULL WHERE enrolment_id = $1")
        .bind(cast.hedda)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    let (_, followed) = &of(&scale(&test).await, 23).computed.clone().unwrap();
    assert_eq!((followed.sum, followed.n), (0, 1));
    let mut browser = test.browser(cast.mats).await;
    let page = browser.get("/ips/21").await;
    page.is(200).says(&["1 arbetsträning började", "Anna Ek"]).hides(&["Linnea", "Hedda", ">d1<"]);
    let page = browser.get("/ips/21/rows").await;
    page.is(200).says(&[">d1<", "Anställning", "1 rad."]).hides(&["Linnea", "Hedda", ">d4<", "Solrosen"]);
}

#[tokio::test]
async fn a_job_that_nobody_knows_the_employer_of_is_told_beside_the_rates() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let elsewhere = async |number: usize| {
        of(&scale(&test).await, number).computed.as_ref().map(|(_, computed)| computed.elsewhere).unwrap()
    };
    assert_eq!(elsewhere(21).await, 0);
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29"), 10).await;
    let mut db = test.app.db.write().await.unwrap();
    for (person, exit_to) in [(cast.linnea, "work"), (cast.omar, "subsidised_work"), (cast.hedda, "studies")]
    {
        db.query("UPDATE enrolments SET ended_on = $2, end_reason = 'completed', exit_to = $3 WHERE id = $1")
            .bind(person)
            .bind(day("2026-03-01"))
            .bind(exit_to.to_owned())
            .run()
            .await
            .unwrap();
    }
    db.commit().await.unwrap();
    for (number, people) in [(19, 2), (20, 2), (21, 2), (23, 0)] {
        assert_eq!(elsewhere(number).await, people, "{number}");
    }
    let mut mats = test.browser(cast.mats).await;
    for number in 19..=21 {
        mats.get(&format!("/ips/{number}")).await.is(200).says(&["2 personer gick vidare till ett arbete"]);
    }
    mats.speaks("en").await;
    mats.get("/ips/21").await.says(&["2 people went on to jobs elsewhere"]);
    // What began here as an employment is that job.
    let mut db = test.app.db.write().await.unwrap();
    db.query(
        "UPDATE placements SET track = 'employment', state = 'ended', answered_on = '2026-02-01', started_on = '2026-02-02',
            ended_on = '2026-02-27', end_reason = 'completed' WHERE id = $1",
    )
    .bind(id)
    .run()
    .await
    .unwrap();
    db.commit().await.unwrap();
    assert_eq!(elsewhere(21).await, 1);
}

/// All rows of an item, by pages of two.
async fn log(test: &TestApp, number: i64, key: Option<i64>) -> Vec<LogRow> {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    let mut all = Vec::new();
    loop {
        let skip = all.len() as i64;
        let (page, count) = rows(&mut db, &mats, test.cast.p1, number, key, (skip, 2)).await.unwrap();
        all.extend(page);
        if all.len() as i64 >= count {
            return all;
        }
    }
}

#[tokio::test]
async fn the_single_rows_add_up_to_every_figure_and_tell_no_person() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let (anna, siv) = (test.who(cast.anna).await, test.who(cast.siv).await);
    let bakery = employer(&test, cast.anna, cast.p1, "Bageriet").await;
    let forge = employer(&test, cast.bo, cast.p1, "Smedjan").await;
    let bo = test.who(cast.bo).await;
    let mut db = test.app.db.write().await.unwrap();
    let about = |person, fits| Told {
        about: Some(person),
        fits: Some(fits),
        ..visit("2026-02-11", ContactManner::AtWorkplace)
    };
    Employer::log(&mut db, &anna, bakery, about(cast.linnea, true)).await.unwrap();
    Employer::log(&mut db, &anna, bakery, about(cast.hedda, false)).await.unwrap();
    Employer::log(&mut db, &anna, bakery, visit("2026-02-20", ContactManner::InPerson)).await.unwrap();
    Employer::log(&mut db, &bo, forge, visit("2026-02-23", ContactManner::AtWorkplace)).await.unwrap();
    Employer::log(&mut db, &bo, forge, visit("2026-02-24", ContactManner::ByPhone)).await.unwrap();
    for (person, track) in [(cast.linnea, Track::Employment), (cast.hedda, Track::SupportedEmployment)] {
        let proposal = Proposal {
            enrolment_id: person,
            slot_id: cast.shop,
            track,
            hours_per_week: 10,
            starts_on: day("2026-03-02"),
            planned_end_on: day("2026-05-29"),
            adaptations: vec![],
            message: String::new(),
        };
        let id = Placement::propose(&mut db, &anna, proposal).await.unwrap().id;
        Placement::accept(&mut db, &siv, id, day("2026-03-02")).await.unwrap();
        make_ready(&mut db, &siv, id).await;
        Placement::start(&mut db, &siv, id, day("2026-03-02")).await.unwrap();
    }
    db.commit().await.unwrap();
    test.test.clock.set_day(day("2026-03-12"));
    let told = brygga::model::activity::Told {
        kind: ActivityKind::FollowUp,
        day: day("2026-03-04"),
        minutes: 30,
        attended: true,
        note: String::new(),
    };
    let mut db = test.app.db.write().await.unwrap();
    let logged = Activity::log(&mut db, &anna, &[cast.linnea], &told).await.unwrap();
    Activity::took_place(&mut db, &logged, false).await.unwrap();
    db.commit().await.unwrap();

    let now = scale(&test).await;
    for item in now.items.iter().filter(|item| item.computed.is_some()) {
        let (_, computed) = item.computed.as_ref().unwrap();
        assert_eq!(computed.lack, None, "item {} is computed here", item.number);
        let (single, (to_sum, to_n)) = (log(&test, item.number, None).await, adds(item.number));
        let sums: (i64, i64) = single.iter().fold((0, 0), |(sum, n), row| (sum + row.sum, n + row.n));
        assert!(!to_sum || sums.0 == computed.sum, "item {}: {single:?}", item.number);
        assert!(!to_n || sums.1 == computed.n, "item {}: {single:?}", item.number);
        // And so does each of the sums.
        let mut of_keys = 0;
        for sum in &computed.rows {
            let single = log(&test, item.number, Some(sum.key)).await;
            of_keys += single.len();
            let sums = single.iter().fold((0, 0), |(sum, n), row| (sum + row.sum, n + row.n));
            assert!(!to_sum || sums.0 == sum.sum, "item {}, {}", item.number, sum.what);
            assert!(!to_n || sums.1 == sum.n, "item {}, {}", item.number, sum.what);
        }
        assert_eq!(of_keys, single.len(), "item {}", item.number);
    }
    let all = &log(&test, 15, None).await;
    let (first, waiting): (Vec<&LogRow>, Vec<&LogRow>) = all.iter().partition(|row| row.n == 1);
    assert_eq!(first.len(), 2, "of Hedda too, without her reference");
    assert_eq!(first.iter().filter_map(|row| row.about).collect::<Vec<_>>(), [cast.linnea]);
    // Who came in the year and has met nobody is told beside the figure, and has a row of their own.
    assert!(!waiting.is_empty() && waiting.iter().all(|row| row.what == Logged::MetNobody && row.sum == 0));
    assert_eq!(of(&now, 15).computed.as_ref().unwrap().1.left_out, waiting.len() as i64);

    let mut browser = test.browser(cast.mats).await;
    let before = test.test.count("accesses").await;
    let people = ["Linnea", "Björk", "Hedda", ">d4<"];
    let page = browser.get("/ips/15/rows").await;
    page.is(200).says(&["Från inskrivningen", ">d1<", "Anna Ek", "ange ett skäl"]).hides(&people);
    let named = all.iter().filter(|row| row.about.is_some()).count() as i64;
    assert_eq!(test.test.count("accesses").await, before + named, "who is named by reference was read about");
    let beside = format!("2 av {} personer är med i siffran", all.len());
    page.hides(&["Bageriet"]).says(&[&beside, "Har inte träffat någon arbetsgivare", "Inte med i siffran"]);
    for path in ["/ips", "/ips/15"] {
        browser.get(path).await.is(200).says(&[&beside]);
    }
    browser.speaks("en").await;
    browser.get("/ips/15").await.says(&[&format!("The figure is of 2 of {} people", all.len())]);
    browser.get("/ips/15/rows").await.says(&["Has met no employer", "Not in the figure"]);
    browser.speaks("sv").await;
    let page = browser.get("/ips/18/rows").await;
    page.is(200).says(&["Bageriet", "Smedjan", "Besök på arbetsplatsen", "23 feb. 2026"]);
    page.hides(&people).hides(&[">d1<", "Telefon"]);
    let page = browser.get(&format!("/ips/18/rows?of={forge}")).await;
    page.is(200).says(&["Smedjan", "1 rad."]).hides(&["Bageriet"]);
    browser.get("/ips/23/rows").await.is(200).says(&["Första dagarna, i tid", ">d1<"]).hides(&people);
    browser.get("/ips/18/rows?of=999").await.is(200).says(&["Inga rader"]);
    browser.get("/ips/19/rows?page=99999").await.is(200);
    browser.get("/ips/4/rows").await.is(404);
    browser.get("/ips/99/rows").await.is(404);
}

#[tokio::test]
async fn the_page_never_says_that_it_is_a_fidelity_review() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.mats).await;
    let page = browser.get("/ips").await;
    page.is(200).says(&[
        "Egen beräkning, ingen programtrohetsmätning",
        "2 av 25 punkter har poäng",
        "Går inte att räkna",
    ]);
    let page = browser.get("/ips/1").await;
    page.is(200).says(&["Anna Ek", "högst 20,0", "Gränserna är lästa i en källa"]);
    // Three people of one full-time coach, as they were counted.
    page.says(&[">3<", ">1<", ">4<", ">2<"]).hides(&[">300<", ">100<"]);
    browser.get("/ips/26").await.is(404);
    browser.get("/ips/1/review").await.is(404);
    let trial = Trial {
        path: "/ips/4/review",
        good: &[("score", "4"), ("reviewed_on", "2026-02-27"), ("reviewer", "Eva Ny"), ("note", "")],
        tables: &["ips_reviews", "events"],
    };
    let long = "x".repeat(1001);
    let bad = [
        ("score", "0", 422),
        ("score", "6", 422),
        ("score", "", 422),
        ("reviewed_on", "2026-03-03", 409),
        ("reviewed_on", "x", 422),
        ("reviewer", "", 422),
        ("note", &long, 422),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    trial.is_done_once(&test, &mut browser, "ipskey").await;
    browser.get("/ips").await.is(200).says(&["Eva Ny, 27 feb. 2026", "14 av 15"]);
    let (mats, anna) = (test.who(test.cast.mats).await, test.who(test.cast.anna).await);
    let mut db = test.app.db.write().await.unwrap();
    let entered = |item, score| Review {
        item,
        score,
        reviewed_on: day("2026-03-01"),
        reviewer: "Eva Ny".into(),
        note: String::new(),
    };
    let wrong = review(&mut db, &mats, test.cast.p1, entered(4, 6)).await;
    assert_eq!(refused(wrong), Refusal::ScoreOutsideScale { least: 1, most: 5 });
    assert!(matches!(review(&mut db, &mats, test.cast.p1, entered(1, 5)).await, Err(Error::NotFound)));
    assert!(matches!(review(&mut db, &anna, test.cast.p1, entered(4, 5)).await, Err(Error::NotFound)));
    assert!(matches!(item(&mut db, &anna, test.cast.p1, 4).await, Err(Error::NotFound)));
    review(&mut db, &mats, test.cast.p1, entered(4, 2)).await.unwrap();
    let latest = item(&mut db, &mats, test.cast.p1, 4).await.unwrap();
    assert_eq!(latest.score(), Some(2), "the latest counts");
}
