-- Whether anybody may read the project's contracts as open data.
ALTER TABLE projects ADD COLUMN open_data BOOLEAN NOT NULL DEFAULT FALSE;
