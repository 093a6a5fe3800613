//! A participant's own page: who has come in with a link and its code, and what is told there. No user and no `Who`: an
//! [`Own`] is made here alone, of a live session, and opens nothing but the own enrolment. Links are made in `link`.
//!
//! Of a protected identity the page tells no place and no organisation: neither where the person works nor who is told,
//! because a lost telephone must not tell where somebody can be found.

pub mod link;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::Result;
use super::codes::Protection;
use super::enrolment::EnrolmentId;
use super::event::Event;
use super::municipality::Municipality;
use super::next_step::{NextStep, NextStepKind};
use super::placement::{Placement, PlacementId};
use super::session::{fresh_token, token_hash};
use crate::db::{Read, Write};
use link::LinkId;

/// How long the page stays open after the code: a telephone is lent, a library's computer is left.
pub const OPEN: TimeDelta = TimeDelta::minutes(45);

/// The participant, come in with the link and the code.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Own {
    enrolment_id: EnrolmentId,
    pub given_name: String,
    protection: Protection,
    pub coach_name: Option<String>,
    pub coach_phone: Option<String>,
    /// For when there is no phone.
    pub coach_email: Option<String>,
    next_step: Option<NextStepKind>,
    next_step_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    /// When the page closes by itself.
    pub closes_at: DateTime<Utc>,
}

/// A placement as its participant sees it.
#[derive(Clone, Debug)]
pub struct Place {
    pub placement: Placement,
    pub municipality: Municipality,
    /// What is done there.
    pub tasks: String,
}

impl Own {
    /// Who comes with the cookie of an own page, when it still opens one.
    pub async fn arrive(db: &mut Read, token: &str) -> Result<Option<Self>> {
        let now = db.now();
        Ok(db
            .query(
                "SELECT e.id AS enrolment_id, p.given_name, p.protection, c.name AS coach_name, c.phone AS coach_phone, c.email AS coach_email,
                    e.next_step, e.next_step_on, e.ended_on, s.expires_at AS closes_at
                 FROM own_page_sessions s JOIN own_page_links l ON l.id = s.link_id JOIN enrolments e ON e.id = l.enrolment_id
                 JOIN participants p ON p.id = e.participant_id LEFT JOIN users c ON c.id = e.coach_id
                 WHERE s.token_hash = $1 AND s.expires_at > $2 AND l.revoked_at IS NULL AND l.expires_at > $2",
            )
            .bind(token_hash(token))
            .bind(now)
            .optional()
            .await?)
    }

    /// Opens the page to whoever has given the right code, and gives the token for the cookie. `NotFound` when the link
    /// was closed meanwhile.
    pub(super) async fn open(db: &mut Write, link: LinkId) -> Result<String> {
        let (token, now) = (fresh_token(), db.now());
        let enrolment: EnrolmentId = db
            .query(
                "UPDATE own_page_links SET tried = 0, openings = openings + 1, opened_at = $2
                 WHERE id = $1 AND revoked_at IS NULL AND expires_at > $2 RETURNING enrolment_id",
            )
            .bind(link)
            .bind(now)
            .value()
            .await?;
        db.query("INSERT INTO own_page_sessions (token_hash, link_id, opened_at, expires_at) VALUES ($1, $2, $3, $4)")
            .bind(token_hash(&token))
            .bind(link)
            .bind(now)
            .bind(now + OPEN)
            .run()
            .await?;
        Event::new("own_page_opened", "own_page_link", link.0)
            .by_participant()
            .about(enrolment)
            .write(db)
            .await?;
        Ok(token)
    }

    /// Leaves the page.
    pub async fn close(db: &mut Write, token: &str) -> Result<()> {
        db.query("DELETE FROM own_page_sessions WHERE token_hash = $1").bind(token_hash(token)).run().await?;
        Ok(())
    }

    /// Forgets what has closed by itself.
    pub async fn sweep(db: &mut Write) -> Result<()> {
        let now = db.now();
        db.query("DELETE FROM own_page_sessions WHERE expires_at <= $1").bind(now).run().await?;
        Ok(())
    }

    pub const fn enrolment_id(&self) -> EnrolmentId {
        self.enrolment_id
    }

    /// Whether the page may tell where the person is and by whom they are known.
    pub fn tells_places(&self) -> bool {
        self.protection == Protection::None
    }

    pub fn planned(&self) -> Option<NextStep> {
        self.next_step.zip(self.next_step_on).map(|(kind, on)| NextStep { kind, on })
    }

    /// Where the person is, is going to be or has been, newest first; not what came to nothing.
    pub async fn places(&self, db: &mut Read) -> Result<Vec<Place>> {
        let mut placements = Placement::of_enrolment(db, self.enrolment_id).await?;
        placements.retain(|placement| placement.state.is_live() || placement.state.started_on().is_some());
        let rows: Vec<(PlacementId, Municipality, String)> = db
            .query(
                "SELECT p.id, s.municipality, s.description FROM placements p JOIN slots s ON s.id = p.slot_id
                 WHERE p.enrolment_id = $1",
            )
            .bind(self.enrolment_id)
            .all()
            .await?;
        Ok(placements
            .into_iter()
            .filter_map(|placement| {
                let (_, municipality, tasks) = rows.iter().find(|(id, ..)| *id == placement.id)?;
                Some(Place { municipality: *municipality, tasks: tasks.clone(), placement })
            })
            .collect())
    }
}
