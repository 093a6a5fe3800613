//! What was reckoned from one snapshot and holds in others too, as long as a mark in the database stays: kept beside the handle, in
//! memory, one value of a type. Losing it loses nothing. Who keeps something says with what mark it holds.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

type Kept = HashMap<TypeId, Arc<dyn Any + Send + Sync>>;

#[derive(Clone, Default)]
pub(super) struct Memory(Arc<Mutex<Kept>>);

impl Memory {
    pub(super) fn find<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(kept.get(&TypeId::of::<T>())?).downcast().ok()
    }

    pub(super) fn keep<T: Any + Send + Sync>(&self, value: Arc<T>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(TypeId::of::<T>(), value);
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}
