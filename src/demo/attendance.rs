//! The registers: each provider writes down once a week who was there, for how long, and who was away and why.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::days::{is_workday, monday, plus};
use super::dice::{Dice, For};
use crate::model::attendance::{Entry, Worked};
use crate::model::codes::AttendanceStatus;
use crate::model::placement::PlacementId;

/// Somebody who comes to work.
struct Worker {
    from: NaiveDate,
    to: NaiveDate,
    /// Away from the day after the first to the day before the second; open until resumed.
    pause: Option<(NaiveDate, Option<NaiveDate>)>,
    /// By weekday, from Monday: minutes.
    week: [i64; 5],
    /// Every day up to this has been written down.
    written_to: NaiveDate,
}

pub struct Attendances {
    seed: u64,
    /// By provider, then by placement.
    workers: Vec<BTreeMap<PlacementId, Worker>>,
    provider_of: BTreeMap<PlacementId, usize>,
}

impl Attendances {
    pub fn new(seed: u64, providers: usize) -> Self {
        let workers = (0..providers).map(|_| BTreeMap::new()).collect();
        Self { seed, workers, provider_of: BTreeMap::new() }
    }

    pub fn start(&mut self, id: PlacementId, provider: usize, on: NaiveDate, to: NaiveDate, hours: i64) {
        let mut dice = self.dice(id, 0);
        let worker =
            Worker { from: on, to, pause: None, week: week(&mut dice, hours), written_to: plus(on, -1) };
        self.workers[provider].insert(id, worker);
        self.provider_of.insert(id, provider);
    }

    pub fn pause(&mut self, id: PlacementId, on: NaiveDate) {
        self.change(id, |worker| worker.pause = Some((on, None)));
    }

    pub fn resume(&mut self, id: PlacementId, on: NaiveDate) {
        self.change(id, |worker| worker.pause = worker.pause.map(|(from, _)| (from, Some(on))));
    }

    pub fn extend(&mut self, id: PlacementId, to: NaiveDate) {
        self.change(id, |worker| worker.to = to);
    }

    pub fn end(&mut self, id: PlacementId, on: NaiveDate) {
        self.change(id, |worker| worker.to = on);
    }

    fn change(&mut self, id: PlacementId, how: impl FnOnce(&mut Worker)) {
        let provider = self.provider_of.get(&id).copied();
        if let Some(worker) = provider.and_then(|provider| self.workers[provider].get_mut(&id)) {
            how(worker);
        }
    }

    /// What the providers whose turn it is write down: the week before, or on a Friday the week itself.
    pub fn due(&mut self, day: NaiveDate) -> Vec<(usize, Vec<Entry>)> {
        let turn = day.weekday().num_days_from_monday() as usize;
        let last = if turn == 4 { day } else { plus(monday(day), -1) };
        // The main provider's turn is Tuesday: there is always something left to write.
        (0..self.workers.len())
            .filter(|provider| (provider + 1) % 5 == turn)
            .map(|provider| (provider, self.entries(provider, last)))
            .filter(|(_, entries)| !entries.is_empty())
            .collect()
    }

    /// What is to be written up to a day. Whoever has left and is written to the end is forgotten.
    fn entries(&mut self, provider: usize, last: NaiveDate) -> Vec<Entry> {
        let mut entries = Vec::new();
        let seed = self.seed;
        for (id, worker) in &mut self.workers[provider] {
            let mut dice = Dice::new(seed ^ last.num_days_from_ce() as u64, For::Attendance, id.0 as usize);
            for day in plus(worker.written_to, 1).iter_days().take_while(|day| *day <= last.min(worker.to)) {
                if let Some(worked) = worker.works(day, &mut dice) {
                    entries.push(Entry { placement_id: *id, day, worked, seen: None });
                }
            }
            worker.written_to = worker.written_to.max(last);
        }
        let gone: Vec<PlacementId> = self.workers[provider]
            .iter()
            .filter(|(_, worker)| plus(worker.to, 21) < worker.written_to)
            .map(|(id, _)| *id)
            .collect();
        for id in gone {
            self.workers[provider].remove(&id);
            self.provider_of.remove(&id);
        }
        entries
    }

    fn dice(&self, id: PlacementId, turn: u64) -> Dice {
        Dice::new(self.seed ^ turn, For::Attendance, id.0 as usize)
    }
}

impl Worker {
    /// What is written of a day; nothing when the person was not expected.
    fn works(&self, day: NaiveDate, dice: &mut Dice) -> Option<Worked> {
        let weekday = day.weekday().num_days_from_monday() as usize;
        let minutes = *self.week.get(weekday)?;
        let away = self.pause.is_some_and(|(from, to)| day > from && to.is_none_or(|to| day < to));
        if minutes == 0 || away || day < self.from || !is_workday(day) {
            return None;
        }
        Some(match dice.between(1, 100) {
            1..=88 => Worked::attended(minutes),
            89..=92 => Worked::attended((minutes / 2).max(30)),
            93..=97 => Worked::away(AttendanceStatus::Sick),
            98..=99 => Worked::away(AttendanceStatus::Excused),
            _ => Worked::away(AttendanceStatus::Absent),
        })
    }
}

/// The hours of a week spread over as many days as suit them, in quarters.
fn week(dice: &mut Dice, hours: i64) -> [i64; 5] {
    let days = match hours {
        ..=8 => 2,
        9..=15 => 3,
        16..=24 => 4,
        _ => 5,
    };
    let minutes = hours * 60 / days / 15 * 15;
    let mut week = [0; 5];
    let first = dice.below(5);
    for turn in 0..days as usize {
        // Every second day first: nobody wants three days in a row to begin with.
        week[(first + [0, 2, 4, 1, 3][turn]) % 5] = minutes;
    }
    week
}
