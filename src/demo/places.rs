//! The main provider has two workplaces, one of them with a department; its slots stand at them in turn.

use super::offers::Provider;
use crate::db::Write;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::organisation::OrganisationId;
use crate::model::workplace::{Workplace, WorkplaceId, Written};

pub async fn founded(
    db: &mut Write,
    who: &Who,
    provider: OrganisationId,
    plan: &Provider,
) -> Result<Vec<WorkplaceId>> {
    let written = |name: &str, address: &str, supervisor: &str| Written {
        name: name.to_owned(),
        address: address.to_owned(),
        municipality: plan.municipality,
        contact_name: "Receptionen".to_owned(),
        contact_email: String::new(),
        contact_phone: "08-555 01 00".to_owned(),
        supervisor: supervisor.to_owned(),
    };
    let house =
        Workplace::add(db, who, provider, None, written("Ateljéhuset", "Industrivägen 4", "Mona Lind"))
            .await?;
    let shop =
        Workplace::add(db, who, provider, None, written("Butiken", "Stationsgatan 11", "Ali Karim")).await?;
    let back = written("Lagret", "Stationsgatan 11, gården", "Ali Karim");
    let back = Workplace::add(db, who, provider, Some(shop.id), back).await?;
    Ok(vec![house.id, shop.id, back.id])
}
