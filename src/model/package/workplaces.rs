//! Workplaces and departments of an organisation, in an extra column of ours: a list in JSON, by their refs. A slot names its own
//! in an extra column too. What a package does not name stays: a slot may stand there.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::expected::Expected;
use super::values::{Reading, line, municipality, reference};
use crate::db::{Read, Write};
use crate::model::Result;
use crate::model::municipality::Municipality;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Workplace {
    #[serde(rename = "ref")]
    pub reference: String,
    /// Of a department: the workplace's ref.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    pub name: String,
    /// The code.
    pub municipality: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact_name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact_email: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact_phone: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub supervisor: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    organisation: String,
    #[sqlx(rename = "ref")]
    reference: String,
    parent: Option<String>,
    name: String,
    municipality: Municipality,
    address: String,
    contact_name: String,
    contact_email: String,
    contact_phone: String,
    supervisor: String,
}

/// Of every organisation, by its ref, in the order of their own.
pub(super) async fn stored(db: &mut Read) -> Result<HashMap<String, Vec<Workplace>>> {
    let rows: Vec<Row> = db
        .query(
            "SELECT o.ref AS organisation, w.ref, p.ref AS parent, w.name, w.municipality, w.address, w.contact_name, w.contact_email,
                w.contact_phone, w.supervisor
             FROM workplaces w JOIN organisations o ON o.id = w.organisation_id LEFT JOIN workplaces p ON p.id = w.parent_id",
        )
        .all()
        .await?;
    let mut all: HashMap<String, Vec<Workplace>> = HashMap::new();
    for row in rows {
        all.entry(row.organisation).or_default().push(Workplace {
            reference: row.reference,
            of: row.parent,
            name: row.name,
            municipality: row.municipality.to_string(),
            address: row.address,
            contact_name: row.contact_name,
            contact_email: row.contact_email,
            contact_phone: row.contact_phone,
            supervisor: row.supervisor,
        });
    }
    all.values_mut().for_each(|list| list.sort_by(|a, b| a.reference.cmp(&b.reference)));
    Ok(all)
}

/// Their numbers, by their refs.
pub(super) async fn ids(db: &mut Read) -> Result<HashMap<String, i64>> {
    let rows: Vec<(String, i64)> = db.query("SELECT ref, id FROM workplaces").all().await?;
    Ok(rows.into_iter().collect())
}

pub(super) fn written(list: &[Workplace]) -> String {
    if list.is_empty() { String::new() } else { serde_json::to_string(list).unwrap_or_default() }
}

/// As `written` writes them: each ref once, a department below a workplace of the same list.
pub(super) fn read(text: &str) -> Reading<Vec<Workplace>> {
    let mut list: Vec<Workplace> = serde_json::from_str(text).map_err(|_| Expected::Workplaces)?;
    for one in &list {
        reference(&one.reference)?;
        line(120)(&one.name)?;
        municipality(&one.municipality)?;
        for (text, most) in [
            (&one.address, 200),
            (&one.contact_name, 120),
            (&one.contact_email, 254),
            (&one.contact_phone, 40),
            (&one.supervisor, 120),
        ] {
            if !text.is_empty() {
                line(most)(text)?;
            }
        }
        let stands_below = |parent: &String| {
            list.iter().any(|other| other.reference == *parent && other.of.is_none() && other != one)
        };
        if one.of.as_ref().is_some_and(|parent| !stands_below(parent)) {
            return Err(Expected::Workplaces);
        }
    }
    list.sort_by(|a, b| a.reference.cmp(&b.reference));
    if list.windows(2).any(|two| two[0].reference == two[1].reference) {
        return Err(Expected::Once);
    }
    Ok(list)
}

/// Adds those that are new and changes the others: workplaces before their departments.
pub(super) async fn keep(db: &mut Write, organisation: i64, list: &[Workplace]) -> Result<()> {
    for below in [false, true] {
        for one in list.iter().filter(|one| one.of.is_some() == below) {
            db.query(
                "INSERT INTO workplaces (ref, organisation_id, parent_id, name, address, municipality, contact_name, contact_email,
                    contact_phone, supervisor)
                 VALUES ($1, $2, (SELECT id FROM workplaces WHERE ref = $3), $4, $5, $6, $7, $8, $9, $10)
                 ON CONFLICT (ref) DO UPDATE SET name = excluded.name, address = excluded.address, municipality = excluded.municipality,
                    contact_name = excluded.contact_name, contact_email = excluded.contact_email,
                    contact_phone = excluded.contact_phone, supervisor = excluded.supervisor, parent_id = excluded.parent_id,
                    version = workplaces.version + 1",
            )
            .bind(one.reference.clone())
            .bind(organisation)
            .bind(one.of.clone())
            .bind(one.name.clone())
            .bind(one.address.clone())
            .bind(one.municipality.clone())
            .bind(one.contact_name.clone())
            .bind(one.contact_email.clone())
            .bind(one.contact_phone.clone())
            .bind(one.supervisor.clone())
            .run()
            .await?;
        }
    }
    Ok(())
}
