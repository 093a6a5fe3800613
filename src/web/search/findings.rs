//! What speaks for a slot and against it, in plain words. The rules are `model::matching`.

use crate::model::matching::{Finding, Verdict};
use crate::model::ssyk::Ssyk;
use crate::web::frame::Tone;
use crate::web::slots::why_unbookable;
use crate::web::texts::Texts;

/// A finding as the page shows it.
#[derive(Clone, Debug)]
pub struct Reason {
    pub tone: Tone,
    pub text: String,
    /// What would mend it: of what rules a slot out or can be arranged.
    pub mend: Option<String>,
}

/// What speaks against first: it decides. Then what is unknown, then what speaks for. `name`: the person's.
pub fn reasons(t: &Texts, findings: &[Finding], name: &str) -> Vec<Reason> {
    let mut sorted: Vec<&Finding> = findings.iter().filter(|finding| !finding.is_common()).collect();
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
            _ => {
                let (text, mend) = (say(t, finding, name), mend(t, finding, name));
                reasons.push(Reason { tone: tone(finding), text, mend });
            }
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

pub fn say(t: &Texts, finding: &Finding, name: &str) -> String {
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
        Finding::NothingNeeded => t.say("finding-nothing-needed").with("name", name),
        Finding::NothingRequired => t.say("finding-nothing-required"),
        Finding::LanguageUnknown => t.say("finding-language-unknown"),
        Finding::GoodRecord { well, ended } => {
            t.say("finding-good-record").with("well", well).with("ended", ended)
        }
        Finding::PoorRecord { well, ended } => {
            t.say("finding-poor-record").with("well", well).with("ended", ended)
        }
        Finding::RecordUnknown => t.say("finding-record-unknown"),
        Finding::NewKind => t.say("finding-new-kind").with("name", name),
        Finding::SameKind => t.say("finding-same-kind").with("name", name),
        Finding::HasEnded => t.say("finding-has-ended").with("name", name),
        Finding::EnrolmentPaused { until } => {
            t.say("finding-enrolment-paused").with("name", name).with("until", *until)
        }
        Finding::OtherProject => t.say("finding-other-project"),
        Finding::ProjectEnds { on } => t.say("finding-project-ends").with("on", *on),
        Finding::OutsideArea { municipality } => {
            t.say("finding-outside-area").with("place", municipality.name())
        }
        Finding::NotBookable { why } => {
            t.say("finding-not-bookable").with("why", why_unbookable(t, *why).to_lowercase())
        }
        Finding::OutsidePeriod { from, to } => {
            t.say("finding-outside-period").with("from", *from).with("to", *to)
        }
        Finding::Over { on } => t.say("finding-over").with("on", *on),
        Finding::NoSeat { seats } => t.say("finding-no-seat").with("seats", seats),
        Finding::SupervisorsTaken { people } => t.say("finding-supervisors-taken").with("people", people),
        Finding::Shut { on } => t.say("finding-shut").with("on", *on),
        Finding::TooFewThere { there, least } => {
            t.say("finding-too-few-there").with("there", there).with("least", least)
        }
        Finding::RoomForMore { there, best } => {
            t.say("finding-room-for-more").with("there", there).with("best", best)
        }
        Finding::ManyThere { there, best } => {
            t.say("finding-many-there").with("there", there).with("best", best)
        }
        Finding::ContractSpent => t.say("finding-contract-spent"),
        Finding::AlreadyThere => t.say("finding-already-there").with("name", name),
        Finding::NotForMunicipality { home } => {
            t.say("finding-not-for-municipality").with("home", home.name())
        }
        Finding::TooYoung { age, least } => {
            t.say("finding-too-young").with("name", name).with("age", age).with("least", least)
        }
        Finding::TooOld { age, most } => {
            t.say("finding-too-old").with("name", name).with("age", age).with("most", most)
        }
        Finding::NotForTrack { track } => {
            t.say("finding-not-for-track").with("track", t.code(track).to_lowercase())
        }
        Finding::Paused { reason, until } => {
            t.say("finding-paused").with("reason", t.code(reason).to_lowercase()).with("until", *until)
        }
        Finding::NotThisProvider { reason, on } => {
            t.say("finding-not-this-provider").with("reason", t.code(reason).to_lowercase()).with("on", *on)
        }
        Finding::Reassess { reason, on } => {
            t.say("finding-reassess").with("reason", t.code(reason).to_lowercase()).with("on", *on)
        }
    }
    .to_string()
}

/// What would mend it, of what rules a slot out or can be arranged.
pub fn mend(t: &Texts, finding: &Finding, name: &str) -> Option<String> {
    let said = match finding {
        Finding::HoursTooMany { least, .. } => t.say("mend-hours-too-many").with("least", least),
        Finding::HoursTaken { .. } => t.say("mend-hours-taken"),
        Finding::TooFar { km, .. } => t.say("mend-too-far").with("km", km),
        Finding::NotOffered { .. } => t.say("mend-not-offered"),
        Finding::RequirementMissing { .. } => t.say("mend-requirement-missing"),
        Finding::HasEnded => t.say("mend-has-ended"),
        Finding::EnrolmentPaused { until } => {
            t.say("mend-enrolment-paused").with("name", name).with("until", *until)
        }
        Finding::OtherProject => t.say("mend-other-project"),
        Finding::ProjectEnds { on } => t.say("mend-project-ends").with("on", *on),
        Finding::OutsideArea { .. } => t.say("mend-outside-area"),
        Finding::NotBookable { .. } => t.say("mend-not-bookable"),
        Finding::OutsidePeriod { from, to } => {
            t.say("mend-outside-period").with("from", *from).with("to", *to)
        }
        Finding::Over { .. } => t.say("mend-over"),
        Finding::NoSeat { .. } => t.say("mend-no-seat"),
        Finding::SupervisorsTaken { .. } => t.say("mend-supervisors-taken"),
        Finding::Shut { on } => t.say("mend-shut").with("on", *on),
        Finding::TooFewThere { least, .. } => t.say("mend-too-few-there").with("least", least),
        Finding::ManyThere { .. } => t.say("mend-many-there"),
        Finding::ContractSpent => t.say("mend-contract-spent"),
        Finding::AlreadyThere => t.say("mend-already-there"),
        Finding::NotForMunicipality { .. }
        | Finding::TooYoung { .. }
        | Finding::TooOld { .. }
        | Finding::NotForTrack { .. } => t.say("mend-not-for"),
        Finding::Paused { until, .. } => t.say("mend-paused").with("until", *until),
        Finding::NotThisProvider { .. } => t.say("mend-not-this-provider").with("name", name),
        Finding::Reassess { .. } => t.say("mend-reassess").with("name", name),
        _ => return None,
    };
    Some(said.to_string())
}

/// The group's name; its code when nobody has told what it is called.
fn occupation(ssyk: Ssyk) -> String {
    ssyk.group().map_or_else(|| ssyk.to_string(), |group| group.name.to_owned())
}
