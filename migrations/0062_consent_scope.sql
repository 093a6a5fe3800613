-- What a consent covers: kinds of information, from a day, witnessed by somebody, and narrowed since.
ALTER TABLE consents ADD COLUMN categories JSONB NOT NULL DEFAULT '["contact","background","plan","needs","activities","placements"]';
ALTER TABLE consents ADD COLUMN valid_from DATE;
ALTER TABLE consents ADD COLUMN witnessed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE consents ADD COLUMN narrowed_on DATE;
CREATE INDEX consents_by_receiver ON consents (receiver_id);
