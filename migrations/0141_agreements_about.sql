-- What an agreement was written about: when the period, the hours or the gate is another, it holds no longer. Empty for those written
-- before this was kept.
ALTER TABLE agreements ADD COLUMN starts_on DATE;
ALTER TABLE agreements ADD COLUMN planned_end_on DATE;
ALTER TABLE agreements ADD COLUMN hours_per_week BIGINT;
ALTER TABLE agreements ADD COLUMN gate_version BIGINT;
