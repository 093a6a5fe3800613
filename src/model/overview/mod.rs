//! A project on one page for its manager: targets, contracts, free capacity, who waits, and what goes wrong next month.
//! Thirty statements at most, whatever the size of the project. People stand here by reference and coach, never by name; those
//! with a protected identity stand in the totals alone.

mod free;
mod people;
mod targets;
mod waiting;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::Result;
use super::access::Who;
use super::alert::Alert;
use super::coaching;
use super::contract::{Contract, ContractId, Drawn};
use super::contract_change::WaitingChange;
use super::enrolment::ParticipantId;
use super::follow_up::Listed;
use super::forecast::{Exhaustion, Forecast};
use super::mark::{EnrolmentMark, Kept, Reckoned};
use super::organisation::OrganisationId;
use super::project::{Project, ProjectId};
use super::usage::Usage;
use super::user::UserId;
use crate::db::Read;

pub use free::Free;
use people::Soon;
pub use people::{Ending, First, Stuck, Unanswered};
use targets::Flow;
pub use targets::{Elapsed, Goal, Outcome, Targets};
pub use waiting::Waiting;
use waiting::Without;

/// Days that "next month" is.
const NEXT_MONTH: u64 = 31;

#[derive(Clone, Debug)]
pub struct Overview {
    pub project: Project,
    pub targets: Targets,
    pub contracts: Vec<ContractNow>,
    /// What the contracts ask to be acted on, the most urgent first.
    pub alerts: Vec<Alert>,
    /// Changes of contracts that wait for the reader's yes or no.
    pub changes: Vec<WaitingChange>,
    /// Deviations of contracts past their day.
    pub deviations: Vec<Listed>,
    pub free: Arc<Vec<Free>>,
    pub unanswered: First<Unanswered>,
    /// Handovers past their clock.
    pub stuck: First<Stuck>,
    pub waiting: First<Waiting>,
    /// People whose coach cannot act for them, or who have none.
    pub without_coach: i64,
    pub ending: First<Ending>,
}

/// A contract, what is used of it, and when it should be used up.
#[derive(Clone, Debug)]
pub struct ContractNow {
    pub contract: Contract,
    pub usage: Usage,
    pub exhaustion: Exhaustion,
}

impl Overview {
    /// For whoever manages the project.
    pub async fn find(db: &mut Read, who: &Who, project: ProjectId) -> Result<Self> {
        let project = Project::find_managed(db, who, project).await?;
        let contracts = ContractNow::of_project(db, who, project.id).await?;
        let people = Kept::<People>::of(db, project.id).await?;
        let protected = protected(db).await?;
        Ok(Self {
            alerts: Alert::of_project(db, project.id, &contracts).await?,
            changes: WaitingChange::for_approval(db, who, project.id).await?,
            deviations: Listed::overdue_of_project(db, project.id).await?,
            targets: Targets::of(&project, &people.flow, db.today()),
            contracts,
            free: Free::of_project(db, project.id).await?,
            stuck: Stuck::of_project(db, project.id).await?,
            unanswered: Unanswered::of_project(db, project.id).await?,
            waiting: Waiting::first_of(db, &people.without, &protected).await?,
            ending: Ending::first_of(db, &people.soon, &protected, people::MOST as usize).await?,
            without_coach: coaching::without_coach(db, project.id, &people.coaches).await?,
            project,
        })
    }

    /// New contracts that wait for the reader's yes or no.
    pub fn new_contracts<'o>(&'o self, who: &'o Who) -> impl Iterator<Item = &'o Contract> {
        self.contracts.iter().map(|now| &now.contract).filter(move |contract| contract.waits_for(who))
    }

    /// Contracts that end within a month with people still in them.
    pub fn ending_contracts(&self, today: NaiveDate) -> impl Iterator<Item = &ContractNow> {
        self.contracts.iter().filter(move |now| {
            let ends_on = now.contract.ends_on;
            now.usage.live > 0 && ends_on >= today && ends_on <= today + Days::new(NEXT_MONTH)
        })
    }

    /// Contracts that should be used up within a month.
    pub fn exhausted_contracts(&self, today: NaiveDate) -> impl Iterator<Item = (&ContractNow, NaiveDate)> {
        self.contracts
            .iter()
            .filter_map(|now| Some((now, now.exhausted_on()?)))
            .filter(move |(_, on)| *on <= today + Days::new(NEXT_MONTH))
    }
}

/// Asked each time: whoever is protected now is in no list.
async fn protected(db: &mut Read) -> Result<HashSet<ParticipantId>> {
    let ids: Vec<ParticipantId> =
        db.query("SELECT id FROM participants WHERE protection <> 'none'").values().await?;
    Ok(ids.into_iter().collect())
}

impl Ending {
    /// Those of [`Overview::ending`] and more of them, for whoever manages the project.
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<First<Self>> {
        let project = Project::find_managed(db, who, project).await?;
        let people = Kept::<People>::of(db, project.id).await?;
        let protected = protected(db).await?;
        Self::first_of(db, &people.soon, &protected, people::MOST_OF_ALL).await
    }
}

/// What is counted over all of a project's people, kept while none of their enrolments and placements changes.
#[derive(Debug)]
struct People {
    mark: EnrolmentMark,
    flow: Flow,
    without: Vec<Without>,
    soon: Vec<Soon>,
    /// Whom its people have as their coach; none: nobody.
    coaches: Vec<Option<UserId>>,
}

impl Reckoned for People {
    type Of = ProjectId;

    async fn reckon(db: &mut Read, project: ProjectId, _: Option<Arc<Self>>) -> Result<Self> {
        let mark = EnrolmentMark::now(db, project).await?;
        let (flow, without) = (Flow::read(db, project).await?, Without::read(db, project).await?);
        let (soon, coaches) = (Soon::read(db, project).await?, coaching::named(db, project).await?);
        Ok(Self { mark, flow, without, soon, coaches })
    }

    async fn holds(&self, db: &mut Read, project: ProjectId) -> Result<bool> {
        Ok(self.mark == EnrolmentMark::now(db, project).await?)
    }
}

impl ContractNow {
    /// Of a project, in the order of [`Self::sorted`].
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<Self>> {
        let contracts = Contract::of_project(db, who, project).await?;
        let usage = Usage::of_project(db, project).await?;
        let exhaustion = Forecast::exhaustion_of(db, &[project]).await?;
        Ok(Self::sorted(contracts, &usage, &exhaustion, db.today()))
    }

    /// Of one contract. The caller has been let in to it.
    pub(crate) async fn of_contract(db: &mut Read, contract: Contract) -> Result<Self> {
        let usage = Usage::of_contract(db, contract.id).await?;
        let outlook = Forecast::of_contract(db, &contract).await?;
        let exhaustion = outlook.map(|one| one.exhaustion).unwrap_or_default();
        Ok(Self { contract, usage, exhaustion })
    }

    /// Of a provider, in the same order.
    pub async fn of_provider(db: &mut Read, who: &Who, provider: OrganisationId) -> Result<Vec<Self>> {
        let contracts = Contract::of_provider(db, who, provider).await?;
        let usage = Usage::of_provider(db, provider).await?;
        let mut projects: Vec<ProjectId> = contracts.iter().map(|contract| contract.project_id).collect();
        projects.sort_unstable();
        projects.dedup();
        let exhaustion = Forecast::exhaustion_of(db, &projects).await?;
        Ok(Self::sorted(contracts, &usage, &exhaustion, db.today()))
    }

    /// The day on which it should be used up; none when that is not before it ends.
    pub fn exhausted_on(&self) -> Option<NaiveDate> {
        self.exhaustion.expected
    }

    /// Whether a maximum has been reached: then there is nothing to forecast.
    pub fn is_exhausted(&self) -> bool {
        self.usage.used.reaches(self.contract.cap())
    }

    /// What is neither used nor committed.
    pub fn left(&self) -> Drawn {
        self.contract.cap() - self.usage.used - self.usage.committed
    }

    /// How much of the cap is used or committed, in thousandths, of whichever there is more.
    pub fn per_mille(&self) -> i64 {
        let (cap, left) = (self.contract.cap(), self.left());
        let of = |cap: i64, left: i64| (i128::from(cap - left) * 1000 / i128::from(cap.max(1))) as i64;
        of(cap.place_months, left.place_months).max(of(cap.value, left.value))
    }

    /// Those under way first, the worst of them first of all: the one that is used up first, and the one with least left.
    /// Then those to which notice has been given, those to come, and those that have ended.
    fn sorted(
        contracts: Vec<Contract>,
        usage: &HashMap<ContractId, Usage>,
        exhaustion: &HashMap<ContractId, Exhaustion>,
        today: NaiveDate,
    ) -> Vec<Self> {
        let mut now: Vec<Self> = contracts
            .into_iter()
            .map(|contract| {
                let usage = usage.get(&contract.id).cloned().unwrap_or_default();
                let exhaustion = exhaustion.get(&contract.id).copied().unwrap_or_default();
                Self { contract, usage, exhaustion }
            })
            .collect();
        // Stable: what is equal stays in Swedish order.
        now.sort_by_key(|now| {
            let runs_out = now.exhausted_on().unwrap_or(NaiveDate::MAX);
            let contract = &now.contract;
            let is_leaving = contract.terminated_on.is_some();
            (contract.is_over(today), contract.starts_on > today, is_leaving, runs_out, -now.per_mille())
        });
        now
    }
}
