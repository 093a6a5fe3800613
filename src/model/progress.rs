//! Distance travelled (H06): the person's own answers to a short form, and the coach's, every third month. The form is
//! chosen by the project, of our own; its wording is locked, so that answers over time are answers to the same thing: a new
//! wording is a new form. Instruments of others are not here, and would never be altered. Not an outcome, and no condition
//! for anything. When it is time again stands on the coach's home, on the team's agenda and on the own page.

use chrono::{Days, NaiveDate};
use sqlx::types::Json;

use super::access::Who;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::own_page::Own;
use super::pause;
use super::project::ProjectId;
use super::user::UserId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

/// The answers that there are.
pub const LEAST: i64 = 1;
pub const MOST: i64 = 5;
/// Days between two times.
pub(super) const EVERY: u64 = 91;

crate::model::codes::codes! {
    /// A form, with the edition of its wording.
    pub enum ProgressForm = "progress_form" { Short1 = "short_1", Work1 = "work_1" }

    pub enum Rater = "rater" { Participant = "participant", Coach = "coach" }
}

impl ProgressForm {
    /// How many statements it has.
    pub const fn statements(self) -> usize {
        match self {
            Self::Short1 => 6,
            Self::Work1 => 8,
        }
    }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Rating {
    pub rater: Rater,
    pub rated_on: NaiveDate,
    pub answers: Json<Vec<i64>>,
    pub comment: String,
}

impl Rating {
    /// In tenths.
    pub fn mean(&self) -> Option<i64> {
        super::percent::one_decimal(self.answers.0.iter().sum(), self.answers.0.len() as i64)
    }
}

/// Chooses a project's form, or none. By its managers; answers to another form stay.
pub async fn choose(db: &mut Write, who: &Who, project: ProjectId, form: Option<ProgressForm>) -> Result<()> {
    if !who.manages(project) {
        return Err(Error::NotFound);
    }
    if chosen(db, project).await? == form {
        return Ok(());
    }
    db.query("UPDATE projects SET progress_form = $2 WHERE id = $1").bind(project).bind(form).run().await?;
    Event::new("progress_form_chosen", "project", project.0)
        .by(who.id)
        .within(project)
        .with("form", form.map_or("none", |form| form.code()))
        .write(db)
        .await
}

/// The form of a project; none when it has chosen none.
pub async fn chosen(db: &mut Read, project: ProjectId) -> Result<Option<ProgressForm>> {
    Ok(db.query("SELECT progress_form FROM projects WHERE id = $1").bind(project).value().await?)
}

/// Enters answers. By the own coach, who has asked the person.
pub async fn rate(
    db: &mut Write,
    who: &Who,
    id: EnrolmentId,
    form: ProgressForm,
    rating: Rating,
) -> Result<()> {
    let enrolment = Enrolment::find_active(db, who, id).await?;
    if chosen(db, enrolment.project_id).await? != Some(form) {
        return Err(Error::Stale);
    }
    if rating.rated_on > db.today() {
        return Err(Refusal::DateInFuture.into());
    }
    enrolment.has_day(rating.rated_on)?;
    keep(db, Some(who.id), id, form, rating).await
}

/// The participant's own answers today, on the own page. `Stale` when the project has chosen another form meanwhile.
pub async fn rate_own(
    db: &mut Write,
    own: &Own,
    form: ProgressForm,
    answers: Vec<i64>,
    comment: String,
) -> Result<()> {
    let id = own.enrolment_id();
    Enrolment::lock(db, id).await?;
    let enrolment = Enrolment::load(db, id).await?;
    if enrolment.is_ended() {
        return Err(Refusal::EnrolmentEnded.into());
    }
    if chosen(db, enrolment.project_id).await? != Some(form) {
        return Err(Error::Stale);
    }
    let (rater, rated_on) = (Rater::Participant, db.today());
    keep(db, None, id, form, Rating { rater, rated_on, answers: Json(answers), comment }).await
}

/// The form that the participant may answer now, and the day it is next asked; none when the project has chosen none or the
/// enrolment has ended.
pub async fn own_form(db: &mut Read, own: &Own) -> Result<Option<(ProgressForm, NaiveDate)>> {
    let enrolment = Enrolment::load(db, own.enrolment_id()).await?;
    let form = chosen(db, enrolment.project_id).await?.filter(|_| !enrolment.is_ended());
    let Some(form) = form else { return Ok(None) };
    let ratings = ratings(db, enrolment.id, form).await?;
    Ok(Some((form, next_on(enrolment.enrolled_on, &ratings, Rater::Participant))))
}

/// The caller has locked the enrolment. `by` is none when the participant does it.
async fn keep(
    db: &mut Write,
    by: Option<UserId>,
    id: EnrolmentId,
    form: ProgressForm,
    rating: Rating,
) -> Result<()> {
    let within = rating.answers.0.iter().all(|answer| (LEAST..=MOST).contains(answer));
    if !within || rating.answers.0.len() != form.statements() {
        return Err(Refusal::ScoreOutsideScale { least: LEAST, most: MOST }.into());
    }
    let now = db.now();
    let entered = db
        .query(
            "INSERT INTO progress_ratings (enrolment_id, form, rater, rated_on, answers, comment, entered_by, entered_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        )
        .bind(id)
        .bind(form)
        .bind(rating.rater)
        .bind(rating.rated_on)
        .bind(Json(rating.answers.0))
        .bind(rating.comment)
        .bind(by)
        .bind(now)
        .run()
        .await?;
    if entered == 0 {
        return Err(Refusal::AlreadyRated.into());
    }
    Event::new("progress_rated", "enrolment", id.0)
        .by_whom(by)
        .about(id)
        .with("rater", rating.rater.code())
        .with("on", rating.rated_on.to_string())
        .write(db)
        .await
}

/// Somebody whose answers are due: who has not answered yet, or not for three months.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DueRating {
    pub enrolment_id: EnrolmentId,
    given_name: String,
    family_name: String,
    project_id: ProjectId,
    /// The day of the person's latest answers, and of the coach's.
    pub own_on: Option<NaiveDate>,
    pub coach_on: Option<NaiveDate>,
}

impl DueRating {
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// Whose answers are due on a day.
    pub fn raters(&self, today: NaiveDate) -> Vec<Rater> {
        let is_due = |on: Option<NaiveDate>| on.is_none_or(|on| on + Days::new(EVERY) <= today);
        let both = [(Rater::Participant, self.own_on), (Rater::Coach, self.coach_on)];
        both.into_iter().filter(|(_, on)| is_due(*on)).map(|(rater, _)| rater).collect()
    }
}

/// The coach's people whose answers are due, who has waited longest first; nobody who is paused.
pub async fn due_of_coach(db: &mut Read, who: &Who) -> Result<Vec<DueRating>> {
    let today = db.today();
    let of = |rater: &str| {
        format!(
            "(SELECT MAX(r.rated_on) FROM progress_ratings r WHERE r.enrolment_id = e.id AND r.form = j.progress_form AND r.rater = '{rater}')"
        )
    };
    let mut due: Vec<DueRating> = db
        .built(format!(
            "SELECT e.id AS enrolment_id, t.given_name, t.family_name, e.project_id, {} AS own_on, {} AS coach_on
             FROM enrolments e JOIN participants t ON t.id = e.participant_id JOIN projects j ON j.id = e.project_id
             WHERE e.coach_id = $1 AND e.ended_on IS NULL AND j.progress_form IS NOT NULL AND {} IS NULL
             ORDER BY t.family_name COLLATE sv, t.given_name COLLATE sv, e.id",
            of("participant"),
            of("coach"),
            pause::until("$2")
        ))
        .bind(who.id)
        .bind(today)
        .all()
        .await?;
    due.retain(|one| who.coaches(one.project_id) && !one.raters(today).is_empty());
    due.sort_by_key(|one| one.own_on.min(one.coach_on));
    Ok(due)
}

/// The answers to a form, the earliest first. The caller has been let in to the enrolment.
pub async fn ratings(db: &mut Read, id: EnrolmentId, form: ProgressForm) -> Result<Vec<Rating>> {
    Ok(db
        .query(
            "SELECT rater, rated_on, answers, comment FROM progress_ratings WHERE enrolment_id = $1 AND form = $2 ORDER BY rated_on, id",
        )
        .bind(id)
        .bind(form)
        .all()
        .await?)
}

/// The day to ask next: at once, then every third month.
pub fn next_on(enrolled_on: NaiveDate, ratings: &[Rating], rater: Rater) -> NaiveDate {
    let last = ratings.iter().filter(|rating| rating.rater == rater).map(|rating| rating.rated_on).max();
    last.map_or(enrolled_on, |last| last + Days::new(EVERY))
}
