//! What participants and coaches think of a workplace: 1 to 5 on four questions, once for each placement. What anybody sees
//! is a provider's mean, of the participants and of the coaches apart, and only in whole fives of answers: the mean is of
//! the first five, ten, fifteen … people, so that neither the newest answer nor the difference between two looks tells what
//! one person said. There are no filters, for the same reason.

use super::access::Who;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::organisation::OrganisationId;
use super::own_page::Own;
use super::placement::{Placement, PlacementId};
use super::user::UserId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

super::codes::codes! {
    /// Who rates.
    pub enum RatingParty = "rating_party" { Participant = "participant", Coach = "coach" }
}
super::codes::codes! {
    /// What is asked.
    pub enum RatingQuestion = "rating_question" {
        Welcome = "welcome", Tasks = "tasks", Support = "support", Recommend = "recommend",
    }
}

/// The fewest answers that are shown, and the steps in which more are.
pub const LEAST: usize = 5;

/// One answer, in the order of `RatingQuestion`.
pub type Scores = [i64; 4];

/// A provider's mean by one party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mean {
    pub party: RatingParty,
    /// Answers behind it: a multiple of five.
    pub count: usize,
    /// Tenths, in the order of `RatingQuestion`.
    pub tenths: [i64; 4],
}

/// The placement, when its participant may rate it.
pub async fn find_own(db: &mut Read, own: &Own, id: PlacementId) -> Result<Placement> {
    let placement = Placement::load(db, id).await?;
    let is_own = placement.enrolment_id == own.enrolment_id() && placement.state.started_on().is_some();
    if is_own { Ok(placement) } else { Err(Error::NotFound) }
}

/// By the participant.
pub async fn give_own(db: &mut Write, own: &Own, id: PlacementId, scores: Scores) -> Result<()> {
    let placement = find_own(db, own, id).await?;
    keep(db, &placement, None, scores).await
}

/// By the own coach.
pub async fn give(db: &mut Write, who: &Who, id: PlacementId, scores: Scores) -> Result<()> {
    let enrolment = Placement::load(db, id).await?.enrolment_id;
    Enrolment::find_own(db, who, enrolment).await?;
    let placement = Placement::load(db, id).await?;
    if placement.state.started_on().is_none() {
        return Err(placement.state.refusal().into());
    }
    keep(db, &placement, Some(who.id), scores).await
}

async fn keep(db: &mut Write, placement: &Placement, by: Option<UserId>, scores: Scores) -> Result<()> {
    let now = db.now();
    let party = if by.is_some() { RatingParty::Coach } else { RatingParty::Participant };
    let kept: Option<i64> = db
        .query(
            "INSERT INTO ratings (placement_id, party, user_id, welcome, tasks, support, recommend, given_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id",
        )
        .bind(placement.id)
        .bind(party)
        .bind(by)
        .bind(scores[0])
        .bind(scores[1])
        .bind(scores[2])
        .bind(scores[3])
        .bind(now)
        .optional_value()
        .await?;
    if kept.is_none() {
        return Err(Refusal::RatingGiven.into());
    }
    // That it was given; what was said stands in no timeline.
    Event::new("placement_rated", "placement", placement.id.0)
        .by_whom(by)
        .about(placement.enrolment_id)
        .write(db)
        .await
}

/// Which placements of a person this party has rated. The caller has been let in to the person.
pub async fn rated(db: &mut Read, enrolment: EnrolmentId, party: RatingParty) -> Result<Vec<PlacementId>> {
    Ok(db
        .query(
            "SELECT r.placement_id FROM ratings r JOIN placements p ON p.id = r.placement_id
             WHERE p.enrolment_id = $1 AND r.party = $2",
        )
        .bind(enrolment)
        .bind(party)
        .values()
        .await?)
}

/// What may be shown of a provider, to whoever sees its slots.
pub async fn means(db: &mut Read, provider: OrganisationId) -> Result<Vec<Mean>> {
    let rows: Vec<(RatingParty, i64, i64, i64, i64, i64)> = db
        .query(
            "SELECT r.party, e.participant_id, r.welcome, r.tasks, r.support, r.recommend FROM ratings r
             JOIN placements p ON p.id = r.placement_id JOIN slots s ON s.id = p.slot_id
             JOIN enrolments e ON e.id = p.enrolment_id WHERE s.provider_id = $1 ORDER BY r.id",
        )
        .bind(provider)
        .all()
        .await?;
    let of = |party| {
        // A person who has been there twice counts once: five answers are five people.
        let mut people = Vec::new();
        let mut answers: Vec<Scores> = Vec::new();
        for (by, person, welcome, tasks, support, recommend) in &rows {
            if *by == party && !people.contains(person) {
                people.push(*person);
                answers.push([*welcome, *tasks, *support, *recommend]);
            }
        }
        mean(party, &answers)
    };
    Ok(RatingParty::ALL.iter().filter_map(|party| of(*party)).collect())
}

/// Of the first whole fives.
fn mean(party: RatingParty, answers: &[Scores]) -> Option<Mean> {
    let count = answers.len() / LEAST * LEAST;
    if count == 0 {
        return None;
    }
    let tenths = [0, 1, 2, 3].map(|question| {
        let sum: i64 = answers[..count].iter().map(|scores| scores[question]).sum();
        // Rounded half up.
        (sum * 20 / count as i64 + 1) / 2
    });
    Some(Mean { party, count, tenths })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_of_whole_fives_and_rounded_half_up() {
        let of = |answers: &[Scores]| mean(RatingParty::Participant, answers);
        let mut answers = vec![[5, 4, 1, 2]; 4];
        assert_eq!(of(&answers), None);
        answers.push([5, 5, 1, 1]);
        let five = of(&answers).unwrap();
        assert_eq!((five.count, five.tenths), (5, [50, 42, 10, 18]));
        // The sixth to the ninth change nothing that anybody sees.
        for _ in 0..4 {
            answers.push([1, 1, 1, 1]);
            assert_eq!(of(&answers), Some(five));
        }
        answers.push([1, 1, 1, 1]);
        assert_eq!(of(&answers).unwrap().count, 10);
    }
}
