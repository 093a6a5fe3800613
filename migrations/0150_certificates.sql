-- A certificate says what held when the final review was made: the tasks and the minutes are kept with it.
ALTER TABLE placement_reviews ADD COLUMN tasks TEXT;
ALTER TABLE placement_reviews ADD COLUMN minutes BIGINT;
UPDATE placement_reviews SET
    tasks = (SELECT s.description FROM placements p JOIN slots s ON s.id = p.slot_id WHERE p.id = placement_reviews.placement_id),
    minutes = (SELECT CAST(COALESCE(SUM(a.minutes), 0) AS BIGINT) FROM attendances a
        WHERE a.placement_id = placement_reviews.placement_id AND a.status = 'attended' AND a.day <= placement_reviews.held_on)
WHERE kind = 'final';
