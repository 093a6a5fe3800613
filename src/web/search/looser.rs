//! When nothing fits: what to loosen, and how many hits that would give.

use chrono::{Days, Months};

use super::{Fault, find};
use crate::model::vacancy::Period;
use crate::search::{Choice, Facet, Wanted};
use crate::web::query::Query;
use crate::web::visit::Visit;

/// So many months later are looked at, the first of them that gives hits is offered.
const MONTHS_LATER: std::ops::RangeInclusive<u32> = 1..=6;
/// A stay that is cut to its half is not made shorter than this.
const LEAST_DAYS: i64 = 14;

/// A way to ask for less.
pub struct Looser {
    pub href: String,
    /// What it does, with the number of hits.
    pub text: String,
    /// The words are gone: the field above the hits must change too.
    pub clears_words: bool,
}

/// Those ways that would give any hits.
pub async fn ways(visit: &Visit, query: &Query, wanted: &Wanted) -> Result<Vec<Looser>, Fault> {
    let mut ways = Vec::new();
    let mut tried: Vec<(String, &'static str, Wanted)> = Vec::new();
    if !wanted.text.is_empty() {
        let looser = Wanted { text: String::new(), ..wanted.clone() };
        tried.push((query.without("q"), "search-loosen-words", looser));
    }
    if wanted.hours.is_some() {
        tried.push((query.without("hours"), "search-loosen-hours", Wanted { hours: None, ..wanted.clone() }));
    }
    for facet in Facet::ALL.into_iter().filter(|facet| wanted.choice.of(*facet).next().is_some()) {
        let looser = Wanted { choice: without(&wanted.choice, facet), ..wanted.clone() };
        tried.push((query.without(facet.name()), text(facet), looser));
    }
    for (href, text, looser) in tried {
        let count = find(visit, looser).await?.answer.total as i64;
        if count > 0 {
            let clears_words = text == "search-loosen-words";
            let text = visit.t.say(text).with("count", count).to_string();
            ways.push(Looser { href, text, clears_words });
        }
    }
    let Some(period) = wanted.period else { return Ok(ways) };
    for (text, periods) in
        [("search-loosen-later", later(period)), ("search-loosen-shorter", shorter(period))]
    {
        ways.extend(on_other_days(visit, query, wanted, text, periods).await?);
    }
    Ok(ways)
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

fn without(choice: &Choice, facet: Facet) -> Choice {
    let mut choice = choice.clone();
    choice.0[facet as usize] = 0;
    choice
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
