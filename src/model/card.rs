//! What a provider sees of a participant, and nothing else: hours, tasks, the coach's name and phone (or e-mail), and of the
//! rest what the participant's disclosure sheet tells (`disclosure`): the first name, adaptations, the message … A protected
//! identity has an alias. It is gone when the consent is. Whoever shows a card writes it in the access log.

use std::collections::HashSet;

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::Who;
use super::codes::{Language, Protection, Requirement};
use super::consent::{consented_on, seen_by_provider};
use super::contract::ContractId;
use super::disclosure::{Disclosed, DisclosureFact, Sheet, called};
use super::enrolment::EnrolmentId;
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
    pub coach_name: Option<String>,
    pub coach_phone: Option<String>,
    /// For when there is no phone: a package brings none.
    pub coach_email: Option<String>,
    /// What the sheet tells besides; empty when it does not.
    pub languages: Vec<Language>,
    pub requirements: Vec<Requirement>,
    pub about: String,
    /// The day the participant agreed to what stands here; none when nobody has noted that.
    pub agreed_on: Option<NaiveDate>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PlacementId,
    given_name: String,
    protection: Protection,
    description: String,
    coach_name: Option<String>,
    coach_phone: Option<String>,
    coach_email: Option<String>,
    disclosed: Disclosed,
    disclosed_on: Option<NaiveDate>,
    consented_on: Option<NaiveDate>,
    languages: Json<Vec<Language>>,
    requirements_met: Json<Vec<Requirement>>,
    about: String,
}

/// $1: today.
fn columns() -> String {
    format!(
        "SELECT p.id, t.given_name, t.protection, s.description, c.name AS coach_name, c.phone AS coach_phone,
            c.email AS coach_email, p.disclosed, p.disclosed_on, {} AS consented_on, e.languages, e.requirements_met, e.about
         FROM placements p JOIN slots s ON s.id = p.slot_id JOIN enrolments e ON e.id = p.enrolment_id
            JOIN participants t ON t.id = e.participant_id LEFT JOIN users c ON c.id = e.coach_id",
        consented_on("$1")
    )
}

impl Row {
    fn card(self, mut placement: Placement) -> Card {
        let called = called(&self.disclosed, &self.given_name, self.protection, self.id);
        let sheet = Sheet::new(self.disclosed, self.disclosed_on, self.consented_on);
        if !sheet.tells(DisclosureFact::Adaptations) {
            placement.adaptations.clear();
        }
        if !sheet.tells(DisclosureFact::Message) {
            placement.message.clear();
        }
        let told = |fact| sheet.tells(fact);
        Card {
            enrolment_id: placement.enrolment_id,
            called,
            languages: if told(DisclosureFact::Languages) { self.languages.0 } else { vec![] },
            requirements: if told(DisclosureFact::Requirements) { self.requirements_met.0 } else { vec![] },
            about: if told(DisclosureFact::About) { self.about } else { String::new() },
            agreed_on: sheet.agreed_on,
            tasks: self.description,
            coach_name: self.coach_name,
            coach_phone: self.coach_phone,
            coach_email: self.coach_email,
            placement,
        }
    }
}

/// No card before the confidentiality undertaking.
fn undertaken(who: &Who) -> Result<()> {
    if who.owes_undertaking() { Err(Refusal::UndertakingMissing.into()) } else { Ok(()) }
}

impl Card {
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
        let today = db.today();
        let row: Row = db.built(format!("{} WHERE p.id = $2", columns())).bind(today).bind(id).one().await?;
        Ok(row.card(placement))
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
        let today = db.today();
        let mut rows: Vec<Row> = db
            .built(format!(
                "{} WHERE s.provider_id = $2 AND p.state IN ('proposed', 'accepted', 'started', 'paused') ORDER BY p.id",
                columns()
            ))
            .bind(today)
            .bind(provider)
            .all()
            .await?;
        Ok(placements
            .into_iter()
            .filter_map(|placement| {
                let at = rows.binary_search_by_key(&placement.id, |row| row.id).ok()?;
                Some(rows.remove(at).card(placement))
            })
            .collect())
    }
}
