//! What matching asks of all placements together: providers' records, and what each contract has drawn. A search asks it at every
//! key that is pressed, so it is kept while the mark stands.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::Record;
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, ContractId, Drawn};
use crate::model::mark::Mark;
use crate::model::organisation::OrganisationId;

#[derive(Debug)]
pub struct Ledger {
    mark: Mark,
    /// By provider, in their order.
    records: Vec<(OrganisationId, Record)>,
    /// Changes when a record does.
    pub(super) print: u64,
    drawn: HashMap<ContractId, Drawn>,
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
        let ledger = Arc::new(Self { mark, records, print: print.finish(), drawn });
        db.remember(Arc::clone(&ledger));
        Ok(ledger)
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
