//! The end of an enrolment: why, where to, and how the person stands. Whoever withdraws has not failed: nothing here or
//! in any text says so. Reports count what is written here.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::Who;
use super::codes::{EnrolmentEndReason, ExitTo, IncomeSource, Occupation, OrganisationKind};
use super::consent::Consent;
use super::enrolling::check_incomes;
use super::enrolment::{Enrolment, EnrolmentId};
use super::entries;
use super::event::Event;
use super::handover::Handover;
use super::placement::{Placement, PlacementId};
use super::{Refusal, Result};
use crate::db::{Read, Write};

/// An end as the coach tells it.
#[derive(Clone, Debug)]
pub struct Exit {
    pub on: NaiveDate,
    pub reason: EnrolmentEndReason,
    pub to: ExitTo,
    /// None when it cannot be asked: a result need not be collected from everybody.
    pub after: Option<Standing>,
}

/// Where a person stands after the project (SUS: mättillfälle).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub occupation: Occupation,
    /// 100 % is 40 hours a week.
    pub extent_percent: Option<i64>,
    pub incomes: Vec<IncomeSource>,
}

impl Exit {
    /// What is completed is counted by what the person does and lives on; and whoever works or studies now does.
    fn check(&self) -> Result<(), Refusal> {
        let is_whole = self.after.as_ref().is_some_and(|after| !after.incomes.is_empty());
        if self.reason == EnrolmentEndReason::Completed && !is_whole {
            return Err(Refusal::StandingMissing);
        }
        let Some((after, occupation)) = self.after.as_ref().zip(self.to.occupation()) else { return Ok(()) };
        let is_elsewhere = after.occupation != occupation;
        if is_elsewhere || after.extent_percent == Some(0) {
            return Err(Refusal::ExitContradicted { by_extent: !is_elsewhere });
        }
        Ok(())
    }
}

impl ExitTo {
    /// What somebody does who has gone there (SUS: sysselsättning efter); none where it may be anything.
    pub const fn occupation(&self) -> Option<Occupation> {
        match self {
            Self::Work | Self::SubsidisedWork => Some(Occupation::Employed),
            Self::Studies => Some(Occupation::Student),
            Self::AfMeasures | Self::MunicipalMeasures | Self::HealthCare | Self::Referrer | Self::None => {
                None
            }
        }
    }

    /// A job, with or without a subsidy: follow-along goes with it (H18).
    pub const fn is_job(&self) -> bool {
        matches!(self, Self::Work | Self::SubsidisedWork)
    }

    /// Whose yes an exit of this kind rests on: measures of a municipality on a municipality's, health care on a region's,
    /// measures of the employment service on an authority's; whoever referred the person may be any agency.
    pub const fn rests_on(&self, kind: OrganisationKind) -> bool {
        match self {
            Self::AfMeasures => matches!(kind, OrganisationKind::Authority),
            Self::MunicipalMeasures => matches!(kind, OrganisationKind::Municipality),
            Self::HealthCare => matches!(kind, OrganisationKind::Region),
            Self::Referrer => kind.is_agency(),
            Self::Work | Self::SubsidisedWork | Self::Studies | Self::None => false,
        }
    }
}

impl Enrolment {
    pub async fn end(db: &mut Write, who: &Who, id: EnrolmentId, exit: Exit) -> Result<Self> {
        let enrolment = Self::find_active(db, who, id).await?;
        if exit.on > db.today() {
            return Err(Refusal::DateInFuture.into());
        }
        if exit.on < enrolment.enrolled_on {
            return Err(Refusal::EndBeforeEnrolment { enrolled: enrolment.enrolled_on }.into());
        }
        refuse_under_way(db, id).await?;
        if let Some(last) = entries::last(db, id).await?.filter(|last| *last > exit.on) {
            return Err(Refusal::EntryAfterEnd { last }.into());
        }
        let handovers = Handover::of_enrolment(db, id).await?;
        // Whose consent is taken back is handed over only when the receiver has met them: all else is revoked below.
        let withdraws = exit.reason == EnrolmentEndReason::ConsentWithdrawn;
        let holding = Handover::holding(&handovers, exit.to);
        let is_held = holding.is_some_and(|handover| !withdraws || handover.state.is_with_receiver());
        if exit.to.is_agency() && !is_held {
            return Err(Refusal::ExitNeedsHandover.into());
        }
        exit.check()?;
        if let Some(after) = &exit.after {
            keep_standing(db, id, "at_exit", exit.on, after).await?;
        }
        withdraw_proposals(db, who, id).await?;
        Handover::drop_drafts(db, Some(who.id), id).await?;
        db.query(
            "UPDATE enrolments SET ended_on = $2, end_reason = $3, exit_to = $4, next_step = NULL, next_step_on = NULL,
                version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(exit.on)
        .bind(exit.reason)
        .bind(exit.to)
        .run()
        .await?;
        Event::new("enrolment_ended", "enrolment", id.0)
            .by(who.id)
            .about(id)
            .within(enrolment.project_id)
            .with("on", exit.on.to_string())
            .with("reason", exit.reason.code())
            .with("to", exit.to.code())
            .write(db)
            .await?;
        if exit.reason == EnrolmentEndReason::ConsentWithdrawn {
            withdraw_consents(db, who, id).await?;
        }
        Self::load(db, id).await
    }
}

/// How the person stood at the exit, when it is known. The caller has already been let in to the enrolment.
pub async fn standing(db: &mut Read, enrolment: EnrolmentId) -> Result<Option<Standing>> {
    let row: Option<(Occupation, Option<i64>, Json<Vec<IncomeSource>>)> = db
        .query("SELECT occupation, extent_percent, incomes FROM outcomes WHERE enrolment_id = $1 AND occasion = 'at_exit'")
        .bind(enrolment)
        .optional()
        .await?;
    Ok(row.map(|(occupation, extent_percent, incomes)| Standing {
        occupation,
        extent_percent,
        incomes: incomes.0,
    }))
}

async fn refuse_under_way(db: &mut Read, id: EnrolmentId) -> Result<()> {
    let count: i64 = db
        .query("SELECT COUNT(*) FROM placements WHERE enrolment_id = $1 AND state IN ('accepted', 'started', 'paused')")
        .bind(id)
        .value()
        .await?;
    if count > 0 { Err(Refusal::PlacementsUnderWay { count }.into()) } else { Ok(()) }
}

/// What nobody has answered yet gives its seat back.
async fn withdraw_proposals(db: &mut Write, who: &Who, id: EnrolmentId) -> Result<()> {
    let proposed: Vec<PlacementId> = db
        .query("SELECT id FROM placements WHERE enrolment_id = $1 AND state = 'proposed' ORDER BY id")
        .bind(id)
        .values()
        .await?;
    for proposal in proposed {
        Placement::withdraw(db, who, proposal).await?;
    }
    Ok(())
}

async fn withdraw_consents(db: &mut Write, who: &Who, id: EnrolmentId) -> Result<()> {
    for consent in Consent::of_enrolment(db, id).await? {
        if consent.withdrawn_on.is_none() {
            Consent::withdraw(db, who, consent.id).await?;
        }
    }
    Ok(())
}

/// How the person stood on an occasion; measured again, it replaces what was measured.
pub(super) async fn keep_standing(
    db: &mut Write,
    id: EnrolmentId,
    occasion: &'static str,
    on: NaiveDate,
    after: &Standing,
) -> Result<()> {
    check_incomes(&after.incomes)?;
    if after.extent_percent.is_some_and(|percent| !(0..=100).contains(&percent)) {
        return Err(Refusal::ExtentOutsidePercent.into());
    }
    db.query(
        "INSERT INTO outcomes (enrolment_id, occasion, measured_on, occupation, extent_percent, incomes)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (enrolment_id, occasion) DO UPDATE SET measured_on = excluded.measured_on, occupation = excluded.occupation,
            extent_percent = excluded.extent_percent, incomes = excluded.incomes",
    )
    .bind(id)
    .bind(occasion)
    .bind(on)
    .bind(after.occupation)
    .bind(after.extent_percent)
    .bind(Json(after.incomes.clone()))
    .run()
    .await?;
    Ok(())
}
