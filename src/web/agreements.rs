//! The agreement about a placement: written by the coach, signed by the coach and the provider each for themselves and by the participant
//! through the coach, and the paper to take away. What it looks like stands in `agreement_paper`.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::agreement_paper::paper;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::gates;
use super::message::Message;
use super::page::Page;
use super::paper_file::{self, PDF, printed};
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::agreement::{Agreement, AgreementId, Progress, Signature, SigningForm, SigningParty};
use crate::model::card::Card;
use crate::model::enrolment::Enrolment;
use crate::model::placement::{Placement, PlacementId, State};
use crate::model::submission::Submission;

/// "Underskrift saknas: Deltagaren, Anordnaren"; none when all three have signed.
pub fn waits(t: &Texts, progress: &Progress) -> Option<String> {
    match progress {
        Progress::Unwritten => Some(t.say("agreement-unwritten").to_string()),
        Progress::Outdated => Some(t.say("agreement-no-longer").to_string()),
        Progress::Unsigned(by) => {
            let parties = by.iter().map(|party| t.code(*party)).collect::<Vec<_>>().join(", ");
            Some(t.say("agreement-unsigned").with("parties", parties).to_string())
        }
        Progress::Signed => None,
    }
}

/// The button's text that leads to what is to be done about it next, by the coach or the provider.
pub fn next(progress: &Progress, by_provider: bool) -> &'static str {
    match progress {
        Progress::Unwritten if !by_provider => "agreement-draw",
        Progress::Outdated if !by_provider => "agreement-draw-new",
        Progress::Unsigned(by)
            if by.iter().any(|party| (*party == SigningParty::Provider) == by_provider) =>
        {
            "agreement-sign-it"
        }
        _ => "agreement-title",
    }
}

#[derive(Template)]
#[template(path = "agreements/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    today: NaiveDate,
    placement: Placement,
    name: String,
    by_provider: bool,
    /// May write a new version now.
    may_draw: bool,
    /// It began without one, and counts as it is.
    is_late: bool,
    lacks: Option<String>,
    versions: Vec<Agreement>,
    /// With the key that makes drawing it twice one version.
    form: Form,
}

impl Index {
    fn parties(&self) -> &'static [SigningParty] {
        SigningParty::ALL
    }

    fn signature<'a>(&self, agreement: &'a Agreement, party: &SigningParty) -> Option<&'a Signature> {
        agreement.signature(*party)
    }

    /// Whether this person may write down that this party has signed.
    fn may_sign(&self, party: &SigningParty) -> bool {
        self.may_draw_any() && (*party == SigningParty::Provider) == self.by_provider
    }

    fn may_draw_any(&self) -> bool {
        self.by_provider || self.may_draw || self.lacks.is_some()
    }

    /// Whether it is about the placement as it is now. What is over has no other.
    fn holds(&self, agreement: &Agreement) -> bool {
        !self.placement.state.is_live() || agreement.holds(&self.placement)
    }

    /// All is in place and the first day has come.
    fn may_start(&self) -> bool {
        matches!(self.placement.state, State::Accepted { .. })
            && self.placement.hinders_start().is_none()
            && self.placement.starts_on <= self.today
    }

    fn newest(&self) -> i64 {
        self.versions.first().map_or(0, |newest| newest.number)
    }

    fn back(&self) -> String {
        if self.by_provider {
            format!("/placements/{}", self.placement.id)
        } else {
            format!("/enrolments/{}#placements", self.placement.enrolment_id)
        }
    }
}

/// What the person is called by whoever looks.
async fn name(db: &mut Read, who: &Who, t: &Texts, placement: &Placement) -> Result<String, Fault> {
    if who.provides(placement.provider_id) {
        Ok(t.called(&Card::find(db, who, placement.id).await?.called))
    } else {
        Ok(Enrolment::find_for_form(db, who, placement.enrolment_id).await?.name())
    }
}

pub async fn index(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let (db, who, t) = (&mut visit.db, &visit.who, visit.t);
    let placement = Placement::find(db, who, id).await?;
    let by_provider = who.provides(placement.provider_id);
    let name = name(db, who, &t, &placement).await?;
    let versions = Agreement::of_placement(db, who, id).await?;
    let live = placement.state.is_live() && !matches!(placement.state.code(), "proposed");
    let lacks = placement.gate.lacks();
    let is_late = placement.began_without_agreement();
    let lacks = (live && !by_provider && !lacks.is_empty()).then(|| match is_late {
        true => t.say("agreement-late-gate").with("items", gates::named(&t, &lacks)).to_string(),
        false => format!("{}. {}", gates::lacking(&t, &lacks), t.say("agreement-needs-gate")),
    });
    visit.has_read("agreement", [placement.enrolment_id]).await?;
    let may_draw = live && !by_provider && lacks.is_none();
    let (frame, today, form) = (visit.frame.clone(), visit.today(), Form::new());
    let page =
        Index { t, frame, today, placement, name, by_provider, may_draw, is_late, lacks, versions, form };
    Ok(Page(page).into_response())
}

pub async fn create(act: Act, Path(id): Path<PlacementId>, form: Form) -> Result<Response, Fault> {
    let mut db = act.read().await?;
    let about = Agreement::particulars(&mut db, &act.who, id).await?;
    let now = db.now();
    drop(db);
    act.has_read("agreement", [about.placement.enrolment_id]).await?;
    let content = printed(paper(&act.t, &about, now)).await?;
    let location = format!("/placements/{id}/agreements");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-agreement-drawn"));
    }
    Agreement::draw(&mut db, &act.who, &about, act.t.lang(), content).await?;
    Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
    db.commit().await?;
    Ok(done(&location, "flash-agreement-drawn"))
}

pub async fn file(mut visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Fault> {
    let (agreement, enrolment, content) = Agreement::content(&mut visit.db, &visit.who, id).await?;
    visit.has_read("agreement", [enrolment]).await?;
    let name = format!("agreement-{}-{}.pdf", agreement.placement_id, agreement.number);
    Ok(paper_file::file(&name, PDF, content))
}

/// Who signs, when the person may write it down.
async fn asked(
    db: &mut Read,
    who: &Who,
    id: AgreementId,
    party: &str,
) -> Result<(Agreement, Placement, SigningParty), Fault> {
    let party = party.parse::<SigningParty>().map_err(|_| Fault::not_found())?;
    let (agreement, placement) = Agreement::find(db, who, id).await?;
    if who.provides(placement.provider_id) != (party == SigningParty::Provider) {
        return Err(Fault::not_found());
    }
    Ok((agreement, placement, party))
}

pub async fn signature(
    mut visit: Visit,
    Path((id, party)): Path<(AgreementId, String)>,
) -> Result<Response, Fault> {
    let (agreement, placement, party) = asked(&mut visit.db, &visit.who, id, &party).await?;
    let name = name(&mut visit.db, &visit.who, &visit.t, &placement).await?;
    visit.has_read("agreement", [placement.enrolment_id]).await?;
    let form = Form::new().and("signed_on", visit.today()).and("form", SigningForm::OnPaper);
    Ok(question(&visit.t, &agreement, party, &name).ask(visit.t, visit.frame, form))
}

pub async fn sign(
    act: Act,
    Path((id, party)): Path<(AgreementId, String)>,
    mut form: Form,
) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    if let Some(back) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&back, "flash-agreement-signed"));
    }
    let today = db.today();
    let (agreement, placement, party) = asked(&mut db, &act.who, id, &party).await?;
    let name = name(&mut db, &act.who, &act.t, &placement).await?;
    let told = form.read(|form| read(form, party, today));
    let Some((on, how)) = told else {
        db.rollback().await?;
        act.has_read("agreement", [placement.enrolment_id]).await?;
        return Ok(question(&act.t, &agreement, party, &name).again(act, form));
    };
    match Agreement::sign(&mut db, &act.who, id, party, on, how).await {
        Ok(_) => {
            let back = format!("/placements/{}/agreements", placement.id);
            Submission::made(&mut db, &form.sending(), &act.who, &back).await?;
            db.commit().await?;
            Ok(done(&back, "flash-agreement-signed"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("agreement", [placement.enrolment_id]).await?;
            question(&act.t, &agreement, party, &name).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

/// Whoever signs for themselves does it here and now.
fn read(form: &mut Form, party: SigningParty, today: NaiveDate) -> Option<(NaiveDate, SigningForm)> {
    if party != SigningParty::Participant {
        return Some((today, SigningForm::InBrygga));
    }
    let (on, how) = (form.date("signed_on"), form.one::<SigningForm>("form"));
    on.zip(how)
}

fn question(t: &Texts, agreement: &Agreement, party: SigningParty, name: &str) -> Question {
    let mut fields = Vec::new();
    if party == SigningParty::Participant {
        let forms = SigningForm::ALL.iter().filter(|form| **form != SigningForm::InBrygga);
        let forms = forms.map(|form| super::choice::Choice::new(form.code(), t.code(*form))).collect();
        fields.push(Field::day("signed_on", "agreement-signed-on"));
        fields.push(Field::new("form", "agreement-form", Kind::Radios(forms)));
    }
    let title = match party {
        SigningParty::Participant => Message::new("agreement-participant-title").with("name", name),
        _ => Message::new("agreement-own-title"),
    };
    let lead = Message::new("agreement-sign-lead")
        .with("number", agreement.number)
        .with("sha", agreement.sha256.as_str());
    Question {
        title: title.say(t).to_string(),
        lead: lead.say(t).to_string(),
        action: format!("/agreements/{}/signatures/{party}", agreement.id),
        back: (
            format!("/placements/{}/agreements", agreement.placement_id),
            t.say("agreement-title").to_string(),
        ),
        button: "agreement-sign",
        fields,
        instead: vec![(format!("/agreements/{}/file", agreement.id), t.say("agreement-read").to_string())],
    }
}
