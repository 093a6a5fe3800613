//! The county: eight associations and the twenty municipalities they serve. Real municipalities, made-up associations.

use chrono::{Datelike, Months, NaiveDate};

use super::days::plus;
use super::size::Size;
use crate::model::municipality::Municipality;

/// An association of municipalities, the region and the two state agencies, and its project.
#[derive(Debug)]
pub struct Association {
    pub name: &'static str,
    pub project: &'static str,
    /// SCB codes with how many of a hundred participants live there.
    pub municipalities: &'static [(u32, &'static str)],
    /// How many of a hundred of the county's participants.
    pub weight: u32,
}

pub const ASSOCIATIONS: [Association; 8] = [
    Association {
        name: "Samordningsförbundet Roslagskusten",
        project: "Roslagslyftet",
        municipalities: &[(58, "0188"), (32, "0117"), (10, "0187")],
        weight: 17,
    },
    Association {
        name: "Samordningsförbundet Södertörn Väst",
        project: "Vägen vidare",
        municipalities: &[(48, "0126"), (42, "0127"), (10, "0128")],
        weight: 18,
    },
    Association {
        name: "Samordningsförbundet Norra Länken",
        project: "Nästa steg",
        municipalities: &[(44, "0163"), (26, "0114"), (30, "0191")],
        weight: 14,
    },
    Association {
        name: "Samordningsförbundet Täbyslätten",
        project: "Kliv in",
        municipalities: &[(50, "0160"), (22, "0162"), (28, "0115")],
        weight: 11,
    },
    Association {
        name: "Samordningsförbundet Östra Södertörn",
        project: "Kompassen",
        municipalities: &[(62, "0136"), (38, "0138")],
        weight: 13,
    },
    Association {
        name: "Samordningsförbundet Mälarporten",
        project: "Porten",
        municipalities: &[(70, "0123"), (30, "0139")],
        weight: 10,
    },
    Association {
        name: "Samordningsförbundet Brunnsviken",
        project: "Språnget",
        municipalities: &[(56, "0184"), (44, "0183")],
        weight: 9,
    },
    Association {
        name: "Samordningsförbundet Skärgårdsporten",
        project: "Ankaret",
        municipalities: &[(66, "0182"), (34, "0120")],
        weight: 8,
    },
];

/// What tells the projects of one association apart when it has several.
const TURNS: [&str; 6] = ["", " Unga", " Hälsa", " Språk", " Jobb", " Etablering"];

/// A project about to be opened.
#[derive(Clone, Debug)]
pub struct Plan {
    pub association: usize,
    pub name: String,
    pub municipalities: Vec<(u32, Municipality)>,
    pub weight: u32,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// The first day of all: three years before the month we are in.
pub fn first_day(today: NaiveDate) -> NaiveDate {
    today.with_day(1).unwrap_or(today) - Months::new(36)
}

/// The projects, those of an association side by side. They run on for four months yet: 36 of 40 months have passed.
pub fn projects(size: Size, today: NaiveDate) -> Vec<Plan> {
    let starts_on = first_day(today);
    let ends_on = plus(starts_on + Months::new(41), -1);
    let mut plans = Vec::new();
    for turn in 0..size.projects_each() {
        for (at, association) in ASSOCIATIONS.iter().enumerate().take(size.associations()) {
            let suffix = match TURNS.get(turn) {
                Some(word) => (*word).to_owned(),
                None => format!(" {}", turn + 1),
            };
            let municipalities = association
                .municipalities
                .iter()
                .filter_map(|(weight, code)| Some((*weight, code.parse().ok()?)))
                .collect();
            plans.push(Plan {
                association: at,
                name: format!("{}{suffix}", association.project),
                municipalities,
                weight: association.weight,
                starts_on,
                ends_on,
            });
        }
    }
    plans
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_associations_serve_twenty_municipalities_each_once() {
        let codes: Vec<&str> =
            ASSOCIATIONS.iter().flat_map(|one| one.municipalities.iter().map(|(_, code)| *code)).collect();
        assert_eq!(codes.len(), 20);
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), 20);
        assert!(codes.iter().all(|code| code.parse::<Municipality>().is_ok()));
        assert_eq!(ASSOCIATIONS.iter().map(|one| one.weight).sum::<u32>(), 100);
    }

    #[test]
    fn thirty_six_of_forty_one_months_have_passed() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let plans = projects(Size::of(1900), today);
        assert_eq!(plans.len(), 8);
        assert_eq!(plans[0].starts_on, NaiveDate::from_ymd_opt(2023, 11, 1).unwrap());
        assert_eq!(plans[0].ends_on, NaiveDate::from_ymd_opt(2027, 3, 31).unwrap());
    }
}
