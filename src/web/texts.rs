//! What people read: Swedish and English texts from `locales/`, and the codes' names.
//!
//! `t.say("slots-title")` is a value to show; arguments are added with `.with("days", 3)`. It is escaped like any other
//! value. A text without arguments is resolved once, at the first use of its language. Not for dates, numbers and
//! money: those are in [`super::formats`], as more methods of [`Texts`].

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use serde::{Deserialize, Serialize};

use crate::model::codes::Coded;

/// The languages of every page. Swedish is what a visitor gets who asks for neither.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    #[default]
    Swedish,
    English,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::Swedish, Language::English];

    /// The code in `lang="…"`, in the cookie and as the name of the folder below `locales/`.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Swedish => "sv",
            Language::English => "en",
        }
    }

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::Swedish => "Svenska",
            Language::English => "English",
        }
    }

    pub fn of_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The first language of an `Accept-Language` header that we have.
    pub fn accepted(header: &str) -> Option<Language> {
        header.split(',').find_map(|range| Language::of_code(range.trim().get(..2)?))
    }

    fn book(self) -> &'static Book {
        static SWEDISH: LazyLock<Book> = LazyLock::new(|| {
            Book::bind(Language::Swedish, include_str!(concat!(env!("OUT_DIR"), "/sv.ftl")))
        });
        static ENGLISH: LazyLock<Book> = LazyLock::new(|| {
            Book::bind(Language::English, include_str!(concat!(env!("OUT_DIR"), "/en.ftl")))
        });
        match self {
            Language::Swedish => &SWEDISH,
            Language::English => &ENGLISH,
        }
    }
}

/// The texts of one language: `t` everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Texts {
    pub language: Language,
}

impl Texts {
    pub const fn of(language: Language) -> Self {
        Self { language }
    }

    /// The text with this id, to be shown or given arguments.
    pub fn say<'a>(&self, id: &'a str) -> Said<'a> {
        Said { texts: *self, id, arguments: None }
    }

    /// The text with this id when there is one: for ids that are put together, such as a field's label.
    pub fn find(&self, id: &str) -> Option<&'static str> {
        self.language.book().plain.get(id).map(String::as_str)
    }

    /// What people call a code: `t.code(Role::Coach)` is "coach" in Swedish.
    pub fn code(&self, code: impl Coded) -> &'static str {
        let (list, code) = code.list_and_code();
        self.find(&format!("{list}-{code}")).unwrap_or(code)
    }

    /// The language that the switch in the header leads to.
    pub fn other(&self) -> Language {
        match self.language {
            Language::Swedish => Language::English,
            Language::English => Language::Swedish,
        }
    }

    /// The value for `lang="…"`.
    pub fn lang(&self) -> &'static str {
        self.language.code()
    }
}

/// A text on its way to the page: shows itself, with its arguments, in its language.
pub struct Said<'a> {
    texts: Texts,
    id: &'a str,
    arguments: Option<FluentArgs<'a>>,
}

impl<'a> Said<'a> {
    /// Gives the text one of its arguments: a text, or a whole number (written with the language's groups and usable
    /// for plural forms). Format dates and money first: `.with("on", t.date(on))`.
    pub fn with(mut self, name: &'a str, value: impl Argument) -> Self {
        let arguments = self.arguments.get_or_insert_with(FluentArgs::new);
        match value.value() {
            Value::Number(number) => arguments.set(name, number),
            Value::Text(text) => arguments.set(name, text),
            Value::Date(date) => arguments.set(name, self.texts.date(date)),
            Value::Money(ore) => arguments.set(name, self.texts.money(ore)),
            Value::Thousandths(number) => {
                arguments.set(name, self.texts.decimal((number + 50).div_euclid(100)))
            }
            Value::Exactly(thousandths) => arguments.set(name, self.texts.place_months_exactly(thousandths)),
            Value::Named(id) => arguments.set(name, self.texts.find(&id).map_or(id.clone(), str::to_owned)),
            Value::Listed(ids) => {
                let words = ids.iter().map(|id| self.texts.find(id).unwrap_or(id));
                arguments.set(name, words.collect::<Vec<_>>().join(", "));
            }
        }
        self
    }

    /// False: a text is never empty. So that a macro can tell a given text from its default `""`.
    pub fn is_empty(&self) -> bool {
        false
    }
}

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let book = self.texts.language.book();
        if self.arguments.is_none()
            && let Some(text) = book.plain.get(self.id)
        {
            return f.write_str(text);
        }
        match book.bundle.get_message(self.id).and_then(|message| message.value()) {
            Some(pattern) => book.bundle.write_pattern(f, pattern, self.arguments.as_ref(), &mut Vec::new()),
            // tests/it/texts.rs keeps this from happening for ids that stand in the source.
            None => {
                tracing::error!(id = self.id, "there is no such text");
                f.write_str(self.id)
            }
        }
    }
}

impl fmt::Debug for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}

/// An argument of a text. (Fluent's own type cannot be shared between threads, and so not be kept with a request.)
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    Number(i64),
    Text(String),
    /// Written as the language writes dates.
    Date(chrono::NaiveDate),
    /// Öre.
    Money(i64),
    /// Shown with one decimal: place-months.
    Thousandths(i64),
    /// Shown with three decimals: place-months where every thousandth counts.
    Exactly(i64),
    /// The id of another text.
    Named(String),
    /// The ids of other texts, said one after the other.
    Listed(Vec<String>),
}

/// What a text can take as an argument.
pub trait Argument {
    fn value(&self) -> Value;
}

macro_rules! numbers {
    ($($type:ty),+) => {$(
        impl Argument for $type {
            fn value(&self) -> Value { Value::Number(i64::from(*self)) }
        }
    )+};
}
numbers!(i64, i32, u32, u16);

/// A date is written as the language of the page writes dates.
impl Argument for chrono::NaiveDate {
    fn value(&self) -> Value {
        Value::Date(*self)
    }
}

/// Counts of things in memory always fit.
impl Argument for usize {
    fn value(&self) -> Value {
        Value::Number(*self as i64)
    }
}

macro_rules! shown {
    ($($type:ty),+) => {$(
        impl Argument for $type {
            fn value(&self) -> Value { Value::Text(self.to_string()) }
        }
    )+};
}
shown!(str, String, std::borrow::Cow<'_, str>, Said<'_>);

impl Argument for Value {
    fn value(&self) -> Value {
        self.clone()
    }
}

/// A template passes what it has, at any depth of references.
impl<X: Argument + ?Sized> Argument for &X {
    fn value(&self) -> Value {
        (**self).value()
    }
}

/// One language, read and resolved.
struct Book {
    bundle: FluentBundle<FluentResource>,
    /// The texts that take no argument.
    plain: HashMap<String, String>,
}

impl Book {
    fn bind(language: Language, source: &str) -> Book {
        let resource = FluentResource::try_new(source.to_owned())
            .unwrap_or_else(|(_, faults)| panic!("locales/{} has faults: {faults:?}", language.code()));
        let ids: Vec<String> = resource
            .entries()
            .filter_map(|entry| match entry {
                ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            })
            .collect();

        let mut bundle =
            FluentBundle::new_concurrent(vec![language.code().parse().expect("sv and en are languages")]);
        // The marks for mixed writing directions would be seen as boxes, copied and searched for; both languages go one way.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Swedish => |value, _| whole_number(Texts::of(Language::Swedish), value),
            Language::English => |value, _| whole_number(Texts::of(Language::English), value),
        }));
        if let Err(faults) = bundle.add_resource(resource) {
            panic!("locales/{} has a text twice: {faults:?}", language.code());
        }

        let mut plain = HashMap::new();
        for id in ids {
            let Some(pattern) = bundle.get_message(&id).and_then(|message| message.value()) else { continue };
            let mut faults = Vec::new();
            let text = bundle.format_pattern(pattern, None, &mut faults).into_owned();
            // A text that wants an argument cannot be resolved now.
            if faults.is_empty() {
                plain.insert(id, text);
            }
        }
        Book { bundle, plain }
    }
}

fn whole_number(t: Texts, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(t.number(number.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_gets_the_first_language_we_have() {
        assert_eq!(Language::accepted("en-GB,en;q=0.9,sv;q=0.8"), Some(Language::English));
        assert_eq!(Language::accepted("fi, sv-FI;q=0.7"), Some(Language::Swedish));
        assert_eq!(Language::accepted("*"), None);
        assert_eq!(Language::accepted("å"), None);
    }

    #[test]
    fn arguments_are_grouped_and_choose_the_plural() {
        let t = Texts::of(Language::Swedish);
        assert_eq!(t.say("form-too-long").with("most", 1900).to_string(), "Skriv högst 1\u{a0}900 tecken.");
        let t = Texts::of(Language::English);
        assert_eq!(t.say("form-too-long").with("most", 1).to_string(), "Write at most 1 character.");
    }
}
