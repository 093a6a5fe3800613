//! Whether the law lets a contract be changed so (C07): the option clause, changes of minor value counted together with the earlier
//! ones, and other grounds. Pure: a planned change in, a reasoning out. It never says more than the rules that are known here: what
//! it cannot tell it leaves to whoever approves.

use serde::{Deserialize, Serialize};

use super::Ground;
use super::thresholds::{self, Thresholds};
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
        /// The direct award's own limit: the ordinary one.
        DirectAward = "direct_award",
        /// And the one of social and other special services, which is their threshold.
        DirectAwardSocial = "direct_award_social",
        OtherGround = "other_ground",
        /// No procurement, so no limit from there.
        NotProcured = "not_procured",
        /// A system of choice (LOV): LOU chapter 17 does not hold, and what does is not known here.
        Lov = "lov",
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

/// What CPV codes of social services begin with: vocational rehabilitation, guidance and counselling are among them (85312510-7,
/// 85312310-5, 85312320-8, 85312500-4).
const SOCIAL: &[&str] = &["853"];
/// Education, health and social: some of these are special services, and which is not known here.
const PARTLY_SOCIAL: &[&str] = &["80", "85"];

/// What is planned, as numbers.
#[derive(Clone, Debug)]
pub struct Planned {
    pub on: NaiveDate,
    pub procedure: Procedure,
    pub kind: ContractKind,
    pub cpv: Option<String>,
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
        if self.procedure == Procedure::Lov || self.kind == ContractKind::LovApproval {
            let mut findings = self.registered();
            findings.push(self.finding(Rule::Lov, Holds::Unknown, 0));
            return Reasoning { verdict: Verdict::Doubtful, findings, option: self.option };
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
            let (rule, holds, most) = self.direct_award(known);
            findings.push(self.finding(rule, holds, most));
            limit = Some(holds);
        }
        let other = !matches!(self.ground, Ground::Clause | Ground::Minor);
        if other {
            findings.push(self.finding(Rule::OtherGround, Holds::Claimed, 0));
        }

        let verdict = match limit {
            Some(Holds::No) => Verdict::NotAllowed,
            // What somebody claims another person looks at, however little it is worth: it is not counted with the minor ones.
            _ if self.ground != Ground::Minor => Verdict::Doubtful,
            _ if minor.contains(&Holds::No) => Verdict::NotAllowed,
            // And what is not known here.
            Some(Holds::Unknown) => Verdict::Doubtful,
            _ if minor.contains(&Holds::Unknown) => Verdict::Doubtful,
            _ => Verdict::Allowed,
        };
        Reasoning { verdict, findings, option: self.option }
    }

    /// The limit of a direct award, by what is bought: social services have their threshold as limit.
    fn direct_award(&self, known: Option<&Thresholds>) -> (Rule, Holds, i64) {
        let Some(known) = known else { return (Rule::DirectAward, Holds::Unknown, 0) };
        let begins = |with: &[&str]| {
            self.cpv.as_deref().is_some_and(|code| with.iter().any(|start| code.starts_with(start)))
        };
        let (ordinary, social) = (self.new_value <= known.direct_award, self.new_value < known.social);
        let holds = |fits| if fits { Holds::Yes } else { Holds::No };
        if begins(SOCIAL) {
            return (Rule::DirectAwardSocial, holds(social), known.social);
        }
        let unsorted = self.cpv.is_none() || begins(PARTLY_SOCIAL);
        match (ordinary, social) {
            (false, true) if unsorted => (Rule::DirectAward, Holds::Unknown, known.direct_award),
            (false, false) if unsorted => (Rule::DirectAwardSocial, Holds::No, known.social),
            _ => (Rule::DirectAward, holds(ordinary), known.direct_award),
        }
    }

    /// What the register itself says of an option. Whether it stood in the procurement documents it does not know.
    fn registered(&self) -> Vec<Finding> {
        self.option.map(|_| self.finding(Rule::Option, Holds::Yes, 0)).into_iter().collect()
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
