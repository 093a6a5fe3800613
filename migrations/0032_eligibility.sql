-- Whom a slot is for, besides what it requires: nothing that is sensitive. Empty: everybody.
ALTER TABLE slots ADD COLUMN only_municipalities JSONB NOT NULL DEFAULT '[]';
ALTER TABLE slots ADD COLUMN min_age BIGINT;
ALTER TABLE slots ADD COLUMN max_age BIGINT;
ALTER TABLE slots ADD COLUMN only_tracks JSONB NOT NULL DEFAULT '[]';
