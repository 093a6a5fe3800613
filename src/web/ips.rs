//! The items of IPS-25 as they follow from what is logged, for the managers of a project: the scale, one item with its rows,
//! and a reviewer's score of an item that nothing is computed for. The single rows are in `rows`.

pub mod rows;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::ips::{self, Item, Review, Scale, Underlying, since};
use crate::model::project::{Project, ProjectId};
use crate::model::submission::Submission;

#[derive(Template)]
#[template(path = "ips/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    projects: Vec<Project>,
    project: Project,
    scale: Scale,
}

#[derive(Template)]
#[template(path = "ips/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    project: Project,
    item: Item,
    since: NaiveDate,
}

/// The project asked about, of those that the person manages; without a wish the first.
async fn chosen(db: &mut Read, who: &Who, query: &Query) -> Result<(Vec<Project>, Project), Fault> {
    let projects = Project::managed_by(db, who).await?;
    let wanted = query.id::<ProjectId>("project");
    let project = projects.iter().find(|project| wanted.is_none_or(|wanted| project.id == wanted)).cloned();
    Ok((projects, project.ok_or_else(Fault::not_found)?))
}

pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let (projects, project) = chosen(&mut visit.db, &visit.who, &query).await?;
    let scale = Scale::of_project(&mut visit.db, &visit.who, project.id).await?;
    Ok(Page(Index { t: visit.t, frame: visit.frame, query, projects, project, scale }).into_response())
}

pub async fn show(mut visit: Visit, Path(number): Path<i64>, query: Query) -> Result<Response, Fault> {
    let (_, project) = chosen(&mut visit.db, &visit.who, &query).await?;
    let item = ips::item(&mut visit.db, &visit.who, project.id, number).await?;
    let since = since(number, visit.today());
    Ok(Page(Show { t: visit.t, frame: visit.frame, project, item, since }).into_response())
}

/// What an item is called.
fn called(t: &Texts, number: i64) -> &'static str {
    t.find(&format!("ips-item-{number}")).unwrap_or_default()
}

/// A number as it was counted: with one decimal where it is not whole.
fn counted(t: &Texts, number: i64, times: i64) -> String {
    let times = times.max(1);
    if number % times == 0 { t.number(number / times) } else { t.decimal(number * 10 / times) }
}

/// "18,5 dagar".
fn figure(t: &Texts, item: &Item) -> String {
    let Some((anchors, computed)) = &item.computed else { return String::new() };
    match (item.figure(), computed.lack) {
        (Some(tenths), _) => t
            .say("ips-figure")
            .with("figure", t.decimal(tenths))
            .with("unit", t.code(anchors.unit))
            .to_string(),
        (None, Some(lack)) => t.say("ips-lack").with("why", t.code(lack)).to_string(),
        (None, None) => String::new(),
    }
}

/// How many people a figure tells of, of all; empty where it tells of them all.
fn told_of(t: &Texts, item: &Item) -> String {
    match &item.computed {
        Some((_, computed)) if computed.left_out > 0 => t
            .say("ips-left-out")
            .with("n", computed.n)
            .with("of", computed.n + computed.left_out)
            .with("out", computed.left_out)
            .to_string(),
        _ => String::new(),
    }
}

fn tone(score: Option<i64>) -> Tone {
    match score {
        Some(4..) => Tone::Good,
        Some(3) => Tone::Info,
        Some(_) => Tone::Warn,
        None => Tone::Calm,
    }
}

impl Index {
    fn called(&self, item: &Item) -> &'static str {
        called(&self.t, item.number)
    }

    fn figure(&self, item: &Item) -> String {
        figure(&self.t, item)
    }

    fn told_of(&self, item: &Item) -> String {
        told_of(&self.t, item)
    }

    fn score(&self, item: &Item) -> String {
        item.score().map_or_else(|| "–".to_owned(), |score| score.to_string())
    }

    fn tone(&self, item: &Item) -> Tone {
        tone(item.score())
    }
}

impl Show {
    fn called(&self) -> &'static str {
        called(&self.t, self.item.number)
    }

    fn figure(&self) -> String {
        figure(&self.t, &self.item)
    }

    fn told_of(&self) -> String {
        told_of(&self.t, &self.item)
    }

    fn score(&self) -> String {
        self.item.score().map_or_else(|| "–".to_owned(), |score| score.to_string())
    }

    fn tone(&self) -> Tone {
        tone(self.item.score())
    }

    fn has_days(&self) -> bool {
        let rows = self.item.computed.iter().flat_map(|(_, computed)| &computed.rows);
        rows.into_iter().any(|row| row.from.is_some())
    }

    fn date(&self, day: &Option<NaiveDate>) -> String {
        day.map(|day| self.t.date(day)).unwrap_or_default()
    }

    fn counted(&self, number: &i64, times: &i64) -> String {
        counted(&self.t, *number, *times)
    }

    fn what<'a>(&self, row: &'a Underlying) -> &'a str {
        let nobody = self.t.find("ips-no-coach").unwrap_or_default();
        if row.what.is_empty() { nobody } else { &row.what }
    }

    /// What is needed for each score.
    fn needed(&self) -> Vec<(i64, String)> {
        let Some((anchors, _)) = &self.item.computed else { return Vec::new() };
        let words = if anchors.at_most { "ips-at-most" } else { "ips-at-least" };
        let line = |(score, tenths): (i64, &i64)| {
            (score, self.t.say(words).with("figure", self.t.decimal(*tenths)).to_string())
        };
        (2..=5).rev().zip(&anchors.needed).map(line).collect()
    }
}

pub async fn ask(mut visit: Visit, Path(number): Path<i64>, query: Query) -> Result<Response, Fault> {
    let (_, project) = chosen(&mut visit.db, &visit.who, &query).await?;
    let item = scored(ips::item(&mut visit.db, &visit.who, project.id, number).await?)?;
    let form = Form::new().and("reviewed_on", visit.today());
    Ok(question(&visit.t, &item, &project).ask(visit.t, visit.frame, form))
}

pub async fn create(
    act: Act,
    Path(number): Path<i64>,
    query: Query,
    mut form: Form,
) -> Result<Response, Fault> {
    let (project, item) = {
        let mut db = act.read().await?;
        let (_, project) = chosen(&mut db, &act.who, &query).await?;
        let item = scored(ips::item(&mut db, &act.who, project.id, number).await?)?;
        (project, item)
    };
    let told = form.read(|form| {
        let (score, reviewed_on) = (form.integer("score", 1..=5), form.date("reviewed_on"));
        let (reviewer, note) = (form.text("reviewer", 2..=120), form.optional_text("note", 1000));
        let note = note?.unwrap_or_default();
        Some(Review { item: number, score: score?, reviewed_on: reviewed_on?, reviewer: reviewer?, note })
    });
    let Some(told) = told else { return Ok(question(&act.t, &item, &project).again(act, form)) };
    let location = format!("/ips?project={}", project.id);
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-ips-reviewed"));
    }
    match ips::review(&mut db, &act.who, project.id, told).await {
        Ok(()) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-ips-reviewed"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            question(&act.t, &item, &project).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

/// Only what is not computed is scored by hand.
fn scored(item: Item) -> Result<Item, Fault> {
    if item.computed.is_some() { Err(Fault::not_found()) } else { Ok(item) }
}

fn question(t: &Texts, item: &Item, project: &Project) -> Question {
    let number = item.number;
    let scores = (1..=5).rev().map(|score| Choice::new(score, score)).collect();
    Question {
        title: t.say("ips-review-title").with("number", number).with("name", called(t, number)).to_string(),
        lead: t.say("ips-review-lead").to_string(),
        action: format!("/ips/{number}/review?project={}", project.id),
        back: (format!("/ips?project={}", project.id), t.say("ips-title").to_string()),
        button: "save",
        fields: vec![
            Field::new("score", "ips-score", Kind::Radios(scores)),
            Field::day("reviewed_on", "ips-reviewed-on"),
            Field::new("reviewer", "ips-reviewer", Kind::Line),
            Field::new("note", "ips-note", Kind::Words).optional(),
        ],
        instead: vec![],
    }
}
