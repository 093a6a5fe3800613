-- The project that a handover is to, when it is to one: another association's, or another of the giver's own.
ALTER TABLE handovers ADD COLUMN receiver_project_id BIGINT REFERENCES projects (id);
