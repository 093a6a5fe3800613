//! Reads a taxonomy of occupations: a CSV file with the columns ssyk, group, field and occupation, a row an occupation.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::expected::Expected;
use super::fault::Faults;
use super::rows::{Row, TableFile};
use super::tables::{Kind, Shape, may, must};
use super::values::{line, ssyk};
use crate::model::ssyk::{Field, Ssyk};
use crate::model::taxonomy::Group;

const SHAPE: Shape = Shape {
    columns: &[
        must("ssyk", Kind::Text),
        must("group", Kind::Text),
        must("field", Kind::Text),
        may("occupation", Kind::Text),
    ],
    key: &[],
};

/// What Arbetsförmedlingen calls the fields, besides our own codes; in its older and newer editions.
const NAMES: [(&str, Field); 29] = [
    ("Administration, ekonomi, juridik", Field::Administration),
    ("Bygg och anläggning", Field::Construction),
    ("Chefer och verksamhetsledare", Field::Management),
    ("Data/IT", Field::It),
    ("Försäljning, inköp, marknadsföring", Field::Sales),
    ("Hantverk", Field::Crafts),
    ("Hantverksyrken", Field::Crafts),
    ("Hotell, restaurang, storhushåll", Field::Hospitality),
    ("Hälso- och sjukvård", Field::HealthCare),
    ("Industriell tillverkning", Field::Manufacturing),
    ("Installation, drift, underhåll", Field::Maintenance),
    ("Kropps- och skönhetsvård", Field::BodyAndBeauty),
    ("Kultur, media, design", Field::CultureAndMedia),
    ("Militärt arbete", Field::Military),
    ("Militära yrken", Field::Military),
    ("Naturbruk", Field::Nature),
    ("Naturvetenskapligt arbete", Field::Science),
    ("Naturvetenskap", Field::Science),
    ("Pedagogiskt arbete", Field::Education),
    ("Pedagogik", Field::Education),
    ("Sanering och renhållning", Field::Cleaning),
    ("Socialt arbete", Field::SocialWork),
    ("Yrken med social inriktning", Field::SocialWork),
    ("Säkerhetsarbete", Field::Security),
    ("Säkerhet och bevakning", Field::Security),
    ("Tekniskt arbete", Field::Engineering),
    ("Yrken med teknisk inriktning", Field::Engineering),
    ("Transport", Field::Transport),
    ("Transport, distribution, lager", Field::Transport),
];

/// The groups of a file, in the order of their codes; faults when it cannot be taken in. `file` is its name.
pub fn read_occupations(file: &str, input: impl Read) -> (Vec<Group>, Faults) {
    let mut faults = Faults::default();
    let mut groups: BTreeMap<Ssyk, (u32, Group)> = BTreeMap::new();
    let mut strange = BTreeSet::new();
    if let Some(rows) = TableFile::open(SHAPE, file, input, &mut faults) {
        rows.each(&mut faults, |row| read(row, &mut groups, &mut strange));
    }
    if groups.is_empty() && faults.is_empty() {
        faults.add(file, None, None, "", Expected::Something);
    }
    (groups.into_values().map(|(_, group)| group).collect(), faults)
}

/// `strange`: names of fields that nobody knows, each told once.
fn read(row: &mut Row<'_>, groups: &mut BTreeMap<Ssyk, (u32, Group)>, strange: &mut BTreeSet<String>) {
    let ssyk = row.read("ssyk", ssyk);
    let name = row.read("group", line(200));
    let named = row.read("field", line(200));
    let occupation = row.maybe("occupation", line(200));
    let (Some(ssyk), Some(name), Some(named), Some(occupation)) = (ssyk, name, named, occupation) else {
        return;
    };
    // A field by a name of their own is no reason to be without its occupations.
    let field = field(&named).unwrap_or_else(|| {
        if strange.insert(named) {
            row.odd("field", Expected::KnownField { names: NAMES.iter().map(|(name, _)| *name).collect() });
        }
        ssyk.field()
    });
    let new = || (row.line(), Group { ssyk, name: name.clone(), field, occupations: Vec::new() });
    let (first, group) = groups.entry(ssyk).or_insert_with(new);
    let first = *first;
    if group.name != name {
        row.wrong("group", Expected::SameGroupAs { line: first });
    } else if group.field != field {
        row.wrong("field", Expected::SameGroupAs { line: first });
    } else {
        // The same word twice is one word.
        group.occupations.extend(occupation.filter(|name| !group.occupations.contains(name)));
    }
}

fn field(text: &str) -> Option<Field> {
    let named = NAMES.iter().find(|(name, _)| name.to_lowercase() == text.to_lowercase());
    text.parse().ok().or(named.map(|(_, field)| *field))
}
