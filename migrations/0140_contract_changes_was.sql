-- What the contract said when a change of it was planned: its terms and prices. Empty for changes from before this was kept.
ALTER TABLE contract_changes ADD COLUMN was JSONB;
