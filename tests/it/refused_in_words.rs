//! The bad input of handovers and support, line by line, in both languages: each is answered in clear words that say what to do,
//! and changes nothing. What every form does with any nonsense is in `bad_input`.

use axum::http::Method;
use axum::http::request::Builder;

use super::own_page::opened;
use super::policy::scene::{RECEIVER, Scene};
use super::support::app::{Answer, Browser, TestApp};
use super::support::day;

/// What is written down when anything is.
const TABLES: [&str; 6] = ["events", "handovers", "consents", "activities", "attendances", "ratings"];

async fn state(test: &TestApp) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in TABLES {
        counts.push(test.test.count(table).await);
    }
    counts
}

/// Words of one thing in both languages.
type Said = [&'static str; 2];

struct Trying<'a> {
    test: &'a TestApp,
    browser: Browser,
}

impl Trying<'_> {
    /// Sent in each language: the status, the words, and nothing changed.
    async fn refuses(&mut self, path: &str, fields: &[(&str, &str)], status: u16, said: Said) {
        for (language, words) in ["sv", "en"].into_iter().zip(said) {
            self.browser.speaks(language).await;
            let before = state(self.test).await;
            let answer = self.browser.post(path, fields).await;
            answer.is(status).says(&[words, &format!("lang=\"{language}\"")]);
            assert_eq!(state(self.test).await, before, "{path} in {language}");
        }
    }
}

fn with<'a>(good: &[(&'a str, &'a str)], field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let others = good.iter().filter(|(name, _)| *name != field).copied();
    others.chain([(field, value)]).collect()
}

#[tokio::test]
async fn of_handovers_and_consents() {
    let scene = Scene::set().await;
    let (test, cast) = (scene.test(), &scene.test().cast);
    let mut anna = Trying { test, browser: test.browser(cast.anna).await };
    let (agency, association) = (cast.agency.to_string(), cast.association.to_string());
    let path = format!("/enrolments/{}/handovers", cast.omar);
    let good = [
        ("receiver_id", agency.as_str()),
        ("addressee", "Ulla Berg"),
        ("sent_on", "2026-03-02"),
        ("consent_form", "oral"),
        ("consent_on", "2026-03-02"),
        ("valid_to", "2026-12-31"),
        ("purpose", "Planering"),
        ("categories", "contact"),
    ];
    let to_self = with(&good, "receiver_id", &association);
    let said = [
        "Mottagaren är den som överlämnar. Välj en annan",
        "The receiver is the giver itself. Choose another",
    ];
    anna.refuses(&path, &to_self, 409, said).await;
    let said =
        ["Utan någon att tala med blir ingen mottagen", "Without somebody to talk to, nobody is received"];
    anna.refuses(&path, &with(&good, "addressee", ""), 422, said).await;
    let early = with(&with(&good, "sent_on", "2020-01-01"), "consent_on", "2020-01-01");
    let said = ["Personen var inte inskriven den dagen", "The person was not enrolled that day"];
    anna.refuses(&path, &early, 409, said).await;
    let backwards = with(&good, "valid_to", "2026-03-01");
    let said = [
        "Datumet måste vara samma dag som eller efter 2 mars 2026",
        "The date must be on or after 2 Mar 2026",
    ];
    anna.refuses(&path, &backwards, 422, said).await;
    anna.refuses(&format!("/enrolments/{}/consents", cast.omar), &backwards, 422, said).await;
    // It may begin later than it was given, and still not end before that.
    let late = with(&good, "valid_from", "2027-01-01");
    let said = ["Samtycket slutar innan det börjar", "The consent ends before it begins"];
    anna.refuses(&format!("/enrolments/{}/consents", cast.omar), &late, 409, said).await;

    // A yes after the consent was taken back: by the coach, and by the receiver's link.
    anna.browser.post(&scene.filled("/consents/{consent}/withdrawal"), &[]).await.is(303);
    let yes = [("on", "2026-03-02"), ("contact", "Ulla")];
    let said = ["Ladda om sidan och se vad som har hänt", "Reload the page and see what has happened"];
    anna.refuses(&scene.filled("/handovers/{handover}/acceptance"), &yes, 409, said).await;
    let mut stranger = Trying { test, browser: test.stranger() };
    let code = scene.filled("{link_code}");
    let yes =
        [("email", RECEIVER), ("code", code.as_str()), ("contact", "Ulla"), ("meeting_on", "2026-03-10")];
    let said = ["Länken öppnar inget", "The link opens nothing"];
    stranger.refuses(&scene.filled("/handover-links/{link}/acceptance"), &yes, 404, said).await;
}

#[tokio::test]
async fn of_two_receivers_who_answer_at_once() {
    for (language, said) in [("sv", "Länken öppnar inget"), ("en", "The link opens nothing")] {
        let scene = Scene::set().await;
        let test = scene.test();
        let code = scene.filled("{link_code}");
        let path = scene.filled("/handover-links/{link}");
        let answer = async |noun: &str, fields: [(&str, &str); 2]| {
            let mut receiver = test.stranger();
            receiver.speaks(language).await;
            let key = [("email", RECEIVER), ("code", code.as_str())];
            let fields: Vec<(&str, &str)> = key.into_iter().chain(fields).collect();
            receiver.post(&format!("{path}/{noun}"), &fields).await
        };
        let (yes, no) = tokio::join!(
            answer("acceptance", [("contact", "Ulla"), ("meeting_on", "2026-03-10")]),
            answer("decline", [("reason", "no_capacity"), ("note", "")]),
        );
        let (late, won): (&Answer, &Answer) =
            if yes.status.as_u16() == 404 { (&yes, &no) } else { (&no, &yes) };
        won.is(200);
        late.is(404).says(&[said]).hides(&["Linnea"]);
        assert_eq!(test.test.count("handovers WHERE state IN ('accepted', 'declined')").await, 1);
    }
}

#[tokio::test]
async fn of_hours_ratings_and_comments() {
    let scene = Scene::set().await;
    let (test, cast) = (scene.test(), &scene.test().cast);
    let mut anna = Trying { test, browser: test.browser(cast.anna).await };
    let linnea = cast.linnea.to_string();
    let activity = [
        ("person", linnea.as_str()),
        ("kind", "coach_meeting"),
        ("day", "2026-03-02"),
        ("minutes", "1441"),
        ("attended", "yes"),
    ];
    let said = ["Skriv ett tal mellan 0 och 1 440", "Write a number between 0 and 1,440"];
    anna.refuses("/activities", &activity, 422, said).await;

    let (placement, atelier) = (scene.started(), cast.atelier.to_string());
    let mut siv = Trying { test, browser: test.browser(cast.siv).await };
    let today = format!("m-{placement}-2026-03-02");
    let was = format!("{today}-was");
    let recorded = siv.browser.get("/attendance").await.field(&was);
    let long = [
        ("organisation", atelier.as_str()),
        ("week", "2026-03-02"),
        (was.as_str(), recorded.as_str()),
        (today.as_str(), "25"),
    ];
    siv.refuses("/attendance", &long, 422, ["En dag har högst 24 timmar", "A day has at most 24 hours"])
        .await;
    let before = format!("m-{placement}-2026-02-27");
    let outside = [("organisation", atelier.as_str()), ("week", "2026-03-02"), (before.as_str(), "4")];
    let said =
        ["en dag eller en person som inte finns på sidan", "a day or a person that is not on the page"];
    siv.refuses("/attendance", &outside, 422, said).await;

    let seven = [("welcome", "7"), ("tasks", "4"), ("support", "4"), ("recommend", "5")];
    let said = ["Skriv ett tal mellan 1 och 5", "Write a number between 1 and 5"];
    anna.refuses(&format!("/placements/{placement}/rating"), &seven, 422, said).await;
    let own = opened(test, cast.anna, cast.linnea).await;
    let mut own = Trying { test, browser: own };
    own.refuses(&format!("/me/placements/{placement}/rating"), &seven, 422, said).await;

    let megabyte = "x".repeat(1_048_576);
    // On the own page in its own words.
    let said = ["Texten är för lång", "The text is too long"];
    let comment = [("comment", megabyte.as_str())];
    own.refuses(&scene.filled("/me/lines/{line}/question"), &comment, 413, said).await;
    let said = ["Gå tillbaka och skicka mindre", "Go back and send less"];
    anna.refuses("/activities", &[("note", megabyte.as_str())], 413, said).await;
}

/// Whatever opens a link without sending a form (a scanner, a preview, a browser that asks for the head alone) is no answer.
#[tokio::test]
async fn looking_is_no_answer_however_it_is_done() {
    let scene = Scene::set().await;
    let test = scene.test();
    let (link, own) = (scene.filled("/handover-links/{link}"), scene.filled("/my/{own_page}"));
    for path in [&link, &own] {
        for method in [Method::HEAD, Method::GET, Method::OPTIONS, Method::PUT, Method::DELETE] {
            for noun in ["", "/acceptance", "/decline", "/question"] {
                let request = Builder::new().method(method.clone()).uri(format!("{path}{noun}?contact=Ulla"));
                let answer = test.stranger().request(request.body(axum::body::Body::empty()).unwrap()).await;
                assert!(!answer.status.is_server_error(), "{method} {path}{noun}");
                answer.hides(&["Linnea", "Björk"]);
            }
        }
    }
    assert_eq!(test.test.count("handovers WHERE state = 'sent'").await, 1);
    assert_eq!(test.test.count("handover_links WHERE answered_at IS NOT NULL").await, 0);
    // It still opens for whoever has the code.
    let code = scene.filled("{link_code}");
    test.test.clock.set_day(day("2026-03-03"));
    let answer = test.stranger().post(&link, &[("email", RECEIVER), ("code", code.as_str())]).await;
    answer.is(200).says(&["Linnea"]);
}
