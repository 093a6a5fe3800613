//! Everything that is kept about one person, and who has read it (GDPR art. 15): gathered table by table as [`TABLES`]
//! decides, for the own coach, or for an administrator who says by reference or number whom it is about and why. What is
//! another's is not in it: other people's rows, staff's addresses and telephones, the secrets of links.
//!
//! A coach's packet holds the own enrolment; an administrator's by number every enrolment of the person, because secrecy
//! stands between projects and not between a person and the register.

mod tables;

use chrono::NaiveDate;
use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};

use super::access::{Sight, Who};
use super::access_log;
use super::codes::{Protection, Role};
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::inspection::LEAST_REASON;
use super::participant;
use super::personal_number::PersonalNumber;
use super::secrets::Keys;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

pub use tables::{Column, Decision, Kind as ColumnKind, TABLES};

/// A person's packet, before anybody has been given it.
#[derive(Clone, Debug)]
pub struct Packet {
    pub personal_number: String,
    pub name: String,
    pub on: NaiveDate,
    pub enrolments: Vec<(EnrolmentId, String)>,
    pub tables: Vec<Table>,
    pub papers: Vec<Paper>,
}

/// An agreement about one of the person's placements, byte by byte as it was drawn.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Paper {
    /// The placement's reference.
    pub placement: String,
    pub number: i64,
    pub content: Vec<u8>,
}

/// One table's rows about the person. The first cell of a row is the enrolment's reference.
#[derive(Clone, Debug)]
pub struct Table {
    pub name: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Option<String>>>,
}

/// Whom an administrator asks for.
#[derive(Clone, Debug)]
pub enum Sought {
    Reference(String),
    Number(PersonalNumber),
}

/// A row of any table, each cell as text.
struct Cells(Vec<Option<String>>);

impl<'r, R: Row> FromRow<'r, R> for Cells
where
    usize: ColumnIndex<R>,
    Option<String>: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> sqlx::Result<Self> {
        (0..row.len()).map(|at| row.try_get(at)).collect::<sqlx::Result<_>>().map(Self)
    }
}

impl Packet {
    /// Of the own coach's participant.
    pub async fn of_own(db: &mut Read, who: &Who, keys: &Keys, id: EnrolmentId) -> Result<Self> {
        if Enrolment::sight(db, who, id).await? != Sight::Full {
            return Err(Error::NotFound);
        }
        gather(db, keys, &[id]).await
    }

    /// By an administrator, who sees no participants: who it is must be known from elsewhere. A protected identity is
    /// found by the own coach alone.
    pub async fn of(db: &mut Read, who: &Who, keys: &Keys, sought: &Sought) -> Result<Self> {
        if !who.is(Role::Administrator) {
            return Err(Error::NotFound);
        }
        let ids: Vec<EnrolmentId> = match sought {
            Sought::Reference(reference) => {
                let found = Enrolment::find_by_ref(db, reference).await?;
                found.map(|enrolment| enrolment.id).into_iter().collect()
            }
            Sought::Number(number) => {
                db.query(
                    "SELECT e.id FROM enrolments e JOIN participants p ON p.id = e.participant_id
                     WHERE p.personal_number_index = $1 ORDER BY e.id",
                )
                .bind(keys.index(&number.canonical()))
                .values()
                .await?
            }
        };
        let Some(first) = ids.first() else { return Err(Error::NotFound) };
        if Enrolment::load(db, *first).await?.protection != Protection::None {
            return Err(Error::NotFound);
        }
        gather(db, keys, &ids).await
    }

    /// Writes down that it was given out, and why: before it is sent.
    pub async fn given(&self, db: &mut Write, who: &Who, reason: &str) -> Result<()> {
        let by_coach = self.enrolments.len() == 1
            && Enrolment::sight(db, who, self.enrolments[0].0).await.is_ok_and(|sight| sight == Sight::Full);
        if !by_coach && reason.trim().chars().count() < LEAST_REASON {
            return Err(Refusal::ReasonMissing.into());
        }
        for (id, _) in &self.enrolments {
            access_log::write_down(db, &[(*id, who.id, "packet", reason.trim())]).await?;
            Event::new("packet_given", "enrolment", id.0)
                .by(who.id)
                .about(*id)
                .with("reason", reason.trim())
                .write(db)
                .await?;
        }
        Ok(())
    }
}

async fn gather(db: &mut Read, keys: &Keys, ids: &[EnrolmentId]) -> Result<Packet> {
    let mut enrolments = Vec::new();
    let mut name = String::new();
    for id in ids {
        let enrolment = Enrolment::load(db, *id).await?;
        name = enrolment.name();
        enrolments.push((*id, enrolment.reference));
    }
    let first = ids.first().ok_or(Error::NotFound)?;
    let personal_number = participant::open(db, keys, *first).await?.to_string();
    let mut tables = Vec::new();
    for (table, decision) in TABLES {
        let Decision::Told { columns, of } = decision else { continue };
        let columns: Vec<Column> = columns.split_whitespace().map(Column::new).collect();
        let sql = sql(table, &columns, of);
        let mut rows = Vec::new();
        for (id, reference) in &enrolments {
            let found: Vec<Cells> = db.built(sql.clone()).bind(*id).all().await?;
            rows.extend(found.into_iter().map(|Cells(mut cells)| {
                cells.insert(0, Some(reference.clone()));
                cells
            }));
        }
        tables.push(Table { name: table, columns, rows });
    }
    let mut papers = Vec::new();
    for id in ids {
        let of: Vec<Paper> = db
            .query(
                "SELECT p.ref AS placement, g.number, g.content FROM agreements g JOIN placements p ON p.id = g.placement_id
                 WHERE p.enrolment_id = $1 ORDER BY p.id, g.number",
            )
            .bind(*id)
            .all()
            .await?;
        papers.extend(of);
    }
    Ok(Packet { personal_number, name, on: db.today(), enrolments, tables, papers })
}

/// All columns as text, which both databases can tell.
fn sql(table: &str, columns: &[Column], of: &str) -> String {
    let cells: Vec<String> = columns.iter().map(Column::sql).collect();
    let first = columns.first().map_or("1", |column| column.name);
    format!("SELECT {} FROM {table} x WHERE {of} ORDER BY x.{first}", cells.join(", "))
}
