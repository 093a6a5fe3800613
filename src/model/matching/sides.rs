//! The two sides that are compared: a person and an offer, in a form that a hundred thousand comparisons can afford.

use std::marker::PhantomData;

use super::Record;
use crate::model::codes::{Adaptation, Code, Language, Requirement};
use crate::model::enrolment::Enrolment;
use crate::model::municipality::{Municipality, Point};
use crate::model::slot::Slot;
use crate::model::ssyk::Ssyk;

/// A set of codes of one list, small enough to copy.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Marks<C>(u32, PhantomData<C>);

impl<C: Code> Marks<C> {
    pub fn of(codes: &[C]) -> Self {
        let bit = |code: &C| C::ALL.iter().position(|one| one == code).map_or(0, |at| 1 << at);
        Self(codes.iter().fold(0, |marks, code| marks | bit(code)), PhantomData)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0, PhantomData)
    }

    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0, PhantomData)
    }

    pub fn has(self, code: C) -> bool {
        self.0 & Self::of(&[code]).0 != 0
    }

    pub fn count(self) -> usize {
        self.0.count_ones() as usize
    }

    /// In the order of the list.
    pub fn iter(self) -> impl Iterator<Item = C> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let at = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            C::ALL.get(at).copied()
        })
    }
}

impl<C> Clone for Marks<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Marks<C> {}

/// A point on the globe as a unit vector: the distance to another costs a few multiplications.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot([f32; 3]);

impl From<Point> for Spot {
    fn from(point: Point) -> Self {
        let (latitude, longitude) = (point.latitude.to_radians(), point.longitude.to_radians());
        let across = latitude.cos();
        Self([across * longitude.cos(), across * longitude.sin(), latitude.sin()].map(|x| x as f32))
    }
}

impl Spot {
    /// Kilometres as the crow flies, whole.
    pub fn km(self, other: Self) -> i64 {
        const MEAN_RADIUS_KM: f32 = 6_371.009;
        let chord = self.0.iter().zip(other.0).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().sqrt();
        (2.0 * MEAN_RADIUS_KM * (chord / 2.0).min(1.0).asin()).round() as i64
    }
}

/// The person's side: from the profile, which the coach keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub home: Municipality,
    pub(super) spot: Spot,
    pub hours_from: Option<i64>,
    pub hours_to: Option<i64>,
    pub travel_km: Option<i64>,
    pub wishes: Vec<Ssyk>,
    pub adaptations: Marks<Adaptation>,
    pub requirements_met: Marks<Requirement>,
    pub languages: Marks<Language>,
    /// The kinds of work that the person has tried in a placement; empty where nobody has looked.
    pub tried: Vec<Ssyk>,
}

impl Person {
    pub fn of(enrolment: &Enrolment) -> Self {
        let profile = &enrolment.profile;
        Self {
            home: enrolment.municipality,
            spot: enrolment.municipality.centre().into(),
            hours_from: profile.hours_from,
            hours_to: profile.hours_to,
            travel_km: profile.travel_km,
            wishes: profile.wishes.0.clone(),
            adaptations: Marks::of(&profile.adaptations),
            requirements_met: Marks::of(&profile.requirements_met),
            languages: Marks::of(&profile.languages),
            tried: Vec::new(),
        }
    }

    /// Hours a week that the person would have there: as many as wished, within what the slot allows.
    pub fn hours_at(&self, offer: &Offer) -> i64 {
        self.hours_from.unwrap_or(offer.min_hours).min(offer.max_hours).max(offer.min_hours)
    }

    /// Kilometres to a slot, from the centre of the person's municipality.
    pub fn km_to(&self, offer: &Offer) -> i64 {
        self.spot.km(offer.spot)
    }
}

/// The workplace's side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    pub spot: Spot,
    pub ssyk: Ssyk,
    /// Hours a week for one person.
    pub min_hours: i64,
    pub max_hours: i64,
    pub adaptations: Marks<Adaptation>,
    pub requirements: Marks<Requirement>,
    pub languages: Marks<Language>,
    /// The provider's, where it is known.
    pub record: Option<Record>,
}

impl Offer {
    pub fn of(slot: &Slot) -> Self {
        Self {
            spot: spot(slot.municipality, slot.latitude, slot.longitude),
            ssyk: slot.ssyk,
            min_hours: slot.min_hours_per_week,
            max_hours: slot.max_hours_per_week,
            adaptations: Marks::of(&slot.adaptations),
            requirements: Marks::of(&slot.requirements),
            languages: Marks::of(&slot.languages),
            record: None,
        }
    }
}

/// Where a slot is: its own position, else the centre of its municipality.
pub fn spot(municipality: Municipality, latitude: Option<f64>, longitude: Option<f64>) -> Spot {
    match (latitude, longitude) {
        (Some(latitude), Some(longitude)) => Point { latitude, longitude }.into(),
        _ => municipality.centre().into(),
    }
}
