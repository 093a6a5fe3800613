//! Lines over time with an axis: a burn-up against a target or a cap.

use super::{joined, tenth};

/// The drawing: 600 × 260 units, the lines in the part that the axes leave.
const LEFT: f64 = 64.0;
const RIGHT: f64 = 588.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 224.0;

/// What a line means, which is how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// What has happened: a thick line over a filled area.
    Actual,
    /// What was planned: a dashed line.
    Target,
    /// What is agreed: a dotted line.
    Projected,
    /// Where it is going: a line of long dashes.
    Expected,
    /// The edge of what may well be: a thin line.
    Range,
}

impl Shape {
    pub const fn class(self) -> &'static str {
        match self {
            Shape::Actual => "actual",
            Shape::Target => "target",
            Shape::Projected => "projected",
            Shape::Expected => "expected",
            Shape::Range => "edge",
        }
    }
}

/// One line: a value, or none, for each of the chart's labels.
#[derive(Clone, Debug)]
pub struct Line {
    pub name: String,
    pub shape: Shape,
    pub values: Vec<Option<i64>>,
}

/// A line ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    pub name: String,
    pub class: &'static str,
    pub points: String,
    /// The outline of the area under an actual line.
    pub area: Option<String>,
    pub end: Option<(f64, f64)>,
}

/// A tick: where, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub at: f64,
    pub text: String,
    /// Ticks that a narrow screen leaves out.
    pub minor: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LineChart {
    pub lines: Vec<Drawn>,
    pub across: Vec<Tick>,
    pub up: Vec<Tick>,
    /// Where the cap stands, and its name.
    pub cap: Option<Tick>,
    /// The table behind: a row a label, a cell a line.
    pub names: Vec<String>,
    pub rows: Vec<(String, Vec<String>)>,
}

impl LineChart {
    /// `labels` name the points in time; `shown` writes a value (on the axis and in the table).
    pub fn new(
        labels: Vec<String>,
        lines: Vec<Line>,
        cap: Option<(String, i64)>,
        shown: impl Fn(i64) -> String,
    ) -> Self {
        Self::in_steps_of(1, labels, lines, cap, shown)
    }

    /// The same with ticks at whole `unit`s: at whole hours of minutes.
    pub fn in_steps_of(
        unit: i64,
        labels: Vec<String>,
        lines: Vec<Line>,
        cap: Option<(String, i64)>,
        shown: impl Fn(i64) -> String,
    ) -> Self {
        let values = lines.iter().flat_map(|line| line.values.iter().flatten().copied());
        let highest = values.chain(cap.as_ref().map(|(_, value)| *value)).max().unwrap_or(0).max(1);
        let step = nice_step(highest.div_ceil_by(unit), 5) * unit;
        let top = highest.div_ceil_by(step) * step;

        let last = labels.len().saturating_sub(1).max(1) as f64;
        let x = |place: usize| tenth(LEFT + (RIGHT - LEFT) * place as f64 / last);
        let y = |value: i64| tenth(BOTTOM - (BOTTOM - TOP) * value.max(0) as f64 / top as f64);

        let draw = |line: &Line| {
            let points: Vec<(f64, f64)> = line
                .values
                .iter()
                .enumerate()
                .filter_map(|(place, value)| Some((x(place), y((*value)?))))
                .collect();
            let area = match (line.shape, points.first(), points.last()) {
                (Shape::Actual, Some(first), Some(end)) => {
                    Some(format!("{},{BOTTOM} {} {},{BOTTOM}", first.0, joined(&points), end.0))
                }
                _ => None,
            };
            Drawn {
                name: line.name.clone(),
                class: line.shape.class(),
                points: joined(&points),
                area,
                end: points.last().copied(),
            }
        };

        // About eight labels have room on a wide screen, four on a narrow one.
        let every = labels.len().div_ceil(8).max(1);
        let across = labels
            .iter()
            .enumerate()
            .step_by(every)
            .map(|(place, text)| Tick {
                at: x(place),
                text: text.clone(),
                minor: !(place / every).is_multiple_of(2),
            })
            .collect();
        let up =
            (0..=top / step).map(|n| Tick { at: y(n * step), text: shown(n * step), minor: false }).collect();
        let written = |value: &Option<i64>| value.map_or_else(|| "–".to_owned(), &shown);
        let rows = labels
            .iter()
            .enumerate()
            .map(|(place, label)| {
                (
                    label.clone(),
                    lines.iter().map(|line| written(line.values.get(place).unwrap_or(&None))).collect(),
                )
            })
            .collect();
        Self {
            lines: lines.iter().map(draw).collect(),
            across,
            up,
            cap: cap.map(|(name, value)| Tick { at: y(value), text: name, minor: false }),
            names: lines.iter().map(|line| line.name.clone()).collect(),
            rows,
        }
    }
}

/// A step of 1, 2 or 5 times a power of ten that divides 0–`highest` in at most `most` steps.
pub(super) fn nice_step(highest: i64, most: i64) -> i64 {
    let mut power = 1_i64;
    loop {
        for digit in [1, 2, 5] {
            let step = digit * power;
            if highest.div_ceil_by(step) <= most {
                return step;
            }
        }
        match power.checked_mul(10) {
            Some(next) if next <= i64::MAX / 10 => power = next,
            _ => return i64::MAX,
        }
    }
}

/// `i64::div_ceil` is not stable yet; values here are positive.
trait DivCeilBy {
    fn div_ceil_by(self, step: i64) -> i64;
}

impl DivCeilBy for i64 {
    fn div_ceil_by(self, step: i64) -> i64 {
        self / step + i64::from(self % step != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_numbers() {
        for (highest, step) in [
            (1, 1),
            (4, 1),
            (5, 2),
            (9, 5),
            (35, 10),
            (301, 100),
            (450, 200),
            (1900, 500),
            (4_200_000, 2_000_000),
        ] {
            assert_eq!(nice_step(highest, 4), step, "{highest}");
        }
        assert!(nice_step(i64::MAX, 4) > 0);
    }

    #[test]
    fn a_line_goes_from_the_left_edge_to_where_it_ends() {
        let labels = ["jan", "feb", "mar"].map(str::to_owned).to_vec();
        let actual =
            Line { name: "used".to_owned(), shape: Shape::Actual, values: vec![Some(0), Some(50), None] };
        let target = Line {
            name: "goal".to_owned(),
            shape: Shape::Target,
            values: vec![Some(0), Some(50), Some(100)],
        };
        let chart = LineChart::new(labels, vec![actual, target], Some(("cap".to_owned(), 100)), |value| {
            value.to_string()
        });
        assert_eq!(chart.lines[0].points, "64,224 326,120");
        assert_eq!(chart.lines[0].area.as_deref(), Some("64,224 64,224 326,120 326,224"));
        assert_eq!(chart.lines[1].end, Some((588.0, 16.0)));
        assert_eq!(chart.cap.map(|cap| cap.at), Some(16.0));
        assert_eq!(chart.rows[2], ("mar".to_owned(), vec!["–".to_owned(), "100".to_owned()]));
    }

    #[test]
    fn a_chart_of_nothing_can_be_drawn() {
        let chart = LineChart::new(vec![], vec![], None, |value| value.to_string());
        assert_eq!(chart.up.len(), 2);
        let one = Line { name: "one".to_owned(), shape: Shape::Actual, values: vec![Some(0)] };
        assert_eq!(
            LineChart::new(vec!["jan".to_owned()], vec![one], None, |v| v.to_string()).lines[0].points,
            "64,224"
        );
    }
}
