//! `brygga mail`: one mail to an address, to see whether the mail settings hold.

use super::{Failure, open};
use crate::config::Config;
use crate::mail::PostOffice;
use crate::model::mail::Mail;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where it is sent, such as anna@example.se
    address: String,
}

pub async fn run(config: &Config, args: Args) -> Result<(), Failure> {
    let db = open(config).await?;
    let mut write = db.write().await?;
    let id = Mail::new("trial").link("/").post_to(&mut write, &args.address, &config.language).await?;
    write.commit().await?;
    let sent = PostOffice::of(db.clone(), config).send_one(id).await?;
    db.close().await;
    sent.map_err(|fault| Failure(format!("The mail could not be sent: {fault}.")))?;
    match &config.smtp {
        Some(_) => say!("The mail server has taken it."),
        None => {
            say!("BRYGGA_SMTP is unset: the mail is the file {}/mail/{id}.eml.", config.data.display())
        }
    }
    Ok(())
}
