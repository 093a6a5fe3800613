//! A handover before it is sent: a consent that stands already is said and can be used, and the coach sees what the card lacks.

use brygga::model::codes::{ConsentCategory, ConsentForm};
use brygga::model::consent::{Consent, ConsentId, Given, Scope};
use brygga::model::enrolment::EnrolmentId;
use brygga::model::organisation::OrganisationId;

use super::support::app::TestApp;
use super::support::day;

async fn given(
    test: &TestApp,
    person: EnrolmentId,
    receiver: OrganisationId,
    categories: Vec<ConsentCategory>,
) -> ConsentId {
    let anna = test.who(test.cast.anna).await;
    let given = Given {
        form: ConsentForm::Oral,
        purpose: "Planering".into(),
        on: day("2026-02-20"),
        valid_to: day("2026-12-31"),
    };
    let scope = Scope { categories, ..Scope::default() };
    let mut db = test.app.db.write().await.unwrap();
    let id = Consent::give_scoped(&mut db, &anna, person, receiver, given, scope).await.unwrap();
    db.commit().await.unwrap();
    id
}

/// A draft to the agency: its address.
async fn drafted(test: &TestApp) -> String {
    let agency = test.cast.agency.to_string();
    let fields = [("receiver_id", agency.as_str()), ("addressee", "Ulla Berg"), ("as", "draft")];
    let mut anna = test.browser(test.cast.anna).await;
    anna.post(&format!("/enrolments/{}/handovers", test.cast.linnea), &fields).await.is(303);
    let mut db = test.app.db.read().await.unwrap();
    let id: i64 = db.query("SELECT MAX(id) FROM handovers").value().await.unwrap();
    format!("/handovers/{id}")
}

async fn state(test: &TestApp) -> String {
    let mut db = test.app.db.read().await.unwrap();
    db.query("SELECT state FROM handovers ORDER BY id DESC LIMIT 1").value().await.unwrap()
}

#[tokio::test]
async fn a_consent_that_stands_is_said_on_the_draft_and_can_be_used() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let draft = drafted(&test).await;
    let mut anna = test.browser(cast.anna).await;
    anna.get(&draft).await.is(200).hides(&["Ett samtycke gäller redan"]);
    anna.get(&format!("{draft}/consent")).await.is(200).hides(&["Ett samtycke gäller redan"]);
    let kinds = vec![ConsentCategory::Contact, ConsentCategory::Plan];
    let narrow = given(&test, cast.linnea, cast.agency, kinds).await;
    let told = [
        "Ett samtycke gäller redan",
        "givet 20 feb. 2026, gäller till 31 dec. 2026",
        "Omfattar: Namn och kontakt, Plan och mål. Omfattar inte: Bakgrund och situation",
    ];
    anna.get(&draft).await.is(200).says(&told).says(&["Använd det"]);
    anna.get(&format!("{draft}/consent")).await.is(200).says(&told).says(&["Ett nytt samtycke"]);
    let wide = given(&test, cast.linnea, cast.agency, ConsentCategory::ALL.to_vec()).await;
    anna.get(&draft).await.says(&["Omfattar allt."]);
    anna.speaks("en").await;
    anna.get(&draft).await.says(&["A consent stands already", "Covers everything.", "Use it"]);
    anna.speaks("sv").await;

    // What stands to another, of somebody else, or no more, is no basis.
    let to_another = given(&test, cast.linnea, cast.atelier, vec![ConsentCategory::Contact]).await;
    let of_another = given(&test, cast.omar, cast.agency, vec![ConsentCategory::Contact]).await;
    let use_of = |id: ConsentId| vec![("standing", id.to_string())];
    let post = async |browser: &mut super::support::app::Browser, fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(&format!("{draft}/consent"), &fields).await
    };
    // Each no stands at the choice that it is about.
    let at_choice = ["href=\"#standing\""];
    let no = post(&mut anna, use_of(to_another)).await;
    no.is(409).says(&["gäller en annan mottagare"]).says(&at_choice).hides(&["href=\"#consent_on\""]);
    post(&mut anna, use_of(of_another)).await.is(404);
    post(&mut anna, vec![("standing", "snart".into())]).await.is(422);
    anna.post(&format!("/consents/{narrow}/withdrawal"), &[]).await.is(303);
    post(&mut anna, use_of(narrow)).await.is(409).says(&["Det finns inget samtycke"]).says(&at_choice);
    let new = [
        ("standing", "new"),
        ("consent_form", "oral"),
        ("consent_on", "2026-03-02"),
        ("valid_to", "2026-03-31"),
        ("valid_from", "2026-04-01"),
        ("purpose", "Planering"),
        ("categories", "contact"),
    ];
    let no = anna.post(&format!("{draft}/consent"), &new).await;
    no.is(409).says(&["href=\"#valid_to\""]).hides(&at_choice);
    assert_eq!(state(&test).await, "drafted");

    let before = test.test.count("consents").await;
    post(&mut anna, use_of(wide)).await.is(303);
    assert_eq!((state(&test).await.as_str(), test.test.count("consents").await), ("consented", before));
    anna.get(&draft).await.is(200).hides(&["Använd det"]);
    anna.post(&format!("{draft}/sending"), &[("on", "2026-03-02")]).await.is(303);
    assert_eq!(state(&test).await, "sent");
    // It stands on that consent: taken back, the handover is revoked.
    anna.post(&format!("/consents/{wide}/withdrawal"), &[]).await.is(303);
    assert_eq!(state(&test).await, "revoked");
}

#[tokio::test]
async fn a_handover_is_sent_at_once_on_a_consent_that_stands() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let path = format!("/enrolments/{}/handovers", cast.linnea);
    let mut anna = test.browser(cast.anna).await;
    anna.get(&format!("{path}/new")).await.is(200).hides(&["Ett samtycke gäller redan"]);
    let consent = given(&test, cast.linnea, cast.agency, ConsentCategory::ALL.to_vec()).await.to_string();
    let form = anna.get(&format!("{path}/new?receiver={}", cast.agency)).await;
    form.is(200).says(&[
        "Ett samtycke gäller redan",
        "Arbetsförmedlingen, givet 20 feb. 2026",
        "Omfattar allt",
    ]);
    assert!(form.body.contains(&format!("value=\"{consent}\" checked")), "the one that stands is proposed");
    let general = anna.get(&format!("/enrolments/{}/consents/new", cast.linnea)).await;
    general.is(200).says(&["Gäller redan. Till Arbetsförmedlingen", "Det som gäller redan räcker"]);
    let (agency, atelier) = (cast.agency.to_string(), cast.atelier.to_string());
    let mut fields = vec![
        ("receiver_id", atelier.as_str()),
        ("addressee", "Ulla Berg"),
        ("sent_on", "2026-03-02"),
        ("standing", consent.as_str()),
    ];
    anna.post(&path, &fields).await.is(409).says(&["gäller en annan mottagare", "href=\"#standing\""]);
    assert_eq!((test.test.count("handovers").await, test.test.count("consents").await), (0, 1));
    fields[0].1 = agency.as_str();
    anna.post(&path, &fields).await.is(303);
    assert_eq!((state(&test).await.as_str(), test.test.count("consents").await), ("sent", 1));
    // Whom it was sent to is no correction.
    assert_eq!(test.test.count("handovers WHERE addressee = 'Ulla Berg'").await, 1);
    assert_eq!(test.test.count("events WHERE what = 'handover_addressed'").await, 0);
    // A new one instead needs all that a consent says.
    fields[3].1 = "new";
    anna.post(&path, &fields).await.is(422);
}

#[tokio::test]
async fn the_coach_sees_what_the_card_lacks_and_where_to_mend_it() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let run = async |sql: &'static str| {
        let mut db = test.app.db.write().await.unwrap();
        db.query(sql).run().await.unwrap();
        db.commit().await.unwrap();
    };
    run("UPDATE enrolments SET adaptations = '[]'").await;
    run("UPDATE users SET phone = NULL").await;
    let mut anna = test.browser(cast.anna).await;
    let person = format!("/enrolments/{}", cast.linnea);
    // Before there is a handover: what is about the person.
    let new = anna.get(&format!("{person}/handovers/new")).await;
    new.is(200).says(&["Det här saknas på kortet", "en plan som personen har godkänt", "ditt telefonnummer"]);
    let draft = drafted(&test).await;
    let page = anna.get(&draft).await;
    page.is(200).says(&[
        "personens egna ord",
        "situationen nu",
        "vad som fungerar",
        "anpassningar som behövs",
        &format!("href=\"{draft}/card/edit\""),
        &format!("href=\"{person}/plan\""),
        &format!("href=\"{person}/profile\""),
        "href=\"/account\"",
    ]);
    page.hides(&["vem hos mottagaren –"]);
    anna.get(&person).await.says(&["Kortet saknar", "situationen nu", &format!("{draft}#lacks")]);
    // Nobody at the receiver: a way to say who.
    run("UPDATE handovers SET addressee = ''").await;
    anna.get(&draft).await.says(&["vem hos mottagaren", &format!("href=\"{draft}/addressee\"")]);
    let address = format!("{draft}/addressee");
    anna.get(&address).await.is(200).says(&["Vem hos Arbetsförmedlingen"]);
    anna.post(&address, &[("addressee", "")]).await.is(422);
    anna.post(&address, &[("addressee", "Ulla"), ("addressee_email", "ulla")]).await.is(422);
    let read = anna.get(&address).await.field("version");
    let ulla =
        [("version", read.as_str()), ("addressee", "Ulla Berg"), ("addressee_email", "ulla@af.example")];
    for _ in 0..2 {
        anna.post(&address, &ulla).await.is(303);
    }
    assert_eq!(test.test.count("events WHERE what = 'handover_addressed'").await, 1);
    assert_eq!(test.test.count("handovers WHERE addressee_email = 'ulla@af.example'").await, 1);
    // What is mended is said no more; what the consent does not cover is said as that.
    let version = {
        let mut db = test.app.db.read().await.unwrap();
        let version: i64 = db.query("SELECT version FROM handovers").value().await.unwrap();
        version.to_string()
    };
    let words = [
        ("version", version.as_str()),
        ("own_words", "Jag vill bygga."),
        ("situation", "Praktik sedan mars."),
        ("agreed_plan", "Ett jobb i en verkstad."),
        ("what_works", "Lugn start."),
    ];
    anna.post(&format!("{draft}/card/edit"), &words).await.is(303);
    run("UPDATE enrolments SET adaptations = '[\"quiet_room\"]'").await;
    run("UPDATE users SET phone = '070-000 00 00'").await;
    anna.get(&draft).await.is(200).hides(&["Det här saknas på kortet"]);
    anna.get(&person).await.hides(&["Kortet saknar"]);
    let consent = given(&test, cast.linnea, cast.agency, vec![ConsentCategory::Contact]).await.to_string();
    anna.post(&format!("{draft}/consent"), &[("standing", consent.as_str())]).await.is(303);
    let uncovered = "det som samtycket inte omfattar (Bakgrund och situation, Plan och mål";
    anna.get(&draft).await.says(&[uncovered]);
    anna.get(&format!("{draft}/sending")).await.is(200).says(&["Saknas på kortet: det som samtycket inte"]);
    anna.speaks("en").await;
    anna.get(&draft).await.says(&["The card lacks this", "what the consent does not cover"]);
    // Once they have met nothing more is asked for.
    anna.speaks("sv").await;
    for (noun, fields) in [
        ("sending", vec![("on", "2026-03-02")]),
        ("acceptance", vec![("on", "2026-03-02"), ("contact", "Ulla")]),
        ("meeting", vec![("on", "2026-03-02")]),
    ] {
        anna.post(&format!("{draft}/{noun}"), &fields).await.is(303);
    }
    anna.get(&draft).await.is(200).hides(&["saknas på kortet", "Kortet saknar"]);
    anna.get(&address).await.is(409);
}

#[tokio::test]
async fn of_two_who_correct_the_addressee_the_second_sees_what_the_first_wrote() {
    let test = TestApp::new().await;
    let draft = drafted(&test).await;
    let address = format!("{draft}/addressee");
    let mut anna = test.browser(test.cast.anna).await;
    let read = anna.get(&address).await.field("version");
    let ulla = [("version", read.as_str()), ("addressee", "Ulla Ek"), ("addressee_email", "ulla@af.example")];
    anna.post(&address, &ulla).await.is(303);
    let rut = [("version", read.as_str()), ("addressee", "Rut Sten")];
    let no = anna.post(&address, &rut).await;
    no.is(409).says(&["står nu: Ulla Ek, ulla@af.example", "value=\"Rut Sten\""]);
    assert_eq!(test.test.count("handovers WHERE addressee = 'Ulla Ek'").await, 1);
    anna.speaks("en").await;
    anna.post(&address, &rut).await.is(409).says(&["it now says: Ulla Ek, ulla@af.example"]);
    // Told of it, the second may still think so.
    let again = no.field("version");
    anna.post(&address, &[("version", again.as_str()), ("addressee", "Rut Sten")]).await.is(303);
    assert_eq!(test.test.count("handovers WHERE addressee = 'Rut Sten'").await, 1);
    assert_eq!(test.test.count("events WHERE what = 'handover_addressed'").await, 2);
    // A form without a version is a form of nobody's.
    anna.post(&address, &[("addressee", "Ingen")]).await.is(409);
}
