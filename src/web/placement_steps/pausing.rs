//! The form of a placement's pause: from when, until when, and why. Of one that is paused already only another day back.

use chrono::NaiveDate;

use crate::model::pause::{Away, PauseReason};
use crate::model::placement::State;
use crate::web::form::Form;
use crate::web::question::{Field, Kind};
use crate::web::texts::Texts;

/// The day back.
pub const BACK_ON: &str = "back_on";

pub fn fields(t: &Texts, state: &State) -> Vec<Field> {
    let on = Field::day("on", "placement-paused-on").hint(t.say("placement-pause-hint"));
    let back = Field::day(BACK_ON, "placement-back-on").hint(t.say("placement-back-hint"));
    let reasons = Kind::Radios(t.choices::<PauseReason>());
    let why = Field::new("reason", "placement-pause-reason", reasons);
    if is_paused(state) { vec![back, why] } else { vec![on, back, why] }
}

/// The first day, which is known of one that is paused already.
pub fn read(form: &mut Form, state: &State) -> Option<(Option<NaiveDate>, Away)> {
    let on = if is_paused(state) { Some(None) } else { form.date("on").map(Some) };
    let (back_on, reason) = (form.date(BACK_ON), form.one::<PauseReason>("reason"));
    Some((on?, Away { back_on: back_on?, reason: reason? }))
}

fn is_paused(state: &State) -> bool {
    matches!(state, State::Paused { .. })
}
