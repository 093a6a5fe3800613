//! What is done to a placement once somebody has answered it, a page each: start, pause, resume, extend, end; and taking
//! back what nobody has answered. By the own coach; start, pause, resume and end also by the provider. Proposing is in
//! `search`, answering in `answers`.

mod doing;
mod ending;
mod pausing;
mod told;

use axum::response::Response;
use chrono::{Days, NaiveDate};

use super::agreements;
use super::answers::with_consequences;
use super::fault::Fault;
use super::form::Form;
use super::frame::Tone;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::card::Card;
use crate::model::codes::DeclineReason;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::placement::{Placement, PlacementId, State};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};

use doing::{Doing, WITHDRAWN};
use pausing::BACK_ON;
use told::Told;

/// Days from a placement's end to what comes next, when the coach does not say otherwise.
const NEXT_STEP_DAYS: u64 = 7;

/// How a placement's state looks.
pub fn tone(placement: &Placement, today: NaiveDate) -> Tone {
    match placement.state {
        State::Proposed { .. } => Tone::Info,
        State::Accepted { .. } => Tone::Good,
        State::Started { .. } if placement.planned_end_on < today => Tone::Bad,
        State::Started { .. } => Tone::Good,
        State::Paused { .. } => Tone::Warn,
        State::Declined { .. } | State::Withdrawn { .. } | State::Expired { .. } | State::Ended { .. } => {
            Tone::Calm
        }
    }
}

/// The placement as this person sees it, and where they came from.
struct Seen {
    placement: Placement,
    enrolment_id: EnrolmentId,
    /// The participant's name; to a provider the first name or an alias.
    name: String,
    by_provider: bool,
    /// The day on which all that is asked for before the first day was in place.
    ready_on: Option<NaiveDate>,
    /// No other placement of the person is live: what comes next must be said when it ends.
    is_last: bool,
}

pub async fn start(visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Start).await
}

pub async fn pause(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let doing = match Placement::find(&mut visit.db, &visit.who, id).await?.state {
        State::Paused { .. } => Doing::MoveBack,
        _ => Doing::Pause,
    };
    show(visit, id, doing).await
}

pub async fn resume(visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Resume).await
}

pub async fn extend(visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Extend).await
}

pub async fn end(visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    show(visit, id, Doing::End).await
}

pub async fn withdraw(visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    show(visit, id, Doing::Withdraw).await
}

pub async fn started(act: Act, Path(id): Path<PlacementId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Start).await
}

pub async fn paused(act: Act, Path(id): Path<PlacementId>, form: Form) -> Result<Response, Fault> {
    // The form of another day back carries the version that it is written on.
    let doing = if form.value("version").is_empty() { Doing::Pause } else { Doing::MoveBack };
    carry_out(act, id, form, doing).await
}

pub async fn resumed(act: Act, Path(id): Path<PlacementId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Resume).await
}

pub async fn extended(act: Act, Path(id): Path<PlacementId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Extend).await
}

pub async fn ended(act: Act, Path(id): Path<PlacementId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::End).await
}

pub async fn withdrawn(act: Act, Path(id): Path<PlacementId>, form: Form) -> Result<Response, Fault> {
    carry_out(act, id, form, Doing::Withdraw).await
}

async fn show(mut visit: Visit, id: PlacementId, doing: Doing) -> Result<Response, Fault> {
    let today = visit.today();
    let seen = Seen::find(&mut visit.db, &visit.who, id, &visit.t, doing).await?;
    visit.has_read("placement", [seen.enrolment_id]).await?;
    let form = seen.form(doing, today);
    Ok(seen.question(&visit.t, doing).ask(visit.t, visit.frame, form))
}

async fn carry_out(act: Act, id: PlacementId, mut form: Form, doing: Doing) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    if let Some(back) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&back, doing.flash()));
    }
    let seen = Seen::find(&mut db, &act.who, id, &act.t, doing).await?;
    let Some(told) = form.read(|form| seen.read(form, doing)) else {
        db.rollback().await?;
        act.has_read("placement", [seen.enrolment_id]).await?;
        return Ok(seen.question(&act.t, doing).again(act, form));
    };
    match told.carry_out(&mut db, &act.who, id, doing).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &seen.back()).await?;
            db.commit().await?;
            Ok(done(&seen.back(), doing.flash()))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("placement", [seen.enrolment_id]).await?;
            let question = seen.question(&act.t, doing);
            let Some(field) = doing.mended_at(&refusal) else {
                return question.refused(act, form, &refusal);
            };
            form.fault(field, message(&refusal));
            Ok(question.conflict(act, form))
        }
        // What was typed stays, and the next try is on top of what somebody else wrote meanwhile.
        Err(Error::Stale) => {
            db.rollback().await?;
            act.has_read("placement", [seen.enrolment_id]).await?;
            form.put("version", seen.placement.version);
            form.fault(BACK_ON, pausing::stale(&act.t, &seen.placement));
            Ok(seen.question(&act.t, doing).conflict(act, form))
        }
        Err(other) => Err(other.into()),
    }
}

impl Seen {
    /// For the own coach or the provider, when there is something for them to do.
    async fn find(
        db: &mut Read,
        who: &Who,
        id: PlacementId,
        t: &Texts,
        doing: Doing,
    ) -> crate::model::Result<Self> {
        let placement = Placement::find(db, who, id).await?;
        let by_provider = who.provides(placement.provider_id);
        let name = if by_provider {
            t.called(&Card::find(db, who, id).await?.called)
        } else {
            Enrolment::find_for_form(db, who, placement.enrolment_id).await?.name()
        };
        if by_provider && matches!(doing, Doing::Extend | Doing::Withdraw) {
            return Err(Error::NotFound);
        }
        if !doing.suits(&placement.state) {
            return Err(Refusal::PlacementState { state: placement.state.code() }.into());
        }
        let (is_last, ready_on) = (placement.is_last(db).await?, placement.ready_on(db).await?);
        Ok(Self { enrolment_id: placement.enrolment_id, placement, name, by_provider, ready_on, is_last })
    }

    fn back(&self) -> String {
        if self.by_provider {
            "/board".to_owned()
        } else {
            format!("/enrolments/{}#placements", self.enrolment_id)
        }
    }

    /// With the answer that is right most days.
    fn form(&self, doing: Doing, today: NaiveDate) -> Form {
        let placement = &self.placement;
        match doing {
            Doing::Start => {
                let on = placement.starts_on.min(today);
                Form::new().and("on", self.ready_on.map_or(on, |ready_on| on.max(ready_on)))
            }
            Doing::Pause | Doing::Resume => Form::new().and("on", today),
            Doing::MoveBack => Form::new().and("version", placement.version),
            Doing::Extend => Form::new().and("on", placement.planned_end_on),
            Doing::End => Form::new()
                .and("on", placement.planned_end_on.min(today))
                .and("next_step_on", today + Days::new(NEXT_STEP_DAYS)),
            Doing::Withdraw => Form::new(),
        }
    }

    fn question(&self, t: &Texts, doing: Doing) -> Question {
        let placement = &self.placement;
        let (title, button, fields) = match doing {
            Doing::Start => {
                ("placement-start-title", "placement-start", vec![Field::day("on", "placement-started-on")])
            }
            Doing::Pause => {
                ("placement-pause-title", "placement-pause", pausing::fields(t, self.by_provider))
            }
            Doing::MoveBack => ("placement-back-title", "placement-back-save", pausing::moving(t)),
            Doing::Resume => {
                ("placement-resume-title", "placement-resume", vec![Field::day("on", "placement-resumed-on")])
            }
            Doing::Extend => {
                let on = Field::day("on", "placement-planned-end-on").hint(t.say("placement-extend-hint"));
                ("placement-extend-title", "placement-extend", vec![on])
            }
            Doing::End => {
                ("placement-end-title", "placement-end", ending::fields(t, self.by_provider, self.is_last))
            }
            Doing::Withdraw => {
                let reasons = Kind::Radios(with_consequences(t, &WITHDRAWN));
                (
                    "placement-withdraw-title",
                    "placement-withdraw",
                    vec![Field::new("reason", "placement-withdraw-reason", reasons)],
                )
            }
        };
        let back =
            if self.by_provider { t.say("placement-back-board").to_string() } else { self.name.clone() };
        let mut instead = Vec::new();
        if doing == Doing::Start && !placement.gate.is_whole() {
            instead.push((format!("/placements/{}/gate", placement.id), t.say("gate-fill").to_string()));
        } else if doing == Doing::Start && placement.hinders_start().is_some() {
            let words = t.say(agreements::next(&placement.agreement, self.by_provider)).to_string();
            instead.push((format!("/placements/{}/agreements", placement.id), words));
        }
        if doing == Doing::Resume {
            let href = format!("/placements/{}/pause", placement.id);
            instead.push((href, t.say("placement-pause-longer").to_string()));
        }
        if doing == Doing::End && !self.by_provider {
            let href = format!("/placements/{}/extension", placement.id);
            instead.push((href, t.say("placement-extend-instead").to_string()));
        }
        Question {
            title: t.say(title).with("name", &self.name).to_string(),
            lead: t
                .say("placement-lead")
                .with("slot", &placement.slot_title)
                .with("provider", &placement.provider_name)
                .with("hours", placement.hours_per_week)
                .with("period", t.period(placement.starts_on, placement.planned_end_on))
                .to_string(),
            action: format!("/placements/{}/{}", placement.id, doing.noun()),
            back: (self.back(), back),
            button,
            fields,
            instead,
        }
    }

    fn read(&self, form: &mut Form, doing: Doing) -> Option<Told> {
        if doing == Doing::Withdraw {
            return form.one::<DeclineReason>("reason").map(|no| Told { no: Some(no), ..Told::default() });
        }
        if doing == Doing::Pause {
            let (on, away) = pausing::read(form, self.by_provider)?;
            return Some(Told { on: Some(on), away: Some(away), ..Told::default() });
        }
        if doing == Doing::MoveBack {
            let on = form.date(BACK_ON)?;
            return Some(Told { on: Some(on), version: form.version(), ..Told::default() });
        }
        let on = form.date("on");
        if doing != Doing::End {
            return Some(Told { on: Some(on?), ..Told::default() });
        }
        let (reason, next) = ending::read(form, self.by_provider, self.is_last)?;
        Some(Told { on: Some(on?), reason: Some(reason), next, ..Told::default() })
    }
}
