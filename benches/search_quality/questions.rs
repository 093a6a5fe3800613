//! Questions made of the names of occupations, the way people type them.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Exact,
    Inflected,
    Typo,
    Prefix,
    Synonym,
    Compound,
    Folded,
    Place,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::Inflected,
        Self::Typo,
        Self::Prefix,
        Self::Synonym,
        Self::Compound,
        Self::Folded,
        Self::Place,
    ];
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", format!("{self:?}").to_lowercase())
    }
}

/// Endings of names and what they become: definite, plural, definite plural.
const INFLECTIONS: [(&str, [&str; 3]); 10] = [
    ("man", ["mannen", "män", "männen"]),
    ("are", ["aren", "are", "arna"]),
    ("ör", ["ören", "örer", "örerna"]),
    ("ist", ["isten", "ister", "isterna"]),
    ("er", ["ern", "er", "erna"]),
    ("ka", ["kan", "kor", "korna"]),
    ("a", ["an", "or", "orna"]),
    ("de", ["det", "den", "dena"]),
    ("e", ["en", "ar", "arna"]),
    ("", ["en", "er", "erna"]),
];

/// The first word's other form (it is what is done); every fourth time the genitive of it.
pub fn inflected(name: &str, turn: usize) -> Option<String> {
    let lower = name.to_lowercase();
    let end = lower.find(|c: char| !c.is_alphabetic()).unwrap_or(lower.len());
    let (word, rest) = lower.split_at(end);
    let (ending, forms) = INFLECTIONS.iter().find(|(ending, _)| word.ends_with(ending))?;
    let stem = word.strip_suffix(ending)?;
    if stem.chars().count() < 3 {
        return None;
    }
    Some(match turn % 4 {
        3 => format!("{stem}{}s{rest}", forms[0]),
        form => format!("{stem}{}{rest}", forms[form]),
    })
}

pub fn typo(name: &str, turn: usize) -> Option<String> {
    let mut letters: Vec<char> = name.to_lowercase().chars().collect();
    let longest = name.split(|c: char| !c.is_alphabetic()).max_by_key(|word| word.chars().count())?;
    let length = longest.chars().count();
    if length < 5 {
        return None;
    }
    let begin = name.to_lowercase()[..name.find(longest)?].chars().count();
    let at = begin + 1 + (turn * 7) % (length - 2);
    match turn % 4 {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, at + 1),
        _ => letters[at] = if letters[at] == 'e' { 'r' } else { 'e' },
    }
    let typed: String = letters.into_iter().collect();
    (typed != name.to_lowercase()).then_some(typed)
}

/// The first two thirds, at least four letters.
pub fn prefix(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let length = lower.chars().count();
    let typed: String = lower.chars().take((length * 2 / 3).max(4)).collect();
    (length > 5 && typed.ends_with(char::is_alphabetic)).then_some(typed)
}

/// Ends of compounds, at which people who are unsure write two words.
const ENDS: [&str; 24] = [
    "arbetare",
    "assistent",
    "biträde",
    "byggare",
    "chef",
    "förare",
    "försäljare",
    "handläggare",
    "ingenjör",
    "ledare",
    "lärare",
    "läkare",
    "mekaniker",
    "montör",
    "mästare",
    "operatör",
    "reparatör",
    "skötare",
    "snickare",
    "städare",
    "säljare",
    "tekniker",
    "vårdare",
    "vakt",
];

pub fn compound(name: &str, turn: usize) -> Option<String> {
    let lower = name.to_lowercase();
    let end = ENDS.iter().find(|end| lower.ends_with(*end))?;
    let first = lower.strip_suffix(end)?;
    let alone = first.chars().count() >= 3 && first.chars().all(char::is_alphabetic);
    alone.then(|| format!("{first}{}{end}", [" ", "-"][turn % 2]))
}

pub fn folded(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let typed: String = lower
        .chars()
        .map(|c| match c {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            other => other,
        })
        .collect();
    (typed != lower).then_some(typed)
}
