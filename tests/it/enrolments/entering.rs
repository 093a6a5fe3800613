//! How an enrolment begins and is kept: through the model.

use brygga::model::codes::{Adaptation, Education, IncomeSource, Protection, Referrer, Sex};
use brygga::model::enrolling::{Background, Entry, coaches_of};
use brygga::model::enrolment::{Enrolment, Profile};
use brygga::model::participant::{self, Person, RevealReason};
use brygga::model::personal_number::PersonalNumber;
use brygga::model::{Error, Refusal};
use sqlx::types::Json;

use crate::support::app::TestApp;
use crate::support::cast::{personal_number, today};
use crate::support::{day, refused};

/// Somebody new for project p1, born 1990, whom nothing speaks against.
fn entry(test: &TestApp) -> Entry {
    Entry {
        project_id: test.cast.p1,
        person: Person {
            personal_number: PersonalNumber::parse(&personal_number("19900401-981"), today()).unwrap(),
            given_name: "Rut".into(),
            family_name: "Hav".into(),
            sex: Sex::Woman,
            protection: Protection::None,
        },
        enrolled_on: today(),
        background: Background {
            municipality: "0160".parse().unwrap(),
            referred_by: Referrer::Fk,
            referred_by_municipality: None,
            education: Education::Primary,
            incomes: vec![IncomeSource::SicknessBenefit, IncomeSource::SocialAssistance],
            months_on_public_support: 61,
        },
    }
}

#[tokio::test]
async fn a_coach_enrols_a_person_and_becomes_their_coach() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let rut = Enrolment::enrol(&mut db, &anna, &test.app.keys, entry(&test)).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!((rut.name().as_str(), rut.coach_id), ("Rut Hav", Some(test.cast.anna)));
    let mut db = test.app.db.read().await.unwrap();
    let incomes = rut.incomes(&mut db).await.unwrap();
    assert_eq!(incomes, [IncomeSource::SicknessBenefit, IncomeSource::SocialAssistance]);
    let happened: String =
        db.query("SELECT what FROM events WHERE enrolment_id = $1").bind(rut.id).value().await.unwrap();
    assert_eq!(happened, "enrolled");
}

#[tokio::test]
async fn whoever_has_lost_the_role_meanwhile_enrols_nobody() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("DELETE FROM memberships WHERE user_id = $1").bind(test.cast.anna).run().await.unwrap();
    let entered = Enrolment::enrol(&mut db, &anna, &test.app.keys, entry(&test)).await;
    assert!(matches!(entered, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_rules_of_entry_are_kept() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let keys = &test.app.keys;
    let born = |digits: &str| PersonalNumber::parse(&personal_number(digits), today()).unwrap();

    let mut young = entry(&test);
    young.person.personal_number = born("20100303-982");
    let refusal = refused(Enrolment::enrol(&mut db, &anna, keys, young.clone()).await);
    assert_eq!(refusal, Refusal::AgeOutsideProject { age: 15, min: 16, max: 64 });
    young.person.personal_number = born("20100302-983");
    assert!(Enrolment::enrol(&mut db, &anna, keys, young).await.is_ok(), "sixteen today");

    let mut old = entry(&test);
    old.person.personal_number = born("19610302-984");
    let refusal = refused(Enrolment::enrol(&mut db, &anna, keys, old.clone()).await);
    assert_eq!(refusal, Refusal::AgeOutsideProject { age: 65, min: 16, max: 64 });
    old.enrolled_on = day("2026-03-01");
    assert!(Enrolment::enrol(&mut db, &anna, keys, old).await.is_ok(), "still sixty-four that day");

    let mut elsewhere = entry(&test);
    elsewhere.background.municipality = "0180".parse().unwrap();
    assert_eq!(
        refused(Enrolment::enrol(&mut db, &anna, keys, elsewhere).await),
        Refusal::MunicipalityOutsideProject
    );

    let mut early = entry(&test);
    early.enrolled_on = day("2024-12-31");
    let period = Refusal::OutsideProjectPeriod { from: day("2025-01-01"), to: day("2027-12-31") };
    assert_eq!(refused(Enrolment::enrol(&mut db, &anna, keys, early).await), period);

    let mut late = entry(&test);
    late.enrolled_on = day("2026-03-03");
    assert_eq!(refused(Enrolment::enrol(&mut db, &anna, keys, late).await), Refusal::DateInFuture);

    let mut rich = entry(&test);
    rich.background.incomes = vec![IncomeSource::None, IncomeSource::StudentAid];
    assert_eq!(refused(Enrolment::enrol(&mut db, &anna, keys, rich).await), Refusal::IncomeNoneStandsAlone);

    let mut foreign = entry(&test);
    foreign.project_id = test.cast.p2;
    assert!(matches!(Enrolment::enrol(&mut db, &anna, keys, foreign).await, Err(Error::NotFound)));
    let siv = test.who(test.cast.siv).await;
    assert!(matches!(Enrolment::enrol(&mut db, &siv, keys, entry(&test)).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn nobody_is_in_a_project_twice_at_a_time_but_may_come_back_and_be_in_another() {
    let test = TestApp::new().await;
    let (anna, klara) = (test.who(test.cast.anna).await, test.who(test.cast.klara).await);
    let mut db = test.app.db.write().await.unwrap();
    let keys = &test.app.keys;
    let first = Enrolment::enrol(&mut db, &anna, keys, entry(&test)).await.unwrap();
    assert_eq!(refused(Enrolment::enrol(&mut db, &anna, keys, entry(&test)).await), Refusal::AlreadyEnrolled);

    let mut other = entry(&test);
    other.project_id = test.cast.p2;
    other.background.municipality = "0184".parse().unwrap();
    other.person.family_name = "Havström".into();
    let second = Enrolment::enrol(&mut db, &klara, keys, other).await.unwrap();
    assert_eq!(second.participant_id, first.participant_id, "one person, two projects");

    db.query("UPDATE enrolments SET ended_on = $2, end_reason = 'moved', exit_to = 'none' WHERE id = $1")
        .bind(first.id)
        .bind(today())
        .run()
        .await
        .unwrap();
    assert_eq!(
        refused(Enrolment::enrol(&mut db, &anna, keys, entry(&test)).await),
        Refusal::AlreadyEnrolled,
        "the last day still belongs to the first time"
    );
    db.commit().await.unwrap();
    test.test.clock.set_day(day("2026-03-03"));
    let mut db = test.app.db.write().await.unwrap();
    let mut again = entry(&test);
    again.enrolled_on = day("2026-03-03");
    assert!(Enrolment::enrol(&mut db, &anna, keys, again).await.is_ok());
}

#[tokio::test]
async fn two_who_enrol_the_same_person_at_once_enrol_them_once() {
    let test = TestApp::new().await;
    let (anna, bo) = (test.who(test.cast.anna).await, test.who(test.cast.bo).await);
    let enrol = |who: brygga::model::access::Who| {
        let (db, keys, entry) = (test.app.db.clone(), test.app.keys.clone(), entry(&test));
        tokio::spawn(async move {
            let mut db = db.write().await.unwrap();
            let made = Enrolment::enrol(&mut db, &who, &keys, entry).await?;
            db.commit().await.unwrap();
            Ok::<_, Error>(made.id)
        })
    };
    let (one, other) = (enrol(anna), enrol(bo));
    let answers = [one.await.unwrap(), other.await.unwrap()];
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert_eq!(test.test.count("enrolments").await, 6);
}

#[tokio::test]
async fn a_protected_identity_is_not_weakened_by_somebody_who_does_not_know_of_it() {
    let test = TestApp::new().await;
    let (anna, klara) = (test.who(test.cast.anna).await, test.who(test.cast.klara).await);
    let mut db = test.app.db.write().await.unwrap();
    let keys = &test.app.keys;
    let mut known = entry(&test);
    known.person.protection = Protection::ProtectedRegistration;
    Enrolment::enrol(&mut db, &anna, keys, known).await.unwrap();
    let mut unknowing = entry(&test);
    unknowing.project_id = test.cast.p2;
    unknowing.background.municipality = "0184".parse().unwrap();
    let second = Enrolment::enrol(&mut db, &klara, keys, unknowing).await.unwrap();
    assert_eq!(second.protection, Protection::ProtectedRegistration);
}

#[tokio::test]
async fn a_personal_number_is_shown_to_the_own_coach_alone_and_it_is_written_down() {
    let test = TestApp::new().await;
    let (anna, bo, mats) =
        (test.who(test.cast.anna).await, test.who(test.cast.bo).await, test.who(test.cast.mats).await);
    let mut db = test.app.db.write().await.unwrap();
    let (keys, reason) = (&test.app.keys, RevealReason::AgencyContact);
    for stranger in [&bo, &mats] {
        let shown = participant::reveal(&mut db, stranger, keys, test.cast.linnea, reason).await;
        assert!(matches!(shown, Err(Error::NotFound)));
    }
    let shown = participant::reveal(&mut db, &anna, keys, test.cast.linnea, reason).await.unwrap();
    assert_eq!(shown.to_string(), personal_number("19850312-998"));
    let written: Vec<(String, String)> = db.query("SELECT page, reason FROM accesses").all().await.unwrap();
    assert_eq!(written, [("personal-number".to_owned(), "agency_contact".to_owned())]);
    assert_eq!(participant::masked(day("1985-03-12")), "19850312-••••");
}

#[tokio::test]
async fn a_coach_gives_a_person_to_a_colleague_and_takes_one_who_has_none() {
    let test = TestApp::new().await;
    let (anna, bo, mats) =
        (test.who(test.cast.anna).await, test.who(test.cast.bo).await, test.who(test.cast.mats).await);
    let mut db = test.app.db.write().await.unwrap();
    let names: Vec<String> =
        coaches_of(&mut db, test.cast.p1).await.unwrap().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Anna Ek", "Bo Alm"]);

    let stolen = Enrolment::assign(&mut db, &bo, test.cast.linnea, test.cast.bo).await;
    assert!(matches!(stolen, Err(Error::NotFound)), "nobody takes a colleague's participant");
    let strange = Enrolment::assign(&mut db, &anna, test.cast.linnea, test.cast.klara).await;
    assert!(matches!(strange, Err(Error::NotFound)), "Klara does not coach in the project");

    Enrolment::assign(&mut db, &anna, test.cast.linnea, test.cast.bo).await.unwrap();
    let given = Enrolment::find(&mut db, &bo, test.cast.linnea).await.unwrap();
    assert_eq!(given.coach_name.as_deref(), Some("Bo Alm"));

    Enrolment::assign(&mut db, &mats, test.cast.hedda, test.cast.bo).await.unwrap();
    assert!(
        Enrolment::find(&mut db, &bo, test.cast.hedda).await.is_ok(),
        "a manager moves whom they may not see"
    );

    db.query("UPDATE enrolments SET coach_id = NULL WHERE id = $1").bind(test.cast.omar).run().await.unwrap();
    Enrolment::assign(&mut db, &bo, test.cast.omar, test.cast.bo).await.unwrap();
    assert!(Enrolment::find(&mut db, &bo, test.cast.omar).await.is_ok());
}

#[tokio::test]
async fn particulars_are_corrected_under_the_same_rules_and_by_version() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let linnea = Enrolment::find(&mut db, &anna, test.cast.linnea).await.unwrap();
    let mut told = linnea.particulars(&mut db).await.unwrap();
    told.family_name = "Björkman".into();
    told.background.municipality = "0188".parse().unwrap();
    told.background.incomes = vec![IncomeSource::None];
    let corrected =
        Enrolment::correct(&mut db, &anna, linnea.id, linnea.version, told.clone()).await.unwrap();
    assert_eq!(corrected.particulars(&mut db).await.unwrap(), told);
    let stale = Enrolment::correct(&mut db, &anna, linnea.id, linnea.version, told.clone()).await;
    assert!(matches!(stale, Err(Error::Stale)));
    told.background.municipality = "0180".parse().unwrap();
    let refusal = refused(Enrolment::correct(&mut db, &anna, linnea.id, corrected.version, told).await);
    assert_eq!(refusal, Refusal::MunicipalityOutsideProject);
}

#[tokio::test]
async fn a_profile_is_filled_in_and_kept_by_version() {
    let test = TestApp::new().await;
    let (anna, bo) = (test.who(test.cast.anna).await, test.who(test.cast.bo).await);
    let mut db = test.app.db.write().await.unwrap();
    let told = Profile {
        hours_from: Some(5),
        hours_to: Some(15),
        travel_km: Some(30),
        wishes: Json(vec!["5223".parse().unwrap()]),
        adaptations: Json(vec![Adaptation::QuietRoom]),
        requirements_met: Json(vec![]),
        languages: Json(vec![brygga::model::codes::Language::Swedish]),
        about: "Har arbetat i butik.".into(),
        profiled_on: None,
    };
    let version = Enrolment::find(&mut db, &anna, test.cast.linnea).await.unwrap().version;
    let linnea =
        Enrolment::edit_profile(&mut db, &anna, test.cast.linnea, version, told.clone()).await.unwrap();
    assert_eq!(linnea.profile.profiled_on, Some(today()));
    assert_eq!((linnea.profile.hours_to, linnea.profile.wishes.0.len()), (Some(15), 1));

    let stale = Enrolment::edit_profile(&mut db, &anna, test.cast.linnea, version, told.clone()).await;
    assert!(matches!(stale, Err(Error::Stale)));
    let foreign = Enrolment::edit_profile(&mut db, &bo, test.cast.linnea, linnea.version, told.clone()).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    for hours in [(Some(20), Some(10)), (Some(0), None), (None, Some(41))] {
        let wrong = Profile { hours_from: hours.0, hours_to: hours.1, ..told.clone() };
        let answer = Enrolment::edit_profile(&mut db, &anna, test.cast.linnea, linnea.version, wrong).await;
        assert_eq!(refused(answer), Refusal::ProfileHours { most: 40 });
    }
}
