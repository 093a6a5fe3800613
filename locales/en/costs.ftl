# What places have cost.
cost-title = What places have cost
cost-means = Counted on placements under contract that have ended. The interval is 95 percent and is shown when there are at least { $least } to count on; a cost per step or outcome is shown from { $least } of them. A step is a stage of supported employment that a person reaches for the first time, beyond those reached already, from the first day of the first placement on. An outcome is a person who went to work or studies, among those whose enrolment has ended. The cost is that of the places, not of the whole project.
cost-all = The whole project
cost-placements = Ended placements
cost-value = Cost
cost-place-month = Per place-month
cost-day = Per day attended
cost-step = Per step forwards
cost-outcome = Per outcome
cost-from = From
cost-to = To
cost-n = n = { $count }
