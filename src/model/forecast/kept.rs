//! What a forecast of a project says, kept until a placement, a slot, a contract or the day is another: a manager's home and the
//! forecast's page ask for it again and again, and it is reckoned from every placement under way. When contracts are used up is kept
//! apart: after a change only those are reckoned anew that it is about, as long as what was seen at the providers is the same.

use std::collections::HashMap;
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
use crate::model::mark::Reckoned;
use crate::model::project::ProjectId;
use crate::model::usage::Marks;

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
    async fn reckon(db: &mut Read, project: ProjectId, _: Option<Arc<Self>>) -> Result<Self> {
        let day = db.today();
        let history = History::of_project(db, project, day).await?;
        let held = Held::of_project(db, project, day).await?;
        let (mean, mean_used) = history.mean();
        Ok(Self {
            weeks: weeks(&history, &held, day),
            held: held.iter().filter(|one| one.holds_on(day)).count() as i64,
            proposed: held.iter().filter(|one| one.holds_on(day) && one.is_proposed()).count() as i64,
            mean,
            mean_used,
            providers: history.providers(db).await?,
        })
    }
}

/// Of the contracts that are running.
#[derive(Debug)]
pub(super) struct Outlooks {
    day: NaiveDate,
    history: History,
    marks: HashMap<ContractId, Marks>,
    /// The first to be used up first.
    pub all: Vec<Outlook>,
}

impl Reckoned for Outlooks {
    async fn reckon(db: &mut Read, project: ProjectId, before: Option<Arc<Self>>) -> Result<Self> {
        let day = db.today();
        let history = History::of_project(db, project, day).await?;
        let marks = Marks::of_project(db, project).await?;
        let before = before.filter(|before| before.day == day && before.history == history);
        let stays = |contract: &Contract| {
            before.as_ref().is_some_and(|before| before.marks.get(&contract.id) == marks.get(&contract.id))
        };
        let (stay, changed): (Vec<Contract>, Vec<Contract>) =
            Contract::all_of(db, project).await?.into_iter().partition(stays);
        let held = Held::of_contracts(db, &changed, day).await?;
        let mut all = exhaustion::of_contracts(db, changed, &history, &held, day).await?;
        let known: HashMap<ContractId, &Outlook> =
            before.iter().flat_map(|before| &before.all).map(|one| (one.contract.id, one)).collect();
        // The provider may be called something else.
        let as_before = |contract: Contract| {
            let before = (*known.get(&contract.id)?).clone();
            Some(Outlook { contract, ..before })
        };
        all.extend(stay.into_iter().filter_map(as_before));
        exhaustion::sort(&mut all);
        Ok(Self { day, history, marks, all })
    }
}
