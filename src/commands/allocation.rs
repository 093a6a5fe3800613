//! `brygga allocation`: places a queue from the command line, lists what has been placed, and checks a stored run: the
//! same answer must come out again, and nothing better may exist.

mod broken;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Failure, open, texts};
use crate::config::Config;
use crate::db::{Db, Read};
use crate::model::allocation::{
    Choosable, Inputs, MOST_GROUP, Outcome, Proof, Record, Run, RunId, Wanted, everybody,
};
use crate::model::codes::Track;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::project::{Project, ProjectId};
use crate::model::slot::{Named, SlotId};
use crate::model::vacancy::Period;
use crate::web::refusal::sentence;
use crate::web::search::{period_from, usual_period};
use crate::web::texts::Texts;

pub use broken::broken;

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List the runs, the newest first
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Place the participants of a project who have nothing in the period, and keep the run as a draft
    Run(Args),
    /// Check a run: the same answer comes out again, keeps every rule, and nothing better exists
    Verify {
        /// The run's number
        #[arg(value_name = "ID")]
        id: i64,
    },
}

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The project
    #[arg(long, value_name = "REF")]
    pub project: String,
    /// Whom to place; all who have nothing in the period when it is not given
    #[arg(long = "participant", value_name = "REF")]
    pub participants: Vec<String>,
    /// Where; every slot with a free seat, of the project's contracts first, when it is not given
    #[arg(long = "slot", value_name = "REF")]
    pub slots: Vec<String>,
    /// A group: at least N together at this slot, or nobody
    #[arg(long, value_name = "REF=N")]
    pub least: Vec<String>,
    /// The first day of the placements, such as 2026-12-01
    #[arg(long, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// The last day of the placements
    #[arg(long, value_name = "DATE", requires = "from")]
    pub to: Option<NaiveDate>,
    /// What the placements are
    #[arg(long, value_name = "CODE", default_value = "work_training")]
    pub track: Track,
    /// Draws the lots between answers that are equally good
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(i64).range(0..))]
    pub seed: i64,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

pub async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    let db = open(config).await?;
    let t = texts(config);
    match command {
        Command::List { json } => list(&db, json, &t).await,
        Command::Run(args) => place(&db, &args, &t).await,
        Command::Verify { id } => verify(&db, RunId(id), &t).await,
    }
}

#[derive(serde::Serialize)]
struct Line {
    id: RunId,
    project: String,
    made_at: chrono::DateTime<chrono::Utc>,
    people: i64,
    kept: i64,
    placed: i64,
    fit: i64,
    state: &'static str,
}

fn line(run: Run) -> Line {
    let Run { id, project_name: project, made_at, people, kept, placed, fit, state, .. } = run;
    Line { id, project, made_at, people, kept, placed, fit, state: state.code() }
}

async fn list(db: &Db, json: bool, t: &Texts) -> Result<(), Failure> {
    let runs = Run::of_everybody(&mut db.read().await?).await?;
    if json {
        let lines: Vec<Line> = runs.into_iter().map(line).collect();
        say!("{}", serde_json::to_string(&lines)?);
        return Ok(());
    }
    for run in runs {
        let said = t
            .say("allocation-line")
            .with("id", run.id.0)
            .with("project", run.project_name)
            .with("made", t.instant(run.made_at))
            .with("placed", run.placed)
            .with("people", run.people - run.kept)
            .with("kept", run.kept);
        say!("{said}");
    }
    Ok(())
}

#[derive(serde::Serialize)]
struct Placed<'a> {
    id: RunId,
    seed: i64,
    placed: u32,
    fit: u64,
    proof: Proof,
    people: Vec<PlacedOne<'a>>,
}

#[derive(serde::Serialize)]
struct PlacedOne<'a> {
    participant: &'a str,
    slot: Option<&'a str>,
    kept: bool,
    options: usize,
}

async fn place(db: &Db, args: &Args, t: &Texts) -> Result<(), Failure> {
    let mut reading = db.read().await?;
    let wanted = wanted(&mut reading, args, t).await?;
    let inputs = Inputs::gather(&mut reading, None, wanted).await.map_err(|error| said(error, t))?;
    drop(reading);
    let asked = inputs.clone();
    let outcome = tokio::task::spawn_blocking(move || asked.place()).await?;
    let outcome = outcome.ok_or_else(|| t.say("allocation-no-task"))?;
    let mut writing = db.write().await?;
    let run = Run::keep(&mut writing, None, None, &inputs, &outcome).await.map_err(|error| said(error, t))?;
    writing.commit().await?;
    if args.json {
        say!("{}", serde_json::to_string(&placed(run.id, &inputs, &outcome))?);
    } else {
        say!("{}", proven(&outcome, run.id, &inputs, t));
    }
    Ok(())
}

fn placed<'a>(id: RunId, inputs: &'a Inputs, outcome: &Outcome) -> Placed<'a> {
    let one = |(person, slot): (&'a crate::model::allocation::Person, &Option<u32>)| PlacedOne {
        participant: &person.participant,
        slot: match &person.kept {
            Some(kept) => Some(kept.slot.as_str()),
            None => slot.map(|slot| inputs.slots[slot as usize].slot.as_str()),
        },
        kept: person.kept.is_some(),
        options: person.options.len(),
    };
    Placed {
        id,
        seed: inputs.seed,
        placed: outcome.placed,
        fit: outcome.fit,
        proof: outcome.proof,
        people: inputs.people.iter().zip(&outcome.slots).map(one).collect(),
    }
}

fn proven(outcome: &Outcome, id: RunId, inputs: &Inputs, t: &Texts) -> String {
    t.say("allocation-ran")
        .with("id", id.0)
        .with("placed", i64::from(outcome.placed))
        .with("people", inputs.people.len() - inputs.kept())
        .with("fit", i64::try_from(outcome.fit).unwrap_or(i64::MAX))
        .to_string()
}

async fn wanted(db: &mut Read, args: &Args, t: &Texts) -> Result<Wanted, Failure> {
    let usual = args.from.map_or_else(|| usual_period(db.today()), period_from);
    let period = Period { to: args.to.unwrap_or(usual.to), ..usual };
    let project = Project::find_by_ref(db, &args.project).await?;
    let project = project.ok_or_else(|| t.say("cli-no-project").with("reference", &args.project))?.id;
    let slots = slots(db, args, project, period, t).await?;
    let mut least = BTreeMap::new();
    for written in &args.least {
        let read = written.split_once('=').and_then(|(slot, least)| Some((slot, least.parse().ok()?)));
        let Some((slot, number)) = read else {
            return Err(t.say("allocation-least-form").with("written", written).into());
        };
        if !(1..=MOST_GROUP).contains(&number) {
            return Err(t
                .say("allocation-least-number")
                .with("most", MOST_GROUP)
                .with("written", written)
                .into());
        }
        let id = slot_of(db, slot, t).await?;
        if !slots.contains(&id) {
            return Err(t.say("allocation-least-slot").with("slot", slot).into());
        }
        least.insert(id, number);
    }
    Ok(Wanted {
        project_id: project,
        period,
        track: args.track,
        people: people(db, args, project, period, t).await?,
        slots,
        least,
        seed: args.seed,
        follows: None,
    })
}

async fn people(
    db: &mut Read,
    args: &Args,
    project: ProjectId,
    period: Period,
    t: &Texts,
) -> Result<Vec<EnrolmentId>, Failure> {
    let mut people = Vec::new();
    for reference in &args.participants {
        let found = Enrolment::find_by_ref(db, reference).await?;
        people.push(found.ok_or_else(|| t.say("cli-no-participant").with("reference", reference))?.id);
    }
    if !people.is_empty() {
        return Ok(people);
    }
    let all = everybody(db, project, period).await?;
    Ok(all.into_iter().filter(|one| !one.is_placed()).map(|one| one.id).collect())
}

async fn slots(
    db: &mut Read,
    args: &Args,
    project: ProjectId,
    period: Period,
    t: &Texts,
) -> Result<Vec<SlotId>, Failure> {
    let mut slots = Vec::new();
    for reference in &args.slots {
        slots.push(slot_of(db, reference, t).await?);
    }
    if slots.is_empty() {
        let all = Choosable::of_project(db, project, period, None).await?;
        slots.extend(all.vacancies.iter().map(|vacancy| vacancy.slot.id));
    }
    Ok(slots)
}

async fn slot_of(db: &mut Read, reference: &str, t: &Texts) -> Result<SlotId, Failure> {
    let found = Named::find_by_ref(db, reference).await?;
    Ok(found.ok_or_else(|| t.say("cli-no-slot").with("reference", reference))?.id)
}

async fn verify(db: &Db, id: RunId, t: &Texts) -> Result<(), Failure> {
    let record = match Record::of(&mut db.read().await?, id).await {
        Err(crate::model::Error::NotFound) => return Err(t.say("allocation-no-run").with("id", id.0).into()),
        other => other?,
    };
    let proven = tokio::task::spawn_blocking(move || record.verify()).await?;
    let proven = proven.map_err(|why| Failure(broken(id, &why, t)))?;
    let said = match proven.proof {
        Proof::Parts { parts } => {
            t.say("allocation-proven-by-parts").with("parts", i64::from(parts)).to_string()
        }
        _ => t.say("allocation-proven-by-prices").to_string(),
    };
    let sums = t
        .say("allocation-verified")
        .with("id", id.0)
        .with("placed", i64::from(proven.placed))
        .with("people", proven.people - proven.kept)
        .with("fit", i64::try_from(proven.fit).unwrap_or(i64::MAX));
    say!("{sums} {said}");
    Ok(())
}

/// A rule's no in words; anything else as it is.
fn said(error: crate::model::Error, t: &Texts) -> Failure {
    match error {
        crate::model::Error::Refused(refusal) => Failure(sentence(&refusal, t)),
        crate::model::Error::NotFound => t.say("allocation-not-of-project").into(),
        other => other.into(),
    }
}
