//! The forms of a placement's pause: from when, until when, and why; and of one that is paused already, another day back.

use chrono::NaiveDate;

use crate::model::pause::{Away, PauseReason};
use crate::model::placement::Placement;
use crate::web::form::Form;
use crate::web::message::Message;
use crate::web::question::{Field, Kind};
use crate::web::texts::Texts;

/// The day back.
pub const BACK_ON: &str = "back_on";

/// The provider need not know why.
pub fn fields(t: &Texts, by_provider: bool) -> Vec<Field> {
    let on = Field::day("on", "placement-paused-on").hint(t.say("placement-pause-hint"));
    let reasons = Kind::Radios(t.choices::<PauseReason>());
    let why = Field::new("reason", "placement-pause-reason", reasons);
    vec![on, back(t), if by_provider { why.optional() } else { why }]
}

/// The day back alone: why it is paused stays as it was told, and is not shown.
pub fn moving(t: &Texts) -> Vec<Field> {
    vec![back(t), Field::new("version", "", Kind::Hidden)]
}

fn back(t: &Texts) -> Field {
    Field::day(BACK_ON, "placement-back-on").hint(t.say("placement-back-hint"))
}

/// The first day, and what is told of the time away.
pub fn read(form: &mut Form, by_provider: bool) -> Option<(NaiveDate, Away)> {
    let (on, back_on) = (form.date("on"), form.date(BACK_ON));
    let reason = if by_provider {
        form.optional_one::<PauseReason>("reason")
    } else {
        form.one::<PauseReason>("reason").map(Some)
    };
    Some((on?, Away { back_on: back_on?, reason: reason? }))
}

/// Somebody else has changed the pause meanwhile: what stands now.
pub fn stale(t: &Texts, placement: &Placement) -> Message {
    let said = match placement.back_on {
        Some(back) => t.say("placement-back-said").with("day", t.date(back)).to_string(),
        None => t.say("placement-back-unsaid").to_string(),
    };
    Message::new("placement-back-stale").with("said", said)
}
