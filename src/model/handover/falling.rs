//! Handovers that come to nothing without anybody's no: consent taken back, nobody answering in time, a draft that its
//! enrolment has outlived. And what then becomes of an end that stood on one: it is undone, so that nobody is ended towards
//! an agency with nobody there.

use chrono::Days;

use super::{Handover, HandoverId};
use crate::db::Write;
use crate::model::Result;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::event::Event;
use crate::model::mail::Mail;
use crate::model::next_step::{NextStep, NextStepKind};
use crate::model::organisation::OrganisationId;
use crate::model::user::UserId;

/// Days until a handover that nobody answered should be on its way again.
const ASK_AGAIN_DAYS: u64 = 3;

impl Handover {
    /// What is on its way to a receiver and may no longer be: consent was taken back. The caller has locked the enrolment.
    pub(in crate::model) async fn revoke_without_consent(
        db: &mut Write,
        by: Option<UserId>,
        enrolment: EnrolmentId,
        receiver: OrganisationId,
    ) -> Result<()> {
        let today = db.today();
        for mut handover in Self::of_enrolment(db, enrolment).await? {
            // A draft that nobody has consented to yet told nothing and may wait for another consent.
            let revocable = handover.state.revoke(today).is_ok() && handover.state != super::State::Drafted;
            if handover.receiver_id == receiver && revocable {
                handover.revoke_on(db, by, today).await?;
            }
        }
        reopen_without_receiver(db, enrolment).await
    }

    /// The enrolment ends: what was only drafted goes with it. The caller has locked the enrolment. `by`: none when a package
    /// from the command line ends it.
    pub(in crate::model) async fn drop_drafts(
        db: &mut Write,
        by: Option<UserId>,
        enrolment: EnrolmentId,
    ) -> Result<()> {
        let today = db.today();
        for mut handover in Self::of_enrolment(db, enrolment).await? {
            if handover.state.is_draft() {
                handover.revoke_on(db, by, today).await?;
            }
        }
        Ok(())
    }

    /// Handovers that nobody has answered by their day are the giver's again. Returns how many; for the program's own clock.
    pub async fn expire_overdue(db: &mut Write) -> Result<usize> {
        let today = db.today();
        let overdue: Vec<(HandoverId, EnrolmentId)> = db
            .query(
                "SELECT id, enrolment_id FROM handovers WHERE state = 'sent' AND answer_by < $1 ORDER BY enrolment_id, id",
            )
            .bind(today)
            .all()
            .await?;
        for (_, enrolment) in &overdue {
            Enrolment::lock(db, *enrolment).await?;
        }
        let mut expired = 0;
        for (id, _) in &overdue {
            let mut handover = Self::load(db, *id).await?;
            let Ok(state) = handover.state.expire(today) else { continue };
            handover.state = state;
            handover.keep(db).await?;
            handover.event("handover_expired").with("on", today.to_string()).write(db).await?;
            handover.ask_again(db).await?;
            expired += 1;
        }
        Ok(expired)
    }
}

impl Handover {
    /// Nobody answered: the coach is told by mail, and has to hand over anew within some days unless something else is
    /// decided already.
    async fn ask_again(&self, db: &mut Write) -> Result<()> {
        let enrolment = Enrolment::load(db, self.enrolment_id).await?;
        if !enrolment.is_ended() && enrolment.next_step.is_none() {
            let next = NextStep { kind: NextStepKind::Handover, on: db.today() + Days::new(ASK_AGAIN_DAYS) };
            next.keep_by(db, None, enrolment.id).await?;
        }
        if let Some(coach) = enrolment.coach_id {
            Mail::new("handover-expired").link(format!("/handovers/{}", self.id)).post(db, coach).await?;
        }
        Ok(())
    }
}

/// An end towards an agency stands on that agency's yes. When it is gone, and nobody has enrolled the person anew, the end
/// is undone: the coach has the person again, with the handover as the next step.
pub(super) async fn reopen_without_receiver(db: &mut Write, id: EnrolmentId) -> Result<()> {
    let enrolment = Enrolment::load(db, id).await?;
    let towards = enrolment.exit_to.filter(|to| enrolment.is_ended() && to.is_agency());
    let Some(to) = towards else { return Ok(()) };
    if Handover::holding(&Handover::of_enrolment(db, id).await?, to).is_some() {
        return Ok(());
    }
    let anew: i64 = db
        .query("SELECT COUNT(*) FROM enrolments WHERE participant_id = $1 AND id <> $2 AND ended_on IS NULL")
        .bind(enrolment.participant_id)
        .bind(id)
        .value()
        .await?;
    if anew > 0 {
        return Ok(());
    }
    let today = db.today();
    db.query(
        "UPDATE enrolments SET ended_on = NULL, end_reason = NULL, exit_to = NULL, next_step = $2, next_step_on = $3,
            version = version + 1 WHERE id = $1",
    )
    .bind(id)
    .bind(NextStepKind::Handover)
    .bind(today)
    .run()
    .await?;
    db.query("DELETE FROM outcomes WHERE enrolment_id = $1 AND occasion = 'at_exit'").bind(id).run().await?;
    Event::new("enrolment_reopened", "enrolment", id.0).about(id).within(enrolment.project_id).write(db).await
}
