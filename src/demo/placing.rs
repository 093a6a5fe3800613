//! Deeds about placements in the model's own verbs: where a proposal goes, what is answered, the first day and the last.

use chrono::NaiveDate;

use super::days::{plus, workday};
use super::orders;
use super::path::Deed;
use super::seats::Wanted;
use super::stays::{Stay, Whereabouts};
use super::walk::{Placed, Someone, Walk};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::next_step::NextStep;
use crate::model::pause::{Away, PauseReason};
use crate::model::placement::{Despite, Placement, Proposal};
use crate::model::{Error, Refusal, Result};

impl Walk<'_> {
    /// Asks at the place that suits best; when the rules say no, at the next. When there is none at all, somewhere else,
    /// or for fewer hours.
    pub(super) async fn propose(
        &mut self,
        db: &mut Write,
        who: &Who,
        someone: &mut Someone,
        stay: usize,
    ) -> Result<()> {
        let wished = someone.life.path.stays[stay];
        let elsewhere = match wished.whereabouts {
            Whereabouts::Employer => Whereabouts::Contracted,
            Whereabouts::Contracted | Whereabouts::MainProvider => Whereabouts::Employer,
        };
        let fewer = wished.hours_per_week.min(8);
        for (whereabouts, hours_per_week) in [
            (wished.whereabouts, wished.hours_per_week),
            (elsewhere, wished.hours_per_week),
            (wished.whereabouts, fewer),
            (elsewhere, fewer),
        ] {
            someone.life.path.stays[stay] = Stay { whereabouts, hours_per_week, ..wished };
            if self.propose_there(db, who, someone, stay).await? {
                break;
            }
        }
        Ok(())
    }

    async fn propose_there(
        &mut self,
        db: &mut Write,
        who: &Who,
        someone: &mut Someone,
        stay: usize,
    ) -> Result<bool> {
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
            let needs = profile.adaptations.iter().copied();
            let proposal = Proposal {
                enrolment_id: someone.enrolment,
                slot_id: self.seats.slot(seat),
                track: wanted.track,
                hours_per_week: wanted.hours_per_week,
                starts_on: wanted.starts_on,
                planned_end_on: wanted.planned_end_on,
                adaptations: needs.filter(|one| self.seats.offers(seat, *one)).collect(),
                message: message(stay, someone.number).to_owned(),
            };
            let mut despite = Despite::default();
            let proposed = loop {
                match Placement::propose_despite(db, who, proposal.clone(), despite.clone()).await {
                    Err(Error::Refused(Refusal::Hindered)) if despite.hindrance.is_none() => {
                        despite.hindrance = Some(orders::though_hindered(someone.number).to_owned());
                    }
                    Err(Error::Refused(Refusal::NotTheirTurn { .. })) if despite.turn.is_none() => {
                        despite.turn = Some(orders::past_the_turn(someone.number));
                    }
                    other => break other,
                }
            };
            let Some(placement) = self.unless_refused(proposed)? else { continue };
            let (from, to) = (wanted.starts_on, wanted.planned_end_on);
            self.seats.take(seat, (someone.number, stay), from, to, wanted.hours_per_week);
            someone.placements[stay] = Some(Placed { id: placement.id, seat, planned_end_on: to });
            return Ok(true);
        }
        Ok(false)
    }

    /// What happens to a placement that has been asked for; nothing, when nobody had room.
    pub(super) async fn placed(
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
                let mut accepted = Placement::accept(db, &provider, id, wanted.starts_on.max(day)).await;
                if let Err(Error::Refused(Refusal::FirstDayClosed { opens })) = accepted {
                    accepted = Placement::accept(db, &provider, id, opens).await;
                }
                if self.unless_refused(accepted)?.is_none() {
                    self.let_go(someone, stay);
                    return Ok(());
                }
                self.ready(db, (who, &provider), &provider, id, someone, true).await?;
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
                self.ready(db, (who, &provider), by, id, someone, false).await?;
                let started = Placement::start(db, by, id, day).await;
                if self.unless_refused(started)?.is_some() {
                    let to = placed.planned_end_on;
                    self.seats.take(placed.seat, holder, day, to, wanted.hours_per_week);
                    let provider = self.seats.provider(placed.seat);
                    self.attendances.start(id, provider, day, to, wanted.hours_per_week);
                }
            }
            Deed::Pause(_) => {
                let away = Away { reason: Some(PauseReason::Illness), back_on: plus(day, 25) };
                let paused = Placement::pause_until(db, who, id, day, away).await;
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
                let mut on = on;
                let mut ended = Placement::end(db, who, id, on, reason, Some(next)).await;
                // What the provider has written of later days stands: the end is the last of them.
                if let Err(Error::Refused(Refusal::AttendanceAfterEnd { last })) = ended {
                    on = last;
                    ended = Placement::end(db, who, id, on, reason, Some(next)).await;
                }
                if let Some(placement) = self.unless_refused(ended)? {
                    someone.planned_on = Some(next.on);
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
}

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
