//! Where those who must move could go: for each the slot that fits best, no seat given twice, and as many helped as can be. The
//! allocation's solver says who gets which. A suggestion: the coach asks the person, and the proposal is checked as any other.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use super::Row;
use crate::db::Read;
use crate::model::Result;
use crate::model::allocation::{Choice, Queue};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::matching::{Circumstances, Surroundings};
use crate::model::municipality::Municipality;
use crate::model::organisation::OrganisationId;
use crate::model::project::Project;
use crate::model::slot::SlotId;
use crate::model::vacancy::{Period, Vacancy};

/// Slots that are read together.
const TOGETHER: i64 = 400;
/// Days for which a place is looked for, for who is still there past the planned end: when they will end nobody has said.
const UNSAID: u64 = 28;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    pub slot_id: SlotId,
    pub slot_title: String,
    pub provider_name: String,
    pub municipality: Municipality,
    /// From 0 to 100.
    pub fit: i64,
}

/// One, or none, for each row.
pub(super) async fn find(
    db: &mut Read,
    project: &Project,
    leaving: OrganisationId,
    on: NaiveDate,
    rows: &[Row],
) -> Result<Vec<Option<Alternative>>> {
    let area = project.municipalities(db).await?;
    // Those who end in the same month look at the same slots, free until the last of them ends.
    let mut turns: BTreeMap<(i32, u32), Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let until = until(row, on);
        turns.entry((until.year(), until.month())).or_default().push(at);
    }
    let mut numbers: HashMap<SlotId, u32> = HashMap::new();
    let mut slots: Vec<Vacancy> = Vec::new();
    let mut queue = Queue { options: vec![Vec::new(); rows.len()], seed: 1, ..Queue::default() };
    let mut seen: HashSet<EnrolmentId> = HashSet::new();
    for turn in turns.values() {
        let to = turn.iter().map(|at| until(&rows[*at], on)).max().unwrap_or(on);
        let period = Period { from: on, to };
        let vacancies = vacancies(db, project, leaving, &area, period).await?;
        let around = Arc::new(Surroundings::read(db, project.id, period).await?);
        // Who is at two of the provider's slots needs one alternative.
        let turn: Vec<usize> =
            turn.iter().copied().filter(|at| seen.insert(rows[*at].enrolment_id)).collect();
        let mut enrolments = Vec::with_capacity(turn.len());
        for at in &turn {
            enrolments.push(Enrolment::load(db, rows[*at].enrolment_id).await?);
        }
        let people = Circumstances::of_all(db, &around, &enrolments).await?;
        for (at, person) in turn.into_iter().zip(people) {
            let row = &rows[at];
            let person = person.on(row.track);
            for vacancy in &vacancies {
                let Some(fit) = fit(&person, vacancy, row.hours_per_week) else { continue };
                let free = u32::try_from(vacancy.free.map_or(0, |free| free.seats)).unwrap_or(0);
                let number = *numbers.entry(vacancy.slot.id).or_insert_with(|| {
                    slots.push(vacancy.clone());
                    queue.seats.push(free);
                    slots.len() as u32 - 1
                });
                let seats = &mut queue.seats[number as usize];
                *seats = (*seats).min(free);
                queue.options[at].push(Choice { slot: number, fit });
            }
        }
    }
    let answer = queue.allocate();
    let chosen = |(at, slot): (usize, Option<u32>)| {
        let slot = slot?;
        let vacancy = slots.get(slot as usize)?;
        let fit = queue.options[at].iter().find(|choice| choice.slot == slot)?.fit;
        Some(Alternative {
            slot_id: vacancy.slot.id,
            slot_title: vacancy.slot.title.clone(),
            provider_name: vacancy.slot.provider_name.clone(),
            municipality: vacancy.slot.municipality,
            fit: i64::from(fit),
        })
    };
    Ok(answer.slots.iter().copied().enumerate().map(chosen).collect())
}

/// The last day for which a place is looked for.
fn until(row: &Row, on: NaiveDate) -> NaiveDate {
    if row.planned_end_on < on { on + Days::new(UNSAID) } else { row.planned_end_on }
}

/// The other providers' slots that have a free seat through the period.
async fn vacancies(
    db: &mut Read,
    project: &Project,
    leaving: OrganisationId,
    area: &[Municipality],
    period: Period,
) -> Result<Vec<Vacancy>> {
    let mut all = Vec::new();
    let mut after = SlotId(0);
    loop {
        let some = Vacancy::open_to(db, project.id, after, TOGETHER, period).await?;
        let Some(last) = some.last() else { return Ok(all) };
        after = last.slot.id;
        all.extend(some.into_iter().filter(|vacancy| {
            let is_near = area.is_empty() || area.contains(&vacancy.slot.municipality);
            vacancy.slot.provider_id != leaving && vacancy.is_free() && is_near
        }));
    }
}

/// How well it fits, when nothing speaks against it: as many hours as now, and no hard rule broken.
fn fit(person: &Circumstances, vacancy: &Vacancy, hours: i64) -> Option<u32> {
    let slot = &vacancy.slot;
    if hours < slot.min_hours_per_week || hours > slot.max_hours_per_week || vacancy.free?.hours < hours {
        return None;
    }
    let judged = person.judge(vacancy);
    judged.fits.then(|| judged.score.round().max(0.0) as u32)
}
