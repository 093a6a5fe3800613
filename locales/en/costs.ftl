# What places have cost.
cost-title = What places have cost
cost-means = Counted on placements under contract that have ended. The interval is 95 percent and is shown when there are at least { $least } to count on; a cost per outcome is shown from { $least } outcomes. An outcome is a person who went to work or studies, among those whose enrolment has ended. The cost is that of the places, not of the whole project.
cost-all = The whole project
cost-placements = Ended placements
cost-value = Cost
cost-place-month = Per place-month
cost-day = Per day attended
cost-outcome = Per outcome
cost-from = From
cost-to = To
cost-n = n = { $count }
