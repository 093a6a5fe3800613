//! Files and contacts of a contract, on one page: both parties read, the project's managers add and remove.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::refusal::message;
use super::sent::{MOST_BYTES, Sent};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::contract::{Contract, ContractId};
use crate::model::contract_contact::{Contact, ContractContact, ContractContactId};
use crate::model::contract_document::{ContractDocument, ContractDocumentId, DocumentKind};
use crate::model::email::Email;
use crate::model::submission::Submission;

#[derive(Template)]
#[template(path = "contract_files/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    form: Form,
    contract: Contract,
    documents: Vec<ContractDocument>,
    contacts: Vec<ContractContact>,
    manages: bool,
}

impl Index {
    async fn load(
        db: &mut Read,
        who: &Who,
        (t, frame): (Texts, Frame),
        form: Form,
        id: ContractId,
    ) -> Result<Self, Fault> {
        let contract = Contract::find(db, who, id).await?;
        let documents = ContractDocument::of_contract(db, id).await?;
        let contacts = ContractContact::of_contract(db, id).await?;
        let manages = who.manages(contract.project_id);
        Ok(Self { t, frame, form, contract, documents, contacts, manages })
    }

    /// "1,2 MB", "340 kB".
    fn size(&self, document: &ContractDocument) -> String {
        match document.bytes {
            bytes if bytes >= 1_000_000 => format!("{} MB", self.t.decimal(bytes / 100_000)),
            bytes => format!("{} kB", self.t.number((bytes + 999) / 1000)),
        }
    }
}

fn page_of(contract: ContractId) -> String {
    format!("/contracts/{contract}/files")
}

pub async fn index(mut visit: Visit, Path(id): Path<ContractId>) -> Result<Response, Fault> {
    let dress = (visit.t, visit.frame.clone());
    Ok(Page(Index::load(&mut visit.db, &visit.who, dress, Form::new(), id).await?).into_response())
}

pub async fn create(act: Act, Path(id): Path<ContractId>, sent: Sent) -> Result<Response, Fault> {
    let dress = (act.t, act.frame.clone());
    let mut page = Index::load(&mut act.read().await?, &act.who, dress, Form::new(), id).await?;
    if !page.manages {
        return Err(Fault::not_found());
    }
    let (name, content) = match sent {
        Sent::File { name, content } => (name, content),
        Sent::Nothing => {
            page.form.fault("file", Message::new("document-none"));
            return Ok(Page(page).again());
        }
        Sent::TooLarge => {
            page.form.fault("file", Message::new("document-too-large").with("megabytes", MOST_BYTES >> 20));
            return Ok(Page(page).again());
        }
    };
    let looked = tokio::task::spawn_blocking(move || (DocumentKind::of(&content), content)).await;
    let (Some(kind), content) = looked.map_err(Fault::broken)? else {
        page.form.fault("file", Message::new("document-wrong-kind"));
        return Ok(Page(page).again());
    };
    let named = || format!("{}.{}", act.t.code(kind), kind.endings()[0]);
    let name = if name.trim().is_empty() { named() } else { name };
    let mut db = act.write().await?;
    match ContractDocument::add(&mut db, &act.who, id, &name, kind, content).await {
        Ok(_) => {
            db.commit().await?;
            Ok(done(&page_of(id), "flash-document-added"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            page.form.fault("file", message(&refusal));
            Ok(Page(page).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn file(mut visit: Visit, Path(id): Path<ContractDocumentId>) -> Result<Response, Fault> {
    let (document, content) = ContractDocument::content(&mut visit.db, &visit.who, id).await?;
    let headers = [
        (header::CONTENT_TYPE, document.kind.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&document.name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, content).into_response())
}

/// A file's own name as a header can say it (RFC 6266): plain letters for old programs, and the whole of it.
fn attachment(name: &str) -> String {
    use std::fmt::Write as _;
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' })
        .collect();
    let mut whole = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            whole.push(char::from(byte));
        } else {
            let _ = write!(whole, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

pub async fn remove(act: Act, Path(id): Path<ContractDocumentId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let contract = ContractDocument::remove(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&page_of(contract), "flash-document-removed"))
}

pub async fn add_contact(act: Act, Path(id): Path<ContractId>, mut form: Form) -> Result<Response, Fault> {
    let told = form.read(contact);
    let dress = (act.t, act.frame.clone());
    let Some(told) = told else {
        let page = Index::load(&mut act.read().await?, &act.who, dress, form, id).await?;
        return if page.manages { Ok(Page(page).again()) } else { Err(Fault::not_found()) };
    };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-contact-added"));
    }
    ContractContact::add(&mut db, &act.who, id, told).await?;
    Submission::made(&mut db, &form.sending(), &act.who, &page_of(id)).await?;
    db.commit().await?;
    Ok(done(&page_of(id), "flash-contact-added"))
}

pub async fn remove_contact(act: Act, Path(id): Path<ContractContactId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let contract = ContractContact::remove(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&page_of(contract), "flash-contact-removed"))
}

/// Somebody with a name, a role and at least one way to be reached.
fn contact(form: &mut Form) -> Option<Contact> {
    let (name, role) = (form.text("name", 2..=120), form.text("role", 2..=80));
    let phone = form.optional_text("phone", 40);
    let email = match form.value("email").trim().is_empty() {
        true => Some(String::new()),
        false => form.parsed::<Email>("email", "form-not-an-email").map(|email| email.to_string()),
    };
    if let (Some(phone), Some(email)) = (&phone, &email)
        && phone.is_none()
        && email.is_empty()
    {
        form.fault("phone", Message::new("contact-unreachable"));
    }
    Some(Contact { name: name?, role: role?, email: email?, phone: phone?.unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_name_of_a_file_cannot_break_out_of_its_header() {
        let said = attachment("avtal \"å\";\r\nx.pdf");
        assert_eq!(
            said,
            "attachment; filename=\"avtal_______x.pdf\"; filename*=UTF-8''avtal%20%22%C3%A5%22%3B%0D%0Ax.pdf"
        );
    }
}
