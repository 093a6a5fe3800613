//! What has happened before a test begins: proposals, placements that have started, attendance.

use brygga::model::attendance::{Entry, Of, Register, Worked};
use brygga::model::codes::{Adaptation, Track};
use brygga::model::enrolment::EnrolmentId;
use brygga::model::placement::{Placement, PlacementId, Proposal};
use brygga::model::slot::SlotId;
use brygga::model::user::UserId;
use chrono::NaiveDate;

use super::app::TestApp;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl TestApp {
    /// `coach` proposes; `hours` a week from a day to another.
    pub async fn propose(
        &self,
        coach: UserId,
        person: EnrolmentId,
        slot: SlotId,
        period: (&str, &str),
        hours: i64,
    ) -> PlacementId {
        let coach = self.who(coach).await;
        let mut db = self.app.db.write().await.unwrap();
        let proposal = Proposal {
            enrolment_id: person,
            slot_id: slot,
            track: Track::WorkTraining,
            hours_per_week: hours,
            starts_on: day(period.0),
            planned_end_on: day(period.1),
            adaptations: vec![Adaptation::QuietRoom],
            message: "Vill börja försiktigt.".to_owned(),
        };
        let placement = Placement::propose(&mut db, &coach, proposal).await.unwrap();
        db.commit().await.unwrap();
        placement.id
    }

    pub async fn accept(&self, provider: UserId, id: PlacementId, on: &str) {
        let provider = self.who(provider).await;
        let mut db = self.app.db.write().await.unwrap();
        Placement::accept(&mut db, &provider, id, day(on)).await.unwrap();
        db.commit().await.unwrap();
    }

    pub async fn start(&self, provider: UserId, id: PlacementId, on: &str) {
        let provider = self.who(provider).await;
        let mut db = self.app.db.write().await.unwrap();
        Placement::start(&mut db, &provider, id, day(on)).await.unwrap();
        db.commit().await.unwrap();
    }

    /// Records minutes of some days of one placement.
    pub async fn worked(&self, provider: UserId, id: PlacementId, days: &[(&str, i64)]) {
        let provider = self.who(provider).await;
        let mut db = self.app.db.write().await.unwrap();
        let entries = days.iter().map(|(on, minutes)| Entry {
            placement_id: id,
            day: day(on),
            worked: Worked::attended(*minutes),
            seen: None,
        });
        Register::record(&mut db, &provider, Of::Placement(id), entries.collect()).await.unwrap();
        db.commit().await.unwrap();
    }
}
