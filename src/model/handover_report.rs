//! The handovers of a project during a period, by receiver: what became of them and how long it took.
//!
//! Definitions:
//! - A handover counts when the day it was sent on is in the period; drafts do not, taken back or not. What has become of it is as known today:
//!   `sent` = accepted + declined + expired + revoked + waiting.
//! - `accepted`: the receiver said yes and it was not taken back. `met`: of those, the receiver has met the person.
//! - The medians are days from sent to accepted and from accepted to met, of those accepted and met; of an even number the
//!   mean of the two in the middle, null of none.
//! - An employer or a course takes nothing over: its handovers count, with no overlap and no gap.
//! - Gap days are the days between chairs of `handover::ledger`: after the giver's last day and before the receiver has met
//!   the person. `people_with_gap` are persons with at least one.
//! - Protected identities are in every total: a count names nobody.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::access::Who;
use super::codes::OrganisationKind;
use super::enrolment::EnrolmentId;
use super::handover::ReceiverKind;
use super::handover::ledger::{Days, Ledger};
use super::project::{Project, ProjectId};
use super::{Refusal, Result};
use crate::db::Read;

/// Its JSON is what `brygga report handovers --json` prints: the keys and their order are fixed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HandoverReport {
    pub project: String,
    #[serde(skip)]
    pub project_name: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    #[serde(flatten)]
    pub all: Figures,
    /// Whoever was sent anybody, the most first.
    pub by_receiver: Vec<Receiver>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Receiver {
    pub receiver: String,
    pub name: String,
    #[serde(flatten)]
    pub figures: Figures,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    pub sent: i64,
    pub accepted: i64,
    pub declined: i64,
    pub expired: i64,
    pub revoked: i64,
    pub waiting: i64,
    pub met: i64,
    pub median_days_to_accepted: Option<Halves>,
    pub median_days_to_met: Option<Halves>,
    pub overlap_days: i64,
    pub gap_days: i64,
    pub people_with_gap: i64,
}

/// A number of days in halves: a median.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Halves(pub i64);

impl Serialize for Halves {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        if self.0 % 2 == 0 { to.serialize_i64(self.0 / 2) } else { to.serialize_f64(self.0 as f64 / 2.0) }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    enrolment_id: EnrolmentId,
    receiver: String,
    receiver_name: String,
    state: String,
    sent_on: NaiveDate,
    answered_on: Option<NaiveDate>,
    met_on: Option<NaiveDate>,
    released_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    kind: OrganisationKind,
    towards: Option<ReceiverKind>,
}

impl HandoverReport {
    /// For whoever manages the project.
    pub async fn find(
        db: &mut Read,
        who: &Who,
        project: ProjectId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Self> {
        let project = Project::find_managed(db, who, project).await?;
        Self::count(db, &project, from, to).await
    }

    /// For the command line, which has no person.
    pub async fn count(db: &mut Read, project: &Project, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        if to < from {
            return Err(Refusal::EndBeforeStart.into());
        }
        let rows: Vec<Row> = db
            .query(
                "SELECT h.enrolment_id, r.ref AS receiver, r.name AS receiver_name, h.state, h.sent_on, h.answered_on, h.met_on,
                    h.released_on, e.ended_on, r.kind, h.towards
                 FROM handovers h JOIN enrolments e ON e.id = h.enrolment_id JOIN organisations r ON r.id = h.receiver_id
                 WHERE e.project_id = $1 AND h.sent_on >= $2 AND h.sent_on <= $3 AND h.was_sent
                 ORDER BY h.id",
            )
            .bind(project.id)
            .bind(from)
            .bind(to)
            .all()
            .await?;
        let today = db.today();
        let mut of_receiver: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        for row in &rows {
            of_receiver.entry(&row.receiver).or_default().push(row);
        }
        let mut by_receiver: Vec<Receiver> = of_receiver
            .into_iter()
            .map(|(receiver, rows)| Receiver {
                receiver: receiver.to_owned(),
                name: rows[0].receiver_name.clone(),
                figures: Figures::of(&rows, today),
            })
            .collect();
        by_receiver.sort_by_key(|receiver| -receiver.figures.sent);
        Ok(Self {
            project: project.reference.clone(),
            project_name: project.name.clone(),
            from,
            to,
            all: Figures::of(&rows.iter().collect::<Vec<_>>(), today),
            by_receiver,
        })
    }
}

impl Figures {
    fn of(rows: &[&Row], today: NaiveDate) -> Self {
        let mut figures = Self { sent: rows.len() as i64, ..Self::default() };
        let (mut to_accepted, mut to_met, mut fell) = (Vec::new(), Vec::new(), BTreeSet::new());
        for row in rows {
            match row.state.as_str() {
                "sent" => figures.waiting += 1,
                "declined" => figures.declined += 1,
                "expired" => figures.expired += 1,
                "revoked" => figures.revoked += 1,
                _ => figures.accepted += 1,
            }
            let ledger = row.ledger(today);
            if row.is_accepted() {
                to_accepted.extend(ledger.to_accepted);
                to_met.extend(ledger.to_met);
                figures.met += i64::from(row.met_on.is_some());
            }
            figures.overlap_days += ledger.overlap;
            figures.gap_days += ledger.gap;
            if ledger.gap > 0 {
                fell.insert(row.enrolment_id);
            }
        }
        figures.median_days_to_accepted = median(to_accepted);
        figures.median_days_to_met = median(to_met);
        figures.people_with_gap = fell.len() as i64;
        figures
    }
}

impl Row {
    fn is_accepted(&self) -> bool {
        !matches!(self.state.as_str(), "sent" | "declined" | "expired" | "revoked")
    }

    fn ledger(&self, today: NaiveDate) -> Ledger {
        let days = Days {
            sent_on: self.sent_on,
            accepted_on: self.answered_on.filter(|_| self.is_accepted()),
            met_on: self.met_on,
            released_on: self.released_on,
            ended_on: self.ended_on,
            is_void: matches!(self.state.as_str(), "declined" | "expired" | "revoked"),
            takes_over: self.towards.unwrap_or(ReceiverKind::usual(self.kind)).takes_over(),
        };
        Ledger::of(&days, today)
    }
}

fn median(mut days: Vec<i64>) -> Option<Halves> {
    days.sort_unstable();
    let upper = *days.get(days.len() / 2)?;
    let lower = days[(days.len() - 1) / 2];
    Some(Halves(lower + upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_the_middle_or_the_mean_of_two() {
        for (days, halves) in
            [(vec![], None), (vec![3], Some(6)), (vec![9, 1, 4], Some(8)), (vec![4, 1], Some(5))]
        {
            assert_eq!(median(days).map(|median| median.0), halves);
        }
        let printed = |halves| serde_json::to_string(&Halves(halves)).unwrap();
        assert_eq!((printed(6).as_str(), printed(5).as_str()), ("3", "2.5"));
    }
}
