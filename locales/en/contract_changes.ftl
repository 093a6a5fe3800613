# Changes of contracts: what is planned, what the rules say, and another manager's yes or no.

change-title = Change of contract
change-planned-by = Planned by { $name }, { $on }
change-what = What
change-now = Now
change-before = Before the change
change-then = After the change
change-price-from = Price from { $from }
change-extension-to = Extension to { $to }
change-of-terms = Changed terms
change-reasoning = What the rules say
change-ground = Ground for the change
change-ground-hint = Choose what you rest the change on.
change-why = Reason
change-why-hint = Why the contract needs to change. Kept with the assessment.
change-effect = Worth of the change
change-sources = Sources: LOU (2016:1145) ch. 17 s. 9–14; the government's announcements of thresholds for 2018–2023. Later thresholds are not entered.
change-waits-for-another = The change counts when another project manager has approved it.
change-approve = Approve the change
change-reject = Say no to the change
change-take-back = Take the change back
change-reject-why = Why not?
change-needs-ground = The change needs a ground and a reason: another project manager approves it before it counts.

change-clause-claimed = Change clause or option (LOU ch. 17 s. 10): called upon. The clause must stand in the procurement documents, be clear, precise and unequivocal, and the character of the contract may not change. Whoever approves checks that.
change-clause-not = Change clause or option (LOU ch. 17 s. 10): not called upon.
change-character-same = The character of the contract is the same: procedure, kind, CPV code, municipalities and longest time do not change.
change-character-other = The character of the contract may change: procedure, kind, CPV code, municipalities or longest time become others. Then the change is not of minor value.
change-ten-under = 10 percent (LOU ch. 17 s. 9): the change is worth { $effect }, earlier changes { $earlier }, together { $percent } percent of the original value. That is under 10 percent ({ $limit }).
change-ten-over = 10 percent (LOU ch. 17 s. 9): the change is worth { $effect }, earlier changes { $earlier }, together { $percent } percent of the original value. That is 10 percent ({ $limit }) or more, so the change is not of minor value.
change-threshold-under = Threshold (LOU ch. 17 s. 9): the sum is under the threshold for social services, { $limit }.
change-threshold-over = Threshold (LOU ch. 17 s. 9): the sum comes up to the threshold for social services, { $limit }.
change-threshold-unknown = Threshold (LOU ch. 17 s. 9): the value for this day is not entered. Whoever approves checks it with the procurement agency's information.
change-direct-under = Direct award: the whole value is at most the ordinary limit for direct awards, { $limit }.
change-direct-over = Direct award: the whole value passes the ordinary limit for direct awards, { $limit }. Hold a procurement instead.
change-direct-social-under = Direct award: the whole value is under the limit for social services, { $limit }.
change-direct-social-over = Direct award: the whole value reaches the limit for social services, { $limit }. Hold a procurement instead.
change-direct-unsorted = Direct award: the whole value passes the ordinary limit, { $limit }, but is under the one for social services. The contract’s CPV code does not say which of them holds. Whoever approves decides.
change-direct-unknown = Direct award: the limit for this day is not entered. Whoever approves checks it.
change-other-claimed = Another ground (LOU ch. 17 s. 11–14) is called upon. Whoever approves tries whether its conditions are met.
change-option = Option in the register (LOU ch. 17 s. 10): this is extension { $number } of { $of }, { $months } months, from { $from } to { $to }.{ $by ->
    [none] {""}
   *[other] {" "}It is to be decided by { $by } at the latest.
} The maximum was reckoned with all extensions and does not change.
change-lov = System of choice: LOU chapter 17 does not hold; see LOV and the contract documents. Whoever approves checks them.
change-not-procured = The contract was not procured, so the rules of LOU on changes do not apply.
change-says-allowed = Altogether: the change is within the rules.
change-says-doubtful = Altogether: it cannot be decided here. Whoever approves takes a stand.
change-says-not-allowed = Altogether: the change is not within the rules. Hold a new procurement, or state another ground.

change_ground-minor = Change of minor value
change_ground-clause = Clause or option in the contract
change_ground-supplementary = Supplementary order
change_ground-unforeseen = Unforeseeable circumstances
change_ground-new_supplier = Change of supplier
change_ground-not_substantial = Not a substantial change
change_state-waiting = Waits for approval
change_state-approved = Approved
change_state-rejected = No
change_rule-clause = Clause or option
change_rule-ten_percent = 10 percent
change_rule-threshold = Threshold
change_rule-character = The contract's character
change_rule-direct_award = Limit for direct awards
change_rule-direct_award_social = Direct award limit for social services
change_rule-other_ground = Another ground
change_rule-option = Option in the register
change_rule-lov = System of choice
change_rule-not_procured = Not procured
change_holds-yes = Yes
change_holds-no = No
change_holds-unknown = Unknown
change_holds-claimed = Called upon
change_verdict-allowed = Within the rules
change_verdict-doubtful = Needs judgement
change_verdict-not_allowed = Not within

flash-change-planned = The change is saved. It counts when another project manager has approved it.
flash-change-approved = The change is approved and counts.
flash-change-rejected = The change does not come about.
event-contract_change_planned = A change was planned
event-contract_change_approved = A change was approved
event-contract_change_rejected = A change was rejected
contract-changes = Changes
contract-change-waits = A change waits for approval.
