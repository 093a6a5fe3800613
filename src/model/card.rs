//! What a provider sees of a participant, and nothing else: hours, tasks, the coach's name and phone (or e-mail), and of the
//! rest what the participant's disclosure sheet tells (`disclosure`): the first name, adaptations, the message … A protected
//! identity has an alias. It is gone when the consent is. Whoever shows a card writes it in the access log.

use std::collections::HashSet;

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::Who;
use super::codes::{Language, Protection, Requirement};
use super::consent::seen_by_provider;
use super::contract::ContractId;
use super::disclosure::{Agreed, Covered, Disclosed, DisclosureFact, Sheet};
use super::enrolment::EnrolmentId;
use super::opening::{OPENING, Opening};
use super::organisation::OrganisationId;
use super::placement::{Placement, PlacementId};
use super::{Error, Refusal, Result};
use crate::db::Read;

/// What the provider calls the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    /// The first of the given names.
    ByName(String),
    /// "Deltagare 17": the number is the placement's, so that it tells nothing and joins nothing.
    Alias(i64),
}

impl Called {
    pub(super) fn new(given_name: &str, protection: Protection, placement: PlacementId) -> Self {
        match (protection, given_name.split_whitespace().next()) {
            (Protection::None, Some(first)) => Self::ByName(first.to_owned()),
            _ => Self::Alias(placement.0),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Card {
    pub placement: Placement,
    /// For the access log, never for the page.
    pub enrolment_id: EnrolmentId,
    pub called: Called,
    /// What is done at the slot.
    pub tasks: String,
    /// When the slot takes people.
    pub opening: Opening,
    pub coach_name: Option<String>,
    pub coach_phone: Option<String>,
    /// For when there is no phone: a package brings none.
    pub coach_email: Option<String>,
    /// What the sheet tells besides; empty when it does not.
    pub languages: Vec<Language>,
    pub requirements: Vec<Requirement>,
    pub about: String,
    /// When the participant agreed to what is shown, day by day; empty when nobody has noted that.
    pub agreed: Vec<Agreed>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PlacementId,
    given_name: String,
    protection: Protection,
    description: String,
    #[sqlx(flatten)]
    opening: Opening,
    coach_name: Option<String>,
    coach_phone: Option<String>,
    coach_email: Option<String>,
    disclosed: Disclosed,
    disclosed_on: Option<NaiveDate>,
    languages: Json<Vec<Language>>,
    requirements_met: Json<Vec<Requirement>>,
    about: String,
}

fn columns() -> String {
    format!(
        "SELECT p.id, t.given_name, t.protection, s.description, {OPENING}, c.name AS coach_name, c.phone AS coach_phone,
            c.email AS coach_email, p.disclosed, p.disclosed_on, e.languages, e.requirements_met, e.about
         FROM placements p JOIN slots s ON s.id = p.slot_id JOIN organisations o ON o.id = s.provider_id
            JOIN enrolments e ON e.id = p.enrolment_id
            JOIN participants t ON t.id = e.participant_id LEFT JOIN users c ON c.id = e.coach_id"
    )
}

impl Row {
    fn card(self, mut placement: Placement, covered: &Covered) -> Card {
        let sheet = Sheet::new(self.disclosed, self.disclosed_on, covered);
        let called = match sheet.tells(DisclosureFact::FirstName) {
            true => Called::new(&self.given_name, self.protection, self.id),
            false => Called::Alias(self.id.0),
        };
        if !sheet.tells(DisclosureFact::Adaptations) {
            placement.adaptations.clear();
        }
        if !sheet.tells(DisclosureFact::Message) {
            placement.message.clear();
        }
        let told = |fact| sheet.tells(fact);
        let mut card = Card {
            enrolment_id: placement.enrolment_id,
            called,
            languages: if told(DisclosureFact::Languages) { self.languages.0 } else { vec![] },
            requirements: if told(DisclosureFact::Requirements) { self.requirements_met.0 } else { vec![] },
            about: if told(DisclosureFact::About) { self.about } else { String::new() },
            agreed: vec![],
            tasks: self.description,
            opening: self.opening,
            coach_name: self.coach_name,
            coach_phone: self.coach_phone,
            coach_email: self.coach_email,
            placement,
        };
        card.agreed = card.shown(sheet.agreed);
        card
    }
}

/// No card before the confidentiality undertaking.
fn undertaken(who: &Who) -> Result<()> {
    if who.owes_undertaking() { Err(Refusal::UndertakingMissing.into()) } else { Ok(()) }
}

impl Card {
    /// Of what was agreed to, what this card has anything of. One that has nothing tells the last day alone.
    fn shown(&self, mut agreed: Vec<Agreed>) -> Vec<Agreed> {
        let is_shown = |fact: &DisclosureFact| match fact {
            DisclosureFact::FirstName => matches!(self.called, Called::ByName(_)),
            DisclosureFact::Adaptations => !self.placement.adaptations.is_empty(),
            DisclosureFact::Message => !self.placement.message.is_empty(),
            DisclosureFact::Languages => !self.languages.is_empty(),
            DisclosureFact::Requirements => !self.requirements.is_empty(),
            DisclosureFact::About => !self.about.is_empty(),
        };
        for day in &mut agreed {
            day.facts.retain(is_shown);
        }
        let last = agreed.last().cloned();
        agreed.retain(|day| !day.facts.is_empty());
        if agreed.is_empty() {
            agreed.extend(last);
        }
        agreed
    }

    /// Of somebody proposed to this person's organisation or placed there. One who was never there is gone from sight
    /// when the proposal is: then the refusal says what became of it.
    pub async fn find(db: &mut Read, who: &Who, id: PlacementId) -> Result<Self> {
        let placement = Placement::load(db, id).await?;
        if !who.provides(placement.provider_id) {
            return Err(Error::NotFound);
        }
        undertaken(who)?;
        placement.still_seen(db).await?;
        if !placement.state.is_live() && placement.state.started_on().is_none() {
            return Err(placement.state.refusal().into());
        }
        let row: Row = db.built(format!("{} WHERE p.id = $1", columns())).bind(id).one().await?;
        let covered = Covered::of(db, placement.enrolment_id, placement.provider_id).await?;
        Ok(row.card(placement, &covered))
    }

    /// The placements under a contract whose card its provider may open today: to the others no link leads.
    pub async fn open_under(db: &mut Read, contract: ContractId) -> Result<HashSet<PlacementId>> {
        let today = db.today();
        let open: Vec<PlacementId> = db
            .built(format!(
                "SELECT p.id FROM placements p JOIN slots s ON s.id = p.slot_id WHERE p.contract_id = $1 AND {}",
                seen_by_provider("$2")
            ))
            .bind(contract)
            .bind(today)
            .values()
            .await?;
        Ok(open.into_iter().collect())
    }

    /// Of everybody who is proposed to a provider or placed there now, those to answer first.
    pub async fn live_of_provider(db: &mut Read, who: &Who, provider: OrganisationId) -> Result<Vec<Self>> {
        undertaken(who)?;
        let placements = Placement::live_of_provider(db, who, provider).await?;
        let mut rows: Vec<Row> = db
            .built(format!(
                "{} WHERE s.provider_id = $1 AND p.state IN ('proposed', 'accepted', 'started', 'paused') ORDER BY p.id",
                columns()
            ))
            .bind(provider)
            .all()
            .await?;
        let covered = Covered::of_live_at(db, provider).await?;
        let none = Covered::default();
        Ok(placements
            .into_iter()
            .filter_map(|placement| {
                let at = rows.binary_search_by_key(&placement.id, |row| row.id).ok()?;
                let covered = covered.get(&placement.enrolment_id).unwrap_or(&none);
                Some(rows.remove(at).card(placement, covered))
            })
            .collect())
    }
}
