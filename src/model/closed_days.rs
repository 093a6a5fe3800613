//! Days on which a provider takes nobody, at one slot or at all: a summer pause, stock-taking (P23). They are said and taken
//! back; what follows from them is in `opening`. Nobody's seat is lost by them, so no booking has to be looked at again.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::Who;
use super::event::Event;
use super::opening::ClosedDays;
use super::organisation::OrganisationId;
use super::slot::{Slot, SlotId};
use super::{Error, Refusal, Result, slots_changed};
use crate::db::{Read, Write};

/// Longer is not a pause: the slot's period ends.
pub const MOST_DAYS: i64 = 180;
/// Closed days of one slot or provider that are kept.
const MOST: usize = 60;

/// What is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Slot(SlotId),
    /// Everything that it offers.
    Provider(OrganisationId),
}

/// What is closed, and when.
#[derive(Clone, Debug)]
pub struct Closing {
    pub of: Of,
    /// The slot's title; none for everything.
    pub title: Option<String>,
    pub days: ClosedDays,
}

impl Closing {
    /// Of a provider and of its slots, those that are not over, in their order. For its own people.
    pub async fn of_provider(db: &mut Read, who: &Who, provider: OrganisationId) -> Result<Vec<Self>> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        let all: Json<Vec<ClosedDays>> =
            db.query("SELECT closed_days FROM organisations WHERE id = $1").bind(provider).value().await?;
        let slots: Vec<(SlotId, String, Json<Vec<ClosedDays>>)> = db
            .query(
                "SELECT id, title, closed_days FROM slots WHERE provider_id = $1 AND CAST(closed_days AS TEXT) <> '[]' ORDER BY id",
            )
            .bind(provider)
            .all()
            .await?;
        let everything = all.0.into_iter().map(|days| Self { of: Of::Provider(provider), title: None, days });
        let of_slot = |(id, title, days): (SlotId, String, Json<Vec<ClosedDays>>)| {
            let days = days.0.into_iter();
            days.map(move |days| Self { of: Of::Slot(id), title: Some(title.clone()), days })
        };
        let mut closings: Vec<Self> = everything.chain(slots.into_iter().flat_map(of_slot)).collect();
        closings.retain(|closing| closing.days.to >= today);
        closings.sort_by_key(|closing| (closing.days.from, closing.days.to));
        Ok(closings)
    }

    /// Nobody is expected on these days.
    pub async fn add(db: &mut Write, who: &Who, of: Of, days: ClosedDays) -> Result<()> {
        let (provider, mut known) = lock(db, who, of).await?;
        // One line, as lists and packages have it.
        let days =
            ClosedDays { reason: days.reason.split_whitespace().collect::<Vec<_>>().join(" "), ..days };
        if days.to < days.from {
            return Err(Refusal::EndBeforeStart.into());
        }
        if days.to < db.today() {
            return Err(Refusal::StartInThePast.into());
        }
        if (days.to - days.from).num_days() >= MOST_DAYS {
            return Err(Refusal::ClosedDaysTooLong { days: MOST_DAYS }.into());
        }
        if known.iter().any(|other| (other.from, other.to) == (days.from, days.to)) {
            return Ok(());
        }
        if known.len() >= MOST {
            return Err(Refusal::ClosedDaysMost { most: MOST as i64 }.into());
        }
        let event = event(of, "closed_days_added", who, provider, &days);
        known.push(days);
        known.sort_by_key(|days| (days.from, days.to));
        keep(db, of, provider, known, event).await
    }

    /// The days are open after all.
    pub async fn remove(db: &mut Write, who: &Who, of: Of, (from, to): (NaiveDate, NaiveDate)) -> Result<()> {
        let (provider, mut known) = lock(db, who, of).await?;
        let at = known.iter().position(|days| (days.from, days.to) == (from, to)).ok_or(Error::NotFound)?;
        let days = known.remove(at);
        let event = event(of, "closed_days_removed", who, provider, &days);
        keep(db, of, provider, known, event).await
    }
}

/// Of two who write at once the second waits here.
async fn lock(db: &mut Write, who: &Who, of: Of) -> Result<(OrganisationId, Vec<ClosedDays>)> {
    match of {
        Of::Slot(id) => {
            let slot = Slot::find_own(db, who, id).await?;
            Ok((slot.provider_id, slot.opening.closed_days.0))
        }
        Of::Provider(id) if who.provides(id) => {
            let known: Json<Vec<ClosedDays>> = db
                .query(
                    "UPDATE organisations SET closed_days = closed_days WHERE id = $1 RETURNING closed_days",
                )
                .bind(id)
                .value()
                .await?;
            Ok((id, known.0))
        }
        Of::Provider(_) => Err(Error::NotFound),
    }
}

async fn keep(
    db: &mut Write,
    of: Of,
    provider: OrganisationId,
    days: Vec<ClosedDays>,
    event: Event,
) -> Result<()> {
    let changed = match of {
        Of::Slot(id) => {
            db.query("UPDATE slots SET closed_days = $2 WHERE id = $1")
                .bind(id)
                .bind(Json(days))
                .run()
                .await?;
            vec![id]
        }
        Of::Provider(id) => {
            let query = db.query("UPDATE organisations SET closed_days = $2 WHERE id = $1");
            query.bind(id).bind(Json(days)).run().await?;
            let open = db.query("SELECT id FROM slots WHERE provider_id = $1 AND state = 'open' ORDER BY id");
            open.bind(provider).values().await?
        }
    };
    event.write(db).await?;
    slots_changed(db, &changed).await
}

fn event(of: Of, what: &'static str, who: &Who, provider: OrganisationId, days: &ClosedDays) -> Event {
    let event = match of {
        Of::Slot(id) => Event::new(what, "slot", id.0),
        Of::Provider(id) => Event::new(what, "organisation", id.0),
    };
    event.by(who.id).at(provider).with("from", days.from.to_string()).with("to", days.to.to_string())
}
