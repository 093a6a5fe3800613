//! What happens to a contract after it was approved, a page each: an extension, a new price, notice. For managers of its project.

use axum::response::Response;
use chrono::NaiveDate;

use super::choice::Choice;
use super::contract_changes::{self, words};
use super::fault::Fault;
use super::form::Form;
use super::message::Message;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::codes::PriceUnit;
use crate::model::contract::{Contract, ContractId};
use crate::model::contract_change::{ContractChange, ContractChangeId, Ground, Plan, Wanted};
use crate::model::contract_life::later;
use crate::model::prices::Price;
use crate::model::submission::Submission;
use crate::model::terms_checks::MOST_PRICE;
use crate::model::{Error, Result as ModelResult};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Extend,
    Price,
    Terminate,
}

/// What the form says.
enum Told {
    Extension {
        why: String,
    },
    Price(Price, Ground, String),
    /// `sooner`: why before the notice is over.
    Notice {
        on: NaiveDate,
        why: String,
        sooner: Option<String>,
    },
}

pub async fn extension(visit: Visit, Path(id): Path<ContractId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Extend).await
}

pub async fn price(visit: Visit, Path(id): Path<ContractId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Price).await
}

pub async fn termination(visit: Visit, Path(id): Path<ContractId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Terminate).await
}

pub async fn extended(act: Act, Path(id): Path<ContractId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Extend).await
}

pub async fn priced(act: Act, Path(id): Path<ContractId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Price).await
}

pub async fn terminated(act: Act, Path(id): Path<ContractId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Terminate).await
}

/// The contract, when the person manages its project.
pub async fn managed(db: &mut Read, who: &Who, id: ContractId) -> ModelResult<Contract> {
    let contract = Contract::find(db, who, id).await?;
    if who.manages(contract.project_id) { Ok(contract) } else { Err(Error::NotFound) }
}

async fn show(mut visit: Visit, id: ContractId, doing: Doing) -> Result<Response, Fault> {
    let contract = managed(&mut visit.db, &visit.who, id).await?;
    let form = Form::new()
        .and("from", visit.today().max(contract.starts_on))
        .and("unit", contract.prices().on(visit.today()).unit);
    let question = doing.question(&contract, &visit.t);
    Ok(question.ask(visit.t, visit.frame, form))
}

async fn carry_out(act: Act, id: ContractId, mut form: Form, doing: Doing) -> Result<Response, Fault> {
    let contract = managed(&mut act.read().await?, &act.who, id).await?;
    let Some(told) = form.read(|form| doing.read(form)) else {
        return Ok(doing.question(&contract, &act.t).again(act, form));
    };
    let location = format!("/contracts/{id}");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, doing.flash()));
    }
    match Doing::carry_out(&mut db, &act.who, &contract, told).await {
        Ok(change) => {
            let location = change.map_or(location, |change| format!("/changes/{change}"));
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, doing.flash()))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            doing.question(&contract, &act.t).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

/// The end after one more option; the model refuses when there is none.
fn extended_to(contract: &Contract) -> NaiveDate {
    later(contract.ends_on, contract.extension_months).unwrap_or(contract.ends_on)
}

impl Doing {
    fn read(self, form: &mut Form) -> Option<Told> {
        match self {
            Self::Extend => {
                form.text("change_why", 3..=contract_changes::LONGEST).map(|why| Told::Extension { why })
            }
            Self::Price => {
                let from = form.date("from");
                let unit = form.one::<PriceUnit>("unit");
                let ore = form.money("price", 0..=MOST_PRICE);
                let planned = contract_changes::read(form);
                let (ground, why) = planned?;
                Some(Told::Price(Price { from: from?, unit: unit?, ore: ore? }, ground, why))
            }
            Self::Terminate => {
                let on = form.date("on");
                let why = form.text("why", 3..=500);
                let sooner = form.optional_text("sooner", 500);
                Some(Told::Notice { on: on?, why: why?, sooner: sooner? })
            }
        }
    }

    /// A new price and an extension only come to be planned: gives the plan.
    async fn carry_out(
        db: &mut Write,
        who: &Who,
        contract: &Contract,
        told: Told,
    ) -> ModelResult<Option<ContractChangeId>> {
        let id = contract.id;
        let (wanted, ground, why) = match told {
            Told::Notice { on, why, sooner } => {
                return Contract::terminate(db, who, id, on, &why, sooner.as_deref()).await.map(|_| None);
            }
            Told::Price(price, ground, why) => (Wanted::Price(price), ground, why),
            Told::Extension { why } => (Wanted::Extension { to: extended_to(contract) }, Ground::Clause, why),
        };
        let plan = Plan { wanted, version: contract.version, ground, why };
        ContractChange::plan(db, who, id, plan, words).await.map(Some)
    }

    fn question(self, contract: &Contract, t: &Texts) -> Question {
        let (title, lead) = match self {
            Self::Extend => {
                let lead = Message::new("contract-extend-lead")
                    .with("from", contract.ends_on)
                    .with("to", extended_to(contract));
                (Message::new("contract-extend-title"), lead)
            }
            Self::Price => {
                let lead = Message::new("contract-price-lead").with("title", contract.title.as_str());
                (Message::new("contract-price-title"), lead)
            }
            Self::Terminate => {
                let lead = Message::new("contract-terminate-lead").with("on", contract.ends_on);
                (Message::new("contract-terminate-title"), lead)
            }
        };
        Question {
            title: title.say(t).to_string(),
            lead: lead.say(t).to_string(),
            action: format!("/contracts/{}/{}", contract.id, self.noun()),
            back: (format!("/contracts/{}", contract.id), contract.title.clone()),
            button: self.button(),
            fields: self.fields(contract, t),
            instead: vec![],
        }
    }

    fn fields(self, contract: &Contract, t: &Texts) -> Vec<Field> {
        match self {
            Self::Extend => {
                vec![
                    Field::new("change_why", "change-why", Kind::Words)
                        .hint(t.say("contract-extend-why-hint")),
                ]
            }
            Self::Price => {
                let units: Vec<Choice> = t.choices::<PriceUnit>();
                vec![
                    Field::day("from", "contract-price-from"),
                    Field::new("price", "contract-price-amount", Kind::Line),
                    Field::new("unit", "contract-price-unit", Kind::Radios(units))
                        .hint(t.say("contract-price-unit-hint")),
                    Field::new("ground", "change-ground", Kind::One(contract_changes::grounds(t)))
                        .hint(t.say("change-ground-hint")),
                    Field::new("change_why", "change-why", Kind::Words).hint(t.say("change-why-hint")),
                ]
            }
            Self::Terminate => vec![
                Field::day("on", "contract-terminate-on").hint(t.say("contract-terminate-on-hint")),
                Field::new("why", "contract-terminate-why", Kind::Words),
            ]
            .into_iter()
            .chain(contract.notice_months.map(|months| {
                let hint = t.say("contract-terminate-sooner-hint").with("months", months);
                Field::new("sooner", "contract-terminate-sooner", Kind::Words).hint(hint).optional()
            }))
            .collect(),
        }
    }

    const fn noun(self) -> &'static str {
        match self {
            Self::Extend => "extension",
            Self::Price => "price",
            Self::Terminate => "termination",
        }
    }

    const fn button(self) -> &'static str {
        match self {
            Self::Extend => "contract-extend",
            Self::Price => "contract-price-set",
            Self::Terminate => "contract-terminate",
        }
    }

    const fn flash(self) -> &'static str {
        match self {
            Self::Extend | Self::Price => "flash-change-planned",
            Self::Terminate => "flash-contract-terminated",
        }
    }
}
