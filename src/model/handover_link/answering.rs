//! What a receiver does with a link: opens it, shows that it is theirs, and says yes, no, or asks. Every try is counted
//! before anybody knows whether it succeeds, in the transaction that looks; a yes and a no lock the enrolment first, so that
//! of two at once one is told that the other was first.

use chrono::{Days, NaiveDate, TimeDelta};

use super::{HandoverLink, MOST_FAILURES, OpeningKind, code_hash, event, same};
use crate::db::Write;
use crate::model::account::Browser;
use crate::model::codes::HandoverDeclineReason;
use crate::model::enrolment::Enrolment;
use crate::model::event::Event;
use crate::model::handover::{Handover, HandoverCard, MOST_MEETING_DAYS};
use crate::model::mail::Mail;
use crate::model::throttle;
use crate::model::{Refusal, Result};

/// What somebody brings: the address's token, and what they state.
#[derive(Clone, Debug)]
pub struct Key<'a> {
    pub token: &'a str,
    pub email: String,
    pub code: String,
}

/// What became of a try.
#[derive(Debug)]
pub enum Unlocking {
    /// No such link, or none that can be answered any more. Which, is told to nobody.
    Gone,
    /// Too many tries: not before this much time has passed. It was not looked at.
    Wait(TimeDelta),
    /// The e-mail or the code is not the one. Which, is told to nobody.
    Wrong,
    Open(Box<Unlocked>),
}

/// A link that was shown to be the receiver's.
#[derive(Debug)]
pub struct Unlocked {
    pub link: HandoverLink,
    pub handover: Handover,
    pub card: HandoverCard,
}

/// The receiver's answer.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Who receives the person, and the day they will meet.
    Accept {
        contact: String,
        meeting_on: NaiveDate,
    },
    Decline {
        reason: HandoverDeclineReason,
    },
    /// To the coach; the link stays.
    Ask {
        words: String,
    },
}

impl HandoverLink {
    /// Somebody, or something, has opened the address. Tells only whether there is anything there: nothing is used up.
    pub async fn open(db: &mut Write, token: &str, browser: &Browser<'_>) -> Result<Option<Self>> {
        let Some((link, _)) = Self::find_by_token(db, token).await? else { return Ok(None) };
        link.log(db, OpeningKind::Opened, "", browser).await?;
        Ok(Some(link))
    }

    /// Shows that it is theirs, with the code and the e-mail.
    pub async fn unlock(db: &mut Write, key: &Key<'_>, browser: &Browser<'_>) -> Result<Unlocking> {
        let Some((_, handover)) = Self::find_by_token(db, key.token).await? else {
            return Ok(Unlocking::Gone);
        };
        Enrolment::lock(db, handover.enrolment_id).await?;
        // Looked at again under the lock: another may have answered, or tried for the tenth time, meanwhile.
        let Some((link, handover)) = Self::find_by_token(db, key.token).await? else {
            return Ok(Unlocking::Gone);
        };
        let account = format!("handover-link:{}", link.id);
        if let throttle::Answer::Wait(left) = throttle::attempt(db, &account, browser.address).await? {
            return Ok(Unlocking::Wait(left));
        }
        let code = code_hash(key.token, key.code.trim());
        let known: Vec<u8> =
            db.query("SELECT code_hash FROM handover_links WHERE id = $1").bind(link.id).value().await?;
        if !same(&code, &known) || key.email.trim().to_lowercase() != link.email {
            link.failed(db, &handover, browser).await?;
            return Ok(Unlocking::Wrong);
        }
        throttle::forgive(db, &account, browser.address).await?;
        let card = HandoverCard::of(db, &handover).await?;
        Ok(Unlocking::Open(Box::new(Unlocked { link, handover, card })))
    }

    async fn failed(&self, db: &mut Write, handover: &Handover, browser: &Browser<'_>) -> Result<()> {
        self.log(db, OpeningKind::Wrong, "", browser).await?;
        let failures: i64 = db
            .query("UPDATE handover_links SET failures = failures + 1 WHERE id = $1 RETURNING failures")
            .bind(self.id)
            .value()
            .await?;
        if failures < MOST_FAILURES {
            return Ok(());
        }
        super::close_all(db, self.handover_id).await?;
        event("handover_link_closed", handover).write(db).await?;
        Mail::new("link-closed").link(format!("/handovers/{}", handover.id)).post(db, self.made_by).await?;
        Ok(())
    }
}

impl Unlocked {
    /// The card has been shown.
    pub async fn read(&self, db: &mut Write, browser: &Browser<'_>) -> Result<()> {
        self.link.log(db, OpeningKind::Read, "", browser).await?;
        self.event("handover_link_read").write(db).await
    }

    /// In the transaction that unlocked it, which holds the enrolment's lock.
    pub async fn answer(self, db: &mut Write, answer: Answer, browser: &Browser<'_>) -> Result<()> {
        let today = db.today();
        let (link, id) = (self.link.clone(), self.handover.id);
        match answer {
            Answer::Accept { contact, meeting_on } => {
                if meeting_on < today {
                    return Err(Refusal::StartInThePast.into());
                }
                let last = today + Days::new(MOST_MEETING_DAYS);
                if meeting_on > last {
                    return Err(Refusal::MeetingTooFar { last }.into());
                }
                self.handover.accept_by(db, None, today, contact).await?;
                db.query("UPDATE handovers SET meeting_on = $2 WHERE id = $1")
                    .bind(id)
                    .bind(meeting_on)
                    .run()
                    .await?;
                link.answered(db, OpeningKind::Accepted, browser).await?;
                link.tell_coach(db, Mail::new("handover-accepted")).await
            }
            Answer::Decline { reason } => {
                self.handover.decline_by(db, None, today, reason).await?;
                link.answered(db, OpeningKind::Declined, browser).await?;
                link.tell_coach(db, Mail::new("handover-declined")).await
            }
            // Clicked twice it is one question.
            Answer::Ask { words } if link.has_asked(db, &words).await? => Ok(()),
            Answer::Ask { words } => {
                link.log(db, OpeningKind::Asked, &words, browser).await?;
                self.event("handover_asked").write(db).await?;
                link.tell_coach(db, Mail::new("handover-asked")).await
            }
        }
    }

    fn event(&self, what: &'static str) -> Event {
        event(what, &self.handover)
    }
}

impl HandoverLink {
    /// Used up.
    async fn answered(&self, db: &mut Write, what: OpeningKind, browser: &Browser<'_>) -> Result<()> {
        self.log(db, what, "", browser).await?;
        let now = db.now();
        db.query("UPDATE handover_links SET answered_at = $2 WHERE id = $1")
            .bind(self.id)
            .bind(now)
            .run()
            .await?;
        Ok(())
    }

    /// Without a word of whom it is about.
    async fn tell_coach(&self, db: &mut Write, mail: Mail) -> Result<()> {
        // Whoever is the coach now: the one who made the link may have given the person to a colleague.
        let coach = db
            .query(
                "SELECT COALESCE(e.coach_id, l.made_by) FROM handover_links l JOIN handovers h ON h.id = l.handover_id
                 JOIN enrolments e ON e.id = h.enrolment_id WHERE l.id = $1",
            )
            .bind(self.id)
            .value()
            .await?;
        mail.link(format!("/handovers/{}", self.handover_id)).post(db, coach).await?;
        Ok(())
    }
}
