//! How well words find slots: nDCG@10 by kind of question, as a table. See the README beside this.

mod county;
mod questions;

use std::collections::BTreeMap;
use std::path::PathBuf;

use brygga::config::MeilisearchConfig;
use brygga::search::{Outcome, Search, Site, Wanted};

use county::{County, Post};
use questions::Kind;

/// So many answers are looked at.
const AT: usize = 10;

struct Asked {
    kind: Kind,
    text: String,
    ndcg: f64,
    first: String,
}

#[tokio::main]
async fn main() {
    let mut file = None;
    let mut misses = false;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--misses" => misses = true,
            _ => file = Some(PathBuf::from(argument)),
        }
    }
    let county = County::found(file.as_deref()).await;
    let mut engines = vec![("embedded", Site::from(county.folder.path()))];
    if let Some(server) = server() {
        engines.push(("Meilisearch", Site::from(&server)));
    }
    for (name, site) in engines {
        let search = Search::open(county.db.clone(), site).await.expect("an index");
        let mut asked = Vec::new();
        for (kind, text, gain) in questions(&county) {
            let outcome = search.find(wanted(&county, &text)).await.expect("an answer");
            asked.push(judge(&county, kind, text, &outcome, &*gain));
        }
        tell(&county, name, &asked);
        if misses {
            asked.sort_by(|a, b| a.ndcg.total_cmp(&b.ndcg));
            for asked in asked.iter().filter(|asked| asked.ndcg < 0.9).take(120) {
                println!("{:.2}  {:<10} {:<40} -> {}", asked.ndcg, asked.kind, asked.text, asked.first);
            }
        }
    }
}

/// The Meilisearch server at `MEILI_URL`, with an index of its own.
fn server() -> Option<MeilisearchConfig> {
    #[expect(clippy::disallowed_methods, reason = "a measure, and no part of the program")]
    let set = |variable: &str| std::env::var(variable).ok().filter(|value| !value.is_empty());
    Some(MeilisearchConfig {
        url: set("MEILI_URL")?,
        key: set("MEILI_KEY"),
        index: "search-quality".to_owned(),
    })
}

fn wanted(county: &County, text: &str) -> Wanted {
    Wanted::words(text, county.db.clock().today())
}

type Gain<'a> = Box<dyn Fn(&Post) -> f64 + 'a>;

fn questions(county: &County) -> Vec<(Kind, String, Gain<'_>)> {
    let mut questions: Vec<(Kind, String, Gain<'_>)> = Vec::new();
    for (turn, post) in county.posts.iter().enumerate() {
        let name = &post.title;
        let same = move |other: &Post| match () {
            () if other.title == *name => 3.0,
            () if other.ssyk == post.ssyk => 1.0,
            () => 0.0,
        };
        let mut ask = |kind, text: Option<String>| {
            questions.extend(text.map(|text| (kind, text, Box::new(same) as Gain<'_>)));
        };
        ask(Kind::Exact, Some(name.to_lowercase()));
        ask(Kind::Inflected, questions::inflected(name, turn));
        ask(Kind::Typo, questions::typo(name, turn));
        ask(Kind::Compound, questions::compound(name, turn));
        ask(Kind::Folded, questions::folded(name));
        if let Some(typed) = questions::prefix(name) {
            let begins = typed.clone();
            let gain = move |other: &Post| match () {
                () if other.title.to_lowercase().starts_with(&begins) => 3.0,
                () if county.calls(&other.ssyk, |name| name.to_lowercase().starts_with(&begins)) => 1.0,
                () => 0.0,
            };
            questions.push((Kind::Prefix, typed, Box::new(gain)));
        }
        let there =
            move |other: &Post| if other.municipality == post.municipality { same(other) } else { 0.0 };
        let text = format!("{} {}", name.to_lowercase(), post.municipality.name().to_lowercase());
        questions.push((Kind::Place, text, Box::new(there)));
    }
    for (ssyk, name) in &county.spare {
        // A name may stand in several groups: each of them is right.
        let gain = move |other: &Post| {
            f64::from(other.ssyk == *ssyk || county.calls(&other.ssyk, |called| called == name))
        };
        questions.push((Kind::Synonym, name.to_lowercase(), Box::new(gain)));
    }
    questions
}

fn judge(county: &County, kind: Kind, text: String, outcome: &Outcome, gain: &dyn Fn(&Post) -> f64) -> Asked {
    let dcg = |gains: &[f64]| -> f64 {
        gains.iter().take(AT).enumerate().map(|(at, gain)| gain / (at as f64 + 2.0).log2()).sum()
    };
    let found: Vec<&Post> =
        outcome.answer.found.iter().take(AT).map(|found| county.post(found.slot)).collect();
    let got: Vec<f64> = found.iter().map(|post| gain(post)).collect();
    let mut best: Vec<f64> = county.posts.iter().map(gain).collect();
    best.sort_by(|a, b| b.total_cmp(a));
    let first = found.iter().take(4).map(|post| post.title.as_str()).collect::<Vec<_>>().join(" | ");
    Asked { kind, text, ndcg: dcg(&got) / dcg(&best), first }
}

fn tell(county: &County, engine: &str, asked: &[Asked]) {
    let mut kinds: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for one in asked {
        let at = Kind::ALL.iter().position(|kind| *kind == one.kind).unwrap_or_default();
        let (sum, count) = kinds.entry(at).or_default();
        *sum += one.ndcg;
        *count += 1;
    }
    println!("\n{} slots in {} SSYK groups, {engine}", county.posts.len(), county.groups.len());
    println!("| Kind | Questions | nDCG@{AT} |\n| --- | ---: | ---: |");
    for (at, (sum, count)) in &kinds {
        println!("| {} | {count} | {:.3} |", Kind::ALL[*at], sum / *count as f64);
    }
    let mean = |(sum, count): &(f64, usize)| sum / *count as f64;
    println!("| all | {} | {:.3} |", asked.len(), kinds.values().map(mean).sum::<f64>() / kinds.len() as f64);
}
