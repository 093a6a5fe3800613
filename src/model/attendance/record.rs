//! Writing a register: all days that were changed, or none of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::json;

use super::dispute::Dispute;
use super::{DAY, Entry, LATE_DAYS, Of, Present, Register, Worked};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::enrolment::Enrolment;
use crate::model::event::Event;
use crate::model::placement::{Placement, PlacementId};
use crate::model::{Error, Refusal, Result};

type Change<'a> = (&'a Present, &'a Entry, Option<Worked>);

impl Register {
    /// Writes the days that differ from what is recorded; all of them or none. Returns how many.
    pub async fn record(db: &mut Write, who: &Who, of: Of, entries: Vec<Entry>) -> Result<usize> {
        // A day given twice: the last counts.
        let entries: BTreeMap<_, Entry> =
            entries.into_iter().map(|entry| ((entry.placement_id, entry.day), entry)).collect();
        let Some(from) = entries.values().map(|entry| entry.day).min() else { return Ok(0) };
        let to = entries.values().map(|entry| entry.day).max().unwrap_or(from);
        Self::lock(db, who, of, from, to, &entries).await?;
        // Read again: now nobody else changes it.
        let register = Self::find(db, who, of, from, to).await?;
        let mut changed: Vec<Change> = Vec::new();
        for entry in entries.values() {
            let Some(person) = register.person(entry.placement_id) else {
                return Err(Refusal::AttendanceOutsidePlacement { day: entry.day }.into());
            };
            person.check(entry, db.today())?;
            let before = person.on(entry.day);
            if before == Some(entry.worked) {
                continue;
            }
            if before != entry.seen {
                return Err(Error::Stale);
            }
            if before.is_some() && Dispute::is_about(db, entry.placement_id, entry.day).await? {
                return Err(Refusal::AttendanceDisputed { day: entry.day }.into());
            }
            changed.push((person, entry, before));
        }
        keep(db, who, &changed).await?;
        tell(db, who, &changed).await?;
        Ok(changed.len())
    }

    /// Locks the people's enrolments, the lowest first, so that nobody's placement ends meanwhile.
    async fn lock(
        db: &mut Write,
        who: &Who,
        of: Of,
        from: NaiveDate,
        to: NaiveDate,
        entries: &BTreeMap<(PlacementId, NaiveDate), Entry>,
    ) -> Result<()> {
        let register = Self::find(db, who, of, from, to).await?;
        let mut enrolments = BTreeSet::new();
        for placement in entries.keys().map(|(placement, _)| *placement).collect::<BTreeSet<_>>() {
            match (register.person(placement), of) {
                (Some(person), _) => enrolments.insert(person.enrolment_id),
                // Its own, but not there on these days: refused below.
                (None, Of::Placement(own)) if own == placement => false,
                (None, _) => {
                    let placement = Placement::load(db, placement).await?;
                    if !matches!(of, Of::Provider(provider) if provider == placement.provider_id) {
                        return Err(Error::NotFound);
                    }
                    false
                }
            };
        }
        for enrolment in enrolments {
            Enrolment::lock(db, enrolment).await?;
        }
        Ok(())
    }
}

impl Present {
    fn check(&self, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
        let day = entry.day;
        if day > today {
            return Err(Refusal::AttendanceInFuture { day });
        }
        if !self.may_be_there(day) {
            return Err(Refusal::AttendanceOutsidePlacement { day });
        }
        if !(0..=DAY).contains(&entry.worked.minutes) {
            return Err(Refusal::AttendanceMinutes { day });
        }
        Ok(())
    }
}

async fn keep(db: &mut Write, who: &Who, changed: &[Change<'_>]) -> Result<()> {
    let (now, today) = (db.now(), db.today());
    db.insert_all(
        "INSERT INTO attendances (placement_id, day, minutes, status, recorded_by, recorded_at, entered_late)",
        7,
        "ON CONFLICT (placement_id, day) DO UPDATE SET minutes = excluded.minutes, status = excluded.status,
            recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, entered_late = excluded.entered_late",
        changed,
        |query, (_, entry, _)| {
            query
                .bind(entry.placement_id)
                .bind(entry.day)
                .bind(entry.worked.minutes)
                .bind(entry.worked.status)
                .bind(who.id)
                .bind(now)
                .bind((today - entry.day).num_days() > LATE_DAYS)
        },
    )
    .await?;
    Ok(())
}

/// One event a person, with every day and what it was before.
async fn tell(db: &mut Write, who: &Who, changed: &[Change<'_>]) -> Result<()> {
    for of_one in changed.chunk_by(|a, b| a.0.placement_id == b.0.placement_id) {
        let (person, first, _) = of_one[0];
        let corrected = of_one.iter().any(|(_, _, before)| before.is_some());
        let what = if corrected { "attendance_changed" } else { "attendance_recorded" };
        let days: Vec<_> = of_one
            .iter()
            .map(|(_, entry, before)| {
                json!({
                    "day": entry.day, "minutes": entry.worked.minutes, "status": entry.worked.status,
                    "before_minutes": before.map(|worked| worked.minutes), "before_status": before.map(|worked| worked.status),
                })
            })
            .collect();
        Event::new(what, "placement", person.placement_id.0)
            .by(who.id)
            .about(person.enrolment_id)
            .at(person.provider_id)
            .with("slot", person.slot_title.clone())
            .with("from", first.day.to_string())
            .with("to", of_one[of_one.len() - 1].1.day.to_string())
            .with("days", days)
            .write(db)
            .await?;
    }
    Ok(())
}
