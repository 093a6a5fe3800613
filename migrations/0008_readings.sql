-- Who has read about a person, summed up from accesses as they are written: what the participant's page shows, however
-- often somebody looks.
CREATE TABLE readings (
    enrolment_id BIGINT NOT NULL REFERENCES enrolments (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    page TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    times BIGINT NOT NULL CHECK (times > 0),
    last_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (enrolment_id, user_id, page, reason)
);
INSERT INTO readings (enrolment_id, user_id, page, reason, times, last_at)
SELECT enrolment_id, user_id, page, reason, COUNT(*), MAX(at) FROM accesses GROUP BY enrolment_id, user_id, page, reason;
