//! What speaks hard against a proposal without refusing it: it is made only with a reason, which is kept. What refuses a
//! proposal (no seat, another project, whom the slot is for) is the proposal's own to check.

use chrono::NaiveDate;

use super::{Finding, Offer, Person, earlier_no, judge};
use crate::db::Read;
use crate::model::Result;
use crate::model::enrolment::Enrolment;
use crate::model::project::Project;
use crate::model::slot::Slot;

/// `to`: the last day there.
pub async fn hindrances(
    db: &mut Read,
    enrolment: &Enrolment,
    slot: &Slot,
    project: &Project,
    to: NaiveDate,
) -> Result<Vec<Finding>> {
    let mut all = Vec::from_iter(earlier_no(db, enrolment, slot).await?);
    if to > project.ends_on {
        all.push(Finding::ProjectEnds { on: project.ends_on });
    }
    let area = project.municipalities(db).await?;
    if !area.is_empty() && !area.contains(&slot.municipality) {
        all.push(Finding::OutsideArea { municipality: slot.municipality });
    }
    judge(&Person::of(enrolment), &Offer::of(slot), None, |finding, _| all.push(finding));
    all.retain(Finding::asks_reason);
    Ok(all)
}
