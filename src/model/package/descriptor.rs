//! `datapackage.json`: which files there are and what their columns hold, for programs that know Tabular Data Packages.

use serde_json::{Value, json};

use super::tables::{Column, Extras, Kind, Table};

/// The descriptor of a whole package, the same each time: no day and no version of the program. `extras`: the files
/// that have the extra columns.
pub(super) fn descriptor(extras: Extras) -> String {
    let resources: Vec<Value> = Table::ALL.into_iter().map(|table| resource(table, extras)).collect();
    let package = json!({
        "name": "brygga",
        "title": "Brygga",
        "description": "Who takes part in what: organisations, contracts, slots, participants, what they did and where they went.",
        "profile": "tabular-data-package",
        "resources": resources,
    });
    format!("{package:#}\n")
}

fn resource(table: Table, extras: Extras) -> Value {
    let fields: Vec<Value> = table.written(extras.of(table)).map(field).collect();
    json!({
        "name": table.name(),
        "path": table.file_name(),
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": { "fields": fields, "missingValues": [""], "primaryKey": table.key() },
    })
}

fn field(column: &Column) -> Value {
    let (kind, codes) = match column.kind {
        Kind::Text => ("string", None),
        Kind::Code(codes) => ("string", Some(codes())),
        Kind::Date => ("date", None),
        Kind::Integer => ("integer", None),
        Kind::Number => ("number", None),
        Kind::Boolean => ("boolean", None),
    };
    let mut field = json!({ "name": column.name, "type": kind });
    if column.required {
        field["constraints"]["required"] = true.into();
    }
    if let Some(codes) = codes {
        field["constraints"]["enum"] = codes.into();
    }
    field
}
