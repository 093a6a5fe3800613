-- A handover begins as a draft, waits for the consent, and may expire: more states, each with its day. The column is made
-- anew, for a check cannot be changed on both databases.
ALTER TABLE handovers RENAME COLUMN state TO state_before;
DROP INDEX handovers_by_state;
ALTER TABLE handovers ADD COLUMN state TEXT NOT NULL DEFAULT 'drafted' CHECK (state IN ('drafted', 'consented', 'sent', 'accepted', 'declined', 'expired', 'met', 'released', 'revoked'));
UPDATE handovers SET state = state_before;
ALTER TABLE handovers DROP COLUMN state_before;
CREATE INDEX handovers_by_state ON handovers (state);
-- `sent_on` of what has not been sent is the day it was drafted. `answered_on` of what has expired is the day it did.
ALTER TABLE handovers ADD COLUMN consented_on DATE;
-- The last day for an answer; none: it never expires.
ALTER TABLE handovers ADD COLUMN answer_by DATE;
-- Whom it is sent to at the receiver.
ALTER TABLE handovers ADD COLUMN addressee TEXT NOT NULL DEFAULT '';
ALTER TABLE handovers ADD COLUMN addressee_email TEXT NOT NULL DEFAULT '';
-- Days a receiver has to answer; 0: as many as it takes.
ALTER TABLE projects ADD COLUMN handover_answer_days BIGINT NOT NULL DEFAULT 30;
-- The card: what the receiver is told, in the person's words first.
ALTER TABLE handovers ADD COLUMN own_words TEXT NOT NULL DEFAULT '';
ALTER TABLE handovers ADD COLUMN situation TEXT NOT NULL DEFAULT '';
ALTER TABLE handovers ADD COLUMN agreed_plan TEXT NOT NULL DEFAULT '';
ALTER TABLE handovers ADD COLUMN what_works TEXT NOT NULL DEFAULT '';
-- The day that the receiver has set for the first meeting.
ALTER TABLE handovers ADD COLUMN meeting_on DATE;
