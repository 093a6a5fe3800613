//! Tests of `matching`: each rule for, against and unknown, and what the score promises.

use proptest::prelude::*;

use super::*;
use crate::model::codes::{Adaptation, Language, Requirement};
use crate::model::municipality::{Municipality, distance_km};

fn findings(person: &Person, offer: &Offer, hours_left: Option<i64>) -> Vec<Finding> {
    let mut findings = Vec::with_capacity(8);
    judge(person, offer, hours_left, |finding, _| findings.push(finding));
    findings
}

fn score(person: &Person, offer: &Offer, hours_left: Option<i64>) -> f32 {
    let (mut hard, mut score) = (false, 0.0);
    judge(person, offer, hours_left, |finding, points| {
        hard |= finding.is_hard();
        score += points;
    });
    if hard { score * HINDERED } else { score }
}

fn person() -> Person {
    let home: Municipality = "0160".parse().unwrap();
    Person {
        home,
        spot: home.centre().into(),
        hours_from: Some(5),
        hours_to: Some(10),
        travel_km: Some(20),
        wishes: vec!["9412".parse().unwrap(), "9111".parse().unwrap()],
        adaptations: Marks::of(&[Adaptation::QuietRoom, Adaptation::ShortDays]),
        requirements_met: Marks::of(&[]),
        languages: Marks::of(&[Language::Arabic, Language::English]),
        tried: vec!["5223".parse().unwrap()],
    }
}

fn offer() -> Offer {
    Offer {
        spot: "0160".parse::<Municipality>().unwrap().centre().into(),
        ssyk: "9412".parse().unwrap(),
        min_hours: 5,
        max_hours: 40,
        adaptations: Marks::of(&[Adaptation::QuietRoom, Adaptation::ShortDays]),
        requirements: Marks::of(&[]),
        languages: Marks::of(&[Language::Swedish, Language::English]),
        record: Some(Record { well: 9, ended: 9 }),
    }
}

fn against(person: &Person, offer: &Offer) -> Vec<Finding> {
    findings(person, offer, None).into_iter().filter(|one| one.verdict() == Verdict::Against).collect()
}

#[test]
fn what_fits_in_everything_scores_a_hundred() {
    assert!((score(&person(), &offer(), Some(40)) - 100.0).abs() < 0.001);
    assert_eq!(
        findings(&person(), &offer(), Some(8)),
        [
            Finding::Wished { wish: "9412".parse().unwrap() },
            Finding::Near { km: 0, home: "0160".parse().unwrap() },
            Finding::HoursFit { from: 5, to: 8 },
            Finding::Offered { adaptation: Adaptation::QuietRoom },
            Finding::Offered { adaptation: Adaptation::ShortDays },
            Finding::NothingRequired,
            Finding::LanguageShared { language: Language::English },
            Finding::GoodRecord { well: 9, ended: 9 },
            Finding::NewKind,
        ]
    );
}

#[test]
fn each_hard_rule_speaks_against() {
    for (changed, finding) in [
        (Offer { min_hours: 15, ..offer() }, Finding::HoursTooMany { least: 15, can: 10 }),
        (
            Offer { requirements: Marks::of(&[Requirement::PoliceRecordCheck]), ..offer() },
            Finding::RequirementMissing { requirement: Requirement::PoliceRecordCheck },
        ),
    ] {
        assert_eq!(against(&person(), &changed), [finding]);
        assert!(finding.is_hard());
        assert!(score(&person(), &changed, None) < 50.0, "{finding:?}");
    }
}

#[test]
fn what_can_be_arranged_or_is_a_matter_of_taste_speaks_against_without_ruling_out() {
    let far = "0192".parse::<Municipality>().unwrap();
    for (changed, finding) in [
        (
            Offer { spot: far.centre().into(), ..offer() },
            Finding::TooFar { km: 61, home: person().home, limit: 20 },
        ),
        (
            Offer { adaptations: Marks::of(&[Adaptation::QuietRoom]), ..offer() },
            Finding::NotOffered { adaptation: Adaptation::ShortDays },
        ),
        (Offer { ssyk: "3512".parse().unwrap(), ..offer() }, Finding::NotWished),
        (Offer { max_hours: 4, min_hours: 2, ..offer() }, Finding::HoursTooFew { most: 4, wants: 5 }),
        (Offer { languages: Marks::of(&[Language::Swedish]), ..offer() }, Finding::NoLanguageShared),
        (
            Offer { record: Some(Record { well: 1, ended: 8 }), ..offer() },
            Finding::PoorRecord { well: 1, ended: 8 },
        ),
    ] {
        assert_eq!(against(&person(), &changed), [finding]);
        assert!(!finding.is_hard());
        assert!(score(&person(), &changed, None) > 50.0, "{finding:?}");
    }
}

#[test]
fn an_empty_profile_leaves_things_unknown_and_rules_nothing_out() {
    let unknown = Person {
        hours_from: None,
        hours_to: None,
        travel_km: None,
        wishes: vec![],
        adaptations: Marks::of(&[]),
        languages: Marks::of(&[]),
        ..person()
    };
    let found = findings(&unknown, &offer(), None);
    let telling: Vec<_> = found.iter().filter(|one| !one.is_common()).collect();
    assert_eq!(telling.iter().filter(|one| one.verdict() == Verdict::Unknown).count(), 3);
    assert!(found.iter().all(|one| one.verdict() != Verdict::Against));
}

#[test]
fn hours_that_others_have_taken_speak_against() {
    let found = findings(&person(), &Offer { min_hours: 8, ..offer() }, Some(6));
    assert!(found.contains(&Finding::HoursTaken { left: 6, needs: 8 }));
}

#[test]
fn the_first_of_equally_close_wishes_is_named() {
    let person = Person { wishes: vec!["9413".parse().unwrap(), "9411".parse().unwrap()], ..person() };
    assert!(findings(&person, &offer(), None).contains(&Finding::NearWish { wish: "9413".parse().unwrap() }));
}

#[test]
fn a_kind_of_work_that_is_new_gives_more_than_one_that_has_been_tried() {
    let tried = Person { tried: vec!["9413".parse().unwrap()], ..person() };
    assert_eq!(against(&tried, &offer()), [Finding::SameKind]);
    assert!(score(&tried, &offer(), None) < score(&person(), &offer(), None));
}

proptest! {
    #[test]
    fn a_distance_is_the_same_as_the_haversine(a in 0usize..26, b in 0usize..26) {
        let places: Vec<Municipality> = Municipality::all().collect();
        let exact = distance_km(places[a], places[b]);
        let found = Spot::from(places[a].centre()).km(places[b].centre().into());
        prop_assert!((exact - found as f64).abs() <= 0.51, "{exact} {found}");
    }

    #[test]
    fn a_score_lies_between_0_and_100_and_nearer_is_never_worse(
        hours in 1i64..40, travel in 0i64..80, ssyk in "(1[1-7]|5[1-4]|9[1-6])[0-9]{2}", a in 0usize..26, b in 0usize..26,
    ) {
        let places: Vec<Municipality> = Municipality::all().collect();
        let person = Person { travel_km: Some(travel), ..person() };
        let at = |place: Municipality| Offer {
            spot: place.centre().into(), min_hours: hours, ssyk: ssyk.parse().unwrap(), ..offer()
        };
        let (one, other) = (at(places[a]), at(places[b]));
        let scores = (score(&person, &one, None), score(&person, &other, None));
        prop_assert!((0.0..=100.001).contains(&scores.0));
        if person.km_to(&one) <= person.km_to(&other) {
            prop_assert!(scores.0 >= scores.1);
        }
    }
}
