//! Logging a visit or a call to an employer, and ticking off what was to come of it.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::LONGEST_LINE;
use crate::db::{Read, compare_swedish};
use crate::model::access::Who;
use crate::model::activity::MOST_MINUTES;
use crate::model::caseload::Caseload;
use crate::model::employer::{ContactManner, Employer, EmployerContactId, EmployerId, Told};
use crate::model::enrolment::EnrolmentId;
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};
use crate::web::choice::Choice;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::message::Message;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

/// Characters of what was said.
const LONGEST: usize = 2000;

#[derive(Template)]
#[template(path = "employers/contact.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    employer: Employer,
    manners: Vec<Choice>,
    people: Vec<Choice>,
    yes_or_no: Vec<Choice>,
}

impl New {
    async fn load(
        db: &mut Read,
        who: &Who,
        id: EmployerId,
        (t, frame): (Texts, Frame),
        form: Form,
    ) -> Result<Self, Fault> {
        let employer = Employer::find(db, who, id).await?;
        if !who.coaches(employer.project_id) {
            return Err(Fault::not_found());
        }
        let mut people: Vec<Choice> = Caseload::of(db, who)
            .await?
            .people
            .into_iter()
            .filter(|case| !case.is_ended)
            .map(|case| Choice::new(case.id, case.name))
            .collect();
        people.sort_by(|a, b| compare_swedish(&a.label, &b.label));
        let yes_or_no = vec![Choice::new("yes", t.say("yes")), Choice::new("no", t.say("no"))];
        Ok(Self { manners: t.choices::<ContactManner>(), people, yes_or_no, t, frame, form, employer })
    }

    fn read(&self) -> Vec<EnrolmentId> {
        self.people.iter().filter_map(|choice| choice.value.parse().ok()).collect()
    }
}

pub async fn new(mut visit: Visit, Path(id): Path<EmployerId>) -> Result<Response, Fault> {
    let form = Form::new().and("day", visit.today()).and("minutes", 30);
    let page = New::load(&mut visit.db, &visit.who, id, (visit.t, visit.frame.clone()), form).await?;
    visit.has_read("employer", page.read()).await?;
    Ok(Page(page).into_response())
}

pub async fn create(act: Act, Path(id): Path<EmployerId>, mut form: Form) -> Result<Response, Fault> {
    let Some(told) = form.read(told) else { return Ok(again(&act, id, form).await?.again()) };
    let location = format!("/employers/{id}");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-employer-contact"));
    }
    match Employer::log(&mut db, &act.who, id, told).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-employer-contact"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            let field = if refusal == Refusal::EndBeforeStart { "next_on" } else { "day" };
            form.fault(field, message(&refusal));
            Ok(again(&act, id, form).await?.conflict())
        }
        Err(other) => Err(other.into()),
    }
}

async fn again(act: &Act, id: EmployerId, form: Form) -> Result<Page<New>, Fault> {
    let place = (act.t, act.frame.clone());
    let page = New::load(&mut act.read().await?, &act.who, id, place, form).await?;
    act.has_read("employer", page.read()).await?;
    Ok(Page(page))
}

fn told(form: &mut Form) -> Option<Told> {
    let (manner, day) = (form.one::<ContactManner>("manner"), form.date("day"));
    let minutes = form.integer("minutes", 0..=MOST_MINUTES);
    let about = form.optional_id::<EnrolmentId>("about");
    let fits = match form.value("fits") {
        "" => None,
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            form.fault("fits", Message::new("form-not-a-choice"));
            None
        }
    };
    let said = form.text("said", 2..=LONGEST);
    let (step, on) = (form.optional_text("next_step", LONGEST_LINE), form.optional_date("next_on"));
    match (&step, &on) {
        (Some(Some(_)), Some(None)) => form.fault("next_on", Message::new("form-missing")),
        (Some(None), Some(Some(_))) => form.fault("next_step", Message::new("form-missing")),
        _ => {}
    }
    let next = step?.zip(on?);
    Some(Told { day: day?, minutes: minutes?, manner: manner?, about: about?, fits, said: said?, next })
}

pub async fn step_done(act: Act, Path(id): Path<EmployerContactId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let employer = Employer::step_done(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/employers/{employer}"), "flash-employer-step"))
}
