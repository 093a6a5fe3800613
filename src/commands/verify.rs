//! `brygga verify`: lists what is wrong in the database, the runs that placed queues, and the search index.

use std::collections::BTreeSet;

use super::scratch::Scratch;
use super::{Failure, check_migrations, keys, open_any, texts};
use crate::config::Config;
use crate::db::Db;
use crate::model::allocation::broken_runs;
use crate::model::verify::{Verified, verify};
use crate::search;
use crate::web::package_fault::finding;
use crate::web::texts::Texts;

/// Slots of the index that are named.
const MOST_NAMED: usize = 10;

pub async fn run(config: &Config) -> Result<(), Failure> {
    let t = texts(config);
    let db = open_any(config).await?;
    let (known, applied) = db.migrations().await?;
    check_migrations(&t, applied, known)?;
    let (version, is_old) = db.version().await?;
    let mut faults: Vec<String> = schema(config, &db, &t).await?;
    if !faults.is_empty() {
        // What the tables hold cannot be asked when they are not what they should be.
        return wrong(&faults, &t);
    }
    faults.extend(is_old.then(|| t.say("verify-sqlite").with("version", &version).to_string()));
    faults.extend(db.integrity().await?);
    let orphans = db.orphans().await?;
    faults.extend(orphans.iter().map(|table| t.say("verify-orphans").with("table", table).to_string()));
    let keys = keys(config)?;
    let verified = match verify(&mut db.read().await?, &keys).await {
        Ok(verified) => verified,
        Err(fault) => {
            faults.push(t.say("verify-stopped").with("fault", Failure::from(fault).0).to_string());
            return wrong(&faults, &t);
        }
    };
    let Verified { slots, contracts, placements, participants, findings } = verified;
    faults.extend(findings.iter().map(|found| finding(found).say(&t).to_string()));
    for (id, why) in broken_runs(&mut db.read().await?).await? {
        faults.push(t.say("allocation-broken").with("id", id.0).with("why", why.to_string()).to_string());
    }
    let found = search::verify::findings(&db, config).await?;
    faults.extend(found.into_iter().map(|found| of_index(found, &t)));
    db.close().await;
    if !faults.is_empty() {
        return wrong(&faults, &t);
    }
    let said = t
        .say("verify-sound")
        .with("version", version)
        .with("migrations", known)
        .with("slots", slots)
        .with("contracts", contracts)
        .with("placements", placements)
        .with("participants", participants);
    say!("{said}");
    Ok(())
}

/// All of them, and how many.
fn wrong(faults: &[String], t: &Texts) -> Result<(), Failure> {
    for fault in faults {
        say!("{fault}");
    }
    Err(t.say("verify-wrong").with("count", faults.len()).into())
}

/// What differs from the schema that this program's migrations make: tables, columns, indexes, and the migrations themselves.
async fn schema(config: &Config, db: &Db, t: &Texts) -> Result<Vec<String>, Failure> {
    let scratch = Scratch::open(config).await?;
    let (right, there) = (scratch.db.columns().await?, db.columns().await?);
    let (right_indexes, indexes) = (scratch.db.indexes().await?, db.indexes().await?);
    scratch.db.close().await;
    let tables = |columns: &[(String, String, bool)]| -> BTreeSet<String> {
        columns.iter().map(|(table, ..)| table.clone()).collect()
    };
    let names = |columns: &[(String, String, bool)]| -> BTreeSet<String> {
        columns.iter().map(|(table, column, _)| format!("{table}.{column}")).collect()
    };
    let mut faults = Vec::new();
    let mut compare = |right: BTreeSet<String>, there: BTreeSet<String>, lacks, has| {
        let mut tell = |id, name: &String| faults.push(t.say(id).with("name", name).to_string());
        right.difference(&there).for_each(|name| tell(lacks, name));
        there.difference(&right).for_each(|name| tell(has, name));
    };
    let (of_right, of_there) = (tables(&right), tables(&there));
    // Of a table that only one has, its columns say nothing more.
    let both = |(table, ..): &(String, String, bool)| of_right.contains(table) && of_there.contains(table);
    let of_both = |columns: Vec<(String, String, bool)>| -> Vec<(String, String, bool)> {
        columns.into_iter().filter(both).collect()
    };
    let (right_names, there_names) = (names(&of_both(right)), names(&of_both(there)));
    compare(of_right, of_there, "verify-lacks-table", "verify-has-table");
    compare(right_names, there_names, "verify-lacks-column", "verify-has-column");
    let set = |names: Vec<String>| names.into_iter().collect();
    compare(set(right_indexes), set(indexes), "verify-lacks-index", "verify-has-index");
    for version in db.changed_migrations().await? {
        faults.push(t.say("verify-migration").with("number", version.to_string()).to_string());
    }
    Ok(faults)
}

fn of_index(found: search::verify::Finding, t: &Texts) -> String {
    use search::verify::Finding;
    let (id, slots) = match found {
        Finding::Unusable(fault) => {
            let id = if fault.is_lost() { "cli-no-index" } else { "cli-no-server" };
            return t.say(id).with("fault", fault.to_string()).to_string();
        }
        Finding::Lacks(slots) => ("verify-index-lacks", slots),
        Finding::Stale(slots) => ("verify-index-stale", slots),
        Finding::Extra(slots) => ("verify-index-extra", slots),
    };
    let some: Vec<String> = slots.iter().take(MOST_NAMED).map(ToString::to_string).collect();
    let more = if slots.len() > some.len() { " …" } else { "" };
    t.say(id).with("count", slots.len()).with("slots", format!("{}{more}", some.join(", "))).to_string()
}
