//! The page of one contract: how it stands, today or on a day that is asked for, its burn-up and its call-offs.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::{life_text, tone};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::alert::Alert;
use crate::model::call_off::CallOff;
use crate::model::contract::{Contract, ContractId};
use crate::model::contract_change::{ChangeState, ContractChange};
use crate::model::contract_life::Life;
use crate::model::event::{self, Happened};
use crate::model::follow_up::FollowUp;
use crate::model::forecast::Forecast;
use crate::model::overview::ContractNow;
use crate::model::prices::Price;
use crate::model::usage::{Month, Standing};
use crate::model::workplace::{Listed, Workplace};
use crate::web::alerts::AlertRow;
use crate::web::chart::{Line, LineChart, Shape};
use crate::web::contract_bars::ContractBars;
use crate::web::fault::Fault;
use crate::web::forecast;
use crate::web::form::Form;
use crate::web::frame::{Frame, Tone};
use crate::web::page::Page;
use crate::web::query::Query;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// Call-offs on one page of a contract.
const MOST: i64 = 25;
/// Events that a contract's history shows.
const MOST_EVENTS: i64 = 20;

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
    /// Whether the reader has added it.
    is_own: bool,
    approver: Option<String>,
    /// Asks for another day.
    form: Form,
    standing: Standing,
    bars: ContractBars,
    burn_up: LineChart,
    /// When it will be used up, with an interval; of a contract that is running.
    forecast: Option<String>,
    /// For its managers.
    alerts: Vec<AlertRow>,
    call_offs: Vec<CallOff>,
    /// Where its slots are.
    workplaces: Vec<Listed>,
    count: i64,
    last_page: i64,
    history: Vec<Happened>,
    /// For its managers.
    changes: Vec<ContractChange>,
    /// Open ones, of the follow-up.
    deviations: usize,
}

pub async fn show(mut visit: Visit, Path(id): Path<ContractId>, query: Query) -> Result<Response, Fault> {
    let today = visit.today();
    let (db, t) = (&mut visit.db, visit.t);
    let contract = Contract::find(db, &visit.who, id).await?;
    let on = query.date("on").unwrap_or(today);
    let standing = Standing::of(db, &contract, on).await?;
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
    let outlook = Forecast::of_contract(db, contract.clone()).await?;
    let page = Show {
        forecast: outlook.map(|outlook| {
            let when = forecast::exhaustion(&t, &outlook.exhaustion, contract.ends_on);
            t.say("forecast-contract").with("when", when).to_string()
        }),
        frame: visit.frame,
        query,
        today,
        manages: visit.who.manages(contract.project_id),
        life,
        is_own: contract.added_by == Some(visit.who.id),
        approver,
        form: Form::new().and("on", on),
        bars: ContractBars::new(&contract, standing.used, standing.committed, &t),
        standing,
        burn_up: burn_up(&contract, &months, today, &t),
        call_offs: CallOff::of_contract(db, id, skip, MOST).await?,
        workplaces: Workplace::of_contract(db, id).await?,
        alerts,
        count,
        last_page,
        changes: ContractChange::of_contract(db, &visit.who, &contract).await?,
        deviations: FollowUp::find(db, &visit.who, id).await?.open().count(),
        history: event::of_subject(db, "contract", id.0, MOST_EVENTS).await?,
        contract,
        t,
    };
    Ok(Page(page).into_response())
}

async fn alerts(db: &mut Read, who: &Who, contract: &Contract, t: &Texts) -> Result<Vec<AlertRow>, Fault> {
    if !who.manages(contract.project_id) {
        return Ok(vec![]);
    }
    let today = db.today();
    let mut all = ContractNow::of_project(db, who, contract.project_id).await?;
    all.retain(|now| now.contract.id == contract.id);
    let alerts = Alert::of_project(db, contract.project_id, &all).await?;
    Ok(alerts.iter().map(|alert| AlertRow::new(alert, today, t)).collect())
}

/// Place-months month by month: what was used, what is planned, and an even pace towards the cap.
fn burn_up(contract: &Contract, months: &[Month], today: NaiveDate, t: &Texts) -> LineChart {
    let cap = contract.cap().place_months;
    let all = months.len() as i64;
    let used = Line {
        name: t.say("contract-used").to_string(),
        shape: Shape::Actual,
        values: months.iter().map(|month| month.used.map(|used| used.place_months)).collect(),
    };
    let planned = Line {
        name: t.say("contract-planned").to_string(),
        shape: Shape::Projected,
        values: months
            .iter()
            .map(|month| {
                (month.month > today || is_now(month.month, today)).then_some(month.planned.place_months)
            })
            .collect(),
    };
    let pace = Line {
        name: t.say("contract-even-pace").to_string(),
        shape: Shape::Target,
        values: (1..=all).map(|month| Some(cap * month / all.max(1))).collect(),
    };
    let labels = months.iter().map(|month| t.month(month.month)).collect();
    let name = t.say("contract-cap").with("cap", t.place_months(cap)).to_string();
    LineChart::new(labels, vec![used, planned, pace], Some((name, cap)), |value| t.place_months(value))
}

fn is_now(month: NaiveDate, today: NaiveDate) -> bool {
    use chrono::Datelike as _;
    (month.year(), month.month()) == (today.year(), today.month())
}

impl Show {
    fn tone(&self) -> Tone {
        tone(self.life)
    }

    fn life(&self) -> String {
        life_text(self.life, &self.t)
    }

    /// Whoever added it waits for somebody else.
    fn may_approve(&self) -> bool {
        self.manages && self.contract.unapproved && !self.is_own
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

    fn event_by(&self, happened: &Happened) -> String {
        happened.by_name.clone().unwrap_or_default()
    }
}
