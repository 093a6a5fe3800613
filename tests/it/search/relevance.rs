//! What people type, and what they must find first. Each line is somebody's question.

use brygga::db::Db;
use brygga::search::{Choice, Facet, Outcome, Search, Thoroughness, Wanted};

use crate::support::cast;
use crate::support::db::TestDb;
use crate::support::engines;

/// ref, title, SSYK, municipality.
const SLOTS: &[(&str, &str, &str, &str)] = &[
    ("clean-norrtalje", "Lokalvård på kontor", "9111", "0188"),
    ("clean-taby", "Städning av trapphus", "9111", "0160"),
    ("kitchen-taby", "Biträde i storkök", "9412", "0160"),
    ("kitchen-solna", "Servering och disk", "9412", "0184"),
    ("cafe-taby", "Kafébiträde", "9413", "0160"),
    ("bakery", "Bageri: baka bröd", "7612", "0117"),
    ("carpentry", "Snickeri: möbelrenovering", "7522", "0160"),
    ("dogs", "Hunddagis", "6122", "0188"),
    ("stable", "Stallskötare", "6121", "0115"),
    ("bikes", "Cykelverkstad", "7231", "0117"),
    ("computers", "Datorhjälp", "3512", "0117"),
    ("garden", "Parkskötsel", "6113", "0162"),
    ("forest", "Skogsvård och röjning", "6210", "0188"),
    ("warehouse", "Plocka och packa", "4322", "0115"),
    ("office", "Kontor och reception", "4225", "0162"),
    ("second-hand", "Sortera i second hand-butik", "5223", "0187"),
    ("elderly", "Servicebiträde på äldreboende", "5330", "0188"),
    ("sewing", "Sömnad och omklädnad", "7532", "0117"),
];

async fn slots() -> (TestDb, Vec<(&'static str, Search)>) {
    let test = TestDb::on(cast::today()).await;
    let mut db = test.db.write().await.unwrap();
    let provider =
        cast::organisation(&mut db, "emp", "Norrorts Entreprenad", "employer", "559900-2002").await;
    for (reference, title, ssyk, municipality) in SLOTS {
        cast::slot(&mut db, reference, provider, None, title, ssyk, municipality, (2, 40, 5, 40)).await;
    }
    db.commit().await.unwrap();
    let engines = engines::each(&test.db, test.folder()).await;
    (test, engines)
}

fn wanted(text: &str) -> Wanted {
    Wanted::words(text, cast::today())
}

async fn refs(db: &Db, outcome: &Outcome) -> Vec<String> {
    let mut db = db.read().await.unwrap();
    let mut refs = Vec::new();
    for found in &outcome.answer.found {
        refs.push(db.query("SELECT ref FROM slots WHERE id = $1").bind(found.slot).value().await.unwrap());
    }
    refs
}

#[tokio::test]
async fn what_people_type_finds_what_they_mean() {
    let (test, engines) = slots().await;
    for (engine, search) in engines {
        println!("{engine}");
        for (text, first) in [
            ("lokalvårdare", &["clean-norrtalje", "clean-taby"][..]),
            ("städare", &["clean-taby", "clean-norrtalje"]),
            ("stadare", &["clean-taby", "clean-norrtalje"]),
            ("trappstädning", &["clean-taby", "clean-norrtalje"]),
            ("kock täby", &["kitchen-taby"]),
            ("kok taby", &["kitchen-taby"]),
            ("kök", &["kitchen-taby", "kitchen-solna"]),
            ("snickare", &["carpentry"]),
            ("snickeri", &["carpentry"]),
            ("snikare", &["carpentry"]),
            ("möbler", &["carpentry"]),
            ("bagei", &["bakery"]),
            ("bage", &["bakery"]),
            ("baka", &["bakery"]),
            ("hund", &["dogs"]),
            ("jobba med hundar", &["dogs"]),
            ("hästar", &["stable"]),
            ("cyklar", &["bikes"]),
            ("it", &["computers"]),
            ("dator", &["computers"]),
            ("trädgård", &["garden"]),
            ("lagerarbetare", &["warehouse"]),
            ("receptonist", &["office"]),
            ("secondhand", &["second-hand"]),
            ("äldreomsorg", &["elderly"]),
            ("aldreboende", &["elderly"]),
            ("sömmerska", &["sewing"]),
            ("skog 0188", &["forest"]),
            ("cleaning danderyd", &[]),
        ] {
            let outcome = search.find(wanted(text)).await.unwrap();
            let mut found = refs(&test.db, &outcome).await;
            found.truncate(first.len());
            found.sort();
            let mut first = first.to_vec();
            first.sort();
            assert_eq!(found, first, "{engine}: {text}");
        }
    }
}

#[tokio::test]
async fn a_word_is_found_while_it_is_typed() {
    let (test, engines) = slots().await;
    for (engine, search) in engines {
        println!("{engine}");
        let word: Vec<char> = "bageri".chars().collect();
        for letters in 2..=word.len() {
            let typed: String = word[..letters].iter().collect();
            let outcome = search.find(wanted(&typed)).await.unwrap();
            assert!(refs(&test.db, &outcome).await.contains(&"bakery".to_owned()), "{typed}");
        }
    }
}

#[tokio::test]
async fn every_word_counts_and_when_no_slot_has_all_some_do() {
    let (test, engines) = slots().await;
    for (engine, search) in engines {
        println!("{engine}");
        let outcome = search.find(wanted("storkök täby")).await.unwrap();
        assert_eq!(refs(&test.db, &outcome).await, ["kitchen-taby"]);
        assert_eq!(outcome.thoroughness, Thoroughness::Full);

        let outcome = search.find(wanted("cykel zebra")).await.unwrap();
        assert_eq!(outcome.thoroughness, Thoroughness::SomeWords);
        assert_eq!(refs(&test.db, &outcome).await, ["bikes"]);

        let outcome = search.find(wanted("zebra")).await.unwrap();
        assert_eq!(outcome.answer.total, 0);
    }
}

#[tokio::test]
async fn nothing_typed_means_everything_newest_first() {
    let (test, engines) = slots().await;
    for (engine, search) in engines {
        println!("{engine}");
        for text in ["", "  ", "–!"] {
            let outcome = search.find(wanted(text)).await.unwrap();
            assert_eq!(outcome.answer.total, SLOTS.len());
            assert_eq!(refs(&test.db, &outcome).await[0], "sewing");
        }
    }
}

#[tokio::test]
async fn strange_input_finds_little_and_breaks_nothing() {
    let (_test, engines) = slots().await;
    for (engine, search) in engines {
        println!("{engine}");
        let long = "städ ".repeat(5_000);
        let endless = "å".repeat(100_000);
        for text in [
            long.as_str(),
            &endless,
            "<script>alert(1)</script>",
            "' OR 1=1 --",
            "\u{0}\u{202e}",
            "*",
            "title:kock",
            "日本語",
        ] {
            search.find(wanted(text)).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_municipality_narrows_what_the_words_find() {
    let (test, engines) = slots().await;
    for (engine, search) in engines {
        println!("{engine}");
        let mut choice = Choice::default();
        choice.choose(Facet::Municipality, "0188");
        let outcome = search.find(Wanted { choice, ..wanted("lokalvård") }).await.unwrap();
        assert_eq!(refs(&test.db, &outcome).await, ["clean-norrtalje"]);
    }
}

#[tokio::test]
async fn every_engine_finds_the_same_slots_and_counts_the_same() {
    let (test, engines) = slots().await;
    for text in [
        "kök",
        "kök ",
        "städare",
        "städarna",
        "kock täby",
        "snickeri",
        "hund",
        "dator",
        "cykelverkstad",
        "cykel verkstad",
        "\"second hand\"",
        "biträde -kök",
        "cleaner",
        "trädgård",
        "0188",
        "skog norrtälje",
        "xyzzy",
    ] {
        let mut answers = Vec::new();
        for (engine, search) in &engines {
            let outcome = search.find(wanted(text)).await.unwrap();
            let mut found = refs(&test.db, &outcome).await;
            found.sort();
            let some_words = !found.is_empty() && outcome.thoroughness == Thoroughness::SomeWords;
            answers.push((engine, found, outcome.answer.counts.clone(), some_words));
        }
        for other in &answers[1..] {
            let first = &answers[0];
            assert_eq!((&first.1, &first.2, first.3), (&other.1, &other.2, other.3), "{text}: {}", other.0);
        }
    }
}

#[tokio::test]
async fn what_cannot_be_a_word_finds_nothing_and_letters_with_dots_apart_find_the_same() {
    let test = crate::support::app::TestApp::new().await;
    let search = Search::open(test.app.db.clone(), test.test.folder()).await.unwrap();
    let count = async |text: &str| {
        let wanted = Wanted::words(text, cast::today());
        search.find(wanted).await.unwrap().answer.total
    };
    let all = count("").await;
    for text in ["\"", "-", "...", "\u{0}\u{1}"] {
        assert_eq!(count(text).await, all, "{text:?} asks nothing yet");
    }
    for text in ["🦆", &"z".repeat(61), &"å".repeat(100_000)] {
        assert_eq!(count(text).await, 0, "{}", text.chars().take(20).collect::<String>());
    }
    assert_eq!(count("ko\u{308}ksbitra\u{308}de").await, 1);
    assert_eq!(count("\"ko\u{308}ksbitra\u{308}de\"").await, 1);
}
