# How it goes at the workplace: talks, reviews, certificate and ratings.
# The questions of the review may not be reworded: with other words it is another form (model/review.rs).

enrolment-section-reviews = Reviews
reviews-title = Reviews: { $name }
reviews-lead = Follow-up talks that the coach holds, the supervisor's reviews, and the certificate that the final review gives.
reviews-link = Reviews and certificate
reviews-none = No placement has started
reviews-none-text = When a placement has started, reviews are made here.
reviews-none-here = Nothing is done yet.
access-reviews = Reviews
access-certificate = Certificate
event-placement_reviewed = A review of the placement was made
event-placement_rated = The workplace was rated

follow-up-new = Write down a follow-up talk
follow-up-title = Follow-up talk: { $name }
follow-up-lead = The participant, the supervisor at { $provider } and you.
follow-up-held-on = When
follow-up-with-participant = The participant was there
follow-up-with-supervisor = The supervisor was there
follow-up-participant-words = The participant's words
follow-up-words = The supervisor's words
follow-up-agreed = What we agreed
follow-up-keep = Save the talk
follow-up-all = All three were there.
follow-up-without-supervisor = The supervisor was not there.
follow-up-without-participant = The participant was not there.
flash-followed-up = The talk is saved.

review-new = Make a review
review-title = Review: { $name }
review-lead = Four questions and your own words. The participant and the coach can read the answers.
review-kind = Which review?
review-comes = Comes as agreed
review-carries-out = Does the tasks
review-cooperates = Works with others
review-independent = Works on one's own
review-words = The supervisor's words
review-words-hint = Those of the final review stand in the certificate. Write nothing about health.
review-no-health = Write nothing about health. The provider reads it.
review-keep = Save the review
flash-reviewed = The review is saved.

certificate-get = Get the certificate
certificate-title = Certificate
certificate-workplace = Workplace
certificate-role = Work
certificate-period = Time
certificate-hours = Attended
certificate-tasks = Tasks
certificate-words = Assessment
certificate-file = certificate

rating-new = Rate the workplace
rating-title = Rating of { $provider }
rating-lead = One to five. The provider sees means of five answers or more, never a single answer.
rating-worst = 1, not at all
rating-best = 5, very much
rating-give = Save the rating
rating-is-given = You have given a rating.
flash-placement-rated = The rating is saved.
ratings-title = Ratings of the provider
ratings-few = Shown when at least five people have answered.
ratings-not-yet = Not shown yet
ratings-of-five = { $mean } of 5 ({ $count } answers)
ratings-how = Means of at least five people who have not all said the same. They change only when at least five more have answered, so that nobody's answer can be worked out.
follow-up-supervisor-reads = Then the provider reads what stands here.
certificate-attended = { $hours } to { $day }
certificate-goes-on = from { $from } (goes on), to { $day }
