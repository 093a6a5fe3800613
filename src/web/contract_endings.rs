//! How a contract ends before its time, a page each: what waits for a second person is refused or taken back, and notice that was given is
//! taken back. For managers of its project. Giving notice: `contract_steps`.

use axum::response::Response;

use super::contract_steps::managed;
use super::fault::Fault;
use super::form::Form;
use super::message::Message;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::Error;
use crate::model::contract::{Contract, ContractId};
use crate::model::submission::Submission;
use crate::model::user::UserId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// By another manager than who added it.
    Refuse,
    /// By who added it.
    Withdraw,
    /// Notice.
    Revoke,
}

pub async fn closure(mut visit: Visit, Path(id): Path<ContractId>) -> Result<Response, Fault> {
    let contract = managed(&mut visit.db, &visit.who, id).await?;
    let ending = Ending::closing(&contract, visit.who.id);
    Ok(ending.question(&contract, &visit.t).ask(
        visit.t,
        visit.frame,
        Form::new().and("version", contract.version),
    ))
}

pub async fn closed(act: Act, Path(id): Path<ContractId>, form: Form) -> Result<Response, Fault> {
    let contract = managed(&mut act.read().await?, &act.who, id).await?;
    let ending = Ending::closing(&contract, act.who.id);
    carry_out(act, contract, form, ending).await
}

pub async fn revocation(mut visit: Visit, Path(id): Path<ContractId>) -> Result<Response, Fault> {
    let contract = managed(&mut visit.db, &visit.who, id).await?;
    Ok(Ending::Revoke.question(&contract, &visit.t).ask(
        visit.t,
        visit.frame,
        Form::new().and("version", contract.version),
    ))
}

pub async fn revoked(act: Act, Path(id): Path<ContractId>, form: Form) -> Result<Response, Fault> {
    let contract = managed(&mut act.read().await?, &act.who, id).await?;
    carry_out(act, contract, form, Ending::Revoke).await
}

async fn carry_out(act: Act, contract: Contract, mut form: Form, ending: Ending) -> Result<Response, Fault> {
    let Some(why) = form.read(|form| form.text("why", 3..=500)) else {
        return Ok(ending.question(&contract, &act.t).again(act, form));
    };
    let location = format!("/contracts/{}", contract.id);
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, ending.flash()));
    }
    let ended = match ending {
        Ending::Refuse | Ending::Withdraw => {
            Contract::close(&mut db, &act.who, contract.id, form.version(), &why).await
        }
        Ending::Revoke => Contract::revoke_notice(&mut db, &act.who, contract.id, &why).await,
    };
    match ended {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, ending.flash()))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            ending.question(&contract, &act.t).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

impl Ending {
    fn closing(contract: &Contract, reader: UserId) -> Self {
        if contract.added_by == Some(reader) { Self::Withdraw } else { Self::Refuse }
    }

    fn question(self, contract: &Contract, t: &Texts) -> Question {
        let name = contract.title.as_str();
        let (title, lead) = match self {
            Self::Refuse => {
                ("contract-refuse-title", Message::new("contract-refuse-lead").with("title", name))
            }
            Self::Withdraw => {
                ("contract-withdraw-title", Message::new("contract-withdraw-lead").with("title", name))
            }
            Self::Revoke => {
                let on = contract.ends_on;
                let lead = match contract.agreed_ends_on {
                    Some(ends) => Message::new("contract-revoke-lead")
                        .with("title", name)
                        .with("on", on)
                        .with("ends", ends),
                    None => Message::new("contract-revoke-lead-unknown").with("title", name).with("on", on),
                };
                ("contract-revoke-title", lead)
            }
        };
        let page = format!("/contracts/{}", contract.id);
        Question {
            title: t.say(title).to_string(),
            lead: lead.say(t).to_string(),
            action: format!("{page}/{}", self.noun()),
            instead: match self {
                Self::Refuse => vec![(format!("{page}/edit"), t.say("contract-refuse-change").to_string())],
                _ => vec![],
            },
            back: (page, contract.title.clone()),
            button: self.button(),
            fields: vec![
                Field::new("version", "", Kind::Hidden),
                Field::new("why", "contract-terminate-why", Kind::Words),
            ],
        }
    }

    const fn noun(self) -> &'static str {
        match self {
            Self::Refuse | Self::Withdraw => "closure",
            Self::Revoke => "termination/revocation",
        }
    }

    const fn button(self) -> &'static str {
        match self {
            Self::Refuse => "contract-refuse",
            Self::Withdraw => "contract-withdraw",
            Self::Revoke => "contract-revoke",
        }
    }

    const fn flash(self) -> &'static str {
        match self {
            Self::Refuse => "flash-contract-refused",
            Self::Withdraw => "flash-contract-withdrawn",
            Self::Revoke => "flash-contract-notice-revoked",
        }
    }
}
