//! The people of the coach who signs in to look around, as they stand today: between them they show everything that a
//! coach, a provider and a project manager may have to do. Told backwards from today.

use chrono::NaiveDate;

use super::days::{plus, workday, workday_before};
use super::dice::Dice;
use super::path::{Deed, Path};
use super::stays::{Stay, Whereabouts};
use crate::model::codes::{
    DeclineReason, ExitTo, HandoverDeclineReason, PlacementEndReason, Protection, Track,
};
use crate::model::next_step::NextStepKind;

/// How somebody stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    ProposedAtMainProvider,
    EndIsOverdue,
    Works,
    IsNew,
    StartIsOverdue,
    HandoverSent,
    WasDeclined,
    EndsSoon,
    HasNoPlacement,
    HandoverAccepted,
    ProposedElsewhere,
    IsProtected,
    StartsSoon,
    HandoverIsLate,
    AlsoProposedAtMainProvider,
    HandoverMet,
    WorksElsewhere,
    WasNotAnswered,
    HandoverReleased,
    IsPaused,
    PlanIsOverdue,
    HandoverDeclined,
}

/// The most telling first: a small county has only some of them.
pub const SCENES: [Scene; 22] = [
    Scene::ProposedAtMainProvider,
    Scene::EndIsOverdue,
    Scene::Works,
    Scene::IsNew,
    Scene::StartIsOverdue,
    Scene::HandoverSent,
    Scene::WasDeclined,
    Scene::EndsSoon,
    Scene::HasNoPlacement,
    Scene::HandoverAccepted,
    Scene::ProposedElsewhere,
    Scene::IsProtected,
    Scene::StartsSoon,
    Scene::HandoverIsLate,
    Scene::AlsoProposedAtMainProvider,
    Scene::HandoverMet,
    Scene::WorksElsewhere,
    Scene::WasNotAnswered,
    Scene::HandoverReleased,
    Scene::IsPaused,
    Scene::PlanIsOverdue,
    Scene::HandoverDeclined,
];

impl Scene {
    pub const fn protection(self) -> Protection {
        match self {
            Self::IsProtected => Protection::Confidential,
            _ => Protection::None,
        }
    }
}

/// The day they came, a day after today, and what happened.
pub fn tell(dice: &mut Dice, scene: &Scene, today: NaiveDate, hours: i64) -> (NaiveDate, NaiveDate, Path) {
    let ago = |days: i64| workday_before(plus(today, -days));
    let ends_on = plus(today, 90);
    if *scene == Scene::IsNew {
        return (ago(4), ends_on, Path::default());
    }
    let enrolled_on = ago(match scene {
        Scene::HasNoPlacement | Scene::ProposedElsewhere => 40,
        Scene::ProposedAtMainProvider | Scene::AlsoProposedAtMainProvider | Scene::WasDeclined => 55,
        _ => 190,
    });
    let mut path = Path::default();
    path.at(plus(enrolled_on, 5), Deed::FillProfile);
    path.meetings(dice, enrolled_on, ends_on);
    let stage = Stage { today, hours };
    stage.play(&mut path, *scene);
    (enrolled_on, ends_on, path.in_order())
}

struct Stage {
    today: NaiveDate,
    hours: i64,
}

impl Stage {
    fn play(&self, path: &mut Path, scene: Scene) {
        use Whereabouts::*;
        match scene {
            Scene::IsNew | Scene::HasNoPlacement => {}
            Scene::ProposedAtMainProvider => drop(self.propose(path, MainProvider, 3, -12, -75)),
            Scene::AlsoProposedAtMainProvider => drop(self.propose(path, MainProvider, 7, -9, -60)),
            Scene::ProposedElsewhere => drop(self.propose(path, Employer, 5, -10, -70)),
            Scene::WasNotAnswered => {
                let at = self.propose(path, Contracted, 17, 2, -60);
                path.at(self.ago(6), Deed::Expire(at));
            }
            Scene::WasDeclined => {
                let at = self.propose(path, Contracted, 8, -10, -75);
                path.push(self.ago(2), Deed::Decline(at, DeclineReason::NoCapacity));
            }
            Scene::StartsSoon => drop(self.accepted(path, Contracted, 7, 1, -6, -80)),
            Scene::StartIsOverdue => drop(self.accepted(path, MainProvider, 15, 11, 3, -70)),
            Scene::Works => drop(self.started(path, MainProvider, 50, 38, -45)),
            Scene::IsProtected => drop(self.started(path, MainProvider, 70, 59, -32)),
            Scene::WorksElsewhere => {
                self.started(path, Employer, 80, 66, -50);
                path.push(self.ago(2), Deed::DraftHandover(ExitTo::AfMeasures));
            }
            Scene::EndsSoon => drop(self.started(path, MainProvider, 100, 88, -10)),
            Scene::EndIsOverdue => drop(self.started(path, MainProvider, 95, 83, 6)),
            Scene::IsPaused => {
                let at = self.started(path, Contracted, 90, 78, -40);
                path.push(self.ago(9), Deed::Pause(at));
                path.push(self.ago(9), Deed::PauseEnrolment(plus(self.today, 16)));
            }
            Scene::PlanIsOverdue => {
                self.ended(path, Contracted);
                path.push(self.ago(48), Deed::SendHandover(ExitTo::MunicipalMeasures));
                path.push(self.ago(44), Deed::RevokeHandover);
                path.push(self.ago(14), Deed::Plan { kind: NextStepKind::Meeting, on: self.ago(4) });
            }
            Scene::HandoverSent
            | Scene::HandoverIsLate
            | Scene::HandoverAccepted
            | Scene::HandoverMet
            | Scene::HandoverReleased
            | Scene::HandoverDeclined => {
                self.ended(path, Contracted);
                self.hand_over(path, scene);
            }
        }
    }

    fn hand_over(&self, path: &mut Path, scene: Scene) {
        let to = match scene {
            Scene::HandoverMet | Scene::HandoverIsLate => ExitTo::MunicipalMeasures,
            Scene::HandoverDeclined => ExitTo::HealthCare,
            _ => ExitTo::AfMeasures,
        };
        let (sent, accepted, met, released) = match scene {
            Scene::HandoverIsLate => (22, None, None, None),
            Scene::HandoverAccepted => (19, Some(11), None, None),
            Scene::HandoverMet => (26, Some(18), Some(3), None),
            Scene::HandoverReleased => (33, Some(27), Some(17), Some(12)),
            Scene::HandoverDeclined => (12, None, None, None),
            _ => (4, None, None, None),
        };
        path.push(self.ago(sent), Deed::SendHandover(to));
        let steps =
            [(accepted, Deed::AcceptHandover), (met, Deed::MeetReceiver), (released, Deed::ReleaseHandover)];
        for (day, deed) in steps {
            if let Some(day) = day {
                path.push(self.ago(day), deed);
            }
        }
        if scene == Scene::HandoverDeclined {
            path.push(self.ago(5), Deed::DeclineHandover(HandoverDeclineReason::NoCapacity));
        }
    }

    /// A stay that is over: what came before a handover.
    fn ended(&self, path: &mut Path, whereabouts: Whereabouts) {
        let at = self.started(path, whereabouts, 150, 138, 55);
        let (on, reason) = (self.ago(55), PlacementEndReason::Completed);
        path.push(on, Deed::End { stay: at, on, reason, next: NextStepKind::Handover });
    }

    fn started(
        &self,
        path: &mut Path,
        whereabouts: Whereabouts,
        proposed: i64,
        starts: i64,
        ends: i64,
    ) -> usize {
        let at = self.accepted(path, whereabouts, proposed, proposed - 3, starts, ends);
        path.push(self.ago(starts), Deed::Start(at));
        at
    }

    fn accepted(
        &self,
        path: &mut Path,
        whereabouts: Whereabouts,
        proposed: i64,
        accepted: i64,
        starts: i64,
        ends: i64,
    ) -> usize {
        let at = self.propose(path, whereabouts, proposed, starts, ends);
        path.push(self.ago(accepted), Deed::Accept(at));
        at
    }

    /// Days count back from today; those to come are negative.
    fn propose(
        &self,
        path: &mut Path,
        whereabouts: Whereabouts,
        proposed: i64,
        starts: i64,
        ends: i64,
    ) -> usize {
        let proposed_on = self.ago(proposed);
        let at = path.stay(Stay {
            proposed_on,
            starts_on: self.ago(starts),
            planned_end_on: self.ago(ends),
            hours_per_week: self.hours,
            track: Track::WorkTraining,
            whereabouts,
        });
        path.push(proposed_on, Deed::Propose(at));
        at
    }

    fn ago(&self, days: i64) -> NaiveDate {
        let day = plus(self.today, -days);
        if days < 0 { workday(day) } else { workday_before(day) }
    }
}
