//! What a select list, radio buttons or check boxes offer: a value that is sent and a label that is read.

use super::texts::Texts;
use crate::model::codes::Code;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    pub fn new(value: impl ToString, label: impl ToString) -> Self {
        Self { value: value.to_string(), label: label.to_string() }
    }
}

impl Texts {
    /// Every code of a list, in its order: `t.choices::<ExitTo>()`.
    pub fn choices<C: Code>(&self) -> Vec<Choice> {
        self.choices_of(C::ALL)
    }

    /// Some codes of a list.
    pub fn choices_of<C: Code>(&self, codes: &[C]) -> Vec<Choice> {
        codes.iter().map(|code| Choice::new(Code::code(code), self.code(code))).collect()
    }
}
