//! What must be in place before a placement's first day, in the model's own verbs: what the gate asks for, and the agreement that
//! the coach writes and the three sign.

use chrono::NaiveDate;

use super::walk::{Someone, Walk};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::agreement::{Agreement, AgreementId, Progress, SigningForm, SigningParty};
use crate::model::gate::{Gate, Insurance};
use crate::model::placement::{Placement, PlacementId, State};
use crate::model::{Error, Result};
use crate::web::agreement_paper::paper;
use crate::web::texts::{Language, Texts};

/// Who signs now, of those who have not: everybody, or everybody but the provider.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Signers {
    All,
    NotTheProvider,
}

impl Walk<'_> {
    /// What must be in place before the first day: some providers tell what they know at once, and for some all is there but the
    /// provider's signature; the rest comes by the first day.
    pub(super) async fn ready(
        &mut self,
        db: &mut Write,
        (coach, provider): (&Who, &Who),
        by: &Who,
        id: PlacementId,
        someone: &Someone,
        early: bool,
    ) -> Result<()> {
        let number = someone.number as usize;
        if early && !number.is_multiple_of(3) {
            return Ok(());
        }
        let placement = Placement::find(db, by, id).await?;
        if !matches!(placement.state, State::Accepted { .. }) {
            return Ok(());
        }
        let is_whole = !early || number.is_multiple_of(2);
        if !placement.gate.is_whole() {
            let filled = Gate::fill(db, by, id, gate(&placement, number, is_whole, db.today())).await;
            if self.unless_refused(filled)?.is_none() {
                return Ok(());
            }
        }
        if is_whole {
            let signers = if early { Signers::NotTheProvider } else { Signers::All };
            let agreed = agree(db, coach, provider, id, signers).await;
            self.unless_refused(agreed)?;
        }
        Ok(())
    }
}

async fn agree(db: &mut Write, coach: &Who, provider: &Who, id: PlacementId, signers: Signers) -> Result<()> {
    let progress = Placement::find(db, coach, id).await?.agreement;
    let newest = match progress {
        Progress::Signed => return Ok(()),
        Progress::Unwritten | Progress::Outdated => write(db, coach, id).await?,
        Progress::Unsigned(_) => {
            let newest = Agreement::of_placement(db, coach, id).await?.into_iter().next();
            newest.ok_or(Error::NotFound)?.id
        }
    };
    let by = match Placement::find(db, coach, id).await?.agreement {
        Progress::Unsigned(by) => by,
        _ => return Ok(()),
    };
    let on = db.today();
    for party in by {
        let (who, form) = match party {
            SigningParty::Participant => (coach, SigningForm::OnPaper),
            SigningParty::Coach => (coach, SigningForm::InBrygga),
            SigningParty::Provider if signers == Signers::NotTheProvider => continue,
            SigningParty::Provider => (provider, SigningForm::InBrygga),
        };
        Agreement::sign(db, who, newest, party, on, form).await?;
    }
    Ok(())
}

async fn write(db: &mut Write, coach: &Who, id: PlacementId) -> Result<AgreementId> {
    let about = Agreement::particulars(db, coach, id).await?;
    let t = Texts::of(Language::Swedish);
    let content = paper(&t, &about, db.now()).pdf().map_err(|fault| Error::InvalidRow {
        table: "placements",
        id: id.0,
        what: fault.to_string(),
    })?;
    Agreement::draw(db, coach, &about, t.lang(), content).await
}

/// What is in place for somebody: about the workplace, or all of it.
fn gate(placement: &Placement, number: usize, is_whole: bool, today: NaiveDate) -> Gate {
    let of_workplace = Gate {
        risk_assessed_on: Some(today),
        risk_assessed_by: SUPERVISORS[number % SUPERVISORS.len()].to_owned(),
        supervisor: SUPERVISORS[number % SUPERVISORS.len()].to_owned(),
        stand_in: SUPERVISORS[(number + 1) % SUPERVISORS.len()].to_owned(),
        introduction_on: Some(placement.starts_on),
        version: placement.gate.version,
        ..Gate::default()
    };
    if !is_whole {
        return of_workplace;
    }
    Gate {
        insurance: Some(Insurance::Association),
        emergency_contact: RELATIVES[number % RELATIVES.len()].to_owned(),
        emergency_phone: format!("070-174 06 {:02}", 5 + number % 90),
        adaptations_on: Some(today),
        ..of_workplace
    }
}

/// Who supervises at the workplaces, each the next one's stand-in.
const SUPERVISORS: [&str; 7] = [
    "Maja Lindell",
    "Roger Sandin",
    "Fatima Haddad",
    "Olof Berggren",
    "Inger Nyqvist",
    "Samuel Tesfaye",
    "Carina Wallin",
];

/// Whom participants want called after an accident.
const RELATIVES: [&str; 5] = ["Min syster", "Min make", "Min mamma", "Min dotter", "En vän"];
