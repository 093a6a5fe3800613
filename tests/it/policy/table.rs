//! The table: who reaches what. A row a route and kind of record; the columns are the roles of `scene::ROLES`:
//!
//! ```text
//! stranger | own coach  colleague  other coach | own provider  other provider | own manager  other manager | administrator
//! ```
//!
//! `-` led to sign-in, `0` not found, `+` let in. Records in braces stand in `scene`.

pub struct Row {
    /// As in `web::ROUTES`.
    pub route: &'static str,
    pub path: &'static str,
    /// What a form sends, when its fields say what it is about.
    pub form: &'static str,
    pub let_in: &'static str,
}

const fn row(route: &'static str, path: &'static str, let_in: &'static str) -> Row {
    Row { route, path, form: "", let_in }
}

const fn form(route: &'static str, path: &'static str, form: &'static str, let_in: &'static str) -> Row {
    Row { route, path, form, let_in }
}

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row("get /", "/",                                              "-  + + +  + +  + +  +"),

    // Signing in, and one's own account
    row("get /sign-in", "/sign-in",                                "+  + + +  + +  + +  +"),
    row("post /sign-in", "/sign-in",                               "+  + + +  + +  + +  +"),
    row("post /sign-out", "/sign-out",                             "+  + + +  + +  + +  +"),
    row("get /invitations/{token}", "/invitations/{token}",        "+  + + +  + +  + +  +"),
    row("post /invitations/{token}", "/invitations/{token}",       "+  + + +  + +  + +  +"),
    row("post /language", "/language",                             "+  + + +  + +  + +  +"),
    row("get /account", "/account",                                "-  + + +  + +  + +  +"),
    row("post /account", "/account",                               "-  + + +  + +  + +  +"),
    row("get /account/password", "/account/password",              "-  + + +  + +  + +  +"),
    row("post /account/password", "/account/password",             "-  + + +  + +  + +  +"),
    row("post /account/sessions/closure", "/account/sessions/closure", "-  + + +  + +  + +  +"),

    // Users, for administrators
    row("get /users", "/users",                                    "-  0 0 0  0 0  0 0  +"),
    row("get /users/new", "/users/new",                            "-  0 0 0  0 0  0 0  +"),
    row("post /users", "/users",                                   "-  0 0 0  0 0  0 0  +"),
    row("get /users/{id}", "/users/{bo}",                          "-  0 0 0  0 0  0 0  +"),
    row("get /users/{id}", "/users/{invited}",                     "-  0 0 0  0 0  0 0  +"),
    row("get /users/{id}/edit", "/users/{bo}/edit",                "-  0 0 0  0 0  0 0  +"),
    row("post /users/{id}/edit", "/users/{bo}/edit",               "-  0 0 0  0 0  0 0  +"),
    row("post /users/{id}/memberships", "/users/{bo}/memberships", "-  0 0 0  0 0  0 0  +"),
    row("post /users/{id}/memberships/{membership}/removal", "/users/{bo}/memberships/{membership}/removal",
                                                                   "-  0 0 0  0 0  0 0  +"),
    row("post /users/{id}/invitation", "/users/{invited}/invitation", "-  0 0 0  0 0  0 0  +"),
    row("post /users/{id}/suspension", "/users/{bo}/suspension",   "-  0 0 0  0 0  0 0  +"),
    row("post /users/{id}/reinstatement", "/users/{bo}/reinstatement", "-  0 0 0  0 0  0 0  +"),

    // A coach's day
    row("get /health", "/health", "+  + + +  + +  + +  +"),
    row("get /caseload", "/caseload", "-  + + +  0 0  0 0  0"),
    row("get /activities/new", "/activities/new", "-  + + +  0 0  0 0  0"),
    row("post /activities", "/activities", "-  + + +  0 0  0 0  0"),
    row("post /activities/{id}/removal", "/activities/{activity}/removal", "-  + 0 0  0 0  0 0  0"),
    row("get /enrolments/new", "/enrolments/new", "-  + + +  0 0  0 0  0"),
    row("post /enrolments", "/enrolments", "-  + + +  0 0  0 0  0"),
    row("get /enrolments/{id}", "/enrolments/{linnea}", "-  + + 0  0 0  + 0  0"),
    row("get /enrolments/{id}/edit", "/enrolments/{linnea}/edit", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/edit", "/enrolments/{linnea}/edit", "-  + 0 0  0 0  0 0  0"),
    row("get /enrolments/{id}/profile", "/enrolments/{linnea}/profile", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/profile", "/enrolments/{linnea}/profile", "-  + 0 0  0 0  0 0  0"),
    row("get /enrolments/{id}/next-step", "/enrolments/{linnea}/next-step", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/next-step", "/enrolments/{linnea}/next-step", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/next-step/completion", "/enrolments/{linnea}/next-step/completion", "-  + 0 0  0 0  0 0  0"),
    form("post /enrolments/{id}/coach", "/enrolments/{linnea}/coach", "coach_id={bo}", "-  + 0 0  0 0  0 0  0"),
    form("post /enrolments/{id}/personal-number", "/enrolments/{linnea}/personal-number", "reason=registration", "-  + 0 0  0 0  0 0  0"),
    row("get /enrolments/{id}/activities/new", "/enrolments/{linnea}/activities/new", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/activities", "/enrolments/{linnea}/activities", "-  + 0 0  0 0  0 0  0"),
    row("get /enrolments/{id}/end", "/enrolments/{linnea}/end", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/end", "/enrolments/{linnea}/end", "-  + 0 0  0 0  0 0  0"),

    // Consent and handover
    row("get /enrolments/{id}/consents/new", "/enrolments/{linnea}/consents/new", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/consents", "/enrolments/{linnea}/consents", "-  + 0 0  0 0  0 0  0"),
    row("post /consents/{id}/withdrawal", "/consents/{consent}/withdrawal", "-  + 0 0  0 0  0 0  0"),
    row("get /enrolments/{id}/handovers/new", "/enrolments/{linnea}/handovers/new", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/handovers", "/enrolments/{linnea}/handovers", "-  + 0 0  0 0  0 0  0"),
    row("get /handovers/{id}/acceptance", "/handovers/{handover}/acceptance", "-  + 0 0  0 0  0 0  0"),
    row("post /handovers/{id}/acceptance", "/handovers/{handover}/acceptance", "-  + 0 0  0 0  0 0  0"),
    row("get /handovers/{id}/decline", "/handovers/{handover}/decline", "-  + 0 0  0 0  0 0  0"),
    row("post /handovers/{id}/decline", "/handovers/{handover}/decline", "-  + 0 0  0 0  0 0  0"),
    row("get /handovers/{id}/meeting", "/handovers/{handover}/meeting", "-  + 0 0  0 0  0 0  0"),
    row("post /handovers/{id}/meeting", "/handovers/{handover}/meeting", "-  + 0 0  0 0  0 0  0"),
    row("get /handovers/{id}/release", "/handovers/{handover}/release", "-  + 0 0  0 0  0 0  0"),
    row("post /handovers/{id}/release", "/handovers/{handover}/release", "-  + 0 0  0 0  0 0  0"),
    row("get /handovers/{id}/revocation", "/handovers/{handover}/revocation", "-  + 0 0  0 0  0 0  0"),
    row("post /handovers/{id}/revocation", "/handovers/{handover}/revocation", "-  + 0 0  0 0  0 0  0"),

    // Finding a placement, and proposing it
    row("get /search", "/search", "-  + + +  0 0  + +  0"),
    row("get /search", "/search?enrolment={linnea}", "-  + 0 0  0 0  0 0  0"),
    row("get /search/participants", "/search/participants", "-  + + +  0 0  0 0  0"),
    row("get /enrolments/{id}/placements/new", "/enrolments/{linnea}/placements/new?slot={shop}", "-  + 0 0  0 0  0 0  0"),
    form("post /enrolments/{id}/placements", "/enrolments/{linnea}/placements", "slot={shop}", "-  + 0 0  0 0  0 0  0"),

    row("get /promises", "/promises", "-  + + +  0 0  0 0  0"),
    row("get /enrolments/{id}/support", "/enrolments/{linnea}/support", "-  + 0 0  0 0  0 0  0"),
    row("get /enrolments/{id}/stages/new", "/enrolments/{linnea}/stages/new", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/stages", "/enrolments/{linnea}/stages", "-  + 0 0  0 0  0 0  0"),
    row("get /enrolments/{id}/pauses/new", "/enrolments/{linnea}/pauses/new", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/pauses", "/enrolments/{linnea}/pauses", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/pauses/end", "/enrolments/{linnea}/pauses/end", "-  + 0 0  0 0  0 0  0"),
    row("get /enrolments/{id}/outcomes/{occasion}", "/enrolments/{linnea}/outcomes/six_months", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/outcomes/{occasion}", "/enrolments/{linnea}/outcomes/six_months", "-  + 0 0  0 0  0 0  0"),
    row("get /enrolments/{id}/promises/{promise}", "/enrolments/{linnea}/promises/{promise}", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/promises/{promise}", "/enrolments/{linnea}/promises/{promise}", "-  + 0 0  0 0  0 0  0"),
    row("get /searches", "/searches", "-  + + +  0 0  + +  0"),
    row("post /searches", "/searches", "-  + + +  0 0  + +  0"),
    form("post /searches", "/searches", "name=Kafé&alerts=off&question=q%3Dkaf%C3%A9&enrolment_id={linnea}", "-  + 0 0  0 0  0 0  0"),
    row("get /searches/new", "/searches/new?q=kafé", "-  + + +  0 0  + +  0"),
    row("get /searches/new", "/searches/new?enrolment={linnea}", "-  + 0 0  0 0  0 0  0"),
    row("get /searches/{id}", "/searches/{saved}", "-  + 0 0  0 0  0 0  0"),
    row("post /searches/{id}", "/searches/{saved}", "-  + 0 0  0 0  0 0  0"),
    row("post /searches/{id}/silence", "/searches/{saved}/silence", "-  + 0 0  0 0  0 0  0"),
    row("post /searches/{id}/removal", "/searches/{saved}/removal", "-  + 0 0  0 0  0 0  0"),
    row("get /unsubscriptions/{token}", "/unsubscriptions/{stop}", "+  + + +  + +  + +  +"),
    row("post /unsubscriptions/{token}", "/unsubscriptions/{stop}", "+  + + +  + +  + +  +"),

    row("get /enrolments/{id}/wishes", "/enrolments/{linnea}/wishes", "-  + 0 0  0 0  0 0  0"),
    form("post /enrolments/{id}/wishes", "/enrolments/{linnea}/wishes", "slot={kitchen}", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/wishes/{slot}/rise", "/enrolments/{linnea}/wishes/{shop}/rise", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/wishes/{slot}/removal", "/enrolments/{linnea}/wishes/{shop}/removal", "-  + 0 0  0 0  0 0  0"),

    // A participant's own page. No user opens it: what its participant may, own_page.rs walks.
    row("get /enrolments/{id}/sharing", "/enrolments/{linnea}/sharing", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/packet", "/enrolments/{linnea}/packet", "-  + 0 0  0 0  0 0  0"),
    row("get /packets", "/packets",                                "-  0 0 0  0 0  0 0  +"),
    row("post /packets", "/packets",                               "-  0 0 0  0 0  0 0  +"),
    row("post /enrolments/{id}/own-page", "/enrolments/{linnea}/own-page", "-  + 0 0  0 0  0 0  0"),
    row("post /enrolments/{id}/own-page/revocation", "/enrolments/{linnea}/own-page/revocation", "-  + 0 0  0 0  0 0  0"),
    row("get /my/{token}", "/my/{own_page}",                       "+  + + +  + +  + +  +"),
    row("post /my/{token}", "/my/{own_page}",                      "+  + + +  + +  + +  +"),
    row("get /me", "/me",                                          "0  0 0 0  0 0  0 0  0"),
    row("post /me/leave", "/me/leave",                             "0  0 0 0  0 0  0 0  0"),
    row("get /me/hours", "/me/hours",                              "0  0 0 0  0 0  0 0  0"),
    row("get /me/lines/{id}/question", "/me/lines/{line}/question", "0  0 0 0  0 0  0 0  0"),
    row("post /me/lines/{id}/question", "/me/lines/{line}/question", "0  0 0 0  0 0  0 0  0"),
    row("get /me/sharing", "/me/sharing",                          "0  0 0 0  0 0  0 0  0"),
    row("get /me/consents/{id}/withdrawal", "/me/consents/{consent}/withdrawal", "0  0 0 0  0 0  0 0  0"),
    row("post /me/consents/{id}/withdrawal", "/me/consents/{consent}/withdrawal", "0  0 0 0  0 0  0 0  0"),

    // Placing a queue
    row("get /allocations", "/allocations",                        "-  + + +  0 0  + +  0"),
    row("get /allocations/new", "/allocations/new",                "-  + + +  0 0  + +  0"),
    row("post /allocations", "/allocations",                       "-  + + +  0 0  + +  0"),
    row("get /allocations/{id}", "/allocations/{released}",        "-  + + 0  0 0  + 0  0"),
    row("get /allocations/{id}", "/allocations/{draft}",           "-  0 0 0  0 0  + 0  0"),
    row("post /allocations/{id}/release", "/allocations/{draft}/release", "-  0 0 0  0 0  + 0  0"),
    row("post /allocations/{id}/sending", "/allocations/{released}/sending", "-  + + 0  0 0  + 0  0"),
    row("get /allotments/{id}", "/allotments/{released_bengt}",    "-  0 + 0  0 0  + 0  0"),
    row("get /allotments/{id}", "/allotments/{draft_bengt}",       "-  0 0 0  0 0  + 0  0"),
    row("post /allotments/{id}/change", "/allotments/{draft_bengt}/change", "-  0 0 0  0 0  + 0  0"),

    // Placements under way
    row("get /placements/{id}", "/placements/{started}", "-  + 0 0  + 0  0 0  0"),
    row("get /placements/{id}/start", "/placements/{started}/start", "-  + 0 0  + 0  0 0  0"),
    row("post /placements/{id}/start", "/placements/{started}/start", "-  + 0 0  + 0  0 0  0"),
    row("get /placements/{id}/pause", "/placements/{started}/pause", "-  + 0 0  + 0  0 0  0"),
    row("post /placements/{id}/pause", "/placements/{started}/pause", "-  + 0 0  + 0  0 0  0"),
    row("get /placements/{id}/resumption", "/placements/{started}/resumption", "-  + 0 0  + 0  0 0  0"),
    row("post /placements/{id}/resumption", "/placements/{started}/resumption", "-  + 0 0  + 0  0 0  0"),
    row("get /placements/{id}/extension", "/placements/{started}/extension", "-  + 0 0  0 0  0 0  0"),
    row("post /placements/{id}/extension", "/placements/{started}/extension", "-  + 0 0  0 0  0 0  0"),
    row("get /placements/{id}/end", "/placements/{started}/end", "-  + 0 0  + 0  0 0  0"),
    row("post /placements/{id}/end", "/placements/{started}/end", "-  + 0 0  + 0  0 0  0"),
    row("get /placements/{id}/withdrawal", "/placements/{proposed}/withdrawal", "-  + 0 0  0 0  0 0  0"),
    row("post /placements/{id}/withdrawal", "/placements/{proposed}/withdrawal", "-  + 0 0  0 0  0 0  0"),

    // The provider's day
    row("get /board", "/board",                                    "-  0 0 0  + +  0 0  0"),
    row("get /attendance", "/attendance",                          "-  0 0 0  + +  0 0  0"),
    form("post /attendance", "/attendance", "organisation={atelier}", "-  0 0 0  + 0  0 0  0"),
    row("get /slots", "/slots",                                    "-  0 0 0  + +  0 0  0"),
    row("get /slots/new", "/slots/new",                            "-  0 0 0  + +  0 0  0"),
    row("post /slots", "/slots",                                   "-  0 0 0  + +  0 0  0"),
    row("get /slots/{id}", "/slots/{shop}",                        "-  + + 0  + 0  + 0  0"),
    row("get /slots/{id}/edit", "/slots/{shop}/edit",              "-  0 0 0  + 0  0 0  0"),
    row("post /slots/{id}/edit", "/slots/{shop}/edit",             "-  0 0 0  + 0  0 0  0"),
    row("post /slots/{id}/publication", "/slots/{shop}/publication", "-  0 0 0  + 0  0 0  0"),
    row("post /slots/{id}/pause", "/slots/{shop}/pause",           "-  0 0 0  + 0  0 0  0"),
    row("post /slots/{id}/reopening", "/slots/{shop}/reopening",   "-  0 0 0  + 0  0 0  0"),
    row("post /slots/{id}/closure", "/slots/{shop}/closure",       "-  0 0 0  + 0  0 0  0"),

    row("get /slots/{id}/participants", "/slots/{shop}/participants", "-  + + 0  0 0  0 0  0"),
    row("get /slots/{id}/eligibility", "/slots/{shop}/eligibility", "-  0 0 0  + 0  + 0  0"),
    row("post /slots/{id}/eligibility", "/slots/{shop}/eligibility", "-  0 0 0  + 0  + 0  0"),
    row("get /slots/{id}/reservations/new", "/slots/{shop}/reservations/new", "-  + + 0  0 0  + 0  0"),
    row("post /slots/{id}/reservations", "/slots/{shop}/reservations", "-  + + 0  0 0  + 0  0"),
    row("post /reservations/{id}/release", "/reservations/{reservation}/release", "-  + 0 0  0 0  + 0  0"),

    // Placements
    row("get /placements", "/placements",                          "-  0 0 0  + +  0 0  0"),
    row("get /placements/{id}/acceptance", "/placements/{proposed}/acceptance", "-  0 0 0  + 0  0 0  0"),
    row("post /placements/{id}/acceptance", "/placements/{proposed}/acceptance", "-  0 0 0  + 0  0 0  0"),
    row("get /placements/{id}/decline", "/placements/{proposed}/decline", "-  0 0 0  + 0  0 0  0"),
    row("post /placements/{id}/decline", "/placements/{proposed}/decline", "-  0 0 0  + 0  0 0  0"),
    row("get /placements/{id}/attendance", "/placements/{started}/attendance", "-  + 0 0  + 0  0 0  0"),
    row("post /placements/{id}/attendance", "/placements/{started}/attendance", "-  + 0 0  + 0  0 0  0"),

    row("get /enrolments/{id}/hours", "/enrolments/{linnea}/hours", "-  + 0 0  0 0  0 0  0"),
    row("get /placements/{id}/lines", "/placements/{started}/lines", "-  + 0 0  + 0  0 0  0"),
    row("get /lines/{id}/question", "/lines/{line}/question",      "-  0 0 0  + 0  0 0  0"),
    row("post /lines/{id}/question", "/lines/{line}/question",     "-  0 0 0  + 0  0 0  0"),
    row("get /disputes/{id}/settlement", "/disputes/{dispute}/settlement", "-  + 0 0  0 0  0 0  0"),
    row("post /disputes/{id}/settlement", "/disputes/{dispute}/settlement", "-  + 0 0  0 0  0 0  0"),

    // The manager
    row("get /contracts", "/contracts",                            "-  0 0 0  + +  + +  0"),
    row("get /contracts/new", "/contracts/new",                    "-  0 0 0  0 0  + +  0"),
    row("post /contracts", "/contracts",                           "-  0 0 0  0 0  + +  0"),
    row("get /contracts/{id}", "/contracts/{c1}",                  "-  0 0 0  + 0  + 0  0"),
    row("get /contracts/{id}/edit", "/contracts/{c1}/edit",        "-  0 0 0  0 0  + 0  0"),
    row("post /contracts/{id}/edit", "/contracts/{c1}/edit",       "-  0 0 0  0 0  + 0  0"),
    row("get /contracts/{id}/approval", "/contracts/{c1}/approval",    "-  0 0 0  0 0  + 0  0"),
    row("post /contracts/{id}/approval", "/contracts/{c1}/approval",   "-  0 0 0  0 0  + 0  0"),
    row("get /contracts/{id}/invoices", "/contracts/{c1}/invoices",    "-  0 0 0  + 0  + 0  0"),
    row("get /contracts/{id}/invoices.csv", "/contracts/{c1}/invoices.csv", "-  0 0 0  + 0  + 0  0"),
    row("get /contracts/{id}/invoices.xlsx", "/contracts/{c1}/invoices.xlsx", "-  0 0 0  + 0  + 0  0"),
    row("get /contracts/{id}/invoices.pdf", "/contracts/{c1}/invoices.pdf", "-  0 0 0  + 0  + 0  0"),
    row("post /contracts/{id}/silences", "/contracts/{c1}/silences",   "-  0 0 0  0 0  + 0  0"),
    row("get /contracts/{id}/extension", "/contracts/{c1}/extension",  "-  0 0 0  0 0  + 0  0"),
    row("post /contracts/{id}/extension", "/contracts/{c1}/extension", "-  0 0 0  0 0  + 0  0"),
    row("get /contracts/{id}/price", "/contracts/{c1}/price",          "-  0 0 0  0 0  + 0  0"),
    row("post /contracts/{id}/price", "/contracts/{c1}/price",         "-  0 0 0  0 0  + 0  0"),
    row("get /contracts/{id}/termination", "/contracts/{c1}/termination", "-  0 0 0  0 0  + 0  0"),
    row("post /contracts/{id}/termination", "/contracts/{c1}/termination", "-  0 0 0  0 0  + 0  0"),
    row("get /organisations", "/organisations",                    "-  0 0 0  0 0  + +  +"),
    row("get /organisations/new", "/organisations/new",            "-  0 0 0  0 0  + +  +"),
    row("post /organisations", "/organisations",                   "-  0 0 0  0 0  + +  +"),
    row("get /enrolments/{id}/inspection", "/enrolments/{linnea}/inspection", "-  0 0 0  0 0  + 0  0"),
    row("post /enrolments/{id}/inspection", "/enrolments/{linnea}/inspection", "-  0 0 0  0 0  + 0  0"),
    row("get /imports", "/imports",                                "-  0 0 0  0 0  + +  0"),
    row("post /imports", "/imports",                               "-  0 0 0  0 0  + +  0"),
    row("get /imports/{id}", "/imports/999999",                    "-  0 0 0  0 0  0 0  0"),
    row("post /imports/{id}/confirmation", "/imports/999999/confirmation", "-  0 0 0  0 0  0 0  0"),
    row("post /imports/{id}/removal", "/imports/999999/removal",   "-  0 0 0  0 0  0 0  0"),
    row("post /exports", "/exports",                               "-  0 0 0  0 0  + +  0"),
    row("get /support", "/support",                                "-  0 0 0  0 0  + +  0"),
    row("get /overview", "/overview",                              "-  0 0 0  0 0  + +  0"),
    row("get /reports", "/reports",                                "-  0 0 0  0 0  + +  0"),
    row("get /reports/cohort", "/reports/cohort?project={p1}",     "-  0 0 0  0 0  + 0  0"),
    row("get /reports/cohort.csv", "/reports/cohort.csv?project={p1}", "-  0 0 0  0 0  + 0  0"),
    row("get /reports/handovers", "/reports/handovers?project={p1}", "-  0 0 0  0 0  + 0  0"),
    row("get /reports/handovers.csv", "/reports/handovers.csv?project={p1}", "-  0 0 0  0 0  + 0  0"),
];
