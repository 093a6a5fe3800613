//! How a user stands: invited again, shut out, let in again.

use axum::response::Response;

use super::invited;
use crate::model::user::UserId;
use crate::model::user_administration::Registered;
use crate::web::fault::Fault;
use crate::web::path::Path;
use crate::web::visit::{Act, done};

/// A new link; those made before no longer work.
pub async fn invite(act: Act, Path(id): Path<UserId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let user = Registered::find(&mut db, &act.who, id).await?;
    let token = user.invite_again(&mut db, &act.who).await?;
    let user = Registered::find(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(invited(&act.app, act.frame, user, &token))
}

pub async fn suspend(act: Act, Path(id): Path<UserId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let user = Registered::find(&mut db, &act.who, id).await?;
    user.disable(&mut db, &act.who).await?;
    db.commit().await?;
    Ok(done(&format!("/users/{id}"), "flash-user-disabled"))
}

pub async fn reinstate(act: Act, Path(id): Path<UserId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let user = Registered::find(&mut db, &act.who, id).await?;
    user.enable(&mut db, &act.who).await?;
    db.commit().await?;
    Ok(done(&format!("/users/{id}"), "flash-user-enabled"))
}
