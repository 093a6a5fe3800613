-- The disclosure sheet: what the participant lets this provider know, fact by fact, and when it was agreed. None: as the
-- proposal told it.
ALTER TABLE placements ADD COLUMN disclosed JSONB;
ALTER TABLE placements ADD COLUMN disclosed_on DATE;
