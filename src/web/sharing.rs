//! What is shared of a participant, with whom: consents, narrowed or taken back; the disclosure sheet of each placement; and
//! what a consent taken back has left to do. The forms are pages of their own. Giving a consent is `consents`.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::{Sight, Who};
use crate::model::codes::ConsentCategory;
use crate::model::consent::{Consent, ConsentId};
use crate::model::consent_loss::{SusTask, SusTaskId};
use crate::model::disclosure::{DisclosureFact, Sheet};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::placement::{Placement, PlacementId};
use crate::model::{Error, Refusal};

#[derive(Template)]
#[template(path = "sharing/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    enrolment: Enrolment,
    acts: bool,
    today: NaiveDate,
    consents: Vec<Consent>,
    placements: Vec<Placement>,
    tasks: Vec<SusTask>,
}

impl Show {
    fn has_run_out(&self, consent: &Consent) -> bool {
        consent.valid_to < self.today
    }
}

pub async fn show(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let (t, today) = (visit.t, visit.today());
    let (sight, enrolment) = Enrolment::look(&mut visit.db, &visit.who, id).await?;
    if !matches!(sight, Sight::Full | Sight::Inspected) {
        return Err(Fault::not_found());
    }
    let mut placements = Placement::of_enrolment(&mut visit.db, id).await?;
    placements.retain(|placement| placement.state.is_live());
    let page = Show {
        acts: sight == Sight::Full,
        today,
        consents: Consent::of_enrolment(&mut visit.db, id).await?,
        tasks: SusTask::of_enrolment(&mut visit.db, id).await?,
        placements,
        enrolment,
        t,
        frame: visit.frame.clone(),
    };
    visit.has_read("sharing", [id]).await?;
    Ok(Page(page).into_response())
}

pub async fn tick_off(act: Act, Path(id): Path<SusTaskId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let enrolment = SusTask::tick_off(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/enrolments/{enrolment}/consents"), "flash-sus-task-done"))
}

async fn narrowing_of(
    db: &mut Read,
    who: &Who,
    id: ConsentId,
    t: &Texts,
) -> Result<(Question, Consent), Fault> {
    let consent = Consent::find_for_form(db, who, id).await?;
    if consent.withdrawn_on.is_some() {
        return Err(Error::from(Refusal::ConsentWithdrawn).into());
    }
    let enrolment = Enrolment::find_for_form(db, who, consent.enrolment_id).await?;
    let mut categories = t.choices::<ConsentCategory>();
    categories.retain(|choice| consent.categories.0.iter().any(|category| category.code() == choice.value));
    let question = Question {
        title: t.say("consent-narrow-title").with("name", enrolment.name()).to_string(),
        lead: t.say("consent-narrow-lead").with("receiver", &consent.receiver_name).to_string(),
        action: format!("/consents/{id}/narrowing"),
        back: (format!("/enrolments/{}/consents", enrolment.id), enrolment.name()),
        button: "consent-narrow",
        fields: vec![Field::new("categories", "consent-categories", Kind::Checks(categories))],
        instead: vec![],
    };
    Ok((question, consent))
}

pub async fn narrowing(mut visit: Visit, Path(id): Path<ConsentId>) -> Result<Response, Fault> {
    let (question, consent) = narrowing_of(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("consent", [consent.enrolment_id]).await?;
    let form = Form::new().and_each("categories", &consent.categories.0);
    Ok(question.ask(visit.t, visit.frame, form))
}

pub async fn narrowed(act: Act, Path(id): Path<ConsentId>, mut form: Form) -> Result<Response, Fault> {
    let (question, consent) = narrowing_of(&mut act.read().await?, &act.who, id, &act.t).await?;
    let Some(categories) = form.read(|form| form.many::<ConsentCategory>("categories")) else {
        act.has_read("consent", [consent.enrolment_id]).await?;
        return Ok(question.again(act, form));
    };
    let mut db = act.write().await?;
    match Consent::narrow(&mut db, &act.who, id, categories).await {
        Ok(enrolment) => {
            db.commit().await?;
            Ok(done(&format!("/enrolments/{enrolment}/consents"), "flash-consent-narrowed"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("consent", [consent.enrolment_id]).await?;
            question.refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

async fn sheet_of(
    db: &mut Read,
    who: &Who,
    id: PlacementId,
    t: &Texts,
) -> Result<(Question, Placement, Sheet), Fault> {
    let (placement, sheet) = Sheet::find_for_form(db, who, id).await?;
    if !placement.state.is_live() {
        return Err(Error::from(Refusal::PlacementState { state: placement.state.code() }).into());
    }
    let enrolment = Enrolment::find_for_form(db, who, placement.enrolment_id).await?;
    let open = Sheet::open_facts(db, &placement).await?;
    let mut facts = t.choices::<DisclosureFact>();
    facts.retain(|choice| open.iter().any(|fact| fact.code() == choice.value));
    let question = Question {
        title: t.say("disclosure-title").with("provider", &placement.provider_name).to_string(),
        lead: t.say("disclosure-lead").with("name", enrolment.name()).to_string(),
        action: format!("/placements/{id}/disclosure"),
        back: (format!("/enrolments/{}/consents", enrolment.id), enrolment.name()),
        button: "disclosure-agree",
        fields: vec![
            Field::new("facts", "disclosure-facts", Kind::Checks(facts)).hint(t.say("disclosure-always")),
        ],
        instead: vec![],
    };
    Ok((question, placement, sheet))
}

pub async fn disclosure(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let (question, placement, sheet) = sheet_of(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("disclosure", [placement.enrolment_id]).await?;
    let form = Form::new().and_each("facts", &sheet.facts);
    Ok(question.ask(visit.t, visit.frame, form))
}

pub async fn agreed(act: Act, Path(id): Path<PlacementId>, mut form: Form) -> Result<Response, Fault> {
    let (question, placement, _) = sheet_of(&mut act.read().await?, &act.who, id, &act.t).await?;
    let Some(facts) = form.read(|form| form.many::<DisclosureFact>("facts")) else {
        act.has_read("disclosure", [placement.enrolment_id]).await?;
        return Ok(question.again(act, form));
    };
    let mut db = act.write().await?;
    match Sheet::agree(&mut db, &act.who, id, facts).await {
        Ok(enrolment) => {
            db.commit().await?;
            Ok(done(&format!("/enrolments/{enrolment}/consents"), "flash-disclosure-agreed"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("disclosure", [placement.enrolment_id]).await?;
            question.refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}
