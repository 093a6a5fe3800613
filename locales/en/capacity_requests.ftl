# Capacity requests: a project asks providers for seats, and they answer.

capacity-requests-title = Capacity requests
capacity-requests-lead = Ask the providers for more seats, and see who has answered.
capacity-requests-new = Ask for seats
capacity-requests-none = No request waits.
capacity-requests-to-answer = Projects ask for seats
capacity-request-what = Request
capacity-request-seats = Seats
capacity-request-seats-of =
    { $count ->
        [one] 1 seat
       *[other] { $count } seats
    }
capacity-request-ssyk = Kind of work
capacity-request-any-work = Any kind of work
capacity-request-municipality = Municipality
capacity-request-starts-on = From
capacity-request-answer-by = Last day for answers
capacity-request-whom = Whom do you ask?
capacity-request-everyone =
    { $count ->
        [0] Everyone with a running contract (nobody now)
        [one] The only provider with a running contract
       *[other] All { $count } providers with a running contract
    }
capacity-request-some = Those that I choose here
capacity-request-provider = Providers
capacity-request-provider-hint = Only needed when you do not ask everyone. Those with a contract stand first.
capacity-request-message = Message
capacity-request-message-hint = Those you ask see it. Write no names of participants.
capacity-request-send = Send the request
capacity-request-from = { $project }, from { $on }
capacity-request-asked-by = { $name } asked on { $on }. The last day for answers is { $by }.
capacity-request-answers = Answers
capacity-request-answered-of = { $answered } of { $asked }
capacity-request-promised = Seats promised
capacity-request-of-seats = { $promised } of { $seats }
capacity-request-together = Together
capacity-request-sum = { $promised } of { $seats } seats are promised
capacity-request-missing = Missing
capacity-request-is-answered = you have answered
capacity-request-is-open = waits for answers
capacity-request-is-late = the time for answers is over
capacity-request-is-filled = covered
capacity-request-is-closed = closed
capacity-request-close = Close the request
capacity-request-close-text = Nobody can answer any more. What is promised stays here, but holds no seats: propose or reserve them.

capacity-answer-title = Answer for { $name }
capacity-answer-means = A yes holds no seats; only a proposal or a reservation does. You can promise several slots, and change the answer until the last day for answers.
capacity-answer-no-room = No open slot has room from that day on.
capacity-answer-free =
    { $count ->
        [one] 1 free
       *[other] { $count } free
    }
capacity-answer-promised = What you have promised
capacity-answer-take-back = Take back
capacity-answer-more = Promise more
capacity-answer-no-takes-back = A no takes back all that you have promised in this request.
capacity-answer-fits = what is asked for
capacity-answer-yes =
    { $count ->
        [one] Yes, 1 seat
       *[other] Yes, { $count } seats
    }
capacity-answer-copy = Yes, with a new slot like another
capacity-answer-slot = Like
capacity-answer-how-many = Seats
capacity-answer-make-copy = Make a draft and answer yes
capacity-answer-no = No
capacity-answer-reason = Reason
capacity-answer-send-no = Answer no
capacity-answer-answer = Answer
capacity-answer-on = Answered
capacity-answer-none = no answer yet
capacity-answer-never = did not answer
capacity-answer-seats =
    { $count ->
        [one] yes, 1 seat
       *[other] yes, { $count } seats
    }
no_seats_reason-full = Everything is full
no_seats_reason-supervision_missing = No supervisor
no_seats_reason-other_work = Not that kind of work here
no_seats_reason-other_place = Not in that municipality
no_seats_reason-later_only = Only later
no_seats_reason-other = Another reason
flash-capacity-requested = The request is sent.
flash-capacity-answered = The answer is given.
flash-capacity-taken-back = The promise is taken back.
flash-capacity-draft = The answer is given, and the draft is here. Publish it when it is right.
flash-capacity-request-closed = The request is closed.
event-capacity_requested = { $seats } seats were asked for, of { $asked } providers
event-capacity_promised = { $seats } seats were promised: { $slot }
event-capacity_promise_taken_back = A promise of { $seats } seats was taken back: { $slot }
event-capacity_declined = A provider answered no
event-capacity_request_closed = A capacity request was closed with { $promised } promised
refusal-answer-day-outside = The last day for answers lies between { $from } and { $to }, the day on which the seats are needed. Choose such a day.
refusal-nobody-asked = Nobody to ask is chosen. Choose at least one provider.
refusal-capacity-request-closed = The request is closed and cannot be answered. Contact the project manager.
refusal-answer-too-late = The last day for answers was { $by }. Contact the project manager.
refusal-promise-over-free = { $free ->
    [0] The slot has nothing free from that day on. Choose another slot, or make a new one like it.
    [one] The slot has 1 free from that day on. Promise no more, or make a new slot like it.
   *[other] The slot has { $free } free from that day on. Promise no more, or make a new slot like it.
  }
