//! A part of all answers to a task, and the best that seats alone allow in it. Hours become seats: no more people than
//! the smallest of the wanted hours have room for. A contract's cap becomes stand-ins that take the seats it cannot pay for.
//! A group that must come about has seats that are filled before all others. What is found is never worse than the best
//! real answer of the part; its prices prove it. Where hours are what a contract pays for, it has room for no more people
//! than the smallest of their costs allow.

use std::collections::{BTreeMap, BTreeSet};

use super::certificate;
use super::task::{Purse, Task, Worth};
use super::{Allocation, Choice, Must, Queue};

/// Which answers: decisions by slot and by person.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Nobody comes here.
    pub closed: BTreeSet<u32>,
    /// Here a group comes about.
    pub open: BTreeSet<u32>,
    /// This person not here (person, slot).
    pub barred: BTreeSet<(u32, u32)>,
    /// This person here.
    pub fixed: BTreeMap<u32, u32>,
}

pub(super) struct Relaxed {
    pub slots: Vec<Option<u32>>,
    pub worth: Worth,
    pub prices: Vec<i64>,
    pub place: i64,
    /// Its prices prove that nothing in the part is better.
    pub is_proven: bool,
}

/// The part as seats and choices.
struct Seating<'a> {
    task: &'a Task,
    part: &'a Part,
    queue: Queue,
    /// Slots whose group must come about, in the order of their extra seats.
    groups: Vec<u32>,
}

/// None: no answer is in the part.
pub(super) fn relax(task: &Task, part: &Part) -> Option<Relaxed> {
    Seating::of(task, part)?.solve()
}

/// Whether these prices prove that nothing is better than this answer to the whole task. Asks no search.
pub(super) fn is_proven_by(task: &Task, slots: &[Option<u32>], prices: &[i64], place: i64) -> bool {
    let part = Part::default();
    let Some(seating) = Seating::of(task, &part) else { return false };
    if slots.len() != task.people.len() || prices.len() != task.slots.len() {
        return false;
    }
    let mut left = seating.queue.seats.clone();
    let mut all = slots.to_vec();
    for slot in slots.iter().flatten() {
        match left.get_mut(*slot as usize) {
            Some(seats) if *seats > 0 => *seats -= 1,
            _ => return false,
        }
    }
    // The stand-ins take whichever seats are left: each is worth the same to them.
    for stand_in in &seating.queue.options[slots.len()..] {
        let free = stand_in.iter().find(|choice| left[choice.slot as usize] > 0).map(|choice| choice.slot);
        free.into_iter().for_each(|slot| left[slot as usize] -= 1);
        all.push(free);
    }
    let claimed = Allocation { slots: all, prices: prices.to_vec(), place };
    certificate::verify(&seating.queue, &claimed).is_ok()
}

impl<'a> Seating<'a> {
    fn of(task: &'a Task, part: &'a Part) -> Option<Self> {
        let mut left: Vec<(u32, u32)> = task.slots.iter().map(|room| (room.seats, room.hours)).collect();
        let mut pays = task.contracts.clone();
        let cost = |person: u32, slot: u32| task.possible(person as usize, slot).map_or(0, |one| one.cost);
        let mut needs = vec![0_u32; task.slots.len()];
        part.open.iter().for_each(|slot| needs[*slot as usize] = task.slots[*slot as usize].least);
        for (&person, &slot) in &part.fixed {
            let possible = task.possible(person as usize, slot)?;
            let (at, room) = (slot as usize, &task.slots[slot as usize]);
            left[at] = (left[at].0.checked_sub(1)?, left[at].1.checked_sub(possible.hours)?);
            needs[at] = needs[at].saturating_sub(1);
            if let Some(contract) = room.contract {
                let Purse { people, money } = &mut pays[contract as usize];
                *people = people.checked_sub(1)?;
                if let Some(left) = money {
                    *left = left.checked_sub(cost(person, slot))?;
                }
            }
            if part.closed.contains(&slot) {
                return None;
            }
        }
        part.closed.iter().for_each(|slot| left[*slot as usize].0 = 0);
        let (options, mut seats) = choices(task, part, &left, &pays);
        let pays = people_paid(task, &options, &pays);
        for (slot, room) in task.slots.iter().enumerate() {
            let paid = room.contract.map_or(u32::MAX, |contract| pays[contract as usize]);
            seats[slot] = seats[slot].min(paid);
            if needs[slot] > seats[slot] {
                return None;
            }
        }
        let mut seating = Self {
            task,
            part,
            queue: Queue { seats, options, seed: task.seed, must: Must::default() },
            groups: vec![],
        };
        seating.set_groups_apart(&needs);
        seating.put_stand_ins(&pays, &needs)?;
        seating.weigh();
        Some(seating)
    }

    /// Some seats of a group become a slot of their own.
    fn set_groups_apart(&mut self, needs: &[u32]) {
        for (slot, need) in needs.iter().enumerate().filter(|(_, need)| **need > 0) {
            let apart = self.queue.seats.len() as u32;
            self.queue.seats[slot] -= need;
            self.queue.seats.push(*need);
            self.groups.push(slot as u32);
            for options in &mut self.queue.options {
                let here = options.iter().find(|choice| choice.slot == slot as u32).copied();
                options.extend(here.map(|choice| Choice { slot: apart, ..choice }));
            }
        }
    }

    /// None: the groups that must come about cost more than a contract has.
    fn put_stand_ins(&mut self, pays: &[u32], needs: &[u32]) -> Option<()> {
        for (contract, pays) in pays.iter().enumerate() {
            let slots = self.task.slots.iter().enumerate();
            let own: Vec<usize> = slots
                .filter(|(_, room)| room.contract == Some(contract as u32))
                .map(|(slot, _)| slot)
                .collect();
            let pays = pays.checked_sub(own.iter().map(|slot| needs[*slot]).sum::<u32>())?;
            let free: u32 = own.iter().map(|slot| self.queue.seats[*slot]).sum();
            let open = own.iter().filter(|slot| self.queue.seats[**slot] > 0);
            let choices: Vec<Choice> = open.map(|slot| Choice { slot: *slot as u32, fit: 0 }).collect();
            for _ in pays..free {
                self.queue.options.push(choices.clone());
            }
        }
        Some(())
    }

    /// Stand-ins and groups come before everything else: more than all that could be gained without them.
    fn weigh(&mut self) {
        let (slots, people) = (self.task.slots.len(), self.task.people.len());
        let queue = &self.queue;
        if queue.seats.len() == slots && queue.options.len() == people {
            return;
        }
        let most =
            queue.seats.iter().map(|seats| i64::from(*seats)).sum::<i64>().min(queue.options.len() as i64);
        let heavy = (queue.worth_of_a_place() + queue.best_worth() + 1) * (most + 1);
        let after = |light: usize, all: usize| {
            (0..all).map(|at| if at < light { 0 } else { heavy }).collect::<Vec<i64>>()
        };
        self.queue.must =
            Must { persons: after(people, queue.options.len()), slots: after(slots, queue.seats.len()) };
    }

    fn solve(self) -> Option<Relaxed> {
        let found = self.queue.allocate();
        let (slots, people) = (self.task.slots.len(), self.task.people.len());
        let mut missing = self.queue.seats[slots..].to_vec();
        for slot in found.slots.iter().flatten().filter(|slot| **slot as usize >= slots) {
            missing[*slot as usize - slots] -= 1;
        }
        if missing.iter().any(|seats| *seats > 0) || found.slots[people..].iter().any(Option::is_none) {
            return None;
        }
        let is_proven = certificate::verify(&self.queue, &found).is_ok();
        let real = |slot: u32| self.groups.get((slot as usize).wrapping_sub(slots)).copied().unwrap_or(slot);
        let mut answer: Vec<Option<u32>> = found.slots[..people].iter().map(|slot| slot.map(real)).collect();
        for (&person, &slot) in &self.part.fixed {
            answer[person as usize] = Some(slot);
        }
        let worth = self.task.worth(&answer);
        let prices = found.prices[..slots].to_vec();
        Some(Relaxed { slots: answer, worth, prices, place: found.place, is_proven })
    }
}

/// What each person may choose in the part, and how many each slot has room for at the most.
fn choices(task: &Task, part: &Part, left: &[(u32, u32)], pays: &[Purse]) -> (Vec<Vec<Choice>>, Vec<u32>) {
    let mut asked: Vec<Vec<u32>> = vec![Vec::new(); left.len()];
    let mut options = vec![Vec::new(); task.people.len()];
    for (person, possibles) in task.people.iter().enumerate() {
        if part.fixed.contains_key(&(person as u32)) {
            continue;
        }
        for possible in possibles {
            let (seats, hours) = left[possible.slot as usize];
            let is_barred = part.barred.contains(&(person as u32, possible.slot));
            let contract = task.slots[possible.slot as usize].contract;
            let money = contract.and_then(|contract| pays[contract as usize].money);
            let is_paid = money.is_none_or(|left| possible.cost <= left);
            if seats > 0 && possible.hours <= hours && is_paid && !is_barred {
                options[person].push(Choice { slot: possible.slot, fit: possible.fit });
                asked[possible.slot as usize].push(possible.hours);
            }
        }
    }
    let seats = asked.iter_mut().zip(left).map(|(asked, (seats, hours))| {
        asked.sort_unstable();
        let mut sum = 0;
        let fitting = asked.iter().take_while(|asked| {
            sum += **asked;
            sum <= *hours
        });
        (fitting.count() as u32).min(*seats)
    });
    (options, seats.collect())
}

/// How many people each contract pays for at the most: of those who may come, the cheapest.
fn people_paid(task: &Task, options: &[Vec<Choice>], pays: &[Purse]) -> Vec<u32> {
    let most = |(contract, purse): (usize, &Purse)| {
        let Some(mut left) = purse.money else { return purse.people };
        let own = |choice: &&Choice| task.slots[choice.slot as usize].contract == Some(contract as u32);
        let cost = |(person, choices): (usize, &Vec<Choice>)| {
            let costs = choices.iter().filter(own).filter_map(|one| task.possible(person, one.slot));
            costs.map(|one| one.cost).min()
        };
        let mut costs: Vec<u64> = options.iter().enumerate().filter_map(cost).collect();
        costs.sort_unstable();
        let paid = costs.into_iter().take_while(|cost| match left.checked_sub(*cost) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        });
        (paid.count() as u32).min(purse.people)
    };
    pays.iter().enumerate().map(most).collect()
}
