//! Workplaces and their departments (P12): organisation → workplace → department. A slot stands at one of them, or at the provider
//! as a whole. Who is asked for there and who supervises is staff, never a participant. A contract has the workplaces of its
//! slots.

use super::access::Who;
use super::contract::ContractId;
use super::event::Event;
use super::municipality::Municipality;
use super::organisation::OrganisationId;
use super::slot::SlotId;
use super::{Error, Refusal, Result, new_reference, slots_changed};
use crate::db::{Read, Write};

crate::id!(WorkplaceId);

/// Workplaces and departments of one provider.
const MOST: i64 = 200;

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Workplace {
    pub id: WorkplaceId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub organisation_id: OrganisationId,
    /// Of a department: the workplace that it belongs to.
    pub parent_id: Option<WorkplaceId>,
    pub parent_name: Option<String>,
    #[sqlx(flatten)]
    pub written: Written,
    pub version: i64,
}

/// What is written of it. Texts may be empty, besides the name.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Written {
    pub name: String,
    pub address: String,
    pub municipality: Municipality,
    pub contact_name: String,
    pub contact_email: String,
    pub contact_phone: String,
    pub supervisor: String,
}

/// One in the list, with how many slots that are not closed stand there.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    #[sqlx(flatten)]
    pub workplace: Workplace,
    pub slots: i64,
    pub seats: i64,
}

const COLUMNS: &str =
    "w.id, w.ref, w.organisation_id, w.parent_id, p.name AS parent_name, w.name, w.address, w.municipality,
    w.contact_name, w.contact_email, w.contact_phone, w.supervisor, w.version";

/// A workplace before its departments, in Swedish order.
const ORDER: &str = "COALESCE(p.name, w.name) COLLATE sv, COALESCE(p.id, w.id), CASE WHEN w.parent_id IS NULL THEN 0 ELSE 1 END,
    w.name COLLATE sv, w.id";

impl Workplace {
    /// "Lagret, avdelning Retur": as a list or a slot's page says it.
    pub fn name(&self) -> String {
        match &self.parent_name {
            Some(parent) => format!("{parent}, {}", self.written.name),
            None => self.written.name.clone(),
        }
    }

    /// Whom to ask for, and how: "Eva Ek, eva@example.se, 08-12 34".
    pub fn contact(&self) -> String {
        let Written { contact_name, contact_email, contact_phone, .. } = &self.written;
        let said = [contact_name, contact_email, contact_phone].into_iter().filter(|said| !said.is_empty());
        said.map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// Of an organisation that the person provides for.
    pub async fn of_organisation(
        db: &mut Read,
        who: &Who,
        organisation: OrganisationId,
    ) -> Result<Vec<Listed>> {
        if !who.provides(organisation) {
            return Err(Error::NotFound);
        }
        Ok(db
            .built(format!(
                "SELECT {COLUMNS}, (SELECT COUNT(*) FROM slots s WHERE s.workplace_id = w.id AND s.state <> 'closed') AS slots,
                    CAST(COALESCE((SELECT SUM(s.seats) FROM slots s WHERE s.workplace_id = w.id AND s.state <> 'closed'), 0) AS BIGINT) AS seats
                 FROM workplaces w LEFT JOIN workplaces p ON p.id = w.parent_id WHERE w.organisation_id = $1 ORDER BY {ORDER}"
            ))
            .bind(organisation)
            .all()
            .await?)
    }

    /// Those of the slots under a contract. The caller has been let in to the contract.
    pub async fn of_contract(db: &mut Read, contract: ContractId) -> Result<Vec<Listed>> {
        Ok(db
            .built(format!(
                "SELECT {COLUMNS}, COUNT(s.id) AS slots, CAST(SUM(s.seats) AS BIGINT) AS seats
                 FROM slots s JOIN workplaces w ON w.id = s.workplace_id LEFT JOIN workplaces p ON p.id = w.parent_id
                 WHERE s.contract_id = $1 AND s.state NOT IN ('draft', 'closed')
                 GROUP BY w.id, w.ref, w.organisation_id, w.parent_id, p.id, p.name, w.name, w.address, w.municipality, w.contact_name,
                    w.contact_email, w.contact_phone, w.supervisor, w.version ORDER BY {ORDER}"
            ))
            .bind(contract)
            .all()
            .await?)
    }

    /// For those who provide for its organisation.
    pub async fn find_own(db: &mut Read, who: &Who, id: WorkplaceId) -> Result<Self> {
        let found = Self::load(db, id).await?;
        if who.provides(found.organisation_id) { Ok(found) } else { Err(Error::NotFound) }
    }

    /// The caller has been let in to a slot there.
    pub async fn load(db: &mut Read, id: WorkplaceId) -> Result<Self> {
        let from = "FROM workplaces w LEFT JOIN workplaces p ON p.id = w.parent_id WHERE w.id = $1";
        Ok(db.built(format!("SELECT {COLUMNS} {from}")).bind(id).one().await?)
    }

    /// A workplace, or a department of one (`parent`).
    pub async fn add(
        db: &mut Write,
        who: &Who,
        organisation: OrganisationId,
        parent: Option<WorkplaceId>,
        written: Written,
    ) -> Result<Self> {
        if !who.provides(organisation) {
            return Err(Error::NotFound);
        }
        // Of two who add at once the second waits here, and sees the first's name.
        db.query("UPDATE organisations SET version = version WHERE id = $1").bind(organisation).run().await?;
        if let Some(parent) = parent {
            let parent = Self::find_own(db, who, parent).await?;
            if parent.organisation_id != organisation {
                return Err(Error::NotFound);
            }
            if parent.parent_id.is_some() {
                return Err(Refusal::DepartmentOfDepartment.into());
            }
        }
        let count: i64 = db
            .query("SELECT COUNT(*) FROM workplaces WHERE organisation_id = $1")
            .bind(organisation)
            .value()
            .await?;
        if count >= MOST {
            return Err(Refusal::WorkplacesMost { most: MOST }.into());
        }
        Self::check_name(db, organisation, parent, &written.name, None).await?;
        let reference = new_reference(db, "w");
        let id: WorkplaceId = db
            .query(
                "INSERT INTO workplaces (ref, organisation_id, parent_id, name, address, municipality, contact_name, contact_email,
                    contact_phone, supervisor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
            )
            .bind(reference)
            .bind(organisation)
            .bind(parent)
            .bind(written.name)
            .bind(written.address)
            .bind(written.municipality)
            .bind(written.contact_name)
            .bind(written.contact_email)
            .bind(written.contact_phone)
            .bind(written.supervisor)
            .value()
            .await?;
        let made = Self::load(db, id).await?;
        made.event("workplace_added", who).write(db).await?;
        Ok(made)
    }

    /// `version` is that of the workplace when the form was opened. Its municipality stays as long as slots stand there.
    pub async fn edit(
        db: &mut Write,
        who: &Who,
        id: WorkplaceId,
        version: i64,
        written: Written,
    ) -> Result<Self> {
        let found = Self::lock(db, who, id).await?;
        if found.version != version {
            return Err(Error::Stale);
        }
        if found.written == written {
            return Ok(found);
        }
        Self::check_name(db, found.organisation_id, found.parent_id, &written.name, Some(id)).await?;
        let slots = found.slots(db).await?;
        if found.written.municipality != written.municipality && !slots.is_empty() {
            return Err(Refusal::WorkplaceHasSlots { count: slots.len() as i64 }.into());
        }
        db.query(
            "UPDATE workplaces SET name = $2, address = $3, municipality = $4, contact_name = $5, contact_email = $6, contact_phone = $7,
                supervisor = $8, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(written.name)
        .bind(written.address)
        .bind(written.municipality)
        .bind(written.contact_name)
        .bind(written.contact_email)
        .bind(written.contact_phone)
        .bind(written.supervisor)
        .run()
        .await?;
        let edited = Self::load(db, id).await?;
        edited.event("workplace_edited", who).write(db).await?;
        // Its name is among the words that find a slot, and so it is in those of its departments.
        let mut told = slots;
        told.extend(edited.slots_below(db).await?);
        slots_changed(db, &told).await?;
        Ok(edited)
    }

    /// Refused while a slot or a department stands there.
    pub async fn remove(db: &mut Write, who: &Who, id: WorkplaceId) -> Result<()> {
        let found = Self::lock(db, who, id).await?;
        let slots: i64 =
            db.query("SELECT COUNT(*) FROM slots WHERE workplace_id = $1").bind(id).value().await?;
        let departments: i64 =
            db.query("SELECT COUNT(*) FROM workplaces WHERE parent_id = $1").bind(id).value().await?;
        if slots + departments > 0 {
            return Err(Refusal::WorkplaceHasSlots { count: slots + departments }.into());
        }
        db.query("DELETE FROM workplaces WHERE id = $1").bind(id).run().await?;
        found.event("workplace_removed", who).write(db).await
    }

    /// Of two who change it at once the second waits here.
    async fn lock(db: &mut Write, who: &Who, id: WorkplaceId) -> Result<Self> {
        Self::find_own(db, who, id).await?;
        db.query("UPDATE workplaces SET version = version WHERE id = $1").bind(id).run().await?;
        Self::load(db, id).await
    }

    async fn check_name(
        db: &mut Read,
        organisation: OrganisationId,
        parent: Option<WorkplaceId>,
        name: &str,
        besides: Option<WorkplaceId>,
    ) -> Result<()> {
        let same: i64 = db
            .query(
                "SELECT COUNT(*) FROM workplaces WHERE organisation_id = $1 AND COALESCE(parent_id, 0) = $2 AND name = $3 AND id <> $4",
            )
            .bind(organisation)
            .bind(parent.map_or(0, |id| id.0))
            .bind(name.to_owned())
            .bind(besides.map_or(0, |id| id.0))
            .value()
            .await?;
        if same > 0 { Err(Refusal::WorkplaceExists.into()) } else { Ok(()) }
    }

    async fn slots(&self, db: &mut Read) -> Result<Vec<SlotId>> {
        let query =
            db.query("SELECT id FROM slots WHERE workplace_id = $1 AND state <> 'closed' ORDER BY id");
        Ok(query.bind(self.id).values().await?)
    }

    async fn slots_below(&self, db: &mut Read) -> Result<Vec<SlotId>> {
        let query = db.query(
            "SELECT s.id FROM slots s JOIN workplaces w ON w.id = s.workplace_id WHERE w.parent_id = $1 AND s.state <> 'closed' ORDER BY s.id",
        );
        Ok(query.bind(self.id).values().await?)
    }

    fn event(&self, what: &'static str, who: &Who) -> Event {
        Event::new(what, "workplace", self.id.0)
            .by(who.id)
            .at(self.organisation_id)
            .with("name", self.written.name.clone())
    }
}
