//! Employers that the projects know, and the coaches' visits and calls to them: some of the providers, and some that offer
//! no slots; and answers to the form for distance travelled. Made in one go at the end of the walk, for days that have been.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::days::{plus, workday_before};
use super::dice::{Dice, For};
use super::world::{Coach, Project, World};
use crate::db::Write;
use crate::model::Result;
use crate::model::caseload::Caseload;
use crate::model::employer::{ContactManner, Employer, EmployerId, NewEmployer, PersonThere, Told};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::progress::{self, ProgressForm, Rater, Rating};

/// Contacts of a coach in the last quarter.
const CONTACTS: i64 = 14;

/// The first project has chosen the short form, and the main coach's people have answered it.
pub async fn rated(db: &mut Write, world: &World, today: NaiveDate) -> Result<()> {
    let Some(project) = world.projects.first() else { return Ok(()) };
    let Some(coach) = project.coaches.first() else { return Ok(()) };
    let form = ProgressForm::Short1;
    progress::choose(db, &project.manager, project.id, Some(form)).await?;
    for (place, case) in Caseload::of(db, &coach.who).await?.people.into_iter().enumerate() {
        if case.is_ended {
            continue;
        }
        let enrolled_on = Enrolment::load(db, case.id).await?.enrolled_on;
        for (turn, days) in [(0, 180), (1, 90), (2, 12)] {
            let rated_on = workday_before(plus(today, -days));
            if rated_on < enrolled_on {
                continue;
            }
            for (rater, less) in [(Rater::Participant, 0), (Rater::Coach, 1)] {
                let answer = |at: i64| (2 + turn - less + (at + place as i64) % 3).clamp(1, 5);
                let answers = Json((0..form.statements() as i64).map(answer).collect());
                let rating = Rating { rater, rated_on, answers, comment: String::new() };
                progress::rate(db, &coach.who, case.id, form, rating).await?;
            }
        }
    }
    Ok(())
}

pub async fn made(db: &mut Write, world: &World, seed: u64, today: NaiveDate) -> Result<()> {
    let mut dice = Dice::new(seed, For::Visits, 0);
    for project in &world.projects {
        let Some(first) = project.coaches.first() else { continue };
        let mut known: Vec<EmployerId> = Vec::new();
        for (name, person) in EMPLOYERS {
            let new = NewEmployer {
                project_id: project.id,
                name: name.to_owned(),
                org_number: None,
                municipality: None,
            };
            let id = Employer::add(db, &first.who, new).await?;
            let there = PersonThere {
                name: person.to_owned(),
                role: "Kontaktperson".to_owned(),
                phone: String::new(),
                email: String::new(),
            };
            Employer::add_person(db, &first.who, id, there).await?;
            known.push(id);
        }
        for coach in project.coaches.iter().take(6) {
            let people = people(db, coach, project).await?;
            for _ in 0..dice.between(CONTACTS / 2, CONTACTS) {
                let day = workday_before(plus(today, -dice.between(1, 88)));
                let manner = dice.weighted(&[
                    (55, ContactManner::AtWorkplace),
                    (10, ContactManner::InPerson),
                    (25, ContactManner::ByPhone),
                    (10, ContactManner::InWriting),
                ]);
                let next = dice.happens(30).then(|| ("Hör av mig igen".to_owned(), plus(day, 21)));
                let said = dice.pick(&SAID).to_string();
                let minutes = if manner.is_face_to_face() { dice.between(3, 9) * 10 } else { 10 };
                let then: Vec<EnrolmentId> =
                    people.iter().filter(|(_, since)| *since <= day).map(|(id, _)| *id).collect();
                let about = (!then.is_empty() && dice.happens(45)).then(|| *dice.pick(&then));
                // Most of what is looked for is what the person wishes.
                let fits = about.map(|_| dice.happens(75));
                let is_past = next.as_ref().is_some_and(|(_, on)| *on < today);
                let told = Told { day, minutes, manner, about, fits, said, next };
                let contact = Employer::log(db, &coach.who, *dice.pick(&known), told).await?;
                if is_past && dice.happens(90) {
                    Employer::step_done(db, &coach.who, contact).await?;
                }
            }
        }
    }
    Ok(())
}

/// Whom a coach has in the project, each with the first day there.
async fn people(db: &mut Write, coach: &Coach, project: &Project) -> Result<Vec<(EnrolmentId, NaiveDate)>> {
    let mut people = Vec::new();
    for case in Caseload::of(db, &coach.who).await?.people.into_iter().filter(|case| !case.is_ended) {
        let enrolment = Enrolment::load(db, case.id).await?;
        if enrolment.project_id == project.id {
            people.push((case.id, enrolment.enrolled_on));
        }
    }
    Ok(people)
}

const EMPLOYERS: [(&str, &str); 7] = [
    ("Bageriet Vetekornet", "Lena Dahl"),
    ("Hamnkrogen i Norrtälje", "Petter Ström"),
    ("Täby Plåt och Svets", "Mona Rask"),
    ("Trädgårdsmästarna i Vallentuna", "Anders Lund"),
    ("Hotell Skeppet", "Fatima Saleh"),
    ("Biltvätten på Rosenlund", "Johan Berg"),
    ("Roslags Lager", "Åsa Holm"),
];

const SAID: [&str; 6] = [
    "Visade lokalerna. Kan tänka sig någon två dagar i veckan.",
    "Har haft praktikanter förut och vill veta mer om stödet.",
    "Fullt just nu, men söker folk till sommaren.",
    "Gick igenom vilka moment som går att dela upp.",
    "Vill träffa personen innan de bestämmer sig.",
    "Nöjda med den som är där. Pratade om fler timmar.",
];
