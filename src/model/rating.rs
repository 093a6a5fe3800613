//! What participants and coaches think of a workplace: 1 to 5 on four questions, once for each placement. What anybody sees
//! is a provider's mean, of the participants and of the coaches apart, and such that nobody's answer follows from it:
//!
//! - A person counts once, with the first answer: five answers are five people.
//! - Answers are taken in groups of five or more, in the order they came, and a mean is of whole groups. The difference
//!   between two looks is therefore never one person's, but a group's.
//! - A group in which everybody said the same would tell what each of them said: it waits until somebody says another thing.
//! - There are no filters.

use std::collections::HashSet;

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

/// The fewest people of whom a mean is shown, and by whom more it changes.
pub const LEAST: usize = 5;

/// One answer, in the order of `RatingQuestion`.
pub type Scores = [i64; 4];

/// A provider's mean by one party on one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mean {
    /// People behind it: five or more.
    pub count: usize,
    /// Tenths of a point, rounded half up.
    pub tenths: i64,
}

/// What may be shown of what one party says, in the order of `RatingQuestion`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub party: RatingParty,
    pub means: [Option<Mean>; 4],
}

/// The placement, when its participant may rate it.
pub async fn find_own(db: &mut Read, own: &Own, id: PlacementId) -> Result<Placement> {
    let placement = Placement::load(db, id).await?;
    let is_own = placement.enrolment_id == own.enrolment_id() && placement.state.started_on().is_some();
    if is_own { Ok(placement) } else { Err(Error::NotFound) }
}

/// What the participant has answered about a placement, if anything: for the own page alone.
pub async fn own_scores(db: &mut Read, own: &Own, id: PlacementId) -> Result<Option<Scores>> {
    let placement = find_own(db, own, id).await?;
    let row: Option<(i64, i64, i64, i64)> = db
        .query(
            "SELECT welcome, tasks, support, recommend FROM ratings WHERE placement_id = $1 AND party = 'participant'",
        )
        .bind(placement.id)
        .optional()
        .await?;
    Ok(row.map(|(welcome, tasks, support, recommend)| [welcome, tasks, support, recommend]))
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

/// What may be shown of a provider, to whoever sees its slots: of each party that has said something to show.
pub async fn means(db: &mut Read, provider: OrganisationId) -> Result<Vec<Said>> {
    let rows: Vec<(RatingParty, i64, i64, i64, i64, i64)> = db
        .query(
            "SELECT r.party, COALESCE(r.user_id, e.participant_id), r.welcome, r.tasks, r.support, r.recommend FROM ratings r
             JOIN placements p ON p.id = r.placement_id JOIN slots s ON s.id = p.slot_id
             JOIN enrolments e ON e.id = p.enrolment_id WHERE s.provider_id = $1 ORDER BY r.id",
        )
        .bind(provider)
        .all()
        .await?;
    let of = |party| {
        let (mut people, mut answers) = (HashSet::new(), Vec::new());
        for (by, person, welcome, tasks, support, recommend) in &rows {
            if *by == party && people.insert(*person) {
                answers.push([*welcome, *tasks, *support, *recommend]);
            }
        }
        said(party, &answers)
    };
    Ok(RatingParty::ALL
        .iter()
        .map(|party| of(*party))
        .filter(|said| said.means.iter().any(Option::is_some))
        .collect())
}

fn said(party: RatingParty, answers: &[Scores]) -> Said {
    let means = [0, 1, 2, 3].map(|question| {
        let scores: Vec<i64> = answers.iter().map(|scores| scores[question]).collect();
        mean(&scores)
    });
    Said { party, means }
}

/// Of the whole groups.
fn mean(scores: &[i64]) -> Option<Mean> {
    let (mut count, mut from) = (0, 0);
    for to in 1..=scores.len() {
        let group = &scores[from..to];
        if group.len() >= LEAST && group.iter().any(|score| *score != group[0]) {
            (count, from) = (to, to);
        }
    }
    let sum: i64 = scores[..count].iter().sum();
    let people = i64::try_from(count).ok().filter(|people| *people > 0)?;
    Some(Mean { count, tenths: (sum * 20 / people + 1) / 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_of_whole_groups_and_rounded_half_up() {
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[5, 4, 1, 2]), None);
        let five = mean(&[5, 4, 4, 4, 4]);
        assert_eq!(five, Some(Mean { count: 5, tenths: 42 }));
        // The sixth to the ninth change nothing that anybody sees.
        assert_eq!(mean(&[5, 4, 4, 4, 4, 1, 2, 1, 1]), five);
        assert_eq!(mean(&[5, 4, 4, 4, 4, 1, 2, 1, 1, 1]), Some(Mean { count: 10, tenths: 27 }));
    }

    #[test]
    fn people_who_all_say_the_same_are_shown_when_somebody_says_another_thing() {
        assert_eq!(mean(&[1; 12]), None);
        assert_eq!(mean(&[1, 1, 1, 1, 1, 1, 2]), Some(Mean { count: 7, tenths: 11 }));
        // Neither may a second group be told apart from the first.
        assert_eq!(mean(&[5, 4, 4, 4, 4, 1, 1, 1, 1, 1]), Some(Mean { count: 5, tenths: 42 }));
    }

    /// Whoever has looked after every answer knows sums of groups only: each of five or more people who did not say the same.
    #[test]
    fn no_two_looks_tell_what_one_person_said() {
        let mut seed: u64 = 7;
        let scores: Vec<i64> = (0..400)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                if seed >> 62 == 0 { 4 } else { 5 }
            })
            .collect();
        let mut before = 0;
        for to in 1..=scores.len() {
            let count = mean(&scores[..to]).map_or(0, |mean| mean.count);
            if count != before {
                let group = &scores[before..count];
                assert!(group.len() >= LEAST && group.iter().any(|score| *score != group[0]), "{group:?}");
                before = count;
            }
        }
        assert!(before > 300);
    }
}
