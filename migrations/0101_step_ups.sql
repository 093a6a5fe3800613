-- How the hours of a placement are to grow: planned by the coach with the workplace, from day to day. Each step holds from its
-- day until the next one's; what is reserved at the slot stays the placement's own hours.
CREATE TABLE step_ups (
    placement_id BIGINT PRIMARY KEY REFERENCES placements (id),
    -- The day on which coach and workplace agreed.
    decided_on DATE NOT NULL,
    written_by BIGINT NOT NULL REFERENCES users (id),
    written_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE step_up_steps (
    placement_id BIGINT NOT NULL REFERENCES step_ups (placement_id),
    from_on DATE NOT NULL,
    hours_per_week BIGINT NOT NULL CHECK (hours_per_week BETWEEN 1 AND 40),
    PRIMARY KEY (placement_id, from_on)
);
