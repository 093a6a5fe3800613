//! What a mail says: its texts in the receiver's language, plain, with whole addresses for its paths.

use std::time::SystemTime;

use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use serde_json::Value as Json;

use crate::model::mail::Letter;
use crate::web::texts::{Language, Texts, Value};

/// The mail as it leaves. `base_url`: before its paths.
pub fn message(letter: &Letter, from: &Mailbox, base_url: &str) -> Result<Message, String> {
    let t = Texts::of(Language::of_code(&letter.language).unwrap_or_default());
    let to: Mailbox = letter.address.parse().map_err(|fault| format!("no address: {fault}"))?;
    let domain = from.email.domain();
    // The same at every try: who gets it twice can tell.
    let id = format!("<brygga.{}.{}@{domain}>", letter.id, letter.posted_at.timestamp_micros());
    let mut message = Message::builder()
        .from(from.clone())
        .to(to)
        .subject(say(&t, letter, "subject"))
        .date(SystemTime::from(letter.posted_at))
        .message_id(Some(id))
        .header(ContentType::TEXT_PLAIN)
        .body(body(&t, letter, base_url))
        .map_err(|fault| fault.to_string())?;
    // Out-of-office answers are for people (RFC 3834).
    add(&mut message, HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    if let Some(stop) = &letter.stop {
        let address = format!("<{base_url}{stop}>");
        add(&mut message, HeaderName::new_from_ascii_str("List-Unsubscribe"), address);
        // A mail program may stop it without opening the page (RFC 8058).
        let one_click = "List-Unsubscribe=One-Click".to_owned();
        add(&mut message, HeaderName::new_from_ascii_str("List-Unsubscribe-Post"), one_click);
    }
    Ok(message)
}

fn add(message: &mut Message, name: HeaderName, value: String) {
    message.headers_mut().insert_raw(HeaderValue::new(name, value));
}

fn body(t: &Texts, letter: &Letter, base_url: &str) -> String {
    let mut parts = vec![say(t, letter, "body")];
    parts.extend(letter.rows.0.iter().map(|row| format!("- {}\n  {base_url}{}", row.text, row.path)));
    if let Some(link) = &letter.link {
        parts.push(format!("{}\n{base_url}{link}", t.say("mail-link")));
    }
    let mut foot = t.say("mail-foot").with("address", base_url).to_string();
    if let Some(stop) = &letter.stop {
        foot = format!("{foot}\n{}\n{base_url}{stop}", t.say("mail-stop"));
    }
    // "-- " on a line of its own begins what a mail program shows as a signature.
    parts.push(format!("-- \n{foot}"));
    parts.join("\n\n") + "\n"
}

fn say(t: &Texts, letter: &Letter, part: &str) -> String {
    let id = format!("mail-{}-{part}", letter.what);
    let mut said = t.say(&id);
    if let Json::Object(particulars) = &letter.particulars.0 {
        for (name, value) in particulars {
            said = said.with(name, argument(value));
        }
    }
    said.to_string()
}

fn argument(value: &Json) -> Value {
    let day = value.get("day").and_then(Json::as_str).and_then(|day| day.parse().ok());
    match (value, day) {
        (_, Some(day)) => Value::Date(day),
        (Json::Number(number), _) => Value::Number(number.as_i64().unwrap_or_default()),
        (Json::String(text), _) => Value::Text(text.clone()),
        (other, _) => Value::Text(other.to_string()),
    }
}
