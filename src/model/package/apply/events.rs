//! The events of an import, collected and written together, and the numbers of changed slots for the search index.

use std::collections::BTreeSet;

use sqlx::types::Json;

use super::Taking;
use crate::db::Write;
use crate::model::event::Event;
use crate::model::package::stored::select_in;
use crate::model::slot::SlotId;
use crate::model::user::UserId;
use crate::model::{Result, slots_changed};

/// What a new or changed row is called in its event.
pub(super) const IMPORTED: &str = "imported";
pub(super) const CHANGED: &str = "changed_by_import";

/// What a row of a person's timeline is called, by its subject: each has a text of its own, with particulars.
pub(super) fn of_person(subject: &'static str, what: &'static str) -> &'static str {
    match (subject, what == IMPORTED) {
        ("placement", true) => "placement_imported",
        ("placement", false) => "placement_changed_by_import",
        ("handover", true) => "handover_imported",
        ("handover", false) => "handover_changed_by_import",
        ("enrolment", true) => "enrolment_imported",
        ("enrolment", false) => "enrolment_changed_by_import",
        _ => what,
    }
}

pub(super) struct Events {
    by: Option<UserId>,
    list: Vec<Event>,
}

impl Events {
    pub fn by(by: Option<UserId>) -> Self {
        Self { by, list: Vec::new() }
    }

    pub fn add(&mut self, mut event: Event) {
        event.user_id = self.by;
        self.list.push(event);
    }

    pub async fn write(&self, db: &mut Write) -> Result<()> {
        let now = db.now();
        db.insert_all(
            "INSERT INTO events (at, user_id, what, subject, subject_id, enrolment_id, project_id, organisation_id, particulars)",
            9,
            "",
            &self.list,
            |query, event| {
                query
                    .bind(now)
                    .bind(event.user_id)
                    .bind(event.what)
                    .bind(event.subject)
                    .bind(event.subject_id)
                    .bind(event.enrolment_id)
                    .bind(event.project_id)
                    .bind(event.organisation_id)
                    .bind(Json(event.particulars.clone()))
            },
        )
        .await?;
        Ok(())
    }
}

impl Taking<'_> {
    /// Every slot whose page or card reads otherwise now: new, changed, with other people, or of a provider or contract that
    /// changed.
    pub(super) async fn tell_the_index(&mut self, db: &mut Write) -> Result<()> {
        let mut slots = BTreeSet::new();
        for at in self.plan.slots.create.iter().chain(self.plan.slots.change.iter().map(|(_, at)| at)) {
            slots.extend(self.ids.slots.get(&self.package.slots.list[*at].row.reference));
        }
        // Whoever is placed there takes a seat of it.
        let placed = &self.plan.placements;
        for at in placed.create.iter().chain(placed.change.iter().map(|(_, at)| at)) {
            slots.extend(self.ids.slots.get(&self.package.placements.list[*at].row.slot));
        }
        let providers: Vec<i64> = self.plan.organisations.change.iter().map(|(id, _)| *id).collect();
        let contracts: Vec<i64> = self.plan.contracts.change.iter().map(|(id, _)| *id).collect();
        let select = "SELECT id FROM slots";
        let ours = select_in::<(i64,), _>(db, select, "provider_id", &providers).await?;
        let under = select_in::<(i64,), _>(db, select, "contract_id", &contracts).await?;
        slots.extend(ours.into_iter().chain(under).map(|(id,)| id));
        let slots: Vec<SlotId> = slots.into_iter().map(SlotId).collect();
        slots_changed(db, &slots).await
    }
}
