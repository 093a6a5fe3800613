//! The table `participants`: a row is an enrolment, with the person it is of.

use chrono::NaiveDate;

use super::cells::{Cells, joined, maybe, shown};
use super::expected::Expected;
use super::projects::not_before;
use super::rows::Row;
use super::values::{code, date, email, line, list, municipality, personal_number, reference, whole};
use crate::model::codes::{Education, EnrolmentEndReason, ExitTo, IncomeSource, Protection, Referrer, Sex};
use crate::model::municipality::Municipality;
use crate::model::personal_number::PersonalNumber;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Participant {
    pub reference: String,
    pub project: String,
    pub personal_number: PersonalNumber,
    pub given_name: String,
    pub family_name: String,
    pub protection: Protection,
    pub sex: Sex,
    pub municipality: Municipality,
    pub referred_by: Referrer,
    pub referred_by_municipality: Option<Municipality>,
    pub enrolled_on: NaiveDate,
    pub end: Option<End>,
    pub education: Education,
    pub income_sources: Vec<IncomeSource>,
    pub months_on_public_support: i64,
    pub coach: Option<String>,
}

/// How an enrolment ended: all three or none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct End {
    pub on: NaiveDate,
    pub reason: EnrolmentEndReason,
    pub exit_to: ExitTo,
}

/// A row of the database. The personal number is sealed; incomes are read from their own table.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Stored {
    pub id: i64,
    pub participant_id: i64,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub project: String,
    pub personal_number: Vec<u8>,
    pub given_name: String,
    pub family_name: String,
    pub protection: Protection,
    pub sex: Sex,
    pub municipality: Municipality,
    pub referred_by: Referrer,
    pub referred_by_municipality: Option<Municipality>,
    pub enrolled_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
    pub end_reason: Option<EnrolmentEndReason>,
    pub exit_to: Option<ExitTo>,
    pub education: Education,
    pub months_on_public_support: i64,
    pub coach: Option<String>,
}

/// Whoever no longer may have a caseload in the project is nobody's coach to a package: their row of it is gone.
pub(super) const SELECT: &str = "SELECT e.id, e.participant_id, e.ref, j.ref AS project, p.personal_number, p.given_name, p.family_name,
    p.protection, p.sex, e.municipality, e.referred_by, e.referred_by_municipality, e.enrolled_on, e.ended_on, e.end_reason, e.exit_to,
    e.education, e.months_on_public_support, c.email AS coach
    FROM enrolments e JOIN participants p ON p.id = e.participant_id JOIN projects j ON j.id = e.project_id
    LEFT JOIN users c ON c.id = e.coach_id AND EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = c.id
        AND m.project_id = e.project_id AND m.role IN ('coach', 'project_manager'))";

impl Stored {
    pub fn opened(self, personal_number: PersonalNumber, income_sources: Vec<IncomeSource>) -> Participant {
        let end = self.ended_on.zip(self.end_reason).zip(self.exit_to);
        Participant {
            reference: self.reference,
            project: self.project,
            personal_number,
            given_name: self.given_name,
            family_name: self.family_name,
            protection: self.protection,
            sex: self.sex,
            municipality: self.municipality,
            referred_by: self.referred_by,
            referred_by_municipality: self.referred_by_municipality,
            enrolled_on: self.enrolled_on,
            end: end.map(|((on, reason), exit_to)| End { on, reason, exit_to }),
            education: self.education,
            income_sources,
            months_on_public_support: self.months_on_public_support,
            coach: self.coach,
        }
    }
}

impl Participant {
    pub fn read(row: &mut Row<'_>, today: NaiveDate) -> Option<Self> {
        let reference = row.read("ref", reference);
        let project = row.read("project", self::reference);
        let personal_number = row.read("personal_number", personal_number(today));
        let given_name = row.read("given_name", line(100));
        let family_name = row.read("family_name", line(100));
        let protection = row.read("protection", code);
        let sex = row.read("sex", code);
        let municipality_of_home = row.read("municipality", municipality);
        let referrer = read_referrer(row);
        let enrolled_on = row.read("enrolled_on", date);
        let end = read_end(row, enrolled_on);
        let mut to_come = false;
        for (column, day) in [("enrolled_on", enrolled_on), ("ended_on", end.flatten().map(|end| end.on))] {
            if day.is_some_and(|day| day > today) {
                row.wrong(column, Expected::NotInTheFuture);
                to_come = true;
            }
        }
        let education = row.read("education", code);
        let income_sources = row.read("income_sources", list(code));
        let none_with_others = income_sources
            .as_ref()
            .is_some_and(|sources| sources.len() > 1 && sources.contains(&IncomeSource::None));
        if none_with_others {
            row.wrong("income_sources", Expected::NoneAlone);
        }
        let months_on_public_support = row.read("months_on_public_support", whole(0..=1200));
        let coach = row.maybe("coach", email);
        let (referred_by, referred_by_municipality) = referrer?;
        Some(Self {
            reference: reference?,
            project: project?,
            personal_number: personal_number?,
            given_name: given_name?,
            family_name: family_name?,
            protection: protection?,
            sex: sex?,
            municipality: municipality_of_home?,
            referred_by,
            referred_by_municipality,
            enrolled_on: enrolled_on.filter(|_| !to_come)?,
            end: end?,
            education: education?,
            income_sources: income_sources.filter(|_| !none_with_others)?,
            months_on_public_support: months_on_public_support?,
            coach: coach?,
        })
    }

    pub fn ended_on(&self) -> Option<NaiveDate> {
        self.end.map(|end| end.on)
    }

    /// Somebody else has taken over: so an agency must have said yes.
    pub fn ends_towards_agency(&self) -> bool {
        self.end.is_some_and(|end| end.exit_to.is_agency())
    }
}

/// Which municipality is told when a municipality referred, and only then.
fn read_referrer(row: &mut Row<'_>) -> Option<(Referrer, Option<Municipality>)> {
    let referred_by = row.read("referred_by", code);
    let municipality = row.maybe("referred_by_municipality", municipality);
    let (referred_by, municipality) = (referred_by?, municipality?);
    if municipality.is_some() && referred_by != Referrer::Municipality {
        row.wrong("referred_by_municipality", Expected::Without { column: "referred_by" });
        return None;
    }
    Some((referred_by, municipality))
}

/// The end: day, reason and exit, all three or none. The outer none is a fault.
fn read_end(row: &mut Row<'_>, enrolled_on: Option<NaiveDate>) -> Option<Option<End>> {
    let on = row.maybe("ended_on", date);
    let reason = row.maybe("end_reason", code);
    let exit_to = row.maybe("exit_to", code);
    let in_order = not_before(row, "ended_on", on.flatten(), "enrolled_on", enrolled_on);
    let (on, reason, exit_to) = (on?, reason?, exit_to?);
    if on.is_none() && reason.is_none() && exit_to.is_none() {
        return Some(None);
    }
    if on.is_none() {
        let column = if reason.is_some() { "end_reason" } else { "exit_to" };
        row.wrong("ended_on", Expected::With { column });
        return None;
    }
    if reason.is_none() {
        row.wrong("end_reason", Expected::With { column: "ended_on" });
    }
    if exit_to.is_none() {
        row.wrong("exit_to", Expected::With { column: "ended_on" });
    }
    let end = End { on: on?, reason: reason?, exit_to: exit_to? };
    in_order.then_some(Some(end))
}

impl Cells for Participant {
    fn cells(&self) -> Vec<String> {
        vec![
            self.reference.clone(),
            self.project.clone(),
            shown(self.personal_number),
            self.given_name.clone(),
            self.family_name.clone(),
            shown(self.protection),
            shown(self.sex),
            shown(self.municipality),
            shown(self.referred_by),
            maybe(self.referred_by_municipality),
            shown(self.enrolled_on),
            maybe(self.ended_on()),
            maybe(self.end.map(|end| end.reason)),
            maybe(self.end.map(|end| end.exit_to)),
            shown(self.education),
            joined(&self.income_sources),
            shown(self.months_on_public_support),
            maybe(self.coach.as_ref()),
        ]
    }
}
