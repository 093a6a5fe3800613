//! Walks through the days, one transaction after another, and lets people do what their paths say, with a clock that
//! stands at the day. What each deed is in the model's verbs stands in `deeds`.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::attendance::Attendances;
use super::days::{is_workday, workday};
use super::dice::{Dice, For};
use super::life::{Frame, Life};
use super::offers::{Offer, Offers};
use super::office;
use super::seats::Seats;
use super::world::World;
use super::{asking, orders, renegotiation, renewal};
use crate::clock::Clock;
use crate::db::{Db, Write};
use crate::model::attendance::{Of, Register};
use crate::model::contract::ContractId;
use crate::model::enrolment::EnrolmentId;
use crate::model::handover::HandoverId;
use crate::model::placement::PlacementId;
use crate::model::posting::Posting;
use crate::model::secrets::Keys;
use crate::model::slot::{Slot, SlotId};
use crate::model::workplace::WorkplaceId;
use crate::model::{Error, Result};

/// Somebody on the way: the life as planned, and what has become of it.
pub struct Someone {
    pub number: u32,
    pub life: Life,
    pub coach: usize,
    pub enrolment: EnrolmentId,
    pub version: i64,
    /// By stay: the placement that was asked for, and where.
    pub placements: Vec<Option<Placed>>,
    pub handover: Option<HandoverId>,
    /// The day of what the coach has planned as the next step.
    pub planned_on: Option<NaiveDate>,
    /// The step to take next.
    pub next: usize,
}

/// A placement that has been asked for.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    pub id: PlacementId,
    /// The seat's place in the book.
    pub seat: usize,
    pub planned_end_on: NaiveDate,
}

pub struct Walk<'a> {
    pub frame: &'a Frame,
    pub keys: &'a Keys,
    pub world: World,
    pub seats: Seats,
    pub attendances: Attendances,
    pub dice: Dice,
    people: BTreeMap<u32, Someone>,
    /// Whose next step is on which day.
    calendar: BTreeMap<NaiveDate, Vec<u32>>,
    /// Who comes on which day, of all.
    newcomers: BTreeMap<NaiveDate, Vec<u32>>,
    offers: std::vec::IntoIter<Offer>,
    coming: Option<Offer>,
    /// Slots whose time is over, by the day their provider closes them.
    closing: BTreeMap<NaiveDate, Vec<(usize, SlotId)>>,
    /// Slots of the main provider so far.
    posted_at_main: usize,
    /// What the rules said no to, and how often. Some noes belong to life: a seat that went to another.
    pub refused: BTreeMap<String, usize>,
}

/// When on a day people work at their desks: a transaction each.
const HOURS: [(u32, u32); 4] = [(7, 20), (9, 5), (12, 40), (14, 15)];

impl<'a> Walk<'a> {
    pub fn new(
        frame: &'a Frame,
        keys: &'a Keys,
        world: World,
        offers: Offers,
        newcomers: BTreeMap<NaiveDate, Vec<u32>>,
    ) -> Self {
        let seats = Seats::new(&offers.contracts);
        let mut offers = offers.slots.into_iter();
        let coming = offers.next();
        Self {
            frame,
            keys,
            attendances: Attendances::new(frame.seed, world.providers.len()),
            world,
            seats,
            dice: Dice::new(frame.seed, For::Seats, 0),
            people: BTreeMap::new(),
            calendar: BTreeMap::new(),
            newcomers,
            offers,
            coming,
            closing: BTreeMap::new(),
            posted_at_main: 0,
            refused: BTreeMap::new(),
        }
    }

    /// From the first day to yesterday. `done` hears of each day.
    pub async fn walk(&mut self, db: &Db, first: NaiveDate, mut done: impl FnMut(NaiveDate)) -> Result<()> {
        for day in first.iter_days().take_while(|day| *day < self.frame.today) {
            if is_workday(day) {
                self.live(db, day).await?;
            }
            done(day);
        }
        Ok(())
    }

    async fn live(&mut self, db: &Db, day: NaiveDate) -> Result<()> {
        if day == renegotiation::day(self.frame.today) {
            set(db.clock(), day, (6, 15));
            let mut write = db.write().await?;
            renegotiation::tighten(&mut write, &self.world, &mut self.seats).await?;
            orders::set(&mut write, &self.world, &self.seats).await?;
            write.commit().await?;
        }
        if day == office::day(self.frame.today) {
            set(db.clock(), day, (6, 20));
            let mut write = db.write().await?;
            office::clear_desks(&mut write, &self.world).await?;
            write.commit().await?;
        }
        if day == asking::day(self.frame.today) {
            set(db.clock(), day, (6, 20));
            let mut write = db.write().await?;
            asking::ask(&mut write, &self.world).await?;
            renewal::add(&mut write, &self.world).await?;
            write.commit().await?;
        }
        if self.coming.as_ref().is_some_and(|offer| offer.posted_on <= day) || self.closing.contains_key(&day)
        {
            set(db.clock(), day, (6, 30));
            let mut write = db.write().await?;
            self.post(&mut write, day).await?;
            self.close(&mut write, day).await?;
            write.commit().await?;
        }

        let newcomers = self.newcomers.remove(&day).unwrap_or_default();
        let mut people = self.calendar.remove(&day).unwrap_or_default();
        people.sort_unstable();
        let most = newcomers.len().max(people.len()).div_ceil(HOURS.len()).max(1);
        let (mut newcomers, mut people) = (newcomers.chunks(most), people.chunks(most));
        for hour in HOURS {
            let (came, act) = (newcomers.next().unwrap_or_default(), people.next().unwrap_or_default());
            if came.is_empty() && act.is_empty() {
                continue;
            }
            set(db.clock(), day, hour);
            let mut write = db.write().await?;
            for number in came {
                self.arrive(&mut write, *number, day).await?;
            }
            for number in act {
                self.act(&mut write, *number, day).await?;
            }
            write.commit().await?;
        }

        let registers = self.attendances.due(day);
        if !registers.is_empty() {
            set(db.clock(), day, (15, 10));
            let mut write = db.write().await?;
            for (provider, entries) in registers {
                let party = &self.world.providers[provider];
                let of = Of::Provider(party.id);
                let recorded = Register::record(&mut write, &party.who, of, entries).await;
                self.unless_refused(recorded)?;
            }
            write.commit().await?;
        }
        Ok(())
    }

    /// Somebody new comes to the coach with the fewest people.
    async fn arrive(&mut self, db: &mut Write, number: u32, day: NaiveDate) -> Result<()> {
        let Some(life) = Life::draw(self.frame, number as usize) else { return Ok(()) };
        let is_over = super::days::plus(life.ends_on, 40) < self.frame.today;
        let coach = match life.of_main_coach {
            true => 0,
            false => self.world.freest_coach(life.project, is_over),
        };
        let Some(enrolment) = self.enrol(db, &life, coach).await? else { return Ok(()) };
        self.world.projects[life.project].coaches[coach].people += 1;
        let someone = Someone {
            number,
            coach,
            enrolment: enrolment.id,
            version: enrolment.version,
            placements: vec![None; life.path.stays.len()],
            handover: None,
            planned_on: None,
            next: 0,
            life,
        };
        self.people.insert(number, someone);
        self.act(db, number, day).await
    }

    /// All steps of the day, and on to the calendar for the next.
    async fn act(&mut self, db: &mut Write, number: u32, day: NaiveDate) -> Result<()> {
        let Some(mut someone) = self.people.remove(&number) else { return Ok(()) };
        while let Some(step) = someone.life.path.steps.get(someone.next).cloned() {
            if step.on > day {
                // A day on which nobody works is not walked.
                let on = workday(step.on);
                self.calendar.entry(on).or_default().push(number);
                self.people.insert(number, someone);
                return Ok(());
            }
            someone.next += 1;
            self.take(db, &mut someone, step.deed, day).await?;
        }
        Ok(())
    }

    /// Providers post what they planned for the day.
    async fn post(&mut self, db: &mut Write, day: NaiveDate) -> Result<()> {
        while self.coming.as_ref().is_some_and(|offer| offer.posted_on <= day) {
            let Some(offer) = std::mem::replace(&mut self.coming, self.offers.next()) else { break };
            self.post_one(db, offer).await?;
        }
        Ok(())
    }

    async fn post_one(&mut self, db: &mut Write, offer: Offer) -> Result<()> {
        let provider = &self.world.providers[offer.provider];
        let contract_id = offer.contract.map(|contract| self.world.contracts[contract]);
        let who = &provider.who;
        let places = &self.world.workplaces;
        let at_main = offer.provider == 0 && !places.is_empty();
        let workplace = at_main.then(|| places[self.posted_at_main % places.len()]);
        self.posted_at_main += usize::from(at_main);
        let slot = Slot::post(db, who, provider.id, posting(&offer, contract_id, workplace)).await?;
        Slot::locate(db, who, slot.id, offer.position).await?;
        if offer.is_draft {
            return Ok(());
        }
        let slot: SlotId = Slot::publish(db, who, slot.id).await?.id;
        if offer.is_paused {
            Slot::pause(db, who, slot).await?;
            return Ok(());
        }
        // Some forget it: the search leaves those out by their period.
        if self.dice.happens(80) {
            let on = workday(super::days::plus(offer.ends_on, 6));
            self.closing.entry(on).or_default().push((offer.provider, slot));
        }
        self.seats.open(slot, offer);
        Ok(())
    }

    async fn close(&mut self, db: &mut Write, day: NaiveDate) -> Result<()> {
        for (provider, slot) in self.closing.remove(&day).unwrap_or_default() {
            let closed = Slot::close(db, &self.world.providers[provider].who, slot).await;
            self.unless_refused(closed)?;
        }
        Ok(())
    }

    /// A no of the rules is counted and lived with; anything else ends the demo.
    pub fn unless_refused<T>(&mut self, result: Result<T>) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Error::Refused(refusal)) => {
                *self.refused.entry(refusal.told().0.to_owned()).or_insert(0) += 1;
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }
}

fn posting(offer: &Offer, contract_id: Option<ContractId>, workplace_id: Option<WorkplaceId>) -> Posting {
    Posting {
        title: offer.work.title.to_owned(),
        description: offer.work.description.to_owned(),
        ssyk: offer.work.ssyk,
        municipality: offer.municipality,
        workplace_id,
        contract_id,
        seats: offer.seats,
        hours_per_week: offer.hours_per_week,
        min_hours_per_week: offer.min_hours,
        max_hours_per_week: offer.max_hours,
        starts_on: offer.starts_on,
        ends_on: offer.ends_on,
        adaptations: offer.work.adaptations.clone(),
        requirements: offer.work.requirements.clone(),
        languages: offer.languages.clone(),
        headcount: offer.headcount(),
        week: offer.week(),
    }
}

fn set(clock: &Clock, day: NaiveDate, (hour, minute): (u32, u32)) {
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    clock.set(day.and_time(time).and_utc());
}
