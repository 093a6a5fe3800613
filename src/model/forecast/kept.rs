//! What a forecast of a project says, kept until a placement, a slot, a contract or the day is another: a manager's home and the
//! forecast's page ask for it again and again, and it is reckoned from every placement under way.

use super::contract_outlook::Outlook;
use super::exhaustion;
use super::history::{History, Rates, Seen};
use super::live::Held;
use super::{OfProvider, Week, weeks};
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::Contract;
use crate::model::mark;
use crate::model::project::ProjectId;

#[derive(Debug)]
pub(super) struct Reckoned {
    pub weeks: Vec<Week>,
    pub held: i64,
    pub proposed: i64,
    pub mean: Seen,
    pub mean_used: Rates,
    pub providers: Vec<OfProvider>,
    pub contracts: Vec<Outlook>,
}

impl mark::Reckoned for Reckoned {
    async fn reckon(db: &mut Read, project: ProjectId) -> Result<Self> {
        let day = db.today();
        let history = History::of_project(db, project, day).await?;
        let held = Held::of_project(db, project, day).await?;
        let contracts = Contract::all_of(db, project).await?;
        let contracts = exhaustion::of_contracts(db, contracts, &history, &held, day).await?;
        let (mean, mean_used) = history.mean();
        Ok(Self {
            weeks: weeks(&history, &held, day),
            held: held.iter().filter(|one| one.holds_on(day)).count() as i64,
            proposed: held.iter().filter(|one| one.holds_on(day) && one.is_proposed()).count() as i64,
            mean,
            mean_used,
            providers: history.providers(db).await?,
            contracts,
        })
    }
}
