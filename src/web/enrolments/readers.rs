//! Who has read about a person, summed up, by an account or by a handover link: who, where, how many times, when last. A coach opens the same list twenty
//! times a day; what matters is who else did.

use chrono::{DateTime, Utc};

use crate::db::Read;
use crate::model::access_log::{self, Accessed};
use crate::model::enrolment::EnrolmentId;
use crate::model::handover_link::HandoverLink;
use crate::model::participant::RevealReason;
use crate::web::fault::Fault;
use crate::web::texts::Texts;

pub struct Reader {
    pub name: String,
    /// Where they work; of a receiver by a link the name says it.
    pub organisation: Option<String>,
    /// What was read, in words.
    pub page: String,
    /// What was stated as the reason; empty when none is asked for.
    pub reason: String,
    pub times: i64,
    pub last: DateTime<Utc>,
}

/// Latest first. `has_handovers`: whether there is any; without, nobody has read by a link.
pub async fn of(
    db: &mut Read,
    id: EnrolmentId,
    has_handovers: bool,
    t: &Texts,
) -> Result<Vec<Reader>, Fault> {
    let read = access_log::of_enrolment(db, id).await?;
    let links = if has_handovers { HandoverLink::readers(db, id).await? } else { Vec::new() };
    let by_link = links.into_iter().map(|read| Reader {
        name: read.receiver,
        organisation: None,
        page: t.say("access-handover-link").to_string(),
        reason: String::new(),
        times: read.times,
        last: read.last_at,
    });
    let mut readers: Vec<Reader> = read
        .into_iter()
        .map(|entry| {
            let (page, reason) = words(t, &entry);
            let (times, last) = (entry.times, entry.last_at);
            Reader { name: entry.name, organisation: entry.organisation, page, reason, times, last }
        })
        .chain(by_link)
        .collect();
    readers.sort_by_key(|reader| std::cmp::Reverse(reader.last));
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
