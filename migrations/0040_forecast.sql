-- What a forecast learns from: whether a planned end was moved later, when, and how often. The first planned end stays.
ALTER TABLE placements ADD COLUMN first_planned_end_on DATE;
ALTER TABLE placements ADD COLUMN extended_on DATE;
ALTER TABLE placements ADD COLUMN extensions BIGINT NOT NULL DEFAULT 0;
CREATE INDEX placements_by_extension ON placements (extended_on);
-- Sums over a contract's placements are read from the index alone.
DROP INDEX placements_by_contract;
CREATE INDEX placements_by_contract_and_end ON placements (contract_id, state, ended_on, started_on, planned_end_on, extensions, place_months, value);
