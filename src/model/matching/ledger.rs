//! What matching asks of all placements together: providers' records, and what each contract has drawn; and of each project and
//! person as they are asked for. A search asks it at every key that is pressed, so it is kept while the mark stands.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use super::Record;
use super::past::Past;
use super::surroundings::Grounds;
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, ContractId, Drawn};
use crate::model::enrolment::EnrolmentId;
use crate::model::mark::Mark;
use crate::model::organisation::OrganisationId;
use crate::model::project::ProjectId;

/// People of whom it is kept what they did.
const MOST_PEOPLE: usize = 10_000;

#[derive(Debug)]
pub struct Ledger {
    mark: Mark,
    /// By provider, in their order.
    records: Vec<(OrganisationId, Record)>,
    /// Changes when a record does.
    pub(super) print: u64,
    drawn: HashMap<ContractId, Drawn>,
    grounds: Mutex<HashMap<ProjectId, Arc<Grounds>>>,
    pasts: Mutex<HashMap<EnrolmentId, Arc<Past>>>,
}

impl Ledger {
    pub async fn read(db: &mut Read) -> Result<Arc<Self>> {
        let mark = Mark::now(db).await?;
        if let Some(kept) = db.recall::<Self>().filter(|kept| kept.mark == mark) {
            return Ok(kept);
        }
        let mut records: Vec<(OrganisationId, Record)> =
            Record::of_providers(db).await?.into_iter().collect();
        records.sort_unstable_by_key(|(provider, _)| *provider);
        let mut print = DefaultHasher::new();
        records.iter().for_each(|(provider, record)| (provider, record.well, record.ended).hash(&mut print));
        let drawn = Contract::drawn_of_all(db).await?;
        let ledger = Arc::new(Self {
            mark,
            records,
            print: print.finish(),
            drawn,
            grounds: Mutex::default(),
            pasts: Mutex::default(),
        });
        db.remember(Arc::clone(&ledger));
        Ok(ledger)
    }

    /// Of a project; `db` is the snapshot, or one as old, in which the ledger was read.
    pub async fn grounds(&self, db: &mut Read, project: ProjectId) -> Result<Arc<Grounds>> {
        let known = || self.grounds.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(grounds) = known().get(&project) {
            return Ok(Arc::clone(grounds));
        }
        let grounds = Arc::new(Grounds::read(db, project).await?);
        known().insert(project, Arc::clone(&grounds));
        Ok(grounds)
    }

    /// Of these people, in their order; `db` as for `grounds`.
    pub async fn pasts(&self, db: &mut Read, ids: &[EnrolmentId]) -> Result<Vec<Arc<Past>>> {
        let known = || self.pasts.lock().unwrap_or_else(PoisonError::into_inner);
        let of_all = || {
            let known = known();
            ids.iter().map(|id| known.get(id).map(Arc::clone)).collect::<Option<Vec<_>>>()
        };
        if let Some(pasts) = of_all() {
            return Ok(pasts);
        }
        let pasts: Vec<Arc<Past>> = Past::of(db, ids).await?.into_iter().map(Arc::new).collect();
        let mut known = known();
        if known.len() >= MOST_PEOPLE {
            known.clear();
        }
        known.extend(ids.iter().copied().zip(pasts.iter().map(Arc::clone)));
        Ok(pasts)
    }

    pub fn record(&self, provider: OrganisationId) -> Option<Record> {
        let at = self.records.binary_search_by_key(&provider, |(known, _)| *known).ok()?;
        Some(self.records[at].1)
    }

    pub fn drawn(&self, contract: ContractId) -> Drawn {
        self.drawn.get(&contract).copied().unwrap_or_default()
    }
}

impl PartialEq for Ledger {
    fn eq(&self, other: &Self) -> bool {
        self.records == other.records && self.drawn == other.drawn
    }
}
