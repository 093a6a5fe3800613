//! A form on trial: every kind of bad input is answered in words, changes nothing and is never a 500.

use super::app::{Browser, TestApp};

/// A form's address, what a good one says, and the tables that it may change.
pub struct Trial<'a> {
    pub path: &'a str,
    pub good: &'a [(&'a str, &'a str)],
    pub tables: &'a [&'a str],
}

impl Trial<'_> {
    /// Sends the good form with one field changed: the answer has this status, and nothing is changed.
    pub async fn refuses(&self, test: &TestApp, browser: &mut Browser, bad: &[(&str, &str, u16)]) {
        let before = self.counts(test).await;
        for (field, value, status) in bad {
            let answer = browser.post(self.path, &self.with(field, value)).await;
            let shown: String = value.chars().take(40).collect();
            assert_eq!(answer.status.as_u16(), *status, "{field} = {shown:?}: {}", answer.body);
            assert!(!answer.body.contains("<script>alert"), "{field}: script in a page");
            assert_eq!(self.counts(test).await, before, "{field} = {shown:?} changed something");
        }
        self.refuses_what_is_no_form(test, browser).await;
    }

    /// A megabyte in a field, broken UTF-8, another kind of body.
    async fn refuses_what_is_no_form(&self, test: &TestApp, browser: &mut Browser) {
        let before = self.counts(test).await;
        let form = "application/x-www-form-urlencoded";
        let large = format!("{}=x&note={}", self.good[0].0, "å".repeat(500_000));
        assert_eq!(browser.post_raw(self.path, large, form).await.status.as_u16(), 413);
        let broken = format!("{}=%ff%fe", self.good[0].0);
        assert_eq!(browser.post_raw(self.path, broken, form).await.status.as_u16(), 400);
        assert_eq!(browser.post_raw(self.path, "{}", "application/json").await.status.as_u16(), 415);
        assert_eq!(self.counts(test).await, before);
    }

    /// Sent twice, it is done once and leads to the same place.
    pub async fn is_done_once(&self, test: &TestApp, browser: &mut Browser, key: &str) -> String {
        let mut sent = self.good.to_vec();
        sent.push(("key", key));
        let first = browser.post(self.path, &sent).await;
        let location = first.is(303).location().to_owned();
        let counts = self.counts(test).await;
        let second = browser.post(self.path, &sent).await;
        assert_eq!(second.is(303).location(), location);
        assert_eq!(self.counts(test).await, counts, "sent twice, done twice");
        location
    }

    fn with<'b>(&'b self, field: &'b str, value: &'b str) -> Vec<(&'b str, &'b str)> {
        let others = self.good.iter().filter(|(name, _)| *name != field).copied();
        others.chain([(field, value)]).collect()
    }

    async fn counts(&self, test: &TestApp) -> Vec<i64> {
        let mut counts = Vec::new();
        for table in self.tables {
            counts.push(test.test.count(table).await);
        }
        counts
    }
}

/// Markup that must come back as text.
pub const SCRIPT: &str = "<script>alert(1)</script>";
