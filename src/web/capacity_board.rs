//! The capacity board: weeks across, providers and their slots down, each cell with the free seats as a number and what is
//! filled and held as a shape. A page that prints, and a file. The question is kept in the URL.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::chart::{self, CapacityPicture, CapacityRow};
use super::choice::Choice;
use super::csv_file::CsvFile;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::query::Query;
use super::slots::why_unbookable;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::board::Seats;
use crate::model::capacity_board::{CapacityBoard, Filter, Line};
use crate::model::project::Project;

/// Slots of one page.
const MOST: usize = 30;

#[derive(Template)]
#[template(path = "capacity_board/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    form: Form,
    manages: bool,
    projects: Vec<Choice>,
    municipalities: Vec<Choice>,
    providers: Vec<Choice>,
    /// Of all that is shown, this week.
    now: Seats,
    slots: usize,
    picture: CapacityPicture,
    last_page: i64,
}

fn filter(query: &Query) -> Filter {
    Filter {
        project: query.id("project"),
        municipality: query.id("municipality"),
        provider: query.id("provider"),
    }
}

pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let board = CapacityBoard::find(&mut visit.db, &visit.who, filter(&query)).await?;
    let projects = Project::managed_by(&mut visit.db, &visit.who).await?;
    let mut form = Form::new();
    for name in ["project", "municipality", "provider"] {
        form = form.and(name, query.text(name));
    }
    let t = visit.t;
    let last_page = board.lines.len().div_ceil(MOST).max(1) as i64;
    let skip = (query.page().min(last_page) - 1).max(0) as usize * MOST;
    let page = Index {
        t,
        frame: visit.frame,
        form,
        manages: !projects.is_empty(),
        projects: projects.iter().map(|project| Choice::new(project.id, &project.name)).collect(),
        municipalities: board.municipalities.iter().map(|one| Choice::new(one.code(), one.name())).collect(),
        providers: board.providers.iter().map(|(id, name)| Choice::new(id, name)).collect(),
        now: board.total().first().copied().unwrap_or_default(),
        slots: board.lines.len(),
        picture: picture(&t, &board, skip),
        last_page,
        query,
    };
    Ok(Page(page).into_response())
}

/// The sums first, then each provider's, with its slots below.
fn picture(t: &Texts, board: &CapacityBoard, skip: usize) -> CapacityPicture {
    let slots = |count: usize| t.say("capacity-slots").with("count", count).to_string();
    let mut rows = vec![CapacityRow {
        name: t.say("capacity-all").to_string(),
        href: None,
        note: slots(board.lines.len()),
        is_sum: true,
        cells: drawn(&board.total()),
    }];
    let mut provider = None;
    for line in board.lines.iter().skip(skip).take(MOST) {
        let slot = &line.slot;
        if provider != Some(slot.provider_id) {
            provider = Some(slot.provider_id);
            let (count, sum) = board.of_provider(slot.provider_id);
            rows.push(CapacityRow {
                name: slot.provider_name.clone(),
                href: None,
                note: slots(count),
                is_sum: true,
                cells: drawn(&sum),
            });
        }
        rows.push(CapacityRow {
            name: slot.title.clone(),
            href: Some(format!("/slots/{}", slot.id)),
            note: note(t, line),
            is_sum: false,
            cells: drawn(&line.weeks),
        });
    }
    CapacityPicture {
        weeks: board.mondays().map(|monday| (t.week(monday), t.day_and_month(monday))).collect(),
        rows,
    }
}

fn note(t: &Texts, line: &Line) -> String {
    let slot = &line.slot;
    let place = slot.municipality.name();
    if line.unbookable.is_none() {
        let hours = line.weeks.first().map_or(0, |week| week.hours_free);
        let all = slot.hours_per_week;
        let note =
            t.say("capacity-note").with("place", place).with("free", hours).with("all", all).to_string();
        let now = line.weeks.first().and_then(|week| super::board::few(t, slot.headcount.least_people, week));
        now.map_or(note.clone(), |few| format!("{note}, {few}"))
    } else {
        t.say("capacity-note-not-open").with("place", place).with("state", state(t, line)).to_string()
    }
}

fn state(t: &Texts, line: &Line) -> String {
    line.unbookable.map_or_else(|| t.code(line.slot.state).to_owned(), |why| why_unbookable(t, why))
}

fn drawn(weeks: &[Seats]) -> Vec<chart::Seats> {
    weeks.iter().map(|week| chart::Seats { filled: week.filled, held: week.held, all: week.all }).collect()
}

/// A row a slot and week: what a pivot table wants.
pub async fn csv(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let board = CapacityBoard::find(&mut visit.db, &visit.who, filter(&query)).await?;
    let t = &visit.t;
    let mut file = CsvFile::new(format!("capacity-{}", board.monday));
    let headings = [
        "capacity-provider",
        "capacity-slot",
        "capacity-municipality",
        "capacity-contract",
        "capacity-state",
        "capacity-week",
        "capacity-monday",
        "capacity-seats",
        "seat-filled",
        "seat-held",
        "seat-free",
        "capacity-hours-free",
    ];
    file.row(headings.map(|id| t.say(id).to_string()));
    let mondays: Vec<(String, String)> =
        board.mondays().map(|monday| (monday.format("%G-W%V").to_string(), monday.to_string())).collect();
    for line in &board.lines {
        let slot = &line.slot;
        let state = state(t, line);
        for ((week, monday), seats) in mondays.iter().zip(&line.weeks) {
            if seats.all == 0 {
                continue;
            }
            let contract = slot.contract_title.as_deref().unwrap_or_default();
            let [all, filled, held, free, hours] =
                [seats.all, seats.filled, seats.held, seats.free(), seats.hours_free]
                    .map(|count| count.to_string());
            file.row([
                slot.provider_name.as_str(),
                &slot.title,
                slot.municipality.name(),
                contract,
                &state,
                week,
                monday,
                &all,
                &filled,
                &held,
                &free,
                &hours,
            ]);
        }
    }
    Ok(file.into_response())
}

impl Index {
    fn is_narrowed(&self) -> bool {
        ["project", "municipality", "provider"].iter().any(|name| self.query.flag(name))
    }
}
