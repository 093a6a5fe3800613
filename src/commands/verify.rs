//! `brygga verify`: lists what is wrong in the database, the runs that placed queues, and the search index.

use super::allocation::broken;
use super::{Failure, check_migrations, keys, of_model, of_search, open_any, schema, texts};
use crate::config::Config;
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
    let (known, applied) = db.migrations().await.map_err(|fault| of_model(&t, fault))?;
    check_migrations(&t, applied, known)?;
    let (version, is_old) = db.version().await?;
    let mut faults: Vec<String> =
        Vec::from_iter(is_old.then(|| t.say("verify-sqlite").with("version", &version).to_string()));
    let damage = db.integrity().await.map_err(|fault| of_model(&t, fault))?;
    if !damage.is_empty() {
        // What SQLite finds first says where; what comes after it follows from it.
        faults.push(t.say("cli-damaged").with("fault", damage[0].trim()).to_string());
        return wrong(&faults, &t);
    }
    let differences = schema::differences(config, &db, &t).await?;
    if !differences.is_empty() {
        faults.extend(differences);
        // What the tables hold cannot be asked when they are not what they should be.
        return wrong(&faults, &t);
    }
    let orphans = db.orphans().await.map_err(|fault| of_model(&t, fault))?;
    faults.extend(orphans.iter().map(|table| t.say("verify-orphans").with("table", table).to_string()));
    let keys = keys(config, &db).await?;
    let verified = match verify(&mut db.read().await?, &keys).await {
        Ok(verified) => verified,
        Err(fault) => {
            faults.push(t.say("verify-stopped").with("fault", of_model(&t, fault).0).to_string());
            return wrong(&faults, &t);
        }
    };
    let Verified { slots, contracts, placements, participants, findings } = verified;
    faults.extend(findings.iter().map(|found| finding(found).say(&t).to_string()));
    for (id, why) in broken_runs(&mut db.read().await?).await? {
        faults.push(broken(id, &why, &t));
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

fn of_index(found: search::verify::Finding, t: &Texts) -> String {
    use search::verify::Finding;
    let (id, slots) = match found {
        Finding::Unusable(fault) => return of_search(t, &fault).0,
        Finding::Lacks(slots) => ("verify-index-lacks", slots),
        Finding::Stale(slots) => ("verify-index-stale", slots),
        Finding::Extra(slots) => ("verify-index-extra", slots),
    };
    let some: Vec<String> = slots.iter().take(MOST_NAMED).map(ToString::to_string).collect();
    let more = if slots.len() > some.len() { " …" } else { "" };
    t.say(id).with("count", slots.len()).with("slots", format!("{}{more}", some.join(", "))).to_string()
}
