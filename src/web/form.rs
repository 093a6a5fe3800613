//! What people send: a form read field by field, all faults collected, and the same form shown again.
//!
//! A handler reads with [`Form::read`], which gives nothing when any field is at fault; the page then shows the same
//! `Form` with what was written and what is wrong. The typed readers are in [`read`], the rules for one value in
//! [`value`]. Not for GET: see [`super::query`]. Not for files: they are multipart.

mod read;
pub mod value;

use std::ops::RangeInclusive;

use axum::body::{Body, HttpBody};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use http_body_util::BodyExt;

use super::fault::Fault;
use super::message::Message;
use super::texts::Texts;
use crate::model::sha256;

/// How many bytes a form may have: the largest has a few texts of 5,000 characters.
const MOST_BYTES: usize = 64 * 1024;
/// How much of a too large form is read and thrown away, so that the browser shows the answer instead of a broken
/// connection.
const MOST_DRAINED: usize = 4 * 1024 * 1024;

/// A form as it was sent, or as it is first shown; with the faults found so far.
#[derive(Clone, Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    faults: Vec<FieldFault>,
    /// Where it was sent to; empty before.
    path: String,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldFault {
    pub field: String,
    pub message: Message,
    /// The text that it is called by, where a page calls it otherwise.
    label: Option<&'static str>,
}

impl FieldFault {
    /// "Rubrik: Fyll i det här.": the label is the text `<labels>-<field>`, when there is one.
    pub fn in_summary(&self, t: &Texts, labels: &str) -> String {
        let fault = self.message.say(t);
        let label = match self.label {
            Some(label) => t.find(label),
            None => t.find(&format!("{labels}-{}", self.field.replace('_', "-"))),
        };
        match label {
            Some(label) => t.say("form-summary-field").with("label", label).with("fault", fault).to_string(),
            None => fault.to_string(),
        }
    }
}

impl Form {
    /// A form to fill in, with a fresh key against sending it twice.
    pub fn new() -> Self {
        Self::default().and("key", fresh_key())
    }

    /// A form filled with what is known: `Form::new().and("title", &slot.title).and("version", slot.version)`.
    pub fn and(mut self, field: impl Into<String>, value: impl ToString) -> Self {
        self.fields.push((field.into(), value.to_string()));
        self
    }

    /// Several values of one field (check boxes).
    pub fn and_each<V: ToString>(self, field: &str, values: impl IntoIterator<Item = V>) -> Self {
        values.into_iter().fold(self, |form, value| form.and(field, value))
    }

    /// Gives a field one value instead of those it has: the version of what has been changed meanwhile.
    pub fn put(&mut self, field: &str, value: impl ToString) {
        self.fields.retain(|(name, _)| name != field);
        self.fields.push((field.to_owned(), value.to_string()));
    }

    /// The field as it was written: what its input shows.
    pub fn value(&self, field: &str) -> &str {
        self.values(field).next().unwrap_or_default()
    }

    pub fn values<'a>(&'a self, field: &str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Every field as it was written, in order: for forms whose names are made of rows and days.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether this value was chosen, for check boxes, radio buttons and select lists.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.values(field).any(|chosen| chosen == value)
    }

    /// Whether a date field can show what was written: a day, or nothing.
    pub fn is_day(&self, field: &str) -> bool {
        let written = self.value(field);
        written.is_empty() || value::date(written).is_ok()
    }

    /// Records a fault that a reader cannot know: `form.fault("slot_id", Message::new("slot-full"))`.
    pub fn fault(&mut self, field: &str, message: Message) {
        // One fault a field: the first is the one to mend first.
        if self.error(field).is_none() {
            self.faults.push(FieldFault { field: field.to_owned(), message, label: None });
        }
    }

    /// On this page the field is called by the text `label`, in the summary of faults too.
    pub fn called(&mut self, field: &str, label: &'static str) {
        for fault in self.faults.iter_mut().filter(|fault| fault.field == field) {
            fault.label = Some(label);
        }
    }

    pub fn error(&self, field: &str) -> Option<&FieldFault> {
        self.faults.iter().find(|fault| fault.field == field)
    }

    pub fn faults(&self) -> &[FieldFault] {
        &self.faults
    }

    pub fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    /// What `reader` makes of the form, or nothing when any field was at fault.
    ///
    /// `reader` reads every field first and assembles afterwards, so that all faults are found at once.
    pub fn read<T>(&mut self, reader: impl FnOnce(&mut Form) -> Option<T>) -> Option<T> {
        let read = reader(self);
        if self.has_faults() { None } else { read }
    }

    /// The key that makes sending the same form twice one action. Kept when the form is shown again.
    pub fn key(&self) -> &str {
        self.value("key")
    }

    /// What tells this form from every other that was sent: the key, and where it went. A key that two forms share (a
    /// script's, a copied page's) is not the same sending.
    pub fn sending(&self) -> String {
        match self.key() {
            "" => String::new(),
            key => format!("{key}{}", &sha256(self.path.as_bytes())[..16]),
        }
    }

    fn parse(body: &[u8]) -> Result<Self, Fault> {
        let fields: Vec<(String, String)> =
            serde_html_form::from_bytes(body).map_err(|_| Fault::bad_request("fault-unreadable-form"))?;
        // What is not UTF-8 was replaced by this mark; nobody types it.
        if fields.iter().any(|(name, value)| name.contains('\u{fffd}') || value.contains('\u{fffd}')) {
            return Err(Fault::bad_request("fault-broken-characters"));
        }
        Ok(Self { fields, ..Self::default() })
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Fault;

    async fn from_request(request: Request, _: &S) -> Result<Self, Fault> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        if !kind.trim_start().to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
            return Err(Fault::wrong_type());
        }
        let path = request.uri().path().to_owned();
        Ok(Self { path, ..Self::parse(&bounded(request.into_body()).await?)? })
    }
}

/// The body, when it is no larger than a form may be.
async fn bounded(mut body: Body) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::with_capacity(body.size_hint().lower().min(MOST_BYTES as u64) as usize);
    let mut drained = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Fault::bad_request("fault-unreadable-form"))?;
        let Ok(data) = frame.into_data() else { continue };
        if drained > 0 || bytes.len() + data.len() > MOST_BYTES {
            drained += bytes.len() + data.len();
            bytes.clear();
            if drained > MOST_DRAINED {
                break;
            }
        } else {
            bytes.extend_from_slice(&data);
        }
    }
    if drained > 0 { Err(Fault::too_large()) } else { Ok(bytes) }
}

/// 128 bits that nobody has had before.
fn fresh_key() -> String {
    format!("{:032x}", rand::random::<u128>())
}

/// The bounds of a text, a number or an amount.
pub type Bounds<T> = RangeInclusive<T>;
