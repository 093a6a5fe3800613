//! How mails leave: over SMTP, or as files in a folder where there is no mail server (a demo, a trial).

use std::path::PathBuf;
use std::time::Duration;

use lettre::transport::smtp::response::{Category, Severity};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::config::Config;
use crate::model::mail::MailId;

/// A server that takes longer for one mail is down. Shorter than the first pause: a claim outlives its attempt.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Clone)]
pub enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// What became of one mail.
pub enum Outcome {
    Sent,
    /// The receiver's server wants it neither now nor later.
    Returned(String),
    /// Later perhaps.
    Failed(String),
}

impl Way {
    pub fn of(config: &Config) -> Self {
        match &config.smtp {
            Some(smtp) => Self::Smtp(smtp.clone().timeout(Some(PATIENCE / 2)).build()),
            None => Self::Folder(config.data.join("mail")),
        }
    }

    pub async fn send(&self, id: MailId, message: Message) -> Outcome {
        match self {
            Self::Smtp(transport) => match tokio::time::timeout(PATIENCE, transport.send(message)).await {
                Ok(Ok(_)) => Outcome::Sent,
                Ok(Err(fault)) if is_about_the_receiver(&fault) => Outcome::Returned(sentence(&fault)),
                Ok(Err(fault)) => Outcome::Failed(sentence(&fault)),
                Err(_) => Outcome::Failed("the mail server did not answer in time".to_owned()),
            },
            Self::Folder(folder) => match write(folder, id, message).await {
                Ok(()) => Outcome::Sent,
                Err(fault) => Outcome::Failed(format!("{}: {fault}", folder.display())),
            },
        }
    }
}

/// 55x: no such mailbox, or not such a mail. A wrong password (535) is our fault and may be mended.
fn is_about_the_receiver(fault: &lettre::transport::smtp::Error) -> bool {
    fault.status().is_some_and(|code| {
        code.severity == Severity::PermanentNegativeCompletion && code.category == Category::MailSystem
    })
}

/// With its causes: "connection error: refused".
fn sentence(fault: &lettre::transport::smtp::Error) -> String {
    let (mut said, mut cause) = (fault.to_string(), std::error::Error::source(fault));
    while let Some(fault) = cause {
        let more = fault.to_string();
        if !said.contains(&more) {
            said = format!("{said}: {more}");
        }
        cause = fault.source();
    }
    said
}

/// Written beside and moved into place: whoever watches the folder sees whole mails.
async fn write(folder: &std::path::Path, id: MailId, message: Message) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let (draft, file) = (folder.join(format!("{id}.draft")), folder.join(format!("{id}.eml")));
    tokio::fs::write(&draft, message.formatted()).await?;
    tokio::fs::rename(&draft, &file).await
}
