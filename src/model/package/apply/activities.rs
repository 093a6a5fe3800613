//! Writes activities and attendance: by the million, so each person has one event for all of theirs.

use std::collections::BTreeMap;

use super::{AT_A_TIME, Taking, id_of};
use crate::db::Write;
use crate::model::Result;
use crate::model::enrolment::EnrolmentId;
use crate::model::event::Event;
use crate::model::package::activities::place;
use crate::model::user::UserId;

impl Taking<'_> {
    pub(super) async fn activities(&mut self, db: &mut Write) -> Result<()> {
        let rows = &self.package.activities;
        let enrolments = self.package.named_participants.in_order();
        let enrolments: Vec<i64> = enrolments
            .into_iter()
            .map(|name| id_of(&self.ids.enrolments, "enrolments", name))
            .collect::<Result<_>>()?;
        let users: Vec<i64> = self
            .package
            .named_users
            .in_order()
            .into_iter()
            .map(|email| id_of(&self.ids.users, "users", email))
            .collect::<Result<_>>()?;
        let mut counts: BTreeMap<i64, i64> = BTreeMap::new();
        // In the order of the file, so that they go out in it again.
        let mut new = self.plan.activities.create.clone();
        new.sort_unstable_by_key(|at| rows[*at].line);
        for chunk in new.chunks(AT_A_TIME) {
            db.insert_all(
                "INSERT INTO activities (enrolment_id, kind, day, minutes, attended, user_id)",
                6,
                "",
                chunk,
                |query, at| {
                    let row = &rows[*at];
                    query
                        .bind(enrolments[place(row.participant)])
                        .bind(row.kind)
                        .bind(row.on)
                        .bind(i64::from(row.minutes))
                        .bind(row.attended)
                        .bind(row.by.map(|by| users[place(by)]))
                },
            )
            .await?;
            for at in chunk {
                *counts.entry(enrolments[place(rows[*at].participant)]).or_default() += 1;
            }
            self.wrote(chunk.len());
        }
        for (id, count) in counts {
            let event = Event::new("activities_imported", "enrolment", id).about(EnrolmentId(id));
            self.events.add(event.with("count", count));
        }
        Ok(())
    }

    pub(super) async fn attendance(&mut self, db: &mut Write, by: Option<UserId>) -> Result<()> {
        let now = db.now();
        let rows = &self.package.attendance;
        let names = self.package.named_placements.in_order();
        let placements: Vec<i64> = names
            .into_iter()
            .map(|name| id_of(&self.ids.placements, "placements", name))
            .collect::<Result<_>>()?;
        let mut counts: BTreeMap<i64, i64> = BTreeMap::new();
        for chunk in self.plan.attendance.create.chunks(AT_A_TIME) {
            db.insert_all(
                "INSERT INTO attendances (placement_id, day, minutes, status, recorded_by, recorded_at)",
                6,
                "",
                chunk,
                |query, at| {
                    let row = &rows[*at];
                    let query = query.bind(placements[place(row.placement)]).bind(row.on);
                    query.bind(i64::from(row.minutes)).bind(row.status).bind(by).bind(now)
                },
            )
            .await?;
            for at in chunk {
                *counts.entry(placements[place(rows[*at].placement)]).or_default() += 1;
            }
            self.wrote(chunk.len());
        }
        for (id, at) in &self.plan.attendance.change {
            let row = &rows[*at];
            db.query("UPDATE attendances SET minutes = $2, status = $3, recorded_by = $4, recorded_at = $5 WHERE id = $1")
                .bind(*id)
                .bind(i64::from(row.minutes))
                .bind(row.status)
                .bind(by)
                .bind(now)
                .run()
                .await?;
            *counts.entry(placements[place(row.placement)]).or_default() += 1;
        }
        for (id, count) in counts {
            self.events.add(Event::new("attendance_imported", "placement", id).with("count", count));
        }
        self.wrote(self.plan.attendance.change.len());
        Ok(())
    }
}
