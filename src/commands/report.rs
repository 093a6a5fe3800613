//! `brygga report`: figures on standard output.

use chrono::NaiveDate;

use super::{Failure, open};
use crate::config::Config;
use crate::model;
use crate::model::project::Project;
use crate::web::cohort::lines;
use crate::web::texts::{Language, Texts};

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Who took part in a project during a period, what they did and what came of it
    Cohort(Cohort),
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
    }
}

async fn cohort(config: &Config, asked: Cohort) -> Result<(), Failure> {
    if asked.to < asked.from {
        return Err(Failure(format!("The period ends ({}) before it begins ({}).", asked.to, asked.from)));
    }
    let mut db = open(config).await?.read().await?;
    let Some(project) = Project::find_by_ref(&mut db, &asked.project).await? else {
        return Err(Failure(format!("There is no project with the reference {}.", asked.project)));
    };
    let report = model::cohort::Cohort::count(&mut db, &project, asked.from, asked.to).await?;
    if asked.json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        let t = Texts::of(Language::of_code(&config.language).unwrap_or_default());
        print!("{}", lines(&report, &t));
    }
    Ok(())
}
