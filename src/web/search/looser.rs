//! When nothing fits: what to loosen, and how many hits that would give.

use super::{Fault, find};
use crate::search::{Choice, Facet, Wanted};
use crate::web::query::Query;
use crate::web::visit::Visit;

/// A way to ask for less.
pub struct Looser {
    pub href: String,
    /// The id of what it says.
    pub text: &'static str,
    pub count: i64,
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
            ways.push(Looser { href, text, count });
        }
    }
    Ok(ways)
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
