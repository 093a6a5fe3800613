//! A page that asks one short thing about somebody: a few fields and one button. For steps that a coach takes many times
//! a day (start a placement, note an answer), which all look the same. Longer forms have a template of their own.

use std::fmt::Display;

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::refusal::message;
use super::texts::Texts;
use super::visit::Act;
use crate::model::Refusal;

/// What is asked.
pub struct Question {
    pub title: String,
    pub lead: String,
    pub action: String,
    /// Where the person comes from, and goes if they think better of it.
    pub back: (String, String),
    /// The id of the button's text.
    pub button: &'static str,
    pub fields: Vec<Field>,
    /// Other ways out of the same situation: address and words.
    pub instead: Vec<(String, String)>,
}

pub struct Field {
    pub name: &'static str,
    /// The id of its label.
    pub label: &'static str,
    /// Already in the user's language; empty when there is nothing to say.
    pub hint: String,
    pub optional: bool,
    pub kind: Kind,
}

pub enum Kind {
    Day,
    Line,
    Words,
    /// A select list; the blank option comes first.
    One(Vec<Choice>),
    Radios(Vec<Choice>),
    Checks(Vec<Choice>),
    /// A yes.
    Flag,
    /// What the page knows and nobody is asked: the version that was read. It has no label.
    Hidden,
}

impl Field {
    pub fn new(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Self { name, label, hint: String::new(), optional: false, kind }
    }

    pub fn day(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Kind::Day)
    }

    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    pub fn hint(self, hint: impl Display) -> Self {
        Self { hint: hint.to_string(), ..self }
    }
}

#[derive(Template)]
#[template(path = "question.html")]
struct Asking {
    t: Texts,
    frame: Frame,
    form: Form,
    question: Question,
}

impl Asking {
    fn label(&self, field: &str) -> String {
        let asked = self.question.fields.iter().find(|asked| asked.name == field);
        asked.map(|asked| self.t.say(asked.label).to_string()).unwrap_or_default()
    }
}

impl Question {
    pub fn ask(self, t: Texts, frame: Frame, form: Form) -> Response {
        Page(Asking { t, frame, form, question: self }).into_response()
    }

    /// The same with what is wrong: 422.
    pub fn again(self, act: Act, form: Form) -> Response {
        Page(Asking { t: act.t, frame: act.frame, form, question: self }).again()
    }

    /// The same with a rule's no that stands at its field already: 409.
    pub fn conflict(self, act: Act, form: Form) -> Response {
        Page(Asking { t: act.t, frame: act.frame, form, question: self }).conflict()
    }

    /// The same with the rule that says no, at the first day asked for: 409. Without a field there is nothing to mend.
    pub fn refused(self, act: Act, form: Form, refusal: &Refusal) -> Result<Response, Fault> {
        let day = self.fields.iter().find(|field| matches!(field.kind, Kind::Day));
        let Some(field) = day.or(self.fields.first()) else { return Err(Fault::refused(message(refusal))) };
        let name = field.name;
        Ok(self.refused_at(act, form, name, refusal))
    }

    /// The same at the field that the refusal is about: 409.
    pub fn refused_at(self, act: Act, mut form: Form, field: &str, refusal: &Refusal) -> Response {
        form.fault(field, message(refusal));
        self.conflict(act, form)
    }
}
