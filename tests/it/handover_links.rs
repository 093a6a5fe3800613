//! The link by which a receiver answers a handover: what opens it, what does not, and that nothing leaks either way.

use brygga::model::account::Browser as Seen;
use brygga::model::codes::{ConsentCategory, ConsentForm};
use brygga::model::consent::{Consent, Given, Scope};
use brygga::model::handover::{Addressee, Handover, HandoverCard, HandoverId, Sending, State, Words};
use brygga::model::handover_link::{HandoverLink, Key, Made, Unlocking};
use brygga::model::plan::{AgreedHow, Draft as PlanDraft, Plan, PlanParty, StepDraft};
use brygga::model::{Error, Refusal};
use chrono::TimeDelta;

use super::support::app::{Answer, TestApp};
use super::support::cast::today;
use super::support::{day, refused};

const EMAIL: &str = "ulla@af.example";
const SEEN: Seen<'static> = Seen { agent: "test", address: "192.0.2.7" };
/// What stands on the card and nowhere else.
const SECRETS: [&str; 4] = ["Linnea", "Björk", "Jag vill bygga", "morgonen är svår"];

struct Asked {
    test: TestApp,
    id: HandoverId,
    made: Made,
}

impl Asked {
    /// Linnea is being handed to the agency, with a card, and Ulla has been sent a link.
    async fn new() -> Self {
        let test = TestApp::new().await;
        let anna = test.who(test.cast.anna).await;
        let mut db = test.app.db.write().await.unwrap();
        let consent = Given {
            form: ConsentForm::Written,
            purpose: "Planering".into(),
            on: today(),
            valid_to: day("2026-12-31"),
        };
        let sending = Sending {
            enrolment_id: test.cast.linnea,
            receiver: test.cast.agency.into(),
            to: Addressee::default(),
            on: today(),
            consent,
        };
        let sent = Handover::send(&mut db, &anna, sending).await.unwrap();
        let words = Words {
            own_words: "Jag vill bygga saker.".into(),
            situation: "Bor i Täby, morgonen är svår.".into(),
            agreed_plan: "Verkstad i höst.".into(),
            what_works: "Korta dagar.".into(),
        };
        words.write(&mut db, &anna, sent.id, sent.version).await.unwrap();
        let made = HandoverLink::make(&mut db, &anna, sent.id, &EMAIL.parse().unwrap(), "sv").await.unwrap();
        db.commit().await.unwrap();
        Self { test, id: sent.id, made }
    }

    fn path(&self, noun: &str) -> String {
        format!("/handover-links/{}{noun}", self.made.token)
    }

    async fn post(&self, noun: &str, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("email", EMAIL), ("code", self.made.code.as_str())];
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        all.extend(fields);
        self.test.stranger().post(&self.path(noun), &all).await
    }

    async fn state(&self) -> State {
        let mut db = self.test.app.db.read().await.unwrap();
        let anna = self.test.who(self.test.cast.anna).await;
        Handover::find(&mut db, &anna, self.id).await.unwrap().state
    }

    fn wrong_code(&self) -> String {
        format!("{:06}", (self.made.code.parse::<u32>().unwrap() + 1) % 1_000_000)
    }
}

const YES: [(&str, &str); 2] = [("contact", "Ulla Berg"), ("meeting_on", "2026-03-10")];

#[tokio::test]
async fn a_receiver_says_yes_without_an_account() {
    let asked = Asked::new().await;
    // Scanners and curious programs open the address: nothing is shown, and nothing is used up.
    for _ in 0..5 {
        let page = asked.test.stranger().get(&asked.path("")).await;
        page.is(200).says(&["Svara på en överlämning"]).hides(&SECRETS);
        assert_eq!(page.headers["cache-control"], "no-store");
        assert_eq!(page.headers["referrer-policy"], "same-origin");
    }
    let card = asked.post("", &[("email", " Ulla@AF.example ")]).await;
    card.is(200).says(&SECRETS).says(&["Arbetsförmedlingen", "Verkstad i höst", "Anna Ek"]);
    assert_eq!(card.headers["cache-control"], "no-store");
    for (fields, status) in [
        (&[("contact", ""), ("meeting_on", "2026-03-10")], 422),
        (&[("contact", "Ulla"), ("meeting_on", "")], 422),
        (&[("contact", "Ulla"), ("meeting_on", "2026-03-01")], 409),
        (&[("contact", "Ulla"), ("meeting_on", "2199-01-01")], 409),
        (&[("contact", "Ulla"), ("meeting_on", "2026-06-01")], 409),
    ] {
        asked.post("/acceptance", fields).await.is(status);
        assert_eq!(asked.state().await, State::Sent);
    }
    // Ninety days ahead and no more; and what is later in the table is late by then all the same.
    let far = [("contact", "Ulla"), ("meeting_on", "2026-06-01")];
    asked.post("/acceptance", &far).await.says(&["senast 31 maj 2026"]);
    asked.post("/acceptance", &YES).await.is(200).says(&["Tack för svaret"]).hides(&SECRETS);
    assert_eq!(asked.state().await, State::Accepted { on: today() });
    // Used once: neither the address nor a second answer opens anything.
    asked.test.stranger().get(&asked.path("")).await.is(404).hides(&SECRETS);
    for noun in ["", "/acceptance", "/decline", "/question"] {
        asked.post(noun, &YES).await.is(404).hides(&SECRETS);
    }
    let page = asked.test.browser(asked.test.cast.anna).await.get(&format!("/handovers/{}", asked.id)).await;
    page.is(200).says(&[
        "Ulla Berg",
        "Första mötet: 10 mars 2026",
        "Besvarad",
        "Kortet lästes",
        "Adressen öppnades",
    ]);
    let mut db = asked.test.app.db.write().await.unwrap();
    let mails: Vec<String> = db.query("SELECT what FROM mails").values().await.unwrap();
    assert_eq!(mails, ["handover-accepted"]);
    let anna = asked.test.who(asked.test.cast.anna).await;
    for (named, due) in [("2026-03-10", "2026-03-10"), ("2199-01-01", "2026-05-31")] {
        db.query("UPDATE handovers SET meeting_on = $1").bind(day(named)).run().await.unwrap();
        let handover = Handover::find(&mut db, &anna, asked.id).await.unwrap();
        assert_eq!(handover.due(), Some(day(due)));
    }
}

#[tokio::test]
async fn a_question_goes_to_the_coach_and_the_link_stays() {
    let asked = Asked::new().await;
    asked.post("/question", &[("question", "")]).await.is(422);
    let long = "x".repeat(1_001);
    asked.post("/question", &[("question", &long)]).await.is(422);
    let answer = asked.post("/question", &[("question", "Kan hon börja i mars?")]).await;
    answer.is(200).says(&["Frågan är skickad"]);
    // Clicked twice, it is one; another is another.
    asked
        .post("/question", &[("question", "Kan hon börja i mars?")])
        .await
        .is(200)
        .says(&["Frågan är skickad"]);
    let questions = async || asked.test.test.count("handover_openings WHERE what = 'asked'").await;
    assert_eq!(questions().await, 1);
    asked.post("/question", &[("question", "Eller i april?")]).await.is(200);
    assert_eq!(questions().await, 2);
    assert_eq!(asked.state().await, State::Sent);
    let page = asked.test.browser(asked.test.cast.anna).await.get(&format!("/handovers/{}", asked.id)).await;
    page.says(&["Kan hon börja i mars?"]);
    // It stands on the coach's home until it is answered, and leads to its words.
    let to = format!("href=\"/handovers/{}\">Linnea Björk</a>", asked.id);
    let home = asked.test.browser(asked.test.cast.anna).await.get("/caseload").await;
    home.is(200).says(&["Har en fråga", &to]);
    asked
        .test
        .browser(asked.test.cast.anna)
        .await
        .get("/caseload?show=answers")
        .await
        .says(&["Linnea Björk"]);
    asked.test.browser(asked.test.cast.bo).await.get("/caseload").await.is(200).hides(&["Har en fråga"]);
    asked.post("/decline", &[("reason", "tired")]).await.is(422);
    asked.post("/decline", &[("reason", "no_capacity")]).await.is(200).says(&["Tack för svaret"]);
    assert_eq!(asked.state().await.code(), "declined");
    let home = asked.test.browser(asked.test.cast.anna).await.get("/caseload").await;
    home.is(200).says(&["Tar inte emot"]).hides(&["Har en fråga"]);
}

#[tokio::test]
async fn a_scanner_that_comes_back_all_day_hides_nothing_of_what_people_do() {
    let asked = Asked::new().await;
    let mut db = asked.test.app.db.write().await.unwrap();
    for _ in 0..210 {
        HandoverLink::open(&mut db, &asked.made.token, &SEEN).await.unwrap();
    }
    db.commit().await.unwrap();
    let of =
        async |what: &str| asked.test.test.count(&format!("handover_openings WHERE what = '{what}'")).await;
    assert_eq!(of("opened").await, 200);
    let code = asked.wrong_code();
    asked.post("", &[("code", &code)]).await.is(422);
    asked.post("", &[]).await.is(200);
    asked.post("/question", &[("question", "Kan hon börja i mars?")]).await.is(200);
    asked.post("/acceptance", &YES).await.is(200);
    for what in ["wrong", "read", "asked", "accepted"] {
        assert_eq!(of(what).await, 1, "{what}");
    }
    let page = asked.test.browser(asked.test.cast.anna).await.get(&format!("/handovers/{}", asked.id)).await;
    page.says(&["Kan hon börja i mars?", "Kortet lästes"]);
}

#[tokio::test]
async fn a_thousand_guesses_open_nothing_and_close_the_link() {
    let asked = Asked::new().await;
    let mut opened = 0;
    let mut told = std::collections::BTreeMap::<&str, usize>::new();
    for guess in 0..1_000u32 {
        // Whoever guesses has all the time there is between the tries, and never the right code.
        asked.test.forward(TimeDelta::seconds(20));
        let code = format!("{:06}", (asked.made.code.parse::<u32>().unwrap() + 1 + guess) % 1_000_000);
        let key = Key { token: &asked.made.token, email: EMAIL.into(), code };
        let mut db = asked.test.app.db.write().await.unwrap();
        let became = match HandoverLink::unlock(&mut db, &key, &SEEN).await.unwrap() {
            Unlocking::Open(_) => {
                opened += 1;
                "open"
            }
            Unlocking::Gone => "gone",
            Unlocking::Wait(_) => "wait",
            Unlocking::Wrong => "wrong",
        };
        *told.entry(became).or_default() += 1;
        db.commit().await.unwrap();
    }
    assert_eq!((opened, told["wrong"]), (0, 10), "{told:?}");
    assert!(told["gone"] > 900, "{told:?}");
    // Closed for the right code too.
    asked.post("/acceptance", &YES).await.is(404).hides(&SECRETS);
    assert_eq!(asked.state().await, State::Sent);
    let mut db = asked.test.app.db.read().await.unwrap();
    let mails: Vec<String> = db.query("SELECT what FROM mails").values().await.unwrap();
    assert_eq!(mails, ["link-closed"]);
    // Tokens are not guessed either: what is not a link looks like one that is gone.
    for token in ["", "0", "x", &"0".repeat(64), &"f".repeat(5_000), "%00", "../../overview"] {
        let page = asked.test.stranger().get(&format!("/handover-links/{token}")).await;
        assert_eq!(page.status.as_u16(), 404, "{token}");
    }
}

#[tokio::test]
async fn a_wrong_code_and_a_wrong_address_are_told_apart_by_nobody() {
    let asked = Asked::new().await;
    let code = asked.wrong_code();
    let wrong_code = asked.post("", &[("code", &code)]).await;
    let forwarded = asked.post("", &[("email", "kollega@af.example")]).await;
    for answer in [&wrong_code, &forwarded] {
        answer.is(422).says(&["stämmer inte"]).hides(&SECRETS);
    }
    let without = |answer: &Answer, written: &str| answer.body.replace(written, "");
    assert_eq!(
        without(&wrong_code, &code).replace(EMAIL, ""),
        without(&forwarded, &asked.made.code).replace("kollega@af.example", "")
    );
    for noun in ["/acceptance", "/decline", "/question"] {
        let fields = [
            ("email", "kollega@af.example"),
            ("contact", "Ulla"),
            ("meeting_on", "2026-03-10"),
            ("reason", "other"),
        ];
        asked.post(noun, &fields).await.is(422).hides(&SECRETS);
    }
    // The sixth try waits, also with the right code.
    asked.post("/acceptance", &YES).await.is(429).hides(&SECRETS);
    assert_eq!(asked.state().await, State::Sent);
    asked.test.forward(TimeDelta::minutes(2));
    asked.post("/acceptance", &YES).await.is(200);
}

#[tokio::test]
async fn a_link_that_has_expired_was_closed_or_replaced_opens_nothing() {
    let asked = Asked::new().await;
    let anna = asked.test.who(asked.test.cast.anna).await;
    let mut db = asked.test.app.db.write().await.unwrap();
    let email = EMAIL.parse().unwrap();
    let second = HandoverLink::make(&mut db, &anna, asked.id, &email, "en").await.unwrap();
    db.commit().await.unwrap();
    asked.post("", &[]).await.is(404).hides(&SECRETS);
    let path = format!("/handover-links/{}", second.token);
    let key = [("email", EMAIL), ("code", second.code.as_str())];
    asked.test.stranger().post(&path, &key).await.is(200).says(&["Does Arbetsförmedlingen receive"]);
    let mut browser = asked.test.browser(asked.test.cast.anna).await;
    browser.post(&format!("/handovers/{}/link/closure", asked.id), &[]).await.is(303);
    asked.test.stranger().post(&path, &key).await.is(404).hides(&SECRETS);

    let third =
        browser.post(&format!("/handovers/{}/link", asked.id), &[("email", EMAIL), ("language", "sv")]).await;
    third.is(200).says(&["Länken är klar", EMAIL]);
    let body = &third.body;
    let at = body.find("/handover-links/").unwrap() + "/handover-links/".len();
    let token = &body[at..at + 64];
    let page = format!("/handover-links/{token}");
    asked.test.stranger().get(&page).await.is(200);
    asked.test.forward(TimeDelta::days(14));
    asked.test.stranger().get(&page).await.is(404).hides(&SECRETS);
    // Neither the token nor the code stands in the database.
    let mut db = asked.test.app.db.read().await.unwrap();
    let kept: Vec<(Vec<u8>, Vec<u8>)> =
        db.query("SELECT token_hash, code_hash FROM handover_links").all().await.unwrap();
    assert!(kept.iter().all(|(token, code)| token.len() == 32 && code.len() == 32));
}

#[tokio::test]
async fn a_consent_taken_back_closes_the_link_at_once() {
    let asked = Asked::new().await;
    asked.post("", &[]).await.is(200);
    let anna = asked.test.who(asked.test.cast.anna).await;
    let mut db = asked.test.app.db.write().await.unwrap();
    let consent = Consent::of_enrolment(&mut db, asked.test.cast.linnea).await.unwrap().remove(0);
    Consent::withdraw(&mut db, &anna, consent.id).await.unwrap();
    db.commit().await.unwrap();
    asked.test.stranger().get(&asked.path("")).await.is(404);
    asked.post("/acceptance", &YES).await.is(404).hides(&SECRETS);
    assert_eq!(asked.state().await.code(), "revoked");
    let mut db = asked.test.app.db.read().await.unwrap();
    let told: Vec<(String, Option<String>)> =
        db.query("SELECT what, address FROM mails").all().await.unwrap();
    assert_eq!(told, [("handover-withdrawn".to_owned(), Some(EMAIL.to_owned()))]);
}

#[tokio::test]
async fn the_page_shows_only_what_the_consent_covers() {
    let asked = Asked::new().await;
    let anna = asked.test.who(asked.test.cast.anna).await;
    let narrow = async |categories: &[ConsentCategory]| {
        let mut db = asked.test.app.db.write().await.unwrap();
        let consent = Consent::of_enrolment(&mut db, asked.test.cast.linnea).await.unwrap().remove(0);
        let narrowed = Consent::narrow(&mut db, &anna, consent.id, categories.to_vec()).await;
        db.commit().await.unwrap();
        narrowed
    };
    narrow(&[ConsentCategory::Contact, ConsentCategory::Plan]).await.unwrap();
    let page = asked.post("", &[]).await;
    page.is(200).says(&["Linnea Björk", "Verkstad i höst"]).hides(&["morgonen är svår", "Korta dagar"]);
    assert_eq!(refused(narrow(&[ConsentCategory::Needs]).await), Refusal::ConsentWider);
    assert_eq!(refused(narrow(&[]).await), Refusal::ConsentOfNothing);
    narrow(&[ConsentCategory::Plan]).await.unwrap();
    asked.post("", &[]).await.is(200).says(&["Verkstad i höst"]).hides(&["Linnea", "Björk"]);
    let card =
        asked.test.browser(asked.test.cast.anna).await.get(&format!("/handovers/{}/card", asked.id)).await;
    card.is(200).says(&["Verkstad i höst"]).hides(&["morgonen är svår", "Björk", "Jag vill bygga"]);
}

#[tokio::test]
async fn a_second_click_does_not_close_the_link_that_the_first_has_shown() {
    let asked = Asked::new().await;
    let mut anna = asked.test.browser(asked.test.cast.anna).await;
    let form = format!("/handovers/{}/link", asked.id);
    let fields = [("email", EMAIL), ("language", "sv"), ("key", "twice0twice0twice0")];
    let made = anna.post(&form, &fields).await;
    made.is(200).says(&["Länken är klar"]);
    anna.post(&form, &fields).await.is(303);
    anna.get(&format!("/handovers/{}", asked.id)).await.says(&["Länken är redan gjord"]);
    assert_eq!(asked.test.test.count("handover_links").await, 2, "the stage's, and one");
    assert_eq!(asked.test.test.count("handover_links WHERE revoked_at IS NULL").await, 1);
}

/// Of two consents to one receiver the card says what was agreed to when, and the joint plan stands in for words that
/// nobody has written.
#[tokio::test]
async fn the_card_tells_each_consents_day_and_the_plan_that_was_agreed() {
    let asked = Asked::new().await;
    let (test, cast) = (&asked.test, &asked.test.cast);
    let anna = test.who(cast.anna).await;
    let mut browser = test.browser(cast.anna).await;
    let card = format!("/handovers/{}/card", asked.id);
    let draft = |agreed| PlanDraft {
        after: if agreed { 1 } else { 0 },
        goals: vec!["Ett jobb i en verkstad".into()],
        steps: vec![StepDraft {
            goal: None,
            words: "Ringa Karin".into(),
            party: PlanParty::Af,
            owner: String::new(),
            due_on: day("2026-03-20"),
        }],
        agreed: agreed.then(|| (today(), AgreedHow::ALL[0])),
        team_on: None,
    };
    let plan = async |agreed| {
        let mut db = test.app.db.write().await.unwrap();
        Plan::write(&mut db, &anna, cast.linnea, draft(agreed)).await.unwrap();
        db.commit().await.unwrap();
    };
    plan(false).await;
    let version = {
        let mut db = test.app.db.read().await.unwrap();
        Handover::find(&mut db, &anna, asked.id).await.unwrap().version.to_string()
    };
    browser
        .post(&format!("{card}/edit"), &[("version", version.as_str()), ("own_words", "Jag vill bygga.")])
        .await
        .is(303);
    browser.get(&card).await.is(200).hides(&["Ett jobb i en verkstad"]);
    plan(true).await;
    browser.get(&card).await.says(&["Ett jobb i en verkstad", "Ringa Karin", "20 mars", ">Ändra<"]);

    // The wide consent was given on another day than one that has come for the plan alone.
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE consents SET given_on = '2026-02-10', valid_from = '2026-02-10'").run().await.unwrap();
    let consent = Given {
        form: ConsentForm::Oral,
        purpose: "Planering".into(),
        on: today(),
        valid_to: day("2026-12-31"),
    };
    let scope = Scope { categories: vec![ConsentCategory::Plan], ..Scope::default() };
    Consent::give_scoped(&mut db, &anna, cast.linnea, cast.agency, consent, scope).await.unwrap();
    db.commit().await.unwrap();
    let mut db = test.app.db.read().await.unwrap();
    let (_, told) = HandoverCard::find(&mut db, &anna, asked.id).await.unwrap();
    let days: Vec<_> = told.agreed.iter().map(|agreed| (agreed.on, agreed.categories.len())).collect();
    assert_eq!(days, [(day("2026-02-10"), ConsentCategory::ALL.len() - 1), (today(), 1)]);
    assert_eq!(told.agreed[1].categories, [ConsentCategory::Plan]);
    drop(db);

    // Once they have met nothing is changed any more.
    let mut db = test.app.db.write().await.unwrap();
    Handover::accept(&mut db, &anna, asked.id, today(), "Ulla".into()).await.unwrap();
    Handover::meet(&mut db, &anna, asked.id, today()).await.unwrap();
    db.commit().await.unwrap();
    browser.get(&card).await.is(200).hides(&[">Ändra<"]);
    browser.get(&format!("{card}/edit")).await.is(409);
}

#[tokio::test]
async fn of_two_who_answer_at_once_one_is_told_that_the_other_was_first() {
    let asked = Asked::new().await;
    let no = [("reason", "no_capacity")];
    let (yes, no) = tokio::join!(asked.post("/acceptance", &YES), asked.post("/decline", &no));
    let mut statuses = [yes.status.as_u16(), no.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 404]);
    let loser = if yes.status.as_u16() == 404 { &yes } else { &no };
    loser.says(&["redan besvarad"]).hides(&SECRETS);
    assert_ne!(asked.state().await, State::Sent);
}

#[tokio::test]
async fn a_link_is_made_by_the_own_coach_of_what_waits_for_an_answer() {
    let asked = Asked::new().await;
    let (anna, bo) = (asked.test.who(asked.test.cast.anna).await, asked.test.who(asked.test.cast.bo).await);
    let email = EMAIL.parse().unwrap();
    let mut db = asked.test.app.db.write().await.unwrap();
    let foreign = HandoverLink::make(&mut db, &bo, asked.id, &email, "sv").await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    Handover::accept(&mut db, &anna, asked.id, today(), "Ulla".into()).await.unwrap();
    let late = HandoverLink::make(&mut db, &anna, asked.id, &email, "sv").await;
    assert_eq!(refused(late.map(|_| ())), Refusal::HandoverState { state: "accepted" });
    db.rollback().await.unwrap();
    let mut browser = asked.test.browser(asked.test.cast.anna).await;
    for (email, language, status) in
        [("ulla", "sv", 422), ("", "sv", 422), (EMAIL, "so", 422), (EMAIL, "", 422)]
    {
        let fields = [("email", email), ("language", language)];
        browser.post(&format!("/handovers/{}/link", asked.id), &fields).await.is(status);
    }
    // A protected identity is named to nobody by a link.
    let mut db = asked.test.app.db.write().await.unwrap();
    db.query("UPDATE participants SET protection = 'confidential' WHERE given_name = 'Linnea'")
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    asked.post("", &[]).await.is(200).hides(&["Linnea", "Björk"]);
}

#[tokio::test]
async fn whom_a_corrected_address_no_longer_names_opens_nothing() {
    let asked = Asked::new().await;
    let mut anna = asked.test.browser(asked.test.cast.anna).await;
    let address = format!("/handovers/{}/addressee", asked.id);
    let mails = asked.test.test.count("events WHERE what = 'handover_link_revoked'").await;
    let mut correct = async |email: &str| {
        let version = anna.get(&address).await.field("version");
        let fields = [("version", version.as_str()), ("addressee", "Ulla Berg"), ("addressee_email", email)];
        anna.post(&address, &fields).await.is(303);
    };
    // Another name at the same address is the same receiver; so is the address that the link went to, once it is written down.
    correct("").await;
    correct(EMAIL).await;
    asked.post("", &[]).await.says(&SECRETS);
    assert_eq!(asked.test.test.count("events WHERE what = 'handover_link_revoked'").await, mails);
    correct("rut@af.example").await;
    asked.post("", &[]).await.hides(&SECRETS);
    asked.post("/acceptance", &YES).await.hides(&SECRETS);
    assert_eq!(asked.state().await, State::Sent);
    assert_eq!(asked.test.test.count("events WHERE what = 'handover_link_revoked'").await, mails + 1);
}
