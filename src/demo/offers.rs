//! Who offers work in the county, under which contracts, and which slots they post when. Drawn whole before anything is
//! written, as the lives are.

use chrono::{Months, NaiveDate};
use sqlx::types::Json;

use super::county::Plan;
use super::days::{plus, workday};
use super::dice::{Dice, For};
use super::size::Size;
use super::work::{self, Trade, Work};
use crate::model::codes::{Language, OrganisationKind, Procedure};
use crate::model::headcount::Headcount;
use crate::model::municipality::{Municipality, Point};
use crate::model::opening::Week;

/// A provider about to be founded. The first is the one that signs in to look around.
#[derive(Debug)]
pub struct Provider {
    pub name: String,
    pub kind: OrganisationKind,
    pub municipality: Municipality,
    trades: Vec<&'static Trade>,
}

#[derive(Clone, Copy, Debug)]
pub struct Contract {
    pub provider: usize,
    pub project: usize,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub procedure: Procedure,
    /// Kronor.
    pub price: i64,
    pub max_place_months: i64,
}

/// A slot about to be posted.
#[derive(Clone, Debug)]
pub struct Offer {
    pub provider: usize,
    pub contract: Option<usize>,
    pub work: &'static Work,
    pub municipality: Municipality,
    pub position: Point,
    pub seats: i64,
    pub hours_per_week: i64,
    pub min_hours: i64,
    pub max_hours: i64,
    pub posted_on: NaiveDate,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub languages: Vec<Language>,
    /// Posted in the last days and not published yet, or paused since.
    pub is_draft: bool,
    pub is_paused: bool,
}

#[derive(Debug)]
pub struct Offers {
    pub providers: Vec<Provider>,
    pub contracts: Vec<Contract>,
    /// In the order of the days they are posted on.
    pub slots: Vec<Offer>,
}

impl Offer {
    /// What larger slots say of their numbers: two at a time or more, and supervisors with time for as many as there are seats.
    pub fn headcount(&self) -> Headcount {
        if self.seats < 3 {
            return Headcount::default();
        }
        let each = 90;
        Headcount {
            least_people: Some(2),
            best_people: Some(self.seats - 1),
            supervisor_minutes: Some(self.seats * each),
            minutes_per_person: Some(each),
        }
    }

    /// Those where nobody has more than thirty hours are closed on Fridays.
    pub fn week(&self) -> Week {
        let is_said = self.max_hours > 25 && self.max_hours <= 30;
        let weekday_hours = if is_said { vec![8, 8, 8, 8, 0, 0, 0] } else { Vec::new() };
        Week { weekday_hours: Json(weekday_hours), open_on_holidays: false }
    }
}

impl Offers {
    /// `people`: how many participants each project has in all.
    pub fn draw(seed: u64, size: Size, today: NaiveDate, projects: &[Plan], people: &[usize]) -> Self {
        let mut dice = Dice::new(seed, For::Offers, 0);
        let providers = providers(&mut dice, size, projects);
        let mut contracts = contracts(&mut dice, size, projects);
        let mut slots = slots(&mut dice, size, today, projects, &providers, &contracts);
        slots.sort_by_key(|slot| slot.posted_on);
        cap(&mut contracts, &slots, people);
        Self { providers, contracts, slots }
    }
}

fn providers(dice: &mut Dice, size: Size, projects: &[Plan]) -> Vec<Provider> {
    let mut providers: Vec<Provider> = Vec::new();
    for (kind, count) in [
        (OrganisationKind::SocialEnterprise, size.enterprises()),
        (OrganisationKind::Employer, size.employers()),
    ] {
        let trades = work::trades(kind);
        for at in 0..count {
            let project = &projects[at % projects.len()];
            let municipality = match at {
                0 => project.municipalities[0].1,
                _ => dice.weighted(&project.municipalities),
            };
            // Neighbours in the list are in different trades; every round begins one further on.
            let first = trades[(at + at / trades.len()) % trades.len()];
            let mut own = vec![first];
            if kind == OrganisationKind::SocialEnterprise && dice.happens(60) {
                own.push(*dice.pick(&trades));
            }
            let turn = providers
                .iter()
                .filter(|other| other.municipality == municipality && other.trades[0].trade == first.trade)
                .count();
            let name = first.name(dice, municipality, turn);
            providers.push(Provider { name, kind, municipality, trades: own });
        }
    }
    providers
}

/// One for every social enterprise with its own project; what is left over goes to some of them with another project.
fn contracts(dice: &mut Dice, size: Size, projects: &[Plan]) -> Vec<Contract> {
    (0..size.contracts())
        .map(|at| {
            let provider = at % size.enterprises();
            let project = (at + at / size.enterprises()) % projects.len();
            let plan = &projects[project];
            let late = if at == 0 { 0 } else { dice.weighted(&[(70, 0), (20, 6), (10, 12)]) };
            Contract {
                provider,
                project,
                starts_on: plan.starts_on + Months::new(late),
                ends_on: plan.ends_on,
                procedure: dice.weighted(&[
                    (60, Procedure::LouReserved418),
                    (20, Procedure::Lou196a),
                    (10, Procedure::Iop),
                    (10, Procedure::DirectAward),
                ]),
                price: dice.between(38, 56) * 100,
                max_place_months: 0,
            }
        })
        .collect()
}

/// The caps: most have room, some come close.
fn cap(contracts: &mut [Contract], slots: &[Offer], people: &[usize]) {
    let seats = |contract: usize| -> i64 {
        slots.iter().filter(|slot| slot.contract == Some(contract)).map(|slot| slot.seats).sum()
    };
    let seats: Vec<i64> = (0..contracts.len()).map(seats).collect();
    let of_project = |project: usize| contracts.iter().enumerate().filter(move |(_, c)| c.project == project);
    let caps: Vec<i64> = contracts
        .iter()
        .enumerate()
        .map(|(at, contract)| {
            let turn = of_project(contract.project).take_while(|(other, _)| *other != at).count();
            let all: i64 = of_project(contract.project).map(|(other, _)| seats[other]).sum();
            // A participant takes somewhat more than one and a half place-months under contract on the average.
            let expected = people[contract.project] as f64 * 1.7 * seats[at] as f64 / all.max(1) as f64;
            let room = if contract.project != 0 && turn == 1 { 1.1 } else { 1.6 };
            let main = if at == 0 { 60 } else { 0 };
            ((expected * room / 6.0).ceil() as i64 * 6).max(12) + main
        })
        .collect();
    for (contract, cap) in contracts.iter_mut().zip(caps) {
        contract.max_place_months = cap;
    }
}

fn slots(
    dice: &mut Dice,
    size: Size,
    today: NaiveDate,
    projects: &[Plan],
    providers: &[Provider],
    contracts: &[Contract],
) -> Vec<Offer> {
    let first_day = projects[0].starts_on;
    let under_contract = size.slots() * 6 / 10;
    // The main provider posts more than others.
    let ring: Vec<usize> = [0].into_iter().chain(0..contracts.len()).collect();
    // How many a provider has posted so far: the next is about other work.
    let mut posted = vec![0; providers.len()];
    (0..size.slots())
        .map(|at| {
            let contract = (at < under_contract).then(|| ring[at % ring.len()]);
            let provider = match contract {
                Some(contract) => contracts[contract].provider,
                None => size.enterprises() + at % size.employers(),
            };
            let turn = posted[provider];
            posted[provider] += 1;
            let is_main = contract == Some(0);
            let window = match contract {
                Some(contract) => (contracts[contract].starts_on, contracts[contract].ends_on),
                None => (first_day, projects[0].ends_on),
            };
            let mut offer = offer(dice, &providers[provider], window, today, turn, is_main);
            (offer.provider, offer.contract) = (provider, contract);
            offer
        })
        .collect()
}

/// A slot of a provider: its `turn`th.
fn offer(
    dice: &mut Dice,
    provider: &Provider,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
    turn: usize,
    is_main: bool,
) -> Offer {
    let all: Vec<&'static Work> = provider.trades.iter().flat_map(|trade| work::of(trade.trade)).collect();
    // Half are there from the start; the others come one after another until last week.
    let days = (today - from).num_days() - 5;
    let posted_on = match is_main || dice.happens(45) {
        true => workday(plus(from, dice.between(1, 25))),
        false => workday(plus(from, dice.between(20, days))),
    };
    let starts_on = workday(plus(posted_on, dice.between(2, 14)));
    let ends_on = match is_main || dice.happens(55) {
        true => to,
        false => (starts_on + Months::new(dice.weighted(&[(25, 9), (45, 12), (30, 18)]))).min(to),
    };
    let seats = match (is_main, provider.kind) {
        (true, _) => dice.between(1, 3),
        (false, OrganisationKind::Employer) => dice.weighted(&[(70, 1), (24, 2), (6, 3)]),
        (false, _) => dice.weighted(&[(44, 1), (36, 2), (12, 3), (8, 4)]),
    };
    let min_hours = dice.weighted(&[(60, 4), (25, 8), (15, 10)]);
    let hours_per_week = seats * dice.between(18, 30);
    let recent = (today - posted_on).num_days() < 40;
    let (is_draft, is_paused) = (recent && dice.happens(25), recent && dice.happens(8));
    let mut languages = vec![Language::Swedish];
    languages.extend(dice.some(&[Language::English], 35));
    languages
        .extend(dice.some(&[Language::Arabic, Language::Somali, Language::Persian, Language::Spanish], 5));
    Offer {
        provider: 0,
        contract: None,
        work: all[turn % all.len()],
        municipality: provider.municipality,
        position: near(dice, provider.municipality),
        seats,
        hours_per_week,
        min_hours,
        max_hours: hours_per_week.min(dice.weighted(&[(50, 40), (30, 30), (20, 25)])).max(min_hours),
        posted_on,
        starts_on,
        ends_on,
        languages,
        is_draft,
        is_paused: is_paused && !is_draft,
    }
}

/// Somewhere within a few kilometres of the municipality's centre.
fn near(dice: &mut Dice, municipality: Municipality) -> Point {
    let centre = municipality.centre();
    let mut off = |degrees: f64| (dice.share() + dice.share() - 1.0) * degrees;
    let round = |degrees: f64| (degrees * 100_000.0).round() / 100_000.0;
    Point { latitude: round(centre.latitude + off(0.035)), longitude: round(centre.longitude + off(0.06)) }
}
