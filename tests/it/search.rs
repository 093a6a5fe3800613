//! Finding slots by words: relevance, filters, capacity, and what happens when the index is broken.

pub mod index;
mod meilisearch;
mod page;
mod relevance;
mod server_fails;
mod shelf;
mod swedish;
