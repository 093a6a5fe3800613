//! The fields of a contract's form: read into terms, and written from them. Money is in kronor on the page.

use chrono::NaiveDate;

use crate::model::Refusal;
use crate::model::codes::{ContractKind, PriceUnit, Procedure};
use crate::model::municipality::Municipality;
use crate::model::terms::Terms;
use crate::model::terms_checks::{
    MOST_EXTENSION_MONTHS, MOST_EXTENSIONS, MOST_NOTICE_MONTHS, MOST_PLACE_MONTHS, MOST_PRICE, MOST_VALUE,
};
use crate::web::form::Form;
use crate::web::message::Message;

/// Every field, in the order of the page.
pub const ALL: &[&str] = &[
    "title",
    "procedure",
    "cpv",
    "signed_on",
    "starts_on",
    "ends_on",
    "extension_months",
    "extension_count",
    "max_place_months",
    "max_value",
    "price",
    "price_unit",
    "reserved_share_percent",
    "evidence_on",
    "kind",
    "lots",
    "notice_months",
    "decide_by",
];

pub fn read(form: &mut Form) -> Option<Terms> {
    let title = form.text("title", 2..=160);
    let procedure = form.one::<Procedure>("procedure");
    let cpv = cpv(form);
    let signed_on = form.optional_date("signed_on");
    let starts_on = form.date("starts_on");
    let ends_on = form.date("ends_on");
    form.in_order("starts_on", "ends_on");
    let extension_months = form.optional_integer("extension_months", 0..=MOST_EXTENSION_MONTHS);
    let extension_count = form.optional_integer("extension_count", 0..=MOST_EXTENSIONS);
    let max_place_months = form.integer("max_place_months", 1..=MOST_PLACE_MONTHS);
    let max_value = form.money("max_value", 100..=MOST_VALUE);
    let price = form.money("price", 0..=MOST_PRICE);
    let price_unit = form.one::<PriceUnit>("price_unit");
    let reserved_share_percent = form.optional_integer("reserved_share_percent", 0..=100);
    let kind = form.one::<ContractKind>("kind");
    let lots = lots(form);
    let notice_months = form.optional_integer("notice_months", 0..=MOST_NOTICE_MONTHS);
    let decide_by = form.optional_date("decide_by");
    let evidence_on = form.optional_date("evidence_on");
    Some(Terms {
        title: title?,
        procedure: procedure?,
        cpv: cpv?,
        signed_on: signed_on?,
        starts_on: starts_on?,
        ends_on: ends_on?,
        extension_months: extension_months?.unwrap_or(0),
        extension_count: extension_count?.unwrap_or(0),
        max_value: max_value?,
        max_place_months: max_place_months?,
        price: price?,
        price_unit: price_unit?,
        reserved_share_percent: reserved_share_percent?,
        kind: kind?,
        lots: lots?,
        notice_months: notice_months?,
        decide_by: decide_by?,
        evidence_on: evidence_on?,
    })
}

/// The municipalities that are ticked.
fn lots(form: &mut Form) -> Option<Vec<Municipality>> {
    let read: Result<Vec<Municipality>, _> = form.values("lots").map(str::parse).collect();
    match read {
        Ok(mut lots) => {
            lots.sort_unstable();
            lots.dedup();
            Some(lots)
        }
        Err(_) => {
            form.fault("lots", Message::new("form-not-a-choice"));
            None
        }
    }
}

/// The common procurement vocabulary's code: eight digits, a hyphen and a check digit.
fn cpv(form: &mut Form) -> Option<Option<String>> {
    let written = form.optional_text("cpv", 10)?;
    let is_code = |code: &str| {
        let digits =
            |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
        code.split_once('-').is_some_and(|(code, check)| digits(code, 8) && digits(check, 1))
    };
    match written.filter(|code| !code.is_empty()) {
        Some(code) if !is_code(&code) => {
            form.fault("cpv", Message::new("contract-cpv-shape"));
            None
        }
        code => Some(code),
    }
}

/// The form as it is first shown, or as somebody else has left it.
pub fn write(form: Form, terms: &Terms) -> Form {
    let shown = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let share = terms.reserved_share_percent.map(|share| share.to_string()).unwrap_or_default();
    form.and("title", &terms.title)
        .and("procedure", terms.procedure)
        .and("cpv", terms.cpv.as_deref().unwrap_or_default())
        .and("signed_on", shown(terms.signed_on))
        .and("starts_on", terms.starts_on)
        .and("ends_on", terms.ends_on)
        .and("extension_months", terms.extension_months)
        .and("extension_count", terms.extension_count)
        .and("max_place_months", terms.max_place_months)
        .and("max_value", kronor(terms.max_value))
        .and("price", kronor(terms.price))
        .and("price_unit", terms.price_unit)
        .and("reserved_share_percent", share)
        .and("evidence_on", shown(terms.evidence_on))
        .and("kind", terms.kind)
        .and_each("lots", terms.lots.iter())
        .and("notice_months", terms.notice_months.map(|months| months.to_string()).unwrap_or_default())
        .and("decide_by", shown(terms.decide_by))
}

/// As a person writes an amount: 4500000 or 4500,50.
fn kronor(ore: i64) -> String {
    match ore % 100 {
        0 => (ore / 100).to_string(),
        rest => format!("{},{rest:02}", ore / 100),
    }
}

/// The whole form: for what no single field can mend.
const WHOLE: &str = "contract";

/// The field beside which a refusal of these terms is shown.
pub fn field_of(refusal: &Refusal, terms: &Terms) -> &'static str {
    match refusal {
        Refusal::ContractBelowDrawn { place_months, .. } if terms.max_place_months * 1000 < *place_months => {
            "max_place_months"
        }
        Refusal::PlaceMonthsAbsurd { .. } => "max_place_months",
        Refusal::ContractPeriodTaken { from, .. } | Refusal::LaterPriceOutside { from }
            if terms.starts_on > *from =>
        {
            "starts_on"
        }
        Refusal::PriceFromSameDay { .. } => "starts_on",
        Refusal::EndBeforeStart
        | Refusal::ContractTooLong { .. }
        | Refusal::ContractTerminated { .. }
        | Refusal::ContractPeriodTaken { .. }
        | Refusal::LaterPriceOutside { .. } => "ends_on",
        Refusal::PriceInThePast | Refusal::PriceAbsurd { .. } | Refusal::PriceNothing => "price",
        Refusal::ContractBelowDrawn { .. } | Refusal::MaximumBelowPrice | Refusal::MaximumAbsurd { .. } => {
            "max_value"
        }
        Refusal::ExtensionsBelowUsed { .. } | Refusal::ExtensionHalf | Refusal::ExtensionsTooLong { .. } => {
            "extension_count"
        }
        Refusal::DecisionAfterEnd { .. }
        | Refusal::DecisionBeforeStart { .. }
        | Refusal::DecisionWithoutExtension => "decide_by",
        Refusal::SignedInFuture => "signed_on",
        Refusal::EvidenceInFuture => "evidence_on",
        Refusal::FrameworkWithoutProcedure
        | Refusal::EmployerAgreementProcured
        | Refusal::LovWithoutApproval => "procedure",
        Refusal::CpvWrong | Refusal::CpvNotReserved => "cpv",
        Refusal::LotsLeaveSlots { .. } | Refusal::PlaceOutsideProject => "lots",
        Refusal::ReservedShareTooLow { .. } => "reserved_share_percent",
        Refusal::ProviderWithoutNumber => "provider_id",
        _ => WHOLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_they_are_read() {
        for ore in [0, 100, 450_000_000, 420_050, 5] {
            let written = kronor(ore);
            assert_eq!(crate::web::form::value::money(&written, 0..=MOST_VALUE).unwrap(), ore, "{written}");
        }
    }
}
