//! A second manager's yes to a contract: the page shows all that it says, and the yes is to just that. What was changed while the page
//! was open is shown anew before anybody can say yes to it.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::contract_changes::terms_lines;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::contract::{Contract, ContractId};
use crate::model::submission::Submission;
use crate::model::terms::Terms;
use crate::model::{Error, Result as ModelResult};

#[derive(Template)]
#[template(path = "contracts/approval.html")]
struct Approval {
    t: Texts,
    frame: Frame,
    form: Form,
    contract: Contract,
    /// What it says: names and values.
    terms: Vec<(String, String)>,
    /// It was changed while the page was open.
    stale: bool,
}

impl Approval {
    fn new(t: Texts, frame: Frame, form: Form, contract: Contract, stale: bool) -> Self {
        let mut terms = terms_lines(&t, &Terms::of(&contract));
        terms.extend(contract.prices.iter().map(|price| {
            let name = t.say("change-price-from").with("from", t.date(price.from)).to_string();
            let said =
                t.say("invoice-price-of").with("price", t.money(price.ore)).with("unit", t.code(price.unit));
            (name, said.to_string())
        }));
        Self { t, frame, form, contract, terms, stale }
    }

    fn back(&self) -> String {
        format!("/contracts/{}", self.contract.id)
    }

    fn way_here(&self) -> Vec<(String, String)> {
        let contracts = self.t.say("contracts-title").to_string();
        vec![("/contracts".to_owned(), contracts), (self.back(), self.contract.title.clone())]
    }
}

/// The contract, when the person manages its project.
async fn managed(db: &mut Read, who: &Who, id: ContractId) -> ModelResult<Contract> {
    let contract = Contract::find(db, who, id).await?;
    if who.manages(contract.project_id) { Ok(contract) } else { Err(Error::NotFound) }
}

pub async fn show(mut visit: Visit, Path(id): Path<ContractId>) -> Result<Response, Fault> {
    let contract = managed(&mut visit.db, &visit.who, id).await?;
    let form = Form::new().and("version", contract.version);
    Ok(Page(Approval::new(visit.t, visit.frame, form, contract, false)).into_response())
}

pub async fn create(act: Act, Path(id): Path<ContractId>, mut form: Form) -> Result<Response, Fault> {
    managed(&mut act.read().await?, &act.who, id).await?;
    let location = format!("/contracts/{id}");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-contract-approved"));
    }
    match Contract::approve(&mut db, &act.who, id, form.version()).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-contract-approved"))
        }
        Err(Error::Stale) => {
            db.rollback().await?;
            let contract = managed(&mut act.read().await?, &act.who, id).await?;
            form.put("version", contract.version);
            Ok(Page(Approval::new(act.t, act.frame, form, contract, true)).conflict())
        }
        Err(other) => Err(other.into()),
    }
}
