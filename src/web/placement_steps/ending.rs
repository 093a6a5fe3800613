//! The form of a placement's end: when, why, and from the coach what comes next.

use crate::model::codes::PlacementEndReason;
use crate::model::next_step::{NextStep, NextStepKind};
use crate::web::exit::placement_reasons;
use crate::web::form::Form;
use crate::web::question::{Field, Kind};
use crate::web::texts::Texts;

/// `is_last`: no other placement of the person is live, so that what comes next must be said.
pub fn fields(t: &Texts, by_provider: bool, is_last: bool) -> Vec<Field> {
    let mut fields = vec![
        Field::day("on", "placement-ended-on"),
        Field::new("reason", "placement-end-reason", Kind::One(placement_reasons(t))),
    ];
    if !by_provider {
        let (mut kind, mut on) = (
            Field::new("next_step", "placement-next-step", Kind::One(t.choices::<NextStepKind>())),
            Field::day("next_step_on", "placement-next-step-on"),
        );
        if is_last {
            kind = kind.hint(t.say("placement-next-step-hint"));
        } else {
            (kind, on) = (kind.optional(), on.optional());
        }
        fields.extend([kind, on]);
    }
    fields
}

/// Why it ended, and what the coach has planned next.
pub fn read(
    form: &mut Form,
    by_provider: bool,
    is_last: bool,
) -> Option<(PlacementEndReason, Option<NextStep>)> {
    let reason = form.one::<PlacementEndReason>("reason");
    let next = if by_provider {
        Some(None)
    } else if is_last {
        let (kind, on) = (form.one::<NextStepKind>("next_step"), form.date("next_step_on"));
        kind.zip(on).map(|(kind, on)| Some(NextStep { kind, on }))
    } else {
        let (kind, on) = (form.optional_one::<NextStepKind>("next_step"), form.optional_date("next_step_on"));
        kind.zip(on).map(|(kind, on)| kind.zip(on).map(|(kind, on)| NextStep { kind, on }))
    };
    Some((reason?, next?))
}
