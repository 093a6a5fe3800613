//! Who is who in the county, once founded: the ids and the people that the walk acts through.

use std::collections::BTreeMap;

use crate::model::access::Who;
use crate::model::codes::ExitTo;
use crate::model::contract::ContractId;
use crate::model::municipality::Municipality;
use crate::model::organisation::OrganisationId;
use crate::model::project::ProjectId;
use crate::model::workplace::WorkplaceId;

#[derive(Debug)]
pub struct World {
    pub agency: OrganisationId,
    pub insurance: OrganisationId,
    pub region: OrganisationId,
    pub municipalities: BTreeMap<Municipality, OrganisationId>,
    pub projects: Vec<Project>,
    pub providers: Vec<Party>,
    pub contracts: Vec<ContractId>,
    /// Of the main provider.
    pub workplaces: Vec<WorkplaceId>,
}

#[derive(Debug)]
pub struct Project {
    pub id: ProjectId,
    pub manager: Who,
    /// A second manager, who approves what the first has added.
    pub deputy: Who,
    /// In the first project the first is the main coach.
    pub coaches: Vec<Coach>,
}

#[derive(Debug)]
pub struct Coach {
    pub who: Who,
    /// Active participants.
    pub people: usize,
}

/// A provider and whoever acts for it.
#[derive(Debug)]
pub struct Party {
    pub id: OrganisationId,
    pub who: Who,
}

/// Active people the main coach has at most besides those of the scenes.
const MAIN_COACH_BESIDES: usize = 10;

impl World {
    /// The coach with the fewest people. The main coach takes only people whose story is over by now, and few at a time.
    pub fn freest_coach(&self, project: usize, is_over: bool) -> usize {
        let coaches = &self.projects[project].coaches;
        let may = |at: usize| project != 0 || at != 0 || (is_over && coaches[0].people < MAIN_COACH_BESIDES);
        (0..coaches.len()).filter(|at| may(*at)).min_by_key(|at| coaches[*at].people).unwrap_or(0)
    }

    /// Who takes over after an exit of this kind; never the giver itself.
    pub fn receiver(&self, giver: OrganisationId, home: Municipality, to: ExitTo) -> OrganisationId {
        let wanted = match to {
            ExitTo::MunicipalMeasures => self.municipalities.get(&home).copied().unwrap_or(self.agency),
            ExitTo::HealthCare => self.region,
            ExitTo::Referrer => self.insurance,
            _ => self.agency,
        };
        if wanted == giver { self.agency } else { wanted }
    }
}
