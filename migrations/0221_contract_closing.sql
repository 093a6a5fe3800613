-- A contract that nobody has approved: the second person refused it, or who added it took it back. It never counts.
ALTER TABLE contracts ADD COLUMN closed_as TEXT CHECK (closed_as IN ('refused', 'withdrawn'));
-- Of a contract to which notice was given: the end and the day for the decision that were agreed before, for when notice is taken back.
ALTER TABLE contracts ADD COLUMN agreed_ends_on DATE;
ALTER TABLE contracts ADD COLUMN agreed_decide_by DATE;
