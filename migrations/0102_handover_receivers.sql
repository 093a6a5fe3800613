-- What kind of receiver a handover is to, when that is more than the organisation's own kind says, and which unit, course or
-- project there.
ALTER TABLE handovers ADD COLUMN towards TEXT CHECK (towards IN ('agency', 'employer', 'project', 'care', 'studies'));
ALTER TABLE handovers ADD COLUMN receiver_unit TEXT NOT NULL DEFAULT '';
