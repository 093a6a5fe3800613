//! `brygga ocds export`: the contracts as open data.

use std::fs;
use std::path::PathBuf;

use super::{Failure, open, texts};
use crate::config::Config;
use crate::model::ocds::package;
use crate::model::project::Project;
use crate::web::open_data::publisher;

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Write a release package of the Open Contracting Data Standard 1.1.5: contracts, never participants
    Export(Export),
}

#[derive(Debug, clap::Args)]
pub struct Export {
    /// Only this project's contracts
    #[arg(long, value_name = "REF")]
    pub project: Option<String>,
    /// The file to write; standard output when it is left out
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

pub async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    let Command::Export(asked) = command;
    let mut db = open(config).await?.read().await?;
    let projects = match &asked.project {
        Some(reference) => match Project::find_by_ref(&mut db, reference).await? {
            Some(project) => vec![project],
            None => return Err(texts(config).say("cli-no-project").with("reference", reference).into()),
        },
        None => Project::all(&mut db).await?,
    };
    let of = asked.project.as_deref().unwrap_or("all");
    let publisher = publisher(config, of);
    let text = serde_json::to_string_pretty(&package(&mut db, &projects, &publisher).await?)?;
    match asked.output {
        Some(file) => fs::write(&file, text + "\n")
            .map_err(|fault| super::of_file(&texts(config), "cli-no-writing", &file, &fault))?,
        None => say!("{text}"),
    }
    Ok(())
}
