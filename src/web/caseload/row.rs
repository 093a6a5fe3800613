//! One person as a line of the coach's home: the words of everything that the line shows.

use chrono::{Days, NaiveDate};

use super::Tone;
use crate::model::caseload::Case;
use crate::model::codes::Protection;
use crate::model::enrolment::EnrolmentId;
use crate::model::placement::{Placement, State};
use crate::model::promise::{PromiseStatus, Promised};
use crate::web::promises;
use crate::web::steps::{StepLink, near};
use crate::web::texts::Texts;

/// Days before its last day that a consent is spoken of.
pub const CONSENT_DAYS: u64 = 30;
/// Days without contact after which the line says so.
pub const QUIET_DAYS: i64 = 30;
/// Days for which the day and the month alone say which day it was.
const YEAR_DAYS: i64 = 300;

pub struct Row {
    pub id: EnrolmentId,
    pub name: String,
    pub is_protected: bool,
    pub is_ended: bool,
    /// Where somebody is whose enrolment has ended: on the way to a receiver, or nowhere.
    pub is_handed: bool,
    pub step: StepLink,
    pub promise: Option<Said>,
    /// The day of it, "inte än".
    pub contact: Said,
    pub stage: &'static str,
    pub consent: Said,
    pub placement: Option<Placed>,
}

/// A few words and how pressing they are.
pub struct Said {
    pub text: String,
    pub due: String,
    pub tone: Tone,
}

/// Where a person is, in a few words.
pub struct Placed {
    pub at: String,
    pub until: String,
}

impl Row {
    pub fn new(t: &Texts, case: &Case, today: NaiveDate) -> Self {
        Self {
            id: case.id,
            name: case.name.clone(),
            is_protected: case.protection != Protection::None,
            is_ended: case.is_ended,
            is_handed: case.handovers.iter().any(|handover| handover.state.is_open()),
            step: StepLink::new(t, case.id, &case.step, today),
            promise: case.promise.as_ref().map(|promised| promise(t, promised, today)),
            contact: contact(t, case, today),
            stage: case.stage.map(|stage| t.code(stage)).unwrap_or_default(),
            consent: consent(t, case, today),
            placement: case.placement().map(|placement| Placed::new(t, placement, today)),
        }
    }
}

/// A consent that is missing or runs out soon.
pub fn lacks_consent(case: &Case, today: NaiveDate) -> bool {
    !case.is_ended && case.consent_until.is_none_or(|until| until <= today + Days::new(CONSENT_DAYS))
}

/// Nobody has met the person for a month.
pub fn is_quiet(case: &Case, today: NaiveDate) -> bool {
    !case.is_ended
        && case.paused_until.is_none()
        && case.last_contact.is_none_or(|day| (today - day).num_days() > QUIET_DAYS)
}

fn promise(t: &Texts, promised: &Promised, today: NaiveDate) -> Said {
    let promise = &promised.promise;
    let due = match promised.status {
        PromiseStatus::Overdue => t.say("due-late").with("days", (today - promise.to).num_days()).to_string(),
        PromiseStatus::Due if promise.to == today => t.say("ago-today").to_string(),
        PromiseStatus::Due => t.say("due-by").with("day", near(t, promise.to, today)).to_string(),
        _ => t.say("caseload-from").with("day", near(t, promise.from, today)).to_string(),
    };
    let tone = match promised.status {
        PromiseStatus::Due if promise.to > today + Days::new(1) => Tone::Info,
        status => promises::tone(status),
    };
    Said { text: promises::called(t, promise), due, tone }
}

fn contact(t: &Texts, case: &Case, today: NaiveDate) -> Said {
    let tone = if is_quiet(case, today) { Tone::Warn } else { Tone::Calm };
    let text = match case.last_contact {
        // The year is told when the day no longer tells it.
        Some(day) if (today - day).num_days() < YEAR_DAYS => t.day_and_month(day),
        Some(day) => t.month(day),
        None => t.say("caseload-not-met").to_string(),
    };
    Said { text, due: String::new(), tone }
}

fn consent(t: &Texts, case: &Case, today: NaiveDate) -> Said {
    // Whether one is needed nobody but the coach can tell; one that runs out soon is worth a word.
    let soon = case.consent_until.is_some_and(|until| until <= today + Days::new(CONSENT_DAYS));
    let tone = if soon { Tone::Warn } else { Tone::Calm };
    let text = match case.consent_until {
        Some(day) if soon => near(t, day, today),
        // So far away that the day does not matter.
        Some(day) => t.month(day),
        None => t.say("caseload-no-consent").to_string(),
    };
    Said { text, due: String::new(), tone }
}

impl Placed {
    fn new(t: &Texts, placement: &Placement, today: NaiveDate) -> Self {
        let near = |day: NaiveDate| match (day - today).num_days().abs() < YEAR_DAYS {
            true => t.day_and_month(day),
            false => t.date(day),
        };
        let until = match placement.state {
            State::Proposed { expires_on } => {
                t.say("caseload-answer-by").with("day", near(expires_on)).to_string()
            }
            State::Accepted { .. } => {
                t.say("caseload-from").with("day", near(placement.starts_on)).to_string()
            }
            _ => t.say("caseload-until").with("day", near(placement.planned_end_on)).to_string(),
        };
        Self { at: placement.provider_name.clone(), until }
    }
}
