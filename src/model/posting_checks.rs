//! What may be written of a slot: within its contract, at an own workplace, with numbers that make sense, and no less than is taken
//! on any day. For `posting`, which writes it.

use chrono::NaiveDate;

use super::access::Who;
use super::capacity::{self, Holding};
use super::contract::Contract;
use super::contract_life::Life;
use super::organisation::OrganisationId;
use super::posting::Posting;
use super::slot::Slot;
use super::workplace::Workplace;
use super::{Error, Refusal, Result};
use crate::db::Write;

impl Slot {
    /// Refuses what would leave less than is taken on any day, past days included: history must stay true.
    pub(super) async fn check_taken(&self, db: &mut Write, posting: &Posting) -> Result<()> {
        // From 1970 on.
        let holdings = self.holdings(db, NaiveDate::default(), None).await?;
        let over = capacity::first_day_over(&holdings, posting.seats, posting.hours_per_week);
        if let Some((day, taken)) = over {
            return Err(Refusal::SlotBelowTaken { day, seats: taken.seats, hours: taken.hours }.into());
        }
        match first_day_outside(&holdings, posting.starts_on, posting.ends_on) {
            Some(day) if day < posting.starts_on => return Err(Refusal::SlotTakenBefore { day }.into()),
            Some(day) => return Err(Refusal::SlotTakenAfter { day }.into()),
            None => {}
        }
        // Who supervised in the past is not what is asked: a new limit holds from today on.
        let people = posting.headcount.most(posting.seats);
        let coming = capacity::from_day(&holdings, db.today());
        if let Some((day, taken)) = capacity::first_day_over(&coming, people, posting.hours_per_week) {
            return Err(Refusal::SupervisorsBelowTaken { day, people: taken.seats }.into());
        }
        if posting.contract_id != self.contract_id {
            // What is taken of a contract stays with it: nobody who is here may be moved to another.
            self.check_nobody(db).await?;
        }
        let (min, max) = (posting.min_hours_per_week, posting.max_hours_per_week);
        let agreed: Option<i64> = db
            .query(
                "SELECT hours_per_week FROM placements WHERE slot_id = $1 AND state IN ('proposed', 'accepted', 'started', 'paused')
                 AND (hours_per_week < $2 OR hours_per_week > $3) ORDER BY id LIMIT 1",
            )
            .bind(self.id)
            .bind(min)
            .bind(max)
            .optional_value()
            .await?;
        agreed.map_or(Ok(()), |hours| Err(Refusal::SlotHoursAgreed { hours, is_above: hours > max }.into()))
    }

    pub(super) async fn check_nobody(&self, db: &mut Write) -> Result<()> {
        let today = db.today();
        let count: i64 = db
            .query(
                "SELECT COUNT(*) FROM placements WHERE slot_id = $1
                 AND (state IN ('accepted', 'started', 'paused') OR (state = 'proposed' AND expires_on >= $2))",
            )
            .bind(self.id)
            .bind(today)
            .value()
            .await?;
        if count > 0 { Err(Refusal::SlotHasPlacements { count }.into()) } else { Ok(()) }
    }
}

/// `before`: what is written of it now, when there is a slot.
pub(super) async fn check(
    db: &mut Write,
    who: &Who,
    provider: OrganisationId,
    posting: &Posting,
    before: Option<&Posting>,
) -> Result<()> {
    if posting.ends_on < posting.starts_on {
        return Err(Refusal::EndBeforeStart.into());
    }
    posting.headcount.check(posting.seats)?;
    posting.week.check(posting.max_hours_per_week)?;
    if let Some(id) = posting.workplace_id {
        let workplace = Workplace::load(db, id).await?;
        if workplace.organisation_id != provider {
            return Err(Refusal::WorkplaceOfAnother.into());
        }
        if workplace.written.municipality != posting.municipality {
            return Err(Refusal::WorkplaceElsewhere.into());
        }
    }
    check_contract(db, who, provider, posting, before).await
}

/// What stands already is not asked again: a contract that has been refused or has ended meanwhile hinders nobody from changing
/// something else.
async fn check_contract(
    db: &mut Write,
    who: &Who,
    provider: OrganisationId,
    posting: &Posting,
    before: Option<&Posting>,
) -> Result<()> {
    let Some(contract) = posting.contract_id else { return Ok(()) };
    let asked = |of: &Posting| (of.contract_id, of.starts_on, of.ends_on, of.municipality);
    if before.is_some_and(|before| asked(before) == asked(posting)) {
        return Ok(());
    }
    let contract = Contract::find(db, who, contract).await?;
    if contract.provider_id != provider {
        return Err(Error::NotFound);
    }
    let is_chosen = before.is_none_or(|before| before.contract_id != posting.contract_id);
    if let Some(closed) = contract.closed_as.filter(|_| is_chosen) {
        return Err(Life::Closed(closed).no_call_off().into());
    }
    if posting.starts_on < contract.starts_on || posting.ends_on > contract.ends_on {
        return Err(Refusal::OutsideContractPeriod { from: contract.starts_on, to: contract.ends_on }.into());
    }
    if !contract.lots.is_empty() && !contract.lots.contains(&posting.municipality) {
        return Err(Refusal::SlotOutsideLots.into());
    }
    Ok(())
}

/// The first day that somebody holds before or after the period.
fn first_day_outside(holdings: &[Holding], starts_on: NaiveDate, ends_on: NaiveDate) -> Option<NaiveDate> {
    let after = ends_on.succ_opt()?;
    holdings
        .iter()
        .filter(|held| held.from < starts_on || held.to > ends_on)
        .map(|held| if held.from < starts_on { held.from } else { held.from.max(after) })
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, n).expect("a day of March")
    }

    fn held(from: u32, to: u32) -> Holding {
        Holding { from: day(from), to: day(to), hours: 10 }
    }

    #[test]
    fn the_first_day_outside_the_period_is_found_before_and_after_it() {
        assert_eq!(first_day_outside(&[held(5, 20)], day(5), day(20)), None);
        assert_eq!(first_day_outside(&[held(5, 20)], day(6), day(20)), Some(day(5)));
        assert_eq!(first_day_outside(&[held(5, 20), held(19, 22)], day(5), day(19)), Some(day(20)));
        assert_eq!(first_day_outside(&[held(25, 28)], day(5), day(19)), Some(day(25)));
    }
}
