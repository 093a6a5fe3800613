//! A slot under a contract that waits for approval, was refused or has ended: the search, what is offered and promised, proposals,
//! reservations and boards all say the same of it, and from the moment that the contract stands otherwise.

use brygga::model::board::Offered;
use brygga::model::bookable::Unbookable;
use brygga::model::capacity_board::{CapacityBoard, Filter};
use brygga::model::capacity_request::{Asked, CapacityRequest, Offer};
use brygga::model::codes::SlotState;
use brygga::model::contract::{Contract, ContractId};
use brygga::model::contract_life::{Closed, Life};
use brygga::model::enrolment::Enrolment;
use brygga::model::matching::{Circumstances, Finding};
use brygga::model::overview::Overview;
use brygga::model::placement::Placement;
use brygga::model::reservation::{self, Reservation};
use brygga::model::slot::{Slot, SlotId};
use brygga::model::vacancy::{Period, Vacancy};
use brygga::model::{Refusal, Result, slot_changed};

use crate::contract_steps::{Office, refused};
use crate::placements::proposal;
use crate::search::index::within_a_second;
use crate::support::cast;
use crate::support::stage::day;

/// A stall of Återbruket under a contract that waits for Eva's yes, and a question about seats that it would answer.
struct Stall {
    office: Office,
    contract: ContractId,
    slot: SlotId,
    asked: CapacityRequest,
}

/// Open slots of the cast.
const OTHERS: usize = 3;

fn may() -> Period {
    Period { from: day("2026-05-04"), to: day("2026-05-29") }
}

impl Stall {
    async fn set() -> Self {
        let office = Office::new().await;
        let contract = office.added().await;
        let (atelier, project) = (office.test.cast.atelier, office.test.cast.p1);
        let slot = office
            .deed(async |db| {
                let size = (4, 80, 5, 40);
                let slot =
                    cast::slot(db, "s9", atelier, Some(contract), "Torgstånd", "5223", "0160", size).await;
                slot_changed(db, slot).await?;
                Ok(slot)
            })
            .await
            .unwrap();
        let asked = Asked {
            project_id: project,
            ssyk: None,
            municipality: None,
            seats: 3,
            starts_on: may().from,
            answer_by: day("2026-04-30"),
            message: String::new(),
            providers: Some(vec![atelier]),
        };
        let asked =
            office.deed(async |db| CapacityRequest::make(db, &office.mats, asked).await).await.unwrap();
        Self { office, contract, slot, asked }
    }

    async fn close(&self) -> Result<Contract> {
        let (id, version) = (self.contract, self.office.contract(self.contract).await.version);
        self.office
            .deed(async |db| Contract::close(db, &self.office.eva, id, version, "Fel pris").await)
            .await
    }

    async fn slot(&self) -> Slot {
        Slot::find(&mut self.office.test.app.db.read().await.unwrap(), &self.office.mats, self.slot)
            .await
            .unwrap()
    }

    async fn promise(&self) -> Result<()> {
        let test = &self.office.test;
        let siv = test.who(test.cast.siv).await;
        let mut db = test.app.db.write().await.unwrap();
        let said =
            CapacityRequest::promise(&mut db, &siv, self.asked.id, test.cast.atelier, self.slot, 1).await;
        db.rollback().await.unwrap();
        said
    }

    async fn promise_copy(&self) -> Result<Slot> {
        let test = &self.office.test;
        let siv = test.who(test.cast.siv).await;
        let mut db = test.app.db.write().await.unwrap();
        let (id, atelier) = (self.asked.id, test.cast.atelier);
        let said = CapacityRequest::promise_copy(&mut db, &siv, id, atelier, self.slot, 1).await;
        db.rollback().await.unwrap();
        said
    }

    async fn propose(&self) -> Result<Placement> {
        let test = &self.office.test;
        let anna = test.who(test.cast.anna).await;
        let mut db = test.app.db.write().await.unwrap();
        let wanted = proposal(test.cast.linnea, self.slot, "2026-05-04", "2026-05-29", 10);
        let said = Placement::propose(&mut db, &anna, wanted).await;
        db.rollback().await.unwrap();
        said
    }

    async fn reserve(&self) -> Result<Reservation> {
        let test = &self.office.test;
        let mut db = test.app.db.write().await.unwrap();
        let asked = reservation::Asked {
            slot_id: self.slot,
            project_id: test.cast.p1,
            hours_per_week: 10,
            starts_on: may().from,
            ends_on: may().to,
            held_until: day("2026-04-20"),
            reason: "För den som kommer i maj.".to_owned(),
        };
        let said = Reservation::make(&mut db, &self.office.mats, asked).await;
        db.rollback().await.unwrap();
        said
    }

    /// Whether somebody can come, as each of those says who is asked.
    async fn can_come(&self) -> Vec<(&'static str, bool)> {
        let test = &self.office.test;
        let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
        let mut db = test.app.db.read().await.unwrap();
        let db = &mut db;
        let today = db.today();
        let vacancy = Vacancy::find(db, &anna, self.slot, may()).await.unwrap();
        let linnea = Enrolment::find(db, &anna, test.cast.linnea).await.unwrap();
        let judgement = Circumstances::read(db, &linnea, may()).await.unwrap().judge(&vacancy);
        let offers = Offer::of_provider(db, &siv, test.cast.atelier, &self.asked).await.unwrap();
        let offered = Offered::of_slot(db, vacancy.slot.clone(), today).await.unwrap();
        let board = CapacityBoard::find(db, &self.office.mats, Filter::default()).await.unwrap();
        let line = board.lines.iter().find(|line| line.slot.id == self.slot).expect("it stands on the board");
        let overview = Overview::find(db, &self.office.mats, test.cast.p1).await.unwrap();
        let at_home = overview.free.iter().filter(|free| free.provider_id == test.cast.atelier);
        vec![
            ("slot", vacancy.slot.is_bookable(today)),
            ("vacancy", vacancy.is_free()),
            ("match", judgement.fits),
            ("offer", offers.iter().any(|offer| offer.slot.id == self.slot && offer.free == 4)),
            ("provider's board", offered.seats(may().from, may().to).free() == 4),
            ("capacity board", line.unbookable.is_none() && line.weeks[9].free() == 4),
            ("manager's home", at_home.map(|free| free.free()).sum::<i64>() == 6),
            ("promise", self.promise().await.is_ok()),
            ("proposal", self.propose().await.is_ok()),
            ("reservation", self.reserve().await.is_ok()),
        ]
    }

    /// Everybody says yes, or everybody no; the search too, in a moment.
    async fn all_say(&self, can_come: bool) {
        let wrong: Vec<_> = self.can_come().await.into_iter().filter(|(_, said)| *said != can_come).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        within_a_second(&self.office.test.app.search, "", OTHERS + usize::from(can_come)).await;
    }
}

#[tokio::test]
async fn nobody_comes_while_the_contract_waits_and_somebody_may_when_it_is_approved_until_it_has_ended() {
    let stall = Stall::set().await;
    let (office, id) = (&stall.office, stall.contract);
    stall.all_say(false).await;
    let waits = Unbookable::Contract(Life::Unapproved);
    assert_eq!(stall.slot().await.unbookable(day("2026-03-02")), Some(waits));
    refused(stall.propose().await, &Refusal::ContractUnapproved);
    refused(stall.promise().await, &Refusal::ContractUnapproved);
    refused(stall.reserve().await, &Refusal::ContractUnapproved);
    let page = format!("/contracts/{id}");
    let mut mats = office.test.browser(office.test.cast.mats).await;
    mats.get(&page).await.is(200).says(&["0 lediga i dag"]);
    office.approve(&office.eva, id).await.unwrap();
    stall.all_say(true).await;
    mats.get(&page).await.is(200).says(&["4 lediga i dag"]);
    // Notice is given, and its day passes: the slot was to be there all the year.
    office
        .deed(async |db| {
            Contract::terminate(db, &office.mats, id, day("2026-03-31"), "Flytt", Some("Vi är överens")).await
        })
        .await
        .unwrap();
    assert!(stall.slot().await.is_bookable(day("2026-03-02")));
    assert_eq!(stall.slot().await.days().1, day("2026-03-31"));
    office.test.test.clock.set_day(day("2026-04-06"));
    let wrong: Vec<_> = stall.can_come().await.into_iter().filter(|(_, said)| *said).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let ended = Life::Terminated { on: day("2026-03-31") };
    assert_eq!(stall.slot().await.unbookable(day("2026-04-06")), Some(Unbookable::Contract(ended)));
    refused(stall.promise().await, &Refusal::SlotContractOver { state: "terminated" });
}

#[tokio::test]
async fn the_search_knows_at_once_of_days_that_a_contract_gains_or_loses() {
    let stall = Stall::set().await;
    let (office, id) = (&stall.office, stall.contract);
    office.approve(&office.eva, id).await.unwrap();
    let search = &office.test.app.search;
    let in_may = async |total: usize| {
        let begun = std::time::Instant::now();
        loop {
            let wanted = brygga::search::Wanted::words("", day("2026-03-02"));
            let wanted = brygga::search::Wanted { period: Some(may()), ..wanted };
            let found = search.find(wanted).await.unwrap().answer.total;
            if found == total {
                return;
            }
            assert!(begun.elapsed() < std::time::Duration::from_secs(4), "{found}, not {total}");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    in_may(OTHERS + 1).await;
    office
        .deed(async |db| {
            Contract::terminate(db, &office.mats, id, day("2026-03-31"), "Flytt", Some("Vi är överens")).await
        })
        .await
        .unwrap();
    in_may(OTHERS).await;
    office.deed(async |db| Contract::revoke_notice(db, &office.mats, id, "Ångrat").await).await.unwrap();
    in_may(OTHERS + 1).await;
}

#[tokio::test]
async fn a_slot_under_a_refused_contract_says_what_it_is_and_what_to_do_wherever_it_stands() {
    let stall = Stall::set().await;
    let (office, cast) = (&stall.office, &stall.office.test.cast);
    let path = format!("/slots/{}", stall.slot);
    let mut anna = office.test.browser(cast.anna).await;
    let mut siv = office.test.browser(cast.siv).await;
    let mut mats = office.test.browser(cast.mats).await;
    mats.get("/capacity").await.is(200).says(&["Torgstånd", "Täby, avtalet väntar på godkännande"]);
    siv.get("/board").await.is(200).says(&["avtalet väntar på godkännande"]);
    siv.get("/slots").await.is(200).says(&["Väntar på godkännande"]).hides(&["4 av 4"]);
    siv.get(&path).await.is(200).says(&["Ni behöver inte göra något"]).hides(&["Välj ett annat avtal"]);
    let contract = "Läs avtalet";
    mats.get(&path).await.is(200).says(&[contract]);
    siv.get(&path).await.hides(&[contract]);
    // What is not open is for its own people to open.
    for (state, nothing) in [("draft", false), ("paused", false), ("open", true)] {
        let mut db = office.test.app.db.write().await.unwrap();
        let to = "UPDATE slots SET state = $2 WHERE id = $1";
        db.query(to).bind(stall.slot).bind(state).run().await.unwrap();
        db.commit().await.unwrap();
        let page = siv.get(&path).await;
        page.is(200).says(&["väntar på att projektledningen godkänner"]);
        let words = ["Ni behöver inte göra något"];
        if nothing {
            page.says(&words)
        } else {
            page.hides(&words)
        };
    }
    anna.get(&path).await.is(200).says(&["välj en annan plats"]).hides(&["/reservations/new", "who-fits"]);
    stall.close().await.unwrap();
    stall.all_say(false).await;
    let closed = Unbookable::Contract(Life::Closed(Closed::Refused));
    assert_eq!(stall.slot().await.unbookable(day("2026-03-02")), Some(closed));
    let over = Refusal::SlotContractOver { state: "refused" };
    refused(stall.propose().await, &over);
    refused(stall.promise().await, &over);
    refused(stall.promise_copy().await, &over);
    refused(stall.reserve().await, &over);
    let board = mats.get("/capacity").await;
    board.is(200).says(&["Täby, avtalet är nekat, platsen behöver ett annat"]);
    board.hides(&["avtalet väntar på godkännande"]);
    mats.speaks("en").await;
    mats.get("/capacity").await.is(200).says(&["Täby, its contract is refused, it needs another"]);
    siv.get("/board").await.is(200).says(&["avtalet är nekat, platsen behöver ett annat"]);
    siv.get("/slots").await.is(200).says(&["Avtalet gäller inte"]);
    siv.get(&path).await.is(200).says(&[
        "Platsens avtal gäller inte: det är nekat",
        "Lägg platsen under ett avtal som gäller",
        "Välj ett annat avtal för platsen",
    ]);
    anna.get(&path).await.is(200).says(&["Ingen kan föreslås hit: välj en annan plats"]).hides(&["/edit"]);
    // For whom a coach looks, and on the form that would propose somebody.
    let why = "Ingen kan föreslås hit nu: avtalet är nekat";
    anna.get(&format!("{path}?enrolment={}", cast.linnea)).await.is(200).says(&[why, "fråga anordnaren"]);
    let form = format!("/enrolments/{}/placements/new?slot={}", cast.linnea, stall.slot);
    anna.get(&form).await.is(200).says(&[why]);
    // Paused and opened again it would be found by nobody: that is refused, with what to do.
    siv.post(&format!("{path}/pause"), &[]).await.is(303);
    siv.post(&format!("{path}/reopening"), &[]).await.is(409).says(&["under ett avtal som gäller"]);
    assert_eq!(stall.slot().await.state, SlotState::Paused);
    let mut db = office.test.app.db.read().await.unwrap();
    let anna = office.test.who(cast.anna).await;
    let vacancy = Vacancy::find(&mut db, &anna, stall.slot, may()).await.unwrap();
    let linnea = Enrolment::find(&mut db, &anna, cast.linnea).await.unwrap();
    let found = Circumstances::read(&mut db, &linnea, may()).await.unwrap().judge(&vacancy).found();
    let paused = Finding::NotBookable { why: Unbookable::Slot(SlotState::Paused) };
    assert!(found.contains(&paused), "{found:?}");
}
