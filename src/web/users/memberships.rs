//! The roles of a user: given and taken one at a time.

use axum::response::{IntoResponse as _, Response};

use super::{field_of, page};
use crate::model::Error;
use crate::model::access::Membership;
use crate::model::membership::MembershipId;
use crate::model::user::UserId;
use crate::model::user_administration::Registered;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::path::Path;
use crate::web::refusal;
use crate::web::visit::{Act, done};

pub async fn create(act: Act, Path(id): Path<UserId>, mut form: Form) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let user = Registered::find(&mut db, &act.who, id).await?;
    if let Some(membership) = form.read(written) {
        match user.give(&mut db, &act.who, membership).await {
            Err(Error::Refused(refusal)) => form.fault(field_of(&refusal), refusal::message(&refusal)),
            given => {
                given?;
                db.commit().await?;
                return Ok(done(&format!("/users/{id}"), "flash-membership-given"));
            }
        }
    }
    Ok(page(&mut db, &act.who, act.frame, user, form).await?.again())
}

pub async fn destroy(
    act: Act,
    Path((id, membership)): Path<(UserId, MembershipId)>,
) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let user = Registered::find(&mut db, &act.who, id).await?;
    user.take(&mut db, &act.who, membership).await?;
    db.commit().await?;
    Ok(done(&format!("/users/{id}"), "flash-membership-taken").into_response())
}

/// The role, where, and in which project, as the form has them.
pub fn written(form: &mut Form) -> Option<Membership> {
    let role = form.one("role");
    let organisation_id = form.id("organisation");
    let project_id = form.optional_id("project");
    Some(Membership { role: role?, organisation_id: organisation_id?, project_id: project_id? })
}
