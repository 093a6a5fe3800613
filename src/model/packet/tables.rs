//! Which tables are about a participant, and what of each the person is given. A table that leads to a participant and
//! stands not here fails a test (tests/it/packet.rs): whoever adds one decides.
//!
//! A column is its name; `?flag` a yes or no; `status:attendance_status` a code of that list; `slot_id>slots` the name of
//! what it points to. The first is what the rows are ordered by.

/// What is decided of one table.
#[derive(Clone, Copy, Debug)]
pub enum Decision {
    /// The columns, and which rows: a condition on `x` with the enrolment as `$1`.
    Told { columns: &'static str, of: &'static str },
    /// Why the person is not given it.
    LeftOut { why: &'static str },
}

use Decision::{LeftOut, Told};

const OF_ENROLMENT: &str = "x.enrolment_id = $1";
const OF_HANDOVER: &str = "x.handover_id IN (SELECT id FROM handovers WHERE enrolment_id = $1)";
const OF_PLACEMENT: &str = "x.placement_id IN (SELECT id FROM placements WHERE enrolment_id = $1)";

/// Every table that leads to a participant.
pub const TABLES: &[(&str, Decision)] = &[
    (
        "participants",
        Told {
            columns: "birth_date given_name family_name sex:sex protection:protection",
            of: "x.id IN (SELECT participant_id FROM enrolments WHERE id = $1)",
        },
    ),
    (
        "enrolments",
        Told {
            columns: "enrolled_on project_id>projects coach_id>users municipality:municipality referred_by:referrer
                referred_by_municipality:municipality education:education months_on_public_support ended_on
                end_reason:enrolment_end_reason exit_to:exit_to hours_from hours_to travel_km wishes adaptations:adaptation
                requirements_met:requirement languages:language about profiled_on next_step:next_step next_step_on",
            of: "x.id = $1",
        },
    ),
    ("enrolment_incomes", Told { columns: "position source:income_source", of: OF_ENROLMENT }),
    (
        "outcomes",
        Told {
            columns: "measured_on occasion occupation:occupation extent_percent incomes:income_source",
            of: OF_ENROLMENT,
        },
    ),
    (
        "consents",
        Told {
            columns: "given_on giver_id>organisations receiver_id>organisations purpose form:consent_form valid_from valid_to
                categories:consent_category witnessed_by recorded_by>users narrowed_on withdrawn_on given_for:given_for",
            of: OF_ENROLMENT,
        },
    ),
    (
        "handovers",
        Told {
            columns: "sent_on giver_id>organisations receiver_id>organisations receiver_project_id>projects towards:receiver_kind receiver_unit state sent_by>users answered_on contact
                reason met_on released_on revoked_on addressee meeting_on consented_on answer_by own_words situation agreed_plan what_works ?was_sent",
            of: OF_ENROLMENT,
        },
    ),
    (
        "handover_links",
        Told { columns: "made_at made_by>users email expires_at failures answered_at revoked_at", of: OF_HANDOVER },
    ),
    (
        "handover_openings",
        Told {
            columns: "at what:opening words agent address",
            of: "x.link_id IN (SELECT l.id FROM handover_links l JOIN handovers h ON h.id = l.handover_id WHERE h.enrolment_id = $1)",
        },
    ),
    (
        "call_off_deviations",
        Told { columns: "decided_on reason:turn_reason words decided_by>users", of: OF_PLACEMENT },
    ),
    ("sus_tasks", Told { columns: "made_on done_on done_by>users", of: OF_ENROLMENT }),
    (
        "activities",
        Told { columns: "day kind:activity_kind minutes ?attended user_id>users note", of: OF_ENROLMENT },
    ),
    ("slot_wishes", Told { columns: "position slot_id>slots", of: OF_ENROLMENT }),
    (
        "placements",
        Told {
            columns: "proposed_on ref slot_id>slots track:track state hours_per_week starts_on planned_end_on
                proposed_by>users expires_on answered_on decline_reason:decline_reason started_on paused_on ended_on
                end_reason:placement_end_reason adaptations:adaptation message disclosed:disclosure_fact disclosed_on",
            of: OF_ENROLMENT,
        },
    ),
    (
        "attendances",
        Told {
            columns: "day minutes status:attendance_status recorded_by>users recorded_at ?entered_late",
            of: OF_PLACEMENT,
        },
    ),
    (
        "attendance_disputes",
        Told {
            columns: "opened_at party:dispute_party opened_by>users comment minutes_before
                status_before:attendance_status settled_at settled_by>users minutes_after status_after:attendance_status
                reason",
            of: "x.attendance_id IN (SELECT a.id FROM attendances a JOIN placements p ON p.id = a.placement_id
                WHERE p.enrolment_id = $1)",
        },
    ),
    (
        "placement_reviews",
        Told {
            columns: "held_on kind:review_kind placement_id>placements made_by>users ?with_participant ?with_supervisor
                comes:review_answer carries_out:review_answer cooperates:review_answer independent:review_answer
                participant_words supervisor_words agreed",
            of: OF_PLACEMENT,
        },
    ),
    (
        "step_ups",
        Told {
            columns: "decided_on placement_id>placements edition holds_from written_by>users",
            of: OF_PLACEMENT,
        },
    ),
    (
        "step_up_steps",
        Told {
            columns: "from_on step_up_id>step_ups hours_per_week",
            of: "x.step_up_id IN (SELECT s.id FROM step_ups s JOIN placements p ON p.id = s.placement_id
                WHERE p.enrolment_id = $1)",
        },
    ),
    (
        "ratings",
        // Of the participant's own: what the coach thinks of the workplace is about the workplace. That an answer was given;
        // the scores are for the participant's eyes, on the own page: the packet goes through a coach's hands.
        Told {
            columns: "given_at placement_id>placements",
            of: "x.party = 'participant' AND x.placement_id IN (SELECT id FROM placements WHERE enrolment_id = $1)",
        },
    ),
    (
        "allotments",
        Told { columns: "id allocation_id>allocations ?kept slot_id>slots hours_per_week", of: OF_ENROLMENT },
    ),
    (
        "allotment_changes",
        Told {
            columns: "at from_slot_id>slots to_slot_id>slots reason changed_by>users",
            of: "x.allotment_id IN (SELECT id FROM allotments WHERE enrolment_id = $1)",
        },
    ),
    (
        "support_stages",
        Told { columns: "from_on stage:support_stage evidence moved_by>users moved_at", of: OF_ENROLMENT },
    ),
    (
        "pauses",
        Told {
            columns: "from_on until_on expected_on reason:pause_reason note made_by>users made_at",
            of: OF_ENROLMENT,
        },
    ),
    (
        "plans",
        Told {
            columns: "edition goals agreed_on agreed_how:agreed_how team_on written_by>users written_on superseded_on",
            of: OF_ENROLMENT,
        },
    ),
    (
        "plan_steps",
        Told {
            columns: "position plan_id>plans goal words party:plan_party owner due_on done_on done_by>users",
            of: "x.plan_id IN (SELECT id FROM plans WHERE enrolment_id = $1)",
        },
    ),
    (
        "employer_contacts",
        Told {
            columns: "day employer_id>employers user_id>users manner:contact_manner minutes said next_step next_on",
            of: OF_ENROLMENT,
        },
    ),
    (
        "progress_ratings",
        Told {
            columns: "rated_on rater:rater form:progress_form answers comment entered_by>users",
            of: OF_ENROLMENT,
        },
    ),
    ("promise_ticks", Told { columns: "ticked_on promise what note ticked_by>users", of: OF_ENROLMENT }),
    (
        "saved_searches",
        Told { columns: "made_at user_id>users name question alerts", of: OF_ENROLMENT },
    ),
    ("inspections", Told { columns: "opened_at user_id>users reason closes_at", of: OF_ENROLMENT }),
    ("events", Told { columns: "at user_id>users what particulars", of: OF_ENROLMENT }),
    ("accesses", Told { columns: "at user_id>users page reason", of: OF_ENROLMENT }),
    ("readings", LeftOut { why: "the sums of accesses, which are told one by one" }),
    (
        "own_page_links",
        Told { columns: "made_at made_by>users expires_at revoked_at openings opened_at", of: OF_ENROLMENT },
    ),
    ("own_page_sessions", LeftOut { why: "open for minutes; that it was opened is among the events" }),
    (
        "saved_search_hits",
        Told {
            columns: "found_at slot_id>slots",
            of: "x.saved_search_id IN (SELECT id FROM saved_searches WHERE enrolment_id = $1)",
        },
    ),
    (
        "gates",
        Told {
            columns: "risk_assessed_on risk_assessed_by supervisor stand_in insurance:insurance introduction_on
                emergency_contact emergency_phone adaptations_on",
            of: OF_PLACEMENT,
        },
    ),
    ("agreements", Told { columns: "drawn_at number sha256 language drawn_by>users", of: OF_PLACEMENT }),
    (
        "agreement_signatures",
        Told {
            columns: "signed_on party:signing_party form:signing_form recorded_by>users",
            of: "x.agreement_id IN (SELECT g.id FROM agreements g JOIN placements p ON p.id = g.placement_id
                WHERE p.enrolment_id = $1)",
        },
    ),
    ("invoice_lines", LeftOut { why: "what a place cost the project: it tells nothing of the person" }),
    ("reservations", LeftOut { why: "a seat that the project held, told by the placement that it became" }),
];

/// A column as [`TABLES`] writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    Flag,
    /// Of this list of codes.
    Code(&'static str),
    /// The name of a row of this table.
    Name(&'static str),
}

impl Column {
    pub(super) fn new(written: &'static str) -> Self {
        if let Some(name) = written.strip_prefix('?') {
            return Self { name, kind: Kind::Flag };
        }
        if let Some((name, list)) = written.split_once(':') {
            return Self { name, kind: Kind::Code(list) };
        }
        match written.split_once('>') {
            Some((name, table)) => Self { name, kind: Kind::Name(table) },
            None => Self { name: written, kind: Kind::Plain },
        }
    }

    /// What it is called outside the database: `slot` of `slot_id`.
    pub fn label(&self) -> &'static str {
        self.name.strip_suffix("_id").unwrap_or(self.name)
    }

    pub(super) fn sql(&self) -> String {
        let name = self.name;
        match self.kind {
            Kind::Plain | Kind::Code(_) => format!("CAST(x.{name} AS TEXT)"),
            Kind::Flag => format!("CASE WHEN x.{name} THEN 'yes' ELSE 'no' END"),
            // An edition has its number within a placement.
            Kind::Name("step_ups") => format!(
                "(SELECT p.ref || ': ' || CAST(n.edition AS TEXT) FROM step_ups n JOIN placements p ON p.id = n.placement_id
                    WHERE n.id = x.{name})"
            ),
            Kind::Name(table) => {
                let called = match table {
                    "slots" => "title",
                    "allocations" | "placements" => "ref",
                    "plans" => "edition",
                    _ => "name",
                };
                format!("(SELECT CAST(n.{called} AS TEXT) FROM {table} n WHERE n.id = x.{name})")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_read_as_it_is_written() {
        assert_eq!(Column::new("?kept").kind, Kind::Flag);
        assert_eq!(Column::new("sex:sex").kind, Kind::Code("sex"));
        let slot = Column::new("slot_id>slots");
        assert_eq!(
            (slot.label(), slot.sql().as_str()),
            ("slot", "(SELECT CAST(n.title AS TEXT) FROM slots n WHERE n.id = x.slot_id)")
        );
    }
}
