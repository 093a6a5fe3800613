//! A paper on its way down: the PDF is made beside the threads that others wait on.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use crate::paper::Paper;

pub const PDF: &str = "application/pdf";

/// The bytes of a paper.
pub async fn printed(paper: Paper) -> Result<Vec<u8>, Fault> {
    let made = tokio::task::spawn_blocking(move || paper.pdf()).await.map_err(Fault::broken)?;
    made.map_err(Fault::broken)
}

/// `name` is letters, digits and hyphens of our own; the file is called `name.pdf`.
pub async fn answer(name: &str, paper: Paper) -> Result<Response, Fault> {
    Ok(file(&format!("{name}.pdf"), PDF, printed(paper).await?))
}

/// A file that is saved and never shown within our pages.
pub fn file(name: &str, kind: &str, content: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, content).into_response()
}
