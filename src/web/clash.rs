//! Two people changed the same thing: what stands there now beside what was just written, field by field, so that the
//! second can choose. The form keeps what was written and carries the new version: saving again is then on purpose.

use super::form::Form;
use super::texts::Texts;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub label: String,
    pub theirs: String,
    pub yours: String,
}

/// The fields that differ. The label of `starts_on` is the text `<labels>-starts-on`; `said` makes a value readable.
pub fn clashes(
    t: &Texts,
    labels: &str,
    fields: &[&str],
    theirs: &Form,
    yours: &Form,
    said: impl Fn(&str, &str) -> String,
) -> Vec<Clash> {
    let shown = |form: &Form, field: &str| {
        let values = form.values(field).filter(|value| !value.is_empty()).map(|value| said(field, value));
        values.collect::<Vec<_>>().join(", ")
    };
    let differing = fields.iter().filter_map(|field| {
        let (theirs, yours) = (shown(theirs, field), shown(yours, field));
        // A browser sends line breaks in its own way.
        let same = theirs.replace("\r\n", "\n").trim() == yours.replace("\r\n", "\n").trim();
        let label = t.find(&format!("{labels}-{}", field.replace('_', "-"))).unwrap_or(field);
        (!same).then(|| Clash { label: label.to_owned(), theirs, yours })
    });
    differing.collect()
}
