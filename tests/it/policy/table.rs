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

    // Placements
    row("get /placements", "/placements",                          "-  0 0 0  + +  0 0  0"),
    row("get /placements/{id}/acceptance", "/placements/{proposed}/acceptance", "-  0 0 0  + 0  0 0  0"),
    row("post /placements/{id}/acceptance", "/placements/{proposed}/acceptance", "-  0 0 0  + 0  0 0  0"),
    row("get /placements/{id}/decline", "/placements/{proposed}/decline", "-  0 0 0  + 0  0 0  0"),
    row("post /placements/{id}/decline", "/placements/{proposed}/decline", "-  0 0 0  + 0  0 0  0"),
    row("get /placements/{id}/attendance", "/placements/{started}/attendance", "-  + 0 0  + 0  0 0  0"),
    row("post /placements/{id}/attendance", "/placements/{started}/attendance", "-  + 0 0  + 0  0 0  0"),

    // The manager
    row("get /contracts", "/contracts",                            "-  0 0 0  + +  + +  0"),
    row("get /contracts/new", "/contracts/new",                    "-  0 0 0  0 0  + +  0"),
    row("post /contracts", "/contracts",                           "-  0 0 0  0 0  + +  0"),
    row("get /contracts/{id}", "/contracts/{c1}",                  "-  0 0 0  + 0  + 0  0"),
    row("get /contracts/{id}/edit", "/contracts/{c1}/edit",        "-  0 0 0  0 0  + 0  0"),
    row("post /contracts/{id}/edit", "/contracts/{c1}/edit",       "-  0 0 0  0 0  + 0  0"),
    row("get /organisations", "/organisations",                    "-  0 0 0  0 0  + +  +"),
    row("get /organisations/new", "/organisations/new",            "-  0 0 0  0 0  + +  +"),
    row("post /organisations", "/organisations",                   "-  0 0 0  0 0  + +  +"),
    row("get /enrolments/{id}/inspection", "/enrolments/{linnea}/inspection", "-  0 0 0  0 0  + 0  0"),
    row("post /enrolments/{id}/inspection", "/enrolments/{linnea}/inspection", "-  0 0 0  0 0  + 0  0"),
    row("get /overview", "/overview",                              "-  0 0 0  0 0  + +  0"),
    row("get /reports", "/reports",                                "-  0 0 0  0 0  + +  0"),
    row("get /reports/cohort", "/reports/cohort?project={p1}",     "-  0 0 0  0 0  + 0  0"),
    row("get /reports/cohort.csv", "/reports/cohort.csv?project={p1}", "-  0 0 0  0 0  + 0  0"),
];
