//! Gathers what tantivy finds: each slot with how well it fits, none left out.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::engine::Hit;
use crate::model::slot::SlotId;

/// `most`: what a perfect hit scores; scores are given in parts of it.
pub(super) struct Hits {
    pub most: f32,
}

pub(super) struct Gathered {
    slots: Column<i64>,
    most: f32,
    hits: Vec<Hit>,
}

impl Collector for Hits {
    type Fruit = Vec<Hit>;
    type Child = Gathered;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Gathered> {
        Ok(Gathered { slots: segment.fast_fields().i64("slot")?, most: self.most, hits: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, hits: Vec<Vec<Hit>>) -> tantivy::Result<Vec<Hit>> {
        Ok(hits.concat())
    }
}

impl SegmentCollector for Gathered {
    type Fruit = Vec<Hit>;

    fn collect(&mut self, document: DocId, score: Score) {
        if let Some(slot) = self.slots.first(document) {
            self.hits.push(Hit { slot: SlotId(slot), fit: score / self.most });
        }
    }

    fn harvest(self) -> Vec<Hit> {
        self.hits
    }
}
