//! The table `organisations`.

use sqlx::types::Json;

use super::cells::{Cells, maybe, shown};
use super::rows::Row;
use super::slot_details::{closed, written};
use super::stored::Known;
use super::values::{code, line, municipality, organisation_number, reference};
use super::workplaces::{self, Workplace};
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::OrganisationKind;
use crate::model::municipality::Municipality;
use crate::model::opening::ClosedDays;
use crate::model::organisation_number::OrganisationNumber;

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct Organisation {
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub name: String,
    pub kind: OrganisationKind,
    pub org_number: Option<OrganisationNumber>,
    pub municipality: Option<Municipality>,
    pub parent: Option<String>,
    #[sqlx(flatten)]
    pub closed: Closed,
    #[sqlx(skip)]
    pub places: Places,
}

/// Days on which a provider is closed: an extra column of ours.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Closed {
    pub closed_days: Json<Vec<ClosedDays>>,
    /// A file without the column changes nothing here.
    #[sqlx(skip)]
    pub untold: bool,
}

impl PartialEq for Closed {
    fn eq(&self, other: &Self) -> bool {
        self.untold || other.untold || self.closed_days == other.closed_days
    }
}

/// Its workplaces: an extra column of ours, read and written by `workplaces`.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// By their refs; none when a file says nothing of them.
    pub list: Option<Vec<Workplace>>,
}

impl PartialEq for Places {
    fn eq(&self, other: &Self) -> bool {
        match (&self.list, &other.list) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    }
}

/// Every organisation, with its workplaces.
pub(super) async fn all(db: &mut Read) -> Result<Vec<Known<Organisation>>> {
    let mut rows: Vec<Known<Organisation>> = db.query(SELECT).all().await?;
    let mut places = workplaces::stored(db).await?;
    for known in &mut rows {
        known.row.places.list = Some(places.remove(&known.row.reference).unwrap_or_default());
    }
    Ok(rows)
}

/// Whether any has said either.
pub(super) async fn has_any(db: &mut Read) -> Result<bool> {
    let sql = "SELECT (SELECT COUNT(*) FROM organisations WHERE CAST(closed_days AS TEXT) <> '[]') + (SELECT COUNT(*) FROM workplaces)";
    let count: i64 = db.query(sql).value().await?;
    Ok(count > 0)
}

const SELECT: &str =
    "SELECT o.id, o.ref, o.name, o.kind, o.org_number, o.municipality, p.ref AS parent, o.closed_days
     FROM organisations o LEFT JOIN organisations p ON p.id = o.parent_id";

impl Organisation {
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let reference = row.read("ref", reference);
        let name = row.read("name", line(200));
        let kind = row.read("kind", code);
        let org_number = row.maybe("org_number", organisation_number);
        let municipality = row.maybe("municipality", municipality);
        let parent = row.maybe("parent", self::reference);
        let closed_days = row.maybe("closed_days", closed);
        let places = row.maybe("workplaces", workplaces::read);
        Some(Self {
            reference: reference?,
            name: name?,
            kind: kind?,
            org_number: org_number?,
            municipality: municipality?,
            parent: parent?,
            closed: Closed {
                untold: closed_days.clone()?.is_none(),
                closed_days: Json(closed_days?.unwrap_or_default()),
            },
            places: Places { list: places? },
        })
    }

    pub fn is_provider(&self) -> bool {
        matches!(self.kind, OrganisationKind::SocialEnterprise | OrganisationKind::Employer)
    }
}

impl Cells for Organisation {
    fn cells(&self) -> Vec<String> {
        vec![
            self.reference.clone(),
            self.name.clone(),
            shown(self.kind),
            maybe(self.org_number),
            maybe(self.municipality),
            maybe(self.parent.as_ref()),
            written(&self.closed.closed_days),
            workplaces::written(self.places.list.as_deref().unwrap_or_default()),
        ]
    }
}
