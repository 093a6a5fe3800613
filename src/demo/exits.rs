//! How a participant's time in a project ends: when, why, where to, and how they stand afterwards.

use chrono::NaiveDate;

use super::days::{plus, workday};
use super::dice::Dice;
use crate::model::codes::{EnrolmentEndReason, ExitTo, IncomeSource, Occupation};
use crate::model::enrolling::Background;
use crate::model::exit::{Exit, Standing};

/// An end that is planned; it may lie after today.
#[derive(Clone, Debug)]
pub struct Ending {
    pub on: NaiveDate,
    pub reason: EnrolmentEndReason,
    pub to: ExitTo,
    pub after: Option<Standing>,
}

impl Ending {
    pub fn exit(&self) -> Exit {
        Exit { on: self.on, reason: self.reason, to: self.to, after: self.after.clone() }
    }

    /// Somebody else takes over, and has to say so first.
    pub fn needs_handover(&self) -> bool {
        self.to.is_agency()
    }
}

/// The end of somebody who came on a day.
pub fn ending(dice: &mut Dice, enrolled_on: NaiveDate, last: NaiveDate, background: &Background) -> Ending {
    use EnrolmentEndReason::*;
    let (reason, to) = dice.weighted(&[
        (15, (Completed, ExitTo::Work)),
        (9, (Completed, ExitTo::SubsidisedWork)),
        (8, (Completed, ExitTo::Studies)),
        (23, (Completed, ExitTo::AfMeasures)),
        (13, (Completed, ExitTo::MunicipalMeasures)),
        (8, (Completed, ExitTo::HealthCare)),
        (3, (Completed, ExitTo::Referrer)),
        (7, (InterruptedOwnChoice, ExitTo::None)),
        (6, (Illness, ExitTo::HealthCare)),
        (4, (Moved, ExitTo::None)),
        (2, (ConsentWithdrawn, ExitTo::None)),
        (1, (ParentalLeave, ExitTo::None)),
        (1, (Deceased, ExitTo::None)),
    ]);
    let days = match reason {
        Completed => dice.between(120, 260) + dice.between(0, 120),
        _ => dice.between(20, 190),
    };
    let on = workday(plus(enrolled_on, days)).min(super::days::workday_before(last));
    let asked = matches!(reason, Completed) || dice.happens(40) && !matches!(reason, Deceased);
    let after = asked.then(|| standing(dice, to, background));
    Ending { on, reason, to, after }
}

/// How the person stands on the day of the exit.
pub fn standing(dice: &mut Dice, to: ExitTo, background: &Background) -> Standing {
    let (occupation, extent_percent) = match to {
        ExitTo::Work => (Occupation::Employed, Some(dice.weighted(&[(45, 100), (30, 75), (25, 50)]))),
        ExitTo::SubsidisedWork => (Occupation::Employed, Some(dice.weighted(&[(40, 75), (60, 50)]))),
        ExitTo::Studies => (Occupation::Student, Some(dice.weighted(&[(70, 100), (30, 50)]))),
        ExitTo::AfMeasures | ExitTo::MunicipalMeasures => (Occupation::JobSeeker, None),
        ExitTo::HealthCare | ExitTo::Referrer | ExitTo::None => (Occupation::Other, None),
    };
    let incomes = match to {
        ExitTo::Work => vec![IncomeSource::None],
        ExitTo::Studies => vec![IncomeSource::StudentAid],
        ExitTo::AfMeasures => vec![IncomeSource::ActivityGrant],
        _ => background.incomes.clone(),
    };
    Standing { occupation, extent_percent, incomes }
}
