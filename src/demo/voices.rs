//! What people say of the placements of the first project: talks of three, supervisors' reviews, step-up plans, ratings, and
//! days that participants question on their own page, opened with a link and a code as anybody's.

use chrono::NaiveDate;

use super::days::plus;
use super::world::World;
use crate::db::Write;
use crate::model::access::Who;
use crate::model::attendance::dispute::Dispute;
use crate::model::attendance::line::Line;
use crate::model::caseload::Caseload;
use crate::model::own_page::{Own, link};
use crate::model::password::hash_code;
use crate::model::placement::{Placement, State};
use crate::model::rating;
use crate::model::review::{Answers, Review, ReviewAnswer, ReviewKind, Talk};
use crate::model::step_up::{Draft, Step, StepUp};
use crate::model::{Error, Result};

/// The code of every link that is opened here; the links are closed again.
const CODE: &str = "428173";
/// Days into a placement that people meet about it.
const TALK_AFTER: i64 = 14;
/// People of the main coach who question a day.
const QUESTIONED: usize = 2;
/// People of the main coach whose hours grow more slowly than was planned at first.
const PLANNED_ANEW: usize = 1;

pub async fn heard(db: &mut Write, world: &World) -> Result<()> {
    let Some(project) = world.projects.first() else { return Ok(()) };
    let code = hash_code(CODE);
    let mut turn = 0;
    let (mut questions, mut anew) = (QUESTIONED, PLANNED_ANEW);
    for (place, coach) in project.coaches.iter().enumerate() {
        for case in Caseload::of(db, &coach.who).await?.people {
            for placement in Placement::of_enrolment(db, case.id).await? {
                let Some(started_on) = placement.state.started_on() else { continue };
                turn += 1;
                if place == 0 && matches!(placement.state, State::Started { .. }) {
                    grow(db, &coach.who, &placement).await?;
                    if anew > 0 && slow_down(db, &coach.who, &placement).await? {
                        anew -= 1;
                    }
                }
                talk(db, &coach.who, &placement, started_on, turn).await?;
                review(db, world, &placement, turn).await?;
                let score = |at: usize| 2 + ((turn + at) % 4) as i64;
                rating::give(db, &coach.who, placement.id, [score(1), score(2), score(0), score(3)]).await?;
                // The main coach's people at work have not rated their place: whoever looks around may.
                let works = place == 0 && placement.state.is_live();
                let asks = questions > 0 && works && matches!(placement.state, State::Started { .. });
                if asks || !works {
                    let own = open(db, &coach.who, &placement, &code).await?;
                    if !works {
                        rating::give_own(db, &own, placement.id, [score(3), score(1), score(2), score(2)])
                            .await?;
                    }
                    if asks && question(db, &own, &placement).await? {
                        questions -= 1;
                    }
                    link::revoke(db, &coach.who, placement.enrolment_id).await?;
                }
            }
        }
    }
    Ok(())
}

/// Four fifths of the hours at first, nine tenths after a month, all after two.
async fn grow(db: &mut Write, who: &Who, placement: &Placement) -> Result<()> {
    let hours = placement.hours_per_week;
    let mut steps: Vec<Step> = Vec::new();
    for (days, hours_per_week) in [(0, (hours * 4 / 5).max(1)), (28, (hours * 9 / 10).max(1)), (56, hours)] {
        let step = Step { from_on: plus(placement.starts_on, days), hours_per_week };
        let grows = steps.last().is_none_or(|last| last.hours_per_week < hours_per_week);
        if grows && step.from_on <= placement.planned_end_on {
            steps.push(step);
        }
    }
    let decided_on = placement.starts_on.min(db.today());
    StepUp::write(db, who, placement.id, Draft { decided_on, steps, version: 0 }).await?;
    Ok(())
}

/// A second edition: nine tenths for a month from next week, and only then all. Says whether the placement is long enough.
async fn slow_down(db: &mut Write, who: &Who, placement: &Placement) -> Result<bool> {
    let (decided_on, hours) = (db.today(), placement.hours_per_week);
    let step = |days: i64, hours_per_week: i64| Step { from_on: plus(decided_on, days), hours_per_week };
    let steps = vec![step(7, (hours * 9 / 10).max(1)), step(35, hours)];
    if steps.iter().any(|step| step.from_on > placement.planned_end_on) {
        return Ok(false);
    }
    StepUp::write(db, who, placement.id, Draft { decided_on, steps, version: 1 }).await?;
    Ok(true)
}

async fn talk(db: &mut Write, who: &Who, placement: &Placement, from: NaiveDate, turn: usize) -> Result<()> {
    let held_on = plus(from, TALK_AFTER);
    if held_on > db.today() || turn.is_multiple_of(3) {
        return Ok(());
    }
    let (participant_words, words, agreed) = SAID[turn % SAID.len()];
    let talk = Talk {
        held_on,
        with_participant: true,
        with_supervisor: !turn.is_multiple_of(4),
        participant_words: participant_words.to_owned(),
        supervisor_words: words.to_owned(),
        agreed: agreed.to_owned(),
    };
    Review::follow_up(db, who, placement.id, talk).await?;
    Ok(())
}

async fn review(db: &mut Write, world: &World, placement: &Placement, turn: usize) -> Result<()> {
    let Some(provider) = world.providers.iter().find(|party| party.id == placement.provider_id) else {
        return Ok(());
    };
    let kind = match placement.state {
        State::Ended { .. } => ReviewKind::Final,
        _ if turn.is_multiple_of(2) => ReviewKind::Midway,
        _ => return Ok(()),
    };
    let answer = |at: usize| ReviewAnswer::ALL[(turn + at) % ReviewAnswer::ALL.len()];
    let answers = Answers {
        comes: answer(2),
        carries_out: answer(3),
        cooperates: answer(2),
        independent: answer(1),
        words: JUDGED[turn % JUDGED.len()].to_owned(),
    };
    match Review::by_supervisor(db, &provider.who, placement.id, kind, answers).await {
        // Their consent has run out: the workplace sees them no longer.
        Ok(_) | Err(Error::NotFound) => Ok(()),
        Err(other) => Err(other),
    }
}

/// The own page, opened by its participant.
async fn open(db: &mut Write, who: &Who, placement: &Placement, code: &str) -> Result<Own> {
    let token = link::make(db, who, placement.enrolment_id, code).await?;
    let (id, _) = link::try_code(db, &token).await?;
    let session = link::enter(db, id).await?;
    Own::arrive(db, &session).await?.ok_or(Error::NotFound)
}

/// The participant says that the latest day is not right. Says whether there was one.
async fn question(db: &mut Write, own: &Own, placement: &Placement) -> Result<bool> {
    let lines = Line::of_own(db, own).await?;
    let mut theirs = lines.iter().filter(|line| line.placement_id == placement.id && line.open().is_none());
    let Some(line) = theirs.next() else { return Ok(false) };
    Dispute::open_own(db, own, line.id, QUESTION).await?;
    Ok(true)
}

const QUESTION: &str = "Jag var kvar en timme till för att hjälpa till med leveransen.";

const SAID: [(&str, &str, &str); 3] = [
    (
        "Det är roligt att ha något att gå till.",
        "Kommer i tid och frågar när något är oklart.",
        "En timme till om dagen från nästa månad.",
    ),
    (
        "Jag blir trött på eftermiddagarna.",
        "Gör ett noggrant arbete.",
        "Tyngre uppgifter på förmiddagen, en paus klockan två.",
    ),
    (
        "Jag vill pröva kassan.",
        "Kan uppgifterna nu och hjälper andra.",
        "Två dagar i kassan tillsammans med handledaren.",
    ),
];

const JUDGED: [&str; 3] = [
    "Noggrann och omtyckt. Klarar dagens uppgifter efter en genomgång på morgonen.",
    "Har vuxit i uppgiften och tar egna initiativ.",
    "Håller tider och gör det som är sagt. Behöver få uppgifterna skrivna.",
];
