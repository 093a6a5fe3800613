//! One's own account: name and telephone number, and where one is signed in.

mod agent;
pub mod password;

use askama::Template;
use axum::response::Response;

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::sign_in::signed_out;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::codes::Role;
use crate::model::membership::NamedMembership;
use crate::model::session::{Session, SessionId};
use crate::model::user::User;
use crate::model::{Error, access::Who};

#[derive(Template)]
#[template(path = "account/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    /// The version that somebody else has made meanwhile, when this one could not be saved.
    newer: Option<User>,
    account: Account,
}

/// What the page shows beside the form.
struct Account {
    email: String,
    memberships: Vec<NamedMembership>,
    sessions: Vec<Session>,
    this: Option<SessionId>,
}

pub async fn show(mut visit: Visit) -> Result<Page<impl Template>, Fault> {
    let user = User::own(&mut visit.db, &visit.who).await?;
    let account = account(&mut visit.db, &visit.who, &visit.token).await?;
    Ok(Page(Show { t: visit.t, frame: visit.frame, form: filled(&user), newer: None, account }))
}

pub async fn update(act: Act, mut form: Form) -> Result<Response, Fault> {
    let version = form.version();
    if let Some((name, phone)) = form.read(details) {
        let mut db = act.write().await?;
        match User::change_own(&mut db, &act.who, version, &name, phone.as_deref()).await {
            Err(Error::Stale) => {}
            changed => {
                changed?;
                db.commit().await?;
                return Ok(done("/account", "flash-saved"));
            }
        }
    }
    let mut db = act.read().await?;
    let newer = Some(User::own(&mut db, &act.who).await?).filter(|user| user.version != version);
    let account = account(&mut db, &act.who, &act.token).await?;
    let conflict = newer.is_some();
    let page = Page(Show { t: act.t, frame: act.frame, form, newer, account });
    Ok(if conflict { page.conflict() } else { page.again() })
}

pub async fn sign_out_everywhere(act: Act) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    User::sign_out_everywhere(&mut db, &act.who).await?;
    db.commit().await?;
    Ok(signed_out(&act.app, "flash-signed-out-everywhere"))
}

/// A name and a telephone number, as every form about a user has them.
pub fn details(form: &mut Form) -> Option<(String, Option<String>)> {
    let name = form.text("name", 1..=120);
    let phone = form.optional_text("phone", 40);
    Some((name?, phone?))
}

fn filled(user: &User) -> Form {
    let phone = user.phone.as_deref().unwrap_or_default();
    Form::default().and("name", &user.name).and("phone", phone).and("version", user.version)
}

async fn account(db: &mut Read, who: &Who, token: &str) -> Result<Account, Fault> {
    Ok(Account {
        email: User::own(db, who).await?.email,
        memberships: NamedMembership::of(db, who.id).await?,
        sessions: Session::of_user(db, who.id).await?,
        this: Session::find_by_token(db, token).await?.map(|session| session.id),
    })
}

impl Show {
    fn is_provider(&self) -> bool {
        self.account.memberships.iter().any(|membership| membership.role == Role::Provider)
    }

    fn browser(&self, session: &Session) -> String {
        agent::name(&session.agent).unwrap_or_else(|| self.t.say("account-unknown-browser").to_string())
    }

    fn is_this(&self, session: &Session) -> bool {
        self.account.this == Some(session.id)
    }
}
