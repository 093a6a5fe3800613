//! Every part that pages are made of renders, in both languages, without letting anything through unescaped.

use askama::Template;
use brygga::model::codes::{Adaptation, Role};
use brygga::web::chart::{Bars, Line, LineChart, Progress, Seats, Shape, Spark, Stack, WeekBoard, WeekRow};
use brygga::web::choice::Choice;
use brygga::web::facet::Facet;
use brygga::web::form::Form;
use brygga::web::frame::{Flash, Frame, MenuItem, Shown, Tone};
use brygga::web::message::Message;
use brygga::web::query::Query;
use brygga::web::texts::{Language, Texts};
use chrono::NaiveDate;

#[derive(Template)]
#[template(path = "specimen.html", blocks = ["hits"])]
pub struct Specimen {
    pub t: Texts,
    pub frame: Frame,
    pub form: Form,
    query: Query,
    day: NaiveDate,
    hostile: &'static str,
    stack: Stack,
    lines: LineChart,
    spark: Option<Spark>,
    progress: Progress,
    bars: Bars,
    board: WeekBoard,
    facets: Vec<Facet>,
    choices: Vec<Choice>,
    many_choices: Vec<Choice>,
}

const HOSTILE: &str = "<script>alert(\"1\")</script>'&";

impl Specimen {
    pub fn new(language: Language, form: Form) -> Self {
        let t = Texts::of(language);
        let menu = [("/specimen", "search"), ("/slots", "show-all"), ("/handovers", "filter")];
        let frame = Frame {
            t,
            path: "/specimen?page=3".to_owned(),
            who: Some(Shown { name: "Karin Åkesson".to_owned(), role: t.code(Role::Coach).to_owned() }),
            menu: menu.map(|(href, text)| MenuItem { href, text }).to_vec(),
            flash: Some(Flash {
                tone: Tone::Good,
                message: Message::new("form-too-long").with("most", 1900),
            }),
        };
        let seats = |filled, held, all| Seats { filled, held, all };
        let row = |name: &str, cells: Vec<Seats>| WeekRow {
            name: name.to_owned(),
            href: "/slots/1".to_owned(),
            note: "20 timmar i veckan".to_owned(),
            cells,
        };
        let months: Vec<String> =
            (1..=12).map(|m| t.month(NaiveDate::from_ymd_opt(2026, m, 1).expect("a month"))).collect();
        Self {
            t,
            frame,
            form,
            query: Query::parse("/specimen", "q=k%C3%B6k&municipality=0188&sort=-hours&page=3"),
            day: NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date"),
            hostile: HOSTILE,
            stack: Stack::new(
                400,
                [
                    ("used", "Använda".to_owned(), 180, "180".to_owned()),
                    ("committed", "Bokade".to_owned(), 90, "90".to_owned()),
                    ("left", "Kvar".to_owned(), 130, "130".to_owned()),
                ],
            ),
            lines: LineChart::new(
                months,
                vec![
                    Line {
                        name: "Plan".to_owned(),
                        shape: Shape::Target,
                        values: (1..=12).map(|m| Some(m * 33)).collect(),
                    },
                    Line {
                        name: "Utfall".to_owned(),
                        shape: Shape::Actual,
                        values: (0..8).map(|m| Some(m * m * 5 + 10)).collect(),
                    },
                    Line {
                        name: "Prognos".to_owned(),
                        shape: Shape::Projected,
                        values: (0..12).map(|m| (m >= 7).then_some(255 + (m - 7) * 40)).collect(),
                    },
                ],
                Some(("Tak".to_owned(), 400)),
                |value| t.number(value),
            ),
            spark: Spark::new(&[3, 5, 4, 8, 9, 12, 11, 15]),
            progress: Progress::new(275, 300, Some(88)),
            bars: Bars::new(
                0,
                [("Norrtälje", 120), ("Vallentuna", 60), ("Vaxholm", 7)]
                    .map(|(name, count)| (name.to_owned(), count, t.number(count))),
            ),
            board: WeekBoard {
                weeks: (47..=52).map(|week| (format!("v. {week}"), format!("{} nov.", week - 31))).collect(),
                rows: vec![
                    row(
                        "Kök och servering",
                        vec![
                            seats(2, 0, 3),
                            seats(2, 1, 3),
                            seats(3, 0, 3),
                            seats(1, 0, 3),
                            seats(0, 0, 3),
                            seats(0, 0, 0),
                        ],
                    ),
                    row("Park och trädgård", (0..6).map(|n| seats(9 - n, n, 12)).collect()),
                ],
            },
            facets: vec![
                Facet::new("0188", "Norrtälje", 42),
                Facet::new("0117", "Österåker", 7),
                Facet::new("0187", "Vaxholm", 0),
            ],
            choices: vec![
                Choice::new("0188", "Norrtälje"),
                Choice::new("0117", "Österåker"),
                Choice::new("0187", "Vaxholm"),
            ],
            many_choices: t.choices::<Adaptation>(),
        }
    }

    /// A form sent with mistakes.
    pub fn mistaken() -> Form {
        let mut form = Form::new()
            .and("title", HOSTILE)
            .and("seats", "1e9")
            .and("starts_on", "2026-11-21")
            .and("ends_on", "2026-11-01")
            .and("kind", "0117")
            .and_each("adaptations", ["quiet_room", "short_days"]);
        form.text("title", 1..=10);
        form.text("description", 1..=10);
        form.integer("seats", 1..=200);
        form.in_order("starts_on", "ends_on");
        form.one::<Role>("kind");
        form
    }
}

#[test]
fn every_part_renders_in_both_languages_and_lets_nothing_through() {
    for language in Language::ALL {
        for form in [Form::new(), Specimen::mistaken()] {
            let html = Specimen::new(language, form).render().expect("the specimen renders");
            assert!(!html.contains("<script>alert"), "unescaped");
            assert!(html.contains("&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#39;&#38;"));
            assert!(!html.contains(" style="), "the content security policy forbids style attributes");
            assert!(!html.contains("\u{2068}"), "isolation marks");
        }
    }
}

#[test]
fn a_faulty_field_is_tied_to_its_fault_and_the_summary_leads_to_it() {
    let html = Specimen::new(Language::Swedish, Specimen::mistaken()).render().expect("the specimen renders");
    assert!(html.contains("<a href=\"#seats\">Skriv ett heltal med siffror, till exempel 12.</a>"));
    assert!(html.contains(
        "name=\"seats\" value=\"1e9\" autocomplete=\"off\" required aria-invalid=\"true\" aria-describedby=\"seats-fault\""
    ));
    assert!(html.contains("aria-describedby=\"title-hint title-fault\""));
    assert!(html.contains("id=\"kind-0117\" name=\"kind\" value=\"0117\" checked"));
    assert!(html.contains("5 uppgifter behöver rättas"));
}

#[test]
fn a_block_is_a_fragment() {
    let specimen = Specimen::new(Language::English, Form::new());
    assert_eq!(specimen.as_hits().render().expect("the block renders"), "<p>No matches</p>");
}
