//! When something of a contract is told, and for what: the rules of [`super::Alert`] that follow from the contract and its usage alone.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::model::codes::{AlertKind, Procedure};
use crate::model::contract::Contract;
use crate::model::contract_life::later;
use crate::model::overview::ContractNow;

/// Percent of a cap that is used or committed.
const CAP_LEVELS: [i64; 3] = [95, 85, 70];
/// Days before the day for deciding on an extension.
const OPTION_LEVELS: [i64; 3] = [30, 90, 180];
/// Days before a contract's end that the people in it need another place; after the end it is a matter of its own.
const ENDING_LEVELS: [i64; 2] = [30, 90];
/// Days before a new price that it is told.
const PRICE_DAYS: u64 = 60;
/// Months that evidence of the reserved share is good for.
const EVIDENCE_MONTHS: i64 = 12;
/// Days before evidence is too old that new evidence is asked for.
const EVIDENCE_DAYS: i64 = 60;

/// Something to tell of a contract. As in [`super::Alert`].
pub(super) struct Found {
    pub kind: AlertKind,
    pub about: String,
    pub level: i64,
    pub on: NaiveDate,
    pub count: i64,
}

/// The day by which the next extension is decided: the one that the contract says, else when notice would be given.
pub fn decided_by(contract: &Contract) -> Option<NaiveDate> {
    if contract.extensions_left() == 0 || contract.terminated_on.is_some() || contract.closed_as.is_some() {
        return None;
    }
    let notice = u32::try_from(contract.notice_months.unwrap_or(0)).unwrap_or(0);
    contract.decide_by.or_else(|| contract.ends_on.checked_sub_months(Months::new(notice)))
}

impl Found {
    /// Of a day: another day is told anew.
    pub fn of_day(kind: AlertKind, on: NaiveDate, level: i64, count: i64) -> Self {
        Self { kind, about: on.num_days_from_ce().to_string(), level, on, count }
    }

    /// A second person is asked, at once.
    pub fn unapproved(contract: &Contract, today: NaiveDate) -> Option<Self> {
        let on = contract.starts_on.max(today);
        let found = Self { kind: AlertKind::Unapproved, about: String::new(), level: 0, on, count: 0 };
        contract.unapproved.then_some(found)
    }

    /// So much of a maximum is used or committed; another maximum is told anew.
    pub fn cap(now: &ContractNow, today: NaiveDate) -> Option<Self> {
        let percent = now.per_mille() / 10;
        let level = CAP_LEVELS.into_iter().find(|level| percent >= *level)?;
        // At 95 percent it is a matter for today, whenever the rest is used.
        let contract = &now.contract;
        let on = if level == CAP_LEVELS[0] { today } else { now.exhausted_on().unwrap_or(contract.ends_on) };
        let about = format!("{}/{}", contract.max_place_months, contract.max_value);
        Some(Self { kind: AlertKind::Cap, about, level, on: on.max(today), count: percent })
    }

    /// Level 0: the day has passed, and it is told until the contract ends.
    pub fn option(contract: &Contract, today: NaiveDate) -> Option<Self> {
        let by = decided_by(contract)?;
        let days = (by - today).num_days();
        if days < 0 {
            return Some(Self::of_day(AlertKind::Extension, by, 0, -days));
        }
        let level = OPTION_LEVELS.into_iter().find(|level| days <= *level)?;
        Some(Self::of_day(AlertKind::Extension, by, level, days))
    }

    /// Level 0: it has ended, and they are still there.
    pub fn ends_with_people(now: &ContractNow, today: NaiveDate) -> Option<Self> {
        let ends_on = now.contract.ends_on;
        let days = (ends_on - today).num_days();
        let level = if days < 0 { 0 } else { ENDING_LEVELS.into_iter().find(|level| days <= *level)? };
        let live = now.usage.live;
        (live > 0).then(|| Self::of_day(AlertKind::EndsWithPeople, ends_on, level, live))
    }

    /// Before a price comes to hold.
    pub fn price_change(contract: &Contract, today: NaiveDate) -> Option<Self> {
        let soon = |from: NaiveDate| from > today && from <= today + Days::new(PRICE_DAYS);
        let price = contract.prices.iter().find(|price| soon(price.from))?;
        Some(Self::of_day(AlertKind::PriceChange, price.from, 0, 0))
    }

    /// Wherever a reserved share stands: LOU 4 kap. 18 § asks for one, and other contracts may say one. From so many days before evidence
    /// is too old; level 0: it is, or there is none.
    pub fn evidence(contract: &Contract, today: NaiveDate) -> Option<Self> {
        if contract.procedure != Procedure::LouReserved418 && contract.reserved_share_percent.is_none() {
            return None;
        }
        let due = match contract.evidence_on {
            Some(on) => later(on, EVIDENCE_MONTHS)?,
            None => contract.starts_on,
        };
        let days = (due - today).num_days();
        // Without any there is nothing that grows old: it is asked for from the first day.
        if days > 0 && contract.evidence_on.is_none() {
            return None;
        }
        if days > EVIDENCE_DAYS || due > contract.ends_on {
            return None;
        }
        let level = if days > 0 { EVIDENCE_DAYS } else { 0 };
        let found = Self::of_day(AlertKind::Evidence, due, level, days.max(0));
        // What has never been shown is no evidence of a day.
        Some(if contract.evidence_on.is_none() { Self { about: String::new(), ..found } } else { found })
    }
}
