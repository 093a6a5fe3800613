//! Pages: URLs, forms, texts. A file a concept, with the same name as in model, templates and tests/it.

pub mod assets;
pub mod chart;
pub mod choice;
pub mod facet;
pub mod fault;
pub mod form;
pub mod formats;
pub mod frame;
pub mod message;
pub mod page;
pub mod query;
pub mod texts;
