//! The buttons of a slot: publish, pause, reopen, close.

use axum::response::Response;

use crate::model::slot::{Slot, SlotId};
use crate::web::fault::Fault;
use crate::web::path::Path;
use crate::web::visit::{Act, done};

pub async fn publish(act: Act, Path(id): Path<SlotId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    Slot::publish(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/slots/{id}"), "flash-slot-published"))
}

pub async fn pause(act: Act, Path(id): Path<SlotId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    Slot::pause(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/slots/{id}"), "flash-slot-paused"))
}

pub async fn reopen(act: Act, Path(id): Path<SlotId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    Slot::reopen(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/slots/{id}"), "flash-slot-reopened"))
}

pub async fn close(act: Act, Path(id): Path<SlotId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    Slot::close(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/slots/{id}"), "flash-slot-closed"))
}
