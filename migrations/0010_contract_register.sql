-- What the register knows of a contract besides its caps (C01, C02, C08).
ALTER TABLE contracts ADD COLUMN kind TEXT NOT NULL DEFAULT 'contract' CHECK (kind IN ('framework', 'contract', 'lov_approval', 'employer_agreement'));
-- Prices from later days on, by day: what stands in price_per_place_month holds from the start until the first of them.
ALTER TABLE contracts ADD COLUMN prices JSONB NOT NULL DEFAULT '[]';
-- The municipalities that it covers; empty means all of the project's.
ALTER TABLE contracts ADD COLUMN lots JSONB NOT NULL DEFAULT '[]';
ALTER TABLE contracts ADD COLUMN notice_months BIGINT;
ALTER TABLE contracts ADD COLUMN extensions_used BIGINT NOT NULL DEFAULT 0;
-- The last day on which the next extension may be decided.
ALTER TABLE contracts ADD COLUMN decide_by DATE;
-- The day of the evidence for the reserved share.
ALTER TABLE contracts ADD COLUMN evidence_on DATE;
ALTER TABLE contracts ADD COLUMN terminated_on DATE;
ALTER TABLE contracts ADD COLUMN added_by BIGINT REFERENCES users (id);
-- Added by somebody and not yet approved by another: nothing is called off.
ALTER TABLE contracts ADD COLUMN unapproved BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE contracts ADD COLUMN approved_by BIGINT REFERENCES users (id);
ALTER TABLE contracts ADD COLUMN approved_on DATE;
