//! Writes placements and handovers. Beside `placement::verbs` the only place that writes a placement's state: a package
//! tells where each has come, not how.

use std::collections::HashMap;

use sqlx::types::Json;

use super::events::{CHANGED, IMPORTED, of_person};
use super::{Taking, id_of, maybe_id, new_ids};
use crate::db::{Query, Write};
use crate::model::Result;
use crate::model::codes::Adaptation;
use crate::model::enrolment::EnrolmentId;
use crate::model::event::Event;
use crate::model::organisation::OrganisationId;
use crate::model::package::check::Booking;
use crate::model::package::handovers::Handover;
use crate::model::package::placements::Placement;
use crate::model::package::stored::handover_key;

/// What a placement is written with besides its own columns.
struct Owners<'b> {
    enrolment: i64,
    slot: i64,
    contract: Option<i64>,
    booking: &'b Booking,
    at: usize,
}

impl<'t> Taking<'t> {
    pub(super) async fn placements(&mut self, db: &mut Write) -> Result<()> {
        let rows = &self.package.placements.list;
        let todo = &self.plan.placements;
        let new: Vec<Owners<'_>> = todo.create.iter().map(|at| self.owners(*at)).collect::<Result<_>>()?;
        let none = Json(Vec::<Adaptation>::new());
        for chunk in new.chunks(super::AT_A_TIME) {
            db.insert_all(
                "INSERT INTO placements (adaptations, ref, enrolment_id, slot_id, contract_id, track, state, hours_per_week,
                 starts_on, planned_end_on, proposed_on, expires_on, answered_on, started_on, ended_on, end_reason, place_months, value, paused_on)",
                19,
                "",
                chunk,
                |query, owners| bind_placement(query.bind(none.clone()), owners, &rows[owners.at].row),
            )
            .await?;
            self.wrote(chunk.len());
        }
        for (id, at) in &todo.change {
            let query = db.query(
                "UPDATE placements SET ref = $2, enrolment_id = $3, slot_id = $4, contract_id = $5, track = $6, state = $7,
                 hours_per_week = $8, starts_on = $9, planned_end_on = $10, proposed_on = $11, expires_on = $12, answered_on = $13,
                 started_on = $14, ended_on = $15, end_reason = $16, place_months = $17, value = $18,
                 paused_on = CASE WHEN $7 = 'paused' THEN COALESCE($19, paused_on) END, version = version + 1 WHERE id = $1",
            );
            bind_placement(query.bind(*id), &self.owners(*at)?, &rows[*at].row).run().await?;
        }
        for (id, place_months, value) in &self.plan.revalued {
            db.query("UPDATE placements SET place_months = $2, value = $3 WHERE id = $1")
                .bind(*id)
                .bind(*place_months)
                .bind(*value)
                .run()
                .await?;
        }
        let refs = todo.create.iter().map(|at| rows[*at].row.reference.clone()).collect();
        let ids = new_ids(db, "SELECT ref, id FROM placements", "ref", refs).await?;
        self.ids.placements.extend(ids);
        let titles = self.slot_titles();
        for (what, at) in todo.with_events() {
            let row = &rows[at].row;
            let id = id_of(&self.ids.placements, "placements", &row.reference)?;
            let enrolment = id_of(&self.ids.enrolments, "enrolments", &row.participant)?;
            let booking = &self.plan.bookings[&at];
            let to = row.ended_on.unwrap_or(row.planned_end_on);
            let event = Event::new(of_person("placement", what), "placement", id)
                .about(EnrolmentId(enrolment))
                .with("state", booking.state)
                .with("title", titles.get(row.slot.as_str()).copied().unwrap_or(&row.slot))
                .with("from", booking.starts_on.to_string())
                .with("to", to.to_string());
            self.events.add(event);
        }
        self.wrote(todo.change.len());
        Ok(())
    }

    /// What the slots of the package, and those that it names, are called.
    fn slot_titles(&self) -> HashMap<&'t str, &'t str> {
        let named = self.stored.slots.values().map(|known| &known.row);
        let slots = named.chain(self.package.slots.list.iter().map(|lined| &lined.row));
        slots.map(|slot| (slot.reference.as_str(), slot.title.as_str())).collect()
    }

    /// What the organisations are called.
    fn organisation_names(&self) -> HashMap<&'t str, &'t str> {
        let named = self.stored.organisations.values().map(|known| &known.row);
        let all = named.chain(self.package.organisations.list.iter().map(|lined| &lined.row));
        all.map(|one| (one.reference.as_str(), one.name.as_str())).collect()
    }

    fn owners(&self, at: usize) -> Result<Owners<'t>> {
        let row = &self.package.placements.list[at].row;
        let booking = &self.plan.bookings[&at];
        Ok(Owners {
            enrolment: id_of(&self.ids.enrolments, "enrolments", &row.participant)?,
            slot: id_of(&self.ids.slots, "slots", &row.slot)?,
            contract: maybe_id(&self.ids.contracts, "contracts", booking.contract.as_deref())?,
            booking,
            at,
        })
    }

    pub(super) async fn handovers(&mut self, db: &mut Write) -> Result<()> {
        let todo = &self.plan.handovers;
        let names = self.organisation_names();
        for at in todo.touched() {
            let row = &self.package.handovers.list[at].row;
            let enrolment = id_of(&self.ids.enrolments, "enrolments", &row.participant)?;
            let giver = id_of(&self.ids.organisations, "organisations", &row.giver)?;
            let receiver = id_of(&self.ids.organisations, "organisations", &row.receiver)?;
            let query = db.query(
                "INSERT INTO handovers (enrolment_id, giver_id, receiver_id, state, sent_on, answered_on, met_on, released_on, reason,
                    towards, receiver_unit, receiver_project_id)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                 ON CONFLICT (enrolment_id, sent_on) DO UPDATE SET giver_id = $2, receiver_id = $3, state = $4, answered_on = $6,
                 met_on = $7, released_on = $8, reason = $9,
                 towards = $10, receiver_unit = $11, receiver_project_id = $12, was_sent = TRUE, version = handovers.version + 1
                 RETURNING id",
            );
            let known = self.stored.handovers.get(&handover_key(row));
            // A file that does not tell what it is towards leaves that as it is.
            let kept = known.and_then(|known| known.row.towards.as_ref());
            let towards = row.towards.as_ref().or(kept).cloned().unwrap_or_default();
            let project = maybe_id(&self.ids.projects, "projects", towards.project.as_deref())?;
            let query = bind_handover(query.bind(enrolment).bind(giver).bind(receiver), row);
            let id: i64 = query.bind(towards.kind).bind(towards.unit).bind(project).value().await?;
            let what = of_person("handover", if known.is_some() { CHANGED } else { IMPORTED });
            let event = Event::new(what, "handover", id)
                .about(EnrolmentId(enrolment))
                .at(OrganisationId(receiver))
                .with("state", row.state())
                .with("receiver", names.get(row.receiver.as_str()).copied().unwrap_or(&row.receiver))
                .with("sent_on", row.sent_on.to_string());
            self.events.add(event);
        }
        self.wrote(todo.len());
        Ok(())
    }
}

fn bind_placement<'q>(query: Query<'q>, owners: &Owners<'_>, row: &Placement) -> Query<'q> {
    query
        .bind(row.reference.clone())
        .bind(owners.enrolment)
        .bind(owners.slot)
        .bind(owners.contract)
        .bind(row.track)
        .bind(owners.booking.state)
        .bind(row.hours_per_week)
        .bind(owners.booking.starts_on)
        .bind(row.planned_end_on)
        .bind(row.proposed_on)
        .bind(owners.booking.expires_on)
        .bind(row.accepted_on)
        .bind(row.started_on)
        .bind(row.ended_on)
        .bind(row.end_reason)
        .bind(owners.booking.place_months)
        .bind(owners.booking.value)
        .bind(row.paused_on)
}

fn bind_handover<'q>(query: Query<'q>, row: &Handover) -> Query<'q> {
    query
        .bind(row.state())
        .bind(row.sent_on)
        .bind(row.answered_on)
        .bind(row.met_on)
        .bind(row.released_on)
        .bind(row.reason.clone())
}
