//! Gathers what a run needs from one snapshot of the database: whom, which slots, what is left of them, and how each fits.
//! From here on the database is not asked again: what is gathered is the evidence.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::choosing::{Candidate, everybody};
use super::inputs::{Choice, ContractRoom, Inputs, Kept, Person, RANKS, Rules, SlotRoom};
use super::run::RunId;
use crate::db::Read;
use crate::model::access::Who;
use crate::model::codes::Track;
use crate::model::contract::{Contract, ContractId};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::matching::{Circumstances, Judgement, Surroundings};
use crate::model::project::{Project, ProjectId};
use crate::model::slot::SlotId;
use crate::model::vacancy::{Period, Vacancy};
use crate::model::{Error, Refusal, Result};

/// Participants times slots of one run: each pair is judged, and the judgement kept.
pub const MOST_PAIRS: usize = 200_000;
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
        let mut slots = Vec::with_capacity(vacancies.len());
        for vacancy in &vacancies {
            let here = live.iter().filter(|live| {
                live.slot_id == vacancy.slot.id && wanted.people.binary_search(&live.enrolment_id).is_ok()
            });
            let least = wanted.least.get(&vacancy.slot.id).copied().unwrap_or(0) - here.count() as i64;
            slots.push(room(vacancy, least, &by_contract));
        }
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
                person.judge(&vacancies, enrolment.profile.hours_from, &circumstances);
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
    fn judge(&mut self, vacancies: &[Vacancy], hours_from: Option<i64>, circumstances: &Circumstances) {
        let mut ruled_out: BTreeMap<&'static str, u32> = BTreeMap::new();
        for (slot, vacancy) in vacancies.iter().enumerate() {
            let Judgement { fits, score, findings } = circumstances.judge(vacancy);
            let (least, most) = (vacancy.slot.min_hours_per_week, vacancy.slot.max_hours_per_week);
            let hours = hours_from.unwrap_or(least).clamp(least, most);
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

/// How many more placements of this period each contract pays for, and its number in that list.
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
        // Where hours are paid for, as many as anybody may have there.
        let under = vacancies.iter().filter(|vacancy| vacancy.slot.contract_id == Some(id));
        let hours = under.map(|vacancy| vacancy.slot.max_hours_per_week).max().unwrap_or(0);
        let each = contract.draw(period.from, period.to, hours);
        let times = |left: i64, each: i64| if each > 0 { (left / each).max(0) } else { i64::from(u32::MAX) };
        let people = match contract.unapproved {
            true => 0,
            false => times(left.place_months, each.place_months).min(times(left.value, each.value)),
        };
        numbers.insert(id, rooms.len() as u32);
        rooms.push(ContractRoom { contract: contract.reference, people: people.min(100_000) as u32 });
    }
    Ok((rooms, numbers))
}

fn room(vacancy: &Vacancy, least: i64, contracts: &HashMap<ContractId, u32>) -> SlotRoom {
    let free = vacancy.free.map_or((0, 0), |free| (free.seats, free.hours));
    SlotRoom {
        id: vacancy.slot.id,
        slot: vacancy.slot.reference.clone(),
        title: vacancy.slot.title.clone(),
        seats: u32::try_from(free.0).unwrap_or(0),
        hours: u32::try_from(free.1).unwrap_or(0),
        least: u32::try_from(least).unwrap_or(0),
        contract: vacancy.slot.contract_id.and_then(|id| contracts.get(&id).copied()),
    }
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
