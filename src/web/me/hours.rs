//! The participant's own hours, a week at a time, latest first: what the provider has written of each day.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Datelike as _, Days, NaiveDate};

use super::Me;
use crate::model::attendance::Worked;
use crate::model::attendance::line::Line;
use crate::model::codes::AttendanceStatus;
use crate::web::attendance::written;
use crate::web::fault::Fault;
use crate::web::formats::monday_of;
use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::texts::Texts;

struct Week {
    monday: NaiveDate,
    /// Attended, in words.
    hours: String,
    days: Vec<Line>,
}

#[derive(Template)]
#[template(path = "me/hours.html")]
struct Show {
    t: Texts,
    frame: Frame,
    weeks: Vec<Week>,
    /// Whether it is said at which place each day was.
    tells_places: bool,
}

pub async fn show(mut me: Me) -> Result<Response, Fault> {
    let lines = Line::of_own(&mut me.db, &me.own).await?;
    let mut weeks: Vec<Week> = Vec::new();
    for line in lines {
        let monday = monday_of(line.day);
        if weeks.last().is_none_or(|week| week.monday != monday) {
            weeks.push(Week { monday, hours: String::new(), days: Vec::new() });
        }
        if let Some(week) = weeks.last_mut() {
            week.days.push(line);
        }
    }
    for week in &mut weeks {
        let attended = week.days.iter().filter(|line| line.worked.status == AttendanceStatus::Attended);
        week.hours = me.t.hours(attended.map(|line| line.worked.minutes).sum::<i64>());
    }
    let several = weeks.iter().flat_map(|week| &week.days).any(|line| {
        weeks
            .first()
            .and_then(|week| week.days.first())
            .is_some_and(|first| first.slot_title != line.slot_title)
    });
    let tells_places = several && me.own.tells_places();
    Ok(Page(Show { t: me.t, frame: me.frame, weeks, tells_places }).into_response())
}

impl Week {
    fn number(&self) -> i64 {
        i64::from(self.monday.iso_week().week())
    }

    fn sunday(&self) -> NaiveDate {
        self.monday + Days::new(6)
    }
}

impl Show {
    fn in_words(&self, worked: &Worked) -> String {
        match worked.status {
            AttendanceStatus::Attended => self.t.hours(worked.minutes),
            _ => written::in_words(&self.t, *worked),
        }
    }

    /// "3 timmar", or why the person was away.
    fn said(&self, line: &Line) -> String {
        self.in_words(&line.worked)
    }
}
