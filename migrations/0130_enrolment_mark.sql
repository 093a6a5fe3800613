-- How often a project's enrolments have changed, read from the index alone.
CREATE INDEX enrolments_mark ON enrolments (project_id, id, version);
