# The confidentiality undertaking: what whoever acts for a provider promises before the first participant. A new wording is a new version.

undertaking-title = Confidentiality undertaking
undertaking-lead = You will learn a little about those who are to work with you. The secrecy act does not cover your workplace, so before you see the first participant you need to promise this.
undertaking-text = I promise
undertaking-point-1 = I tell nobody outside the workplace what I learn about a participant, nor that the person takes part in a project.
undertaking-point-2 = At the workplace I tell only what the work needs, and only those who need to know.
undertaking-point-3 = I use what I learn only for the placement and keep it nowhere else.
undertaking-point-4 = I tell the coach at once if I think that somebody has learnt something they should not.
undertaking-point-5 = The promise also holds when the placement is over and when I have left the workplace.
undertaking-version = Version { $version }.
undertaking-promise = I have read this and promise it
undertaking-give = Promise and continue
undertaking-missing = Tick that you promise, or sign out.
undertaking-else = You do not want to promise? Sign out and talk to the project manager. Without the promise no participants are shown.
undertaking-given = You promised this { $at }, version { $version }.
undertaking-account = Confidentiality undertaking
undertaking-account-text = What you have promised about what you learn of participants.
undertaking-read = Read the promise
undertaking-not-given = not given yet

flash-undertaking-given = Thank you. Your promise is saved.
event-undertaking_given = Gave the confidentiality undertaking
refusal-undertaking-missing = You need to give your confidentiality undertaking before you see a participant. Open Your account and choose Read the promise.
