//! How contracts stand today, reckoned ahead by the program's clock and kept with marks of what it was reckoned from: the contract's
//! version, and how many placements it has, with the sums of their versions and of what they draw. Each change of a placement or
//! a contract moves a mark, so what is kept is either right or not used; a contract without it is reckoned as it is read.

use std::collections::HashMap;

use super::Usage;
use crate::db::{Read, Write};
use crate::model::contract::{ContractId, Drawn};
use crate::model::project::ProjectId;
use crate::model::{Error, Result};

/// Contracts with fewer placements are reckoned faster than they are looked up.
const LEAST: i64 = 20;

/// Moves with each change of a contract or its placements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(in crate::model) struct Marks {
    contract_version: i64,
    placements: i64,
    versions: i64,
    drawn_place_months: i64,
    drawn_value: i64,
}

impl Marks {
    pub async fn of_project(db: &mut Read, project: ProjectId) -> Result<HashMap<ContractId, Self>> {
        let marked = marks(db, "project_id = $1", project.0).await?;
        Ok(marked.into_iter().map(|one| (one.contract_id, one.marks)).collect())
    }
}

#[derive(sqlx::FromRow)]
struct Marked {
    contract_id: ContractId,
    #[sqlx(flatten)]
    marks: Marks,
}

/// A contract's standing, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    contract_id: ContractId,
    #[sqlx(flatten)]
    marks: Marks,
    used_place_months: i64,
    used_value: i64,
    committed_place_months: i64,
    committed_value: i64,
    live: i64,
}

impl Kept {
    fn of(contract_id: ContractId, marks: Marks, usage: &Usage) -> Self {
        Self {
            contract_id,
            marks,
            used_place_months: usage.used.place_months,
            used_value: usage.used.value,
            committed_place_months: usage.committed.place_months,
            committed_value: usage.committed.value,
            live: usage.live,
        }
    }

    fn usage(&self) -> Usage {
        let drawn = |place_months, value| Drawn { place_months, value };
        Usage {
            used: drawn(self.used_place_months, self.used_value),
            committed: drawn(self.committed_place_months, self.committed_value),
            live: self.live,
        }
    }

    /// Those that hold today, and the contracts that have none. `of` chooses the contracts by $1.
    pub(super) async fn usage_of(
        db: &mut Read,
        of: &str,
        id: i64,
    ) -> Result<(HashMap<ContractId, Usage>, Vec<ContractId>)> {
        let marked = marks(db, of, id).await?;
        let mut kept = today(db, of, id).await?;
        let (mut usage, mut without) = (HashMap::new(), Vec::new());
        for one in marked {
            match kept.remove(&one.contract_id).filter(|kept| kept.marks == one.marks) {
                Some(kept) => _ = usage.insert(one.contract_id, kept.usage()),
                // Nothing is drawn from it: it has no usage.
                None if one.marks.placements == 0 => {}
                None => without.push(one.contract_id),
            }
        }
        Ok((usage, without))
    }

    /// What should be kept today and is not, of all contracts: for the program's clock.
    pub async fn due(db: &mut Read) -> Result<Vec<Self>> {
        let of = "id > $1";
        let marked = marks(db, of, 0).await?;
        let kept = today(db, of, 0).await?;
        let due: Vec<Marked> = marked
            .into_iter()
            .filter(|one| one.marks.placements >= LEAST)
            .filter(|one| kept.get(&one.contract_id).is_none_or(|kept| kept.marks != one.marks))
            .collect();
        let ids: Vec<ContractId> = due.iter().map(|one| one.contract_id).collect();
        let mut usage = Usage::reckoned(db, &ids).await?;
        let mut standing = |one: Marked| {
            let usage = usage.remove(&one.contract_id).unwrap_or_default();
            Self::of(one.contract_id, one.marks, &usage)
        };
        Ok(due.into_iter().map(&mut standing).collect())
    }

    /// How one contract stands, to be kept.
    pub async fn reckoned(db: &mut Read, id: ContractId) -> Result<Self> {
        let marks = marks(db, "id = $1", id.0).await?.pop().ok_or(Error::NotFound)?.marks;
        let usage = Usage::reckoned(db, &[id]).await?.remove(&id).unwrap_or_default();
        Ok(Self::of(id, marks, &usage))
    }

    /// The contracts of which something else is kept than what their placements give, as marks that still hold say. For `verify`.
    pub(in crate::model) async fn wrong(db: &mut Read) -> Result<Vec<ContractId>> {
        let of = "id > $1";
        let mut kept = today(db, of, 0).await?;
        let marked = marks(db, of, 0).await?;
        let held: Vec<Self> = marked
            .into_iter()
            .filter_map(|one| kept.remove(&one.contract_id).filter(|kept| kept.marks == one.marks))
            .collect();
        let ids: Vec<ContractId> = held.iter().map(|one| one.contract_id).collect();
        let mut usage = Usage::reckoned(db, &ids).await?;
        let mut is_wrong = |one: &Self| {
            let usage = usage.remove(&one.contract_id).unwrap_or_default();
            *one != Self::of(one.contract_id, one.marks, &usage)
        };
        Ok(held.iter().filter(|one| is_wrong(one)).map(|one| one.contract_id).collect())
    }

    pub async fn keep(db: &mut Write, standings: &[Self]) -> Result<()> {
        let today = db.today();
        for one in standings {
            db.query(
                "INSERT INTO contract_standings (contract_id, day, contract_version, placements, versions, drawn_place_months, drawn_value,
                    used_place_months, used_value, committed_place_months, committed_value, live)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                 ON CONFLICT (contract_id) DO UPDATE SET day = $2, contract_version = $3, placements = $4, versions = $5,
                    drawn_place_months = $6, drawn_value = $7, used_place_months = $8, used_value = $9, committed_place_months = $10,
                    committed_value = $11, live = $12",
            )
            .bind(one.contract_id)
            .bind(today)
            .bind(one.marks.contract_version)
            .bind(one.marks.placements)
            .bind(one.marks.versions)
            .bind(one.marks.drawn_place_months)
            .bind(one.marks.drawn_value)
            .bind(one.used_place_months)
            .bind(one.used_value)
            .bind(one.committed_place_months)
            .bind(one.committed_value)
            .bind(one.live)
            .run()
            .await?;
        }
        Ok(())
    }
}

/// Read from the index alone.
async fn marks(db: &mut Read, of: &str, id: i64) -> Result<Vec<Marked>> {
    Ok(db
        .built(format!(
            "SELECT k.id AS contract_id, k.version AS contract_version, COALESCE(m.placements, 0) AS placements,
                COALESCE(m.versions, 0) AS versions, COALESCE(m.drawn_place_months, 0) AS drawn_place_months,
                COALESCE(m.drawn_value, 0) AS drawn_value
             FROM contracts k LEFT JOIN (SELECT contract_id, COUNT(*) AS placements, CAST(SUM(version) AS BIGINT) AS versions,
                CAST(SUM(place_months) AS BIGINT) AS drawn_place_months, CAST(SUM(value) AS BIGINT) AS drawn_value FROM placements
                WHERE contract_id IN (SELECT id FROM contracts WHERE {of}) GROUP BY contract_id) m ON m.contract_id = k.id
             WHERE k.{of}"
        ))
        .bind(id)
        .all()
        .await?)
}

/// What was reckoned today.
async fn today(db: &mut Read, of: &str, id: i64) -> Result<HashMap<ContractId, Kept>> {
    let today = db.today();
    let rows: Vec<Kept> = db
        .built(format!(
            "SELECT contract_id, contract_version, placements, versions, drawn_place_months, drawn_value, used_place_months, used_value,
                committed_place_months, committed_value, live
             FROM contract_standings WHERE day = $2 AND contract_id IN (SELECT id FROM contracts WHERE {of})"
        ))
        .bind(id)
        .bind(today)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.contract_id, row)).collect())
}
