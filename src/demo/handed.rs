//! What receivers are told and do: the cards of handovers under way, and a link that one receiver has opened and asked a
//! question through.

use super::world::World;
use crate::db::Write;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::account::Browser;
use crate::model::caseload::Caseload;
use crate::model::email::Email;
use crate::model::handover::{Handover, State, Words};
use crate::model::handover_link::{Answer, HandoverLink, Key, Unlocking};

/// Whom a link goes to. The domain exists nowhere.
const RECEIVER: &str = "karin.holm@example.se";
const BROWSER: Browser<'static> = Browser { agent: "Firefox 128", address: "192.0.2.17" };
/// Links that receivers have opened.
const LINKS: usize = 1;

/// The cards of all handovers under way in the first project.
pub async fn told(db: &mut Write, world: &World) -> Result<()> {
    let Some(project) = world.projects.first() else { return Ok(()) };
    let (mut turn, mut links) = (0, LINKS);
    for coach in &project.coaches {
        for case in Caseload::of(db, &coach.who).await?.people {
            for handover in Handover::of_enrolment(db, case.id).await? {
                if !handover.state.is_before_meeting() {
                    continue;
                }
                let words = WORDS[turn % WORDS.len()];
                turn += 1;
                let card = Words {
                    own_words: words.0.to_owned(),
                    situation: words.1.to_owned(),
                    agreed_plan: words.2.to_owned(),
                    what_works: words.3.to_owned(),
                };
                card.write(db, &coach.who, handover.id, handover.version).await?;
                if links > 0 && handover.state == State::Sent {
                    links -= 1;
                    asked(db, &coach.who, &handover).await?;
                }
            }
        }
    }
    Ok(())
}

/// The receiver reads the card and asks; the link waits for the answer.
async fn asked(db: &mut Write, who: &Who, handover: &Handover) -> Result<()> {
    let Ok(email) = RECEIVER.parse::<Email>() else { return Ok(()) };
    let made = HandoverLink::make(db, who, handover.id, &email, "sv").await?;
    HandoverLink::open(db, &made.token, &BROWSER).await?;
    let key = Key { token: &made.token, email: RECEIVER.to_owned(), code: made.code };
    if let Unlocking::Open(unlocked) = HandoverLink::unlock(db, &key, &BROWSER).await? {
        unlocked.read(db, &BROWSER).await?;
        let words = "Vilka dagar passar bäst för ett första möte?".to_owned();
        unlocked.answer(db, Answer::Ask { words }, &BROWSER).await?;
    }
    Ok(())
}

/// In the person's own words, the situation, the plan, what works.
type Told = (&'static str, &'static str, &'static str, &'static str);

const WORDS: [Told; 3] = [
    (
        "Jag vill arbeta med händerna och slippa sitta still.",
        "Har arbetstränat och hållit sina tider. Söker nu nästa steg.",
        "Arbetsträning övergår i subventionerad anställning om arbetsgivaren vill.",
        "Tydliga uppgifter på morgonen, korta pass, samma handledare.",
    ),
    (
        "Jag vill ha någon att ringa när det blir fel.",
        "Klarar halvtid. Mer än så har gett bakslag.",
        "Halvtid i tre månader, sedan ny avstämning.",
        "Lugn plats, skriftliga instruktioner.",
    ),
    (
        "Jag vill bli klar med gymnasiet.",
        "Har provat två arbetsplatser och vet mer om vad som passar.",
        "Studieplan tillsammans med vägledaren, praktik en dag i veckan.",
        "Möten på förmiddagen och påminnelse dagen före.",
    ),
];
