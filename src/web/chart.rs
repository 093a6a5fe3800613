//! Pictures of numbers: where each bar, line and tick stands. Pure; the macros in templates/macros/chart.html draw them
//! as SVG with a title and the numbers in a table.
//!
//! Positions are in the units of the drawing's `viewBox`, rounded to a tenth. Colour comes from classes (assets/chart.css).

mod capacity;
mod fan;
mod line;
mod week;

pub use capacity::{CapacityPicture, CapacityRow};
pub use fan::Fan;
pub use line::{Line, LineChart, Shape};
pub use week::{Seats, WeekBoard, WeekRow};

use super::frame::Tone;

/// One part of a [`Stack`]: "used", "committed", "left".
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub name: String,
    /// The number as people read it: "4 200 kr".
    pub shown: String,
    pub value: i64,
    /// Which of the patterns and colours: used, committed, left, other.
    pub class: &'static str,
    pub x: f64,
    pub width: f64,
}

/// A bar of parts against a cap: a contract's place-months or money. 100 units wide.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    pub parts: Vec<Part>,
    /// Where the cap stands; 100 unless the parts go past it.
    pub cap: f64,
    pub over: bool,
}

impl Stack {
    /// `parts` are (class, name, value, the value as shown); what is left up to `cap` is for the caller to name.
    pub fn new(cap: i64, parts: impl IntoIterator<Item = (&'static str, String, i64, String)>) -> Self {
        let parts: Vec<_> =
            parts.into_iter().map(|(class, name, value, shown)| (class, name, value.max(0), shown)).collect();
        let total: i64 = parts.iter().map(|(_, _, value, _)| value).sum();
        let whole = total.max(cap).max(1);
        let mut so_far = 0;
        let parts = parts
            .into_iter()
            .map(|(class, name, value, shown)| {
                let x = share(so_far, whole);
                so_far += value;
                Part { name, shown, value, class, x, width: tenth(share(so_far, whole) - x) }
            })
            .collect();
        Self { parts, cap: share(cap, whole), over: total > cap }
    }
}

/// One row of [`Bars`].
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub name: String,
    pub shown: String,
    pub width: f64,
    pub tone: Tone,
}

/// Horizontal bars under each other, the longest 100 units wide (or `whole`, when that is more).
#[derive(Clone, Debug, PartialEq)]
pub struct Bars(pub Vec<Bar>);

impl Bars {
    pub fn new(whole: i64, rows: impl IntoIterator<Item = (String, i64, String)>) -> Self {
        let rows: Vec<_> = rows.into_iter().collect();
        let longest = rows.iter().map(|(_, value, _)| *value).max().unwrap_or(0).max(whole).max(1);
        let bar = |(name, value, shown): (String, i64, String)| Bar {
            name,
            shown,
            width: share(value.max(0), longest),
            tone: Tone::Calm,
        };
        Self(rows.into_iter().map(bar).collect())
    }
}

/// How far a count has come towards a goal, and where it should be by now.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// 0 to 100.
    pub done: f64,
    /// Where an even pace would be by now, 0 to 100.
    pub expected: Option<f64>,
}

impl Progress {
    pub fn new(done: i64, goal: i64, expected_percent: Option<i64>) -> Self {
        Self {
            done: share(done.clamp(0, goal.max(0)), goal.max(1)),
            expected: expected_percent.map(|percent| percent.clamp(0, 100) as f64),
        }
    }
}

/// A line without axes, as large as a word: 100 × 24 units.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    pub points: String,
    /// The last point, which gets a dot.
    pub end: (f64, f64),
}

impl Spark {
    /// Nothing when there are fewer than two values.
    pub fn new(values: &[i64]) -> Option<Self> {
        let (least, most) = (*values.iter().min()?, *values.iter().max()?);
        if values.len() < 2 {
            return None;
        }
        let at = |(place, value): (usize, &i64)| {
            let x = 2.0 + 96.0 * place as f64 / (values.len() - 1) as f64;
            // A level series lies in the middle.
            let height = if most == least { 0.5 } else { (value - least) as f64 / (most - least) as f64 };
            (tenth(x), tenth(21.0 - 18.0 * height))
        };
        let points: Vec<(f64, f64)> = values.iter().enumerate().map(at).collect();
        Some(Self { points: joined(&points), end: *points.last()? })
    }
}

/// `value` of `whole`, as a percent with one decimal.
fn share(value: i64, whole: i64) -> f64 {
    tenth(value as f64 * 100.0 / whole as f64)
}

fn tenth(position: f64) -> f64 {
    (position * 10.0).round() / 10.0
}

fn joined(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(class: &'static str, value: i64) -> (&'static str, String, i64, String) {
        (class, class.to_owned(), value, value.to_string())
    }

    #[test]
    fn parts_stand_side_by_side_below_the_cap() {
        let stack = Stack::new(400, [part("used", 100), part("committed", 50)]);
        let placed: Vec<(f64, f64)> = stack.parts.iter().map(|part| (part.x, part.width)).collect();
        assert_eq!(placed, [(0.0, 25.0), (25.0, 12.5)]);
        assert_eq!((stack.cap, stack.over), (100.0, false));
    }

    #[test]
    fn parts_past_the_cap_show_where_it_was() {
        let stack = Stack::new(100, [part("used", 100), part("committed", 100)]);
        assert_eq!((stack.cap, stack.over), (50.0, true));
        assert_eq!(stack.parts[1].x + stack.parts[1].width, 100.0);
    }

    #[test]
    fn nothing_of_nothing_is_an_empty_bar() {
        let stack = Stack::new(0, [part("used", 0), part("committed", -3)]);
        assert!(stack.parts.iter().all(|part| part.width == 0.0));
        assert_eq!(Bars::new(0, []).0, []);
        assert_eq!(Progress::new(3, 0, None).done, 0.0);
    }

    #[test]
    fn the_longest_bar_fills_the_width() {
        let bars = Bars::new(0, [("a".to_owned(), 30, String::new()), ("b".to_owned(), 60, String::new())]);
        assert_eq!(bars.0.iter().map(|bar| bar.width).collect::<Vec<_>>(), [50.0, 100.0]);
    }

    #[test]
    fn progress_never_leaves_its_track() {
        assert_eq!(Progress::new(301, 300, Some(88)), Progress { done: 100.0, expected: Some(88.0) });
        assert_eq!(Progress::new(-1, 300, Some(120)), Progress { done: 0.0, expected: Some(100.0) });
    }

    #[test]
    fn a_spark_uses_the_whole_height_and_a_level_one_the_middle() {
        let spark = Spark::new(&[0, 5, 10]).expect("three values");
        assert_eq!(spark.points, "2,21 50,12 98,3");
        assert_eq!(Spark::new(&[4, 4]).expect("two values").points, "2,12 98,12");
        assert_eq!(Spark::new(&[4]), None);
    }
}
