//! Who has read about a person, summed up: who, where, how many times, when last. A coach opens the same list twenty
//! times a day; what matters is who else did.

use chrono::{DateTime, Utc};

use crate::db::Read;
use crate::model::access_log::{self, Accessed};
use crate::model::enrolment::EnrolmentId;
use crate::model::participant::RevealReason;
use crate::web::fault::Fault;
use crate::web::texts::Texts;

/// Entries of the log that are looked at.
const MOST: i64 = 2000;

pub struct Reader {
    pub name: String,
    /// What was read, in words.
    pub page: String,
    /// What was stated as the reason; empty when none is asked for.
    pub reason: String,
    pub times: usize,
    pub last: DateTime<Utc>,
}

/// Latest first.
pub async fn of(db: &mut Read, id: EnrolmentId, t: &Texts) -> Result<Vec<Reader>, Fault> {
    let mut readers: Vec<Reader> = Vec::new();
    for entry in access_log::of_enrolment(db, id, MOST).await? {
        let (page, reason) = words(t, &entry);
        let same = |reader: &&mut Reader| {
            reader.name == entry.name && reader.page == page && reader.reason == reason
        };
        match readers.iter_mut().find(same) {
            Some(reader) => reader.times += 1,
            None => readers.push(Reader { name: entry.name, page, reason, times: 1, last: entry.at }),
        }
    }
    Ok(readers)
}

fn words(t: &Texts, entry: &Accessed) -> (String, String) {
    let page = t.find(&format!("access-{}", entry.page)).unwrap_or(&entry.page).to_owned();
    let reason = match entry.reason.parse::<RevealReason>() {
        Ok(code) if entry.page == "personal-number" => t.code(code).to_owned(),
        _ => entry.reason.clone(),
    };
    (page, reason)
}
