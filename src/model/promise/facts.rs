//! What promises are judged by, in one statement for any number of people: contacts, ticks, pauses and measured outcomes.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::schedule::{Promise, PromiseKind, Span};
use super::standing::{PromiseStatus, Tick, TickWhat, stand};
use crate::db::Read;
use crate::model::enrolment::EnrolmentId;
use crate::model::placement::PlacementId;
use crate::model::project::ProjectId;
use crate::model::user::UserId;
use crate::model::{Error, Result};

/// Whose promises. The caller has been let in.
#[derive(Clone, Copy, Debug)]
pub enum Scope {
    Enrolment(EnrolmentId),
    Coach(UserId),
    Project(ProjectId),
}

/// What has been done of one person's promises.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// Days on which the person was met or talked to, in order: logged, or said.
    contacts: Vec<NaiveDate>,
    ticks: HashMap<String, Tick>,
    /// Of the whole enrolment, or of a placement.
    pauses: Vec<(Option<PlacementId>, Span)>,
    outcomes: Vec<(String, NaiveDate)>,
}

impl Scope {
    /// About enrolment `e`: $1 is the one asked for; $3 a day, after which who has ended ended.
    pub(super) const fn of(self) -> &'static str {
        match self {
            Self::Enrolment(_) => "e.id = $1 AND (e.ended_on IS NULL OR e.ended_on > $3)",
            Self::Coach(_) => "e.coach_id = $1 AND (e.ended_on IS NULL OR e.ended_on > $3)",
            Self::Project(_) => "e.project_id = $1 AND (e.ended_on IS NULL OR e.ended_on > $3)",
        }
    }

    pub(super) const fn id(self) -> i64 {
        match self {
            Self::Enrolment(id) => id.0,
            Self::Coach(id) => id.0,
            Self::Project(id) => id.0,
        }
    }
}

/// From `since` on; of those who have not ended, or ended after a day.
pub async fn done(
    db: &mut Read,
    scope: Scope,
    since: NaiveDate,
    ended_after: NaiveDate,
) -> Result<HashMap<EnrolmentId, Done>> {
    let of = scope.of();
    let rows: Vec<(EnrolmentId, String, String, NaiveDate, Option<NaiveDate>)> = db
        .built(format!(
            "SELECT e.id, 'contact' AS what, '' AS named, a.day AS first_on, a.day AS last_on FROM enrolments e
             JOIN activities a ON a.enrolment_id = e.id AND a.attended = TRUE AND a.day >= $2
                AND a.kind IN ('coach_meeting', 'follow_up', 'team_meeting') WHERE {of}
             UNION ALL SELECT e.id, t.what, t.promise, t.ticked_on, t.ticked_on FROM enrolments e
             JOIN promise_ticks t ON t.enrolment_id = e.id WHERE {of}
             UNION ALL SELECT e.id, 'pause', COALESCE(CAST(z.placement_id AS TEXT), ''), z.from_on, z.until_on FROM enrolments e
             JOIN pauses z ON z.enrolment_id = e.id WHERE {of}
             UNION ALL SELECT e.id, 'outcome', o.occasion, o.measured_on, o.measured_on FROM enrolments e
             JOIN outcomes o ON o.enrolment_id = e.id WHERE {of} ORDER BY 1, 4"
        ))
        .bind(scope.id())
        .bind(since)
        .bind(ended_after)
        .all()
        .await?;
    let mut found: HashMap<EnrolmentId, Done> = HashMap::new();
    for (id, what, named, first, last) in rows {
        let done = found.entry(id).or_default();
        match what.as_str() {
            "contact" => done.contacts.push(first),
            "pause" => {
                let placement = named.parse().ok().map(PlacementId);
                done.pauses.push((placement, Span { from: first, until: last }));
            }
            "outcome" => done.outcomes.push((named, first)),
            other => {
                let what: TickWhat = other.parse().map_err(|_| Error::InvalidRow {
                    table: "promise_ticks",
                    id: id.0,
                    what: other.to_owned(),
                })?;
                // Said to be kept: the person was met or talked to, and no activity tells.
                if what == TickWhat::Kept {
                    done.contacts.push(first);
                }
                done.ticks.insert(named, Tick { what, on: first });
            }
        }
    }
    Ok(found)
}

impl Done {
    /// The pauses that hold up what is promised: the person's, and those of a placement. `paused_on`: it is paused now,
    /// since then (what was imported has no row of its pause).
    pub(super) fn pauses(&self, placement: Option<PlacementId>, paused_on: Option<NaiveDate>) -> Vec<Span> {
        let about = |of: &Option<PlacementId>| of.is_none() || *of == placement;
        let mut spans: Vec<Span> =
            self.pauses.iter().filter(|(of, _)| about(of)).map(|(_, span)| *span).collect();
        let is_told = spans.iter().any(|span| span.until.is_none());
        spans.extend(paused_on.filter(|_| !is_told).map(|from| Span { from, until: None }));
        spans.sort_by_key(|span| span.from);
        spans
    }

    /// How a promise stands today; none when it is promised no longer.
    pub(super) fn stand(
        &self,
        promise: &Promise,
        pauses: &[Span],
        today: NaiveDate,
    ) -> Option<(PromiseStatus, Option<NaiveDate>)> {
        let tick = self.ticks.get(&promise.key()).copied();
        let measured: Vec<NaiveDate>;
        let contacts = match promise.kind {
            PromiseKind::FourWeeks | PromiseKind::SixMonths => {
                let of = self.outcomes.iter().filter(|(occasion, _)| occasion == promise.kind.code());
                measured = of.map(|(_, on)| *on).collect();
                &measured
            }
            _ => &self.contacts,
        };
        stand(promise, contacts, tick, pauses, today)
    }
}
