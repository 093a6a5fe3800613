//! Who has read about a person, summed up: who, where, how many times, when last. A coach opens the same list twenty
//! times a day; what matters is who else did.

use chrono::{DateTime, Utc};

use crate::db::Read;
use crate::model::access_log::{self, Accessed};
use crate::model::enrolment::EnrolmentId;
use crate::model::participant::RevealReason;
use crate::web::fault::Fault;
use crate::web::texts::Texts;

pub struct Reader {
    pub name: String,
    /// What was read, in words.
    pub page: String,
    /// What was stated as the reason; empty when none is asked for.
    pub reason: String,
    pub times: i64,
    pub last: DateTime<Utc>,
}

/// Latest first.
pub async fn of(db: &mut Read, id: EnrolmentId, t: &Texts) -> Result<Vec<Reader>, Fault> {
    let read = access_log::of_enrolment(db, id).await?;
    Ok(read
        .into_iter()
        .map(|entry| {
            let (page, reason) = words(t, &entry);
            Reader { name: entry.name, page, reason, times: entry.times, last: entry.last_at }
        })
        .collect())
}

fn words(t: &Texts, entry: &Accessed) -> (String, String) {
    let page = t.find(&format!("access-{}", entry.page)).unwrap_or(&entry.page).to_owned();
    let reason = match entry.reason.parse::<RevealReason>() {
        Ok(code) if entry.page == "personal-number" => t.code(code).to_owned(),
        _ => entry.reason.clone(),
    };
    (page, reason)
}
