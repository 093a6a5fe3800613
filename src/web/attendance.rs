//! Attendance: a week of everybody at a provider on one screen, and of one placement. How a cell is written is in
//! `written`, the cells are in `grid`.

mod grid;
pub mod written;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Days, NaiveDate};

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::{Page, Partial};
use super::path::Path;
use super::provided::Provided;
use super::query::Query;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::attendance::{Of, Register};
use crate::model::organisation::OrganisationId;
use crate::model::placement::PlacementId;

pub use grid::Grid;

/// What a register's form sends back: whose, which week, and what is shown.
pub struct Sheet {
    pub grid: Grid,
    /// Where the form is sent and its other weeks are.
    pub path: String,
    pub organisation: Option<OrganisationId>,
    pub weekend: bool,
    pub suggest: bool,
    /// Says that it was saved just now.
    pub saved: bool,
    today: NaiveDate,
}

impl Sheet {
    /// The address of another week, or of this one shown in another way.
    pub fn at(&self, monday: &NaiveDate, weekend: &bool, suggest: &bool) -> String {
        let mut to = format!("{}?week={monday}", self.path);
        if let Some(organisation) = self.organisation {
            to += &format!("&organisation={organisation}");
        }
        if *weekend {
            to += "&weekend=yes";
        }
        if !suggest {
            to += "&suggest=no";
        }
        to
    }

    /// This week, with or without the weekend.
    pub fn with_weekend(&self, weekend: &bool) -> String {
        self.at(&self.grid.monday, weekend, &self.suggest)
    }

    pub fn with_suggestions(&self, suggest: &bool) -> String {
        self.at(&self.grid.monday, &self.weekend, suggest)
    }

    pub fn previous(&self) -> String {
        self.at(&self.grid.previous(), &self.weekend, &self.suggest)
    }

    /// The name of a column, where each cell names itself.
    pub fn day_name(&self, column: &usize) -> &'static str {
        self.grid.days.get(*column).map_or("", |head| head.weekday)
    }

    pub fn hours(&self, t: &Texts, minutes: &i64) -> String {
        t.hours_short(*minutes)
    }

    /// None when it has not begun.
    pub fn next(&self) -> Option<String> {
        let next = self.grid.next();
        (next <= self.today).then(|| self.at(&next, &self.weekend, &self.suggest))
    }
}

/// What is asked for: by the address of a page, or by the form of one.
#[derive(Clone, Copy)]
pub struct Asked {
    pub of: Of,
    pub monday: NaiveDate,
    pub weekend: bool,
    pub suggest: bool,
}

impl Asked {
    pub fn by_query(of: Of, query: &Query, today: NaiveDate) -> Self {
        Self {
            of,
            monday: grid::monday(query.date("week"), today),
            weekend: query.flag("weekend"),
            suggest: query.text("suggest") != "no",
        }
    }

    fn by_form(of: Of, form: &Form, today: NaiveDate) -> Self {
        Self {
            of,
            monday: grid::monday(form.value("week").parse().ok(), today),
            weekend: form.flag("weekend"),
            suggest: form.value("suggest") != "no",
        }
    }

    pub async fn sheet(self, db: &mut Read, who: &Who, t: &Texts) -> Result<(Sheet, Register), Fault> {
        let register = Register::find(db, who, self.of, self.monday, self.monday + Days::new(6)).await?;
        let today = db.today();
        let (path, organisation) = match self.of {
            Of::Provider(organisation) => ("/attendance".to_owned(), Some(organisation)),
            Of::Placement(placement) => (format!("/placements/{placement}/attendance"), None),
        };
        let grid = Grid::new(t, &register, today, self.weekend, self.suggest);
        Ok((
            Sheet {
                grid,
                path,
                organisation,
                weekend: self.weekend,
                suggest: self.suggest,
                saved: false,
                today,
            },
            register,
        ))
    }
}

#[derive(Template)]
#[template(path = "attendance/show.html", blocks = ["sheet"])]
struct Show {
    t: Texts,
    frame: Frame,
    sheet: Sheet,
}

pub async fn show(mut visit: Visit, query: Query, partial: Partial) -> Result<Response, Fault> {
    let provided = Provided::of(&mut visit.db, &visit.who, &query).await?;
    page(visit, Of::Provider(provided.chosen.id), &query, partial).await
}

pub async fn show_one(
    visit: Visit,
    Path(id): Path<PlacementId>,
    query: Query,
    partial: Partial,
) -> Result<Response, Fault> {
    page(visit, Of::Placement(id), &query, partial).await
}

async fn page(mut visit: Visit, of: Of, query: &Query, Partial(partial): Partial) -> Result<Response, Fault> {
    let asked = Asked::by_query(of, query, visit.today());
    let (sheet, register) = asked.sheet(&mut visit.db, &visit.who, &visit.t).await?;
    visit.has_read("attendance", register.people.iter().map(|person| person.enrolment_id)).await?;
    let page = Show { t: visit.t, frame: visit.frame, sheet };
    Ok(if partial { Page(page.as_sheet()).into_response() } else { Page(page).into_response() })
}

pub async fn record(act: Act, partial: Partial, form: Form) -> Result<Response, Fault> {
    let organisation =
        form.value("organisation").parse::<OrganisationId>().map_err(|_| Fault::not_found())?;
    save(act, Of::Provider(organisation), partial, form).await
}

pub async fn record_one(
    act: Act,
    Path(id): Path<PlacementId>,
    partial: Partial,
    form: Form,
) -> Result<Response, Fault> {
    save(act, Of::Placement(id), partial, form).await
}

async fn save(act: Act, of: Of, Partial(partial): Partial, form: Form) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let asked = Asked::by_form(of, &form, db.today());
    let (mut sheet, register) = asked.sheet(&mut db, &act.who, &act.t).await?;
    let entries = match sheet.grid.read(&act.t, &form, &register) {
        Ok(entries) => entries,
        Err(()) => {
            db.rollback().await?;
            act.has_read("attendance", register.people.iter().map(|person| person.enrolment_id)).await?;
            return Ok(again(act, sheet, partial));
        }
    };
    match Register::record(&mut db, &act.who, of, entries).await {
        // Between our reading and our lock: shown as if it had been written before.
        Err(Error::Stale) => {
            db.rollback().await?;
            Err(Error::Stale.into())
        }
        Err(other) => Err(other.into()),
        Ok(_) => {
            db.commit().await?;
            saved(act, asked, sheet, partial).await
        }
    }
}

fn again(act: Act, sheet: Sheet, partial: bool) -> Response {
    let clash = sheet.grid.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.theirs.is_some());
    let page = Show { t: act.t, frame: act.frame, sheet };
    match (partial, clash) {
        (true, true) => Page(page.as_sheet()).conflict(),
        (true, false) => Page(page.as_sheet()).again(),
        (false, true) => Page(page).conflict(),
        (false, false) => Page(page).again(),
    }
}

async fn saved(act: Act, asked: Asked, sheet: Sheet, partial: bool) -> Result<Response, Fault> {
    if !partial {
        return Ok(done(&sheet.with_weekend(&sheet.weekend), "flash-attendance-saved"));
    }
    let mut db = act.read().await?;
    let (mut sheet, register) = asked.sheet(&mut db, &act.who, &act.t).await?;
    sheet.saved = true;
    act.has_read("attendance", register.people.iter().map(|person| person.enrolment_id)).await?;
    Ok(Page(Show { t: act.t, frame: act.frame, sheet }.as_sheet()).into_response())
}
