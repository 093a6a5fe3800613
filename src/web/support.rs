//! The support of one person on one page: stage, pauses, promised contacts; and for managers, how the stages and the
//! promises of a project go. Moving on a stage and pausing are short questions (`stages`, `pauses`).

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Days, NaiveDate};

use super::choice::Choice;
use super::fault::Fault;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::promises::Line;
use super::query::Query;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::access::Sight;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::pause::Pause;
use crate::model::progress::{self, ProgressForm};
use crate::model::project::{Project, ProjectId};
use crate::model::promise::{self, CoachFigures, Figures, PromiseStatus};
use crate::model::support_stage::{self, Reached, StageTime};

#[derive(Template)]
#[template(path = "support/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    enrolment: Enrolment,
    acts: bool,
    today: NaiveDate,
    /// The present first, with the days in each.
    stages: Vec<(Reached, i64)>,
    pauses: Vec<Pause>,
    promises: Vec<Line>,
    kept: Figures,
}

pub async fn show(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let (sight, enrolment) = Enrolment::look(&mut visit.db, &visit.who, id).await?;
    if !matches!(sight, Sight::Full | Sight::Inspected) {
        return Err(Fault::not_found());
    }
    let (t, today) = (visit.t, visit.today());
    let mut left = enrolment.ended_on.unwrap_or(today);
    let stages = support_stage::reached(&mut visit.db, id).await?.into_iter().map(|reached| {
        let days = (left - reached.from_on).num_days();
        left = reached.from_on;
        (reached, days)
    });
    let stages = stages.collect();
    let promised = promise::of_enrolment(&mut visit.db, &enrolment).await?;
    let count = |status| promised.iter().filter(|one| one.status == status).count() as i64;
    let kept = Figures {
        kept: count(PromiseStatus::Kept),
        late: count(PromiseStatus::KeptLate),
        missed: count(PromiseStatus::Missed),
    };
    let pauses = Pause::of_enrolment(&mut visit.db, id).await?;
    visit.has_read("support", [id]).await?;
    let page = Show {
        acts: sight == Sight::Full,
        today,
        stages,
        pauses,
        promises: promised.iter().map(|one| Line::new(&t, id, "", one)).collect(),
        kept,
        enrolment,
        t,
        frame: visit.frame,
    };
    Ok(Page(page).into_response())
}

impl Show {
    fn paused(&self) -> Option<&Pause> {
        self.pauses.iter().find(|pause| pause.holds(self.today))
    }

    /// What is still ahead can be called off, and what is under way ended.
    fn can_go_on(&self) -> bool {
        self.pauses.iter().any(|pause| pause.until_on > self.today)
    }
}

/// Days that the figures look back when nobody says.
const USUAL_DAYS: u64 = 90;

#[derive(Template)]
#[template(path = "support/figures.html")]
struct InFigures {
    t: Texts,
    frame: Frame,
    query: Query,
    projects: Vec<Project>,
    project: Project,
    from: NaiveDate,
    to: NaiveDate,
    times: Vec<StageTime>,
    sum: Figures,
    coaches: Vec<CoachFigures>,
    forms: Vec<Choice>,
    form: Option<ProgressForm>,
}

pub async fn figures(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let projects = Project::managed_by(&mut visit.db, &visit.who).await?;
    let wanted = query.id::<ProjectId>("project");
    let chosen = projects.iter().find(|project| wanted.is_none_or(|wanted| project.id == wanted));
    let project = chosen.ok_or_else(Fault::not_found)?.clone();
    let to = query.date("to").unwrap_or(visit.today());
    let from = query.date("from").filter(|from| *from <= to).unwrap_or(to - Days::new(USUAL_DAYS));
    let db = &mut visit.db;
    let times = support_stage::times(db, &visit.who, project.id).await?;
    let (sum, coaches) = promise::figures(db, &visit.who, project.id, from, to).await?;
    let form = progress::chosen(db, project.id).await?;
    let page = InFigures {
        forms: visit.t.choices::<ProgressForm>(),
        t: visit.t,
        frame: visit.frame,
        query,
        projects,
        project,
        from,
        to,
        times,
        sum,
        coaches,
        form,
    };
    Ok(Page(page).into_response())
}

impl InFigures {
    /// Of those whose days are over.
    fn share(&self, n: i64, of: i64) -> String {
        crate::model::percent::half_up(n, of).map(|percent| self.t.percent(percent)).unwrap_or_default()
    }

    fn is_chosen(&self, choice: &Choice) -> bool {
        self.form.is_some_and(|form| form.code() == choice.value)
    }

    fn of_project(&self) -> impl Iterator<Item = &StageTime> {
        self.times.iter().filter(|time| time.coach.is_none())
    }

    fn of_coaches(&self) -> impl Iterator<Item = (&str, &StageTime)> {
        self.times.iter().filter_map(|time| Some((time.coach.as_deref()?, time)))
    }

    fn days(&self, days: &Option<i64>) -> String {
        days.map(|days| self.t.number(days)).unwrap_or_else(|| "–".to_owned())
    }
}
