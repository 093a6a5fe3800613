# The coach's home: the next step of each person (src/model/caseload), and colleagues' participants in outline.

step-end_or_extend = End or extend the placement
step-confirm_start = Confirm that the placement has started
step-chase_handover = Remind the receiver to answer
step-chase_meeting = Remind the receiver of the first meeting
step-release = Complete the handover
step-end_enrolment = End the enrolment
step-first_meeting = Have a first meeting
step-planned = Planned step
step-profile = Fill in the profile
step-send_elsewhere = Hand over to somebody else
step-plan_after = Plan what comes next
step-propose_another = Propose another placement
step-find_placement = Find a placement
step-await_answer = Await the provider's answer
step-await_start = Await the first day
step-await_handover = Await the receiver's answer
step-await_meeting = Await the receiver's first meeting
step-keep_contact = Keep in contact

stage-searching = Looking for a placement
stage-proposed = Proposed for a placement
stage-placed = Has a placement
stage-handover = Being handed over

next_step-find_placement = Find a placement
next_step-meeting = Meeting
next_step-handover = Handover
next_step-employment = Employment
next_step-end_enrolment = End the enrolment
next_step-other = Other
