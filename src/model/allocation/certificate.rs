//! Whether an allocation is the best there is, checked without knowing how it was found.
//!
//! Weak duality: whatever the prices of the seats, nobody can do better than every seat's price together with what each
//! person would gain most at those prices. An allocation that reaches that bound cannot be beaten.

use super::{Allocation, Queue};

/// Why an allocation is not proven.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    #[error("it is about other persons or slots")]
    OtherQueue,
    #[error("person {0} has a slot that is not among the options")]
    NoOption(usize),
    #[error("slot {0} has more persons than seats")]
    Overfull(usize),
    #[error("the price of slot {0} is negative")]
    NegativePrice(usize),
    #[error("a better one may exist: this is worth {value}, the bound is {bound}")]
    NotBest { value: i128, bound: i128 },
}

/// Checks that `allocation` keeps to the queue's rules and that no other places more, or as many with a greater fit.
pub fn verify(queue: &Queue, allocation: &Allocation) -> Result<(), Flaw> {
    let same = allocation.slots.len() == queue.options.len() && allocation.prices.len() == queue.seats.len();
    // A place must be worth what the queue says, or an allocation with fewer places could pass for the best.
    if !same || allocation.place != queue.worth_of_a_place() {
        return Err(Flaw::OtherQueue);
    }
    if let Some(slot) = allocation.prices.iter().position(|price| *price < 0) {
        return Err(Flaw::NegativePrice(slot));
    }
    let place = i128::from(allocation.place);
    let mut taken = vec![0_u32; queue.seats.len()];
    let (mut value, mut bound) = (0_i128, 0_i128);
    for (person, options) in queue.options.iter().enumerate() {
        if let Some(slot) = allocation.slots[person] {
            let choice = options.iter().find(|choice| choice.slot == slot).ok_or(Flaw::NoOption(person))?;
            taken[slot as usize] += 1;
            value += place + i128::from(queue.worth(person, choice));
        }
        let gains = options.iter().map(|choice| {
            place + i128::from(queue.worth(person, choice))
                - i128::from(allocation.prices[choice.slot as usize])
        });
        bound += gains.max().unwrap_or(0).max(0);
    }
    if let Some(slot) = (0..taken.len()).find(|slot| taken[*slot] > queue.seats[*slot]) {
        return Err(Flaw::Overfull(slot));
    }
    let seats = queue.seats.iter().zip(&allocation.prices);
    bound += seats.map(|(seats, price)| i128::from(*seats) * i128::from(*price)).sum::<i128>();
    if value == bound { Ok(()) } else { Err(Flaw::NotBest { value, bound }) }
}
