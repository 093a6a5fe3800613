//! The clocks of a project's handovers: how many days each step may take before somebody should have acted, when an
//! unanswered one expires, and how long a link holds. 0 is off. What is past its clock is stuck: it stands on the coach's
//! home as an overdue step, on the manager's home and on the team's agenda, and its owner is the person's coach.

use chrono::{Days, NaiveDate};

use super::{Handover, State};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::event::Event;
use crate::model::project::ProjectId;
use crate::model::{Error, Result};

/// Days from the yes to the first meeting, at most: what the receiver may name, and where waiting for it is late.
pub const MOST_MEETING_DAYS: u64 = 90;

/// Days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Clocks {
    /// From the draft to the sending.
    #[sqlx(rename = "handover_draft_days")]
    pub draft: i64,
    /// From the sending to asking the receiver again.
    #[sqlx(rename = "handover_chase_days")]
    pub chase: i64,
    /// From the yes to the meeting.
    #[sqlx(rename = "handover_meeting_days")]
    pub meeting: i64,
    /// From the meeting to letting go.
    #[sqlx(rename = "handover_release_days")]
    pub release: i64,
}

impl Default for Clocks {
    fn default() -> Self {
        Self { draft: 7, chase: 7, meeting: 14, release: 14 }
    }
}

/// Everything that a project sets for what waits: its handovers, and how long a proposal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Settings {
    #[sqlx(flatten)]
    pub clocks: Clocks,
    /// After this many days without an answer a handover expires.
    #[sqlx(rename = "handover_answer_days")]
    pub answer: i64,
    /// A link holds for this many days; never none.
    #[sqlx(rename = "handover_link_days")]
    pub link: i64,
    /// A proposal holds its seat for this many days; never none.
    #[sqlx(rename = "proposal_days")]
    pub proposal: i64,
}

impl Settings {
    /// For whoever manages the project.
    pub async fn find(db: &mut Read, who: &Who, project: ProjectId) -> Result<Self> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        Ok(db
            .query(
                "SELECT handover_draft_days, handover_chase_days, handover_meeting_days, handover_release_days, handover_answer_days,
                    handover_link_days, proposal_days FROM projects WHERE id = $1",
            )
            .bind(project)
            .one()
            .await?)
    }

    /// Counts for what is sent from now on; the clocks for everything under way.
    pub async fn keep(self, db: &mut Write, who: &Who, project: ProjectId) -> Result<()> {
        if Self::find(db, who, project).await? == self {
            return Ok(());
        }
        db.query(
            "UPDATE projects SET handover_draft_days = $2, handover_chase_days = $3, handover_meeting_days = $4,
                handover_release_days = $5, handover_answer_days = $6, handover_link_days = $7, proposal_days = $8,
                version = version + 1 WHERE id = $1",
        )
        .bind(project)
        .bind(self.clocks.draft)
        .bind(self.clocks.chase)
        .bind(self.clocks.meeting)
        .bind(self.clocks.release)
        .bind(self.answer)
        .bind(self.link)
        .bind(self.proposal)
        .run()
        .await?;
        Event::new("handover_clocks_set", "project", project.0).by(who.id).within(project).write(db).await
    }
}

impl Handover {
    /// The day by which somebody should have taken the next step; none when no clock runs.
    pub fn due(&self) -> Option<NaiveDate> {
        let (from, days) = match self.state {
            State::Drafted | State::Consented { .. } => (self.sent_on, self.clocks.draft),
            State::Sent => (self.sent_on, self.clocks.chase),
            State::Accepted { on } => match self.meeting_on {
                // The receiver has named the day.
                Some(day) if self.clocks.meeting > 0 => {
                    return Some(day.max(on).min(on + Days::new(MOST_MEETING_DAYS)));
                }
                _ => (on, self.clocks.meeting),
            },
            State::Met { on, .. } => (on, self.clocks.release),
            _ => return None,
        };
        u64::try_from(days).ok().filter(|days| *days > 0).map(|days| from + Days::new(days))
    }

    /// Past its clock: the days since it should have gone on.
    pub fn stuck(&self, today: NaiveDate) -> Option<i64> {
        self.due().filter(|due| *due < today).map(|due| (today - due).num_days())
    }

    /// All that are open of everybody in a project, with who the person is there. For the project's own pages, which decide
    /// who may see whom.
    pub(in crate::model) async fn open_of_project(db: &mut Read, project: ProjectId) -> Result<Vec<Self>> {
        super::of(
            db.built(format!(
                "{} WHERE e.project_id = $1 AND h.state IN ('drafted', 'consented', 'sent', 'accepted', 'met') ORDER BY h.sent_on, h.id",
                super::COLUMNS
            ))
            .bind(project)
            .all()
            .await?,
        )
    }
}
