//! A file as a browser sends it: multipart, bounded. What is too large is read to its end and thrown away, so that the
//! browser shows our answer instead of a broken connection.

use std::error::Error;

use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};

use crate::web::fault::Fault;

/// The largest file that is taken from a browser.
pub const MOST_BYTES: usize = 20 << 20;
/// Around the file: the boundaries and headers of multipart, and what is thrown away. The layer around all pages has the
/// same bound.
const MOST_SENT: usize = 64 << 20;
/// Characters of a file's name that are kept.
const MOST_OF_A_NAME: usize = 120;

#[derive(Clone, Debug)]
pub enum Sent {
    File { name: String, content: Vec<u8> },
    Nothing,
    TooLarge,
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Fault;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Fault> {
        DefaultBodyLimit::max(MOST_SENT).apply(&mut request);
        // What is no upload at all is an upload without a file: the page says so, to those who may see the page.
        let Ok(mut parts) = Multipart::from_request(request, state).await else { return Ok(Self::Nothing) };
        let mut sent = Self::Nothing;
        loop {
            let mut part = match parts.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => break,
                Err(fault) if is_too_long(&fault) => return Ok(Self::TooLarge),
                Err(_) => return Err(unreadable()),
            };
            let is_package = matches!(part.name(), Some("package" | "file"));
            let name = own_name(part.file_name().unwrap_or_default());
            let mut content = Vec::new();
            let mut too_large = false;
            loop {
                let chunk = match part.chunk().await {
                    Ok(Some(chunk)) => chunk,
                    Ok(None) => break,
                    // More than anybody throws away for it: what is known is enough to answer.
                    Err(fault) if too_large || is_too_long(&fault) => return Ok(Self::TooLarge),
                    Err(_) => return Err(unreadable()),
                };
                too_large |= content.len() + chunk.len() > MOST_BYTES;
                if is_package && !too_large {
                    content.extend_from_slice(&chunk);
                }
            }
            if is_package && too_large {
                return Ok(Self::TooLarge);
            }
            if is_package && !content.is_empty() {
                sent = Self::File { name, content };
            }
        }
        Ok(sent)
    }
}

/// What a file is called, without the folders that some programs send; of a long name the end, which says what kind it is.
fn own_name(told: &str) -> String {
    let name = told.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: Vec<char> = name.chars().filter(|c| !c.is_control()).collect();
    name[name.len().saturating_sub(MOST_OF_A_NAME)..].iter().collect::<String>().trim().to_owned()
}

/// More has come than any layer lets through; which of them said so, the causes tell.
fn is_too_long(fault: &MultipartError) -> bool {
    let mut cause: Option<&dyn Error> = Some(fault);
    while let Some(fault) = cause {
        if fault.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        cause = fault.source();
    }
    false
}

fn unreadable() -> Fault {
    Fault::bad_request("fault-unreadable-form")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_folders_and_keeps_its_end() {
        for (told, name) in [
            ("Avtal å.pdf", "Avtal å.pdf"),
            ("../../x.pdf", "x.pdf"),
            ("C:\\Mina filer\\x.pdf", "x.pdf"),
            ("..\\../x.pdf", "x.pdf"),
            ("x/", ""),
            ("a\u{0}b\n.txt", "ab.txt"),
        ] {
            assert_eq!(own_name(told), name, "{told}");
        }
        let long = own_name(&format!("{}.pdf", "å".repeat(500)));
        assert_eq!((long.chars().count(), long.ends_with("å.pdf")), (MOST_OF_A_NAME, true));
    }
}
