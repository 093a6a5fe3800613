//! Files of a contract: kept as they came, told by what is in them, under a name that says the same, with the SHA-256 that shows they are the
//! same. Both parties read them; the project's managers add and remove.

use chrono::NaiveDate;

use super::access::Who;
use super::contract::{Contract, ContractId};
use super::{Error, Refusal, Result, sha256};
use crate::db::{Read, Write};

crate::id!(ContractDocumentId);

super::codes::codes! {
    /// What a file is, by its content.
    pub enum DocumentKind = "document_kind" {
        Pdf = "pdf", Docx = "docx", Xlsx = "xlsx", Png = "png", Jpeg = "jpeg", Text = "text",
    }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ContractDocument {
    pub id: ContractDocumentId,
    pub contract_id: ContractId,
    pub name: String,
    pub kind: DocumentKind,
    pub bytes: i64,
    pub sha256: String,
    pub added_by_name: String,
    pub added_on: NaiveDate,
}

const COLUMNS: &str =
    "SELECT d.id, d.contract_id, d.name, d.kind, d.bytes, d.sha256, u.name AS added_by_name, d.added_on
    FROM contract_documents d JOIN users u ON u.id = d.added_by";

impl DocumentKind {
    /// What the content is; none for what is not taken.
    pub fn of(content: &[u8]) -> Option<Self> {
        if content.starts_with(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if content.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        if content.starts_with(&[0xff, 0xd8, 0xff]) {
            return Some(Self::Jpeg);
        }
        if content.starts_with(b"PK\x03\x04") {
            return office(content);
        }
        let text = std::str::from_utf8(content).ok()?;
        let plain = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}');
        (!text.trim().is_empty() && text.chars().all(plain)).then_some(Self::Text)
    }

    /// What names of such files end with, the usual first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Text => &["txt", "csv"],
        }
    }

    /// Whether a name promises what is in the file.
    pub fn suits(self, name: &str) -> bool {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        ending.is_some_and(|ending| self.endings().contains(&ending.as_str()))
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Text => "text/plain; charset=utf-8",
        }
    }
}

/// A zip file by the parts that its list of contents names. Nothing is unpacked.
fn office(content: &[u8]) -> Option<DocumentKind> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(content)).ok()?;
    let has = |name: &str| archive.file_names().flatten().any(|other| other == name);
    // Programs within a document are not taken.
    if !has("[Content_Types].xml")
        || archive.file_names().flatten().any(|name| name.ends_with("vbaProject.bin"))
    {
        return None;
    }
    match (has("word/document.xml"), has("xl/workbook.xml")) {
        (true, false) => Some(DocumentKind::Docx),
        (false, true) => Some(DocumentKind::Xlsx),
        _ => None,
    }
}

impl ContractDocument {
    /// Of a contract, the latest first. The caller has been let in to it.
    pub async fn of_contract(db: &mut Read, contract: ContractId) -> Result<Vec<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE d.contract_id = $1 ORDER BY d.id DESC"))
            .bind(contract)
            .all()
            .await?)
    }

    /// With its content, for whoever sees the contract.
    pub async fn content(db: &mut Read, who: &Who, id: ContractDocumentId) -> Result<(Self, Vec<u8>)> {
        let document: Self = db.built(format!("{COLUMNS} WHERE d.id = $1")).bind(id).one().await?;
        Contract::find(db, who, document.contract_id).await?;
        let content =
            db.query("SELECT content FROM contract_documents WHERE id = $1").bind(id).value().await?;
        Ok((document, content))
    }

    /// Keeps a file of one of the kinds that are taken, under a name that says which.
    pub async fn add(
        db: &mut Write,
        who: &Who,
        contract: ContractId,
        name: &str,
        kind: DocumentKind,
        content: Vec<u8>,
    ) -> Result<ContractDocumentId> {
        let contract = Contract::find_managed(db, who, contract).await?;
        if !kind.suits(name) {
            return Err(Refusal::DocumentName { kind }.into());
        }
        let (digest, bytes, today) = (sha256(&content), content.len() as i64, db.today());
        let added: Option<ContractDocumentId> = db
            .query(
                "INSERT INTO contract_documents (contract_id, name, kind, bytes, sha256, content, added_by, added_on)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id",
            )
            .bind(contract.id)
            .bind(name.to_owned())
            .bind(kind)
            .bind(bytes)
            .bind(digest.clone())
            .bind(content)
            .bind(who.id)
            .bind(today)
            .optional_value()
            .await?;
        let Some(id) = added else { return Err(Refusal::DocumentExists.into()) };
        contract
            .event("contract_document_added")
            .by(who.id)
            .with("name", name)
            .with("sha256", digest)
            .write(db)
            .await?;
        Ok(id)
    }

    /// The event keeps what it was called and its fingerprint.
    pub async fn remove(db: &mut Write, who: &Who, id: ContractDocumentId) -> Result<ContractId> {
        let document: Self = db.built(format!("{COLUMNS} WHERE d.id = $1")).bind(id).one().await?;
        let contract = Contract::find_managed(db, who, document.contract_id).await?;
        let removed = db.query("DELETE FROM contract_documents WHERE id = $1").bind(id).run().await?;
        if removed == 0 {
            return Err(Error::NotFound);
        }
        contract
            .event("contract_document_removed")
            .by(who.id)
            .with("name", document.name)
            .with("sha256", document.sha256)
            .write(db)
            .await?;
        Ok(contract.id)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use super::*;

    fn zipped(names: &[&str]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(b"<x/>").unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn a_name_says_what_is_in_the_file() {
        for (kind, name) in [
            (DocumentKind::Pdf, "Avtal å.PDF"),
            (DocumentKind::Jpeg, "a.jpg"),
            (DocumentKind::Jpeg, "a.jpeg"),
            (DocumentKind::Text, "a.exe.csv"),
        ] {
            assert!(kind.suits(name), "{name}");
        }
        for name in ["a.exe", "x.html", "a.pdf.exe", "pdf", "", "a.", "a.docx", "a.pdf "] {
            assert!(!DocumentKind::Pdf.suits(name), "{name}");
        }
        assert!(DocumentKind::ALL.iter().all(|kind| kind.suits(&format!("a.{}", kind.endings()[0]))));
    }

    #[test]
    fn a_file_is_what_is_in_it_whatever_it_is_called() {
        let kind = |content: &[u8]| DocumentKind::of(content);
        assert_eq!(kind(b"%PDF-1.7\n"), Some(DocumentKind::Pdf));
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0"), Some(DocumentKind::Png));
        assert_eq!(kind(&[0xff, 0xd8, 0xff, 0xe0, 0]), Some(DocumentKind::Jpeg));
        assert_eq!(kind("Avtal på svenska\r\n".as_bytes()), Some(DocumentKind::Text));
        assert_eq!(kind(&zipped(&["[Content_Types].xml", "word/document.xml"])), Some(DocumentKind::Docx));
        assert_eq!(kind(&zipped(&["[Content_Types].xml", "xl/workbook.xml"])), Some(DocumentKind::Xlsx));
        for other in [
            b"".as_slice(),
            b"   \n",
            b"MZ\x90\0",
            b"\x7fELF",
            b"PK\x03\x04 not a zip",
            &[0xff, 0xfe, 0x41, 0],
            &zipped(&["a.exe"]),
            &zipped(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]),
        ] {
            assert_eq!(kind(other), None, "{other:?}");
        }
    }
}
