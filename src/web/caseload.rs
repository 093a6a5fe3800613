//! The coach's home: everybody with their next step, overdue first; and on a second tab colleagues' participants in
//! outline. Every step is a link to where it is done; one thing is done here, because it is done many times a day: people
//! are ticked, and what was done with them is logged once (`activities`).

mod row;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::{Page, Partial};
use super::query::Query;
use super::steps::near;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::attendance::dispute::{Dispute, Waiting};
use crate::model::caseload::{Answer, Case, Caseload, Outlines, outlines};
use crate::model::codes::{ActivityKind, Role};
use crate::model::employer::DueStep;
use crate::model::enrolment::EnrolmentId;
use crate::model::placement::Placement;
use crate::model::plan::{self, LateStep};
use crate::model::progress::{self, DueRating};
use crate::model::saved_search::SavedSearch;
use crate::model::user::User;

use row::{Row, is_quiet, lacks_consent};

/// Colleagues' participants on one page.
const MOST: usize = 50;
/// People with late steps of plans on the coach's home, and steps with employers.
const MOST_LATE: usize = 12;

crate::model::codes::codes! {
    /// Which of the coach's people the list is about.
    pub enum Show = "caseload_show" {
        All = "all", Overdue = "overdue", Promises = "promises", Answers = "answers", Ending = "ending",
        Without = "without", Consent = "consent", Quiet = "quiet", Paused = "paused",
    }
}

#[derive(Template)]
#[template(path = "caseload/index.html", blocks = ["people"])]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    form: Form,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
    show: Show,
    tabs: Vec<Tab>,
    late: Vec<Row>,
    others: Vec<Row>,
    answers: Vec<Answered>,
    ending: Vec<Ending>,
    /// Lines of attendance that somebody questions.
    disputes: Vec<Waiting>,
    late_steps: Vec<Late>,
    /// What the coach has said of next steps with employers.
    employer_steps: Vec<WithEmployer>,
    /// More than are told.
    more_employer_steps: usize,
    /// Whose answers on distance travelled are due.
    ratings: Vec<Asked>,
    /// More than are told.
    more_ratings: usize,
    count: usize,
    /// New hits of the coach's saved searches.
    news: i64,
    /// Providers and participants have no number to ring.
    lacks_phone: bool,
}

/// A way to look at the list, with how many it shows.
struct Tab {
    show: Show,
    count: usize,
    is_current: bool,
}

struct Answered {
    href: String,
    name: String,
    from: String,
    said: String,
    tone: Tone,
    ago: String,
}

struct Ending {
    id: EnrolmentId,
    name: String,
    at: String,
    on: String,
    tone: Tone,
}

/// Whose plan has late steps: the one that is latest, and how many more.
struct Late {
    id: EnrolmentId,
    name: String,
    words: String,
    owner: String,
    due: String,
    more: usize,
}

/// A next step with an employer.
struct WithEmployer {
    href: String,
    name: String,
    words: String,
    due: String,
    tone: Tone,
}

/// Who is to answer, and who of the two: the person, the coach, or both.
struct Asked {
    id: EnrolmentId,
    name: String,
    raters: String,
}

impl Asked {
    fn new(t: &Texts, due: &DueRating, today: NaiveDate) -> Self {
        let raters: Vec<&str> = due.raters(today).into_iter().map(|rater| t.code(rater)).collect();
        Self { id: due.enrolment_id, name: due.name(), raters: raters.join(", ") }
    }
}

pub async fn index(visit: Visit, query: Query, partial: Partial) -> Result<Response, Fault> {
    if !visit.who.is(Role::Coach) {
        return Err(Fault::not_found());
    }
    match query.text("whose") {
        "colleagues" => colleagues(visit, query, partial).await,
        _ => own(visit, query, partial).await,
    }
}

async fn own(mut visit: Visit, query: Query, Partial(partial): Partial) -> Result<Response, Fault> {
    let (t, today) = (visit.t, visit.today());
    let caseload = Caseload::of(&mut visit.db, &visit.who).await?;
    let disputes = Dispute::waiting_for(&mut visit.db, &visit.who).await?;
    let asked = disputes.iter().map(|dispute| dispute.enrolment_id);
    let news = SavedSearch::news(&mut visit.db, &visit.who).await?;
    let lacks_phone = User::own(&mut visit.db, &visit.who).await?.phone.is_none();
    let late_steps = plan::late_steps(&mut visit.db, &visit.who).await?;
    let employer_steps = DueStep::of_coach(&mut visit.db, &visit.who).await?;
    let ratings = progress::due_of_coach(&mut visit.db, &visit.who).await?;
    visit.has_read("caseload", caseload.people.iter().map(|case| case.id).chain(asked)).await?;
    let show = query.one::<Show>("show").unwrap_or(Show::All);
    let without: Vec<EnrolmentId> = caseload.without_placement().map(|case| case.id).collect();
    let (ending, answers) = (caseload.ending(), caseload.answers());
    let is_shown = |case: &&Case, show: Show| match show {
        Show::All => true,
        Show::Overdue => case.step.overdue,
        Show::Answers => answers.iter().any(|answer| answer.case.id == case.id),
        Show::Ending => ending.iter().any(|(other, _)| other.id == case.id),
        Show::Without => without.contains(&case.id),
        Show::Promises => case.promise.as_ref().is_some_and(|promised| promised.status.is_open()),
        Show::Consent => lacks_consent(case, today),
        Show::Quiet => is_quiet(case, today),
        Show::Paused => case.paused_until.is_some(),
    };
    let tabs = Show::ALL.iter().map(|&tab| Tab {
        show: tab,
        count: caseload.people.iter().filter(|case| is_shown(case, tab)).count(),
        is_current: tab == show,
    });
    let tabs = tabs.filter(|tab| tab.count > 0 || tab.is_current || tab.show <= Show::Overdue).collect();
    let wanted = query.text("q").to_lowercase();
    let found = caseload.people.iter().filter(|case| is_shown(case, show));
    let found = found.filter(|case| case.name.to_lowercase().contains(&wanted));
    let (late, others): (Vec<Row>, Vec<Row>) =
        found.map(|case| Row::new(&t, case, today)).partition(|row| row.step.tone == Tone::Bad);
    let index = Index {
        tabs,
        late,
        others,
        answers: answers.iter().map(|answer| Answered::new(&t, answer, today)).collect(),
        ending: ending.iter().map(|(case, placement)| Ending::new(&t, case, placement, today)).collect(),
        disputes,
        late_steps: Late::of_each(&t, &late_steps, today),
        more_employer_steps: employer_steps.len().saturating_sub(MOST_LATE),
        employer_steps: employer_steps
            .into_iter()
            .take(MOST_LATE)
            .map(|step| WithEmployer::new(&t, step, today))
            .collect(),
        more_ratings: ratings.len().saturating_sub(MOST_LATE),
        ratings: ratings.iter().take(MOST_LATE).map(|due| Asked::new(&t, due, today)).collect(),
        count: caseload.people.len(),
        form: super::activities::usual(today),
        kinds: t.choices::<ActivityKind>(),
        places: super::activities::places(&t),
        show,
        news,
        lacks_phone,
        t,
        frame: visit.frame,
        query,
    };
    Ok(if partial { Page(index.as_people()).into_response() } else { Page(index).into_response() })
}

#[derive(Template)]
#[template(path = "caseload/colleagues.html", blocks = ["people"])]
struct Colleagues {
    t: Texts,
    frame: Frame,
    query: Query,
    outlines: Outlines,
    last_page: i64,
}

async fn colleagues(mut visit: Visit, query: Query, Partial(partial): Partial) -> Result<Response, Fault> {
    let skip = usize::try_from(query.page() - 1).unwrap_or(0) * MOST;
    let outlines = outlines(&mut visit.db, &visit.who, query.text("q"), skip, MOST).await?;
    visit.has_read("colleagues", outlines.people.iter().map(|person| person.id)).await?;
    let last_page = i64::try_from(outlines.count.div_ceil(MOST)).unwrap_or(1);
    let page = Colleagues { t: visit.t, frame: visit.frame, query, outlines, last_page };
    Ok(if partial { Page(page.as_people()).into_response() } else { Page(page).into_response() })
}

impl Index {
    /// The first box to tick: where the keyboard goes.
    fn first_pick(&self) -> String {
        let first = self.late.iter().chain(&self.others).find(|row| !row.is_ended);
        first.map_or_else(|| "people".to_owned(), |row| format!("pick-{}", row.id))
    }
}

impl Late {
    /// A line for each person, however many steps are late.
    fn of_each(t: &Texts, steps: &[LateStep], today: NaiveDate) -> Vec<Self> {
        let mut people: Vec<Self> = Vec::new();
        for step in steps {
            match people.iter_mut().find(|late| late.id == step.enrolment_id) {
                Some(late) => late.more += 1,
                None => people.push(Self::new(t, step, today)),
            }
        }
        people.truncate(MOST_LATE);
        people
    }

    fn new(t: &Texts, step: &LateStep, today: NaiveDate) -> Self {
        let party = t.code(step.party);
        Self {
            id: step.enrolment_id,
            name: step.name(),
            words: step.words.clone(),
            owner: if step.owner.is_empty() { party.to_owned() } else { format!("{party}, {}", step.owner) },
            due: t.say("due-late").with("days", (today - step.due_on).num_days()).to_string(),
            more: 0,
        }
    }
}

impl WithEmployer {
    fn new(t: &Texts, step: DueStep, today: NaiveDate) -> Self {
        let late = (today - step.due_on).num_days();
        let (due, tone) = match late {
            1.. => (t.say("due-late").with("days", late).to_string(), Tone::Bad),
            _ => (t.say("due-by").with("day", near(t, step.due_on, today)).to_string(), Tone::Info),
        };
        Self {
            href: format!("/employers/{}", step.employer_id),
            name: step.employer_name,
            words: step.words,
            due,
            tone,
        }
    }
}

impl Answered {
    fn new(t: &Texts, answer: &Answer<'_>, today: NaiveDate) -> Self {
        let (said, tone) = match (answer.state, answer.placement.is_some()) {
            ("accepted", true) => (t.say("caseload-accepted"), Tone::Good),
            ("accepted", false) => (t.say("caseload-handover-accepted"), Tone::Good),
            ("declined", true) => (t.say("caseload-declined"), Tone::Warn),
            ("declined", false) => (t.say("caseload-handover-declined"), Tone::Warn),
            ("asked", _) => (t.say("caseload-handover-asked"), Tone::Warn),
            _ => (t.say("caseload-expired"), Tone::Calm),
        };
        // A question is read, and answered, at its handover.
        let href = match answer.handover {
            Some(handover) if answer.state == "asked" => format!("/handovers/{handover}"),
            _ => format!("/enrolments/{}", answer.case.id),
        };
        Self {
            href,
            name: answer.case.name.clone(),
            from: answer.from.to_owned(),
            said: said.to_string(),
            tone,
            ago: t.ago((today - answer.on).num_days()),
        }
    }
}

impl Ending {
    fn new(t: &Texts, case: &Case, placement: &Placement, today: NaiveDate) -> Self {
        let late = placement.planned_end_on < today;
        Self {
            id: case.id,
            name: case.name.clone(),
            at: placement.provider_name.clone(),
            on: near(t, placement.planned_end_on, today),
            tone: if late { Tone::Bad } else { Tone::Warn },
        }
    }
}
