//! The tables `projects` and `teams`.

use chrono::NaiveDate;

use super::cells::{Cells, joined, maybe, shown};
use super::expected::Expected;
use super::rows::Row;
use super::values::{code, date, line, list, municipality, reference, whole};
use crate::model::codes::IndicatorProfile;
use crate::model::municipality::Municipality;

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct Project {
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub name: String,
    pub association: String,
    pub programme: Option<String>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub participant_target: i64,
    pub work_or_studies_target_percent: i64,
    pub ordinary_measures_target_percent: i64,
    pub indicator_profile: IndicatorProfile,
    pub min_age: i64,
    pub max_age: i64,
    /// Read from their own table.
    #[sqlx(skip)]
    pub municipalities: Vec<Municipality>,
}

pub(super) const SELECT: &str = "SELECT p.id, p.ref, p.name, a.ref AS association, g.name AS programme, p.starts_on, p.ends_on,
    p.participant_target, p.work_or_studies_target_percent, p.ordinary_measures_target_percent, p.indicator_profile, p.min_age, p.max_age
    FROM projects p JOIN organisations a ON a.id = p.association_id LEFT JOIN programmes g ON g.id = p.programme_id";

impl Project {
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let reference = row.read("ref", reference);
        let name = row.read("name", line(200));
        let association = row.read("association", self::reference);
        let programme = row.maybe("programme", line(200));
        let starts_on = row.read("starts_on", date);
        let ends_on = row.read("ends_on", date);
        not_before(row, "ends_on", ends_on, "starts_on", starts_on);
        let participant_target = row.read("participant_target", whole(0..=10_000_000));
        let work_or_studies = row.read("work_or_studies_target_percent", whole(0..=100));
        let ordinary_measures = row.read("ordinary_measures_target_percent", whole(0..=100));
        let indicator_profile = row.read("indicator_profile", code);
        let min_age = row.read("min_age", whole(0..=120));
        let max_age = row.read("max_age", whole(0..=120));
        let ages = min_age.zip(max_age).filter(|(min, max)| min <= max);
        if let (Some(min), Some(_), None) = (min_age, max_age, ages) {
            row.wrong("max_age", Expected::AtLeastColumn { column: "min_age", value: min });
        }
        let municipalities = row.read("municipalities", list(municipality));
        Some(Self {
            reference: reference?,
            name: name?,
            association: association?,
            programme: programme?,
            starts_on: starts_on?,
            ends_on: ends_on.filter(|ends| Some(*ends) >= starts_on)?,
            participant_target: participant_target?,
            work_or_studies_target_percent: work_or_studies?,
            ordinary_measures_target_percent: ordinary_measures?,
            indicator_profile: indicator_profile?,
            min_age: ages?.0,
            max_age: ages?.1,
            municipalities: municipalities?,
        })
    }
}

/// A fault on `column` when its day comes before the other's. Days that are missing are in order.
pub(super) fn not_before(
    row: &mut Row<'_>,
    column: &'static str,
    day: Option<NaiveDate>,
    other: &'static str,
    other_day: Option<NaiveDate>,
) -> bool {
    match (day, other_day) {
        (Some(day), Some(earliest)) if day < earliest => {
            row.wrong(column, Expected::NotBefore { column: other, day: earliest });
            false
        }
        _ => true,
    }
}

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct Team {
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub project: String,
    pub name: String,
    pub starts_on: NaiveDate,
}

pub(super) const SELECT_TEAMS: &str = "SELECT t.id, t.ref, p.ref AS project, t.name, t.starts_on FROM teams t JOIN projects p ON p.id = t.project_id";

impl Team {
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let reference = row.read("ref", reference);
        let project = row.read("project", self::reference);
        let name = row.read("name", line(200));
        let starts_on = row.read("starts_on", date);
        Some(Self { reference: reference?, project: project?, name: name?, starts_on: starts_on? })
    }
}

impl Cells for Project {
    fn cells(&self) -> Vec<String> {
        vec![
            self.reference.clone(),
            self.name.clone(),
            self.association.clone(),
            maybe(self.programme.as_ref()),
            shown(self.starts_on),
            shown(self.ends_on),
            shown(self.participant_target),
            shown(self.work_or_studies_target_percent),
            shown(self.ordinary_measures_target_percent),
            shown(self.indicator_profile),
            shown(self.min_age),
            shown(self.max_age),
            joined(&self.municipalities),
        ]
    }
}

impl Cells for Team {
    fn cells(&self) -> Vec<String> {
        vec![self.reference.clone(), self.project.clone(), self.name.clone(), shown(self.starts_on)]
    }
}
