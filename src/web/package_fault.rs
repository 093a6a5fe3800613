//! What is wrong with a data package, in the user's language: for the page that shows a dry run, and for the command
//! line. The only place where both the model's faults and the texts are known.

use super::message::Message;
use super::texts::{Texts, Value};
use crate::model::package::{Detail, Expected, Fault, ZipFault};
use crate::model::verify::Finding;

/// Where, which value, and what was expected, in one line.
pub fn sentence(fault: &Fault, t: &Texts) -> String {
    let mut place = fault.file.clone();
    if let Some(line) = fault.line {
        place += &format!(", {}", t.say("package-line").with("line", line.to_string()));
    }
    if let Some(column) = &fault.column {
        place += &format!(", {}", t.say("package-column").with("column", column));
    }
    if !fault.value.is_empty() {
        place += &format!(", {}", t.say("package-value").with("value", &fault.value));
    }
    format!("{place}: {}", expected(&fault.expected).say(t))
}

/// What to write instead: `package-expected-<id>` with its particulars.
pub fn expected(expected: &Expected) -> Message {
    if let Expected::Rule(refusal) = expected {
        return super::refusal::message(refusal);
    }
    let (id, details) = expected.told();
    detailed(format!("package-expected-{id}"), details)
}

/// What `brygga verify` found: `verify-<id>` with its particulars.
pub fn finding(found: &Finding) -> Message {
    let (id, details) = found.told();
    detailed(format!("verify-{id}"), details)
}

fn detailed(id: String, details: Vec<(&'static str, Detail)>) -> Message {
    details.into_iter().fold(Message::new(id), |message, (name, detail)| {
        message.with(
            name,
            match detail {
                // As the file has them: the reader compares.
                Detail::Day(day) => Value::Text(day.to_string()),
                Detail::Number(number) => Value::Number(number),
                Detail::Money(öre) => Value::Money(öre),
                Detail::PlaceMonths(thousandths) => Value::Thousandths(thousandths),
                Detail::Exactly(thousandths) => Value::Exactly(thousandths),
                Detail::Text(text) => Value::Text(text),
                Detail::State(code) => Value::Named(format!("state-{code}")),
                Detail::Table(table) => Value::Text(table.file_name()),
            },
        )
    })
}

/// Why a zip file is not unpacked.
pub fn unzipping(fault: &ZipFault) -> Message {
    match fault {
        ZipFault::NotAZip => Message::new("package-zip-unreadable"),
        ZipFault::TooManyFiles { most } => Message::new("package-zip-too-many").with("most", most),
        ZipFault::TooLarge { megabytes } => Message::new("package-zip-too-large")
            .with("megabytes", i64::try_from(*megabytes).unwrap_or(i64::MAX)),
        ZipFault::TooDense => Message::new("package-zip-too-dense"),
        ZipFault::PathOutside { path } => Message::new("package-zip-path-outside").with("path", path),
        ZipFault::Encrypted { path } => Message::new("package-zip-encrypted").with("path", path),
        ZipFault::Twice { name } => Message::new("package-zip-twice").with("name", name),
    }
}
