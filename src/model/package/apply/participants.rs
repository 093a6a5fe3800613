//! Writes persons, sealed, and their enrolments.

use std::collections::HashMap;

use sqlx::types::Json;

use super::{Taking, id_of, maybe_id, new_ids};
use crate::db::{Query, Write};
use crate::model::Result;
use crate::model::codes::IncomeSource;
use crate::model::enrolment::EnrolmentId;
use crate::model::event::Event;
use crate::model::handover::Handover;
use crate::model::package::participants::Participant;
use crate::model::package::stored::select_in;
use crate::model::project::ProjectId;
use crate::model::secrets::Keys;
use crate::model::user::UserId;

/// What an enrolment is written with besides its own columns.
struct Owners {
    participant: i64,
    project: i64,
    coach: Option<i64>,
    at: usize,
}

impl Taking<'_> {
    pub(super) async fn participants(&mut self, db: &mut Write, keys: &Keys) -> Result<()> {
        let rows = &self.package.participants.list;
        let todo = &self.plan.participants;
        let persons = self.persons(db, keys).await?;
        let owners = |at: usize| -> Result<Owners> {
            let row = &rows[at].row;
            let project = id_of(&self.ids.projects, "projects", &row.project)?;
            let coach = maybe_id(&self.ids.users, "users", row.coach.as_deref())?;
            Ok(Owners { participant: persons.get(&at).copied().unwrap_or_default(), project, coach, at })
        };
        let new: Vec<Owners> = todo.create.iter().map(|at| owners(*at)).collect::<Result<_>>()?;
        let empty = Json(Vec::<String>::new());
        db.insert_all(
            "INSERT INTO enrolments (wishes, adaptations, requirements_met, languages, participant_id, project_id, coach_id, ref,
             municipality, referred_by, referred_by_municipality, enrolled_on, education, months_on_public_support, ended_on,
             end_reason, exit_to)",
            17,
            "",
            &new,
            |mut query, owners| {
                for _ in 0..4 {
                    query = query.bind(empty.clone());
                }
                bind_enrolment(query, owners, &rows[owners.at].row)
            },
        )
        .await?;
        for (id, at) in &todo.change {
            let query = db.query(
                "UPDATE enrolments SET participant_id = $2, project_id = $3, coach_id = $4, ref = $5, municipality = $6,
                 referred_by = $7, referred_by_municipality = $8, enrolled_on = $9, education = $10,
                 months_on_public_support = $11, ended_on = $12, end_reason = $13, exit_to = $14, version = version + 1
                 WHERE id = $1",
            );
            bind_enrolment(query.bind(*id), &owners(*at)?, &rows[*at].row).run().await?;
            db.query("DELETE FROM enrolment_incomes WHERE enrolment_id = $1").bind(*id).run().await?;
            self.forget_person_left_behind(db, &rows[*at].row).await?;
        }
        let refs = todo.create.iter().map(|at| rows[*at].row.reference.clone()).collect();
        let ids = new_ids(db, "SELECT ref, id FROM enrolments", "ref", refs).await?;
        self.ids.enrolments.extend(ids);
        self.incomes(db).await?;
        for (what, at) in todo.with_events() {
            let row = &rows[at].row;
            let id = id_of(&self.ids.enrolments, "enrolments", &row.reference)?;
            let project = id_of(&self.ids.projects, "projects", &row.project)?;
            let event = Event::new(super::events::of_person("enrolment", what), "enrolment", id)
                .about(EnrolmentId(id))
                .within(ProjectId(project));
            self.events.add(event.with("on", row.enrolled_on.to_string()));
        }
        self.wrote(todo.len());
        Ok(())
    }

    /// Whoever has ended is handed over to nobody new: what was only drafted goes, as when a coach ends somebody. After the
    /// handovers: the package may tell that a draft has been sent.
    pub(super) async fn drop_drafts(&self, db: &mut Write, by: Option<UserId>) -> Result<()> {
        let rows = &self.package.participants.list;
        let changed = self.plan.participants.change.iter();
        let ended: Vec<i64> =
            changed.filter(|(_, at)| rows[*at].row.end.is_some()).map(|(id, _)| *id).collect();
        let select = "SELECT DISTINCT enrolment_id FROM handovers";
        let of_drafts = "state IN ('drafted', 'consented') AND enrolment_id";
        let mut drafted: Vec<(EnrolmentId,)> = select_in(db, select, of_drafts, &ended).await?;
        drafted.sort_unstable();
        for (enrolment,) in drafted {
            Handover::drop_drafts(db, by, enrolment).await?;
        }
        Ok(())
    }

    /// The person of each new or changed enrolment, found by the blind index, made or changed.
    async fn persons(&self, db: &mut Write, keys: &Keys) -> Result<HashMap<usize, i64>> {
        let rows = &self.package.participants.list;
        let index = |row: &Participant| keys.index(&row.personal_number.canonical());
        let touched: Vec<(usize, Vec<u8>)> =
            self.plan.participants.touched().into_iter().map(|at| (at, index(&rows[at].row))).collect();
        let mut ids: HashMap<Vec<u8>, i64> = HashMap::new();
        let mut new: Vec<(usize, &Vec<u8>)> = Vec::new();
        for (at, index) in &touched {
            if ids.contains_key(index) {
                continue;
            }
            match self.stored.persons.get(index) {
                None => {
                    new.push((*at, index));
                    ids.insert(index.clone(), 0);
                }
                Some(person) => {
                    ids.insert(index.clone(), person.id);
                    let row = &rows[*at].row;
                    let same = (&person.given_name, &person.family_name, person.protection, person.sex)
                        == (&row.given_name, &row.family_name, row.protection, row.sex);
                    if !same {
                        change_person(db, person.id, row).await?;
                    }
                }
            }
        }
        db.insert_all(
            "INSERT INTO participants (personal_number, personal_number_index, birth_date, given_name, family_name, sex, protection)",
            7,
            "",
            &new,
            |query, (at, index)| {
                let row = &rows[*at].row;
                query
                    .bind(keys.seal(&row.personal_number.canonical()))
                    .bind((*index).clone())
                    .bind(row.personal_number.birth_date())
                    .bind(row.given_name.clone())
                    .bind(row.family_name.clone())
                    .bind(row.sex)
                    .bind(row.protection)
            },
        )
        .await?;
        let select = "SELECT personal_number_index, id FROM participants";
        let indexes: Vec<Vec<u8>> = new.iter().map(|(_, index)| (*index).clone()).collect();
        let made: Vec<(Vec<u8>, i64)> = select_in(db, select, "personal_number_index", &indexes).await?;
        ids.extend(made);
        Ok(touched.into_iter().filter_map(|(at, index)| Some((at, *ids.get(&index)?))).collect())
    }

    /// A corrected personal number leads to another person; the one it was mistaken for goes when nobody needs it.
    async fn forget_person_left_behind(&self, db: &mut Write, row: &Participant) -> Result<()> {
        let before = self.stored.enrolments.get(&row.reference);
        let Some(before) = before.filter(|known| known.row.personal_number != row.personal_number) else {
            return Ok(());
        };
        db.query(
            "DELETE FROM participants WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM enrolments WHERE participant_id = $1)",
        )
        .bind(before.participant_id)
        .run()
        .await?;
        Ok(())
    }

    async fn incomes(&self, db: &mut Write) -> Result<()> {
        let mut incomes: Vec<(i64, IncomeSource, i64)> = Vec::new();
        for at in self.plan.participants.touched() {
            let row = &self.package.participants.list[at].row;
            let id = id_of(&self.ids.enrolments, "enrolments", &row.reference)?;
            incomes.extend((0..).zip(&row.income_sources).map(|(position, source)| (id, *source, position)));
        }
        db.insert_all(
            "INSERT INTO enrolment_incomes (enrolment_id, source, position)",
            3,
            "",
            &incomes,
            |query, (id, source, position)| query.bind(*id).bind(*source).bind(*position),
        )
        .await?;
        Ok(())
    }
}

async fn change_person(db: &mut Write, id: i64, row: &Participant) -> Result<()> {
    db.query(
        "UPDATE participants SET given_name = $2, family_name = $3, sex = $4, protection = $5, version = version + 1
         WHERE id = $1",
    )
    .bind(id)
    .bind(row.given_name.clone())
    .bind(row.family_name.clone())
    .bind(row.sex)
    .bind(row.protection)
    .run()
    .await?;
    Ok(())
}

fn bind_enrolment<'q>(query: Query<'q>, owners: &Owners, row: &Participant) -> Query<'q> {
    query
        .bind(owners.participant)
        .bind(owners.project)
        .bind(owners.coach)
        .bind(row.reference.clone())
        .bind(row.municipality)
        .bind(row.referred_by)
        .bind(row.referred_by_municipality)
        .bind(row.enrolled_on)
        .bind(row.education)
        .bind(row.months_on_public_support)
        .bind(row.end.map(|end| end.on))
        .bind(row.end.map(|end| end.reason))
        .bind(row.end.map(|end| end.exit_to))
}
