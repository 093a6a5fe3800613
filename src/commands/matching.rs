//! `brygga match`: which slots fit a participant, or which of a coach's participants fit a slot, and why or why not.

use chrono::NaiveDate;

use super::{Failure, open, texts};
use crate::config::Config;
use crate::db::{Db, Read};
use crate::model::enrolment::Enrolment;
use crate::model::matching::{Circumstances, Finding, Judgement, Verdict};
use crate::model::slot::SlotId;
use crate::model::vacancy::{Period, Vacancy};
use crate::web::search::{mend, period_from, say, usual_period};
use crate::web::texts::Texts;

/// Slots that are read together.
const TOGETHER: i64 = 400;

/// Judges every open slot that the participant may have, for the period in which a placement would usually be: which
/// rules rule it out, what would mend that, and how many points each part gives. Those that fit come first, best first.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The participant (the ref of an enrolment)
    #[arg(long, value_name = "REF")]
    pub participant: String,
    /// The first day of the placement, such as 2026-12-01
    #[arg(long, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// The last day of the placement
    #[arg(long, value_name = "DATE", requires = "from")]
    pub to: Option<NaiveDate>,
    /// At most this many; all when it is not given
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print an array of {slot, fits, score, for, against}
    #[arg(long)]
    pub json: bool,
}

#[derive(serde::Serialize)]
struct Line {
    slot: String,
    fits: bool,
    score: i64,
    r#for: Vec<Reason>,
    against: Vec<Reason>,
}

#[derive(serde::Serialize)]
struct Reason {
    code: &'static str,
    /// Of a hundred; what is unknown gives half of its part.
    points: f64,
    text: String,
    /// Whether it alone makes that the slot does not fit.
    hard: bool,
    /// What would mend it: of what rules the slot out.
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<String>,
}

pub async fn run(config: &Config, args: Args) -> Result<(), Failure> {
    let db = open(config).await?;
    let t = texts(config);
    let period = period(&args, db.clock().today(), &t)?;
    let mut lines = lines(&db, &args.participant, period, &t).await?;
    if let Some(limit) = args.limit {
        lines.truncate(limit);
    }
    if args.json {
        say!("{}", serde_json::to_string(&lines)?);
        return Ok(());
    }
    for Line { slot, fits, score, against, .. } in lines {
        say!("{score:>3}  {}  {slot}", if fits { '+' } else { '-' });
        for reason in against.into_iter().filter(|reason| reason.mend.is_some()) {
            say!("        {}. {}", reason.text.trim_end_matches('.'), reason.mend.unwrap_or_default());
        }
    }
    Ok(())
}

fn period(args: &Args, today: NaiveDate, t: &Texts) -> Result<Period, Failure> {
    let usual = args.from.map_or_else(|| usual_period(today), period_from);
    let period = Period { to: args.to.unwrap_or(usual.to), ..usual };
    if period.to < period.from {
        return Err(t.say("cli-period").into());
    }
    Ok(period)
}

async fn lines(db: &Db, reference: &str, period: Period, t: &Texts) -> Result<Vec<Line>, Failure> {
    let mut db = db.read().await?;
    let enrolment = Enrolment::find_by_ref(&mut db, reference).await?;
    let enrolment = enrolment.ok_or_else(|| t.say("cli-no-participant").with("reference", reference))?;
    let mut judged = judged(&mut db, &enrolment, period).await?;
    // Of equals the newest, as the search page has it.
    judged.sort_by(|(a, _, one), (b, _, other)| {
        let best = other.fits.cmp(&one.fits).then(other.score.total_cmp(&one.score));
        best.then_with(|| b.cmp(a))
    });
    Ok(judged
        .into_iter()
        .map(|(_, slot, judgement)| line(slot, &judgement, &enrolment.given_name, t))
        .collect())
}

async fn judged(
    db: &mut Read,
    enrolment: &Enrolment,
    period: Period,
) -> Result<Vec<(SlotId, String, Judgement)>, Failure> {
    let circumstances = Circumstances::read(db, enrolment, period).await?;
    let (mut judged, mut after) = (Vec::new(), SlotId(0));
    loop {
        let some = Vacancy::open_to(db, enrolment.project_id, after, TOGETHER, period).await?;
        let Some(last) = some.iter().map(|vacancy| vacancy.slot.id).max() else { break };
        after = last;
        judged.extend(some.iter().map(|vacancy| {
            let slot = &vacancy.slot;
            (slot.id, slot.reference.clone(), circumstances.judge(vacancy))
        }));
    }
    Ok(judged)
}

fn line(slot: String, judgement: &Judgement, name: &str, t: &Texts) -> Line {
    // What is unknown gives half of its part; what has no part speaks for nothing.
    let is_against = |finding: &Finding| match finding.verdict() {
        Verdict::For => false,
        Verdict::Unknown => finding.part().is_none(),
        Verdict::Against => true,
    };
    let reasons = |against: bool| {
        let findings = judgement.findings.iter();
        findings
            .filter(|(finding, _)| is_against(finding) == against)
            .map(|(finding, points)| Reason {
                code: finding.code(),
                points: (f64::from(*points) * 10.0).round() / 10.0,
                text: say(t, finding, name),
                hard: finding.is_hard() && finding.verdict() == Verdict::Against,
                mend: mend(t, finding, name),
            })
            .collect()
    };
    let score = judgement.score.round() as i64;
    Line { slot, fits: judgement.fits, score, r#for: reasons(false), against: reasons(true) }
}
