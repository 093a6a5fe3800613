//! Files as people and programs write them: Excel's separators and quotes, marks, orders, encodings; and zips.

use std::io::Write as _;

use brygga::model::package::{Limits, Source, ZipFault, read_zip};

use crate::support::db::TestDb;
use crate::support::package::{SmallPackage, faults_of, import, today};

/// A small table's text, to be written otherwise.
fn participants() -> String {
    String::from_utf8(SmallPackage::new().csv("participants")).unwrap()
}

async fn faults_with(file: &str, content: impl Into<Vec<u8>>) -> Vec<String> {
    let test = TestDb::on(today()).await;
    let faults = faults_of(&test, &SmallPackage::new().source_with(file, content)).await;
    faults
        .into_iter()
        .map(|(file, line, column, expected)| format!("{file}:{line} {column} {expected}"))
        .collect()
}

#[tokio::test]
async fn excels_ways_of_writing_are_read() {
    let plain = participants();
    let semicolons =
        plain.replace("sickness_benefit;social_assistance", "sickness_benefit|social_assistance");
    let semicolons = semicolons.replace([',', '|'], ";");
    let semicolons =
        semicolons.replace("sickness_benefit;social_assistance", "\"sickness_benefit;social_assistance\"");
    let quoted: String =
        plain.lines().map(|line| format!("\"{}\"\r\n", line.replace(',', "\",\""))).collect();
    for (way, text) in [
        ("a mark first", format!("\u{feff}{plain}")),
        ("CRLF", plain.replace('\n', "\r\n")),
        ("a lone CR", plain.replace('\n', "\r")),
        ("no newline last", plain.trim_end().to_owned()),
        ("semicolons", semicolons.clone()),
        ("semicolons, CRLF and a mark", format!("\u{feff}{}", semicolons.replace('\n', "\r\n"))),
        ("tabs", plain.replace(',', "\t")),
        ("quotes everywhere", quoted),
        ("blank lines", plain.replace('\n', "\n\n")),
        ("empty rows last", format!("{plain}{}\n", ",".repeat(17))),
        ("spaces around", plain.replace(",none,woman", ", none , woman ")),
        ("a line that tells the separator", format!("sep=;\r\n{semicolons}")),
        ("such a line, a mark and tabs", format!("\u{feff}SEP=\t\n{}", plain.replace(',', "\t"))),
        ("capitals in the header", plain.replacen("given_name", "Given_Name", 1)),
    ] {
        assert_eq!(faults_with("participants.csv", text).await, [] as [&str; 0], "{way}");
    }
}

#[tokio::test]
async fn columns_may_stand_in_any_order() {
    let mut package = SmallPackage::new();
    package.tables.get_mut("slots").unwrap().iter_mut().for_each(|row| row.reverse());
    let test = TestDb::on(today()).await;
    assert_eq!(faults_of(&test, &package.source()).await, []);
}

#[tokio::test]
async fn a_wrong_header_is_told_by_its_columns() {
    let plain = participants();
    for (text, expected) in [
        (
            plain.replacen("given_name", "first_name", 1),
            ["1 first_name known-column", "1 given_name column-present"],
        ),
        (plain.replacen("sex", "given_name", 1), ["1 given_name column-once", "1 sex column-present"]),
    ] {
        let expected = expected.map(|fault| format!("participants.csv:{fault}"));
        // Nothing more: what refers to those rows has no fault for that.
        assert_eq!(faults_with("participants.csv", text).await, expected);
    }
    let unnamed = "ref,project,name,starts_on,\nt1,p1,Teamet,2025-01-01,\n";
    assert_eq!(faults_with("teams.csv", unnamed).await, ["teams.csv:1 5 column-named"]);
    let told = format!("sep=;\n{}", unnamed.replace(',', ";"));
    assert_eq!(faults_with("teams.csv", told).await, ["teams.csv:2 5 column-named"]);
    assert_eq!(faults_with("teams.csv", "sep=;\n").await, ["teams.csv:0  header"]);
    assert_eq!(faults_with("teams.csv", "").await, ["teams.csv:0  header"]);
    assert_eq!(faults_with("teams.csv", "\n\n").await, ["teams.csv:0  header"]);
}

#[tokio::test]
async fn a_row_of_another_length_is_told_by_its_line() {
    let faults = faults_with(
        "teams.csv",
        "ref,project,name,starts_on\r\nt1,p1,\"Team\r\net\",2025-01-01\r\nt2,p1\r\n",
    )
    .await;
    assert_eq!(faults, ["teams.csv:2 name one-line", "teams.csv:4  fields"]);
    let faults = faults_with("teams.csv", "ref,project,name,starts_on\nt1,p1,Team, et,2025-01-01\n").await;
    assert_eq!(faults, ["teams.csv:2  fields"]);
}

#[tokio::test]
async fn a_quote_that_never_closes_is_told_by_the_line_where_it_opens() {
    let faults = faults_with(
        "teams.csv",
        "ref,project,name,starts_on\nt1,p1,\"Teamet,2025-01-01\nt2,p1,Två,2025-01-01\n",
    )
    .await;
    assert_eq!(faults, ["teams.csv:2  closed-quote"]);
}

#[tokio::test]
async fn broken_utf_8_is_told_by_its_line_and_column() {
    let latin: Vec<u8> = participants().chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let faults = faults_with("participants.csv", latin).await;
    assert_eq!(faults[..2], ["participants.csv:2 family_name utf8", "participants.csv:4 family_name utf8"]);
    let mut text = b"ref,project,name,starts_on\nt1,p1,Team\xff\xfe,2025-01-01\n".to_vec();
    assert_eq!(faults_with("teams.csv", text.clone()).await, ["teams.csv:2 name utf8"]);
    text.extend(b"\0\0\0");
    assert_eq!(faults_with("teams.csv", text).await.len(), 2);
}

#[tokio::test]
async fn utf_16_is_one_fault() {
    let wide = |bytes: fn(u16) -> [u8; 2]| participants().encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    let marked = |mark: &[u8], text: &[u8]| [mark, text].concat();
    for text in [marked(b"\xff\xfe", &little), marked(b"\xfe\xff", &big), little.clone(), big.clone()] {
        assert_eq!(faults_with("participants.csv", text).await, ["participants.csv:1  utf8"]);
    }
}

#[tokio::test]
async fn script_and_signs_in_a_text_are_only_text() {
    let mut package = SmallPackage::new();
    let odd = "<script>alert(1)</script> '; DROP TABLE users; -- =1+1 \u{202e}𝄞";
    package.set("slots", 2, "description", odd).set("participants", 2, "given_name", "=cmd|' /C calc'!A0");
    let test = TestDb::on(today()).await;
    import(&test, &package.source(), |checked, _| assert_eq!(checked.faults.list(), &[])).await;
    let mut db = test.db.read().await.unwrap();
    let kept: String = db.query("SELECT description FROM slots WHERE ref = 's1'").value().await.unwrap();
    assert_eq!(kept, odd);
}

#[tokio::test]
async fn too_long_a_text_is_a_fault_and_a_megabyte_too() {
    for (length, expected) in [
        (200, None),
        (201, Some("slots.csv:2 title text")),
        // So long a row is not read to its end, nor what follows it.
        (1 << 20, Some("slots.csv:2  row-of-at-most")),
    ] {
        let mut package = SmallPackage::new();
        package.set("slots", 2, "title", &"å".repeat(length));
        let faults = faults_with("slots.csv", package.csv("slots")).await;
        assert_eq!(faults.first().map(String::as_str), expected, "{length}: {faults:?}");
    }
}

#[tokio::test]
async fn a_file_that_nobody_knows_and_no_file_at_all_are_told() {
    let faults = faults_with("particpants.csv", "ref\n").await;
    assert_eq!(faults, ["particpants.csv:0  known-file"]);
    let test = TestDb::on(today()).await;
    let faults = faults_of(&test, &Source::Files([].into())).await;
    assert_eq!(faults[0].3, "some-table");
}

#[tokio::test]
async fn the_descriptor_may_name_other_files_within_the_package() {
    let named = |path: &str| format!(r#"{{"resources": [{{"name": "teams", "path": "{path}"}}]}}"#);
    let test = TestDb::on(today()).await;
    let Source::Files(mut files) = SmallPackage::new().source() else { unreachable!() };
    let teams = files.remove("teams.csv").unwrap();
    files.insert("lag.csv".into(), teams);
    files.insert("datapackage.json".into(), named("lag.csv").into());
    assert_eq!(faults_of(&test, &Source::Files(files)).await, []);
    for (descriptor, expected) in [
        (named("../../etc/passwd"), "datapackage.json:0 path file"),
        (named("/etc/passwd"), "datapackage.json:0 path file"),
        (
            r#"{"resources": [{"name": "wishes", "path": "w.csv"}]}"#.to_owned(),
            "datapackage.json:0 name known-file",
        ),
        ("{".to_owned(), "datapackage.json:1  descriptor"),
    ] {
        assert_eq!(faults_with("datapackage.json", descriptor).await[0], expected);
    }
}

#[tokio::test]
async fn a_table_that_the_descriptor_names_may_be_left_out_and_that_is_remarked_on() {
    let descriptor =
        r#"{"resources": [{"name": "teams", "path": "teams.csv"}, {"name": "slots", "path": "slots.csv"}]}"#;
    let Source::Files(mut files) = SmallPackage::new().source() else { unreachable!() };
    files.remove("teams.csv");
    files.insert("datapackage.json".into(), descriptor.into());
    let test = TestDb::on(today()).await;
    import(&test, &Source::Files(files), |checked, _| {
        assert!(checked.faults.is_empty(), "{:?}", checked.faults.list());
        let remarks = checked.faults.remarks().iter();
        let remarks: Vec<_> = remarks.map(|one| (one.value.as_str(), one.expected.told().0)).collect();
        assert_eq!(remarks, [("teams.csv", "file-there")]);
    })
    .await;
}

pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_zipped_package_is_the_same_package() {
    let Source::Files(files) = SmallPackage::new().source() else { unreachable!() };
    let inside: Vec<(String, &[u8])> =
        files.iter().map(|(name, content)| (format!("paket/{name}"), content.as_slice())).collect();
    let mut inside: Vec<(&str, &[u8])> =
        inside.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    let nested = zip(&[("participants.csv", b"never read")]);
    inside.push(("paket/nested.zip", &nested));
    inside.push(("__MACOSX/paket/._participants.csv", b"never read"));
    let source = read_zip(&zip(&inside), Limits::default()).unwrap();
    let test = TestDb::on(today()).await;
    assert_eq!(faults_of(&test, &source).await, []);
}

#[test]
fn a_zip_that_would_fill_the_memory_is_refused() {
    let limits = Limits { entries: 3, bytes: 4 << 20, ratio: 100 };
    let read = |files: &[(&str, &[u8])]| read_zip(&zip(files), limits).err();
    let megabyte = vec![b'a'; 1 << 20];
    assert_eq!(read(&[("a.csv", &megabyte)]), None);
    let dense = vec![b'a'; 3 << 20];
    assert_eq!(read(&[("a.csv", &dense)]), Some(ZipFault::TooDense));
    // Noise does not pack: here the size itself is too much.
    let noise: Vec<u8> = (0..5u32 << 18).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    assert_eq!(read(&[("a.csv", &noise)]), Some(ZipFault::TooLarge { megabytes: 4 }));
    assert_eq!(read(&[("a.txt", &noise)]), None, "what is not wanted is not unpacked");
    let half = &noise[..2 << 20];
    assert_eq!(
        read(&[("a.csv", half), ("b.csv", half), ("c.csv", b"x")]),
        Some(ZipFault::TooLarge { megabytes: 4 })
    );
    let many: Vec<(&str, &[u8])> = ["a", "b", "c", "d"].iter().map(|name| (*name, &b""[..])).collect();
    assert_eq!(read(&many), Some(ZipFault::TooManyFiles { most: 3 }));
}

#[test]
fn a_zip_that_points_outside_or_is_no_zip_is_refused() {
    let read = |bytes: &[u8]| read_zip(bytes, Limits::default()).err();
    assert_eq!(read(b"PK\x03\x04 and then nothing"), Some(ZipFault::NotAZip));
    assert_eq!(read(b""), Some(ZipFault::NotAZip));
    let outside = zip(&[("../teams.csv", b"x")]);
    assert_eq!(read(&outside), Some(ZipFault::PathOutside { path: "../teams.csv".into() }));
    let twice = zip(&[("a/teams.csv", b"x"), ("b/teams.csv", b"y")]);
    assert_eq!(read(&twice), Some(ZipFault::Twice { name: "teams.csv".into() }));
    let mut cut = zip(&[("teams.csv", b"ref,project,name,starts_on\n")]);
    let middle = cut.len() / 3;
    cut[middle] ^= 0xff;
    let _ = read(&cut);
}

#[test]
fn a_zip_that_lies_of_its_size_is_not_believed() {
    let mut lying = zip(&[("teams.csv", &vec![b'a'; 3 << 20])]);
    let real = (3u32 << 20).to_le_bytes();
    let places: Vec<usize> =
        lying.windows(4).enumerate().filter(|(_, part)| *part == real).map(|(at, _)| at).collect();
    assert!(places.len() >= 2, "the size stands in both headers");
    for at in places {
        lying[at..at + 4].copy_from_slice(&10u32.to_le_bytes());
    }
    let read = read_zip(&lying, Limits { entries: 3, bytes: 4 << 20, ratio: 100 });
    assert!(read.is_err());
}
