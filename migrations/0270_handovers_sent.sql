-- Whether it was ever sent. A draft that was taken back told nobody anything: it is no handover in any figure, and its day is
-- free for another. Of those taken back before, the events tell.
ALTER TABLE handovers ADD COLUMN was_sent BOOLEAN NOT NULL DEFAULT TRUE;
UPDATE handovers SET was_sent = FALSE WHERE state IN ('drafted', 'consented') OR (state = 'revoked'
    AND EXISTS (SELECT 1 FROM events e WHERE e.subject = 'handover' AND e.subject_id = handovers.id
        AND e.what = 'handover_drafted')
    AND NOT EXISTS (SELECT 1 FROM events e WHERE e.subject = 'handover' AND e.subject_id = handovers.id
        AND e.what IN ('handover_sent', 'handover_imported', 'handover_changed_by_import')));
