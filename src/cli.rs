//! The command line: which commands there are, their help, and the exit code. What a command does stands in its own
//! file in `commands/`.

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::commands::{self, Failure};
use crate::config::{Config, SETTINGS};

/// The placement marketplace for people on their way back to work.
///
/// Brygga finds, books and follows placements, hands participants over to the next party, and counts what came of it.
#[derive(Debug, Parser)]
#[command(name = "brygga", version, propagate_version = true, max_term_width = 110)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring the database's schema up to date
    Migrate,
    /// Serve the web application
    Serve,
    /// Fill an empty database with a believable county and serve it
    Demo(commands::demo::Args),
    /// Read a data package into the database, all or nothing
    Import(commands::import::Args),
    /// Write organisations, contracts, slots, participants and what they did as a data package
    Export(commands::export::Args),
    /// Build the search index anew from the database
    Reindex,
    /// Search for slots as the search page does
    Search(commands::search::Args),
    /// Say which slots fit a participant, and why or why not
    Match(commands::matching::Args),
    /// Place a queue of participants, and check what a run has found
    #[command(subcommand)]
    Allocation(commands::allocation::Command),
    /// Invite users and set passwords
    #[command(subcommand)]
    User(commands::user::Command),
    /// Look for anything wrong in the database and the search index
    Verify,
    /// Copy the database to a file while the program runs
    Backup(commands::backup::Args),
    /// Send a mail to try the mail settings
    Mail(commands::mail::Args),
    /// Contracts as open data
    #[command(subcommand)]
    Ocds(commands::ocds::Command),
    /// Print a report
    #[command(subcommand)]
    Report(commands::report::Command),
}

/// Reads the arguments, runs the command and says how it went: 0 done, 1 refused or failed, 2 wrong usage.
pub fn main() -> ExitCode {
    let matches = Cli::command().after_long_help(settings()).get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|fault| fault.exit());
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(sentence)) => {
            crate::commands::noted(format_args!("{sentence}"));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    let config = Config::from_environment()?;
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(tracing_subscriber::EnvFilter::new(&config.log))
        .with_writer(std::io::stderr)
        .init();
    tokio::runtime::Runtime::new()?.block_on(async {
        match command {
            Command::Migrate => commands::migrate::run(&config).await,
            Command::Serve => commands::serve::run(&config).await,
            Command::Demo(args) => commands::demo::run(&config, args).await,
            Command::Import(args) => commands::import::run(&config, args).await,
            Command::Export(args) => commands::export::run(&config, args).await,
            Command::Reindex => commands::reindex::run(&config).await,
            Command::Search(args) => commands::search::run(&config, args).await,
            Command::Match(args) => commands::matching::run(&config, args).await,
            Command::Allocation(command) => commands::allocation::run(&config, command).await,
            Command::User(command) => commands::user::run(&config, command).await,
            Command::Verify => commands::verify::run(&config).await,
            Command::Backup(args) => commands::backup::run(&config, args).await,
            Command::Mail(args) => commands::mail::run(&config, args).await,
            Command::Ocds(command) => commands::ocds::run(&config, command).await,
            Command::Report(command) => commands::report::run(&config, command).await,
        }
    })
}

/// The end of `brygga --help`: every setting.
fn settings() -> String {
    use std::fmt::Write as _;
    let mut text = String::from("Settings (environment variables):\n");
    for setting in SETTINGS {
        let _ = write!(
            text,
            "\n  {}\n      {}\n      [default: {}]\n",
            setting.variable, setting.about, setting.default
        );
    }
    text.push_str(
        "\nExit codes: 0 done, 1 refused or failed with a sentence on standard error, 2 wrong usage.\n",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_every_argument_has_its_help() {
        fn look_at(command: &clap::Command) {
            assert!(command.get_about().is_some(), "{} has no help", command.get_name());
            for argument in command.get_arguments() {
                assert!(
                    argument.get_help().is_some(),
                    "{} {} has no help",
                    command.get_name(),
                    argument.get_id()
                );
            }
            command.get_subcommands().for_each(look_at);
        }
        look_at(&Cli::command());
    }

    #[test]
    fn the_help_names_every_setting() {
        for setting in SETTINGS {
            assert!(settings().contains(setting.variable));
        }
    }
}
