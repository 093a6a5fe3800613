//! What the forms of enrolling say: the fields of a person and of where the person comes from, and where a rule's no is mended.

use crate::model::Refusal;
use crate::model::codes::{Education, IncomeSource, Protection, Referrer, Sex};
use crate::model::enrolling::{Background, Entry, Particulars};
use crate::model::municipality::Municipality;
use crate::model::participant::Person;
use crate::model::personal_number::{PersonalNumber, PersonalNumberFault};
use crate::model::project::ProjectId;
use crate::web::form::Form;
use crate::web::message::Message;

const LONGEST_NAME: usize = 100;
/// A hundred years.
const MOST_MONTHS: i64 = 1200;

pub fn entry(form: &mut Form, today: chrono::NaiveDate) -> Option<Entry> {
    let project_id = form.id::<ProjectId>("project_id");
    let personal_number = personal_number(form, today);
    // The number tells it, and may be wrong about it: the coach can say otherwise afterwards.
    let sex = personal_number.as_ref().map(PersonalNumber::sex);
    let given_name = form.text("given_name", 1..=LONGEST_NAME);
    let family_name = form.text("family_name", 1..=LONGEST_NAME);
    let protection = form.one::<Protection>("protection");
    let enrolled_on = form.date("enrolled_on");
    let background = background(form);
    let person = Person {
        personal_number: personal_number?,
        given_name: given_name?,
        family_name: family_name?,
        sex: sex?,
        protection: protection?,
    };
    Some(Entry { project_id: project_id?, person, enrolled_on: enrolled_on?, background: background? })
}

fn personal_number(form: &mut Form, today: chrono::NaiveDate) -> Option<PersonalNumber> {
    let written = form.text("personal_number", 1..=30)?;
    match PersonalNumber::parse(&written, today) {
        Ok(number) => Some(number),
        Err(fault) => {
            let text = match fault {
                PersonalNumberFault::Length | PersonalNumberFault::NotDigits => "personal-number-shape",
                PersonalNumberFault::NoSuchDate => "personal-number-date",
                PersonalNumberFault::CheckDigit => "personal-number-check-digit",
                PersonalNumberFault::InTheFuture => "personal-number-future",
            };
            form.fault("personal_number", Message::new(text));
            None
        }
    }
}

pub fn particulars(form: &mut Form) -> Option<Particulars> {
    let given_name = form.text("given_name", 1..=LONGEST_NAME);
    let family_name = form.text("family_name", 1..=LONGEST_NAME);
    let sex = form.one::<Sex>("sex");
    let protection = form.one::<Protection>("protection");
    let enrolled_on = form.date("enrolled_on");
    let background = background(form);
    Some(Particulars {
        given_name: given_name?,
        family_name: family_name?,
        sex: sex?,
        protection: protection?,
        enrolled_on: enrolled_on?,
        background: background?,
    })
}

fn background(form: &mut Form) -> Option<Background> {
    let municipality = form.parsed::<Municipality>("municipality", "form-not-a-choice");
    let referred_by = form.one::<Referrer>("referred_by");
    let by_municipality = match form.value("referred_by_municipality") {
        "" => Some(None),
        _ => form.parsed::<Municipality>("referred_by_municipality", "form-not-a-choice").map(Some),
    };
    let education = form.one::<Education>("education");
    let incomes = form.many::<IncomeSource>("incomes");
    if incomes.as_ref().is_some_and(Vec::is_empty) {
        form.fault("incomes", Message::new("enrolment-incomes-missing"));
    }
    let months = form.integer("months", 0..=MOST_MONTHS);
    let referred_by = referred_by?;
    Some(Background {
        municipality: municipality?,
        referred_by,
        // What was chosen for another referrer is of no account.
        referred_by_municipality: by_municipality?.filter(|_| referred_by == Referrer::Municipality),
        education: education?,
        incomes: incomes?,
        months_on_public_support: months?,
    })
}

/// Where to mend what a rule says no to.
pub fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::MunicipalityOutsideProject => "municipality",
        Refusal::OutsideProjectPeriod { .. }
        | Refusal::DateInFuture
        | Refusal::EndBeforeEnrolment { .. }
        | Refusal::EntryBeforeEnrolment { .. } => "enrolled_on",
        Refusal::IncomeNoneStandsAlone => "incomes",
        _ => "personal_number",
    }
}
