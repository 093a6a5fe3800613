//! Fills the shelf from the database.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::types::Json;

use super::{Entry, Facet, Held, Shelf, Values};
use crate::db::{Read, numbered};
use crate::model::Result;
use crate::model::bookable::IS_APPROVED;
use crate::model::capacity::Holding;
use crate::model::codes::{Adaptation, Language, OrganisationKind, Requirement};
use crate::model::contract::ContractId;
use crate::model::eligibility::Eligibility;
use crate::model::headcount::Headcount;
use crate::model::matching::{Marks, Offer, Only, Place, spot};
use crate::model::municipality::Municipality;
use crate::model::opening::Opening;
use crate::model::organisation::OrganisationId;
use crate::model::project::ProjectId;
use crate::model::reservation::seats_held;
use crate::model::slot::SlotId;
use crate::model::ssyk::{Field, Ssyk};

#[derive(sqlx::FromRow)]
struct Row {
    id: SlotId,
    provider_id: OrganisationId,
    provider_kind: OrganisationKind,
    contract_id: Option<ContractId>,
    project_id: Option<ProjectId>,
    ssyk: Ssyk,
    municipality: Municipality,
    latitude: Option<f64>,
    longitude: Option<f64>,
    seats: i64,
    hours_per_week: i64,
    min_hours_per_week: i64,
    max_hours_per_week: i64,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    contract_starts_on: Option<NaiveDate>,
    contract_ends_on: Option<NaiveDate>,
    adaptations: Json<Vec<Adaptation>>,
    requirements: Json<Vec<Requirement>>,
    languages: Json<Vec<Language>>,
    #[sqlx(flatten)]
    eligibility: Eligibility,
    #[sqlx(flatten)]
    headcount: Headcount,
    #[sqlx(flatten)]
    opening: Opening,
}

const COLUMNS: &str = "SELECT s.id, s.provider_id, o.kind AS provider_kind, s.contract_id, k.project_id, s.ssyk, s.municipality, s.latitude, s.longitude, s.seats,
    s.hours_per_week, s.min_hours_per_week, s.max_hours_per_week, s.starts_on,
    CASE WHEN s.last_on < s.ends_on THEN s.last_on ELSE s.ends_on END AS ends_on, k.starts_on AS contract_starts_on,
    k.ends_on AS contract_ends_on, s.adaptations, s.requirements, s.languages, s.only_municipalities, s.min_age, s.max_age,
    s.only_tracks, s.least_people, s.best_people, s.supervisor_minutes, s.minutes_per_person, s.weekday_hours, s.open_on_holidays,
    s.closed_days, o.closed_days AS provider_closed_days
    FROM slots s JOIN organisations o ON o.id = s.provider_id LEFT JOIN contracts k ON k.id = s.contract_id WHERE s.state = 'open'";

/// Slots that are read together: many rows at once cost more in memory that is new to the program than in reading.
const TOGETHER: i64 = 1_000;

/// Who holds a seat today or later: as `model::reservation` counts it. A proposal's or a reservation's last day is told apart,
/// because it passes without a change.
fn held_by(of: &str) -> String {
    format!(
        "SELECT slot_id, starts_on, ends_on, hours_per_week, until FROM {} WHERE ends_on >= $1",
        seats_held(of)
    )
}

type HeldRow = (SlotId, NaiveDate, NaiveDate, i64, Option<NaiveDate>);

impl Shelf {
    /// Every slot that somebody new may have.
    pub async fn read(db: &mut Read) -> Result<Self> {
        let mut shelf = Self::default();
        let fields = fields(db).await?;
        let today = db.today();
        let mut held = by_slot(db.built(held_by("slot_id > 0")).bind(today).all().await?);
        let sql = format!("{COLUMNS} AND {IS_APPROVED} AND s.id > $1 ORDER BY s.id LIMIT $2");
        let mut after = SlotId(0);
        loop {
            let rows: Vec<Row> = db.built(sql.clone()).bind(after).bind(TOGETHER).all().await?;
            let Some(last) = rows.last() else { return Ok(shelf) };
            after = last.id;
            for row in rows {
                let held = held.remove(&row.id).unwrap_or_default();
                shelf.put(row.entry(held, &fields));
            }
        }
    }

    /// What these slots offer now; one that is not in the answer takes nobody in any longer.
    pub async fn entries(db: &mut Read, slots: &[SlotId]) -> Result<Vec<Entry>> {
        let fields = fields(db).await?;
        let today = db.today();
        let mut entries = Vec::with_capacity(slots.len());
        for some in slots.chunks(500) {
            let query = db.built(held_by(&format!("slot_id IN ({})", numbered(2, some.len())))).bind(today);
            let mut held = by_slot(query.bind_each(some).all().await?);
            let query =
                db.built(format!("{COLUMNS} AND {IS_APPROVED} AND s.id IN ({})", numbered(1, some.len())));
            let rows: Vec<Row> = query.bind_each(some).all().await?;
            entries.extend(rows.into_iter().map(|row| {
                let held = held.remove(&row.id).unwrap_or_default();
                row.entry(held, &fields)
            }));
        }
        Ok(entries)
    }
}

impl Entry {
    pub fn slot(&self) -> SlotId {
        self.place.slot
    }
}

impl Row {
    fn entry(self, held: Vec<Held>, fields: &HashMap<Ssyk, Field>) -> Entry {
        let mut values = Values::default();
        values.add(Facet::Municipality, self.municipality.code());
        if let Some(field) = fields.get(&self.ssyk) {
            values.add(Facet::Field, field.code());
        }
        values.add(Facet::Kind, self.provider_kind.code());
        self.adaptations.iter().for_each(|one| values.add(Facet::Adaptation, one.code()));
        self.languages.iter().for_each(|one| values.add(Facet::Language, one.code()));
        values.add_hours(self.min_hours_per_week, self.max_hours_per_week);
        let place = Place {
            slot: self.id,
            provider: self.provider_id,
            contract: self.contract_id,
            project: self.project_id,
            municipality: self.municipality,
            seats: self.seats,
            people: self.headcount.most(self.seats),
            least: self.headcount.least_people,
            best: self.headcount.best_people,
            from: self.contract_starts_on.map_or(self.starts_on, |day| day.max(self.starts_on)),
            to: self.contract_ends_on.map_or(self.ends_on, |day| day.min(self.ends_on)),
            unbookable: None,
            opens: None,
            offer: Offer {
                spot: spot(self.municipality, self.latitude, self.longitude),
                ssyk: self.ssyk,
                min_hours: self.min_hours_per_week,
                max_hours: self.max_hours_per_week,
                adaptations: Marks::of(&self.adaptations),
                requirements: Marks::of(&self.requirements),
                languages: Marks::of(&self.languages),
                record: None,
            },
            only: Only::of(&self.eligibility),
        };
        let opening = (self.opening != Opening::default()).then(|| Box::new(self.opening));
        Entry { place, hours: self.hours_per_week, values, held, opening }
    }
}

/// The field of each SSYK group: the imported taxonomy's, else what ships with the program.
async fn fields(db: &mut Read) -> Result<HashMap<Ssyk, Field>> {
    let shipped = crate::model::ssyk::GROUPS.iter().map(|group| (group.ssyk, group.field));
    let imported: Vec<(Ssyk, Field)> = db.query("SELECT ssyk, field FROM occupation_groups").all().await?;
    Ok(shipped.chain(imported).collect())
}

fn by_slot(rows: Vec<HeldRow>) -> HashMap<SlotId, Vec<Held>> {
    let mut held: HashMap<SlotId, Vec<Held>> = HashMap::new();
    for (slot, from, to, hours, until) in rows {
        held.entry(slot).or_default().push(Held { holding: Holding { from, to, hours }, until });
    }
    held
}
