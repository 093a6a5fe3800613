//! The coaches of a project and how many each has, for its manager: whose people nobody can act for, and all of one coach's
//! people given to another. People stand here by reference; those with a protected identity in the counts alone.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::coaching::{CoachStanding, Coaching};
use crate::model::enrolling::coaches_of;
use crate::model::enrolment::EnrolmentId;
use crate::model::project::{Project, ProjectId, name_of};
use crate::model::user::UserId;

/// References of one coach's people that are shown.
const MOST: usize = 40;

#[derive(Template)]
#[template(path = "coaches/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    id: ProjectId,
    project: String,
    /// Those who cannot act for their people first.
    coaches: Vec<Coaching>,
    /// Who may be given people.
    choices: Vec<Choice>,
    form: Form,
}

impl Index {
    async fn load(
        db: &mut Read,
        who: &Who,
        id: ProjectId,
        (t, frame): (Texts, Frame),
        form: Form,
    ) -> Result<Self, Fault> {
        let coaches = Coaching::of_project(db, who, id).await?;
        let project = name_of(db, id).await?;
        // Who manages and is a coach too gives nobody to themselves.
        let others = coaches_of(db, id).await?.into_iter().filter(|(id, _)| *id != who.id);
        let choices = others.map(|(id, name)| Choice::new(id, name)).collect();
        Ok(Self { t, frame, id, project, coaches, choices, form })
    }

    /// The field of the coach whose place in the list it is.
    fn select(&self, at: &usize) -> String {
        format!("coach_id-{}", at + 1)
    }

    fn name(&self, coach: &Coaching) -> String {
        match coach.standing {
            CoachStanding::Nobody => self.t.say("coaches-nobody").to_string(),
            _ => coach.name.clone(),
        }
    }

    fn tone(&self, coach: &Coaching) -> Tone {
        match coach.standing {
            CoachStanding::Works => Tone::Good,
            CoachStanding::Suspended | CoachStanding::Left | CoachStanding::Nobody => Tone::Bad,
        }
    }

    /// Whether somebody else must take over: then the people are named, and the form is open.
    fn is_gone(&self, coach: &Coaching) -> bool {
        coach.standing != CoachStanding::Works
    }

    /// What hinders a coach; that there is none says the heading.
    fn has_chip(&self, coach: &Coaching) -> bool {
        self.is_gone(coach) && coach.standing != CoachStanding::Nobody
    }

    fn from(&self, coach: &Coaching) -> String {
        coach.coach_id.map(|id| id.to_string()).unwrap_or_default()
    }

    fn named<'c>(&self, coach: &'c Coaching) -> &'c [(EnrolmentId, String)] {
        &coach.references[..coach.references.len().min(MOST)]
    }

    /// Of whom the page says no more: those who come after the first, and those who are named nowhere.
    fn more(&self, coach: &Coaching) -> i64 {
        coach.people + coach.followed - self.named(coach).len() as i64
    }

    fn others(&self, coach: &Coaching) -> Vec<&Choice> {
        let own = self.from(coach);
        self.choices.iter().filter(|choice| choice.value != own).collect()
    }
}

pub async fn index(mut visit: Visit, Path(id): Path<ProjectId>) -> Result<Response, Fault> {
    let shown = (visit.t, visit.frame);
    Ok(Page(Index::load(&mut visit.db, &visit.who, id, shown, Form::new()).await?).into_response())
}

/// Everybody of one coach, or of nobody, has another from now on.
pub async fn give(act: Act, Path(id): Path<ProjectId>, mut form: Form) -> Result<Response, Fault> {
    let told = form.read(|form| {
        let (from, to) = (form.optional_id::<UserId>("from"), form.optional_id::<UserId>("coach_id"));
        Some((from?, to?))
    });
    let mut db = act.write().await?;
    // Whose project it is not learns nothing of what the form lacks.
    Project::find_managed(&mut db, &act.who, id).await?;
    let (from, to) = told.ok_or_else(|| Fault::bad_request("coach-missing"))?;
    let Some(to) = to else {
        db.rollback().await?;
        let shown = (act.t, act.frame.clone());
        let mut page = Index::load(&mut act.read().await?, &act.who, id, shown, form).await?;
        let at = page.coaches.iter().position(|coach| coach.coach_id == from).ok_or_else(Fault::not_found)?;
        let select = page.select(&at);
        page.form.fault(&select, Message::new("coach-missing"));
        page.form.called(&select, "coach-new");
        return Ok(Page(page).again());
    };
    Coaching::give_all(&mut db, &act.who, id, from, to).await?;
    db.commit().await?;
    Ok(done(&format!("/projects/{id}/coaches"), "flash-coaches-changed"))
}
