//! Each rule of the next step, and which of two wins.

use super::*;
use crate::model::agreement::{Progress, SigningParty};
use crate::model::codes::{DeclineReason, OrganisationKind, PlacementEndReason, Track};
use crate::model::enrolment::EnrolmentId;
use crate::model::gate::{Gate, Insurance};
use crate::model::organisation::OrganisationId;
use crate::model::slot::SlotId;

const TODAY: i64 = 100;

fn day(n: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 1, 1).unwrap() + chrono::Duration::days(n)
}

/// Somebody for whom nothing presses: met yesterday, with a profile, at nobody's place.
fn settled<'a>() -> Facts<'a> {
    Facts {
        enrolled_on: day(0),
        is_ended: false,
        is_profiled: true,
        paused_until: None,
        last_contact: Some(day(TODAY - 1)),
        planned: None,
        placements: &[],
        handovers: &[],
        sus_since: None,
        unseen: &[],
    }
}

fn placement(state: placement::State, starts_on: i64, planned_end_on: i64) -> Placement {
    Placement {
        id: PlacementId(7),
        reference: "pl-7".into(),
        enrolment_id: EnrolmentId(1),
        slot_id: SlotId(1),
        slot_title: "Sortera återbruk".into(),
        provider_id: OrganisationId(2),
        provider_name: "Återbruket".into(),
        contract_id: None,
        track: Track::WorkTraining,
        hours_per_week: 10,
        starts_on: day(starts_on),
        planned_end_on: day(planned_end_on),
        proposed_on: day(starts_on),
        adaptations: vec![],
        message: String::new(),
        place_months: 0,
        value: 0,
        state,
        gate: whole_gate(),
        agreement: Progress::Signed,
        back_on: None,
        version: 1,
    }
}

fn whole_gate() -> Gate {
    Gate {
        risk_assessed_on: Some(day(1)),
        risk_assessed_by: "Siv".into(),
        supervisor: "Petra".into(),
        stand_in: "Jon".into(),
        insurance: Some(Insurance::Provider),
        introduction_on: Some(day(2)),
        emergency_contact: "Berit".into(),
        emergency_phone: "070".into(),
        adaptations_on: Some(day(1)),
        version: 1,
    }
}

fn started(planned_end_on: i64) -> Placement {
    placement(placement::State::Started { accepted_on: day(1), on: day(2) }, 2, planned_end_on)
}

fn handover(state: handover::State, sent_on: i64) -> Handover {
    Handover {
        id: HandoverId(9),
        enrolment_id: EnrolmentId(1),
        giver_id: OrganisationId(1),
        giver_name: "Förbundet".into(),
        receiver_id: OrganisationId(3),
        receiver_project_id: None,
        receiver_name: "Arbetsförmedlingen".into(),
        receiver_kind: OrganisationKind::Authority,
        towards: None,
        unit: String::new(),
        sent_on: day(sent_on),
        was_sent: !state.is_draft(),
        answer_by: None,
        addressee: String::new(),
        addressee_email: String::new(),
        contact: String::new(),
        meeting_on: None,
        words: String::new(),
        state,
        ended_on: None,
        clocks: handover::Clocks::default(),
        version: 1,
    }
}

fn planned(kind: NextStepKind, on: i64) -> Option<NextStep> {
    Some(NextStep { kind, on: day(on) })
}

fn step(facts: Facts<'_>) -> Step {
    next_step(&facts, day(TODAY))
}

/// Kind, day it is due, whether it is overdue.
fn told(facts: Facts<'_>) -> (StepKind, Option<NaiveDate>, bool) {
    let step = step(facts);
    (step.kind, step.due, step.overdue)
}

#[test]
fn a_new_person_is_met_first_and_within_two_weeks() {
    let new = Facts { last_contact: None, is_profiled: false, ..settled() };
    assert_eq!(told(Facts { enrolled_on: day(86), ..new }), (StepKind::FirstMeeting, Some(day(100)), false));
    assert_eq!(told(Facts { enrolled_on: day(85), ..new }), (StepKind::FirstMeeting, Some(day(99)), true));
    let booked = Facts { enrolled_on: day(95), planned: planned(NextStepKind::Meeting, 102), ..new };
    assert_eq!(told(booked), (StepKind::Planned, Some(day(102)), false));
}

#[test]
fn without_a_profile_it_is_filled_in_before_a_placement_is_sought() {
    let facts = Facts { is_profiled: false, enrolled_on: day(90), ..settled() };
    assert_eq!(told(facts), (StepKind::FillProfile, Some(day(120)), false));
    assert!(step(Facts { enrolled_on: day(69), ..facts }).overdue);
}

#[test]
fn without_a_placement_one_is_sought() {
    assert_eq!(told(settled()), (StepKind::FindPlacement, None, false));
    let over = placement::State::Ended {
        accepted_on: day(1),
        started_on: Some(day(2)),
        on: day(90),
        reason: PlacementEndReason::Completed,
    };
    assert_eq!(
        step(Facts { placements: &[placement(over, 2, 90)], ..settled() }).kind,
        StepKind::FindPlacement
    );
}

#[test]
fn a_proposal_waits_until_its_days_run_out() {
    let open = |expires: i64| placement(placement::State::Proposed { expires_on: day(expires) }, 110, 200);
    let waiting = step(Facts { placements: &[open(100)], ..settled() });
    assert_eq!((waiting.kind, waiting.due), (StepKind::AwaitAnswer, Some(day(100))));
    assert_eq!(waiting.placement, Some(PlacementId(7)));
    let run_out = step(Facts { placements: &[open(99)], ..settled() });
    assert_eq!(run_out.kind, StepKind::ProposeAnother, "also before the program's own clock has swept it");
}

#[test]
fn after_a_no_or_silence_another_place_is_proposed() {
    let no = placement::State::Declined { on: day(98), reason: DeclineReason::NoCapacity };
    assert_eq!(
        step(Facts { placements: &[placement(no, 110, 200)], ..settled() }).kind,
        StepKind::ProposeAnother
    );
    let silence = placement::State::Expired { on: day(98) };
    assert_eq!(
        step(Facts { placements: &[placement(silence, 110, 200)], ..settled() }).kind,
        StepKind::ProposeAnother
    );
    let both = [
        placement(placement::State::Withdrawn { on: day(99), reason: None }, 120, 200),
        placement(no, 110, 200),
    ];
    assert_eq!(step(Facts { placements: &both, ..settled() }).kind, StepKind::ProposeAnother);
    let asked_again =
        [placement(placement::State::Proposed { expires_on: day(105) }, 120, 200), placement(no, 110, 200)];
    assert_eq!(step(Facts { placements: &asked_again, ..settled() }).kind, StepKind::AwaitAnswer);
}

#[test]
fn when_the_first_day_has_come_the_start_is_confirmed() {
    let accepted = |starts: i64| placement(placement::State::Accepted { on: day(90) }, starts, 200);
    let at = |starts: i64| told(Facts { placements: &[accepted(starts)], ..settled() });
    assert_eq!(at(101), (StepKind::AwaitStart, Some(day(101)), false));
    assert_eq!(at(100), (StepKind::ConfirmStart, Some(day(100)), false));
    assert_eq!(at(99), (StepKind::ConfirmStart, Some(day(99)), true));
    // Not before all is in place for it.
    let open = |starts: i64| Placement { gate: Gate::default(), ..accepted(starts) };
    let at = |starts: i64| told(Facts { placements: &[open(starts)], ..settled() });
    assert_eq!(at(110), (StepKind::FillGate, Some(day(110)), false));
    assert_eq!(at(99), (StepKind::FillGate, Some(day(99)), true));
    // Then the agreement.
    for agreement in
        [Progress::Unwritten, Progress::Outdated, Progress::Unsigned(vec![SigningParty::Provider])]
    {
        let unsigned = Placement { agreement, ..accepted(110) };
        let step = told(Facts { placements: &[unsigned], ..settled() });
        assert_eq!(step, (StepKind::SignAgreement, Some(day(110)), false));
    }
}

#[test]
fn what_comes_next_is_thought_of_four_weeks_before_a_placement_ends() {
    let at = |end: i64, planned| told(Facts { placements: &[started(end)], planned, ..settled() });
    assert_eq!(at(129, None).0, StepKind::KeepContact);
    assert_eq!(at(128, None), (StepKind::PlanAfter, Some(day(128)), false));
    assert_eq!(at(128, planned(NextStepKind::Employment, 125)), (StepKind::Planned, Some(day(125)), false));
    assert_eq!(
        at(100, None),
        (StepKind::PlanAfter, Some(day(100)), false),
        "the last day is still a day of it"
    );
    assert_eq!(at(99, None), (StepKind::EndOrExtend, Some(day(99)), true));
    assert_eq!(at(99, planned(NextStepKind::Employment, 125)).0, StepKind::EndOrExtend);
    let paused = placement::State::Paused { accepted_on: day(1), started_on: day(2), on: day(50) };
    assert_eq!(
        step(Facts { placements: &[placement(paused, 2, 99)], ..settled() }).kind,
        StepKind::EndOrExtend
    );
    // Whoever was to be back is asked for, from that day on.
    let away = |back: i64| Placement { back_on: Some(day(back)), ..placement(paused, 2, 300) };
    let at = |back: i64| told(Facts { placements: &[away(back)], ..settled() });
    assert_eq!(at(101).0, StepKind::KeepContact);
    assert_eq!(at(100), (StepKind::AskAfterPause, Some(day(100)), false));
    assert_eq!(at(99), (StepKind::AskAfterPause, Some(day(99)), true));
}

#[test]
fn a_handover_is_chased_when_the_receiver_is_slow() {
    let at = |state, sent| told(Facts { handovers: &[handover(state, sent)], ..settled() });
    assert_eq!(at(handover::State::Sent, 93), (StepKind::AwaitHandover, Some(day(100)), false));
    assert_eq!(at(handover::State::Sent, 92), (StepKind::ChaseHandover, Some(day(99)), true));
    let accepted = |on: i64| handover::State::Accepted { on: day(on) };
    assert_eq!(at(accepted(86), 80), (StepKind::AwaitMeeting, Some(day(100)), false));
    assert_eq!(at(accepted(85), 80), (StepKind::ChaseMeeting, Some(day(99)), true));
    let met = handover::State::Met { accepted_on: day(82), on: day(90) };
    assert_eq!(at(met, 80), (StepKind::Release, Some(day(104)), false));
    let released = handover::State::Released { accepted_on: day(82), met_on: day(90), on: day(95) };
    assert_eq!(at(released, 80), (StepKind::EndEnrolment, Some(day(109)), false));
}

#[test]
fn a_declined_handover_goes_to_somebody_else_and_a_revoked_one_is_forgotten() {
    let declined = handover::State::Declined {
        on: day(95),
        reason: crate::model::codes::HandoverDeclineReason::WrongReceiver,
    };
    let sent_back = step(Facts { handovers: &[handover(declined, 90)], ..settled() });
    assert_eq!((sent_back.kind, sent_back.handover), (StepKind::SendElsewhere, Some(HandoverId(9))));
    let revoked = handover::State::Revoked { accepted_on: None, on: day(95) };
    assert_eq!(
        step(Facts { handovers: &[handover(revoked, 90)], ..settled() }).kind,
        StepKind::FindPlacement
    );
}

#[test]
fn after_the_end_only_a_handover_under_way_is_left_to_do() {
    let ended = Facts { is_ended: true, is_profiled: false, last_contact: None, ..settled() };
    let accepted = [handover(handover::State::Accepted { on: day(80) }, 70)];
    assert_eq!(step(Facts { handovers: &accepted, ..ended }).kind, StepKind::ChaseMeeting);
}

#[test]
fn what_the_coach_decided_comes_before_what_the_program_suggests() {
    let at = |kind, on: i64| told(Facts { planned: planned(kind, on), ..settled() });
    assert_eq!(at(NextStepKind::Other, 110), (StepKind::Planned, Some(day(110)), false));
    assert_eq!(at(NextStepKind::Other, 99), (StepKind::Planned, Some(day(99)), true));
    assert_eq!(
        step(Facts { planned: planned(NextStepKind::Other, 99), ..settled() }).planned,
        Some(NextStepKind::Other)
    );
}

#[test]
fn a_decision_that_has_come_about_is_no_longer_next() {
    let facts =
        Facts { planned: planned(NextStepKind::FindPlacement, 90), placements: &[started(200)], ..settled() };
    assert_eq!(step(facts).kind, StepKind::KeepContact);
    let sent = [handover(handover::State::Sent, 99)];
    let facts = Facts { planned: planned(NextStepKind::Handover, 90), handovers: &sent, ..settled() };
    assert_eq!(step(facts).kind, StepKind::AwaitHandover);
}

#[test]
fn thirty_days_without_contact_is_too_long() {
    let at =
        |last: i64| told(Facts { placements: &[started(200)], last_contact: Some(day(last)), ..settled() });
    assert_eq!(at(70), (StepKind::KeepContact, Some(day(100)), false));
    assert_eq!(at(69), (StepKind::KeepContact, Some(day(99)), true));
    let lonely = Facts { last_contact: Some(day(69)), ..settled() };
    assert_eq!(step(lonely).kind, StepKind::KeepContact, "overdue comes before looking for a placement");
    let booked = Facts { planned: planned(NextStepKind::Meeting, 103), ..lonely };
    assert_eq!(step(booked).kind, StepKind::Planned);
}

#[test]
fn of_two_overdue_steps_the_one_that_holds_a_seat_comes_first() {
    let facts =
        Facts { placements: &[started(99)], last_contact: Some(day(10)), is_profiled: false, ..settled() };
    assert_eq!(step(facts).kind, StepKind::EndOrExtend);
}

#[test]
fn in_a_pause_nothing_is_overdue_but_a_handover() {
    let late = [started(TODAY - 5)];
    let paused =
        Facts { paused_until: Some(day(TODAY + 9)), placements: &late, last_contact: None, ..settled() };
    let step = next_step(&paused, day(TODAY));
    assert_eq!((step.kind, step.due, step.overdue), (StepKind::Paused, Some(day(TODAY + 9)), false));
    let sent = [handover(handover::State::Sent, TODAY - 20)];
    let step = next_step(&Facts { handovers: &sent, ..paused }, day(TODAY));
    assert_eq!((step.kind, step.overdue), (StepKind::ChaseHandover, true));
}

#[test]
fn what_a_consent_taken_back_has_left_comes_first() {
    let places = [started(TODAY + 90)];
    let unseen = Facts { placements: &places, unseen: &[PlacementId(7)], ..settled() };
    assert_eq!(told(unseen), (StepKind::SettleConsent, Some(day(TODAY)), false));
    // Somebody else's placement is nobody's business here.
    assert_ne!(step(Facts { unseen: &[PlacementId(8)], ..unseen }).kind, StepKind::SettleConsent);
    let both = Facts { sus_since: Some(day(TODAY - 1)), ..unseen };
    assert_eq!(told(both), (StepKind::RegisterOut, Some(day(TODAY - 1)), true));
    // Also in a pause, and when the enrolment has ended.
    for facts in [Facts { paused_until: Some(day(TODAY + 9)), ..both }, Facts { is_ended: true, ..both }] {
        assert_eq!(step(facts).kind, StepKind::RegisterOut);
    }
}
