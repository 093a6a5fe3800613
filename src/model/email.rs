//! An e-mail address: the key of a person who signs in. Valid by construction as far as can be told without sending
//! anything, and always in lower case.

use std::fmt;
use std::str::FromStr;

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email(String);

/// The longest address that mail can carry (RFC 5321, 4.5.3.1.3).
const MOST: usize = 254;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address: expected name@example.se")]
pub struct NotAnEmail;

impl Email {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = NotAnEmail;

    fn from_str(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.trim().to_lowercase();
        let (name, domain) = text.split_once('@').ok_or(NotAnEmail)?;
        let plain = text.len() <= MOST
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"".contains(c));
        let labels = domain.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
        let dotted = domain.contains('.');
        if plain
            && labels
            && dotted
            && !name.is_empty()
            && !name.starts_with('.')
            && !name.ends_with('.')
            && !name.contains("..")
        {
            Ok(Self(text))
        } else {
            Err(NotAnEmail)
        }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_write_it() {
        for (written, kept) in [
            (" Asa.Lindqvist@Roslagen.example ", "asa.lindqvist@roslagen.example"),
            ("åsa@växjö.se", "åsa@växjö.se"),
            ("a+b@c.d.se", "a+b@c.d.se"),
        ] {
            assert_eq!(written.parse::<Email>().unwrap().as_str(), kept);
        }
    }

    #[test]
    fn what_no_mail_would_reach_is_refused() {
        let long = format!("{}@b.se", "a".repeat(260));
        for wrong in [
            "",
            "asa",
            "@b.se",
            "a@",
            "a@b",
            "a@b..se",
            "a@b.",
            "a b@c.se",
            "a@b@c.se",
            "a@b.se\nc",
            "<a@b.se>",
            ".a@b.se",
            "a..b@c.se",
            "a@-b.se",
            &long,
        ] {
            assert!(wrong.parse::<Email>().is_err(), "{wrong:?}");
        }
    }
}
