//! The person behind enrolments: found by personal number or made, and the number itself, which is sealed. Showing it is
//! an act that is written down. Not for what a person does in a project (see `enrolment`).

use chrono::NaiveDate;

use super::access::{Sight, Who};
use super::access_log;
use super::codes::{Protection, Sex};
use super::enrolment::{Enrolment, EnrolmentId, ParticipantId};
use super::personal_number::PersonalNumber;
use super::secrets::{Keys, SecretFault};
use super::{Error, Result};
use crate::db::{Read, Write};

super::codes::codes! {
    /// Why somebody must see a personal number (dataskyddslagen 3 kap. 10 §: only when clearly motivated).
    pub enum RevealReason = "reveal_reason" {
        Registration = "registration", AgencyContact = "agency_contact", Identification = "identification",
    }
}

/// How many persons the database has.
pub async fn count(db: &mut Read) -> Result<i64> {
    Ok(db.query("SELECT COUNT(*) FROM participants").value().await?)
}

/// Refuses to go on when the persons in the database were sealed with another secret: nobody would be recognised.
pub async fn check_keys(db: &mut Read, keys: &Keys) -> Result<()> {
    let first: Option<(i64, Vec<u8>)> =
        db.query("SELECT id, personal_number FROM participants ORDER BY id LIMIT 1").optional().await?;
    if let Some((id, sealed)) = first {
        match keys.open(&sealed) {
            Ok(_) => {}
            Err(SecretFault::OtherKey) => {
                return Err(Error::OtherSecret { people: count(db).await? });
            }
            Err(fault) => {
                return Err(Error::InvalidRow { table: "participants", id, what: fault.to_string() });
            }
        }
    }
    Ok(())
}

/// A person as a form or an import tells of them.
#[derive(Clone, Debug)]
pub struct Person {
    pub personal_number: PersonalNumber,
    pub given_name: String,
    pub family_name: String,
    pub sex: Sex,
    pub protection: Protection,
}

impl Person {
    /// Finds the person by number, or makes them; locks the row until the transaction ends. Of a known person the name
    /// becomes what is told now, and the protection the stronger of what was known and what is told: it never weakens
    /// because somebody did not know of it.
    pub(super) async fn find_or_make(&self, db: &mut Write, keys: &Keys) -> Result<ParticipantId> {
        let number = self.personal_number.canonical();
        let index = keys.index(&number);
        let made: Option<ParticipantId> = db
            .query(
                "INSERT INTO participants (personal_number, personal_number_index, birth_date, given_name, family_name, sex, protection)
                 VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (personal_number_index) DO NOTHING RETURNING id",
            )
            .bind(keys.seal(&number))
            .bind(index.clone())
            .bind(self.personal_number.birth_date())
            .bind(self.given_name.clone())
            .bind(self.family_name.clone())
            .bind(self.sex)
            .bind(self.protection)
            .optional_value()
            .await?;
        if let Some(id) = made {
            return Ok(id);
        }
        let (id, known): (ParticipantId, Protection) = db
            .query(
                "UPDATE participants SET version = version + 1 WHERE personal_number_index = $1 RETURNING id, protection",
            )
            .bind(index)
            .one()
            .await?;
        db.query("UPDATE participants SET given_name = $2, family_name = $3, sex = $4, protection = $5 WHERE id = $1")
            .bind(id)
            .bind(self.given_name.clone())
            .bind(self.family_name.clone())
            .bind(self.sex)
            .bind(self.protection.max(known))
            .run()
            .await?;
        Ok(id)
    }
}

/// Shows the personal number to the own coach, and writes down that and why it was shown. Commit before it is sent.
pub async fn reveal(
    db: &mut Write,
    who: &Who,
    keys: &Keys,
    enrolment: EnrolmentId,
    reason: RevealReason,
) -> Result<PersonalNumber> {
    if Enrolment::sight(db, who, enrolment).await? != Sight::Full {
        return Err(Error::NotFound);
    }
    access_log::write_down(db, &[(enrolment, who.id, "personal-number", reason.code())]).await?;
    open(db, keys, enrolment).await
}

/// `19580428-••••`: what is shown until somebody asks for the rest. Made from the date of birth alone.
pub fn masked(birth_date: NaiveDate) -> String {
    format!("{}-••••", birth_date.format("%Y%m%d"))
}

pub(super) async fn open(db: &mut Read, keys: &Keys, enrolment: EnrolmentId) -> Result<PersonalNumber> {
    let (id, sealed): (ParticipantId, Vec<u8>) = db
        .query("SELECT p.id, p.personal_number FROM participants p JOIN enrolments e ON e.participant_id = p.id WHERE e.id = $1")
        .bind(enrolment)
        .one()
        .await?;
    let invalid = |what: String| Error::InvalidRow { table: "participants", id: id.0, what };
    let number = keys.open(&sealed).map_err(|fault| invalid(fault.to_string()))?;
    let today = db.today();
    PersonalNumber::parse(&number, today).map_err(|fault| invalid(fault.to_string()))
}
