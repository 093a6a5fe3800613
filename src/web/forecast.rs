//! What will come free: seats and place-months week by week, when contracts are used up, and how it is reckoned. A page, and a
//! line of it for a manager's home.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::chart::Fan;
use super::fault::Fault;
use super::frame::Frame;
use super::page::Page;
use super::query::Query;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::forecast::{Exhaustion, Expected, Forecast, Rates, Seen, Week};
use crate::model::project::{Project, ProjectId};

/// Weeks that a line tells.
const SOON: usize = 4;

#[derive(Template)]
#[template(path = "forecast/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    query: Query,
    projects: Vec<Project>,
    forecast: Forecast,
    seats: Fan,
    place_months: Fan,
    soon: String,
}

#[derive(Template)]
#[template(path = "forecast/line.html")]
struct Line {
    t: Texts,
    project: ProjectId,
    soon: String,
}

async fn chosen(visit: &mut Visit, query: &Query) -> Result<(Vec<Project>, ProjectId), Fault> {
    let projects = Project::managed_by(&mut visit.db, &visit.who).await?;
    let wanted = query.id::<ProjectId>("project");
    let chosen = projects.iter().find(|project| wanted.is_none_or(|wanted| project.id == wanted));
    let id = chosen.ok_or_else(Fault::not_found)?.id;
    Ok((projects, id))
}

pub async fn show(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let (projects, project) = chosen(&mut visit, &query).await?;
    let forecast = Forecast::find(&mut visit.db, &visit.who, project).await?;
    let t = visit.t;
    let drawn = |of: fn(&Week) -> Expected| -> Vec<(String, i64, i64, i64)> {
        let week = |week: &Week| {
            let expected = of(week);
            (t.week(week.monday), expected.low, expected.mean, expected.high)
        };
        forecast.weeks.iter().map(week).collect()
    };
    let page = Show {
        seats: Fan::new(&drawn(|week| week.seats), |tenths| t.number(tenths / 10), 10),
        place_months: Fan::new(&drawn(|week| week.place_months), |months| t.place_months(months), 1000),
        soon: soon(&t, &forecast.weeks),
        t,
        frame: visit.frame,
        query,
        projects,
        forecast,
    };
    Ok(Page(page).into_response())
}

/// The line, for those whose browser fetches it.
pub async fn line(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let (_, project) = chosen(&mut visit, &query).await?;
    let weeks = Forecast::weeks_of(&mut visit.db, &visit.who, project).await?;
    let t = visit.t;
    Ok(Page(Line { soon: soon(&t, &weeks), t, project }).into_response())
}

/// The next weeks together. The weeks' intervals are added up as those of things that do not hang together.
fn soon(t: &Texts, weeks: &[Week]) -> String {
    let weeks = &weeks[..weeks.len().min(SOON)];
    let mean: i64 = weeks.iter().map(|week| week.seats.mean).sum();
    let apart = |of: fn(&Expected) -> i64| {
        let square: i64 = weeks.iter().map(|week| of(&week.seats).pow(2)).sum();
        (square as f64).sqrt().round() as i64
    };
    let (below, above) = (apart(|seats| seats.mean - seats.low), apart(|seats| seats.high - seats.mean));
    let whole = |tenths: i64| (tenths.max(0) + 5) / 10;
    t.say("forecast-soon")
        .with("weeks", weeks.len())
        .with("count", whole(mean))
        .with("low", whole(mean - below))
        .with("high", whole(mean + above))
        .to_string()
}

/// The whole seats around an interval in tenths.
fn around(tenths: &Expected) -> (i64, i64) {
    (tenths.low.div_euclid(10), (tenths.high + 9).div_euclid(10))
}

/// When a contract is used up, in words.
pub fn exhaustion(t: &Texts, exhaustion: &Exhaustion, ends_on: NaiveDate) -> String {
    match *exhaustion {
        Exhaustion { earliest: Some(from), expected: Some(on), latest: Some(to) } if from == to => {
            t.say("forecast-used-up-on").with("on", t.date(on)).to_string()
        }
        Exhaustion { earliest: Some(from), expected: Some(on), latest: Some(to) } => t
            .say("forecast-used-up")
            .with("on", t.date(on))
            .with("from", t.date(from))
            .with("to", t.date(to))
            .to_string(),
        Exhaustion { earliest: Some(from), expected: Some(on), latest: None } => {
            t.say("forecast-used-up-or-not").with("on", t.date(on)).with("from", t.date(from)).to_string()
        }
        Exhaustion { earliest: Some(from), .. } => t
            .say("forecast-may-be-used-up")
            .with("from", t.date(from))
            .with("end", t.date(ends_on))
            .to_string(),
        Exhaustion { earliest: None, .. } => t.say("forecast-lasts").with("end", t.date(ends_on)).to_string(),
    }
}

impl Show {
    fn tenths(&self, tenths: &i64) -> String {
        self.t.decimal(tenths)
    }

    /// "0–1"
    fn whole(&self, tenths: &Expected) -> String {
        let (low, high) = around(tenths);
        format!("{}–{}", self.t.number(low), self.t.number(high))
    }

    fn exhaustion(&self, one: &Exhaustion, ends_on: &NaiveDate) -> String {
        exhaustion(&self.t, one, *ends_on)
    }

    /// "3 av 20, 16 %": what was seen, and what is reckoned with.
    fn rate(&self, count: i64, of: i64, used: f64) -> String {
        let percent = self.t.percent((used * 100.0).round() as i64);
        self.t.say("forecast-rate").with("count", count).with("of", of).with("percent", percent).to_string()
    }

    fn early(&self, seen: &Seen, used: &Rates) -> String {
        self.rate(seen.early, seen.begun(), used.early)
    }

    fn extended(&self, seen: &Seen, used: &Rates) -> String {
        self.rate(seen.extended, seen.came_up(), used.extended)
    }

    fn yes(&self, seen: &Seen, used: &Rates) -> String {
        self.rate(seen.ended, seen.answered(), used.yes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_seats_lie_around_what_is_expected() {
        for (low, mean, high, told) in
            [(0, 1, 1, (0, 1)), (9, 9, 10, (0, 1)), (10, 10, 10, (1, 1)), (20, 31, 40, (2, 4))]
        {
            assert_eq!(around(&Expected { low, mean, high }), told);
        }
    }
}
