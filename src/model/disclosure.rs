//! The disclosure sheet (H17): the participant decides fact by fact what one provider may know. The card that the provider
//! sees is made from it and says of each fact when it was agreed to (`covered`); nothing when nobody has noted that. Without a
//! sheet the card tells what the proposal told: the first name, the adaptations and the message. Hours, days and the coach's
//! telephone are no facts about the person: a provider who may answer must have them.

mod covered;

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::Who;
use super::card::Called;
use super::codes::{ConsentCategory, Protection};
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::organisation::OrganisationId;
use super::own_page::Own;
use super::placement::{Placement, PlacementId};
use super::{Refusal, Result};
use crate::db::{Read, Write};

pub(super) use covered::Covered;

crate::model::codes::codes! {
    /// A fact that a card may tell.
    pub enum DisclosureFact = "disclosure_fact" {
        FirstName = "first_name", Adaptations = "adaptations", Message = "message", Languages = "languages",
        Requirements = "requirements", About = "about",
    }
}

/// What a proposal tells by itself.
pub const USUAL: &[DisclosureFact] =
    &[DisclosureFact::FirstName, DisclosureFact::Adaptations, DisclosureFact::Message];

impl DisclosureFact {
    /// The kind of information that the consent must cover for a card to tell it.
    pub const fn category(self) -> ConsentCategory {
        match self {
            Self::FirstName | Self::Message => ConsentCategory::Contact,
            Self::Adaptations | Self::Languages | Self::Requirements | Self::About => ConsentCategory::Needs,
        }
    }
}

/// The column: none when no sheet was filled in.
pub(super) type Disclosed = Option<Json<Vec<DisclosureFact>>>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What the card tells: never more than the consents that stand cover.
    pub facts: Vec<DisclosureFact>,
    /// When the participant agreed to what, the first day first; empty when nobody has noted that (imported history).
    pub agreed: Vec<Agreed>,
}

/// What was agreed to on one day. A sheet that tells nothing is an agreement too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    pub on: NaiveDate,
    pub facts: Vec<DisclosureFact>,
}

impl Sheet {
    /// `on`: the day of the sheet; none without one.
    pub(super) fn new(disclosed: Disclosed, on: Option<NaiveDate>, covered: &Covered) -> Self {
        let mut facts = told(disclosed);
        facts.retain(|fact| covered.covers(fact.category()));
        let mut agreed: Vec<Agreed> = Vec::new();
        for fact in &facts {
            let Some(on) = covered.agreed_on(fact.category(), on) else { continue };
            match agreed.iter_mut().find(|agreed| agreed.on == on) {
                Some(agreed) => agreed.facts.push(*fact),
                None => agreed.push(Agreed { on, facts: vec![*fact] }),
            }
        }
        if facts.is_empty() {
            agreed.extend(on.map(|on| Agreed { on, facts: vec![] }));
        }
        agreed.sort_by_key(|agreed| agreed.on);
        Self { facts, agreed }
    }

    pub fn tells(&self, fact: DisclosureFact) -> bool {
        self.facts.contains(&fact)
    }

    /// What the workplaces of the participant's own placements that go on may know now, newest first.
    pub async fn of_own(db: &mut Read, own: &Own) -> Result<Vec<(Placement, Self)>> {
        let mut placements = Placement::of_enrolment(db, own.enrolment_id()).await?;
        placements.retain(|placement| placement.state.is_live());
        let mut sheets = Vec::with_capacity(placements.len());
        for placement in placements {
            let sheet = Self::of(db, &placement).await?;
            sheets.push((placement, sheet));
        }
        Ok(sheets)
    }

    async fn of(db: &mut Read, placement: &Placement) -> Result<Self> {
        let (disclosed, on): (Disclosed, Option<NaiveDate>) = db
            .query("SELECT disclosed, disclosed_on FROM placements WHERE id = $1")
            .bind(placement.id)
            .one()
            .await?;
        let covered = Covered::of(db, placement.enrolment_id, placement.provider_id).await?;
        Ok(Self::new(disclosed, on, &covered))
    }

    /// The facts that a sheet of the placement may tell: those that consents to its provider cover.
    pub async fn open_facts(db: &mut Read, placement: &Placement) -> Result<Vec<DisclosureFact>> {
        let covered = Covered::of(db, placement.enrolment_id, placement.provider_id).await?;
        let open = |fact: &DisclosureFact| covered.covers(fact.category());
        Ok(DisclosureFact::ALL.iter().copied().filter(open).collect())
    }

    /// Of a placement that the own coach handles.
    pub async fn find_for_form(db: &mut Read, who: &Who, id: PlacementId) -> Result<(Placement, Self)> {
        let placement = Placement::load(db, id).await?;
        Enrolment::find_for_form(db, who, placement.enrolment_id).await?;
        let sheet = Self::of(db, &placement).await?;
        Ok((placement, sheet))
    }

    /// The participant has decided, with the own coach. The card changes at once.
    pub async fn agree(
        db: &mut Write,
        who: &Who,
        id: PlacementId,
        facts: Vec<DisclosureFact>,
    ) -> Result<EnrolmentId> {
        let placement = Placement::find_coached(db, who, id).await?;
        if !placement.state.is_live() {
            return Err(Refusal::PlacementState { state: placement.state.code() }.into());
        }
        let today = db.today();
        let covered = Covered::of(db, placement.enrolment_id, placement.provider_id).await?;
        if facts.iter().any(|fact| !covered.covers(fact.category())) {
            return Err(Refusal::DisclosureWithoutConsent.into());
        }
        let stored: (Disclosed, Option<NaiveDate>) =
            db.query("SELECT disclosed, disclosed_on FROM placements WHERE id = $1").bind(id).one().await?;
        // Sent twice, it is as it was.
        if stored.0.is_some_and(|stored| stored.0 == facts) && stored.1 == Some(today) {
            return Ok(placement.enrolment_id);
        }
        db.query("UPDATE placements SET disclosed = $2, disclosed_on = $3 WHERE id = $1")
            .bind(id)
            .bind(Json(facts))
            .bind(today)
            .run()
            .await?;
        Event::new("disclosure_agreed", "placement", id.0)
            .by(who.id)
            .about(placement.enrolment_id)
            .at(placement.provider_id)
            .with("provider", placement.provider_name.clone())
            .write(db)
            .await?;
        Ok(placement.enrolment_id)
    }
}

/// After a consent was given, narrowed or taken back: no sheet towards that provider tells more than what stands. What is left
/// was agreed to when it was. A consent that runs out by its day shrinks no sheet: nobody has decided anything, and whoever
/// reads a sheet asks `Covered`. The caller has locked the enrolment.
pub(super) async fn shrink(db: &mut Write, enrolment: EnrolmentId, provider: OrganisationId) -> Result<()> {
    // Where nothing stands nothing is seen; what the sheet said counts again when a consent is given anew.
    let covered = Covered::of(db, enrolment, provider).await?;
    if covered.is_closed() {
        return Ok(());
    }
    let sheets: Vec<(PlacementId, Disclosed)> = db
        .query(
            "SELECT p.id, p.disclosed FROM placements p JOIN slots s ON s.id = p.slot_id
             WHERE p.enrolment_id = $1 AND s.provider_id = $2 ORDER BY p.id",
        )
        .bind(enrolment)
        .bind(provider)
        .all()
        .await?;
    for (id, disclosed) in sheets {
        let mut facts = told(disclosed);
        let count = facts.len();
        facts.retain(|fact| covered.covers(fact.category()));
        if facts.len() == count {
            continue;
        }
        db.query("UPDATE placements SET disclosed = $2 WHERE id = $1")
            .bind(id)
            .bind(Json(facts))
            .run()
            .await?;
    }
    Ok(())
}

/// What a card tells with this sheet, or without any.
pub(super) fn told(disclosed: Disclosed) -> Vec<DisclosureFact> {
    disclosed.map_or_else(|| USUAL.to_vec(), |facts| facts.0)
}

/// What the provider calls the person: an alias when the name is not to be told, or no consent that stands covers it.
pub(super) fn called(
    disclosed: &Disclosed,
    covered: &Covered,
    given_name: &str,
    protection: Protection,
    id: PlacementId,
) -> Called {
    let told = disclosed.as_ref().is_none_or(|facts| facts.0.contains(&DisclosureFact::FirstName));
    let told = told && covered.covers(DisclosureFact::FirstName.category());
    if told { Called::new(given_name, protection, id) } else { Called::Alias(id.0) }
}
