//! What a provider answers to a capacity request: yes with promises (`promise`), or no with a reason. It may be changed until the last
//! day for answers.

use chrono::NaiveDate;

use super::promise::Promise;
use super::{CapacityRequest, CapacityRequestId, NoSeatsReason};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::organisation::OrganisationId;
use crate::model::{Error, Refusal, Result};

/// One provider that was asked.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Answer {
    pub provider_id: OrganisationId,
    pub provider_name: String,
    pub answered_on: Option<NaiveDate>,
    pub reason: Option<NoSeatsReason>,
    /// A yes: a slot each.
    #[sqlx(skip)]
    pub promises: Vec<Promise>,
}

impl Answer {
    /// Of those that this person may see: all for a manager, the own for a provider.
    pub async fn of_request(db: &mut Read, who: &Who, request: &CapacityRequest) -> Result<Vec<Self>> {
        let mut all: Vec<Self> = db
            .query(
                "SELECT a.provider_id, o.name AS provider_name, a.answered_on, a.reason
                 FROM capacity_answers a JOIN organisations o ON o.id = a.provider_id
                 WHERE a.request_id = $1 ORDER BY o.name COLLATE sv, o.id",
            )
            .bind(request.id)
            .all()
            .await?;
        if !who.manages(request.project_id) {
            all.retain(|answer| who.provides(answer.provider_id));
        }
        for promise in Promise::of_request(db, request.id).await? {
            if let Some(answer) = all.iter_mut().find(|answer| answer.provider_id == promise.provider_id) {
                answer.promises.push(promise);
            }
        }
        Ok(all)
    }

    /// Promised at all slots together.
    pub fn seats(&self) -> i64 {
        self.promises.iter().map(|promise| promise.seats).sum()
    }
}

impl CapacityRequest {
    /// No, and nothing of what was promised before.
    pub async fn decline(
        db: &mut Write,
        who: &Who,
        id: CapacityRequestId,
        provider: OrganisationId,
        reason: NoSeatsReason,
    ) -> Result<()> {
        let request = Self::answerable(db, who, id, provider).await?;
        db.query("DELETE FROM capacity_promises WHERE request_id = $1 AND provider_id = $2")
            .bind(id)
            .bind(provider)
            .run()
            .await?;
        request.answered(db, who, provider, Some(reason)).await?;
        request.event("capacity_declined", who).at(provider).with("reason", reason.code()).write(db).await
    }

    /// That a provider answered today: with promises when there is no reason.
    pub(super) async fn answered(
        &self,
        db: &mut Write,
        who: &Who,
        provider: OrganisationId,
        reason: Option<NoSeatsReason>,
    ) -> Result<()> {
        let today = db.today();
        db.query(
            "UPDATE capacity_answers SET answered_on = $3, answered_by = $4, reason = $5
             WHERE request_id = $1 AND provider_id = $2",
        )
        .bind(self.id)
        .bind(provider)
        .bind(today)
        .bind(who.id)
        .bind(reason)
        .run()
        .await?;
        Ok(())
    }

    /// Locked, for one of those that were asked, while answers are taken.
    pub(super) async fn answerable(
        db: &mut Write,
        who: &Who,
        id: CapacityRequestId,
        provider: OrganisationId,
    ) -> Result<Self> {
        let request = Self::find(db, who, id).await?;
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        let asked: i64 = db
            .query("SELECT COUNT(*) FROM capacity_answers WHERE request_id = $1 AND provider_id = $2")
            .bind(id)
            .bind(provider)
            .value()
            .await?;
        if asked == 0 {
            return Err(Error::NotFound);
        }
        let request = request.locked(db).await?;
        if request.closed_on.is_some() {
            return Err(Refusal::CapacityRequestClosed.into());
        }
        if request.answer_by < db.today() {
            return Err(Refusal::AnswerTooLate { by: request.answer_by }.into());
        }
        Ok(request)
    }
}
