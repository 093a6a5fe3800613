//! A handover as the participant's page shows it: each step with its day and how long it took, who is responsible, and
//! what can be done now.

use chrono::NaiveDate;

use crate::db::Read;
use crate::model::Result;
use crate::model::handover::ledger::Ledger;
use crate::model::handover::{Handover, State};
use crate::web::frame::Tone;
use crate::web::handover_lacks;
use crate::web::texts::Texts;

pub struct Handed {
    pub handover: Handover,
    pub tone: Tone,
    pub steps: Vec<Step>,
    /// The name of the organisation that answers for the person now.
    pub responsible: String,
    /// Why the receiver said no, when it did.
    pub reason: String,
    /// What a no asks of the coach; empty without.
    pub consequence: String,
    pub ledger: Ledger,
    /// What can be done: the noun in the URL, the id of the button's text. The first is the usual one.
    pub buttons: Vec<(&'static str, &'static str)>,
    /// What the card lacks, one after the other; empty when nothing does.
    pub lacks: String,
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
        let responsible =
            if handover.is_taken_over() { &handover.receiver_name } else { &handover.giver_name };
        let reason = match handover.state {
            State::Declined { reason, .. } if handover.words.is_empty() => t.code(reason).to_owned(),
            State::Declined { .. } => handover.words.clone(),
            _ => String::new(),
        };
        let consequence = match handover.state {
            State::Declined { reason, .. } => {
                let (kind, days) = reason.consequence();
                t.say("handover-consequence").with("step", t.code(kind)).with("days", days as i64).to_string()
            }
            State::Expired { .. } => t.say("handover-consequence-expired").to_string(),
            _ => String::new(),
        };
        Self {
            consequence,
            ledger: handover.ledger(today),
            tone: tone(&handover.state),
            steps: steps.collect(),
            responsible: responsible.clone(),
            reason,
            buttons: buttons(&handover.state),
            lacks: String::new(),
            handover,
        }
    }

    /// The same, for the own coach: with what the card lacks until the receiver has met the person.
    pub async fn with_lacks(self, db: &mut Read, t: &Texts) -> Result<Self> {
        let lacks = handover_lacks::of(db, t, &self.handover).await?;
        let words: Vec<String> = lacks.into_iter().map(|lack| lack.words).collect();
        Ok(Self { lacks: words.join(", "), ..self })
    }

    /// A number of days, or a dash.
    pub fn days(&self, days: &Option<i64>, t: &Texts) -> String {
        days.map_or_else(|| "–".to_owned(), |days| t.number(days))
    }

    /// The last day for an answer, while one is waited for.
    pub fn answer_by(&self) -> Option<NaiveDate> {
        self.handover.answer_by.filter(|_| self.handover.state == State::Sent)
    }
}

const fn tone(state: &State) -> Tone {
    match state {
        State::Drafted | State::Consented { .. } | State::Sent => Tone::Info,
        State::Accepted { .. } | State::Met { .. } | State::Released { .. } | State::Done { .. } => {
            Tone::Good
        }
        State::Declined { .. } | State::Expired { .. } => Tone::Warn,
        State::Revoked { .. } => Tone::Calm,
    }
}

fn buttons(state: &State) -> Vec<(&'static str, &'static str)> {
    match state {
        State::Drafted => vec![("consent", "handover-consent-ask"), ("revocation", "handover-drop")],
        State::Consented { .. } => vec![("sending", "handover-send"), ("revocation", "handover-drop")],
        State::Sent => vec![
            ("acceptance", "handover-accept"),
            ("decline", "handover-decline"),
            ("revocation", "handover-revoke"),
        ],
        State::Accepted { .. } => vec![("meeting", "handover-meet"), ("revocation", "handover-revoke")],
        State::Met { .. } => vec![("release", "handover-release")],
        State::Declined { .. }
        | State::Expired { .. }
        | State::Released { .. }
        | State::Done { .. }
        | State::Revoked { .. } => vec![],
    }
}
