//! The forms of a follow-up talk (the coach) and of a review by the supervisor (the provider).

use axum::response::Response;

use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::card::Card;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::placement::{Placement, PlacementId};
use crate::model::review::{Answers, Review, ReviewAnswer, ReviewKind, Talk};
use crate::model::submission::Submission;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::path::Path;
use crate::web::question::{Field, Kind, Question};
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

/// Characters of what somebody says.
const LONGEST: usize = 2000;

pub async fn follow_up(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let today = visit.today();
    let (person, question) = talk(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("reviews", [person]).await?;
    let form = Form::new().and("held_on", today).and("with_participant", "yes").and("with_supervisor", "yes");
    Ok(question.ask(visit.t, visit.frame, form))
}

pub async fn followed_up(act: Act, Path(id): Path<PlacementId>, mut form: Form) -> Result<Response, Fault> {
    let (person, question) = talk(&mut act.read().await?, &act.who, id, &act.t).await?;
    let told = form.read(|form| {
        let held_on = form.date("held_on");
        let (with_participant, with_supervisor) =
            (form.flag("with_participant"), form.flag("with_supervisor"));
        let participant_words = form.optional_text("participant_words", LONGEST);
        let supervisor_words = form.optional_text("supervisor_words", LONGEST);
        let agreed = form.text("agreed", 1..=LONGEST);
        Some(Talk {
            held_on: held_on?,
            with_participant,
            with_supervisor,
            participant_words: participant_words?.unwrap_or_default(),
            supervisor_words: supervisor_words?.unwrap_or_default(),
            agreed: agreed?,
        })
    });
    let Some(told) = told else {
        act.has_read("reviews", [person]).await?;
        return Ok(question.again(act, form));
    };
    let location = format!("/enrolments/{person}/reviews");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-followed-up"));
    }
    match Review::follow_up(&mut db, &act.who, id, told).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-followed-up"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("reviews", [person]).await?;
            question.refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

async fn talk(
    db: &mut Read,
    who: &Who,
    id: PlacementId,
    t: &Texts,
) -> Result<(EnrolmentId, Question), Fault> {
    let placement = Placement::find(db, who, id).await?;
    let enrolment = Enrolment::find_for_form(db, who, placement.enrolment_id).await?;
    let question = Question {
        title: t.say("follow-up-title").with("name", enrolment.name()).to_string(),
        lead: t.say("follow-up-lead").with("provider", &placement.provider_name).to_string(),
        action: format!("/placements/{id}/follow-up"),
        back: (format!("/enrolments/{}/reviews", enrolment.id), enrolment.name()),
        button: "follow-up-keep",
        fields: vec![
            Field::day("held_on", "follow-up-held-on"),
            Field::new("with_participant", "follow-up-with-participant", Kind::Flag),
            Field::new("with_supervisor", "follow-up-with-supervisor", Kind::Flag)
                .hint(t.say("follow-up-supervisor-reads")),
            Field::new("participant_words", "follow-up-participant-words", Kind::Words).optional(),
            Field::new("supervisor_words", "follow-up-words", Kind::Words).optional(),
            Field::new("agreed", "follow-up-agreed", Kind::Words).hint(t.say("review-no-health")),
        ],
        instead: vec![],
    };
    Ok((enrolment.id, question))
}

pub async fn review(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let (person, question) = form_of(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("reviews", [person]).await?;
    Ok(question.ask(visit.t, visit.frame, Form::new()))
}

pub async fn reviewed(act: Act, Path(id): Path<PlacementId>, mut form: Form) -> Result<Response, Fault> {
    let (person, question) = form_of(&mut act.read().await?, &act.who, id, &act.t).await?;
    let told = form.read(|form| {
        let kind = form.one::<ReviewKind>("kind");
        let comes = form.one::<ReviewAnswer>("comes");
        let carries_out = form.one::<ReviewAnswer>("carries_out");
        let cooperates = form.one::<ReviewAnswer>("cooperates");
        let independent = form.one::<ReviewAnswer>("independent");
        let words = form.text("words", 1..=LONGEST);
        let answers = Answers {
            comes: comes?,
            carries_out: carries_out?,
            cooperates: cooperates?,
            independent: independent?,
            words: words?,
        };
        Some((kind?, answers))
    });
    let Some((kind, answers)) = told else {
        act.has_read("reviews", [person]).await?;
        return Ok(question.again(act, form));
    };
    let mut db = act.write().await?;
    match Review::by_supervisor(&mut db, &act.who, id, kind, answers).await {
        Ok(_) => {
            db.commit().await?;
            Ok(done(&format!("/placements/{id}/reviews"), "flash-reviewed"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("reviews", [person]).await?;
            question.refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

async fn form_of(
    db: &mut Read,
    who: &Who,
    id: PlacementId,
    t: &Texts,
) -> Result<(EnrolmentId, Question), Fault> {
    let card = Card::find(db, who, id).await?;
    let called = t.called(&card.called);
    let answers = || Kind::Radios(t.choices::<ReviewAnswer>());
    let kinds = t.choices_of(&Review::left(db, id).await?);
    let question = Question {
        title: t.say("review-title").with("name", &called).to_string(),
        lead: t.say("review-lead").to_string(),
        action: format!("/placements/{id}/review"),
        back: (format!("/placements/{id}/reviews"), called),
        button: "review-keep",
        fields: vec![
            Field::new("kind", "review-kind", Kind::Radios(kinds)),
            Field::new("comes", "review-comes", answers()),
            Field::new("carries_out", "review-carries-out", answers()),
            Field::new("cooperates", "review-cooperates", answers()),
            Field::new("independent", "review-independent", answers()),
            Field::new("words", "review-words", Kind::Words).hint(t.say("review-words-hint")),
        ],
        instead: vec![],
    };
    Ok((card.enrolment_id, question))
}
