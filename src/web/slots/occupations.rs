//! The occupation in the form of a slot: what is suggested, how a group is written, how what was written is read.

use crate::model::ssyk::{Ssyk, groups};
use crate::web::form::Form;
use crate::web::message::Message;

/// What the list behind the field suggests: every word for an occupation, with its group's code.
pub fn occupations() -> Vec<String> {
    let of_group = groups().iter().flat_map(|group| {
        let words = group.occupations.iter().map(|word| capital(word));
        std::iter::once(group.name.to_owned()).chain(words).map(|word| format!("{word} ({})", group.ssyk))
    });
    let mut all: Vec<String> = of_group.collect();
    all.sort_by(|a, b| crate::db::compare_swedish(a, b));
    all.dedup();
    all
}

/// "Städare (9111)".
pub fn occupation(ssyk: &Ssyk) -> String {
    ssyk.group().map_or_else(|| ssyk.to_string(), |group| format!("{} ({ssyk})", group.name))
}

/// A code, a suggestion that ends with its code, or one of the words alone.
pub fn read_occupation(form: &mut Form) -> Option<Ssyk> {
    let written = form.text("occupation", 1..=120)?;
    let plain = written.trim_end_matches(')');
    let code = plain.get(plain.len().saturating_sub(4)..).and_then(|code| code.parse::<Ssyk>().ok());
    let word = written.to_lowercase();
    let named = || {
        let is_called = |group: &&crate::model::ssyk::Group| {
            group.name.to_lowercase() == word
                || group.occupations.iter().any(|name| name.to_lowercase() == word)
        };
        groups().iter().find(is_called).map(|group| group.ssyk)
    };
    let found = code.filter(|code| code.group().is_some()).or_else(named);
    if found.is_none() {
        form.fault("occupation", Message::new("slot-occupation-unknown"));
    }
    found
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
