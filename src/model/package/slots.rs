//! The table `slots`. A package knows only slots that are or have been published: drafts are left out of an export,
//! and a new slot is open where the file does not say otherwise.

use chrono::NaiveDate;

use super::cells::{Cells, joined, maybe, shown};
use super::expected::Expected;
use super::projects::not_before;
use super::rows::Row;
use super::slot_details::Details;
use super::values::{code, date, decimal, line, list, municipality, reference, ssyk, text, whole};
use crate::model::codes::{Adaptation, Language, Requirement};
use crate::model::municipality::Municipality;
use crate::model::ssyk::Ssyk;

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct Slot {
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub provider: String,
    pub contract: Option<String>,
    pub title: String,
    pub description: String,
    pub ssyk: Ssyk,
    pub municipality: Municipality,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub seats: i64,
    pub hours_per_week: i64,
    pub min_hours_per_week: i64,
    pub max_hours_per_week: i64,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    #[sqlx(json)]
    pub adaptations: Vec<Adaptation>,
    #[sqlx(json)]
    pub requirements: Vec<Requirement>,
    #[sqlx(json)]
    pub languages: Vec<Language>,
    #[sqlx(flatten)]
    pub details: Details,
}

/// With the columns of [`Details`].
pub(super) const SELECT: &str = "SELECT s.id, s.ref, o.ref AS provider, k.ref AS contract, s.title, s.description, s.ssyk,
    s.municipality, s.latitude, s.longitude, s.seats, s.hours_per_week, s.min_hours_per_week, s.max_hours_per_week, s.starts_on,
    s.ends_on, s.adaptations, s.requirements, s.languages, s.weekday_hours, s.open_on_holidays, s.least_people, s.best_people,
    s.supervisor_minutes, s.minutes_per_person, s.closed_days, s.only_municipalities, s.min_age, s.max_age, s.only_tracks, s.last_on,
    w.ref AS workplace, s.state
    FROM slots s JOIN organisations o ON o.id = s.provider_id LEFT JOIN contracts k ON k.id = s.contract_id
    LEFT JOIN workplaces w ON w.id = s.workplace_id";

impl Slot {
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let reference = row.read("ref", reference);
        let provider = row.read("provider", self::reference);
        let contract = row.maybe("contract", self::reference);
        let title = row.read("title", line(200));
        let description = row.maybe("description", text(5000));
        let ssyk = row.read("ssyk", ssyk);
        let municipality = row.read("municipality", municipality);
        let latitude = row.maybe("latitude", decimal(-90..=90));
        let longitude = row.maybe("longitude", decimal(-180..=180));
        let half_a_place = match (latitude, longitude) {
            (Some(Some(_)), Some(None)) => Some(("longitude", "latitude")),
            (Some(None), Some(Some(_))) => Some(("latitude", "longitude")),
            _ => None,
        };
        if let Some((missing, column)) = half_a_place {
            row.wrong(missing, Expected::With { column });
        }
        let seats = row.read("seats", whole(1..=10_000));
        let hours_per_week = row.read("hours_per_week", whole(1..=1_000_000));
        let min_hours = row.read("min_hours_per_week", whole(1..=168));
        let max_hours = row.read("max_hours_per_week", whole(1..=168));
        let hours = min_hours.zip(max_hours).filter(|(min, max)| min <= max);
        if let (Some(min), Some(_), None) = (min_hours, max_hours, hours) {
            row.wrong(
                "max_hours_per_week",
                Expected::AtLeastColumn { column: "min_hours_per_week", value: min },
            );
        }
        let starts_on = row.read("starts_on", date);
        let ends_on = row.read("ends_on", date);
        let in_order = not_before(row, "ends_on", ends_on, "starts_on", starts_on);
        let adaptations = row.maybe("adaptations", list(code));
        let requirements = row.maybe("requirements", list(code));
        let languages = row.maybe("languages", list(code));
        let most = (seats.unwrap_or(10_000), hours.map_or(0, |(_, max)| max));
        let details = Details::read(row, most.0, most.1);
        if half_a_place.is_some() || !in_order {
            return None;
        }
        Some(Self {
            reference: reference?,
            provider: provider?,
            contract: contract?,
            title: title?,
            description: description?.unwrap_or_default(),
            ssyk: ssyk?,
            municipality: municipality?,
            latitude: latitude?,
            longitude: longitude?,
            seats: seats?,
            hours_per_week: hours_per_week?,
            min_hours_per_week: hours?.0,
            max_hours_per_week: hours?.1,
            starts_on: starts_on?,
            ends_on: ends_on?,
            adaptations: adaptations?.unwrap_or_default(),
            requirements: requirements?.unwrap_or_default(),
            languages: languages?.unwrap_or_default(),
            details: details?,
        })
    }
}

/// As registers write them, to the metre: with five decimals at least.
fn degrees(value: f64) -> String {
    let shown = value.to_string();
    let decimals = shown.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals < 5 { format!("{value:.5}") } else { shown }
}

impl Cells for Slot {
    fn cells(&self) -> Vec<String> {
        let mut cells = vec![
            self.reference.clone(),
            self.provider.clone(),
            maybe(self.contract.as_ref()),
            self.title.clone(),
            self.description.clone(),
            shown(self.ssyk),
            shown(self.municipality),
            self.latitude.map(degrees).unwrap_or_default(),
            self.longitude.map(degrees).unwrap_or_default(),
            shown(self.seats),
            shown(self.hours_per_week),
            shown(self.min_hours_per_week),
            shown(self.max_hours_per_week),
            shown(self.starts_on),
            shown(self.ends_on),
            joined(&self.adaptations),
            joined(&self.requirements),
            joined(&self.languages),
        ];
        cells.extend(self.details.cells());
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::degrees;

    #[test]
    fn a_place_is_written_with_five_decimals_or_more() {
        for (value, shown) in
            [(59.7, "59.70000"), (18.0, "18.00000"), (-18.06, "-18.06000"), (59.776_101, "59.776101")]
        {
            assert_eq!(degrees(value), shown);
        }
    }
}
