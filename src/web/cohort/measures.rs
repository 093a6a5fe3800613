//! The cohort report's figures as people read them: each with its name, what it counts, its value and what it is of. The
//! page, the CSV file and the command line show the same list. The counting is `model::cohort`.

use crate::model::cohort::{Cohort, Share, Tenths};
use crate::web::texts::Texts;

/// Figures that belong together, under the text `title`.
#[derive(Debug)]
pub struct Chapter {
    pub title: &'static str,
    pub measures: Vec<Measure>,
}

/// One figure: the ids of its name and of its definition.
#[derive(Debug)]
pub struct Measure {
    pub name: &'static str,
    pub means: &'static str,
    pub figure: Figure,
}

#[derive(Clone, Copy, Debug)]
pub enum Figure {
    Share(Share),
    /// A mean or a median over so many ended enrolments.
    Months(Tenths, i64),
    Hours(Tenths, i64),
}

/// A part of a whole: its name, its count and its percent.
#[derive(Debug)]
pub struct Part {
    pub name: String,
    pub count: i64,
    pub percent: i64,
}

/// Parts of the same people, under the text `title`.
pub struct Table {
    pub title: &'static str,
    pub means: String,
    pub parts: Vec<Part>,
    /// How many people it is about.
    pub of: i64,
}

impl Figure {
    /// 48 %, or 6,5 månader; a dash when there is nobody to count.
    pub fn shown(&self, t: &Texts) -> String {
        match self {
            Self::Share(Share { of: 0, .. }) | Self::Months(_, 0) | Self::Hours(_, 0) => "–".to_owned(),
            Self::Share(share) => t.percent(share.percent),
            Self::Months(tenths, _) => t.say("cohort-months").with("months", t.decimal(tenths.0)).to_string(),
            Self::Hours(tenths, _) => t.say("cohort-hours").with("hours", t.decimal(tenths.0)).to_string(),
        }
    }

    /// 110 av 227
    pub fn basis(&self, t: &Texts) -> String {
        match self {
            Self::Share(share) => {
                t.say("cohort-count-of").with("count", share.count).with("of", share.of).to_string()
            }
            Self::Months(_, of) | Self::Hours(_, of) => t.say("cohort-mean-of").with("of", *of).to_string(),
        }
    }

    /// Of a hundred, for a bar; none for what is no share.
    pub fn percent(&self) -> Option<i64> {
        match self {
            Self::Share(share) => Some(share.percent),
            Self::Months(..) | Self::Hours(..) => None,
        }
    }
}

/// All figures but the rows of a whole, in the order in which a project is told: who, what, and what came of it.
pub fn chapters(cohort: &Cohort) -> Vec<Chapter> {
    let share = |name, means, share| Measure { name, means, figure: Figure::Share(share) };
    let ended = cohort.ended;
    vec![
        Chapter {
            title: "cohort-who",
            measures: vec![
                share("cohort-women", "cohort-women-means", cohort.women_over_30),
                share("cohort-primary", "cohort-primary-means", cohort.education_primary),
                share("cohort-fk", "cohort-fk-means", cohort.income_fk),
                share("cohort-no-income", "cohort-no-income-means", cohort.income_none),
                share("cohort-support-years", "cohort-support-years-means", cohort.support_12_59_months),
                share("cohort-support-long", "cohort-support-long-means", cohort.support_60_months_or_more),
            ],
        },
        Chapter {
            title: "cohort-what",
            measures: vec![
                share("cohort-team", "cohort-team-means", cohort.team_meeting),
                share("cohort-course", "cohort-course-means", cohort.course),
                share("cohort-contracted", "cohort-contracted-means", cohort.work_training_contracted),
                share("cohort-other", "cohort-other-means", cohort.work_training_other),
                share("cohort-three", "cohort-three-means", cohort.three_activities),
                Measure {
                    name: "cohort-mean-hours",
                    means: "cohort-mean-hours-means",
                    figure: Figure::Hours(cohort.mean_hours, ended),
                },
            ],
        },
        Chapter {
            title: "cohort-outcome",
            measures: vec![
                share("cohort-work", "cohort-work-means", cohort.to_work_or_studies),
                share("cohort-ordinary", "cohort-ordinary-means", cohort.to_ordinary_measures),
                Measure {
                    name: "cohort-mean-months",
                    means: "cohort-mean-months-means",
                    figure: Figure::Months(cohort.mean_months, ended),
                },
                Measure {
                    name: "cohort-median-months",
                    means: "cohort-median-months-means",
                    figure: Figure::Months(cohort.median_months, ended),
                },
            ],
        },
    ]
}

/// Who the participants are, in parts of a whole, each with its definition.
pub fn tables(cohort: &Cohort, t: &Texts) -> Vec<Table> {
    let all = cohort.participants;
    let table = |title, means, parts, of| Table { title, means: t.say(means).to_string(), parts, of };
    let referring = by_referring_municipality(cohort);
    let mut tables = vec![
        table("cohort-by-municipality", "cohort-by-municipality-means", by_municipality(cohort), all),
        table("cohort-by-referrer", "cohort-by-referrer-means", by_referrer(cohort, t), all),
    ];
    if !referring.is_empty() {
        tables.push(Table {
            title: "cohort-by-referring-municipality",
            means: referring_means(cohort, t),
            parts: referring,
            of: cohort.by_referring_municipality.named,
        });
    }
    tables.push(table("cohort-income", "cohort-income-means", income(cohort, t), all));
    tables
}

/// What the percents are of, so that who compares them with another table knows when they cannot agree.
fn referring_means(cohort: &Cohort, t: &Texts) -> String {
    let referring = &cohort.by_referring_municipality;
    let means = t.say("cohort-by-referring-municipality-means").with("of", referring.named).to_string();
    match referring.unnamed {
        0 => means,
        count => format!("{means} {}", t.say("cohort-referring-unnamed").with("count", count)),
    }
}

fn by_municipality(cohort: &Cohort) -> Vec<Part> {
    let rows = cohort.by_municipality.iter();
    rows.map(|row| Part { name: row.name.to_owned(), count: row.count, percent: row.percent }).collect()
}

/// Those that municipalities referred; nothing when they referred nobody.
fn by_referring_municipality(cohort: &Cohort) -> Vec<Part> {
    let referring = &cohort.by_referring_municipality;
    let rows = referring.rows.iter().filter(|_| referring.named > 0);
    rows.map(|row| Part { name: row.name.to_owned(), count: row.count, percent: row.percent }).collect()
}

fn by_referrer(cohort: &Cohort, t: &Texts) -> Vec<Part> {
    let rows = cohort.by_referrer.iter();
    rows.map(|row| Part { name: t.code(row.referrer).to_owned(), count: row.count, percent: row.percent })
        .collect()
}

fn income(cohort: &Cohort, t: &Texts) -> Vec<Part> {
    let rows = cohort.income.iter();
    rows.map(|row| Part {
        name: t.code(row.source).to_owned(),
        count: row.share.count,
        percent: row.share.percent,
    })
    .collect()
}
