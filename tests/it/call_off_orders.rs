//! The order in which the contracts of a framework are called off: whose turn it is, what passes it over, and how it is set.

use brygga::db::Write;
use brygga::model::access::Who;
use brygga::model::call_off_order::{
    CallOffOrder, CallOffOrderId, NewOrder, OrderMethod, PassedOver, TurnReason,
};
use brygga::model::codes::Track;
use brygga::model::contract::ContractId;
use brygga::model::enrolment::EnrolmentId;
use brygga::model::placement::{Despite, Placement, Proposal};
use brygga::model::slot::SlotId;
use brygga::model::{Error, Refusal, Result};

use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::day;
use crate::support::trial::{SCRIPT, Trial};

/// The cast with a second contract of p1, the café's, and a slot under it.
struct Framework {
    test: TestApp,
    mats: Who,
    cafe: ContractId,
    lunch: SlotId,
}

impl Framework {
    async fn new() -> Self {
        let test = TestApp::new().await;
        let mut db = test.app.db.write().await.unwrap();
        let cafe = cast::contract(&mut db, "c3", test.cast.p1, test.cast.cafe).await;
        db.query("UPDATE contracts SET title = 'Kaféets avtal' WHERE id = $1")
            .bind(cafe)
            .run()
            .await
            .unwrap();
        let lunch = (4, 160, 5, 40);
        let lunch =
            cast::slot(&mut db, "s4", test.cast.cafe, Some(cafe), "Servera lunch", "9412", "0160", lunch);
        let lunch = lunch.await;
        db.commit().await.unwrap();
        let mats = test.who(test.cast.mats).await;
        Self { test, mats, cafe, lunch }
    }

    async fn deed<T>(&self, deed: impl AsyncFnOnce(&mut Write) -> Result<T>) -> Result<T> {
        let mut db = self.test.app.db.write().await.unwrap();
        let done = deed(&mut db).await;
        match done.is_ok() {
            true => db.commit().await.unwrap(),
            false => db.rollback().await.unwrap(),
        }
        done
    }

    fn order(&self, method: OrderMethod, parts: (i64, i64)) -> NewOrder {
        NewOrder {
            name: "Ramavtal kök".into(),
            method,
            starts_on: day("2026-03-02"),
            parts: vec![(self.test.cast.c1, parts.0), (self.cafe, parts.1)],
        }
    }

    async fn set(&self, order: NewOrder) -> Result<CallOffOrderId> {
        let project = self.test.cast.p1;
        self.deed(async |db| CallOffOrder::set(db, &self.mats, project, order).await).await
    }

    /// Anna proposes for the whole of a month.
    async fn propose(
        &self,
        person: EnrolmentId,
        slot: SlotId,
        month: (&str, &str),
        turn: Option<TurnReason>,
    ) -> Result<Placement> {
        let anna = self.test.who(self.test.cast.anna).await;
        let proposal = Proposal {
            enrolment_id: person,
            slot_id: slot,
            track: Track::WorkTraining,
            hours_per_week: 10,
            starts_on: day(month.0),
            planned_end_on: day(month.1),
            adaptations: vec![],
            message: String::new(),
        };
        let turn = turn.map(|reason| PassedOver { reason, words: String::new() });
        let despite = Despite { hindrance: None, turn };
        self.deed(async |db| Placement::propose_despite(db, &anna, proposal, despite).await).await
    }
}

#[track_caller]
fn refused<T>(done: Result<T>, expected: &Refusal) {
    match done {
        Err(Error::Refused(refusal)) => assert_eq!(refusal, *expected),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

const APRIL: (&str, &str) = ("2026-04-01", "2026-04-30");
const MAY: (&str, &str) = ("2026-05-01", "2026-05-31");

fn turn_of(provider: &str) -> Refusal {
    Refusal::NotTheirTurn { provider: provider.into() }
}

#[tokio::test]
async fn by_rank_the_first_is_called_until_it_can_no_more_and_another_only_with_a_reason() {
    let framework = Framework::new().await;
    let cast = &framework.test.cast;
    // Without an order anybody may be called off.
    framework.propose(cast.omar, framework.lunch, MAY, None).await.unwrap();
    let order = framework.set(framework.order(OrderMethod::Ranking, (1, 2))).await.unwrap();
    let lunch = framework.lunch;
    refused(framework.propose(cast.linnea, lunch, APRIL, None).await, &turn_of("Återbruket"));
    let other = Some(TurnReason::Other);
    refused(framework.propose(cast.linnea, lunch, APRIL, other).await, &Refusal::ReasonMissing);
    assert_eq!(framework.test.test.count("call_off_deviations").await, 0);
    framework.propose(cast.linnea, cast.shop, APRIL, None).await.unwrap();
    framework.propose(cast.linnea, lunch, MAY, Some(TurnReason::Geography)).await.unwrap();
    assert_eq!(framework.test.test.count("call_off_deviations").await, 1);
    // A reason where none is needed is not kept: it is their turn.
    framework.propose(cast.omar, cast.shop, APRIL, Some(TurnReason::Need)).await.unwrap();
    assert_eq!(framework.test.test.count("call_off_deviations").await, 1);

    // The first has no effect at its cap: then it is the second's turn.
    let mut db = framework.test.app.db.write().await.unwrap();
    db.query("UPDATE contracts SET max_place_months = 2 WHERE id = $1").bind(cast.c1).run().await.unwrap();
    db.commit().await.unwrap();
    framework.propose(cast.hedda, lunch, APRIL, None).await.unwrap();
    assert_eq!(framework.test.test.count("call_off_deviations").await, 1);

    // A closed order holds to the end of its day, and is followed by none or another.
    let close =
        async || framework.deed(async |db| CallOffOrder::close(db, &framework.mats, order).await).await;
    close().await.unwrap();
    refused(close().await, &Refusal::OrderClosed);
    let again = framework.order(OrderMethod::Ranking, (1, 2));
    let in_order = Refusal::ContractInOrder { title: "Arbetsträning".into() };
    refused(framework.set(again.clone()).await, &in_order);
    framework.set(NewOrder { starts_on: day("2026-03-03"), ..again }).await.unwrap();
}

#[tokio::test]
async fn by_key_it_is_the_turn_of_the_one_that_has_got_least_of_its_share() {
    let framework = Framework::new().await;
    let cast = &framework.test.cast;
    let (shop, lunch) = (cast.shop, framework.lunch);
    framework.set(framework.order(OrderMethod::Key, (60, 40))).await.unwrap();
    // Nothing yet: the larger share. One place-month of sixty, none of forty: the other.
    refused(framework.propose(cast.linnea, lunch, APRIL, None).await, &turn_of("Återbruket"));
    framework.propose(cast.linnea, shop, APRIL, None).await.unwrap();
    refused(framework.propose(cast.omar, shop, APRIL, None).await, &turn_of("Kaféet"));
    framework.propose(cast.omar, lunch, APRIL, None).await.unwrap();
    // 1/60 is less than 1/40.
    refused(framework.propose(cast.hedda, lunch, APRIL, None).await, &turn_of("Återbruket"));
    let given = framework.propose(cast.hedda, lunch, APRIL, Some(TurnReason::NoCapacity)).await.unwrap();
    // What is taken back is not called off: one each again.
    let anna = framework.test.who(cast.anna).await;
    framework.deed(async |db| Placement::withdraw(db, &anna, given.id).await).await.unwrap();
    refused(framework.propose(cast.hedda, lunch, APRIL, None).await, &turn_of("Återbruket"));
}

#[tokio::test]
async fn what_is_no_order_is_refused_and_changes_nothing() {
    let framework = Framework::new().await;
    let cast = &framework.test.cast;
    let (ranking, key) = (OrderMethod::Ranking, OrderMethod::Key);
    for (order, refusal) in [
        (framework.order(key, (60, 41)), Refusal::OrderShares { sum: 101 }),
        (framework.order(key, (60, 39)), Refusal::OrderShares { sum: 99 }),
        (framework.order(key, (100, 0)), Refusal::OrderShares { sum: 100 }),
        (framework.order(key, (-10, 110)), Refusal::OrderShares { sum: 100 }),
        (framework.order(key, (i64::MAX, i64::MAX)), Refusal::OrderShares { sum: i64::MAX }),
        (framework.order(ranking, (1, 1)), Refusal::OrderRanks { last: 2 }),
        (framework.order(ranking, (1, 3)), Refusal::OrderRanks { last: 2 }),
        (framework.order(ranking, (0, 1)), Refusal::OrderRanks { last: 2 }),
    ] {
        refused(framework.set(order).await, &refusal);
    }
    let one = NewOrder { parts: vec![(cast.c1, 1)], ..framework.order(ranking, (1, 2)) };
    refused(framework.set(one).await, &Refusal::OrderOfTooFew);
    let twice = NewOrder { parts: vec![(cast.c1, 1), (cast.c1, 2)], ..framework.order(ranking, (1, 2)) };
    refused(framework.set(twice).await, &Refusal::OrderOfTooFew);
    let past = NewOrder { starts_on: day("2026-03-01"), ..framework.order(ranking, (1, 2)) };
    refused(framework.set(past).await, &Refusal::StartInThePast);
    let late = NewOrder { starts_on: day("2040-01-01"), ..framework.order(ranking, (1, 2)) };
    let ended = Refusal::ContractEndsBefore { title: "Arbetsträning".into(), ends: day("2026-12-31") };
    refused(framework.set(late).await, &ended);
    // A contract of another project is not there, nor is the project for another's manager.
    let foreign = NewOrder { parts: vec![(cast.c1, 1), (cast.c2, 2)], ..framework.order(ranking, (1, 2)) };
    assert!(matches!(framework.set(foreign).await, Err(Error::NotFound)));
    let nora = framework.test.who(cast.nora).await;
    let order = framework.order(ranking, (1, 2));
    let set = framework.deed(async |db| CallOffOrder::set(db, &nora, cast.p1, order).await).await;
    assert!(matches!(set, Err(Error::NotFound)));
    assert_eq!(framework.test.test.count("call_off_orders").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_set_an_order_at_once_one_does_and_the_other_is_told() {
    let framework = Framework::new().await;
    let project = framework.test.cast.p1;
    let set = || {
        let (db, mats) = (framework.test.app.db.clone(), framework.mats.clone());
        let order = framework.order(OrderMethod::Key, (50, 50));
        tokio::spawn(async move {
            let mut db = db.write().await?;
            CallOffOrder::set(&mut db, &mats, project, order).await?;
            Ok::<_, Error>(db.commit().await?)
        })
    };
    let (one, other) = (set(), set());
    let mut answers = vec![one.await.unwrap(), other.await.unwrap()];
    answers.sort_by_key(|answer| answer.is_err());
    assert!(answers[0].is_ok());
    refused(answers.remove(1), &Refusal::ContractInOrder { title: "Arbetsträning".into() });
}

#[tokio::test]
async fn an_order_is_set_on_a_page_met_where_somebody_is_proposed_and_its_deviations_are_read() {
    let framework = Framework::new().await;
    let cast = &framework.test.cast;
    let mut mats = framework.test.browser(cast.mats).await;
    let list = format!("/projects/{}/call-off-orders", cast.p1);
    mats.get(&list).await.is(200).says(&["Ingen avropsordning"]);
    let (first, second) = (format!("part-{}", cast.c1), format!("part-{}", framework.cafe));
    let good = [
        ("name", "Ramavtal kök"),
        ("method", "key"),
        ("starts_on", "2026-03-02"),
        (first.as_str(), "60"),
        (second.as_str(), "40"),
    ];
    let trial =
        Trial { path: &list, good: &good, tables: &["call_off_orders", "call_off_order_parts", "events"] };
    let bad = [
        ("name", "", 422),
        ("method", "lottery", 422),
        ("starts_on", "", 422),
        ("starts_on", "2026-02-30", 422),
        ("starts_on", "2026-03-01", 409),
        ("starts_on", "2027-01-01", 409),
        (second.as_str(), "41", 409),
        (second.as_str(), "", 409),
        (second.as_str(), "-40", 422),
        (second.as_str(), "40,5", 422),
        (second.as_str(), SCRIPT, 422),
    ];
    trial.refuses(&framework.test, &mut mats, &bad).await;
    let page = trial.is_done_once(&framework.test, &mut mats, "abcdefabcdefabcdefabcdefabcdefab").await;
    mats.get(&list).await.is(200).says(&["Ramavtal kök", "60\u{a0}%"]);

    // The coach is told whose turn it is, and asked why where it is another's.
    let mut anna = framework.test.browser(cast.anna).await;
    let form = |slot: SlotId| format!("/enrolments/{}/placements/new?slot={slot}", cast.linnea);
    anna.get(&form(cast.shop)).await.is(200).says(&["Det här avtalet står på tur"]).hides(&["turn_reason"]);
    let page_of = anna.get(&form(framework.lunch)).await;
    page_of.is(200).says(&["Det är Återbruket som står på tur", "Varför inte den som står på tur?"]);
    let key = page_of.field("key");
    let slot = framework.lunch.to_string();
    let send = |reason: &'static str, words: &'static str| {
        vec![
            ("key", key.as_str()),
            ("slot", slot.as_str()),
            ("track", "work_training"),
            ("hours", "10"),
            ("starts_on", "2026-04-01"),
            ("planned_end_on", "2026-04-30"),
            ("turn_reason", reason),
            ("turn_words", words),
        ]
    };
    let to = format!("/enrolments/{}/placements", cast.linnea);
    for (reason, words, status) in
        [("", "", 409), ("because", "", 422), ("other", "", 422), ("other", "Kort", 422)]
    {
        anna.post(&to, &send(reason, words)).await.is(status).says(&["Varför inte den som står på tur?"]);
    }
    assert_eq!(framework.test.test.count("placements").await, 0);
    anna.post(&to, &send("other", "Handledaren talar samma språk.")).await.is(303);
    mats.get(&page).await.is(200).says(&[
        "Annat skäl",
        "Handledaren talar samma språk.",
        "Kaféets avtal",
        "Anna Ek",
        "+60",
        "−60",
    ]);
    mats.get(&format!("{page}?from=2026-03-03&to=2026-12-31"))
        .await
        .is(200)
        .says(&["Inga avsteg i perioden"]);
    mats.get(&format!("{page}?from=2026-12-31&to=2026-03-01")).await.is(422);
    let file = mats.get(&format!("{page}/deviations.csv")).await;
    file.is(200).says(&["2026-03-02;Kaféets avtal;Arbetsträning;Annat skäl;", r#";Anna Ek;"1,000""#]);
    mats.post(&format!("{page}/closure"), &[]).await.is(303);
    mats.post(&format!("{page}/closure"), &[]).await.is(409);
}
