//! A week before today the main project's manager asks everyone with a contract for more seats: one answers yes, with two slots when it has
//! them, one says no, and the main provider has not answered yet, so that both sides have something to look at.

use chrono::NaiveDate;

use super::days::{plus, workday};
use super::world::World;
use crate::db::Write;
use crate::model::capacity_request::{Asked, CapacityRequest, NoSeatsReason, Offer};
use crate::model::{Error, Result};

/// When it is asked.
pub fn day(today: NaiveDate) -> NaiveDate {
    workday(plus(today, -6))
}

pub async fn ask(db: &mut Write, world: &World) -> Result<()> {
    let (project, today) = (&world.projects[0], db.today());
    let asked = Asked {
        project_id: project.id,
        ssyk: None,
        municipality: None,
        seats: 6,
        starts_on: workday(plus(today, 40)),
        answer_by: workday(plus(today, 16)),
        message: "Vi skriver in fler efter årsskiftet. Gärna platser där man kan börja med korta dagar."
            .to_owned(),
        providers: None,
    };
    let request = match CapacityRequest::make(db, &project.manager, asked).await {
        // A very small county may have nobody to ask.
        Err(Error::Refused(_)) => return Ok(()),
        made => made?,
    };
    let mut says_yes = true;
    for party in world.providers.iter().skip(1) {
        let (who, id) = (&party.who, party.id);
        if !CapacityRequest::waiting_for(db, who, id).await?.iter().any(|one| one.id == request.id) {
            continue;
        }
        let offers = Offer::of_provider(db, who, id, &request).await?;
        let with_room: Vec<&Offer> =
            offers.iter().filter(|offer| says_yes && offer.free > 0).take(2).collect();
        if with_room.is_empty() {
            CapacityRequest::decline(db, who, request.id, id, NoSeatsReason::SupervisionMissing).await?;
            return Ok(());
        }
        for offer in with_room {
            CapacityRequest::promise(db, who, request.id, id, offer.slot.id, offer.free.min(2)).await?;
        }
        says_yes = false;
    }
    Ok(())
}
