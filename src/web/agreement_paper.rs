//! The agreement about a placement as a paper: parties, period, hours, tasks, adaptations, who supervises, whom to call, insurance,
//! and a line for each of the three. The person is called as on the provider's card; the own name is written by hand.

use chrono::{DateTime, Utc};

use super::texts::Texts;
use crate::model::agreement::Particulars;
use crate::paper::{Paper, Signature};

pub fn paper(t: &Texts, about: &Particulars, now: DateTime<Utc>) -> Paper {
    let (placement, gate) = (&about.placement, &about.placement.gate);
    let mut paper = Paper::new(t.lang(), t.say("agreement-title").to_string(), now);
    let footer =
        t.say("agreement-footer").with("reference", &placement.reference).with("number", about.number);
    paper.footer(footer.to_string());
    paper.paragraph(t.say("agreement-lead").to_string());

    let said = |id: &'static str| t.say(id).to_string();
    let coach = match (&about.coach_name, &about.coach_phone) {
        (Some(name), Some(phone)) => format!("{name}, {phone}"),
        (Some(name), None) => name.clone(),
        _ => said("card-no-coach"),
    };
    paper.heading(said("agreement-parties")).facts([
        (said("agreement-participant"), t.called(&about.called)),
        (said("agreement-provider"), placement.provider_name.clone()),
        (said("agreement-project"), format!("{}, {}", about.project_name, about.association_name)),
        (said("agreement-coach"), coach),
    ]);
    paper.heading(said("agreement-what")).facts([
        (said("board-slot"), placement.slot_title.clone()),
        (said("agreement-track"), t.code(placement.track).to_owned()),
        (said("slot-period"), t.period(placement.starts_on, placement.planned_end_on)),
        (said("card-hours-label"), t.say("card-hours").with("hours", placement.hours_per_week).to_string()),
        (said("agreement-tasks"), about.tasks.clone()),
    ]);
    paper.heading(said("card-adaptations"));
    if placement.adaptations.is_empty() {
        paper.paragraph(said("gate-no-adaptations"));
    } else {
        paper.items(placement.adaptations.iter().map(|adaptation| t.code(*adaptation)));
    }
    let day = |on: Option<chrono::NaiveDate>| on.map(|on| t.date(on)).unwrap_or_default();
    paper.heading(said("agreement-environment")).facts([
        (said("gate-supervisor"), gate.supervisor.clone()),
        (said("gate-stand-in"), gate.stand_in.clone()),
        (said("gate-introduction-on"), day(gate.introduction_on)),
        (said("agreement-risk"), format!("{}, {}", day(gate.risk_assessed_on), gate.risk_assessed_by)),
        (said("gate-insurance"), gate.insurance.map(|code| t.code(code).to_owned()).unwrap_or_default()),
        (said("agreement-emergency"), format!("{}, {}", gate.emergency_contact, gate.emergency_phone)),
    ]);
    paper.heading(said("agreement-signatures"));
    paper.paragraph(said("agreement-voluntary"));
    paper.signatures(
        ["agreement-sign-participant", "agreement-sign-coach", "agreement-sign-provider"]
            .map(|id| Signature { stated: String::new(), whose: said(id) }),
    );
    paper
}
