//! The main contract is followed up twice: what was met then and now, one deviation that the provider has answered and that is overdue,
//! and one that was put right.

use chrono::NaiveDate;

use super::days::plus;
use super::world::{Party, Project};
use crate::db::Write;
use crate::model::Result;
use crate::model::contract::Contract;
use crate::model::follow_up::{
    Action, CheckResult, Deviation, FollowUp, NewCheck, NewRequirement, Requirement,
};

/// Words, source, how; then what the two checks found.
const REQUIREMENTS: [([&str; 3], [CheckResult; 2]); 3] = [
    (
        [
            "En namngiven handledare finns på plats varje dag.",
            "Avtalet punkt 4.2",
            "Vid platsbesök, varje halvår",
        ],
        [CheckResult::Partly, CheckResult::Met],
    ),
    (
        ["Närvaron förs senast dagen efter.", "Avtalet punkt 5.1", "I närvaron, varje kvartal"],
        [CheckResult::Met, CheckResult::NotMet],
    ),
    (
        ["Riskbedömning är gjord före första dagen.", "Avtalet punkt 6.3", "Genom stickprov, varje halvår"],
        [CheckResult::Met, CheckResult::Met],
    ),
];

pub async fn follow_up(
    db: &mut Write,
    project: &Project,
    provider: &Party,
    contract: &Contract,
) -> Result<()> {
    let manager = &project.manager;
    let today = db.today();
    let days = [plus(today, -150), plus(today, -20)];
    if days[0] < contract.starts_on {
        return Ok(());
    }
    for ([words, source, how], results) in REQUIREMENTS {
        let new = NewRequirement { words: words.to_owned(), source: source.to_owned(), how: how.to_owned() };
        let id = Requirement::add(db, manager, contract.id, new).await?;
        for (on, result) in days.into_iter().zip(results) {
            Requirement::check(db, manager, id, check(on, result, today)).await?;
        }
    }
    let open: Vec<Deviation> = FollowUp::find(db, manager, contract.id).await?.open().cloned().collect();
    for deviation in open {
        if deviation.result == CheckResult::Partly {
            let words = "Ersättaren är utsedd och presenterad för deltagarna.";
            Deviation::answer(db, &provider.who, deviation.id, words).await?;
            let ending = "Vi träffade ersättaren vid platsbesöket.";
            Deviation::close(db, manager, deviation.id, ending).await?;
        } else {
            let words = "Handledarna har fått en genomgång. Vi för in de dagar som saknas.";
            Deviation::answer(db, &provider.who, deviation.id, words).await?;
        }
    }
    Ok(())
}

/// The action is due at once: on the day that the demo shows it is overdue.
fn check(on: NaiveDate, result: CheckResult, today: NaiveDate) -> NewCheck {
    let (note, action) = match result {
        CheckResult::Met => ("Stämmer, utan anmärkning.", None),
        CheckResult::Partly => ("Handledaren saknar ersättare vid frånvaro.", Some("Utse en ersättare.")),
        CheckResult::NotMet => (
            "Närvaron för tre dagar saknades vid kontrollen.",
            Some("För in närvaron och se till att den förs varje dag."),
        ),
    };
    let action = action.map(|words| Action { words: words.to_owned(), due_on: today });
    NewCheck { on, result, note: note.to_owned(), action }
}
