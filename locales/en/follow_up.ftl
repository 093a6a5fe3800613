# Follow-up of contracts: requirements, checks and deviations.

contract-follow-up = Contract follow-up
follow-up-trend = Over time
follow-up-trend-none = Shown when a requirement has been checked.
follow-up-trend-title = Share of checks that found the requirement met
follow-up-met-share = Met
follow-up-quarter-head = Quarter
follow-up-quarter = Q{ $number } { $year }
follow-up-met = Met
follow-up-partly = Partly
follow-up-not-met = Not

requirements-title = Requirements
requirements-none = No requirements are entered. Add what the contract requires and you are to check.
requirement-add = Add requirement
requirement-words = Requirement
requirement-words-hint = What the provider is to meet.
requirement-source = Source
requirement-source-hint = For example paragraph 4.2 of the contract.
requirement-how = How it is checked
requirement-how-hint = For example at a visit, once each half-year.
requirement-unchecked = Not checked
requirement-dropped = Followed up no more.
requirement-drop = Stop following up

check-title = Check the requirement
check-how = Checked: { $how }
check-on = Checked on
check-result = Result
check-note = What the check showed
check-note-hint = Both parties read it. Write nothing about single participants.
check-action = Action that the provider is to take
check-action-hint = Needed when the requirement is not met. It becomes a deviation that the provider answers.
check-due-on = To be done by
check-save = Save the check

deviations-open = { $count ->
    [0] No open deviations
    [one] 1 open deviation
   *[other] { $count } open deviations
}
deviations-none = When a requirement is not met the action and its day stand here.
deviations-closed = Closed deviations
deviation-lead = Requirement: { $requirement } Action: { $action } By { $on }.
deviation-found = Checked { $on }. { $note }
deviation-unanswered = The provider has not answered.
deviation-due = By { $on }
deviation-overdue = Was to be done by { $on }
deviation-answer-title = Answer the deviation
deviation-answer-again = Change the answer
deviation-answer = Answer
deviation-answer-hint = What you have done or do, and when it is done. Write nothing about single participants.
deviation-answer-save = Send the answer
deviation-close-title = Close the deviation
deviation-close = Close the deviation
deviation-ending = How did it end?
deviation-ending-hint = For example what you have seen that shows that the requirement is met.

overview-deviations = Deviations of contracts past their day
overview-deviation-answered = { $action } The provider answered { $on }.
overview-deviation-unanswered = { $action } The provider has not answered.
alert-deviation-overdue = { $count ->
    [one] A deviation should have been put right. Check the requirement again and close it, or tell the provider.
   *[other] { $count } deviations should have been put right. Check the requirements again and close them, or tell the provider.
}
contract-deviations = { $count ->
    [one] One deviation is open.
   *[other] { $count } deviations are open.
}

check_result-met = Met
check_result-partly = Partly met
check_result-not_met = Not met
flash-requirement-added = The requirement is added.
flash-requirement-dropped = The requirement is followed up no more.
flash-checked = The check is saved.
flash-deviation-answered = The answer is sent.
flash-deviation-closed = The deviation is closed.
event-contract_requirement_added = A requirement was added
event-contract_requirement_dropped = A requirement is followed up no more
event-contract_checked = A requirement was checked
event-contract_deviation_answered = The provider answered a deviation
event-contract_deviation_closed = A deviation was closed
