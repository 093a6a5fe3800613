//! Nobody falls between the chairs: random sequences of commands are walked on a real database beside a small model of the
//! rules. Whatever is done, in whatever order, by the coach or by a data package, nobody is ended towards an agency with nobody
//! responsible there: of two agencies, the one that the person goes on to, and not a place at a course that it gives.

use brygga::db::{Read, Write};
use brygga::model::access::Who;
use brygga::model::caseload::Caseload;
use brygga::model::codes::{
    ConsentForm, EnrolmentEndReason, ExitTo, HandoverDeclineReason, IncomeSource, Occupation,
};
use brygga::model::consent::{Consent, Given};
use brygga::model::enrolment::Enrolment;
use brygga::model::exit::{Exit, Standing};
use brygga::model::handover::{Addressee, Draft, Handover, HandoverId, ReceiverKind, Sending};
use brygga::model::organisation::OrganisationId;
use brygga::model::package::{Package, Source, apply};
use brygga::model::{Error, Result};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::support::app::TestApp;
use super::support::cast::{self, today};
use super::support::package::keys;

/// Whom a handover goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To {
    Employer,
    Service,
    Town,
}

impl To {
    const AGENCIES: [Self; 2] = [Self::Service, Self::Town];

    /// Whose yes an end of this kind takes; nobody's when it is towards no agency.
    fn of(exit: ExitTo) -> &'static [Self] {
        match exit {
            ExitTo::AfMeasures => &[Self::Service],
            ExitTo::MunicipalMeasures => &[Self::Town],
            ExitTo::Referrer => &Self::AGENCIES,
            _ => &[],
        }
    }
}

/// What somebody may try at any time. The numbers choose among what there is.
#[derive(Clone, Copy, Debug)]
enum Command {
    Draft {
        to: To,
    },
    Consent,
    Dispatch,
    Send {
        to: To,
    },
    Accept,
    Decline,
    Meet,
    Release,
    Revoke,
    /// The latest of those that stand, and no other.
    WithdrawConsent,
    Renew {
        to: To,
    },
    End {
        reason: u8,
        to: u8,
    },
    /// A data package tells that it is over.
    Import {
        to: u8,
    },
    /// It is towards a place at a course, or the agency itself.
    Describe {
        course: bool,
    },
    /// Some days pass, and the program's clock is run.
    Wait(u8),
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        2 => to().prop_map(|to| Command::Draft { to }),
        2 => Just(Command::Consent),
        2 => Just(Command::Dispatch),
        4 => to().prop_map(|to| Command::Send { to }),
        5 => Just(Command::Accept),
        1 => Just(Command::Decline),
        3 => Just(Command::Meet),
        2 => Just(Command::Release),
        3 => Just(Command::Revoke),
        3 => Just(Command::WithdrawConsent),
        1 => to().prop_map(|to| Command::Renew { to }),
        6 => (0..4u8, 0..5u8).prop_map(|(reason, to)| Command::End { reason, to }),
        3 => (0..5u8).prop_map(|to| Command::Import { to }),
        2 => any::<bool>().prop_map(|course| Command::Describe { course }),
        4 => (1..25u8).prop_map(Command::Wait),
    ]
}

fn to() -> impl Strategy<Value = To> {
    prop_oneof![1 => Just(To::Employer), 2 => Just(To::Service), 2 => Just(To::Town)]
}

/// A handover as the rules have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Handed {
    state: &'static str,
    to: To,
    sent_on: NaiveDate,
    /// It was told to somebody: a draft that was taken back gives its day to the next.
    told: bool,
    /// A place at a course: whoever gives it answers for nobody.
    course: bool,
}

/// The rules, in a few lines: what is open, what has ended and towards whom.
#[derive(Clone, Debug, Default)]
struct Rules {
    handed: Vec<Handed>,
    /// Some: ended, and whereto.
    ended: Option<ExitTo>,
    /// Consents that were given and not taken back, the latest last.
    consents: Vec<(To, Given)>,
}

impl Rules {
    fn latest(&mut self, states: &[&str]) -> Option<&mut Handed> {
        self.handed.iter_mut().rev().find(|handed| states.contains(&handed.state))
    }

    fn is_open(&self) -> bool {
        let open = ["drafted", "consented", "sent", "accepted", "met"];
        self.handed.iter().any(|handed| open.contains(&handed.state))
    }

    /// Somebody whose yes the end takes has said it, or met the person: under way, or the latest that was told.
    fn is_held(&self, exit: ExitTo, states: &[&str]) -> bool {
        let told = |handed: &&Handed| !["drafted", "consented", "revoked"].contains(&handed.state);
        let latest = self.handed.iter().filter(told).map(|handed| handed.sent_on).max();
        self.handed.iter().any(|handed| {
            let counts = handed.state != "released" || Some(handed.sent_on) == latest;
            let takes_over = To::of(exit).contains(&handed.to) && !handed.course;
            counts && states.contains(&handed.state) && takes_over
        })
    }

    /// One a day, but for drafts that were taken back.
    fn is_taken(&self, on: NaiveDate) -> bool {
        self.handed.iter().any(|handed| handed.sent_on == on && (handed.told || handed.state != "revoked"))
    }

    fn free(&mut self, on: NaiveDate) {
        self.handed.retain(|handed| handed.sent_on != on || handed.told || handed.state != "revoked");
    }

    fn may_be_told(&self, to: To, on: NaiveDate) -> bool {
        self.consents.iter().any(|(whom, given)| *whom == to && given.on <= on && on <= given.valid_to)
    }

    fn fall(&mut self, states: &[&str]) {
        let falling = self.handed.iter_mut().filter(|handed| states.contains(&handed.state));
        falling.for_each(|handed| handed.state = "revoked");
    }

    /// An end towards an agency falls with that agency's yes.
    fn settle(&mut self) {
        if let Some(exit) = self.ended.filter(|exit| exit.is_agency())
            && !self.is_held(exit, &YES)
        {
            self.ended = None;
        }
    }
}

const YES: [&str; 3] = ["accepted", "met", "released"];
const MET: [&str; 2] = ["met", "released"];

struct Walk {
    test: TestApp,
    anna: Who,
    town: OrganisationId,
    rules: Rules,
    today: NaiveDate,
    /// Linnea as a package tells her: the columns, and her row.
    told: Vec<Vec<String>>,
}

impl Walk {
    async fn begin() -> Self {
        let test = TestApp::new().await;
        let anna = test.who(test.cast.anna).await;
        let mut db = test.app.db.write().await.unwrap();
        let town = cast::organisation(&mut db, "taby", "Täby kommun", "municipality", "559900-0055").await;
        db.commit().await.unwrap();
        let told = told(&test).await;
        Self { test, anna, town, rules: Rules::default(), today: today(), told }
    }

    fn receiver(&self, to: To) -> OrganisationId {
        match to {
            To::Employer => self.test.cast.cafe,
            To::Service => self.test.cast.agency,
            To::Town => self.town,
        }
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
            Command::Draft { to } => {
                let draft = Draft {
                    enrolment_id: linnea,
                    receiver: self.receiver(to).into(),
                    to: Addressee { name: "Ulla".into(), email: String::new() },
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
            Command::Send { to } => {
                let receiver = self.receiver(to).into();
                let sending = Sending {
                    enrolment_id: linnea,
                    receiver,
                    to: Addressee::default(),
                    on,
                    consent: self.given(),
                };
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
                Consent::withdraw(db, anna, standing.id).await?;
            }
            Command::Renew { to } => {
                Consent::give(db, anna, linnea, self.receiver(to), self.given()).await?;
            }
            Command::End { reason, to } => {
                Enrolment::end(db, anna, linnea, exit(on, reason, to)).await?;
            }
            Command::Import { to } => return self.imported(db, exit(on, 0, to)).await,
            Command::Describe { course } => {
                let Some(id) = at(db, &["drafted", "consented", "sent"]).await else { return Ok(false) };
                let towards = if course { ReceiverKind::Studies } else { ReceiverKind::Agency };
                Handover::describe(db, anna, id, Some(towards), String::new()).await?;
            }
            Command::Wait(_) => {
                Handover::expire_overdue(db).await?;
            }
        }
        Ok(true)
    }

    /// A package with her row alone, as the command imports it.
    async fn imported(&self, db: &mut Write, exit: Exit) -> Result<bool> {
        let mut rows = self.told.clone();
        for (column, value) in [
            ("ended_on", exit.on.to_string()),
            ("end_reason", exit.reason.code().to_owned()),
            ("exit_to", exit.to.code().to_owned()),
        ] {
            let place = rows[0].iter().position(|name| name == column).unwrap();
            rows[1][place] = value;
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        let file = ("participants.csv".to_owned(), writer.into_inner().unwrap());
        let (package, faults) =
            Package::read(&Source::Files([file].into_iter().collect()), self.today, &|_| {});
        package.lock(db).await?;
        let checked = package.check(db, &keys(), faults).await?;
        if !checked.faults.is_empty() {
            let told: Vec<_> = checked.faults.list().iter().map(|one| one.expected.told().0).collect();
            assert_eq!(told, ["handed-over"], "no other fault hides the one that is looked for");
            return Ok(false);
        }
        apply(&checked, db, &keys(), None, &|_| {}).await?;
        Ok(true)
    }

    /// One command: on the database, on the rules, and then what must hold.
    async fn step(&mut self, command: Command) -> std::result::Result<(), TestCaseError> {
        if let Command::Wait(days) = command {
            self.today = self.today + Days::new(days.into());
            self.test.test.clock.set_day(self.today);
        }
        let mut db = self.test.app.db.write().await.unwrap();
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
        let expected = self.expected(command);
        prop_assert_eq!(done, expected, "{:?} with {:?}", command, self.rules);
        self.holds(command).await
    }

    /// What the rules say to it; and what the rules are afterwards.
    fn expected(&mut self, command: Command) -> bool {
        let on = self.today;
        let given = self.given();
        let rules = &mut self.rules;
        let same_day = rules.is_taken(on);
        let done = match command {
            Command::Draft { .. } | Command::Send { .. }
                if rules.ended.is_some() || rules.is_open() || same_day =>
            {
                false
            }
            Command::Draft { to } => {
                rules.free(on);
                rules.handed.push(Handed { state: "drafted", to, sent_on: on, told: false, course: false });
                true
            }
            Command::Send { to } => {
                rules.consents.push((to, given));
                rules.free(on);
                rules.handed.push(Handed { state: "sent", to, sent_on: on, told: true, course: false });
                true
            }
            Command::Consent => match rules.latest(&["drafted"]) {
                Some(handed) => {
                    handed.state = "consented";
                    let to = handed.to;
                    rules.consents.push((to, given));
                    true
                }
                None => false,
            },
            Command::Dispatch => {
                let others = |own: NaiveDate| own != on && same_day;
                match rules.handed.iter().rposition(|handed| handed.state == "consented") {
                    Some(at)
                        if rules.ended.is_none()
                            && !others(rules.handed[at].sent_on)
                            && rules.may_be_told(rules.handed[at].to, on) =>
                    {
                        rules.free(on);
                        let handed = rules.latest(&["consented"]).unwrap();
                        (handed.state, handed.sent_on, handed.told) = ("sent", on, true);
                        true
                    }
                    _ => false,
                }
            }
            Command::Accept => match rules.latest(&["sent"]).copied() {
                Some(handed) if rules.may_be_told(handed.to, on) => {
                    rules.latest(&["sent"]).unwrap().state = "accepted";
                    true
                }
                _ => false,
            },
            Command::Decline => goes(rules.latest(&["sent"]), "declined"),
            Command::Meet => goes(rules.latest(&["accepted"]), "met"),
            Command::Release => goes(rules.latest(&["met"]), "released"),
            Command::Revoke => goes(rules.latest(&["accepted", "sent", "consented", "drafted"]), "revoked"),
            Command::WithdrawConsent => match rules.consents.pop() {
                None => false,
                Some((to, _)) => {
                    // Another that stands holds what is on its way.
                    let falls = !rules.may_be_told(to, on);
                    for handed in rules.handed.iter_mut().filter(|handed| falls && handed.to == to) {
                        if ["consented", "sent", "accepted"].contains(&handed.state) {
                            handed.state = "revoked";
                        }
                    }
                    true
                }
            },
            Command::Renew { to } => {
                rules.consents.push((to, given));
                true
            }
            Command::End { reason, to } => {
                let exit = exit(on, reason, to);
                let withdraws = exit.reason == EnrolmentEndReason::ConsentWithdrawn;
                let held = rules.is_held(exit.to, if withdraws { &MET } else { &YES });
                let may = rules.ended.is_none() && (!exit.to.is_agency() || held);
                if may {
                    rules.ended = Some(exit.to);
                    let falls: &[&str] = match withdraws {
                        true => &["drafted", "consented", "sent", "accepted"],
                        false => &["drafted", "consented"],
                    };
                    rules.fall(falls);
                    if withdraws {
                        rules.consents.clear();
                    }
                }
                may
            }
            Command::Import { to } => {
                let exit = exit(on, 0, to).to;
                let may = !exit.is_agency() || rules.is_held(exit, &YES);
                if may {
                    rules.ended = Some(exit);
                    rules.fall(&["drafted", "consented"]);
                }
                may
            }
            Command::Describe { course } => match rules.latest(&["drafted", "consented", "sent"]) {
                Some(handed) if course || handed.to != To::Employer => {
                    handed.course = course;
                    true
                }
                _ => false,
            },
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
        prop_assert_eq!(enrolment.exit_to, self.rules.ended, "after {:?}: {:?}", command, self.rules);
        prop_assert_eq!(enrolment.is_ended(), enrolment.exit_to.is_some());
        if let Some(exit) = enrolment.exit_to.filter(|to| to.is_agency()) {
            let whose: Vec<_> = To::of(exit).iter().map(|to| self.receiver(*to)).collect();
            let received = handovers.iter().any(|handover| {
                handover.state.is_accepted()
                    && whose.contains(&handover.receiver_id)
                    && handover.is_towards().takes_over()
            });
            prop_assert!(received, "{command:?} ended it towards an agency that has not said yes");
            let met = handovers.iter().any(Handover::is_taken_over);
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

async fn told(test: &TestApp) -> Vec<Vec<String>> {
    let folder = crate::package::export_to(&test.test, "told").await;
    let mut reader = csv::Reader::from_path(folder.join("participants.csv")).unwrap();
    let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    let own = |row: &Vec<String>| row.iter().any(|cell| cell == "Linnea");
    [columns].into_iter().chain(rows.filter(own)).collect()
}

fn goes(handed: Option<&mut Handed>, state: &'static str) -> bool {
    handed.map(|handed| handed.state = state).is_some()
}

fn exit(on: NaiveDate, reason: u8, to: u8) -> Exit {
    use EnrolmentEndReason::{Completed, ConsentWithdrawn, Illness, Moved};
    let to = [ExitTo::AfMeasures, ExitTo::MunicipalMeasures, ExitTo::Referrer, ExitTo::None, ExitTo::Work]
        [usize::from(to)];
    Exit {
        on,
        reason: [Completed, Illness, ConsentWithdrawn, Moved][usize::from(reason)],
        to,
        after: Some(Standing {
            occupation: to.occupation().unwrap_or(Occupation::Other),
            extent_percent: None,
            incomes: vec![IncomeSource::Other],
        }),
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
