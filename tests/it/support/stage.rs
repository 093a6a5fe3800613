//! What has happened before a test begins: proposals, placements that have started, attendance.

use brygga::db::Write;
use brygga::model::Error;
use brygga::model::access::Who;
use brygga::model::agreement::{Agreement, AgreementId, SigningForm, SigningParty};
use brygga::model::attendance::{Entry, Of, Register, Worked};
use brygga::model::codes::{Adaptation, Track};
use brygga::model::enrolment::EnrolmentId;
use brygga::model::gate::{Gate, Insurance};
use brygga::model::placement::{Placement, PlacementId, Proposal};
use brygga::model::slot::SlotId;
use brygga::model::user::{User, UserId};
use chrono::NaiveDate;

use super::app::TestApp;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Fills in everything that a placement needs before it may start.
pub async fn fill_gate(db: &mut Write, party: &Who, id: PlacementId) {
    let placement = Placement::find(db, party, id).await.unwrap();
    let gate = whole_gate(db, &placement);
    Gate::fill(db, party, id, gate).await.unwrap();
}

/// All that a placement needs before it may start: `party` fills in the gate, the coach writes the agreement and the three sign.
pub async fn make_ready(db: &mut Write, party: &Who, id: PlacementId) {
    fill_gate(db, party, id).await;
    let emails = "SELECT u.email FROM users u, placements p WHERE p.id = $1 AND ";
    let coach = "u.id = (SELECT coach_id FROM enrolments WHERE id = p.enrolment_id)";
    let provider =
        "u.id = (SELECT MIN(m.user_id) FROM memberships m JOIN slots s ON s.provider_id = m.organisation_id
        WHERE s.id = p.slot_id AND m.role = 'provider')";
    let mut who = Vec::new();
    for party in [coach, provider] {
        let email: String = db.built(format!("{emails}{party}")).bind(id).value().await.unwrap();
        let user = User::find_by_email(db, &email).await.unwrap().unwrap();
        who.push(user.who(db).await.unwrap());
    }
    agree(db, &who[0], &who[1], id).await.unwrap();
}

/// The coach writes the agreement, and the three sign it.
pub async fn agree(db: &mut Write, coach: &Who, provider: &Who, id: PlacementId) -> Result<(), Error> {
    let about = Agreement::particulars(db, coach, id).await?;
    let agreement = Agreement::draw(db, coach, &about, "sv", b"%PDF-1.7 not one".to_vec()).await?;
    sign(db, coach, provider, agreement).await
}

/// All three sign.
pub async fn sign(db: &mut Write, coach: &Who, provider: &Who, id: AgreementId) -> Result<(), Error> {
    let today = db.today();
    for party in SigningParty::ALL {
        let by = if *party == SigningParty::Provider { provider } else { coach };
        Agreement::sign(db, by, id, *party, today, SigningForm::InBrygga).await?;
    }
    Ok(())
}

/// Everything that a placement needs.
pub fn whole_gate(db: &Write, placement: &Placement) -> Gate {
    Gate {
        risk_assessed_on: Some(db.today()),
        risk_assessed_by: "Siv Kvist".to_owned(),
        supervisor: "Petra Ek".to_owned(),
        stand_in: "Jon Lind".to_owned(),
        insurance: Some(Insurance::Association),
        introduction_on: Some(placement.starts_on),
        emergency_contact: "Berit Holm".to_owned(),
        emergency_phone: "070-123 45 67".to_owned(),
        adaptations_on: Some(db.today()),
        version: placement.gate.version,
    }
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
        make_ready(&mut db, &provider, id).await;
        Placement::start(&mut db, &provider, id, day(on)).await.unwrap();
        db.commit().await.unwrap();
    }

    /// All is in place before the first day, written down by `party`.
    pub async fn fill_gate(&self, party: UserId, id: PlacementId) {
        let party = self.who(party).await;
        let mut db = self.app.db.write().await.unwrap();
        fill_gate(&mut db, &party, id).await;
        db.commit().await.unwrap();
    }

    /// All is in place before the first day, and the agreement is signed by all three.
    pub async fn make_ready(&self, party: UserId, id: PlacementId) {
        let party = self.who(party).await;
        let mut db = self.app.db.write().await.unwrap();
        make_ready(&mut db, &party, id).await;
        db.commit().await.unwrap();
    }

    /// The coach writes the first version of the agreement, when all is in place.
    pub async fn agreement(&self, coach: UserId, id: PlacementId) -> AgreementId {
        let coach = self.who(coach).await;
        let mut db = self.app.db.write().await.unwrap();
        let about = Agreement::particulars(&mut db, &coach, id).await.unwrap();
        let id = Agreement::draw(&mut db, &coach, &about, "sv", b"%PDF-1.7 not one".to_vec()).await.unwrap();
        db.commit().await.unwrap();
        id
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
