//! `brygga verify`: lists what is wrong in the database, the runs that placed queues, and the search index.

use super::{Failure, keys, open_any, texts};
use crate::config::Config;
use crate::model::allocation::broken_runs;
use crate::model::verify::{Verified, verify};
use crate::search;
use crate::web::package_fault::finding;

pub async fn run(config: &Config) -> Result<(), Failure> {
    let t = texts(config);
    let db = open_any(config).await?;
    let (known, applied) = db.migrations().await?;
    if applied != known {
        return Err(Failure(
            t.say("verify-schema").with("applied", applied).with("known", known).to_string(),
        ));
    }
    let (version, fault) = db.version().await?;
    let mut faults: Vec<String> = fault.into_iter().collect();
    faults.extend(db.integrity().await?);
    let Verified { slots, contracts, placements, participants, findings } =
        verify(&mut db.read().await?, &keys(config)?).await?;
    faults.extend(findings.iter().map(|found| finding(found).say(&t).to_string()));
    for (id, why) in broken_runs(&mut db.read().await?).await? {
        faults.push(t.say("allocation-broken").with("id", id.0).with("why", why.to_string()).to_string());
    }
    faults.extend(search::verify::faults(&db, config).await?);
    db.close().await;
    for fault in &faults {
        say!("{fault}");
    }
    if !faults.is_empty() {
        return Err(Failure(t.say("verify-wrong").with("count", faults.len()).to_string()));
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
