//! `brygga user`: lets people in.

use super::{Failure, not_yet};
use crate::config::Config;
use crate::model::codes::Role;

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Make an invitation and print its link
    Invite(Invite),
    /// Set a password, read from standard input
    Password(Password),
}

/// Makes the user when there is none with that address, gives them the role, and prints a link that sets a password.
#[derive(Debug, clap::Args)]
pub struct Invite {
    /// The address they sign in with
    #[arg(value_name = "EMAIL")]
    pub email: String,
    /// coach, project_manager, provider or administrator; may be left out for a user that import made
    #[arg(long)]
    pub role: Option<Role>,
    /// The organisation they work for
    #[arg(long, value_name = "REF")]
    pub organisation: Option<String>,
    /// The project they work in (coach and project_manager)
    #[arg(long, value_name = "REF")]
    pub project: Option<String>,
    /// Their name; the address when left out
    #[arg(long)]
    pub name: Option<String>,
}

#[derive(Debug, clap::Args)]
pub struct Password {
    /// The address they sign in with
    #[arg(value_name = "EMAIL")]
    pub email: String,
}

pub async fn run(_config: &Config, _command: Command) -> Result<(), Failure> {
    not_yet("user")
}
