//! The cohort report: a page with pictures and definitions, a file for Excel, and the words of the command line. For
//! managers of the project. The counting is `model::cohort`.

mod lines;
mod measures;

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::chart::{Bars, Progress};
use super::choice::Choice;
use super::csv_file::CsvFile;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::query::Query;
use super::report::Asked;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::cohort::Cohort;
use measures::{Chapter, Measure, Part, Table};

pub use lines::lines;

#[derive(Template)]
#[template(path = "cohort/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    form: Form,
    projects: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "cohort/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    query: Query,
    form: Form,
    projects: Vec<Choice>,
    /// None when the period ends before it begins.
    shown: Option<Shown>,
}

/// The report, drawn.
struct Shown {
    cohort: Cohort,
    chapters: Vec<Chapter>,
    tables: Vec<Drawn>,
}

/// Parts of a whole as bars.
struct Drawn {
    title: &'static str,
    means: String,
    bars: Bars,
}

impl Shown {
    fn new(cohort: Cohort, t: &Texts) -> Self {
        let drawn = |Table { title, means, parts, of }: Table| {
            let row = |part: Part| {
                let shown = t
                    .say("cohort-part")
                    .with("count", part.count)
                    .with("of", of)
                    .with("percent", t.percent(part.percent));
                (part.name, part.percent, shown.to_string())
            };
            // Shares of a whole: a third fills a third.
            Drawn { title, means, bars: Bars::new(100, parts.into_iter().map(row)) }
        };
        Self {
            chapters: measures::chapters(&cohort),
            tables: measures::tables(&cohort, t).into_iter().map(drawn).collect(),
            cohort,
        }
    }

    fn progress(&self, measure: &Measure) -> Option<Progress> {
        measure.figure.percent().map(|percent| Progress::new(percent, 100, None))
    }
}

/// `/reports`: which reports there are.
pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let asked = Asked::of(&mut visit, &query).await?;
    let (form, projects) = (asked.form(), asked.projects());
    Ok(Page(Index { t: visit.t, frame: visit.frame, form, projects }).into_response())
}

pub async fn show(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let asked = Asked::of(&mut visit, &query).await?;
    let (form, projects) = (asked.form(), asked.projects());
    let shown = match form.has_faults() {
        true => None,
        false => {
            let (project, from, to) = (asked.project.id, asked.from, asked.to);
            Some(Shown::new(Cohort::find(&mut visit.db, &visit.who, project, from, to).await?, &visit.t))
        }
    };
    let page = Page(Show { t: visit.t, frame: visit.frame, query, form, projects, shown });
    Ok(if page.0.form.has_faults() { page.again() } else { page.into_response() })
}

pub async fn csv(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let asked = Asked::of(&mut visit, &query).await?;
    if asked.form().has_faults() {
        return show(visit, query).await;
    }
    let (project, from, to) = (asked.project.id, asked.from, asked.to);
    let cohort = Cohort::find(&mut visit.db, &visit.who, project, from, to).await?;
    Ok(file(&cohort, &visit.t).into_response())
}

fn file(cohort: &Cohort, t: &Texts) -> CsvFile {
    let mut file = CsvFile::new(format!("cohort-{}-{}", cohort.from, cohort.to));
    let headings = [
        "cohort-csv-chapter",
        "cohort-csv-figure",
        "cohort-csv-count",
        "cohort-csv-of",
        "cohort-csv-value",
        "cohort-csv-means",
    ];
    file.row(headings.map(|id| t.say(id).to_string()));
    let mut row = |chapter: &str, name: &str, count: &str, of: &str, value: &str, means: &str| {
        file.row([chapter, name, count, of, value, means]);
    };
    let said = |id: &str| t.say(id).to_string();
    let all = cohort.participants.to_string();
    for (name, count, means) in [
        ("cohort-participants", cohort.participants, "cohort-participants-means"),
        ("cohort-ended", cohort.ended, "cohort-ended-means"),
    ] {
        let count = count.to_string();
        row(&cohort.project_name, &said(name), &count, &all, "", &said(means));
    }
    for Table { title, means, parts, of } in measures::tables(cohort, t) {
        for part in parts {
            let (count, percent) = (part.count.to_string(), t.percent(part.percent));
            row(&said(title), &part.name, &count, &of.to_string(), &percent, &means);
        }
    }
    for chapter in measures::chapters(cohort) {
        for measure in chapter.measures {
            let (count, of) = match measure.figure {
                measures::Figure::Share(share) => (share.count.to_string(), share.of.to_string()),
                measures::Figure::Months(_, of) | measures::Figure::Hours(_, of) => {
                    (String::new(), of.to_string())
                }
            };
            let value = measure.figure.shown(t);
            row(&said(chapter.title), &said(measure.name), &count, &of, &value, &said(measure.means));
        }
    }
    file
}
