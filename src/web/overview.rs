//! A project manager's home: targets, contracts, free capacity, who waits, and what goes wrong next month. People are
//! references here; their pages open for a stated reason (`inspection`).

pub mod todo;

use std::cmp::Reverse;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::chart::{Bars, Progress, Spark};
use super::contract_bars::ContractBars;
use super::contracts;
use super::fault::Fault;
use super::frame::{Frame, Tone};
use super::message::Message;
use super::page::Page;
use super::query::Query;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::codes::AlertKind;
use crate::model::contract_life::Life;
use crate::model::follow_up::Listed;
use crate::model::overview::{ContractNow, Elapsed, Free, Goal, Outcome, Overview, Waiting};
use crate::model::project::{Project, ProjectId};
use crate::model::saved_search::SavedSearch;
use todo::{Matter, Todo};

/// Contracts that are drawn, the worst; the others stand on their own page.
const MOST_CONTRACTS: usize = 6;
/// Lines of a list, or bars of a picture.
const MOST: usize = 10;

#[derive(Template)]
#[template(path = "overview/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    query: Query,
    today: NaiveDate,
    projects: Vec<Project>,
    overview: Overview,
    todos: Vec<Todo>,
    /// Contracts, and changes of contracts, that wait for the reader.
    decisions: Vec<Todo>,
    providers: Bars,
    municipalities: Bars,
    /// New hits of the own saved searches.
    news: i64,
}

pub async fn show(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let projects = Project::managed_by(&mut visit.db, &visit.who).await?;
    let wanted = query.id::<ProjectId>("project");
    let chosen = projects.iter().find(|project| wanted.is_none_or(|wanted| project.id == wanted));
    let project = chosen.ok_or_else(Fault::not_found)?.id;
    let overview = Overview::find(&mut visit.db, &visit.who, project).await?;
    let (t, today) = (visit.t, visit.today());
    let todos = todo::this_week(&overview, &t, today);
    let decisions = todo::decisions(&overview, &visit.who, &todos, &t, today);
    let providers = free_by(&overview.free, &t, |free| free.provider_name.clone());
    let municipalities = free_by(&overview.free, &t, |free| free.municipality.name().to_owned());
    let news = SavedSearch::news(&mut visit.db, &visit.who).await?;
    let page = Show {
        t,
        frame: visit.frame,
        query,
        today,
        projects,
        todos,
        decisions,
        overview,
        providers,
        municipalities,
        news,
    };
    Ok(Page(page).into_response())
}

/// Free seats, added up by what `name` gives, in the order in which the names come.
fn free_by(all: &[Free], t: &Texts, name: impl Fn(&Free) -> String) -> Bars {
    let mut sums: Vec<(String, i64, i64)> = Vec::new();
    for free in all {
        let name = name(free);
        match sums.iter_mut().find(|(known, ..)| *known == name) {
            Some(sum) => (sum.1, sum.2) = (sum.1 + free.free(), sum.2 + free.seats),
            None => sums.push((name, free.free(), free.seats)),
        }
    }
    // Where most is free first: that is where the next person can go.
    sums.sort_by_key(|(_, free, _)| -free);
    if sums.len() > MOST {
        let rest = sums.split_off(MOST - 1);
        let (free, seats) = rest.iter().fold((0, 0), |sum, one| (sum.0 + one.1, sum.1 + one.2));
        sums.push((t.say("overview-free-others").with("count", rest.len()).to_string(), free, seats));
    }
    let shown =
        |free: i64, seats: i64| t.say("overview-free-of").with("free", free).with("of", seats).to_string();
    Bars::new(0, sums.into_iter().map(|(name, free, seats)| (name, free, shown(free, seats))))
}

/// The first of them, and how many more there are.
fn first<T>(all: impl Iterator<Item = T>) -> (Vec<T>, usize) {
    let mut all: Vec<T> = all.collect();
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    (all, more)
}

impl Show {
    fn participants(&self) -> &Goal {
        &self.overview.targets.participants
    }

    fn elapsed(&self) -> &Elapsed {
        &self.overview.targets.elapsed
    }

    fn towards_goal(&self) -> Progress {
        let share = self.participants().share;
        Progress::new(share.count, share.of, Some(self.elapsed().percent))
    }

    /// Of a hundred, with a mark at the target.
    fn outcome(&self, outcome: &Outcome) -> Progress {
        Progress::new(outcome.share.percent, 100, Some(outcome.target_percent))
    }

    fn spark(&self, trend: &[i64]) -> Option<Spark> {
        Spark::new(trend)
    }

    /// Whether the goal is reached in pace with time.
    fn goal_tone(&self) -> Tone {
        let percent = self.participants().share.percent;
        if percent >= self.elapsed().percent.min(100) { Tone::Good } else { Tone::Warn }
    }

    fn outcome_tone(&self, outcome: &Outcome) -> Tone {
        match outcome.share.of {
            0 => Tone::Calm,
            _ if outcome.share.percent >= outcome.target_percent => Tone::Good,
            _ => Tone::Warn,
        }
    }

    fn bars(&self, now: &ContractNow) -> ContractBars {
        ContractBars::new(&now.contract, now.usage.used, now.usage.committed, &self.t)
    }

    /// Contracts as cards: those that are not over, the worst first; when there are none, those that ended last. No more than
    /// can be looked at.
    fn drawn(&self) -> Vec<&ContractNow> {
        let (running, mut ended): (Vec<&ContractNow>, Vec<&ContractNow>) = self
            .overview
            .contracts
            .iter()
            .filter(|now| now.contract.closed_as.is_none())
            .partition(|now| now.contract.ends_on >= self.today);
        ended.sort_by_key(|now| Reverse(now.contract.ends_on));
        let drawn = if running.is_empty() { ended } else { running };
        drawn.into_iter().take(MOST_CONTRACTS).collect()
    }

    fn has_ended(&self, now: &ContractNow) -> bool {
        now.contract.ends_on < self.today
    }

    /// Whether it has a forecast: it runs, and its cap is not reached.
    fn is_forecast(&self, now: &ContractNow) -> bool {
        now.contract.is_running(self.today) && !now.is_exhausted()
    }

    /// That its cap is reached, or when it should be.
    fn used_up(&self, now: &ContractNow, on: &NaiveDate) -> String {
        let said = if now.is_exhausted() { "overview-cap-reached" } else { "overview-exhausted" };
        let said = self.t.say(said).with("provider", &now.contract.provider_name);
        said.with("on", self.t.date(*on)).to_string()
    }

    fn life(&self, now: &ContractNow) -> (Tone, String) {
        let life = Life::of(&now.contract, now.usage.used, self.today);
        (contracts::tone(life), contracts::life_text(life, &self.t))
    }

    /// Whether it stands among the first three things.
    fn is_told(&self, matter: Matter) -> bool {
        self.todos.iter().any(|todo| todo.matter == matter)
    }

    /// Contracts that are used up next month, which a warning of how much is used does not say; and how many there are besides
    /// those.
    fn exhausted(&self) -> (Vec<(&ContractNow, NaiveDate)>, usize) {
        first(self.overview.exhausted_contracts(self.today))
    }

    /// Contracts that end next month with people in them; and how many there are besides those.
    fn ending_contracts(&self) -> (Vec<&ContractNow>, usize) {
        let all = self.overview.ending_contracts(self.today);
        first(all.filter(|now| !self.is_told(Matter::Contract(now.contract.id, AlertKind::EndsWithPeople))))
    }

    /// Placements that end next month, or should have ended, with no next step.
    fn ending(&self) -> Vec<Todo> {
        let all = self.overview.ending.first.iter();
        let all = all.map(|ending| Todo::ending(ending, &self.t, self.today));
        all.filter(|todo| !self.is_told(todo.matter)).collect()
    }

    /// As many as the page of all warnings tells.
    fn warnings(&self) -> usize {
        let overview = &self.overview;
        let ending = usize::try_from(overview.ending.count).unwrap_or(0);
        overview.alerts.len() + overview.changes.len() + ending
    }

    fn deviation_href(&self, deviation: &Listed) -> String {
        format!("/contracts/{}/follow-up#deviation-{}", deviation.contract_id, deviation.id)
    }

    /// What should have been done, and whether the provider has answered.
    fn deviation(&self, deviation: &Listed) -> String {
        let action = deviation.action.as_str();
        match deviation.answered_on {
            Some(on) => self
                .t
                .say("overview-deviation-answered")
                .with("action", action)
                .with("on", self.t.date(on))
                .to_string(),
            None => self.t.say("overview-deviation-unanswered").with("action", action).to_string(),
        }
    }

    fn nothing_goes_wrong(&self) -> bool {
        let overview = &self.overview;
        overview.ending.is_empty()
            && overview.ending_contracts(self.today).next().is_none()
            && overview.exhausted_contracts(self.today).next().is_none()
    }

    /// Nothing but what the first three things say.
    fn nothing_more_goes_wrong(&self) -> bool {
        self.ending().is_empty()
            && self.overview.ending.more() == 0
            && self.ending_contracts().0.is_empty()
            && self.exhausted().0.is_empty()
    }

    fn days_since(&self, day: &NaiveDate) -> i64 {
        (self.today - *day).num_days()
    }

    /// Late when somebody has waited longer than a month.
    fn waiting_tone(&self, since: &NaiveDate) -> Tone {
        if self.days_since(since) > 30 { Tone::Bad } else { Tone::Warn }
    }

    fn waited(&self, waiting: &Waiting) -> String {
        let days = self.days_since(&waiting.since);
        let since =
            if waiting.had_placement { "overview-since-placement" } else { "overview-since-enrolment" };
        Message::new(since).with("days", days).say(&self.t).to_string()
    }

    fn handover_state(&self, code: &'static str) -> &'static str {
        self.t.find(&format!("handover-state-{code}")).unwrap_or(code)
    }

    fn coach(&self, name: &Option<String>) -> String {
        name.clone().unwrap_or_else(|| self.t.say("overview-no-coach").to_string())
    }

    fn contract(&self, now: &ContractNow) -> String {
        format!("/contracts/{}", now.contract.id)
    }
}
