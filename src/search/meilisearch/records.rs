//! What stands in a Meilisearch index besides slots: what it was named when it was built, and how far it has followed.
//! Both have the name; they tell apart when somebody has written into an index that another has taken the place of.

use serde::{Deserialize, Serialize};

use crate::search::engine::Mark;
use crate::search::settings::Settings;

/// Grows when documents are made otherwise than before: an index of another form is built anew.
const FORM: &str = "2";

#[derive(Serialize, Deserialize)]
pub struct Built {
    id: String,
    pub name: String,
}

impl Built {
    pub fn new(name: &str) -> Self {
        Self { id: "built".to_owned(), name: name.to_owned() }
    }
}

#[derive(Serialize, Deserialize)]
pub struct Kept {
    id: String,
    pub name: String,
    /// What the index was told, and the form of its documents.
    settings: String,
    mark: Mark,
}

impl Kept {
    pub fn new(name: &str, mark: Mark) -> Self {
        Self { id: "mark".to_owned(), name: name.to_owned(), settings: print(), mark }
    }

    /// None when the index was told something else.
    pub fn mark(&self) -> Option<Mark> {
        (self.settings == print()).then_some(self.mark)
    }
}

fn print() -> String {
    format!("{:x}-{FORM}", Settings::print())
}
