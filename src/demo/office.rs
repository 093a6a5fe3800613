//! What lies on the managers' and providers' desks around the contracts today: two months laid down for invoicing, one confirmed and
//! one with a line in dispute; a new price that waits for the other manager; a file, a contact, and open data switched on.

use chrono::{Datelike as _, NaiveDate};

use super::days::plus;
use super::world::World;
use crate::db::Write;
use crate::model::codes::PriceUnit;
use crate::model::contract::Contract;
use crate::model::contract_change::{ContractChange, Ground, Plan, Wanted};
use crate::model::contract_contact::{Contact, ContractContact};
use crate::model::contract_document::{ContractDocument, DocumentKind};
use crate::model::invoice_basis::{InvoiceBasis, LineAnswer};
use crate::model::open_data;
use crate::model::prices::Price;
use crate::model::{Error, Refusal, Result};
use crate::web::contract_changes::words;

/// Workdays before today on which the desks are cleared.
pub fn day(today: NaiveDate) -> NaiveDate {
    super::days::workday_before(plus(today, -1))
}

pub async fn clear_desks(db: &mut Write, world: &World) -> Result<()> {
    let project = &world.projects[0];
    open_data::publish(db, &project.manager, project.id, true).await?;
    super::budget::set(db, world).await?;
    let Some(id) = world.contracts.first().copied() else { return Ok(()) };
    let contract = Contract::find(db, &project.manager, id).await?;
    let Some(provider) = world.providers.iter().find(|party| party.id == contract.provider_id) else {
        return Ok(());
    };

    let this_month = db.today().with_day(1).unwrap_or(db.today());
    let last = plus(this_month, -1);
    let before = plus(last.with_day(1).unwrap_or(last), -1);
    for (month, is_answered) in [(before, true), (last, false)] {
        let basis = match InvoiceBasis::issue(db, &project.manager, id, month).await {
            Ok(basis) => basis,
            // Nobody was there: a small county.
            Err(Error::Refused(Refusal::InvoiceEmpty)) => return Ok(()),
            Err(other) => return Err(other),
        };
        if is_answered {
            InvoiceBasis::confirm(db, &provider.who, basis).await?;
        } else if let Some(line) = InvoiceBasis::find(db, &provider.who, id, month).await?.lines.first() {
            let why = "Deltagaren slutade tidigare. Rätta slutdagen.";
            InvoiceBasis::answer(db, &provider.who, line.id, LineAnswer::Disputed, why).await?;
        }
    }

    super::follow_up::follow_up(db, project, provider, &contract).await?;
    let contact = Contact {
        name: "Karin Ahlgren".to_owned(),
        role: "Avtalsansvarig hos anordnaren".to_owned(),
        email: "karin.ahlgren@example.se".to_owned(),
        phone: "070-174 06 12".to_owned(),
    };
    ContractContact::add(db, &project.manager, id, contact).await?;
    let text =
        format!("{}\nProtokoll från avtalsuppföljning. Inga avvikelser.\n", contract.title).into_bytes();
    ContractDocument::add(db, &project.manager, id, "uppföljning.txt", DocumentKind::Text, text).await?;

    let from = plus(db.today(), 60).with_day(1).unwrap_or(db.today());
    if from <= contract.ends_on {
        let now = contract.prices().on(from);
        let price = Price { from, unit: PriceUnit::PlaceMonth, ore: now.ore + 10_000 };
        let why = "Indexklausulen i avtalets punkt 7: priset räknas upp en gång om året.";
        let plan = Plan {
            wanted: Wanted::Price(price),
            version: contract.version,
            ground: Ground::Clause,
            why: why.to_owned(),
        };
        match ContractChange::plan(db, &project.deputy, id, plan, words).await {
            Ok(_) | Err(Error::Refused(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(())
}
