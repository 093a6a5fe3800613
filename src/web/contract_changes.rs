//! Planned changes of a contract: what would be other than now, the reasoning, and another manager's yes or no. The forms that plan one
//! are the contract's own (`contracts::written`, `contract_steps`).

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::texts::{Language, Texts};
use super::visit::{Act, Visit, done};
use crate::model::codes::Code as _;
use crate::model::contract::Contract;
use crate::model::contract_change::{
    ChangeState, ContractChange, ContractChangeId, Finding, Ground, Holds, OptionUsed, Reasoning, Rule,
    Verdict, Wanted, Was,
};
use crate::model::terms::Terms;

/// The longest reason, in characters.
pub const LONGEST: usize = 1000;

#[derive(Template)]
#[template(path = "contract_changes/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    contract: Contract,
    change: ContractChange,
    /// What is other: its name, now, then.
    lines: Vec<(String, String, String)>,
    /// The reader has planned it and waits for another.
    is_own: bool,
}

pub async fn show(mut visit: Visit, Path(id): Path<ContractChangeId>) -> Result<Response, Fault> {
    let (change, contract) = ContractChange::find(&mut visit.db, &visit.who, id).await?;
    let is_own = change.planned_by == visit.who.id;
    let lines = lines(&visit.t, &change, &contract);
    let form = Form::new();
    Ok(Page(Show { t: visit.t, frame: visit.frame, form, contract, change, lines, is_own }).into_response())
}

pub async fn approve(act: Act, Path(id): Path<ContractChangeId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let contract = ContractChange::approve(&mut db, &act.who, id).await?;
    db.commit().await?;
    act.app.search.wake();
    Ok(done(&format!("/contracts/{}", contract.id), "flash-change-approved"))
}

pub async fn reject(act: Act, Path(id): Path<ContractChangeId>, mut form: Form) -> Result<Response, Fault> {
    let (change, contract) = ContractChange::find(&mut act.read().await?, &act.who, id).await?;
    let Some(why) = form.read(|form| form.text("why", 3..=LONGEST)) else {
        let is_own = change.planned_by == act.who.id;
        let lines = lines(&act.t, &change, &contract);
        return Ok(Page(Show { t: act.t, frame: act.frame, form, contract, change, lines, is_own }).again());
    };
    let mut db = act.write().await?;
    ContractChange::reject(&mut db, &act.who, id, &why).await?;
    db.commit().await?;
    Ok(done(&format!("/changes/{id}"), "flash-change-rejected"))
}

/// The grounds that somebody can call upon.
pub fn grounds(t: &Texts) -> Vec<Choice> {
    t.choices::<Ground>()
}

/// What kind of change it is, in a word or two.
pub fn what(t: &Texts, wanted: &Wanted) -> String {
    match wanted {
        Wanted::Terms(_) => t.say("change-of-terms").to_string(),
        Wanted::Price(price) => t.say("change-price-from").with("from", t.date(price.from)).to_string(),
        Wanted::Extension { to } => t.say("change-extension-to").with("to", t.date(*to)).to_string(),
    }
}

/// The ground and the reason of a plan, from the fields that both forms have.
pub fn read(form: &mut Form) -> Option<(Ground, String)> {
    let (ground, why) = (form.one::<Ground>("ground"), form.text("change_why", 3..=LONGEST));
    ground.zip(why)
}

/// The reasoning in both languages.
pub fn words(reasoning: &Reasoning) -> (String, String) {
    let said = |language| worded(&Texts::of(language), reasoning);
    (said(Language::Swedish), said(Language::English))
}

fn worded(t: &Texts, reasoning: &Reasoning) -> String {
    let mut lines: Vec<String> =
        reasoning.findings.iter().map(|finding| line(t, finding, reasoning.option)).collect();
    lines.push(
        t.say(match reasoning.verdict {
            Verdict::Allowed => "change-says-allowed",
            Verdict::Doubtful => "change-says-doubtful",
            Verdict::NotAllowed => "change-says-not-allowed",
        })
        .to_string(),
    );
    lines.join("\n")
}

fn line(t: &Texts, finding: &Finding, option: Option<OptionUsed>) -> String {
    let said = t.say(match (finding.rule, finding.holds) {
        (Rule::Clause, Holds::Claimed) => "change-clause-claimed",
        (Rule::Clause, _) => "change-clause-not",
        (Rule::Character, Holds::Yes) => "change-character-same",
        (Rule::Character, _) => "change-character-other",
        (Rule::TenPercent, Holds::Yes) => "change-ten-under",
        (Rule::TenPercent, _) => "change-ten-over",
        (Rule::Threshold, Holds::Yes) => "change-threshold-under",
        (Rule::Threshold, Holds::Unknown) => "change-threshold-unknown",
        (Rule::Threshold, _) => "change-threshold-over",
        (Rule::DirectAward, Holds::Yes) => "change-direct-under",
        (Rule::DirectAward, Holds::Unknown) if finding.limit > 0 => "change-direct-unsorted",
        (Rule::DirectAward, Holds::Unknown) => "change-direct-unknown",
        (Rule::DirectAward, _) => "change-direct-over",
        (Rule::DirectAwardSocial, Holds::Yes) => "change-direct-social-under",
        (Rule::DirectAwardSocial, _) => "change-direct-social-over",
        (Rule::OtherGround, _) => "change-other-claimed",
        (Rule::NotProcured, _) => "change-not-procured",
        (Rule::Lov, _) => "change-lov",
        (Rule::Option, _) => "change-option",
    });
    let said = match option {
        Some(option) => said
            .with("number", option.number)
            .with("of", option.of)
            .with("months", option.months)
            .with("from", t.date(option.from))
            .with("to", t.date(option.to))
            .with("by", option.decide_by.map_or_else(|| "none".to_owned(), |by| t.date(by))),
        None => said,
    };
    said.with("effect", t.money(finding.effect))
        .with("earlier", t.money(finding.earlier))
        .with("limit", t.money(finding.limit))
        .with("percent", t.decimal(finding.percent))
        .to_string()
}

/// What is other than when the change was planned. Of a change that was planned before that was kept: than now, while it waits.
fn lines(t: &Texts, change: &ContractChange, contract: &Contract) -> Vec<(String, String, String)> {
    let was = match &change.was {
        Some(was) => was.0.clone(),
        None if change.state == ChangeState::Waiting => Was::of(contract),
        None => return Vec::new(),
    };
    let name = |id: &'static str| t.say(id).to_string();
    match &change.wanted.0 {
        Wanted::Price(price) => {
            let now = was.prices().on(price.from);
            let said = |price: crate::model::prices::Price| {
                t.say("invoice-price-of")
                    .with("price", t.money(price.ore))
                    .with("unit", t.code(price.unit))
                    .to_string()
            };
            let from = t.say("change-price-from").with("from", t.date(price.from)).to_string();
            vec![(from, said(now), said(*price))]
        }
        Wanted::Extension { to } => vec![(
            name("contract-period"),
            t.period(was.terms.starts_on, was.terms.ends_on),
            t.period(was.terms.starts_on, *to),
        )],
        Wanted::Terms(then) => {
            let now = was.terms;
            let all = terms_lines(t, &now).into_iter().zip(terms_lines(t, then));
            all.filter(|(now, then)| now != then).map(|((name, now), (_, then))| (name, now, then)).collect()
        }
    }
}

/// Each term of a contract: its name and what it says, in the order of the form.
pub fn terms_lines(t: &Texts, terms: &Terms) -> Vec<(String, String)> {
    let name = |id: &'static str| t.say(id).to_string();
    let day = |day: Option<chrono::NaiveDate>| day.map_or("–".to_owned(), |day| t.date(day));
    vec![
        (name("contract-title"), terms.title.clone()),
        (name("contract-period"), t.period(terms.starts_on, terms.ends_on)),
        (name("contract-max-value"), t.money(terms.max_value)),
        (name("contract-max-place-months"), t.number(terms.max_place_months)),
        (
            name("contract-price"),
            t.say("contract-price-per")
                .with("price", t.money(terms.price))
                .with("unit", t.code(terms.price_unit))
                .to_string(),
        ),
        (
            name("contract-extension-count"),
            format!(
                "{} × {}",
                terms.extension_count,
                t.say("contract-months").with("months", terms.extension_months)
            ),
        ),
        (name("contract-decide-by"), day(terms.decide_by)),
        (name("contract-procedure"), t.code(terms.procedure).to_owned()),
        (name("contract-kind"), t.code(terms.kind).to_owned()),
        (name("contract-cpv"), terms.cpv.clone().unwrap_or_else(|| "–".to_owned())),
        (name("contract-signed-on"), day(terms.signed_on)),
        (name("contract-lots"), places(t, terms)),
        (
            name("contract-notice-months"),
            maybe(terms.notice_months, &|months| t.say("contract-months").with("months", months).to_string()),
        ),
        (
            name("contract-reserved-share-percent"),
            maybe(terms.reserved_share_percent, &|share| t.percent(share)),
        ),
        (name("contract-evidence-on"), day(terms.evidence_on)),
    ]
}

fn maybe(number: Option<i64>, said: &dyn Fn(i64) -> String) -> String {
    number.map_or("–".to_owned(), said)
}

fn places(t: &Texts, terms: &Terms) -> String {
    let names: Vec<&str> = terms.lots.iter().map(|place| place.name()).collect();
    if names.is_empty() { t.say("contract-lots-all").to_string() } else { names.join(", ") }
}

/// How a verdict looks.
pub fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Allowed => Tone::Good,
        Verdict::Doubtful => Tone::Warn,
        Verdict::NotAllowed => Tone::Bad,
    }
}

impl Show {
    fn is_waiting(&self) -> bool {
        self.change.state == ChangeState::Waiting
    }

    fn may_approve(&self) -> bool {
        self.is_waiting() && !self.is_own && self.change.reasoning.verdict != Verdict::NotAllowed
    }

    /// Over the column of what the contract said.
    fn before(&self) -> String {
        self.t.say(if self.is_waiting() { "change-now" } else { "change-before" }).to_string()
    }

    fn verdict_tone(&self) -> Tone {
        tone(self.change.reasoning.verdict)
    }

    fn state_tone(&self) -> Tone {
        match self.change.state {
            ChangeState::Waiting => Tone::Warn,
            ChangeState::Approved => Tone::Good,
            ChangeState::Rejected => Tone::Calm,
        }
    }

    /// The reasoning as it was worded, in the reader's language, a rule a line.
    fn words(&self) -> Vec<String> {
        let words = match self.t.language {
            Language::Swedish => &self.change.words_sv,
            Language::English => &self.change.words_en,
        };
        words.lines().map(str::to_owned).collect()
    }

    fn decided(&self) -> String {
        let by = self.change.decided_by_name.clone().unwrap_or_default();
        let on = self.change.decided_on.map(|on| self.t.date(on)).unwrap_or_default();
        format!("{} {on}, {by}", self.t.find(&self.change.state.text_id()).unwrap_or_default())
    }
}
