//! One value of a filter and how many hits it has.

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    pub value: String,
    pub label: String,
    pub count: i64,
}

impl Facet {
    pub fn new(value: impl ToString, label: impl ToString, count: i64) -> Self {
        Self { value: value.to_string(), label: label.to_string(), count }
    }
}
