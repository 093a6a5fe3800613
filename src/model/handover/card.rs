//! The handover card: what the receiver is told of the person, and no more than the consent covers. The person's own words
//! come first. The same card stands on the page to print, in the PDF, and behind the receiver's link.

use chrono::NaiveDate;

use super::{Handover, HandoverId};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::codes::{ActivityKind, Adaptation, ConsentCategory, Language, Protection};
use crate::model::consent::Consent;
use crate::model::enrolment::Enrolment;
use crate::model::plan::{Plan, PlanStep};
use crate::model::{Error, Refusal, Result};

/// What the coach and the person have written for the receiver.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Words {
    pub own_words: String,
    pub situation: String,
    pub agreed_plan: String,
    pub what_works: String,
}

/// Each part is there when the consent covers it.
#[derive(Clone, Debug)]
pub struct HandoverCard {
    pub giver: String,
    pub receiver: String,
    /// Who tells it, and how to reach them: the giver's own, so no consent is asked.
    pub coach: Option<(String, Option<String>)>,
    /// The person's name; none without consent, and none of a protected identity.
    pub name: Option<String>,
    /// They tell of the person's situation, and go with it.
    pub own_words: Option<String>,
    pub situation: Option<String>,
    pub plan: Option<String>,
    /// The joint plan that the person has agreed to, when nothing else is written for the receiver.
    pub joint_plan: Option<JointPlan>,
    pub needs: Option<Needs>,
    /// Kinds of activity attended, how many times, and minutes.
    pub activities: Option<Vec<Done>>,
    pub placements: Option<Vec<Stayed>>,
    pub agreed: Vec<Agreed>,
}

/// What was agreed to on one day: by the latest consent, where several cover the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    pub on: NaiveDate,
    pub categories: Vec<ConsentCategory>,
}

#[derive(Clone, Debug)]
pub struct JointPlan {
    pub goals: Vec<String>,
    /// Those that are not done.
    pub steps: Vec<PlanStep>,
}

#[derive(Clone, Debug)]
pub struct Needs {
    pub what_works: String,
    pub adaptations: Vec<Adaptation>,
    pub languages: Vec<Language>,
    /// Hours a week, from and to.
    pub hours: (Option<i64>, Option<i64>),
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Done {
    pub kind: ActivityKind,
    pub times: i64,
    pub minutes: i64,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Stayed {
    pub title: String,
    pub provider: String,
    pub started_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
}

impl HandoverCard {
    /// What may be told today; `ParticipantHasNoConsent` when nothing may. The caller has been let in to the handover, by an
    /// account or by its link.
    pub(in crate::model) async fn of(db: &mut Read, handover: &Handover) -> Result<Self> {
        let today = db.today();
        let consents = Consent::of_enrolment(db, handover.enrolment_id).await?;
        let standing: Vec<&Consent> = consents
            .iter()
            .filter(|consent| consent.receiver_id == handover.receiver_id && consent.stands_on(today))
            .collect();
        if standing.is_empty() {
            return Err(Refusal::ParticipantHasNoConsent.into());
        }
        let covers = |category| standing.iter().any(|consent| consent.categories.0.contains(&category));
        let enrolment = Enrolment::load(db, handover.enrolment_id).await?;
        let words = Words::of(db, handover.id).await?;
        let is_protected = enrolment.protection != Protection::None;
        let coach = match enrolment.coach_id {
            Some(coach) => {
                db.query("SELECT name, phone FROM users WHERE id = $1").bind(coach).optional().await?
            }
            None => None,
        };
        let profile = &enrolment.profile;
        Ok(Self {
            giver: handover.giver_name.clone(),
            receiver: handover.receiver_in_full(),
            coach,
            name: (covers(ConsentCategory::Contact) && !is_protected).then(|| enrolment.name()),
            own_words: covers(ConsentCategory::Background).then_some(words.own_words),
            joint_plan: match covers(ConsentCategory::Plan) && words.agreed_plan.is_empty() {
                true => JointPlan::of(db, handover).await?,
                false => None,
            },
            situation: covers(ConsentCategory::Background).then_some(words.situation),
            plan: covers(ConsentCategory::Plan).then_some(words.agreed_plan),
            needs: covers(ConsentCategory::Needs).then(|| Needs {
                what_works: words.what_works,
                adaptations: profile.adaptations.0.clone(),
                languages: profile.languages.0.clone(),
                hours: (profile.hours_from, profile.hours_to),
            }),
            activities: match covers(ConsentCategory::Activities) {
                true => Some(done(db, handover).await?),
                false => None,
            },
            placements: match covers(ConsentCategory::Placements) {
                true => Some(stayed(db, handover).await?),
                false => None,
            },
            agreed: agreed(&standing),
        })
    }

    /// For whoever sees all of the person.
    pub async fn find(db: &mut Read, who: &Who, id: HandoverId) -> Result<(Handover, Self)> {
        let handover = Handover::find(db, who, id).await?;
        let card = Self::of(db, &handover).await?;
        Ok((handover, card))
    }
}

/// By day, the first first.
fn agreed(standing: &[&Consent]) -> Vec<Agreed> {
    let mut agreed: Vec<Agreed> = Vec::new();
    for category in ConsentCategory::ALL {
        let covering = standing.iter().filter(|consent| consent.categories.0.contains(category));
        let Some(on) = covering.map(|consent| consent.given_on).max() else { continue };
        match agreed.iter_mut().find(|agreed| agreed.on == on) {
            Some(agreed) => agreed.categories.push(*category),
            None => agreed.push(Agreed { on, categories: vec![*category] }),
        }
    }
    agreed.sort_by_key(|agreed| agreed.on);
    agreed
}

impl JointPlan {
    async fn of(db: &mut Read, handover: &Handover) -> Result<Option<Self>> {
        let plan = Plan::current(db, handover.enrolment_id).await?;
        let Some(plan) = plan.filter(|plan| plan.agreed_on.is_some()) else { return Ok(None) };
        let steps = plan.steps(db).await?.into_iter().filter(|step| step.done_on.is_none()).collect();
        Ok(Some(Self { goals: plan.goals.0, steps }))
    }
}

async fn done(db: &mut Read, handover: &Handover) -> Result<Vec<Done>> {
    let mut done: Vec<Done> = db
        .query(
            "SELECT kind, COUNT(*) AS times, CAST(SUM(minutes) AS BIGINT) AS minutes FROM activities
             WHERE enrolment_id = $1 AND attended = TRUE GROUP BY kind",
        )
        .bind(handover.enrolment_id)
        .all()
        .await?;
    done.sort_by_key(|done| done.kind);
    Ok(done)
}

async fn stayed(db: &mut Read, handover: &Handover) -> Result<Vec<Stayed>> {
    Ok(db
        .query(
            "SELECT s.title, o.name AS provider, p.started_on, p.ended_on FROM placements p JOIN slots s ON s.id = p.slot_id
             JOIN organisations o ON o.id = s.provider_id
             WHERE p.enrolment_id = $1 AND p.started_on IS NOT NULL ORDER BY p.started_on, p.id",
        )
        .bind(handover.enrolment_id)
        .all()
        .await?)
}

impl Words {
    /// The caller has been let in to the handover.
    pub async fn of(db: &mut Read, id: HandoverId) -> Result<Self> {
        Ok(db
            .query("SELECT own_words, situation, agreed_plan, what_works FROM handovers WHERE id = $1")
            .bind(id)
            .one()
            .await?)
    }

    /// By the own coach, until the receiver has met the person. `version` is what the form was opened on.
    pub async fn write(self, db: &mut Write, who: &Who, id: HandoverId, version: i64) -> Result<()> {
        let today = db.today();
        let handover = Handover::find_own(db, who, id, today).await?;
        if !handover.state.is_before_meeting() {
            return Err(Refusal::HandoverState { state: handover.state.code() }.into());
        }
        if handover.version != version {
            return Err(Error::Stale);
        }
        db.query(
            "UPDATE handovers SET own_words = $2, situation = $3, agreed_plan = $4, what_works = $5, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(self.own_words)
        .bind(self.situation)
        .bind(self.agreed_plan)
        .bind(self.what_works)
        .run()
        .await?;
        handover.event("handover_card_written").by(who.id).write(db).await
    }
}
