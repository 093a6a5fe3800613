//! The report on handovers: a page with its definitions, a file for Excel, and the words of the command line. For managers
//! of the project. The counting is `model::handover_report`.

use askama::Template;
use axum::response::{IntoResponse, Response};

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
use crate::model::handover_report::{Figures, Halves, HandoverReport};

#[derive(Template)]
#[template(path = "handover_report/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    query: Query,
    form: Form,
    projects: Vec<Choice>,
    /// None when the period ends before it begins.
    report: Option<HandoverReport>,
}

impl Show {
    fn days(&self, median: &Option<Halves>) -> String {
        days(&self.t, *median)
    }
}

pub async fn show(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let asked = Asked::of(&mut visit, &query).await?;
    let (form, projects) = (asked.form(), asked.projects());
    let report = match form.has_faults() {
        true => None,
        false => {
            let (project, from, to) = (asked.project.id, asked.from, asked.to);
            Some(HandoverReport::find(&mut visit.db, &visit.who, project, from, to).await?)
        }
    };
    let page = Page(Show { t: visit.t, frame: visit.frame, query, form, projects, report });
    Ok(if page.0.form.has_faults() { page.again() } else { page.into_response() })
}

pub async fn csv(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let asked = Asked::of(&mut visit, &query).await?;
    if asked.form().has_faults() {
        return show(visit, query).await;
    }
    let (project, from, to) = (asked.project.id, asked.from, asked.to);
    let report = HandoverReport::find(&mut visit.db, &visit.who, project, from, to).await?;
    Ok(file(&report, &visit.t).into_response())
}

const HEADINGS: [&str; 12] = [
    "handover-report-sent",
    "handover-report-accepted",
    "handover-report-declined",
    "handover-report-expired",
    "handover-report-revoked",
    "handover-report-waiting",
    "handover-report-met",
    "handover-report-median-to-accepted",
    "handover-report-median-to-met",
    "handover-report-overlap",
    "handover-report-gap",
    "handover-report-people",
];

fn cells(t: &Texts, figures: &Figures) -> [String; 12] {
    let number = |count: i64| count.to_string();
    [
        number(figures.sent),
        number(figures.accepted),
        number(figures.declined),
        number(figures.expired),
        number(figures.revoked),
        number(figures.waiting),
        number(figures.met),
        days(t, figures.median_days_to_accepted),
        days(t, figures.median_days_to_met),
        number(figures.overlap_days),
        number(figures.gap_days),
        number(figures.people_with_gap),
    ]
}

/// A median as people write it; empty when there is none.
fn days(t: &Texts, median: Option<Halves>) -> String {
    match median {
        None => String::new(),
        Some(Halves(halves)) if halves % 2 == 0 => t.number(halves / 2),
        Some(Halves(halves)) => t.decimal(halves * 5),
    }
}

fn file(report: &HandoverReport, t: &Texts) -> CsvFile {
    let mut file = CsvFile::new(format!("handovers-{}-{}", report.from, report.to));
    let said = |id: &str| t.say(id).to_string();
    file.row([said("handover-report-receiver")].into_iter().chain(HEADINGS.map(said)));
    for receiver in &report.by_receiver {
        file.row([receiver.name.clone()].into_iter().chain(cells(t, &receiver.figures)));
    }
    file.row([said("handover-report-all")].into_iter().chain(cells(t, &report.all)));
    file
}

/// The whole report in lines, for `brygga report handovers` without `--json`.
pub fn lines(report: &HandoverReport, t: &Texts) -> String {
    let mut text = format!("{}, {}\n", report.project_name, t.period(report.from, report.to));
    let all = (t.say("handover-report-all").to_string(), &report.all);
    let receivers = report.by_receiver.iter().map(|receiver| (receiver.name.clone(), &receiver.figures));
    let width = HEADINGS.iter().map(|id| t.say(id).to_string().chars().count()).max().unwrap_or(0);
    for (name, figures) in [all].into_iter().chain(receivers) {
        text += &format!("\n{name}\n");
        for (heading, cell) in HEADINGS.iter().zip(cells(t, figures)) {
            let heading = t.say(heading).to_string();
            text += format!("  {heading:<width$}  {cell:>6}").trim_end();
            text.push('\n');
        }
    }
    text
}
