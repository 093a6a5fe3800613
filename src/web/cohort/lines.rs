//! The cohort report as plain lines, for `brygga report cohort` without `--json`.

use super::measures::{self, Part, Table};
use crate::model::cohort::Cohort;
use crate::web::texts::Texts;

/// The whole report, in columns.
pub fn lines(cohort: &Cohort, t: &Texts) -> String {
    let mut rows: Vec<[String; 3]> = Vec::new();
    let heading = |title: String| [String::new(), title, String::new()];
    let part_of =
        |count: i64, of: i64| t.say("cohort-count-of").with("count", count).with("of", of).to_string();
    let of = |count: i64| part_of(count, cohort.participants);
    rows.push([t.say("cohort-participants").to_string(), t.number(cohort.participants), String::new()]);
    rows.push([t.say("cohort-ended").to_string(), of(cohort.ended), String::new()]);
    for Table { title, parts, of, .. } in measures::tables(cohort, t) {
        rows.push(heading(t.say(title).to_string()));
        let row = |part: Part| [part.name, part_of(part.count, of), t.percent(part.percent)];
        rows.extend(parts.into_iter().map(row));
    }
    for chapter in measures::chapters(cohort) {
        rows.push(heading(t.say(chapter.title).to_string()));
        for measure in chapter.measures {
            let name = t.say(measure.name).to_string();
            rows.push([name, measure.figure.basis(t), measure.figure.shown(t)]);
        }
    }
    let title = format!("{}, {}", cohort.project_name, t.period(cohort.from, cohort.to));
    format!("{title}\n\n{}", in_columns(&rows))
}

/// Names to the left, figures to the right; a row without a name is a heading.
fn in_columns(rows: &[[String; 3]]) -> String {
    let width = |column: usize| {
        let named = rows.iter().filter(|row| !row[0].is_empty());
        named.map(|row| row[column].chars().count()).max().unwrap_or(0)
    };
    let (first, second, third) = (width(0), width(1), width(2));
    let line = |row: &[String; 3]| match row {
        [name, title, _] if name.is_empty() => format!("\n{title}\n"),
        [name, number, percent] => {
            format!("  {name:<first$}  {number:>second$}  {percent:>third$}").trim_end().to_owned() + "\n"
        }
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_in_columns() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned);
        let rows = [row(["Deltagare", "227", ""]), row(["", "Kommun", ""]), row(["Österåker", "35", "15 %"])];
        assert_eq!(in_columns(&rows), "  Deltagare  227\n\nKommun\n  Österåker   35  15 %\n");
    }
}
