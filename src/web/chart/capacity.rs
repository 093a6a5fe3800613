//! The capacity board as it is drawn: weeks across, sums and slots down. The seats of a cell are `week`'s.

use super::week::Seats;

/// A slot, or a sum of slots.
#[derive(Clone, Debug)]
pub struct CapacityRow {
    pub name: String,
    /// A sum leads nowhere.
    pub href: Option<String>,
    pub note: String,
    pub is_sum: bool,
    pub cells: Vec<Seats>,
}

#[derive(Clone, Debug)]
pub struct CapacityPicture {
    /// "v. 47" and the Monday's date, for each week.
    pub weeks: Vec<(String, String)>,
    pub rows: Vec<CapacityRow>,
}
