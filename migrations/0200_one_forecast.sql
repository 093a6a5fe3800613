-- When a contract is used up is forecast, and no longer kept beside what it has used.
ALTER TABLE contract_standings DROP COLUMN exhausted_on;
ALTER TABLE contract_standings DROP COLUMN recent_place_months;
ALTER TABLE contract_standings DROP COLUMN recent_value;
