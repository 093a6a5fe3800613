//! Each deed of a path in the model's own verbs, done by whoever does it in life: the coach, the provider.

use chrono::NaiveDate;

use super::days::{plus, workday};
use super::path::Deed;
use super::seats::Wanted;
use super::walk::{Placed, Someone, Walk};
use crate::db::Write;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::activity::{Activity, Told};
use crate::model::codes::{ConsentForm, ExitTo};
use crate::model::consent::Given;
use crate::model::enrolling::Entry;
use crate::model::enrolment::Enrolment;
use crate::model::handover::{Handover, Sending};
use crate::model::next_step::NextStep;
use crate::model::placement::{Placement, Proposal};

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
            }
            Deed::Plan { kind, on } => {
                let planned = NextStep { kind, on: on.max(day) }.plan(db, &who, id).await;
                self.unless_refused(planned)?;
            }
            Deed::Exit(ending) => {
                let ended = Enrolment::end(db, &who, id, ending.exit()).await;
                if self.unless_refused(ended)?.is_some() {
                    self.world.projects[someone.life.project].coaches[someone.coach].people -= 1;
                }
            }
            Deed::SendHandover(to) => self.send(db, &who, someone, to, day).await?,
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

    fn coach(&self, someone: &Someone) -> Who {
        self.world.projects[someone.life.project].coaches[someone.coach].who.clone()
    }

    /// Asks at the place that suits best; when the rules say no, at the next.
    async fn propose(&mut self, db: &mut Write, who: &Who, someone: &mut Someone, stay: usize) -> Result<()> {
        let (life, wanted) = (&someone.life, someone.life.path.stays[stay]);
        let profile = &life.profile;
        let places = self.seats.suitable(
            &mut self.dice,
            &Wanted {
                project: life.project,
                home: life.background.municipality,
                travel_km: profile.travel_km.unwrap_or(20),
                wishes: &profile.wishes.0,
                adaptations: &profile.adaptations.0,
                requirements_met: &profile.requirements_met.0,
                stay: wanted,
            },
        );
        for seat in places {
            let proposal = Proposal {
                enrolment_id: someone.enrolment,
                slot_id: self.seats.slot(seat),
                track: wanted.track,
                hours_per_week: wanted.hours_per_week,
                starts_on: wanted.starts_on,
                planned_end_on: wanted.planned_end_on,
                adaptations: profile.adaptations.0.clone(),
                message: message(stay, someone.number).to_owned(),
            };
            let proposed = Placement::propose(db, who, proposal).await;
            let Some(placement) = self.unless_refused(proposed)? else { continue };
            let (from, to) = (wanted.starts_on, wanted.planned_end_on);
            self.seats.take(seat, (someone.number, stay), from, to, wanted.hours_per_week);
            someone.placements[stay] = Some(Placed { id: placement.id, seat, planned_end_on: to });
            break;
        }
        Ok(())
    }

    /// What happens to a placement that has been asked for; nothing, when nobody had room.
    async fn placed(
        &mut self,
        db: &mut Write,
        who: &Who,
        someone: &mut Someone,
        deed: Deed,
        day: NaiveDate,
    ) -> Result<()> {
        let (Deed::Accept(stay)
        | Deed::Decline(stay, _)
        | Deed::Withdraw(stay)
        | Deed::Expire(stay)
        | Deed::Start(stay)
        | Deed::Pause(stay)
        | Deed::Resume(stay)
        | Deed::Extend(stay, _)
        | Deed::End { stay, .. }) = deed
        else {
            return Ok(());
        };
        let Some(placed) = someone.placements[stay] else { return Ok(()) };
        let (id, holder) = (placed.id, (someone.number, stay));
        let wanted = someone.life.path.stays[stay];
        let provider = self.world.providers[self.seats.provider(placed.seat)].who.clone();
        match deed {
            Deed::Accept(_) => {
                let accepted = Placement::accept(db, &provider, id, wanted.starts_on.max(day)).await;
                if self.unless_refused(accepted)?.is_none() {
                    self.let_go(someone, stay);
                    return Ok(());
                }
                // What was asked for beside it has been let go.
                for (other, held) in someone.placements.iter_mut().enumerate() {
                    let beside = someone.life.path.stays[other].proposed_on == wanted.proposed_on;
                    if let Some(placed) = held.filter(|_| other != stay && beside) {
                        self.seats.free(placed.seat, (someone.number, other));
                        *held = None;
                    }
                }
            }
            Deed::Decline(_, reason) => {
                let declined = Placement::decline(db, &provider, id, reason).await;
                self.unless_refused(declined)?;
                self.let_go(someone, stay);
            }
            Deed::Withdraw(_) => {
                let withdrawn = Placement::withdraw(db, who, id).await;
                self.unless_refused(withdrawn)?;
                self.let_go(someone, stay);
            }
            Deed::Expire(_) => {
                Placement::expire_overdue(db).await?;
                self.let_go(someone, stay);
            }
            Deed::Start(_) => {
                // The provider says so as often as the coach.
                let by = if self.dice.happens(50) { &provider } else { who };
                let started = Placement::start(db, by, id, day).await;
                if self.unless_refused(started)?.is_some() {
                    let to = placed.planned_end_on;
                    self.seats.take(placed.seat, holder, day, to, wanted.hours_per_week);
                    let provider = self.seats.provider(placed.seat);
                    self.attendances.start(id, provider, day, to, wanted.hours_per_week);
                }
            }
            Deed::Pause(_) => {
                let paused = Placement::pause(db, who, id, day).await;
                if self.unless_refused(paused)?.is_some() {
                    self.attendances.pause(id, day);
                }
            }
            Deed::Resume(_) => {
                let resumed = Placement::resume(db, who, id, day).await;
                if self.unless_refused(resumed)?.is_some() {
                    self.attendances.resume(id, day);
                }
            }
            Deed::Extend(_, to) => {
                let extended = Placement::extend(db, who, id, to).await;
                if let Some(placement) = self.unless_refused(extended)? {
                    someone.placements[stay] = Some(Placed { planned_end_on: to, ..placed });
                    self.seats.take(placed.seat, holder, placement.starts_on, to, wanted.hours_per_week);
                    self.attendances.extend(id, to);
                }
            }
            Deed::End { on, reason, next, .. } => {
                // Never past what was agreed: the seat may be somebody else's by then.
                let on = on.min(placed.planned_end_on);
                let next = NextStep { kind: next, on: workday(plus(day, 7)) };
                let ended = Placement::end(db, who, id, on, reason, Some(next)).await;
                if let Some(placement) = self.unless_refused(ended)? {
                    match placement.state.started_on() {
                        Some(from) => {
                            self.seats.take(placed.seat, holder, from, on, wanted.hours_per_week);
                            self.attendances.end(id, on);
                        }
                        None => self.seats.free(placed.seat, holder),
                    }
                }
                someone.placements[stay] = None;
            }
            _ => {}
        }
        Ok(())
    }

    fn let_go(&mut self, someone: &mut Someone, stay: usize) {
        if let Some(placed) = someone.placements[stay].take() {
            self.seats.free(placed.seat, (someone.number, stay));
        }
    }

    async fn send(
        &mut self,
        db: &mut Write,
        who: &Who,
        someone: &mut Someone,
        to: ExitTo,
        day: NaiveDate,
    ) -> Result<()> {
        let project = &self.world.projects[someone.life.project];
        let Some(giver) = who.organisation_in(project.id) else { return Ok(()) };
        let receiver_id = self.world.receiver(giver, someone.life.background.municipality, to);
        let consent = Given {
            form: if self.dice.happens(80) { ConsentForm::Written } else { ConsentForm::Oral },
            purpose: "Planering och överlämning till nästa insats: arbetsförmåga, anpassningar och vad som prövats."
                .to_owned(),
            on: day,
            valid_to: plus(day, 180),
        };
        let sending = Sending { enrolment_id: someone.enrolment, receiver_id, on: day, consent };
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
            Deed::AcceptHandover => {
                let contact = CONTACTS[someone.number as usize % CONTACTS.len()].to_owned();
                Handover::accept(db, who, id, day, contact).await
            }
            Deed::DeclineHandover(reason) => Handover::decline(db, who, id, day, *reason).await,
            Deed::MeetReceiver => Handover::meet(db, who, id, day).await,
            Deed::ReleaseHandover => Handover::release(db, who, id, day).await,
            _ => Handover::revoke(db, who, id).await,
        };
        self.unless_refused(done)?;
        Ok(())
    }
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

/// What the coach writes to the provider: nothing about health.
fn message(stay: usize, number: u32) -> &'static str {
    const MESSAGES: [&str; 5] = [
        "Vill gärna komma på ett studiebesök först. Kan börja med förmiddagar.",
        "Är intresserad av just de här uppgifterna och kan börja enligt förslaget.",
        "Vi följer upp tillsammans efter två veckor.",
        "Vill öka timmarna efter hand om det fungerar bra.",
        "",
    ];
    MESSAGES[(number as usize + stay) % MESSAGES.len()]
}
