//! `brygga mail`: one mail to an address, to see whether the mail settings hold.

use super::{Failure, open, texts};
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
    sent.map_err(|fault| Failure::from(texts(config).say("cli-no-mail").with("fault", fault)))?;
    match &config.smtp {
        Some(_) => say!("{}", texts(config).say("cli-mail-sent")),
        None => {
            let file = config.data.join("mail").join(format!("{id}.eml")).display().to_string();
            say!("{}", texts(config).say("cli-mail-file").with("file", file))
        }
    }
    Ok(())
}
