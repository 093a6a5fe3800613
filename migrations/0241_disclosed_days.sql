-- A day that was written when a consent was narrowed, and no sheet filled in: nobody agreed to anything that day.
UPDATE placements SET disclosed_on = NULL
WHERE disclosed_on IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM events e WHERE e.what = 'disclosure_agreed' AND e.subject = 'placement' AND e.subject_id = placements.id
);
