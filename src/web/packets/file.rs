//! The packet as a zip file: an index to read, in one file without scripts; a table as CSV each; the agreements as they were
//! signed; and all of it as JSON for programs. Codes, dates and names of columns are in the language of whoever makes it.

use std::io::{Cursor, Write as _};

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::model::municipality::Municipality;
use crate::model::packet::{Column, ColumnKind, Packet, Table};
use crate::model::ssyk::Ssyk;
use crate::web::csv_file::CsvFile;
use crate::web::enrolments::timeline::in_words;
use crate::web::profile::wish;
use crate::web::searches;
use crate::web::texts::Texts;

#[derive(Template)]
#[template(path = "packets/index.html")]
struct Index<'a> {
    t: Texts,
    packet: &'a Packet,
    by: &'a str,
    references: String,
    sections: Vec<Section>,
    /// The titles of the tables that say nothing about the person.
    empty: String,
}

struct Section {
    name: &'static str,
    title: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// The zip file. Takes a while: not for the thread of a request.
pub fn zipped(t: &Texts, packet: &Packet, by: &str) -> std::io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("index.html", SimpleFileOptions::default())?;
    zip.write_all(index(t, packet, by).as_bytes())?;
    zip.start_file("data.json", SimpleFileOptions::default())?;
    zip.write_all(serde_json::to_string_pretty(&json(packet))?.as_bytes())?;
    for table in &packet.tables {
        let section = Section::new(t, table, packet.on);
        let mut csv = CsvFile::new(table.name);
        csv.row(&section.columns);
        for row in &section.rows {
            csv.row(row);
        }
        zip.start_file(format!("{}.csv", table.name), SimpleFileOptions::default())?;
        zip.write_all(csv.into_body().as_bytes())?;
    }
    for paper in &packet.papers {
        let name = format!("agreements/agreement-{}-{}.pdf", paper.placement, paper.number);
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(&paper.content)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn index(t: &Texts, packet: &Packet, by: &str) -> String {
    let (empty, full): (Vec<&Table>, Vec<&Table>) =
        packet.tables.iter().partition(|table| table.rows.is_empty());
    let references: Vec<&str> = packet.enrolments.iter().map(|(_, reference)| reference.as_str()).collect();
    let empty: Vec<String> = empty.into_iter().map(|table| title(t, table.name)).collect();
    let index = Index {
        t: *t,
        packet,
        by,
        references: references.join(", "),
        sections: full.into_iter().map(|table| Section::new(t, table, packet.on)).collect(),
        empty: empty.join(", "),
    };
    index.render().unwrap_or_default()
}

/// As it is kept: for programs.
fn json(packet: &Packet) -> serde_json::Value {
    let tables: serde_json::Map<String, serde_json::Value> = packet
        .tables
        .iter()
        .map(|table| {
            let rows = table.rows.iter().map(|row| {
                let names =
                    std::iter::once("enrolment").chain(table.columns.iter().map(|column| column.label()));
                let cells = names.zip(row).map(|(name, cell)| (name.to_owned(), cell.clone().into()));
                serde_json::Value::Object(cells.collect())
            });
            (table.name.to_owned(), rows.collect())
        })
        .collect();
    serde_json::json!({
        "personal_number": packet.personal_number, "name": packet.name, "made_on": packet.on, "tables": tables,
    })
}

fn title(t: &Texts, table: &str) -> String {
    t.find(&format!("packet-table-{table}")).unwrap_or(table).to_owned()
}

impl Section {
    fn new(t: &Texts, table: &Table, on: NaiveDate) -> Self {
        let heading = |label: &str| t.find(&format!("packet-column-{label}")).unwrap_or(label).to_owned();
        // What happened is told in one sentence: its particulars are in it.
        let is_shown = |column: &&Column| (table.name, column.name) != ("events", "particulars");
        let labels =
            std::iter::once("enrolment").chain(table.columns.iter().filter(is_shown).map(Column::label));
        let rows = table.rows.iter().map(|row| {
            let cells = row.iter().skip(1).zip(&table.columns);
            let particulars = cells
                .clone()
                .find(|(_, column)| column.name == "particulars")
                .and_then(|(cell, _)| serde_json::from_str(cell.as_deref()?).ok());
            let told = |(cell, column): (&Option<String>, &Column)| match (table.name, column.name, cell) {
                ("events", "what", Some(what)) => {
                    in_words(t, what, particulars.as_ref().unwrap_or(&serde_json::Value::Null))
                }
                ("saved_searches", "question", Some(question)) => searches::in_words(t, question, on),
                _ => shown(t, table.name, column, cell),
            };
            let reference = row.first().cloned().flatten().unwrap_or_default();
            std::iter::once(reference)
                .chain(cells.clone().filter(|(_, column)| is_shown(column)).map(told))
                .collect()
        });
        Self {
            name: table.name,
            title: title(t, table.name),
            columns: labels.map(heading).collect(),
            rows: rows.collect(),
        }
    }
}

fn shown(t: &Texts, table: &str, column: &Column, cell: &Option<String>) -> String {
    let Some(text) = cell else { return String::new() };
    match column.kind {
        ColumnKind::Flag => t.find(text).unwrap_or(text).to_owned(),
        ColumnKind::Name(_) => text.clone(),
        ColumnKind::Code(list) => {
            listed(text).iter().map(|code| coded(t, list, code)).collect::<Vec<_>>().join(", ")
        }
        ColumnKind::Plain => plain(t, table, column.name, text),
    }
}

/// A list that is kept as JSON, or the one text.
fn listed(text: &str) -> Vec<String> {
    serde_json::from_str::<Vec<String>>(text).unwrap_or_else(|_| vec![text.to_owned()])
}

fn coded(t: &Texts, list: &str, code: &str) -> String {
    match code.parse::<Municipality>() {
        Ok(municipality) if list == "municipality" => municipality.name().to_owned(),
        _ => t.find(&format!("{list}-{code}")).unwrap_or(code).to_owned(),
    }
}

fn plain(t: &Texts, table: &str, column: &str, text: &str) -> String {
    let id = match (table, column) {
        ("accesses", "page") => format!("access-{text}"),
        ("events", "what") => format!("event-{text}"),
        ("placements", "state") => format!("placement-state-{text}"),
        ("handovers", "state") => format!("handover-state-{text}"),
        ("outcomes", "occasion") => format!("occasion-{text}"),
        ("promise_ticks", "promise") => {
            // "p7-weekly-2": which promise, of which stay, which in order.
            format!("promise-{}", text.split('-').nth(1).unwrap_or_default())
        }
        ("promise_ticks", "what") => format!("promise_tick-{text}"),
        _ => String::new(),
    };
    if let Some(words) = t.find(&id) {
        return words.to_owned();
    }
    if let Ok(day) = text.parse::<NaiveDate>() {
        return t.date(day);
    }
    if let Ok(serde_json::Value::Array(values)) = serde_json::from_str(text) {
        return values.iter().map(|value| one_of(column, value)).collect::<Vec<_>>().join(", ");
    }
    match instant(text) {
        Some(at) => t.instant(at),
        None => text.to_owned(),
    }
}

/// One value of a list that is kept as JSON: an occupation by its name.
fn one_of(column: &str, value: &serde_json::Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match text.parse::<Ssyk>() {
        Ok(ssyk) if column == "wishes" => wish(ssyk),
        _ => text,
    }
}

/// As either database writes an instant.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    let read = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f%#z"));
    read.ok().map(|at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_an_instant_are_read() {
        let noon = "2026-03-02T12:00:00Z".parse().ok();
        assert_eq!(instant("2026-03-02T12:00:00+00:00"), noon);
        assert_eq!(instant("2026-03-02 12:00:00+00"), noon);
        assert_eq!(instant("2026-03-02 13:00:00.000+01"), noon);
        assert_eq!(instant("12:00"), None);
    }

    #[test]
    fn codes_and_lists_are_told_in_words() {
        let t = Texts::default();
        assert_eq!(coded(&t, "municipality", "0160"), "Täby");
        assert_eq!(listed("[\"a\",\"b\"]"), ["a", "b"]);
        assert_eq!(listed("sick"), ["sick"]);
    }
}
