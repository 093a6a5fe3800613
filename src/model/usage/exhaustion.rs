//! When a contract will be used up: what is agreed is used as agreed, and where that is less than the pace of the last
//! ninety days, new call-offs fill up to the pace. A forecast for people who plan; the cap itself refuses by `contract`.

use chrono::{Days, NaiveDate};

use super::PACE_DAYS;
use super::call_off::CallOff;
use super::month::MOST_MONTHS;
use crate::model::contract::{Contract, Drawn};

/// The first day on which place-months or money are used up; none when that is not before the contract ends. `used` and
/// `recent` are as of the end of `on`; `ahead` are the placements with days after it.
pub(super) fn exhausted_on(
    contract: &Contract,
    used: Drawn,
    recent: Drawn,
    ahead: &[CallOff],
    on: NaiveDate,
) -> Option<NaiveDate> {
    let left = contract.cap() - used;
    if left.place_months <= 0 || left.value <= 0 {
        return Some(on);
    }
    let days = (contract.ends_on - on).num_days().clamp(0, MOST_MONTHS as i64 * 31);
    // Not even everything that is agreed and the whole pace together: the usual case, and no day need be looked at.
    let all = ahead.iter().map(CallOff::all).fold(Drawn::default(), |a, b| a + b);
    let at_most = |all: i64, recent: i64| scaled(all) + i128::from(recent) * i128::from(days);
    if at_most(all.place_months, recent.place_months) < scaled(left.place_months)
        && at_most(all.value, recent.value) < scaled(left.value)
    {
        return None;
    }
    let mut agreed = vec![Drawn::default(); usize::try_from(days).unwrap_or(0)];
    for (day, drawn) in ahead.iter().flat_map(|call_off| call_off.days_after(on)) {
        if let Some(sum) = usize::try_from((day - on).num_days() - 1).ok().and_then(|at| agreed.get_mut(at)) {
            *sum += drawn;
        }
    }
    // In parts of PACE_DAYS, so that the pace of a day is whole.
    let (mut months, mut value) = (0, 0);
    let day = agreed.iter().position(|agreed| {
        months += paced(agreed.place_months, recent.place_months);
        value += paced(agreed.value, recent.value);
        months >= scaled(left.place_months) || value >= scaled(left.value)
    })?;
    on.checked_add_days(Days::new(day as u64 + 1))
}

fn paced(agreed: i64, recent: i64) -> i128 {
    scaled(agreed).max(i128::from(recent))
}

fn scaled(amount: i64) -> i128 {
    i128::from(amount) * i128::from(PACE_DAYS)
}
