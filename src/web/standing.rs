//! Consents that stand already, said on the forms that ask for one: to whom, since when, of what, and that one of them may be
//! used instead of asking the person again.

use super::choice::Choice;
use super::consents;
use super::form::Form;
use super::question::{Field, Kind};
use super::texts::Texts;
use crate::model::Refusal;
use crate::model::codes::ConsentCategory;
use crate::model::consent::{Consent, ConsentId, Given, Scope};

/// The field's name, and its value when nothing that stands is used.
pub const FIELD: &str = "standing";
const NEW: &str = "new";

/// What lets a receiver be told: a consent that stands, or a new one.
pub enum Basis {
    Standing(ConsentId),
    New(Given, Scope),
}

impl Basis {
    pub fn read(form: &mut Form) -> Option<Self> {
        match chosen(form)? {
            Some(id) => Some(Self::Standing(id)),
            None => {
                let (given, scope) = (consents::given(form), consents::scope(form));
                given.zip(scope).map(|(given, scope)| Self::New(given, scope))
            }
        }
    }

    /// A new one was not asked for.
    pub fn rests(&self) -> bool {
        matches!(self, Self::Standing(_))
    }
}

/// The field at which a rule's no to the consent is mended; none when the rule is about something else. `rests`: one that
/// stands was chosen; `any`: the form has any to choose, else a new one is written down.
pub fn mended_at(refusal: &Refusal, rests: bool, any: bool) -> Option<&'static str> {
    match refusal {
        Refusal::ConsentToAnother | Refusal::ParticipantHasNoConsent if rests => {
            Some(if any { FIELD } else { "consent_form" })
        }
        Refusal::ConsentDates => Some("valid_to"),
        Refusal::ConsentAfterSending => Some("consent_on"),
        Refusal::ConsentOfNothing => Some("categories"),
        _ => None,
    }
}

/// "Till Arbetsförmedlingen, givet 2 mars 2026, gäller till 31 dec. 2026. Omfattar allt."
pub fn words(t: &Texts, consent: &Consent) -> String {
    let (told, lacks): (Vec<ConsentCategory>, Vec<ConsentCategory>) =
        ConsentCategory::ALL.iter().copied().partition(|kind| consent.categories.0.contains(kind));
    let named =
        |kinds: &[ConsentCategory]| kinds.iter().map(|kind| t.code(kind)).collect::<Vec<_>>().join(", ");
    let of_what = match lacks.is_empty() {
        true => t.say("consent-standing-all").to_string(),
        false => t
            .say("consent-standing-some")
            .with("kinds", named(&told))
            .with("lacks", named(&lacks))
            .to_string(),
    };
    let to_whom = t
        .say("consent-standing-one")
        .with("receiver", &consent.receiver_name)
        .with("day", t.date(consent.given_on))
        .with("to", t.date(consent.valid_to))
        .with("purpose", sentence(&consent.purpose))
        .to_string();
    format!("{to_whom} {of_what}")
}

/// With a full stop: it stands between others.
fn sentence(purpose: &str) -> String {
    format!("{}.", purpose.trim_end_matches('.'))
}

/// Each of them to choose, and a new one; none when nothing stands.
pub fn choices(t: &Texts, standing: &[Consent]) -> Vec<Choice> {
    if standing.is_empty() {
        return vec![];
    }
    let uses = standing.iter().map(|consent| Choice::new(consent.id, words(t, consent)));
    uses.chain([Choice::new(NEW, t.say("consent-standing-new"))]).collect()
}

/// The same as a field of a question.
pub fn field(t: &Texts, standing: &[Consent]) -> Option<Field> {
    if standing.is_empty() {
        return None;
    }
    let field = Field::new(FIELD, "consent-standing", Kind::Radios(choices(t, standing)));
    Some(field.hint(t.say("consent-standing-hint")))
}

/// What is chosen from the start: the one of these that covers most, else a new one.
pub fn usual<'a>(standing: impl Iterator<Item = &'a Consent>) -> String {
    let widest = standing.max_by_key(|consent| (consent.categories.0.len(), consent.valid_to));
    widest.map_or_else(|| NEW.to_owned(), |consent| consent.id.to_string())
}

/// The one chosen; none when a new consent is written down, or nothing stood.
fn chosen(form: &mut Form) -> Option<Option<ConsentId>> {
    let is_new = matches!(form.value(FIELD), "" | NEW);
    if is_new { Some(None) } else { form.id::<ConsentId>(FIELD).map(Some) }
}
