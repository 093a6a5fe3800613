//! Persons and slots as a network of givers and takers, in flat arrays. One side is put in unit by unit: whichever has
//! fewer units, for then there is always a free one near on the other side.

use super::Queue;

/// The network, and what is matched in it.
pub(super) struct Network {
    /// Units of each giver that are to be put in.
    pub supply: Vec<u32>,
    /// Units that each taker still can take.
    pub room: Vec<u32>,
    /// Where each giver's edges begin; one more than there are givers.
    begin: Vec<u32>,
    /// The cheapest first: a search stops where the rest is too dear.
    pub taker: Vec<u32>,
    /// What an edge costs: what it lacks to the worth of a place with the best fit.
    pub cost: Vec<i64>,
    pub is_matched: Vec<bool>,
    /// By taker: the matched edges and their givers.
    pub holders: Vec<Vec<(u32, u32)>>,
    /// Persons are the givers.
    pub persons_give: bool,
}

impl Network {
    pub fn new(queue: &Queue) -> Self {
        let seats: u64 = queue.seats.iter().map(|seats| u64::from(*seats)).sum();
        let persons_give = queue.options.len() as u64 <= seats;
        let best = queue.best_worth();
        let (givers, takers) = match persons_give {
            true => (queue.options.len(), queue.seats.len()),
            false => (queue.seats.len(), queue.options.len()),
        };
        // giver, taker, cost: sorted by giver below, in two passes over the queue.
        let edges = || {
            queue.options.iter().enumerate().flat_map(move |(person, options)| {
                options.iter().map(move |choice| {
                    let (person, cost) = (person as u32, best - queue.worth(person, choice));
                    if persons_give { (person, choice.slot, cost) } else { (choice.slot, person, cost) }
                })
            })
        };
        let mut begin = vec![0_u32; givers + 1];
        edges().for_each(|(giver, ..)| begin[giver as usize + 1] += 1);
        (0..givers).for_each(|giver| begin[giver + 1] += begin[giver]);
        let count = begin[givers] as usize;
        let (mut taker, mut cost) = (vec![0; count], vec![0; count]);
        let mut next = begin.clone();
        for (giver, to, costs) in edges() {
            let at = next[giver as usize] as usize;
            next[giver as usize] += 1;
            (taker[at], cost[at]) = (to, costs);
        }
        sort(&begin, &mut taker, &mut cost);
        let persons = vec![1; queue.options.len()];
        let (supply, room) = match persons_give {
            true => (persons, queue.seats.clone()),
            false => (queue.seats.clone(), persons),
        };
        Self {
            supply,
            room,
            begin,
            taker,
            cost,
            is_matched: vec![false; count],
            holders: vec![Vec::new(); takers],
            persons_give,
        }
    }

    pub fn edges(&self, giver: u32) -> std::ops::Range<usize> {
        self.begin[giver as usize] as usize..self.begin[giver as usize + 1] as usize
    }

    pub fn givers(&self) -> usize {
        self.supply.len()
    }

    pub fn takers(&self) -> usize {
        self.room.len()
    }

    pub fn hold(&mut self, edge: u32, giver: u32) {
        self.is_matched[edge as usize] = true;
        self.holders[self.taker[edge as usize] as usize].push((edge, giver));
    }

    pub fn let_go(&mut self, edge: u32) {
        self.is_matched[edge as usize] = false;
        self.holders[self.taker[edge as usize] as usize].retain(|(held, _)| *held != edge);
    }
}

/// Each giver's edges by cost.
fn sort(begin: &[u32], taker: &mut [u32], cost: &mut [i64]) {
    let mut edges: Vec<(i64, u32)> = Vec::new();
    for range in begin.windows(2).map(|ends| ends[0] as usize..ends[1] as usize) {
        edges.clear();
        edges.extend(range.clone().map(|at| (cost[at], taker[at])));
        edges.sort_unstable();
        for (at, edge) in range.zip(&edges) {
            (cost[at], taker[at]) = *edge;
        }
    }
}
