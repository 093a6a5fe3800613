//! What the parts of a fit weigh, and what an earlier no means for the next time: from `search-index/`.

use std::sync::LazyLock;

use crate::model::codes::DeclineReason;

/// A part of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Wishes,
    Hours,
    Adaptations,
    Distance,
    Requirements,
    Language,
    Record,
    Variety,
}

impl Part {
    pub const ALL: [Self; 8] = [
        Self::Wishes,
        Self::Hours,
        Self::Adaptations,
        Self::Distance,
        Self::Requirements,
        Self::Language,
        Self::Record,
        Self::Variety,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Wishes => "wishes",
            Self::Hours => "hours",
            Self::Adaptations => "adaptations",
            Self::Distance => "distance",
            Self::Requirements => "requirements",
            Self::Language => "language",
            Self::Record => "record",
            Self::Variety => "variety",
        }
    }

    pub fn weight(self) -> f32 {
        WEIGHTS[self as usize]
    }
}

/// What a no means for the next time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    None,
    /// Not at this slot for so many days.
    Pause {
        days: u64,
    },
    /// Not at any slot of this provider.
    NotThisProvider,
    /// Not at this slot before the profile has been looked at again.
    Reassess,
}

impl Consequence {
    pub fn of(reason: DeclineReason) -> Self {
        CONSEQUENCES.iter().find(|(known, _)| *known == reason).map_or(Self::None, |(_, what)| *what)
    }

    fn read(text: &str) -> Option<Self> {
        match text.split_once(' ') {
            Some(("pause", days)) => days.parse().ok().map(|days| Self::Pause { days }),
            None if text == "none" => Some(Self::None),
            None if text == "not_this_provider" => Some(Self::NotThisProvider),
            None if text == "reassess" => Some(Self::Reassess),
            _ => None,
        }
    }
}

// The files are part of the program: a fault in them is a fault of ours, which the first test finds.
static WEIGHTS: LazyLock<[f32; Part::ALL.len()]> = LazyLock::new(|| {
    let lines: Vec<(&str, &str)> = lines(include_str!("../../../search-index/matching.txt")).collect();
    Part::ALL.map(|part| {
        let line = lines.iter().find(|(name, _)| *name == part.name());
        line.and_then(|(_, weight)| weight.parse().ok())
            .unwrap_or_else(|| panic!("matching.txt: no weight of {}", part.name()))
    })
});

static CONSEQUENCES: LazyLock<Vec<(DeclineReason, Consequence)>> = LazyLock::new(|| {
    let read = |(reason, what): (&str, &str)| Some((reason.parse().ok()?, Consequence::read(what)?));
    let lines = lines(include_str!("../../../search-index/refusals.txt"));
    lines.map(|line| read(line).unwrap_or_else(|| panic!("refusals.txt: cannot read {line:?}"))).collect()
});

fn lines(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(' ').unwrap_or((line, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_a_hundred_together() {
        assert!((Part::ALL.iter().map(|part| part.weight()).sum::<f32>() - 100.0).abs() < 0.001);
    }

    #[test]
    fn every_reason_of_a_no_has_its_consequence() {
        for reason in DeclineReason::ALL {
            assert!(CONSEQUENCES.iter().any(|(known, _)| known == reason), "{reason}");
        }
        assert_eq!(Consequence::of(DeclineReason::NoCapacity), Consequence::Pause { days: 30 });
        assert_eq!(Consequence::of(DeclineReason::ParticipantDeclined), Consequence::NotThisProvider);
    }
}
