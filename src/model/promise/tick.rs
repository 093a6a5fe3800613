//! Saying what became of a promised contact when no activity tells: it was kept in another way, nobody was reached, or
//! the person did not want it.

use chrono::NaiveDate;

use super::{Promised, TickWhat, of_enrolment};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::event::Event;
use crate::model::{Error, Refusal, Result};

/// By the own coach, once its days have begun. Said again, it replaces what was said.
pub async fn tick(
    db: &mut Write,
    who: &Who,
    id: EnrolmentId,
    key: &str,
    what: TickWhat,
    on: NaiveDate,
    note: String,
) -> Result<()> {
    let enrolment = Enrolment::find_own(db, who, id).await?;
    let all = of_enrolment(db, &enrolment).await?;
    let Promised { promise, .. } =
        all.into_iter().find(|one| one.promise.key() == key).ok_or(Error::NotFound)?;
    let today = db.today();
    if today < promise.from {
        return Err(Refusal::NotYet { from: promise.from }.into());
    }
    if on > today {
        return Err(Refusal::DateInFuture.into());
    }
    if on < promise.from {
        return Err(Refusal::PromiseBefore { from: promise.from }.into());
    }
    if promise.is_outcome() && what == TickWhat::Kept {
        return Err(Refusal::OutcomeMissing.into());
    }
    let stored: Option<(TickWhat, NaiveDate, String)> = db
        .query("SELECT what, ticked_on, note FROM promise_ticks WHERE enrolment_id = $1 AND promise = $2")
        .bind(id)
        .bind(key.to_owned())
        .optional()
        .await?;
    // Sent twice, it is as it was.
    if stored.is_some_and(|stored| stored == (what, on, note.clone())) {
        return Ok(());
    }
    let now = db.now();
    db.query(
        "INSERT INTO promise_ticks (enrolment_id, promise, what, ticked_on, note, ticked_by, ticked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (enrolment_id, promise) DO UPDATE SET what = excluded.what, ticked_on = excluded.ticked_on, note = excluded.note,
            ticked_by = excluded.ticked_by, ticked_at = excluded.ticked_at",
    )
    .bind(id)
    .bind(key.to_owned())
    .bind(what)
    .bind(on)
    .bind(note)
    .bind(who.id)
    .bind(now)
    .run()
    .await?;
    Event::new("promise_ticked", "enrolment", id.0)
        .by(who.id)
        .about(id)
        .with("promise", promise.kind.code())
        .with("what", what.code())
        .with("on", on.to_string())
        .write(db)
        .await
}
