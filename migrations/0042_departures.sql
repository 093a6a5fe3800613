-- The last day on which anybody may have the slot, when its provider leaves: those who are there later must move.
ALTER TABLE slots ADD COLUMN last_on DATE;
