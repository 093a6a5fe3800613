//! Warnings about contracts in words, and their off switch. What is warned of: `model::alert`.

use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;

use super::fault::Fault;
use super::form::Form;
use super::frame::Tone;
use super::texts::Texts;
use super::visit::{Act, done};
use crate::model::alert::Alert;
use crate::model::codes::AlertKind;
use crate::model::contract::ContractId;

/// A warning as a page shows it.
pub struct AlertRow {
    pub href: String,
    pub title: String,
    /// Why, and what to do.
    pub why: String,
    pub owner: String,
    pub on: NaiveDate,
    pub due: String,
    pub tone: Tone,
    /// What the off switch sends.
    pub kind: &'static str,
    pub level: i64,
}

impl AlertRow {
    pub fn new(alert: &Alert, today: NaiveDate, t: &Texts) -> Self {
        let count = alert.count;
        let why = match alert.kind {
            AlertKind::Unapproved => t.say("alert-unapproved").to_string(),
            AlertKind::Cap => t.say("alert-cap").with("count", count).to_string(),
            AlertKind::Extension => t.say("alert-extension").with("count", count).to_string(),
            AlertKind::EndsWithPeople => t.say("alert-ends-with-people").with("count", count).to_string(),
            AlertKind::EmptySeats => t.say("alert-empty-seats").with("count", count).to_string(),
            AlertKind::PriceChange => t.say("alert-price-change").to_string(),
            AlertKind::Evidence => t.say("alert-evidence").to_string(),
            AlertKind::DeviationOverdue => t.say("alert-deviation-overdue").with("count", count).to_string(),
        };
        let owner = match &alert.owner {
            Some(name) => t.say("alert-owner").with("name", name).to_string(),
            None => t.say("alert-owner-management").to_string(),
        };
        Self {
            href: match alert.kind {
                AlertKind::DeviationOverdue => format!("/contracts/{}/follow-up", alert.contract_id),
                _ => format!("/contracts/{}", alert.contract_id),
            },
            title: alert.title.clone(),
            why,
            owner,
            on: alert.on,
            due: t.date(alert.on),
            tone: tone(alert, today),
            kind: alert.kind.code(),
            level: alert.level,
        }
    }
}

/// What is due within a month is bad; the rest can wait and be planned.
fn tone(alert: &Alert, today: NaiveDate) -> Tone {
    match (alert.on - today).num_days() {
        ..=30 if alert.kind != AlertKind::PriceChange => Tone::Bad,
        _ => Tone::Warn,
    }
}

/// Turns one off.
pub async fn silence(act: Act, Path(id): Path<ContractId>, mut form: Form) -> Result<Response, Fault> {
    let read = form.read(|form| {
        let kind = form.one::<AlertKind>("kind");
        let level = form.integer("level", 0..=10_000_000);
        Some((kind?, level?))
    });
    let mut db = act.write().await?;
    // Nobody but a manager learns whether the form was right.
    crate::model::contract::Contract::find_managed(&mut db, &act.who, id).await?;
    let (kind, level) = read.ok_or_else(|| Fault::bad_request("alert-unknown"))?;
    Alert::silence(&mut db, &act.who, id, kind, level).await?;
    db.commit().await?;
    Ok(done(&format!("/contracts/{id}"), "flash-alert-silenced"))
}
