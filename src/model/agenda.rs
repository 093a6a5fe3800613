//! The team's weekly agenda (H19): built from what the project knows, so that nobody has to keep a list. New people, stuck
//! handovers, consents that run out, next steps overdue, steps of the joint plan that are late (a person once, however many), people whom nobody has met for a month, and people to register out of
//! SUS. Nobody is overdue or quiet in a pause. A statement a part, whatever the size of the project. The coaches of the project see each other's people in outline
//! (`access`): a protected identity is on its own coach's agenda alone.

use chrono::{Days, NaiveDate};

use super::access::Who;
use super::codes::Protection;
use super::enrolment::EnrolmentId;
use super::handover::Handover;
use super::next_step::NextStepKind;
use super::pause;
use super::plan::{self, LateStep};
use super::progress;
use super::project::{Project, ProjectId};
use super::user::UserId;
use super::{Error, Result};
use crate::db::Read;

/// Days back that a person counts as new.
const NEW_DAYS: u64 = 7;
/// Days ahead that a consent is said to run out, and back.
const EXPIRING_DAYS: u64 = 30;
/// Days without a contact.
const QUIET_DAYS: u64 = 30;

#[derive(Clone, Debug)]
pub struct Agenda {
    pub project: Project,
    pub new: Vec<Item>,
    /// With the handover and the days since it should have gone on, the longest first.
    pub stuck: Vec<(Item, Handover, i64)>,
    /// With the receiver and the last day.
    pub expiring: Vec<Item>,
    pub overdue: Vec<Item>,
    /// With the steps of the plan that are late, the oldest first; whoever has waited longest first.
    pub late: Vec<(Item, Vec<LateStep>)>,
    pub quiet: Vec<Item>,
    /// With the day of the person's latest answers on distance travelled, which are due again.
    pub unrated: Vec<Item>,
    pub out_of_sus: Vec<Item>,
}

/// A person on the agenda, and why.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Item {
    pub id: EnrolmentId,
    pub given_name: String,
    pub family_name: String,
    protection: Protection,
    coach_id: Option<UserId>,
    pub coach_name: Option<String>,
    pub next_step: Option<NextStepKind>,
    pub next_step_on: Option<NaiveDate>,
    /// The day that puts the person here; none of somebody whom nobody has met yet.
    pub on: Option<NaiveDate>,
    /// Whom it is about besides: the receiver of a consent.
    pub with: String,
}

/// People of project $1 who are enrolled.
const PEOPLE: &str = "SELECT e.id, t.given_name, t.family_name, t.protection, e.coach_id, c.name AS coach_name, e.next_step, e.next_step_on";
const FROM: &str =
    "FROM enrolments e JOIN participants t ON t.id = e.participant_id LEFT JOIN users c ON c.id = e.coach_id";

impl Item {
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// It is this coach's own person: the decision can be written down here.
    pub fn is_of(&self, who: &Who) -> bool {
        self.coach_id == Some(who.id)
    }

    fn may_be_seen_by(&self, who: &Who) -> bool {
        self.protection == Protection::None || self.is_of(who)
    }
}

impl Agenda {
    /// For the coaches of the project.
    pub async fn of(db: &mut Read, who: &Who, project: ProjectId) -> Result<Self> {
        if !who.coaches(project) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        let project = Project::load(db, project).await?;
        let id = project.id;
        let new = items(
            db,
            who,
            id,
            format!(
                "{PEOPLE}, e.enrolled_on AS \"on\", '' AS \"with\" {FROM}
                 WHERE e.project_id = $1 AND e.ended_on IS NULL AND e.enrolled_on >= $2 AND e.enrolled_on <= $3
                 ORDER BY e.enrolled_on DESC, e.id"
            ),
            (today - Days::new(NEW_DAYS), today),
        )
        .await?;
        let expiring = items(
            db,
            who,
            id,
            format!(
                "{PEOPLE}, n.valid_to AS \"on\", r.name AS \"with\" {FROM} JOIN consents n ON n.enrolment_id = e.id
                 JOIN organisations r ON r.id = n.receiver_id
                 WHERE e.project_id = $1 AND e.ended_on IS NULL AND n.withdrawn_on IS NULL AND n.valid_to >= $2 AND n.valid_to <= $3
                    AND NOT EXISTS (SELECT 1 FROM consents l WHERE l.enrolment_id = n.enrolment_id AND l.receiver_id = n.receiver_id
                        AND l.withdrawn_on IS NULL AND l.valid_to > n.valid_to)
                 ORDER BY n.valid_to, e.id"
            ),
            (today - Days::new(NEW_DAYS), today + Days::new(EXPIRING_DAYS)),
        )
        .await?;
        let overdue = items(
            db,
            who,
            id,
            format!(
                "{PEOPLE}, e.next_step_on AS \"on\", '' AS \"with\" {FROM}
                 WHERE e.project_id = $1 AND e.ended_on IS NULL AND e.next_step_on >= $2 AND e.next_step_on < $3
                    AND {} IS NULL ORDER BY e.next_step_on, e.id",
                pause::until("$3")
            ),
            (project.starts_on - Days::new(3650), today),
        )
        .await?;
        let quiet = items(
            db,
            who,
            id,
            format!(
                "SELECT q.*, '' AS \"with\" FROM (
                    {PEOPLE}, (SELECT MAX(a.day) FROM activities a WHERE a.enrolment_id = e.id AND a.attended = TRUE) AS \"on\"
                    {FROM} WHERE e.project_id = $1 AND e.ended_on IS NULL AND e.enrolled_on < $2 AND e.enrolled_on <= $3
                        AND {} IS NULL
                 ) q WHERE q.\"on\" IS NULL OR q.\"on\" < $2 ORDER BY q.\"on\", q.id",
                pause::until("$3")
            ),
            (today - Days::new(QUIET_DAYS), today),
        )
        .await?;
        let unrated = items(
            db,
            who,
            id,
            format!(
                "SELECT q.*, '' AS \"with\" FROM (
                    {PEOPLE}, (SELECT MAX(r.rated_on) FROM progress_ratings r WHERE r.enrolment_id = e.id
                        AND r.form = j.progress_form AND r.rater = 'participant') AS \"on\"
                    {FROM} JOIN projects j ON j.id = e.project_id WHERE e.project_id = $1 AND e.ended_on IS NULL
                        AND j.progress_form IS NOT NULL AND e.enrolled_on <= $3 AND {} IS NULL
                 ) q WHERE q.\"on\" IS NULL OR q.\"on\" <= $2 ORDER BY q.\"on\", q.id",
                pause::until("$3")
            ),
            (today - Days::new(progress::EVERY), today),
        )
        .await?;
        let out_of_sus = items(
            db,
            who,
            id,
            format!(
                "{PEOPLE}, s.made_on AS \"on\", '' AS \"with\" {FROM} JOIN sus_tasks s ON s.enrolment_id = e.id
                 WHERE e.project_id = $1 AND s.done_on IS NULL AND s.made_on >= $2 AND s.made_on <= $3 ORDER BY s.made_on, s.id"
            ),
            (project.starts_on - Days::new(3650), today),
        )
        .await?;
        let stuck = stuck(db, who, id).await?;
        let late = late(db, who, &project).await?;
        Ok(Self { project, new, stuck, expiring, overdue, late, quiet, unrated, out_of_sus })
    }

    /// Everybody who stands on it, for the access log.
    pub fn people(&self) -> Vec<EnrolmentId> {
        let stuck = self.stuck.iter().map(|(item, ..)| item.id);
        let late = self.late.iter().map(|(item, _)| item.id);
        let lists = [&self.new, &self.expiring, &self.overdue, &self.quiet, &self.unrated, &self.out_of_sus];
        let mut people: Vec<EnrolmentId> =
            lists.into_iter().flatten().map(|item| item.id).chain(stuck).chain(late).collect();
        people.sort_unstable();
        people.dedup();
        people
    }
}

async fn items(
    db: &mut Read,
    who: &Who,
    project: ProjectId,
    sql: String,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Item>> {
    let mut items: Vec<Item> = db.built(sql).bind(project).bind(from).bind(to).all().await?;
    items.retain(|item| item.may_be_seen_by(who));
    Ok(items)
}

/// Late steps of the joint plans, person by person.
async fn late(db: &mut Read, who: &Who, project: &Project) -> Result<Vec<(Item, Vec<LateStep>)>> {
    let today = db.today();
    let steps = plan::late_steps_of(db, project.id).await?;
    let people = items(
        db,
        who,
        project.id,
        format!(
            "{PEOPLE}, l.due_on AS \"on\", '' AS \"with\" {FROM} JOIN (
                SELECT p.enrolment_id, MIN(s.due_on) AS due_on FROM plans p JOIN plan_steps s ON s.plan_id = p.id
                WHERE p.superseded_on IS NULL AND s.done_on IS NULL GROUP BY p.enrolment_id) l ON l.enrolment_id = e.id
             WHERE e.project_id = $1 AND e.ended_on IS NULL AND l.due_on >= $2 AND l.due_on < $3 ORDER BY l.due_on, e.id"
        ),
        (project.starts_on - Days::new(3650), today),
    )
    .await?;
    let with_steps = people.into_iter().filter_map(|item| {
        let theirs = steps.chunk_by(|a, b| a.enrolment_id == b.enrolment_id);
        let theirs =
            theirs.filter(|steps| steps[0].enrolment_id == item.id).flatten().cloned().collect::<Vec<_>>();
        (!theirs.is_empty()).then_some((item, theirs))
    });
    Ok(with_steps.collect())
}

async fn stuck(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<(Item, Handover, i64)>> {
    let today = db.today();
    let people: Vec<Item> = db
        .built(format!(
            "{PEOPLE}, h.sent_on AS \"on\", '' AS \"with\" {FROM} JOIN handovers h ON h.enrolment_id = e.id
             WHERE e.project_id = $1 AND h.state IN ('drafted', 'consented', 'sent', 'accepted', 'met')"
        ))
        .bind(project)
        .all()
        .await?;
    let mut stuck: Vec<(Item, Handover, i64)> = Handover::open_of_project(db, project)
        .await?
        .into_iter()
        .filter_map(|handover| {
            let days = handover.stuck(today)?;
            let item = people.iter().find(|item| item.id == handover.enrolment_id)?;
            item.may_be_seen_by(who).then(|| (item.clone(), handover, days))
        })
        .collect();
    stuck.sort_by_key(|(_, _, days)| -days);
    Ok(stuck)
}
