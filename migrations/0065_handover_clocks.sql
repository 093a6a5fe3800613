-- A clock a step of a handover: days until somebody should have acted; 0: no clock. Days to answer and of a link stand in 0060, 0061.
ALTER TABLE projects ADD COLUMN handover_draft_days BIGINT NOT NULL DEFAULT 7;
ALTER TABLE projects ADD COLUMN handover_chase_days BIGINT NOT NULL DEFAULT 7;
ALTER TABLE projects ADD COLUMN handover_meeting_days BIGINT NOT NULL DEFAULT 14;
ALTER TABLE projects ADD COLUMN handover_release_days BIGINT NOT NULL DEFAULT 14;
