//! The cohort report's SQL: six statements, whatever the number of people. Sums only; percents are made beside them.

use chrono::NaiveDate;

use crate::db::Read;
use crate::model::Result;
use crate::model::codes::{Code, ExitTo, IncomeSource, Referrer};
use crate::model::municipality::Municipality;
use crate::model::project::ProjectId;

/// What is counted before anything is divided.
pub(super) struct Sums {
    pub people: People,
    pub by_municipality: Vec<(Municipality, i64)>,
    pub by_referrer: Vec<(Referrer, i64)>,
    /// Of those whom a municipality referred, where it is named.
    pub by_referring_municipality: Vec<(Municipality, i64)>,
    pub income: Vec<(IncomeSource, i64)>,
    /// Of each ended enrolment, from its first day to its last.
    pub days: Vec<i64>,
}

/// One row over all people of the cohort; the last four are of the ended.
#[derive(sqlx::FromRow)]
pub(super) struct People {
    pub participants: i64,
    pub ended: i64,
    pub women_over_30: i64,
    pub education_primary: i64,
    pub income_fk: i64,
    pub income_none: i64,
    pub support_12_59_months: i64,
    pub support_60_months_or_more: i64,
    pub team_meeting: i64,
    pub course: i64,
    pub contracted: i64,
    pub other: i64,
    pub three_activities: i64,
    pub minutes: i64,
    pub to_ordinary_measures: i64,
    pub to_work_or_studies: i64,
}

/// The enrolments of project $1 that overlap the period from $2 to $3.
const COHORT: &str = "e.project_id = $1 AND e.enrolled_on <= $3 AND (e.ended_on IS NULL OR e.ended_on >= $2)";

/// Born at least 31 years before the enrolment, from the dates' digits. Who is born on 29 February has the birthday on
/// the 28th when there is no 29th, and 31 years after a leap year there is none.
const OVER_30: &str = "CAST(replace(CAST(e.enrolled_on AS TEXT), '-', '') AS BIGINT)
    - CAST(replace(replace(CAST(p.birth_date AS TEXT), '-02-29', '-02-28'), '-', '') AS BIGINT) >= 310000";

impl Sums {
    pub async fn read(db: &mut Read, project: ProjectId, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        let by = |column: &str, joins: &str| {
            format!(
                "SELECT {column}, COUNT(*) FROM enrolments e {joins} WHERE {COHORT} GROUP BY {column} ORDER BY {column}"
            )
        };
        let spans: Vec<(NaiveDate, NaiveDate)> = db
            .built(format!(
                "SELECT e.enrolled_on, e.ended_on FROM enrolments e WHERE {COHORT} AND e.ended_on <= $3"
            ))
            .bind(project)
            .bind(from)
            .bind(to)
            .all()
            .await?;
        Ok(Self {
            people: db.built(people()).bind(project).bind(from).bind(to).one().await?,
            by_municipality: db
                .built(by("e.municipality", ""))
                .bind(project)
                .bind(from)
                .bind(to)
                .all()
                .await?,
            by_referrer: db.built(by("e.referred_by", "")).bind(project).bind(from).bind(to).all().await?,
            by_referring_municipality: db
                .built(format!(
                    "SELECT e.referred_by_municipality, COUNT(*) FROM enrolments e WHERE {COHORT} AND e.referred_by = 'municipality'
                        AND e.referred_by_municipality IS NOT NULL
                     GROUP BY e.referred_by_municipality ORDER BY e.referred_by_municipality"
                ))
                .bind(project)
                .bind(from)
                .bind(to)
                .all()
                .await?,
            income: db
                .built(by("i.source", "JOIN enrolment_incomes i ON i.enrolment_id = e.id"))
                .bind(project)
                .bind(from)
                .bind(to)
                .all()
                .await?,
            // Here and not in SQL: the two databases subtract dates differently, and a median wants each.
            days: spans.into_iter().map(|(enrolled, ended)| (ended - enrolled).num_days()).collect(),
        })
    }
}

/// Each of `took_part`, `placed`, `worked` and `lived` has at most one row a person.
fn people() -> String {
    let sum = |what: &str, name: &str| {
        format!("CAST(COALESCE(SUM(CASE WHEN {what} THEN 1 ELSE 0 END), 0) AS BIGINT) AS {name}")
    };
    let ended = |what: &str, name: &str| sum(&format!("c.ended = 1 AND {what}"), name);
    let measures = listed(ExitTo::ALL, ExitTo::is_ordinary_measures);
    let work_or_studies = listed(ExitTo::ALL, ExitTo::is_work_or_studies);
    let benefits = listed(IncomeSource::ALL, IncomeSource::is_fk);
    let figures = [
        sum("c.ended = 1", "ended"),
        sum("c.woman_over_30 = 1", "women_over_30"),
        sum("c.education = 'primary'", "education_primary"),
        sum("lived.fk = 1", "income_fk"),
        sum("lived.no_income = 1", "income_none"),
        sum("c.months BETWEEN 12 AND 59", "support_12_59_months"),
        sum("c.months >= 60", "support_60_months_or_more"),
        sum("took_part.team_meeting = 1", "team_meeting"),
        sum("took_part.course = 1", "course"),
        sum("placed.contracted = 1", "contracted"),
        sum("placed.other = 1", "other"),
        ended(
            "COALESCE(took_part.kinds, 0) + CASE WHEN placed.enrolment_id IS NULL THEN 0 ELSE 1 END >= 3",
            "three_activities",
        ),
        ended(&format!("c.exit_to IN ({measures})"), "to_ordinary_measures"),
        ended(&format!("c.exit_to IN ({work_or_studies})"), "to_work_or_studies"),
    ];
    format!(
        "WITH c AS (
            SELECT e.id, e.education, e.exit_to, e.months_on_public_support AS months,
                CASE WHEN e.ended_on <= $3 THEN 1 ELSE 0 END AS ended,
                CASE WHEN p.sex = 'woman' AND {OVER_30} THEN 1 ELSE 0 END AS woman_over_30
            FROM enrolments e JOIN participants p ON p.id = e.participant_id WHERE {COHORT}
        ), took_part AS (
            SELECT a.enrolment_id, COUNT(DISTINCT a.kind) AS kinds, SUM(a.minutes) AS minutes,
                MAX(CASE WHEN a.kind = 'team_meeting' THEN 1 ELSE 0 END) AS team_meeting,
                MAX(CASE WHEN a.kind = 'mobilising_course' THEN 1 ELSE 0 END) AS course
            FROM activities a JOIN c ON c.id = a.enrolment_id WHERE a.attended = TRUE GROUP BY a.enrolment_id
        ), placed AS (
            SELECT p.enrolment_id, MAX(CASE WHEN p.contract_id IS NULL THEN 0 ELSE 1 END) AS contracted,
                MAX(CASE WHEN p.contract_id IS NULL THEN 1 ELSE 0 END) AS other
            FROM placements p JOIN c ON c.id = p.enrolment_id
            WHERE p.track = 'work_training' AND p.started_on IS NOT NULL GROUP BY p.enrolment_id
        ), worked AS (
            SELECT p.enrolment_id, SUM(t.minutes) AS minutes
            FROM attendances t JOIN placements p ON p.id = t.placement_id JOIN c ON c.id = p.enrolment_id
            WHERE p.track = 'work_training' AND t.status = 'attended' GROUP BY p.enrolment_id
        ), lived AS (
            SELECT i.enrolment_id, MAX(CASE WHEN i.source IN ({benefits}) THEN 1 ELSE 0 END) AS fk,
                MAX(CASE WHEN i.source = 'none' THEN 1 ELSE 0 END) AS no_income
            FROM enrolment_incomes i JOIN c ON c.id = i.enrolment_id GROUP BY i.enrolment_id
        )
        SELECT COUNT(*) AS participants, {},
            CAST(COALESCE(SUM(CASE WHEN c.ended = 1 THEN COALESCE(took_part.minutes, 0) + COALESCE(worked.minutes, 0) END), 0)
                AS BIGINT) AS minutes
        FROM c LEFT JOIN took_part ON took_part.enrolment_id = c.id LEFT JOIN placed ON placed.enrolment_id = c.id
        LEFT JOIN worked ON worked.enrolment_id = c.id LEFT JOIN lived ON lived.enrolment_id = c.id",
        figures.join(", "),
    )
}

/// Those codes of a list that are so, as SQL's list.
fn listed<C: Code>(codes: &[C], are: impl Fn(&C) -> bool) -> String {
    let quoted: Vec<String> = codes.iter().filter(|code| are(code)).map(|code| format!("'{code}'")).collect();
    quoted.join(", ")
}
