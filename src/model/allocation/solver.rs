//! Shortest augmenting paths with dual prices, on a sparse network (Dijkstra with potentials; after Jonker and Volgenant
//! 1987, with capacities). Units are put in one by one, each by the cheapest chain of moves: it takes a place, whoever
//! had that moves on, and so on until a place is free, or somebody goes without.
//!
//! Each search begins at its own unit and ends at the first free place, so it sees only a few: a search that begins at
//! all unplaced units at once sees the whole network each time, and is a thousand times slower.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::lots::Lots;
use super::network::Network;
use super::{Allocation, Queue};

const NOBODY: u32 = u32::MAX;

struct Search {
    network: Network,
    /// What going without costs.
    without: i64,
    /// Potentials of givers and takers. Reduced costs (cost + giver's - taker's) are never negative for edges that are
    /// free, never positive for those that are matched.
    giver_at: Vec<i64>,
    taker_at: Vec<i64>,
    /// Of the search under way: distances, and the edge by which each was reached. Valid in this round only.
    round: u32,
    takers: Vec<Reached>,
    givers: Vec<Reached>,
    touched_takers: Vec<u32>,
    touched_givers: Vec<u32>,
    /// Takers as they are, givers counted on from there.
    heap: BinaryHeap<Reverse<(i64, u32)>>,
}

#[derive(Clone, Copy)]
struct Reached {
    distance: i64,
    round: u32,
    /// Its distance is final.
    is_done: bool,
    edge: u32,
    /// A taker's: the giver at the other end of the edge.
    from: u32,
}

/// Where a chain of moves ends.
#[derive(Clone, Copy)]
enum End {
    Taker(u32),
    /// This giver has a unit that goes without.
    Without(u32),
}

pub(super) fn solve(queue: &Queue) -> Allocation {
    // Of equals the one with the lower number is found first: so the lottery hands out the numbers.
    let lots = Lots::draw(queue);
    let drawn = lots.number(queue);
    let place = queue.worth_of_a_place();
    let mut search = Search::new(Network::new(&drawn), place + drawn.best_worth());
    for giver in 0..search.network.givers() as u32 {
        for _ in 0..search.network.supply[giver as usize] {
            search.put_in(giver);
        }
    }
    lots.unnumber(search.allocation(&drawn, place))
}

impl Search {
    fn new(network: Network, without: i64) -> Self {
        let nothing = Reached { distance: 0, round: 0, is_done: false, edge: NOBODY, from: NOBODY };
        Self {
            without,
            giver_at: vec![0; network.givers()],
            taker_at: vec![0; network.takers()],
            round: 0,
            takers: vec![nothing; network.takers()],
            givers: vec![nothing; network.givers()],
            touched_takers: Vec::new(),
            touched_givers: Vec::new(),
            heap: BinaryHeap::new(),
            network,
        }
    }

    fn put_in(&mut self, giver: u32) {
        let (end, length) = self.nearest(giver);
        // Whoever is nearer than the end has become dearer by the difference.
        for at in self.touched_takers.drain(..) {
            let reached = &self.takers[at as usize];
            self.taker_at[at as usize] += (reached.distance - length).min(0);
        }
        for at in self.touched_givers.drain(..) {
            let reached = &self.givers[at as usize];
            self.giver_at[at as usize] += (reached.distance - length).min(0);
        }
        self.move_along(end);
    }

    /// The cheapest end of a chain that begins at a giver, and its length.
    fn nearest(&mut self, giver: u32) -> (End, i64) {
        self.round += 1;
        self.heap.clear();
        let mut end = (End::Without(giver), i64::MAX);
        self.reach_giver(giver, 0, NOBODY);
        self.leave(giver, &mut end);
        while let Some(Reverse((distance, at))) = self.heap.pop() {
            if distance >= end.1 {
                break;
            }
            if let Some(giver) = at.checked_sub(self.takers.len() as u32) {
                let reached = &mut self.givers[giver as usize];
                if !reached.is_done {
                    reached.is_done = true;
                    self.leave(giver, &mut end);
                }
                continue;
            }
            let reached = &mut self.takers[at as usize];
            if std::mem::replace(&mut reached.is_done, true) {
                continue;
            }
            for held in 0..self.network.holders[at as usize].len() {
                let (edge, holder) = self.network.holders[at as usize][held];
                let there = distance - self.reduced(edge as usize, holder);
                if there < end.1 {
                    self.reach_giver(holder, there, edge);
                }
            }
        }
        end
    }

    fn reduced(&self, edge: usize, giver: u32) -> i64 {
        let taker = self.network.taker[edge] as usize;
        self.network.cost[edge] + self.giver_at[giver as usize] - self.taker_at[taker]
    }

    fn reach_giver(&mut self, giver: u32, distance: i64, edge: u32) {
        let reached = &mut self.givers[giver as usize];
        if reached.round != self.round {
            self.touched_givers.push(giver);
        } else if reached.distance <= distance {
            return;
        }
        *reached = Reached { distance, round: self.round, is_done: edge == NOBODY, edge, from: NOBODY };
        if edge != NOBODY {
            self.heap.push(Reverse((distance, self.takers.len() as u32 + giver)));
        }
    }

    /// Looks at all that a giver can take, and at going without.
    fn leave(&mut self, giver: u32, end: &mut (End, i64)) {
        let distance = self.givers[giver as usize].distance;
        let without = distance + self.without + self.giver_at[giver as usize];
        if without < end.1 {
            *end = (End::Without(giver), without);
        }
        let at = self.giver_at[giver as usize];
        for edge in self.network.edges(giver) {
            // Takers' potentials are never above 0, so a way costs at least this; and the edges that follow cost more.
            if distance + self.network.cost[edge] + at >= end.1 {
                break;
            }
            if self.network.is_matched[edge] {
                continue;
            }
            let taker = self.network.taker[edge];
            let there = distance + self.reduced(edge, giver);
            let reached = &mut self.takers[taker as usize];
            // Farther than an end that is known: no way leads over it.
            if there >= end.1 || (reached.round == self.round && reached.distance <= there) {
                continue;
            }
            if reached.round != self.round {
                self.touched_takers.push(taker);
            }
            *reached = Reached {
                distance: there,
                round: self.round,
                is_done: false,
                edge: edge as u32,
                from: giver,
            };
            if self.network.room[taker as usize] > 0 {
                *end = (End::Taker(taker), there);
            } else {
                self.heap.push(Reverse((there, taker)));
            }
        }
    }

    /// Makes the moves, from the end of the chain to its beginning.
    fn move_along(&mut self, end: End) {
        let mut giver = match end {
            End::Without(giver) => giver,
            End::Taker(taker) => {
                self.network.room[taker as usize] -= 1;
                self.take(taker)
            }
        };
        loop {
            let edge = self.givers[giver as usize].edge;
            if edge == NOBODY {
                return;
            }
            self.network.let_go(edge);
            giver = self.take(self.network.taker[edge as usize]);
        }
    }

    fn take(&mut self, taker: u32) -> u32 {
        let Reached { edge, from, .. } = self.takers[taker as usize];
        self.network.hold(edge, from);
        from
    }

    fn allocation(&self, queue: &Queue, place: i64) -> Allocation {
        let network = &self.network;
        let mut slots = vec![None; queue.options.len()];
        for (taker, holders) in network.holders.iter().enumerate() {
            for &(_, giver) in holders {
                let (person, slot) =
                    if network.persons_give { (giver as usize, taker as u32) } else { (taker, giver) };
                slots[person] = Some(slot);
            }
        }
        let prices = match network.persons_give {
            true => self.taker_at.iter().map(|at| -at).collect(),
            false => self.giver_at.iter().map(|at| self.without + at).collect(),
        };
        Allocation { slots, prices, place }
    }
}
