//! Slots: a provider's list of them, the page of one, posting and changing it. Finding one among all is `search`.

mod fields;
mod limits;
mod occupations;
mod posted;
mod standing;
mod state;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Datelike as _, NaiveDate};

use super::chart::WeekBoard;
use super::facet::Facet;
use super::fault::Fault;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::provided::Provided;
use super::query::Query;
use super::search::Fitting;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::board::{Offered, Seats};
use crate::model::card::Card;
use crate::model::codes::{Role, SlotState};
use crate::model::contract::Contract;
use crate::model::holidays::holiday;
use crate::model::opening::ClosedDays;
use crate::model::rating::{self, Said};
use crate::model::reservation::Reservation;
use crate::model::slot::{Slot, SlotId};
use crate::model::workplace::Workplace;

pub use limits::is_open as limits_open;
pub use occupations::occupation;
pub use posted::{create, edit, new, update};
pub use standing::{chip, why_unbookable};
pub use state::{close, pause, publish, reopen};

/// Rows of one page of the list.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "slots/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    several: bool,
    rows: Vec<Row>,
    states: Vec<Facet>,
    organisations: Vec<Facet>,
    last_page: i64,
    any: bool,
}

struct Row {
    slot: Slot,
    /// Today, or on its first day when that is still to come.
    seats: Seats,
    state: (Tone, String),
}

pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let provided = Provided::of(&mut visit.db, &visit.who, &query).await?;
    let today = visit.today();
    let mut rows = Vec::new();
    for organisation in &provided.all {
        for offered in Offered::of_provider(&mut visit.db, &visit.who, organisation.id, today).await? {
            let first = today.max(offered.slot.starts_on);
            let seats = offered.seats(first, first);
            rows.push(Row { seats, state: chip(&visit.t, &offered.slot, today), slot: offered.slot });
        }
    }
    let any = !rows.is_empty();
    let states = facets(SlotState::ALL.iter().map(|state| (state.code(), visit.t.code(state))), |code| {
        rows.iter().filter(|row| row.slot.state.code() == code).count()
    });
    let ids: Vec<(String, String)> = provided
        .all
        .iter()
        .map(|organisation| (organisation.id.to_string(), organisation.name.clone()))
        .collect();
    let organisations = facets(ids.iter().map(|(id, name)| (id.as_str(), name.as_str())), |id| {
        rows.iter().filter(|row| row.slot.provider_id.to_string() == id).count()
    });
    let states_wanted: Vec<SlotState> = query.many("state");
    rows.retain(|row| {
        (states_wanted.is_empty() || states_wanted.contains(&row.slot.state))
            && (!query.flag("organisation") || query.has("organisation", &row.slot.provider_id.to_string()))
    });
    sort(&mut rows, query.text("sort"));
    let last_page = rows.len().div_ceil(MOST).max(1) as i64;
    let skip = (query.page() - 1).max(0) as usize * MOST;
    let rows = rows.into_iter().skip(skip).take(MOST).collect();
    let several = provided.several();
    let page =
        Index { t: visit.t, frame: visit.frame, query, several, rows, states, organisations, last_page, any };
    Ok(Page(page).into_response())
}

/// Those with anything behind them.
fn facets<'a>(values: impl Iterator<Item = (&'a str, &'a str)>, count: impl Fn(&str) -> usize) -> Vec<Facet> {
    values
        .map(|(value, label)| Facet::new(value, label, count(value) as i64))
        .filter(|facet| facet.count > 0)
        .collect()
}

fn sort(rows: &mut [Row], by: &str) {
    let (column, down) = by.strip_prefix('-').map_or((by, false), |column| (column, true));
    match column {
        "title" => rows.sort_by(|a, b| crate::db::compare_swedish(&a.slot.title, &b.slot.title)),
        "free" => rows.sort_by_key(|row| row.seats.free()),
        "ends" => rows.sort_by_key(|row| row.slot.ends_on),
        // As the model gives them: the open first.
        _ => return,
    }
    if down {
        rows.reverse();
    }
}

#[derive(Template)]
#[template(path = "slots/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    slot: Slot,
    /// The person keeps this slot.
    own: bool,
    is_over: bool,
    state: (Tone, String),
    hindered: Option<standing::Hindered>,
    contract: Option<Contract>,
    board: WeekBoard,
    cards: Vec<Card>,
    /// How it fits the participant for whom a coach looks.
    fitting: Option<Fitting>,
    reservations: Vec<Reserved>,
    /// May hold a seat of it.
    reserves: bool,
    /// May say whom it is for.
    limits: bool,
    /// A coach may ask who of the own people fits.
    asks_who: bool,
    /// The days that were looked for, to be looked for on.
    when: String,
    workplace: Option<Workplace>,
    /// Weekdays with hours, when they are said.
    week: Option<String>,
    supervision: Option<Supervision>,
    /// Closed days to come, its own and its provider's.
    closed: Vec<ClosedDays>,
    /// The next public holiday on which it is closed.
    holiday: Option<(NaiveDate, String)>,
    /// People there now, when those are fewer than the workplace would like.
    too_few: Option<i64>,
    /// What participants and coaches think of the provider.
    ratings: Vec<Said>,
}

/// Hours a week of the supervisors, and for how many people they do.
struct Supervision {
    hours: String,
    each: String,
    people: i64,
}

/// A seat that a project holds, as far as the person may know.
struct Reserved {
    reservation: Reservation,
    reason: Option<String>,
    may_release: bool,
    /// A coach of the project may use it.
    may_use: bool,
}

pub async fn show(mut visit: Visit, Path(id): Path<SlotId>, query: Query) -> Result<Response, Fault> {
    let slot = Slot::find(&mut visit.db, &visit.who, id).await?;
    let own = visit.who.provides(slot.provider_id);
    let mut cards = Vec::new();
    if own {
        cards = Card::live_of_provider(&mut visit.db, &visit.who, slot.provider_id).await?;
        cards.retain(|card| card.placement.slot_id == slot.id);
    }
    let contract = match slot.contract_id {
        Some(id) if own => Some(Contract::find(&mut visit.db, &visit.who, id).await?),
        _ => None,
    };
    let monday = super::formats::monday_of(visit.today());
    let offered = Offered::of_slot(&mut visit.db, slot.clone(), monday).await?;
    let board = super::board::weeks(&visit.t, visit.today(), std::slice::from_ref(&offered));
    let workplace = match slot.workplace_id {
        Some(id) => Some(Workplace::load(&mut visit.db, id).await?),
        None => None,
    };
    let today = visit.today();
    let now = offered.seats(today, today);
    let there = now.filled + now.held;
    let least = slot.headcount.least_people;
    let too_few = least.is_some_and(|least| (1..least).contains(&there)).then_some(there);
    let reservations = Reservation::of_slot(&mut visit.db, slot.id).await?;
    let reservations = reservations
        .into_iter()
        .map(|reservation| Reserved {
            reason: reservation.reason(&visit.who).map(str::to_owned),
            may_release: reservation.may_release(&visit.who),
            may_use: visit.who.coaches(reservation.project_id),
            reservation,
        })
        .collect();
    let ratings = rating::means(&mut visit.db, slot.provider_id).await?;
    let fitting = Fitting::find(&mut visit, &query, &slot).await?;
    visit.has_read("slot", cards.iter().map(|card| card.enrolment_id)).await?;
    visit.has_read("search", fitting.iter().map(|fitting| fitting.enrolment_id)).await?;
    let is_over = slot.ends_on < visit.today();
    let is_bookable = slot.is_bookable(today);
    let reserves =
        is_bookable && !is_over && (visit.who.is(Role::Coach) || visit.who.is(Role::ProjectManager));
    let limits = slot.state != SlotState::Closed
        && (own || slot.project_id.is_some_and(|project| visit.who.manages(project)));
    let asks_who = is_bookable && !is_over && visit.who.is(Role::Coach);
    let page = Show {
        limits,
        asks_who,
        when: query.only(&["from", "to"]),
        workplace,
        week: limits::week_in_words(&visit.t, &slot.opening.week),
        supervision: supervision(&visit.t, &slot),
        closed: slot.opening.closed_from(today),
        holiday: next_holiday(&visit.t, &slot, today),
        too_few,
        state: chip(&visit.t, &slot, today),
        hindered: standing::hindered(&visit.t, &slot, &visit.who, today).filter(|_| !is_over),
        t: visit.t,
        frame: visit.frame,
        slot,
        own,
        is_over,
        contract,
        board,
        cards,
        fitting,
        reservations,
        reserves,
        ratings,
    };
    Ok(Page(page).into_response())
}

fn supervision(t: &Texts, slot: &Slot) -> Option<Supervision> {
    let headcount = &slot.headcount;
    Some(Supervision {
        hours: t.hours(headcount.supervisor_minutes?),
        each: t.hours(headcount.minutes_per_person?),
        people: headcount.supervised()?,
    })
}

/// Within the weeks that are shown.
fn next_holiday(t: &Texts, slot: &Slot, today: NaiveDate) -> Option<(NaiveDate, String)> {
    let opening = &slot.opening;
    if opening.week.open_on_holidays {
        return None;
    }
    let weekday = |day: &NaiveDate| day.weekday().num_days_from_monday() < 5;
    let coming = today.iter_days().take(84).filter(weekday).filter(|day| opening.week.takes(*day));
    let (day, code) = coming.filter_map(|day| Some((day, holiday(day)?))).next()?;
    Some((day, t.find(&format!("holiday-{code}"))?.to_owned()))
}

/// The slot of a form that only its provider may open.
async fn own(visit: &mut Visit, id: SlotId) -> Result<Slot, Fault> {
    let slot = Slot::find(&mut visit.db, &visit.who, id).await?;
    if visit.who.provides(slot.provider_id) { Ok(slot) } else { Err(Fault::not_found()) }
}
