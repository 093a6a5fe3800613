//! What was seen at each provider during a year: how many placements ended early, were extended or never began, and how many
//! proposals got a yes. Counted by SQL; a provider with few is drawn towards the project's mean.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use crate::db::Read;
use crate::model::Result;
use crate::model::organisation::OrganisationId;
use crate::model::project::ProjectId;

use super::OfProvider;

/// A provider is judged as if so many placements of the project's mean had been seen there too.
pub const WEIGHT: f64 = 20.0;
/// Days that are looked back on.
const DAYS: u64 = 365;
/// The latest extensions tell how long they are and when they are made.
const MOST_EXTENSIONS: i64 = 300;
/// Of so many of all projects at the most: one that has none is not looked for through all of time.
const MOST_LOOKED_AT: i64 = 5_000;

/// Placements that ended, and proposals that got a no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Seen {
    pub ended: i64,
    /// Of those that ended: never began.
    pub called_off: i64,
    /// Of those that ended: before the planned day.
    pub early: i64,
    /// Of those that ended: had been extended, and how often in all.
    pub extended: i64,
    pub extensions: i64,
    /// Proposals that were declined, taken back or ran out.
    pub no: i64,
}

/// Shares from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rates {
    pub yes: f64,
    pub called_off: f64,
    pub early: f64,
    /// Of those that come up to their planned end: extended.
    pub extended: f64,
    /// Of those that have been extended and come up to the new end: extended again.
    pub again: f64,
}

impl Seen {
    fn add(&mut self, other: &Self) {
        self.ended += other.ended;
        self.called_off += other.called_off;
        self.early += other.early;
        self.extended += other.extended;
        self.extensions += other.extensions;
        self.no += other.no;
    }

    pub fn begun(&self) -> i64 {
        self.ended - self.called_off
    }

    /// Proposals that were answered.
    pub fn answered(&self) -> i64 {
        self.ended + self.no
    }

    /// Those that came up to their first planned end, to be extended or to end there.
    pub fn came_up(&self) -> i64 {
        self.extended.max(self.begun() - self.early).max(0)
    }

    /// As if [`WEIGHT`] of the mean had been seen too.
    fn rates(&self, mean: &Rates) -> Rates {
        let drawn = |count: i64, of: i64, mean: f64| {
            ((count as f64 + WEIGHT * mean) / (of.max(0) as f64 + WEIGHT)).clamp(0.0, 1.0)
        };
        Rates {
            yes: drawn(self.ended, self.answered(), mean.yes),
            called_off: drawn(self.called_off, self.ended, mean.called_off),
            early: drawn(self.early, self.begun(), mean.early),
            extended: drawn(self.extended, self.came_up(), mean.extended),
            again: drawn(self.extensions - self.extended, self.extended, mean.again),
        }
    }

    /// As it is: nothing seen is taken for a plain yes that goes as planned.
    fn plain(&self) -> Rates {
        let share = |count: i64, of: i64, none: f64| {
            if of > 0 { (count as f64 / of as f64).clamp(0.0, 1.0) } else { none }
        };
        Rates {
            yes: share(self.ended, self.answered(), 1.0),
            called_off: share(self.called_off, self.ended, 0.0),
            early: share(self.early, self.begun(), 0.0),
            extended: share(self.extended, self.came_up(), 0.0),
            again: share(self.extensions - self.extended, self.extended, 0.0),
        }
    }
}

/// How long extensions are and how long before the planned end they are made, of the latest ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extensions {
    /// Days, and the share of all that are as long; in order.
    pub lengths: Vec<(i64, f64)>,
    /// Days, in order.
    leads: Vec<i64>,
}

impl Extensions {
    /// How many of ten, as a share, are made when more than `days` are left.
    pub fn made_before(&self, days: i64) -> f64 {
        let all = self.leads.len();
        if all == 0 {
            return 0.0;
        }
        (all - self.leads.partition_point(|lead| *lead <= days)) as f64 / all as f64
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    mean: Seen,
    mean_used: Rates,
    providers: HashMap<OrganisationId, (Seen, Rates)>,
    pub extensions: Extensions,
}

/// The two ways in which a placement is a project's: $1. Under its contracts, or of its people at an employer without one.
const UNDER_CONTRACT: &str = "FROM contracts k JOIN placements p ON p.contract_id = k.id";
const WITHOUT: &str =
    "FROM placements p JOIN enrolments e ON e.id = p.enrolment_id JOIN slots s ON s.id = p.slot_id";

impl History {
    /// Of the year up to a day. The caller has been let in to the project.
    pub async fn of_project(db: &mut Read, project: ProjectId, day: NaiveDate) -> Result<Self> {
        let since = day - Days::new(DAYS);
        let counted = "CAST(COUNT(*) AS BIGINT) AS ended,
            CAST(SUM(CASE WHEN p.started_on IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS called_off,
            CAST(SUM(CASE WHEN p.started_on IS NOT NULL AND p.ended_on < p.planned_end_on THEN 1 ELSE 0 END) AS BIGINT) AS early,
            CAST(SUM(CASE WHEN p.extensions > 0 THEN 1 ELSE 0 END) AS BIGINT) AS extended,
            CAST(SUM(p.extensions) AS BIGINT) AS extensions, CAST(0 AS BIGINT) AS no";
        let ended = "p.state = 'ended' AND p.ended_on > $2 AND p.ended_on <= $3";
        let refused =
            "p.state IN ('declined', 'withdrawn', 'expired') AND p.answered_on > $2 AND p.answered_on <= $3";
        let nothing =
            "CAST(0 AS BIGINT) AS ended, CAST(0 AS BIGINT) AS called_off, CAST(0 AS BIGINT) AS early,
            CAST(0 AS BIGINT) AS extended, CAST(0 AS BIGINT) AS extensions, CAST(COUNT(*) AS BIGINT) AS no";
        let both = |columns: &str, of: &str| {
            format!(
                "SELECT k.provider_id, {columns} {UNDER_CONTRACT} AND {of} WHERE k.project_id = $1 GROUP BY k.provider_id
                 UNION ALL SELECT s.provider_id, {columns} {WITHOUT}
                 WHERE p.contract_id IS NULL AND {of} AND e.project_id = $1 GROUP BY s.provider_id"
            )
        };
        let sql = format!("{} UNION ALL {}", both(counted, ended), both(nothing, refused));
        let rows: Vec<Row> = db.built(sql).bind(project).bind(since).bind(day).all().await?;
        let mut providers: HashMap<OrganisationId, (Seen, Rates)> = HashMap::new();
        let mut mean = Seen::default();
        for row in rows {
            mean.add(&row.seen);
            providers.entry(row.provider_id).or_default().0.add(&row.seen);
        }
        let mean_used = mean.plain();
        for (seen, used) in providers.values_mut() {
            *used = seen.rates(&mean_used);
        }
        let extensions = extensions(db, project, day).await?;
        Ok(Self { mean, mean_used, providers, extensions })
    }

    pub fn rates(&self, provider: OrganisationId) -> Rates {
        self.providers.get(&provider).map_or(self.mean_used, |(_, used)| *used)
    }

    pub fn mean(&self) -> (Seen, Rates) {
        (self.mean, self.mean_used)
    }

    /// In Swedish order, with their names.
    pub async fn providers(&self, db: &mut Read) -> Result<Vec<OfProvider>> {
        let names: Vec<(OrganisationId, String)> = db
            .query(
                "SELECT id, name FROM organisations WHERE kind IN ('social_enterprise', 'employer') ORDER BY name COLLATE sv, id",
            )
            .all()
            .await?;
        let of = |(provider_id, provider_name): (OrganisationId, String)| {
            let (seen, used) = *self.providers.get(&provider_id)?;
            Some(OfProvider { provider_id, provider_name, seen, used })
        };
        Ok(names.into_iter().filter_map(of).collect())
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    provider_id: OrganisationId,
    #[sqlx(flatten)]
    seen: Seen,
}

async fn extensions(db: &mut Read, project: ProjectId, day: NaiveDate) -> Result<Extensions> {
    let rows: Vec<(NaiveDate, NaiveDate, NaiveDate)> = db
        .query(
            "SELECT p.first_planned_end_on, p.planned_end_on, p.extended_on
             FROM (SELECT * FROM placements WHERE extended_on <= $2 AND extensions = 1 ORDER BY extended_on DESC, id DESC LIMIT $4) p
             JOIN enrolments e ON e.id = p.enrolment_id WHERE e.project_id = $1 ORDER BY p.extended_on DESC, p.id DESC LIMIT $3",
        )
        .bind(project)
        .bind(day)
        .bind(MOST_EXTENSIONS)
        .bind(MOST_LOOKED_AT)
        .all()
        .await?;
    let mut lengths: Vec<i64> =
        rows.iter().map(|(first, now, _)| (*now - *first).num_days().max(1)).collect();
    let mut leads: Vec<i64> =
        rows.iter().map(|(first, _, made)| (*first - *made).num_days().max(0)).collect();
    lengths.sort_unstable();
    leads.sort_unstable();
    let share = |alike: &[i64]| (alike[0], alike.len() as f64 / lengths.len() as f64);
    Ok(Extensions { lengths: lengths.chunk_by(|a, b| a == b).map(share).collect(), leads })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(ended: i64, early: i64) -> Seen {
        Seen { ended, early, ..Seen::default() }
    }

    #[test]
    fn few_are_drawn_towards_the_mean_and_many_are_not() {
        let mean = seen(1000, 200).plain();
        assert_eq!(mean.early, 0.2);
        // Two of two at a small provider are hardly more than the mean.
        let few = seen(2, 2).rates(&mean).early;
        assert!((0.2..0.3).contains(&few), "{few}");
        let many = seen(400, 200).rates(&mean).early;
        assert!((0.48..0.5).contains(&many), "{many}");
        assert_eq!(seen(0, 0).rates(&mean).early, mean.early);
    }

    #[test]
    fn nothing_seen_goes_as_planned() {
        let plain = Seen::default().plain();
        assert_eq!(
            (plain.yes, plain.called_off, plain.early, plain.extended, plain.again),
            (1.0, 0.0, 0.0, 0.0, 0.0)
        );
    }

    #[test]
    fn an_extension_is_made_some_days_before() {
        let extensions = Extensions { lengths: vec![], leads: vec![2, 6, 6, 9] };
        assert_eq!([0, 2, 5, 6, 9].map(|days| extensions.made_before(days)), [1.0, 0.75, 0.75, 0.25, 0.0]);
    }
}
