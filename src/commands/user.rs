//! `brygga user`: lets people in.

use std::io::{BufRead as _, IsTerminal as _, Read as _};

use super::{Failure, open, texts};
use crate::config::Config;
use crate::db::{Db, Read};
use crate::model::access::Membership;
use crate::model::codes::Role;
use crate::model::email::Email;
use crate::model::membership;
use crate::model::organisation::Organisation;
use crate::model::project::Project;
use crate::model::user::User;
use crate::model::user_administration::{self as administration, Invitee};
use crate::model::{Error, Refusal, password};
use crate::web::refusal;
use crate::web::texts::Texts;

/// Bytes of standard input that are looked at for a password.
const MOST_READ: u64 = 4096;

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

pub async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    let db = open(config).await?;
    let done = match command {
        Command::Invite(invite) => self::invite(config, &db, invite).await,
        Command::Password(password) => self::password(config, &db, password).await,
    };
    db.close().await;
    done
}

/// Prints the link, and nothing else, on standard output.
async fn invite(config: &Config, db: &Db, invite: Invite) -> Result<(), Failure> {
    let t = texts(config);
    let email = email(&invite.email, t)?;
    let mut db = db.write().await?;
    let token = match User::find_by_email(&mut db, email.as_str()).await? {
        Some(user) => {
            let membership = match invite.role {
                Some(role) => missing(&mut db, t, &user, &invite, role).await?,
                None => None,
            };
            let again = administration::invite_existing(&mut db, &user, membership).await;
            again.map_err(|error| match error {
                Error::Refused(Refusal::UserExists) => {
                    t.say("cli-user-has-password").with("email", email.as_str()).into()
                }
                other => said(config, other),
            })?
        }
        None => {
            let role = invite
                .role
                .ok_or_else(|| Failure::from(t.say("cli-user-new").with("email", email.as_str())))?;
            let membership = membership(&mut db, t, &invite, role).await?;
            let name = invite.name.clone().unwrap_or_else(|| email.to_string());
            let invitee = Invitee { email, name, membership };
            let made = administration::invite(&mut db, None, invitee).await;
            made.map_err(|error| said(config, error))?.1
        }
    };
    db.commit().await?;
    say!("{}/invitations/{token}", config.base_url);
    Ok(())
}

async fn password(config: &Config, db: &Db, password: Password) -> Result<(), Failure> {
    let t = texts(config);
    let email = email(&password.email, t)?;
    let user = User::find_by_email(&mut db.read().await?, email.as_str()).await?;
    let user = user.ok_or_else(|| Failure::from(t.say("cli-no-user").with("email", email.as_str())))?;
    let written = read_password(t)?;
    let chosen = password::Password::chosen(&written, &[&user.name, &user.email]);
    let hash = chosen.map_err(|refusal| said(config, refusal.into()))?.hash();
    let mut db = db.write().await?;
    user.set_password(&mut db, &hash).await.map_err(|error| said(config, error))?;
    db.commit().await?;
    note!("{}", t.say("cli-password-set").with("email", email.as_str()));
    Ok(())
}

fn email(written: &str, t: Texts) -> Result<Email, Failure> {
    written.parse().map_err(|_| t.say("cli-no-email").with("written", written).into())
}

/// What the command names, when the user does not have it already.
async fn missing(
    db: &mut Read,
    t: Texts,
    user: &User,
    invite: &Invite,
    role: Role,
) -> Result<Option<Membership>, Failure> {
    let vague = invite.organisation.is_none() || (needs_project(role) && invite.project.is_none());
    // Whoever is a coach already need not be told where.
    if vague && user.who(db).await?.is(role) {
        return Ok(None);
    }
    membership(db, t, invite, role).await.map(Some)
}

async fn membership(db: &mut Read, t: Texts, invite: &Invite, role: Role) -> Result<Membership, Failure> {
    let reference = invite.organisation.as_deref().ok_or_else(|| t.say("cli-user-organisation"))?;
    let organisation = Organisation::find_by_ref(db, reference)
        .await?
        .ok_or_else(|| t.say("cli-no-organisation").with("reference", reference))?;
    let project_id = match &invite.project {
        Some(reference) => {
            let project = Project::find_by_ref(db, reference).await?;
            Some(project.ok_or_else(|| t.say("cli-no-project").with("reference", reference))?.id)
        }
        None if needs_project(role) => {
            let only = membership::only_project(db, organisation.id).await?;
            Some(only.ok_or_else(|| t.say("cli-user-project"))?)
        }
        None => None,
    };
    Ok(Membership { role, organisation_id: organisation.id, project_id })
}

fn needs_project(role: Role) -> bool {
    matches!(role, Role::Coach | Role::ProjectManager)
}

/// One line of standard input. On a terminal it is asked for and not shown.
fn read_password(t: Texts) -> Result<String, Failure> {
    if std::io::stdin().is_terminal() {
        eprint!("{} ", t.say("cli-password"));
        return Ok(console::Term::stderr().read_secure_line()?);
    }
    let mut line = String::new();
    let read = std::io::stdin().lock().take(MOST_READ).read_line(&mut line);
    read.map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => Failure::from(t.say("cli-password-not-text")),
        _ => error.into(),
    })?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// A model's no as a sentence in the language of commands.
fn said(config: &Config, error: Error) -> Failure {
    match error {
        Error::Refused(refusal) => Failure(refusal::sentence(&refusal, &texts(config))),
        other => other.into(),
    }
}
