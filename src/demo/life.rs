//! One participant's whole way through a project, before anything is written: who they are, and on which day what
//! happens. A pure function of the seed and the person's number. Days after the last are left out by whoever walks.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::county::Plan;
use super::days::{plus, workday};
use super::dice::{Dice, For};
use super::exits::ending;
use super::path::Path;
use super::scenes;
use super::work::WORK;
use super::{names, numbers};
use crate::model::codes::{Adaptation, Education, IncomeSource, Language, Protection, Referrer, Requirement};
use crate::model::enrolling::Background;
use crate::model::enrolment::Profile;
use crate::model::participant::Person;

/// What every life is drawn from.
#[derive(Clone, Debug)]
pub struct Frame {
    pub seed: u64,
    /// Not lived any more: the last day is the one before.
    pub today: NaiveDate,
    pub projects: Vec<Plan>,
    /// How many of the first lives belong to the main coach and are told by `scenes`.
    pub scenes: usize,
}

#[derive(Clone, Debug)]
pub struct Life {
    pub project: usize,
    pub enrolled_on: NaiveDate,
    /// The planned end; after today for whoever is still there.
    pub ends_on: NaiveDate,
    /// One of the people of the coach who signs in to look around.
    pub of_main_coach: bool,
    pub person: Person,
    pub background: Background,
    pub profile: Profile,
    pub path: Path,
}

impl Life {
    /// The `index`th life. None when there are no more personal numbers.
    pub fn draw(frame: &Frame, index: usize) -> Option<Self> {
        let mut dice = Dice::new(frame.seed, For::Life, index);
        let number = numbers::personal(index, frame.seed, frame.today)?;
        let sex = number.sex();
        let named = names::participant(&mut dice, sex);
        let scene = scenes::SCENES.get(index).filter(|_| index < frame.scenes);
        let project = match scene {
            Some(_) => 0,
            None => {
                let weights: Vec<(u32, usize)> =
                    frame.projects.iter().enumerate().map(|(at, plan)| (plan.weight, at)).collect();
                dice.weighted(&weights)
            }
        };
        let plan = &frame.projects[project];
        let background = background(&mut dice, plan);
        let profile = profile(&mut dice, named.languages);
        let hours = profile.hours_to.unwrap_or(20).min(profile.hours_from.unwrap_or(8) + 6);
        let (enrolled_on, ends_on, path) = match scene {
            Some(scene) => scenes::tell(&mut dice, scene, frame.today, hours),
            None => {
                let enrolled_on = enrolled_on(&mut dice, plan.starts_on, frame.today);
                let ending = ending(&mut dice, enrolled_on, plan.ends_on, &background);
                let path = Path::ambient(&mut dice, enrolled_on, &ending, hours);
                (enrolled_on, ending.on, path)
            }
        };
        let protection = match scene {
            Some(scene) => scene.protection(),
            None => dice.weighted(&[
                (9880, Protection::None),
                (80, Protection::Confidential),
                (40, Protection::ProtectedRegistration),
            ]),
        };
        Some(Self {
            project,
            enrolled_on,
            ends_on,
            of_main_coach: scene.is_some(),
            person: Person {
                personal_number: number,
                given_name: named.given.to_owned(),
                family_name: named.family.to_owned(),
                sex,
                protection,
            },
            background,
            profile,
            path,
        })
    }
}

/// Few come in the first months and in July; nobody in the last week, which the scenes tell.
fn enrolled_on(dice: &mut Dice, first: NaiveDate, today: NaiveDate) -> NaiveDate {
    use chrono::Datelike as _;
    let days = (today - first).num_days() - 9;
    loop {
        let at = dice.between(0, days);
        let day = workday(plus(first, at));
        let welcome = match (at, day.month()) {
            (0..=45, _) => 45,
            (_, 7) => 30,
            _ => 100,
        };
        if dice.happens(welcome) {
            return day;
        }
    }
}

fn background(dice: &mut Dice, plan: &Plan) -> Background {
    let municipality = dice.weighted(&plan.municipalities);
    let referred_by = dice.weighted(&[
        (42, Referrer::Fk),
        (13, Referrer::Af),
        (26, Referrer::Municipality),
        (13, Referrer::Region),
        (6, Referrer::SelfReferral),
    ]);
    Background {
        municipality,
        referred_by,
        referred_by_municipality: (referred_by == Referrer::Municipality).then_some(municipality),
        education: dice.weighted(&[
            (4, Education::None),
            (31, Education::Primary),
            (18, Education::SecondaryShort),
            (30, Education::Secondary),
            (7, Education::PostSecondaryShort),
            (9, Education::PostSecondary),
            (1, Education::Doctoral),
        ]),
        incomes: incomes(dice, referred_by),
        months_on_public_support: match dice.between(1, 6) {
            1 | 2 => dice.between(2, 11),
            3 | 4 => dice.between(12, 59),
            _ => dice.between(60, 190),
        },
    }
}

fn incomes(dice: &mut Dice, referred_by: Referrer) -> Vec<IncomeSource> {
    use IncomeSource::*;
    let first = match referred_by {
        Referrer::Fk => dice.weighted(&[
            (45, SicknessBenefit),
            (20, RehabilitationBenefit),
            (25, ActivityCompensation),
            (10, SicknessCompensation),
        ]),
        Referrer::Af => {
            dice.weighted(&[(60, ActivityGrant), (25, UnemploymentInsurance), (15, IntroductionBenefit)])
        }
        Referrer::Municipality => dice.weighted(&[(85, SocialAssistance), (15, None)]),
        Referrer::Region | Referrer::SelfReferral => {
            dice.weighted(&[(40, None), (30, SicknessBenefit), (20, SocialAssistance), (10, StudentAid)])
        }
    };
    let mut all = vec![first];
    if first != None && first != SocialAssistance && dice.happens(16) {
        all.push(SocialAssistance);
    }
    all
}

/// What the coach and the person write down together.
fn profile(dice: &mut Dice, languages: Vec<Language>) -> Profile {
    let hours_from = dice.weighted(&[(30, 4), (35, 8), (25, 10), (10, 16)]);
    let wishes = wishes(dice);
    let adaptations = dice.some(Adaptation::ALL, 16);
    Profile {
        hours_from: Some(hours_from),
        hours_to: Some(hours_from + dice.weighted(&[(40, 6), (35, 10), (25, 16)])),
        travel_km: Some(dice.weighted(&[(25, 10), (45, 20), (30, 35)])),
        wishes: Json(wishes),
        adaptations: Json(adaptations),
        requirements_met: Json(requirements(dice)),
        languages: Json(languages),
        about: dice.pick(ABOUT).to_string(),
        profiled_on: None,
    }
}

fn requirements(dice: &mut Dice) -> Vec<Requirement> {
    let mut met = Vec::new();
    if dice.happens(45) {
        met.push(Requirement::PoliceRecordCheck);
    }
    if dice.happens(38) {
        met.push(Requirement::DrivingLicenceB);
    }
    met
}

/// One to three kinds of work, of those that there are.
fn wishes(dice: &mut Dice) -> Vec<crate::model::ssyk::Ssyk> {
    let count = dice.between(1, 3);
    let mut wishes = Vec::new();
    for _ in 0..count {
        let wish = dice.pick(&WORK).ssyk;
        if !wishes.contains(&wish) {
            wishes.push(wish);
        }
    }
    wishes
}

/// What a coach writes of somebody: wishes and what works, never diagnoses.
const ABOUT: &[&str] = &[
    "Trivs bäst med praktiskt arbete och tydliga uppgifter. Vill börja försiktigt och öka efter hand.",
    "Har arbetat i kök tidigare och vill tillbaka till ett arbetslag. Förmiddagar fungerar bäst.",
    "Tycker om att vara ute. Vill ha en handledare nära de första veckorna.",
    "Lär sig fort när någon visar. Vill helst slippa telefon.",
    "Vill pröva något nytt. Har god hjälp av skriftliga listor.",
    "Behöver kunna ta korta pauser. Är noggrann och uthållig.",
    "Vill träna svenska på arbetsplatsen. Har lång erfarenhet från eget företag.",
    "Ser fram emot att ha något att gå till. Reser med buss och behöver börja efter klockan nio.",
    "Arbetar helst med händerna, gärna med trä eller metall.",
    "Vill möta människor igen, i liten skala till att börja med.",
    "",
];
