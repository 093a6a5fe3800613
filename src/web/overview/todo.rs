//! The three things that a manager's home asks for first, of everything that it and the page of all warnings tell.

use chrono::{Days, NaiveDate};

use crate::model::access::Who;
use crate::model::codes::AlertKind;
use crate::model::contract::{Contract, ContractId};
use crate::model::contract_change::WaitingChange;
use crate::model::enrolment::EnrolmentId;
use crate::model::overview::{Ending, Overview};
use crate::web::alerts::AlertRow;
use crate::web::contract_changes::what;
use crate::web::frame::Tone;
use crate::web::texts::Texts;

/// Days ahead that are this week's.
const THIS_WEEK: u64 = 7;
/// How many things.
const MOST: usize = 3;

/// Something to act on.
pub struct Todo {
    pub href: String,
    pub title: String,
    pub why: String,
    pub on: NaiveDate,
    pub due: String,
    pub tone: Tone,
    /// What happens if nobody does it: the worst first.
    strikes: Strikes,
    pub matter: Matter,
}

/// What it is about, so that no page tells it twice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    Contract(ContractId, AlertKind),
    /// Whose placement, and its planned end.
    Placement(EnrolmentId, NaiveDate),
    Change,
}

/// Whom or what it strikes when it is left undone, the worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strikes {
    /// Everybody under a contract loses a place, or has one that nobody answers for.
    People,
    /// The same for one person.
    Person,
    /// Nobody new gets a place under the contract, or an option is lost.
    Places,
    /// What the contract asks is not kept.
    Contract,
    /// Seats are paid for or lie unused; something costs otherwise.
    Money,
}

impl Strikes {
    const fn of(kind: AlertKind) -> Self {
        match kind {
            AlertKind::EndsWithPeople => Self::People,
            AlertKind::Cap | AlertKind::Extension | AlertKind::Unapproved => Self::Places,
            AlertKind::DeviationOverdue | AlertKind::Evidence => Self::Contract,
            AlertKind::EmptySeats | AlertKind::PriceChange => Self::Money,
        }
    }
}

/// The three things to act on first: what is overdue or due within a week, by whom it strikes and then by its day.
pub fn this_week(overview: &Overview, t: &Texts, today: NaiveDate) -> Vec<Todo> {
    let alerts = overview.alerts.iter().map(|alert| {
        let row = AlertRow::new(alert, today, t);
        Todo {
            href: row.href,
            title: row.title,
            why: format!("{} {}", row.why, row.owner),
            on: row.on,
            due: row.due,
            tone: Tone::Warn,
            strikes: Strikes::of(alert.kind),
            matter: Matter::Contract(alert.contract_id, alert.kind),
        }
    });
    let late = overview.ending.first.iter().filter(|ending| ending.planned_end_on < today);
    let late = late.map(|ending| Todo::ending(ending, t, today));
    let changes = overview.changes.iter().map(|change| Todo::change(change, t, today));
    let week = today + Days::new(THIS_WEEK);
    let mut all: Vec<Todo> = changes.chain(alerts).chain(late).filter(|todo| todo.on <= week).collect();
    all.sort_by_key(|todo| (todo.strikes, todo.on));
    all.truncate(MOST);
    all
}

/// What waits for the reader's yes or no: new contracts that do not stand among the first things already, and changes.
pub fn decisions(overview: &Overview, who: &Who, told: &[Todo], t: &Texts, today: NaiveDate) -> Vec<Todo> {
    let contracts = overview.new_contracts(who).map(|contract| Todo::new_contract(contract, t));
    let untold = contracts.filter(|todo| !told.iter().any(|told| told.matter == todo.matter));
    untold.chain(overview.changes.iter().map(|change| Todo::change(change, t, today))).collect()
}

impl Todo {
    /// A placement that ends soon, or should have ended, with nothing said of what comes then.
    pub fn ending(ending: &Ending, t: &Texts, today: NaiveDate) -> Self {
        let is_late = ending.planned_end_on < today;
        let coach = match &ending.coach_name {
            Some(name) => name.clone(),
            None => t.say("overview-no-coach").to_string(),
        };
        Self {
            href: format!("/enrolments/{}", ending.enrolment_id),
            title: ending.reference.clone(),
            why: t
                .say(if is_late { "overview-placement-late" } else { "overview-placement-ends" })
                .with("provider", &ending.provider_name)
                .with("coach", coach)
                .to_string(),
            on: ending.planned_end_on,
            due: t.date(ending.planned_end_on),
            tone: if is_late { Tone::Bad } else { Tone::Warn },
            strikes: Strikes::Person,
            matter: Matter::Placement(ending.enrolment_id, ending.planned_end_on),
        }
    }

    /// A new contract that waits for the reader's yes or no.
    pub fn new_contract(contract: &Contract, t: &Texts) -> Self {
        Self {
            href: format!("/contracts/{}/approval", contract.id),
            title: contract.title.clone(),
            why: t.say("overview-contract-waits").with("provider", &contract.provider_name).to_string(),
            on: contract.starts_on,
            due: t.say("overview-contract-from").with("on", t.date(contract.starts_on)).to_string(),
            tone: Tone::Warn,
            strikes: Strikes::Places,
            matter: Matter::Contract(contract.id, AlertKind::Unapproved),
        }
    }

    /// A contract's change that waits for the reader's yes or no: what it is, who asks, and how long it has waited.
    pub fn change(change: &WaitingChange, t: &Texts, today: NaiveDate) -> Self {
        Self {
            href: format!("/changes/{}", change.id),
            title: change.title.clone(),
            why: t
                .say("overview-change-waits")
                .with("what", what(t, &change.wanted))
                .with("name", &change.planned_by_name)
                .with("provider", &change.provider_name)
                .to_string(),
            on: change.planned_on,
            due: t.say("overview-waited").with("days", (today - change.planned_on).num_days()).to_string(),
            tone: Tone::Warn,
            strikes: Strikes::Places,
            matter: Matter::Change,
        }
    }
}
