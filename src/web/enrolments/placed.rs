//! A placement as the participant's page shows it, with what can be done to it now.

use chrono::NaiveDate;

use crate::model::placement::{Placement, State};
use crate::web::agreements;
use crate::web::frame::Tone;
use crate::web::gates;
use crate::web::placement_steps::tone;
use crate::web::step_ups::is_planned;
use crate::web::texts::Texts;

pub struct Placed {
    pub placement: Placement,
    pub tone: Tone,
    /// The most telling day of its state, in words.
    pub note: String,
    /// What can be done: the noun in the URL, the id of the button's text. The first is the usual one.
    pub buttons: Vec<(&'static str, &'static str)>,
}

impl Placed {
    pub fn new(t: &Texts, placement: Placement, today: NaiveDate) -> Self {
        Self {
            tone: tone(&placement, today),
            note: note(t, &placement),
            buttons: buttons(&placement, today),
            placement,
        }
    }

    /// Whether its hours can be planned.
    pub fn is_planned(&self) -> bool {
        is_planned(&self.placement.state)
    }

    pub fn is_live(&self) -> bool {
        self.placement.state.is_live()
    }
}

fn note(t: &Texts, placement: &Placement) -> String {
    match placement.state {
        State::Proposed { expires_on } => {
            t.say("placement-answer-by").with("day", t.date(expires_on)).to_string()
        }
        State::Declined { on, reason } => t
            .say("placement-declined-because")
            .with("day", t.date(on))
            .with("reason", t.code(reason))
            .to_string(),
        State::Withdrawn { on, reason: None } => {
            t.say("placement-withdrawn-on").with("day", t.date(on)).to_string()
        }
        State::Withdrawn { on, reason: Some(reason) } => t
            .say("placement-withdrawn-because")
            .with("day", t.date(on))
            .with("reason", t.code(reason))
            .to_string(),
        State::Expired { on } => t.say("placement-expired-on").with("day", t.date(on)).to_string(),
        State::Accepted { .. } => {
            let starts = t.say("placement-starts").with("day", t.date(placement.starts_on)).to_string();
            let lacks = placement.gate.lacks();
            let waits = if lacks.is_empty() {
                agreements::waits(t, &placement.agreement)
            } else {
                Some(gates::lacking(t, &lacks))
            };
            waits.map_or_else(|| starts.clone(), |waits| format!("{starts} · {waits}"))
        }
        State::Started { .. } => {
            t.say("placement-ends").with("day", t.date(placement.planned_end_on)).to_string()
        }
        State::Paused { on, .. } => match placement.back_on {
            Some(back) => {
                t.say("placement-paused-until").with("day", t.date(on)).with("back", t.date(back)).to_string()
            }
            None => t.say("placement-paused-since").with("day", t.date(on)).to_string(),
        },
        State::Ended { on, reason, started_on, .. } => {
            let period = t.period(started_on.unwrap_or(on), on);
            t.say("placement-ended-because").with("period", period).with("reason", t.code(reason)).to_string()
        }
    }
}

fn buttons(placement: &Placement, today: NaiveDate) -> Vec<(&'static str, &'static str)> {
    const GATE: (&str, &str) = ("gate", "gate-fill");
    const AGREEMENT: (&str, &str) = ("agreements", "agreement-title");
    const START: (&str, &str) = ("start", "placement-start");
    const PAUSE: (&str, &str) = ("pause", "placement-pause");
    const MOVE_BACK: (&str, &str) = ("pause", "placement-back-save");
    const RESUME: (&str, &str) = ("resumption", "placement-resume");
    const EXTEND: (&str, &str) = ("extension", "placement-extend");
    const END: (&str, &str) = ("end", "placement-end");
    const WITHDRAW: (&str, &str) = ("withdrawal", "placement-withdraw");
    match placement.state {
        State::Proposed { .. } => vec![WITHDRAW],
        State::Accepted { .. } if !placement.gate.is_whole() => vec![GATE, EXTEND, END],
        State::Accepted { .. } if placement.hinders_start().is_some() => {
            vec![("agreements", agreements::next(&placement.agreement, false)), EXTEND, END]
        }
        State::Accepted { .. } if placement.starts_on <= today => vec![START, AGREEMENT, EXTEND, END],
        State::Accepted { .. } => vec![AGREEMENT, EXTEND, END, START],
        State::Started { .. } if placement.planned_end_on < today => vec![END, EXTEND, PAUSE, AGREEMENT],
        State::Started { .. } => vec![EXTEND, PAUSE, END, AGREEMENT],
        State::Paused { .. } => vec![RESUME, MOVE_BACK, EXTEND, END, AGREEMENT],
        _ => vec![],
    }
}
