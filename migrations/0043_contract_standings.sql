-- How a contract stands today, reckoned ahead so that a page over hundreds of contracts need not read every placement. It holds as
-- long as its marks are those of the contract and its placements; losing it loses nothing.
CREATE TABLE contract_standings (
    contract_id BIGINT PRIMARY KEY REFERENCES contracts (id),
    day DATE NOT NULL,
    -- The marks: of the contract, and sums over its placements.
    contract_version BIGINT NOT NULL,
    placements BIGINT NOT NULL,
    versions BIGINT NOT NULL,
    drawn_place_months BIGINT NOT NULL,
    drawn_value BIGINT NOT NULL,
    used_place_months BIGINT NOT NULL,
    used_value BIGINT NOT NULL,
    committed_place_months BIGINT NOT NULL,
    committed_value BIGINT NOT NULL,
    recent_place_months BIGINT NOT NULL,
    recent_value BIGINT NOT NULL,
    live BIGINT NOT NULL,
    exhausted_on DATE
);
