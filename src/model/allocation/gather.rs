//! Gathers what a run needs from one snapshot of the database: whom, which slots, what is left of them, and how each fits.
//! From here on the database is not asked again: what is gathered is the evidence.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::choosing::{Candidate, everybody};
use super::inputs::{Choice, ContractRoom, Inputs, Kept, Money, Person, RANKS, Rules, SlotRoom};
use super::run::RunId;
use crate::db::Read;
use crate::model::access::Who;
use crate::model::codes::Track;
use crate::model::contract::{Contract, ContractId};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::matching::{Circumstances, Judgement, Offer, Surroundings};
use crate::model::profile::MOST_HOURS;
use crate::model::project::{Project, ProjectId};
use crate::model::slot::SlotId;
use crate::model::vacancy::{Period, Vacancy};
use crate::model::{Error, Refusal, Result};

/// Participants times slots of one run: each pair is judged, and the judgement kept.
pub const MOST_PAIRS: usize = 200_000;
/// The largest group that may be asked for.
pub const MOST_GROUP: i64 = 200;
/// Slots that are read together.
const TOGETHER: usize = 400;

/// What a run is to be made of.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub project_id: ProjectId,
    pub period: Period,
    pub track: Track,
    pub people: Vec<EnrolmentId>,
    pub slots: Vec<SlotId>,
    /// Groups: at least so many together at this slot, or nobody.
    pub least: BTreeMap<SlotId, i64>,
    pub seed: i64,
    /// The run that this one makes anew.
    pub follows: Option<RunId>,
}

#[derive(sqlx::FromRow)]
struct Live {
    enrolment_id: EnrolmentId,
    slot_id: SlotId,
    slot: String,
    placement: String,
}

impl Inputs {
    /// Without a person: for the command line. `NotFound` when anybody or anything is not the person's to choose.
    pub async fn gather(db: &mut Read, who: Option<&Who>, mut wanted: Wanted) -> Result<Self> {
        wanted.people.sort_unstable();
        wanted.people.dedup();
        wanted.slots.sort_unstable();
        wanted.slots.dedup();
        let Period { from, to } = wanted.period;
        if to < from {
            return Err(Refusal::EndBeforeStart.into());
        }
        if from < db.today() {
            return Err(Refusal::StartInThePast.into());
        }
        if wanted.people.len().saturating_mul(wanted.slots.len()) > MOST_PAIRS {
            return Err(Refusal::AllocationTooLarge { most: MOST_PAIRS as i64 }.into());
        }
        let vacancies = chosen(db, who, &wanted).await?;
        let (contracts, by_contract) = rooms_of_contracts(db, &vacancies, wanted.period).await?;
        let live = live(db, &wanted).await?;
        let there = people_there(db, wanted.period).await?;
        let room = |vacancy: &Vacancy| {
            let id = vacancy.slot.id;
            let asked = wanted.least.get(&id).copied().unwrap_or(0);
            room(vacancy, asked, there.get(&id).copied().unwrap_or(0), &by_contract)
        };
        let slots: Vec<SlotRoom> = vacancies.iter().map(room).collect();
        let wishes = wishes(db, &wanted, &slots).await?;
        let mut people = Vec::with_capacity(wanted.people.len());
        let mut enrolments = Vec::with_capacity(wanted.people.len());
        for id in &wanted.people {
            enrolments.push(Enrolment::load(db, *id).await?);
        }
        let around = Arc::new(Surroundings::read(db, wanted.project_id, wanted.period).await?);
        let all = Circumstances::of_all(db, &around, &enrolments).await?;
        for ((id, enrolment), circumstances) in wanted.people.iter().zip(&enrolments).zip(all) {
            let kept = live.iter().find(|live| live.enrolment_id == *id).map(Live::kept);
            let mut person = Person {
                id: *id,
                participant: enrolment.reference.clone(),
                kept,
                wishes: wishes.get(id).cloned().unwrap_or_default(),
                options: Vec::new(),
                ruled_out: Vec::new(),
            };
            if person.kept.is_none() {
                let circumstances = circumstances.on(wanted.track);
                person.judge(&vacancies, &circumstances);
            }
            people.push(person);
        }
        let project = Project::load(db, wanted.project_id).await?.reference;
        Ok(Self {
            format: Self::format(),
            project,
            asked_on: db.today(),
            starts_on: from,
            ends_on: to,
            track: wanted.track,
            seed: wanted.seed,
            rules: Rules::today(),
            contracts,
            slots,
            people,
        })
    }
}

impl Live {
    fn kept(&self) -> Kept {
        Kept { slot_id: self.slot_id, slot: self.slot.clone(), placement: self.placement.clone() }
    }
}

impl Person {
    fn judge(&mut self, vacancies: &[Vacancy], circumstances: &Circumstances) {
        let mut ruled_out: BTreeMap<&'static str, u32> = BTreeMap::new();
        for (slot, vacancy) in vacancies.iter().enumerate() {
            let Judgement { fits, score, findings } = circumstances.judge(vacancy);
            let hours = circumstances.person().hours_at(&Offer::of(&vacancy.slot));
            if fits && vacancy.free.is_some_and(|free| free.hours >= hours) {
                let score = score.round() as u32;
                self.options.push(Choice { slot: slot as u32, score, hours: hours as u32 });
                continue;
            }
            let codes: HashSet<&str> = findings
                .iter()
                .filter(|(finding, _)| finding.is_hard())
                .map(|(finding, _)| finding.code())
                .collect();
            codes.into_iter().for_each(|code| *ruled_out.entry(code).or_default() += 1);
        }
        self.ruled_out = ruled_out.into_iter().map(|(code, count)| (code.to_owned(), count)).collect();
    }
}

/// The chosen slots, in the order of their numbers. The people are looked at too: all must be the person's to choose.
async fn chosen(db: &mut Read, who: Option<&Who>, wanted: &Wanted) -> Result<Vec<Vacancy>> {
    let candidates = match who {
        Some(who) => Candidate::of_project(db, who, wanted.project_id, wanted.period).await?,
        None => everybody(db, wanted.project_id, wanted.period).await?,
    };
    let candidates: HashSet<EnrolmentId> = candidates.iter().map(|one| one.id).collect();
    if wanted.people.iter().any(|id| !candidates.contains(id)) {
        return Err(Error::NotFound);
    }
    let mut vacancies = Vec::with_capacity(wanted.slots.len());
    for some in wanted.slots.chunks(TOGETHER) {
        vacancies.extend(match who {
            Some(who) => Vacancy::among(db, who, some, wanted.period).await?,
            None => Vacancy::load(db, some, wanted.period).await?,
        });
    }
    let own = |vacancy: &Vacancy| vacancy.slot.project_id.is_none_or(|project| project == wanted.project_id);
    if vacancies.len() != wanted.slots.len() || !vacancies.iter().all(own) {
        return Err(Error::NotFound);
    }
    Ok(vacancies)
}

/// How many more placements of this period each contract pays for and what is left of it, and its number in that list.
async fn rooms_of_contracts(
    db: &mut Read,
    vacancies: &[Vacancy],
    period: Period,
) -> Result<(Vec<ContractRoom>, HashMap<ContractId, u32>)> {
    let (mut rooms, mut numbers) = (Vec::new(), HashMap::new());
    for id in vacancies.iter().filter_map(|vacancy| vacancy.slot.contract_id) {
        if numbers.contains_key(&id) {
            continue;
        }
        let contract = Contract::load(db, id).await?;
        let left = contract.cap() - contract.drawn(db, None).await?;
        let each = contract.draw(period.from, period.to, 1);
        let costs: Vec<i64> =
            (1..=MOST_HOURS).map(|hours| contract.draw(period.from, period.to, hours).value).collect();
        let by_hours = costs.iter().any(|cost| *cost != each.value);
        let times = |left: i64, each: i64| if each > 0 { (left / each).max(0) } else { i64::from(u32::MAX) };
        let people = match contract.unapproved {
            true => 0,
            // The fewest hours cost least; how many those who come really want is the money's to say.
            false => times(left.place_months, each.place_months).min(times(left.value, each.value)),
        };
        let ore = |value: i64| u64::try_from(value).unwrap_or(0);
        let money =
            by_hours.then(|| Money { left: ore(left.value), costs: costs.into_iter().map(ore).collect() });
        numbers.insert(id, rooms.len() as u32);
        rooms.push(ContractRoom { contract: contract.reference, people: people.min(100_000) as u32, money });
    }
    Ok((rooms, numbers))
}

/// `asked`: the least size of a group; `there`: so many of it are there already.
fn room(vacancy: &Vacancy, asked: i64, there: i64, contracts: &HashMap<ContractId, u32>) -> SlotRoom {
    let free = vacancy.free.map_or((0, 0), |free| (free.seats, free.hours));
    SlotRoom {
        id: vacancy.slot.id,
        slot: vacancy.slot.reference.clone(),
        title: vacancy.slot.title.clone(),
        seats: u32::try_from(free.0).unwrap_or(0),
        hours: u32::try_from(free.1).unwrap_or(0),
        least: u32::try_from(asked - there).unwrap_or(0),
        asked: u32::try_from(asked).unwrap_or(0),
        contract: vacancy.slot.contract_id.and_then(|id| contracts.get(&id).copied()),
    }
}

/// How many have a placement or an open proposal at each slot in the period, of whichever project.
async fn people_there(db: &mut Read, period: Period) -> Result<HashMap<SlotId, i64>> {
    let today: NaiveDate = db.today();
    let rows: Vec<(SlotId, i64)> = db
        .query(
            "SELECT slot_id, COUNT(DISTINCT enrolment_id) FROM placements WHERE starts_on <= $2 AND planned_end_on >= $1
             AND (state IN ('accepted', 'started', 'paused') OR (state = 'proposed' AND expires_on >= $3)) GROUP BY slot_id",
        )
        .bind(period.from)
        .bind(period.to)
        .bind(today)
        .all()
        .await?;
    Ok(rows.into_iter().collect())
}

/// Placements and open proposals in the period, of everybody in the project; of one person the first to begin.
async fn live(db: &mut Read, wanted: &Wanted) -> Result<Vec<Live>> {
    let today: NaiveDate = db.today();
    Ok(db
        .query(
            "SELECT l.enrolment_id, l.slot_id, s.ref AS slot, l.ref AS placement FROM placements l
             JOIN enrolments e ON e.id = l.enrolment_id JOIN slots s ON s.id = l.slot_id
             WHERE e.project_id = $1 AND l.starts_on <= $3 AND l.planned_end_on >= $2
             AND (l.state IN ('accepted', 'started', 'paused') OR (l.state = 'proposed' AND l.expires_on >= $4))
             ORDER BY l.starts_on, l.id",
        )
        .bind(wanted.project_id)
        .bind(wanted.period.from)
        .bind(wanted.period.to)
        .bind(today)
        .all()
        .await?)
}

/// Wishes among the chosen slots, by their numbers.
async fn wishes(
    db: &mut Read,
    wanted: &Wanted,
    slots: &[SlotRoom],
) -> Result<HashMap<EnrolmentId, Vec<u32>>> {
    let numbers: HashMap<SlotId, u32> =
        slots.iter().enumerate().map(|(number, slot)| (slot.id, number as u32)).collect();
    let rows: Vec<(EnrolmentId, SlotId)> = db
        .query(
            "SELECT w.enrolment_id, w.slot_id FROM slot_wishes w JOIN enrolments e ON e.id = w.enrolment_id
             WHERE e.project_id = $1 ORDER BY w.enrolment_id, w.position, w.slot_id",
        )
        .bind(wanted.project_id)
        .all()
        .await?;
    let mut wishes: HashMap<EnrolmentId, Vec<u32>> = HashMap::new();
    for (enrolment, slot) in rows {
        let Some(number) = numbers.get(&slot) else { continue };
        let of_one = wishes.entry(enrolment).or_default();
        if of_one.len() < RANKS.len() {
            of_one.push(*number);
        }
    }
    Ok(wishes)
}
