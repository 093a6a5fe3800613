//! When nothing fits: what to loosen, and how many hits that would give.

use chrono::{Days, Months};

use super::{Fault, Filters, find, usual_period};
use crate::model::vacancy::Period;
use crate::search::{Facet, Wanted};
use crate::web::query::Query;
use crate::web::visit::Visit;

/// So many months later are looked at, the first of them that gives hits is offered.
const MONTHS_LATER: std::ops::RangeInclusive<u32> = 1..=6;
/// A stay that is cut to its half is not made shorter than this.
const LEAST_DAYS: i64 = 14;

/// More ways are no help.
const MOST: usize = 6;

/// A way to ask for less.
pub struct Looser {
    pub href: String,
    /// What it does, with the number of hits.
    pub text: String,
    /// The words are gone: the field above the hits must change too.
    pub clears_words: bool,
}

/// One condition that can be let go: its name in the address, the id of what to call that, and the search without it.
struct Condition {
    name: &'static str,
    text: &'static str,
    without: fn(&mut Wanted, Facet),
    facet: Facet,
}

/// Those ways that would give any hits: without one condition, or in other days; else without two; else without all.
pub async fn ways(
    visit: &Visit,
    query: &Query,
    filters: &Filters,
    wanted: &Wanted,
) -> Result<Vec<Looser>, Fault> {
    let conditions = conditions(wanted);
    let mut ways = Vec::new();
    for one in &conditions {
        ways.extend(without(visit, query, wanted, &[one]).await?);
    }
    if let Some(period) = wanted.period {
        for (text, periods) in
            [("search-loosen-later", later(period)), ("search-loosen-shorter", shorter(period))]
        {
            ways.extend(on_other_days(visit, query, wanted, text, periods).await?);
        }
    }
    if ways.is_empty() {
        for (at, one) in conditions.iter().enumerate() {
            for other in &conditions[at + 1..] {
                ways.extend(without(visit, query, wanted, &[one, other]).await?);
            }
        }
    }
    if ways.is_empty() && !filters.usual_period {
        let usual = Wanted { period: Some(usual_period(visit.today())), ..wanted.clone() };
        ways.extend(in_usual_period(visit, query, &[], "search-loosen-usual", usual.clone()).await?);
        if ways.is_empty() {
            let names: Vec<&str> =
                conditions.iter().map(|one| one.name).filter(|name| *name != "q").collect();
            let bare = bare(&conditions, usual, |one| one.name != "q");
            ways.extend(in_usual_period(visit, query, &names, "search-loosen-only-words", bare).await?);
        }
    }
    if ways.is_empty() {
        let names: Vec<&str> = conditions.iter().map(|one| one.name).collect();
        let usual = Wanted { period: Some(usual_period(visit.today())), ..wanted.clone() };
        let bare = bare(&conditions, usual, |_| true);
        ways.extend(in_usual_period(visit, query, &names, "search-loosen-all", bare).await?);
    }
    ways.truncate(MOST);
    Ok(ways)
}

fn conditions(wanted: &Wanted) -> Vec<Condition> {
    let mut all = Vec::new();
    let mut one = |name, text, without, facet| all.push(Condition { name, text, without, facet });
    if !wanted.text.is_empty() {
        one(
            "q",
            "search-loosen-words",
            (|wanted, _| wanted.text.clear()) as fn(&mut Wanted, Facet),
            Facet::Hours,
        );
    }
    if wanted.hours.is_some() {
        one("hours", "search-loosen-hours", |wanted, _| wanted.hours = None, Facet::Hours);
    }
    for facet in Facet::ALL.into_iter().filter(|facet| wanted.choice.of(*facet).next().is_some()) {
        one(facet.name(), text(facet), |wanted, facet| wanted.choice.0[facet as usize] = 0, facet);
    }
    all
}

/// The search without these of its conditions.
fn bare(conditions: &[Condition], mut wanted: Wanted, goes: impl Fn(&Condition) -> bool) -> Wanted {
    conditions.iter().filter(|one| goes(one)).for_each(|one| (one.without)(&mut wanted, one.facet));
    wanted
}

async fn without(
    visit: &Visit,
    query: &Query,
    wanted: &Wanted,
    conditions: &[&Condition],
) -> Result<Option<Looser>, Fault> {
    let mut looser = wanted.clone();
    conditions.iter().for_each(|one| (one.without)(&mut looser, one.facet));
    let count = find(visit, looser).await?.answer.total as i64;
    if count == 0 {
        return Ok(None);
    }
    let names: Vec<&str> = conditions.iter().map(|one| one.name).collect();
    let called: Vec<String> = conditions.iter().map(|one| visit.t.say(one.text).to_string()).collect();
    let text = called.join(&visit.t.say("search-loosen-and").to_string());
    Ok(Some(Looser {
        href: query.without_all(&names),
        text: visit.t.say("search-loosen").with("what", text).with("count", count).to_string(),
        clears_words: names.contains(&"q"),
    }))
}

async fn in_usual_period(
    visit: &Visit,
    query: &Query,
    names: &[&str],
    text: &'static str,
    wanted: Wanted,
) -> Result<Option<Looser>, Fault> {
    let count = find(visit, wanted).await?.answer.total as i64;
    let names: Vec<&str> = names.iter().copied().chain(["from", "to"]).collect();
    let way = || Looser {
        href: query.without_all(&names),
        text: visit
            .t
            .say("search-loosen")
            .with("what", visit.t.say(text).to_string())
            .with("count", count)
            .to_string(),
        clears_words: names.contains(&"q"),
    };
    Ok((count > 0).then(way))
}

/// The first of these periods in which there are hits.
async fn on_other_days(
    visit: &Visit,
    query: &Query,
    wanted: &Wanted,
    text: &'static str,
    periods: Vec<Period>,
) -> Result<Option<Looser>, Fault> {
    for period in periods {
        let looser = Wanted { period: Some(period), ..wanted.clone() };
        let count = find(visit, looser).await?.answer.total as i64;
        if count > 0 {
            let t = visit.t;
            let text = t.say(text).with("from", period.from).with("to", period.to).with("count", count);
            let href = query.within(period.from, period.to);
            return Ok(Some(Looser { href, text: text.to_string(), clears_words: false }));
        }
    }
    Ok(None)
}

/// As long, but later.
fn later(Period { from, to }: Period) -> Vec<Period> {
    MONTHS_LATER
        .map(|months| Period { from: from + Months::new(months), to: to + Months::new(months) })
        .collect()
}

/// From the same day, half as long.
fn shorter(Period { from, to }: Period) -> Vec<Period> {
    let half = (to - from).num_days() / 2;
    let days = u64::try_from(half).ok().filter(|_| half >= LEAST_DAYS);
    days.map(|days| Period { from, to: from + Days::new(days) }).into_iter().collect()
}

const fn text(facet: Facet) -> &'static str {
    match facet {
        Facet::Municipality => "search-loosen-municipality",
        Facet::Field => "search-loosen-field",
        Facet::Kind => "search-loosen-kind",
        Facet::Adaptation => "search-loosen-adaptation",
        Facet::Hours => "search-loosen-band",
        Facet::Language => "search-loosen-language",
    }
}
