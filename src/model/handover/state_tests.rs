//! The laws of the handover, tried on random ways through it.

use proptest::prelude::*;

use super::*;

#[derive(Clone, Copy, Debug)]
enum Act {
    Consent,
    Send,
    Accept,
    Decline,
    Expire,
    Meet,
    Release,
    Revoke,
}

fn act() -> impl Strategy<Value = (Act, i64)> {
    let act = prop_oneof![
        4 => Just(Act::Consent), 4 => Just(Act::Send), 4 => Just(Act::Accept), 1 => Just(Act::Decline), 1 => Just(Act::Expire), 4 => Just(Act::Meet), 4 => Just(Act::Release), 1 => Just(Act::Revoke),
    ];
    (act, -3..10i64)
}

fn day(n: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 3, 1).unwrap() + chrono::Duration::days(n)
}

fn step(state: State, act: Act, on: NaiveDate) -> Result<State, Refusal> {
    match act {
        Act::Consent => state.consent(on),
        Act::Send => state.send(),
        Act::Accept => state.accept(on),
        Act::Decline => state.decline(on, HandoverDeclineReason::NoCapacity),
        Act::Expire => state.expire(on),
        Act::Meet => state.meet(on),
        Act::Release => state.release(on),
        Act::Revoke => state.revoke(on),
    }
}

/// The days a state knows, in the order in which its steps come.
fn days(state: State) -> Vec<NaiveDate> {
    match state {
        State::Drafted | State::Consented { .. } | State::Sent => vec![],
        State::Accepted { on } | State::Declined { on, .. } | State::Expired { on } => vec![on],
        State::Met { accepted_on, on } => vec![accepted_on, on],
        State::Released { accepted_on, met_on, on } => vec![accepted_on, met_on, on],
        State::Done { accepted_on, met_on, released_on, on } => vec![accepted_on, met_on, released_on, on],
        State::Revoked { accepted_on, on } => accepted_on.into_iter().chain([on]).collect(),
    }
}

proptest! {
    #[test]
    fn no_way_through_breaks_the_order_or_gives_the_responsibility_back(ways in prop::collection::vec(act(), 0..16)) {
        let mut state = State::Drafted;
        let mut at = 0;
        for (act, later) in ways {
            let before = state;
            match step(state, act, day(at + later)) {
                Ok(next) => {
                    prop_assert!(before.is_open(), "{before:?} was done with, yet became {next:?}");
                    prop_assert!(!before.is_with_receiver() || next.is_with_receiver(), "{before:?} went back to {next:?}");
                    prop_assert!(!next.is_with_receiver() || next.is_accepted(), "met without having been accepted");
                    prop_assert!(days(next).is_sorted(), "{next:?}");
                    prop_assert!(days(next).starts_with(&days(before)), "{next:?} forgot what {before:?} knew");
                    at += later;
                    state = next;
                }
                Err(refusal) => {
                    let named = matches!(refusal, Refusal::HandoverState { state } if state == before.code());
                    let dated = matches!(refusal, Refusal::HandoverDates { .. });
                    prop_assert!(named || dated, "{refusal:?}");
                }
            }
        }
    }
}

#[test]
fn a_handover_goes_all_the_way() {
    let state = State::Sent.accept(day(1)).unwrap();
    assert!(!state.is_with_receiver(), "the giver stays responsible until the receiver has met the person");
    let state = state.meet(day(5)).unwrap();
    assert!(state.is_with_receiver());
    let state = state.release(day(5)).unwrap();
    assert_eq!(state, State::Released { accepted_on: day(1), met_on: day(5), on: day(5) });
    assert!(!state.is_open());
    let done = state.finish(day(9));
    assert_eq!(done, State::Done { accepted_on: day(1), met_on: day(5), released_on: day(5), on: day(9) });
    assert!(done.is_with_receiver() && done.meet(day(10)).is_err() && done.revoke(day(10)).is_err());
    assert_eq!(State::Sent.finish(day(9)), State::Sent, "what is not released is not done");
}

#[test]
fn what_the_receiver_has_met_cannot_be_revoked() {
    assert!(State::Sent.revoke(day(1)).is_ok());
    let accepted = State::Accepted { on: day(1) };
    assert_eq!(accepted.revoke(day(2)), Ok(State::Revoked { accepted_on: Some(day(1)), on: day(2) }));
    let met = accepted.meet(day(2)).unwrap();
    assert_eq!(met.revoke(day(3)), Err(Refusal::HandoverState { state: "met" }));
}

#[test]
fn nothing_is_sent_that_nobody_has_consented_to() {
    assert_eq!(State::Drafted.send(), Err(Refusal::HandoverState { state: "drafted" }));
    let consented = State::Drafted.consent(day(1)).unwrap();
    assert!(consented.is_draft() && consented.is_open() && !consented.is_accepted());
    assert_eq!(consented.send(), Ok(State::Sent));
    assert_eq!(
        State::Sent.expire(day(8)).unwrap().accept(day(9)),
        Err(Refusal::HandoverState { state: "expired" })
    );
}

#[test]
fn nobody_is_met_before_the_yes_and_nobody_let_go_before_the_meeting() {
    let refused = |state: &'static str| Refusal::HandoverState { state };
    assert_eq!(State::Sent.meet(day(1)), Err(refused("sent")));
    assert_eq!(State::Accepted { on: day(1) }.release(day(2)), Err(refused("accepted")));
    assert_eq!(State::Accepted { on: day(3) }.meet(day(2)), Err(Refusal::HandoverDates { before: day(3) }));
    let declined = State::Sent.decline(day(1), HandoverDeclineReason::WrongReceiver).unwrap();
    assert_eq!(declined.accept(day(2)), Err(refused("declined")));
}
