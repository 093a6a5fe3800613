//! The agreement about a placement (P17): a paper as it was written one day, kept byte by byte with its SHA-256, and who of the three
//! has signed it. A change is a new version; the old ones stay. Not for what it looks like: the paper is made by the pages.

mod progress;

use chrono::{DateTime, NaiveDate, Utc};

use super::access::Who;
use super::card::Called;
use super::codes::Protection;
use super::disclosure::{Covered, Disclosed, DisclosureFact, called, told};
use super::enrolment::EnrolmentId;
use super::placement::{Placement, PlacementId, State};
use super::{Error, Refusal, Result, sha256};
use crate::db::{Read, Write};
use progress::About;
pub use progress::Progress;
pub(super) use progress::{NEWEST, NEWEST_JOIN, Newest};

crate::id!(AgreementId);

super::codes::codes! {
    /// Who signs.
    pub enum SigningParty = "signing_party" { Participant = "participant", Coach = "coach", Provider = "provider" }

    /// How somebody signed.
    pub enum SigningForm = "signing_form" {
        OnPaper = "on_paper", Oral = "oral", Electronic = "electronic", InBrygga = "in_brygga",
    }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Agreement {
    pub id: AgreementId,
    pub placement_id: PlacementId,
    /// 1 for the first of the placement.
    pub number: i64,
    pub sha256: String,
    pub language: String,
    pub drawn_by_name: String,
    pub drawn_at: DateTime<Utc>,
    /// What it was written about; none when that was not kept yet.
    #[sqlx(flatten)]
    about: About,
    #[sqlx(skip)]
    pub signatures: Vec<Signature>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Signature {
    pub agreement_id: AgreementId,
    pub party: SigningParty,
    pub signed_on: NaiveDate,
    pub form: SigningForm,
    pub recorded_by_name: String,
}

/// What stands on the paper, which the provider reads: no more of the person than on the provider's card.
#[derive(Clone, Debug)]
pub struct Particulars {
    pub placement: Placement,
    pub called: Called,
    pub tasks: String,
    pub project_name: String,
    pub association_name: String,
    pub coach_name: Option<String>,
    pub coach_phone: Option<String>,
    /// Of this placement: the next paper has this number.
    pub number: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    given_name: String,
    protection: Protection,
    disclosed: Disclosed,
    description: String,
    project_name: String,
    association_name: String,
    coach_name: Option<String>,
    coach_phone: Option<String>,
    number: i64,
}

const COLUMNS: &str =
    "SELECT a.id, a.placement_id, a.number, a.sha256, a.language, u.name AS drawn_by_name, a.drawn_at,
    a.starts_on, a.planned_end_on, a.hours_per_week, a.gate_version
    FROM agreements a JOIN users u ON u.id = a.drawn_by";

impl Agreement {
    /// All versions, newest first, for whoever is a party to the placement.
    pub async fn of_placement(db: &mut Read, who: &Who, id: PlacementId) -> Result<Vec<Self>> {
        Placement::find(db, who, id).await?;
        let mut all: Vec<Self> = db
            .built(format!("{COLUMNS} WHERE a.placement_id = $1 ORDER BY a.number DESC"))
            .bind(id)
            .all()
            .await?;
        let signatures: Vec<Signature> = db
            .query(
                "SELECT g.agreement_id, g.party, g.signed_on, g.form, u.name AS recorded_by_name
                 FROM agreement_signatures g JOIN users u ON u.id = g.recorded_by
                 WHERE g.agreement_id IN (SELECT id FROM agreements WHERE placement_id = $1) ORDER BY g.id",
            )
            .bind(id)
            .all()
            .await?;
        for signature in signatures {
            if let Some(agreement) = all.iter_mut().find(|agreement| agreement.id == signature.agreement_id) {
                agreement.signatures.push(signature);
            }
        }
        Ok(all)
    }

    /// One version with its siblings' particulars, for a party to the placement, and the placement.
    pub async fn find(db: &mut Read, who: &Who, id: AgreementId) -> Result<(Self, Placement)> {
        let placement: PlacementId =
            db.query("SELECT placement_id FROM agreements WHERE id = $1").bind(id).value().await?;
        let all = Self::of_placement(db, who, placement).await?;
        let own = all.into_iter().find(|agreement| agreement.id == id).ok_or(Error::NotFound)?;
        Ok((own, Placement::load(db, placement).await?))
    }

    /// The day of the latest signature on the newest version. The caller has been let in to the placement.
    pub(super) async fn last_signed_on(db: &mut Read, id: PlacementId) -> Result<Option<NaiveDate>> {
        Ok(db
            .query(
                "SELECT MAX(g.signed_on) FROM agreement_signatures g JOIN agreements a ON a.id = g.agreement_id
                 WHERE a.placement_id = $1 AND a.number = (SELECT MAX(m.number) FROM agreements m WHERE m.placement_id = $1)",
            )
            .bind(id)
            .value()
            .await?)
    }

    /// The paper as it was written.
    pub async fn content(db: &mut Read, who: &Who, id: AgreementId) -> Result<(Self, EnrolmentId, Vec<u8>)> {
        let (agreement, placement) = Self::find(db, who, id).await?;
        let content = db.query("SELECT content FROM agreements WHERE id = $1").bind(id).value().await?;
        Ok((agreement, placement.enrolment_id, content))
    }

    /// What the next paper says. For the own coach; refused until the gate is whole.
    pub async fn particulars(db: &mut Read, who: &Who, id: PlacementId) -> Result<Particulars> {
        let mut placement = Placement::find(db, who, id).await?;
        if who.provides(placement.provider_id) {
            return Err(Error::NotFound);
        }
        drawable(&placement)?;
        let row: Row = db
            .query(
                "SELECT t.given_name, t.protection, p.disclosed, s.description, j.name AS project_name, f.name AS association_name,
                    c.name AS coach_name, c.phone AS coach_phone,
                    (SELECT COUNT(*) FROM agreements a WHERE a.placement_id = p.id) + 1 AS number
                 FROM placements p JOIN slots s ON s.id = p.slot_id JOIN enrolments e ON e.id = p.enrolment_id
                    JOIN participants t ON t.id = e.participant_id JOIN projects j ON j.id = e.project_id
                    JOIN organisations f ON f.id = j.association_id LEFT JOIN users c ON c.id = e.coach_id
                 WHERE p.id = $1",
            )
            .bind(id)
            .one()
            .await?;
        let covered = Covered::of(db, placement.enrolment_id, placement.provider_id).await?;
        let called = called(&row.disclosed, &covered, &row.given_name, row.protection, id);
        let adaptations = DisclosureFact::Adaptations;
        if !(told(row.disclosed).contains(&adaptations) && covered.covers(adaptations.category())) {
            placement.adaptations.clear();
        }
        Ok(Particulars {
            called,
            placement,
            tasks: row.description,
            project_name: row.project_name,
            association_name: row.association_name,
            coach_name: row.coach_name,
            coach_phone: row.coach_phone,
            number: row.number,
        })
    }

    /// Keeps the paper as the next version. What it was written from must still stand: otherwise `Stale`.
    pub async fn draw(
        db: &mut Write,
        who: &Who,
        written_from: &Particulars,
        language: &str,
        content: Vec<u8>,
    ) -> Result<AgreementId> {
        let placement = Placement::find_coached(db, who, written_from.placement.id).await?;
        drawable(&placement)?;
        let count: i64 = db
            .query("SELECT COUNT(*) FROM agreements WHERE placement_id = $1")
            .bind(placement.id)
            .value()
            .await?;
        let same = placement.version == written_from.placement.version
            && placement.gate == written_from.placement.gate
            && count + 1 == written_from.number;
        if !same {
            return Err(Error::Stale);
        }
        let digest = sha256(&content);
        let now = db.now();
        let id = db
            .query(
                "INSERT INTO agreements (placement_id, number, content, sha256, language, drawn_by, drawn_at, starts_on,
                    planned_end_on, hours_per_week, gate_version)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
            )
            .bind(placement.id)
            .bind(written_from.number)
            .bind(content)
            .bind(digest.clone())
            .bind(language.to_owned())
            .bind(who.id)
            .bind(now)
            .bind(placement.starts_on)
            .bind(placement.planned_end_on)
            .bind(placement.hours_per_week)
            .bind(placement.gate.version)
            .value()
            .await?;
        placement
            .event("agreement_drawn")
            .by(who.id)
            .with("number", written_from.number)
            .with("sha256", digest)
            .write(db)
            .await?;
        Ok(id)
    }

    /// Somebody agrees to the newest version: the coach and the provider themselves, the participant through the coach.
    pub async fn sign(
        db: &mut Write,
        who: &Who,
        id: AgreementId,
        party: SigningParty,
        on: NaiveDate,
        form: SigningForm,
    ) -> Result<Placement> {
        let (agreement, _) = Self::find(db, who, id).await?;
        let placement = match party {
            SigningParty::Provider => Placement::find_provided(db, who, agreement.placement_id).await?,
            _ => Placement::find_coached(db, who, agreement.placement_id).await?,
        };
        let newest = Self::of_placement(db, who, placement.id).await?.into_iter().next();
        let Some(newest) = newest.filter(|newest| newest.id == id) else {
            return Err(Refusal::AgreementReplaced.into());
        };
        if !newest.holds(&placement) {
            return Err(Refusal::AgreementOutdated.into());
        }
        if newest.signature(party).is_some() {
            return Err(Refusal::AgreementSigned.into());
        }
        if on > db.today() {
            return Err(Refusal::DateInFuture.into());
        }
        let drawn_on = crate::clock::day_of(newest.drawn_at);
        if on < drawn_on {
            return Err(Refusal::SignedBeforeDrawn { on: drawn_on }.into());
        }
        let now = db.now();
        db.query(
            "INSERT INTO agreement_signatures (agreement_id, party, signed_on, form, recorded_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(id)
        .bind(party)
        .bind(on)
        .bind(form)
        .bind(who.id)
        .bind(now)
        .run()
        .await?;
        placement
            .event("agreement_signed")
            .by(who.id)
            .with("number", newest.number)
            .with("party", party.code())
            .write(db)
            .await?;
        Ok(placement)
    }

    pub fn signature(&self, party: SigningParty) -> Option<&Signature> {
        self.signatures.iter().find(|signature| signature.party == party)
    }

    /// Whether it still says what holds.
    pub fn holds(&self, placement: &Placement) -> bool {
        self.about.holds(placement)
    }

    /// Signed by all three.
    pub fn is_signed(&self) -> bool {
        SigningParty::ALL.iter().all(|party| self.signature(*party).is_some())
    }
}

fn drawable(placement: &Placement) -> Result<()> {
    if !matches!(placement.state, State::Accepted { .. } | State::Started { .. } | State::Paused { .. }) {
        return Err(placement.state.refusal().into());
    }
    let lacks = placement.gate.lacks();
    if lacks.is_empty() { Ok(()) } else { Err(Refusal::GateIncomplete { lacks }.into()) }
}
