//! A text that is chosen before the language is known: a field's fault, a refusal, what a page says after a redirect.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::texts::{Argument, Said, Texts, Value};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    id: Cow<'static, str>,
    arguments: Vec<(Cow<'static, str>, Value)>,
}

impl Message {
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), arguments: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl Argument) -> Self {
        self.arguments.push((name.into(), value.value()));
        self
    }

    pub fn say(&self, t: &Texts) -> Said<'_> {
        self.arguments.iter().fold(t.say(&self.id), |said, (name, value)| said.with(name, value))
    }
}
