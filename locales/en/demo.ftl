# What the demo command prints

demo-filling = Making a county of made-up people, { $participants } participants. This is done the first time only.
demo-filled = The county was made in { $seconds } seconds.
demo-open = Open { $url }
demo-sign-in = Sign in as:
demo-password = Everybody has the same password: { $password }
demo-of-day = The county was made on { $day }. Run with --fresh to make it anew, up to today.
demo-other = The database already holds a demo, with { $participants } participants and the seed { $seed }. Run with --fresh to make another, or without --participants, --seed and --slots to show the one there is.
demo-not-empty = The database holds something else than a demo and is not touched. Name an empty one with DATABASE_URL.
demo-size = The number of participants must be between { $least } and { $most }.
demo-no-index = The search index could not be built: { $fault }.
