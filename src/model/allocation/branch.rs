//! Answers a task. The best that seats alone allow (`relaxed`) is mostly an answer already. Where it breaks a rule that
//! seats cannot say, the answers are divided in two: a group comes about or does not; a person is at a slot whose hours or
//! whose contract's money are passed or is not. The most promising part is looked at first, so that the first answer that keeps all rules is the best.
//! Exact where that takes few parts; beyond a bound the best found so far is given, and how much better one could be.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::relaxed::{Part, Relaxed, relax};
use super::task::{Answer, Breach, Possible, Proof, Task, Worth};

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
            let there = loose(task, part, relaxed, |at| at == slot as u32);
            let Some(decides) = there.into_iter().max_by_key(|one| (one.hours, Reverse(one.person))) else {
                return Vec::new();
            };
            one.barred.insert((decides.person, decides.slot));
            other.fixed.insert(decides.person, decides.slot);
        }
        Breach::Money { contract } => {
            let there = loose(task, part, relaxed, |at| is_under(task, at, contract));
            let Some(decides) = there.into_iter().max_by_key(|one| (one.cost, Reverse(one.person))) else {
                return Vec::new();
            };
            one.barred.insert((decides.person, decides.slot));
            other.fixed.insert(decides.person, decides.slot);
        }
        // Seats, and the people that contracts pay for, are kept by every relaxed answer.
        _ => return Vec::new(),
    }
    vec![one, other]
}

/// Somebody at a slot who need not be there.
struct Loose {
    person: u32,
    slot: u32,
    fit: u32,
    hours: u32,
    /// Öre.
    cost: u64,
}

fn is_under(task: &Task, slot: u32, contract: usize) -> bool {
    task.slots[slot as usize].contract == Some(contract as u32)
}

/// Those at these slots who need not be there.
fn loose(task: &Task, part: &Part, relaxed: &Relaxed, here: impl Fn(u32) -> bool) -> Vec<Loose> {
    let people = relaxed.slots.iter().enumerate();
    let there = people.filter_map(|(person, slot)| Some((person, slot.filter(|slot| here(*slot))?)));
    let loose = there.filter(|(person, _)| !part.fixed.contains_key(&(*person as u32)));
    loose
        .filter_map(|(person, slot)| {
            let one = task.possible(person, slot)?;
            Some(Loose { person: person as u32, slot, fit: one.fit, hours: one.hours, cost: one.cost })
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
                Breach::Hours { slot } => {
                    let left = u64::from(task.slots[slot].hours);
                    bar_the_least_fitting(
                        task,
                        &mut part,
                        &relaxed,
                        left,
                        |at| at == slot as u32,
                        |one| u64::from(one.hours),
                    );
                }
                Breach::Money { contract } => {
                    let left = task.contracts[contract].money.unwrap_or(u64::MAX);
                    let under = |at| is_under(task, at, contract);
                    bar_the_least_fitting(task, &mut part, &relaxed, left, under, |one| one.cost);
                }
                _ => return None,
            }
        }
    }
}

/// Of those at these slots the best fitting stay, as far as what they take (`takes`: hours, or money) is left.
fn bar_the_least_fitting(
    task: &Task,
    part: &mut Part,
    relaxed: &Relaxed,
    mut left: u64,
    here: impl Fn(u32) -> bool,
    takes: impl Fn(&Possible) -> u64,
) {
    for (person, slot) in part.fixed.iter().filter(|(_, slot)| here(**slot)) {
        left = left.saturating_sub(task.possible(*person as usize, *slot).map_or(0, &takes));
    }
    let mut there = loose(task, part, relaxed, here);
    let taken = |one: &Loose| task.possible(one.person as usize, one.slot).map_or(0, &takes);
    there.sort_by_key(|one| (Reverse(one.fit), taken(one), one.person));
    for one in there {
        match left.checked_sub(taken(&one)) {
            Some(rest) => left = rest,
            None => {
                part.barred.insert((one.person, one.slot));
            }
        }
    }
}
