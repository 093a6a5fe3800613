//! What every view across parties asks of consents: where consents to a party are recorded, one of them must stand today. Where
//! none is (history that a package brought in), what was open stays open. A view asks `covers` or, in SQL, `seen_by_provider`:
//! a project's package asks `took_back`, for nobody can tell between whom the file goes.

use chrono::NaiveDate;

use super::{COLUMNS, Consent};
use crate::db::{Read, numbered};
use crate::model::Result;
use crate::model::enrolment::EnrolmentId;
use crate::model::organisation::OrganisationId;

/// Whether consent `n` stands on a day, as SQL: `stands_on` for many rows. `on`: the parameter's name.
pub(in crate::model) fn stands(n: &str, on: &str) -> String {
    format!(
        "{n}.withdrawn_on IS NULL AND COALESCE({n}.valid_from, {n}.given_on) <= {on} AND {n}.valid_to >= {on}"
    )
}

/// Whether a provider may still see placement `p` at slot `s`, as SQL: `covers` for many rows. `today`: the parameter's name.
pub(in crate::model) fn seen_by_provider(today: &str) -> String {
    let of = "FROM consents n WHERE n.enrolment_id = p.enrolment_id AND n.receiver_id = s.provider_id";
    format!("(NOT EXISTS (SELECT 1 {of}) OR EXISTS (SELECT 1 {of} AND {}))", stands("n", today))
}

/// Whether somebody of enrolments `e` has taken back a consent that no other stands in for, as SQL: then a file that goes
/// from hand to hand has not the person in it. `today`: the parameter's name.
pub(in crate::model) fn took_back(today: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM consents w WHERE w.enrolment_id = e.id AND w.withdrawn_on IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM consents n WHERE n.enrolment_id = w.enrolment_id AND n.receiver_id = w.receiver_id
                AND {}))",
        stands("n", today)
    )
}

impl Consent {
    /// Whether something may be told to the receiver on a day. None when no consent was ever recorded (imported history).
    pub(in crate::model) async fn covers(
        db: &mut Read,
        enrolment: EnrolmentId,
        receiver: OrganisationId,
        on: NaiveDate,
    ) -> Result<Option<bool>> {
        let of_receiver = Self::of_enrolment(db, enrolment).await?;
        let mut known = of_receiver.iter().filter(|consent| consent.receiver_id == receiver).peekable();
        Ok(known.peek().is_some().then(|| known.any(|consent| consent.stands_on(on))))
    }

    /// All of one enrolment, latest first. The caller has already been let in to it.
    pub async fn of_enrolment(db: &mut Read, enrolment: EnrolmentId) -> Result<Vec<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE c.enrolment_id = $1 ORDER BY c.given_on DESC, c.id DESC"))
            .bind(enrolment)
            .all()
            .await?)
    }

    /// Those of one enrolment that stand on a day, latest first. The caller has already been let in to it.
    pub async fn standing(db: &mut Read, enrolment: EnrolmentId, day: NaiveDate) -> Result<Vec<Self>> {
        let mut all = Self::of_enrolment(db, enrolment).await?;
        all.retain(|consent| consent.stands_on(day));
        Ok(all)
    }

    /// Those of `standing` on which a handover may rest: not what was agreed to for a placement, which the person did not mean
    /// to be handed over by.
    pub async fn standing_for_handover(
        db: &mut Read,
        enrolment: EnrolmentId,
        day: NaiveDate,
    ) -> Result<Vec<Self>> {
        let mut all = Self::standing(db, enrolment, day).await?;
        all.retain(|consent| !consent.is_for_placement());
        Ok(all)
    }

    /// To one provider, of these people.
    pub(in crate::model) async fn of_people_to(
        db: &mut Read,
        provider: OrganisationId,
        people: &[EnrolmentId],
    ) -> Result<Vec<Self>> {
        if people.is_empty() {
            return Ok(Vec::new());
        }
        let people_are = numbered(2, people.len());
        let query =
            db.built(format!("{COLUMNS} WHERE c.receiver_id = $1 AND c.enrolment_id IN ({people_are})"));
        Ok(query.bind(provider).bind_each(people).all().await?)
    }

    /// To one provider, of everybody who is proposed there or placed there.
    pub(in crate::model) async fn of_live_at(db: &mut Read, provider: OrganisationId) -> Result<Vec<Self>> {
        Ok(db
            .built(format!(
                "{COLUMNS} WHERE c.receiver_id = $1 AND c.enrolment_id IN (SELECT p.enrolment_id FROM placements p
                    JOIN slots s ON s.id = p.slot_id
                    WHERE s.provider_id = $1 AND p.state IN ('proposed', 'accepted', 'started', 'paused'))"
            ))
            .bind(provider)
            .all()
            .await?)
    }

    /// Another of the enrolment's consents lets the same receiver be told on a day: taking this one back closes nothing.
    pub fn is_doubled(&self, all: &[Self], day: NaiveDate) -> bool {
        all.iter().any(|one| one.id != self.id && one.receiver_id == self.receiver_id && one.stands_on(day))
    }

    /// The first day it counts.
    pub fn begins_on(&self) -> NaiveDate {
        self.valid_from.unwrap_or(self.given_on)
    }

    pub fn stands_on(&self, day: NaiveDate) -> bool {
        self.withdrawn_on.is_none() && self.begins_on() <= day && day <= self.valid_to
    }
}
