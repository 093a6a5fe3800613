//! An earlier no, and what it means for the next proposal: `search-index/refusals.txt` says it for each reason.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::Finding;
use super::settings::Consequence;
use crate::db::{Read, numbered};
use crate::model::Result;
use crate::model::codes::DeclineReason;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::organisation::OrganisationId;
use crate::model::slot::{Slot, SlotId};

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct Refused {
    pub enrolment_id: EnrolmentId,
    slot_id: SlotId,
    provider_id: OrganisationId,
    decline_reason: Option<String>,
    answered_on: NaiveDate,
}

impl Refused {
    /// What still speaks against this slot. `profiled_on`: when the person's profile was last looked at.
    pub fn against(
        &self,
        slot: SlotId,
        provider: OrganisationId,
        today: NaiveDate,
        profiled_on: Option<NaiveDate>,
    ) -> Option<Finding> {
        let reason: DeclineReason = self.decline_reason.as_deref()?.parse().ok()?;
        let on = self.answered_on;
        let here = self.slot_id == slot;
        match Consequence::of(reason) {
            Consequence::Pause { days } if here => {
                let until = on + Days::new(days);
                (today < until).then_some(Finding::Paused { reason, until })
            }
            Consequence::NotThisProvider if self.provider_id == provider => {
                Some(Finding::NotThisProvider { reason, on })
            }
            Consequence::Reassess if here && profiled_on.is_none_or(|profiled| profiled <= on) => {
                Some(Finding::Reassess { reason, on })
            }
            _ => None,
        }
    }

    pub async fn of(db: &mut Read, ids: &[EnrolmentId]) -> Result<HashMap<EnrolmentId, Vec<Self>>> {
        let mut query = db.built(format!(
            "SELECT p.enrolment_id, p.slot_id, s.provider_id, p.decline_reason, p.answered_on FROM placements p
             JOIN slots s ON s.id = p.slot_id WHERE p.state IN ('declined', 'withdrawn') AND p.answered_on IS NOT NULL
             AND p.enrolment_id IN ({}) ORDER BY p.answered_on DESC, p.id",
            numbered(1, ids.len())
        ));
        query = query.bind_each(ids);
        let mut all: HashMap<EnrolmentId, Vec<Self>> = HashMap::new();
        for row in query.all::<Self>().await? {
            all.entry(row.enrolment_id).or_default().push(row);
        }
        Ok(all)
    }
}

/// The no that still stands between a person and a slot, if there is one.
pub async fn earlier_no(db: &mut Read, enrolment: &Enrolment, slot: &Slot) -> Result<Option<Finding>> {
    let today = db.today();
    let refusals = Refused::of(db, &[enrolment.id]).await?.remove(&enrolment.id).unwrap_or_default();
    let profiled_on = enrolment.profile.profiled_on;
    Ok(refusals.iter().find_map(|refused| refused.against(slot.id, slot.provider_id, today, profiled_on)))
}
