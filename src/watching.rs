//! Saved searches, asked again when slots have changed, and the mails about what they have found. A task beside the
//! pages, as the indexer is; what a search has found and told stands in the database (`model::saved_search`).
//!
//! A search is asked about what has changed since it was last asked, however long the server was down, and about
//! everything once a day: a period moves with the day, and profiles change. A mail says slots' titles and nothing else.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;

use crate::app::App;
use crate::db::Read;
use crate::model::Error;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::mail::Mail;
use crate::model::matching::Circumstances;
use crate::model::saved_search::{SavedSearch, SavedSearchId};
use crate::model::slot::{Slot, SlotId};
use crate::model::user::{User, UserId};
use crate::model::vacancy::Vacancy;
use crate::search::{Sight, Thoroughness, Wanted};
use crate::web::query::Query;
use crate::web::search::{Filters, seen_projects};

const EVERY: Duration = Duration::from_secs(3);
/// Slots whose titles a mail says.
const MOST_TITLES: usize = 20;
/// Slots that are read from the database together.
const TOGETHER: usize = 200;

#[derive(Clone)]
pub struct Watcher {
    app: App,
}

/// What a question finds at the moment.
pub enum Finds {
    /// The slots, checked in the database, and how many there are in all.
    Slots(Vec<SlotId>, usize),
    /// It can find nothing: its period is past, or its participant is no longer its owner's.
    Nothing,
    /// The index does not answer fully: ask again.
    NotNow,
}

impl Watcher {
    pub fn new(app: App) -> Self {
        Self { app }
    }

    /// Until the task is stopped.
    pub async fn keep_watching(self) {
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut looked = None;
        loop {
            ticks.tick().await;
            let now = (self.app.search.seen(), self.app.db.clock().today());
            if looked != Some(now) {
                match self.look().await {
                    Ok(true) => looked = Some(now),
                    Ok(false) => {}
                    Err(error) => tracing::error!(%error, "saved searches could not be asked again"),
                }
            }
            if let Err(error) = self.tell().await {
                tracing::error!(%error, "nobody could be told what saved searches have found");
            }
        }
    }

    /// Asks every search that does not know of the latest change. False: not all could be asked.
    pub async fn look(&self) -> Result<bool> {
        let Some(number) = self.app.search.seen() else { return Ok(false) };
        let behind = SavedSearch::behind(&mut self.app.db.read().await?, number).await?;
        let mut owners: HashMap<UserId, Option<Who>> = HashMap::new();
        let (mut asked, mut found): (Vec<SavedSearchId>, Vec<(&SavedSearch, Vec<SlotId>)>) =
            Default::default();
        for search in &behind {
            let mut db = self.app.db.read().await?;
            let who = match owners.get(&search.user_id) {
                Some(known) => known.clone(),
                None => owner(&mut db, search.user_id).await?,
            };
            owners.insert(search.user_id, who.clone());
            let Some(who) = who else {
                asked.push(search.id);
                continue;
            };
            let only = match search.seen_all_on < db.today() {
                true => None,
                false => Some(SavedSearch::changed(&mut db, search.seen, number).await?),
            };
            match finds(&self.app, &mut db, &who, &search.question, search.enrolment_id, only).await? {
                Finds::Slots(slots, _) => {
                    let fresh = search.unknown(&mut db, slots).await?;
                    if !fresh.is_empty() {
                        found.push((search, fresh));
                    }
                }
                Finds::Nothing => {}
                Finds::NotNow => continue,
            }
            asked.push(search.id);
        }
        if !asked.is_empty() {
            let mut db = self.app.db.write().await?;
            for (search, slots) in found {
                search.found(&mut db, &slots).await?;
            }
            SavedSearch::have_seen(&mut db, &asked, number).await?;
            db.commit().await?;
        }
        Ok(asked.len() == behind.len())
    }

    /// Posts what is to be told now. How many mails.
    pub async fn tell(&self) -> Result<usize> {
        let due = SavedSearch::to_tell(&mut self.app.db.read().await?).await?;
        let mut posted = 0;
        for search in due {
            let mut db = self.app.db.read().await?;
            let slots = search.untold(&mut db).await?;
            // What has been filled or closed meanwhile is no news.
            let good = match owner(&mut db, search.user_id).await? {
                None => Vec::new(),
                Some(who) => {
                    let asked = (search.question.as_str(), search.enrolment_id, Some(slots.clone()));
                    match finds(&self.app, &mut db, &who, asked.0, asked.1, asked.2).await? {
                        Finds::Slots(good, _) => good,
                        Finds::Nothing => Vec::new(),
                        Finds::NotNow => continue,
                    }
                }
            };
            let mut titles = Vec::new();
            for slot in good.iter().take(MOST_TITLES) {
                titles.push(Slot::load(&mut db, *slot).await?);
            }
            drop(db);
            let mail = (!good.is_empty()).then(|| self.mail(&search, good.len(), &titles));
            let mut db = self.app.db.write().await?;
            posted += usize::from(search.tell(&mut db, &slots, mail).await?);
            db.commit().await?;
        }
        Ok(posted)
    }

    /// Neither the search's name nor its words: a coach may have named it after somebody.
    fn mail(&self, search: &SavedSearch, count: usize, titles: &[Slot]) -> Mail {
        let mail = Mail::new("search-hits").with("count", count);
        let mail =
            titles.iter().fold(mail, |mail, slot| mail.row(&slot.title, format!("/slots/{}", slot.id)));
        let token = stop_token(&self.app, search.id);
        mail.link(format!("/searches/{}", search.id)).stop(format!("/unsubscriptions/{token}"))
    }
}

/// What a link holds that stops a search's mails.
pub fn stop_token(app: &App, id: SavedSearchId) -> String {
    format!("{id}-{}", app.keys.sign(&format!("search {id}")))
}

/// The search that a link stops.
pub fn stopped_by(app: &App, token: &str) -> Option<SavedSearchId> {
    let (id, signature) = token.split_once('-')?;
    let id: SavedSearchId = id.parse().ok()?;
    app.keys.has_signed(&format!("search {id}"), signature).then_some(id)
}

/// None: they may no longer sign in.
async fn owner(db: &mut Read, id: UserId) -> Result<Option<Who>> {
    match User::load(db, id).await {
        Ok(user) => Ok(Some(user.who(db).await?)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// What a question finds now: found by the index, and seen again in the database. With a participant, only what no rule
/// speaks against. `only`: among these.
pub async fn finds(
    app: &App,
    db: &mut Read,
    who: &Who,
    question: &str,
    enrolment: Option<EnrolmentId>,
    only: Option<Vec<SlotId>>,
) -> Result<Finds> {
    if only.as_ref().is_some_and(Vec::is_empty) {
        return Ok(Finds::Slots(Vec::new(), 0));
    }
    let today = db.today();
    let Some(filters) = asked_on(question, today) else { return Ok(Finds::Nothing) };
    let enrolment = match enrolment {
        None => None,
        Some(id) => match Enrolment::find_for_form(db, who, id).await {
            Ok(enrolment) if !enrolment.is_ended() => Some(enrolment),
            Ok(_) | Err(Error::NotFound) => return Ok(Finds::Nothing),
            Err(other) => return Err(other),
        },
    };
    let projects = seen_projects(who, enrolment.as_ref());
    let circumstances = match &enrolment {
        Some(enrolment) => Some(Arc::new(Circumstances::read(db, enrolment, filters.period).await?)),
        None => None,
    };
    let person = circumstances.clone();
    let wanted = Wanted { only, sight: Sight::Projects(projects), ..filters.wanted_for(person, today) };
    let outcome = match app.search.find(wanted).await {
        Ok(outcome) if outcome.thoroughness == Thoroughness::Reduced => return Ok(Finds::NotNow),
        Ok(outcome) if outcome.thoroughness == Thoroughness::SomeWords => {
            return Ok(Finds::Slots(Vec::new(), 0));
        }
        Ok(outcome) => outcome,
        Err(fault) => {
            tracing::warn!(%fault, "a saved search could not be asked");
            return Ok(Finds::NotNow);
        }
    };
    let found: Vec<SlotId> = outcome.answer.found.iter().map(|found| found.slot).collect();
    let mut slots = Vec::new();
    for some in found.chunks(TOGETHER) {
        let vacancies = Vacancy::among(db, who, some, filters.period).await?;
        let good = vacancies.into_iter().filter(|vacancy| {
            vacancy.is_free() && circumstances.as_ref().is_none_or(|person| person.judge(vacancy).fits)
        });
        slots.extend(good.map(|vacancy| vacancy.slot.id));
    }
    Ok(Finds::Slots(slots, outcome.answer.total))
}

/// The question as it reads today. A chosen period that has begun begins today; none when it is past.
pub fn asked_on(question: &str, today: NaiveDate) -> Option<Filters> {
    let mut filters = Filters::of(&Query::parse("/search", question), today);
    filters.period.from = filters.period.from.max(today);
    (filters.period.from <= filters.period.to).then_some(filters)
}
