-- Of a placement's pause: the day on which it is thought to go on. `until_on` is the day on which it did.
ALTER TABLE pauses ADD COLUMN expected_on DATE;
