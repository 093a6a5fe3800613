//! Pages: URLs, forms, texts. A file a concept, with the same name as in model, templates and tests/it.
//! All routes stand here, on one page.

mod account;
mod activities;
mod agenda;
pub mod agreement_paper;
mod agreements;
mod alerts;
mod allocations;
mod allotments;
mod answers;
mod arriving;
pub mod assets;
mod attendance;
mod board;
mod call_off_orders;
mod candidates;
mod capacity_board;
mod capacity_requests;
mod cards;
mod caseload;
mod certificate_paper;
pub mod chart;
pub mod choice;
mod clash;
mod closed_days;
mod coaches;
pub mod cohort;
mod consents;
mod contract_approvals;
mod contract_bars;
pub mod contract_changes;
mod contract_endings;
mod contract_files;
mod contract_steps;
pub mod contracts;
mod cookies;
mod costs;
pub mod csv_file;
mod departures;
mod disputes;
mod eligibility;
mod employers;
mod enrolling;
mod enrolments;
mod exit;
mod exports;
pub mod facet;
pub mod fault;
pub mod follow_up;
mod forecast;
pub mod form;
pub mod formats;
pub mod frame;
mod funding;
mod gates;
mod handover_answers;
mod handover_card_paper;
mod handover_cards;
mod handover_clocks;
mod handover_drafts;
mod handover_lacks;
mod handover_links;
mod handover_page;
pub mod handover_report;
mod handover_steps;
mod handovers;
mod hashing;
mod health;
mod home;
mod imports;
pub mod inspection;
mod invitations;
mod invoices;
mod ips;
mod language;
mod lines;
mod local_path;
pub mod me;
mod menu;
pub mod message;
mod next_steps;
pub mod open_data;
mod organisations;
mod outcomes;
mod overview;
mod own_links;
pub mod package_fault;
pub mod packets;
pub mod page;
mod paper_file;
mod past;
mod path;
mod pauses;
mod placement_steps;
mod placements;
mod plans;
mod profile;
mod progress;
mod promises;
mod proposals;
mod provided;
pub mod query;
mod question;
mod ratings;
pub mod refusal;
mod report;
mod reservations;
mod reviews;
pub mod search;
mod searches;
mod security;
mod sent;
mod sharing;
mod sheet_file;
mod sign_in;
mod slots;
mod stages;
mod standing;
mod step_ups;
mod steps;
mod support;
pub mod texts;
mod undertaking;
mod unsubscriptions;
mod users;
pub mod visit;
mod visitor;
mod wishes;
mod workplaces;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing;

use crate::app::App;

/// Declares the routes once: the router is made of them, and tests walk the same list.
macro_rules! routes {
    ($($method:ident $path:literal => $handler:path),+ $(,)?) => {
        /// Every route: method (lower case) and path pattern.
        pub const ROUTES: &[(&str, &str)] = &[$((stringify!($method), $path)),+];

        fn routes() -> Router<App> {
            Router::new()$(.route($path, routing::$method($handler)))+
        }
    };
}

routes! {
    get "/" => home::show,
    get "/health" => health::show,

    // A coach's day
    get "/caseload" => caseload::index,
    get "/agenda" => agenda::show,
    post "/agenda/decisions" => agenda::decide,
    get "/activities/new" => activities::new,
    post "/activities" => activities::create,
    post "/activities/{id}/removal" => activities::strike,
    get "/enrolments/new" => enrolling::new,
    post "/enrolments" => enrolling::create,
    get "/enrolments/{id}" => enrolments::show,
    get "/enrolments/{id}/edit" => enrolling::edit,
    post "/enrolments/{id}/edit" => enrolling::update,
    post "/enrolments/{id}/coach" => enrolments::assign,
    post "/enrolments/{id}/personal-number" => enrolments::reveal,
    get "/enrolments/{id}/profile" => profile::edit,
    post "/enrolments/{id}/profile" => profile::update,
    get "/enrolments/{id}/next-step" => next_steps::edit,
    post "/enrolments/{id}/next-step" => next_steps::update,
    post "/enrolments/{id}/next-step/completion" => next_steps::tick_off,
    get "/enrolments/{id}/activities/new" => activities::new_of,
    post "/enrolments/{id}/activities" => activities::create_of,
    get "/enrolments/{id}/end" => exit::new,
    post "/enrolments/{id}/end" => exit::create,

    get "/employers" => employers::index,
    post "/employers" => employers::create,
    get "/employers/new" => employers::new,
    get "/employers/{id}" => employers::show,
    get "/employers/{id}/people/new" => employers::people::new,
    post "/employers/{id}/people" => employers::people::create,
    get "/employer-people/{id}/edit" => employers::people::edit,
    post "/employer-people/{id}/edit" => employers::people::change,
    get "/employers/{id}/contacts/new" => employers::contacts::new,
    post "/employers/{id}/contacts" => employers::contacts::create,
    post "/employer-contacts/{id}/completion" => employers::contacts::step_done,
    get "/promises" => promises::index,
    get "/enrolments/{id}/support" => support::show,
    get "/enrolments/{id}/plan" => plans::show,
    get "/enrolments/{id}/plan/new" => plans::new,
    post "/enrolments/{id}/plan" => plans::create,
    get "/enrolments/{id}/plan/agreement" => plans::agreement::ask,
    post "/enrolments/{id}/plan/agreement" => plans::agreement::agreed,
    post "/plan-steps/{id}/completion" => plans::tick,
    get "/enrolments/{id}/progress" => progress::show,
    get "/enrolments/{id}/progress/new" => progress::new,
    post "/enrolments/{id}/progress" => progress::create,
    get "/enrolments/{id}/stages/new" => stages::new,
    post "/enrolments/{id}/stages" => stages::create,
    get "/enrolments/{id}/pauses/new" => pauses::new,
    post "/enrolments/{id}/pauses" => pauses::create,
    post "/enrolments/{id}/pauses/end" => pauses::end,
    get "/enrolments/{id}/promises/{promise}" => promises::ask,
    post "/enrolments/{id}/promises/{promise}" => promises::say,
    get "/enrolments/{id}/outcomes/{occasion}" => outcomes::ask,
    post "/enrolments/{id}/outcomes/{occasion}" => outcomes::create,

    get "/enrolments/{id}/wishes" => wishes::index,
    post "/enrolments/{id}/wishes" => wishes::create,
    post "/enrolments/{id}/wishes/{slot}/rise" => wishes::raise,
    post "/enrolments/{id}/wishes/{slot}/removal" => wishes::remove,

    // A participant's own page: the coach makes the link, the participant opens it
    get "/enrolments/{id}/sharing" => own_links::show,
    post "/enrolments/{id}/packet" => packets::of_own,
    get "/packets" => packets::new,
    post "/packets" => packets::create,
    post "/enrolments/{id}/own-page" => own_links::create,
    post "/enrolments/{id}/own-page/revocation" => own_links::revoke,
    get "/my/{token}" => me::door::show,
    post "/my/{token}" => me::door::enter,
    get "/me" => me::show,
    post "/me/leave" => me::leave,
    get "/me/hours" => me::hours::show,
    get "/me/plan" => me::plan::show,
    get "/me/lines/{id}/question" => me::questions::new,
    post "/me/lines/{id}/question" => me::questions::create,
    get "/me/placements/{id}/rating" => me::ratings::new,
    post "/me/placements/{id}/rating" => me::ratings::create,
    get "/me/progress" => me::progress::new,
    post "/me/progress" => me::progress::create,
    get "/me/reviews" => me::reviews::show,
    get "/me/placements/{id}/certificate" => me::reviews::certificate,
    get "/me/sharing" => me::sharing::show,
    get "/me/consents/{id}/withdrawal" => me::withdrawal,
    post "/me/consents/{id}/withdrawal" => me::withdraw,

    // Placing a queue
    get "/allocations" => allocations::index,
    post "/allocations" => allocations::create,
    get "/allocations/new" => allocations::new,
    get "/allocations/{id}" => allocations::show,
    post "/allocations/{id}/release" => allocations::release,
    post "/allocations/{id}/sending" => allocations::send,
    get "/allotments/{id}" => allotments::show,
    post "/allotments/{id}/change" => allotments::change,

    // Consent and handover
    get "/enrolments/{id}/consents/new" => consents::new,
    post "/enrolments/{id}/consents" => consents::create,
    post "/consents/{id}/withdrawal" => consents::withdraw,
    get "/enrolments/{id}/handovers/new" => handovers::new,
    post "/enrolments/{id}/handovers" => handovers::create,
    get "/handovers/{id}" => handover_page::show,
    get "/handovers/{id}/card" => handover_cards::show,
    get "/handovers/{id}/card/file" => handover_cards::file,
    get "/handovers/{id}/card/edit" => handover_cards::edit,
    post "/handovers/{id}/card/edit" => handover_cards::update,
    get "/handovers/{id}/link" => handover_links::new,
    post "/handovers/{id}/link" => handover_links::create,
    post "/handovers/{id}/link/closure" => handover_links::revoke,
    get "/handovers/{id}/consent" => handover_drafts::consent,
    post "/handovers/{id}/consent" => handover_drafts::consented,
    get "/handovers/{id}/addressee" => handover_drafts::addressee,
    post "/handovers/{id}/addressee" => handover_drafts::addressed,
    get "/handovers/{id}/sending" => handover_drafts::sending,
    post "/handovers/{id}/sending" => handover_drafts::sent,
    get "/handovers/{id}/acceptance" => handover_steps::acceptance,
    post "/handovers/{id}/acceptance" => handover_steps::accepted,
    get "/handovers/{id}/decline" => handover_steps::decline,
    post "/handovers/{id}/decline" => handover_steps::declined,
    get "/handovers/{id}/meeting" => handover_steps::meeting,
    post "/handovers/{id}/meeting" => handover_steps::met,
    get "/handovers/{id}/release" => handover_steps::release,
    post "/handovers/{id}/release" => handover_steps::released,
    get "/handovers/{id}/revocation" => handover_steps::revocation,
    post "/handovers/{id}/revocation" => handover_steps::revoked,

    get "/enrolments/{id}/consents" => sharing::show,
    get "/consents/{id}/narrowing" => sharing::narrowing,
    post "/consents/{id}/narrowing" => sharing::narrowed,
    get "/placements/{id}/disclosure" => sharing::disclosure,
    post "/placements/{id}/disclosure" => sharing::agreed,
    post "/sus-tasks/{id}/completion" => sharing::tick_off,

    // A receiver without an account
    get "/handover-links/{token}" => handover_answers::show,
    post "/handover-links/{token}" => handover_answers::unlock,
    post "/handover-links/{token}/acceptance" => handover_answers::accept,
    post "/handover-links/{token}/decline" => handover_answers::decline,
    post "/handover-links/{token}/question" => handover_answers::ask,

    // Placements under way
    get "/placements/{id}/gate" => gates::edit,
    post "/placements/{id}/gate" => gates::update,
    get "/placements/{id}/agreements" => agreements::index,
    post "/placements/{id}/agreements" => agreements::create,
    get "/agreements/{id}/file" => agreements::file,
    get "/agreements/{id}/signatures/{party}" => agreements::signature,
    post "/agreements/{id}/signatures/{party}" => agreements::sign,
    get "/placements/{id}/step-up" => step_ups::show,
    get "/placements/{id}/step-up/edit" => step_ups::edit,
    post "/placements/{id}/step-up/edit" => step_ups::update,
    get "/placements/{id}/start" => placement_steps::start,
    post "/placements/{id}/start" => placement_steps::started,
    get "/placements/{id}/pause" => placement_steps::pause,
    post "/placements/{id}/pause" => placement_steps::paused,
    get "/placements/{id}/resumption" => placement_steps::resume,
    post "/placements/{id}/resumption" => placement_steps::resumed,
    get "/placements/{id}/extension" => placement_steps::extend,
    post "/placements/{id}/extension" => placement_steps::extended,
    get "/placements/{id}/end" => placement_steps::end,
    post "/placements/{id}/end" => placement_steps::ended,
    get "/placements/{id}/withdrawal" => placement_steps::withdraw,
    post "/placements/{id}/withdrawal" => placement_steps::withdrawn,

    get "/ocds/{file}" => open_data::show,
    get "/projects/{id}/costs" => costs::show,
    get "/projects/{id}/costs.csv" => costs::csv,
    post "/projects/{id}/open-data" => open_data::update,
    get "/overview" => overview::show,
    get "/support" => support::figures,
    get "/capacity" => capacity_board::index,
    get "/capacity.csv" => capacity_board::csv,
    get "/capacity-requests" => capacity_requests::index,
    post "/capacity-requests" => capacity_requests::create,
    get "/capacity-requests/new" => capacity_requests::new,
    get "/capacity-requests/{id}" => capacity_requests::show,
    post "/capacity-requests/{id}/answer" => capacity_requests::answer,
    post "/capacity-requests/{id}/closure" => capacity_requests::close,
    post "/capacity-promises/{id}/withdrawal" => capacity_requests::take_back,
    get "/forecast" => forecast::show,
    get "/forecast/line" => forecast::line,
    post "/projects/{id}/progress-form" => progress::pick,
    get "/ips" => ips::index,
    get "/ips/{item}" => ips::show,
    get "/ips/{item}/rows" => ips::rows::index,
    get "/ips/{item}/review" => ips::ask,
    post "/ips/{item}/review" => ips::create,
    get "/projects/{id}/coaches" => coaches::index,
    post "/projects/{id}/coaches" => coaches::give,
    get "/projects/{id}/handover-clocks" => handover_clocks::edit,
    post "/projects/{id}/handover-clocks" => handover_clocks::update,
    get "/projects/{id}/funding" => funding::show,
    post "/projects/{id}/funding" => funding::create,
    get "/projects/{id}/funding.csv" => funding::csv,
    get "/projects/{id}/funding/new" => funding::new,
    get "/funding/{id}/edit" => funding::edit,
    post "/funding/{id}/edit" => funding::update,
    post "/funding/{id}/removal" => funding::remove,
    post "/funding/{id}/rows" => funding::add_row,
    post "/budget-rows/{id}/removal" => funding::remove_row,
    get "/projects/{id}/call-off-orders" => call_off_orders::index,
    post "/projects/{id}/call-off-orders" => call_off_orders::create,
    get "/projects/{id}/call-off-orders/new" => call_off_orders::new,
    get "/call-off-orders/{id}" => call_off_orders::show,
    get "/call-off-orders/{id}/deviations.csv" => call_off_orders::csv,
    post "/call-off-orders/{id}/closure" => call_off_orders::close,
    get "/contracts" => contracts::index,
    post "/contracts" => contracts::create,
    get "/contracts/new" => contracts::new,
    get "/contracts/{id}" => contracts::show,
    get "/contracts/{id}/edit" => contracts::edit,
    post "/contracts/{id}/edit" => contracts::update,
    get "/contracts/{id}/approval" => contract_approvals::show,
    post "/contracts/{id}/approval" => contract_approvals::create,
    get "/contracts/{id}/closure" => contract_endings::closure,
    post "/contracts/{id}/closure" => contract_endings::closed,
    get "/contracts/{id}/files" => contract_files::index,
    post "/contracts/{id}/documents" => contract_files::create,
    get "/documents/{id}" => contract_files::file,
    post "/documents/{id}/removal" => contract_files::remove,
    post "/contracts/{id}/contacts" => contract_files::add_contact,
    post "/contacts/{id}/removal" => contract_files::remove_contact,
    get "/contracts/{id}/follow-up" => follow_up::show,
    post "/contracts/{id}/requirements" => follow_up::create,
    post "/requirements/{id}/removal" => follow_up::drop_it,
    get "/requirements/{id}/checks/new" => follow_up::check,
    post "/requirements/{id}/checks" => follow_up::checked,
    get "/deviations/{id}/answer" => follow_up::answer,
    post "/deviations/{id}/answer" => follow_up::answered,
    get "/deviations/{id}/closure" => follow_up::close,
    post "/deviations/{id}/closure" => follow_up::closed,
    get "/changes/{id}" => contract_changes::show,
    post "/changes/{id}/approval" => contract_changes::approve,
    post "/changes/{id}/rejection" => contract_changes::reject,
    get "/contracts/{id}/invoices" => invoices::show,
    post "/contracts/{id}/invoices" => invoices::create,
    post "/invoices/{id}/working-out" => invoices::work_out,
    post "/invoices/{id}/confirmation" => invoices::confirm,
    get "/invoice-lines/{id}/answer" => invoices::question,
    post "/invoice-lines/{id}/answer" => invoices::answer,
    get "/invoice-lines/{id}/reply" => invoices::dispute,
    post "/invoice-lines/{id}/reply" => invoices::reply,
    get "/contracts/{id}/invoices.csv" => invoices::files::csv,
    get "/contracts/{id}/invoices.xlsx" => invoices::files::xlsx,
    get "/contracts/{id}/invoices.pdf" => invoices::files::pdf,
    get "/alerts" => alerts::index,
    post "/contracts/{id}/silences" => alerts::silence,
    post "/contracts/{id}/silences/removal" => alerts::hear,
    get "/contracts/{id}/extension" => contract_steps::extension,
    post "/contracts/{id}/extension" => contract_steps::extended,
    get "/contracts/{id}/price" => contract_steps::price,
    post "/contracts/{id}/price" => contract_steps::priced,
    get "/contracts/{id}/termination" => contract_steps::termination,
    post "/contracts/{id}/termination" => contract_steps::terminated,
    get "/contracts/{id}/termination/revocation" => contract_endings::revocation,
    post "/contracts/{id}/termination/revocation" => contract_endings::revoked,
    get "/organisations" => organisations::index,
    post "/organisations" => organisations::create,
    get "/organisations/new" => organisations::new,
    get "/organisations/{id}/departure" => departures::show,
    post "/organisations/{id}/departure" => departures::announce,
    post "/organisations/{id}/departure/revocation" => departures::revoke,
    get "/enrolments/{id}/inspection" => inspection::new,
    post "/enrolments/{id}/inspection" => inspection::create,
    get "/imports" => imports::index,
    post "/imports" => imports::create,
    get "/imports/{id}" => imports::show,
    post "/imports/{id}/confirmation" => imports::confirm,
    post "/imports/{id}/removal" => imports::discard,
    post "/exports" => exports::create,
    get "/reports" => cohort::index,
    get "/reports/cohort" => cohort::show,
    get "/reports/cohort.csv" => cohort::csv,
    get "/reports/handovers" => handover_report::show,
    get "/reports/handovers.csv" => handover_report::csv,

    // Finding a placement, and proposing it
    get "/search" => search::index,
    get "/search/participants" => search::participants,
    get "/searches" => searches::index,
    post "/searches" => searches::create,
    get "/searches/new" => searches::new,
    get "/searches/{id}" => searches::show,
    post "/searches/{id}" => searches::update,
    post "/searches/{id}/silence" => searches::silence,
    post "/searches/{id}/removal" => searches::remove,
    get "/unsubscriptions/{token}" => unsubscriptions::show,
    post "/unsubscriptions/{token}" => unsubscriptions::create,
    get "/enrolments/{id}/placements/new" => proposals::new,
    post "/enrolments/{id}/placements" => proposals::create,

    // Signing in, and one's own account
    get "/sign-in" => sign_in::new,
    post "/sign-in" => sign_in::create,
    post "/sign-out" => sign_in::destroy,
    get "/invitations/{token}" => invitations::show,
    post "/invitations/{token}" => invitations::accept,
    post "/language" => language::create,
    get "/account" => account::show,
    post "/account" => account::update,
    get "/account/password" => account::password::edit,
    post "/account/password" => account::password::update,
    get "/undertaking" => undertaking::show,
    post "/undertaking" => undertaking::create,
    post "/account/sessions/closure" => account::sign_out_everywhere,

    // Users, for administrators
    get "/users" => users::index,
    get "/users/new" => users::new,
    post "/users" => users::create,
    get "/users/{id}" => users::show,
    get "/users/{id}/edit" => users::edit,
    post "/users/{id}/edit" => users::update,
    post "/users/{id}/memberships" => users::memberships::create,
    post "/users/{id}/memberships/{membership}/removal" => users::memberships::destroy,
    post "/users/{id}/invitation" => users::standing::invite,
    post "/users/{id}/suspension" => users::standing::suspend,
    post "/users/{id}/reinstatement" => users::standing::reinstate,

    // A provider's day
    get "/board" => board::show,
    get "/attendance" => attendance::show,
    post "/attendance" => attendance::record,
    get "/slots" => slots::index,
    get "/slots/new" => slots::new,
    post "/slots" => slots::create,
    get "/slots/{id}" => slots::show,
    get "/slots/{id}/edit" => slots::edit,
    post "/slots/{id}/edit" => slots::update,
    post "/slots/{id}/publication" => slots::publish,
    post "/slots/{id}/pause" => slots::pause,
    post "/slots/{id}/reopening" => slots::reopen,
    post "/slots/{id}/closure" => slots::close,
    get "/workplaces" => workplaces::index,
    get "/workplaces/new" => workplaces::new,
    post "/workplaces" => workplaces::create,
    get "/workplaces/{id}/edit" => workplaces::edit,
    post "/workplaces/{id}/edit" => workplaces::update,
    post "/workplaces/{id}/removal" => workplaces::remove,
    get "/closed-days" => closed_days::index,
    post "/closed-days" => closed_days::create,
    post "/closed-days/removal" => closed_days::remove,
    get "/slots/{id}/participants" => candidates::index,
    get "/slots/{id}/eligibility" => eligibility::edit,
    post "/slots/{id}/eligibility" => eligibility::update,
    get "/slots/{id}/reservations/new" => reservations::new,
    post "/slots/{id}/reservations" => reservations::create,
    post "/reservations/{id}/release" => reservations::release,
    get "/placements" => past::index,
    get "/placements/{id}" => placements::show,
    get "/placements/{id}/acceptance" => answers::acceptance,
    post "/placements/{id}/acceptance" => answers::accept,
    get "/placements/{id}/decline" => answers::decline,
    post "/placements/{id}/decline" => answers::decline_it,
    get "/placements/{id}/attendance" => attendance::show_one,
    post "/placements/{id}/attendance" => attendance::record_one,

    // How it goes at a workplace
    get "/enrolments/{id}/reviews" => reviews::of_person,
    get "/placements/{id}/reviews" => reviews::of_placement,
    get "/placements/{id}/follow-up" => reviews::follow_up,
    post "/placements/{id}/follow-up" => reviews::followed_up,
    get "/placements/{id}/review" => reviews::review,
    post "/placements/{id}/review" => reviews::reviewed,
    get "/placements/{id}/certificate" => reviews::certificate,
    get "/placements/{id}/rating" => ratings::new,
    post "/placements/{id}/rating" => ratings::create,

    // Attendance line by line, and what is questioned of it
    get "/enrolments/{id}/hours" => lines::of_person,
    get "/placements/{id}/lines" => lines::of_placement,
    get "/lines/{id}/question" => disputes::new,
    post "/lines/{id}/question" => disputes::create,
    get "/disputes/{id}/settlement" => disputes::settlement,
    post "/disputes/{id}/settlement" => disputes::settle,
}

/// The whole web application.
pub fn router(app: App) -> Router {
    let pages = routes()
        .layer(from_fn(fault::pages))
        .layer(from_fn_with_state(app.clone(), arriving::session))
        .with_state(app.clone())
        .nest_service("/assets", assets::router());
    security::around(pages, &app)
}
