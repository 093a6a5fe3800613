//! Answers a task. The best that seats alone allow (`relaxed`) is mostly an answer already. Where it breaks a rule that
//! seats cannot say, the answers are divided in two: a group comes about or does not; a person is at a slot whose hours are
//! passed or is not. The most promising part is looked at first, so that the first answer that keeps all rules is the best.
//! Exact where that takes few parts; beyond a bound the best found so far is given, and how much better one could be.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::relaxed::{Part, Relaxed, relax};
use super::task::{Answer, Breach, Proof, Task, Worth};

/// Choices that are looked at in all, so that an answer takes seconds at most.
const MOST_WORK: usize = 4_000_000;
/// After so many parts another attempt is made to find a better answer in the most promising.
const ATTEMPT_EVERY: u32 = 32;

/// A part that is still to be looked at, by what it promises.
struct Open {
    order: (Worth, Reverse<u32>),
    part: Part,
    relaxed: Relaxed,
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order
    }
}
impl Eq for Open {}
impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Open {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.order.cmp(&other.order)
    }
}

pub(super) fn solve(task: &Task) -> Answer {
    within(task, Part::default()).expect("an answer in which nobody is placed keeps every rule")
}

/// The best answer in which this person has this slot; none when there is none.
pub(super) fn solve_with(task: &Task, person: u32, slot: u32) -> Option<Answer> {
    within(task, Part { fixed: [(person, slot)].into(), ..Part::default() })
}

fn within(task: &Task, whole: Part) -> Option<Answer> {
    let relaxed = relax(task, &whole)?;
    let mut is_proven = relaxed.is_proven;
    if task.check(&relaxed.slots).is_ok() {
        let proof = if is_proven { Proof::Prices } else { beyond_all(task) };
        return Some(answer(relaxed, proof));
    }
    let mut best = attempt(task, whole.clone());
    let (mut parts, most) = (1, most_parts(task));
    let mut open = BinaryHeap::from([Open { order: (relaxed.worth, Reverse(0)), part: whole, relaxed }]);
    while let Some(Open { part, relaxed, .. }) = open.pop() {
        if best.as_ref().is_some_and(|best| relaxed.worth <= best.worth) {
            break;
        }
        let Err(breach) = task.check(&relaxed.slots) else {
            best = Some(relaxed);
            break;
        };
        if parts >= most {
            let (placed, fit) = relaxed.worth;
            return best.map(|best| answer(best, Proof::Unproven { placed, fit }));
        }
        if parts % ATTEMPT_EVERY == 0 {
            better(&mut best, attempt(task, part.clone()));
        }
        for half in halves(task, &part, &relaxed, breach) {
            let Some(relaxed) = relax(task, &half) else { continue };
            is_proven &= relaxed.is_proven;
            parts += 1;
            if best.as_ref().is_none_or(|best| relaxed.worth > best.worth) {
                open.push(Open { order: (relaxed.worth, Reverse(parts)), part: half, relaxed });
            }
        }
    }
    let proof = if is_proven { Proof::Parts { parts } } else { beyond_all(task) };
    best.map(|best| answer(best, proof))
}

fn answer(relaxed: Relaxed, proof: Proof) -> Answer {
    let Relaxed { slots, prices, place, .. } = relaxed;
    Answer { slots, prices, place, proof }
}

fn better(best: &mut Option<Relaxed>, other: Option<Relaxed>) {
    if let Some(other) = other
        && best.as_ref().is_none_or(|best| other.worth > best.worth)
    {
        *best = Some(other);
    }
}

/// What cannot be passed whatever the prices say.
fn beyond_all(task: &Task) -> Proof {
    let most = task.people.iter().filter_map(|options| options.iter().map(|one| u64::from(one.fit)).max());
    Proof::Unproven { placed: task.people.len() as u32, fit: most.sum() }
}

fn most_parts(task: &Task) -> u32 {
    let choices: usize = task.people.iter().map(Vec::len).sum();
    (MOST_WORK / (choices + task.people.len() + 1)).clamp(60, 4_000) as u32
}

/// The part in two: every answer of the part that keeps the rule is in one of them.
fn halves(task: &Task, part: &Part, relaxed: &Relaxed, breach: Breach) -> Vec<Part> {
    let (mut one, mut other) = (part.clone(), part.clone());
    match breach {
        Breach::TooFew { slot } => {
            one.closed.insert(slot as u32);
            other.open.insert(slot as u32);
        }
        Breach::Hours { slot } => {
            // Whoever takes the most hours decides most.
            let Some((person, _)) = loose(task, part, relaxed, slot as u32)
                .into_iter()
                .max_by_key(|(person, (_, hours))| (*hours, Reverse(*person)))
            else {
                return Vec::new();
            };
            one.barred.insert((person, slot as u32));
            other.fixed.insert(person, slot as u32);
        }
        // Seats and contracts are kept by every relaxed answer.
        _ => return Vec::new(),
    }
    vec![one, other]
}

/// Those at a slot who need not be there, with their fit and their hours.
fn loose(task: &Task, part: &Part, relaxed: &Relaxed, slot: u32) -> Vec<(u32, (u32, u32))> {
    let there = relaxed
        .slots
        .iter()
        .enumerate()
        .filter(|(person, at)| **at == Some(slot) && !part.fixed.contains_key(&(*person as u32)));
    there
        .filter_map(|(person, _)| {
            task.possible(person, slot).map(|one| (person as u32, (one.fit, one.hours)))
        })
        .collect()
}

/// An answer of the part that keeps all rules, found quickly: who fits least goes where hours are passed, and groups that
/// are too small do not come about. Mostly good, seldom the best.
fn attempt(task: &Task, mut part: Part) -> Option<Relaxed> {
    loop {
        let relaxed = relax(task, &part)?;
        let breaches = task.breaches(&relaxed.slots);
        if breaches.is_empty() {
            return Some(relaxed);
        }
        for breach in breaches {
            match breach {
                Breach::TooFew { slot } => {
                    part.closed.insert(slot as u32);
                }
                Breach::Hours { slot } => bar_the_least_fitting(task, &mut part, &relaxed, slot as u32),
                _ => return None,
            }
        }
    }
}

fn bar_the_least_fitting(task: &Task, part: &mut Part, relaxed: &Relaxed, slot: u32) {
    let fixed = part.fixed.iter().filter(|(_, at)| **at == slot);
    let held: u32 =
        fixed.filter_map(|(person, _)| task.possible(*person as usize, slot)).map(|one| one.hours).sum();
    let mut left = task.slots[slot as usize].hours.saturating_sub(held);
    let mut there = loose(task, part, relaxed, slot);
    there.sort_by_key(|(person, (fit, hours))| (Reverse(*fit), *hours, *person));
    for (person, (_, hours)) in there {
        match left.checked_sub(hours) {
            Some(rest) => left = rest,
            None => {
                part.barred.insert((person, slot));
            }
        }
    }
}
