# Distance travelled: the person's own answers and the coach's, every third month. The statements are locked: a new wording is a new form.

progress_form-short_1 = Short form (6 statements, version 1)
progress_form-work_1 = Form about work (8 statements, version 1)
rater-participant = The participant
rater-coach = The coach

progress-short-1-1 = I know what I want to work with or study.
progress-short-1-2 = I get to what I have decided to do.
progress-short-1-3 = I have the strength for my days.
progress-short-1-4 = I have somebody to ask when I need help.
progress-short-1-5 = I believe that I can manage a job or an education.
progress-short-1-6 = I know what my next step is.
progress-work-1-1 = I know what I want to work with.
progress-work-1-2 = I come to work on time.
progress-work-1-3 = I manage the hours that are agreed.
progress-work-1-4 = I understand what I am to do at work.
progress-work-1-5 = I dare to ask at work when something is unclear.
progress-work-1-6 = I get on with the people I work with.
progress-work-1-7 = I have strength left after work.
progress-work-1-8 = I believe that I can get and keep a job.
progress-least = 1 – not true at all
progress-most = 5 – entirely true

progress-title = Distance travelled by { $name }
progress-lead = The person's own answers and the coach's, every third month. Answering is voluntary and no condition for anything.
progress-answer = Answer: { $rater }
progress-no-form = The project has chosen no form
progress-no-form-text = The project manager chooses a form under Support in figures.
progress-due = Time to answer
progress-next = next { $day }
progress-over-time = The mean over time
progress-one = The line is drawn when there are answers from two days.
progress-statement = Statement
progress-own-first = Participant first
progress-own-last = Participant now
progress-coach-first = Coach first
progress-coach-last = Coach now
progress-comments = Comments
progress-means = The scale goes from 1 (not true at all) to 5 (entirely true).
progress-new-title = { $name }: { $rater } answers
progress-lead-participant = Read the statements together and let { $name } answer.
progress-lead-coach = Answer as you see { $name } today. The statements are the person's own words: read "I" as the person.
progress-comment = Comment
progress-on = Day

support-figures-progress = Distance travelled
support-progress-form = Form of the project
support-progress-none = None

refusal-already-rated = There are answers from that day already. Give another day.

flash-progress-rated = The answers are saved.
flash-progress-form = The form is chosen.
access-progress = Distance travelled
event-progress_rated = Distance travelled, answers by { $rater } on { $on }
event-progress_form_chosen = Form for distance travelled: { $form }
enrolment-section-progress = Distance travelled

packet-table-progress_ratings = Distance travelled
packet-column-rated_on = Day
packet-column-rater = Who answered
packet-column-answers = Answers
packet-column-entered_by = Entered by
