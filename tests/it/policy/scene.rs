//! The scene that the rows of the policy are played on: the cast, with something of everything.

use std::time::Duration;

use brygga::model::activity::{Activity, Told};
use brygga::model::attendance::dispute::Dispute;
use brygga::model::attendance::line::Line;
use brygga::model::codes::{ActivityKind, ConsentForm, Role};
use brygga::model::consent::{Consent, Given};
use brygga::model::contract::Contract;
use brygga::model::contract_change::{ContractChange, Ground, Plan, Wanted};
use brygga::model::contract_contact::{Contact, ContractContact};
use brygga::model::contract_document::{ContractDocument, DocumentKind};
use brygga::model::employer::{ContactManner, Employer, NewEmployer, PersonThere, Told as Visited};
use brygga::model::enrolment::EnrolmentId;
use brygga::model::follow_up::{Action, CheckResult, NewCheck, NewRequirement, Requirement};
use brygga::model::funding::{NewRow, NewSegment, Segment};
use brygga::model::handover::{Addressee, Handover, Sending};
use brygga::model::handover_link::{HandoverLink, Made};
use brygga::model::placement::PlacementId;
use brygga::model::plan::{Draft, Plan as JointPlan, PlanParty, StepDraft};
use brygga::model::terms::Terms;
use brygga::model::user::UserId;
use brygga::model::user_administration::{Invitee, invite};

use crate::support::app::{Browser, TestApp};
use crate::support::day;

/// The columns of the table. Anna, Bo, Klara, Siv, Olle, Mats, Nora, Ada.
pub const ROLES: [&str; 9] = [
    "stranger",
    "own coach",
    "colleague",
    "coach of another project",
    "own provider",
    "other provider",
    "own manager",
    "manager of another project",
    "administrator",
];

/// What pages may call the participants by. Bengt's family name is a part of common words.
pub const NAMES: [&str; 9] = ["Linnea", "Björk", "Omar", "Said", "Bengt", "Hedda", "Lönn", "Tove", "Sälg"];

pub struct Scene {
    test: TestApp,
    /// `{name}` in a path, and what it stands for.
    records: Vec<(&'static str, String)>,
    browsers: Vec<String>,
}

impl Scene {
    /// Linnea has started at the shop, Omar is proposed there, Hedda (protected) at the café; Linnea is being handed over.
    pub async fn set() -> Self {
        let test = TestApp::new().await;
        let cast = &test.cast;
        for user in Self::users(&test) {
            test.give_password(user).await;
        }
        let period = ("2026-03-02", "2026-05-29");
        let started = test.propose(cast.anna, cast.linnea, cast.shop, period, 20).await;
        test.accept(cast.siv, started, "2026-03-02").await;
        test.start(cast.siv, started, "2026-03-02").await;
        let proposed = test.propose(cast.anna, cast.omar, cast.shop, period, 10).await;
        let hedda_proposed = test.propose(cast.anna, cast.hedda, cast.kitchen, period, 10).await;
        let handover = handed_over(&test).await;
        let (invited, token) = invited(&test).await;
        let mut records = vec![
            ("{linnea}", cast.linnea.to_string()),
            ("{hedda}", cast.hedda.to_string()),
            ("{started}", started.to_string()),
            ("{promise}", format!("p{started}-weekly-1")),
            ("{proposed}", proposed.to_string()),
            ("{hedda_proposed}", hedda_proposed.to_string()),
            ("{handover}", handover),
            ("{shop}", cast.shop.to_string()),
            ("{kitchen}", cast.kitchen.to_string()),
            ("{p1}", cast.p1.to_string()),
            ("{atelier}", cast.atelier.to_string()),
            ("{c1}", cast.c1.to_string()),
            ("{bo}", cast.bo.to_string()),
            ("{invited}", invited.to_string()),
            ("{token}", token),
        ];
        let mut db = test.app.db.read().await.unwrap();
        let membership: i64 =
            db.query("SELECT id FROM memberships WHERE user_id = $1").bind(cast.bo).value().await.unwrap();
        let consent: i64 = db.query("SELECT MAX(id) FROM consents").value().await.unwrap();
        drop(db);
        records.push(("{membership}", membership.to_string()));
        records.push(("{consent}", consent.to_string()));
        crate::reviews::final_review(&test, started).await;
        let (line, dispute) = questioned(&test, started).await;
        records.push(("{line}", line));
        records.push(("{dispute}", dispute));
        records.push(("{own_page}", crate::own_page::link(&test, cast.anna, cast.linnea).await));
        let made = linked(&test, &records).await;
        records.push(("{link}", made.token));
        records.push(("{link_code}", made.code));
        records.push(("{sus_task}", sus_task(&test).await));
        records.push(("{activity}", logged(&test).await));
        records.push(("{plan_step}", planned(&test).await));
        let (employer, contact, person) = employer(&test).await;
        records.push(("{employer}", employer));
        records.push(("{employer_person}", person));
        records.push(("{employer_contact}", contact));
        for (run, person, is_released) in
            [("{released}", "{released_bengt}", true), ("{draft}", "{draft_bengt}", false)]
        {
            let (id, allotment) = allocated(&test, is_released).await;
            records.push((run, id));
            records.push((person, allotment));
        }
        let saved = crate::searches::saved(&test, Some(test.cast.linnea)).await;
        records.push(("{saved}", saved.to_string()));
        records.push(("{stop}", brygga::watching::stop_token(&test.app, saved)));
        records.push(("{reservation}", reserved(&test).await));
        records.push(("{workplace}", workplace(&test).await));
        published(&test).await;
        let (document, contact) = filed(&test).await;
        records.push(("{document}", document));
        records.push(("{contact}", contact));
        records.push(("{change}", planned_change(&test).await));
        records.push(("{order}", ordered(&test).await));
        let (requirement, deviation) = followed_up(&test).await;
        records.push(("{requirement}", requirement));
        records.push(("{deviation}", deviation));
        let (segment, row) = funded(&test).await;
        records.push(("{segment}", segment));
        records.push(("{budget_row}", row));
        let (basis, line) = laid_down(&test, started.0).await;
        records.push(("{basis}", basis));
        records.push(("{invoice_line}", line));
        records.push(("{agreement}", test.agreement(cast.anna, started).await.to_string()));
        records.push(("{upload}", uploaded(&test).await));
        let asked = crate::capacity_requests::ask(&test, None).await.unwrap();
        records.push(("{request}", asked.id.to_string()));
        records.push(("{promised}", crate::capacity_requests::promised(&test, &asked).await));
        let mut browsers = Vec::new();
        for user in Self::users(&test) {
            browsers.push(test.browser(user).await.cookie("brygga").unwrap().to_owned());
        }
        Self { test, records, browsers }
    }

    pub fn test(&self) -> &TestApp {
        &self.test
    }

    /// Linnea's placement at the shop.
    pub fn started(&self) -> PlacementId {
        self.filled("{started}").parse().unwrap()
    }

    fn users(test: &TestApp) -> [UserId; 8] {
        let cast = &test.cast;
        [cast.anna, cast.bo, cast.klara, cast.siv, cast.olle, cast.mats, cast.nora, cast.ada]
    }

    /// The browser of a role. Signed in anew when the role has signed itself out.
    pub async fn browser(&self, role: usize) -> Browser {
        let mut browser = self.test.stranger();
        if role > 0 {
            browser.set_cookie("brygga", &self.browsers[role - 1]);
        }
        browser
    }

    /// The path with its records.
    pub fn filled(&self, path: &str) -> String {
        let filled =
            self.records.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value));
        assert!(!filled.contains('{'), "the scene has nothing for {filled}");
        filled
    }

    /// The participants by the name that only they have.
    pub fn people(&self) -> [(&'static str, EnrolmentId); 5] {
        let cast = &self.test.cast;
        [
            ("Linnea", cast.linnea),
            ("Omar", cast.omar),
            ("Bengt", cast.bengt),
            ("Hedda", cast.hedda),
            ("Tove", cast.tove),
        ]
    }

    /// Waits until the search index has been made, as a running server's has.
    pub async fn indexed(&self) {
        while self.test.app.search.fault().await.is_some() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub async fn count(&self, table: &str) -> i64 {
        self.test.test.count(table).await
    }

    pub async fn last_access(&self) -> i64 {
        let mut db = self.test.app.db.read().await.unwrap();
        db.query("SELECT COALESCE(MAX(id), 0) FROM accesses").value().await.unwrap()
    }

    /// Whom a role has read about since.
    pub async fn read_since(&self, last: i64, role: usize) -> Vec<EnrolmentId> {
        let user = Self::users(&self.test)[role - 1];
        let mut db = self.test.app.db.read().await.unwrap();
        db.query("SELECT enrolment_id FROM accesses WHERE id > $1 AND user_id = $2")
            .bind(last)
            .bind(user)
            .values()
            .await
            .unwrap()
    }
}

/// Whether any page may say this name to this role. Managers have stated no reason here.
pub fn may_read(role: &str, name: &str) -> bool {
    match role {
        "own coach" => !["Tove", "Sälg"].contains(&name),
        "colleague" => ["Linnea", "Björk", "Omar", "Said", "Bengt"].contains(&name),
        "coach of another project" => ["Tove", "Sälg"].contains(&name),
        // The card: a first name.
        "own provider" => ["Linnea", "Omar"].contains(&name),
        _ => false,
    }
}

/// The path with a record that does not exist.
pub fn nothing(path: &str) -> String {
    let mut parts = path.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |path, part| path + "999999" + part.split_once('}').map_or("", |(_, rest)| rest))
}

/// The same path to the person with a protected identity.
pub fn protected(path: &str) -> Option<String> {
    let other = path.replace("{linnea}", "{hedda}").replace("{proposed}", "{hedda_proposed}");
    // Nothing is promised at a place that nobody has said yes to.
    if path.contains("{promise}") {
        return None;
    }
    (other != path).then_some(other)
}

async fn handed_over(test: &TestApp) -> String {
    let anna = test.who(test.cast.anna).await;
    let on = day("2026-03-02");
    let consent = Given {
        form: ConsentForm::Oral,
        purpose: "Planering och insatser hittills".into(),
        on,
        valid_to: day("2026-06-30"),
    };
    let sending = Sending {
        enrolment_id: test.cast.linnea,
        receiver: test.cast.agency.into(),
        to: Addressee::default(),
        on,
        consent,
    };
    let mut db = test.app.db.write().await.unwrap();
    let handover = Handover::send(&mut db, &anna, sending).await.unwrap();
    db.commit().await.unwrap();
    handover.id.to_string()
}

/// Linnea's first two days at the shop; Siv questions the second.
async fn questioned(test: &TestApp, started: PlacementId) -> (String, String) {
    test.test.clock.set_day(day("2026-03-03"));
    test.worked(test.cast.siv, started, &[("2026-03-02", 240), ("2026-03-03", 240)]).await;
    test.test.clock.set_day(day("2026-03-02"));
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let lines = Line::of_placement(&mut db, &siv, started).await.unwrap();
    let dispute = Dispute::open_provided(&mut db, &siv, lines[0].id, "Hon gick vid lunch.").await.unwrap();
    db.commit().await.unwrap();
    (lines[1].id.to_string(), dispute.to_string())
}

/// Mats has placed all three of the project; Linnea and Omar keep what they have.
async fn allocated(test: &TestApp, is_released: bool) -> (String, String) {
    let run = crate::allocations::run(test, test.cast.mats, crate::allocations::wanted(test)).await;
    if is_released {
        crate::allocations::release(test, test.cast.mats, run.id).await;
    }
    let mats = test.who(test.cast.mats).await;
    let rows = crate::allocations::rows(test, &mats, run.id).await;
    let bengt = rows.iter().find(|row| row.enrolment_id == test.cast.bengt).unwrap();
    (run.id.to_string(), bengt.id.to_string())
}

/// Anna holds the kitchen's seat in the autumn.
async fn reserved(test: &TestApp) -> String {
    crate::reservations::hold(test, test.cast.anna, test.cast.kitchen, ("2026-09-01", "2026-10-30"))
        .await
        .unwrap()
        .id
        .to_string()
}

/// A package with a fault, sent by Mats.
async fn uploaded(test: &TestApp) -> String {
    let mats = test.who(test.cast.mats).await;
    let content = crate::package_files::zip(&[("letters.csv", b"ref\n")]);
    let mut db = test.app.db.write().await.unwrap();
    let id = brygga::model::upload::Upload::keep(&mut db, &mats, "paket.zip", content).await.unwrap();
    db.commit().await.unwrap();
    id.to_string()
}

/// Mats lets anybody read the project's contracts.
async fn published(test: &TestApp) {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    brygga::model::open_data::publish(&mut db, &mats, test.cast.p1, true).await.unwrap();
    db.commit().await.unwrap();
}

/// A file and a contact of the contract.
async fn filed(test: &TestApp) -> (String, String) {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    let text = b"Avtal".to_vec();
    let id = ContractDocument::add(&mut db, &mats, test.cast.c1, "avtal.txt", DocumentKind::Text, text)
        .await
        .unwrap();
    let contact = Contact {
        name: "Siv Kvist".into(),
        role: "Chef".into(),
        email: String::new(),
        phone: "070-000 00 00".into(),
    };
    ContractContact::add(&mut db, &mats, test.cast.c1, contact).await.unwrap();
    let contact: i64 = db.query("SELECT MAX(id) FROM contract_contacts").value().await.unwrap();
    db.commit().await.unwrap();
    (id.to_string(), contact.to_string())
}

/// Mats has planned a larger contract.
async fn planned_change(test: &TestApp) -> String {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    let contract = Contract::find(&mut db, &mats, test.cast.c1).await.unwrap();
    let terms = Terms { max_value: 6_100_000, ..Terms::of(&contract) };
    let plan = Plan {
        wanted: Wanted::Terms(terms),
        version: contract.version,
        ground: Ground::Clause,
        why: "Behovet har vuxit.".into(),
    };
    let id = ContractChange::plan(&mut db, &mats, contract.id, plan, |_| (String::new(), String::new()))
        .await
        .unwrap();
    db.commit().await.unwrap();
    id.to_string()
}

/// A requirement of the contract that is not met, and the deviation.
async fn followed_up(test: &TestApp) -> (String, String) {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    let new = NewRequirement { words: "Handledare".into(), source: "4.2".into(), how: "Besök".into() };
    let requirement = Requirement::add(&mut db, &mats, test.cast.c1, new).await.unwrap();
    let action = Some(Action { words: "Utse en ersättare".into(), due_on: day("2026-03-20") });
    let (on, note) = (day("2026-03-02"), "Saknas".to_owned());
    let check = NewCheck { on, result: CheckResult::NotMet, note, action };
    Requirement::check(&mut db, &mats, requirement, check).await.unwrap();
    let deviation: i64 = db.query("SELECT MAX(id) FROM contract_deviations").value().await.unwrap();
    db.commit().await.unwrap();
    (requirement.to_string(), deviation.to_string())
}

/// A year of funding with a budget row.
async fn funded(test: &TestApp) -> (String, String) {
    let (mats, project) = (test.who(test.cast.mats).await, test.cast.p1);
    let mut db = test.app.db.write().await.unwrap();
    let (starts_on, ends_on, amount) = (day("2026-01-01"), day("2026-12-31"), 1_000_000);
    let new = NewSegment { source: "Förbundet".into(), starts_on, ends_on, amount };
    let segment = Segment::add(&mut db, &mats, project, new).await.unwrap();
    let row = NewRow { starts_on, ends_on, amount };
    Segment::add_row(&mut db, &mats, segment, row).await.unwrap();
    let row: i64 = db.query("SELECT MAX(id) FROM budget_rows").value().await.unwrap();
    db.commit().await.unwrap();
    (segment.to_string(), row.to_string())
}

/// A call-off order that comes to hold later, as if it had been set.
async fn ordered(test: &TestApp) -> String {
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    let order: i64 = db
        .query(
            "INSERT INTO call_off_orders (project_id, name, method, starts_on, made_by, made_on)
             VALUES ($1, 'Ramavtalet', 'ranking', $2, $3, $4) RETURNING id",
        )
        .bind(cast.p1)
        .bind(day("2026-06-01"))
        .bind(cast.mats)
        .bind(day("2026-03-02"))
        .value()
        .await
        .unwrap();
    db.query("INSERT INTO call_off_order_parts (order_id, contract_id, part) VALUES ($1, $2, 1)")
        .bind(order)
        .bind(cast.c1)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    order.to_string()
}

/// A month of the contract with one line, as if it had been laid down.
async fn laid_down(test: &TestApp, placement: i64) -> (String, String) {
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    let basis: i64 = db
        .query("INSERT INTO invoice_bases (contract_id, month, issued_by, issued_on) VALUES ($1, $2, $3, $4) RETURNING id")
        .bind(cast.c1)
        .bind(day("2026-01-01"))
        .bind(cast.mats)
        .bind(day("2026-02-02"))
        .value()
        .await
        .unwrap();
    let line: i64 = db
        .query(
            "INSERT INTO invoice_lines (basis_id, placement_id, for_month, starts_on, ends_on, weekdays, hours_per_week, place_months, value)
             VALUES ($1, $2, $3, $3, $3, 1, 20, 32, 16000) RETURNING id",
        )
        .bind(basis)
        .bind(placement)
        .bind(day("2026-01-30"))
        .value()
        .await
        .unwrap();
    db.commit().await.unwrap();
    (basis.to_string(), line.to_string())
}

/// Whom the link goes to.
pub const RECEIVER: &str = "ulla@example.se";

/// Linnea's receiver has been sent a link.
async fn linked(test: &TestApp, records: &[(&'static str, String)]) -> Made {
    let (_, handover) = records.iter().find(|(name, _)| *name == "{handover}").unwrap();
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let email = RECEIVER.parse().unwrap();
    let made = HandoverLink::make(&mut db, &anna, handover.parse().unwrap(), &email, "sv").await.unwrap();
    db.commit().await.unwrap();
    made
}

/// Omar has taken back a consent to another employer.
async fn sus_task(test: &TestApp) -> String {
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let given = Given {
        form: ConsentForm::Oral,
        purpose: "Studiebesök".into(),
        on: day("2026-03-02"),
        valid_to: day("2026-06-30"),
    };
    let consent = Consent::give(&mut db, &anna, test.cast.omar, test.cast.gate, given).await.unwrap();
    Consent::withdraw(&mut db, &anna, consent).await.unwrap();
    let task: i64 = db.query("SELECT MAX(id) FROM sus_tasks").value().await.unwrap();
    db.commit().await.unwrap();
    task.to_string()
}

async fn logged(test: &TestApp) -> String {
    let anna = test.who(test.cast.anna).await;
    let told = Told {
        kind: ActivityKind::CoachMeeting,
        day: day("2026-03-02"),
        minutes: 60,
        attended: true,
        note: String::new(),
    };
    let mut db = test.app.db.write().await.unwrap();
    let logged = Activity::log(&mut db, &anna, &[test.cast.linnea], &told).await.unwrap();
    db.commit().await.unwrap();
    logged[0].to_string()
}

/// The bakery, which Anna has visited for Linnea, and whom one meets there.
async fn employer(test: &TestApp) -> (String, String, String) {
    let anna = test.who(test.cast.anna).await;
    let new = NewEmployer {
        project_id: test.cast.p1,
        name: "Bageriet".into(),
        org_number: None,
        municipality: None,
    };
    let told = Visited {
        day: day("2026-03-02"),
        minutes: 45,
        manner: ContactManner::AtWorkplace,
        about: Some(test.cast.linnea),
        fits: Some(true),
        said: "Tar gärna emot i april.".into(),
        next: Some(("Ringa".into(), day("2026-03-20"))),
    };
    let mut db = test.app.db.write().await.unwrap();
    let employer = Employer::add(&mut db, &anna, new).await.unwrap();
    let contact = Employer::log(&mut db, &anna, employer, told).await.unwrap();
    let lena = PersonThere {
        name: "Lena Dahl".into(),
        role: "Chef".into(),
        phone: String::new(),
        email: String::new(),
    };
    Employer::add_person(&mut db, &anna, employer, lena).await.unwrap();
    let found = Employer::find(&mut db, &anna, employer).await.unwrap();
    let person = found.people(&mut db).await.unwrap().remove(0).id;
    db.commit().await.unwrap();
    (employer.to_string(), contact.to_string(), person.to_string())
}

/// A step of Linnea's plan.
async fn planned(test: &TestApp) -> String {
    let anna = test.who(test.cast.anna).await;
    let step = StepDraft {
        goal: Some(1),
        words: "Boka studiebesök".into(),
        party: PlanParty::Coach,
        owner: String::new(),
        due_on: day("2026-03-20"),
    };
    let draft =
        Draft { after: 0, goals: vec!["Ett arbete".into()], steps: vec![step], agreed: None, team_on: None };
    let mut db = test.app.db.write().await.unwrap();
    let plan = JointPlan::write(&mut db, &anna, test.cast.linnea, draft).await.unwrap();
    let steps = plan.steps(&mut db).await.unwrap();
    db.commit().await.unwrap();
    steps[0].id.to_string()
}

async fn invited(test: &TestApp) -> (UserId, String) {
    let membership = brygga::model::access::Membership {
        role: Role::Provider,
        organisation_id: test.cast.cafe,
        project_id: None,
    };
    let invitee = Invitee { email: "disa@example.se".parse().unwrap(), name: "Disa Alm".into(), membership };
    let mut db = test.app.db.write().await.unwrap();
    let invited = invite(&mut db, None, invitee).await.unwrap();
    db.commit().await.unwrap();
    invited
}

/// A workplace of the own provider, with a department, so that taking it away is refused.
async fn workplace(test: &TestApp) -> String {
    use brygga::model::workplace::{Workplace, Written};
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let written = |name: &str| Written {
        name: name.to_owned(),
        address: String::new(),
        municipality: "0160".parse().unwrap(),
        contact_name: String::new(),
        contact_email: String::new(),
        contact_phone: String::new(),
        supervisor: String::new(),
    };
    let made = Workplace::add(&mut db, &siv, test.cast.atelier, None, written("Butiken")).await.unwrap();
    Workplace::add(&mut db, &siv, test.cast.atelier, Some(made.id), written("Lagret")).await.unwrap();
    db.commit().await.unwrap();
    made.id.to_string()
}
