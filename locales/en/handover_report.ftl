# The report on handovers.

handover-report-title = Handovers
handover-report-about = What became of each handover, how long it took, and for how many days somebody was between chairs.
handover-report-none = No handovers in the period
handover-report-none-text = Handovers are counted by the day they were sent. Choose a longer period.
handover-report-by-receiver = By receiver
handover-report-receiver = Receiver
handover-report-all = All
handover-report-sent = Sent
handover-report-accepted = Accepted
handover-report-declined = Declined
handover-report-expired = Not answered in time
handover-report-revoked = Taken back
handover-report-waiting = Waiting for an answer
handover-report-met = Have met
handover-report-to-accepted = Days to a yes
handover-report-to-met = Days from yes to meeting
handover-report-overlap = Days with both
handover-report-gap = Days between chairs
handover-report-people = People between chairs
handover-report-of-them = { $accepted } accepted, { $waiting } waiting
handover-report-median = median
handover-report-median-to-accepted = Days to a yes, median
handover-report-median-to-met = Days from yes to meeting, median
handover-report-gap-of = { $count ->
    [0] nobody
    [one] 1 person
   *[other] { $count } people
  }
handover-report-means = How it is counted
handover-report-means-counted = A handover counts when it was sent in the period; drafts do not. What became of it is as known today.
handover-report-means-accepted = Accepted are those that the receiver said yes to and that were not taken back. The median to a yes counts from sent, the median to the meeting from the yes.
handover-report-means-overlap = Days with both: from the day the receiver met the person to the day the project let go, both counted.
handover-report-means-gap = Days between chairs: after the project's last day (enrolment ended or handover completed) and before the day the receiver met the person. The project is responsible on those days too, but nobody does anything. While it goes on, days are counted to yesterday.
