//! How an enrolment ends: through the model.

use brygga::db::Write;
use brygga::model::activity::{Activity, Told};
use brygga::model::codes::{
    ActivityKind, ConsentForm, EnrolmentEndReason, ExitTo, IncomeSource, Occupation, PlacementEndReason,
};
use brygga::model::consent::{Consent, Given};
use brygga::model::enrolling::Particulars;
use brygga::model::enrolment::Enrolment;
use brygga::model::exit::{self, Exit, Standing};
use brygga::model::handover::{Addressee, Handover, Sending, State};
use brygga::model::next_step::{NextStep, NextStepKind};
use brygga::model::placement::Placement;
use brygga::model::{Error, Refusal};

use crate::placements::proposal;
use crate::support::app::TestApp;
use crate::support::cast::today;
use crate::support::{day, refused};

fn completed(to: ExitTo) -> Exit {
    Exit {
        on: today(),
        reason: EnrolmentEndReason::Completed,
        to,
        after: Some(Standing {
            occupation: Occupation::Employed,
            extent_percent: Some(50),
            incomes: vec![IncomeSource::None],
        }),
    }
}

pub fn sending(test: &TestApp) -> Sending {
    Sending {
        enrolment_id: test.cast.linnea,
        receiver: test.cast.agency.into(),
        to: Addressee::default(),
        on: today(),
        consent: Given {
            form: ConsentForm::Written,
            purpose: "Planering och insatser hittills".into(),
            on: today(),
            valid_to: day("2026-12-31"),
        },
    }
}

#[tokio::test]
async fn an_enrolment_ends_with_where_the_person_stands() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let ended = Enrolment::end(&mut db, &anna, test.cast.linnea, completed(ExitTo::Work)).await.unwrap();
    assert_eq!((ended.ended_on, ended.exit_to), (Some(today()), Some(ExitTo::Work)));
    assert_eq!(exit::standing(&mut db, ended.id).await.unwrap(), completed(ExitTo::Work).after);
    let again = Enrolment::end(&mut db, &anna, test.cast.linnea, completed(ExitTo::Work)).await;
    assert_eq!(refused(again), Refusal::EnrolmentEnded);
}

#[tokio::test]
async fn completed_towards_an_agency_without_an_accepted_handover_is_refused() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    for to in [ExitTo::AfMeasures, ExitTo::MunicipalMeasures, ExitTo::HealthCare, ExitTo::Referrer] {
        let refusal = refused(Enrolment::end(&mut db, &anna, test.cast.linnea, completed(to)).await);
        assert_eq!(refusal, Refusal::ExitNeedsHandover, "{to}");
    }
    let sent = Handover::send(&mut db, &anna, sending(&test)).await.unwrap();
    let early = Enrolment::end(&mut db, &anna, test.cast.linnea, completed(ExitTo::AfMeasures)).await;
    assert_eq!(refused(early), Refusal::ExitNeedsHandover, "sent is not accepted");
    Handover::accept(&mut db, &anna, sent.id, today(), "Ulla på AF".into()).await.unwrap();
    let ended =
        Enrolment::end(&mut db, &anna, test.cast.linnea, completed(ExitTo::AfMeasures)).await.unwrap();
    assert!(ended.is_ended());
    let met = Handover::meet(&mut db, &anna, sent.id, today()).await.unwrap();
    assert!(met.state.is_with_receiver(), "the giver follows it to the meeting after the end");
}

#[tokio::test]
async fn whatever_the_reason_an_agency_has_said_yes_first() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let ill = || Exit { reason: EnrolmentEndReason::Illness, after: None, ..completed(ExitTo::Referrer) };
    let alone = Enrolment::end(&mut db, &anna, test.cast.linnea, ill()).await;
    assert_eq!(refused(alone), Refusal::ExitNeedsHandover);
    let employer = Sending { receiver: test.cast.cafe.into(), ..sending(&test) };
    let sent = Handover::send(&mut db, &anna, employer).await.unwrap();
    Handover::accept(&mut db, &anna, sent.id, today(), "Egon".into()).await.unwrap();
    let to_employer = Enrolment::end(&mut db, &anna, test.cast.linnea, ill()).await;
    assert_eq!(refused(to_employer), Refusal::ExitNeedsHandover, "an employer is no agency");

    let other = Sending { enrolment_id: test.cast.omar, ..sending(&test) };
    let sent = Handover::send(&mut db, &anna, other).await.unwrap();
    Handover::accept(&mut db, &anna, sent.id, today(), "Ulla".into()).await.unwrap();
    let withdraws = Exit { reason: EnrolmentEndReason::ConsentWithdrawn, ..ill() };
    let unmet = Enrolment::end(&mut db, &anna, test.cast.omar, withdraws).await;
    assert_eq!(refused(unmet), Refusal::ExitNeedsHandover, "the yes would be revoked with the consent");
    assert!(Enrolment::end(&mut db, &anna, test.cast.omar, ill()).await.is_ok());
}

#[tokio::test]
async fn placements_under_way_are_ended_first_and_proposals_give_their_seats_back() {
    let test = TestApp::new().await;
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    let wanted = proposal(test.cast.linnea, test.cast.shop, "2026-03-09", "2026-06-08", 20);
    let accepted = Placement::propose(&mut db, &anna, wanted).await.unwrap();
    Placement::accept(&mut db, &siv, accepted.id, day("2026-03-09")).await.unwrap();
    let refusal = refused(Enrolment::end(&mut db, &anna, test.cast.linnea, completed(ExitTo::Work)).await);
    assert_eq!(refusal, Refusal::PlacementsUnderWay { count: 1 });

    let wanted = proposal(test.cast.omar, test.cast.kitchen, "2026-03-09", "2026-06-08", 10);
    let open = Placement::propose(&mut db, &anna, wanted).await.unwrap();
    Enrolment::end(&mut db, &anna, test.cast.omar, completed(ExitTo::Work)).await.unwrap();
    let released = Placement::find(&mut db, &anna, open.id).await.unwrap();
    assert_eq!(released.state.code(), "withdrawn");
}

#[tokio::test]
async fn the_end_is_between_the_enrolment_and_today_and_the_standing_is_asked_for() {
    let test = TestApp::new().await;
    let (anna, bo) = (test.who(test.cast.anna).await, test.who(test.cast.bo).await);
    let mut db = test.app.db.write().await.unwrap();
    let linnea = test.cast.linnea;
    let early = Exit { on: day("2026-01-11"), ..completed(ExitTo::Work) };
    let enrolled = day("2026-01-12");
    assert_eq!(
        refused(Enrolment::end(&mut db, &anna, linnea, early).await),
        Refusal::EndBeforeEnrolment { enrolled }
    );
    let late = Exit { on: day("2026-03-03"), ..completed(ExitTo::Work) };
    assert_eq!(refused(Enrolment::end(&mut db, &anna, linnea, late).await), Refusal::DateInFuture);
    let silent = Exit { after: None, ..completed(ExitTo::Work) };
    assert_eq!(refused(Enrolment::end(&mut db, &anna, linnea, silent).await), Refusal::StandingMissing);
    let mut penniless = completed(ExitTo::None);
    penniless.after.as_mut().unwrap().incomes.clear();
    assert_eq!(refused(Enrolment::end(&mut db, &anna, linnea, penniless).await), Refusal::StandingMissing);
    for (to, occupation, extent_percent, by_extent) in [
        (ExitTo::Work, Occupation::JobSeeker, Some(50), false),
        (ExitTo::SubsidisedWork, Occupation::Student, None, false),
        (ExitTo::Studies, Occupation::Employed, Some(50), false),
        (ExitTo::Studies, Occupation::Employed, Some(0), false),
        (ExitTo::Work, Occupation::Employed, Some(0), true),
    ] {
        let mut otherwise = completed(to);
        otherwise.after = otherwise.after.map(|after| Standing { occupation, extent_percent, ..after });
        let refusal = refused(Enrolment::end(&mut db, &anna, linnea, otherwise).await);
        assert_eq!(refusal, Refusal::ExitContradicted { by_extent }, "{to} {occupation}");
    }
    let mut both = completed(ExitTo::Work);
    both.after.as_mut().unwrap().incomes = vec![IncomeSource::None, IncomeSource::Other];
    assert_eq!(refused(Enrolment::end(&mut db, &anna, linnea, both).await), Refusal::IncomeNoneStandsAlone);
    let foreign = Enrolment::end(&mut db, &bo, linnea, completed(ExitTo::Work)).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_days_of_an_enrolment_hold_all_that_is_entered_in_them() {
    let test = TestApp::new().await;
    let (anna, linnea) = (test.who(test.cast.anna).await, test.cast.linnea);
    let mut db = test.app.db.write().await.unwrap();
    let on = |on: &str| Exit { on: day(on), ..completed(ExitTo::Work) };
    let from = async |db: &mut Write, on: &str| {
        let enrolment = Enrolment::find(db, &anna, linnea).await.unwrap();
        let told = Particulars { enrolled_on: day(on), ..enrolment.particulars(db).await.unwrap() };
        Enrolment::correct(db, &anna, linnea, enrolment.version, told).await
    };
    let first = day("2026-02-20");
    let mut earlier = sending(&test);
    (earlier.on, earlier.consent.on) = (first, first);
    let sent = Handover::send(&mut db, &anna, earlier).await.unwrap();
    assert_eq!(refused(from(&mut db, "2026-02-21").await), Refusal::EntryBeforeEnrolment { first });
    // It stood so before there was a rule: a name is corrected all the same, and the day moved back, but no further ahead.
    db.query("UPDATE enrolments SET enrolled_on = $2 WHERE id = $1")
        .bind(linnea)
        .bind(day("2026-02-25"))
        .run()
        .await
        .unwrap();
    from(&mut db, "2026-02-25").await.unwrap();
    assert_eq!(refused(from(&mut db, "2026-02-26").await), Refusal::EntryBeforeEnrolment { first });
    from(&mut db, "2026-01-12").await.unwrap();
    let last = first;
    let early = Enrolment::end(&mut db, &anna, linnea, on("2026-02-19")).await;
    assert_eq!(refused(early), Refusal::EntryAfterEnd { last });
    Handover::revoke(&mut db, &anna, sent.id).await.unwrap();

    for (kind, day_of) in [(ActivityKind::CoachMeeting, "2026-02-03"), (ActivityKind::Other, "2026-02-10")] {
        let told = Told { kind, day: day(day_of), minutes: 60, attended: true, note: String::new() };
        Activity::log(&mut db, &anna, &[linnea], &told).await.unwrap();
    }
    let refusal = refused(from(&mut db, "2026-02-04").await);
    assert_eq!(refusal, Refusal::EntryBeforeEnrolment { first: day("2026-02-03") });
    from(&mut db, "2026-02-03").await.unwrap();
    let early = Enrolment::end(&mut db, &anna, linnea, on("2026-02-09")).await;
    assert_eq!(refused(early), Refusal::EntryAfterEnd { last: day("2026-02-10") });
    Enrolment::end(&mut db, &anna, linnea, on("2026-02-10")).await.unwrap();

    // Another, by a placement that was called off today.
    let omar = test.cast.omar;
    let wanted = proposal(omar, test.cast.shop, "2026-03-09", "2026-06-08", 20);
    let placement = Placement::propose(&mut db, &anna, wanted).await.unwrap().id;
    let siv = test.who(test.cast.siv).await;
    Placement::accept(&mut db, &siv, placement, day("2026-03-09")).await.unwrap();
    let next = Some(NextStep { kind: NextStepKind::Meeting, on: today() });
    let reason = PlacementEndReason::ParticipantWithdrew;
    Placement::end(&mut db, &anna, placement, today(), reason, next).await.unwrap();
    let early = Enrolment::end(&mut db, &anna, omar, on("2026-03-01")).await;
    assert_eq!(refused(early), Refusal::EntryAfterEnd { last: today() });
}

#[tokio::test]
async fn who_takes_back_the_consent_is_out_at_once_and_nothing_more_is_told() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let sent = Handover::send(&mut db, &anna, sending(&test)).await.unwrap();
    let withdrawn =
        Exit { reason: EnrolmentEndReason::ConsentWithdrawn, after: None, ..completed(ExitTo::None) };
    Enrolment::end(&mut db, &anna, test.cast.linnea, withdrawn).await.unwrap();
    let handovers = Handover::of_enrolment(&mut db, test.cast.linnea).await.unwrap();
    assert_eq!(handovers[0].id, sent.id);
    assert_eq!(handovers[0].state, State::Revoked { accepted_on: None, on: today() });
    let consents = Consent::of_enrolment(&mut db, test.cast.linnea).await.unwrap();
    assert_eq!(consents[0].withdrawn_on, Some(today()));
}
