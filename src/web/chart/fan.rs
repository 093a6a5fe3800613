//! What is expected week by week, each with the interval in which it should lie: a mark on a bar.

use super::line::{Tick, nice_step};
use super::tenth;

const LEFT: f64 = 48.0;
const RIGHT: f64 = 588.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 224.0;

/// One week as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoke {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// Where the mark of the expected value stands.
    pub mark: f64,
    pub mark_end: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    pub spokes: Vec<Spoke>,
    pub across: Vec<Tick>,
    pub up: Vec<Tick>,
}

impl Fan {
    /// `weeks` are name, low, expected and high; `shown` writes a value of the axis.
    pub fn new(weeks: &[(String, i64, i64, i64)], shown: impl Fn(i64) -> String, least_step: i64) -> Self {
        let highest = weeks.iter().map(|(.., high)| *high).max().unwrap_or(0).max(least_step);
        let step = nice_step(highest, 5).max(least_step);
        let top = (highest + step - 1) / step * step;
        let each = (RIGHT - LEFT) / weeks.len().max(1) as f64;
        let y = |value: i64| tenth(BOTTOM - (BOTTOM - TOP) * value.max(0) as f64 / top as f64);
        let every = weeks.len().div_ceil(8).max(1);
        let spoke = |(at, (_, low, mean, high)): (usize, &(String, i64, i64, i64))| {
            let x = LEFT + each * at as f64;
            let (low, high) = (y(*low), y(*high));
            Spoke {
                x: tenth(x + each * 0.2),
                y: high,
                width: tenth(each * 0.6),
                height: tenth((low - high).max(2.0)),
                mark: y(*mean),
                mark_end: tenth(x + each * 0.8),
            }
        };
        let tick = |(at, (name, ..)): (usize, &(String, i64, i64, i64))| Tick {
            at: tenth(LEFT + each * (at as f64 + 0.5)),
            text: name.clone(),
            minor: !(at / every).is_multiple_of(2),
        };
        Self {
            spokes: weeks.iter().enumerate().map(spoke).collect(),
            across: weeks.iter().enumerate().step_by(every).map(tick).collect(),
            up: (0..=top / step)
                .map(|n| Tick { at: y(n * step), text: shown(n * step), minor: false })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_goes_from_low_to_high_with_the_mark_between() {
        let weeks = [("v. 1".to_owned(), 0, 15, 30), ("v. 2".to_owned(), 10, 10, 10)];
        let fan = Fan::new(&weeks, |value| (value / 10).to_string(), 10);
        assert_eq!(fan.up.len(), 4);
        let spoke = &fan.spokes[0];
        assert_eq!((spoke.y, spoke.y + spoke.height, spoke.mark), (TOP, BOTTOM, 120.0));
        assert!(fan.spokes[1].height >= 2.0, "nothing vanishes");
        assert!(Fan::new(&[], |value| value.to_string(), 10).spokes.is_empty());
    }
}
