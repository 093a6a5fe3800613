//! Each deed of a path in the model's own verbs, done by whoever does it in life. Those about placements stand in `placing`.

use chrono::NaiveDate;

use super::days::plus;
use super::path::Deed;
use super::walk::{Someone, Walk};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::activity::{Activity, Told};
use crate::model::codes::{ActivityKind, ConsentForm, ExitTo};
use crate::model::consent::Given;
use crate::model::consent_loss::SusTask;
use crate::model::enrolling::Entry;
use crate::model::enrolment::Enrolment;
use crate::model::handover::{Addressee, Draft, Handover, Sending};
use crate::model::next_step::NextStep;
use crate::model::organisation::OrganisationId;
use crate::model::pause::{Pause, PauseReason, Told as Paused};
use crate::model::support_stage::{Move, SupportStage};
use crate::model::{Error, Refusal, Result};

impl Walk<'_> {
    pub(super) async fn enrol(
        &mut self,
        db: &mut Write,
        life: &super::life::Life,
        coach: usize,
    ) -> Result<Option<Enrolment>> {
        let project = &self.world.projects[life.project];
        let entry = Entry {
            project_id: project.id,
            person: life.person.clone(),
            enrolled_on: db.today(),
            background: life.background.clone(),
        };
        let enrolled = Enrolment::enrol(db, &project.coaches[coach].who, self.keys, entry).await;
        self.unless_refused(enrolled)
    }

    pub(super) async fn take(
        &mut self,
        db: &mut Write,
        someone: &mut Someone,
        deed: Deed,
        day: NaiveDate,
    ) -> Result<()> {
        let who = self.coach(someone);
        let id = someone.enrolment;
        self.staged(db, &who, someone, &deed, day).await?;
        match deed {
            Deed::FillProfile => {
                let profile = someone.life.profile.clone();
                let filled = Enrolment::edit_profile(db, &who, id, someone.version, profile).await;
                self.unless_refused(filled)?;
            }
            Deed::Meet { kind, minutes, attended } => {
                let told = Told { kind, day, minutes, attended, note: String::new() };
                let logged = Activity::log(db, &who, &[id], &told).await;
                self.unless_refused(logged)?;
                let plans = someone.life.of_main_coach || someone.number.is_multiple_of(6);
                if kind == ActivityKind::TeamMeeting && attended && plans {
                    let talked = super::plans::talked_through(db, &who, id, someone.number).await;
                    self.unless_refused(talked)?;
                }
                // What was to be done by now is talked through when they meet.
                if kind == ActivityKind::CoachMeeting && someone.planned_on.is_some_and(|on| on <= day) {
                    tick_off(db, &who, someone).await?;
                }
            }
            Deed::Plan { kind, on } => {
                let planned = NextStep { kind, on: on.max(day) }.plan(db, &who, id).await;
                self.unless_refused(planned)?;
            }
            Deed::Exit(ending) => {
                let ended = Enrolment::end(db, &who, id, ending.exit()).await;
                if self.unless_refused(ended)?.is_some() {
                    self.world.projects[someone.life.project].coaches[someone.coach].people -= 1;
                    // Whoever withdrew is registered out of SUS the same day.
                    for task in SusTask::of_enrolment(db, id).await? {
                        SusTask::tick_off(db, &who, task.id).await?;
                    }
                }
            }
            Deed::PauseEnrolment(until) => {
                let told = Paused { from: day, until, reason: PauseReason::Illness, note: String::new() };
                let paused = Pause::begin(db, &who, id, told).await;
                self.unless_refused(paused)?;
            }
            Deed::SendHandover(to) => self.send(db, &who, someone, to, day).await?,
            Deed::DraftHandover(to) => self.draft(db, &who, someone, to).await?,
            Deed::AcceptHandover
            | Deed::DeclineHandover(_)
            | Deed::MeetReceiver
            | Deed::ReleaseHandover
            | Deed::RevokeHandover => self.hand_over(db, &who, someone, &deed, day).await?,
            Deed::Propose(stay) => self.propose(db, &who, someone, stay).await?,
            _ => self.placed(db, &who, someone, deed, day).await?,
        }
        Ok(())
    }

    /// One in four has supported employment: what happens moves them on.
    async fn staged(
        &mut self,
        db: &mut Write,
        who: &Who,
        someone: &Someone,
        deed: &Deed,
        day: NaiveDate,
    ) -> Result<()> {
        let has_support =
            someone.number % 4 == 1 || (someone.life.of_main_coach && someone.number.is_multiple_of(2));
        let (to, evidence) = match deed {
            Deed::FillProfile => (SupportStage::VocationalProfile, "Har bestämt sig efter två samtal."),
            Deed::Propose(_) => (SupportStage::JobFinding, "Vet vad hen söker, har valt plats att pröva."),
            Deed::Accept(_) => (SupportStage::EmployerEngagement, "Besök på arbetsplatsen tillsammans."),
            Deed::Start(_) => (SupportStage::OnOffJobSupport, "Har börjat, stöd på plats första veckan."),
            _ => return Ok(()),
        };
        if !has_support {
            return Ok(());
        }
        let step = Move { to, on: day, decided: true, evidence: evidence.to_owned() };
        match step.make(db, who, someone.enrolment).await {
            // Proposed a second time: they are in that stage already.
            Err(Error::Refused(Refusal::StageAlready)) => Ok(()),
            moved => self.unless_refused(moved).map(|_| ()),
        }
    }

    fn coach(&self, someone: &Someone) -> Who {
        self.world.projects[someone.life.project].coaches[someone.coach].who.clone()
    }

    /// To whom an exit of that kind hands somebody over.
    fn receiver(&self, who: &Who, someone: &Someone, to: ExitTo) -> Option<OrganisationId> {
        let giver = who.organisation_in(self.world.projects[someone.life.project].id)?;
        Some(self.world.receiver(giver, someone.life.background.municipality, to))
    }

    async fn draft(&mut self, db: &mut Write, who: &Who, someone: &mut Someone, to: ExitTo) -> Result<()> {
        let Some(receiver) = self.receiver(who, someone, to) else { return Ok(()) };
        let draft =
            Draft { enrolment_id: someone.enrolment, receiver: receiver.into(), to: addressee(someone) };
        let drafted = Handover::draft(db, who, draft).await;
        someone.handover = self.unless_refused(drafted)?.map(|handover| handover.id);
        Ok(())
    }

    async fn send(
        &mut self,
        db: &mut Write,
        who: &Who,
        someone: &mut Someone,
        to: ExitTo,
        day: NaiveDate,
    ) -> Result<()> {
        let Some(receiver) = self.receiver(who, someone, to) else { return Ok(()) };
        let consent = Given {
            form: if self.dice.happens(80) { ConsentForm::Written } else { ConsentForm::Oral },
            purpose: "Planering och överlämning till nästa insats: arbetsförmåga, anpassningar och vad som prövats."
                .to_owned(),
            on: day,
            valid_to: plus(day, 180),
        };
        let sending = Sending {
            enrolment_id: someone.enrolment,
            receiver: receiver.into(),
            to: addressee(someone),
            on: day,
            consent,
        };
        tick_off(db, who, someone).await?;
        let sent = Handover::send(db, who, sending).await;
        someone.handover = self.unless_refused(sent)?.map(|handover| handover.id);
        Ok(())
    }

    async fn hand_over(
        &mut self,
        db: &mut Write,
        who: &Who,
        someone: &mut Someone,
        deed: &Deed,
        day: NaiveDate,
    ) -> Result<()> {
        let Some(id) = someone.handover else { return Ok(()) };
        let done = match deed {
            Deed::AcceptHandover => Handover::accept(db, who, id, day, contact(someone)).await,
            Deed::DeclineHandover(reason) => Handover::decline(db, who, id, day, *reason).await,
            Deed::MeetReceiver => Handover::meet(db, who, id, day).await,
            Deed::ReleaseHandover => Handover::release(db, who, id, day).await,
            _ => Handover::revoke(db, who, id).await,
        };
        self.unless_refused(done)?;
        Ok(())
    }
}

async fn tick_off(db: &mut Write, who: &Who, someone: &mut Someone) -> Result<()> {
    match someone.planned_on.take() {
        Some(_) => NextStep::tick_off(db, who, someone.enrolment).await,
        None => Ok(()),
    }
}

fn contact(someone: &Someone) -> String {
    CONTACTS[someone.number as usize % CONTACTS.len()].to_owned()
}

fn addressee(someone: &Someone) -> Addressee {
    Addressee { name: contact(someone), email: String::new() }
}

/// Who receives the person.
const CONTACTS: [&str; 6] = [
    "Karin Ahlgren, handläggare",
    "Jonas Ek, arbetsmarknadskonsulent",
    "Leila Moradi, samordnare",
    "Per Sundin, vägledare",
    "Birgitta Falk, kurator",
    "Yonas Haile, jobbcoach",
];
