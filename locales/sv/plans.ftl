# Den gemensamma planeringen: mål, steg, överenskommelse, versioner.

plan_party-participant = Deltagaren
plan_party-coach = Coachen
plan_party-fk = Försäkringskassan
plan_party-af = Arbetsförmedlingen
plan_party-municipality = Kommunen
plan_party-region = Regionen (vården)
plan_party-workplace = Arbetsplatsen
plan_party-other = Någon annan

agreed_how-at_meeting = vid möte
agreed_how-by_phone = på telefon
agreed_how-in_writing = skriftligt

plan-title = Gemensam planering för { $name }
plan-first = Skriv en plan
plan-next = Skriv en ny version
plan-print = Skriv ut
plan-none = Ingen plan än
plan-none-text = I planen står vad personen vill nå, vem som gör vad och till vilken dag.
plan-edition = Version
plan-edition-of = { $edition }, skriven { $day } av { $name }
plan-editions = Alla versioner
plan-superseded = Den här versionen ersattes { $day }.
plan-current = Visa den som gäller
plan-agreed-participant = Deltagaren har sagt ja
plan-agreed-team = Teamet har sagt ja
plan-not-agreed = Inte än
plan-not-team = Inte än
plan-no-steps = Inga steg mot det här målet.
plan-other-steps = Övriga steg
plan-step = Steg
plan-party = Vem
plan-due = Senast
plan-stands = Läge
plan-tick = Klart
plan-untick = Inte klart
plan-done-on = Klart { $day }
plan-not-done = Pågår

plan-new-title = Plan för { $name }
plan-new-lead = Den nya versionen ersätter den förra, som går att läsa även sedan. Det som är klart följer inte med.
plan-goals = Mål
plan-goal-number = Mål { $number }
plan-steps = Steg
plan-steps-hint = Rader som är tomma sparas inte.
plan-step-number = Steg { $number }
plan-owner = Namn
plan-towards = Mot målet
plan-goal-empty = Målet med det numret är tomt. Skriv målet, eller välj ett annat.
plan-more = Fler rader
plan-agreement = Överenskommelse
plan-agreement-hint = Lämna tomt om personen inte har sagt ja till planen än.
plan-agreed-on = Deltagaren sade ja den
plan-agreed-how = Hur
plan-team-on = Teamet sade ja den
plan-save = Spara planen
plan-yes = Någon har sagt ja sedan dess
plan-yes-title = Vem har sagt ja till planen för { $name }?
plan-yes-lead = Det gäller version { $edition }. Det som redan är sagt står kvar. Fyll i det du vet.
plan-yes-stale = Planen har ändrats under tiden. Nu gäller version { $edition }. Läs den, och spara igen om ja-svaret gäller den.
plan-yes-missing = Skriv vilken dag någon sade ja.
flash-plan-agreed = Sparat: vem som har sagt ja till planen.
event-plan_agreed = Deltagaren sade ja till planen, version { $edition }, den { $on }
event-plan_agreed_by_team = Teamet sade ja till planen, version { $edition }, den { $on }

plan-late = Försenade steg i planer
plan-late-none = Inget steg är försenat.
plan-late-more = och { $count } till

flash-plan-written = Planen är sparad.
flash-plan-step = Steget är ändrat.

access-plan = Planen

event-plan_written = Planen skrevs, version { $edition }: { $goals } mål, { $steps } steg
event-plan_step_done = Klart i planen: { $step }
event-plan_step_undone = Inte längre klart i planen: { $step }

packet-table-plans = Planer
packet-table-plan_steps = Steg i planer
packet-column-edition = Version
packet-column-goals = Mål
packet-column-agreed_on = Deltagaren sade ja
packet-column-agreed_how = Hur
packet-column-team_on = Teamet sade ja
packet-column-written_by = Skriven av
packet-column-written_on = Skriven
packet-column-superseded_on = Ersatt
packet-column-goal = Mål
packet-column-words = Vad
packet-column-owner = Namn
packet-column-due_on = Senast
packet-column-done_on = Klart
packet-column-done_by = Klart av
event-plan_step_added = Teamet bestämde: { $step }
