//! Unit tests of codes.rs.

use super::*;

/// Runs one check on every list; a list that is missing here fails `no_list_is_forgotten`.
macro_rules! every_list {
    ($check:ident) => {
        every_list!($check: OrganisationKind Role Protection Sex Referrer EnrolmentEndReason ExitTo Education
            IncomeSource ActivityKind Track PlacementEndReason AttendanceStatus HandoverAnswer Adaptation Requirement
            Procedure IndicatorProfile DeclineReason HandoverDeclineReason Occupation ConsentCategory ConsentForm GivenFor SlotState
            Language ContractKind PriceUnit AlertKind)
    };
    ($check:ident: $($list:ident)+) => { [$($check::<$list>(stringify!($list))),+] };
}

fn snake(camel: &str) -> String {
    let mut out = String::new();
    for c in camel.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[test]
fn a_list_is_called_what_its_enum_is_called() {
    fn check<C: Code>(rust_name: &str) {
        assert_eq!(C::NAME, snake(rust_name));
    }
    every_list!(check);
}

#[test]
fn every_code_reads_back_as_itself_and_is_there_once() {
    fn check<C: Code + serde::Serialize + serde::de::DeserializeOwned>(_: &str) {
        let mut seen = std::collections::BTreeSet::new();
        for one in C::ALL {
            assert!(seen.insert(one.code()), "{} is there twice in {}", one.code(), C::NAME);
            assert_eq!(one.code().parse::<C>().as_ref(), Ok(one));
            assert_eq!(one.to_string(), one.code());
            let json = serde_json::to_string(one).expect("a code is a string");
            assert_eq!(json, format!("\"{}\"", one.code()));
            assert_eq!(serde_json::from_str::<C>(&json).expect("its own JSON"), *one);
        }
    }
    every_list!(check);
}

#[test]
fn a_code_says_what_its_variant_says() {
    // Law books and languages are named in Rust by words and in data by their own signs.
    const OTHERWISE: [&str; 5] = ["language", "lou_reserved_4_18", "lou_19_6a", "esf_2014", "self"];
    fn check<C: Code>(_: &str) {
        for one in C::ALL {
            if !OTHERWISE.contains(&C::NAME) && !OTHERWISE.contains(&one.code()) {
                assert_eq!(one.code(), snake(&format!("{one:?}")), "in {}", C::NAME);
            }
        }
    }
    every_list!(check);
}

#[test]
fn no_list_is_forgotten() {
    fn check<C: Code>(_: &str) -> &'static str {
        C::NAME
    }
    let declared = include_str!("codes.rs").lines().filter(|line| line.starts_with("    pub enum ")).count();
    assert_eq!(every_list!(check).len(), declared);
}

#[test]
fn both_languages_have_a_text_for_every_code_and_for_nothing_else() {
    fn check<C: Code>(_: &str) -> Vec<String> {
        C::ALL.iter().map(Code::text_id).collect()
    }
    let mut expected: Vec<String> = every_list!(check).concat();
    // Lists that stand with what they are about.
    expected.extend(crate::model::ssyk::Field::ALL.iter().map(Code::text_id));
    expected.extend(crate::model::allocation::RunState::ALL.iter().map(Code::text_id));
    expected.extend(crate::model::allocation::AgeBand::ALL.iter().map(Code::text_id));
    expected.extend(crate::model::allocation::Lost::ALL.iter().map(Code::text_id));
    expected.extend(crate::model::attendance::dispute::DisputeParty::ALL.iter().map(Code::text_id));
    expected.extend(crate::model::saved_search::Alerts::ALL.iter().map(Code::text_id));
    expected.extend(crate::model::review::ReviewKind::ALL.iter().map(Code::text_id));
    expected.extend(crate::model::review::ReviewAnswer::ALL.iter().map(Code::text_id));
    expected.extend(crate::model::rating::RatingParty::ALL.iter().map(Code::text_id));
    expected.extend(crate::model::rating::RatingQuestion::ALL.iter().map(Code::text_id));
    expected.sort();
    for (language, text) in [
        ("sv", include_str!("../../locales/sv/codes.ftl")),
        ("en", include_str!("../../locales/en/codes.ftl")),
    ] {
        let messages = text.lines().filter_map(|line| line.split_once(" = "));
        let mut found: Vec<&str> =
            messages.filter(|(_, said)| !said.trim().is_empty()).map(|(id, _)| id).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "in {language}");
    }
}

#[test]
fn an_unknown_code_says_what_was_expected() {
    let fault = "maybe".parse::<HandoverAnswer>().expect_err("not a code");
    assert_eq!(
        fault.to_string(),
        "\"maybe\" is not a code of handover_answer: expected one of accepted, declined"
    );
    assert!("Accepted".parse::<HandoverAnswer>().is_err(), "codes are lower case");
    assert!(serde_json::from_str::<HandoverAnswer>("\"maybe\"").is_err());
}

#[test]
fn exits_and_incomes_count_as_the_report_defines_them() {
    let where_to =
        |is: fn(&ExitTo) -> bool| ExitTo::ALL.iter().filter(|e| is(e)).map(ExitTo::code).collect::<Vec<_>>();
    assert_eq!(where_to(ExitTo::is_work_or_studies), ["work", "subsidised_work", "studies"]);
    assert_eq!(where_to(ExitTo::is_job), ["work", "subsidised_work"]);
    assert_eq!(where_to(ExitTo::is_ordinary_measures), ["af_measures", "municipal_measures"]);
    assert_eq!(where_to(ExitTo::is_agency), ["af_measures", "municipal_measures", "health_care", "referrer"]);
    let fk: Vec<_> = IncomeSource::ALL.iter().filter(|i| i.is_fk()).map(IncomeSource::code).collect();
    assert_eq!(
        fk,
        ["sickness_benefit", "rehabilitation_benefit", "activity_compensation", "sickness_compensation"]
    );
}

#[tokio::test]
async fn sqlite_keeps_a_code_as_text_and_refuses_an_unknown_one() {
    use sqlx::Connection;
    let mut db = sqlx::SqliteConnection::connect("sqlite::memory:").await.expect("memory");
    let sql = "SELECT $1, typeof($1), $2";
    let row: (SlotState, String, Option<Track>) = sqlx::query_as(sql)
        .bind(SlotState::Paused)
        .bind(None::<Track>)
        .fetch_one(&mut db)
        .await
        .expect("a row");
    assert_eq!(row, (SlotState::Paused, "text".to_owned(), None));
    let broken = sqlx::query_as::<_, (SlotState,)>("SELECT 'ajar'").fetch_one(&mut db).await;
    assert!(broken.expect_err("no such state").to_string().contains("ajar"));
}
