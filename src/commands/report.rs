//! `brygga report`: figures on standard output.

use chrono::NaiveDate;

use super::{Failure, open, texts};
use crate::config::Config;
use crate::db::Read;
use crate::model;
use crate::model::contract::Contract;
use crate::model::handover_report::HandoverReport;
use crate::model::project::Project;
use crate::model::usage::Standing;
use crate::web::cohort::lines;
use crate::web::contracts;
use crate::web::handover_report;

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Who took part in a project during a period, what they did and what came of it
    Cohort(Cohort),
    /// The handovers of a project by receiver: what became of them and how long it took
    Handovers(Cohort),
    /// What is used, committed and free of a contract, today, on a day that has passed, or on one to come
    Contract(ContractDay),
}

#[derive(Debug, clap::Args)]
pub struct ContractDay {
    /// The contract
    #[arg(long, value_name = "REF")]
    pub contract: String,
    /// The day, as 2021-06-30; today when it is left out
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// Print JSON with fixed keys
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub struct Cohort {
    /// The project
    #[arg(long, value_name = "REF")]
    pub project: String,
    /// The first day of the period, as 2020-06-01
    #[arg(long, value_name = "DATE")]
    pub from: NaiveDate,
    /// The last day of the period, as 2021-12-31
    #[arg(long, value_name = "DATE")]
    pub to: NaiveDate,
    /// Print JSON with fixed keys
    #[arg(long)]
    pub json: bool,
}

pub async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    match command {
        Command::Cohort(asked) => cohort(config, asked).await,
        Command::Handovers(asked) => handovers(config, asked).await,
        Command::Contract(asked) => contract(config, asked).await,
    }
}

async fn contract(config: &Config, asked: ContractDay) -> Result<(), Failure> {
    let mut db = open(config).await?.read().await?;
    let Some(contract) = Contract::find_by_ref(&mut db, &asked.contract).await? else {
        return Err(texts(config).say("cli-no-contract").with("reference", &asked.contract).into());
    };
    let on = asked.on.unwrap_or_else(|| db.today());
    let standing = Standing::of(&mut db, &contract, on).await?;
    if asked.json {
        say!("{}", serde_json::to_string(&standing)?);
    } else {
        say!("{}", contracts::lines(&contract, &standing, &texts(config)));
    }
    Ok(())
}

/// The project asked for; a period that ends before it begins is refused.
async fn project(db: &mut Read, config: &Config, asked: &Cohort) -> Result<Project, Failure> {
    if asked.to < asked.from {
        return Err(texts(config).say("cli-period").into());
    }
    let found = Project::find_by_ref(db, &asked.project).await?;
    found.ok_or_else(|| texts(config).say("cli-no-project").with("reference", &asked.project).into())
}

async fn handovers(config: &Config, asked: Cohort) -> Result<(), Failure> {
    let mut db = open(config).await?.read().await?;
    let project = project(&mut db, config, &asked).await?;
    let report = HandoverReport::count(&mut db, &project, asked.from, asked.to).await?;
    if asked.json {
        say!("{}", serde_json::to_string(&report)?);
    } else {
        say!("{}", handover_report::lines(&report, &texts(config)));
    }
    Ok(())
}

async fn cohort(config: &Config, asked: Cohort) -> Result<(), Failure> {
    let mut db = open(config).await?.read().await?;
    let project = project(&mut db, config, &asked).await?;
    let report = model::cohort::Cohort::count(&mut db, &project, asked.from, asked.to).await?;
    if asked.json {
        say!("{}", serde_json::to_string(&report)?);
    } else {
        say!("{}", lines(&report, &texts(config)));
    }
    Ok(())
}
