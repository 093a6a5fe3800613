//! A pause of an enrolment: why, and the day on which it goes on by itself. Nothing is overdue meanwhile, promised contacts
//! move with it, and nobody is proposed for a new place; what is agreed already goes on (a placement has its own pause).
//! Pauses of placements stand in the same table, written by `placement`.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::access::Who;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::placement::PlacementId;
use super::{Refusal, Result};
use crate::db::{Read, Write, numbered};

/// Days that a pause may last: longer is a new decision, or an end.
pub const MOST_DAYS: u64 = 366;

crate::model::codes::codes! {
    /// Why an enrolment is paused (H11): each has whose it is, and what follows from it.
    pub enum PauseReason = "pause_reason" {
        Illness = "illness", Treatment = "treatment", Holiday = "holiday", Family = "family",
        WaitingDecision = "waiting_decision", WaitingProvider = "waiting_provider", Other = "other",
    }

    /// Whose reason it is.
    pub enum ReasonClass = "reason_class" { Participant = "participant", Agency = "agency", Provider = "provider" }

    /// What follows when the pause is over.
    pub enum Consequence = "reason_consequence" {
        /// Goes on where it was.
        GoesOn = "goes_on",
        /// What the person wishes and can is gone through anew.
        Reassess = "reassess",
        /// Whoever is waited for is reminded.
        Remind = "remind",
    }
}

impl PauseReason {
    pub const fn class(self) -> ReasonClass {
        match self {
            Self::WaitingDecision => ReasonClass::Agency,
            Self::WaitingProvider => ReasonClass::Provider,
            Self::Illness | Self::Treatment | Self::Holiday | Self::Family | Self::Other => {
                ReasonClass::Participant
            }
        }
    }

    pub const fn consequence(self) -> Consequence {
        match self {
            Self::Illness | Self::Treatment => Consequence::Reassess,
            Self::WaitingDecision | Self::WaitingProvider => Consequence::Remind,
            Self::Holiday | Self::Family | Self::Other => Consequence::GoesOn,
        }
    }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Pause {
    pub from_on: NaiveDate,
    /// The day on which it goes on.
    pub until_on: NaiveDate,
    pub reason: PauseReason,
    pub note: String,
    pub by_name: String,
}

/// As the coach tells it.
#[derive(Clone, Debug)]
pub struct Told {
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub reason: PauseReason,
    pub note: String,
}

/// Whether an enrolment `e` is paused on day `$n`, as a column: the day on which it goes on.
pub(super) fn until(day: &str) -> String {
    format!(
        "(SELECT MAX(z.until_on) FROM pauses z WHERE z.enrolment_id = e.id AND z.placement_id IS NULL
            AND z.from_on <= {day} AND z.until_on > {day})"
    )
}

impl Pause {
    /// By the own coach. One at a time.
    pub async fn begin(db: &mut Write, who: &Who, id: EnrolmentId, told: Told) -> Result<()> {
        let enrolment = Enrolment::find_active(db, who, id).await?;
        let today = db.today();
        if told.from > today + Days::new(MOST_DAYS) {
            return Err(Refusal::PauseTooLong { days: MOST_DAYS as i64 }.into());
        }
        if told.from < enrolment.enrolled_on {
            return Err(Refusal::NotYet { from: enrolment.enrolled_on }.into());
        }
        if told.until <= told.from {
            return Err(Refusal::PauseBackwards.into());
        }
        if told.until > told.from + Days::new(MOST_DAYS) {
            return Err(Refusal::PauseTooLong { days: MOST_DAYS as i64 }.into());
        }
        let over: Option<NaiveDate> = db
            .query(
                "SELECT until_on FROM pauses WHERE enrolment_id = $1 AND placement_id IS NULL
                 AND from_on < $3 AND until_on > $2 ORDER BY from_on LIMIT 1",
            )
            .bind(id)
            .bind(told.from)
            .bind(told.until)
            .optional_value()
            .await?;
        if let Some(until) = over {
            return Err(Refusal::AlreadyPaused { until }.into());
        }
        let now = db.now();
        db.query(
            "INSERT INTO pauses (enrolment_id, from_on, until_on, reason, note, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id)
        .bind(told.from)
        .bind(told.until)
        .bind(told.reason)
        .bind(told.note)
        .bind(who.id)
        .bind(now)
        .run()
        .await?;
        Event::new("enrolment_paused", "enrolment", id.0)
            .by(who.id)
            .about(id)
            .with("from", told.from.to_string())
            .with("until", told.until.to_string())
            .with("reason", told.reason.code())
            .write(db)
            .await
    }

    /// It goes on today already. One that has not begun is called off.
    pub async fn end(db: &mut Write, who: &Who, id: EnrolmentId) -> Result<()> {
        Enrolment::find_active(db, who, id).await?;
        let today = db.today();
        let ended = db
            .query(
                "UPDATE pauses SET until_on = CASE WHEN from_on > $2 THEN from_on ELSE $2 END
                 WHERE enrolment_id = $1 AND placement_id IS NULL AND until_on > $2",
            )
            .bind(id)
            .bind(today)
            .run()
            .await?;
        if ended == 0 {
            return Err(Refusal::NotPaused.into());
        }
        Event::new("enrolment_resumed", "enrolment", id.0)
            .by(who.id)
            .about(id)
            .with("on", today.to_string())
            .write(db)
            .await
    }

    /// The pauses of an enrolment, the latest first; those called off are left out. The caller has been let in to it.
    pub async fn of_enrolment(db: &mut Read, id: EnrolmentId) -> Result<Vec<Self>> {
        Ok(db
            .query(
                "SELECT z.from_on, z.until_on, z.reason, z.note, u.name AS by_name FROM pauses z JOIN users u ON u.id = z.made_by
                 WHERE z.enrolment_id = $1 AND z.placement_id IS NULL AND z.until_on > z.from_on ORDER BY z.from_on DESC",
            )
            .bind(id)
            .all()
            .await?)
    }

    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from_on <= day && day < self.until_on
    }
}

/// The day on which somebody paused today goes on; none when nobody has paused it. The caller has been let in.
pub async fn paused_until(db: &mut Read, id: EnrolmentId) -> Result<Option<NaiveDate>> {
    let today = db.today();
    Ok(db
        .query(
            "SELECT MAX(until_on) FROM pauses WHERE enrolment_id = $1 AND placement_id IS NULL AND from_on <= $2 AND until_on > $2",
        )
        .bind(id)
        .bind(today)
        .value()
        .await?)
}

/// The same of many at once, of those who are paused.
pub(super) async fn paused_of(db: &mut Read, ids: &[EnrolmentId]) -> Result<HashMap<EnrolmentId, NaiveDate>> {
    let today = db.today();
    let query = db
        .built(format!(
            "SELECT enrolment_id, MAX(until_on) FROM pauses WHERE placement_id IS NULL AND from_on <= $1 AND until_on > $1
             AND enrolment_id IN ({}) GROUP BY enrolment_id",
            numbered(2, ids.len())
        ))
        .bind(today);
    let rows: Vec<(EnrolmentId, NaiveDate)> = query.bind_each(ids).all().await?;
    Ok(rows.into_iter().collect())
}

/// A new place is not looked for while somebody is paused.
pub(super) async fn refuse_paused(db: &mut Read, id: EnrolmentId) -> Result<()> {
    match paused_until(db, id).await? {
        Some(until) => Err(Refusal::EnrolmentPaused { until }.into()),
        None => Ok(()),
    }
}

/// Why somebody is away from a placement, when that is told, and the day on which the person is thought to be back. That day
/// nothing goes on by itself: the coach asks.
#[derive(Clone, Copy, Debug)]
pub struct Away {
    /// A coach tells it; a provider may not know it.
    pub reason: Option<PauseReason>,
    pub back_on: NaiveDate,
}

impl Away {
    /// Back after the first day, and within a year.
    fn check(&self, from: NaiveDate) -> Result<(), Refusal> {
        if self.back_on <= from {
            return Err(Refusal::PauseBackwards);
        }
        let most = Days::new(MOST_DAYS);
        if self.back_on > from + most {
            Err(Refusal::PauseTooLong { days: MOST_DAYS as i64 })
        } else {
            Ok(())
        }
    }
}

/// Of a placement's pause that goes on since a day: the day back is another, and the reason what it was. Says whether there
/// was one: what was imported has none.
pub(super) async fn placement_back_moved(
    db: &mut Write,
    placement: PlacementId,
    since: NaiveDate,
    away: Away,
) -> Result<bool> {
    away.check(since)?;
    let moved = db
        .query("UPDATE pauses SET expected_on = $2 WHERE placement_id = $1 AND until_on IS NULL")
        .bind(placement)
        .bind(away.back_on)
        .run()
        .await?;
    Ok(moved > 0)
}

/// A placement's pause begins.
pub(super) async fn placement_paused(
    db: &mut Write,
    who: &Who,
    (enrolment, placement): (EnrolmentId, PlacementId),
    on: NaiveDate,
    away: Away,
) -> Result<()> {
    away.check(on)?;
    let now = db.now();
    db.query(
        "INSERT INTO pauses (enrolment_id, placement_id, from_on, reason, expected_on, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(enrolment)
    .bind(placement)
    .bind(on)
    .bind(away.reason)
    .bind(away.back_on)
    .bind(who.id)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// A placement's pause is over, by going on or by its end.
pub(super) async fn placement_resumed(db: &mut Write, placement: PlacementId, on: NaiveDate) -> Result<()> {
    db.query(
        "UPDATE pauses SET until_on = CASE WHEN from_on > $2 THEN from_on ELSE $2 END WHERE placement_id = $1 AND until_on IS NULL",
    )
    .bind(placement)
    .bind(on)
    .run()
    .await?;
    Ok(())
}
