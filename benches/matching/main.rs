//! How long it takes to rank every slot of a county for one participant, with reasons for the first fifty. Takes the
//! database that `node benches/run.mjs matching` has made.

use std::sync::Arc;
use std::time::{Duration, Instant};

use brygga::clock::Clock;
use brygga::db::{Db, Read};
use brygga::model::enrolment::Enrolment;
use brygga::model::matching::Circumstances;
use brygga::model::user::User;
use brygga::model::vacancy::Vacancy;
use brygga::search::{Search, Wanted};
use brygga::web::search::usual_period;

/// Reasons are told for so many, the best.
const TOLD: usize = 50;
/// Participants, each ranked for once: the same question a second time is answered from memory.
const PEOPLE: usize = 100;

/// What one participant takes.
struct Taken {
    /// Reading what decides besides profile and offer.
    circumstances: Duration,
    /// Judging, counting and ranking every slot.
    ranking: Duration,
    /// Reading the first fifty from the database and judging each in words.
    reasons: Duration,
}

#[tokio::main]
async fn main() {
    let url = std::env::args().nth(1).expect("the address of a database");
    let db = Db::open(&url, Clock::System).await.expect("a database");
    let folder = tempfile::tempdir().expect("a folder");
    let search = Search::open(db.clone(), folder.path()).await.expect("an index");
    let mut read = db.read().await.expect("a snapshot");
    let coach = User::find_by_email(&mut read, "coach@example.se").await.expect("users").expect("a coach");
    let who = coach.who(&mut read).await.expect("memberships");
    let mut people = Enrolment::unplaced(&mut read, &who, None).await.expect("enrolments");
    // A coach has fewer than a hundred: the same again with other hours is another question.
    let own = people.len();
    assert!(own > 0, "nobody waits for a place");
    for at in own..PEOPLE {
        let mut again = people[at % own].clone();
        again.profile.travel_km = Some(10 + at as i64);
        people.push(again);
    }
    let mut taken = Vec::new();
    let mut slots = 0;
    for enrolment in &people {
        let (one, total) = rank(&mut read, &search, &who, enrolment).await;
        slots = total;
        taken.push(one);
    }
    println!("{slots} slots, {PEOPLE} questions of {own} people one after another; milliseconds");
    println!("| part | first | median | p99 |\n| --- | ---: | ---: | ---: |");
    tell("circumstances read", &taken, |one| one.circumstances);
    tell("every slot judged, counted and ranked", &taken, |one| one.ranking);
    tell("the first fifty read and told why", &taken, |one| one.reasons);
    tell("ranking and reasons", &taken, |one| one.ranking + one.reasons);
    tell("all", &taken, |one| one.circumstances + one.ranking + one.reasons);
}

async fn rank(
    db: &mut Read,
    search: &Search,
    who: &brygga::model::access::Who,
    enrolment: &Enrolment,
) -> (Taken, usize) {
    let period = usual_period(db.today());
    let begun = Instant::now();
    let circumstances = Circumstances::read(db, enrolment, period).await.expect("circumstances");
    let (circumstances, taken) = (Arc::new(circumstances), begun.elapsed());
    let wanted = Wanted { person: Some(Arc::clone(&circumstances)), ..Wanted::words("", db.today()) };
    let begun = Instant::now();
    let outcome = search.find(wanted).await.expect("an answer");
    let ranking = begun.elapsed();
    let begun = Instant::now();
    let best: Vec<_> = outcome.answer.found.iter().take(TOLD).map(|found| found.slot).collect();
    let vacancies = Vacancy::among(db, who, &best, period).await.expect("slots");
    let judged: Vec<_> = vacancies.iter().map(|vacancy| circumstances.judge(vacancy)).collect();
    assert!(judged.iter().all(|one| !one.findings.is_empty()));
    (Taken { circumstances: taken, ranking, reasons: begun.elapsed() }, outcome.answer.total)
}

fn tell(part: &str, taken: &[Taken], of: impl Fn(&Taken) -> Duration) {
    let mut times: Vec<f64> = taken.iter().map(|one| of(one).as_secs_f64() * 1e3).collect();
    let first = times[0];
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share).ceil() as usize];
    println!("| {part} | {first:.1} | {:.1} | {:.1} |", at(0.5), at(0.99));
}
