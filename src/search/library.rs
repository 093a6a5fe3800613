//! Makes documents out of rows; knows what occupations are called, and of what compounds are made.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use sqlx::types::Json;

use super::document::{Document, Place};
use super::lexicon::Lexicon;
use super::words::split;
use crate::db::{Read, numbered};
use crate::model::Result;
use crate::model::codes::{Adaptation, Code, OrganisationKind, Requirement};
use crate::model::municipality::Municipality;
use crate::model::slot::SlotId;
use crate::model::ssyk::{self, Field, Ssyk};

pub struct Library {
    /// By SSYK group: what the occupations are called, and the field.
    occupations: HashMap<Ssyk, [String; 2]>,
    lexicon: Lexicon,
    /// Titles and descriptions repeat words, and a whole group shares its names: the parts of a text that is known.
    known: Mutex<HashMap<String, String>>,
}

/// The one opened last.
static LAST: Mutex<Option<Arc<Library>>> = Mutex::new(None);

/// Texts remembered before it starts again.
const MOST_KNOWN: usize = 5_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: SlotId,
    title: String,
    description: String,
    ssyk: Ssyk,
    municipality: Municipality,
    provider: String,
    provider_kind: OrganisationKind,
    /// The workplace and its department.
    workplace: Option<String>,
    parent: Option<String>,
    adaptations: Json<Vec<Adaptation>>,
    requirements: Json<Vec<Requirement>>,
}

const COLUMNS: &str = "SELECT s.id, s.title, s.description, s.ssyk, s.municipality, o.name AS provider, o.kind AS provider_kind,
    w.name AS workplace, wp.name AS parent, s.adaptations, s.requirements FROM slots s JOIN organisations o ON o.id = s.provider_id
    LEFT JOIN workplaces w ON w.id = s.workplace_id LEFT JOIN workplaces wp ON wp.id = w.parent_id WHERE s.state = 'open'";

impl Library {
    /// Reads what occupations are called: the imported taxonomy, and what ships with the program. The words are learnt
    /// anew only when that has changed: this is opened for every change of a slot.
    pub async fn open(db: &mut Read) -> Result<Arc<Self>> {
        let rows: Vec<(Ssyk, String, Field, Option<String>)> = db
            .query(
                "SELECT g.ssyk, g.name, g.field, o.name FROM occupation_groups g LEFT JOIN occupations o ON o.ssyk = g.ssyk
                 ORDER BY g.ssyk, o.name",
            )
            .all()
            .await?;
        let mut imported: BTreeMap<Ssyk, (String, Field, Vec<String>)> = BTreeMap::new();
        for (ssyk, group, field, occupation) in &rows {
            let known = imported.entry(*ssyk).or_insert_with(|| (group.clone(), *field, Vec::new()));
            known.2.extend(occupation.clone());
        }
        let mut occupations: HashMap<Ssyk, [String; 2]> = HashMap::new();
        for (ssyk, group, field, occupation) in rows {
            let [called, _] = occupations.entry(ssyk).or_insert_with(|| [group, names(field)]);
            called.extend(occupation.iter().flat_map(|name| ["\n", name.as_str()]));
        }
        for group in ssyk::GROUPS.iter() {
            let called = || format!("{}\n{}", group.name, group.occupations.join("\n"));
            occupations.entry(group.ssyk).or_insert_with(|| [called(), names(group.field)]);
        }
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(library) = last.as_ref().filter(|library| library.occupations == occupations) {
            return Ok(Arc::clone(library));
        }
        // What slots may be searched by, they may be posted as.
        ssyk::learn(imported.into_iter().map(|(ssyk, (name, field, words))| (ssyk, name, field, words)));
        let lexicon = Lexicon::of(occupations.values().map(|[called, _]| called.as_str()));
        let library = Arc::new(Self { occupations, lexicon, known: Mutex::default() });
        *last = Some(Arc::clone(&library));
        Ok(library)
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
            let query = db.built(format!("{COLUMNS} AND s.id IN ({})", numbered(1, some.len())));
            documents
                .extend(query.bind_each(some).all::<Row>().await?.into_iter().map(|row| self.document(row)));
        }
        Ok(documents)
    }

    fn document(&self, row: Row) -> Document {
        let municipality = format!("{}\n{}", row.municipality.name(), row.municipality.code());
        let mut provider = format!("{}\n{}", row.provider, names(row.provider_kind));
        for place in [row.parent, row.workplace].into_iter().flatten() {
            provider.push('\n');
            provider.push_str(&place);
        }
        let adaptations = row.adaptations.iter().map(|one| names(*one));
        let offers: Vec<String> = adaptations.chain(row.requirements.iter().map(|one| names(*one))).collect();
        let [occupation, field] = self.occupations.get(&row.ssyk).cloned().unwrap_or_default();
        let beside: Vec<&str> = row.municipality.neighbours().map(Municipality::name).collect();
        let texts = [
            row.title,
            municipality,
            occupation,
            field,
            provider,
            offers.join("\n"),
            row.description,
            beside.join("\n"),
        ];
        let parts = std::array::from_fn(|at| match Place::ALL[at].is_name() {
            // Norrtälje is no kind of tälje.
            true => String::new(),
            false => self.parts(&texts[at]),
        });
        Document { slot: row.id, texts, parts }
    }

    fn parts(&self, text: &str) -> String {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(parts) = known.get(text) {
            return parts.clone();
        }
        let parts: BTreeSet<String> = split(text).flat_map(|word| self.lexicon.parts(&word)).collect();
        let parts = parts.into_iter().collect::<Vec<_>>().join(" ");
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(text.to_owned(), parts.clone());
        parts
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
}
