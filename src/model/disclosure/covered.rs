//! What the consents that stand let one provider know of one person, and the day each kind was agreed to. What the participant
//! has decided fact by fact is the sheet.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::db::Read;
use crate::model::Result;
use crate::model::codes::ConsentCategory;
use crate::model::consent::Consent;
use crate::model::enrolment::EnrolmentId;
use crate::model::organisation::OrganisationId;

/// The kinds that standing consents cover, each with the day its consent was given. None inside when no consent to the
/// provider was ever recorded (imported history): then what was open stays open, and nobody has agreed to it.
#[derive(Clone, Debug, Default)]
pub(in crate::model) struct Covered(Option<Vec<(ConsentCategory, NaiveDate)>>);

impl Covered {
    /// `consents`: all of one enrolment to one provider, also those that no longer stand.
    fn new(consents: &[&Consent], today: NaiveDate) -> Self {
        let standing = consents.iter().filter(|consent| consent.stands_on(today));
        let kinds = standing
            .flat_map(|consent| consent.categories.0.iter().map(move |kind| (*kind, consent.given_on)));
        Self((!consents.is_empty()).then(|| kinds.collect()))
    }

    pub(in crate::model) async fn of(
        db: &mut Read,
        enrolment: EnrolmentId,
        provider: OrganisationId,
    ) -> Result<Self> {
        let today = db.today();
        let all = Consent::of_enrolment(db, enrolment).await?;
        let to_provider: Vec<&Consent> =
            all.iter().filter(|consent| consent.receiver_id == provider).collect();
        Ok(Self::new(&to_provider, today))
    }

    /// Of each who is proposed to a provider or placed there; who is not in it has no consent recorded.
    pub(in crate::model) async fn of_live_at(
        db: &mut Read,
        provider: OrganisationId,
    ) -> Result<HashMap<EnrolmentId, Self>> {
        let today = db.today();
        Ok(Self::by_person(&Consent::of_live_at(db, provider).await?, today))
    }

    /// Of each of these people; who is not in it has no consent recorded.
    pub(in crate::model) async fn of_people(
        db: &mut Read,
        provider: OrganisationId,
        people: &[EnrolmentId],
    ) -> Result<HashMap<EnrolmentId, Self>> {
        let today = db.today();
        Ok(Self::by_person(&Consent::of_people_to(db, provider, people).await?, today))
    }

    fn by_person(all: &[Consent], today: NaiveDate) -> HashMap<EnrolmentId, Self> {
        let mut by_person: HashMap<EnrolmentId, Vec<&Consent>> = HashMap::new();
        for consent in all {
            by_person.entry(consent.enrolment_id).or_default().push(consent);
        }
        by_person.into_iter().map(|(id, consents)| (id, Self::new(&consents, today))).collect()
    }

    pub(in crate::model) fn covers(&self, kind: ConsentCategory) -> bool {
        self.0.as_ref().is_none_or(|kinds| kinds.iter().any(|(covered, _)| *covered == kind))
    }

    /// Consents were recorded, and none stands: nothing is seen.
    pub(in crate::model) fn is_closed(&self) -> bool {
        self.0.as_ref().is_some_and(Vec::is_empty)
    }

    /// The day the participant agreed to a kind being told: that of the sheet when there is one, but not before a consent that
    /// stands covered it (one that was taken back says nothing any more); without a sheet, of the latest consent that covers
    /// it. None when nobody has noted either.
    pub(in crate::model) fn agreed_on(
        &self,
        kind: ConsentCategory,
        sheet: Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        let given = self.0.iter().flatten().filter(|(covered, _)| *covered == kind).map(|(_, day)| *day);
        match sheet {
            Some(sheet) => Some(given.min().map_or(sheet, |first| first.max(sheet))),
            None => given.max(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_kind_was_agreed_to_on_the_day_of_what_carries_it() {
        let covered = Covered(Some(vec![
            (ConsentCategory::Contact, day("2026-01-05")),
            (ConsentCategory::Needs, day("2026-02-02")),
            (ConsentCategory::Needs, day("2026-03-02")),
        ]));
        let on = |kind, sheet: Option<&str>| covered.agreed_on(kind, sheet.map(day));
        assert_eq!(on(ConsentCategory::Contact, None), Some(day("2026-01-05")));
        assert_eq!(on(ConsentCategory::Needs, None), Some(day("2026-03-02")));
        assert_eq!(on(ConsentCategory::Background, None), None);
        // A sheet is an agreement of its own, unless all that stands was given after it.
        assert_eq!(on(ConsentCategory::Needs, Some("2026-02-20")), Some(day("2026-02-20")));
        assert_eq!(on(ConsentCategory::Needs, Some("2026-01-20")), Some(day("2026-02-02")));
    }

    #[test]
    fn without_any_consent_everything_stays_open_and_nobody_has_agreed() {
        let covered = Covered(None);
        assert!(covered.covers(ConsentCategory::Needs) && !covered.is_closed());
        assert_eq!(covered.agreed_on(ConsentCategory::Needs, None), None);
        assert_eq!(
            covered.agreed_on(ConsentCategory::Needs, Some(day("2026-03-02"))),
            Some(day("2026-03-02"))
        );
        assert!(Covered(Some(vec![])).is_closed());
    }
}
