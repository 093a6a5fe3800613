//! What the Open Contracting Data Standard 1.1.5 asks of a release package, as far as ours has the parts, in our own words: which fields
//! an object may have and must have, of what kind they are, what the code lists hold, which ids are once, and what refers to what.
//! A field that the standard has not is a fault: we publish no extensions.
//!
//! Source: the reference pages of the release package, the release and the code lists of OCDS 1.1 (standard.open-contracting.org).

use std::collections::BTreeSet;

use chrono::DateTime;
use serde_json::Value;

/// What a field holds.
pub enum Kind {
    /// With something in it.
    Text,
    /// One of a code list.
    Code(&'static [&'static str]),
    /// Some of a code list, each once.
    Codes(&'static [&'static str]),
    Number,
    Whole,
    /// A day and a time with a zone (RFC 3339).
    Instant,
    /// An absolute address.
    Address,
    Object(&'static Shape),
    /// At least one; those that have an id have each its own.
    List(&'static Shape),
}

/// The fields of an object, those it must have first.
pub struct Shape {
    must: &'static [(&'static str, Kind)],
    may: &'static [(&'static str, Kind)],
}

use Kind::{Address, Code, Codes, Instant, List, Number, Object, Text, Whole};

const PACKAGE: Shape = Shape {
    must: &[
        ("uri", Address),
        ("version", Code(&["1.1"])),
        ("publishedDate", Instant),
        ("publisher", Object(&PUBLISHER)),
        ("releases", List(&RELEASE)),
    ],
    may: &[("license", Address), ("publicationPolicy", Address)],
};

const PUBLISHER: Shape =
    Shape { must: &[("name", Text)], may: &[("scheme", Text), ("uid", Text), ("uri", Address)] };

const RELEASE: Shape = Shape {
    must: &[
        ("ocid", Text),
        ("id", Text),
        ("date", Instant),
        ("tag", Codes(TAGS)),
        ("initiationType", Code(&["tender"])),
    ],
    may: &[
        ("language", Text),
        ("parties", List(&PARTY)),
        ("buyer", Object(&REFERENCE)),
        ("tender", Object(&TENDER)),
        ("awards", List(&AWARD)),
        ("contracts", List(&CONTRACT)),
    ],
};

const TAGS: &[&str] = &[
    "planning",
    "planningUpdate",
    "tender",
    "tenderAmendment",
    "tenderUpdate",
    "tenderCancellation",
    "award",
    "awardUpdate",
    "awardCancellation",
    "contract",
    "contractUpdate",
    "contractAmendment",
    "implementation",
    "implementationUpdate",
    "contractTermination",
    "compiled",
];

const ROLES: &[&str] = &[
    "procuringEntity",
    "supplier",
    "tenderer",
    "buyer",
    "payer",
    "payee",
    "funder",
    "reviewBody",
    "enquirer",
    "invitedTenderer",
    "interestedParty",
];

const PARTY: Shape = Shape {
    must: &[("id", Text), ("name", Text), ("roles", Codes(ROLES))],
    may: &[("identifier", Object(&IDENTIFIER))],
};

const IDENTIFIER: Shape =
    Shape { must: &[("scheme", Text), ("id", Text)], may: &[("uri", Address), ("legalName", Text)] };

const REFERENCE: Shape = Shape { must: &[("id", Text), ("name", Text)], may: &[] };

const TENDER: Shape = Shape {
    must: &[("id", Text)],
    may: &[
        ("title", Text),
        ("description", Text),
        (
            "status",
            Code(&["planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"]),
        ),
        ("procuringEntity", Object(&REFERENCE)),
        ("items", List(&ITEM)),
        ("value", Object(&VALUE)),
        ("procurementMethod", Code(&["open", "selective", "limited", "direct"])),
        ("procurementMethodDetails", Text),
        ("mainProcurementCategory", Code(&["goods", "works", "services"])),
    ],
};

const AWARD: Shape = Shape {
    must: &[("id", Text)],
    may: &[
        ("title", Text),
        ("description", Text),
        ("status", Code(&["pending", "active", "cancelled", "unsuccessful"])),
        ("date", Instant),
        ("value", Object(&VALUE)),
        ("suppliers", List(&REFERENCE)),
        ("items", List(&ITEM)),
    ],
};

const CONTRACT: Shape = Shape {
    must: &[("id", Text), ("awardID", Text)],
    may: &[
        ("title", Text),
        ("description", Text),
        ("status", Code(&["pending", "active", "cancelled", "terminated"])),
        ("period", Object(&PERIOD)),
        ("value", Object(&VALUE)),
        ("items", List(&ITEM)),
        ("dateSigned", Instant),
        ("implementation", Object(&IMPLEMENTATION)),
        ("amendments", List(&AMENDMENT)),
    ],
};

const PERIOD: Shape = Shape {
    must: &[],
    may: &[
        ("startDate", Instant),
        ("endDate", Instant),
        ("maxExtentDate", Instant),
        ("durationInDays", Whole),
    ],
};

/// The standard asks for neither; an amount without a currency says nothing.
const VALUE: Shape = Shape { must: &[("amount", Number), ("currency", Code(&["SEK"]))], may: &[] };

const ITEM: Shape = Shape {
    must: &[("id", Text)],
    may: &[
        ("description", Text),
        ("classification", Object(&CLASSIFICATION)),
        ("quantity", Number),
        ("unit", Object(&UNIT)),
    ],
};

const CLASSIFICATION: Shape = Shape {
    must: &[("scheme", Code(&["CPV"])), ("id", Text)],
    may: &[("description", Text), ("uri", Address)],
};

const UNIT: Shape = Shape { must: &[], may: &[("name", Text), ("value", Object(&VALUE))] };

const IMPLEMENTATION: Shape =
    Shape { must: &[], may: &[("transactions", List(&TRANSACTION)), ("milestones", List(&MILESTONE))] };

const TRANSACTION: Shape = Shape {
    must: &[("id", Text)],
    may: &[
        ("source", Address),
        ("date", Instant),
        ("value", Object(&VALUE)),
        ("payer", Object(&REFERENCE)),
        ("payee", Object(&REFERENCE)),
        ("uri", Address),
    ],
};

const MILESTONE: Shape = Shape {
    must: &[("id", Text)],
    may: &[
        ("title", Text),
        (
            "type",
            Code(&[
                "preProcurement",
                "approval",
                "engagement",
                "assessment",
                "delivery",
                "reporting",
                "financing",
            ]),
        ),
        ("description", Text),
        ("code", Text),
        ("dueDate", Instant),
        ("dateMet", Instant),
        ("dateModified", Instant),
        ("status", Code(&["scheduled", "met", "notMet", "partiallyMet"])),
    ],
};

const AMENDMENT: Shape = Shape {
    must: &[],
    may: &[
        ("id", Text),
        ("date", Instant),
        ("rationale", Text),
        ("description", Text),
        ("amendsReleaseID", Text),
        ("releaseID", Text),
    ],
};

/// Everything that is wrong with a package whose ids begin with `prefix`.
pub fn faults(package: &Value, prefix: &str) -> Vec<String> {
    let mut faults = Vec::new();
    of_shape(package, &PACKAGE, "package", &mut faults);
    let (mut ocids, mut ids) = (BTreeSet::new(), BTreeSet::new());
    for release in list(&package["releases"]) {
        let ocid = text(&release["ocid"]);
        if !ocid.strip_prefix(prefix).is_some_and(|rest| rest.len() > 1 && rest.starts_with('-')) {
            faults.push(format!("{ocid}: does not begin with {prefix}-"));
        }
        if !ocids.insert(ocid) {
            faults.push(format!("{ocid}: two releases"));
        }
        if !ids.insert(text(&release["id"])) {
            faults.push(format!("{ocid}: the release's id is another's too"));
        }
        of_release(release, ocid, &mut faults);
    }
    faults
}

fn of_shape(value: &Value, shape: &Shape, at: &str, faults: &mut Vec<String>) {
    let Some(object) = value.as_object() else {
        faults.push(format!("{at}: is no object"));
        return;
    };
    for (name, _) in shape.must {
        if !object.contains_key(*name) {
            faults.push(format!("{at}/{name}: is missing"));
        }
    }
    for (name, value) in object {
        let at = format!("{at}/{name}");
        match shape.must.iter().chain(shape.may).find(|(known, _)| known == name) {
            Some((_, kind)) => of_kind(value, kind, &at, faults),
            None => faults.push(format!("{at}: is no field of the standard")),
        }
    }
}

fn of_kind(value: &Value, kind: &Kind, at: &str, faults: &mut Vec<String>) {
    let is_right = match kind {
        Text => value.as_str().is_some_and(|text| !text.trim().is_empty()),
        Code(codes) => value.as_str().is_some_and(|code| codes.contains(&code)),
        Codes(codes) => {
            let told: Vec<&str> = list(value).filter_map(Value::as_str).collect();
            !told.is_empty()
                && told.len() == list(value).count()
                && told.iter().all(|code| codes.contains(code))
                && told.iter().collect::<BTreeSet<_>>().len() == told.len()
        }
        Number => value.is_number(),
        Whole => value.is_i64(),
        Instant => value.as_str().is_some_and(|text| DateTime::parse_from_rfc3339(text).is_ok()),
        Address => value
            .as_str()
            .is_some_and(|text| text.split_once("://").is_some_and(|(_, rest)| !rest.is_empty())),
        Object(shape) => return of_shape(value, shape, at, faults),
        List(shape) => {
            for (number, one) in list(value).enumerate() {
                of_shape(one, shape, &format!("{at}/{number}"), faults);
            }
            let ids: Vec<&str> = list(value).filter_map(|one| one["id"].as_str()).collect();
            if ids.iter().collect::<BTreeSet<_>>().len() < ids.len() {
                faults.push(format!("{at}: an id twice"));
            }
            list(value).next().is_some()
        }
    };
    if !is_right {
        faults.push(format!("{at}: {value} is not right"));
    }
}

/// What refers to what within a release, and whether it says of itself what it holds.
fn of_release(release: &Value, ocid: &str, faults: &mut Vec<String>) {
    let parties: Vec<&Value> = list(&release["parties"]).collect();
    let mut party = |reference: &Value, role: &str| {
        let known = parties.iter().find(|party| party["id"] == reference["id"]);
        if !known.is_some_and(|party| {
            party["name"] == reference["name"] && list(&party["roles"]).any(|one| one == role)
        }) {
            faults.push(format!("{ocid}: {reference} is no {role} among the parties"));
        }
    };
    party(&release["buyer"], "buyer");
    party(&release["tender"]["procuringEntity"], "procuringEntity");
    for supplier in list(&release["awards"]).flat_map(|award| list(&award["suppliers"])) {
        party(supplier, "supplier");
    }
    let contracts: Vec<&Value> = list(&release["contracts"]).collect();
    let all = |part: &'static str| {
        let parts = contracts.iter().flat_map(move |contract| list(&contract["implementation"][part]));
        parts.collect::<Vec<_>>()
    };
    for transaction in all("transactions") {
        party(&transaction["payer"], "payer");
        party(&transaction["payee"], "payee");
    }
    let tagged = |tag: &str| list(&release["tag"]).any(|one| one == tag);
    for (tag, holds) in [
        ("contract", !contracts.is_empty()),
        ("contractAmendment", contracts.iter().any(|contract| contract["amendments"].is_array())),
        ("implementation", !all("transactions").is_empty()),
    ] {
        if tagged(tag) != holds {
            faults.push(format!("{ocid}: the tag {tag} and what is there do not agree"));
        }
    }
    for milestone in all("milestones") {
        if (milestone["status"] == "met") != milestone["dateMet"].is_string() {
            faults.push(format!("{ocid}: a milestone that is met has its day, and no other"));
        }
    }
    for contract in contracts {
        if !list(&release["awards"]).any(|award| award["id"] == contract["awardID"]) {
            faults.push(format!("{ocid}: there is no award {}", contract["awardID"]));
        }
        let period = &contract["period"];
        let days = ["startDate", "endDate", "maxExtentDate"].map(|name| text(&period[name]));
        if !days.is_sorted() {
            faults.push(format!("{ocid}: {period} is not in order"));
        }
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
