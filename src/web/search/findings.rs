//! What speaks for a slot and against it, in plain words. The rules are `model::matching`.

use crate::model::matching::{Finding, Verdict};
use crate::model::ssyk::Ssyk;
use crate::web::frame::Tone;
use crate::web::texts::Texts;

/// A finding as the page shows it.
#[derive(Clone, Debug)]
pub struct Reason {
    pub tone: Tone,
    pub text: String,
}

/// What speaks against first: it decides. Then what is unknown, then what speaks for. `name`: the person's.
pub fn reasons(t: &Texts, findings: &[Finding], name: &str) -> Vec<Reason> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| match finding.verdict() {
        Verdict::Against => (0, !finding.is_hard()),
        Verdict::Unknown => (1, false),
        Verdict::For => (2, false),
    });
    let mut reasons: Vec<Reason> = Vec::with_capacity(sorted.len());
    let mut last: Option<&Finding> = None;
    for finding in sorted {
        // Of adaptations one after the other the first begins the sentence: "There is: quiet room, seated work".
        match (last, finding) {
            (Some(Finding::Offered { .. }), Finding::Offered { adaptation })
            | (Some(Finding::NotOffered { .. }), Finding::NotOffered { adaptation }) => {
                if let Some(reason) = reasons.last_mut() {
                    reason.text = format!("{}, {}", reason.text, t.code(adaptation).to_lowercase());
                }
            }
            _ => reasons.push(Reason { tone: tone(finding), text: say(t, finding, name) }),
        }
        last = Some(finding);
    }
    reasons
}

const fn tone(finding: &Finding) -> Tone {
    match finding.verdict() {
        Verdict::For => Tone::Good,
        Verdict::Unknown => Tone::Calm,
        Verdict::Against if finding.is_hard() => Tone::Bad,
        Verdict::Against => Tone::Warn,
    }
}

fn say(t: &Texts, finding: &Finding, name: &str) -> String {
    match finding {
        Finding::HoursFit { from, to } => t.say("finding-hours-fit").with("from", from).with("to", to),
        Finding::HoursTooMany { least, can } => {
            t.say("finding-hours-too-many").with("least", least).with("name", name).with("can", can)
        }
        Finding::HoursTooFew { most, wants } => {
            t.say("finding-hours-too-few").with("most", most).with("name", name).with("wants", wants)
        }
        Finding::HoursUnknown { least, most } => {
            t.say("finding-hours-unknown").with("least", least).with("most", most).with("name", name)
        }
        Finding::HoursTaken { left, needs } => {
            t.say("finding-hours-taken").with("left", left).with("needs", needs)
        }
        Finding::Near { km, home } => t.say("finding-near").with("km", km).with("home", home.name()),
        Finding::TooFar { km, home, limit } => t
            .say("finding-too-far")
            .with("km", km)
            .with("home", home.name())
            .with("name", name)
            .with("limit", limit),
        Finding::TravelUnknown { km, home } => {
            t.say("finding-travel-unknown").with("km", km).with("home", home.name()).with("name", name)
        }
        Finding::Offered { adaptation } => {
            t.say("finding-offered").with("what", t.code(adaptation).to_lowercase())
        }
        Finding::NotOffered { adaptation } => {
            t.say("finding-not-offered").with("name", name).with("what", t.code(adaptation).to_lowercase())
        }
        Finding::Wished { wish } => {
            t.say("finding-wished").with("name", name).with("wish", occupation(*wish))
        }
        Finding::NearWish { wish } => {
            t.say("finding-near-wish").with("name", name).with("wish", occupation(*wish))
        }
        Finding::NotWished => t.say("finding-not-wished").with("name", name),
        Finding::WishesUnknown => t.say("finding-wishes-unknown").with("name", name),
        Finding::LanguageShared { language } => {
            t.say("finding-language-shared").with("language", t.code(language))
        }
        Finding::NoLanguageShared => t.say("finding-no-language-shared").with("name", name),
        Finding::RequirementMet { requirement } => {
            t.say("finding-requirement-met").with("what", t.code(requirement))
        }
        Finding::RequirementMissing { requirement } => {
            t.say("finding-requirement-missing").with("what", t.code(requirement)).with("name", name)
        }
    }
    .to_string()
}

/// The group's name; its code when it is not among those that ship with the program.
fn occupation(ssyk: Ssyk) -> String {
    ssyk.group().map_or_else(|| ssyk.to_string(), |group| group.name.to_owned())
}
