//! What a forecast of a project says, kept until a placement, a slot, a contract or the day is another: a manager's home and the
//! forecast's page ask for it again and again, and it is reckoned from every placement under way. After a change only those contracts
//! are read anew that it is about; and when they are used up is reckoned anew for them alone, as long as what was seen at the
//! providers is the same.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::contract_outlook::Outlook;
use super::exhaustion;
use super::history::{History, Rates, Seen};
use super::live::Held;
use super::{OfProvider, Week, weeks};
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, ContractId};
use crate::model::mark::{Kept, Reckoned};
use crate::model::project::ProjectId;
use crate::model::usage::Marks;

/// What forecasts are made of: what was seen, and the placements that hold a seat.
#[derive(Debug)]
pub(super) struct UnderWay {
    day: NaiveDate,
    history: History,
    /// How many slots there are, and the sum of their versions: a slot's end is a placement's.
    slots: (i64, i64),
    /// As a contract's marks stand. In order, so that sums are the same each time.
    of: BTreeMap<ContractId, (Marks, Arc<Vec<Held>>)>,
    without_contract: Vec<Held>,
}

impl UnderWay {
    fn all(&self) -> impl Iterator<Item = &Held> {
        self.of.values().flat_map(|(_, held)| held.iter()).chain(&self.without_contract)
    }

    fn marks(&self, contract: ContractId) -> Option<Marks> {
        self.of.get(&contract).map(|(marks, _)| *marks)
    }
}

impl Reckoned for UnderWay {
    type Of = ProjectId;
    const MENDS: bool = true;

    async fn reckon(db: &mut Read, project: ProjectId, before: Option<Arc<Self>>) -> Result<Self> {
        let day = db.today();
        let history = History::of_project(db, project, day).await?;
        let slots: (i64, i64) =
            db.query("SELECT COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM slots").one().await?;
        let before = before.filter(|before| before.day == day && before.slots == slots);
        let (mut of, mut changed) = (BTreeMap::new(), HashMap::new());
        for (contract, marks) in Marks::of_project(db, project).await? {
            let known = before.as_ref().and_then(|before| before.of.get(&contract));
            match known.filter(|(then, _)| *then == marks) {
                Some((_, held)) => _ = of.insert(contract, (marks, Arc::clone(held))),
                None => _ = changed.insert(contract, (marks, Vec::new())),
            }
        }
        let ids: Vec<ContractId> = changed.keys().copied().collect();
        for held in Held::of_contracts(db, project, &ids, day).await? {
            if let Some((_, all)) = held.contract_id.and_then(|contract| changed.get_mut(&contract)) {
                all.push(held);
            }
        }
        of.extend(changed.into_iter().map(|(contract, (marks, held))| (contract, (marks, Arc::new(held)))));
        let without_contract = Held::without_contract(db, project, day).await?;
        Ok(Self { day, history, slots, of, without_contract })
    }
}

#[derive(Debug)]
pub(super) struct Weeks {
    pub weeks: Vec<Week>,
    pub held: i64,
    pub proposed: i64,
    pub mean: Seen,
    pub mean_used: Rates,
    pub providers: Vec<OfProvider>,
}

impl Reckoned for Weeks {
    type Of = ProjectId;

    async fn reckon(db: &mut Read, project: ProjectId, _: Option<Arc<Self>>) -> Result<Self> {
        let under_way = Kept::<UnderWay>::of(db, project).await?;
        let UnderWay { day, history, .. } = &*under_way;
        let holding = || under_way.all().filter(|one| one.holds_on(*day));
        let (mean, mean_used) = history.mean();
        Ok(Self {
            weeks: weeks(history, under_way.all(), *day),
            held: holding().count() as i64,
            proposed: holding().filter(|one| one.is_proposed()).count() as i64,
            mean,
            mean_used,
            providers: history.providers(db).await?,
        })
    }
}

/// Of the contracts that are running.
#[derive(Debug)]
pub(super) struct Outlooks {
    from: Arc<UnderWay>,
    /// The first to be used up first.
    pub all: Vec<Outlook>,
}

impl Reckoned for Outlooks {
    type Of = ProjectId;
    const MENDS: bool = true;

    async fn reckon(db: &mut Read, project: ProjectId, before: Option<Arc<Self>>) -> Result<Self> {
        let from = Kept::<UnderWay>::of(db, project).await?;
        // For the same day, from the same marks and the same things seen a contract's outlook is what it was.
        let before = before.filter(|then| then.from.day == from.day && then.from.history == from.history);
        let stays = |contract: &Contract| {
            before.as_ref().is_some_and(|then| then.from.marks(contract.id) == from.marks(contract.id))
        };
        let (stay, changed): (Vec<Contract>, Vec<Contract>) =
            Contract::all_of(db, project).await?.into_iter().partition(stays);
        let held: Vec<Held> = changed
            .iter()
            .filter_map(|contract| from.of.get(&contract.id))
            .flat_map(|(_, held)| held.iter().cloned())
            .collect();
        let mut all = exhaustion::of_contracts(db, changed, &from.history, &held, from.day).await?;
        let known: HashMap<ContractId, &Outlook> =
            before.iter().flat_map(|before| &before.all).map(|one| (one.contract.id, one)).collect();
        // The provider may be called something else.
        let as_before = |contract: Contract| {
            let before = (*known.get(&contract.id)?).clone();
            Some(Outlook { contract, ..before })
        };
        all.extend(stay.into_iter().filter_map(as_before));
        exhaustion::sort(&mut all);
        Ok(Self { from, all })
    }
}
