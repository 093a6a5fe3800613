# Contracts: what is bought of whom, what is used and booked, and what is left.

contracts-title = Contracts
contracts-none = No contracts are running
contracts-none-text = Add a contract, so that the provider can post slots under it.
contracts-new = Add a contract

contract-used = Used
contract-committed = Booked
contract-left = Left
contract-cap = Cap { $cap }
contract-place-months = Place-months
contract-money = Money
contract-reaches-cap = The cap should be reached { $on }
contract-cap-reached = The cap was reached { $on }.
contract-lasts = Lasts until { $on } by the forecast

contracts-lead = What the project has bought, how much is used and booked, and what is left.
contracts-new-lead = The provider can post slots under the contract as soon as it is added. The coaches can place people there once another project manager has approved it.
contracts-add = Add the contract
contracts-edit = Change the contract

contract-title = Contract
contract-title-hint = A name that both parties recognise.
contract-project-id = Project
contract-provider-id = Provider
contract-provider-missing = The provider is not in the list: bring it in first
contract-procedure = Procured by
contract-choose = Choose
contract-cpv = CPV code
contract-cpv-hint = Such as 85312510-7, vocational rehabilitation.
contract-cpv-shape = Write eight digits, a hyphen and a check digit, such as 85312510-7.
contract-signed-on = Signed
contract-starts-on = Valid from
contract-ends-on = Valid to
contract-caps = Caps
contract-caps-hint = A framework contract ceases to have effect at its cap. A placement that would pass it is refused.
contract-max-place-months = At most so many place-months
contract-max-place-months-hint = One person in one seat for a whole month is one place-month.
contract-max-value = Maximum value
contract-max-value-hint = With every extension, without VAT.
contract-price-per-place-month = Price per place-month
contract-extension-months = Extension
contract-extension-count = Number of extensions
contract-reserved-share-percent = Share of reserved workforce
contract-reserved-share-percent-hint = For contracts reserved under chapter 4, section 18 of LOU: at least 30 per cent.
contract-unit-kronor = kr
contract-unit-months = months
contract-unit-times = times
contract-unit-percent = per cent
contract-period = Period
contract-extension = Can be extended
contract-reference = Reference
contract-facts = About the contract
contract-history = History
contract-history-all = Show the whole history
contract-history-from = From
contract-history-to = To
contract-history-requirement = Requirement
contract-history-action = Action
contract-history-answer = Answer
contract-history-file = File
contract-notice-to = The notice ran to
contract-extensions-used = Extensions used
contract-state = State
contract-now = Used and booked
contract-maximum = Cap
contract-stands-on = As of { $on }
contract-people = { $started } have begun, { $active } are there now.
contract-on = Show another day
contract-show-day = Show
contract-today = Show today
contract-burn-up = Month by month
contract-burn-up-title = Place-months used against the cap
contract-burn-up-money = Money used against the cap
contract-money-thousands = Money, thousand kronor
contract-expected = Expected by the forecast
contract-at-least = Expected, at the low end
contract-at-most = Expected, at the high end
contract-planned = As booked
contract-even-pace = Even pace
contract-month = Month
contract-call-offs = Call-offs ({ $count })
contract-call-offs-means = Placements under the contract, without names. The coach and the provider know whom it is about.
contract-no-call-offs = No placements yet. They come here when a coach proposes somebody for a slot under the contract.
contract-call-off = Placement
contract-slot = Slot
contract-files = Files and contacts ({ $count })
contract-slots = Slots ({ $count }), { $free } seats free today
contract-no-slots = No slots are published under the contract. Ask the provider to publish them.
contract-slot-seats = Seats
contract-slot-free = Free today

flash-contract-added = The contract is added.
flash-contract-changed = The contract is changed.
event-contract_added = The contract was added
event-contract_changed = The contract was changed

contract-kind = Kind of contract
contract-lots = Municipalities that it covers
contract-lots-hint = Tick none if it holds in all the project's municipalities.
contract-lots-all = All of the project’s municipalities
contract-notice-months = Notice
contract-months = { $months ->
    [one] 1 month
   *[other] { $months } months
}
contract-decide-by = Extension decided by
contract-decide-by-hint = Brygga reminds you 180, 90 and 30 days before.
contract-evidence-on = Share shown on
contract-evidence-on-hint = The day of the evidence of the reserved share. Brygga reminds you 60 days before it is a year old.
contract-extension-left = { $left } of { $count } left, { $months } months each
contract-terminated-on = Notice given for
contract-price = Price
contract-price-holds = { $price } per { $unit } from { $from }
contract-price-per = { $price } per { $unit }
contract-approved-by = Approved by
contract-left-of = { $left } left of { $cap }
contract-waits = The contract does not count until another project manager has approved it. Until then nobody can be placed under it.
contract-approve = Approve the contract
contract-approve-title = Approve the contract
contract-approve-lead = You confirm that what is written about { $title } agrees with the signed contract. After that the coaches can place people under it.
contract-approve-terms = What you approve
contract-refuse = Refuse the contract
contract-refuse-link = Refuse the contract instead
contract-refuse-title = Refuse the contract
contract-refuse-lead = { $title } will never count, and cannot be approved later. A corrected contract is added anew.
contract-refuse-change = Is only a detail wrong? Change the contract instead; then another project manager approves it.
contract-withdraw = Take the contract back
contract-withdraw-title = Take the contract back
contract-withdraw-lead = { $title } will never count. A corrected contract is added anew.
contract-is-closed = The contract was never approved and does not count. Nobody can be placed under it. Add a new one if it is needed.
contract-revoke = Take the notice back
contract-revoke-title = Take the notice back
contract-revoke-lead-unknown = Notice has been given: { $title } ends on { $on }. To which day it ran before is not written down. When the notice is taken back, it still runs to { $on }, and can then be changed or extended as any other contract.
contract-revoke-lead = Notice has been given: { $title } ends on { $on }. When the notice is taken back, the contract runs to { $ends }.
contract_closed-refused = Refused
contract_closed-withdrawn = Taken back
contract-approve-stale = The contract was changed while the page was open. Read it again before you approve.
contract-extend = Send for approval
contract-extend-title = Extend the contract
contract-extend-lead = The contract runs to { $from } and will run to { $to } when another project manager has approved it. The cap does not change: it was counted with all extensions.
contract-extend-why-hint = Why the contract is to be extended. Kept with the assessment.
contract-price-title = Add a new price
contract-price-lead = The price for { $title } from a day on. What is booked already is counted anew from that day.
contract-price-from = Holds from
contract-price-amount = Price in kronor
contract-price-unit = Per
contract-price-unit-hint = A day is a weekday of the placement's period. An hour is a fifth of the agreed weekly hours for each weekday, both for what is used and for what is booked. Attendance does not change the price.
contract-price-set = Add the price
contract-terminate = Give notice
contract-terminate-title = Give notice before it ends
contract-terminate-lead = Otherwise the contract runs to { $on }. Nobody may have a placement under it after the new last day.
contract-terminate-on = Last day
contract-terminate-on-hint = Today at the earliest.
contract-terminate-why = Reason
contract-terminate-sooner = Why before the notice is over
contract-terminate-sooner-hint = Only needed when the last day comes before the notice of { $months } months is over. For example that both agree, or a breach.

contract-life-unapproved = Waits for approval
contract-life-planned = To come
contract-life-active = Running
contract-life-extended = Running, extended
contract-life-ending = Coming to its end
contract-life-ended = Over
contract-life-exhausted = The cap is reached
contract-life-terminated = Terminated

flash-contract-approved = The contract is approved.
flash-contract-refused = The contract is refused.
flash-contract-withdrawn = The contract is taken back.
flash-contract-notice-revoked = The notice is taken back.
flash-contract-terminated = Notice is given.
event-contract_approved = The contract was approved
event-contract_extended = The contract was extended
event-contract_repriced = A new price was added
event-contract_refused = The contract was refused
event-contract_withdrawn = The contract was taken back
event-contract_notice_revoked = The notice was taken back
event-contract_terminated = Notice was given

contract-alerts = To watch
alert-unapproved = The contract waits for another project manager to approve it.
alert-cap = { $count } percent of the cap is used or booked. Plan for another contract before the coaches get a no.
alert-extension = { $count ->
    [one] One day left to decide on an extension.
   *[other] { $count } days left to decide on an extension.
}
alert-ends-with-people = { $count ->
    [one] The contract ends, and one person has a place under it. Extend the contract or move the placement.
   *[other] The contract ends, and { $count } people have places under it. Extend the contract or move the placements.
}
alert-empty-seats = { $count ->
    [one] One place has stood empty for four weeks. Ask the coaches and the provider why.
   *[other] { $count } places have stood empty for four weeks. Ask the coaches and the provider why.
}
alert-price-change = A new price comes to hold.
alert-evidence-none = The reserved share has not been shown. Ask the provider for evidence, and enter its day on the contract's page.
alert-evidence = The reserved share must be shown anew. Ask the provider for new evidence.
alert-evidence-soon = { $count ->
    [one] The evidence of the reserved share is a year old tomorrow. Ask the provider for new evidence today.
   *[other] The evidence of the reserved share is a year old in { $count } days. Ask the provider for new evidence now.
}
alert-owner = Owner: { $name }.
alert-owner-management = Owner: the project's managers.
alert-extension-missed = { $count ->
    [one] The day for deciding on an extension was yesterday. Ask the provider whether the contract may still be extended, or plan for another.
   *[other] The day for deciding on an extension was { $count } days ago. Ask the provider whether the contract may still be extended, or plan for another.
}
alert-ended-with-people = { $count ->
    [one] The contract has ended, and one person still has a place under it. End or move the placement.
   *[other] The contract has ended, and { $count } people still have places under it. End or move the placements.
}
alert-hear = Turn on again
flash-alert-heard = The reminder is on again.
contract-history-alert = Reminder
event-contract_alert_heard = A reminder was turned on again
alerts-title = All warnings
alerts-none = No warnings
alerts-none-text = Brygga warns here when a contract is soon over, a cap comes near or seats stand empty.
alerts-placements = Placements without a next step
alerts-extensions = Extensions to decide on
alerts-extensions-means = Where the contract says no day it is counted from the end, less the notice.
alerts-no-extensions = No contract can be extended.
alerts-missed = The day has passed
alerts-silenced = Reminders that are turned off
alert-silence = Turn the reminder off
alert-unknown = The reminder is not known. Go back to the contract and choose the one that stands there.
flash-alert-silenced = The reminder is off. It comes back if things get worse. One about empty seats also comes back after half a year.
event-contract_alert_silenced = A reminder was turned off

invoice-title = Invoice basis
invoice-heading = Invoice basis, { $month }
invoice-month = Month
invoice-months = Other months
invoice-earlier = The month before
invoice-later = The month after
invoice-show-month = Show the month
invoice-month-shape = Write the month like this: 2021-06. Or choose it in the list.
invoice-not-over = The month is not over: the basis goes to today.
invoice-none = Nobody had a place that month
invoice-none-text = The basis has a line for each placement that has begun.
invoice-means = A line for each placement, for the days of the month, at the price that held. The lines of all months add up to what is used of the contract.
invoice-from = From
invoice-to = To
invoice-weekdays = Weekdays
invoice-hours = Hours a week
invoice-amount = Amount
invoice-total = Total
invoice-for-month = About month
invoice-state = State
invoice-state-draft = Worked out, not laid down
invoice-state-waits = Waits for the provider
invoice-state-locked = Confirmed
invoice-issue = Lay the basis down
invoice-issue-means = When the basis is laid down the provider confirms it line by line. What changes later comes as corrections in a later month.
invoice-waits = Laid down { $on } by { $name }. The provider confirms the lines.
invoice-locked = All lines are confirmed { $on }. The basis does not change any more.
invoice-has-disputed = { $count ->
    [one] The provider disputes a line. Mend the placement's days or hours and work it out anew, or reply to the provider on the line.
   *[other] The provider disputes { $count } lines. Mend the placements' days or hours and work them out anew, or reply to the provider on the lines.
}
invoice-work-out = Work out what is not confirmed anew
invoice-confirm-all = { $count ->
    [one] Confirm the line
   *[other] Confirm the { $count } lines
}
invoice-answer = Answer
invoice-answer-label = The provider's answer
invoice-reply = Answer the provider
invoice-reply-title = Answer the provider
invoice-reply-lead = { $reference } is not right, says the provider: “{ $comment }”
invoice-reply-label = What you answer
invoice-replied = The project: { $words }
invoice-between = Buyer: { $buyer }. Provider: { $seller }.
invoice-buyer = Buyer
event-invoice_replied = A disputed line of an invoice basis was answered
invoice-answer-title = Is the line right?
invoice-line-lead = { $reference }, { $slot }, { $period }: { $amount }.
invoice-comment = Comment
invoice-comment-hint = Needed when the line is not right: write what is wrong.
invoice-correction = Correction for { $month }
invoice-price-of = { $price } per { $unit }
invoice-price-changed = The price changed
invoice-issued-months = Months laid down
line_answer-open = Not answered
line_answer-confirmed = Right
line_answer-disputed = Not right
flash-invoice-issued = The basis is laid down.
flash-invoice-worked-out = The lines are worked out anew.
flash-invoice-confirmed = The lines are confirmed.
flash-invoice-answered = The answer is saved.
event-invoice_issued = An invoice basis was laid down
event-invoice_worked_out = An invoice basis was worked out anew
event-invoice_disputed = The provider disputed a line of an invoice basis
event-invoice_confirmed = An invoice basis was confirmed
open-data-title = Open data
open-data-is-on = Anybody can read the project's contracts as open data (OCDS). No participants are in it.
open-data-is-off = The project's contracts can be published as open data (OCDS) at an address without sign-in. No participants are in it.
open-data-file = Open the file
open-data-switch-on = Publish
open-data-switch-off = Stop publishing
flash-open-data-on = The contracts are published as open data.
flash-open-data-off = The contracts are no longer published.
event-open_data_published = The contracts were published as open data
event-open_data_withdrawn = The contracts stopped being published as open data
