//! What the engine knows of a slot: its words, by where they stand. Never anything about participants, nor what
//! filters need (that is on the shelf).

use std::collections::HashMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};
use sqlx::types::Json;

use crate::db::Read;
use crate::model::Result;
use crate::model::codes::{Adaptation, Code, OrganisationKind, Requirement};
use crate::model::municipality::Municipality;
use crate::model::slot::SlotId;
use crate::model::ssyk::{Field, Ssyk};

/// Where a word stands. Weights are in `search-index/places.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Title,
    Municipality,
    /// The SSYK group and what people call those who do the work.
    Occupation,
    /// The occupation field.
    Field,
    Provider,
    /// Adaptations and requirements by name, in both languages.
    Offers,
    Description,
}

impl Place {
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Municipality,
        Self::Occupation,
        Self::Field,
        Self::Provider,
        Self::Offers,
        Self::Description,
    ];

    /// A name of somebody or somewhere, rather than of what is done.
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Municipality | Self::Provider)
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Municipality => "municipality",
            Self::Occupation => "occupation",
            Self::Field => "field",
            Self::Provider => "provider",
            Self::Offers => "offers",
            Self::Description => "description",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub slot: SlotId,
    /// In the order of `Place::ALL`.
    pub texts: [String; Place::ALL.len()],
}

impl Document {
    /// A number that changes with any of its words.
    pub fn print(&self) -> u64 {
        print(&self.texts)
    }
}

/// The first 64 bits of the texts' SHA-256: the same on every machine and with every compiler.
pub fn print(texts: &[impl AsRef<str>]) -> u64 {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.as_ref().as_bytes());
        hash.update([0]);
    }
    let digest = hash.finalize();
    digest.iter().take(8).fold(0, |print, byte| (print << 8) | u64::from(*byte))
}

/// Makes documents out of rows; knows what occupations are called.
pub struct Library {
    /// By SSYK group: what the occupations are called, and the field.
    occupations: HashMap<Ssyk, [String; 2]>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: SlotId,
    title: String,
    description: String,
    ssyk: Ssyk,
    municipality: Municipality,
    provider: String,
    provider_kind: OrganisationKind,
    adaptations: Json<Vec<Adaptation>>,
    requirements: Json<Vec<Requirement>>,
}

const COLUMNS: &str = "SELECT s.id, s.title, s.description, s.ssyk, s.municipality, o.name AS provider, o.kind AS provider_kind,
    s.adaptations, s.requirements FROM slots s JOIN organisations o ON o.id = s.provider_id WHERE s.state = 'open'";

impl Library {
    /// Reads what occupations are called: the imported taxonomy, and what ships with the program.
    pub async fn open(db: &mut Read) -> Result<Self> {
        let rows: Vec<(Ssyk, String, Field, Option<String>)> = db
            .query(
                "SELECT g.ssyk, g.name, g.field, o.name FROM occupation_groups g LEFT JOIN occupations o ON o.ssyk = g.ssyk
                 ORDER BY g.ssyk, o.name",
            )
            .all()
            .await?;
        let mut occupations: HashMap<Ssyk, [String; 2]> = HashMap::new();
        for (ssyk, group, field, occupation) in rows {
            let [called, _] = occupations.entry(ssyk).or_insert_with(|| [group, names(field)]);
            called.extend(occupation.iter().flat_map(|name| ["\n", name.as_str()]));
        }
        for group in crate::model::ssyk::GROUPS.iter() {
            let called = || format!("{}\n{}", group.name, group.occupations.join("\n"));
            occupations.entry(group.ssyk).or_insert_with(|| [called(), names(group.field)]);
        }
        Ok(Self { occupations })
    }

    /// The documents of at most `most` open slots with a number above `after`, in the order of their numbers.
    pub async fn after(&self, db: &mut Read, after: SlotId, most: i64) -> Result<Vec<Document>> {
        let sql = format!("{COLUMNS} AND s.id > $1 ORDER BY s.id LIMIT $2");
        let rows: Vec<Row> = db.built(sql).bind(after).bind(most).all().await?;
        Ok(rows.into_iter().map(|row| self.document(row)).collect())
    }

    /// The documents of at most `most` open slots, the newest.
    pub async fn newest(&self, db: &mut Read, most: i64) -> Result<Vec<Document>> {
        let rows: Vec<Row> =
            db.built(format!("{COLUMNS} ORDER BY s.id DESC LIMIT $1")).bind(most).all().await?;
        Ok(rows.into_iter().map(|row| self.document(row)).collect())
    }

    /// The documents of those of these slots that are open.
    pub async fn of(&self, db: &mut Read, slots: &[SlotId]) -> Result<Vec<Document>> {
        let mut documents = Vec::with_capacity(slots.len());
        for some in slots.chunks(500) {
            let numbers: Vec<String> = (1..=some.len()).map(|n| format!("${n}")).collect();
            let mut query = db.built(format!("{COLUMNS} AND s.id IN ({})", numbers.join(", ")));
            for slot in some {
                query = query.bind(*slot);
            }
            documents.extend(query.all::<Row>().await?.into_iter().map(|row| self.document(row)));
        }
        Ok(documents)
    }

    fn document(&self, row: Row) -> Document {
        let municipality = format!("{}\n{}", row.municipality.name(), row.municipality.code());
        let provider = format!("{}\n{}", row.provider, names(row.provider_kind));
        let adaptations = row.adaptations.iter().map(|one| names(*one));
        let offers: Vec<String> = adaptations.chain(row.requirements.iter().map(|one| names(*one))).collect();
        let [occupation, field] = self.occupations.get(&row.ssyk).cloned().unwrap_or_default();
        Document {
            slot: row.id,
            texts: [row.title, municipality, occupation, field, provider, offers.join("\n"), row.description],
        }
    }
}

/// What a code is called, in both languages.
fn names(code: impl Code) -> String {
    static NAMES: LazyLock<HashMap<&str, [&str; 2]>> = LazyLock::new(|| {
        let read = |file: &'static str| file.lines().filter_map(|line| line.split_once(" = "));
        let english: HashMap<&str, &str> = read(include_str!("../../locales/en/codes.ftl")).collect();
        let swedish = read(include_str!("../../locales/sv/codes.ftl"));
        swedish.map(|(id, name)| (id, [name, english.get(id).copied().unwrap_or_default()])).collect()
    });
    NAMES.get(code.text_id().as_str()).map(|names| names.join("\n")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_by_their_names_in_both_languages() {
        assert_eq!(names(Adaptation::QuietRoom), "Lugnt rum\nQuiet room");
        for adaptation in Adaptation::ALL {
            assert!(names(*adaptation).len() > 5, "{adaptation}");
        }
    }

    #[test]
    fn a_print_changes_with_any_word_and_with_where_it_stands() {
        assert_ne!(print(&["a", "b"]), print(&["a", "c"]));
        assert_ne!(print(&["a", "b"]), print(&["ab", ""]));
        assert_eq!(print(&["a", "b"]), print(&["a".to_owned(), "b".to_owned()]));
    }
}
