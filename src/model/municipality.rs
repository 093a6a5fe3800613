//! The municipalities of Stockholm county, known by construction: code, name, centre, and which lie beside which.
//!
//! Not for addresses or travel times: a distance is as the crow flies. Codes are SCB's, which the numbers in the JobTech
//! taxonomy are not.

use std::fmt;
use std::str::FromStr;

use super::codes::as_text;

/// A municipality of the table below.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Municipality(u8);

#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0:?} is not the SCB code of a municipality in Stockholm county")]
pub struct UnknownMunicipality(pub String);

/// A place on earth in degrees (WGS 84).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    pub latitude: f64,
    pub longitude: f64,
}

impl Municipality {
    /// Every municipality, in the order of their codes.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..PLACES.len() as u8).map(Self)
    }

    pub fn code(self) -> &'static str {
        self.place().code
    }

    pub fn name(self) -> &'static str {
        self.place().name
    }

    /// The middle of the main town, from where a distance to the municipality is counted.
    pub fn centre(self) -> Point {
        let (latitude, longitude) = self.place().centre;
        Point { latitude, longitude }
    }

    /// Those that touch it on land or are joined to it by a bridge or a road ferry, in the order of their codes.
    pub fn neighbours(self) -> impl Iterator<Item = Self> {
        Self::all().filter(move |&other| {
            self.place().beside.contains(&other.code()) || other.place().beside.contains(&self.code())
        })
    }

    fn place(self) -> &'static Place {
        &PLACES[usize::from(self.0)]
    }
}

/// Kilometres as the crow flies between two points, or the centres of municipalities (haversine).
pub fn distance_km(a: impl Into<Point>, b: impl Into<Point>) -> f64 {
    const MEAN_RADIUS_KM: f64 = 6371.0088;
    let (a, b) = (a.into(), b.into());
    let half_chord = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let across = a.latitude.to_radians().cos() * b.latitude.to_radians().cos();
    let h = half_chord(a.latitude, b.latitude) + across * half_chord(a.longitude, b.longitude);
    2.0 * MEAN_RADIUS_KM * h.sqrt().min(1.0).asin()
}

impl From<Municipality> for Point {
    fn from(municipality: Municipality) -> Self {
        municipality.centre()
    }
}

impl FromStr for Municipality {
    type Err = UnknownMunicipality;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let at = PLACES.binary_search_by_key(&code, |place| place.code);
        at.map(|at| Self(at as u8)).map_err(|_| UnknownMunicipality(code.chars().take(20).collect()))
    }
}

/// The code, as in the data package; what people read is `name`.
impl fmt::Display for Municipality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Municipality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.name())
    }
}

as_text!(Municipality);

struct Place {
    code: &'static str,
    name: &'static str,
    centre: (f64, f64),
    /// The neighbours with a higher code: each pair is written once, so it holds both ways.
    beside: &'static [&'static str],
}

#[rustfmt::skip]
static PLACES: [Place; 26] = [
    Place { code: "0114", name: "Upplands Väsby", centre: (59.518, 17.911), beside: &["0115", "0160", "0163", "0191"] },
    Place { code: "0115", name: "Vallentuna", centre: (59.534, 18.078), beside: &["0117", "0160", "0188", "0191"] },
    Place { code: "0117", name: "Österåker", centre: (59.479, 18.300), beside: &["0160", "0187", "0188"] },
    Place { code: "0120", name: "Värmdö", centre: (59.326, 18.387), beside: &["0182", "0187"] },
    Place { code: "0123", name: "Järfälla", centre: (59.423, 17.835), beside: &["0139", "0163", "0180"] },
    Place { code: "0125", name: "Ekerö", centre: (59.291, 17.809), beside: &["0127", "0180"] },
    Place { code: "0126", name: "Huddinge", centre: (59.237, 17.982), beside: &["0127", "0136", "0138", "0180"] },
    Place { code: "0127", name: "Botkyrka", centre: (59.200, 17.831), beside: &["0128", "0136", "0181", "0192"] },
    Place { code: "0128", name: "Salem", centre: (59.202, 17.767), beside: &["0181"] },
    Place { code: "0136", name: "Haninge", centre: (59.169, 18.138), beside: &["0138", "0192"] },
    Place { code: "0138", name: "Tyresö", centre: (59.241, 18.228), beside: &["0180", "0182"] },
    Place { code: "0139", name: "Upplands-Bro", centre: (59.478, 17.752), beside: &["0191"] },
    Place { code: "0140", name: "Nykvarn", centre: (59.178, 17.431), beside: &["0181"] },
    Place { code: "0160", name: "Täby", centre: (59.444, 18.069), beside: &["0162", "0163"] },
    Place { code: "0162", name: "Danderyd", centre: (59.399, 18.036), beside: &["0163", "0184"] },
    Place { code: "0163", name: "Sollentuna", centre: (59.428, 17.951), beside: &["0180", "0183", "0184"] },
    Place { code: "0180", name: "Stockholm", centre: (59.329, 18.069), beside: &["0182", "0183", "0184", "0186"] },
    Place { code: "0181", name: "Södertälje", centre: (59.196, 17.625), beside: &[] },
    Place { code: "0182", name: "Nacka", centre: (59.310, 18.164), beside: &[] },
    Place { code: "0183", name: "Sundbyberg", centre: (59.361, 17.972), beside: &["0184"] },
    Place { code: "0184", name: "Solna", centre: (59.360, 18.001), beside: &[] },
    Place { code: "0186", name: "Lidingö", centre: (59.367, 18.133), beside: &[] },
    Place { code: "0187", name: "Vaxholm", centre: (59.402, 18.351), beside: &[] },
    Place { code: "0188", name: "Norrtälje", centre: (59.758, 18.705), beside: &["0191"] },
    Place { code: "0191", name: "Sigtuna", centre: (59.622, 17.855), beside: &[] },
    Place { code: "0192", name: "Nynäshamn", centre: (58.903, 17.948), beside: &[] },
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn municipality(code: &str) -> Municipality {
        code.parse().expect("a code of the county")
    }

    #[test]
    fn all_twenty_six_are_known_by_their_codes() {
        assert_eq!(Municipality::all().len(), 26);
        for one in Municipality::all() {
            assert_eq!(municipality(one.code()), one);
            assert_eq!(one.to_string(), one.code());
        }
        assert!(Municipality::all().is_sorted_by(|a, b| a.code() < b.code()));
        assert_eq!(municipality("0187").name(), "Vaxholm");
        for code in ["", "187", "01", "0380", "0187 ", "Vaxholm"] {
            assert_eq!(code.parse::<Municipality>(), Err(UnknownMunicipality(code.to_owned())));
        }
    }

    #[test]
    fn neighbours_hold_both_ways_and_nobody_is_alone() {
        for one in Municipality::all() {
            for place in one.place().beside {
                assert!(*place > one.code(), "{one:?}: {place} stands with the lower code");
                municipality(place);
            }
            let neighbours: Vec<_> = one.neighbours().collect();
            assert!(!neighbours.is_empty() && !neighbours.contains(&one), "{one:?}");
            assert!(neighbours.iter().all(|other| other.neighbours().any(|back| back == one)), "{one:?}");
            assert!(
                neighbours.iter().all(|&other| distance_km(one, other) < 60.0),
                "{one:?} has a far neighbour"
            );
        }
        let around_täby: Vec<_> = municipality("0160").neighbours().map(Municipality::name).collect();
        assert_eq!(around_täby, ["Upplands Väsby", "Vallentuna", "Österåker", "Danderyd", "Sollentuna"]);
    }

    #[test]
    fn every_municipality_can_be_reached_over_its_neighbours() {
        let mut reached = vec![municipality("0180")];
        let mut at = 0;
        while at < reached.len() {
            for next in reached[at].neighbours() {
                if !reached.contains(&next) {
                    reached.push(next);
                }
            }
            at += 1;
        }
        assert_eq!(reached.len(), 26);
    }

    #[test]
    fn distances_are_those_on_the_map() {
        let between = |a, b| distance_km(municipality(a), municipality(b)).round();
        assert_eq!(between("0180", "0184"), 5.0);
        assert_eq!(between("0180", "0188"), 60.0);
        assert_eq!(between("0160", "0162"), 5.0);
        let in_norrtälje = Point { latitude: 59.74989, longitude: 18.70188 };
        assert!(distance_km(municipality("0188"), in_norrtälje) < 1.5);
    }

    #[test]
    fn json_is_the_code() {
        assert_eq!(serde_json::to_string(&municipality("0188")).expect("a string"), "\"0188\"");
        assert_eq!(serde_json::from_str::<Municipality>("\"0188\"").expect("known"), municipality("0188"));
        assert!(serde_json::from_str::<Municipality>("\"1480\"").is_err());
    }

    fn somewhere() -> impl Strategy<Value = Point> {
        (-90.0..=90.0, -180.0..=180.0).prop_map(|(latitude, longitude)| Point { latitude, longitude })
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_obeys_the_triangle(a in somewhere(), b in somewhere(), c in somewhere()) {
            prop_assert_eq!(distance_km(a, a), 0.0);
            prop_assert!((distance_km(a, b) - distance_km(b, a)).abs() < 1e-6);
            prop_assert!(distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-3);
            prop_assert!(distance_km(a, b) <= 20_016.0);
        }
    }
}
