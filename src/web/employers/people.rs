//! People at an employer: adding one, and correcting what stands there.

use axum::response::Response;

use super::LONGEST_LINE;
use crate::model::Error;
use crate::model::employer::{Employer, EmployerId, EmployerPersonId, KnownPerson, PersonThere};
use crate::model::submission::Submission;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::message::Message;
use crate::web::path::Path;
use crate::web::question::{Field, Kind, Question};
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

/// The same form for a new person and for one who is there already.
fn question(t: &Texts, employer: &Employer, known: Option<&KnownPerson>) -> Question {
    let id = employer.id;
    let mut fields = vec![
        Field::new("name", "employer-person-name", Kind::Line),
        Field::new("role", "employer-person-role", Kind::Line).optional(),
        Field::new("phone", "employer-person-phone", Kind::Line).optional(),
        Field::new("email", "employer-person-email", Kind::Line).optional(),
    ];
    let (title, action) = match known {
        Some(known) => {
            fields.push(Field::new("version", "", Kind::Hidden));
            let title = t.say("employer-person-change").with("name", &known.person.name).to_string();
            (title, format!("/employer-people/{}/edit", known.id))
        }
        None => {
            let title = t.say("employer-person-new").with("name", &employer.name).to_string();
            (title, format!("/employers/{id}/people"))
        }
    };
    Question {
        title,
        lead: String::new(),
        action,
        back: (format!("/employers/{id}"), employer.name.clone()),
        button: "save",
        fields,
        instead: vec![],
    }
}

fn told(form: &mut Form) -> Option<PersonThere> {
    let name = form.text("name", 2..=120);
    let mut line = |field: &str| form.optional_text(field, LONGEST_LINE).map(Option::unwrap_or_default);
    let (role, phone, email) = (line("role"), line("phone"), line("email"));
    Some(PersonThere { name: name?, role: role?, phone: phone?, email: email? })
}

/// What stands of somebody, on one line.
fn said(person: &PersonThere) -> String {
    let parts = [&person.name, &person.role, &person.phone, &person.email];
    let told: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    told.join(", ")
}

pub async fn new(mut visit: Visit, Path(id): Path<EmployerId>) -> Result<Response, Fault> {
    let employer = Employer::find(&mut visit.db, &visit.who, id).await?;
    Ok(question(&visit.t, &employer, None).ask(visit.t, visit.frame, Form::new()))
}

pub async fn create(act: Act, Path(id): Path<EmployerId>, mut form: Form) -> Result<Response, Fault> {
    let employer = Employer::find(&mut act.read().await?, &act.who, id).await?;
    let Some(person) = form.read(told) else {
        return Ok(question(&act.t, &employer, None).again(act, form));
    };
    let location = format!("/employers/{id}");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-employer-person"));
    }
    Employer::add_person(&mut db, &act.who, id, person).await?;
    Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
    db.commit().await?;
    Ok(done(&location, "flash-employer-person"))
}

pub async fn edit(mut visit: Visit, Path(id): Path<EmployerPersonId>) -> Result<Response, Fault> {
    let (employer, known) = KnownPerson::find(&mut visit.db, &visit.who, id).await?;
    let form = Form::new()
        .and("name", &known.person.name)
        .and("role", &known.person.role)
        .and("phone", &known.person.phone)
        .and("email", &known.person.email)
        .and("version", known.version);
    Ok(question(&visit.t, &employer, Some(&known)).ask(visit.t, visit.frame, form))
}

pub async fn change(act: Act, Path(id): Path<EmployerPersonId>, mut form: Form) -> Result<Response, Fault> {
    let (employer, known) = KnownPerson::find(&mut act.read().await?, &act.who, id).await?;
    let Some(person) = form.read(told) else {
        return Ok(question(&act.t, &employer, Some(&known)).again(act, form));
    };
    let mut db = act.write().await?;
    match KnownPerson::edit(&mut db, &act.who, id, form.version(), person).await {
        Ok(employer) => {
            db.commit().await?;
            Ok(done(&format!("/employers/{employer}"), "flash-employer-person-changed"))
        }
        // What was typed stays, and the next try is on top of what somebody else wrote meanwhile.
        Err(Error::Stale) => {
            db.rollback().await?;
            let (employer, known) = KnownPerson::find(&mut act.read().await?, &act.who, id).await?;
            form.put("version", known.version);
            form.fault("name", Message::new("employer-person-stale").with("said", said(&known.person)));
            Ok(question(&act.t, &employer, Some(&known)).conflict(act, form))
        }
        Err(other) => Err(other.into()),
    }
}
