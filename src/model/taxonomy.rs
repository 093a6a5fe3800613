//! The occupations that the database knows, by SSYK group: those that ship with the program, or a whole taxonomy from a
//! file (see `package::occupations`). Each group tells which version it is from.

use super::ssyk::{Field, GROUPS, Ssyk, VERSION};
use super::{Result, slots_changed};
use crate::db::Write;

/// A group and what people call those who do the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub ssyk: Ssyk,
    pub name: String,
    pub field: Field,
    pub occupations: Vec<String>,
}

/// Puts in what ships with the program, when there is nothing yet.
pub async fn fill_when_empty(db: &mut Write) -> Result<()> {
    let there: i64 = db.query("SELECT COUNT(*) FROM occupation_groups").value().await?;
    if there > 0 {
        return Ok(());
    }
    let shipped = |group: &super::ssyk::Group| Group {
        ssyk: group.ssyk,
        name: group.name.to_owned(),
        field: group.field,
        occupations: group.occupations.iter().map(|name| (*name).to_owned()).collect(),
    };
    let groups: Vec<Group> = GROUPS.iter().map(shipped).collect();
    write(db, &groups, VERSION).await
}

/// Puts these groups in the place of those with the same codes; others stay. All slots are read anew by the search
/// index, for they may be found by other words now.
pub async fn take_in(db: &mut Write, groups: &[Group], version: &str) -> Result<()> {
    for group in groups {
        db.query("DELETE FROM occupations WHERE ssyk = $1").bind(group.ssyk).run().await?;
        db.query("DELETE FROM occupation_groups WHERE ssyk = $1").bind(group.ssyk).run().await?;
    }
    write(db, groups, version).await?;
    let slots = db.query("SELECT id FROM slots ORDER BY id").values().await?;
    slots_changed(db, &slots).await
}

async fn write(db: &mut Write, groups: &[Group], version: &str) -> Result<()> {
    db.insert_all(
        "INSERT INTO occupation_groups (ssyk, name, field, version)",
        4,
        "",
        groups,
        |query, group| {
            query.bind(group.ssyk).bind(group.name.clone()).bind(group.field).bind(version.to_owned())
        },
    )
    .await?;
    let occupations: Vec<(Ssyk, &str)> = groups
        .iter()
        .flat_map(|group| group.occupations.iter().map(|name| (group.ssyk, name.as_str())))
        .collect();
    db.insert_all("INSERT INTO occupations (ssyk, name)", 2, "", &occupations, |query, (ssyk, name)| {
        query.bind(*ssyk).bind((*name).to_owned())
    })
    .await?;
    Ok(())
}
