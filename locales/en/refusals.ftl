# Why a rule says no, and what to do instead. One text for each Refusal in src/model/refusal.rs.
refusal-slot-full = The slot is full on { $day }: all { $seats } seats are taken. Choose another period or another slot.
refusal-slot-hours-taken = On { $day } the slot has { $left } hours a week left, but { $wanted } are needed. Lower the hours or choose another period.
refusal-slot-not-open = The slot takes no proposals right now. Look for another one or ask the provider.
refusal-slot-contract-over = The slot's contract does not hold: it is { $state }. Choose another slot, or put this one under a contract that holds.
refusal-outside-slot-period = The slot exists from { $from } to { $to }. Choose a period within that.
refusal-hours-outside-slot = The slot takes { $min }–{ $max } hours a week for one person. Change the hours.
refusal-outside-contract-period = The contract is valid from { $from } to { $to }. Choose a period within it, or a slot without a contract.
refusal-contract-place-months = The contract’s maximum of place-months would be passed: { $left } are left and the placement takes { $wanted }. { $others ->
    [none] No other contract of the project has room. Shorten the period, or choose an employer without one.
   *[other] There is room under { $others }. Choose a slot there, shorten the period, or choose an employer without a contract.
}
refusal-contract-value = The contract’s maximum value would be passed: { $left } is left and the placement costs { $wanted }. { $others ->
    [none] No other contract of the project has room. Shorten the period, or choose an employer without one.
   *[other] There is room under { $others }. Choose a slot there, shorten the period, or choose an employer without a contract.
}
refusal-contract-below-drawn = The cap cannot be that low: { $months } place-months and { $value } are already used or booked. Raise the cap, or end placements first.
refusal-contract-period-taken = The contract's period must hold all its placements, which run from { $from } to { $to }. Change the period or the placements.
refusal-organisation-exists = There is already an organisation with that number. Look for it in the list.
refusal-end-before-start = The end is before the start. Change one of the dates.
refusal-start-in-the-past = That day has passed. Choose today or a later day.
refusal-attendance-after-end = Attendance is recorded up to { $last }. Choose that day or a later one, or correct the attendance first.
refusal-not-yet = That can be done on { $from } at the earliest.
refusal-date-in-future = That day has not come yet. Choose today or an earlier day.
refusal-period-too-long = The period is longer than three years. Check the year.
refusal-next-step-in-the-past = The next step lies ahead. Choose today or a later day.
refusal-next-step-too-far = The next step lies too far ahead. Choose a day no later than { $last }, so that nobody is forgotten.
refusal-adaptations-not-offered = Something that is ticked is neither an adaptation that the slot has nor a need in the person's profile. Tick only what the form shows.
refusal-first-day-closed = The slot is closed on that day. The next open day is { $opens }: choose that or a later one.
refusal-already-at-slot = The person has already been proposed to or placed at this slot.
refusal-participant-has-no-consent = There is no consent to share with that organisation. Ask for consent and record it first.
refusal-enrolment-ended = The enrolment has ended. Enrol the person again if you are to go on.
refusal-placement-state = That cannot be done now: the placement is { $state }. Reload the page and see what has happened.
refusal-proposal-expired = The proposal expired on { $on } and its seat was released. Ask the coach to propose again.
refusal-next-step-missing = This is the person’s only placement. Say what comes next, so that nobody falls between the chairs.
refusal-slot-below-taken = On { $day } { $seats ->
    [one] 1 seat
   *[other] { $seats } seats
  } and { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
  } a week are already taken. Do not go below that, or end placements first.
refusal-slot-taken-before = On { $day } somebody already has a seat here. Begin on that day or earlier, or end the placement first.
refusal-slot-taken-after = On { $day } somebody already has a seat here. End later, or end or shorten the placement first.
refusal-slot-state = That cannot be done now: the slot is { $state }. Reload the page.
refusal-slot-has-placements = { $count ->
    [one] One person has
   *[other] { $count } people have
  } the slot now or later. End or move the placements first.
refusal-slot-needs-contract = A social enterprise posts slots under a contract. Choose one, or ask the project manager to add it.
refusal-slot-of-other-project = The slot is under another project's contract. Choose one under the participant's own project, or at an employer without a contract.
refusal-slot-hours-agreed = Somebody has or is proposed { $hours } hours a week at the slot. Let the limits hold that, or change that placement first.
refusal-attendance-outside-placement = { $day } is outside the placement. Remove that line or change the placement’s dates.
refusal-pause-after-end = The placement was to end on { $end }. Extend it first, or end it.
refusal-attendance-in-future = { $day } has not come yet. Attendance is recorded afterwards.
refusal-attendance-minutes = The time on { $day } cannot be right. Write between 0 and 24 hours.
refusal-attendance-disputed = { $day } is questioned. The coach settles what holds, nobody writes over it.
refusal-dispute-open = { $day } is questioned already. Wait until the coach has settled it.
refusal-dispute-settled = The day is settled already. It can be questioned anew.
refusal-review-alone = Tick who was there. A follow-up talk has the participant or the supervisor in it.
refusal-review-made = That review is made already.
refusal-rating-given = That is done already. It is done once for each place.
refusal-handover-state = That cannot be done now: the handover is { $state }. Reload the page and see what has happened.
refusal-handover-to-self = The receiver is the giver itself. Choose another receiver or another project.
refusal-handover-open = A handover is already under way. Follow it up, or revoke it before you send another.
refusal-handover-dates = The day is before the previous step, which was on { $before }. Choose that day or a later one.
refusal-handover-same-day = A handover of this person was already sent that day. Choose another day.
refusal-exit-needs-handover = Whoever goes on to somebody else has been accepted there: to municipal measures by a municipality, to health care by a region, to the employment service by an authority. The latest answer counts. Send the handover and wait for the answer, or choose another exit.
refusal-entry-after-end = Something is entered for { $last }: an activity, a placement that ended or a handover. Set the last day to that day or later, or correct the entry.
refusal-entry-before-enrolment = Something is entered already for { $first }: an activity, a proposal or a handover. Set the enrolment to that day or earlier, or correct the entry.
refusal-exit-contradicted = Going on to work needs the occupation Working, going on to studies needs Studying, and the extent must be more than 0 per cent. Change one or the other.
refusal-placements-under-way = { $count ->
    [one] One placement is under way.
   *[other] { $count } placements are under way.
  } End or withdraw them first.
refusal-age-outside-project = The person is { $age } years old. The project takes { $min }–{ $max } years.
refusal-municipality-outside-project = The municipality is not part of the project. Check where the person lives.
refusal-outside-project-period = The project runs from { $from } to { $to }. Choose a date within that.
refusal-already-enrolled = The person is already enrolled in the project.
refusal-end-before-enrolment = The person was enrolled on { $enrolled }. The end cannot be before that.
refusal-income-none-stands-alone = “No income” cannot be chosen together with other incomes.
refusal-password-too-short = The password needs at least { $least } characters. A few words in a row will do.
refusal-password-too-long = The password may have at most { $most } characters.
refusal-password-common = That password is too easy to guess. Take a few words that do not belong together.
refusal-invitation-spent = The invitation has been used or has expired. Ask for a new one.
refusal-user-exists = There is already a user with that e-mail address.
refusal-user-disabled = The user is shut out. Let them in again first, then invite them.
refusal-last-administrator = There must be at least one administrator. Appoint another one first.
refusal-coach-has-people = { $count ->
    [one] One participant has the person as their coach. The project manager gives the participant another coach first, under “Coaches” on the overview. To shut the person out at once: suspend the account.
   *[other] { $count } participants have the person as their coach. The project manager gives them another coach first, under “Coaches” on the overview. To shut the person out at once: suspend the account.
  }
refusal-role-needs-project = Coaches and project managers need a project. Choose one.
refusal-role-needs-provider = A provider needs a social enterprise or an employer. Choose such an organisation.
refusal-reason-missing = Write why, in at least ten characters. The reason is kept and the person’s coach sees it.
refusal-consent-dates = The consent ends before it begins, or is not valid today. Change the dates.
refusal-consent-withdrawn = The consent has been withdrawn. Ask for a new one first.
refusal-consent-after-sending = The consent must be there before the handover is sent. Change one of the dates.
refusal-standing-missing = When an enrolment ends according to plan we need to know what the person does now and lives on. Choose an occupation and incomes.
refusal-extent-outside-percent = The extent is between 0 and 100 per cent.
refusal-profile-hours = Hours are 1–{ $most } a week, from the lower to the higher. Change them.
refusal-minutes-outside-day = An activity is at most { $most } minutes, a whole day.
refusal-activity-outside-enrolment = The person was not enrolled that day. The enrolment began on { $from }. Choose a day when the person was enrolled.
refusal-activity-outside-ended-enrolment = The person was not enrolled that day. The enrolment began on { $from } and ended on { $to }. Choose a day when the person was enrolled.
refusal-upload-expired = The file is too old or has been removed. Upload it again.
refusal-package-faults = { $count ->
    [one] The package has one fault.
   *[other] The package has { $count } faults.
  } Nothing was changed. Mend the faults and upload it again.
refusal-stale = Somebody else changed this while you were writing. Look at the new version and change it again if need be.

# States, as they stand in a sentence.
state-proposed = proposed
state-declined = declined
state-withdrawn = withdrawn
state-taken-back = taken back
state-expired = expired
state-accepted = accepted
state-started = started
state-paused = paused
state-ended = ended
state-unapproved = waits for approval
state-planned = to come
state-active = running
state-extended = extended
state-ending = under notice or close to its end
state-exhausted = the cap is reached
state-refused = refused
state-run-out = over
state-terminated = terminated
state-draft = a draft
state-open = open
state-closed = closed
state-sent = sent
state-met = met
state-released = released
state-revoked = revoked

# The menu.
menu-caseload = My participants
menu-search = Find a placement
menu-board = My day
menu-slots = Slots
menu-overview = Overview
menu-contracts = Contracts
menu-reports = Reports
menu-imports = In and out
menu-users = Users
refusal-allocation-too-large = There are too many pairs of participants and slots. At most { $most } can be tried at once: choose fewer.
refusal-allocation-released = The allocation has been handed to the coaches. Make a new one if something is to change; what is confirmed stays.
refusal-allocation-draft = The allocation has not been handed to the coaches yet. Review it and hand it over first.
refusal-allotment-not-possible = The slot is not possible for the person in this allocation. Choose another, or make a new allocation when the obstacle is gone.
refusal-allotment-full = The slot or its contract is full in this allocation. Move somebody away first, or choose another slot.
refusal-allotment-sent = There is no proposal to send: it has been sent, or the person has no slot in the allocation.
refusal-wishes-most = At most { $most } slots can be wished for. Take one away first.

refusal-contract-unapproved = The contract waits for another project manager to approve it. Choose a slot under another contract, or ask the project's managers to approve it.
refusal-contract-approved = The contract is already approved. Go back to the contract and read what holds.
refusal-approval-by-another = Whoever added the contract cannot approve it. Ask another manager of the project, or ask the administrator to add one.
refusal-contract-has-people = There are people under the contract already. Put the contract right and approve it instead.
refusal-contract-life = That cannot be done as the contract stands: { $state }. Load the contract's page again and see what holds.
refusal-notice-not-given = No notice has been given. Load the contract's page again and see what holds.
refusal-no-extension-left = All extensions of the contract are used. Procure anew, or find out whether the contract may be changed.
refusal-extension-too-late = The extension was to be decided by { $by }. Look in the contract; if the day is wrong, change it on the contract's page.
refusal-extensions-below-used = { $used } extensions are already used. Give at least as many.
refusal-decision-after-end = The extension must be decided while the contract runs, by { $end }. Give an earlier day.
refusal-price-in-the-past = The price of days that have passed does not change once somebody has had a place under the contract. Add a new price from today or later.
refusal-price-unchanged = That price already holds on that day, so nothing would change. Enter the new price, or choose another day.
refusal-price-from-same-day = A price already holds from { $from }. Choose another day.
refusal-price-outside-contract = The contract runs from { $from } to { $to }. Choose a day within the period.
refusal-price-over-cap = At the new price what is booked costs { $wanted } more, and { $left } is left below the cap. Choose a later day, lower the price or shorten placements first.
refusal-termination-outside-contract = The contract runs from { $from } to { $to }. Choose a last day within the period.
refusal-reserved-share-too-low = Procurement reserved under LOU 4:18 demands at least { $least } percent. Mend the share or choose another procedure.
refusal-provider-without-number = The provider has no organisation number. Add it first; without it no invoice can be checked.
refusal-slot-outside-lots = The contract does not cover the slot's municipality. Choose one that it covers, or another contract.
refusal-place-outside-project = The municipality is not part of the project. Choose among the project’s municipalities.

refusal-back-not-ahead = The day back lies ahead. Give a day after today, or write that the placement goes on again.
refusal-pause-backwards = A pause lasts at least a day. Give a later day on which the enrolment goes on.
refusal-pause-too-long = A pause can last { $days } days at the most. Give an earlier day, or end the enrolment.
refusal-already-paused = There is a pause until { $until } already. End it first, or choose other days.
refusal-not-paused = The enrolment is not paused, so there is no pause to end.
refusal-enrolment-paused = The enrolment is paused until { $until }. End the pause first if the person wants a new place now.
refusal-stage-already = The person is in that stage already. Choose another.
refusal-stage-before = The latest stage is from { $from }. Give that day or a later one.
refusal-stage-undecided = The first stage ends with the person's own decision. Confirm the decision, or wait with the next stage.
refusal-promise-before = The contact is promised from { $from }. Give that day or a later one.
refusal-outcome-missing = This follow-up is kept by filling in the outcome. Do that instead.
refusal-not-ended-yet = The enrolment has not ended. The outcome is measured after the end.
refusal-gate-incomplete = This cannot be done until all is in place. Missing: { $items }. Fill it in on the page Before the first day.
refusal-start-before-ready = The placement can begin on { $ready } at the earliest. Only then were risk assessment, introduction, adaptations and signatures in place. Choose that day or a later one.
refusal-risk-assessed-in-future = The risks must have been assessed. Choose today or an earlier day.
refusal-risk-assessed-long-ago = The risk assessment is too old. It must be made on { $earliest } or later: make a new one and write its day.
refusal-introduction-after-start = The introduction is no later than the first day, { $start }. Choose that day or an earlier one.
refusal-introduction-long-ago = The introduction lies too far back. Choose { $earliest } or a later day.
refusal-gate-kept = The placement has begun, so this may be changed but not taken away: { $items }. Fill in what holds now.
refusal-agreement-unwritten = The placement cannot start before the agreement is written and signed. The coach writes it on the page Agreement. Then the participant, the coach and the provider sign.
refusal-agreement-unsigned = The placement cannot start before all three have signed the agreement. Signature missing: { $parties }. Sign on the page Agreement.
refusal-agreement-outdated = The period, the hours or what had to be in place has changed since the agreement was written. Write a new version, and sign that one.
refusal-agreement-replaced = There is a newer version of the agreement. Sign that one instead.
refusal-agreement-signed = That signature is there already.
refusal-signed-before-drawn = The agreement was written on { $on }. Choose that day or a later one.
refusal-invoice-month-not-over = The month is not over. The basis can be laid down when it is.
refusal-invoice-issued = The month's basis is laid down already.
refusal-invoice-empty = There is nothing to invoice that month.
refusal-invoice-line-confirmed = The line is confirmed already. What changes later comes as a correction in a later month.
refusal-invoice-locked = The basis is confirmed since { $on } and does not change. Corrections come as lines of their own in a later month.
refusal-change-waits = Another change of the contract waits for approval already. Decide on that one first.
refusal-change-decided = The change is decided already.
refusal-change-outdated = The contract has changed since the change was planned. Say no to it and plan it anew.
refusal-change-not-allowed = The change is not within the rules and cannot be approved. Say no to it, and hold a new procurement or state another ground.
refusal-document-name = What is in the file is { $kind }, but its name ends otherwise. Rename the file so that its name ends with { $endings } and choose it again.
refusal-document-exists = Exactly that file is kept already. Compare the fingerprint (SHA-256).
refusal-plan-superseded = This version of the plan has been replaced. Open the one that stands and change it there.
refusal-consent-of-nothing = The consent must cover something. Choose at least one thing, or take back the whole consent.
refusal-consent-wider = A consent can only be narrowed here. Enter a new one if more may be told.
refusal-step-up-outside = A step is outside the placement. Write days from { $from } to { $to }.
refusal-step-up-hours = The slot is reserved for { $most } hours a week. Write at most that, or make a new placement with more hours.
refusal-step-up-twice = Two steps begin on { $day }. Keep one of them.
refusal-disclosure-without-consent = The consent to the workplace does not cover all of that. Remove what is not covered, or record a new consent first.
refusal-export-overtaken = Somebody took their consent back while the file was being made. Get the package once more.
refusal-receiver-not-so = The organisation cannot be that kind of receiver. Choose another kind, or another receiver.
refusal-not-their-turn = By the call-off order it is the turn of { $provider }. Choose a slot there, or propose this one from the search and state the reason.
refusal-order-of-too-few = A call-off order needs at least two contracts. Fill in the rank or share of those that are in it.
refusal-order-ranks = The ranks must be 1 to { $last }, one for each contract. Mend them.
refusal-order-shares = The shares are { $sum } percent together. They must be 100, and none may have it all.
refusal-contract-in-order = { $title } stands in another call-off order that holds then. Close that first, and let the new one hold from the day after.
refusal-contract-ends-before = { $title } runs until { $ends }, and the order would begin after that. Choose an earlier day, or leave the contract out of the order.
refusal-order-closed = The order is closed already.
refusal-segments-overlap = { $source } pays already from { $from } to { $to }. Choose other days, or change that funding first.
refusal-funding-too-long = The period is longer than fifteen years. Check the year.
refusal-amount-absurd = State an amount above zero and at most { $most }.
refusal-segment-cuts-row = The period { $from } to { $to } would be outside. Remove it first, or choose days that hold it.
refusal-segment-below-rows = The periods are { $sum } together. State at least that, or remove a period first.
refusal-row-outside = The funding holds from { $from } to { $to }. Choose days within that.
refusal-rows-overlap = The period { $from } to { $to } is there already. Choose other days.
refusal-row-over-segment = { $left } is left to divide. State at most that, or raise the funding's amount first.
refusal-check-before-contract = The contract runs from { $from }. Choose that day or a later one.
refusal-check-needs-action = The requirement is not met. Write what the provider is to do and by when.
refusal-action-not-needed = The requirement is met, so no action is needed. Take away the action and the day, or choose another result.
refusal-action-in-the-past = The action lies ahead. Choose { $from } or a later day.
refusal-action-too-late = That is more than two years ahead. Choose { $to } or an earlier day.
refusal-requirement-dropped = The requirement is followed up no more. Add it anew if it is to be checked.
refusal-deviation-open = { $count ->
    [one] A deviation from the requirement is open. Close it first.
   *[other] { $count } deviations from the requirement are open. Close them first.
}
refusal-deviation-closed = The deviation is closed already. Make a new check if more needs to be put right.
refusal-meeting-too-far = The first meeting may be on { $last } at the latest. Choose an earlier day, or answer that you do not receive the person now.
refusal-handover-before-enrolment = The person was not enrolled that day. The enrolment began on { $from }. Choose that day or a later one.
refusal-review-final-made = The final review is made already, and no midway review follows it. Talk to the coach if something should be added.
refusal-minutes-of-day-taken = On { $day } so much is logged for the person already that only { $left } minutes of the day are left. Change the minutes or the day, or strike what is wrong.
refusal-contract-terminated = Notice has been given to { $on }. Choose that day or an earlier one.
refusal-notice-too-short = The contract’s notice runs to { $earliest }. Choose that day or a later one, or write why the contract may end sooner.
refusal-contract-too-long = The contract may run for at most { $years } years. Check the year.
refusal-extension-half = Write both how many months an extension is and how many there are, or neither.
refusal-extensions-too-long = The extensions may be at most { $months } months together. Check their number and their months.
refusal-decision-before-start = The extension is decided while the contract runs, from { $start }. Give a later day.
refusal-decision-without-extension = There is no extension to decide on. Remove the day, or fill in the extension.
refusal-signed-in-future = The day of signing has not come yet. Choose today or an earlier day, or leave the field empty.
refusal-evidence-in-future = The day of the evidence has not come yet. Choose today or an earlier day.
refusal-price-absurd = The price is at most { $most }. Check the number of zeros.
refusal-price-nothing = What is procured costs something: otherwise the cap in money never refuses. Write the price of a place-month, day or hour.
refusal-maximum-below-price = The maximum value is not even enough for one place-month, day or hour. Raise the value or lower the price.
refusal-employer-agreement-procured = Only an agreement with an employer is without procurement, and it is never procured. Change the procedure or the kind so that they belong together.
refusal-lov-without-approval = In a system of choice (LOV) the contract is an approval, and an approval is found nowhere else. Change the procedure or the kind so that they belong together.
refusal-maximum-absurd = The maximum value is at most { $most }. Check the number of zeros.
refusal-place-months-absurd = The maximum number of place-months is a whole number from 1 to { $most }. Check the number.
refusal-later-price-outside = The price from { $from } is outside the contract’s period. Choose a period that holds that day, or a price from a day within it.
refusal-framework-without-procedure = A framework agreement has always been procured. Choose how, or another kind of agreement.
refusal-cpv-not-reserved = That service may not be reserved under LOU 19:6a (79611000-0 and 80530000-8 are not on its list). Choose another procedure, or enter the code of what is bought, for example 85312510-7.
refusal-cpv-wrong = There is no such CPV code: its check digit is wrong. Write it as in the procurement, for example 85312510-7.
refusal-lots-leave-slots = { $count ->
    [one] One slot under the contract lies in another municipality.
   *[other] { $count } slots under the contract lie in other municipalities.
  } Tick those municipalities too, or move the slots to another contract first.
refusal-role-not-at-provider = A coach or a project manager works at an association, an authority, a municipality or a region. Choose such an organisation.
