//! Remembers what was worked out lately, within bounds. For what is asked again and again between two changes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

type Generation<K, V> = HashMap<K, Arc<V>>;

/// Two generations: when the young one is full, the old one is forgotten. What is used moves to the young one.
pub struct Recent<K, V> {
    most: usize,
    kept: Mutex<(Generation<K, V>, Generation<K, V>)>,
}

impl<K: Hash + Eq, V> Recent<K, V> {
    /// Remembers at least `most` and at most twice as many.
    pub fn new(most: usize) -> Self {
        Self { most, kept: Mutex::default() }
    }

    pub fn find(&self, key: &K) -> Option<Arc<V>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = kept.0.get(key) {
            return Some(Arc::clone(value));
        }
        let (key, value) = kept.1.remove_entry(key)?;
        Self::keep(self.most, &mut kept, key, Arc::clone(&value));
        Some(value)
    }

    pub fn put(&self, key: K, value: V) -> Arc<V> {
        let value = Arc::new(value);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        Self::keep(self.most, &mut kept, key, Arc::clone(&value));
        value
    }

    #[expect(clippy::type_complexity, reason = "the two generations")]
    fn keep(most: usize, kept: &mut (HashMap<K, Arc<V>>, HashMap<K, Arc<V>>), key: K, value: Arc<V>) {
        if kept.0.len() >= most {
            kept.1 = std::mem::take(&mut kept.0);
        }
        kept.0.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_is_kept_and_the_rest_is_forgotten() {
        let recent = Recent::new(2);
        recent.put(0, "used");
        for n in 1..20 {
            recent.put(n, "once");
            assert_eq!(recent.find(&0).as_deref(), Some(&"used"), "{n}");
        }
        assert_eq!(recent.find(&1), None);
        assert!(recent.find(&19).is_some());
    }
}
