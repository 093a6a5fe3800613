//! How it goes at a workplace: the follow-up talk of three that a coach holds, the supervisor's midway and final review by
//! a form whose questions are never reworded (a new wording gets a name of its own), and the certificate that the final
//! review makes. Nothing of health is asked for. Who may: the own coach and the provider.

use chrono::NaiveDate;

use super::access::Who;
use super::card::{Called, Card};
use super::codes::AttendanceStatus;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::own_page::Own;
use super::placement::{Placement, PlacementId};
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

crate::id!(ReviewId);

super::codes::codes! {
    /// What was held.
    pub enum ReviewKind = "review_kind" { FollowUp = "follow_up", Midway = "midway", Final = "final" }
}
super::codes::codes! {
    /// How a supervisor answers each question.
    pub enum ReviewAnswer = "review_answer" {
        NotYet = "not_yet", Sometimes = "sometimes", Mostly = "mostly", Always = "always",
    }
}

/// The questions in use. Their texts (`review-comes` …) may not change; with other texts this is another name.
const WORDING: &str = "2026";

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Review {
    pub id: ReviewId,
    pub placement_id: PlacementId,
    pub kind: ReviewKind,
    pub held_on: NaiveDate,
    pub made_by_name: String,
    pub with_participant: bool,
    pub with_supervisor: bool,
    pub comes: Option<ReviewAnswer>,
    pub carries_out: Option<ReviewAnswer>,
    pub cooperates: Option<ReviewAnswer>,
    pub independent: Option<ReviewAnswer>,
    pub participant_words: String,
    pub supervisor_words: String,
    pub agreed: String,
}

/// A follow-up talk as the coach writes it down.
#[derive(Clone, Debug)]
pub struct Talk {
    pub held_on: NaiveDate,
    pub with_participant: bool,
    pub with_supervisor: bool,
    pub participant_words: String,
    pub supervisor_words: String,
    pub agreed: String,
}

/// The supervisor's answers.
#[derive(Clone, Debug)]
pub struct Answers {
    pub comes: ReviewAnswer,
    pub carries_out: ReviewAnswer,
    pub cooperates: ReviewAnswer,
    pub independent: ReviewAnswer,
    pub words: String,
}

/// What a participant takes along from a workplace. Says nothing of any project, and nothing of health.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// In full for the coach; the provider knows the first name.
    pub name: String,
    pub enrolment_id: EnrolmentId,
    pub placement: Placement,
    pub tasks: String,
    pub from: NaiveDate,
    /// The last day there; none of a placement that goes on.
    pub to: Option<NaiveDate>,
    /// Minutes attended until the day of the review.
    pub minutes: i64,
    pub words: String,
    pub by_name: String,
    pub on: NaiveDate,
}

const COLUMNS: &str = "SELECT r.id, r.placement_id, r.kind, r.held_on, u.name AS made_by_name, r.with_participant, r.with_supervisor,
    r.comes, r.carries_out, r.cooperates, r.independent, r.participant_words, r.supervisor_words, r.agreed
    FROM placement_reviews r JOIN users u ON u.id = r.made_by";

impl Review {
    /// By the own coach, of a placement that has started.
    pub async fn follow_up(db: &mut Write, who: &Who, id: PlacementId, talk: Talk) -> Result<ReviewId> {
        let enrolment = Placement::load(db, id).await?.enrolment_id;
        Enrolment::find_own(db, who, enrolment).await?;
        let placement = Placement::load(db, id).await?;
        within(db, &placement, talk.held_on)?;
        if !talk.with_participant && !talk.with_supervisor {
            return Err(Refusal::ReviewAlone.into());
        }
        let now = db.now();
        let review: ReviewId = db
            .query(
                "INSERT INTO placement_reviews (placement_id, kind, held_on, made_by, made_at, with_participant, with_supervisor,
                    participant_words, supervisor_words, agreed) VALUES ($1, 'follow_up', $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
            )
            .bind(id)
            .bind(talk.held_on)
            .bind(who.id)
            .bind(now)
            .bind(talk.with_participant)
            .bind(talk.with_supervisor)
            .bind(talk.participant_words)
            .bind(talk.supervisor_words)
            .bind(talk.agreed)
            .value()
            .await?;
        tell(db, who, &placement, ReviewKind::FollowUp, talk.held_on).await?;
        Ok(review)
    }

    /// By the provider, one of each kind, of a placement that has started.
    pub async fn by_supervisor(
        db: &mut Write,
        who: &Who,
        id: PlacementId,
        kind: ReviewKind,
        answers: Answers,
    ) -> Result<ReviewId> {
        let placement = Placement::load(db, id).await?;
        if !who.provides(placement.provider_id) || kind == ReviewKind::FollowUp {
            return Err(Error::NotFound);
        }
        Enrolment::lock(db, placement.enrolment_id).await?;
        let placement = Placement::load(db, id).await?;
        // Now nobody takes the consent back meanwhile.
        placement.still_seen(db).await?;
        let (now, today) = (db.now(), db.today());
        if placement.state.started_on().is_none() {
            return Err(placement.state.refusal().into());
        }
        if !Self::left(db, id).await?.contains(&kind) {
            let made = Self::all(db, id).await?.iter().any(|review| review.kind == kind);
            return Err(if made { Refusal::ReviewMade } else { Refusal::ReviewFinalMade }.into());
        }
        let made: Option<ReviewId> = db
            .query(
                "INSERT INTO placement_reviews (placement_id, kind, held_on, made_by, made_at, with_participant, with_supervisor,
                    wording, comes, carries_out, cooperates, independent, supervisor_words)
                 VALUES ($1, $2, $3, $4, $5, FALSE, TRUE, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id",
            )
            .bind(id)
            .bind(kind)
            .bind(today)
            .bind(who.id)
            .bind(now)
            .bind(WORDING)
            .bind(answers.comes)
            .bind(answers.carries_out)
            .bind(answers.cooperates)
            .bind(answers.independent)
            .bind(answers.words)
            .optional_value()
            .await?;
        let Some(review) = made else { return Err(Refusal::ReviewMade.into()) };
        if kind == ReviewKind::Final {
            keep_for_certificate(db, review).await?;
        }
        tell(db, who, &placement, kind, today).await?;
        Ok(review)
    }

    /// Of one placement, latest first: for whoever is a party to it. A workplace is told of the talks that its supervisor
    /// was at.
    pub async fn of_placement(db: &mut Read, who: &Who, id: PlacementId) -> Result<Vec<Self>> {
        let placement = Placement::find(db, who, id).await?;
        let mut reviews = Self::all(db, id).await?;
        if who.provides(placement.provider_id) {
            reviews.retain(|review| review.with_supervisor);
        }
        Ok(reviews)
    }

    /// Of the participant who has come in, latest first.
    pub async fn of_own(db: &mut Read, own: &Own) -> Result<Vec<Self>> {
        Ok(db
            .built(format!(
                "{COLUMNS} JOIN placements p ON p.id = r.placement_id WHERE p.enrolment_id = $1 ORDER BY r.held_on DESC, r.id DESC"
            ))
            .bind(own.enrolment_id())
            .all()
            .await?)
    }

    /// The kinds of review that a supervisor may still make of a placement: each once, and nothing after the final one. The
    /// caller is a party to it.
    pub async fn left(db: &mut Read, id: PlacementId) -> Result<Vec<ReviewKind>> {
        let made: Vec<ReviewKind> = Self::all(db, id).await?.iter().map(|review| review.kind).collect();
        let over = made.contains(&ReviewKind::Final);
        let kinds = [ReviewKind::Midway, ReviewKind::Final];
        Ok(kinds.into_iter().filter(|kind| !over && !made.contains(kind)).collect())
    }

    async fn all(db: &mut Read, id: PlacementId) -> Result<Vec<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE r.placement_id = $1 ORDER BY r.held_on DESC, r.id DESC"))
            .bind(id)
            .all()
            .await?)
    }
}

impl Certificate {
    /// For the own coach, and for the provider. `NotFound` until the final review is made, and to the provider of somebody
    /// whose name the provider may not know.
    pub async fn find(db: &mut Read, who: &Who, id: PlacementId) -> Result<Self> {
        let placement = Placement::find(db, who, id).await?;
        let name = if who.provides(placement.provider_id) {
            let card = Card::find(db, who, id).await?;
            let Called::ByName(name) = card.called else { return Err(Error::NotFound) };
            name
        } else {
            Enrolment::find_for_form(db, who, placement.enrolment_id).await?.name()
        };
        Self::of(db, placement, name).await
    }

    /// The participant's own, in the full name. `NotFound` on a page that tells no places.
    pub async fn find_own(db: &mut Read, own: &Own, id: PlacementId) -> Result<Self> {
        let placement = Placement::load(db, id).await?;
        if placement.enrolment_id != own.enrolment_id() || !own.tells_places() {
            return Err(Error::NotFound);
        }
        let name = Enrolment::load(db, placement.enrolment_id).await?.name();
        Self::of(db, placement, name).await
    }

    async fn of(db: &mut Read, placement: Placement, name: String) -> Result<Self> {
        let reviews = Review::all(db, placement.id).await?;
        let last = reviews.into_iter().find(|review| review.kind == ReviewKind::Final);
        let (Some(review), Some(from)) = (last, placement.state.started_on()) else {
            return Err(Error::NotFound);
        };
        let (tasks, minutes): (String, i64) = db
            .query("SELECT tasks, minutes FROM placement_reviews WHERE id = $1")
            .bind(review.id)
            .one()
            .await?;
        let to = match placement.state {
            super::placement::State::Ended { on, .. } => Some(on),
            _ => None,
        };
        Ok(Self {
            name,
            enrolment_id: placement.enrolment_id,
            minutes,
            placement,
            tasks,
            from,
            to,
            words: review.supervisor_words,
            by_name: review.made_by_name,
            on: review.held_on,
        })
    }

    /// The last day that the minutes are of: nobody attends after the end, whenever the review was made.
    pub fn attended_until(&self) -> NaiveDate {
        self.to.map_or(self.on, |to| to.min(self.on))
    }
}

/// What the certificate tells, as it is on the day of the final review.
async fn keep_for_certificate(db: &mut Write, review: ReviewId) -> Result<()> {
    db.query(
        "UPDATE placement_reviews SET
            tasks = (SELECT s.description FROM placements p JOIN slots s ON s.id = p.slot_id WHERE p.id = placement_reviews.placement_id),
            minutes = (SELECT CAST(COALESCE(SUM(a.minutes), 0) AS BIGINT) FROM attendances a
                WHERE a.placement_id = placement_reviews.placement_id AND a.status = $2 AND a.day <= placement_reviews.held_on)
         WHERE id = $1",
    )
    .bind(review)
    .bind(AttendanceStatus::Attended)
    .run()
    .await?;
    Ok(())
}

fn within(db: &Read, placement: &Placement, on: NaiveDate) -> Result<()> {
    let Some(from) = placement.state.started_on() else { return Err(placement.state.refusal().into()) };
    if on > db.today() {
        return Err(Refusal::DateInFuture.into());
    }
    if on < from {
        return Err(Refusal::NotYet { from }.into());
    }
    Ok(())
}

async fn tell(
    db: &mut Write,
    who: &Who,
    placement: &Placement,
    kind: ReviewKind,
    on: NaiveDate,
) -> Result<()> {
    Event::new("placement_reviewed", "placement", placement.id.0)
        .by(who.id)
        .about(placement.enrolment_id)
        .at(placement.provider_id)
        .with("kind", kind.code())
        .with("on", on.to_string())
        .write(db)
        .await
}
