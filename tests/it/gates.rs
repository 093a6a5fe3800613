//! The gate before a placement's first day, and the agreement with its three signatures.

use brygga::model::agreement::{Agreement, Progress, SigningForm, SigningParty};
use brygga::model::gate::{Gate, GateItem};
use brygga::model::placement::{Placement, PlacementId, State};
use brygga::model::{Error, Refusal, sha256};

use crate::support::app::TestApp;
use crate::support::package::{SmallPackage, import_well};
use crate::support::stage::{agree, whole_gate};
use crate::support::trial::Trial;
use crate::support::{day, refused};

/// Linnea at the shop from 2 March, with a yes and nothing else.
async fn accepted(test: &TestApp) -> PlacementId {
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29"), 20).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    id
}

const WHOLE: [(&str, &str); 10] = [
    ("version", "0"),
    ("risk_assessed_on", "2026-03-02"),
    ("risk_assessed_by", "Siv Kvist"),
    ("supervisor", "Petra Ek"),
    ("stand_in", "Jon Lind"),
    ("insurance", "association"),
    ("introduction_on", "2026-03-02"),
    ("emergency_contact", "Berit Holm"),
    ("emergency_phone", "070-123 45 67"),
    ("adaptations_confirmed", "yes"),
];

#[tokio::test]
async fn nothing_starts_until_all_is_in_place_and_the_refusal_names_what_is_missing() {
    let test = TestApp::new().await;
    let id = accepted(&test).await;
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let tried = Placement::start(&mut db, &siv, id, day("2026-03-02")).await;
    assert_eq!(refused(tried), Refusal::GateIncomplete { lacks: GateItem::ALL.to_vec() });

    let placement = Placement::find(&mut db, &siv, id).await.unwrap();
    let whole = whole_gate(&db, &placement);
    // Each thing alone is enough to refuse, and half of a thing is none.
    for (item, gate) in [
        (GateItem::RiskAssessment, Gate { risk_assessed_by: String::new(), ..whole.clone() }),
        (GateItem::Supervisor, Gate { stand_in: String::new(), ..whole.clone() }),
        (GateItem::Insurance, Gate { insurance: None, ..whole.clone() }),
        (GateItem::Introduction, Gate { introduction_on: None, ..whole.clone() }),
        (GateItem::EmergencyContact, Gate { emergency_phone: String::new(), ..whole.clone() }),
        (GateItem::Adaptations, Gate { adaptations_on: None, ..whole.clone() }),
    ] {
        let version = Placement::find(&mut db, &siv, id).await.unwrap().gate.version;
        Gate::fill(&mut db, &siv, id, Gate { version, ..gate }).await.unwrap();
        let tried = Placement::start(&mut db, &siv, id, day("2026-03-02")).await;
        assert_eq!(refused(tried), Refusal::GateIncomplete { lacks: vec![item] });
    }
    for (on, refusal) in [
        ("2026-03-03", Refusal::IntroductionAfterStart { start: day("2026-03-02") }),
        ("2025-03-01", Refusal::IntroductionLongAgo { earliest: day("2025-03-02") }),
    ] {
        let wrong = Gate { version: 6, introduction_on: Some(day(on)), ..whole.clone() };
        assert_eq!(refused(Gate::fill(&mut db, &siv, id, wrong).await), refusal);
    }
    let old = Gate { version: 6, risk_assessed_on: Some(day("1900-01-01")), ..whole.clone() };
    let long_ago = Refusal::RiskAssessedLongAgo { earliest: day("2025-03-02") };
    assert_eq!(refused(Gate::fill(&mut db, &siv, id, old).await), long_ago);
    let early = Gate { version: 6, risk_assessed_on: Some(day("2026-03-03")), ..whole.clone() };
    assert_eq!(refused(Gate::fill(&mut db, &siv, id, early).await), Refusal::RiskAssessedInFuture);
    let stale = Gate::fill(&mut db, &siv, id, Gate { version: 5, ..whole.clone() }).await;
    assert!(matches!(stale, Err(Error::Stale)));
    Gate::fill(&mut db, &siv, id, Gate { version: 6, ..whole }).await.unwrap();
    agree(&mut db, &test.who(test.cast.anna).await, &siv, id).await.unwrap();
    let started = Placement::start(&mut db, &siv, id, day("2026-03-02")).await.unwrap();
    assert!(matches!(started.state, State::Started { .. }));
    // From then on it may be changed and not taken away.
    let version = started.gate.version;
    let other = Gate { stand_in: "Ny Ersättare".into(), ..started.gate.clone() };
    Gate::fill(&mut db, &siv, id, other).await.unwrap();
    let emptied = Gate { version: version + 1, ..Gate::default() };
    let kept = Refusal::GateKept { items: GateItem::ALL.to_vec() };
    assert_eq!(refused(Gate::fill(&mut db, &siv, id, emptied).await), kept);
    db.commit().await.unwrap();
}

#[tokio::test]
async fn coach_and_provider_fill_one_page_together_and_both_see_what_is_missing() {
    let test = TestApp::new().await;
    let id = accepted(&test).await;
    let page = format!("/placements/{id}/gate");
    let person = format!("/enrolments/{}", test.cast.linnea);
    let mut siv = test.browser(test.cast.siv).await;
    let mut anna = test.browser(test.cast.anna).await;
    siv.get("/board").await.is(200).says(&["6 saker saknas", &page]);
    anna.get(&person).await.is(200).says(&["Saknas före start: riskbedömning, handledare", &page]);
    let start = format!("/placements/{id}/start");
    anna.post(&start, &[("on", "2026-03-02")])
        .await
        .is(409)
        .says(&["Det saknas: riskbedömning, handledare med ersättare"]);

    // The provider knows about the workplace.
    siv.get(&page).await.is(200).says(&["Linnea", "Saknas"]).hides(&["Björk"]);
    let workplace = &WHOLE[..5];
    let answer = siv.post(&page, workplace).await;
    siv.follow(&answer).await.says(&["Det är sparat", "Petra Ek, ersättare Jon Lind"]);
    siv.get("/board").await.says(&["4 saker saknas"]);
    anna.get(&page).await.is(200).says(&["Linnea Björk", "Petra Ek"]);

    // The coach wrote at the same time: both are shown, nothing is lost.
    let answer = anna.post(&page, &WHOLE).await;
    answer.is(409).says(&["Någon annan", "Försäkring"]);
    let version = answer.field("version");
    let again: Vec<_> = WHOLE
        .iter()
        .map(|(name, value)| (*name, if *name == "version" { version.as_str() } else { value }))
        .collect();
    anna.post(&page, &again).await.is(303);
    let unwritten = "Överenskommelsen är inte skriven";
    anna.get(&person)
        .await
        .says(&[unwritten, "Skriv överenskommelsen"])
        .hides(&["Bekräfta start", "Saknas före"]);
    siv.get("/board").await.says(&[unwritten]).hides(&["Har börjat"]);
    anna.post(&start, &[("on", "2026-03-02")])
        .await
        .is(409)
        .says(&["Coachen skriver den på sidan", "/agreements"]);
    let agreement = test.agreement(test.cast.anna, id).await;
    siv.get("/board")
        .await
        .says(&["Underskrift saknas: Deltagaren, Coachen, Anordnaren", "Skriv under överens"]);
    for party in ["participant", "coach"] {
        let signed = [("signed_on", "2026-03-02"), ("form", "oral")];
        anna.post(&format!("/agreements/{agreement}/signatures/{party}"), &signed).await.is(303);
    }
    let refused = anna.post(&start, &[("on", "2026-03-02")]).await;
    refused.is(409).says(&["Underskrift saknas: Anordnaren", "/agreements"]).hides(&["Deltagaren,"]);
    siv.post(&format!("/agreements/{agreement}/signatures/provider"), &[]).await.is(303);
    anna.get(&person).await.says(&["Bekräfta start"]).hides(&["Underskrift saknas"]);
    anna.get(&format!("/placements/{id}/agreements")).await.says(&["Underskriven av alla", &start]);
    anna.post(&start, &[("on", "2026-03-02")]).await.is(303);
    // What changes during the placement is written here too.
    anna.get(&page).await.is(200);
    for user in [test.cast.bo, test.cast.olle, test.cast.mats, test.cast.ada] {
        test.browser(user).await.get(&page).await.is(404);
    }
}

#[tokio::test]
async fn bad_input_is_told_beside_its_field_and_changes_nothing() {
    let test = TestApp::new().await;
    let id = accepted(&test).await;
    let mut siv = test.browser(test.cast.siv).await;
    let path = format!("/placements/{id}/gate");
    let trial = Trial { path: &path, good: &WHOLE, tables: &["events", "gates"] };
    let long = "å".repeat(121);
    let bad = [
        ("risk_assessed_on", "", 422),
        ("risk_assessed_on", "2026-03-03", 409),
        ("risk_assessed_on", "i går", 422),
        ("risk_assessed_by", "", 422),
        ("supervisor", long.as_str(), 422),
        ("stand_in", "petra ek", 422),
        ("insurance", "none", 422),
        ("introduction_on", "2026-03-03", 409),
        ("introduction_on", "2026-02-30", 422),
        ("emergency_contact", "", 422),
        ("emergency_phone", "", 422),
        ("emergency_phone", "ring", 422),
        ("version", "7", 409),
    ];
    trial.refuses(&test, &mut siv, &bad).await;
}

#[tokio::test]
async fn the_agreement_is_written_once_signed_by_three_and_kept_as_it_was() {
    let test = TestApp::new().await;
    let id = accepted(&test).await;
    let cast = &test.cast;
    let page = format!("/placements/{id}/agreements");
    let mut anna = test.browser(cast.anna).await;
    let mut siv = test.browser(cast.siv).await;
    anna.get(&page).await.is(200).says(&["Ingen överenskommelse är skriven", "Saknas före start"]);
    anna.post(&page, &[]).await.is(409).says(&["Det saknas"]);
    test.fill_gate(cast.siv, id).await;
    let answer = anna.post(&page, &[]).await;
    anna.follow(&answer).await.is(200).says(&["Version 1", "Väntar på underskrifter", "SHA-256"]);
    siv.post(&page, &[]).await.is(404);

    let who = test.who(cast.anna).await;
    let mut db = test.app.db.read().await.unwrap();
    let first = Agreement::of_placement(&mut db, &who, id).await.unwrap().remove(0);
    let (_, _, content) = Agreement::content(&mut db, &who, first.id).await.unwrap();
    drop(db);
    assert_eq!((sha256(&content), content.starts_with(b"%PDF-1.")), (first.sha256.clone(), true));
    let file = siv.get(&format!("/agreements/{}/file", first.id)).await;
    assert_eq!(file.is(200).headers.get("content-type").unwrap(), "application/pdf");
    for user in [cast.bo, cast.olle, cast.mats, cast.ada] {
        test.browser(user).await.get(&format!("/agreements/{}/file", first.id)).await.is(404);
        test.browser(user).await.get(&page).await.is(404);
    }

    // Each signs for themselves, the participant through the coach.
    let sign = |party: &str| format!("/agreements/{}/signatures/{party}", first.id);
    siv.get(&sign("participant")).await.is(404);
    siv.get(&sign("nobody")).await.is(404);
    anna.get(&sign("provider")).await.is(404);
    anna.get(&sign("participant")).await.is(200).says(&["Linnea Björk", &first.sha256]);
    let (path, good) = (sign("participant"), [("signed_on", "2026-03-02"), ("form", "oral")]);
    let trial = Trial { path: &path, good: &good, tables: &["events", "agreement_signatures"] };
    let bad = [
        ("signed_on", "", 422),
        ("signed_on", "2026-03-03", 409),
        ("signed_on", "2026-03-01", 409),
        ("form", "", 422),
        ("form", "blood", 422),
    ];
    trial.refuses(&test, &mut anna, &bad).await;
    for (party, coach) in [("participant", true), ("coach", true), ("provider", false)] {
        let browser = if coach { &mut anna } else { &mut siv };
        browser.post(&sign(party), &good).await.is(303);
        browser.post(&sign(party), &good).await.is(409);
    }
    siv.get(&page).await.says(&["Underskriven av alla", "Muntligt"]);
    anna.get(&format!("/enrolments/{}", cast.linnea)).await.says(&["skrev under överenskommelsen"]);

    // Another period, or another gate: what was signed was something else, and the page says so. Nobody signs it then.
    let mut db = test.app.db.write().await.unwrap();
    let anna_self = test.who(cast.anna).await;
    Placement::extend(&mut db, &anna_self, id, day("2026-06-30")).await.unwrap();
    db.commit().await.unwrap();
    for browser in [&mut anna, &mut siv] {
        browser.get(&page).await.is(200).says(&["Gäller inte längre", "skriver en ny version"]);
    }
    // A new version replaces it; the old one stays as it was.
    let answer = anna.post(&page, &[]).await;
    anna.follow(&answer).await.says(&["Version 2", "Ersatt"]);
    let mut db = test.app.db.write().await.unwrap();
    let tried = Agreement::sign(
        &mut db,
        &who,
        first.id,
        SigningParty::Coach,
        day("2026-03-02"),
        SigningForm::InBrygga,
    )
    .await;
    assert_eq!(refused(tried), Refusal::AgreementReplaced);
    let (_, _, kept) = Agreement::content(&mut db, &who, first.id).await.unwrap();
    assert_eq!(kept, content);
}

#[tokio::test]
async fn a_placement_starts_when_its_agreement_is_signed_by_all_three_and_still_says_what_holds() {
    let test = TestApp::new().await;
    let id = accepted(&test).await;
    test.fill_gate(test.cast.siv, id).await;
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    let today = day("2026-03-02");
    let tried = Placement::start(&mut db, &siv, id, today).await;
    assert_eq!(refused(tried), Refusal::AgreementUnwritten);
    for version in 1..=2 {
        let about = Agreement::particulars(&mut db, &anna, id).await.unwrap();
        let paper = Agreement::draw(&mut db, &anna, &about, "sv", b"%PDF-1.7".to_vec()).await.unwrap();
        let mut lacks = SigningParty::ALL.to_vec();
        for (party, by) in
            [(SigningParty::Participant, &anna), (SigningParty::Provider, &siv), (SigningParty::Coach, &anna)]
        {
            let tried = Placement::start(&mut db, &anna, id, today).await;
            assert_eq!(refused(tried), Refusal::AgreementUnsigned { by: lacks.clone() });
            Agreement::sign(&mut db, by, paper, party, today, SigningForm::OnPaper).await.unwrap();
            lacks.retain(|lacking| *lacking != party);
        }
        if version == 1 {
            // Signed by all, and then it is to last longer.
            Placement::extend(&mut db, &anna, id, day("2026-06-30")).await.unwrap();
            let tried = Placement::start(&mut db, &siv, id, today).await;
            assert_eq!(refused(tried), Refusal::AgreementOutdated);
        }
    }
    let started = Placement::start(&mut db, &siv, id, today).await.unwrap();
    assert!(matches!(started.state, State::Started { .. }));
    // What it rests on goes on holding when the days go on, and no longer when another period is agreed.
    let now = Placement::find(&mut db, &anna, id).await.unwrap();
    assert_eq!(now.agreement, Progress::Signed);
    Placement::extend(&mut db, &anna, id, day("2026-07-15")).await.unwrap();
    let now = Placement::find(&mut db, &anna, id).await.unwrap();
    assert_eq!(now.agreement, Progress::Outdated);
}

#[tokio::test]
async fn nobody_begins_on_a_day_before_all_was_in_place_and_who_begins_late_is_introduced_late() {
    let test = TestApp::new().await;
    let id = accepted(&test).await;
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    test.test.clock.set_day(day("2026-03-05"));
    let mut db = test.app.db.write().await.unwrap();
    let placement = Placement::find(&mut db, &siv, id).await.unwrap();
    // Agreed was 2 March. Each day of the gate is the latest once; nobody is introduced on a day to come.
    let whole = Gate {
        risk_assessed_on: Some(day("2026-03-02")),
        introduction_on: Some(day("2026-03-02")),
        adaptations_on: Some(day("2026-03-02")),
        ..whole_gate(&db, &placement)
    };
    let wrong = Gate { introduction_on: Some(day("2026-03-06")), ..whole.clone() };
    let tried = refused(Gate::fill(&mut db, &siv, id, wrong).await);
    assert_eq!(tried, Refusal::IntroductionAfterStart { start: day("2026-03-05") });
    let late = Some(day("2026-03-04"));
    for gate in [
        Gate { risk_assessed_on: late, ..whole.clone() },
        Gate { introduction_on: late, ..whole.clone() },
        Gate { adaptations_on: late, ..whole.clone() },
    ] {
        assert_eq!(gate.ready_on(), late);
        let version = Placement::find(&mut db, &siv, id).await.unwrap().gate.version;
        Gate::fill(&mut db, &siv, id, Gate { version, ..gate }).await.unwrap();
    }
    agree(&mut db, &anna, &siv, id).await.unwrap();
    // Signed on the 5th.
    for on in ["2026-03-02", "2026-03-04"] {
        let tried = refused(Placement::start(&mut db, &siv, id, day(on)).await);
        assert_eq!(tried, Refusal::StartBeforeReady { ready_on: day("2026-03-05") });
    }
    db.commit().await.unwrap();

    test.test.clock.set_day(day("2026-03-09"));
    let start = format!("/placements/{id}/start");
    let mut siv = test.browser(test.cast.siv).await;
    let form = siv.get(&start).await;
    assert_eq!(form.is(200).field("on"), "2026-03-05");
    siv.post(&start, &[("on", "2026-03-04")]).await.is(409).says(&[
        "id=\"on-fault\"",
        "börja tidigast 5 mars 2026",
        "den dagen eller en senare",
    ]);
    siv.post(&start, &[("on", "2026-03-05")]).await.is(303);
    // From then on the page asks for nothing before the start, and people were introduced no later than it.
    let gate = format!("/placements/{id}/gate");
    let page = siv.get(&gate).await;
    page.is(200).says(&["började 5\u{a0}mars 2026"]).hides(&["kan inte starta"]);
    let version = page.field("version");
    let mut after = WHOLE.to_vec();
    after.retain(|(name, _)| !["version", "introduction_on"].contains(name));
    after.extend([("version", version.as_str()), ("introduction_on", "2026-03-06")]);
    siv.post(&gate, &after).await.is(409).says(&["senast första dagen, 5 mars 2026"]);
}

#[tokio::test]
async fn a_paper_written_from_what_has_changed_since_is_not_kept() {
    let test = TestApp::new().await;
    let id = accepted(&test).await;
    test.fill_gate(test.cast.siv, id).await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let about = Agreement::particulars(&mut db, &anna, id).await.unwrap();
    Placement::extend(&mut db, &anna, id, day("2026-05-15")).await.unwrap();
    let kept = Agreement::draw(&mut db, &anna, &about, "sv", b"%PDF-1.7".to_vec()).await;
    assert!(matches!(kept, Err(Error::Stale)));
}

#[tokio::test]
async fn what_was_signed_for_another_gate_holds_no_longer_and_is_not_signed() {
    let test = TestApp::new().await;
    let id = accepted(&test).await;
    test.fill_gate(test.cast.siv, id).await;
    let agreement = test.agreement(test.cast.anna, id).await;
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    let gate = Placement::find(&mut db, &siv, id).await.unwrap().gate;
    // Saved again as it stands, nothing has changed.
    Gate::fill(&mut db, &siv, id, gate.clone()).await.unwrap();
    let (coach, form) = (SigningParty::Coach, SigningForm::InBrygga);
    Agreement::sign(&mut db, &anna, agreement, coach, day("2026-03-02"), form).await.unwrap();
    Gate::fill(&mut db, &siv, id, Gate { supervisor: "Någon Annan".into(), ..gate }).await.unwrap();
    let tried = Agreement::sign(
        &mut db,
        &siv,
        agreement,
        SigningParty::Provider,
        day("2026-03-02"),
        SigningForm::InBrygga,
    )
    .await;
    assert_eq!(refused(tried), Refusal::AgreementOutdated);
}

#[tokio::test]
async fn what_came_in_begun_counts_as_it_is_and_may_be_signed_afterwards() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut package = SmallPackage::new();
    package.only(&["placements"]).drop("placements", 4).drop("placements", 3);
    for (column, day) in
        [("proposed_on", "2026-02-02"), ("accepted_on", "2026-02-03"), ("started_on", "2026-02-09")]
    {
        package.set("placements", 2, column, day);
    }
    import_well(&test.test, &package).await;
    let id: PlacementId = test
        .app
        .db
        .read()
        .await
        .unwrap()
        .query("SELECT id FROM placements WHERE ref = 'pl1'")
        .value()
        .await
        .unwrap();
    let (page, gate, agreements) = (
        format!("/placements/{id}"),
        format!("/placements/{id}/gate"),
        format!("/placements/{id}/agreements"),
    );
    let (mut anna, mut siv) = (test.browser(cast.anna).await, test.browser(cast.siv).await);
    // Nothing is missing: it has begun.
    let missing = ["Saknas", "Placeringen kan inte starta", "Ingen överenskommelse är skriven<"];
    siv.get(&page).await.is(200).says(&["Den gäller som den är", "Inte ifyllt"]).hides(&missing);
    anna.get(&agreements)
        .await
        .is(200)
        .says(&["Ingen överenskommelse är skriven i Brygga", "riskbedömning", &gate])
        .hides(&missing);
    siv.get(&agreements).await.is(200).says(&["Ingen överenskommelse är skriven i Brygga"]).hides(&missing);
    siv.get(&gate).await.is(200).says(&["började 9\u{a0}feb. 2026"]).hides(&missing);
    // It can be written and signed all the same.
    let mut filled = WHOLE.to_vec();
    filled.retain(|(name, _)| *name != "introduction_on");
    filled.push(("introduction_on", "2026-02-09"));
    siv.post(&gate, &filled).await.is(303);
    anna.get(&agreements).await.is(200).says(&["Skriv överenskommelsen"]);
    let (coach, provider) = (test.who(cast.anna).await, test.who(cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    agree(&mut db, &coach, &provider, id).await.unwrap();
    db.commit().await.unwrap();
    siv.get(&page)
        .await
        .is(200)
        .says(&["underskriven av alla tre"])
        .hides(&["Den gäller som den är", "Inte ifyllt"]);
    anna.get(&agreements).await.is(200).says(&["Underskriven av alla"]).hides(&["i Brygga<"]);
}
