//! What a URL asks for after `?`: filters, sorting, the page. Never a fault: what cannot be read counts as not given,
//! so that an old or mistyped link still shows something. And the links that change one thing and keep the rest.

use std::convert::Infallible;
use std::str::FromStr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::NaiveDate;

use super::form::{Bounds, value};
use crate::model::codes::Code;

/// How much of one value is looked at.
const MOST_CHARACTERS: usize = 200;
/// How many values are looked at.
const MOST_VALUES: usize = 100;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    path: String,
    values: Vec<(String, String)>,
}

impl Query {
    pub fn parse(path: &str, query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        let kept =
            |text: String| text.chars().filter(|c| !c.is_control()).take(MOST_CHARACTERS).collect::<String>();
        let values = pairs.into_iter().take(MOST_VALUES).map(|(name, value)| (kept(name), kept(value)));
        Self { path: path.to_owned(), values: values.filter(|(_, value)| !value.is_empty()).collect() }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text as written, trimmed; empty when there is none. What a search field shows.
    pub fn text(&self, name: &str) -> &str {
        self.values(name).next().unwrap_or_default().trim()
    }

    pub fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// A number in `bounds`; one outside is moved to the nearest bound.
    pub fn integer(&self, name: &str, bounds: Bounds<i64>) -> Option<i64> {
        let number = value::integer(self.text(name), i64::MIN..=i64::MAX).ok()?;
        Some(number.clamp(*bounds.start(), *bounds.end()))
    }

    pub fn date(&self, name: &str) -> Option<NaiveDate> {
        value::date(self.text(name)).ok()
    }

    pub fn one<C: Code>(&self, name: &str) -> Option<C> {
        self.text(name).parse().ok()
    }

    pub fn many<C: Code>(&self, name: &str) -> Vec<C> {
        let mut codes: Vec<C> = self.values(name).filter_map(|value| value.parse().ok()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    pub fn id<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    pub fn flag(&self, name: &str) -> bool {
        self.values(name).next().is_some()
    }

    /// The page of a list, from 1.
    pub fn page(&self) -> i64 {
        self.integer("page", 1..=100_000).unwrap_or(1)
    }

    /// Whether this value is chosen, for facets and select lists.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|chosen| chosen == value)
    }

    /// The same page with only this value for `name`, from its first page: a link for sorting or a select.
    pub fn with(&self, name: &str, value: impl ToString) -> String {
        self.link(|given, _| given != name, Some((name, value.to_string())))
    }

    /// The same page from one day to another.
    pub fn within(&self, from: NaiveDate, to: NaiveDate) -> String {
        let others = self.values.iter().filter(|(name, _)| name != "from" && name != "to").cloned();
        let days = [("from".to_owned(), from.to_string()), ("to".to_owned(), to.to_string())];
        Self { path: self.path.clone(), values: others.chain(days).collect() }.link(|_, _| true, None)
    }

    /// The same page without `name`.
    pub fn without(&self, name: &str) -> String {
        self.link(|given, _| given != name, None)
    }

    /// The same page without any of these.
    pub fn without_all(&self, names: &[&str]) -> String {
        self.link(|given, _| !names.contains(&given), None)
    }

    /// The same page with this value of a facet added, or taken away when it is there.
    pub fn toggled(&self, name: &str, value: &str) -> String {
        let added = (!self.has(name, value)).then(|| (name, value.to_owned()));
        self.link(|given, chosen| given != name || chosen != value, added)
    }

    /// The same list, another page of it.
    pub fn at_page(&self, page: i64) -> String {
        self.link(|_, _| true, Some(("page", page.to_string())))
    }

    /// The same question to another address: `query.to("/slots.csv")`.
    pub fn to(&self, path: &str) -> String {
        Self { path: path.to_owned(), values: self.values.clone() }.link(|_, _| true, None)
    }

    /// Only these of its values, as they stand in an address after `?`.
    pub fn only(&self, names: &[&str]) -> String {
        let kept: Vec<&(String, String)> =
            self.values.iter().filter(|(name, _)| names.contains(&name.as_str())).collect();
        serde_html_form::to_string(&kept).unwrap_or_default()
    }

    /// What a form that changes only `except` sends along as hidden fields.
    pub fn others<'a>(&'a self, except: &'a [&'a str]) -> impl Iterator<Item = &'a (String, String)> {
        self.values.iter().filter(move |(name, _)| name != "page" && !except.contains(&name.as_str()))
    }

    fn link(&self, keep: impl Fn(&str, &str) -> bool, add: Option<(&str, String)>) -> String {
        // A list that changes starts again from its first page.
        let kept = self.values.iter().filter(|(name, value)| name != "page" && keep(name, value));
        let pairs: Vec<(&str, &str)> = kept
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .chain(add.as_ref().map(|(name, value)| (*name, value.as_str())))
            .filter(|(name, value)| (*name, *value) != ("page", "1"))
            .collect();
        match serde_html_form::to_string(&pairs) {
            Ok(query) if !query.is_empty() => format!("{}?{query}", self.path),
            _ => self.path.clone(),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.path(), parts.uri.query().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_counts_as_not_given() {
        let query = Query::parse("/slots", "page=abc&from=2026-02-30&hours=1e9&q=%F0%28&x=");
        assert_eq!(query.page(), 1);
        assert_eq!(query.date("from"), None);
        assert_eq!(query.integer("hours", 0..=40), None);
        assert!(!query.flag("x"));
        assert_eq!(Query::parse("/slots", "page=-3").page(), 1);
        assert_eq!(
            Query::parse("/slots", &format!("q={}", "a".repeat(9000))).text("q").len(),
            MOST_CHARACTERS
        );
    }

    #[test]
    fn a_link_changes_one_thing_and_starts_from_the_first_page() {
        let query = Query::parse("/slots", "q=k%C3%B6k&municipality=0188&municipality=0117&page=4");
        assert_eq!(query.toggled("municipality", "0188"), "/slots?q=k%C3%B6k&municipality=0117");
        assert_eq!(
            query.toggled("field", "3"),
            "/slots?q=k%C3%B6k&municipality=0188&municipality=0117&field=3"
        );
        assert_eq!(
            query.with("q", "städ & tvätt"),
            "/slots?municipality=0188&municipality=0117&q=st%C3%A4d+%26+tv%C3%A4tt"
        );
        assert_eq!(query.at_page(5), "/slots?q=k%C3%B6k&municipality=0188&municipality=0117&page=5");
        assert_eq!(query.at_page(1), "/slots?q=k%C3%B6k&municipality=0188&municipality=0117");
        assert_eq!(Query::parse("/slots", "q=a").without("q"), "/slots");
        assert_eq!(query.to("/slots.csv"), "/slots.csv?q=k%C3%B6k&municipality=0188&municipality=0117");
    }
}
