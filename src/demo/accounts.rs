//! The accounts of those who sign in: invited and accepted as in real life, all with the same password, hashed once.

use std::collections::BTreeMap;

use super::dice::{Dice, For};
use super::{names, numbers};
use crate::db::Write;
use crate::model::access::{Membership, Who};
use crate::model::email::Email;
use crate::model::invitation::Invitation;
use crate::model::undertaking::Undertaking;
use crate::model::user::User;
use crate::model::user_administration::{Invitee, invite};
use crate::model::{Error, Result};

pub struct Accounts<'a> {
    dice: Dice,
    password_hash: &'a str,
    taken: BTreeMap<String, usize>,
    count: usize,
}

impl<'a> Accounts<'a> {
    pub fn new(seed: u64, password_hash: &'a str) -> Self {
        Self { dice: Dice::new(seed, For::Parties, 0), password_hash, taken: BTreeMap::new(), count: 0 }
    }

    /// One of those whose address is printed when the demo starts.
    pub async fn main(
        &mut self,
        db: &mut Write,
        email: &str,
        name: &str,
        membership: Membership,
    ) -> Result<Who> {
        self.open(db, email, name, membership).await
    }

    /// Anybody else at work in the county.
    pub async fn colleague(&mut self, db: &mut Write, membership: Membership) -> Result<Who> {
        let named = names::colleague(&mut self.dice);
        let name = format!("{} {}", named.given, named.family);
        let plain = address(&name);
        let turn = self.taken.entry(plain.clone()).or_insert(0);
        *turn += 1;
        let email = match turn {
            1 => format!("{plain}@example.se"),
            _ => format!("{plain}{turn}@example.se"),
        };
        self.open(db, &email, &name, membership).await
    }

    async fn open(&mut self, db: &mut Write, email: &str, name: &str, membership: Membership) -> Result<Who> {
        let email: Email = email.parse().map_err(|_| Error::NotFound)?;
        let invitee = Invitee { email, name: name.to_owned(), membership };
        let (id, token) = invite(db, None, invitee).await?;
        Invitation::accept(db, &token, name, self.password_hash).await?;
        let user = User::load(db, id).await?;
        let who = user.who(db).await?;
        let phone = numbers::phone(self.count);
        self.count += 1;
        User::change_own(db, &who, user.version, name, Some(&phone)).await?;
        if who.owes_undertaking() {
            Undertaking::give(db, &who, "sv").await?;
            return User::load(db, id).await?.who(db).await;
        }
        Ok(who)
    }
}

/// `Åsa Öberg` is `asa.oberg`.
fn address(name: &str) -> String {
    let plain = |c: char| match c {
        'å' | 'ä' | 'á' => 'a',
        'ö' | 'ó' => 'o',
        'é' => 'e',
        'í' | 'ı' => 'i',
        'ü' | 'ú' => 'u',
        'ş' | 'ś' => 's',
        'ç' => 'c',
        'ğ' => 'g',
        'ń' => 'n',
        ' ' => '.',
        other => other,
    };
    name.to_lowercase()
        .chars()
        .map(plain)
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_plain_letters_only() {
        assert_eq!(address("Åsa Öberg"), "asa.oberg");
        assert_eq!(address("Katarzyna Wiśniewska"), "katarzyna.wisniewska");
        assert_eq!(address("Omar Al-Masri"), "omar.al-masri");
    }
}
