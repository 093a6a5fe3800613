//! Files that are kept byte by byte, against the SHA-256 that was taken of each when it came.

use super::{Finding, MOST};
use crate::db::Read;
use crate::model::{Result, sha256};

/// Files of twenty megabytes at most that are read at a time.
const AT_A_TIME: i64 = 10;

/// Tables with a `content` and its `sha256`.
const TABLES: [&str; 2] = ["agreements", "contract_documents"];

pub(super) async fn check(db: &mut Read, findings: &mut Vec<Finding>) -> Result<()> {
    for table in TABLES {
        let (mut last, mut wrong) = (0, Vec::new());
        loop {
            let rows: Vec<(i64, Vec<u8>, String)> = db
                .built(format!("SELECT id, content, sha256 FROM {table} WHERE id > $1 ORDER BY id LIMIT $2"))
                .bind(last)
                .bind(AT_A_TIME)
                .all()
                .await?;
            let Some((latest, ..)) = rows.last() else { break };
            last = *latest;
            let other = rows.iter().filter(|(_, content, digest)| sha256(content) != *digest);
            wrong.extend(other.map(|(id, ..)| Finding::Fingerprint { table, id: *id }));
        }
        findings.extend(wrong.into_iter().take(MOST));
    }
    Ok(())
}
