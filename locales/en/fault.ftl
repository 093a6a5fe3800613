# Pages that say that something did not work, and what to do now.

fault-status = Error code { $status }
fault-start = To the start page

fault-400-title = We did not understand what was sent
fault-400-text = Something in the address or the form could not be read.
fault-400-next = Go back, reload the page and try again.
fault-401-title = You need to sign in
fault-401-text = You are not signed in, or you have been away for too long.
fault-401-next = Sign in and do again what you were doing.
fault-403-title = This cannot be done from here
fault-403-text = The request did not come from a page in Brygga, or the page is too old.
fault-403-next = Open the page again from the menu and try again. Nothing has changed.
fault-404-title = There is no such page
fault-404-text = The address leads nowhere, or the page belongs to somebody else’s work.
fault-404-next = Check the address or look from the start page.
fault-405-title = The page cannot be used like that
fault-405-text = The address exists, but not for what was asked.
fault-405-next = Go to the start page and find your way from there.
fault-409-title = That did not work just now
fault-409-text = Something has changed since you opened the page.
fault-409-next = Reload the page, see what has changed and try again. What you did has changed nothing.
fault-413-title = That was too much at once
fault-413-text = What was sent is larger than the form takes.
fault-413-next = Go back and send less: a shorter text, or a file of at most 20 MB.
fault-415-title = Wrong kind of content
fault-415-text = What was sent is not a form that Brygga can read.
fault-415-next = Use the form on the page.
fault-422-title = Some answers need correcting
fault-422-text = What was sent does not fit together.
fault-422-next = Go back, correct the answers and send them again.
fault-429-title = Wait a moment
fault-429-text = There were many attempts in a short time.
fault-429-next = Wait a few minutes and try again.
fault-500-title = Something went wrong on our side
fault-500-text = It is not your fault, and it is noted so that we can mend it.
fault-500-next = Try again. If it happens once more, tell whoever runs Brygga where you work.
fault-503-title = Brygga does not answer just now
fault-503-text = A part that is needed is busy or restarting.
fault-503-next = Wait a minute and reload the page. What you have saved is still there.

fault-unreadable-form = The form could not be read.
fault-broken-characters = The text has broken characters. That happens when text is pasted from some programs.
