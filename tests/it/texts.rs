//! Every text that the source asks for is there, in both languages, with the arguments it is given; and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Ids that the source puts together from parts: `fault-404-title`, `refusal-slot_full`, `role-coach` …
const COMPOSED: [&str; 18] = [
    "access-",
    "event-",
    "fault-",
    "flash-",
    "handover-state-",
    "holiday-",
    "ips-item-",
    "mail-",
    "me-fault-",
    "menu-",
    "package-expected-",
    "packet-column-",
    "packet-table-",
    "placement-state-",
    "refusal-",
    "rule-",
    "state-",
    "verify-",
];

/// Small words that every page may use (locales/*/base.ftl), whether or not one does at the moment.
const SHARED: &[&str] = &[
    "back",
    "change",
    "clear-filters",
    "export-csv",
    "filter",
    "hits",
    "no",
    "none-given",
    "overdue",
    "save",
    "show-all",
    "sign-in",
    "yes",
];

/// A text: the arguments it takes.
type Book = BTreeMap<String, BTreeSet<String>>;

#[test]
fn both_languages_have_the_same_texts_with_the_same_arguments() {
    let (swedish, english) = (book("sv"), book("en"));
    for (id, arguments) in &swedish {
        let other = english.get(id).unwrap_or_else(|| panic!("{id} is missing in English"));
        assert_eq!(arguments, other, "{id} takes other arguments in English");
    }
    let only_english: Vec<_> = english.keys().filter(|id| !swedish.contains_key(*id)).collect();
    assert!(only_english.is_empty(), "missing in Swedish: {only_english:?}");
}

#[test]
fn both_languages_have_the_same_files() {
    let names = |language: &str| -> Vec<_> {
        files(&Path::new("locales").join(language), "ftl")
            .iter()
            .map(|path| path.file_name().expect("a name").to_owned())
            .collect()
    };
    assert_eq!(names("sv"), names("en"));
}

#[test]
fn every_text_that_is_asked_for_exists_and_gets_the_arguments_it_takes() {
    let book = book("sv");
    let mut faults = Vec::new();
    for (path, source) in sources() {
        for (id, arguments) in asked_for(&source) {
            match book.get(&id) {
                None => faults.push(format!("{path}: there is no text {id}")),
                Some(taken) if *taken != arguments => {
                    faults.push(format!("{path}: {id} takes {taken:?} but gets {arguments:?}"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_code_has_a_text_and_no_other_text_looks_like_a_code() {
    let book = book("sv");
    let lists = lists();
    assert!(lists.len() > 20, "the lists of codes were not found");
    for (list, codes) in &lists {
        for code in codes {
            assert!(book.contains_key(&format!("{list}-{code}")), "no text for {list}-{code}");
        }
        for id in book.keys() {
            if let Some(code) = id.strip_prefix(&format!("{list}-")) {
                assert!(codes.contains(code) || named(id), "{id} is not a code of {list}");
            }
        }
    }
}

#[test]
fn no_text_is_left_over() {
    let lists = lists();
    let is_code = |id: &str| id.split_once('-').is_some_and(|(list, _)| lists.contains_key(list));
    let left_over: Vec<_> = book("sv")
        .into_keys()
        .filter(|id| {
            !named(id)
                && !is_code(id)
                && !SHARED.contains(&id.as_str())
                && !COMPOSED.iter().any(|prefix| id.starts_with(prefix))
        })
        .collect();
    assert!(left_over.is_empty(), "nothing asks for these texts: {left_over:?}");
}

#[test]
fn the_scan_sees_ids_and_arguments() {
    let source = r#"{{ t.say("a-b").with("x", t.date(y)).with("z", f(")", "q")) }} Message::new("c") .say("d")
        .with("e", 1) .with("not", 2);"#;
    let found = asked_for(source);
    assert_eq!(found[0], ("a-b".to_owned(), ["x".to_owned(), "z".to_owned()].into()));
    assert_eq!(found[1], ("d".to_owned(), ["e".to_owned(), "not".to_owned()].into()));
    assert_eq!(found[2], ("c".to_owned(), BTreeSet::new()));
}

/// Whether the id stands in quotes somewhere in the source.
fn named(id: &str) -> bool {
    use std::sync::LazyLock;
    static ALL: LazyLock<String> =
        LazyLock::new(|| sources().into_iter().map(|(_, source)| source).collect());
    ALL.contains(&format!("\"{id}\""))
}

/// The ids and argument names of each `say("…").with("…", …)` and `Message::new("…")…` with a literal id.
fn asked_for(source: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    for opening in ["say(\"", "Message::new(\""] {
        for (start, _) in source.match_indices(opening) {
            let after = &source[start + opening.len()..];
            let Some((id, mut rest)) = after.split_once('"') else { continue };
            // say("x" + y) and the like are composed.
            let Some(tail) = rest.strip_prefix(')') else { continue };
            rest = tail;
            let mut arguments = BTreeSet::new();
            while let Some(with) = rest.trim_start().strip_prefix(".with(\"") {
                let (name, call) = with.split_once('"').expect("a quoted name ends");
                arguments.insert(name.to_owned());
                rest = after_call(call);
            }
            found.push((id.to_owned(), arguments));
        }
    }
    found
}

/// What follows the parenthesis that closes the call we are in.
fn after_call(inside: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (1, false, false);
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &inside[at + 1..];
        }
    }
    ""
}

/// The lists of codes, as `codes!` declares them: `pub enum Name = "list" { Variant = "code", … }`.
fn lists() -> BTreeMap<String, BTreeSet<String>> {
    let mut lists = BTreeMap::new();
    for path in files(Path::new("src"), "rs") {
        let source = fs::read_to_string(&path).expect("a source");
        for (start, _) in source.match_indices("pub enum ") {
            let declaration =
                &source[start..source[start..].find('}').map_or(source.len(), |end| start + end)];
            let Some((head, body)) = declaration.split_once('{') else { continue };
            let Some((_, list)) = head.split_once("= \"") else { continue };
            let codes = body.split('"').skip(1).step_by(2).map(str::to_owned).collect();
            lists.insert(list.trim_end().trim_end_matches('"').to_owned(), codes);
        }
    }
    lists
}

fn book(language: &str) -> Book {
    let mut book = Book::new();
    for path in files(&Path::new("locales").join(language), "ftl") {
        let source = fs::read_to_string(&path).expect("a file of texts");
        let resource = fluent_syntax::parser::parse(source.as_str())
            .unwrap_or_else(|(_, faults)| panic!("{} has faults: {faults:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut arguments = BTreeSet::new();
            if let Some(pattern) = &message.value {
                collect(pattern, &mut arguments);
            }
            let before = book.insert(message.id.name.to_owned(), arguments);
            assert!(before.is_none(), "{} is twice in {language}", message.id.name);
        }
    }
    book
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, arguments),
            Expression::Select { selector, variants } => {
                collect_inline(selector, arguments);
                variants.iter().for_each(|variant| collect(&variant.value, arguments));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                collect_inline(inline, arguments);
            }
        }
        _ => {}
    }
}

/// The templates and the sources, with their paths, without comments: an example is no use of a text.
fn sources() -> Vec<(String, String)> {
    let read = |path: &PathBuf| fs::read_to_string(path).expect("a source");
    let code = |source: String| -> String {
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    let html =
        |source: String| -> String {
            let parts = source.split("{#").enumerate();
            let kept = parts.map(|(place, part)| {
                if place == 0 { part } else { part.split_once("#}").map_or("", |(_, after)| after) }
            });
            kept.collect()
        };
    let sources =
        files(Path::new("src"), "rs").into_iter().map(|path| (path.display().to_string(), code(read(&path))));
    let templates = files(Path::new("templates"), "html")
        .into_iter()
        .map(|path| (path.display().to_string(), html(read(&path))));
    sources.chain(templates).collect()
}

/// The files below a folder, in the order of their names.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|fault| panic!("{}: {fault}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|given| given == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_refusal_has_its_text() {
    let source = std::fs::read_to_string("src/model/refusal/told.rs").unwrap();
    let told = &source[source.find("pub fn told").unwrap()..];
    let codes = told.split("(\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(code, _)| code);
    let wanted: Vec<&str> = codes.filter(|code| code.contains('-')).collect();
    assert!(wanted.len() > 40, "the scan of told.rs no longer sees the codes: {wanted:?}");
    for language in ["sv", "en"] {
        let book = book(language);
        let missing: Vec<_> =
            wanted.iter().filter(|code| !book.contains_key(&format!("refusal-{code}"))).collect();
        assert!(missing.is_empty(), "{language}: no text for {missing:?}");
    }
}

#[test]
fn every_mail_has_its_subject_and_body_and_there_is_no_other() {
    let book = book("sv");
    let mut wanted: BTreeSet<String> = ["mail-link", "mail-foot", "mail-stop"].map(str::to_owned).into();
    for (_, source) in sources() {
        for posted in source.split("Mail::new(\"").skip(1) {
            let (what, _) = posted.split_once('"').unwrap();
            wanted.extend(["subject", "body"].map(|part| format!("mail-{what}-{part}")));
        }
    }
    let found: BTreeSet<String> = book.into_keys().filter(|id| id.starts_with("mail-")).collect();
    assert_eq!(found, wanted);
}

#[test]
fn every_fault_of_a_package_has_its_text_with_the_values_it_names() {
    let source = fs::read_to_string("src/model/package/told.rs").unwrap();
    let told = &source[source.find("pub fn told").unwrap()..];
    let mut codes = 0;
    let book = book("sv");
    // Each arm is ("code", vec![("name", …), …]); the numbers' faults are plain codes after it.
    for arm in told.split("=>").skip(1) {
        let Some((_, rest)) = arm.split_once('"') else { continue };
        let (code, rest) = rest.split_once('"').unwrap();
        let names: BTreeSet<String> = rest
            .split("(\"")
            .skip(1)
            .filter_map(|part| part.split_once('"').map(|(name, _)| name.to_owned()))
            .collect();
        let id = format!("package-expected-{code}");
        let taken = book.get(&id).unwrap_or_else(|| panic!("there is no text {id}"));
        assert!(taken.is_subset(&names), "{id} takes {taken:?} but is told {names:?}");
        codes += 1;
    }
    assert!(codes > 70, "the scan of told.rs sees only {codes} faults");
}
