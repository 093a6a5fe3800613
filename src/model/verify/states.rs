//! Rows by themselves: states with the dates that belong to them, sealed personal numbers, the last change's number.

use chrono::NaiveDate;

use super::finding::NumberFault;
use super::{Finding, MOST};
use crate::db::Read;
use crate::model::Result;
use crate::model::personal_number::PersonalNumber;
use crate::model::secrets::{Keys, SecretFault};

/// Persons whose numbers are opened at a time.
const AT_A_TIME: i64 = 5_000;

/// States of a table, each with the columns that it needs.
type Needs = &'static [(&'static str, &'static [&'static str])];

/// A state and the columns that it needs, as `placement::State` and `handover::State` have them.
const NEEDS: [(&str, Needs); 2] = [
    (
        "placements",
        &[
            ("proposed", &["expires_on"]),
            ("declined", &["answered_on", "decline_reason"]),
            ("withdrawn", &["answered_on"]),
            ("expired", &["answered_on"]),
            ("accepted", &["answered_on"]),
            ("started", &["answered_on", "started_on"]),
            ("paused", &["answered_on", "started_on", "paused_on"]),
            ("ended", &["answered_on", "ended_on", "end_reason"]),
        ],
    ),
    (
        "handovers",
        &[
            ("consented", &["consented_on"]),
            ("accepted", &["answered_on"]),
            ("declined", &["answered_on"]),
            ("expired", &["answered_on"]),
            ("met", &["answered_on", "met_on"]),
            ("released", &["answered_on", "met_on", "released_on"]),
            ("revoked", &["revoked_on"]),
        ],
    ),
];

pub(super) async fn check(db: &mut Read, findings: &mut Vec<Finding>) -> Result<()> {
    for (table, states) in NEEDS {
        let lacking: Vec<String> = states
            .iter()
            .flat_map(|(state, columns)| {
                columns.iter().map(move |column| format!("(state = '{state}' AND {column} IS NULL)"))
            })
            .collect();
        let sql =
            format!("SELECT id, state FROM {table} WHERE {} ORDER BY id LIMIT {MOST}", lacking.join(" OR "));
        let rows: Vec<(i64, String)> = db.built(sql).all().await?;
        findings.extend(rows.into_iter().map(|(id, state)| Finding::State { table, id, state }));
    }
    Ok(())
}

/// Attendance lies within its placement, from the first day to the last. One that was paused after its planned end, which was
/// possible once, had days until then.
pub(super) async fn check_attendance(db: &mut Read, findings: &mut Vec<Finding>) -> Result<()> {
    let rows: Vec<(String, NaiveDate)> = db
        .query(
            "SELECT p.ref, a.day FROM attendances a JOIN placements p ON p.id = a.placement_id
             WHERE p.started_on IS NULL OR a.day < p.started_on
                OR (a.day > COALESCE(p.ended_on, p.planned_end_on)
                    AND NOT EXISTS (SELECT 1 FROM pauses u WHERE u.placement_id = p.id AND u.from_on >= a.day))
             ORDER BY p.id, a.day LIMIT $1",
        )
        .bind(i64::try_from(MOST).unwrap_or(i64::MAX))
        .all()
        .await?;
    findings.extend(rows.into_iter().map(|(placement, day)| Finding::Attendance { placement, day }));
    Ok(())
}

/// Every sealed number opens, and the index and the date of birth beside it are its own.
pub(super) async fn check_numbers(db: &mut Read, keys: &Keys, findings: &mut Vec<Finding>) -> Result<()> {
    let (today, mut last, mut wrong, mut other_secret) = (db.today(), 0, 0, 0);
    loop {
        let rows: Vec<(i64, Vec<u8>, Vec<u8>, NaiveDate)> = db
            .query(
                "SELECT id, personal_number, personal_number_index, birth_date FROM participants
                 WHERE id > $1 ORDER BY id LIMIT $2",
            )
            .bind(last)
            .bind(AT_A_TIME)
            .all()
            .await?;
        let Some((latest, ..)) = rows.last() else { break };
        last = *latest;
        for (id, sealed, index, birth_date) in &rows {
            let cause = match keys.open(sealed) {
                Err(SecretFault::OtherKey) => {
                    other_secret += 1;
                    continue;
                }
                Err(_) => NumberFault::Damaged,
                Ok(text) => match PersonalNumber::parse(&text, today) {
                    Err(_) => NumberFault::NoNumber,
                    Ok(number) if number.birth_date() != *birth_date => NumberFault::BirthDate,
                    Ok(_) if keys.index(&text) != *index => NumberFault::Index,
                    Ok(_) => continue,
                },
            };
            wrong += 1;
            if wrong <= MOST {
                findings.push(Finding::Number { id: *id, cause });
            }
        }
    }
    // One sentence: they have one cause.
    findings.extend((other_secret > 0).then_some(Finding::OtherSecret { people: other_secret }));
    Ok(())
}

/// The next change gets a number that no change has.
pub(super) async fn check_change_numbers(db: &mut Read, findings: &mut Vec<Finding>) -> Result<()> {
    let number: i64 = db.query("SELECT number FROM change_numbers WHERE id = 1").value().await?;
    let last: Option<i64> = db.query("SELECT MAX(number) FROM changes").value().await?;
    if let Some(last) = last.filter(|last| *last > number) {
        findings.push(Finding::ChangeNumber { last, number });
    }
    Ok(())
}
