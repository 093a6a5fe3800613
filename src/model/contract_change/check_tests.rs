//! Changes that the checker is asked about, and what it says.

use super::*;

/// A contract of a million, changed in 2022, when the threshold was 7 802 550 kr.
fn planned() -> Planned {
    Planned {
        on: "2022-05-02".parse().unwrap(),
        procedure: Procedure::LouReserved418,
        kind: ContractKind::Contract,
        cpv: Some("45000000-7".into()),
        original_value: 100_000_000,
        new_value: 105_000_000,
        effect: 5_000_000,
        earlier: 0,
        same_character: true,
        ground: Ground::Minor,
        option: None,
    }
}

fn holds(planned: &Planned, rule: Rule) -> Holds {
    planned.check().findings.iter().find(|finding| finding.rule == rule).unwrap().holds
}

#[test]
fn a_change_of_minor_value_is_under_ten_percent_and_under_the_threshold() {
    assert_eq!(planned().check().verdict, Verdict::Allowed);
    let nearly = Planned { effect: 9_999_999, ..planned() };
    assert_eq!(nearly.check().verdict, Verdict::Allowed);
    let ten = Planned { effect: 10_000_000, ..planned() };
    assert_eq!((ten.check().verdict, holds(&ten, Rule::TenPercent)), (Verdict::NotAllowed, Holds::No));
    let large = Planned { original_value: 10_000_000_000, effect: 780_255_000, ..planned() };
    assert_eq!((large.check().verdict, holds(&large, Rule::Threshold)), (Verdict::NotAllowed, Holds::No));
    assert_eq!(Planned { effect: 780_254_999, ..large }.check().verdict, Verdict::Allowed);
}

#[test]
fn earlier_changes_count_and_a_decrease_counts_like_an_increase() {
    let more = Planned { earlier: 6_000_000, effect: 4_000_000, ..planned() };
    assert_eq!(more.check().verdict, Verdict::NotAllowed);
    assert_eq!(more.check().findings[2].percent, 100);
    let less = Planned { earlier: 6_000_000, effect: -3_999_999, ..planned() };
    assert_eq!(less.check().verdict, Verdict::Allowed);
}

#[test]
fn a_threshold_that_is_not_known_is_not_guessed() {
    let later = Planned { on: "2026-03-02".parse().unwrap(), ..planned() };
    assert_eq!((later.check().verdict, holds(&later, Rule::Threshold)), (Verdict::Doubtful, Holds::Unknown));
    // Ten percent is too much whatever the threshold is.
    assert_eq!(Planned { effect: 10_000_000, ..later }.check().verdict, Verdict::NotAllowed);
}

#[test]
fn another_character_needs_another_ground_and_a_claimed_one_another_persons_eyes() {
    let other = Planned { same_character: false, ..planned() };
    assert_eq!(other.check().verdict, Verdict::NotAllowed);
    for ground in [Ground::Clause, Ground::Supplementary, Ground::Unforeseen, Ground::NotSubstantial] {
        assert_eq!(Planned { ground, ..other.clone() }.check().verdict, Verdict::Doubtful, "{ground}");
    }
}

#[test]
fn a_direct_award_stays_under_its_own_limit_and_what_was_not_procured_has_none() {
    let small = Planned {
        procedure: Procedure::DirectAward,
        original_value: 68_000_000,
        new_value: 70_000_000,
        effect: 2_000_000,
        ..planned()
    };
    assert_eq!(small.check().verdict, Verdict::Allowed);
    let over = Planned { new_value: 70_000_001, ..small.clone() };
    assert_eq!(over.check().verdict, Verdict::NotAllowed);
    let clause = Planned { ground: Ground::Clause, ..over };
    assert_eq!(clause.check().verdict, Verdict::NotAllowed);
    for procedure in [Procedure::None, Procedure::Iop] {
        assert_eq!(Planned { procedure, effect: 90_000_000, ..planned() }.check().verdict, Verdict::Allowed);
    }
}

#[test]
fn a_direct_award_of_social_services_has_their_threshold_as_its_limit() {
    let award = |cpv: Option<&str>, new_value| Planned {
        procedure: Procedure::DirectAward,
        cpv: cpv.map(str::to_owned),
        original_value: 100_000_000_000,
        new_value,
        effect: 1,
        ..planned()
    };
    for (cpv, new_value, rule, holds, limit, verdict) in [
        (Some("85312510-7"), 780_254_999, Rule::DirectAwardSocial, Holds::Yes, 780_255_000, Verdict::Allowed),
        (
            Some("85312310-5"),
            780_255_000,
            Rule::DirectAwardSocial,
            Holds::No,
            780_255_000,
            Verdict::NotAllowed,
        ),
        (Some("45000000-7"), 70_000_001, Rule::DirectAward, Holds::No, 70_000_000, Verdict::NotAllowed),
        // Which limit it is nobody can tell: below both and above both it does not matter.
        (None, 70_000_000, Rule::DirectAward, Holds::Yes, 70_000_000, Verdict::Allowed),
        (None, 70_000_001, Rule::DirectAward, Holds::Unknown, 70_000_000, Verdict::Doubtful),
        (Some("80530000-8"), 70_000_001, Rule::DirectAward, Holds::Unknown, 70_000_000, Verdict::Doubtful),
        (None, 780_255_000, Rule::DirectAwardSocial, Holds::No, 780_255_000, Verdict::NotAllowed),
    ] {
        let reasoning = award(cpv, new_value).check();
        let found = reasoning
            .findings
            .iter()
            .find(|finding| matches!(finding.rule, Rule::DirectAward | Rule::DirectAwardSocial));
        let found = found.map(|found| (found.rule, found.holds, found.limit));
        assert_eq!((found, reasoning.verdict), (Some((rule, holds, limit)), verdict), "{cpv:?} {new_value}");
    }
}

#[test]
fn a_system_of_choice_is_not_judged_by_the_procurement_law() {
    for (procedure, kind) in [
        (Procedure::Lov, ContractKind::LovApproval),
        (Procedure::Lov, ContractKind::Contract),
        (Procedure::LouOpen, ContractKind::LovApproval),
    ] {
        let reasoning = Planned { procedure, kind, effect: 90_000_000, ..planned() }.check();
        let rules: Vec<Rule> = reasoning.findings.iter().map(|finding| finding.rule).collect();
        assert_eq!((reasoning.verdict, rules), (Verdict::Doubtful, vec![Rule::Lov]));
    }
}

#[test]
fn only_what_is_called_minor_is_allowed_as_minor_so_no_other_name_walks_around_the_sum() {
    for ground in Ground::ALL {
        let nine = Planned { ground: *ground, effect: 9_000_000, ..planned() };
        let expected = if *ground == Ground::Minor { Verdict::Allowed } else { Verdict::Doubtful };
        assert_eq!(nine.check().verdict, expected, "{ground}");
    }
}

#[test]
fn an_extension_tells_its_option_and_leaves_the_documents_to_another_persons_eyes() {
    let day = |text: &str| text.parse().unwrap();
    let option = OptionUsed {
        number: 1,
        of: 2,
        months: 12,
        from: day("2026-12-31"),
        to: day("2027-12-31"),
        decide_by: Some(day("2026-09-30")),
    };
    let extension = Planned {
        on: day("2026-03-02"),
        effect: 0,
        new_value: 100_000_000,
        ground: Ground::Clause,
        option: Some(option),
        ..planned()
    };
    let reasoning = extension.check();
    assert_eq!((reasoning.verdict, reasoning.option), (Verdict::Doubtful, Some(option)));
    assert_eq!((reasoning.findings[0].rule, reasoning.findings[0].holds), (Rule::Option, Holds::Yes));
    assert_eq!(holds(&extension, Rule::Clause), Holds::Claimed);
    // Earlier changes that together are too much do not stop what the contract itself says.
    assert_eq!(Planned { earlier: 20_000_000, ..extension.clone() }.check().verdict, Verdict::Doubtful);
    // A direct award past its limit stays past it, option or none.
    let award = Planned {
        on: day("2022-05-02"),
        procedure: Procedure::DirectAward,
        new_value: 70_000_001,
        ..extension.clone()
    };
    assert_eq!(award.check().verdict, Verdict::NotAllowed);
    let unprocured = Planned { procedure: Procedure::Iop, ..extension }.check();
    assert_eq!((unprocured.verdict, unprocured.findings[0].rule), (Verdict::Allowed, Rule::Option));
}
