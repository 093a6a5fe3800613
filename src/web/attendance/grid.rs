//! The register as a grid of cells, people down and days across: what each cell shows, and what was written in it.

use chrono::{Datelike, Days, NaiveDate};

use super::written;
use crate::model::attendance::{Entry, Present, Register};
use crate::model::placement::PlacementId;
use crate::web::form::Form;
use crate::web::message::Message;
use crate::web::texts::Texts;

pub struct Grid {
    pub monday: NaiveDate,
    pub days: Vec<Head>,
    pub rows: Vec<Row>,
    /// Some cell holds a suggestion: it is saved when it is left as it is.
    pub suggests: bool,
    /// What was written of a day that has no cell: outside the placement, to come, or of nobody here.
    pub strays: Vec<Message>,
}

pub struct Head {
    pub weekday: &'static str,
    pub date: NaiveDate,
    pub is_today: bool,
}

pub struct Row {
    pub placement_id: PlacementId,
    pub called: String,
    pub slot_title: String,
    pub hours_per_week: i64,
    pub cells: Vec<Cell>,
    /// Recorded this week, in minutes.
    pub minutes: i64,
}

pub struct Cell {
    pub day: NaiveDate,
    pub kind: Kind,
    /// "Linnea, måndag 2 mars"
    pub label: String,
    pub name: String,
    pub value: String,
    /// What was recorded when the page was made: tells whether somebody else has changed it meanwhile.
    pub was: String,
    pub fault: Option<Message>,
    /// What somebody else wrote meanwhile.
    pub theirs: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Recorded, or to be.
    Open,
    /// Not recorded; holds what is to be expected.
    Suggested,
    /// Not there yet, or no longer.
    Closed,
    /// A day to come.
    Future,
}

impl Cell {
    pub fn is_suggested(&self) -> bool {
        self.kind == Kind::Suggested
    }

    pub fn is_future(&self) -> bool {
        self.kind == Kind::Future
    }

    pub fn takes_hours(&self) -> bool {
        matches!(self.kind, Kind::Open | Kind::Suggested)
    }
}

/// The Monday that an address asks for, this week's when it asks for none.
pub fn monday(asked: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    crate::web::formats::monday_of(asked.unwrap_or(today).min(today + Days::new(7)))
}

impl Grid {
    /// A register of Monday to Sunday. The weekend is shown when it is asked for or anybody worked then.
    pub fn new(t: &Texts, register: &Register, today: NaiveDate, weekend: bool, suggest: bool) -> Self {
        let worked = |day: NaiveDate| register.people.iter().any(|person| person.on(day).is_some());
        let shown = |day: &NaiveDate| day.weekday().num_days_from_monday() < 5 || weekend || worked(*day);
        let days: Vec<NaiveDate> = register.days().filter(shown).collect();
        let rows: Vec<Row> = register
            .people
            .iter()
            .map(|person| Row::new(t, person, &days, register, today, suggest))
            .collect();
        let suggests = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.kind == Kind::Suggested);
        let head =
            |date: &NaiveDate| Head { weekday: t.weekday(date), date: *date, is_today: *date == today };
        Self {
            monday: register.from,
            days: days.iter().map(head).collect(),
            rows,
            suggests,
            strays: Vec::new(),
        }
    }

    /// Puts what was written in the cells, with what is wrong. `Ok` has the days to record.
    pub fn read(&mut self, t: &Texts, form: &Form, register: &Register) -> Result<Vec<Entry>, ()> {
        let mut entries = Vec::new();
        let mut faulty = false;
        for row in &mut self.rows {
            let Some(person) = register.person(row.placement_id) else { continue };
            for cell in row.cells.iter_mut().filter(|cell| cell.takes_hours()) {
                let Some(written) = form.values(&cell.name).next() else { continue };
                let was = form.value(&format!("{}-was", cell.name)).trim().to_owned();
                match cell.read(t, person, written.trim(), was) {
                    Ok(entry) => entries.extend(entry),
                    Err(()) => faulty = true,
                }
            }
        }
        self.strays = self.strays_of(t, form);
        if faulty || !self.strays.is_empty() { Err(()) } else { Ok(entries) }
    }

    /// Days that somebody wrote something of and that cannot be recorded here; what is left as it was means nothing.
    fn strays_of(&self, t: &Texts, form: &Form) -> Vec<Message> {
        let cells: Vec<(&Row, &Cell)> =
            self.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell))).collect();
        let mut strays = Vec::new();
        for (name, written) in form.fields().filter(|(name, _)| name.starts_with("m-")) {
            let was = form.value(&format!("{name}-was")).trim();
            if name.ends_with("-was") || written.trim().is_empty() || written.trim() == was {
                continue;
            }
            match cells.iter().find(|(_, cell)| cell.name == name) {
                Some((_, cell)) if cell.takes_hours() => {}
                Some((row, cell)) => {
                    let text = if cell.is_future() { "attendance-stray-to-come" } else { "attendance-stray" };
                    strays.push(
                        Message::new(text).with("name", row.called.clone()).with("day", t.day(cell.day)),
                    );
                }
                None => strays.push(Message::new("attendance-stray-unknown")),
            }
        }
        strays
    }

    pub fn faults(&self) -> usize {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.filter(|cell| cell.fault.is_some()).count() + self.strays.len()
    }

    /// The first cell at fault: where the summary leads.
    pub fn first_fault(&self) -> &str {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.find(|cell| cell.fault.is_some()).map_or("", |cell| &cell.name)
    }

    pub fn previous(&self) -> NaiveDate {
        self.monday - Days::new(7)
    }

    pub fn next(&self) -> NaiveDate {
        self.monday + Days::new(7)
    }

    pub fn friday(&self) -> NaiveDate {
        self.days.last().map_or(self.monday, |head| head.date)
    }
}

impl Row {
    fn new(
        t: &Texts,
        person: &Present,
        days: &[NaiveDate],
        register: &Register,
        today: NaiveDate,
        suggest: bool,
    ) -> Self {
        let called = t.called(&person.called);
        let cells = days.iter().map(|day| Cell::new(t, person, &called, *day, today, suggest)).collect();
        Self {
            placement_id: person.placement_id,
            called,
            slot_title: person.slot_title.clone(),
            hours_per_week: person.hours_per_week,
            cells,
            minutes: person.minutes(register.from, register.to),
        }
    }
}

impl Cell {
    fn new(
        t: &Texts,
        person: &Present,
        called: &str,
        day: NaiveDate,
        today: NaiveDate,
        suggest: bool,
    ) -> Self {
        let recorded = person.on(day);
        let expected = person.expected(day).filter(|_| suggest);
        let kind = match recorded {
            _ if !person.may_be_there(day) => Kind::Closed,
            _ if day > today => Kind::Future,
            None if expected.is_some() => Kind::Suggested,
            _ => Kind::Open,
        };
        let was = recorded.map_or(String::new(), |worked| written::show(t, worked));
        let value = match (kind, expected) {
            (Kind::Suggested, Some(minutes)) => written::hours(minutes),
            _ => was.clone(),
        };
        Self {
            day,
            kind,
            label: t.say("attendance-cell").with("name", called).with("day", t.day(day)).to_string(),
            name: format!("m-{}-{day}", person.placement_id),
            value,
            was,
            fault: None,
            theirs: None,
        }
    }

    /// The day to record, if what was written changes anything.
    fn read(&mut self, t: &Texts, person: &Present, written: &str, was: String) -> Result<Option<Entry>, ()> {
        let recorded = person.on(self.day);
        let now = recorded.map_or(String::new(), |worked| written::show(t, worked));
        written.clone_into(&mut self.value);
        self.kind = Kind::Open;
        self.was.clone_from(&now);
        // Left as it was: nothing was meant, whatever somebody else has written since.
        if written == was || written == now {
            return Ok(None);
        }
        if was != now {
            self.theirs = Some(now);
            self.fault = Some(Message::new("attendance-changed-meanwhile"));
            return Err(());
        }
        match written::read(t, written, recorded) {
            Ok(Some(worked)) => {
                Ok(Some(Entry { placement_id: person.placement_id, day: self.day, worked, seen: recorded }))
            }
            // What is recorded is corrected, never wiped out.
            Ok(None) => {
                self.fault = Some(Message::new("attendance-emptied"));
                Err(())
            }
            Err(message) => {
                self.fault = Some(message);
                Err(())
            }
        }
    }
}
