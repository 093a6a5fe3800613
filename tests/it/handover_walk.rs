//! Nobody falls between the chairs: random sequences of commands are walked on a real database beside a small model of the
//! rules. Whatever is done, in whatever order, nobody is ended towards an agency with nobody responsible.

use brygga::db::{Read, Write};
use brygga::model::access::Who;
use brygga::model::caseload::Caseload;
use brygga::model::codes::{ConsentForm, EnrolmentEndReason, ExitTo, HandoverDeclineReason, Occupation};
use brygga::model::consent::{Consent, Given};
use brygga::model::enrolment::Enrolment;
use brygga::model::exit::{Exit, Standing};
use brygga::model::handover::{Draft, Handover, HandoverId, Sending};
use brygga::model::organisation::OrganisationId;
use brygga::model::{Error, Result};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::support::app::TestApp;
use super::support::cast::today;

/// What somebody may try at any time. The numbers choose among what there is.
#[derive(Clone, Copy, Debug)]
enum Command {
    Draft {
        to_agency: bool,
    },
    Consent,
    Dispatch,
    Send {
        to_agency: bool,
    },
    Accept,
    Decline,
    Meet,
    Release,
    Revoke,
    WithdrawConsent,
    Renew,
    End {
        reason: u8,
        to: u8,
    },
    /// Some days pass, and the program's clock is run.
    Wait(u8),
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        2 => any::<bool>().prop_map(|to_agency| Command::Draft { to_agency }),
        2 => Just(Command::Consent),
        2 => Just(Command::Dispatch),
        4 => prop::bool::weighted(0.8).prop_map(|to_agency| Command::Send { to_agency }),
        5 => Just(Command::Accept),
        1 => Just(Command::Decline),
        3 => Just(Command::Meet),
        2 => Just(Command::Release),
        3 => Just(Command::Revoke),
        3 => Just(Command::WithdrawConsent),
        1 => Just(Command::Renew),
        6 => (0..4u8, 0..4u8).prop_map(|(reason, to)| Command::End { reason, to }),
        4 => (1..25u8).prop_map(Command::Wait),
    ]
}

/// A handover as the rules have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Handed {
    state: &'static str,
    to_agency: bool,
    sent_on: NaiveDate,
}

/// The rules, in a few lines: what is open, what has ended and towards whom.
#[derive(Clone, Debug, Default)]
struct Rules {
    handed: Vec<Handed>,
    /// Some: ended, towards an agency or not.
    ended: Option<bool>,
    /// Consents to the agency and to the employer that stand.
    consents: [Vec<Given>; 2],
}

impl Rules {
    fn latest(&mut self, states: &[&str]) -> Option<&mut Handed> {
        self.handed.iter_mut().rev().find(|handed| states.contains(&handed.state))
    }

    fn is_open(&self) -> bool {
        let open = ["drafted", "consented", "sent", "accepted", "met"];
        self.handed.iter().any(|handed| open.contains(&handed.state))
    }

    fn agency_has_said_yes(&self) -> bool {
        let yes = ["accepted", "met", "released"];
        self.handed.iter().any(|handed| handed.to_agency && yes.contains(&handed.state))
    }

    fn agency_has_met(&self) -> bool {
        let met = ["met", "released"];
        self.handed.iter().any(|handed| handed.to_agency && met.contains(&handed.state))
    }

    fn may_be_told(&self, to_agency: bool, on: NaiveDate) -> bool {
        self.consents[usize::from(to_agency)].iter().any(|given| given.on <= on && on <= given.valid_to)
    }

    /// An end towards an agency falls with the agency's yes.
    fn settle(&mut self) {
        if self.ended == Some(true) && !self.agency_has_said_yes() {
            self.ended = None;
        }
    }
}

struct Walk {
    test: TestApp,
    anna: Who,
    rules: Rules,
    today: NaiveDate,
}

impl Walk {
    async fn begin() -> Self {
        let test = TestApp::new().await;
        let anna = test.who(test.cast.anna).await;
        Self { test, anna, rules: Rules::default(), today: today() }
    }

    fn receiver(&self, to_agency: bool) -> OrganisationId {
        if to_agency { self.test.cast.agency } else { self.test.cast.cafe }
    }

    fn given(&self) -> Given {
        Given {
            form: ConsentForm::Oral,
            purpose: "Planering".into(),
            on: self.today,
            valid_to: self.today + Days::new(400),
        }
    }

    /// The handover that is latest in one of these states, or the first of all, to be refused.
    async fn handover(&self, db: &mut Read, states: &[&str]) -> Option<HandoverId> {
        let all = Handover::of_enrolment(db, self.test.cast.linnea).await.unwrap();
        let suits = all.iter().find(|handover| states.contains(&handover.state.code()));
        suits.or(all.first()).map(|handover| handover.id)
    }

    /// Tries it on the database; whether it was done.
    async fn tried(&self, db: &mut Write, command: Command) -> Result<bool> {
        let (anna, linnea, on) = (&self.anna, self.test.cast.linnea, self.today);
        let at = async |db: &mut Write, states: &[&str]| self.handover(db, states).await;
        match command {
            Command::Draft { to_agency } => {
                let draft = Draft {
                    enrolment_id: linnea,
                    receiver_id: self.receiver(to_agency),
                    addressee: "Ulla".into(),
                    addressee_email: String::new(),
                };
                Handover::draft(db, anna, draft).await?;
            }
            Command::Consent => {
                let Some(id) = at(db, &["drafted"]).await else { return Ok(false) };
                Handover::consent(db, anna, id, self.given()).await?;
            }
            Command::Dispatch => {
                let Some(id) = at(db, &["consented"]).await else { return Ok(false) };
                Handover::dispatch(db, anna, id, on).await?;
            }
            Command::Send { to_agency } => {
                let receiver_id = self.receiver(to_agency);
                let sending = Sending { enrolment_id: linnea, receiver_id, on, consent: self.given() };
                Handover::send(db, anna, sending).await?;
            }
            Command::Accept => {
                let Some(id) = at(db, &["sent"]).await else { return Ok(false) };
                Handover::accept(db, anna, id, on, "Ulla".into()).await?;
            }
            Command::Decline => {
                let Some(id) = at(db, &["sent"]).await else { return Ok(false) };
                Handover::decline(db, anna, id, on, HandoverDeclineReason::NoCapacity).await?;
            }
            Command::Meet => {
                let Some(id) = at(db, &["accepted"]).await else { return Ok(false) };
                Handover::meet(db, anna, id, on).await?;
            }
            Command::Release => {
                let Some(id) = at(db, &["met"]).await else { return Ok(false) };
                Handover::release(db, anna, id, on).await?;
            }
            Command::Revoke => {
                let Some(id) = at(db, &["accepted", "sent", "consented", "drafted"]).await else {
                    return Ok(false);
                };
                Handover::revoke(db, anna, id).await?;
            }
            Command::WithdrawConsent => {
                let consents = Consent::of_enrolment(db, linnea).await?;
                let Some(standing) = consents.iter().find(|consent| consent.withdrawn_on.is_none()) else {
                    return Ok(false);
                };
                // All of that receiver's: one that is left would still let it be told.
                let receiver = standing.receiver_id;
                for consent in consents.iter().filter(|one| one.receiver_id == receiver) {
                    if consent.withdrawn_on.is_none() {
                        Consent::withdraw(db, anna, consent.id).await?;
                    }
                }
            }
            Command::Renew => {
                Consent::give(db, anna, linnea, self.test.cast.agency, self.given()).await?;
            }
            Command::End { reason, to } => {
                Enrolment::end(db, anna, linnea, exit(on, reason, to)).await?;
            }
            Command::Wait(_) => {
                Handover::expire_overdue(db).await?;
            }
        }
        Ok(true)
    }

    /// One command: on the database, on the rules, and then what must hold.
    async fn step(&mut self, command: Command) -> std::result::Result<(), TestCaseError> {
        if let Command::Wait(days) = command {
            self.today = self.today + Days::new(days.into());
            self.test.test.clock.set_day(self.today);
        }
        let mut db = self.test.app.db.write().await.unwrap();
        let withdrawn_from = match command {
            Command::WithdrawConsent => {
                let consents = Consent::of_enrolment(&mut db, self.test.cast.linnea).await.unwrap();
                consents
                    .iter()
                    .find(|consent| consent.withdrawn_on.is_none())
                    .map(|consent| consent.receiver_id)
            }
            _ => None,
        };
        let done = match self.tried(&mut db, command).await {
            Ok(done) => {
                db.commit().await.unwrap();
                done
            }
            Err(Error::Refused(_)) => {
                db.rollback().await.unwrap();
                false
            }
            Err(other) => panic!("{command:?}: {other}"),
        };
        let expected = self.expected(command, withdrawn_from);
        prop_assert_eq!(done, expected, "{:?} with {:?}", command, self.rules);
        self.holds(command).await
    }

    /// What the rules say to it; and what the rules are afterwards.
    fn expected(&mut self, command: Command, withdrawn_from: Option<OrganisationId>) -> bool {
        let (on, agency) = (self.today, self.test.cast.agency);
        let given = self.given();
        let rules = &mut self.rules;
        let same_day = rules.handed.iter().any(|handed| handed.sent_on == on);
        let done = match command {
            Command::Draft { .. } | Command::Send { .. }
                if rules.ended.is_some() || rules.is_open() || same_day =>
            {
                false
            }
            Command::Draft { to_agency } => {
                rules.handed.push(Handed { state: "drafted", to_agency, sent_on: on });
                true
            }
            Command::Send { to_agency } => {
                rules.consents[usize::from(to_agency)].push(given);
                rules.handed.push(Handed { state: "sent", to_agency, sent_on: on });
                true
            }
            Command::Consent => match rules.latest(&["drafted"]) {
                Some(handed) => {
                    handed.state = "consented";
                    let to = usize::from(handed.to_agency);
                    rules.consents[to].push(given);
                    true
                }
                None => false,
            },
            Command::Dispatch => {
                let others = |own: NaiveDate| own != on && same_day;
                match rules.handed.iter().rposition(|handed| handed.state == "consented") {
                    Some(at)
                        if !others(rules.handed[at].sent_on)
                            && rules.may_be_told(rules.handed[at].to_agency, on) =>
                    {
                        rules.handed[at].state = "sent";
                        rules.handed[at].sent_on = on;
                        true
                    }
                    _ => false,
                }
            }
            Command::Accept => match rules.latest(&["sent"]).copied() {
                Some(handed) if rules.may_be_told(handed.to_agency, on) => {
                    rules.latest(&["sent"]).unwrap().state = "accepted";
                    true
                }
                _ => false,
            },
            Command::Decline => goes(rules.latest(&["sent"]), "declined"),
            Command::Meet => goes(rules.latest(&["accepted"]), "met"),
            Command::Release => goes(rules.latest(&["met"]), "released"),
            Command::Revoke => goes(rules.latest(&["accepted", "sent", "consented", "drafted"]), "revoked"),
            Command::WithdrawConsent => match withdrawn_from {
                None => false,
                Some(receiver) => {
                    let to_agency = receiver == agency;
                    rules.consents[usize::from(to_agency)].clear();
                    for handed in rules.handed.iter_mut().filter(|handed| handed.to_agency == to_agency) {
                        if ["consented", "sent", "accepted"].contains(&handed.state) {
                            handed.state = "revoked";
                        }
                    }
                    true
                }
            },
            Command::Renew => {
                rules.consents[1].push(given);
                true
            }
            Command::End { reason, to } => {
                let exit = exit(on, reason, to);
                let withdraws = exit.reason == EnrolmentEndReason::ConsentWithdrawn;
                let yes = if withdraws { rules.agency_has_met() } else { rules.agency_has_said_yes() };
                let may = rules.ended.is_none() && (!exit.to.is_agency() || yes);
                if may {
                    rules.ended = Some(exit.to.is_agency());
                    let falls: &[&str] = match withdraws {
                        true => &["drafted", "consented", "sent", "accepted"],
                        false => &["drafted", "consented"],
                    };
                    for handed in rules.handed.iter_mut().filter(|handed| falls.contains(&handed.state)) {
                        handed.state = "revoked";
                    }
                    if withdraws {
                        rules.consents = [vec![], vec![]];
                    }
                }
                may
            }
            Command::Wait(_) => {
                for handed in &mut rules.handed {
                    if handed.state == "sent" && handed.sent_on + Days::new(30) < on {
                        handed.state = "expired";
                    }
                }
                true
            }
        };
        rules.settle();
        done
    }

    /// Somebody is responsible: the coach has the person on the caseload, or a receiver has met them, or they left for
    /// something that is no agency.
    async fn holds(&self, command: Command) -> std::result::Result<(), TestCaseError> {
        let linnea = self.test.cast.linnea;
        let mut db = self.test.app.db.read().await.unwrap();
        let enrolment = Enrolment::find(&mut db, &self.anna, linnea).await.unwrap();
        let handovers = Handover::of_enrolment(&mut db, linnea).await.unwrap();
        let caseload = Caseload::of(&mut db, &self.anna).await.unwrap();
        let towards_agency = enrolment.exit_to.is_some_and(|to| to.is_agency());
        prop_assert_eq!(
            enrolment.is_ended().then_some(towards_agency),
            self.rules.ended,
            "after {:?}: {:?}",
            command,
            self.rules
        );
        if towards_agency {
            let received = handovers.iter().any(|handover| {
                handover.state.is_accepted() && handover.receiver_id == self.test.cast.agency
            });
            prop_assert!(received, "{command:?} ended it towards an agency that has not said yes");
            let met = handovers.iter().any(|handover| handover.state.is_with_receiver());
            let with_coach = caseload.people.iter().any(|case| case.id == linnea);
            prop_assert!(met || with_coach, "after {command:?} nobody is responsible: {handovers:?}");
        }
        let mut states: Vec<&str> = handovers.iter().rev().map(|handover| handover.state.code()).collect();
        states.iter_mut().filter(|state| **state == "done").for_each(|state| *state = "released");
        let mut expected: Vec<&str> = self.rules.handed.iter().map(|handed| handed.state).collect();
        states.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(states, expected, "after {:?}", command);
        Ok(())
    }
}

fn goes(handed: Option<&mut Handed>, state: &'static str) -> bool {
    handed.map(|handed| handed.state = state).is_some()
}

fn exit(on: NaiveDate, reason: u8, to: u8) -> Exit {
    use EnrolmentEndReason::{Completed, ConsentWithdrawn, Illness, Moved};
    Exit {
        on,
        reason: [Completed, Illness, ConsentWithdrawn, Moved][usize::from(reason)],
        to: [ExitTo::AfMeasures, ExitTo::Referrer, ExitTo::None, ExitTo::Work][usize::from(to)],
        after: Some(Standing { occupation: Occupation::Other, extent_percent: None, incomes: vec![] }),
    }
}

#[test]
fn no_way_through_the_commands_ends_anybody_towards_an_agency_with_nobody_responsible() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let config = Config { cases: 24, failure_persistence: None, max_shrink_iters: 64, ..Config::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(command(), 1..40), |commands| {
            runtime.block_on(async {
                let mut walk = Walk::begin().await;
                for command in commands {
                    walk.step(command).await?;
                }
                Ok(())
            })
        })
        .unwrap();
}
