//! The table `handovers`. The state follows from the dates: released, else met, else the answer, else sent. One that nobody
//! answered in time is told as declined for the reason `expired`. Revoked ones and drafts are left out of an export.

use chrono::NaiveDate;

use super::cells::{Cells, maybe, shown};
use super::expected::Expected;
use super::projects::not_before;
use super::rows::Row;
use super::values::{code, date, reference, text};
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::HandoverAnswer;
use crate::model::handover::ReceiverKind;

/// The reason of what nobody answered in time.
const EXPIRED: &str = "expired";
/// Letters, as in the form.
const MOST_OF_A_UNIT: usize = 120;

#[derive(Clone, Debug)]
pub(super) struct Handover {
    pub participant: String,
    pub giver: String,
    pub receiver: String,
    pub sent_on: NaiveDate,
    pub answered_on: Option<NaiveDate>,
    pub answer: Option<HandoverAnswer>,
    pub met_on: Option<NaiveDate>,
    pub released_on: Option<NaiveDate>,
    pub reason: String,
    /// In columns of ours. None when the file has none of them: it says nothing of these, and changes none.
    pub towards: Option<Towards>,
}

/// What it is towards, beyond the organisation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Towards {
    pub kind: Option<ReceiverKind>,
    pub unit: String,
    /// The project, of the receiver's.
    pub project: Option<String>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Stored {
    pub id: i64,
    pub participant: String,
    pub giver: String,
    pub receiver: String,
    pub state: String,
    pub sent_on: NaiveDate,
    pub answered_on: Option<NaiveDate>,
    pub met_on: Option<NaiveDate>,
    pub released_on: Option<NaiveDate>,
    pub reason: String,
    pub towards: Option<ReceiverKind>,
    pub receiver_unit: String,
    pub receiver_project: Option<String>,
}

/// Whether any that an export tells is towards more than an organisation.
pub(super) async fn has_more(db: &mut Read) -> Result<bool> {
    let sql = "SELECT COUNT(*) FROM handovers WHERE state NOT IN ('revoked', 'drafted', 'consented')
        AND (towards IS NOT NULL OR receiver_unit <> '' OR receiver_project_id IS NOT NULL)";
    let count: i64 = db.query(sql).value().await?;
    Ok(count > 0)
}

pub(super) const SELECT: &str =
    "SELECT h.id, e.ref AS participant, g.ref AS giver, r.ref AS receiver, h.state, h.sent_on, h.answered_on,
    h.met_on, h.released_on, h.reason, h.towards, h.receiver_unit, rp.ref AS receiver_project FROM handovers h JOIN enrolments e ON e.id = h.enrolment_id
    JOIN organisations g ON g.id = h.giver_id JOIN organisations r ON r.id = h.receiver_id
    LEFT JOIN projects rp ON rp.id = h.receiver_project_id";

impl From<Stored> for Handover {
    fn from(stored: Stored) -> Self {
        Self {
            answer: match stored.state.as_str() {
                "accepted" | "met" | "released" => Some(HandoverAnswer::Accepted),
                "declined" | "expired" => Some(HandoverAnswer::Declined),
                _ => None,
            },
            participant: stored.participant,
            giver: stored.giver,
            receiver: stored.receiver,
            sent_on: stored.sent_on,
            answered_on: stored.answered_on,
            met_on: stored.met_on,
            released_on: stored.released_on,
            reason: if stored.state == "expired" { EXPIRED.to_owned() } else { stored.reason },
            towards: Some(Towards {
                kind: stored.towards,
                unit: stored.receiver_unit,
                project: stored.receiver_project,
            }),
        }
    }
}

impl PartialEq for Handover {
    fn eq(&self, other: &Self) -> bool {
        let same_towards = match (&self.towards, &other.towards) {
            (Some(one), Some(another)) => one == another,
            _ => true,
        };
        same_towards && self.told() == other.told()
    }
}

impl Handover {
    /// What every file tells.
    fn told(&self) -> ([&str; 4], [Option<NaiveDate>; 4], Option<HandoverAnswer>) {
        let words = [&*self.participant, &*self.giver, &*self.receiver, &*self.reason];
        let days = [Some(self.sent_on), self.answered_on, self.met_on, self.released_on];
        (words, days, self.answer)
    }

    pub fn read(row: &mut Row<'_>, today: NaiveDate) -> Option<Self> {
        let participant = row.read("participant", reference);
        let giver = row.read("giver", reference);
        let receiver = row.read("receiver", reference);
        let sent_on = row.read("sent_on", date);
        let answered_on = row.maybe("answered_on", date);
        let answer = row.maybe("answer", code);
        let met_on = row.maybe("met_on", date);
        let released_on = row.maybe("released_on", date);
        let reason = row.maybe("reason", text(1000));
        let kind = row.maybe("towards", code);
        let unit = row.maybe("unit", text(MOST_OF_A_UNIT));
        let project = row.maybe("receiver_project", reference);
        let is_told = ["towards", "unit", "receiver_project"].into_iter().any(|column| row.has(column));
        let towards = Towards { kind: kind?, unit: unit?.unwrap_or_default(), project: project? };
        let handover = Self {
            participant: participant?,
            giver: giver?,
            receiver: receiver?,
            sent_on: sent_on?,
            answered_on: answered_on?,
            answer: answer?,
            met_on: met_on?,
            released_on: released_on?,
            reason: reason?.unwrap_or_default(),
            towards: is_told.then_some(towards),
        };
        handover.is_possible(row, today).then_some(handover)
    }

    fn is_possible(&self, row: &mut Row<'_>, today: NaiveDate) -> bool {
        let mut possible = not_before(row, "answered_on", self.answered_on, "sent_on", Some(self.sent_on));
        possible &= not_before(row, "met_on", self.met_on, "answered_on", self.answered_on);
        possible &= not_before(row, "released_on", self.released_on, "met_on", self.met_on);
        let mut refuse = |column, expected| {
            row.wrong(column, expected);
            possible = false;
        };
        match (self.answered_on, self.answer) {
            (Some(_), None) => refuse("answer", Expected::With { column: "answered_on" }),
            (None, Some(_)) => refuse("answered_on", Expected::With { column: "answer" }),
            _ => {}
        }
        let days = [
            ("sent_on", Some(self.sent_on)),
            ("answered_on", self.answered_on),
            ("met_on", self.met_on),
            ("released_on", self.released_on),
        ];
        for (column, _) in days.iter().filter(|(_, day)| day.is_some_and(|day| day > today)) {
            refuse(column, Expected::NotInTheFuture);
        }
        let accepted = self.answer == Some(HandoverAnswer::Accepted);
        if self.met_on.is_some() && !accepted {
            refuse("met_on", Expected::AfterAccepted);
        }
        if self.released_on.is_some() && self.met_on.is_none() {
            refuse("met_on", Expected::With { column: "released_on" });
        }
        let project = self.towards.as_ref().and_then(|towards| towards.project.as_ref());
        if self.giver == self.receiver && project.is_none() {
            refuse("receiver", Expected::NotItself);
        }
        possible
    }

    /// The value of the state column.
    pub fn state(&self) -> &'static str {
        match (self.released_on, self.met_on, self.answer) {
            (Some(_), _, _) => "released",
            (None, Some(_), _) => "met",
            (None, None, Some(HandoverAnswer::Accepted)) => "accepted",
            (None, None, Some(HandoverAnswer::Declined)) if self.reason == EXPIRED => "expired",
            (None, None, Some(HandoverAnswer::Declined)) => "declined",
            (None, None, None) => "sent",
        }
    }
}

impl Cells for Handover {
    fn cells(&self) -> Vec<String> {
        vec![
            self.participant.clone(),
            self.giver.clone(),
            self.receiver.clone(),
            shown(self.sent_on),
            maybe(self.answered_on),
            maybe(self.answer),
            maybe(self.met_on),
            maybe(self.released_on),
            self.reason.clone(),
            maybe(self.towards.as_ref().and_then(|towards| towards.kind)),
            self.towards.as_ref().map(|towards| towards.unit.clone()).unwrap_or_default(),
            maybe(self.towards.as_ref().and_then(|towards| towards.project.clone())),
        ]
    }
}
