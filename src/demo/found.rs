//! The first day: who there is in the county, their projects and contracts, and the people who sign in. All by the
//! model's own verbs.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::accounts::Accounts;
use super::county::{ASSOCIATIONS, Plan};
use super::life::Frame;
use super::numbers;
use super::offers::{Contract as ContractPlan, Offers};
use super::places;
use super::world::{Coach, Party, Project as ProjectAt, World};
use crate::db::Write;
use crate::model::Result;
use crate::model::access::{Membership, Who};
use crate::model::codes::{ContractKind, IndicatorProfile, OrganisationKind, PriceUnit, Procedure, Role};
use crate::model::contract::Contract;
use crate::model::founding::{Founding, Opening};
use crate::model::municipality::Municipality;
use crate::model::organisation::{Organisation, OrganisationId};
use crate::model::project::Project;
use crate::model::terms::Terms;

/// What the founding needs to know of the lives to come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Demand {
    /// Participants in all.
    pub people: usize,
    /// At the same time, at most, besides the main coach's.
    pub at_once: usize,
}

/// How many people a coach has at most when coaches are hired for the busiest day.
const CASELOAD: usize = 23;

pub async fn found(
    db: &mut Write,
    frame: &Frame,
    offers: &Offers,
    demands: &[Demand],
    password_hash: &str,
) -> Result<World> {
    let mut founder = Founder { db, organisations: 0, accounts: Accounts::new(frame.seed, password_hash) };
    let agency = founder.organisation("af", "Arbetsförmedlingen", OrganisationKind::Authority, None).await?;
    let insurance =
        founder.organisation("fk", "Försäkringskassan", OrganisationKind::Authority, None).await?;
    let region = founder.organisation("region", "Region Stockholm", OrganisationKind::Region, None).await?;
    let municipalities = founder.municipalities(&frame.projects).await?;
    let mut associations = Vec::new();
    let of_use = frame.projects.iter().map(|plan| plan.association).max().unwrap_or(0);
    for (at, association) in ASSOCIATIONS.iter().enumerate().take(of_use + 1) {
        let reference = format!("forbund{}", at + 1);
        let kind = OrganisationKind::CoordinationAssociation;
        associations.push(founder.organisation(&reference, association.name, kind, None).await?);
    }
    founder.administrator(associations[0]).await?;
    let mut projects = Vec::new();
    for (at, plan) in frame.projects.iter().enumerate() {
        let parties = [associations[plan.association], insurance, municipalities[&plan.municipalities[0].1]];
        projects.push(founder.project(at, plan, demands[at], parties).await?);
    }
    let mut providers = Vec::new();
    for (at, plan) in offers.providers.iter().enumerate() {
        let letter = if plan.kind == OrganisationKind::Employer { "arb" } else { "asf" };
        let reference = format!("{letter}{}", at + 1);
        let id = founder.organisation(&reference, &plan.name, plan.kind, Some(plan.municipality)).await?;
        providers.push(Party { id, who: founder.provider(at, id).await? });
    }
    let mut contracts = Vec::new();
    for (at, plan) in offers.contracts.iter().enumerate() {
        let earlier = offers.contracts[..at].iter().filter(|other| other.provider == plan.provider).count();
        let mut title = format!("Arbetsträning {}", offers.providers[plan.provider].name);
        if earlier > 0 {
            title = format!("{title}, område {}", earlier + 1);
        }
        let project = &projects[plan.project];
        let terms = terms(plan, title, frame.projects[plan.project].starts_on);
        let signed =
            Contract::add(founder.db, &project.manager, project.id, providers[plan.provider].id, terms)
                .await?;
        Contract::approve(founder.db, &project.deputy, signed.id, signed.version).await?;
        contracts.push(signed.id);
    }
    let workplaces = match (providers.first(), offers.providers.first()) {
        (Some(main), Some(plan)) => places::founded(founder.db, &main.who, main.id, plan).await?,
        _ => Vec::new(),
    };
    Ok(World { agency, insurance, region, municipalities, projects, providers, contracts, workplaces })
}

struct Founder<'a> {
    db: &'a mut Write,
    /// How many there are, for their numbers.
    organisations: usize,
    accounts: Accounts<'a>,
}

impl Founder<'_> {
    async fn organisation(
        &mut self,
        reference: &str,
        name: &str,
        kind: OrganisationKind,
        municipality: Option<Municipality>,
    ) -> Result<OrganisationId> {
        let told = Founding {
            reference: reference.to_owned(),
            name: name.to_owned(),
            kind,
            org_number: numbers::organisation(self.organisations),
            municipality,
        };
        self.organisations += 1;
        Ok(Organisation::found(self.db, told).await?.id)
    }

    async fn municipalities(&mut self, plans: &[Plan]) -> Result<BTreeMap<Municipality, OrganisationId>> {
        let all: std::collections::BTreeSet<Municipality> =
            plans.iter().flat_map(|plan| plan.municipalities.iter().map(|(_, one)| *one)).collect();
        let mut founded = BTreeMap::new();
        for one in all {
            let (reference, name) = (format!("kommun{}", one.code()), municipal_name(one));
            let kind = OrganisationKind::Municipality;
            founded.insert(one, self.organisation(&reference, &name, kind, Some(one)).await?);
        }
        Ok(founded)
    }

    async fn administrator(&mut self, organisation_id: OrganisationId) -> Result<()> {
        let membership = Membership { role: Role::Administrator, organisation_id, project_id: None };
        self.accounts.main(self.db, "admin@example.se", "Ada Nyström", membership).await?;
        Ok(())
    }

    /// A project with its manager, its team and its coaches, who come from the parties: association, insurance office
    /// and municipality.
    async fn project(
        &mut self,
        at: usize,
        plan: &Plan,
        demand: Demand,
        parties: [OrganisationId; 3],
    ) -> Result<ProjectAt> {
        let opened = Project::open(self.db, opening(at, plan, demand, parties[0])).await?;
        let team = format!("Myndighetsgemensamt team {}", plan.municipalities[0].1.name());
        opened.form_team(self.db, &format!("team{}", at + 1), &team, plan.starts_on).await?;
        let project_id = Some(opened.id);
        let as_role = |role, organisation_id| Membership { role, organisation_id, project_id };
        let manager = as_role(Role::ProjectManager, parties[0]);
        let manager = match at {
            0 => self.accounts.main(self.db, "manager@example.se", "Mikael Sandberg", manager).await?,
            _ => self.accounts.colleague(self.db, manager).await?,
        };
        let mut coaches = Vec::new();
        if at == 0 {
            let membership = as_role(Role::Coach, parties[0]);
            let who = self.accounts.main(self.db, "coach@example.se", "Anna Lindqvist", membership).await?;
            coaches.push(Coach { who, people: 0 });
        }
        for turn in 0..demand.at_once.div_ceil(CASELOAD).max(1) {
            let party = parties[[0, 0, 1, 0, 2][turn % 5]];
            let who = self.accounts.colleague(self.db, as_role(Role::Coach, party)).await?;
            coaches.push(Coach { who, people: 0 });
        }
        // Who approves what the manager adds.
        let deputy = self.accounts.colleague(self.db, as_role(Role::ProjectManager, parties[0])).await?;
        Ok(ProjectAt { id: opened.id, manager, deputy, coaches })
    }

    async fn provider(&mut self, at: usize, organisation_id: OrganisationId) -> Result<Who> {
        let membership = Membership { role: Role::Provider, organisation_id, project_id: None };
        match at {
            0 => self.accounts.main(self.db, "provider@example.se", "Siv Hedlund", membership).await,
            _ => self.accounts.colleague(self.db, membership).await,
        }
    }
}

fn opening(at: usize, plan: &Plan, demand: Demand, association_id: OrganisationId) -> Opening {
    // Between nine tenths and a fifth more than who came: some projects are ahead of their target, some behind.
    let share = [97, 104, 112, 92, 118, 100, 108, 95][at % 8];
    let participant_target = i64::try_from(demand.people).unwrap_or(0) * share / 100;
    Opening {
        reference: format!("p{}", at + 1),
        name: plan.name.clone(),
        association_id,
        programme: "Mobilisering inför arbete".to_owned(),
        starts_on: plan.starts_on,
        ends_on: plan.ends_on,
        participant_target: (participant_target / 10 * 10).max(10),
        work_or_studies_target_percent: 30,
        ordinary_measures_target_percent: 40,
        indicator_profile: IndicatorProfile::EsfPlus,
        ages: (16, 64),
        municipalities: plan.municipalities.iter().map(|(_, one)| *one).collect(),
    }
}

fn terms(plan: &ContractPlan, title: String, signed_on: NaiveDate) -> Terms {
    // LOU 4 kap. 18 § and 19 kap. 6 a §: for those who train people far from work.
    let is_reserved = matches!(plan.procedure, Procedure::LouReserved418 | Procedure::Lou196a);
    Terms {
        title,
        procedure: plan.procedure,
        // Vocational rehabilitation (yrkesinriktad rehabilitering).
        cpv: Some("85312510-7".to_owned()),
        signed_on: Some(signed_on),
        starts_on: plan.starts_on,
        ends_on: plan.ends_on,
        extension_months: 12,
        extension_count: 1,
        max_value: plan.max_place_months * plan.price * 100,
        max_place_months: plan.max_place_months,
        price: plan.price * 100,
        price_unit: PriceUnit::PlaceMonth,
        reserved_share_percent: is_reserved.then_some(34),
        kind: ContractKind::Contract,
        lots: vec![],
        notice_months: Some(3),
        // Half a year before it ends.
        decide_by: Some(plan.ends_on - Days::new(180)),
        evidence_on: is_reserved.then_some(signed_on),
    }
}

fn municipal_name(municipality: Municipality) -> String {
    let name = municipality.name();
    match name {
        "Stockholm" | "Solna" | "Sundbyberg" | "Vaxholm" | "Lidingö" => format!("{name}s stad"),
        _ if name.ends_with('s') => format!("{name} kommun"),
        _ => format!("{name}s kommun"),
    }
}
