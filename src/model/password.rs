//! Passwords: which ones may be chosen, and how they are kept (Argon2id). Hashing takes about 30 ms of a core and
//! 19 MiB: never while a transaction is open. How many run at once is the caller's care (`web::hashing`).
//!
//! The rules are those of NIST SP 800-63B-4: long, no composition rules, not a common one, not one's own name.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use icu_normalizer::ComposingNormalizerBorrowed;

use super::Refusal;

/// Characters, at least.
pub const LEAST: usize = 15;
/// Characters, at most: longer ones only cost time.
pub const MOST: usize = 200;
/// What must be left of a password when everything that is easy to guess is taken away: characters, …
const LEAST_OF_ITS_OWN: usize = 8;
/// … and how many of them must differ.
const LEAST_DIFFERENT: usize = 5;
/// A row of this many neighbours on the keyboard or in the alphabet is one that is easy to guess.
const ROW: usize = 4;

/// Words that are easy to guess, one a line; lines that start with `#` are remarks.
const COMMON: &str = include_str!("common_passwords.txt");
const ROWS: [&str; 7] = [
    "1234567890",
    "0123456789",
    "qwertyuiopå",
    "asdfghjklöä",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyzåäö",
    "1qaz2wsx3edc4rfv",
];

/// A password that may be chosen.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// Checks what somebody chose. `own` is what others know of them: name, e-mail address, organisation.
    pub fn chosen(written: &str, own: &[&str]) -> Result<Self, Refusal> {
        let length = written.chars().count();
        if length > MOST {
            return Err(Refusal::PasswordTooLong { most: MOST as i64 });
        }
        let normal = normal(written);
        // The lesser of the two: one sign that normalises to many is still one sign to press.
        if length.min(normal.chars().count()) < LEAST {
            return Err(Refusal::PasswordTooShort { least: LEAST as i64 });
        }
        if is_easy_to_guess(&normal, own) {
            return Err(Refusal::PasswordCommon);
        }
        Ok(Self(normal))
    }

    /// The text to keep (PHC string with its own salt). Slow on purpose.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

// By hand, so that no log ever holds one.
impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Whether this is the password that `kept` was made of. Without one it takes the same time and says no, so that nobody
/// learns who has an account.
pub fn verify(written: &str, kept: Option<&str>) -> bool {
    static NOBODYS: LazyLock<String> = LazyLock::new(|| hash("nobody has this password"));
    // Not hashed at all: nobody could have chosen it, and its length says nothing about the account.
    if written.chars().count() > MOST {
        return false;
    }
    let right = PasswordHash::new(kept.unwrap_or(&NOBODYS))
        .is_ok_and(|parsed| Argon2::default().verify_password(normal(written).as_bytes(), &parsed).is_ok());
    right && kept.is_some()
}

/// The text to keep of a short code, which opens nothing without the link it belongs to. Slow on purpose.
pub fn hash_code(code: &str) -> String {
    hash(&normal(code))
}

/// Argon2id with 19 MiB, two passes, one lane (OWASP's least, argon2's defaults).
fn hash(normal: &str) -> String {
    let hash: PasswordHash =
        Argon2::default().hash_password(normal.as_bytes()).expect("the system gives random bytes for a salt");
    hash.to_string()
}

/// The same letters give the same text, whatever keyboard they were written on.
fn normal(written: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(written).into_owned()
}

fn is_easy_to_guess(normal: &str, own: &[&str]) -> bool {
    let mut left = letters(normal);
    let own: Vec<String> = own.iter().flat_map(|text| parts(text)).collect();
    let common = COMMON.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut known: Vec<String> = common.map(str::to_owned).chain(rows()).chain(own).collect();
    // Longest first, so that "lösenordet" does not leave "et" behind.
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in known {
        // A mark in its place: what stood around it must not become a word of its own.
        left = left.replace(&word, " ");
    }
    let mut left: Vec<char> = left.chars().filter(|c| *c != ' ').collect();
    let count = left.len();
    left.sort_unstable();
    left.dedup();
    count < LEAST_OF_ITS_OWN || left.len() < LEAST_DIFFERENT
}

/// Every stretch of neighbours, forwards and backwards.
fn rows() -> impl Iterator<Item = String> {
    ROWS.into_iter().flat_map(|row| {
        let there: Vec<char> = row.chars().collect();
        let back: Vec<char> = row.chars().rev().collect();
        let stretches = |row: Vec<char>| {
            row.windows(ROW).map(|stretch| stretch.iter().collect()).collect::<Vec<String>>()
        };
        stretches(there).into_iter().chain(stretches(back))
    })
}

/// The words of a name or an address that are long enough to be recognised.
fn parts(text: &str) -> Vec<String> {
    let lower = normal(text).to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3);
    words.map(str::to_owned).collect()
}

/// Without what people put between and after words.
fn letters(normal: &str) -> String {
    normal.to_lowercase().chars().filter(|c| !c.is_whitespace() && !"-_.,:;!?'\"".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: [&str; 2] = ["Åsa Lindqvist", "asa.lindqvist@roslagen.example"];

    fn chosen(written: &str) -> Result<Password, Refusal> {
        Password::chosen(written, &OWN)
    }

    #[test]
    fn fifteen_characters_are_enough_and_fourteen_are_not() {
        assert!(chosen("grön cykel hund").is_ok());
        assert_eq!(chosen("grön cykelhund").unwrap_err(), Refusal::PasswordTooShort { least: 15 });
        // Letters with their rings apart are the same letters.
        assert!(chosen("gro\u{308}n cykelhund").is_err());
        // One sign that normalises to eighteen letters is one sign.
        assert!(chosen("\u{fdfa}").is_err());
    }

    #[test]
    fn two_hundred_characters_are_the_most() {
        let long = |length: usize| "grön cykel hund ".chars().cycle().take(length).collect::<String>();
        assert!(chosen(&long(200)).is_ok());
        assert_eq!(chosen(&long(201)).unwrap_err(), Refusal::PasswordTooLong { most: 200 });
        assert!(!verify(&long(1_000_000), None));
    }

    #[test]
    fn no_composition_is_asked_for() {
        for good in [
            "korthuset vid sjön",
            "ninepurplecowsatethehay",
            "         t r ä d gubbe     ",
            "Ω≈ç√∫˜µ≤≥÷åß∂ƒ©˙∆",
        ] {
            assert!(chosen(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn what_everybody_would_guess_is_refused() {
        for bad in [
            "aaaaaaaaaaaaaaa",
            "123456789012345",
            "12345678901234567890!",
            "qwertyuiopasdfghjkl",
            "Qwertyuiop12345",
            "passwordpassword",
            "Password1234567!",
            "lösenordlösenord",
            "hejhejhejhejhej",
            "abcabcabcabcabc",
            "abcdefghijklmnopq",
            "sommar2026sommar2026",
            "correct horse battery staple",
            "ihaveaverygoodpassword",
            "bryggabryggabrygga",
            "Brygga2026Brygga!",
            "lindqvistlindqvist",
            "Åsa Lindqvist 1975",
            "roslagenroslagen1",
            "letmeinletmein123",
        ] {
            assert_eq!(chosen(bad).unwrap_err(), Refusal::PasswordCommon, "{bad}");
        }
    }

    #[test]
    fn a_name_in_a_longer_sentence_does_no_harm() {
        assert!(chosen("lindqvist köpte en mandolin").is_ok());
        // Somebody with a very short name may still use those letters.
        assert!(Password::chosen("bondens gård i soluppgång", &["Bo Ek"]).is_ok());
    }

    #[test]
    fn a_password_is_known_again_however_its_letters_were_put_together() {
        let kept = chosen("grön cykel hund").unwrap().hash();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify("gro\u{308}n cykel hund", Some(&kept)));
        assert!(!verify("gron cykel hund", Some(&kept)));
        assert!(!verify("nobody has this password", None));
        assert!(!verify("grön cykel hund", Some("not a hash")));
        assert_ne!(kept, chosen("grön cykel hund").unwrap().hash());
    }

    #[test]
    fn printing_a_password_prints_nothing_of_it() {
        assert_eq!(format!("{:?}", chosen("grön cykel hund").unwrap()), "Password(…)");
    }
}
