//! Whom to ask about a contract: a name, a role, an address, a number. Both parties read them; the project's managers keep them.

use super::access::Who;
use super::contract::{Contract, ContractId};
use super::{Error, Result};
use crate::db::{Read, Write};

crate::id!(ContractContactId);

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ContractContact {
    pub id: ContractContactId,
    pub contract_id: ContractId,
    #[sqlx(flatten)]
    pub told: Contact,
}

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Contact {
    pub name: String,
    pub role: String,
    /// Empty when it is not known.
    pub email: String,
    pub phone: String,
}

const COLUMNS: &str = "SELECT id, contract_id, name, role, email, phone FROM contract_contacts";

impl ContractContact {
    /// Of a contract, by name. The caller has been let in to it.
    pub async fn of_contract(db: &mut Read, contract: ContractId) -> Result<Vec<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE contract_id = $1 ORDER BY name COLLATE sv, id"))
            .bind(contract)
            .all()
            .await?)
    }

    pub async fn add(db: &mut Write, who: &Who, contract: ContractId, contact: Contact) -> Result<()> {
        let contract = Contract::find_managed(db, who, contract).await?;
        db.query("INSERT INTO contract_contacts (contract_id, name, role, email, phone) VALUES ($1, $2, $3, $4, $5)")
            .bind(contract.id)
            .bind(contact.name)
            .bind(contact.role)
            .bind(contact.email)
            .bind(contact.phone)
            .run()
            .await?;
        contract.event("contract_contact_added").by(who.id).write(db).await
    }

    pub async fn remove(db: &mut Write, who: &Who, id: ContractContactId) -> Result<ContractId> {
        let contact: Self = db.built(format!("{COLUMNS} WHERE id = $1")).bind(id).one().await?;
        let contract = Contract::find_managed(db, who, contact.contract_id).await?;
        if db.query("DELETE FROM contract_contacts WHERE id = $1").bind(id).run().await? == 0 {
            return Err(Error::NotFound);
        }
        contract.event("contract_contact_removed").by(who.id).write(db).await?;
        Ok(contract.id)
    }
}
