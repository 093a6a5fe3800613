//! Adding a contract and changing what it says.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fields;
use crate::db::Read;
use crate::model::access::Who;
use crate::model::codes::{ContractKind, PriceUnit, Procedure};
use crate::model::contract::{Contract, ContractId};
use crate::model::contract_change::{ContractChange, Plan, Wanted};
use crate::model::contract_slot::ContractSlot;
use crate::model::municipality::Municipality;
use crate::model::organisation::{Organisation, OrganisationId};
use crate::model::project::{Project, ProjectId};
use crate::model::submission::Submission;
use crate::model::terms::Terms;
use crate::model::{Error, Result as ModelResult};
use crate::web::choice::Choice;
use crate::web::clash::{Clash, clashes};
use crate::web::contract_changes::{self, words};
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::query::Query;
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

/// What the forms choose from.
#[derive(Clone)]
struct Choices {
    projects: Vec<Choice>,
    providers: Vec<Choice>,
    procedures: Vec<Choice>,
    kinds: Vec<Choice>,
    price_units: Vec<Choice>,
    municipalities: Vec<Choice>,
}

impl Choices {
    /// Only for somebody who manages a project. `contract`: the one that is changed.
    async fn load(db: &mut Read, who: &Who, t: &Texts, contract: Option<&Contract>) -> ModelResult<Self> {
        let projects = Project::managed_by(db, who).await?;
        if projects.is_empty() {
            return Err(Error::NotFound);
        }
        let places = places(db, &projects, contract).await?;
        let providers = Organisation::providers(db).await?;
        Ok(Self {
            projects: projects.iter().map(|project| Choice::new(project.id, &project.name)).collect(),
            providers: providers.iter().map(|provider| Choice::new(provider.id, &provider.name)).collect(),
            procedures: t.choices::<Procedure>(),
            kinds: t.choices::<ContractKind>(),
            price_units: t.choices::<PriceUnit>(),
            municipalities: places.iter().map(|place| Choice::new(place, place.name())).collect(),
        })
    }
}

/// Where a contract may be: the municipalities of its project, and what it covers or has slots in already.
async fn places(
    db: &mut Read,
    projects: &[Project],
    contract: Option<&Contract>,
) -> ModelResult<Vec<Municipality>> {
    let mut places = Vec::new();
    for project in projects.iter().filter(|one| contract.is_none_or(|known| known.project_id == one.id)) {
        places.extend(project.municipalities(db).await?);
    }
    if let Some(contract) = contract {
        places.extend(contract.lots.iter().copied());
        let slots = ContractSlot::of_contract(db, contract.id).await?;
        places.extend(slots.iter().map(|slot| slot.municipality));
    }
    places.sort_unstable();
    places.dedup();
    Ok(places)
}

#[derive(Template)]
#[template(path = "contracts/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    choices: Choices,
}

pub async fn new(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let choices = Choices::load(&mut visit.db, &visit.who, &visit.t, None).await?;
    let project = query.id::<ProjectId>("project").filter(|id| visit.who.manages(*id));
    let project = project.or_else(|| visit.who.managed_projects().next()).ok_or_else(Fault::not_found)?;
    let period = Project::find(&mut visit.db, &visit.who, project).await?;
    let form = Form::new()
        .and("project_id", project)
        .and("provider_id", query.text("provider"))
        .and("starts_on", visit.today())
        .and("ends_on", period.ends_on.max(visit.today()))
        .and("kind", ContractKind::Contract)
        .and("price_unit", PriceUnit::PlaceMonth)
        .and("extension_months", 0)
        .and("extension_count", 0);
    Ok(Page(New { t: visit.t, frame: visit.frame, form, choices }).into_response())
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    let choices = Choices::load(&mut act.read().await?, &act.who, &act.t, None).await?;
    let again = |form: Form| Page(New { t: act.t, frame: act.frame.clone(), form, choices: choices.clone() });
    let wanted = form.read(|form| {
        let (project, provider) = (chosen(form, "project_id"), chosen(form, "provider_id"));
        let terms = fields::read(form);
        Some((ProjectId(project?), OrganisationId(provider?), terms?))
    });
    let Some((project, provider, terms)) = wanted else { return Ok(again(form).again()) };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-contract-added"));
    }
    match Contract::add(&mut db, &act.who, project, provider, terms.clone()).await {
        Ok(contract) => {
            let location = format!("/contracts/{}", contract.id);
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-contract-added"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(fields::field_of(&refusal, &terms), message(&refusal));
            Ok(again(form).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

fn chosen(form: &mut Form, field: &str) -> Option<i64> {
    form.id::<i64>(field)
}

#[derive(Template)]
#[template(path = "contracts/edit.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    choices: Choices,
    contract: Contract,
    /// What somebody else has changed meanwhile, when that is so.
    clashes: Vec<Clash>,
}

impl Edit {
    fn grounds(&self) -> Vec<Choice> {
        contract_changes::grounds(&self.t)
    }

    fn back(&self) -> String {
        format!("/contracts/{}", self.contract.id)
    }

    fn way_here(&self) -> Vec<(String, String)> {
        let contracts = self.t.say("contracts-title").to_string();
        vec![("/contracts".to_owned(), contracts), (self.back(), self.contract.title.clone())]
    }
}

fn filled(contract: &Contract) -> Form {
    fields::write(Form::new().and("version", contract.version), &Terms::of(contract))
}

/// The contract, when the person manages its project: its provider sees it but changes nothing.
async fn managed(db: &mut Read, who: &Who, id: ContractId) -> ModelResult<Contract> {
    let contract = Contract::find(db, who, id).await?;
    if who.manages(contract.project_id) { Ok(contract) } else { Err(Error::NotFound) }
}

pub async fn edit(mut visit: Visit, Path(id): Path<ContractId>) -> Result<Response, Fault> {
    let contract = managed(&mut visit.db, &visit.who, id).await?;
    let choices = Choices::load(&mut visit.db, &visit.who, &visit.t, Some(&contract)).await?;
    let form = filled(&contract);
    Ok(Page(Edit { t: visit.t, frame: visit.frame, form, choices, contract, clashes: vec![] })
        .into_response())
}

pub async fn update(act: Act, Path(id): Path<ContractId>, mut form: Form) -> Result<Response, Fault> {
    let mut reading = act.read().await?;
    let contract = managed(&mut reading, &act.who, id).await?;
    let choices = Choices::load(&mut reading, &act.who, &act.t, Some(&contract)).await?;
    drop(reading);
    let again = |form: Form, contract: Contract, clashes: Vec<Clash>| {
        Page(Edit { t: act.t, frame: act.frame.clone(), form, choices: choices.clone(), contract, clashes })
    };
    let told = form.read(|form| {
        let terms = fields::read(form)?;
        // What changes what was bought is planned with a ground and a reason, and waits for another person.
        let planned = match Wanted::Terms(terms.clone()).needs_approval(&contract) {
            true => Some(contract_changes::read(form)?),
            false => None,
        };
        Some((terms, planned))
    });
    let Some((terms, planned)) = told else {
        form.called("ground", "change-ground");
        form.called("change_why", "change-why");
        return Ok(again(form, contract, vec![]).again());
    };
    let mut db = act.write().await?;
    let changed = match planned {
        Some((ground, why)) => {
            let plan = Plan { wanted: Wanted::Terms(terms.clone()), version: form.version(), ground, why };
            ContractChange::plan(&mut db, &act.who, id, plan, words)
                .await
                .map(|change| (format!("/changes/{change}"), "flash-change-planned"))
        }
        None => Contract::change(&mut db, &act.who, id, form.version(), terms.clone())
            .await
            .map(|contract| (format!("/contracts/{}", contract.id), "flash-contract-changed")),
    };
    match changed {
        Ok((to, flash)) => {
            db.commit().await?;
            Ok(done(&to, flash))
        }
        Err(Error::Stale) => {
            db.rollback().await?;
            let now = managed(&mut act.read().await?, &act.who, id).await?;
            let theirs = filled(&now);
            let said = |field: &str, value: &str| match field {
                "procedure" => {
                    value.parse().map_or(value.to_owned(), |code: Procedure| act.t.code(code).to_owned())
                }
                "kind" => {
                    value.parse().map_or(value.to_owned(), |code: ContractKind| act.t.code(code).to_owned())
                }
                "price_unit" => {
                    value.parse().map_or(value.to_owned(), |code: PriceUnit| act.t.code(code).to_owned())
                }
                "lots" => {
                    value.parse().map_or(value.to_owned(), |place: Municipality| place.name().to_owned())
                }
                _ => value.to_owned(),
            };
            let clashes = clashes(&act.t, "contract", fields::ALL, &theirs, &form, said);
            form.put("version", now.version);
            Ok(again(form, now, clashes).conflict())
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(fields::field_of(&refusal, &terms), message(&refusal));
            Ok(again(form, contract, vec![]).conflict())
        }
        Err(other) => Err(other.into()),
    }
}
