//! Writes organisations, projects, teams and users.

use std::collections::{BTreeMap, BTreeSet};

use super::events::{CHANGED, IMPORTED};
use super::{NewUser, Taking, id_of, maybe_id, new_ids};
use crate::db::Write;
use crate::model::Result;
use crate::model::event::Event;
use crate::model::invitation::Invitation;
use crate::model::mail::Mail;
use crate::model::organisation::OrganisationId;
use crate::model::package::projects::Project;
use crate::model::package::workplaces;
use crate::model::project::ProjectId;
use crate::model::user::UserId;

impl Taking<'_> {
    pub(super) async fn organisations(&mut self, db: &mut Write) -> Result<()> {
        let rows = &self.package.organisations.list;
        let todo = &self.plan.organisations;
        db.insert_all(
            "INSERT INTO organisations (ref, name, kind, org_number, municipality, closed_days)",
            6,
            "",
            &todo.create,
            |query, at| {
                let row = &rows[*at].row;
                let query = query.bind(row.reference.clone()).bind(row.name.clone()).bind(row.kind);
                query.bind(row.org_number).bind(row.municipality).bind(row.closed.closed_days.clone())
            },
        )
        .await?;
        for (id, at) in &todo.change {
            let row = &rows[*at].row;
            let stored = self.stored.organisations.get(&row.reference).map(|known| &known.row.closed);
            let closed = stored.filter(|_| row.closed.untold).unwrap_or(&row.closed);
            db.query(
                "UPDATE organisations SET name = $2, kind = $3, org_number = $4, municipality = $5, closed_days = $6, version = version + 1
                 WHERE id = $1",
            )
            .bind(*id)
            .bind(row.name.clone())
            .bind(row.kind)
            .bind(row.org_number)
            .bind(row.municipality)
            .bind(closed.closed_days.clone())
            .run()
            .await?;
        }
        let refs = todo.create.iter().map(|at| rows[*at].row.reference.clone()).collect();
        let ids = new_ids(db, "SELECT ref, id FROM organisations", "ref", refs).await?;
        self.ids.organisations.extend(ids);
        // Parents last: one may stand below its child in the file.
        for at in todo.touched() {
            let row = &rows[at].row;
            let id = id_of(&self.ids.organisations, "organisations", &row.reference)?;
            let parent = maybe_id(&self.ids.organisations, "organisations", row.parent.as_deref())?;
            db.query("UPDATE organisations SET parent_id = $2 WHERE id = $1")
                .bind(id)
                .bind(parent)
                .run()
                .await?;
        }
        for at in todo.touched() {
            let row = &rows[at].row;
            if let Some(list) = &row.places.list {
                let id = id_of(&self.ids.organisations, "organisations", &row.reference)?;
                workplaces::keep(db, id, list).await?;
            }
        }
        for (what, at) in todo.with_events() {
            let id = id_of(&self.ids.organisations, "organisations", &rows[at].row.reference)?;
            self.events.add(Event::new(what, "organisation", id).at(OrganisationId(id)));
        }
        self.wrote(todo.len());
        Ok(())
    }

    pub(super) async fn projects(&mut self, db: &mut Write) -> Result<()> {
        let programmes = self.programmes(db).await?;
        let rows = &self.package.projects.list;
        let todo = &self.plan.projects;
        for at in todo.touched() {
            let row = &rows[at].row;
            let programme = row.programme.as_ref().and_then(|name| programmes.get(name)).copied();
            let association = id_of(&self.ids.organisations, "organisations", &row.association)?;
            let id = keep_project(db, row, association, programme).await?;
            self.ids.projects.insert(row.reference.clone(), id);
            db.query("DELETE FROM project_municipalities WHERE project_id = $1").bind(id).run().await?;
            let places: Vec<(i64, _)> = (0..).zip(row.municipalities.iter().copied()).collect();
            db.insert_all(
                "INSERT INTO project_municipalities (project_id, municipality, position)",
                3,
                "",
                &places,
                |query, (position, municipality)| query.bind(id).bind(*municipality).bind(*position),
            )
            .await?;
        }
        for (what, at) in todo.with_events() {
            let id = id_of(&self.ids.projects, "projects", &rows[at].row.reference)?;
            self.events.add(Event::new(what, "project", id).within(ProjectId(id)));
        }
        self.wrote(todo.len());
        self.teams(db).await
    }

    async fn programmes(&self, db: &mut Write) -> Result<BTreeMap<String, i64>> {
        let named = self.package.projects.iter().filter_map(|lined| lined.row.programme.clone());
        let names: Vec<String> = named.collect::<BTreeSet<_>>().into_iter().collect();
        db.insert_all("INSERT INTO programmes (name)", 1, "ON CONFLICT DO NOTHING", &names, |query, name| {
            query.bind(name.clone())
        })
        .await?;
        Ok(new_ids(db, "SELECT name, id FROM programmes", "name", names).await?.into_iter().collect())
    }

    async fn teams(&mut self, db: &mut Write) -> Result<()> {
        let todo = &self.plan.teams;
        for at in todo.touched() {
            let row = &self.package.teams.list[at].row;
            let project = id_of(&self.ids.projects, "projects", &row.project)?;
            let id: i64 = db
                .query(
                    "INSERT INTO teams (ref, project_id, name, starts_on) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (ref) DO UPDATE SET project_id = $2, name = $3, starts_on = $4 RETURNING id",
                )
                .bind(row.reference.clone())
                .bind(project)
                .bind(row.name.clone())
                .bind(row.starts_on)
                .value()
                .await?;
            let what = if self.stored.teams.contains_key(&row.reference) { CHANGED } else { IMPORTED };
            self.events.add(Event::new(what, "team", id).within(ProjectId(project)));
        }
        self.wrote(todo.len());
        Ok(())
    }

    /// Those who are new have no password: each gets an invitation, from the browser by mail.
    pub(super) async fn users(&mut self, db: &mut Write, by: Option<UserId>) -> Result<Vec<NewUser>> {
        let now = db.now();
        let rows = &self.package.users.list;
        let todo = &self.plan.users;
        let mut new: BTreeMap<&str, &str> = BTreeMap::new();
        for at in todo.touched() {
            let row = &rows[at].row;
            match self.stored.users.get(&row.email) {
                None => {
                    new.insert(&row.email, &row.name);
                }
                Some((_, name)) if *name == row.name => {}
                Some((id, _)) => {
                    db.query("UPDATE users SET name = $2, version = version + 1 WHERE id = $1")
                        .bind(*id)
                        .bind(row.name.clone())
                        .run()
                        .await?;
                }
            }
        }
        let new: Vec<(String, String)> =
            new.into_iter().map(|(email, name)| (email.to_owned(), name.to_owned())).collect();
        db.insert_all("INSERT INTO users (email, name, created_at)", 3, "", &new, |query, (email, name)| {
            query.bind(email.clone()).bind(name.clone()).bind(now)
        })
        .await?;
        let emails = new.iter().map(|(email, _)| email.clone()).collect();
        let ids = new_ids(db, "SELECT email, id FROM users", "email", emails).await?;
        let mut invited = Vec::with_capacity(ids.len());
        for (email, id) in &ids {
            self.events.add(Event::new(IMPORTED, "user", *id));
            let token = Invitation::make(db, UserId(*id)).await?;
            if by.is_some() {
                Mail::new("invited").link(format!("/invitations/{token}")).post(db, UserId(*id)).await?;
            }
            invited.push(NewUser { email: email.clone(), token });
        }
        invited.sort_by(|one, other| one.email.cmp(&other.email));
        self.ids.users.extend(ids);
        self.memberships(db).await?;
        self.wrote(todo.len());
        Ok(invited)
    }

    async fn memberships(&mut self, db: &mut Write) -> Result<()> {
        let rows = &self.package.users.list;
        for (id, at) in &self.plan.users.change {
            let row = &rows[*at].row;
            let organisation = id_of(&self.ids.organisations, "organisations", &row.organisation)?;
            db.query(
                "UPDATE memberships SET role = $2, organisation_id = $3, fte_percent = $4 WHERE id = $1",
            )
            .bind(*id)
            .bind(row.role)
            .bind(organisation)
            .bind(row.fte_percent)
            .run()
            .await?;
            let user = id_of(&self.ids.users, "users", &row.email)?;
            self.events.add(Event::new(CHANGED, "user", user).at(OrganisationId(organisation)));
        }
        for at in &self.plan.users.create {
            let row = &rows[*at].row;
            let user = id_of(&self.ids.users, "users", &row.email)?;
            let organisation = id_of(&self.ids.organisations, "organisations", &row.organisation)?;
            let project = maybe_id(&self.ids.projects, "projects", row.project.as_deref())?;
            db.query(
                "INSERT INTO memberships (user_id, role, organisation_id, project_id, fte_percent) VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(user)
            .bind(row.role)
            .bind(organisation)
            .bind(project)
            .bind(row.fte_percent)
            .run()
            .await?;
        }
        Ok(())
    }
}

async fn keep_project(
    db: &mut Write,
    row: &Project,
    association: i64,
    programme: Option<i64>,
) -> Result<i64> {
    Ok(db
        .query(
            "INSERT INTO projects (ref, name, association_id, programme_id, starts_on, ends_on, participant_target,
                work_or_studies_target_percent, ordinary_measures_target_percent, indicator_profile, min_age, max_age)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             ON CONFLICT (ref) DO UPDATE SET name = $2, association_id = $3, programme_id = $4, starts_on = $5, ends_on = $6,
                participant_target = $7, work_or_studies_target_percent = $8, ordinary_measures_target_percent = $9,
                indicator_profile = $10, min_age = $11, max_age = $12, version = projects.version + 1
             RETURNING id",
        )
        .bind(row.reference.clone())
        .bind(row.name.clone())
        .bind(association)
        .bind(programme)
        .bind(row.starts_on)
        .bind(row.ends_on)
        .bind(row.participant_target)
        .bind(row.work_or_studies_target_percent)
        .bind(row.ordinary_measures_target_percent)
        .bind(row.indicator_profile)
        .bind(row.min_age)
        .bind(row.max_age)
        .value()
        .await?)
}
