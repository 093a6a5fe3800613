//! People at an employer: listed, found again and corrected. Adding one is the employer's (`Employer::add_person`).

use super::{Employer, EmployerId, PersonThere, event};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::{Error, Result};

crate::id!(EmployerPersonId);

/// A person there as kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct KnownPerson {
    pub id: EmployerPersonId,
    pub employer_id: EmployerId,
    #[sqlx(flatten)]
    pub person: PersonThere,
    /// Goes up with each correction.
    pub version: i64,
}

const COLUMNS: &str = "SELECT id, employer_id, name, role, phone, email, version FROM employer_people";

impl KnownPerson {
    /// For whoever sees the employer.
    pub async fn find(db: &mut Read, who: &Who, id: EmployerPersonId) -> Result<(Employer, Self)> {
        let found: Self = db.built(format!("{COLUMNS} WHERE id = $1")).bind(id).one().await?;
        Ok((Employer::find(db, who, found.employer_id).await?, found))
    }

    /// Those of an employer by name. The caller has been let in to it.
    pub(super) async fn of(db: &mut Read, employer: EmployerId) -> Result<Vec<Self>> {
        let sql = format!("{COLUMNS} WHERE employer_id = $1 ORDER BY name COLLATE sv, id");
        Ok(db.built(sql).bind(employer).all().await?)
    }

    /// Corrects what stands there. `version` is that of the person when the form was opened.
    pub async fn edit(
        db: &mut Write,
        who: &Who,
        id: EmployerPersonId,
        version: i64,
        person: PersonThere,
    ) -> Result<EmployerId> {
        let (employer, _) = Self::find(db, who, id).await?;
        let changed = db
            .query(
                "UPDATE employer_people SET name = $3, role = $4, phone = $5, email = $6, version = version + 1
                 WHERE id = $1 AND version = $2",
            )
            .bind(id)
            .bind(version)
            .bind(person.name)
            .bind(person.role)
            .bind(person.phone)
            .bind(person.email)
            .run()
            .await?;
        if changed == 0 {
            return Err(Error::Stale);
        }
        event("employer_person_changed", employer.id, employer.project_id, who).write(db).await?;
        Ok(employer.id)
    }
}
