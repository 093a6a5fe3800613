//! `brygga search`: slots by words, as the search page finds them.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Failure, of_search, open, texts};
use crate::config::Config;
use crate::db::{Db, Read};
use crate::model::enrolment::Enrolment;
use crate::model::matching::Circumstances;
use crate::model::municipality::Municipality;
use crate::model::slot::Named;
use crate::model::vacancy::Period;
use crate::search::{Choice, Facet, Outcome, Search, Sight, Thoroughness, Wanted};
use crate::web::search::usual_period;
use crate::web::texts::Texts;

/// Finds open slots in the database as it is now; no server is needed. Without --from and --to it looks for slots of
/// any time, also full ones; with them, for those with a free seat and hours on every day.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The words to search for, in Swedish
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    pub text: String,
    /// Rank for this participant (the ref of an enrolment)
    #[arg(long, value_name = "REF")]
    pub participant: Option<String>,
    /// Only slots in this municipality (SCB code, such as 0188)
    #[arg(long, value_name = "CODE")]
    pub municipality: Option<Municipality>,
    /// Only slots that are free from this day, such as 2026-12-01
    #[arg(long, value_name = "DATE", requires = "to")]
    pub from: Option<NaiveDate>,
    /// Only slots that are free to this day
    #[arg(long, value_name = "DATE", requires = "from")]
    pub to: Option<NaiveDate>,
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Print an array of {slot, title, score}, best first
    #[arg(long)]
    pub json: bool,
}

#[derive(serde::Serialize)]
struct Line {
    slot: String,
    title: String,
    score: f64,
}

pub async fn run(config: &Config, args: Args) -> Result<(), Failure> {
    let t = texts(config);
    let db = open(config).await?;
    let wanted = wanted(&db, t, &args).await?;
    let search = Search::open(db.clone(), config).await;
    let search = search.map_err(|fault| of_search(&t, &fault))?;
    let outcome = search.find(wanted).await?;
    tell(&outcome, t);
    let lines = lines(&mut db.read().await?, &outcome, args.limit).await?;
    if args.json {
        say!("{}", serde_json::to_string(&lines)?);
    } else {
        for Line { slot, title, score } in lines {
            say!("{score:>6.3}  {slot:<14}  {title}");
        }
    }
    Ok(())
}

async fn wanted(db: &Db, t: Texts, args: &Args) -> Result<Wanted, Failure> {
    if args.from > args.to {
        return Err(t.say("cli-period").into());
    }
    let mut db = db.read().await?;
    let mut choice = Choice::default();
    if let Some(municipality) = args.municipality {
        choice.choose(Facet::Municipality, municipality.code());
    }
    let enrolment = match &args.participant {
        None => None,
        Some(reference) => {
            let found = Enrolment::find_by_ref(&mut db, reference).await?;
            Some(found.ok_or_else(|| t.say("cli-no-participant").with("reference", reference))?)
        }
    };
    let period = args.from.zip(args.to).map(|(from, to)| Period { from, to });
    let person = match &enrolment {
        None => None,
        Some(enrolment) => {
            let when = period.unwrap_or_else(|| usual_period(db.today()));
            Some(Arc::new(Circumstances::read(&mut db, enrolment, when).await?))
        }
    };
    let sight =
        enrolment.as_ref().map_or(Sight::All, |enrolment| Sight::Projects(vec![enrolment.project_id]));
    Ok(Wanted { period, choice, sight, person, ..Wanted::words(&args.text, db.today()) })
}

fn tell(outcome: &Outcome, t: Texts) {
    if outcome.thoroughness == Thoroughness::Reduced {
        note!("{}", t.say("cli-search-reduced"));
    }
    if outcome.answer.found.is_empty() {
        note!("{}", t.say("cli-search-none"));
    } else if outcome.thoroughness == Thoroughness::SomeWords {
        note!("{}", t.say("cli-search-some"));
    }
}

async fn lines(db: &mut Read, outcome: &Outcome, limit: usize) -> Result<Vec<Line>, Failure> {
    let found: Vec<_> = outcome.answer.found.iter().take(limit).collect();
    let names = Named::of(db, found.iter().map(|found| found.slot)).await?;
    let lines = found.into_iter().filter_map(|found| {
        let named = names.get(&found.slot)?;
        // Three decimals are enough to tell hits apart, and no float's tail is printed.
        let score = f64::from((found.score * 1000.0).round()) / 1000.0;
        Some(Line { slot: named.reference.clone(), title: named.title.clone(), score })
    });
    Ok(lines.collect())
}
