//! The menu of the header, by role, in the order of a day's work; and where a person's day begins.

use super::frame::MenuItem;
use crate::model::access::Who;
use crate::model::codes::Role;

const ALLOCATIONS: MenuItem = MenuItem { href: "/allocations", text: "menu-allocations" };
const SEARCH: MenuItem = MenuItem { href: "/search", text: "menu-search" };
const COACH: &[MenuItem] = &[
    MenuItem { href: "/caseload", text: "menu-caseload" },
    MenuItem { href: "/agenda", text: "menu-agenda" },
    SEARCH,
    ALLOCATIONS,
];
const PROVIDER: &[MenuItem] = &[
    MenuItem { href: "/board", text: "menu-board" },
    MenuItem { href: "/slots", text: "menu-slots" },
    MenuItem { href: "/contracts", text: "menu-contracts" },
];
const MANAGER: &[MenuItem] = &[
    MenuItem { href: "/overview", text: "menu-overview" },
    MenuItem { href: "/contracts", text: "menu-contracts" },
    MenuItem { href: "/capacity", text: "menu-capacity" },
    SEARCH,
    ALLOCATIONS,
    MenuItem { href: "/reports", text: "menu-reports" },
    MenuItem { href: "/imports", text: "menu-imports" },
];
const ADMINISTRATOR: &[MenuItem] =
    &[MenuItem { href: "/users", text: "menu-users" }, MenuItem { href: "/packets", text: "menu-packets" }];

pub fn menu(who: &Who) -> Vec<MenuItem> {
    let mut items: Vec<MenuItem> = Vec::new();
    for (role, own) in [
        (Role::Coach, COACH),
        (Role::Provider, PROVIDER),
        (Role::ProjectManager, MANAGER),
        (Role::Administrator, ADMINISTRATOR),
    ] {
        // Who is both a coach and a manager has one way to the same page.
        let is_new = |item: &&MenuItem| items.iter().all(|other| other.href != item.href);
        let new: Vec<MenuItem> = own.iter().filter(|_| who.is(role)).filter(is_new).copied().collect();
        items.extend(new);
    }
    items
}

/// Where a person's day begins.
pub fn home(who: &Who) -> &'static str {
    menu(who).first().map_or("/account", |item| item.href)
}
