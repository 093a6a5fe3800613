//! The single rows of the log that an item was computed from: who, on which day, what. They add up to the figure, which a
//! test holds them to.
//!
//! A manager sees no person before a reason is stated, so a row never tells both who and where: one about a person has the
//! reference, whose address asks for the reason, and its days; one with an employer or an occupation has no person. Of a
//! protected identity there is a row and nothing that tells whose.

use chrono::NaiveDate;

use super::items::{COACHES, CONTACTS, JOBS, PLACES};
use super::{anchors, since};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::codes::{ActivityKind, Role, Track};
use crate::model::employer::ContactManner;
use crate::model::enrolment::EnrolmentId;
use crate::model::project::ProjectId;
use crate::model::promise::{Promise, PromiseStatus, jobs_followed};
use crate::model::ssyk::Ssyk;
use crate::model::user::UserId;
use crate::model::{Error, Result};

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Logged {
    /// An enrolment that goes on, or how it came to its first employer.
    Enrolled,
    /// One that has come to none: in no figure.
    MetNobody,
    /// A role in the project.
    Works(Role),
    Met(ContactManner),
    Did(ActivityKind),
    Job(Track),
    Promised(Promise, PromiseStatus),
}

#[derive(Clone, Debug)]
pub struct LogRow {
    /// Whose work it is.
    pub by: Option<String>,
    /// None when it is about nobody or the identity is protected.
    pub about: Option<EnrolmentId>,
    /// The person's reference.
    pub called: Option<String>,
    pub day: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub what: Logged,
    /// An employer or an occupation.
    pub named: String,
    /// What it adds to the sum and to what the sum is divided by, as many times as those of `Computed`.
    pub sum: i64,
    pub n: i64,
}

/// What each row of an item adds to the sum, and to what it is divided by; else that follows from something else.
pub const fn adds(item: i64) -> (bool, bool) {
    (!matches!(item, 19 | 20), !matches!(item, 1 | 17 | 18))
}

/// A page of the rows, the latest first, and how many there are. `key`: only those of a sum, by its key. For the managers
/// of the project.
pub async fn rows(
    db: &mut Read,
    who: &Who,
    project: ProjectId,
    item: i64,
    key: Option<i64>,
    (skip, most): (i64, i64),
) -> Result<(Vec<LogRow>, i64)> {
    if !who.manages(project) || anchors::of(item).is_none() {
        return Err(Error::NotFound);
    }
    let since = since(item, db.today());
    if matches!(item, 15 | 23) {
        let mut all = match item {
            15 => met(db, project, since).await?,
            _ => promised(db, project, since).await?,
        };
        all.retain(|(of, _)| key.is_none_or(|key| key == *of));
        all.sort_by_key(|(_, row)| std::cmp::Reverse(row.day));
        let count = all.len() as i64;
        let page = all.into_iter().skip(skip as usize).take(most as usize);
        return Ok((page.map(|(_, row)| row).collect(), count));
    }
    let chosen =
        format!("FROM ({}) AS x WHERE (CAST($3 AS BIGINT) IS NULL OR x.key_id = $3)", statement(item));
    let count: i64 =
        db.built(format!("SELECT COUNT(*) {chosen}")).bind(project).bind(since).bind(key).value().await?;
    let rows: Vec<Row> = db
        .built(format!("SELECT x.* {chosen} ORDER BY x.day DESC, x.row_id DESC LIMIT $4 OFFSET $5"))
        .bind(project)
        .bind(since)
        .bind(key)
        .bind(most)
        .bind(skip)
        .all()
        .await?;
    let rows = rows.into_iter().map(|row| row.read(project)).collect::<Result<_>>()?;
    Ok((rows, count))
}

/// A row as a statement gives it; `what` says of which list `code` is.
#[derive(sqlx::FromRow)]
struct Row {
    by_name: Option<String>,
    about: Option<EnrolmentId>,
    called: Option<String>,
    day: Option<NaiveDate>,
    until_on: Option<NaiveDate>,
    what: String,
    code: String,
    named: String,
    adds: i64,
    divides: i64,
}

impl Row {
    fn read(self, project: ProjectId) -> Result<LogRow> {
        let what = match self.what.as_str() {
            "works" => self.code.parse().map(Logged::Works),
            "met" => self.code.parse().map(Logged::Met),
            "did" => self.code.parse().map(Logged::Did),
            "job" => self.code.parse().map(Logged::Job),
            _ => Ok(Logged::Enrolled),
        };
        let invalid = |_| Error::InvalidRow { table: "ips", id: project.0, what: self.code.clone() };
        // An occupation is known by its code, an employer by its name.
        let named = match (&what, self.named.parse::<Ssyk>()) {
            (Ok(Logged::Job(_)), Ok(ssyk)) => occupation(ssyk),
            _ => self.named.clone(),
        };
        Ok(LogRow {
            what: what.map_err(invalid)?,
            by: self.by_name,
            about: self.about,
            called: self.called,
            day: self.day,
            until: self.until_on,
            named,
            sum: self.adds,
            n: self.divides,
        })
    }
}

/// "9412 Restaurang- och köksbiträden m.fl."
pub(super) fn occupation(ssyk: Ssyk) -> String {
    ssyk.group().map_or_else(|| ssyk.to_string(), |group| format!("{ssyk} {}", group.name))
}

/// The person of a row, unless the identity is protected.
const ABOUT: &str = "CASE WHEN t.protection = 'none' THEN e.id END AS about, CASE WHEN t.protection = 'none' THEN e.ref END AS called";
const NOBODY: &str = "CAST(NULL AS BIGINT) AS about, CAST(NULL AS TEXT) AS called";
const STILL: &str = "CAST(NULL AS DATE) AS until_on";

fn statement(item: i64) -> String {
    let contact = |key: &str, adds: &str, of: i64| {
        format!(
            "SELECT {key} AS key_id, u.name AS by_name, {NOBODY}, k.day, {STILL}, 'met' AS what, k.manner AS code, m.name AS named,
                CAST({adds} AS BIGINT) AS adds, CAST({of} AS BIGINT) AS divides, k.id AS row_id FROM {CONTACTS}"
        )
    };
    let job = |key: &str, about: &str, named: &str, adds: &str| {
        format!(
            "SELECT {key} AS key_id, u.name AS by_name, {about}, l.started_on AS day, l.ended_on AS until_on, 'job' AS what, l.track AS code,
                {named} AS named, CAST({adds} AS BIGINT) AS adds, CAST(1 AS BIGINT) AS divides, l.id AS row_id FROM {JOBS}"
        )
    };
    match item {
        1 => format!(
            "SELECT u.id AS key_id, u.name AS by_name, {ABOUT}, e.enrolled_on AS day, {STILL}, 'enrolled' AS what, '' AS code, '' AS named,
                CAST(100 AS BIGINT) AS adds, CAST(0 AS BIGINT) AS divides, e.id AS row_id
             FROM enrolments e JOIN participants t ON t.id = e.participant_id JOIN users u ON u.id = e.coach_id
             WHERE e.project_id = $1 AND e.ended_on IS NULL AND u.id IN (SELECT u.id FROM {COACHES})"
        ),
        8 => format!(
            "SELECT u.id AS key_id, u.name AS by_name, {NOBODY}, CAST(NULL AS DATE) AS day, {STILL}, 'works' AS what, c.role AS code, '' AS named,
                CAST(CASE WHEN c.role = 'coach' THEN COALESCE(c.fte_percent, 100) ELSE 0 END AS BIGINT) AS adds,
                CAST(CASE WHEN c.role = 'coach' THEN 0 ELSE COALESCE(c.fte_percent, 100) END AS BIGINT) AS divides, c.id AS row_id
             FROM memberships c JOIN users u ON u.id = c.user_id
             WHERE c.project_id = $1 AND c.role IN ('coach', 'project_manager') AND u.disabled_at IS NULL"
        ),
        16 => contact("u.id", "CASE WHEN k.fits = TRUE THEN 100 ELSE 0 END", 1) + " AND k.fits IS NOT NULL",
        17 => {
            contact("u.id", "100", 0)
                + &format!(" AND k.manner IN ('at_workplace', 'in_person') AND u.id IN (SELECT u.id FROM {COACHES})")
        }
        18 => contact("m.id", "1", 0) + " AND k.manner = 'at_workplace'",
        19 => job("CAST(s.ssyk AS BIGINT)", NOBODY, "s.ssyk", "0"),
        20 => job("o.id", NOBODY, "o.name", "0"),
        21 => job("COALESCE(u.id, 0)", ABOUT, "''", "CASE WHEN l.track = 'employment' THEN 100 ELSE 0 END"),
        _ => format!(
            "SELECT u.id AS key_id, u.name AS by_name, {NOBODY}, w.day, {STILL}, w.what, w.code, '' AS named,
                CAST(CASE WHEN w.outside = TRUE THEN w.minutes * 100 ELSE 0 END AS BIGINT) AS adds, w.minutes AS divides, w.row_id FROM {PLACES}"
        ),
    }
}

/// Somebody who came within the year, and the first employer met: by the coach for the person, or by the person in an activity.
#[derive(sqlx::FromRow)]
pub(super) struct FirstMet {
    about: Option<EnrolmentId>,
    called: Option<String>,
    pub coach_id: Option<UserId>,
    pub coach_name: Option<String>,
    enrolled_on: NaiveDate,
    came_on: Option<NaiveDate>,
    met_on: Option<NaiveDate>,
}

impl FirstMet {
    fn first(&self) -> Option<NaiveDate> {
        [self.came_on, self.met_on].into_iter().flatten().min()
    }

    /// From the entry to the first employer met; none when none was.
    pub fn days(&self) -> Option<i64> {
        Some((self.first()? - self.enrolled_on).num_days())
    }
}

pub(super) async fn first_met(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Vec<FirstMet>> {
    Ok(db
        .built(format!(
            "SELECT {ABOUT}, e.coach_id, u.name AS coach_name, e.enrolled_on,
                (SELECT MIN(a.day) FROM activities a WHERE a.enrolment_id = e.id AND a.attended = TRUE AND a.kind = 'employer_contact') AS came_on,
                (SELECT MIN(k.day) FROM employer_contacts k WHERE k.enrolment_id = e.id AND k.manner IN ('at_workplace', 'in_person')) AS met_on
             FROM enrolments e JOIN participants t ON t.id = e.participant_id LEFT JOIN users u ON u.id = e.coach_id
             WHERE e.project_id = $1 AND e.enrolled_on >= $2 ORDER BY e.enrolled_on, e.id"
        ))
        .bind(project)
        .bind(since)
        .all()
        .await?)
}

/// A row with the key of its sum.
type Keyed = (i64, LogRow);

pub(super) fn key_of(coach: Option<UserId>) -> i64 {
    coach.map_or(0, |id| id.0)
}

async fn met(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Vec<Keyed>> {
    let all = first_met(db, project, since).await?;
    let row = |one: FirstMet| {
        let (until, days, key) = (one.first(), one.days(), key_of(one.coach_id));
        let (by, about, called, day) = (one.coach_name, one.about, one.called, Some(one.enrolled_on));
        let what = if days.is_some() { Logged::Enrolled } else { Logged::MetNobody };
        let (sum, n) = days.map_or((0, 0), |days| (days, 1));
        (key, LogRow { by, about, called, day, until, what, named: String::new(), sum, n })
    };
    Ok(all.into_iter().map(row).collect())
}

async fn promised(db: &mut Read, project: ProjectId, since: NaiveDate) -> Result<Vec<Keyed>> {
    let mut rows = Vec::new();
    for job in jobs_followed(db, project, since).await? {
        for one in job.promised.iter().filter(|one| one.status.is_settled()) {
            let is_kept = one.status == PromiseStatus::Kept;
            let row = LogRow {
                by: job.coach_name.clone(),
                about: job.about,
                called: job.called.clone(),
                day: Some(one.promise.from),
                until: Some(one.promise.to),
                what: Logged::Promised(one.promise.clone(), one.status),
                named: String::new(),
                sum: if is_kept { 100 } else { 0 },
                n: 1,
            };
            rows.push((key_of(job.coach_id), row));
        }
    }
    Ok(rows)
}
