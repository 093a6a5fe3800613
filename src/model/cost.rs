//! What places have cost (C12): for a place-month, for a day somebody came, for a step forwards, for an outcome, contract by contract and
//! for a project, each with how many it rests on and an interval. Counted on placements that have ended: what is under way has not cost
//! all it will.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::access::Who;
use super::codes::ExitTo;
use super::contract::ContractId;
use super::enrolment::EnrolmentId;
use super::project::ProjectId;
use super::support_stage::SupportStage;
use super::{Error, Result};
use crate::db::Read;

/// Fewer than so many of what is divided by give no interval, and fewer outcomes or steps than this no figure.
pub const LEAST: i64 = 5;
/// Of the normal distribution: 95 percent.
const Z: f64 = 1.96;

/// An amount for one of something, in öre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    pub value: i64,
    /// How many of it there were.
    pub count: i64,
    /// From and to, 95 percent; none when it rests on too few.
    pub interval: Option<(i64, i64)>,
}

/// What a contract's ended placements have cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// None for all of the project together.
    pub contract: Option<(ContractId, String)>,
    pub placements: i64,
    pub value: i64,
    /// Of a whole place-month.
    pub place_month: Option<Ratio>,
    /// Of a day that somebody came.
    pub day: Option<Ratio>,
    /// Of a stage of supported employment that a person reached for the first time, beyond those before it, from the first of the
    /// placements on.
    pub step: Option<Ratio>,
    /// Of a person who went to work or studies, among those whose enrolment has ended.
    pub outcome: Option<Ratio>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
struct Row {
    contract_id: ContractId,
    title: String,
    enrolment_id: EnrolmentId,
    starts_on: NaiveDate,
    value: i64,
    place_months: i64,
    days: i64,
    is_over: i64,
    exit_to: Option<ExitTo>,
}

/// That somebody came to a stage, by day.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
struct Reached {
    enrolment_id: EnrolmentId,
    stage: SupportStage,
    from_on: NaiveDate,
}

impl Cost {
    /// The project first, then its contracts by name. For its managers.
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<Self>> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        let rows: Vec<Row> = db
            .query(
                "SELECT p.contract_id, k.title, p.enrolment_id, p.starts_on, p.value, p.place_months,
                    (SELECT COUNT(*) FROM attendances a WHERE a.placement_id = p.id AND a.status = 'attended') AS days,
                    CAST(CASE WHEN e.ended_on IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_over, e.exit_to
                 FROM placements p JOIN contracts k ON k.id = p.contract_id JOIN enrolments e ON e.id = p.enrolment_id
                 WHERE k.project_id = $1 AND p.state = 'ended' AND p.started_on IS NOT NULL
                 ORDER BY k.title COLLATE sv, k.id, p.id",
            )
            .bind(project)
            .all()
            .await?;
        let reached: Vec<Reached> = db
            .query(
                "SELECT g.enrolment_id, g.stage, g.from_on FROM support_stages g JOIN enrolments e ON e.id = g.enrolment_id
                 WHERE e.project_id = $1 ORDER BY g.enrolment_id, g.from_on, g.id",
            )
            .bind(project)
            .all()
            .await?;
        let mut stages: BTreeMap<EnrolmentId, Vec<Reached>> = BTreeMap::new();
        for one in reached {
            stages.entry(one.enrolment_id).or_default().push(one);
        }
        let mut costs = vec![Self::of(None, &rows, &stages)];
        let mut rest = rows.as_slice();
        while let Some(first) = rest.first() {
            let end = rest.iter().position(|row| row.contract_id != first.contract_id).unwrap_or(rest.len());
            let (own, others) = rest.split_at(end);
            costs.push(Self::of(Some((first.contract_id, first.title.clone())), own, &stages));
            rest = others;
        }
        Ok(costs)
    }

    fn of(
        contract: Option<(ContractId, String)>,
        rows: &[Row],
        stages: &BTreeMap<EnrolmentId, Vec<Reached>>,
    ) -> Self {
        // A person's placements together: the outcome is the person's.
        let mut people: BTreeMap<EnrolmentId, (i64, i64)> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.is_over == 1) {
            let person = people.entry(row.enrolment_id).or_default();
            person.0 += row.value;
            person.1 = i64::from(row.exit_to.is_some_and(|to| to.is_work_or_studies()));
        }
        let people: Vec<(i64, i64)> = people.into_values().collect();
        // And so are the steps, from the first of the placements on.
        let mut paid: BTreeMap<EnrolmentId, (i64, NaiveDate)> = BTreeMap::new();
        for row in rows {
            let person = paid.entry(row.enrolment_id).or_insert((0, row.starts_on));
            *person = (person.0 + row.value, person.1.min(row.starts_on));
        }
        let steps_of =
            |id: EnrolmentId, from: NaiveDate| stages.get(&id).map_or(0, |reached| steps(reached, from));
        let steps: Vec<(i64, i64)> =
            paid.into_iter().map(|(id, (value, from))| (value, steps_of(id, from))).collect();
        let months: Vec<(i64, i64)> = rows.iter().map(|row| (row.value, row.place_months)).collect();
        let days: Vec<(i64, i64)> = rows.iter().map(|row| (row.value, row.days)).collect();
        Self {
            contract,
            placements: rows.len() as i64,
            value: rows.iter().map(|row| row.value).sum(),
            place_month: Ratio::of(&months, 1000),
            day: Ratio::of(&days, 1),
            step: Ratio::of(&steps, 1).filter(|ratio| ratio.count >= LEAST),
            outcome: Ratio::of(&people, 1).filter(|ratio| ratio.count >= LEAST),
        }
    }
}

/// Stages of one person, by day, that lie beyond every one before, reached on `from` or later. Everybody begins in the first stage.
fn steps(reached: &[Reached], from: NaiveDate) -> i64 {
    let mut furthest = SupportStage::Engagement;
    let mut steps = 0;
    for one in reached {
        if one.stage > furthest {
            furthest = one.stage;
            steps += i64::from(one.from_on >= from);
        }
    }
    steps
}

impl Ratio {
    /// The sum of the amounts through the sum of what they were for, `parts` to one. The interval is that of a ratio of two sums, by
    /// how far each lies from it.
    fn of(pairs: &[(i64, i64)], parts: i64) -> Option<Self> {
        let (value, count) = pairs.iter().fold((0, 0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        if count <= 0 {
            return None;
        }
        let (n, total) = (pairs.len() as f64, count as f64);
        let ratio = value as f64 / total;
        let squares: f64 =
            pairs.iter().map(|(amount, of)| (*amount as f64 - ratio * *of as f64).powi(2)).sum();
        let whole = |ratio: f64| (ratio * parts as f64).round() as i64;
        let interval = (pairs.len() as i64 >= LEAST && count / parts >= LEAST).then(|| {
            let error = Z * (n / (n - 1.0) * squares).sqrt() / total;
            (whole((ratio - error).max(0.0)), whole(ratio + error))
        });
        Some(Self { value: whole(ratio), count: count / parts, interval })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_that_is_always_the_same_has_no_width() {
        let months: Vec<(i64, i64)> = (1..=10).map(|n| (n * 500_000, n * 1000)).collect();
        let ratio = Ratio::of(&months, 1000).unwrap();
        assert_eq!(ratio, Ratio { value: 500_000, count: 55, interval: Some((500_000, 500_000)) });
    }

    #[test]
    fn a_step_is_a_stage_beyond_all_before_it_from_a_day_on() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let reached: Vec<Reached> = [
            (SupportStage::Engagement, "2026-01-12"),
            (SupportStage::VocationalProfile, "2026-02-01"),
            (SupportStage::JobFinding, "2026-03-02"),
            // Back, and to the same once more: no step.
            (SupportStage::VocationalProfile, "2026-03-20"),
            (SupportStage::JobFinding, "2026-04-01"),
            // Past one is one step.
            (SupportStage::OnOffJobSupport, "2026-05-01"),
        ]
        .map(|(stage, on)| Reached { enrolment_id: EnrolmentId(1), stage, from_on: day(on) })
        .to_vec();
        for (from, expected) in [("2026-01-01", 3), ("2026-03-02", 2), ("2026-03-03", 1), ("2026-05-02", 0)] {
            assert_eq!(steps(&reached, day(from)), expected, "{from}");
        }
        assert_eq!(steps(&[], day("2026-01-01")), 0);
    }

    #[test]
    fn few_give_no_interval_and_nothing_gives_nothing() {
        assert_eq!(Ratio::of(&[], 1), None);
        assert_eq!(Ratio::of(&[(100, 0), (50, 0)], 1), None);
        let few = Ratio::of(&[(100, 1), (300, 1)], 1).unwrap();
        assert_eq!(few, Ratio { value: 200, count: 2, interval: None });
    }

    #[test]
    fn the_interval_is_that_of_a_mean_when_each_counts_once() {
        // 80, 90, 100, 110, 120: mean 100, standard error 15.811 / sqrt(5) = 7.071.
        let pairs = [(80, 1), (90, 1), (100, 1), (110, 1), (120, 1)];
        assert_eq!(Ratio::of(&pairs, 1).unwrap().interval, Some((86, 114)));
        // Costly people without an outcome make it wide, never below nothing.
        let wide = Ratio::of(&[(1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (900, 0)], 1).unwrap();
        assert_eq!((wide.value, wide.interval.unwrap().0), (181, 0));
    }
}
