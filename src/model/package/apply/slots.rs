//! Writes contracts and slots.

use sqlx::types::Json;

use super::{Taking, id_of, maybe_id, new_ids};
use crate::db::{Query, Write};
use crate::model::Result;
use crate::model::event::Event;
use crate::model::organisation::OrganisationId;
use crate::model::package::contract_register::Register;
use crate::model::package::contracts::Contract;
use crate::model::package::slots::Slot;
use crate::model::project::ProjectId;
use crate::model::user::UserId;

impl Taking<'_> {
    /// What a person brings in waits for another person, and what nobody has approved is theirs who changed it last.
    pub(super) async fn contracts(&mut self, db: &mut Write, by: Option<UserId>) -> Result<()> {
        let rows = &self.package.contracts.list;
        let todo = &self.plan.contracts;
        let new = self.with_parties(&todo.create)?;
        db.insert_all(
            "INSERT INTO contracts (project_id, provider_id, ref, title, procedure, cpv, signed_on, starts_on, ends_on,
             extension_months, extension_count, max_value, max_place_months, price, price_unit, reserved_share_percent,
             kind, prices, lots, notice_months, extensions_used, decide_by, evidence_on, terminated_on,
             agreed_ends_on, agreed_decide_by, unapproved, closed_as, added_by)",
            29,
            "",
            &new,
            |query, (project, provider, at)| {
                let row = &rows[*at].row;
                bind_contract(query.bind(*project).bind(*provider), row, &row.register)
                    .bind(by.is_some() || row.register.unapproved)
                    .bind(row.register.closed_as)
                    .bind(by)
            },
        )
        .await?;
        for (id, at) in &todo.change {
            let row = &rows[*at].row;
            let query = db.query(
                "UPDATE contracts SET project_id = $2, provider_id = $3, ref = $4, title = $5, procedure = $6, cpv = $7,
                 signed_on = $8, starts_on = $9, ends_on = $10, extension_months = $11, extension_count = $12, max_value = $13,
                 max_place_months = $14, price = $15, price_unit = $16, reserved_share_percent = $17, kind = $18, prices = $19,
                 lots = $20, notice_months = $21, extensions_used = $22, decide_by = $23, evidence_on = $24, terminated_on = $25,
                 agreed_ends_on = $26, agreed_decide_by = $27,
                 added_by = CASE WHEN unapproved THEN COALESCE($28, added_by) ELSE added_by END, version = version + 1 WHERE id = $1",
            );
            let project = id_of(&self.ids.projects, "projects", &row.project)?;
            let provider = id_of(&self.ids.organisations, "organisations", &row.provider)?;
            let register = row.register(self.stored.contracts.get(&row.reference).map(|known| &known.row));
            let query = bind_contract(query.bind(*id).bind(project).bind(provider), row, register);
            query.bind(by).run().await?;
        }
        let refs = todo.create.iter().map(|at| rows[*at].row.reference.clone()).collect();
        let ids = new_ids(db, "SELECT ref, id FROM contracts", "ref", refs).await?;
        self.ids.contracts.extend(ids);
        for (what, at) in todo.with_events() {
            let row = &rows[at].row;
            let id = id_of(&self.ids.contracts, "contracts", &row.reference)?;
            let project = id_of(&self.ids.projects, "projects", &row.project)?;
            let provider = id_of(&self.ids.organisations, "organisations", &row.provider)?;
            let mut event =
                Event::new(what, "contract", id).within(ProjectId(project)).at(OrganisationId(provider));
            if let Some(stored) = self.stored.contracts.get(&row.reference).map(|known| &known.row) {
                let (was, is) = (stored.told(&stored.register), row.told(row.register(Some(stored))));
                for ((name, was), (_, is)) in was.into_iter().zip(is).filter(|((_, was), (_, is))| was != is)
                {
                    event = event.with(name, format!("{was} → {is}"));
                }
            }
            self.events.add(event);
        }
        self.wrote(todo.len());
        Ok(())
    }

    /// Project and provider of each contract.
    fn with_parties(&self, places: &[usize]) -> Result<Vec<(i64, i64, usize)>> {
        let parties = |at: &usize| {
            let row = &self.package.contracts.list[*at].row;
            let project = id_of(&self.ids.projects, "projects", &row.project)?;
            Ok((project, id_of(&self.ids.organisations, "organisations", &row.provider)?, *at))
        };
        places.iter().map(parties).collect()
    }

    pub(super) async fn slots(&mut self, db: &mut Write) -> Result<()> {
        let rows = &self.package.slots.list;
        let todo = &self.plan.slots;
        let owners = |at: usize| -> Result<(i64, Option<i64>, usize)> {
            let row = &rows[at].row;
            let provider = id_of(&self.ids.organisations, "organisations", &row.provider)?;
            Ok((provider, maybe_id(&self.ids.contracts, "contracts", row.contract.as_deref())?, at))
        };
        let new: Vec<_> = todo.create.iter().map(|at| owners(*at)).collect::<Result<_>>()?;
        let workplaces = super::super::workplaces::ids(db).await?;
        db.insert_all(
            "INSERT INTO slots (provider_id, contract_id, ref, title, description, ssyk, municipality, latitude, longitude,
             seats, hours_per_week, min_hours_per_week, max_hours_per_week, starts_on, ends_on, adaptations, requirements, languages,
             weekday_hours, open_on_holidays, least_people, best_people, supervisor_minutes, minutes_per_person, closed_days,
             only_municipalities, min_age, max_age, only_tracks, last_on, workplace_id, state)",
            32,
            "",
            &new,
            |query, (provider, contract, at)| {
                let row = &rows[*at].row;
                row.details.bind(bind_slot(query.bind(*provider).bind(*contract), row), &workplaces)
            },
        )
        .await?;
        for (id, at) in &todo.change {
            let (provider, contract, _) = owners(*at)?;
            let query = db.query(
                "UPDATE slots SET provider_id = $2, contract_id = $3, ref = $4, title = $5, description = $6, ssyk = $7,
                 municipality = $8, latitude = $9, longitude = $10, seats = $11, hours_per_week = $12, min_hours_per_week = $13,
                 max_hours_per_week = $14, starts_on = $15, ends_on = $16, adaptations = $17, requirements = $18, languages = $19,
                 weekday_hours = $20, open_on_holidays = $21, least_people = $22, best_people = $23, supervisor_minutes = $24,
                 minutes_per_person = $25, closed_days = $26, only_municipalities = $27, min_age = $28, max_age = $29,
                 only_tracks = $30, last_on = $31, workplace_id = $32, state = $33, version = version + 1 WHERE id = $1",
            );
            let row = &rows[*at].row;
            let stored = self.stored.slots.get(&row.reference).map(|known| &known.row.details);
            let details = stored.filter(|_| row.details.untold).unwrap_or(&row.details);
            details
                .bind(bind_slot(query.bind(*id).bind(provider).bind(contract), row), &workplaces)
                .run()
                .await?;
        }
        let refs = todo.create.iter().map(|at| rows[*at].row.reference.clone()).collect();
        let ids = new_ids(db, "SELECT ref, id FROM slots", "ref", refs).await?;
        self.ids.slots.extend(ids);
        for (what, at) in todo.with_events() {
            let row = &rows[at].row;
            let id = id_of(&self.ids.slots, "slots", &row.reference)?;
            let provider = id_of(&self.ids.organisations, "organisations", &row.provider)?;
            self.events.add(Event::new(what, "slot", id).at(OrganisationId(provider)));
        }
        self.wrote(todo.len());
        Ok(())
    }
}

fn bind_contract<'q>(query: Query<'q>, row: &Contract, register: &Register) -> Query<'q> {
    query
        .bind(row.reference.clone())
        .bind(row.title.clone())
        .bind(row.procedure)
        .bind(row.cpv.clone())
        .bind(row.signed_on)
        .bind(row.starts_on)
        .bind(row.ends_on)
        .bind(row.extension_months)
        .bind(row.extension_count)
        .bind(row.max_value)
        .bind(row.max_place_months)
        .bind(row.price)
        .bind(row.price_unit)
        .bind(row.reserved_share_percent)
        .bind(register.kind)
        .bind(register.prices.clone())
        .bind(register.lots.clone())
        .bind(register.notice_months)
        .bind(register.extensions_used)
        .bind(register.decide_by)
        .bind(register.evidence_on)
        .bind(register.terminated_on)
        .bind(register.agreed_ends_on)
        .bind(register.agreed_decide_by)
}

fn bind_slot<'q>(query: Query<'q>, row: &Slot) -> Query<'q> {
    query
        .bind(row.reference.clone())
        .bind(row.title.clone())
        .bind(row.description.clone())
        .bind(row.ssyk)
        .bind(row.municipality)
        .bind(row.latitude)
        .bind(row.longitude)
        .bind(row.seats)
        .bind(row.hours_per_week)
        .bind(row.min_hours_per_week)
        .bind(row.max_hours_per_week)
        .bind(row.starts_on)
        .bind(row.ends_on)
        .bind(Json(row.adaptations.clone()))
        .bind(Json(row.requirements.clone()))
        .bind(Json(row.languages.clone()))
}
