//! Users, for administrators: the list, one user, inviting and renaming. Roles and standing have files of their own.

pub mod memberships;
pub mod standing;

use askama::Template;
use axum::response::{IntoResponse as _, Response};

use super::account::details;
use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::{Page, Partial};
use super::path::Path;
use super::query::Query;
use super::refusal;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::app::App;
use crate::db::Read;
use crate::model::access::Who;
use crate::model::codes::Role;
use crate::model::event::Happened;
use crate::model::membership::{self, NamedMembership};
use crate::model::submission::Submission;
use crate::model::user::UserId;
use crate::model::user_administration::{self as administration, Invitee, Registered};
use crate::model::{Error, Refusal};

/// Users on one page of the list.
const A_PAGE: usize = 50;
/// Events on the page of one.
const MOST_HISTORY: i64 = 50;

#[derive(Template)]
#[template(path = "users/index.html", blocks = ["hits"])]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    users: Vec<Row>,
    count: usize,
    last_page: i64,
}

struct Row {
    user: Registered,
    memberships: Vec<NamedMembership>,
}

#[derive(Template)]
#[template(path = "users/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    user: Registered,
    memberships: Vec<NamedMembership>,
    history: Vec<Happened>,
    /// Participants who have the user as their coach.
    people: i64,
    offered: Offered,
}

#[derive(Template)]
#[template(path = "users/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    offered: Offered,
}

#[derive(Template)]
#[template(path = "users/edit.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    user: Registered,
    stale: bool,
}

/// The link of an invitation, shown once: it cannot be read again.
#[derive(Template)]
#[template(path = "users/invited.html")]
struct Invited {
    t: Texts,
    frame: Frame,
    user: Registered,
    link: String,
}

/// What a membership can be made of.
struct Offered {
    roles: Vec<Choice>,
    organisations: Vec<Choice>,
    projects: Vec<Choice>,
}

pub async fn index(mut visit: Visit, query: Query, Partial(partial): Partial) -> Result<Response, Fault> {
    let all = Registered::all(&mut visit.db, &visit.who).await?;
    let found: Vec<Registered> = all.into_iter().filter(|user| user.is_called(query.text("q"))).collect();
    let count = found.len();
    let first = usize::try_from(query.page() - 1).unwrap_or(0).saturating_mul(A_PAGE);
    let mut users = Vec::with_capacity(A_PAGE);
    for user in found.into_iter().skip(first).take(A_PAGE) {
        let memberships = user.memberships(&mut visit.db).await?;
        users.push(Row { user, memberships });
    }
    let last_page = i64::try_from(count.div_ceil(A_PAGE)).unwrap_or(1).max(1);
    let index = Index { t: visit.t, frame: visit.frame, query, users, count, last_page };
    Ok(if partial { Page(index.as_hits()).into_response() } else { Page(index).into_response() })
}

pub async fn show(mut visit: Visit, Path(id): Path<UserId>) -> Result<Response, Fault> {
    let user = Registered::find(&mut visit.db, &visit.who, id).await?;
    Ok(page(&mut visit.db, &visit.who, visit.frame, user, Form::default()).await?.into_response())
}

pub async fn new(mut visit: Visit) -> Result<Page<impl Template>, Fault> {
    let offered = Offered::to(&mut visit.db, &visit.who, &visit.t).await?;
    Ok(Page(New { t: visit.t, frame: visit.frame, form: Form::new(), offered }))
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    let Some(invitee) = form.read(invitee) else { return new_again(act, form).await };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-already-invited"));
    }
    match administration::invite(&mut db, Some(&act.who), invitee).await {
        Ok((id, token)) => {
            Submission::made(&mut db, &form.sending(), &act.who, &format!("/users/{id}")).await?;
            let user = Registered::find(&mut db, &act.who, id).await?;
            db.commit().await?;
            Ok(invited(&act.app, act.frame, user, &token))
        }
        Err(Error::Refused(refusal)) => {
            drop(db);
            form.fault(field_of(&refusal), refusal::message(&refusal));
            new_again(act, form).await
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn edit(mut visit: Visit, Path(id): Path<UserId>) -> Result<Page<impl Template>, Fault> {
    let user = Registered::find(&mut visit.db, &visit.who, id).await?;
    let phone = user.phone.as_deref().unwrap_or_default();
    let form = Form::default().and("name", &user.name).and("phone", phone).and("version", user.version);
    Ok(Page(Edit { t: visit.t, frame: visit.frame, form, user, stale: false }))
}

pub async fn update(act: Act, Path(id): Path<UserId>, mut form: Form) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let user = Registered::find(&mut db, &act.who, id).await?;
    let version = form.version();
    let Some((name, phone)) = form.read(details) else {
        return Ok(Page(Edit { t: act.t, frame: act.frame, form, user, stale: false }).again());
    };
    match user.change(&mut db, &act.who, version, &name, phone.as_deref()).await {
        Err(Error::Stale) => {
            Ok(Page(Edit { t: act.t, frame: act.frame, form, user, stale: true }).conflict())
        }
        changed => {
            changed?;
            db.commit().await?;
            Ok(done(&format!("/users/{id}"), "flash-saved"))
        }
    }
}

fn invitee(form: &mut Form) -> Option<Invitee> {
    let email = form.parsed("email", "form-not-an-email");
    let name = form.text("name", 1..=120);
    let membership = memberships::written(form);
    Some(Invitee { email: email?, name: name?, membership: membership? })
}

/// The field that a refusal is about.
fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::UserExists => "email",
        Refusal::RoleNeedsProject => "project",
        Refusal::RoleNeedsProvider => "organisation",
        _ => "role",
    }
}

async fn new_again(act: Act, form: Form) -> Result<Response, Fault> {
    let offered = Offered::to(&mut act.read().await?, &act.who, &act.t).await?;
    Ok(Page(New { t: act.t, frame: act.frame, form, offered }).again())
}

fn invited(app: &App, frame: Frame, user: Registered, token: &str) -> Response {
    let link = format!("{}/invitations/{token}", app.config.base_url);
    Page(Invited { t: frame.t, frame, user, link }).into_response()
}

async fn page(
    db: &mut Read,
    who: &Who,
    frame: Frame,
    user: Registered,
    form: Form,
) -> Result<Page<Show>, Fault> {
    let memberships = user.memberships(db).await?;
    let history = administration::history(db, who, user.id, MOST_HISTORY).await?;
    let offered = Offered::to(db, who, &frame.t).await?;
    let people = user.people(db).await?;
    Ok(Page(Show { t: frame.t, frame, form, user, memberships, history, people, offered }))
}

impl Offered {
    async fn to(db: &mut Read, who: &Who, t: &Texts) -> Result<Self, Fault> {
        let organisations = membership::organisations(db, who).await?;
        let projects = membership::projects(db, who).await?;
        Ok(Self {
            roles: t.choices::<Role>(),
            organisations: organisations.iter().map(|(id, name)| Choice::new(id, name)).collect(),
            projects: projects.iter().map(|(id, name)| Choice::new(id, name)).collect(),
        })
    }
}

impl Registered {
    /// How they stand: a word for the chip and its tone.
    fn standing(&self) -> (Tone, &'static str) {
        match self {
            user if user.is_disabled() => (Tone::Bad, "user-standing-disabled"),
            user if user.has_password => (Tone::Good, "user-standing-active"),
            user if user.invited_until.is_some() => (Tone::Info, "user-standing-invited"),
            _ => (Tone::Warn, "user-standing-no-invitation"),
        }
    }
}

impl NamedMembership {
    /// "Coach, Steget" or "Anordnare, Återbruket".
    fn shown(&self, t: &Texts) -> String {
        format!("{}, {}", t.code(self.role), self.project.as_deref().unwrap_or(&self.organisation))
    }
}

impl Show {
    fn is_provider(&self) -> bool {
        self.memberships.iter().any(|membership| membership.role == Role::Provider)
    }

    fn happened(&self, event: &Happened) -> String {
        let text = self.t.say(&format!("event-{}", event.what)).to_string();
        match event.particular("role") {
            role if role.is_empty() => text,
            role => {
                format!("{text}: {}", role.parse::<Role>().map_or(role.as_str(), |role| self.t.code(role)))
            }
        }
    }
}
