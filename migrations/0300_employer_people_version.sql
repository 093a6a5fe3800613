-- A person at an employer can be corrected: whoever does so must have read what stands there.
ALTER TABLE employer_people ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
