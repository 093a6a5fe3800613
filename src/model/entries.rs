//! What has been entered about an enrolment lies within its days: the first and the last day of it, which its dates are
//! corrected and ended by. No fewer days than a data package is held to (`package/check`), so that what goes out comes in again; a package
//! may tell besides of a stay that ended after the enrolment, as a job does that went on.

use chrono::NaiveDate;

use super::Result;
use super::enrolment::EnrolmentId;
use crate::db::Read;

/// Handovers that were told to somebody and not taken back.
const TOLD: &str = "state NOT IN ('drafted', 'consented', 'revoked')";

/// The first day of anything entered; none when there is nothing.
pub(super) async fn first(db: &mut Read, id: EnrolmentId) -> Result<Option<NaiveDate>> {
    Ok(db
        .built(format!(
            "SELECT MIN(day) FROM (SELECT MIN(day) AS day FROM activities WHERE enrolment_id = $1
                UNION ALL SELECT MIN(proposed_on) FROM placements
                    WHERE enrolment_id = $1 AND state IN ('proposed', 'accepted', 'started', 'paused', 'ended')
                UNION ALL SELECT MIN(started_on) FROM placements WHERE enrolment_id = $1
                UNION ALL SELECT MIN(sent_on) FROM handovers WHERE enrolment_id = $1 AND {TOLD}) entered"
        ))
        .bind(id)
        .value()
        .await?)
}

/// The last day of anything entered, attendance included: it lies before the end of its placement. Proposals that nobody
/// has answered are left out, for the end takes them back.
pub(super) async fn last(db: &mut Read, id: EnrolmentId) -> Result<Option<NaiveDate>> {
    Ok(db
        .built(format!(
            "SELECT MAX(day) FROM (SELECT MAX(day) AS day FROM activities WHERE enrolment_id = $1
                UNION ALL SELECT MAX(ended_on) FROM placements WHERE enrolment_id = $1
                UNION ALL SELECT MAX(sent_on) FROM handovers WHERE enrolment_id = $1 AND {TOLD}) entered"
        ))
        .bind(id)
        .value()
        .await?)
}
