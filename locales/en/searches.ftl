# Watched searches: saved searches, what they have found, and the mails about it.

searches-title = Watched searches
searches-lead = Searches that you have saved. When a new slot fits it shows here, and you can get mail.
searches-none = You watch no search
searches-none-text = Search for slots and choose “Watch this search”. Then you will know when something new fits.
searches-watch = Watch this search
searches-watch-lead = You will know when a new slot fits, or when a slot has changed so that it fits. Each slot counts once.
searches-save = Save and watch
searches-asked = Looks for
searches-new = New
searches-words = “{ $words }”
searches-hours = { $hours } hours a week
searches-everything = All free slots
searches-for = For { $name }
searches-for-hint = Only slots that no rule speaks against for the participant. Mails say nothing of the participant.
searches-news-count = { $count ->
    [one] 1 new
   *[other] { $count } new
  }
searches-no-news = Nothing new
searches-news = { $count ->
    [one] 1 new slot in your watched searches
   *[other] { $count } new slots in your watched searches
  }
searches-silence = Turn off mail
searches-at-rest = This search rests: the participant has ended or has another coach.
searches-over = The period has passed. Save a new search with a later period.
searches-all-hits = Show all hits
searches-found = Found since the search was saved
searches-found-none = Nothing new since { $on }. What there was then is behind “Show all hits”.
searches-is-new = New
searches-is-taken = no longer free for the whole period
searches-settings = Settings
searches-remove = Remove this search
searches-remove-text = This cannot be undone. The slots are not affected.
searches-remove-done = Remove
searches-not-now = The search index does not answer at the moment. Try again in a while.
search-watch-name = Name
search-watch-name-hint = Only you see the name. It is not in the mails.
search-watch-alerts = Mail
search-watch-alerts-hint = Mails go to the address of your account. They have the slots’ titles and links, nothing else.
flash-search-saved = The search is saved and watched.
flash-search-changed = The watched search is changed.
flash-search-silenced = Mail is turned off. What is new still shows here.
flash-search-removed = The watched search is removed.
refusal-search-too-wide = The search has { $hits } hits. Narrow it to at most { $most } to watch it.
refusal-searches-most = You already watch { $most } searches. Remove one first.
unsubscription-title = Turn off the mails?
unsubscription-lead = You will get no more mails from this watched search. It stays in Brygga, and other searches are not affected.
unsubscription-stop = Turn off the mails
unsubscription-done = The mails are turned off
unsubscription-done-text = The watched search stays in Brygga, where the mails can be turned on again.
mail-search-hits-subject = { $count ->
    [one] A new slot in a watched search
   *[other] { $count } new slots in a watched search
  }
mail-search-hits-body = { $count ->
    [one] One slot is new, or has changed so that it fits a search that you watch:
   *[other] { $count } slots are new, or have changed so that they fit a search that you watch. The oldest of them:
  }
packet-table-saved_searches = Saved searches
packet-table-saved_search_hits = Slots that saved searches have found
packet-column-question = Search
packet-column-found_at = Found
