//! The form of a slot: what it offers to choose from, how it is filled, how it is read.

use chrono::{Months, NaiveDate};

use crate::db::Read;
use crate::model::Refusal;
use crate::model::access::Who;
use crate::model::bookable::Backing;
use crate::model::codes::{Adaptation, Language, OrganisationKind, Requirement};
use crate::model::contract::{Contract, ContractId};
use crate::model::municipality::Municipality;
use crate::model::organisation::{Organisation, OrganisationId};
use crate::model::posting::Posting;
use crate::model::slot::Slot;
use crate::model::workplace::{Workplace, WorkplaceId};
use crate::web::choice::Choice;
use crate::web::contracts::life_text;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::message::Message;
use crate::web::provided;
use crate::web::texts::Texts;

use super::limits;
use super::occupations::{occupation, read_occupation};

/// The fields, in their order in the form.
pub const ALL: &[&str] = &[
    "title",
    "description",
    "occupation",
    "workplace_id",
    "municipality",
    "contract_id",
    "seats",
    "hours_per_week",
    "min_hours_per_week",
    "max_hours_per_week",
    "starts_on",
    "ends_on",
    "adaptations",
    "requirements",
    "languages",
    "hours_mon",
    "hours_tue",
    "hours_wed",
    "hours_thu",
    "hours_fri",
    "hours_sat",
    "hours_sun",
    "open_on_holidays",
    "least_people",
    "best_people",
    "supervisor_hours",
    "hours_per_person",
];

/// What a person may choose from in the form.
pub struct Offer {
    today: NaiveDate,
    pub organisations: Vec<Organisation>,
    contracts: Vec<Contract>,
    workplaces: Vec<Workplace>,
}

impl Offer {
    /// Not found for somebody who provides for nobody. `own`: the contract that the slot has, which stays in the choice whatever has
    /// become of it. Others that were refused or taken back are in none.
    pub async fn load(db: &mut Read, who: &Who, own: Option<ContractId>) -> Result<Self, Fault> {
        let organisations = provided::organisations(db, who).await?;
        if organisations.is_empty() {
            return Err(Fault::not_found());
        }
        let (mut contracts, mut workplaces) = (Vec::new(), Vec::new());
        for organisation in &organisations {
            let listed = Workplace::of_organisation(db, who, organisation.id).await?;
            workplaces.extend(listed.into_iter().map(|listed| listed.workplace));
            let all = Contract::of_provider(db, who, organisation.id).await?;
            let is_choice = |one: &Contract| one.closed_as.is_none() || Some(one.id) == own;
            contracts.extend(all.into_iter().filter(is_choice));
        }
        Ok(Self { today: db.today(), organisations, contracts, workplaces })
    }

    pub fn organisation(&self, id: Option<OrganisationId>) -> Option<&Organisation> {
        match id {
            Some(id) => self.organisations.iter().find(|organisation| organisation.id == id),
            None => self.organisations.first(),
        }
    }

    /// A new slot with what most have in common, so that few fields are left to fill in.
    pub fn blank(&self, organisation: &Organisation, today: NaiveDate) -> Form {
        let contract = self.current_contract(organisation, today);
        let form = Form::new()
            .and("organisation_id", organisation.id)
            .and("municipality", organisation.municipality.map_or(String::new(), |place| place.to_string()))
            .and("contract_id", contract.map_or(String::new(), |contract| contract.id.to_string()))
            .and("seats", 1)
            .and("hours_per_week", 20)
            .and("min_hours_per_week", 5)
            .and("max_hours_per_week", 20)
            .and_each("languages", [Language::Swedish]);
        with_period(form, contract, today)
    }

    /// A new slot like an earlier one, from today.
    pub fn copy(&self, earlier: &Slot, today: NaiveDate) -> Form {
        let (provider, mut posting) = (earlier.provider_id, Posting::of(earlier));
        let covers = |contract: &&Contract| contract.starts_on <= today && today <= contract.ends_on;
        let same =
            self.contracts.iter().find(|contract| Some(contract.id) == posting.contract_id).filter(covers);
        let contract = match (same, self.organisation(Some(provider))) {
            (None, Some(organisation)) => self.current_contract(organisation, today),
            (same, _) => same,
        };
        posting.contract_id = contract.map(|contract| contract.id);
        let form = Form::new().and("organisation_id", provider).and("copy_of", earlier.id);
        let form = filled(form, &posting);
        with_period(form, contract, today)
    }

    fn current_contract(&self, organisation: &Organisation, today: NaiveDate) -> Option<&Contract> {
        if organisation.kind != OrganisationKind::SocialEnterprise {
            return None;
        }
        self.contracts
            .iter()
            .filter(|contract| contract.provider_id == organisation.id)
            .find(|contract| contract.starts_on <= today && today <= contract.ends_on)
    }

    pub fn organisation_choices(&self) -> Vec<Choice> {
        provided::choices(&self.organisations)
    }

    pub fn workplace_choices(&self) -> Vec<Choice> {
        let several = self.organisations.len() > 1;
        let label = |one: &Workplace| {
            let of = self.organisation(Some(one.organisation_id)).filter(|_| several);
            of.map_or(one.name(), |organisation| format!("{}: {}", organisation.name, one.name()))
        };
        self.workplaces.iter().map(|one| Choice::new(one.id, label(one))).collect()
    }

    /// One under which nobody comes is marked with where it stands.
    pub fn contract_choices(&self, t: &Texts) -> Vec<Choice> {
        let several = self.organisations.len() > 1;
        let label = |contract: &Contract| {
            let period = t.period(contract.starts_on, contract.ends_on);
            let provider = if several { format!("{}: ", contract.provider_name) } else { String::new() };
            let stands = Backing::of(contract).hinders(self.today);
            let stands =
                stands.map_or(String::new(), |life| format!(" ({})", life_text(life, t).to_lowercase()));
            format!("{provider}{}, {period}{stands}", contract.title)
        };
        self.contracts.iter().map(|contract| Choice::new(contract.id, label(contract))).collect()
    }

    /// What was written, when every field can be read. `of` is the organisation of a slot that there is already.
    pub fn read(&self, form: &mut Form, of: Option<OrganisationId>) -> Option<(OrganisationId, Posting)> {
        let provider = of.or_else(|| self.read_organisation(form));
        let title = form.text("title", 1..=120);
        let description = form.text("description", 1..=4000);
        let ssyk = read_occupation(form);
        let workplace_id = form.optional_id::<WorkplaceId>("workplace_id");
        let municipality = self.read_municipality(form, workplace_id.flatten(), provider);
        let contract_id = self.read_contract(form, provider);
        let seats = form.integer("seats", 1..=200);
        let hours = form.integer("hours_per_week", 1..=8000);
        let min = form.integer("min_hours_per_week", 1..=40);
        let max = form.integer("max_hours_per_week", 1..=40);
        check_hours(form, hours, min, max);
        let starts_on = form.date("starts_on");
        let ends_on = form.date("ends_on");
        form.in_order("starts_on", "ends_on");
        let adaptations = form.many::<Adaptation>("adaptations");
        let requirements = form.many::<Requirement>("requirements");
        let languages = form.many::<Language>("languages");
        let week = limits::read_week(form);
        let headcount = limits::read_headcount(form);
        let posting = Posting {
            title: title?,
            description: description?,
            ssyk: ssyk?,
            municipality: municipality?,
            workplace_id: workplace_id?,
            contract_id: contract_id?,
            seats: seats?,
            hours_per_week: hours?,
            min_hours_per_week: min?,
            max_hours_per_week: max?,
            starts_on: starts_on?,
            ends_on: ends_on?,
            adaptations: adaptations?,
            requirements: requirements?,
            languages: languages?,
            headcount: headcount?,
            week: week?,
        };
        Some((provider?, posting))
    }

    fn read_organisation(&self, form: &mut Form) -> Option<OrganisationId> {
        if let [only] = self.organisations.as_slice()
            && form.value("organisation_id").is_empty()
        {
            return Some(only.id);
        }
        let id = form.id::<OrganisationId>("organisation_id")?;
        let own = self.organisation(Some(id)).is_some();
        if !own {
            form.fault("organisation_id", Message::new("form-not-found"));
        }
        own.then_some(id)
    }

    /// Of the chosen workplace, which must be one of the organisation's own; else as it is written.
    fn read_municipality(
        &self,
        form: &mut Form,
        workplace: Option<WorkplaceId>,
        provider: Option<OrganisationId>,
    ) -> Option<Municipality> {
        let Some(id) = workplace else {
            return form.parsed::<Municipality>("municipality", "form-not-a-choice");
        };
        let own = |one: &&Workplace| one.id == id && Some(one.organisation_id) == provider;
        let Some(found) = self.workplaces.iter().find(own) else {
            if provider.is_some() {
                form.fault("workplace_id", Message::new("form-not-found"));
            }
            return None;
        };
        let place = found.written.municipality;
        let written = form.optional_parsed::<Municipality>("municipality", "form-not-a-choice")?;
        if written.is_some_and(|written| written != place) {
            form.fault("municipality", Message::new("slot-workplace-elsewhere").with("place", place.name()));
            return None;
        }
        Some(place)
    }

    /// None inside: no contract. It must be one of the organisation's own.
    fn read_contract(&self, form: &mut Form, provider: Option<OrganisationId>) -> Option<Option<ContractId>> {
        let id = form.optional_id("contract_id")?;
        let own = |contract: &Contract| Some(contract.id) == id && Some(contract.provider_id) == provider;
        if id.is_some() && provider.is_some() && !self.contracts.iter().any(own) {
            form.fault("contract_id", Message::new("form-not-found"));
            return None;
        }
        Some(id)
    }
}

fn with_period(form: Form, contract: Option<&Contract>, today: NaiveDate) -> Form {
    let year = today + Months::new(12);
    let (first, last) = contract
        .map_or((today, year), |contract| (today.max(contract.starts_on), year.min(contract.ends_on)));
    form.and("starts_on", first).and("ends_on", last.max(first))
}

/// The form of a slot, without its period when that is filled in apart.
fn filled(form: Form, posting: &Posting) -> Form {
    let form = limits::filled(form, &posting.week, &posting.headcount);
    form.and("title", &posting.title)
        .and("description", &posting.description)
        .and("occupation", occupation(&posting.ssyk))
        .and("workplace_id", posting.workplace_id.map_or(String::new(), |id| id.to_string()))
        .and("municipality", posting.municipality)
        .and("contract_id", posting.contract_id.map_or(String::new(), |id| id.to_string()))
        .and("seats", posting.seats)
        .and("hours_per_week", posting.hours_per_week)
        .and("min_hours_per_week", posting.min_hours_per_week)
        .and("max_hours_per_week", posting.max_hours_per_week)
        .and_each("adaptations", &posting.adaptations)
        .and_each("requirements", &posting.requirements)
        .and_each("languages", &posting.languages)
}

/// The form of a slot that there is.
pub fn of(version: i64, posting: &Posting) -> Form {
    filled(Form::default().and("version", version), posting)
        .and("starts_on", posting.starts_on)
        .and("ends_on", posting.ends_on)
}

/// The field that a refusal is about.
pub fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::OutsideContractPeriod { .. } | Refusal::EndBeforeStart | Refusal::SlotTakenAfter { .. } => {
            "ends_on"
        }
        Refusal::SlotTakenBefore { .. } => "starts_on",
        Refusal::SlotNeedsContract | Refusal::SlotHasPlacements { .. } | Refusal::SlotContractOver { .. } => {
            "contract_id"
        }
        Refusal::SlotHoursAgreed { is_above: false, .. } => "min_hours_per_week",
        Refusal::SlotHoursAgreed { .. } | Refusal::WeekdaysBelowMost { .. } => "max_hours_per_week",
        Refusal::WorkplaceOfAnother | Refusal::WorkplaceElsewhere => "workplace_id",
        Refusal::WeekdayHours { .. } => "hours_mon",
        Refusal::PeopleTurned { .. } => "least_people",
        Refusal::SupervisorsTooFew | Refusal::SupervisionHalf | Refusal::SupervisorsBelowTaken { .. } => {
            "supervisor_hours"
        }
        _ => "seats",
    }
}

fn check_hours(form: &mut Form, all: Option<i64>, min: Option<i64>, max: Option<i64>) {
    if let (Some(min), Some(max)) = (min, max)
        && max < min
    {
        form.fault("max_hours_per_week", Message::new("slot-max-below-min").with("min", min));
    }
    if let (Some(all), Some(max)) = (all, max)
        && all < max
    {
        form.fault("max_hours_per_week", Message::new("slot-max-above-all").with("all", all));
    }
}
