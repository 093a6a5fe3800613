# The capacity board: every slot week by week.

menu-capacity = Capacity
capacity-title = Capacity
capacity-lead = The slots week by week, half a year ahead.
capacity-project = Project
capacity-municipality = Municipality
capacity-provider = Provider
capacity-slot = Slot
capacity-contract = Contract
capacity-state = State
capacity-week = Week
capacity-monday = Monday
capacity-seats = Seats
capacity-hours-free = Free hours a week
capacity-every-project = All projects
capacity-every-municipality = All municipalities
capacity-every-provider = All providers
capacity-none = No slots to show
capacity-none-narrowed = Nothing matches. Choose less.
capacity-none-text = A slot stands here when it has been published.
capacity-free-now = Free this week
capacity-held-now = Held
capacity-filled-now = Filled
capacity-all-now = Seats in all
capacity-means = A free seat is free on every day of the week. Held seats wait for the answer to a proposal or are reserved. Seats of a slot that is paused, or whose contract waits for approval or does not hold, do not count as free.
capacity-number = free seats
capacity-all = All
capacity-slots =
    { $count ->
        [one] 1 slot
       *[other] { $count } slots
    }
capacity-note = { $place }, { $free } of { $all } hours free
capacity-note-not-open = { $place }, { $state }
