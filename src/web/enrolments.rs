//! A participant's page: everything about one person on one page, with every next step as a button; how much of it is
//! shown, `model::access` decides. And the small acts on it: showing the personal number, changing the coach.

mod handed;
mod placed;
pub mod readers;
pub mod timeline;

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::{Page, Partial};
use super::path::Path;
use super::steps::StepLink;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::{Sight, Who};
use crate::model::activity::{self, Activity};
use crate::model::caseload::{Losses, Outline, Stage, next_step_of};
use crate::model::codes::{IncomeSource, Protection, Role};
use crate::model::consent::Consent;
use crate::model::enrolling::coaches_of;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::event;
use crate::model::exit::{self, Standing};
use crate::model::handover::Handover;
use crate::model::participant::{self, RevealReason};
use crate::model::pause;
use crate::model::placement::Placement;
use crate::model::submission::Submission;
use crate::model::user::UserId;

pub use handed::Handed;
use placed::Placed;
use readers::Reader;
use timeline::Line;

/// Activities, events and entries of the access log that the page begins with.
const MOST_ACTIVITIES: i64 = 8;
const MOST_EVENTS: i64 = 12;
const ALL: i64 = 1000;

#[derive(Template)]
#[template(path = "enrolments/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    enrolment: Enrolment,
    /// The own coach: every button. Without: somebody who looks in for a stated reason.
    acts: bool,
    today: NaiveDate,
    project: String,
    masked: String,
    incomes: Vec<IncomeSource>,
    step: StepLink,
    live: Vec<Placed>,
    past: Vec<Placed>,
    handovers: Vec<Handed>,
    /// Something is on its way to a receiver: no second handover beside it.
    handing_over: bool,
    activities: Vec<Activity>,
    sum: activity::Sum,
    consents: Vec<Consent>,
    standing: Option<Standing>,
    lines: Vec<Line>,
    /// More has happened than is shown.
    more: bool,
    readers: Vec<Reader>,
    coaches: Vec<Choice>,
    /// Carries the key of the form that gives another coach.
    form: Form,
    reveal_reasons: Vec<Choice>,
}

impl Show {
    fn has_run_out(&self, consent: &Consent) -> bool {
        consent.valid_to < self.today
    }

    fn is_protected(&self) -> bool {
        self.enrolment.protection != Protection::None
    }

    /// What people call a state: `placement-state-started`.
    fn state(&self, of: &str, code: &'static str) -> &'static str {
        self.t.find(&format!("{of}-{code}")).unwrap_or(code)
    }

    fn wish(&self, ssyk: &crate::model::ssyk::Ssyk) -> String {
        super::profile::wish(*ssyk)
    }
}

pub async fn show(
    visit: Visit,
    Path(id): Path<EnrolmentId>,
    query: super::query::Query,
) -> Result<Response, Fault> {
    let mut visit = visit;
    match Enrolment::look(&mut visit.db, &visit.who, id).await? {
        (sight @ (Sight::Full | Sight::Inspected), enrolment) => {
            let all = query.text("events") == "all";
            whole(visit, enrolment, sight == Sight::Full, all).await
        }
        (Sight::Outline, _) => outline(visit, id).await,
        (Sight::OnReason, _) => Ok(Redirect::to(&format!("/enrolments/{id}/inspection")).into_response()),
    }
}

/// For whoever has been let in to all of it.
async fn whole(mut visit: Visit, enrolment: Enrolment, acts: bool, all: bool) -> Result<Response, Fault> {
    let (t, today, id) = (visit.t, visit.today(), enrolment.id);
    let db = &mut visit.db;
    let placements = Placement::of_enrolment(db, id).await?;
    let handovers = Handover::of_enrolment(db, id).await?;
    let activities = Activity::of_enrolment(db, id, if all { ALL } else { MOST_ACTIVITIES }).await?;
    let happened = event::of_enrolment(db, id, if all { ALL } else { MOST_EVENTS + 1 }).await?;
    let sum = activity::sum(db, id).await?;
    let step = {
        let paused_until = pause::paused_until(db, id).await?;
        let has_agreed = placements.iter().any(|placement| placement.state.is_live());
        let losses = Losses::of_enrolment(db, id, has_agreed).await?;
        next_step_of(&enrolment, sum.last_contact, paused_until, &placements, &handovers, &losses, today)
    };
    let has_handovers = !handovers.is_empty();
    let mut handed = Vec::with_capacity(handovers.len());
    let handing_over = handovers.iter().any(|handover| handover.state.is_open());
    for handover in handovers {
        let one = Handed::new(&t, handover, today);
        handed.push(if acts { one.with_lacks(db, &t).await? } else { one });
    }
    let more = !all && happened.len() > usize::try_from(MOST_EVENTS).unwrap_or(0);
    let shown = usize::try_from(if all { ALL } else { MOST_EVENTS }).unwrap_or(0);
    let (live, past): (Vec<Placed>, Vec<Placed>) =
        placements.into_iter().map(|placement| Placed::new(&t, placement, today)).partition(Placed::is_live);
    let page = Show {
        acts,
        today,
        project: enrolment.project_name.clone(),
        masked: participant::masked(enrolment.birth_date),
        incomes: enrolment.incomes(db).await?,
        step: StepLink::new(&t, id, &step, today),
        live,
        past,
        handing_over,
        handovers: handed,
        activities,
        sum,
        consents: Consent::of_enrolment(db, id).await?,
        // Until the exit nobody has written it down.
        standing: if enrolment.is_ended() { exit::standing(db, id).await? } else { None },
        lines: happened.into_iter().take(shown).map(|happened| Line::new(&t, happened)).collect(),
        more,
        readers: readers::of(db, id, has_handovers, &t).await?,
        coaches: coaches(db, &visit.who, &enrolment).await?,
        form: Form::new(),
        reveal_reasons: t.choices::<RevealReason>(),
        enrolment,
        t,
        frame: visit.frame.clone(),
    };
    visit.has_read("enrolment", [id]).await?;
    Ok(Page(page).into_response())
}

/// Colleagues who could take over.
async fn coaches(db: &mut Read, who: &Who, enrolment: &Enrolment) -> Result<Vec<Choice>, Fault> {
    // After the end only while somebody answers for the person or something is promised.
    if !enrolment.has_coach(db).await? {
        return Ok(Vec::new());
    }
    let coaches = coaches_of(db, enrolment.project_id).await?;
    // Who looks takes over only whom nobody is the coach of.
    let has_coach = enrolment.coach_id.is_some();
    let others = coaches
        .into_iter()
        .filter(|(id, _)| Some(*id) != enrolment.coach_id && !(has_coach && *id == who.id));
    Ok(others.map(|(id, name)| Choice::new(id, name)).collect())
}

#[derive(Template)]
#[template(path = "enrolments/outline.html")]
struct Short {
    t: Texts,
    frame: Frame,
    outline: Outline,
    coach_phone: Option<String>,
    /// Nobody is the coach: whoever looks may become it.
    me: Option<UserId>,
    form: Form,
}

async fn outline(mut visit: Visit, id: EnrolmentId) -> Result<Response, Fault> {
    let outline = Outline::find(&mut visit.db, &visit.who, id).await?;
    visit.has_read("outline", [id]).await?;
    let coach_phone = outline.coach_phone.clone();
    let is_free = outline.coach_name.is_none() && outline.stage != Stage::Ended;
    let me = is_free.then_some(visit.who.id);
    Ok(Page(Short { t: visit.t, frame: visit.frame, outline, coach_phone, me, form: Form::new() })
        .into_response())
}

#[derive(Template)]
#[template(path = "enrolments/number.html", blocks = ["number"])]
struct Number {
    t: Texts,
    frame: Frame,
    id: EnrolmentId,
    name: String,
    number: String,
}

/// Shows the personal number: an act, so that it is never in a URL, and written down before it is sent.
pub async fn reveal(
    act: Act,
    Path(id): Path<EnrolmentId>,
    Partial(partial): Partial,
    mut form: Form,
) -> Result<Response, Fault> {
    let reason = form.read(|form| form.one::<RevealReason>("reason"));
    let reason = reason.ok_or_else(|| Fault::bad_request("reveal-reason-missing"))?;
    let mut db = act.write().await?;
    let number = participant::reveal(&mut db, &act.who, &act.app.keys, id, reason).await?;
    let name = Enrolment::find_own(&mut db, &act.who, id).await?.name();
    db.commit().await?;
    let page = Number { t: act.t, frame: act.frame, id, name, number: number.to_string() };
    Ok(if partial { Page(page.as_number()).into_response() } else { Page(page).into_response() })
}

/// Another coach takes over; or the person asking takes somebody who has none.
pub async fn assign(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    if !act.who.is(Role::Coach) && !act.who.is(Role::ProjectManager) {
        return Err(Fault::not_found());
    }
    let coach = form.read(|form| form.id::<UserId>("coach_id"));
    let coach = coach.ok_or_else(|| Fault::bad_request("coach-missing"))?;
    let mut db = act.write().await?;
    // The first click may have shut out whoever clicks again.
    if let Some(to) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&to, "flash-coach-changed"));
    }
    // A manager changes the coach of a protected person only together with that of others (`coaches`).
    let sight = Enrolment::sight(&mut db, &act.who, id).await?;
    Enrolment::assign(&mut db, &act.who, id, coach).await?;
    let to = match sight {
        Sight::Full => "/caseload".to_owned(),
        Sight::Outline if coach != act.who.id => "/caseload".to_owned(),
        Sight::Outline | Sight::Inspected | Sight::OnReason => format!("/enrolments/{id}"),
    };
    Submission::made(&mut db, &form.sending(), &act.who, &to).await?;
    db.commit().await?;
    Ok(done(&to, "flash-coach-changed"))
}
