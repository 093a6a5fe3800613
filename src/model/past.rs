//! Who has been at a provider, and what was worked there. As much of a person as a card shows, and less:
//! why it ended may be about health, and stays with the coach.

use chrono::NaiveDate;

use super::access::Who;
use super::card::Called;
use super::codes::Protection;
use super::consent::seen_by_provider;
use super::disclosure::{Covered, Disclosed, called};
use super::enrolment::EnrolmentId;
use super::organisation::OrganisationId;
use super::placement::PlacementId;
use super::slot::SlotId;
use super::{Error, Result};
use crate::db::Read;

/// Somebody who has been at a provider, with what was worked.
#[derive(Clone, Debug)]
pub struct Past {
    pub placement_id: PlacementId,
    pub enrolment_id: EnrolmentId,
    pub called: Called,
    pub slot_id: SlotId,
    pub slot_title: String,
    pub started_on: NaiveDate,
    pub ended_on: NaiveDate,
    /// Minutes attended, and on how many days.
    pub minutes: i64,
    pub days: i64,
}

#[derive(sqlx::FromRow)]
struct PastRow {
    id: PlacementId,
    enrolment_id: EnrolmentId,
    given_name: String,
    protection: Protection,
    disclosed: Disclosed,
    slot_id: SlotId,
    title: String,
    started_on: NaiveDate,
    ended_on: NaiveDate,
    minutes: i64,
    days: i64,
}

impl Past {
    /// The ended placements of a provider that were started, latest first: `most` of them after the first `skip`.
    pub async fn of_provider(
        db: &mut Read,
        who: &Who,
        provider: OrganisationId,
        skip: i64,
        most: i64,
    ) -> Result<Vec<Self>> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        let seen = seen_by_provider("$4");
        let rows: Vec<PastRow> = db
            .built(format!(
                "SELECT p.id, p.enrolment_id, t.given_name, t.protection, p.disclosed, s.id AS slot_id, s.title, p.started_on, p.ended_on,
                    (SELECT CAST(COALESCE(SUM(a.minutes), 0) AS BIGINT) FROM attendances a
                     WHERE a.placement_id = p.id AND a.status = 'attended') AS minutes,
                    (SELECT COUNT(*) FROM attendances a WHERE a.placement_id = p.id AND a.status = 'attended') AS days
                 FROM placements p JOIN slots s ON s.id = p.slot_id JOIN enrolments e ON e.id = p.enrolment_id
                 JOIN participants t ON t.id = e.participant_id
                 WHERE s.provider_id = $1 AND p.state = 'ended' AND p.started_on IS NOT NULL AND {seen}
                 ORDER BY p.ended_on DESC, p.id DESC LIMIT $2 OFFSET $3"
            ))
            .bind(provider)
            .bind(most)
            .bind(skip)
            .bind(today)
            .all()
            .await?;
        let people: Vec<EnrolmentId> = rows.iter().map(|row| row.enrolment_id).collect();
        let covered = Covered::of_people(db, provider, &people).await?;
        let covered = |row: &PastRow| covered.get(&row.enrolment_id).cloned().unwrap_or_default();
        Ok(rows
            .into_iter()
            .map(|row| Self {
                placement_id: row.id,
                enrolment_id: row.enrolment_id,
                called: called(&row.disclosed, &covered(&row), &row.given_name, row.protection, row.id),
                slot_id: row.slot_id,
                slot_title: row.title,
                started_on: row.started_on,
                ended_on: row.ended_on,
                minutes: row.minutes,
                days: row.days,
            })
            .collect())
    }

    /// How many there are in all.
    pub async fn count(db: &mut Read, who: &Who, provider: OrganisationId) -> Result<i64> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        let seen = seen_by_provider("$2");
        Ok(db
            .built(format!(
                "SELECT COUNT(*) FROM placements p JOIN slots s ON s.id = p.slot_id
                 WHERE s.provider_id = $1 AND p.state = 'ended' AND p.started_on IS NOT NULL AND {seen}"
            ))
            .bind(provider)
            .bind(today)
            .value()
            .await?)
    }
}
