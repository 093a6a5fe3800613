//! What must be in place before the first day, on one page that the provider and the coach fill in together: whoever comes first
//! writes what is known, the other the rest.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::agreements;
use super::choice::Choice;
use super::clash::{Clash, clashes};
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::card::Card;
use crate::model::codes::Adaptation;
use crate::model::enrolment::Enrolment;
use crate::model::gate::{Gate, GateItem, Insurance};
use crate::model::placement::{Placement, PlacementId, State};
use crate::model::{Error, Refusal, Result as ModelResult};

const LONGEST_NAME: usize = 120;
const LONGEST_PHONE: usize = 40;

/// The fields, in their order in the form.
const FIELDS: &[&str] = &[
    "risk_assessed_on",
    "risk_assessed_by",
    "supervisor",
    "stand_in",
    "insurance",
    "introduction_on",
    "emergency_contact",
    "emergency_phone",
    "adaptations_confirmed",
];

/// One thing that is asked for before the first day.
pub struct Line {
    pub name: String,
    pub is_there: bool,
    /// What is there, or what is missing when there is more to say of it.
    pub words: String,
    /// It was never asked for here: see `Placement::began_without_agreement`.
    pub is_late: bool,
}

/// "Saknas före start: riskbedömning, försäkring".
pub fn lacking(t: &Texts, lacks: &[GateItem]) -> String {
    t.say("gate-lacks").with("items", named(t, lacks)).to_string()
}

/// "riskbedömning, försäkring"
pub fn named(t: &Texts, items: &[GateItem]) -> String {
    items.iter().map(|item| t.code(*item)).collect::<Vec<_>>().join(", ")
}

/// The gate and the agreement as a list; empty for what is over, or is not answered yet.
pub fn lines(t: &Texts, placement: &Placement) -> Vec<Line> {
    if !is_asked(&placement.state) {
        return Vec::new();
    }
    let (gate, is_late) = (&placement.gate, placement.began_without_agreement());
    let words = |item: GateItem| match item {
        GateItem::RiskAssessment => {
            let on = gate.risk_assessed_on.map(|on| t.date(on)).unwrap_or_default();
            format!("{on}, {}", gate.risk_assessed_by)
        }
        GateItem::Supervisor => t
            .say("gate-supervisors")
            .with("name", &gate.supervisor)
            .with("stand_in", &gate.stand_in)
            .to_string(),
        GateItem::Insurance => {
            gate.insurance.map(|insurance| t.code(insurance).to_owned()).unwrap_or_default()
        }
        GateItem::Introduction => gate.introduction_on.map(|on| t.day(on)).unwrap_or_default(),
        GateItem::EmergencyContact => format!("{}, {}", gate.emergency_contact, gate.emergency_phone),
        GateItem::Adaptations => gate.adaptations_on.map(|on| t.date(on)).unwrap_or_default(),
    };
    let items = GateItem::ALL.iter().map(|item| {
        let is_there = gate.has(*item);
        Line {
            name: t.code(*item).to_owned(),
            is_there,
            words: if is_there { words(*item) } else { String::new() },
            is_late,
        }
    });
    let waits = match is_late {
        true => Some(String::new()),
        false => agreements::waits(t, &placement.agreement),
    };
    let agreement = Line {
        name: t.say("gate-agreement").to_string(),
        is_there: waits.is_none(),
        words: waits.unwrap_or_else(|| t.say("gate-agreement-signed").to_string()),
        is_late,
    };
    items.chain([agreement]).collect()
}

const fn is_asked(state: &State) -> bool {
    matches!(state, State::Accepted { .. } | State::Started { .. } | State::Paused { .. })
}

#[derive(Template)]
#[template(path = "gates/edit.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    seen: Seen,
    gate: Vec<Line>,
    insurances: Vec<Choice>,
    clashes: Vec<Clash>,
}

/// The placement as this person sees it.
struct Seen {
    placement: Placement,
    /// To a provider the first name or an alias.
    name: String,
    by_provider: bool,
    /// Those that the provider is told of, to a provider.
    adaptations: Vec<Adaptation>,
}

impl Seen {
    async fn find(db: &mut Read, who: &Who, t: &Texts, id: PlacementId) -> ModelResult<Self> {
        let placement = Placement::find(db, who, id).await?;
        let by_provider = who.provides(placement.provider_id);
        let (name, adaptations) = if by_provider {
            let card = Card::find(db, who, id).await?;
            (t.called(&card.called), card.placement.adaptations)
        } else {
            let enrolment = Enrolment::find_for_form(db, who, placement.enrolment_id).await?;
            (enrolment.name(), placement.adaptations.clone())
        };
        if !is_asked(&placement.state) {
            return Err(Refusal::PlacementState { state: placement.state.code() }.into());
        }
        Ok(Self { name, by_provider, adaptations, placement })
    }

    fn back(&self) -> String {
        if self.by_provider {
            format!("/placements/{}", self.placement.id)
        } else {
            format!("/enrolments/{}#placements", self.placement.enrolment_id)
        }
    }
}

impl Edit {
    /// What it is for: of who has not begun, that it must be whole.
    fn lead(&self) -> String {
        let placement = &self.seen.placement;
        let lead = match placement.state.started_on() {
            None => "gate-lead",
            Some(_) if placement.began_without_agreement() => "gate-lead-begun",
            Some(_) => "gate-lead-started",
        };
        let lead = self.t.say(lead).with("slot", placement.slot_title.as_str());
        lead.with("day", self.t.date(placement.starts_on)).to_string()
    }

    fn new(t: Texts, frame: Frame, form: Form, seen: Seen, clashes: Vec<Clash>) -> Self {
        let (gate, insurances) = (lines(&t, &seen.placement), t.choices::<Insurance>());
        Self { t, frame, form, seen, gate, insurances, clashes }
    }
}

pub async fn edit(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let seen = Seen::find(&mut visit.db, &visit.who, &visit.t, id).await?;
    visit.has_read("gate", [seen.placement.enrolment_id]).await?;
    let form = filled(&seen.placement.gate);
    Ok(Page(Edit::new(visit.t, visit.frame, form, seen, Vec::new())).into_response())
}

pub async fn update(act: Act, Path(id): Path<PlacementId>, mut form: Form) -> Result<Response, Fault> {
    let mut db = act.read().await?;
    let (today, seen) = (db.today(), Seen::find(&mut db, &act.who, &act.t, id).await?);
    drop(db);
    act.has_read("gate", [seen.placement.enrolment_id]).await?;
    let again = |form, seen, clashes| Page(Edit::new(act.t, act.frame.clone(), form, seen, clashes));
    let earlier = seen.placement.gate.adaptations_on;
    let Some(told) = form.read(|form| told(form, earlier.unwrap_or(today))) else {
        return Ok(again(form, seen, Vec::new()).again());
    };
    let mut db = act.write().await?;
    match Gate::fill(&mut db, &act.who, id, told).await {
        Ok(_) => {
            db.commit().await?;
            Ok(done(&seen.back(), "flash-gate-filled"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            let field = match refusal {
                Refusal::IntroductionAfterStart { .. } | Refusal::IntroductionLongAgo { .. } => {
                    "introduction_on"
                }
                Refusal::GateKept { ref items } => field_of(items),
                _ => "risk_assessed_on",
            };
            form.fault(field, message(&refusal));
            Ok(again(form, seen, Vec::new()).conflict())
        }
        Err(Error::Stale) => {
            db.rollback().await?;
            let seen = Seen::find(&mut act.read().await?, &act.who, &act.t, id).await?;
            let said = |field: &str, value: &str| match field {
                "insurance" => value.parse::<Insurance>().map_or(value, |code| act.t.code(code)).to_owned(),
                "adaptations_confirmed" => act.t.say("yes").to_string(),
                _ => value.to_owned(),
            };
            let clashes = clashes(&act.t, "gate", FIELDS, &filled(&seen.placement.gate), &form, said);
            form.put("version", seen.placement.gate.version);
            Ok(again(form, seen, clashes).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

/// The first field of what may not be taken away.
fn field_of(items: &[GateItem]) -> &'static str {
    match items.first() {
        Some(GateItem::Supervisor) => "supervisor",
        Some(GateItem::Insurance) => "insurance",
        Some(GateItem::Introduction) => "introduction_on",
        Some(GateItem::EmergencyContact) => "emergency_contact",
        Some(GateItem::Adaptations) => "adaptations_confirmed",
        Some(GateItem::RiskAssessment) | None => "risk_assessed_on",
    }
}

fn filled(gate: &Gate) -> Form {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    Form::new()
        .and("version", gate.version)
        .and("risk_assessed_on", day(gate.risk_assessed_on))
        .and("risk_assessed_by", &gate.risk_assessed_by)
        .and("supervisor", &gate.supervisor)
        .and("stand_in", &gate.stand_in)
        .and("insurance", gate.insurance.map_or("", |insurance| insurance.code()))
        .and("introduction_on", day(gate.introduction_on))
        .and("emergency_contact", &gate.emergency_contact)
        .and("emergency_phone", &gate.emergency_phone)
        .and("adaptations_confirmed", if gate.adaptations_on.is_some() { "yes" } else { "" })
}

/// What is filled in: all of it may wait, but nobody writes half of a thing.
fn told(form: &mut Form, confirmed_on: chrono::NaiveDate) -> Option<Gate> {
    let risk_assessed_on = form.optional_date("risk_assessed_on");
    let risk_assessed_by = form.optional_text("risk_assessed_by", LONGEST_NAME);
    let supervisor = form.optional_text("supervisor", LONGEST_NAME);
    let stand_in = form.optional_text("stand_in", LONGEST_NAME);
    let insurance = form.optional_one::<Insurance>("insurance");
    let introduction_on = form.optional_date("introduction_on");
    let emergency_contact = form.optional_text("emergency_contact", LONGEST_NAME);
    let emergency_phone = form.optional_text("emergency_phone", LONGEST_PHONE);
    for (one, other) in [("risk_assessed_on", "risk_assessed_by"), ("emergency_contact", "emergency_phone")] {
        for (written, missing) in [(one, other), (other, one)] {
            if !form.value(written).trim().is_empty() && form.value(missing).trim().is_empty() {
                form.fault(missing, Message::new("gate-other-half"));
            }
        }
    }
    let (first, second) = (form.value("supervisor").trim(), form.value("stand_in").trim());
    if !first.is_empty() && first.to_lowercase() == second.to_lowercase() {
        form.fault("stand_in", Message::new("gate-same-person"));
    }
    let phone = form.value("emergency_phone");
    if !phone.trim().is_empty() && phone.chars().filter(char::is_ascii_digit).count() < 5 {
        form.fault("emergency_phone", Message::new("gate-phone-wrong"));
    }
    let confirmed = form.flag("adaptations_confirmed");
    Some(Gate {
        risk_assessed_on: risk_assessed_on?,
        risk_assessed_by: risk_assessed_by?.unwrap_or_default(),
        supervisor: supervisor?.unwrap_or_default(),
        stand_in: stand_in?.unwrap_or_default(),
        insurance: insurance?,
        introduction_on: introduction_on?,
        emergency_contact: emergency_contact?.unwrap_or_default(),
        emergency_phone: emergency_phone?.unwrap_or_default(),
        adaptations_on: confirmed.then_some(confirmed_on),
        version: form.version(),
    })
}
