# What stands on every page: the header, the menu, small words that many pages share.

site-name = Brygga
site-claim = Placements on the way back to work
skip-to-content = Skip to the content
main-menu = Menu
breadcrumb = You are here
sign-out = Sign out
sign-in = Sign in
unreachable = The page got no answer. Check your connection and try again.

# Buttons and links
save = Save
cancel = Cancel
back = Back
change = Change
show-all = Show all
search = Search
clear-filters = Clear filters
filter = Filter
export-csv = Download as CSV
export-pdf = PDF
export-xlsx = Excel
next-page = Next page
previous-page = Previous page
pages = Pages
page-of = Page { $page } of { $pages }
hits =
    { $count ->
        [0] No matches
        [one] 1 match
       *[other] { $count } matches
    }
none-given = Not given
yes = Yes
no = No
optional = optional
as-table = Show the figures in a table

# States
overdue = Overdue

# Dates
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = June
month-7 = July
month-8 = Aug
month-9 = Sept
month-10 = Oct
month-11 = Nov
month-12 = Dec
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
week-short = wk
ago-today = today
ago-yesterday = yesterday
ago-tomorrow = tomorrow
ago-days = { $days } days ago
ago-in-days = in { $days } days

# The capacity board
seats-none = The slot is closed that week
seats-in-words = { $filled } filled, { $held } held, { $free } free
seat-filled = Filled seat
seat-held = Held by a proposal or a reservation
seat-free = Free seat
time-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
time-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
time-hours-short = { $hours } h
time-minutes-short = { $minutes } min
