//! How a contract ends before its time: notice is given and may be taken back until its day has passed; what nobody has approved is
//! refused by the second person, or taken back by who added it. Each locks the contract and writes an event.

use chrono::NaiveDate;

use super::access::Who;
use super::contract::{Contract, ContractId};
use super::contract_life::{Closed, later};
use super::contract_slot::tell_slots;
use super::{Error, Refusal, Result};
use crate::db::Write;

impl Contract {
    /// Ends what waits for a second person: who added it takes it back, another manager refuses it. It never counts, and what should
    /// have been said instead is added anew. `version` is the one that was on the page. Who is there already (a package may bring
    /// people in) needs the contract: then it is put right and approved instead.
    pub async fn close(db: &mut Write, who: &Who, id: ContractId, version: i64, why: &str) -> Result<Self> {
        let contract = Self::find_managed(db, who, id).await?;
        contract.life(db).await?.decide()?;
        if contract.version != version {
            return Err(Error::Stale);
        }
        if contract.has_call_offs(db).await? {
            return Err(Refusal::ContractHasPeople.into());
        }
        let (closed, what) = match contract.added_by == Some(who.id) {
            true => (Closed::Withdrawn, "contract_withdrawn"),
            false => (Closed::Refused, "contract_refused"),
        };
        db.query("UPDATE contracts SET closed_as = $2, version = version + 1 WHERE id = $1")
            .bind(id)
            .bind(closed)
            .run()
            .await?;
        contract.event(what).by(who.id).with("why", why).write(db).await?;
        tell_slots(db, id).await?;
        Self::load(db, id).await
    }

    /// Notice: it ends earlier. Nobody may be there after that day. `sooner`: why it may end before the contract's notice is over;
    /// without it such a day is refused.
    pub async fn terminate(
        db: &mut Write,
        who: &Who,
        id: ContractId,
        on: NaiveDate,
        why: &str,
        sooner: Option<&str>,
    ) -> Result<Self> {
        let contract = Self::find_managed(db, who, id).await?;
        let life = contract.life(db).await?;
        life.change()?;
        if contract.unapproved {
            // It is closed, not ended: a second person has not said yes to anything.
            return Err(life.refusal().into());
        }
        if contract.terminated_on.is_some() {
            return Err(Refusal::ContractLife { state: "ending" }.into());
        }
        if on < db.today() {
            return Err(Refusal::StartInThePast.into());
        }
        if on < contract.starts_on || on > contract.ends_on {
            return Err(Refusal::TerminationOutsideContract {
                from: contract.starts_on,
                to: contract.ends_on,
            }
            .into());
        }
        let earliest = contract.notice_over(db.today()).filter(|earliest| on < *earliest);
        if let Some(earliest) = earliest.filter(|_| sooner.is_none()) {
            return Err(Refusal::NoticeTooShort { earliest }.into());
        }
        contract.holds_placements(db, contract.starts_on, on).await?;
        db.query(
            "UPDATE contracts SET agreed_ends_on = ends_on, agreed_decide_by = decide_by, ends_on = $2, terminated_on = $2,
                decide_by = NULL, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(on)
        .run()
        .await?;
        let mut event = contract
            .event("contract_terminated")
            .by(who.id)
            .with("on", on.to_string())
            .with("from", contract.ends_on.to_string())
            .with("why", why);
        if let (Some(earliest), Some(sooner)) = (earliest, sooner) {
            event = event.with("notice_to", earliest.to_string()).with("sooner", sooner);
        }
        event.write(db).await?;
        tell_slots(db, id).await?;
        Self::load(db, id).await
    }

    /// The day to which notice runs that is given today: never past the end. None where the contract says nothing of notice.
    pub fn notice_over(&self, today: NaiveDate) -> Option<NaiveDate> {
        later(today, self.notice_months?).map(|day| day.min(self.ends_on))
    }

    /// Notice is taken back, until its day has passed: the contract ends as it was agreed before. Where nobody wrote that down (a package
    /// that does not tell it), it ends on the same day and may be prolonged as any other.
    pub async fn revoke_notice(db: &mut Write, who: &Who, id: ContractId, why: &str) -> Result<Self> {
        let contract = Self::find_managed(db, who, id).await?;
        contract.life(db).await?.change()?;
        let Some(on) = contract.terminated_on else { return Err(Refusal::NoticeNotGiven.into()) };
        let ends_on = contract.agreed_ends_on.unwrap_or(contract.ends_on);
        db.query(
            "UPDATE contracts SET ends_on = $2, terminated_on = NULL, agreed_ends_on = NULL, agreed_decide_by = NULL,
                decide_by = CASE WHEN agreed_ends_on IS NULL THEN decide_by WHEN extension_count = 0 THEN NULL ELSE agreed_decide_by END, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(ends_on)
        .run()
        .await?;
        contract
            .event("contract_notice_revoked")
            .by(who.id)
            .with("from", on.to_string())
            .with("to", ends_on.to_string())
            .with("why", why)
            .write(db)
            .await?;
        tell_slots(db, id).await?;
        Self::load(db, id).await
    }
}
