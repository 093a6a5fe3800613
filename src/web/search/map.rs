//! A map of the hits: a circle for each municipality that has any, as large as there are many, in its place. Drawn here,
//! from the municipalities' centres; the lines join neighbours.

use super::filters::label;
use super::hit::Hit;
use crate::model::municipality::{Municipality, Point};
use crate::model::slot::SlotId;
use crate::search::{Answer, Choice, Facet};
use crate::web::query::Query;
use crate::web::texts::Texts;

/// Units of the drawing: its width, and the room around what is drawn.
const WIDTH: f64 = 250.0;
const ROOM: f64 = 30.0;
/// In so few municipalities the hits themselves are drawn.
const FEW: usize = 2;
/// Units below the line on which a name stands.
const BELOW: i64 = 6;
/// Radii of the smallest and the largest circle.
const RADII: (f64, f64) = (8.0, 20.0);

pub struct Map {
    pub width: i64,
    pub height: i64,
    pub lines: Vec<[i64; 4]>,
    pub circles: Vec<Circle>,
    /// Instead of circles, where there are so few municipalities that they tell nothing: the hits of this page.
    pub dots: Vec<Dot>,
    /// Where the participant lives; beside the circle, which tells how many.
    pub home: Option<(i64, i64)>,
}

pub struct Dot {
    pub x: i64,
    pub y: i64,
    pub slot: SlotId,
    pub name: String,
}

pub struct Circle {
    pub x: i64,
    pub y: i64,
    pub radius: i64,
    pub code: &'static str,
    pub name: String,
    pub count: i64,
    pub is_chosen: bool,
    /// The same search in this municipality too, or without it when it was chosen.
    pub href: String,
    /// Where the name stands, so that it covers no other.
    pub label_y: i64,
}

impl Map {
    /// None when there is nothing to see: fewer than two places. `hits`: those of this page.
    pub fn of(
        t: &Texts,
        query: &Query,
        answer: &Answer,
        choice: &Choice,
        home: Option<Municipality>,
        hits: &[Hit],
    ) -> Option<Self> {
        let counts = &answer.counts[Facet::Municipality as usize];
        let found: Vec<(Municipality, i64)> = Municipality::all()
            .filter_map(|place| {
                let at = Facet::Municipality.values().iter().position(|code| *code == place.code())?;
                let count = *counts.get(at)? as i64;
                (count > 0 || choice.has(Facet::Municipality, at)).then_some((place, count))
            })
            .collect();
        if found.len() <= FEW
            && let Some(map) = Self::of_hits(hits)
        {
            return Some(map);
        }
        if found.len() < 2 {
            return None;
        }
        let drawing =
            Drawing::around(found.iter().map(|(place, _)| *place).chain(home).map(Municipality::centre));
        let most = found.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1) as f64;
        let mut circles: Vec<Circle> = found
            .iter()
            .map(|(place, count)| {
                let (x, y) = drawing.at(place.centre());
                // The area tells how many.
                let radius = RADII.0 + (RADII.1 - RADII.0) * (*count as f64 / most).sqrt();
                Circle {
                    x,
                    y,
                    radius: radius.round() as i64,
                    code: place.code(),
                    name: label(t, Facet::Municipality, place.code()),
                    count: *count,
                    is_chosen: query.has(Facet::Municipality.name(), place.code()),
                    href: query.toggled(Facet::Municipality.name(), place.code()),
                    label_y: y + radius.round() as i64 + 11,
                }
            })
            .collect();
        // Small ones on top of large ones.
        circles.sort_by_key(|circle| -circle.radius);
        let among = |place: Municipality| found.iter().any(|(one, _)| *one == place);
        let lines = found.iter().flat_map(|(place, _)| {
            let from = drawing.at(place.centre());
            let beside =
                place.neighbours().filter(|other| other > place && among(*other)).collect::<Vec<_>>();
            beside
                .into_iter()
                .map(|other| drawing.at(other.centre()))
                .map(move |to| [from.0, from.1, to.0, to.1])
                .collect::<Vec<_>>()
        });
        let home = home.map(|place| {
            let (x, y) = drawing.at(place.centre());
            let circle = circles.iter().find(|circle| circle.code == place.code());
            circle.map_or((x, y), |circle| (x - circle.radius * 3 / 4 - 8, y - circle.radius * 3 / 4 - 6))
        });
        let lowest = circles.iter().map(|circle| circle.label_y + BELOW).max().unwrap_or(0);
        Some(Self {
            lines: lines.collect(),
            home,
            width: WIDTH as i64,
            height: drawing.height.max(lowest),
            circles,
            dots: Vec::new(),
        })
    }

    /// None: they are all in one spot, or nobody has said where.
    fn of_hits(hits: &[Hit]) -> Option<Self> {
        let spots: Vec<(Point, &Hit)> = hits
            .iter()
            .filter_map(|hit| {
                let (latitude, longitude) = (hit.slot.latitude?, hit.slot.longitude?);
                Some((Point { latitude, longitude }, hit))
            })
            .collect();
        let drawing = Drawing::around(spots.iter().map(|(point, _)| *point));
        let dot = |(point, hit): &(Point, &Hit)| {
            let (x, y) = drawing.at(*point);
            Dot { x, y, slot: hit.slot.id, name: format!("{}, {}", hit.slot.title, hit.slot.provider_name) }
        };
        let dots: Vec<Dot> = spots.iter().map(dot).collect();
        let first = dots.first()?;
        dots.iter().any(|dot| (dot.x, dot.y) != (first.x, first.y)).then(|| Self {
            width: WIDTH as i64,
            height: drawing.height,
            lines: Vec::new(),
            circles: Vec::new(),
            home: None,
            dots,
        })
    }
}

/// From degrees to units, north upwards. So far north a degree of longitude is half as long as one of latitude.
struct Drawing {
    west: f64,
    north: f64,
    per_degree: f64,
    narrow: f64,
    height: i64,
}

impl Drawing {
    fn around(points: impl Iterator<Item = Point>) -> Self {
        let (mut west, mut east, mut south, mut north) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
        for point in points {
            west = west.min(point.longitude);
            east = east.max(point.longitude);
            south = south.min(point.latitude);
            north = north.max(point.latitude);
        }
        let narrow = ((north + south) / 2.0).to_radians().cos();
        let across = ((east - west) * narrow).max(0.05);
        // Neither wider nor higher than the drawing.
        let per_degree = (WIDTH - 2.0 * ROOM) / across.max(north - south);
        let spare = (WIDTH - 2.0 * ROOM) / per_degree - (east - west) * narrow;
        let height = ((north - south) * per_degree + 2.0 * ROOM).round() as i64;
        Self { west: west - spare / 2.0 / narrow, north, per_degree, narrow, height: height.max(90) }
    }

    fn at(&self, point: Point) -> (i64, i64) {
        let x = ROOM + (point.longitude - self.west) * self.narrow * self.per_degree;
        let y = ROOM + (self.north - point.latitude) * self.per_degree;
        (x.round() as i64, y.round() as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_lies_within_the_drawing_and_north_is_up() {
        let all: Vec<Municipality> = Municipality::all().collect();
        for some in [&all[..], &all[3..5], &all[10..11]] {
            let drawing = Drawing::around(some.iter().map(|place| place.centre()));
            for place in some {
                let (x, y) = drawing.at(place.centre());
                assert!(
                    (0..=WIDTH as i64).contains(&x) && (0..=drawing.height).contains(&y),
                    "{place:?} {x} {y}"
                );
            }
        }
        let drawing = Drawing::around(all.iter().map(|place| place.centre()));
        let at = |code: &str| drawing.at(code.parse::<Municipality>().unwrap().centre());
        assert!(at("0188").1 < at("0180").1, "Norrtälje lies north of Stockholm");
        assert!(at("0120").0 > at("0180").0, "Värmdö lies east of it");
    }
}
