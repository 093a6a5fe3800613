//! The table `contracts`. Money is in kronor in the package and in öre here.

use chrono::NaiveDate;

use super::cells::{Cells, maybe, shown};
use super::expected::Expected;
use super::projects::not_before;
use super::rows::Row;
use super::values::{as_sek, code, cpv, date, line, reference, sek, whole};
use crate::model::codes::Procedure;

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct Contract {
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub project: String,
    pub provider: String,
    pub title: String,
    pub procedure: Procedure,
    pub cpv: Option<String>,
    pub signed_on: Option<NaiveDate>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub extension_months: i64,
    pub extension_count: i64,
    /// Öre.
    pub max_value: i64,
    pub max_place_months: i64,
    /// Öre.
    pub price_per_place_month: i64,
    pub reserved_share_percent: Option<i64>,
}

pub(super) const SELECT: &str = "SELECT k.id, k.ref, p.ref AS project, o.ref AS provider, k.title, k.procedure, k.cpv, k.signed_on,
    k.starts_on, k.ends_on, k.extension_months, k.extension_count, k.max_value, k.max_place_months, k.price_per_place_month,
    k.reserved_share_percent FROM contracts k JOIN projects p ON p.id = k.project_id JOIN organisations o ON o.id = k.provider_id";

impl Contract {
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let reference = row.read("ref", reference);
        let project = row.read("project", self::reference);
        let provider = row.read("provider", self::reference);
        let title = row.read("title", line(200));
        let procedure = row.read("procedure", code);
        let cpv = row.maybe("cpv", cpv);
        let signed_on = row.maybe("signed_on", date);
        let starts_on = row.read("starts_on", date);
        let ends_on = row.read("ends_on", date);
        let in_order = not_before(row, "ends_on", ends_on, "starts_on", starts_on)
            && not_before(row, "ends_on", ends_on, "signed_on", signed_on.flatten());
        let extension_months = row.maybe("extension_months", whole(0..=120));
        let extension_count = row.maybe("extension_count", whole(0..=20));
        let max_value = row.read("max_value_sek", sek);
        let max_place_months = row.read("max_place_months", whole(0..=10_000_000));
        let price_per_place_month = row.read("price_per_place_month_sek", sek);
        // So that no sum of öre passes what 64 bits hold.
        let dear = price_per_place_month.is_some_and(|öre| öre > 100_000_000);
        if dear {
            row.wrong("price_per_place_month_sek", Expected::Whole { from: 0, to: 1_000_000 });
        }
        let reserved_share_percent = row.maybe("reserved_share_percent", whole(0..=100));
        if !in_order || dear {
            return None;
        }
        Some(Self {
            reference: reference?,
            project: project?,
            provider: provider?,
            title: title?,
            procedure: procedure?,
            cpv: cpv?,
            signed_on: signed_on?,
            starts_on: starts_on?,
            ends_on: ends_on?,
            extension_months: extension_months?.unwrap_or(0),
            extension_count: extension_count?.unwrap_or(0),
            max_value: max_value?,
            max_place_months: max_place_months?,
            price_per_place_month: price_per_place_month?,
            reserved_share_percent: reserved_share_percent?,
        })
    }
}

impl Cells for Contract {
    fn cells(&self) -> Vec<String> {
        vec![
            self.reference.clone(),
            self.project.clone(),
            self.provider.clone(),
            self.title.clone(),
            shown(self.procedure),
            maybe(self.cpv.as_ref()),
            maybe(self.signed_on),
            shown(self.starts_on),
            shown(self.ends_on),
            shown(self.extension_months),
            shown(self.extension_count),
            as_sek(self.max_value),
            shown(self.max_place_months),
            as_sek(self.price_per_place_month),
            maybe(self.reserved_share_percent),
        ]
    }
}
