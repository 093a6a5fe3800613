//! What differs from the schema that this program's migrations make: for `brygga verify`.

use std::collections::BTreeSet;

use super::scratch::Scratch;
use super::{Failure, of_model};
use crate::config::Config;
use crate::db::{Db, Result, Rules};
use crate::web::texts::Texts;

/// A schema as the two are compared.
struct Schema {
    /// Table, column, and whether it may be empty.
    columns: Vec<(String, String, bool)>,
    indexes: BTreeSet<String>,
    triggers: BTreeSet<String>,
    rules: Vec<Rules>,
}

impl Schema {
    async fn of(db: &Db) -> Result<Self> {
        Ok(Self {
            columns: db.columns().await?,
            indexes: db.indexes().await?.into_iter().collect(),
            triggers: db.triggers().await?.into_iter().collect(),
            rules: db.rules().await?,
        })
    }

    fn tables(&self) -> BTreeSet<String> {
        self.columns.iter().map(|(table, ..)| table.clone()).collect()
    }

    fn columns_of(&self, tables: &BTreeSet<String>) -> BTreeSet<String> {
        let of_them = self.columns.iter().filter(|(table, ..)| tables.contains(table));
        of_them.map(|(table, column, _)| format!("{table}.{column}")).collect()
    }

    /// How many rules of each kind a table has.
    fn rules_of(&self, table: &str) -> [(&'static str, i64); 4] {
        let of_it = |(of, _, may_be_empty): &&(String, String, bool)| of == table && !may_be_empty;
        let required = self.columns.iter().filter(of_it).count();
        let rules = self.rules.iter().find(|rules| rules.table_name == table);
        let number = |of: fn(&Rules) -> i64| rules.map_or(0, of);
        [
            ("NOT NULL", i64::try_from(required).unwrap_or(i64::MAX)),
            ("CHECK", number(|rules| rules.checks)),
            ("REFERENCES", number(|rules| rules.foreign_keys)),
            ("UNIQUE", number(|rules| rules.uniques)),
        ]
    }
}

/// A sentence for each table, column, rule, index, trigger and migration that is not as it should be.
pub async fn differences(config: &Config, db: &Db, t: &Texts) -> Result<Vec<String>, Failure> {
    let scratch = Scratch::open(config).await?;
    let right = Schema::of(&scratch.db).await?;
    scratch.db.close().await;
    let there = Schema::of(db).await.map_err(|fault| of_model(t, fault))?;
    let mut faults = Vec::new();
    let mut compare = |right: &BTreeSet<String>, there: &BTreeSet<String>, lacks, has| {
        let mut tell = |id, name: &String| faults.push(t.say(id).with("name", name).to_string());
        right.difference(there).for_each(|name| tell(lacks, name));
        there.difference(right).for_each(|name| tell(has, name));
    };
    let (of_right, of_there) = (right.tables(), there.tables());
    compare(&of_right, &of_there, "verify-lacks-table", "verify-has-table");
    // Of a table that only one has, its columns and rules say nothing more.
    let both: BTreeSet<String> = of_right.intersection(&of_there).cloned().collect();
    compare(&right.columns_of(&both), &there.columns_of(&both), "verify-lacks-column", "verify-has-column");
    compare(&right.indexes, &there.indexes, "verify-lacks-index", "verify-has-index");
    compare(&right.triggers, &there.triggers, "verify-lacks-trigger", "verify-has-trigger");
    for table in &both {
        for ((kind, right), (_, there)) in right.rules_of(table).into_iter().zip(there.rules_of(table)) {
            if right != there {
                faults.push(
                    t.say("verify-rules")
                        .with("table", table)
                        .with("kind", kind)
                        .with("there", there)
                        .with("right", right)
                        .to_string(),
                );
            }
        }
    }
    for version in db.changed_migrations().await? {
        faults.push(t.say("verify-migration").with("number", version.to_string()).to_string());
    }
    Ok(faults)
}
