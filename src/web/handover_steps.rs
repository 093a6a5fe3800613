//! The steps of a handover that has been sent, a page each: the receiver accepts or declines, meets the person, the giver
//! lets go, or takes it back. The coach writes down what the receiver said: receivers have no accounts here.

use axum::response::Response;
use chrono::NaiveDate;

use super::fault::Fault;
use super::form::Form;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::codes::HandoverDeclineReason;
use crate::model::enrolment::Enrolment;
use crate::model::handover::{Handover, HandoverId, State};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Accept,
    Decline,
    Meet,
    Release,
    Revoke,
}

/// A handover with the name of the person.
struct Seen {
    handover: Handover,
    name: String,
}

pub async fn acceptance(visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Accept).await
}

pub async fn decline(visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Decline).await
}

pub async fn meeting(visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Meet).await
}

pub async fn release(visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Release).await
}

pub async fn revocation(visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Revoke).await
}

pub async fn accepted(act: Act, Path(id): Path<HandoverId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Accept).await
}

pub async fn declined(act: Act, Path(id): Path<HandoverId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Decline).await
}

pub async fn met(act: Act, Path(id): Path<HandoverId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Meet).await
}

pub async fn released(act: Act, Path(id): Path<HandoverId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Release).await
}

pub async fn revoked(act: Act, Path(id): Path<HandoverId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Revoke).await
}

async fn show(mut visit: Visit, id: HandoverId, doing: Doing) -> Result<Response, Fault> {
    let today = visit.today();
    let seen = Seen::find(&mut visit.db, &visit.who, id, doing).await?;
    visit.has_read("handover", [seen.handover.enrolment_id]).await?;
    Ok(seen.question(&visit.t, doing).ask(visit.t, visit.frame, Form::new().and("on", today)))
}

async fn carry_out(act: Act, id: HandoverId, mut form: Form, doing: Doing) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    if let Some(back) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        let takes_over = Handover::find_for_form(&mut db, &act.who, id).await?.is_towards().takes_over();
        return Ok(done(&back, doing.flash(takes_over)));
    }
    let seen = Seen::find(&mut db, &act.who, id, doing).await?;
    let enrolment = seen.handover.enrolment_id;
    let Some(told) = form.read(|form| read(form, doing)) else {
        db.rollback().await?;
        act.has_read("handover", [enrolment]).await?;
        return Ok(seen.question(&act.t, doing).again(act, form));
    };
    match told.carry_out(&mut db, &act.who, id, doing).await {
        Ok(handover) => {
            let back = format!("/enrolments/{enrolment}#handovers");
            Submission::made(&mut db, &form.sending(), &act.who, &back).await?;
            db.commit().await?;
            Ok(done(&back, doing.flash(handover.is_towards().takes_over())))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("handover", [enrolment]).await?;
            seen.question(&act.t, doing).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

/// What the form says.
struct Told {
    on: Option<NaiveDate>,
    contact: String,
    reason: Option<HandoverDeclineReason>,
}

impl Told {
    async fn carry_out(
        self,
        db: &mut Write,
        who: &Who,
        id: HandoverId,
        doing: Doing,
    ) -> crate::model::Result<Handover> {
        let on = self.on.unwrap_or(db.today());
        match doing {
            Doing::Accept => Handover::accept(db, who, id, on, self.contact).await,
            Doing::Decline => {
                let reason = self.reason.unwrap_or(HandoverDeclineReason::Other);
                Handover::decline(db, who, id, on, reason).await
            }
            Doing::Meet => Handover::meet(db, who, id, on).await,
            Doing::Release => Handover::release(db, who, id, on).await,
            Doing::Revoke => Handover::revoke(db, who, id).await,
        }
    }
}

fn read(form: &mut Form, doing: Doing) -> Option<Told> {
    if doing == Doing::Revoke {
        return Some(Told { on: None, contact: String::new(), reason: None });
    }
    let on = form.date("on");
    let contact = if doing == Doing::Accept { form.optional_text("contact", 200) } else { Some(None) };
    let reason = if doing == Doing::Decline { form.one("reason").map(Some) } else { Some(None) };
    Some(Told { on: Some(on?), contact: contact?.unwrap_or_default(), reason: reason? })
}

impl Doing {
    /// What is said when it is done. `takes_over`: the receiver answers for the person from the meeting on.
    const fn flash(self, takes_over: bool) -> &'static str {
        match self {
            Self::Accept => "flash-handover-accepted",
            Self::Decline => "flash-handover-declined",
            Self::Meet if takes_over => "flash-handover-met",
            Self::Meet => "flash-handover-met-only",
            Self::Release => "flash-handover-released",
            Self::Revoke => "flash-handover-revoked",
        }
    }

    const fn noun(self) -> &'static str {
        match self {
            Self::Accept => "acceptance",
            Self::Decline => "decline",
            Self::Meet => "meeting",
            Self::Release => "release",
            Self::Revoke => "revocation",
        }
    }

    const fn suits(self, state: &State) -> bool {
        match self {
            Self::Accept | Self::Decline => matches!(state, State::Sent),
            Self::Meet => matches!(state, State::Accepted { .. }),
            Self::Release => matches!(state, State::Met { .. }),
            Self::Revoke => matches!(
                state,
                State::Drafted | State::Consented { .. } | State::Sent | State::Accepted { .. }
            ),
        }
    }
}

impl Seen {
    async fn find(db: &mut Read, who: &Who, id: HandoverId, doing: Doing) -> crate::model::Result<Self> {
        let handover = Handover::find_for_form(db, who, id).await?;
        let name = Enrolment::find_for_form(db, who, handover.enrolment_id).await?.name();
        if !doing.suits(&handover.state) {
            return Err(Refusal::HandoverState { state: handover.state.code() }.into());
        }
        Ok(Self { handover, name })
    }

    fn question(&self, t: &Texts, doing: Doing) -> Question {
        let handover = &self.handover;
        let (title, lead, button, fields) = match doing {
            Doing::Accept => (
                "handover-accept-title",
                "handover-accept-lead",
                "handover-accept",
                vec![
                    Field::day("on", "handover-answered-on"),
                    Field::new("contact", "handover-contact", Kind::Line)
                        .hint(t.say("handover-contact-hint"))
                        .optional(),
                ],
            ),
            Doing::Decline => (
                "handover-decline-title",
                "handover-decline-lead",
                "handover-decline",
                vec![
                    Field::day("on", "handover-answered-on"),
                    Field::new(
                        "reason",
                        "handover-reason",
                        Kind::Radios(t.choices::<HandoverDeclineReason>()),
                    ),
                ],
            ),
            Doing::Meet => {
                let on = Field::day("on", "handover-met-on");
                let takes_over = handover.is_towards().takes_over();
                let lead = if takes_over { "handover-meet-lead" } else { "handover-meet-only-lead" };
                ("handover-meet-title", lead, "handover-meet", vec![on])
            }
            Doing::Release => {
                let on = Field::day("on", "handover-released-on");
                ("handover-release-title", "handover-release-lead", "handover-release", vec![on])
            }
            Doing::Revoke => ("handover-revoke-title", "handover-revoke-lead", "handover-revoke", vec![]),
        };
        let way = |noun: &str, words: &'static str| {
            (format!("/handovers/{}/{noun}", handover.id), t.say(words).to_string())
        };
        let instead = match doing {
            Doing::Accept => {
                vec![way("decline", "handover-decline-instead"), way("revocation", "handover-revoke-instead")]
            }
            Doing::Decline => vec![way("acceptance", "handover-accept-instead")],
            Doing::Meet => vec![way("revocation", "handover-revoke-instead")],
            Doing::Release | Doing::Revoke => vec![],
        };
        Question {
            title: t
                .say(title)
                .with("name", &self.name)
                .with("receiver", &handover.receiver_name)
                .to_string(),
            lead: t
                .say(lead)
                .with("receiver", &handover.receiver_name)
                .with("giver", &handover.giver_name)
                .to_string(),
            action: format!("/handovers/{}/{}", handover.id, doing.noun()),
            back: (format!("/enrolments/{}#handovers", handover.enrolment_id), self.name.clone()),
            button,
            fields,
            instead,
        }
    }
}
