//! The page of one contract: how it stands, today or on a day that is asked for, its burn-up and its call-offs.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::burn_up;
use super::history::particulars;
use super::{life_text, tone};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::alert::Alert;
use crate::model::call_off::CallOff;
use crate::model::contract::{Contract, ContractId};
use crate::model::contract_change::{ChangeState, ContractChange};
use crate::model::contract_document::ContractDocument;
use crate::model::contract_life::Life;
use crate::model::contract_slot::ContractSlot;
use crate::model::event::{self, Happened};
use crate::model::follow_up::FollowUp;
use crate::model::forecast::Forecast;
use crate::model::overview::ContractNow;
use crate::model::prices::Price;
use crate::model::usage::{Month, Standing};
use crate::model::workplace::{Listed, Workplace};
use crate::web::alerts::AlertRow;
use crate::web::chart::LineChart;
use crate::web::contract_bars::ContractBars;
use crate::web::fault::Fault;
use crate::web::forecast;
use crate::web::form::Form;
use crate::web::frame::{Frame, Tone};
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::query::Query;
use crate::web::report::day;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// Call-offs on one page of a contract.
const MOST: i64 = 25;
/// Events that a contract's history shows, unless somebody asks for all of it.
const MOST_EVENTS: usize = 20;

#[derive(Template)]
#[template(path = "contracts/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    query: Query,
    today: NaiveDate,
    contract: Contract,
    /// Whether the person may change it.
    manages: bool,
    life: Life,
    /// Whether it waits for the reader's yes or no, or for another's while the reader may take it back.
    decides: bool,
    may_withdraw: bool,
    approver: Option<String>,
    /// Asks for another day.
    form: Form,
    standing: Standing,
    /// People at its places today, whichever day is asked for.
    active_today: i64,
    bars: ContractBars,
    /// Place-months, then money.
    burn_up: [LineChart; 2],
    /// When it should be used up, with an interval, or when it was; of a contract that is running.
    forecast: Option<(Tone, String)>,
    /// For its managers.
    alerts: Vec<AlertRow>,
    call_offs: Vec<CallOff>,
    /// Where its slots are.
    workplaces: Vec<Listed>,
    count: i64,
    last_page: i64,
    history: Vec<Happened>,
    /// Whether there is more of it than the page shows.
    has_older: bool,
    /// For its managers.
    changes: Vec<ContractChange>,
    /// Open ones, of the follow-up.
    deviations: usize,
    slots: Vec<ContractSlot>,
    /// How many there are.
    files: usize,
}

pub async fn show(mut visit: Visit, Path(id): Path<ContractId>, query: Query) -> Result<Response, Fault> {
    let today = visit.today();
    let (db, t) = (&mut visit.db, visit.t);
    let contract = Contract::find(db, &visit.who, id).await?;
    let mut form = Form::new();
    let on = day(&mut form, &query, "on", today);
    let standing = Standing::of(db, &contract, on).await?;
    let active_today = match on == today {
        true => standing.active_now,
        false => Standing::of(db, &contract, today).await?.active_now,
    };
    let life = match on == today {
        true => Life::of(&contract, standing.used, today),
        false => contract.life(db).await?,
    };
    let approver = contract.approver(db).await?;
    let alerts = alerts(db, &visit.who, &contract, &t).await?;
    let months = Month::of_contract(db, &contract).await?;
    let count = CallOff::count(db, id).await?;
    let last_page = (count + MOST - 1) / MOST;
    let skip = (query.page().min(last_page.max(1)) - 1) * MOST;
    let outlook = Forecast::of_contract(db, &contract).await?;
    let burn_up = burn_up::charts(&contract, &months, outlook.as_ref(), today, &t);
    let most = if query.text("history") == "all" { usize::MAX } else { MOST_EVENTS };
    let asked = i64::try_from(most.saturating_add(1)).unwrap_or(i64::MAX);
    let mut history = event::of_subject(db, "contract", id.0, asked).await?;
    let has_older = history.len() > most;
    history.truncate(most);
    let page = Page(Show {
        forecast: contract.is_running(on).then(|| used_up(&standing, &contract, &t)),
        frame: visit.frame,
        query,
        today,
        manages: visit.who.manages(contract.project_id),
        life,
        decides: contract.waits_for(&visit.who),
        may_withdraw: life == Life::Unapproved && contract.added_by == Some(visit.who.id),
        approver,
        form,
        bars: ContractBars::new(&contract, standing.used, standing.committed, &t),
        standing,
        active_today,
        burn_up,
        call_offs: CallOff::of_contract(db, id, skip, MOST).await?,
        workplaces: Workplace::of_contract(db, id).await?,
        slots: ContractSlot::of_contract(db, id).await?,
        files: ContractDocument::of_contract(db, id).await?.len(),
        alerts,
        count,
        last_page,
        changes: ContractChange::of_contract(db, &visit.who, &contract).await?,
        deviations: FollowUp::find(db, &visit.who, id).await?.open().count(),
        history,
        has_older,
        contract,
        t,
    });
    Ok(if page.0.form.has_faults() { page.again() } else { page.into_response() })
}

/// When it should be used up, or was.
fn used_up(standing: &Standing, contract: &Contract, t: &Texts) -> (Tone, String) {
    let exhaustion = &standing.exhaustion;
    match exhaustion.expected {
        Some(on) if standing.is_exhausted() => {
            (Tone::Bad, t.say("contract-cap-reached").with("on", t.date(on)).to_string())
        }
        expected => {
            let tone = if expected.is_some() { Tone::Warn } else { Tone::Calm };
            let when = forecast::exhaustion(t, exhaustion, contract.ends_on);
            (tone, t.say("forecast-contract").with("when", when).to_string())
        }
    }
}

async fn alerts(db: &mut Read, who: &Who, contract: &Contract, t: &Texts) -> Result<Vec<AlertRow>, Fault> {
    if !who.manages(contract.project_id) {
        return Ok(vec![]);
    }
    let today = db.today();
    let now = ContractNow::of_contract(db, contract.clone()).await?;
    let alerts = Alert::of_project(db, contract.project_id, &[now]).await?;
    Ok(alerts.iter().map(|alert| AlertRow::new(alert, today, t)).collect())
}

impl Show {
    fn tone(&self) -> Tone {
        tone(self.life)
    }

    fn life(&self) -> String {
        life_text(self.life, &self.t)
    }

    /// The same page, of the same day and the same call-offs, with all of its history.
    fn all_history(&self) -> String {
        let all = self.query.with("history", "all");
        let page = self.query.page();
        if page > 1 { format!("{all}&page={page}#history") } else { format!("{all}#history") }
    }

    /// That it was refused or taken back, by whom and why.
    fn closing(&self) -> Option<&Happened> {
        self.contract.closed_as?;
        let closing = ["contract_refused", "contract_withdrawn"];
        self.history.iter().find(|happened| closing.contains(&happened.what.as_str()))
    }

    /// Notice has been given, and its day has not passed.
    fn may_revoke(&self) -> bool {
        self.may_change() && self.contract.terminated_on.is_some()
    }

    /// Its provider has something to leave: the contract holds, or somebody is still there.
    fn may_depart(&self) -> bool {
        self.manages && (!self.contract.is_over(self.today) || self.active_today > 0)
    }

    fn waiting(&self) -> Option<&ContractChange> {
        self.changes.iter().find(|change| change.state == ChangeState::Waiting)
    }

    fn verdict_tone(&self, change: &ContractChange) -> Tone {
        crate::web::contract_changes::tone(change.reasoning.verdict)
    }

    fn may_change(&self) -> bool {
        self.manages && !self.life.is_over()
    }

    /// "4 200 kr per platsmånad från 1 jan. 2026"
    fn price(&self, price: &Price) -> String {
        self.t
            .say("contract-price-holds")
            .with("price", self.t.money(price.ore))
            .with("unit", self.t.code(price.unit))
            .with("from", self.t.date(price.from))
            .to_string()
    }

    fn free_today(&self) -> i64 {
        self.slots.iter().map(|slot| slot.free(self.today)).sum()
    }

    fn lots(&self) -> String {
        self.contract.lots.iter().map(|place| place.name()).collect::<Vec<_>>().join(", ")
    }

    /// Of a day that has passed it is told how it stood; of one to come, how it will as things are planned.
    fn is_another_day(&self) -> bool {
        self.standing.on != self.today
    }

    fn state(&self, code: &str) -> String {
        self.t.say(&format!("state-{code}")).to_string()
    }

    /// What happened, in words.
    fn happened(&self, happened: &Happened) -> String {
        self.t.find(&format!("event-{}", happened.what)).unwrap_or(&happened.what).to_owned()
    }

    /// What was changed, from which day, why.
    fn particulars(&self, happened: &Happened) -> Vec<String> {
        particulars(&self.t, happened)
    }

    fn event_by(&self, happened: &Happened) -> String {
        happened.by_name.clone().unwrap_or_default()
    }
}
