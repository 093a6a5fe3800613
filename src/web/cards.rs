//! How a card is shown to a provider: what the person is called, and what is told with them.

use super::frame::Tone;
use super::texts::Texts;
use crate::model::card::Called;
use crate::model::disclosure::DisclosureFact;
use crate::model::placement::State;

impl Texts {
    /// "Linnea", or "Deltagare 17" for a protected identity.
    pub fn called(&self, called: &Called) -> String {
        match called {
            Called::ByName(name) => name.clone(),
            Called::Alias(number) => self.say("card-alias").with("number", number.to_string()).to_string(),
        }
    }

    /// Facts of a card one after the other, as its reader calls them: a code's text is the coach's.
    pub fn facts(&self, facts: &[DisclosureFact]) -> String {
        let words = facts.iter().map(|fact| match fact {
            DisclosureFact::FirstName => self.say("card-fact-name").to_string(),
            DisclosureFact::Adaptations => self.say("card-fact-adaptations").to_string(),
            DisclosureFact::Message => self.say("card-fact-message").to_string(),
            DisclosureFact::Languages => self.say("card-fact-languages").to_string(),
            DisclosureFact::Requirements => self.say("card-fact-requirements").to_string(),
            DisclosureFact::About => self.say("card-fact-about").to_string(),
        });
        words.collect::<Vec<_>>().join(", ")
    }

    /// "Pågår", "Pausad" …
    pub fn placement_state(&self, state: &State) -> String {
        self.say(&format!("placement-state-{}", state.code())).to_string()
    }
}

/// A number as a telephone dials it.
pub fn dialled(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// How a placement's state looks.
pub const fn tone(state: &State) -> Tone {
    match state {
        State::Proposed { .. } => Tone::Warn,
        State::Accepted { .. } => Tone::Info,
        State::Started { .. } => Tone::Good,
        State::Paused { .. } => Tone::Warn,
        _ => Tone::Calm,
    }
}
