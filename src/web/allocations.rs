//! Allocations: the list of runs, the page of one, handing it to the coaches, and sending its proposals. Making one is
//! `making`; one person in it is `allotments`.

mod making;
mod sending;
mod words;

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::access::Who;
use crate::model::allocation::{
    Allotment, Fairness, Fared, Group, Inputs, LEAST_GROUP, Outcome, RANKS, Run, RunId, RunState, Shown,
};
use crate::model::codes::Role;
use crate::model::{Error, Result as ModelResult};

pub use making::{create, new};
pub use sending::send;
pub use words::{barrier, proof};

/// Runs, and people of a run, on one page.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "allocations/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    runs: Vec<Run>,
    last_page: i64,
}

pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    only_those_who_place(&visit.who)?;
    let skip = (query.page() - 1).max(0) as usize * MOST;
    let (runs, count) = Run::all(&mut visit.db, &visit.who, skip, MOST).await?;
    let last_page = count.div_ceil(MOST).max(1) as i64;
    Ok(Page(Index { t: visit.t, frame: visit.frame, query, runs, last_page }).into_response())
}

/// Managers and coaches: nobody else places anybody.
fn only_those_who_place(who: &Who) -> ModelResult<()> {
    if who.is(Role::ProjectManager) || who.is(Role::Coach) { Ok(()) } else { Err(Error::NotFound) }
}

pub const fn tone(state: &RunState) -> Tone {
    match state {
        RunState::Draft => Tone::Info,
        RunState::Released => Tone::Good,
    }
}

#[derive(Template)]
#[template(path = "allocations/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    query: Query,
    run: Run,
    inputs: Inputs,
    /// The first signs of the checksums: enough to compare by eye.
    sums: (String, String),
    proof: String,
    rows: Vec<Row>,
    count: i64,
    last_page: i64,
    fairness: Fairness,
    /// May change it by hand and hand it over.
    decides: bool,
    /// Own people whose proposals wait to be sent.
    to_send: i64,
}

/// One person of the run.
pub struct Row {
    pub allotment: Allotment,
    pub points: Option<u32>,
    /// Which of the wishes it is, the first is 1.
    pub rank: Option<usize>,
    pub tone: Tone,
    pub state: String,
}

impl Row {
    pub fn new(t: &Texts, inputs: &Inputs, allotment: Allotment) -> Self {
        let person = inputs.people.get(allotment.position as usize);
        let slot = allotment.slot_id.and_then(|slot| inputs.slots.iter().position(|one| one.id == slot));
        let choice = person.zip(slot).and_then(|(person, slot)| {
            person.options.iter().find(|one| one.slot as usize == slot).map(|one| inputs.fit(person, one))
        });
        let rank = person.zip(slot).and_then(|(person, slot)| {
            person.wishes.iter().position(|wish| *wish as usize == slot).map(|rank| rank + 1)
        });
        let (tone, state) = words::state(t, &allotment);
        Self { points: choice, rank, tone, state, allotment }
    }
}

pub async fn show(mut visit: Visit, Path(id): Path<RunId>, query: Query) -> Result<Response, Fault> {
    let (db, who, t) = (&mut visit.db, &visit.who, visit.t);
    let run = Run::find(db, who, id).await?;
    let evidence = Run::evidence(db, id).await?;
    let (inputs, outcome) = run.read(db).await?;
    let shown = match query.text("show") {
        "without" => Shown::Without,
        "changed" => Shown::Changed,
        "unsent" => Shown::Unsent,
        _ => Shown::All,
    };
    let skip = (query.page() - 1).max(0) * MOST as i64;
    let (rows, count) = Allotment::of_run(db, who, &run, shown, (skip, MOST as i64)).await?;
    let to_send =
        if run.state == RunState::Released { sending::waiting(db, who, &run).await?.len() as i64 } else { 0 };
    let fairness = Fairness::of(db, &run, &inputs, &outcome).await?;
    let read: Vec<_> = rows.iter().map(|row| row.enrolment_id).collect();
    visit.has_read("allocation", read).await?;
    let short = |sum: &str| sum.chars().take(12).collect();
    let page = Show {
        frame: visit.frame,
        query,
        decides: run.decides(&visit.who),
        sums: (short(&evidence.inputs_hash), short(&evidence.outcome_hash)),
        proof: proof(&t, &outcome),
        rows: rows.into_iter().map(|row| Row::new(&t, &inputs, row)).collect(),
        count,
        last_page: (count + MOST as i64 - 1) / MOST as i64,
        fairness,
        to_send,
        inputs,
        run,
        t,
    };
    Ok(Page(page).into_response())
}

pub async fn release(act: Act, Path(id): Path<RunId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    Run::release(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/allocations/{id}"), "flash-allocation-released"))
}

impl Show {
    fn without(&self) -> i64 {
        self.fairness.all.without
    }

    fn least(&self) -> i64 {
        LEAST_GROUP
    }

    /// The tables of who got what: a heading, and the groups that may be told apart.
    fn tables(&self) -> [(String, &Vec<(Group, Fared)>); 3] {
        let t = &self.t;
        [
            (t.say("allocation-by-sex").to_string(), &self.fairness.by_sex),
            (t.say("allocation-by-age").to_string(), &self.fairness.by_age),
            (t.say("allocation-by-municipality").to_string(), &self.fairness.by_municipality),
        ]
    }

    /// So many wishes as anybody has: a column for each, counted from 1.
    fn ranks_wished(&self) -> Vec<usize> {
        let most = self.inputs.people.iter().map(|person| person.wishes.len()).max().unwrap_or(0);
        (1..=most.clamp(1, RANKS.len())).collect()
    }

    fn at_rank(&self, fared: &Fared, rank: &usize) -> String {
        self.t.number(fared.ranks[*rank - 1]).to_string()
    }

    fn group(&self, group: &Group) -> String {
        words::group(&self.t, *group)
    }

    fn share(&self, fared: &Fared) -> String {
        let percent = crate::model::percent::half_up(fared.placed(), fared.people);
        percent.map(|percent| self.t.percent(percent)).unwrap_or_default()
    }

    /// Rules that stood in the way of those without a place, and how often.
    fn hindrances(&self) -> Vec<(String, String)> {
        let found = &self.fairness.hindrances;
        let line = |(rule, pairs): &(String, i64)| {
            let called = self.t.find(&format!("rule-{rule}")).unwrap_or(rule).to_owned();
            let often = self.t.say("allocation-hindrance").with("count", *pairs).with("all", found.pairs);
            (called, often.to_string())
        };
        found.rules.iter().map(line).collect()
    }

    /// What the parts of a fit weighed, in words.
    fn weights(&self) -> String {
        let part = |(name, weight): &(String, f32)| {
            let called = self.t.find(&format!("weight-{name}")).unwrap_or(name).to_lowercase();
            format!("{called} {}", weight.round() as i64)
        };
        self.inputs.rules.weights.iter().map(part).collect::<Vec<_>>().join(", ")
    }

    fn ranks(&self) -> String {
        self.inputs.rules.ranks.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
    }
}

/// What came out, for those who ask why.
pub fn answer(outcome: Outcome) -> crate::model::allocation::Answer {
    let Outcome { slots, prices, place, proof, .. } = outcome;
    crate::model::allocation::Answer { slots, prices, place, proof }
}
