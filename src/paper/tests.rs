//! Papers with too much, too little and strange words on them. Every paper passes krilla's checks of PDF/UA-1 and PDF/A-2a, or
//! `pdf()` fails; pdftotext reads them back where it is installed.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::layout::{Kind, LaidOut, MARGIN, laid_out};
use super::*;

fn at() -> DateTime<Utc> {
    "2026-03-02T09:30:00Z".parse().unwrap()
}

/// What pdftotext reads, or None where it is not installed.
fn read_back(pdf: &[u8]) -> Option<String> {
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    let said = child.wait_with_output().unwrap();
    assert!(said.stderr.is_empty(), "{}", String::from_utf8_lossy(&said.stderr));
    Some(String::from_utf8(said.stdout).unwrap())
}

/// Nothing stands outside the page's margins, and no two parts say the same.
fn within_the_margins(laid_out: &LaidOut) {
    for page in &laid_out.pages {
        for piece in &page.pieces {
            let right = piece.x + piece.face.width(piece.size, &piece.text);
            assert!(
                piece.x >= MARGIN - 0.1 && right <= laid_out.width - MARGIN + 1.0,
                "{piece:?} ends at {right}"
            );
            assert!(piece.y > MARGIN && piece.y < laid_out.height - MARGIN + 10.0, "{piece:?}");
        }
    }
}

fn words(laid_out: &LaidOut) -> String {
    let pieces = laid_out.pages.iter().flat_map(|page| &page.pieces);
    pieces.filter(|piece| piece.part.is_some()).map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn contains(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

fn agreement() -> Paper {
    let mut paper = Paper::new("sv", "Överenskommelse om arbetsträning", at());
    paper
        .footer("p-1 – version 2")
        .paragraph("Åsa Öberg tränar på Täby Återbruk – tre timmar om dagen.")
        .heading("Tider")
        .facts([("Första dag", "2026-03-02"), ("Timmar i veckan", "15"), ("Tomt", "")])
        .items(["inga lyft över 10 kg", "ett lugnt rum"])
        .heading("Underskrifter")
        .signatures([
            Signature { stated: "Lämnat muntligt 2026-02-27".into(), whose: "Deltagare".into() },
            Signature { stated: String::new(), whose: "Anordnare".into() },
        ]);
    paper
}

fn long_table(rows: usize) -> Table {
    let mut table = Table::new().column("Placering").column("Plats").numbers("Dagar").numbers("Belopp");
    for number in 0..rows {
        table.row([format!("p-{number}"), "Café & kök".to_owned(), "21".to_owned(), "4 840,00".to_owned()]);
    }
    table.sum(["Summa", "", "", "1 000 000,00"]);
    table
}

#[test]
fn an_agreement_is_read_back_with_its_swedish_letters() {
    let paper = agreement();
    within_the_margins(&laid_out(&paper));
    let pdf = paper.pdf().unwrap();
    assert!(pdf.starts_with(b"%PDF-1."));
    for mark in [
        "/StructTreeRoot",
        "/MarkInfo",
        "/Lang",
        "/DisplayDocTitle true",
        "<pdfuaid:part>1<",
        "<pdfaid:part>2<",
    ] {
        assert!(contains(&pdf, mark), "{mark}");
    }
    if let Some(text) = read_back(&pdf) {
        for words in [
            "Överenskommelse om arbetsträning",
            "Åsa Öberg tränar på Täby Återbruk – tre",
            "Första dag",
            "2026-03-02",
            "1 (1)",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
}

#[test]
fn an_ordinary_agreement_is_one_page() {
    let mut paper = Paper::new("sv", "Överenskommelse", at());
    let value = "Ungefär så mycket som det brukar stå";
    paper
        .footer("p-1 – version 2")
        .paragraph("Det här har vi kommit överens om. Ändras något skriver vi en ny version.")
        .heading("Parter")
        .facts(["Deltagare", "Anordnare", "Projekt", "Coach"].map(|key| (key, value)))
        .heading("Platsen")
        .facts(["Plats", "Slags placering", "Period", "Tid"].map(|key| (key, value)))
        .facts([("Uppgifter", [value; 4].join(" "))])
        .heading("Anpassningar")
        .items([value; 3])
        .heading("Arbetsmiljö")
        .facts(
            ["Handledare", "Ersättare", "Introduktion", "Risker bedömda", "Försäkring"]
                .map(|key| (key, value)),
        )
        .facts([("Den som ska kontaktas vid en olycka", [value; 2].join(" "))])
        .heading("Underskrifter")
        .paragraph([value; 4].join(" "))
        .signatures(["Deltagaren", "Coachen", "För anordnaren"].map(|whose| Signature {
            stated: String::new(),
            whose: format!("{whose}: datum, underskrift och namnförtydligande"),
        }));
    let laid_out = laid_out(&paper);
    within_the_margins(&laid_out);
    assert_eq!(laid_out.pages.len(), 1);
}

#[test]
fn signatures_stand_on_one_page_with_what_is_signed_however_much_stands_before() {
    let mut turned = 0;
    for lines in 0..60 {
        let mut paper = Paper::new("sv", "Överenskommelse", at());
        paper.paragraph(vec!["rad"; lines].join("\n")).heading("Underskrifter").paragraph("Frivilligt.");
        paper.signatures(
            ["Deltagare", "Handledare", "Anordnare"]
                .map(|whose| Signature { stated: String::new(), whose: whose.into() }),
        );
        let laid_out = laid_out(&paper);
        within_the_margins(&laid_out);
        let page_of = |words: &str| {
            laid_out
                .pages
                .iter()
                .position(|page| page.pieces.iter().any(|piece| piece.text == words))
                .unwrap()
        };
        let page = page_of("Underskrifter");
        for words in ["Frivilligt.", "Deltagare", "Handledare", "Anordnare"] {
            assert_eq!(page_of(words), page, "{words} after {lines} lines");
        }
        turned += page;
        assert_eq!(laid_out.pages.len(), page_of("Underskrifter") + 1);
    }
    assert!(turned > 0, "some did not fit on the first page");
}

#[test]
fn two_equal_papers_are_equal_files_and_the_time_of_making_is_told() {
    assert_eq!(agreement().pdf().unwrap(), agreement().pdf().unwrap());
    let pdf = agreement().pdf().unwrap();
    assert!(contains(&pdf, "D:20260302093000"));
}

#[test]
fn a_long_table_goes_over_pages_with_its_heads_on_each_and_is_one_table() {
    let mut paper = Paper::new("sv", "Fakturaunderlag", at());
    paper.table(long_table(400));
    let laid_out = laid_out(&paper);
    within_the_margins(&laid_out);
    let pages = laid_out.pages.len();
    assert!((7..=14).contains(&pages), "{pages}");
    for page in &laid_out.pages {
        let heads = page.pieces.iter().filter(|piece| piece.text == "Placering").count();
        assert_eq!(heads, 1);
    }
    let count = |kind| laid_out.parts.iter().filter(|part| part.kind == kind).count();
    assert_eq!((count(Kind::Table), count(Kind::Row), count(Kind::HeadCell)), (1, 402, 4));
    // The repeated heads are only for the eye.
    let told = laid_out.pages.iter().flat_map(|page| &page.pieces);
    assert_eq!(told.filter(|piece| piece.text == "Placering" && piece.part.is_some()).count(), 1);

    let pdf = paper.pdf().unwrap();
    if let Some(text) = read_back(&pdf) {
        assert_eq!(text.matches('\u{c}').count(), pages);
        assert!(text.contains("p-399") && text.contains(&format!("{pages} ({pages})")));
    }
}

#[test]
fn a_word_without_end_is_cut_and_nothing_is_lost() {
    let word = "å".repeat(600);
    let mut paper = Paper::new("sv", word.clone(), at());
    let mut table = Table::new();
    for number in 0..12 {
        table = table.column(format!("Mycketlångkolumnrubrik{number}"));
    }
    table.row([word.as_str(); 14]);
    paper
        .heading(word.clone())
        .paragraph(word.clone())
        .facts([(word.clone(), word.clone())])
        .items([word.clone()])
        .table(table);
    paper.footer(word.clone());
    let laid_out = laid_out(&paper);
    within_the_margins(&laid_out);
    assert_eq!(words(&laid_out).matches('å').count(), 600 * (6 + 12) + 12);
    paper.pdf().unwrap();
}

#[test]
fn a_cell_higher_than_a_page_goes_on_over_the_next() {
    let mut table = Table::new().column("Vad").column("Text");
    table.row(["x".to_owned(), "ord ".repeat(9_000)]);
    let mut paper = Paper::new("sv", "Lång", at());
    paper.table(table).paragraph("ord ".repeat(3_000)).facts([("k", "ord ".repeat(3_000))]);
    let laid_out = laid_out(&paper);
    within_the_margins(&laid_out);
    assert_eq!(words(&laid_out).matches("ord").count(), 15_000);
    assert!(laid_out.pages.len() > 8);
    paper.pdf().unwrap();
}

#[test]
fn nothing_at_all_is_still_a_paper() {
    for paper in [
        Paper::new("sv", "", at()),
        {
            let mut paper = Paper::new("en", " ", at());
            paper
                .heading("")
                .paragraph("")
                .note("")
                .items([""; 0])
                .facts([("", "")])
                .table(Table::new())
                .signatures([]);
            paper
        },
        {
            let mut paper = Paper::new("en", "A table without rows", at());
            paper.table(Table::new().column("One").numbers(""));
            paper
        },
    ] {
        let pdf = paper.pdf().unwrap();
        if let Some(text) = read_back(&pdf) {
            assert_eq!(text.matches('\u{c}').count(), 1);
        }
    }
}

#[test]
fn letters_that_the_font_lacks_and_unseen_ones_break_nothing() {
    let mut paper = Paper::new("sv", "Namn", at());
    // Arabic, an emoji, a mark of its own after its letter, a byte order mark, a soft hyphen, a tab and a bell.
    paper
        .paragraph("علي 🙂 A\u{30a}sa \u{feff}so\u{ad}ft\ta\u{7}b “citat” …")
        .paragraph("två\nrader\r\noch en till");
    assert!(
        words(&laid_out(&paper)).contains("Åsa soft ab") || words(&laid_out(&paper)).contains("Åsa soft a")
    );
    let pdf = paper.pdf().unwrap();
    if let Some(text) = read_back(&pdf) {
        assert!(text.contains("Åsa soft ab"), "{text}");
        assert!(text.contains("rader\noch en till"), "{text}");
    }
}

#[test]
fn a_lying_paper_is_wider_than_high() {
    let mut paper = Paper::new("sv", "Brett", at());
    paper.lying().table(long_table(60));
    let laid_out = laid_out(&paper);
    assert!(laid_out.width > laid_out.height);
    within_the_margins(&laid_out);
    paper.pdf().unwrap();
}
