//! The form that sets a call-off order: its method, from when, and each contract's rank or share.

use askama::Template;
use axum::response::{IntoResponse, Response};

use crate::db::Read;
use crate::model::access::Who;
use crate::model::call_off_order::{CallOffOrder, NewOrder, OrderMethod};
use crate::model::contract::{Contract, ContractId};
use crate::model::project::{Project, ProjectId};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal, Result as ModelResult};
use crate::web::choice::Choice;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::{Frame, Tone};
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

#[derive(Template)]
#[template(path = "call_off_orders/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    project: Project,
    methods: Vec<Choice>,
    /// The name of its field, its title and its provider.
    contracts: Vec<(String, String)>,
}

/// The project and its contracts that are not over.
async fn about(db: &mut Read, who: &Who, id: ProjectId) -> ModelResult<(Project, Vec<Contract>)> {
    let today = db.today();
    let mut contracts = Contract::of_project(db, who, id).await?;
    contracts.retain(|contract| !contract.is_over(today));
    Ok((Project::find(db, who, id).await?, contracts))
}

fn field(id: ContractId) -> String {
    format!("part-{id}")
}

fn page(t: Texts, frame: Frame, form: Form, (project, contracts): (Project, Vec<Contract>)) -> Page<New> {
    let methods = t.choices::<OrderMethod>();
    let label = |contract: &Contract| match contract.title.contains(&contract.provider_name) {
        true => contract.title.clone(),
        false => format!("{}, {}", contract.title, contract.provider_name),
    };
    let contracts = contracts.iter().map(|one| (field(one.id), label(one))).collect();
    Page(New { t, frame, form, project, methods, contracts })
}

pub async fn new(mut visit: Visit, Path(id): Path<ProjectId>) -> Result<Response, Fault> {
    let about = about(&mut visit.db, &visit.who, id).await?;
    let form = Form::new().and("method", OrderMethod::Key).and("starts_on", visit.today());
    Ok(page(visit.t, visit.frame, form, about).into_response())
}

pub async fn create(act: Act, Path(id): Path<ProjectId>, mut form: Form) -> Result<Response, Fault> {
    let about = about(&mut act.read().await?, &act.who, id).await?;
    let Some(order) = form.read(|form| read(form, &about.1)) else {
        return Ok(page(act.t, act.frame, form, about).again());
    };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-call-off-order-set"));
    }
    match CallOffOrder::set(&mut db, &act.who, id, order).await {
        Ok(order) => {
            let location = format!("/call-off-orders/{order}");
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-call-off-order-set"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            let first = about.1.first().map(|contract| field(contract.id));
            let at = match refusal {
                Refusal::OrderOfTooFew | Refusal::OrderRanks { .. } | Refusal::OrderShares { .. } => first,
                _ => None,
            };
            form.fault(at.as_deref().unwrap_or("starts_on"), message(&refusal));
            Ok(page(act.t, act.frame, form, about).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

fn read(form: &mut Form, contracts: &[Contract]) -> Option<NewOrder> {
    let name = form.text("name", 2..=120);
    let method = form.one::<OrderMethod>("method");
    let starts_on = form.date("starts_on");
    let parts: Vec<Option<Option<i64>>> =
        contracts.iter().map(|contract| form.optional_integer(&field(contract.id), 1..=100)).collect();
    let parts: Option<Vec<Option<i64>>> = parts.into_iter().collect();
    let parts = contracts.iter().zip(parts?).filter_map(|(contract, part)| Some((contract.id, part?)));
    Some(NewOrder { name: name?, method: method?, starts_on: starts_on?, parts: parts.collect() })
}
