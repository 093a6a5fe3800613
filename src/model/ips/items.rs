//! Each computed item of IPS-25 from the log: which rows, what they add up to. The statements give (what, from, to, sum, n).

use chrono::NaiveDate;

use super::{Computed, Lack, Underlying, since};
use crate::db::Read;
use crate::model::Result;
use crate::model::project::ProjectId;
use crate::model::promise::jobs_followed;
use crate::model::ssyk::Ssyk;
use crate::model::user::UserId;

/// Weeks of a quarter, which weekly figures are divided by.
const WEEKS: i64 = 13;

/// The jobs of project $1 that began since day $2: never work training.
const JOBS: &str = "placements l JOIN enrolments e ON e.id = l.enrolment_id JOIN participants t ON t.id = e.participant_id JOIN slots s ON s.id = l.slot_id
    JOIN organisations o ON o.id = s.provider_id
    WHERE e.project_id = $1 AND l.started_on >= $2 AND l.track IN ('supported_employment', 'employment')";

/// What a person is called in a row: those whose identity is protected are called nothing.
const CALLED: &str = "CASE WHEN t.protection = 'none' THEN e.ref ELSE '–' END";

/// Employer contacts of project $1 since day $2.
const CONTACTS: &str =
    "employer_contacts k JOIN employers m ON m.id = k.employer_id JOIN users u ON u.id = k.user_id
    LEFT JOIN enrolments e ON e.id = k.enrolment_id WHERE m.project_id = $1 AND k.day >= $2";

type Row = (String, Option<NaiveDate>, Option<NaiveDate>, i64, i64);

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
    Ok(Computed { sum_times, n_times, ..computed })
}

/// Sums the rows up; without any there is a lack.
fn summed(rows: Vec<Row>, lack: Lack) -> Computed {
    let rows: Vec<Underlying> =
        rows.into_iter().map(|(what, from, to, sum, n)| Underlying { what, from, to, sum, n }).collect();
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
        .query(
            "SELECT u.id, u.name,
                (SELECT COUNT(*) FROM enrolments e WHERE e.coach_id = u.id AND e.project_id = $1 AND e.ended_on IS NULL),
                COALESCE(m.fte_percent, 100) FROM memberships m JOIN users u ON u.id = m.user_id
             WHERE m.project_id = $1 AND m.role = 'coach' AND u.disabled_at IS NULL ORDER BY u.name COLLATE sv, u.id",
        )
        .bind(project)
        .all()
        .await?)
}

/// 1: active people through full-time specialists (a hundred percent is one).
async fn caseload(db: &mut Read, project: ProjectId) -> Result<Computed> {
    let rows = specialists(db, project).await?.into_iter();
    let rows = rows.map(|(_, name, people, percent)| (name, None, None, people * 100, percent));
    Ok(summed(rows.collect(), Lack::NoCoaches))
}

/// 8: full-time specialists through full-time supervisors: the project's managers.
async fn supervision(db: &mut Read, project: ProjectId) -> Result<Computed> {
    let rows: Vec<(String, String, i64)> = db
        .query(
            "SELECT u.name, m.role, COALESCE(m.fte_percent, 100) FROM memberships m JOIN users u ON u.id = m.user_id
             WHERE m.project_id = $1 AND m.role IN ('coach', 'project_manager') AND u.disabled_at IS NULL ORDER BY m.role, u.name COLLATE sv",
        )
        .bind(project)
        .all()
        .await?;
    let rows = rows.into_iter().map(|(name, role, percent)| match role.as_str() {
        "coach" => (name, None, None, percent, 0),
        _ => (name, None, None, 0, percent),
    });
    Ok(summed(rows.collect(), Lack::NoManagers))
}

/// 15: days from the entry to the first employer met face to face, of those who came within the year and have met one: by
/// the coach for the person, or by the person in an activity.
async fn rapid_search(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let found: Vec<(String, NaiveDate, Option<NaiveDate>, Option<NaiveDate>)> = db
        .built(format!(
            "SELECT {CALLED} AS called, e.enrolled_on,
                (SELECT MIN(a.day) FROM activities a WHERE a.enrolment_id = e.id AND a.attended = TRUE AND a.kind = 'employer_contact') AS came_on,
                (SELECT MIN(k.day) FROM employer_contacts k WHERE k.enrolment_id = e.id AND k.manner IN ('at_workplace', 'in_person')) AS met_on
             FROM enrolments e JOIN participants t ON t.id = e.participant_id
             WHERE e.project_id = $1 AND e.enrolled_on >= $2 ORDER BY e.enrolled_on, e.id"
        ))
        .bind(project)
        .bind(since)
        .all()
        .await?;
    let rows = found.into_iter().filter_map(|(reference, enrolled, came, met)| {
        let first = [came, met].into_iter().flatten().min()?;
        Some((reference, Some(enrolled), Some(first), (first - enrolled).num_days(), 1))
    });
    Ok(summed(rows.collect(), Lack::NoContacts))
}

/// 16: contacts for somebody whose work was what the person wishes for, of all of which that is said.
async fn wished_for(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let sql = format!(
        "SELECT m.name, k.day AS from_on, k.day AS to_on, CAST(CASE WHEN k.fits = TRUE THEN 100 ELSE 0 END AS BIGINT), CAST(1 AS BIGINT)
         FROM {CONTACTS} AND k.fits IS NOT NULL ORDER BY k.day DESC, k.id DESC"
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
    let of = |id: UserId| met.iter().find(|(other, _)| *other == id).map_or(0, |(_, count)| *count);
    let rows = specialists
        .into_iter()
        .map(|(id, name, _, percent)| (name, Some(since), None, of(id) * 100, percent * WEEKS));
    Ok(summed(rows.collect(), Lack::NoCoaches))
}

/// 18: visits at the workplace to each employer that was visited at all.
async fn visits(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let sql = format!(
        "SELECT m.name, MIN(k.day) AS from_on, MAX(k.day) AS to_on, COUNT(*), CAST(1 AS BIGINT)
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
    let rows = found.into_iter().map(|(ssyk, count)| (format!("SSYK {ssyk}"), None, None, 100, count));
    Ok(summed(rows.collect(), Lack::NoJobs))
}

/// 20: different employers, of all jobs.
async fn employers(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let sql = format!(
        "SELECT o.name, MIN(l.started_on) AS from_on, MAX(l.started_on) AS to_on, CAST(100 AS BIGINT), COUNT(*)
         FROM {JOBS} GROUP BY o.id, o.name ORDER BY COUNT(*) DESC, o.name COLLATE sv"
    );
    Ok(summed(rows(db, project, since, sql).await?, Lack::NoJobs))
}

/// 21: employments, of all jobs; work training beside them.
async fn competitive(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let sql = format!(
        "SELECT {CALLED} AS called, l.started_on AS from_on, l.ended_on AS to_on, CAST(CASE WHEN l.track = 'employment' THEN 100 ELSE 0 END AS BIGINT),
            CAST(1 AS BIGINT) FROM {JOBS} ORDER BY l.started_on, l.id"
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
    let rows =
        jobs.into_iter().map(|job| (job.reference, Some(job.started_on), None, job.kept * 100, job.of));
    Ok(summed(rows.collect(), Lack::NoJobs))
}

/// 24: minutes outside the office, of those of which it is said where they were.
async fn outside(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Computed> {
    let sql = "SELECT u.name, MIN(w.day) AS from_on, MAX(w.day) AS to_on,
            CAST(SUM(CASE WHEN w.outside = TRUE THEN w.minutes ELSE 0 END) * 100 AS BIGINT), CAST(SUM(w.minutes) AS BIGINT)
         FROM (SELECT a.user_id, a.day, a.minutes, a.outside FROM activities a JOIN enrolments e ON e.id = a.enrolment_id
            WHERE e.project_id = $1 AND a.day >= $2 AND a.outside IS NOT NULL AND a.user_id IS NOT NULL
            UNION ALL SELECT k.user_id, k.day, k.minutes, k.manner = 'at_workplace' FROM employer_contacts k
            JOIN employers m ON m.id = k.employer_id WHERE m.project_id = $1 AND k.day >= $2) AS w
         JOIN users u ON u.id = w.user_id GROUP BY u.id, u.name ORDER BY u.name COLLATE sv"
        .to_owned();
    Ok(summed(rows(db, project, since, sql).await?, Lack::NoPlaces))
}
