//! Contracts as Open Contracting Data (OCDS 1.1.5): a release package of one release a contract, for anybody to read.
//! No participant, no placement: call-offs are sums of money, and only of five people or more.
//!
//! A call-off against a contract is no contract of its own: the standard counts it in `implementation`.

mod spent;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use super::Result;
use super::codes::{PriceUnit, Procedure};
use super::contract::{Contract, Drawn};
use super::contract_change::{ContractChange, Wanted};
use super::contract_life::{Life, later};
use super::organisation::Organisation;
use super::project::Project;
use crate::db::Read;
use spent::Spent;

/// Who publishes, and under which registered prefix.
#[derive(Clone, Debug)]
pub struct Publisher {
    pub name: String,
    /// Of the package itself.
    pub uri: String,
    /// Given by the Open Contracting Partnership.
    pub prefix: String,
    /// The scheme of the organisations' numbers in org-id.guide.
    pub scheme: String,
}

/// The whole package: every approved contract of the projects, as of now.
pub async fn package(db: &mut Read, projects: &[Project], publisher: &Publisher) -> Result<Value> {
    let mut releases = Vec::new();
    for project in projects {
        let buyer = Organisation::find(db, project.association_id).await?;
        for contract in Contract::all_of(db, project.id).await?.into_iter().filter(|one| !one.unapproved) {
            releases.push(release(db, project, &buyer, &contract, publisher).await?);
        }
    }
    Ok(json!({
        "uri": publisher.uri,
        "version": "1.1",
        "publishedDate": instant(db.now()),
        "publisher": { "name": publisher.name },
        "releases": releases,
    }))
}

async fn release(
    db: &mut Read,
    project: &Project,
    buyer: &Organisation,
    contract: &Contract,
    publisher: &Publisher,
) -> Result<Value> {
    let (now, today) = (db.now(), db.today());
    let supplier = Organisation::find(db, contract.provider_id).await?;
    let life = contract.life(db).await?;
    let spent = Spent::of(db, contract).await?;
    let changes = ContractChange::approved_of(db, contract.id).await?;
    let (buyer_ref, supplier_ref) = (reference(buyer, publisher), reference(&supplier, publisher));
    let award = format!("{}-award", contract.reference);
    let items = json!(items(contract));
    let mut signed = json!({
        "id": contract.reference,
        "awardID": award,
        "title": contract.title,
        "status": status(life),
        "period": period(contract),
        "value": money(contract.max_value),
        "items": items,
        "implementation": implementation(contract, &spent, &buyer_ref, &supplier_ref, today),
    });
    let amendments: Vec<Value> = changes.iter().map(amendment).collect();
    put(&mut signed, "dateSigned", contract.signed_on.map(|day| json!(beginning(day))));
    put(&mut signed, "amendments", (!amendments.is_empty()).then(|| json!(amendments)));
    let mut awarded = json!({
        "id": award,
        "title": contract.title,
        "status": "active",
        "value": money(contract.max_value),
        "suppliers": [supplier_ref],
        "items": items,
    });
    put(&mut awarded, "date", contract.signed_on.map(|day| json!(beginning(day))));
    Ok(json!({
        "ocid": format!("{}-{}", publisher.prefix, contract.reference),
        "id": format!("{}-{}", contract.reference, now.format("%Y%m%dT%H%M%SZ")),
        "date": instant(now),
        "tag": tags(contract, &spent, !amendments.is_empty()),
        "initiationType": "tender",
        "language": "sv",
        "parties": [
            party(buyer, publisher, &["buyer", "procuringEntity", "payer"]),
            party(&supplier, publisher, &["supplier", "tenderer", "payee"]),
        ],
        "buyer": buyer_ref,
        "tender": {
            "id": format!("{}-tender", contract.reference),
            "title": contract.title,
            "description": project.name,
            "status": "complete",
            "procuringEntity": buyer_ref,
            "mainProcurementCategory": "services",
            "procurementMethod": method(contract.procedure),
            "procurementMethodDetails": contract.procedure.code(),
            "items": items,
        },
        "awards": [awarded],
        "contracts": [signed],
    }))
}

fn tags(contract: &Contract, spent: &Spent, amended: bool) -> Vec<&'static str> {
    let mut tags = vec!["contract"];
    if amended {
        tags.push("contractAmendment");
    }
    if !spent.parts.is_empty() {
        tags.push("implementation");
    }
    if contract.terminated_on.is_some() {
        tags.push("contractTermination");
    }
    tags
}

const fn status(life: Life) -> &'static str {
    match life {
        Life::Unapproved | Life::Planned { .. } => "pending",
        // Never told: what nobody has approved is in no release.
        Life::Closed(_) => "cancelled",
        Life::Active { .. } | Life::Extended { .. } | Life::Ending { .. } | Life::Exhausted => "active",
        Life::Ended { .. } | Life::Terminated { .. } => "terminated",
    }
}

const fn method(procedure: Procedure) -> &'static str {
    match procedure {
        Procedure::LouOpen | Procedure::Lov => "open",
        Procedure::LouReserved418 | Procedure::Lou196a => "selective",
        Procedure::Iop => "limited",
        Procedure::DirectAward | Procedure::None => "direct",
    }
}

/// With the last day there would be if every extension were used.
fn period(contract: &Contract) -> Value {
    let (from, to) = (contract.starts_on, contract.ends_on);
    let left = contract.extension_months * contract.extensions_left();
    let furthest = if contract.terminated_on.is_some() { to } else { later(to, left).unwrap_or(to) };
    json!({
        "startDate": beginning(from),
        "endDate": end(to),
        "maxExtentDate": end(furthest),
        "durationInDays": (to - from).num_days() + 1,
    })
}

/// What is bought: so many place-months, and what one costs. Days and hours that a price is of have no number of their own in a
/// contract: they are an item besides, without a quantity.
fn items(contract: &Contract) -> Vec<Value> {
    let unit = |name: &str| json!({ "name": name, "value": money(contract.price) });
    let mut places = json!({ "id": "1", "description": "Platsmånader", "quantity": contract.max_place_months, "unit": { "name": "platsmånad" } });
    let mut paid = match contract.price_unit {
        PriceUnit::PlaceMonth => {
            put(&mut places, "unit", Some(unit("platsmånad")));
            None
        }
        PriceUnit::Day => {
            Some(json!({ "id": "2", "description": "Vardagar i placeringarna", "unit": unit("dag") }))
        }
        PriceUnit::Hour => Some(
            json!({ "id": "2", "description": "Avtalade timmar i placeringarna", "unit": unit("timme") }),
        ),
    };
    let cpv = contract.cpv.as_ref().map(|code| json!({ "scheme": "CPV", "id": code }));
    for item in std::iter::once(&mut places).chain(paid.as_mut()) {
        put(item, "classification", cpv.clone());
    }
    std::iter::once(places).chain(paid).collect()
}

fn implementation(
    contract: &Contract,
    spent: &Spent,
    payer: &Value,
    payee: &Value,
    today: NaiveDate,
) -> Value {
    let transactions: Vec<Value> = spent
        .parts
        .iter()
        .map(|part| {
            json!({
                "id": format!("{}-{}", contract.reference, part.until.format("%Y-%m")),
                "date": end(part.until),
                "value": money(part.drawn.value),
                "payer": payer,
                "payee": payee,
            })
        })
        .collect();
    let mut milestones = Vec::new();
    if let Some(by) = contract.decide_by.filter(|_| contract.extensions_left() > 0) {
        let status = if by < today { "notMet" } else { "scheduled" };
        milestones.push(json!({
            "id": "extension", "title": "Beslut om förlängning", "type": "approval", "dueDate": end(by), "status": status,
        }));
    }
    let mut last = json!({
        "id": "end",
        "title": "Avtalet löper ut",
        "type": "delivery",
        "dueDate": end(contract.ends_on),
        "status": if contract.ends_on < today { "met" } else { "scheduled" },
    });
    put(&mut last, "dateMet", (contract.ends_on < today).then(|| json!(end(contract.ends_on))));
    milestones.push(last);
    let mut told = json!({ "milestones": milestones });
    put(&mut told, "transactions", (!transactions.is_empty()).then(|| json!(transactions)));
    told
}

/// A change that a second person has approved, with what was called upon and why.
fn amendment(change: &ContractChange) -> Value {
    let description = match change.wanted.0 {
        Wanted::Terms(_) => "Avtalets villkor ändrades",
        Wanted::Extension { .. } => "Avtalet förlängdes enligt option",
        Wanted::Price(_) => "Ett nytt pris började gälla",
    };
    json!({
        "id": format!("change-{}", change.id),
        "date": beginning(change.decided_on.unwrap_or(change.planned_on)),
        "description": description,
        "rationale": format!("{}: {}", change.ground.code(), change.why),
    })
}

fn party(organisation: &Organisation, publisher: &Publisher, roles: &[&str]) -> Value {
    let mut party = json!({
        "id": party_id(organisation, publisher),
        "name": organisation.name,
        "roles": roles,
    });
    let identifier = organisation.org_number.map(|number| {
        json!({ "scheme": publisher.scheme, "id": number.to_string(), "legalName": organisation.name })
    });
    put(&mut party, "identifier", identifier);
    party
}

fn reference(organisation: &Organisation, publisher: &Publisher) -> Value {
    json!({ "id": party_id(organisation, publisher), "name": organisation.name })
}

fn party_id(organisation: &Organisation, publisher: &Publisher) -> String {
    match organisation.org_number {
        Some(number) => format!("{}-{number}", publisher.scheme),
        None => format!("{}-{}", publisher.prefix, organisation.reference),
    }
}

fn money(ore: i64) -> Value {
    let amount = if ore % 100 == 0 { json!(ore / 100) } else { json!(ore as f64 / 100.0) };
    json!({ "amount": amount, "currency": "SEK" })
}

fn put(object: &mut Value, key: &str, value: Option<Value>) {
    let into: Option<&mut Map<String, Value>> = object.as_object_mut();
    if let (Some(into), Some(value)) = (into, value) {
        into.insert(key.to_owned(), value);
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn beginning(day: NaiveDate) -> String {
    format!("{day}T00:00:00Z")
}

fn end(day: NaiveDate) -> String {
    format!("{day}T23:59:59Z")
}

/// A sum that nothing has been added to.
const NOTHING: Drawn = Drawn { place_months: 0, value: 0 };
