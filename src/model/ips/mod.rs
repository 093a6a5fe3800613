//! The items of IPS-25 that follow from what is logged, live, each with the rows it was computed from (H14); the others as
//! a reviewer has scored them. A self-computed indicator, never a fidelity review. Jobs are placements on the tracks
//! supported employment and employment: work training is told beside them and is in no rate.

mod anchors;
mod items;
mod review;
mod rows;

use chrono::{Days, NaiveDate};

use super::access::Who;
use super::project::ProjectId;
use super::{Error, Result};
use crate::db::Read;

pub use anchors::{AnchorSource, Anchors, Band, IpsUnit, VERSION, band};
pub use review::{Review, review};
pub use rows::{LogRow, Logged, adds, rows};

/// Items of the scale.
pub const ITEMS: i64 = 25;
/// Days that most figures look back; weekly ones and places look back a quarter.
const YEAR: u64 = 365;
const QUARTER: u64 = 91;

crate::model::codes::codes! {
    /// Why an item cannot be computed.
    pub enum Lack = "ips_lack" {
        NoCoaches = "no_coaches", NoManagers = "no_managers", NoContacts = "no_contacts", NoWishes = "no_wishes",
        NoJobs = "no_jobs", NoPlaces = "no_places",
    }
}

/// What a figure was computed from, summed up.
#[derive(Clone, Debug)]
pub struct Underlying {
    /// Of whom or what: by it the single rows are asked for. 0: nobody is the coach.
    pub key: i64,
    /// A coach, an employer, an occupation.
    pub what: String,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// What it adds to the sum, and to what the sum is divided by.
    pub sum: i64,
    pub n: i64,
    /// People who are in neither.
    pub left_out: i64,
}

/// How an item was computed: the sum through the number of.
#[derive(Clone, Debug, Default)]
pub struct Computed {
    pub rows: Vec<Underlying>,
    pub sum: i64,
    pub n: i64,
    /// Said instead of a figure.
    pub lack: Option<Lack>,
    /// People whom the figure cannot tell of: who came in the period and have met no employer (item 15).
    pub left_out: i64,
    /// Work training in the same period, which is in no rate.
    pub beside: i64,
    /// People who left for a job elsewhere in the same period: nobody knows the employer and the occupation (items 19 to 21).
    pub elsewhere: i64,
    /// How many times too large sums are kept, and what they are divided by: so that rates are whole numbers.
    pub sum_times: i64,
    pub n_times: i64,
}

#[derive(Clone, Debug)]
pub struct Item {
    pub number: i64,
    /// Of an item that follows from the log.
    pub computed: Option<(&'static Anchors, Computed)>,
    /// Of any other, when somebody has scored it.
    pub review: Option<Review>,
}

impl Item {
    /// In tenths of the unit.
    pub fn figure(&self) -> Option<i64> {
        let (anchors, computed) = self.computed.as_ref()?;
        if computed.lack.is_some() { None } else { anchors.figure(computed.sum, computed.n) }
    }

    pub fn score(&self) -> Option<i64> {
        match &self.computed {
            Some((anchors, _)) => self.figure().map(|figure| anchors.score(figure)),
            None => self.review.as_ref().map(|review| review.score),
        }
    }
}

/// All 25 as they stand on a day.
#[derive(Clone, Debug)]
pub struct Scale {
    pub items: Vec<Item>,
    /// The sum of those that have a score, and how many they are.
    pub total: i64,
    pub scored: i64,
}

impl Scale {
    /// For the managers of the project.
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<Self> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        let mut reviews = review::latest(db, project).await?;
        let mut items = Vec::with_capacity(ITEMS as usize);
        for number in 1..=ITEMS {
            let computed = match anchors::of(number) {
                Some(anchors) => Some((anchors, items::computed(db, project, number).await?)),
                None => None,
            };
            items.push(Item { number, computed, review: reviews.remove(&number) });
        }
        let scores: Vec<i64> = items.iter().filter_map(Item::score).collect();
        Ok(Self { total: scores.iter().sum(), scored: scores.len() as i64, items })
    }

    /// Of the total, when every item has a score.
    pub fn band(&self) -> Option<Band> {
        (self.scored == ITEMS).then(|| band(self.total))
    }
}

/// One item with its rows. For the managers of the project.
pub async fn item(db: &mut Read, who: &Who, project: ProjectId, number: i64) -> Result<Item> {
    if !who.manages(project) || !(1..=ITEMS).contains(&number) {
        return Err(Error::NotFound);
    }
    let computed = match anchors::of(number) {
        Some(anchors) => Some((anchors, items::computed(db, project, number).await?)),
        None => None,
    };
    Ok(Item { number, computed, review: review::latest(db, project).await?.remove(&number) })
}

/// From which day a figure looks.
pub fn since(number: i64, today: NaiveDate) -> NaiveDate {
    today - Days::new(if matches!(number, 17 | 24) { QUARTER } else { YEAR })
}
