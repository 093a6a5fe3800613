//! What a profile and an offer do not tell, and what decides all the same: is there a seat, does the contract still pay,
//! has somebody said no before, is the slot for this person. Read once; then every slot is judged without asking the
//! database again.

use std::sync::Arc;

use chrono::NaiveDate;

use super::past::Past;
use super::place::bit;
use super::{Finding, Offer, Part, Person, Place, Surroundings, judge};
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::Track;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::pause;
use crate::model::personal_number::age;
use crate::model::vacancy::{Free, Period, Vacancy};

/// People that are asked about together.
const TOGETHER: usize = 400;

#[derive(Clone, Debug, PartialEq)]
pub struct Circumstances {
    around: Arc<Surroundings>,
    person: Person,
    /// Where the person lives, as a bit.
    home: u32,
    /// On the first day of the period.
    age: i64,
    /// None: not decided yet.
    track: Option<Track>,
    has_ended: bool,
    /// Paused today, until this day.
    paused_until: Option<NaiveDate>,
    profiled_on: Option<NaiveDate>,
    past: Arc<Past>,
}

/// How one slot fits one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// No hard rule speaks against it.
    pub fits: bool,
    /// From 0 to 100.
    pub score: f32,
    /// Every finding with the points it gives.
    pub findings: Vec<(Finding, f32)>,
}

impl Judgement {
    pub fn found(&self) -> Vec<Finding> {
        self.findings.iter().map(|(finding, _)| *finding).collect()
    }

    /// What one part of the score gives, before anything hinders.
    pub fn points(&self, part: Part) -> f32 {
        let own = self.findings.iter().filter(|(finding, _)| finding.part() == Some(part));
        own.map(|(_, points)| points).sum()
    }
}

impl Circumstances {
    /// `period`: when the person is to be there.
    pub async fn read(db: &mut Read, enrolment: &Enrolment, period: Period) -> Result<Self> {
        let around = Arc::new(Surroundings::read(db, enrolment.project_id, period).await?);
        let mut one = Self::of_all(db, &around, std::slice::from_ref(enrolment)).await?;
        Ok(one.remove(0))
    }

    /// Of many in the same project, in their order, with as many questions as for one.
    pub async fn of_all(
        db: &mut Read,
        around: &Arc<Surroundings>,
        enrolments: &[Enrolment],
    ) -> Result<Vec<Self>> {
        let mut all = Vec::with_capacity(enrolments.len());
        for some in enrolments.chunks(TOGETHER) {
            let ids: Vec<EnrolmentId> = some.iter().map(|enrolment| enrolment.id).collect();
            let pasts = around.ledger.pasts(db, &ids).await?;
            let mut paused = pause::paused_of(db, &ids).await?;
            all.extend(some.iter().zip(pasts).map(|(enrolment, past)| Self {
                around: Arc::clone(around),
                home: bit(enrolment.municipality),
                age: i64::from(age(enrolment.birth_date, around.period.from)),
                track: None,
                has_ended: enrolment.is_ended(),
                paused_until: paused.remove(&enrolment.id),
                profiled_on: enrolment.profile.profiled_on,
                person: Person { tried: past.tried.clone(), ..Person::of(enrolment) },
                past,
            }));
        }
        Ok(all)
    }

    /// On a track that has been decided.
    #[must_use]
    pub fn on(self, track: Track) -> Self {
        Self { track: Some(track), ..self }
    }

    pub fn person(&self) -> &Person {
        &self.person
    }

    pub fn period(&self) -> Period {
        self.around.period
    }

    pub fn judge(&self, vacancy: &Vacancy) -> Judgement {
        let mut findings = Vec::with_capacity(12);
        let (fits, score) =
            self.say(&Place::from(vacancy), vacancy.free, |finding, points| findings.push((finding, points)));
        Judgement { fits, score, findings }
    }

    /// Whether no hard rule speaks against it, and from 0 to 100 how well it fits.
    pub fn score(&self, place: &Place, free: Option<Free>) -> (bool, f32) {
        self.say(place, free, |_, _| ())
    }

    fn say(&self, place: &Place, free: Option<Free>, mut say: impl FnMut(Finding, f32)) -> (bool, f32) {
        let (mut fits, mut sum) = (true, 0.0);
        let mut told = |finding: Finding, points: f32| {
            fits &= !finding.is_hard();
            sum += points;
            say(finding, points);
        };
        self.hard(place, free, |finding| told(finding, 0.0));
        let offer = Offer { record: self.around.record(place.provider), ..place.offer };
        judge(&self.person, &offer, free.map(|free| free.hours), told);
        (fits, if fits { sum } else { sum * super::HINDERED })
    }

    /// What rules it out besides the profile.
    fn hard(&self, place: &Place, free: Option<Free>, mut against: impl FnMut(Finding)) {
        let around = &*self.around;
        if self.has_ended {
            against(Finding::HasEnded);
        }
        if let Some(until) = self.paused_until {
            against(Finding::EnrolmentPaused { until });
        }
        if place.project.is_some_and(|project| project != around.grounds.project) {
            against(Finding::OtherProject);
        }
        if around.period.to > around.grounds.ends_on {
            against(Finding::ProjectEnds { on: around.grounds.ends_on });
        }
        if !around.grounds.area.is_empty() && !around.grounds.area.contains(&place.municipality) {
            against(Finding::OutsideArea { municipality: place.municipality });
        }
        match free {
            None => against(match (place.unbookable, place.opens) {
                _ if place.to < around.today => Finding::Over { on: place.to },
                (Some(why), _) => Finding::NotBookable { why },
                (None, Some(on)) => Finding::Shut { on },
                (None, None) => Finding::OutsidePeriod { from: place.from, to: place.to },
            }),
            Some(free) if free.seats < 1 && place.people < place.seats => {
                against(Finding::SupervisorsTaken { people: place.people })
            }
            Some(free) if free.seats < 1 => against(Finding::NoSeat { seats: place.seats }),
            Some(free) => company(place, place.people - free.seats, &mut against),
        }
        let hours = self.person.hours_at(&place.offer);
        if place.contract.is_some_and(|contract| around.is_spent(contract, hours)) {
            against(Finding::ContractSpent);
        }
        if self.past.there.contains(&place.slot) {
            against(Finding::AlreadyThere);
        }
        self.eligible(place, &mut against);
        if let Some(finding) = self
            .past
            .refusals
            .iter()
            .find_map(|no| no.against(place.slot, place.provider, around.today, self.profiled_on))
        {
            against(finding);
        }
    }

    /// Whom the slot is for: as `Eligibility::admit` refuses.
    fn eligible(&self, place: &Place, against: &mut impl FnMut(Finding)) {
        let only = &place.only;
        if only.municipalities != 0 && only.municipalities & self.home == 0 {
            against(Finding::NotForMunicipality { home: self.person.home });
        }
        if self.age < only.ages.0 {
            against(Finding::TooYoung { age: self.age, least: only.ages.0 });
        }
        if self.age > only.ages.1 {
            against(Finding::TooOld { age: self.age, most: only.ages.1 });
        }
        if let Some(track) = self.track
            && !only.tracks.is_empty()
            && !only.tracks.has(track)
        {
            against(Finding::NotForTrack { track });
        }
    }
}

/// How the number of people there, with one more, suits the workplace: advice, which gives no points.
fn company(place: &Place, there: i64, say: &mut impl FnMut(Finding)) {
    match (place.least, place.best) {
        (Some(least), _) if there + 1 < least => say(Finding::TooFewThere { there, least }),
        (_, Some(best)) if there + 1 > best => say(Finding::ManyThere { there, best }),
        (_, Some(best)) => say(Finding::RoomForMore { there, best }),
        _ => {}
    }
}
