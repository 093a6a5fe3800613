# The forecast: what will come free, and when contracts are used up.

forecast-title = Forecast
forecast-show = See the forecast
forecast-nobody = No seat is taken
forecast-nobody-text = When somebody has a placement or a proposal, this page says when the seat should come free.
forecast-soon =
    { $count ->
        [one] 1 seat should come free in the next { $weeks } weeks (probably { $low }–{ $high }).
       *[other] { $count } seats should come free in the next { $weeks } weeks (probably { $low }–{ $high }).
    }
forecast-held =
    { $held ->
        [one] 1 seat is taken today,
       *[other] { $held } seats are taken today,
    } { $proposed ->
        [0] none of them by a proposal.
        [one] 1 of them by a proposal.
       *[other] { $proposed } of them by proposals.
    }
forecast-seats = Seats that come free
forecast-seats-title = Seats that should come free, week by week
forecast-place-months = Place-months that come free
forecast-place-months-title = Place-months in the seats that have come free, week by week
forecast-expected = expected
forecast-interval = 8 times of 10
forecast-contracts = When the contracts are used up
forecast-when = When the cap is reached
forecast-recent = Began in the last half year
forecast-used-up-on = { $on }
forecast-used-up = About { $on }, probably between { $from } and { $to }
forecast-used-up-or-not = About { $on }, at the earliest { $from }; it may also last to the end
forecast-may-be-used-up = Probably lasts until { $end }, but may be used up from { $from }
forecast-lasts = Lasts until { $end }
forecast-contract = Forecast: { $when }.
forecast-method = How it is reckoned
forecast-method-seats = Each placement that has a seat today ends on its planned day, unless it ends early, is extended or never begins. An early end is as likely on any day before the planned one. An extension is as long, and made as late, as those before it. A proposal gets a yes as often as before; else its seat comes free while it waits. A seat that is closed when the person leaves does not count.
forecast-method-rates = How often that happens is what happened at the provider in the last { $days } days. The figure of a provider with few placements is drawn towards the project's mean, as if { $weight } placements of the mean had been seen there too.
forecast-method-interval = In eight weeks of ten the outcome should lie in the interval. It is reckoned, not drawn by lot: the same day always gives the same forecast.
forecast-method-months = The place-months are what the seats that have come free by the week hold in that week. A seat for a week is 0.23 place-months.
forecast-method-contracts = A contract is used up when what is used reaches its maximum of place-months or money. What is under way is used for as long as it should last. New placements are taken to begin as often as in the last half year, from three weeks on, and to last as long as those before them.
forecast-rates = What the forecast builds on
forecast-rates-means = First what happened, then the share that the forecast reckons with.
forecast-rate = { $count } of { $of }: { $percent }
forecast-mean = The whole project
forecast-early = Ended early
forecast-extended = Were extended
forecast-yes = Proposals that got a yes
