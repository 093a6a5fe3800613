//! How the hours of a placement grow, in easy words: the steps of its step-up plan, and the last weeks as bars.

use chrono::NaiveDate;

use crate::model::placement::PlacementId;
use crate::model::step_up::{StepUp, Week};
use crate::web::chart::Bars;
use crate::web::texts::Texts;

/// Weeks that are drawn.
const WEEKS: usize = 6;

pub struct Growing {
    pub placement: PlacementId,
    /// In words, and whether it is the step that holds now.
    pub steps: Vec<(String, bool)>,
    /// Of the weeks that have begun, the latest first.
    pub weeks: Bars,
}

impl Growing {
    pub fn new(t: &Texts, placement: PlacementId, plan: &StepUp, weeks: &[Week], today: NaiveDate) -> Self {
        let now = plan.steps.iter().rev().find(|step| step.from_on <= today);
        let steps = plan.steps.iter().map(|step| {
            let words = t
                .say("me-step-up-step")
                .with("day", t.date(step.from_on))
                .with("hours", step.hours_per_week)
                .to_string();
            (words, now == Some(step))
        });
        let begun = weeks.iter().filter_map(|week| Some((week, week.worked?))).rev().take(WEEKS);
        let rows: Vec<(String, i64, String)> = begun
            .map(|(week, worked)| {
                let done = t.hours(worked);
                let shown = match week.planned {
                    Some(planned) => t
                        .say("me-step-up-of")
                        .with("done", done)
                        .with("planned", t.hours(planned))
                        .to_string(),
                    None => t.say("me-step-up-done").with("done", done).to_string(),
                };
                (t.week(week.monday), worked, shown)
            })
            .collect();
        let most = weeks.iter().filter_map(|week| week.planned).max().unwrap_or(0);
        Self { placement, steps: steps.collect(), weeks: Bars::new(most, rows) }
    }
}
