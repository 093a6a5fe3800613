//! What happened to a person, as lines that people read. The text of an event is `event-<what>`; its particulars become
//! the text's arguments: dates as dates, codes by their names, the rest as it is.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value as Json;

use crate::model::agreement::SigningParty;
use crate::model::codes::{
    ActivityKind, Code, ConsentForm, DeclineReason, EnrolmentEndReason, ExitTo, HandoverDeclineReason,
    Occupation, PlacementEndReason, Referrer,
};
use crate::model::employer::ContactManner;
use crate::model::event::Happened;
use crate::model::next_step::NextStepKind;
use crate::model::outcome::Occasion;
use crate::model::pause::PauseReason;
use crate::model::progress::Rater;
use crate::model::promise::{PromiseKind, TickWhat};
use crate::model::support_stage::SupportStage;
use crate::web::frame::Tone;
use crate::web::texts::{Texts, Value};

pub struct Line {
    pub at: DateTime<Utc>,
    pub text: String,
    pub by: String,
    pub tone: Tone,
}

impl Line {
    pub fn new(t: &Texts, happened: Happened) -> Self {
        let by = match happened.is_by_participant() {
            true => t.say("by-participant").to_string(),
            false => happened.by_name.clone().unwrap_or_default(),
        };
        let text = in_words(t, &happened.what, &happened.particulars.0);
        Self { text, tone: tone(&happened.what), at: happened.at, by }
    }
}

/// What happened, in words: the timeline's, and the packet's.
pub fn in_words(t: &Texts, what: &str, particulars: &Json) -> String {
    let id = format!("event-{what}");
    let arguments = arguments(t, what, particulars);
    arguments.iter().fold(t.say(&id), |said, (name, value)| said.with(name, value)).to_string()
}

fn arguments(t: &Texts, what: &str, particulars: &Json) -> Vec<(String, Value)> {
    let Json::Object(particulars) = particulars else { return Vec::new() };
    particulars.iter().map(|(name, value)| (name.clone(), shown(t, what, name, value))).collect()
}

fn shown(t: &Texts, what: &str, name: &str, value: &Json) -> Value {
    let text = match value {
        Json::String(text) => text.as_str(),
        // Time is told in one way everywhere.
        Json::Number(number) if name == "minutes" => {
            return Value::Text(t.hours_short(number.as_i64().unwrap_or_default()));
        }
        Json::Number(number) => return Value::Number(number.as_i64().unwrap_or_default()),
        Json::Bool(true) => return Value::Named("yes".to_owned()),
        Json::Bool(false) => return Value::Named("no".to_owned()),
        other => return Value::Text(other.to_string()),
    };
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Value::Date(day);
    }
    let called = match (what, name) {
        ("gate_filled", "items") => {
            return Value::Listed(text.split(", ").map(|code| format!("gate_item-{code}")).collect());
        }
        ("placement_declined" | "placement_withdrawn_because", "reason") => called::<DeclineReason>(t, text),
        ("placement_ended", "reason") => called::<PlacementEndReason>(t, text),
        ("handover_declined", "reason") => called::<HandoverDeclineReason>(t, text),
        ("enrolment_ended", "reason") => called::<EnrolmentEndReason>(t, text),
        ("enrolment_ended", "to") => called::<ExitTo>(t, text),
        ("enrolled", "referred_by") => called::<Referrer>(t, text),
        ("activity_logged" | "activity_struck", "kind") => called::<ActivityKind>(t, text),
        ("next_step_planned" | "next_step_ticked_off", "kind") => called::<NextStepKind>(t, text),
        ("support_stage_reached", "stage") => called::<SupportStage>(t, text),
        ("employer_contacted", "manner") => called::<ContactManner>(t, text),
        ("progress_rated", "rater") => called::<Rater>(t, text),
        ("enrolment_paused" | "placement_paused_because", "reason") => called::<PauseReason>(t, text),
        ("promise_ticked", "promise") => called::<PromiseKind>(t, text),
        ("promise_ticked", "what") => called::<TickWhat>(t, text),
        ("outcome_measured", "occasion") => called::<Occasion>(t, text),
        ("outcome_measured", "occupation") => called::<Occupation>(t, text),
        ("agreement_signed", "party") => called::<SigningParty>(t, text),
        ("consent_given" | "consent_withdrawn", "form") => called::<ConsentForm>(t, text),
        _ => None,
    };
    Value::Text(called.unwrap_or(text).to_owned())
}

fn called<'a, C: Code>(t: &Texts, text: &'a str) -> Option<&'a str> {
    text.parse::<C>().ok().map(|code| t.code(code))
}

fn tone(what: &str) -> Tone {
    match what {
        "placement_accepted" | "placement_started" | "handover_accepted" | "handover_met"
        | "handover_released" => Tone::Good,
        "placement_declined" | "placement_expired" | "handover_declined" => Tone::Warn,
        "placement_proposed" | "handover_sent" | "enrolled" => Tone::Info,
        _ => Tone::Calm,
    }
}
