//! Each computed item of IPS-25 from the log: what it adds up to, by coach, employer or occupation. The statements give (key,
//! what, from, to, sum, n). The single rows behind are in `rows`.

use chrono::NaiveDate;

use super::rows::{first_met, key_of, occupation};
use super::{Computed, Lack, Underlying, since};
use crate::db::{Read, compare_swedish};
use crate::model::Result;
use crate::model::project::{Project, ProjectId};
use crate::model::promise::jobs_followed;
use crate::model::ssyk::Ssyk;
use crate::model::user::UserId;

/// Weeks of a quarter, which weekly figures are divided by; of a younger project those that it has had.
const WEEKS: i64 = 13;

/// The jobs of project $1 that began since day $2: never work training.
pub(super) const JOBS: &str = "placements l JOIN enrolments e ON e.id = l.enrolment_id JOIN participants t ON t.id = e.participant_id
    JOIN slots s ON s.id = l.slot_id JOIN organisations o ON o.id = s.provider_id LEFT JOIN users u ON u.id = e.coach_id
    WHERE e.project_id = $1 AND l.started_on >= $2 AND l.track IN ('supported_employment', 'employment')";

/// Employer contacts of project $1 since day $2.
pub(super) const CONTACTS: &str = "employer_contacts k JOIN employers m ON m.id = k.employer_id JOIN users u ON u.id = k.user_id WHERE m.project_id = $1 AND k.day >= $2";

/// Minutes since day $2 of which it is said where they were: activities, and contacts with employers.
pub(super) const PLACES: &str = "(SELECT a.user_id, a.day, a.minutes, a.outside, 'did' AS what, a.kind AS code, a.id AS row_id
        FROM activities a JOIN enrolments e ON e.id = a.enrolment_id
        WHERE e.project_id = $1 AND a.day >= $2 AND a.outside IS NOT NULL AND a.user_id IS NOT NULL
    UNION ALL SELECT k.user_id, k.day, k.minutes, k.manner = 'at_workplace', 'met', k.manner, k.id FROM employer_contacts k
        JOIN employers m ON m.id = k.employer_id WHERE m.project_id = $1 AND k.day >= $2) AS w JOIN users u ON u.id = w.user_id";

/// Whoever coaches in project $1 and has an account: user `u`, membership `c`.
pub(super) const COACHES: &str = "memberships c JOIN users u ON u.id = c.user_id WHERE c.project_id = $1 AND c.role = 'coach' AND u.disabled_at IS NULL";

type Row = (i64, String, Option<NaiveDate>, Option<NaiveDate>, i64, i64);

pub(super) async fn computed(db: &mut Read, project: ProjectId, number: i64) -> Result<Computed> {
    let since = since(number, db.today());
    let computed = match number {
        1 => caseload(db, project).await,
        8 => supervision(db, project).await,
        15 => rapid_search(db, project, since).await,
        16 => wished_for(db, project, since).await,
        17 => weekly_contacts(db, project, since).await,
        18 => visits(db, project, since).await,
        19 => kinds_of_jobs(db, project, since).await,
        20 => employers(db, project, since).await,
        21 => competitive(db, project, since).await,
        23 => followed(db, project, since).await,
        _ => outside(db, project, since).await,
    }?;
    // Percent of full time are a hundred to a person; days and visits are themselves.
    let sum_times = if matches!(number, 15 | 18) { 1 } else { 100 };
    let n_times = if matches!(number, 1 | 8 | 17) { 100 } else { 1 };
    let elsewhere = if matches!(number, 19..=21) { jobs_elsewhere(db, project, since).await? } else { 0 };
    Ok(Computed { sum_times, n_times, elsewhere, ..computed })
}

/// Who left for a job and had no employment here, which it may well be.
async fn jobs_elsewhere(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<i64> {
    Ok(db
        .query(
            "SELECT COUNT(*) FROM enrolments e WHERE e.project_id = $1 AND e.ended_on >= $2
                AND e.exit_to IN ('work', 'subsidised_work')
                AND NOT EXISTS (SELECT 1 FROM placements l WHERE l.enrolment_id = e.id AND l.started_on IS NOT NULL
                    AND l.track = 'employment')",
        )
        .bind(project)
        .bind(since)
        .value()
        .await?)
}

/// Sums the rows up; without any there is a lack.
fn summed(rows: Vec<Row>, lack: Lack) -> Computed {
    let rows: Vec<Underlying> = rows
        .into_iter()
        .map(|(key, what, from, to, sum, n)| Underlying { key, what, from, to, sum, n, left_out: 0 })
        .collect();
    let (sum, n) = rows.iter().fold((0, 0), |(sum, n), row| (sum + row.sum, n + row.n));
    Computed { lack: (n <= 0).then_some(lack), rows, sum, n, ..Computed::default() }
}

async fn rows(db: &mut Read, project: ProjectId, since: NaiveDate, sql: String) -> Result<Vec<Row>> {
    Ok(db.built(sql).bind(project).bind(since).all().await?)
}

/// A coach of the project, how many active people, percent of full time.
type Specialist = (UserId, String, i64, i64);

async fn specialists(db: &mut Read, project: ProjectId) -> Result<Vec<Specialist>> {
    Ok(db
        .built(format!(
            "SELECT u.id, u.name,
                (SELECT COUNT(*) FROM enrolments e WHERE e.coach_id = u.id AND e.project_id = $1 AND e.ended_on IS NULL),
                COALESCE(c.fte_percent, 100) FROM {COACHES} ORDER BY u.name COLLATE sv, u.id"
        ))
        .bind(project)
        .all()
        .await?)
}

/// 1: active people through full-time specialists (a hundred percent is one).
async fn caseload(db: &mut Read, project: ProjectId) -> Result<Computed> {
    let rows = specialists(db, project).await?.into_iter();
    let rows = rows.map(|(id, name, people, percent)| (id.0, name, None, None, people * 100, percent));
    Ok(summed(rows.collect(), Lack::NoCoaches))
}

/// 8: full-time specialists through full-time supervisors: the project's managers.
async fn supervision(db: &mut Read, project: ProjectId) -> Result<Computed> {
    let rows: Vec<(i64, String, String, i64)> = db
        .query(
            "SELECT u.id, u.name, m.role, COALESCE(m.fte_percent, 100) FROM memberships m JOIN users u ON u.id = m.user_id
             WHERE m.project_id = $1 AND m.role IN ('coach', 'project_manager') AND u.disabled_at IS NULL ORDER BY m.role, u.name COLLATE sv",
        )
        .bind(project)
        .all()
        .await?;
    if !rows.iter().any(|(_, _, role, percent)| role == "coach" && *percent > 0) {
        return Ok(Computed { lack: Some(Lack::NoCoaches), ..Computed::default() });
    }
    let rows = rows.into_iter().map(|(id, name, role, percent)| match role.as_str() {
        "coach" => (id, name, None, None, percent, 0),
        _ => (id, name, None, None, 0, percent),
    });
    Ok(summed(rows.collect(), Lack::NoManagers))
}

/// 15: days from the entry to the first employer met face to face. Who has met none is in no figure and is told beside it.
async fn rapid_search(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let found = first_met(db, project, since).await?;
    let single = found.iter().map(|one| {
        let (days, n) = one.days().map_or((0, 0), |days| (days, 1));
        (one.coach_id, one.coach_name.clone(), days, n)
    });
    let mut computed = summed(by_coach(single), Lack::NoContacts);
    for one in found.iter().filter(|one| one.days().is_none()) {
        computed.left_out += 1;
        let key = key_of(one.coach_id);
        if let Some(row) = computed.rows.iter_mut().find(|row| row.key == key) {
            row.left_out += 1;
        }
    }
    Ok(computed)
}

/// Sums single rows (coach, name, sum, n) up by the coach; who has none is under 0.
fn by_coach(single: impl Iterator<Item = (Option<UserId>, Option<String>, i64, i64)>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (id, name, sum, n) in single {
        let key = key_of(id);
        match rows.iter_mut().find(|row| row.0 == key) {
            Some(row) => (row.4, row.5) = (row.4 + sum, row.5 + n),
            None => rows.push((key, name.unwrap_or_default(), None, None, sum, n)),
        }
    }
    rows.sort_by(|a, b| compare_swedish(&a.1, &b.1));
    rows
}

/// 16: contacts for somebody whose work was what the person wishes for, of all of which that is said.
async fn wished_for(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let sql = format!(
        "SELECT u.id, u.name, MIN(k.day) AS from_on, MAX(k.day) AS to_on, CAST(SUM(CASE WHEN k.fits = TRUE THEN 100 ELSE 0 END) AS BIGINT), COUNT(*)
         FROM {CONTACTS} AND k.fits IS NOT NULL GROUP BY u.id, u.name ORDER BY u.name COLLATE sv, u.id"
    );
    Ok(summed(rows(db, project, since, sql).await?, Lack::NoWishes))
}

/// 17: employers met face to face in a week, through full-time specialists.
async fn weekly_contacts(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let specialists = specialists(db, project).await?;
    // By person: two coaches may have one name.
    let met: Vec<(UserId, i64)> = db
        .built(format!(
            "SELECT u.id, COUNT(*) FROM {CONTACTS} AND k.manner IN ('at_workplace', 'in_person') GROUP BY u.id ORDER BY u.id"
        ))
        .bind(project)
        .bind(since)
        .all()
        .await?;
    if met.is_empty() {
        return Ok(Computed { lack: Some(Lack::NoContacts), ..Computed::default() });
    }
    let began = Project::load(db, project).await?.starts_on;
    let weeks = ((db.today() - began).num_days() / 7).clamp(1, WEEKS);
    let of = |id: UserId| met.iter().find(|(other, _)| *other == id).map_or(0, |(_, count)| *count);
    let rows = specialists
        .into_iter()
        .map(|(id, name, _, percent)| (id.0, name, Some(since), None, of(id) * 100, percent * weeks));
    Ok(summed(rows.collect(), Lack::NoCoaches))
}

/// 18: visits at the workplace to each employer that was visited at all.
async fn visits(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let sql = format!(
        "SELECT m.id, m.name, MIN(k.day) AS from_on, MAX(k.day) AS to_on, COUNT(*), CAST(1 AS BIGINT)
         FROM {CONTACTS} AND k.manner = 'at_workplace' GROUP BY m.id, m.name ORDER BY COUNT(*) DESC, m.name COLLATE sv"
    );
    Ok(summed(rows(db, project, since, sql).await?, Lack::NoContacts))
}

/// 19: different kinds of work, of all jobs.
async fn kinds_of_jobs(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let found: Vec<(Ssyk, i64)> = db
        .built(format!("SELECT s.ssyk, COUNT(*) FROM {JOBS} GROUP BY s.ssyk ORDER BY COUNT(*) DESC, s.ssyk"))
        .bind(project)
        .bind(since)
        .all()
        .await?;
    let rows =
        found.into_iter().map(|(ssyk, count)| (ssyk.number(), occupation(ssyk), None, None, 100, count));
    Ok(summed(rows.collect(), Lack::NoJobs))
}

/// 20: different employers, of all jobs.
async fn employers(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let sql = format!(
        "SELECT o.id, o.name, MIN(l.started_on) AS from_on, MAX(l.started_on) AS to_on, CAST(100 AS BIGINT), COUNT(*)
         FROM {JOBS} GROUP BY o.id, o.name ORDER BY COUNT(*) DESC, o.name COLLATE sv"
    );
    Ok(summed(rows(db, project, since, sql).await?, Lack::NoJobs))
}

/// 21: employments, of all jobs; work training beside them.
async fn competitive(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let sql = format!(
        "SELECT COALESCE(u.id, 0), COALESCE(u.name, '') AS called, MIN(l.started_on) AS from_on, MAX(l.started_on) AS to_on,
            CAST(SUM(CASE WHEN l.track = 'employment' THEN 100 ELSE 0 END) AS BIGINT), COUNT(*)
         FROM {JOBS} GROUP BY u.id, u.name ORDER BY u.name COLLATE sv, u.id"
    );
    let beside: i64 = db
        .query(
            "SELECT COUNT(*) FROM placements l JOIN enrolments e ON e.id = l.enrolment_id
             WHERE e.project_id = $1 AND l.started_on >= $2 AND l.track = 'work_training'",
        )
        .bind(project)
        .bind(since)
        .value()
        .await?;
    Ok(Computed { beside, ..summed(rows(db, project, since, sql).await?, Lack::NoJobs) })
}

/// 23: contacts around jobs that were had in time, of those that are due.
async fn followed(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let jobs = jobs_followed(db, project, since).await?;
    let single = jobs.into_iter().map(|job| {
        let (kept, of) = job.kept();
        (job.coach_id, job.coach_name, kept * 100, of)
    });
    Ok(summed(by_coach(single), Lack::NoJobs))
}

/// 24: minutes outside the office, of those of which it is said where they were.
async fn outside(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let sql = format!(
        "SELECT u.id, u.name, MIN(w.day) AS from_on, MAX(w.day) AS to_on,
            CAST(SUM(CASE WHEN w.outside = TRUE THEN w.minutes ELSE 0 END) * 100 AS BIGINT), CAST(SUM(w.minutes) AS BIGINT)
         FROM {PLACES} GROUP BY u.id, u.name ORDER BY u.name COLLATE sv, u.id"
    );
    Ok(summed(rows(db, project, since, sql).await?, Lack::NoPlaces))
}
