-- What a contract's places cost from the beginning is per place-month, per day or per hour.
ALTER TABLE contracts RENAME COLUMN price_per_place_month TO price;
ALTER TABLE contracts ADD COLUMN price_unit TEXT NOT NULL DEFAULT 'place_month' CHECK (price_unit IN ('place_month', 'day', 'hour'));
