//! Distance travelled (H06): the person's own answers to a short form, and the coach's, every third month. The form is
//! chosen by the project, of our own; its wording is locked, so that answers over time are answers to the same thing: a new
//! wording is a new form. Instruments of others are not here, and would never be altered. Not an outcome, and no condition
//! for anything.

use chrono::{Days, NaiveDate};
use sqlx::types::Json;

use super::access::Who;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::project::ProjectId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

/// The answers that there are.
pub const LEAST: i64 = 1;
pub const MOST: i64 = 5;
/// Days between two times.
const EVERY: u64 = 91;

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
    if rating.rated_on < enrolment.enrolled_on {
        return Err(Refusal::ActivityOutsideEnrolment { from: enrolment.enrolled_on }.into());
    }
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
        .bind(who.id)
        .bind(now)
        .run()
        .await?;
    if entered == 0 {
        return Err(Refusal::AlreadyRated.into());
    }
    Event::new("progress_rated", "enrolment", id.0)
        .by(who.id)
        .about(id)
        .with("rater", rating.rater.code())
        .with("on", rating.rated_on.to_string())
        .write(db)
        .await
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
