//! Colleagues' participants: name, coach and stage, no more. Nobody with a protected identity is here.

use crate::db::Read;
use crate::model::access::{self, Guarded, Sight, Who};
use crate::model::codes::{Protection, Role};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::{Error, Result};

crate::model::codes::codes! {
    /// How far a person has come, for whoever need not know more.
    pub enum Stage = "stage" {
        Searching = "searching", Proposed = "proposed", Placed = "placed", Handover = "handover",
        Ended = "ended",
    }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Outline {
    pub id: EnrolmentId,
    pub given_name: String,
    pub family_name: String,
    pub coach_name: Option<String>,
    pub coach_phone: Option<String>,
    pub stage: Stage,
    #[sqlx(flatten)]
    guarded: Guarded,
}

/// One page of outlines, and how many there are in all.
#[derive(Clone, Debug)]
pub struct Outlines {
    pub people: Vec<Outline>,
    pub count: usize,
}

impl Outline {
    /// For a colleague; whoever sees more is not asking for an outline.
    pub async fn find(db: &mut Read, who: &Who, id: EnrolmentId) -> Result<Self> {
        match Enrolment::sight(db, who, id).await? {
            Sight::Outline => load(db, id).await,
            Sight::Full | Sight::Inspected | Sight::OnReason => Err(Error::NotFound),
        }
    }

    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// Active participants of the coach's projects who are not the coach's own, by name; `named` is part of a name.
pub async fn outlines(db: &mut Read, who: &Who, named: &str, skip: usize, most: usize) -> Result<Outlines> {
    let names: Vec<(EnrolmentId, String, String)> = db
        .query(
            "SELECT e.id, p.given_name, p.family_name FROM enrolments e JOIN participants p ON p.id = e.participant_id
             WHERE e.ended_on IS NULL AND (e.coach_id IS NULL OR e.coach_id <> $1) AND p.protection = $2
             AND EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = $1 AND m.role = $3 AND m.project_id = e.project_id)
             ORDER BY p.family_name COLLATE sv, p.given_name COLLATE sv, e.id",
        )
        .bind(who.id)
        .bind(Protection::None)
        .bind(Role::Coach)
        .all()
        .await?;
    let wanted = named.trim().to_lowercase();
    let found: Vec<EnrolmentId> = names
        .into_iter()
        .filter(|(_, given, family)| {
            wanted.is_empty() || format!("{given} {family}").to_lowercase().contains(&wanted)
        })
        .map(|(id, ..)| id)
        .collect();
    let mut people = Vec::with_capacity(most.min(found.len()));
    for id in found.iter().skip(skip).take(most) {
        let outline = load(db, *id).await?;
        // The policy has the last word, whatever the statement above found.
        if access::enrolment(who, &outline.guarded, false) == Some(Sight::Outline) {
            people.push(outline);
        }
    }
    Ok(Outlines { people, count: found.len() })
}

/// One of them. The caller has asked for the sight of it.
async fn load(db: &mut Read, id: EnrolmentId) -> Result<Outline> {
    Ok(db
        .query(
            "SELECT e.id, p.given_name, p.family_name, c.name AS coach_name, c.phone AS coach_phone, e.project_id, e.coach_id, p.protection,
                CASE WHEN EXISTS (SELECT 1 FROM handovers h WHERE h.enrolment_id = e.id
                        AND (h.state IN ('sent', 'accepted') OR (h.state = 'met' AND e.ended_on IS NULL))) THEN 'handover'
                     WHEN e.ended_on IS NOT NULL THEN 'ended'
                     WHEN EXISTS (SELECT 1 FROM placements l WHERE l.enrolment_id = e.id AND l.state IN ('accepted', 'started', 'paused')) THEN 'placed'
                     WHEN EXISTS (SELECT 1 FROM placements l WHERE l.enrolment_id = e.id AND l.state = 'proposed') THEN 'proposed'
                     ELSE 'searching' END AS stage
             FROM enrolments e JOIN participants p ON p.id = e.participant_id LEFT JOIN users c ON c.id = e.coach_id
             WHERE e.id = $1",
        )
        .bind(id)
        .one()
        .await?)
}
