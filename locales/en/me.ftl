# The participant's own page: plain words, short sentences.

me-site = My page
me-back = Back
me-title = My page
me-hello = Hello { $name }!
me-hello-nobody = Hello!

me-door-title = Write your code
me-door-text = Your coach has given you a code. The code has six digits.
me-code = Your code
me-open = Open my page
me-door-lost = Have you lost the code? Call your coach. You can get a new one.
me-code-digits = The code has six digits. Look at your note and write again.
me-code-wrong = The code is not right. Look at your note and write again.
me-gone-title = The link does not work
me-gone-text = Call your coach. You can get a new link.
me-closed-title = The page is closed
me-closed-text = Open your link again. Then write your code.
me-fault-400-title = It did not work
me-fault-400-text = Go back and try again. Call your coach if it does not work.
me-fault-404-title = The page does not exist
me-fault-404-text = There is nothing to read here.
me-fault-409-title = It did not work now
me-fault-409-text = Something has changed. Go to your page and try again.
me-fault-413-title = The text is too long
me-fault-413-text = Go back. Write less. Then try again.
me-fault-429-title = Wait a while
me-fault-429-text = You have tried many times. Wait a few minutes and try again.
me-fault-500-title = Something went wrong here
me-fault-500-text = It is not your fault. Wait a while and try again.
me-fault-back = To my page
me-leave = Close my page
me-closes = The page closes by itself { $at }.

me-next = This happens now
me-next-on = It is planned for { $day }.
me-next-none = Your coach plans the next step together with you.
me-next-find-placement = We are looking for a place that suits you.
me-next-meeting = You and your coach are going to meet.
me-next-handover = You are going to meet somebody new who helps you on.
me-next-employment = You and your coach work on getting you a job.
me-next-end = You and your coach are going to finish together.
me-next-other = Your coach has planned something. Ask your coach what it is.
me-next-ended = Your time in the project is over.

me-coach = My coach
me-call = Call { $phone }
me-write = Write to { $email }
me-coach-text = Call if you wonder about something.
me-no-coach = You have no coach right now. You will get a new one soon.

me-place = My place
me-place-none = You have no place right now.
me-place-proposed = We have asked if you can have this place. We are waiting for an answer.
me-place-accepted = You have got this place.
me-place-started = You are at this place.
me-place-paused = You have a break from this place.
me-place-ended = You have left this place.
me-place-hours = How much
me-place-hours-week = { $hours } hours a week
me-place-from = From
me-place-to = To
me-place-tasks = What you do there
me-place-adaptations = What we have agreed
me-before = Where you have been before
me-rate = Say what you think of the place
me-rating-title = What do you think of the place?
me-rating-text = 1 means that it is not true. 5 means that it is very true. The people at the place are not told what you have answered. They only see what at least five people think together.
me-rating-send = Send
flash-me-rated = Thank you for your answer!

me-hours = My hours
me-hours-this-week = You have { $time } this week.
me-to-hours = See all my hours
me-hours-text = Here you see what is written for each day.
me-hours-none = There are no hours yet.
me-week = Week { $week }
me-line-late = This was written more than a week later.
me-line-question = This is not right
me-dispute-yours = You have said that it is not right:
me-dispute-theirs = The workplace has said that it is not right:
me-dispute-open = Your coach is looking at it.
me-dispute-settled = Your coach has decided: { $after }. Before it said: { $before }. Because:
me-question-title = Is it not right?
me-question-text = { $day } it says: { $said }.
me-question-comment = How was it?
me-question-hint = Write in your own words. Your coach reads it. The workplace does not.
me-question-send = Send to my coach

me-sharing = Who may know about me?
me-sharing-text = You decide whom we may tell. You can change your mind.
me-to-sharing = See who may know
me-consents = What you have said yes to
me-consents-text = You have said that we may tell them about you.
me-consents-none = You have not said yes to anybody.
me-consents-over = This no longer holds
me-consent-period = Your yes holds from { $from } to { $to }.
me-consent-withdrawn = You took back your yes on { $day }.
me-withdraw = Take back my yes
me-withdrawal-title = Do you want to take back your yes?
me-withdrawal-text = Then we may not tell them more about you. It holds at once. You need not say why. You can stay in the project.
me-withdrawal-yes = Yes, take it back
me-withdrawal-no = No, change nothing
me-withdrawal-done = You have taken back your yes already.
me-readers = Who has read about me?
me-readers-text = Everything that somebody reads about you is kept. Call your coach if you wonder.
me-readers-none = Nobody has read about you yet.
me-read =
    { $times ->
        [one] Once, { $at }
       *[other] { $times } times, last { $at }
    }

flash-me-withdrawn = You have taken back your yes. It holds at once.
me-questioned-already = Somebody has asked about that day already. Your coach will answer.
flash-me-questioned = Thank you! Your coach will look at it.

# Where the coach makes the link.
enrolment-section-sharing = Own page
own-link-title = Own page of { $name }
own-link-lead = The participant sees the plan, the place, the hours, who may know and who has read. Without an account: by a link and a code.
own-link-protected = The person's identity is protected. The own page therefore shows no places, no organisations and not the participant's name. Talk about how the link and the code are kept.
own-link-now = The link now
own-link-none = No link has been made.
own-link-open = Works
own-link-closed = No longer works
own-link-guessed = Closed after too many wrong codes
own-link-made = Made
own-link-made-by = { $at } by { $name }
own-link-until = Holds until
own-link-opened = Opened
own-link-openings =
    { $count ->
        [one] Once, { $at }
       *[other] { $count } times, last { $at }
    }
own-link-never = Never
own-link-revoked = Closed
own-link-tried = Wrong codes in a row
own-link-revoke = Close the link
own-link-make = Make a link and a code
own-link-again = Make a new one
own-link-make-text = The link and the code are shown once. Hand them over on paper, or send the link and say the code. A new link closes the old one.
own-link-made-title = Link and code
own-link-made-lead = They are shown only now and cannot be read again. Print the page or copy them by hand.
own-link-address = Link
own-link-code = Code
own-link-hand-over = Give the link and the code apart from each other unless they are handed over on paper. They hold until { $until }.
own-link-handed = Done

flash-own-page-revoked = The link is closed.
access-own-page = The link to the own page
by-participant = The participant
event-own_page_made = A link to the own page was made
event-own_page_opened = The own page was opened
event-own_page_revoked = The link to the own page was closed

me-supervisor = Your supervisor at the place
me-stand-in = When they are away, ask { $name }.
me-step-up = How your hours grow
me-step-up-step = From { $day }: { $hours } hours a week
me-step-up-weeks = Your last weeks
me-step-up-of = { $done } of { $planned }
me-step-up-done = { $done }

me-plan = My plan
me-plan-not-agreed = You have not said yes to this plan yet. Talk to your coach.
me-plan-agreed = You said yes to the plan { $day }.
me-to-plan = See my plan
me-plan-added = The team may have added steps since then.
me-plan-none = There is no plan yet. You and your coach make it together.
me-plan-hidden = You have a plan. It is not shown here, for your safety. Ask your coach.
me-plan-goals = Where I want to go
me-plan-own = What I do
me-plan-own-none = There is nothing for you to do right now.
me-plan-others = What others do
me-plan-others-none = There is nothing for others to do right now.
me-plan-by = To be done by { $day }.
me-plan-late = Should have been done by { $day }. Talk to your coach.
me-plan-done = Done { $day }.
me-plan-text = Is something wrong? Call your coach. You change the plan together.

me-reviews = How it is going
me-reviews-about = What your coach and your supervisor have written about the place.
me-to-reviews = See what is written
me-reviews-none = Nothing is written yet.
me-reviews-hidden = It is not shown here, for your safety. Ask your coach.
me-certificate = Get my certificate
me-certificate-text = The certificate shows what you have done. You can give it to whomever you like.
me-review-own = You said:
me-review-supervisor = Your supervisor said:
me-review-agreed = You decided:
me-consents-to-come = This begins later
me-consent-about = We may tell about:
me-withdrawal-doubled = It holds at once. But you have said yes once more, to the same receiver. The other yes still holds. Take that back too if you do not want us to tell them anything. You can stay in the project.
me-told = What my place may know
me-told-text = They always see your hours, your days and your coach's telephone number. They see this too. Tell your coach if you want to change something.
me-told-nothing = Nothing more about you.
me-told-on = It is so since { $day }.
me-told-since = Since { $day }: { $facts }.
me-told-not-agreed = You and your coach have not gone through this yet.
me-told-message = What your coach wrote when asking about the place
me-told-about = What you have told about yourself
me-rated = See what you answered about the place
me-rated-text = This is what you answered. Nobody else sees it: neither your coach nor those at the place.
me-rated-score = { $score } of 5
me-progress = How is it going for me?
me-progress-text = Read each sentence. Choose how well it fits you today. No answer is wrong. You do not have to answer.
me-progress-next = You have answered already. We ask again on { $day }. You may answer now too.
me-progress-comment = Do you want to say anything more?
me-progress-due = It is time to answer some questions. You choose whether you want to.
me-progress-again = You have answered. You may answer again whenever you like.
me-to-progress = Answer the questions
flash-me-progress = Thank you for your answers!
me-progress-today = You have answered today already. You may answer again another day.
