-- For a manager's home over many placements: who is live, who waits, what ends, without reading what is over.
CREATE INDEX placements_live ON placements (enrolment_id, planned_end_on, state, expires_on)
    WHERE state IN ('proposed', 'accepted', 'started', 'paused');
CREATE INDEX placements_live_by_slot ON placements (slot_id, starts_on, planned_end_on, state, expires_on, hours_per_week)
    WHERE state IN ('proposed', 'accepted', 'started', 'paused');
CREATE INDEX placements_going ON placements (planned_end_on) WHERE state IN ('started', 'paused');
CREATE INDEX placements_over ON placements (enrolment_id, ended_on) WHERE state = 'ended' AND started_on IS NOT NULL;
CREATE INDEX placements_drawn ON placements (contract_id, version, place_months, value);
CREATE INDEX enrolments_open ON enrolments (project_id, enrolled_on) WHERE ended_on IS NULL;
CREATE INDEX enrolments_by_end ON enrolments (project_id, ended_on, exit_to);
CREATE INDEX participants_protected ON participants (id) WHERE protection <> 'none';
