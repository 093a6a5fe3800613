//! A handover as the participant's page shows it: each step with its day and how long it took, who is responsible, and
//! what can be done now.

use chrono::NaiveDate;

use crate::model::handover::{Handover, State};
use crate::web::frame::Tone;
use crate::web::texts::Texts;

pub struct Handed {
    pub handover: Handover,
    pub tone: Tone,
    pub steps: Vec<Step>,
    /// The name of the organisation that answers for the person now.
    pub responsible: String,
    /// Why the receiver said no, when it did.
    pub reason: String,
    /// What can be done: the noun in the URL, the id of the button's text. The first is the usual one.
    pub buttons: Vec<(&'static str, &'static str)>,
}

/// A step taken.
pub struct Step {
    pub title: String,
    pub on: NaiveDate,
    /// "4 dagar efter förra steget"; empty for the first.
    pub after: String,
    /// "för 3 dagar sedan".
    pub ago: String,
}

impl Handed {
    pub fn new(t: &Texts, handover: Handover, today: NaiveDate) -> Self {
        let passed = handover.passed(today);
        let last = passed.len() - 1;
        let steps = passed.iter().enumerate().map(|(place, step)| Step {
            title: t.find(&format!("handover-state-{}", step.step)).unwrap_or(step.step).to_owned(),
            on: step.on,
            after: if place == 0 {
                String::new()
            } else {
                t.say("handover-after").with("days", step.after).to_string()
            },
            // Only of an open handover's last step does it matter how long ago it was.
            ago: if place == last && handover.state.is_open() { t.ago(step.ago) } else { String::new() },
        });
        let responsible = if handover.responsible() == handover.receiver_id {
            &handover.receiver_name
        } else {
            &handover.giver_name
        };
        let reason = match handover.state {
            State::Declined { reason, .. } if handover.words.is_empty() => t.code(reason).to_owned(),
            State::Declined { .. } => handover.words.clone(),
            _ => String::new(),
        };
        Self {
            tone: tone(&handover.state),
            steps: steps.collect(),
            responsible: responsible.clone(),
            reason,
            buttons: buttons(&handover.state),
            handover,
        }
    }
}

const fn tone(state: &State) -> Tone {
    match state {
        State::Sent => Tone::Info,
        State::Accepted { .. } | State::Met { .. } | State::Released { .. } => Tone::Good,
        State::Declined { .. } => Tone::Warn,
        State::Revoked { .. } => Tone::Calm,
    }
}

fn buttons(state: &State) -> Vec<(&'static str, &'static str)> {
    match state {
        State::Sent => vec![
            ("acceptance", "handover-accept"),
            ("decline", "handover-decline"),
            ("revocation", "handover-revoke"),
        ],
        State::Accepted { .. } => vec![("meeting", "handover-meet"), ("revocation", "handover-revoke")],
        State::Met { .. } => vec![("release", "handover-release")],
        State::Declined { .. } | State::Released { .. } | State::Revoked { .. } => vec![],
    }
}
