//! What the search page is asked for: words, period, hours, facets; and the facets as the page lists them.

use std::sync::Arc;

use chrono::{Days, Months, NaiveDate};

use super::Chosen;
use crate::model::access::Who;
use crate::model::codes::{Adaptation, Code, Language, OrganisationKind};
use crate::model::enrolment::Enrolment;
use crate::model::matching::Circumstances;
use crate::model::municipality::Municipality;
use crate::model::profile::MOST_HOURS;
use crate::model::project::ProjectId;
use crate::model::ssyk::Field;
use crate::model::vacancy::Period;
use crate::search::{Answer, Choice, Facet, Order, Sight, Wanted};
use crate::web::facet;
use crate::web::query::Query;
use crate::web::texts::Texts;

/// Days from today to the first day somebody usually wants.
const SOON: u64 = 14;
/// Months that a placement usually takes.
const MONTHS: u32 = 3;

/// In what order hits may be listed: as the URL says it, and the id of its word.
pub const ORDERS: [(&str, Order, &str); 4] = [
    ("fit", Order::Fit, "search-sort-fit"),
    ("distance", Order::Distance, "search-sort-distance"),
    ("free", Order::FreeFrom, "search-sort-free"),
    ("newest", Order::Newest, "search-sort-newest"),
];

#[derive(Clone, Debug)]
pub struct Filters {
    pub text: String,
    pub period: Period,
    /// Whether the period is the usual one, which nobody has chosen.
    pub usual_period: bool,
    pub hours: Option<i64>,
    pub choice: Choice,
    pub order: Order,
    /// Ids of the names of what was asked and could not be used.
    pub unusable: Vec<&'static str>,
}

/// When somebody usually wants a placement, and for how long.
pub fn usual_period(today: NaiveDate) -> Period {
    period_from(today + Days::new(SOON))
}

/// From `from`, as long as a placement usually takes.
pub fn period_from(from: NaiveDate) -> Period {
    Period { from, to: from + Months::new(MONTHS) }
}

impl Filters {
    pub fn of(query: &Query, today: NaiveDate) -> Self {
        let from = query.date("from").unwrap_or_else(|| usual_period(today).from);
        let to = query.date("to").filter(|to| *to >= from).unwrap_or_else(|| period_from(from).to);
        let hours = query.integer("hours", 1..=MOST_HOURS);
        let mut unusable = Vec::new();
        if query.flag("from") && query.date("from").is_none() {
            unusable.push("search-from");
        }
        if query.flag("to") && query.date("to") != Some(to) {
            unusable.push("search-to");
        }
        if query.flag("hours") && hours.map(|hours| hours.to_string()).as_deref() != Some(query.text("hours"))
        {
            unusable.push("search-hours");
        }
        let mut choice = Choice::default();
        for facet in Facet::ALL {
            query.values(facet.name()).for_each(|code| choice.choose(facet, code));
        }
        Self {
            text: query.text("q").to_owned(),
            period: Period { from, to },
            usual_period: !query.flag("from") && !query.flag("to"),
            hours,
            unusable,
            choice,
            order: ORDERS
                .iter()
                .find(|(name, ..)| *name == query.text("sort"))
                .map_or(Order::Fit, |one| one.1),
        }
    }

    /// A participant may only be placed under the contracts of their own project.
    pub fn wanted(&self, who: &Who, chosen: Option<&Chosen>, today: NaiveDate) -> Wanted {
        let projects = seen_projects(who, chosen.map(|chosen| &chosen.enrolment));
        let person = chosen.map(|chosen| Arc::clone(&chosen.circumstances));
        Wanted { sight: Sight::Projects(projects), ..self.wanted_for(person, today) }
    }

    /// Under nobody's contracts: whoever asks says whose may be seen.
    pub fn wanted_for(&self, person: Option<Arc<Circumstances>>, today: NaiveDate) -> Wanted {
        Wanted {
            period: Some(self.period),
            hours: self.hours,
            choice: self.choice.clone(),
            sight: Sight::Projects(Vec::new()),
            person,
            order: self.order,
            ..Wanted::words(&self.text, today)
        }
    }

    /// What is asked, in a few words each; nothing when it is everything in the usual period.
    pub fn told(&self, t: &Texts) -> Vec<String> {
        let mut told = Vec::new();
        if !self.text.is_empty() {
            told.push(t.say("searches-words").with("words", &self.text).to_string());
        }
        for facet in Facet::ALL {
            told.extend(self.choice.of(facet).map(|at| label(t, facet, facet.values()[at])));
        }
        if let Some(hours) = self.hours {
            told.push(t.say("searches-hours").with("hours", hours).to_string());
        }
        if !self.usual_period {
            told.push(t.period(self.period.from, self.period.to).to_string());
        }
        told
    }

    /// What could not be used of what was asked, and what is shown instead; none when all of it was.
    pub fn misread(&self, t: &Texts) -> Option<String> {
        let names: Vec<String> =
            self.unusable.iter().map(|name| t.say(name).to_string().to_lowercase()).collect();
        let said = t
            .say("search-misread")
            .with("names", names.join(", "))
            .with("period", t.period(self.period.from, self.period.to))
            .with("hours", self.hours.unwrap_or(0));
        (!names.is_empty()).then(|| said.to_string())
    }

    /// Whether anything narrows the search that "clear all" would take away.
    pub fn is_narrowed(&self) -> bool {
        !self.text.is_empty() || !self.usual_period || self.hours.is_some() || !self.choice.is_empty()
    }
}

/// The projects whose contracts' slots are looked among: those of the person who asks, or the participant's.
pub fn seen_projects(who: &Who, enrolment: Option<&Enrolment>) -> Vec<ProjectId> {
    match enrolment {
        Some(enrolment) => vec![enrolment.project_id],
        None => who.coached_projects().chain(who.managed_projects()).collect(),
    }
}

/// The names in an address that say what is asked: not for whom, nor in what order.
pub fn names() -> Vec<&'static str> {
    ["q", "from", "to", "hours"].into_iter().chain(Facet::ALL.map(Facet::name)).collect()
}

/// The orders that a page offers, and which of them holds. Without a participant there is no distance.
pub fn orders(filters: &Filters, for_somebody: bool) -> Vec<(&'static str, &'static str, bool)> {
    let offered = ORDERS.iter().filter(|(_, order, _)| for_somebody || *order != Order::Distance);
    offered.map(|(name, order, text)| (*name, *text, *order == filters.order)).collect()
}

/// One facet on the page: those of its values that have hits, and those that are chosen.
pub struct Group {
    pub name: &'static str,
    pub title: String,
    pub values: Vec<facet::Facet>,
    /// Values that are seldom wanted, behind "more".
    pub more: Vec<facet::Facet>,
}

/// Values of one facet that are shown at once.
const MOST_SHOWN: usize = 8;

pub fn groups(t: &Texts, filters: &Filters, answer: &Answer) -> Vec<Group> {
    let group = |facet: Facet| {
        let counts = answer.counts[facet as usize].iter().enumerate();
        let mut values: Vec<facet::Facet> = counts
            .filter(|(at, count)| **count > 0 || filters.choice.has(facet, *at))
            .map(|(at, count)| {
                let code = facet.values()[at];
                facet::Facet::new(code, label(t, facet, code), *count as i64)
            })
            .collect();
        let mut more = Vec::new();
        if values.len() > MOST_SHOWN + 2 {
            let few = few(&values, &filters.choice, facet);
            (values, more) = values.into_iter().partition(|value| few.contains(&value.value));
        }
        Group { name: facet.name(), title: title(t, facet), values, more }
    };
    Facet::ALL.into_iter().map(group).filter(|group| !group.values.is_empty()).collect()
}

/// The codes of the chosen values and of those with most hits.
fn few(values: &[facet::Facet], choice: &Choice, facet: Facet) -> Vec<String> {
    let is_chosen =
        |value: &facet::Facet| facet.position(&value.value).is_some_and(|at| choice.has(facet, at));
    let mut order: Vec<&facet::Facet> = values.iter().collect();
    order.sort_by_key(|value| (!is_chosen(value), -value.count));
    let chosen = values.iter().filter(|value| is_chosen(value)).count();
    order.into_iter().take(MOST_SHOWN.max(chosen)).map(|value| value.value.clone()).collect()
}

fn title(t: &Texts, facet: Facet) -> String {
    match facet {
        Facet::Municipality => t.say("search-municipality"),
        Facet::Field => t.say("search-field"),
        Facet::Kind => t.say("search-kind"),
        Facet::Adaptation => t.say("search-adaptation"),
        Facet::Hours => t.say("search-band"),
        Facet::Language => t.say("search-language"),
    }
    .to_string()
}

/// What people call a value of a facet.
pub fn label(t: &Texts, facet: Facet, code: &str) -> String {
    match facet {
        Facet::Municipality => {
            code.parse().map_or_else(|_| code.to_owned(), |one: Municipality| one.name().to_owned())
        }
        Facet::Field => named::<Field>(t, code),
        Facet::Kind => named::<OrganisationKind>(t, code),
        Facet::Adaptation => named::<Adaptation>(t, code),
        Facet::Language => named::<Language>(t, code),
        Facet::Hours => {
            let (from, to) = code.split_once('-').unwrap_or((code, code));
            t.say("search-hours-band").with("from", from).with("to", to).to_string()
        }
    }
}

fn named<C: Code>(t: &Texts, code: &str) -> String {
    code.parse::<C>().map_or_else(|_| code.to_owned(), |code| t.code(code).to_owned())
}
