//! What the demo's coach watches: a search with something new in it. Not for finding the news: that happens when
//! the demo is served, as anywhere.

use chrono::{Months, NaiveDate};

use super::SIGN_INS;
use crate::db::Db;
use crate::model::Result;
use crate::model::saved_search::{Alerts, SavedSearch, Watch};
use crate::model::slot::SlotId;
use crate::model::user::User;
use crate::model::vacancy::{Period, Vacancy};

/// Slots that are looked at to find a place with some.
const MOST: i64 = 500;
/// Slots that will be news.
const NEWS: usize = 2;

pub async fn watch(db: &Db, today: NaiveDate) -> Result<()> {
    let mut write = db.write().await?;
    let Some(coach) = User::find_by_email(&mut write, SIGN_INS[0].1).await? else { return Ok(()) };
    let who = coach.who(&mut write).await?;
    let Some(project) = who.coached_projects().next() else { return Ok(()) };
    let period = Period { from: today, to: today + Months::new(3) };
    let mut open = Vacancy::open_to(&mut write, project, SlotId(0), MOST, period).await?;
    open.retain(Vacancy::is_free);
    let Some(place) = open.last().map(|vacancy| vacancy.slot.municipality) else { return Ok(()) };
    let there: Vec<SlotId> = open
        .iter()
        .filter(|vacancy| vacancy.slot.municipality == place)
        .map(|vacancy| vacancy.slot.id)
        .collect();
    let (known, _) = there.split_at(there.len().saturating_sub(NEWS));
    let watch = Watch {
        name: place.name().to_owned(),
        question: format!("municipality={}", place.code()),
        enrolment: None,
        alerts: Alerts::Daily,
        total: known.len(),
        known: known.to_vec(),
        // From the beginning: what is not known already is new.
        seen: 0,
    };
    SavedSearch::save(&mut write, &who, watch).await?;
    write.commit().await?;
    Ok(())
}
