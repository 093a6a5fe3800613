//! How a person stands some time after the end (SUS: mättillfälle): measured by the coach at four weeks and at six months.
//! How they stood at the end itself is part of the exit. Measuring keeps the promise of a follow-up (see `promise`).

use chrono::{Days, NaiveDate};

use super::access::Who;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::exit::{Standing, keep_standing};
use super::{Refusal, Result};
use crate::db::Write;

crate::model::codes::codes! {
    /// When after the end.
    pub enum Occasion = "occasion" { FourWeeks = "four_weeks", SixMonths = "six_months" }
}

impl Occasion {
    /// The first day on which it may be measured: a week before its day, as the promise has it.
    pub fn first_day(self, ended_on: NaiveDate) -> NaiveDate {
        let on = match self {
            Self::FourWeeks => ended_on + Days::new(28),
            Self::SixMonths => ended_on + chrono::Months::new(6),
        };
        on - Days::new(7)
    }
}

/// By the coach who had the person. Measured again, the later answer stands.
pub async fn measure(
    db: &mut Write,
    who: &Who,
    id: EnrolmentId,
    occasion: Occasion,
    on: NaiveDate,
    standing: &Standing,
) -> Result<()> {
    let enrolment = Enrolment::find_own(db, who, id).await?;
    check(&enrolment, occasion, on, db.today())?;
    keep_standing(db, id, occasion.code(), on, standing).await?;
    Event::new("outcome_measured", "enrolment", id.0)
        .by(who.id)
        .about(id)
        .with("occasion", occasion.code())
        .with("occupation", standing.occupation.code())
        .with("on", on.to_string())
        .write(db)
        .await
}

/// Whether it may be measured on a day.
pub fn check(
    enrolment: &Enrolment,
    occasion: Occasion,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let Some(ended_on) = enrolment.ended_on else { return Err(Refusal::NotEndedYet) };
    let first = occasion.first_day(ended_on);
    if on < first {
        return Err(Refusal::NotYet { from: first });
    }
    if on > today {
        return Err(Refusal::DateInFuture);
    }
    Ok(())
}
