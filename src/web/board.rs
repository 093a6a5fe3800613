//! The provider's home: what to answer, who is here this week, seats over the coming weeks, what is left of the contract.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Days, NaiveDate};

use super::agreements;
use super::answers::Proposal;
use super::attendance::{Asked, Sheet};
use super::capacity_requests::Row;
use super::chart::{self, WeekBoard, WeekRow};
use super::contract_bars::ContractBars;
use super::fault::Fault;
use super::formats::monday_of;
use super::frame::Frame;
use super::page::Page;
use super::provided::Provided;
use super::query::Query;
use super::slots::why_unbookable;
use super::texts::Texts;
use super::visit::Visit;
use crate::db::Read;
use crate::model::access::Who;
use crate::model::attendance::Of;
use crate::model::board::{Offered, Seats};
use crate::model::capacity_request::CapacityRequest;
use crate::model::card::Card;
use crate::model::codes::SlotState;
use crate::model::consent_loss::SightLoss;
use crate::model::contract::Contract;
use crate::model::follow_up::Listed;
use crate::model::invoice_basis::{InvoiceBasis, Waiting};
use crate::model::organisation::OrganisationId;
use crate::model::placement::State;
use crate::model::slot::Slot;
use crate::model::usage::Usage;

/// Weeks that the board shows.
const WEEKS: u64 = 12;

#[derive(Template)]
#[template(path = "board/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    provided: Provided,
    proposals: Vec<Proposal>,
    /// Accepted, and not here yet.
    coming: Vec<Card>,
    /// Here, past the planned end: somebody must extend or end it.
    overdue: Vec<Card>,
    sheet: Sheet,
    board: WeekBoard,
    drafts: usize,
    /// Any slot at all, also closed ones.
    any_slot: bool,
    /// The slot whose time ran out last, when there is none to publish or to open: to copy to a new period.
    to_copy: Option<Slot>,
    today: NaiveDate,
    free_today: i64,
    contracts: Vec<Bought>,
    /// What projects ask for and nobody here has answered.
    requests: Vec<Row>,
    /// Deviations that nobody here has answered.
    deviations: Vec<Listed>,
    /// People whose consent was taken back: not who, only that.
    losses: Vec<SightLoss>,
    /// Months laid down for invoicing whose lines wait for an answer.
    invoices: Vec<Waiting>,
}

struct Bought {
    contract: Contract,
    bars: ContractBars,
    /// With people still under it.
    has_ended: bool,
}

impl Show {
    /// What the agreement waits for, before somebody who comes can begin.
    fn waits(&self, card: &Card) -> Option<String> {
        agreements::waits(&self.t, &card.placement.agreement)
    }

    fn to_agreement(&self, card: &Card) -> &'static str {
        agreements::next(&card.placement.agreement, true)
    }
}

pub async fn show(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let (db, who, t) = (&mut visit.db, &visit.who, visit.t);
    let provided = Provided::of(db, who, &query).await?;
    let (provider, today) = (provided.chosen.id, db.today());
    let cards = Card::live_of_provider(db, who, provider).await?;
    let (sheet, register) = Asked::by_query(Of::Provider(provider), &query, today).sheet(db, who, &t).await?;
    let monday = monday_of(today);
    let offered = Offered::of_provider(db, who, provider, monday).await?;
    let contracts = bought(db, who, provider, &t).await?;
    let requests = CapacityRequest::waiting_for(db, who, provider).await?;
    let invoices = InvoiceBasis::waiting_for(db, who, provider).await?;
    let losses = SightLoss::of_provider(db, who, provider).await?;
    let deviations = Listed::unanswered_of_provider(db, who, provider).await?;
    let read: Vec<_> = cards
        .iter()
        .map(|card| card.enrolment_id)
        .chain(register.people.iter().map(|person| person.enrolment_id))
        .collect();
    let (proposals, others): (Vec<Card>, Vec<Card>) = cards
        .into_iter()
        .filter(|card| !has_run_out(card, today))
        .partition(|card| is_proposed(&card.placement.state));
    let overdue =
        others.iter().filter(|card| is_here(&card.placement.state) && card.placement.planned_end_on < today);
    let overdue = overdue.cloned().collect();
    let coming = others.into_iter().filter(|card| !is_here(&card.placement.state)).collect();
    let shown: Vec<Offered> =
        offered.iter().filter(|offered| is_on_board(offered, monday)).cloned().collect();
    let page = Show {
        proposals: proposals.into_iter().map(|card| Proposal::new(&t, card, today)).collect(),
        board: weeks(&t, today, &shown),
        drafts: offered.iter().filter(|offered| offered.slot.state == SlotState::Draft).count(),
        any_slot: !offered.is_empty(),
        to_copy: to_copy(&offered, today),
        free_today: shown
            .iter()
            .filter(|offered| offered.slot.state == SlotState::Open)
            .map(|offered| offered.seats(today, today).free())
            .sum(),
        t,
        frame: visit.frame.clone(),
        provided,
        coming,
        overdue,
        sheet,
        today,
        contracts,
        requests: requests.into_iter().map(|one| Row::new(&t, one, today)).collect(),
        deviations,
        losses,
        invoices,
    };
    visit.has_read("board", read).await?;
    Ok(Page(page).into_response())
}

fn is_proposed(state: &State) -> bool {
    matches!(state, State::Proposed { .. })
}

fn is_here(state: &State) -> bool {
    matches!(state, State::Started { .. } | State::Paused { .. })
}

/// A proposal that nobody has answered in time, until the program's clock has put it away.
fn has_run_out(card: &Card, today: NaiveDate) -> bool {
    matches!(card.placement.state, State::Proposed { expires_on } if expires_on < today)
}

/// What is open, or closed for new people with somebody still there.
fn is_on_board(offered: &Offered, monday: NaiveDate) -> bool {
    let last = monday + Days::new(WEEKS * 7);
    let running = offered.slot.starts_on <= last && offered.slot.ends_on >= monday;
    let empty = offered.filled.is_empty() && offered.held.is_empty();
    running
        && match offered.slot.state {
            SlotState::Open | SlotState::Paused => true,
            SlotState::Draft => false,
            SlotState::Closed => !empty,
        }
}

/// The slot whose time ran out last, unless another can be published or opened.
fn to_copy(offered: &[Offered], today: NaiveDate) -> Option<Slot> {
    let slots = offered.iter().map(|offered| &offered.slot);
    let may_open = |slot: &Slot| matches!(slot.state, SlotState::Draft | SlotState::Paused);
    let (over, current): (Vec<&Slot>, Vec<&Slot>) = slots.partition(|slot| slot.ends_on < today);
    if current.into_iter().any(may_open) {
        return None;
    }
    over.into_iter().filter(|slot| slot.state != SlotState::Draft).max_by_key(|slot| slot.ends_on).cloned()
}

/// The picture of slots over the coming weeks, from today's on.
pub fn weeks(t: &Texts, today: NaiveDate, offered: &[Offered]) -> WeekBoard {
    let monday = monday_of(today);
    let heads = (0..WEEKS).map(|week| monday + Days::new(week * 7));
    let row = |offered: &Offered| {
        let this_week = offered.seats(monday, monday + Days::new(6));
        let hours =
            t.say("board-hours").with("free", this_week.hours_free).with("all", offered.slot.hours_per_week);
        let note = match offered.slot.unbookable(today) {
            None => match few(t, offered.slot.headcount.least_people, &this_week) {
                Some(few) => format!("{hours}, {few}"),
                None => hours.to_string(),
            },
            Some(why) => why_unbookable(t, why),
        };
        WeekRow {
            name: offered.slot.title.clone(),
            href: format!("/slots/{}", offered.slot.id),
            note,
            cells: offered.weeks(monday, WEEKS).into_iter().map(drawn_seats).collect(),
        }
    };
    WeekBoard {
        weeks: heads.map(|day| (t.week(day), t.day_and_month(day))).collect(),
        rows: offered.iter().map(row).collect(),
    }
}

/// That fewer are there than the workplace would like, if somebody is.
pub fn few(t: &Texts, least: Option<i64>, seats: &Seats) -> Option<String> {
    let there = seats.filled + seats.held;
    let least = least.filter(|least| (1..*least).contains(&there))?;
    Some(t.say("seats-too-few").with("there", there).with("least", least).to_string())
}

fn drawn_seats(seats: Seats) -> chart::Seats {
    chart::Seats { filled: seats.filled, held: seats.held, all: seats.all }
}

/// The contracts that have not ended, and those that have with people still under them, with what is used, committed and left.
async fn bought(db: &mut Read, who: &Who, provider: OrganisationId, t: &Texts) -> Result<Vec<Bought>, Fault> {
    let today = db.today();
    let contracts = Contract::of_provider(db, who, provider).await?;
    let mut usage = Usage::of_provider(db, provider).await?;
    let bought =
        contracts.into_iter().filter(|contract| contract.closed_as.is_none()).filter_map(|contract| {
            let usage = usage.remove(&contract.id).unwrap_or_default();
            let has_ended = contract.ends_on < today;
            let bars = ContractBars::new(&contract, usage.used, usage.committed, t);
            (!has_ended || usage.live > 0).then_some(Bought { contract, bars, has_ended })
        });
    Ok(bought.collect())
}
