-- What a slot can take besides its seats and hours (P23), and the days on which nobody is expected.
-- Hours that one person can be there on each weekday from Monday on, seven numbers; empty: every weekday, as hours allow.
ALTER TABLE slots ADD COLUMN weekday_hours JSONB NOT NULL DEFAULT '[]';
ALTER TABLE slots ADD COLUMN open_on_holidays BOOLEAN NOT NULL DEFAULT FALSE;
-- People at a time: below the least it is too lonely, up to the best one more is welcome.
ALTER TABLE slots ADD COLUMN least_people BIGINT CHECK (least_people >= 1);
ALTER TABLE slots ADD COLUMN best_people BIGINT CHECK (best_people >= 1);
-- Minutes a week that the slot's supervisors have together, and that each person there takes of them.
ALTER TABLE slots ADD COLUMN supervisor_minutes BIGINT CHECK (supervisor_minutes >= 1);
ALTER TABLE slots ADD COLUMN minutes_per_person BIGINT CHECK (minutes_per_person >= 1);
-- Days from and to, with why.
ALTER TABLE slots ADD COLUMN closed_days JSONB NOT NULL DEFAULT '[]';
-- The same, of everything that a provider offers.
ALTER TABLE organisations ADD COLUMN closed_days JSONB NOT NULL DEFAULT '[]';
