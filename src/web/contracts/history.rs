//! What an event of a contract holds, in words: what was changed from what to what, from which day, why. Not for what has happened
//! itself: that is the event's own text.

use chrono::NaiveDate;

use crate::model::event::Happened;
use crate::web::texts::Texts;

/// How a particular is stored.
#[derive(Clone, Copy)]
enum Kept {
    Day,
    Month,
    /// Öre.
    Money,
    /// A code: the first half of its text id.
    Code(&'static str),
    Plain,
}

/// The particulars that are told, in this order: name, label, and how they are kept. What is not here is for programs.
const TOLD: &[(&str, &str, Kept)] = &[
    ("named", "contract-title", Kept::Plain),
    ("max_value", "contract-max-value", Kept::Money),
    ("max_place_months", "contract-max-place-months", Kept::Plain),
    ("price", "contract-price", Kept::Money),
    ("price_unit", "contract-price-unit", Kept::Code("price_unit")),
    // As it was called while every contract was priced so.
    ("price_per_place_month", "contract-price-per-place-month", Kept::Money),
    ("prices", "contract-price", Kept::Plain),
    ("starts_on", "contract-starts-on", Kept::Day),
    ("ends_on", "contract-ends-on", Kept::Day),
    ("extension_months", "contract-extension-months", Kept::Plain),
    ("extension_count", "contract-extension-count", Kept::Plain),
    ("extensions_used", "contract-extensions-used", Kept::Plain),
    ("decide_by", "contract-decide-by", Kept::Day),
    ("notice_months", "contract-notice-months", Kept::Plain),
    ("procedure", "contract-procedure", Kept::Code("procedure")),
    ("kind", "contract-kind", Kept::Code("contract_kind")),
    ("alert_kind", "contract-history-alert", Kept::Code("alert_kind")),
    ("cpv", "contract-cpv", Kept::Plain),
    ("signed_on", "contract-signed-on", Kept::Day),
    ("lots", "contract-lots", Kept::Plain),
    ("reserved_share_percent", "contract-reserved-share-percent", Kept::Plain),
    ("evidence_on", "contract-evidence-on", Kept::Day),
    ("terminated_on", "contract-terminated-on", Kept::Day),
    ("provider", "contract-provider-id", Kept::Plain),
    ("from", "contract-history-from", Kept::Day),
    ("to", "contract-history-to", Kept::Day),
    ("on", "contract-terminate-on", Kept::Day),
    ("month", "contract-month", Kept::Month),
    ("ore", "contract-price", Kept::Money),
    ("unit", "contract-price-unit", Kept::Code("price_unit")),
    ("verdict", "change-reasoning", Kept::Code("change_verdict")),
    ("notice_to", "contract-notice-to", Kept::Day),
    ("why", "contract-terminate-why", Kept::Plain),
    ("sooner", "contract-terminate-sooner", Kept::Plain),
    ("comment", "invoice-comment", Kept::Plain),
    ("requirement", "contract-history-requirement", Kept::Plain),
    ("action", "contract-history-action", Kept::Plain),
    ("answer", "contract-history-answer", Kept::Plain),
    ("ending", "contract-terminate-why", Kept::Plain),
    ("name", "contract-history-file", Kept::Plain),
];

/// "Högsta värde: 60 000 kr → 65 000 kr", a particular a line.
pub fn particulars(t: &Texts, happened: &Happened) -> Vec<String> {
    // Of a reminder an older event names the kind as if it were the contract's.
    let is_of_alert = happened.what.starts_with("contract_alert_");
    let lines = TOLD.iter().filter_map(|(name, label, kept)| {
        let value = match *name {
            "kind" if is_of_alert => return None,
            "alert_kind" if is_of_alert && happened.particular(name).is_empty() => {
                happened.particular("kind")
            }
            name => happened.particular(name),
        };
        let said = match value.split_once(" → ") {
            // An older event names what stayed too.
            Some((was, is)) if was == is => return None,
            Some((was, is)) => format!("{} → {}", kept.say(t, was), kept.say(t, is)),
            None if value.is_empty() => return None,
            None => kept.say(t, &value),
        };
        Some(format!("{}: {said}", t.say(label)))
    });
    lines.collect()
}

impl Kept {
    /// What cannot be read is told as it stands.
    fn say(self, t: &Texts, value: &str) -> String {
        let day = || value.parse::<NaiveDate>().ok();
        let said = match self {
            Self::Day => day().map(|day| t.date(day)),
            Self::Month => day().map(|day| t.month(day)),
            Self::Money => value.parse::<i64>().ok().map(|ore| t.money(ore)),
            Self::Code(of) => t.find(&format!("{of}-{value}")).map(str::to_owned),
            Self::Plain => None,
        };
        said.unwrap_or_else(|| value.to_owned())
    }
}
