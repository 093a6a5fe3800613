//! Finding slots by words: relevance, filters, capacity, and what happens when the index is broken.

mod index;
mod relevance;
mod shelf;
