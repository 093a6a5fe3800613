//! Whether the law lets a contract be changed so (C07): the option clause, changes of minor value counted together with the earlier
//! ones, and other grounds. Pure: a planned change in, a reasoning out. It never says more than the rules that are known here: what
//! it cannot tell it leaves to whoever approves.

use serde::{Deserialize, Serialize};

use super::Ground;
use super::thresholds;
use crate::model::codes::{ContractKind, Procedure};
use chrono::NaiveDate;

crate::model::codes::codes! {
    /// A rule that a change is held against, with its paragraph in its text.
    pub enum Rule = "change_rule" {
        /// LOU 17 kap. 10 §.
        Clause = "clause",
        /// LOU 17 kap. 9 §: under 10 % of the value.
        TenPercent = "ten_percent",
        /// LOU 17 kap. 9 §: under the threshold.
        Threshold = "threshold",
        /// The character is the same.
        Character = "character",
        /// The direct award's own limit.
        DirectAward = "direct_award",
        OtherGround = "other_ground",
        /// No procurement, so no limit from there.
        NotProcured = "not_procured",
        /// The option that is used stands in the register, is not used up, and is decided in time (LOU 17 kap. 10 §).
        Option = "option",
    }

    /// What a rule says of a change.
    pub enum Holds = "change_holds" { Yes = "yes", No = "no", Unknown = "unknown", Claimed = "claimed" }

    /// What all rules say together.
    pub enum Verdict = "change_verdict" { Allowed = "allowed", Doubtful = "doubtful", NotAllowed = "not_allowed" }
}

/// One rule's word on the change. The amounts are öre; `percent` tenths of a percent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub rule: Rule,
    pub holds: Holds,
    pub effect: i64,
    pub earlier: i64,
    pub limit: i64,
    pub percent: i64,
}

/// The option that an extension uses, as the register has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionUsed {
    /// The first is 1.
    pub number: i64,
    pub of: i64,
    pub months: i64,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub decide_by: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasoning {
    pub verdict: Verdict,
    pub findings: Vec<Finding>,
    /// Of an extension.
    #[serde(default)]
    pub option: Option<OptionUsed>,
}

/// What is planned, as numbers.
#[derive(Clone, Debug)]
pub struct Planned {
    pub on: NaiveDate,
    pub procedure: Procedure,
    pub kind: ContractKind,
    /// Öre: the value when it was signed, all options counted.
    pub original_value: i64,
    /// Öre: the value after the change.
    pub new_value: i64,
    /// Öre: how much the change is worth, up or down.
    pub effect: i64,
    /// Öre: what earlier changes of minor value were worth, each up or down.
    pub earlier: i64,
    /// Procedure, kind, classification and municipalities stay.
    pub same_character: bool,
    pub ground: Ground,
    /// Of an extension. It has been looked up in the register: what is not there is refused before it is reasoned about.
    pub option: Option<OptionUsed>,
}

impl Planned {
    fn finding(&self, rule: Rule, holds: Holds, limit: i64) -> Finding {
        let sum = self.effect.abs() + self.earlier;
        let percent = if self.original_value > 0 { sum * 1000 / self.original_value } else { 0 };
        Finding { rule, holds, effect: self.effect.abs(), earlier: self.earlier, limit, percent }
    }

    pub fn check(&self) -> Reasoning {
        if matches!(self.procedure, Procedure::None | Procedure::Iop) {
            let mut findings = self.registered();
            findings.push(self.finding(Rule::NotProcured, Holds::Yes, 0));
            return Reasoning { verdict: Verdict::Allowed, findings, option: self.option };
        }
        let sum = self.effect.abs() + self.earlier;
        let known = thresholds::on(self.on);
        let mut findings = self.registered();
        let clause = self.ground == Ground::Clause;
        findings.push(self.finding(Rule::Clause, if clause { Holds::Claimed } else { Holds::No }, 0));

        let character = if self.same_character { Holds::Yes } else { Holds::No };
        findings.push(self.finding(Rule::Character, character, 0));
        // Strictly below: ten percent is too much.
        let ten = if sum * 10 < self.original_value { Holds::Yes } else { Holds::No };
        findings.push(self.finding(Rule::TenPercent, ten, self.original_value / 10));
        let threshold = match known {
            Some(known) if sum < known.social => (Holds::Yes, known.social),
            Some(known) => (Holds::No, known.social),
            None => (Holds::Unknown, 0),
        };
        findings.push(self.finding(Rule::Threshold, threshold.0, threshold.1));
        let minor = [character, ten, threshold.0];

        let mut limit = None;
        if self.procedure == Procedure::DirectAward {
            let (holds, most) = match known {
                Some(known) if self.new_value <= known.direct_award => (Holds::Yes, known.direct_award),
                Some(known) => (Holds::No, known.direct_award),
                None => (Holds::Unknown, 0),
            };
            findings.push(self.finding(Rule::DirectAward, holds, most));
            limit = Some(holds);
        }
        let other = !matches!(self.ground, Ground::Clause | Ground::Minor);
        if other {
            findings.push(self.finding(Rule::OtherGround, Holds::Claimed, 0));
        }

        let is_minor = minor.iter().all(|holds| *holds == Holds::Yes);
        let may_be_minor = !minor.contains(&Holds::No);
        let verdict = match limit {
            Some(Holds::No) => Verdict::NotAllowed,
            _ if is_minor && limit != Some(Holds::Unknown) => Verdict::Allowed,
            // What somebody claims, or what is not known here, another person looks at.
            _ if clause || other || may_be_minor => Verdict::Doubtful,
            _ => Verdict::NotAllowed,
        };
        Reasoning { verdict, findings, option: self.option }
    }

    /// What the register itself says of an option. Whether it stood in the procurement documents it does not know.
    fn registered(&self) -> Vec<Finding> {
        self.option.map(|_| self.finding(Rule::Option, Holds::Yes, 0)).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A contract of a million, changed in 2022, when the threshold was 7 802 550 kr.
    fn planned() -> Planned {
        Planned {
            on: "2022-05-02".parse().unwrap(),
            procedure: Procedure::LouReserved418,
            kind: ContractKind::Contract,
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
        assert_eq!(
            (later.check().verdict, holds(&later, Rule::Threshold)),
            (Verdict::Doubtful, Holds::Unknown)
        );
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
            assert_eq!(
                Planned { procedure, effect: 90_000_000, ..planned() }.check().verdict,
                Verdict::Allowed
            );
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
}
