//! Which organisation somebody is at work for: the only one they provide for, or the one chosen in the address
//! (`?organisation=4`). Who provides for none finds nothing here.

use super::choice::Choice;
use super::fault::Fault;
use super::query::Query;
use crate::db::{Read, compare_swedish};
use crate::model::access::Who;
use crate::model::organisation::{Organisation, OrganisationId};

#[derive(Clone, Debug)]
pub struct Provided {
    /// In Swedish order; never empty.
    pub all: Vec<Organisation>,
    pub chosen: Organisation,
}

impl Provided {
    pub async fn of(db: &mut Read, who: &Who, query: &Query) -> Result<Self, Fault> {
        let all = organisations(db, who).await?;
        let asked = query.id::<OrganisationId>("organisation");
        let chosen = match asked {
            Some(id) => all.iter().find(|organisation| organisation.id == id),
            None => all.first(),
        };
        let chosen = chosen.cloned().ok_or_else(Fault::not_found)?;
        Ok(Self { all, chosen })
    }

    pub fn several(&self) -> bool {
        self.all.len() > 1
    }

    pub fn choices(&self) -> Vec<Choice> {
        choices(&self.all)
    }
}

/// All organisations that the person provides for, in Swedish order.
pub async fn organisations(db: &mut Read, who: &Who) -> Result<Vec<Organisation>, Fault> {
    let mut all = Vec::new();
    for id in who.provided_organisations() {
        all.push(Organisation::find(db, id).await?);
    }
    all.sort_by(|a, b| compare_swedish(&a.name, &b.name).then(a.id.cmp(&b.id)));
    all.dedup_by_key(|organisation| organisation.id);
    Ok(all)
}

pub fn choices(organisations: &[Organisation]) -> Vec<Choice> {
    organisations.iter().map(|organisation| Choice::new(organisation.id, &organisation.name)).collect()
}
