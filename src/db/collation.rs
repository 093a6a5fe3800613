//! Swedish order (å ä ö last, case and accents only as tie-breakers): the collation `sv` of both databases.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

/// PostgreSQL has the same order from the same library, under another name.
pub(super) const IN_POSTGRES: &str = "CREATE COLLATION IF NOT EXISTS sv (provider = icu, locale = 'sv-SE')";

static SWEDISH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(icu_locale_core::locale!("sv").into(), CollatorOptions::default())
        .expect("Swedish is compiled in")
});

/// Compares two names as a Swedish reader would sort them.
pub fn compare(a: &str, b: &str) -> Ordering {
    SWEDISH.compare(a, b)
}
