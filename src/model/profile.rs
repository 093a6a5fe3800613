//! The profile: what a person wishes and can, filled in by the own coach together with the person. Matching reads it
//! against what workplaces offer. Needs at the workplace, never diagnoses.

use sqlx::types::Json;

use super::access::Who;
use super::enrolment::{Enrolment, EnrolmentId, Profile};
use super::event::Event;
use super::{Error, Refusal, Result};
use crate::db::Write;

/// Hours a week: the longest week there is (40 h) and no more.
pub const MOST_HOURS: i64 = 40;
/// Kilometres: across the county and back.
pub const MOST_TRAVEL_KM: i64 = 200;

impl Enrolment {
    /// Replaces the profile and dates it today. `version` is what the form was opened on.
    pub async fn edit_profile(
        db: &mut Write,
        who: &Who,
        id: EnrolmentId,
        version: i64,
        told: Profile,
    ) -> Result<Self> {
        let enrolment = Self::find_active(db, who, id).await?;
        if enrolment.version != version {
            return Err(Error::Stale);
        }
        let hours = 1..=MOST_HOURS;
        let possible = told.hours_from.is_none_or(|from| hours.contains(&from))
            && told
                .hours_to
                .is_none_or(|to| hours.contains(&to) && told.hours_from.is_none_or(|from| from <= to))
            && told.travel_km.is_none_or(|km| (0..=MOST_TRAVEL_KM).contains(&km));
        if !possible {
            return Err(Refusal::ProfileHours { most: MOST_HOURS }.into());
        }
        let today = db.today();
        db.query(
            "UPDATE enrolments SET hours_from = $2, hours_to = $3, travel_km = $4, wishes = $5, adaptations = $6, requirements_met = $7,
                languages = $8, about = $9, profiled_on = $10, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(told.hours_from)
        .bind(told.hours_to)
        .bind(told.travel_km)
        .bind(Json(told.wishes.0))
        .bind(Json(told.adaptations.0))
        .bind(Json(told.requirements_met.0))
        .bind(Json(told.languages.0))
        .bind(told.about)
        .bind(today)
        .run()
        .await?;
        let what = if enrolment.profile.profiled_on.is_none() { "profile_made" } else { "profile_changed" };
        Event::new(what, "enrolment", id.0).by(who.id).about(id).write(db).await?;
        Self::load(db, id).await
    }
}
