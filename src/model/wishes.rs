//! A participant's own order of slots, the dearest first, as the coach writes it down. An allocation heeds it; a search
//! does not.

use super::access::Who;
use super::allocation::RANKS;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::slot::{Slot, SlotId};
use super::{Refusal, Result};
use crate::db::{Read, Write};

/// A slot that the participant wishes for.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Wish {
    pub slot_id: SlotId,
    pub title: String,
    pub provider_name: String,
}

/// The dearest first. The caller has been let in to the enrolment.
pub async fn of(db: &mut Read, enrolment: EnrolmentId) -> Result<Vec<Wish>> {
    Ok(db
        .query(
            "SELECT w.slot_id, s.title, o.name AS provider_name FROM slot_wishes w JOIN slots s ON s.id = w.slot_id
             JOIN organisations o ON o.id = s.provider_id WHERE w.enrolment_id = $1 ORDER BY w.position, w.slot_id",
        )
        .bind(enrolment)
        .all()
        .await?)
}

/// Puts a slot last among the wishes, or where it is already.
pub async fn add(db: &mut Write, who: &Who, id: EnrolmentId, slot: SlotId) -> Result<()> {
    let enrolment = Enrolment::find_active(db, who, id).await?;
    let slot = Slot::find(db, who, slot).await?;
    if slot.project_id.is_some_and(|project| project != enrolment.project_id) {
        return Err(Refusal::SlotOfOtherProject.into());
    }
    let mut wished: Vec<SlotId> = of(db, id).await?.into_iter().map(|wish| wish.slot_id).collect();
    if wished.contains(&slot.id) {
        return Ok(());
    }
    if wished.len() >= RANKS.len() {
        return Err(Refusal::WishesMost { most: RANKS.len() as i64 }.into());
    }
    wished.push(slot.id);
    keep(db, who, id, &wished).await
}

/// Moves a wish one step up.
pub async fn raise(db: &mut Write, who: &Who, id: EnrolmentId, slot: SlotId) -> Result<()> {
    change(db, who, id, |wished| {
        if let Some(at) = wished.iter().position(|one| *one == slot).filter(|at| *at > 0) {
            wished.swap(at, at - 1);
        }
    })
    .await
}

pub async fn remove(db: &mut Write, who: &Who, id: EnrolmentId, slot: SlotId) -> Result<()> {
    change(db, who, id, |wished| wished.retain(|one| *one != slot)).await
}

async fn change(
    db: &mut Write,
    who: &Who,
    id: EnrolmentId,
    with: impl FnOnce(&mut Vec<SlotId>),
) -> Result<()> {
    Enrolment::find_active(db, who, id).await?;
    let before: Vec<SlotId> = of(db, id).await?.into_iter().map(|wish| wish.slot_id).collect();
    let mut wished = before.clone();
    with(&mut wished);
    if wished == before { Ok(()) } else { keep(db, who, id, &wished).await }
}

async fn keep(db: &mut Write, who: &Who, id: EnrolmentId, wished: &[SlotId]) -> Result<()> {
    db.query("DELETE FROM slot_wishes WHERE enrolment_id = $1").bind(id).run().await?;
    let rows: Vec<(usize, SlotId)> = wished.iter().copied().enumerate().collect();
    db.insert_all(
        "INSERT INTO slot_wishes (enrolment_id, slot_id, position)",
        3,
        "",
        &rows,
        |query, (position, slot)| query.bind(id).bind(*slot).bind(*position as i64),
    )
    .await?;
    Event::new("wishes_changed", "enrolment", id.0)
        .by(who.id)
        .about(id)
        .with("count", wished.len())
        .write(db)
        .await
}
