//! What a contract says: a project manager adds a contract and changes its terms. What has been drawn stays within
//! them. Not for drawing on it (see `contract`) nor for how much is left (see `usage`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use super::access::Who;
use super::codes::{ContractKind, PriceUnit, Procedure};
use super::contract::{Contract, ContractId, DRAWING};
use super::contract_life::Life;
use super::contract_slot::tell_slots;
use super::event::Event;
use super::municipality::Municipality;
use super::organisation::{Organisation, OrganisationId};
use super::project::{Project, ProjectId};
use super::{Error, Refusal, Result, new_reference};
use crate::db::Write;

/// What a manager decides of a contract. The provider is decided once, when it is added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub title: String,
    pub procedure: Procedure,
    pub cpv: Option<String>,
    pub signed_on: Option<NaiveDate>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub extension_months: i64,
    pub extension_count: i64,
    /// Öre.
    pub max_value: i64,
    /// Whole place-months.
    pub max_place_months: i64,
    /// Öre for a unit, from the beginning: it changes only while nothing has been called off. Later prices: `Contract::set_price`.
    #[serde(alias = "price_per_place_month")]
    pub price: i64,
    /// A change that was planned before there was a choice tells none.
    #[serde(default = "by_place_month")]
    pub price_unit: PriceUnit,
    pub reserved_share_percent: Option<i64>,
    pub kind: ContractKind,
    /// Empty: all of the project's municipalities.
    pub lots: Vec<Municipality>,
    pub notice_months: Option<i64>,
    pub decide_by: Option<NaiveDate>,
    pub evidence_on: Option<NaiveDate>,
}

fn by_place_month() -> PriceUnit {
    PriceUnit::PlaceMonth
}

impl Contract {
    /// A contract of a project that the person manages, with an organisation that offers slots. It counts when another
    /// person has approved it.
    pub async fn add(
        db: &mut Write,
        who: &Who,
        project: ProjectId,
        provider: OrganisationId,
        terms: Terms,
    ) -> Result<Self> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        let project = Project::load(db, project).await?;
        let provider = Organisation::find(db, provider).await?;
        if !provider.is_provider() {
            return Err(Error::NotFound);
        }
        if provider.org_number.is_none() {
            return Err(Refusal::ProviderWithoutNumber.into());
        }
        terms.check(db.today(), None)?;
        lots_in_project(db, &project, &terms.lots, &[]).await?;
        let reference = new_reference(db, "k");
        let id: ContractId = db
            .query(
                "INSERT INTO contracts (ref, project_id, provider_id, title, procedure, cpv, signed_on, starts_on, ends_on,
                    extension_months, extension_count, max_value, max_place_months, price, price_unit, reserved_share_percent,
                    kind, lots, notice_months, decide_by, evidence_on, added_by, unapproved)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
                 RETURNING id",
            )
            .bind(reference)
            .bind(project.id)
            .bind(provider.id)
            .bind(terms.title)
            .bind(terms.procedure)
            .bind(terms.cpv)
            .bind(terms.signed_on)
            .bind(terms.starts_on)
            .bind(terms.ends_on)
            .bind(terms.extension_months)
            .bind(terms.extension_count)
            .bind(terms.max_value)
            .bind(terms.max_place_months)
            .bind(terms.price)
            .bind(terms.price_unit)
            .bind(terms.reserved_share_percent)
            .bind(terms.kind)
            .bind(Json(terms.lots))
            .bind(terms.notice_months)
            .bind(terms.decide_by)
            .bind(terms.evidence_on)
            .bind(who.id)
            .bind(true)
            .value()
            .await?;
        let contract = Self::load(db, id).await?;
        contract.event("contract_added").by(who.id).write(db).await?;
        Ok(contract)
    }

    /// For whoever may change it: a manager of its project. Locks it until the transaction ends.
    pub async fn find_managed(db: &mut Write, who: &Who, id: ContractId) -> Result<Self> {
        let contract = Self::load(db, id).await?;
        if !who.manages(contract.project_id) {
            return Err(Error::NotFound);
        }
        Self::lock(db, id).await?;
        Self::load(db, id).await
    }

    /// Refuses new terms that the contract cannot have: neither cap goes below what is used and committed, nor the period within a
    /// placement's. The contract must be locked.
    pub(super) async fn may_change(&self, db: &mut Write, terms: &Terms) -> Result<()> {
        if let Some(closed) = self.closed_as {
            return Err(Life::Closed(closed).refusal().into());
        }
        let was = Terms::of(self);
        terms.check(db.today(), Some(&was))?;
        terms.still_hold_prices(&was, &self.prices, self.terminated_on.is_some())?;
        if let Some(on) = self.terminated_on.filter(|on| *on < terms.ends_on) {
            return Err(Refusal::ContractTerminated { on }.into());
        }
        if terms.lots != self.lots.0 {
            self.lots_hold_slots(db, &terms.lots).await?;
        }
        if terms.extension_count < self.extensions_used {
            return Err(Refusal::ExtensionsBelowUsed { used: self.extensions_used }.into());
        }
        if (terms.price, terms.price_unit) != (self.price, self.price_unit) && self.has_call_offs(db).await? {
            return Err(Refusal::PriceInThePast.into());
        }
        self.keeps_what_is_drawn(db, terms).await
    }

    /// Refuses municipalities that leave out one where the contract has slots, and new ones of no slot and outside the project. The
    /// contract must be locked.
    async fn lots_hold_slots(&self, db: &mut Write, lots: &[Municipality]) -> Result<()> {
        if lots.is_empty() {
            return Ok(());
        }
        let places: Vec<Municipality> = db
            .query("SELECT municipality FROM slots WHERE contract_id = $1 AND state <> 'closed'")
            .bind(self.id)
            .values()
            .await?;
        match places.iter().filter(|place| !lots.contains(place)).count() {
            0 => {
                let project = Project::load(db, self.project_id).await?;
                lots_in_project(db, &project, lots, &[places, self.lots.0.clone()].concat()).await
            }
            count => Err(Refusal::LotsLeaveSlots { count: count as i64 }.into()),
        }
    }

    /// New terms that count at once: what another person has approved (`contract_change`), or needs no approval. Whoever changes a
    /// contract that nobody has approved answers for it from then on: another person approves.
    pub async fn change(
        db: &mut Write,
        who: &Who,
        id: ContractId,
        version: i64,
        terms: Terms,
    ) -> Result<Self> {
        let contract = Self::find_managed(db, who, id).await?;
        if contract.version != version {
            return Err(Error::Stale);
        }
        contract.may_change(db, &terms).await?;
        db.query(
            "UPDATE contracts SET title = $2, procedure = $3, cpv = $4, signed_on = $5, starts_on = $6, ends_on = $7,
                extension_months = $8, extension_count = $9, max_value = $10, max_place_months = $11,
                price = $12, price_unit = $13, reserved_share_percent = $14, kind = $15, lots = $16, notice_months = $17,
                decide_by = $18, evidence_on = $19,
                terminated_on = CASE WHEN terminated_on > $7 THEN $7 ELSE terminated_on END,
                agreed_ends_on = CASE WHEN terminated_on > $7 THEN NULL ELSE agreed_ends_on END,
                agreed_decide_by = CASE WHEN terminated_on > $7 THEN NULL ELSE agreed_decide_by END,
                added_by = CASE WHEN unapproved THEN $20 ELSE added_by END, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(terms.title)
        .bind(terms.procedure)
        .bind(terms.cpv)
        .bind(terms.signed_on)
        .bind(terms.starts_on)
        .bind(terms.ends_on)
        .bind(terms.extension_months)
        .bind(terms.extension_count)
        .bind(terms.max_value)
        .bind(terms.max_place_months)
        .bind(terms.price)
        .bind(terms.price_unit)
        .bind(terms.reserved_share_percent)
        .bind(terms.kind)
        .bind(Json(terms.lots))
        .bind(terms.notice_months)
        .bind(terms.decide_by)
        .bind(terms.evidence_on)
        .bind(who.id)
        .run()
        .await?;
        let changed = Self::load(db, id).await?;
        let (was, is) = (Terms::of(&contract).told(), Terms::of(&changed).told());
        let differing = was.into_iter().zip(is).filter(|((_, was), (_, is))| was != is);
        let event = differing
            .fold(changed.event("contract_changed").by(who.id), |event, ((name, was), (_, is))| {
                event.with(name, format!("{was} → {is}"))
            });
        event.write(db).await?;
        if (changed.starts_on, changed.ends_on) != (contract.starts_on, contract.ends_on) {
            tell_slots(db, id).await?;
        }
        Ok(changed)
    }

    /// The contract must be locked.
    async fn keeps_what_is_drawn(&self, db: &mut Write, terms: &Terms) -> Result<()> {
        let drawn = self.drawn(db, None).await?;
        if terms.max_place_months * 1000 < drawn.place_months || terms.max_value < drawn.value {
            let (place_months, value) = (drawn.place_months, drawn.value);
            return Err(Refusal::ContractBelowDrawn { place_months, value }.into());
        }
        self.holds_placements(db, terms.starts_on, terms.ends_on).await
    }

    /// Refuses a period that does not hold all its placements. The contract must be locked.
    pub(super) async fn holds_placements(
        &self,
        db: &mut Write,
        starts_on: NaiveDate,
        ends_on: NaiveDate,
    ) -> Result<()> {
        let today = db.today();
        let span: (Option<NaiveDate>, Option<NaiveDate>) = db
            .built(format!(
                "SELECT MIN(starts_on), MAX(COALESCE(ended_on, planned_end_on)) FROM placements WHERE contract_id = $1 AND {DRAWING}"
            ))
            .bind(self.id)
            .bind(today)
            .one()
            .await?;
        match span {
            (Some(from), Some(to)) if from < starts_on || to > ends_on => {
                Err(Refusal::ContractPeriodTaken { from, to }.into())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn event(&self, what: &'static str) -> Event {
        Event::new(what, "contract", self.id.0)
            .within(self.project_id)
            .at(self.provider_id)
            .with("title", self.title.clone())
    }
}

/// Refuses municipalities that are neither the project's nor `kept`.
async fn lots_in_project(
    db: &mut Write,
    project: &Project,
    lots: &[Municipality],
    kept: &[Municipality],
) -> Result<()> {
    let places = project.municipalities(db).await?;
    match lots.iter().all(|lot| places.contains(lot) || kept.contains(lot)) {
        true => Ok(()),
        false => Err(Refusal::PlaceOutsideProject.into()),
    }
}

impl Terms {
    /// What a contract says now.
    pub fn of(contract: &Contract) -> Self {
        Self {
            title: contract.title.clone(),
            procedure: contract.procedure,
            cpv: contract.cpv.clone(),
            signed_on: contract.signed_on,
            starts_on: contract.starts_on,
            ends_on: contract.ends_on,
            extension_months: contract.extension_months,
            extension_count: contract.extension_count,
            max_value: contract.max_value,
            max_place_months: contract.max_place_months,
            price: contract.price,
            price_unit: contract.price_unit,
            reserved_share_percent: contract.reserved_share_percent,
            kind: contract.kind,
            lots: contract.lots.0.clone(),
            notice_months: contract.notice_months,
            decide_by: contract.decide_by,
            evidence_on: contract.evidence_on,
        }
    }
}
