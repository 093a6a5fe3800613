-- What a manager answers to a line that the provider disputes.
ALTER TABLE invoice_lines ADD COLUMN reply TEXT NOT NULL DEFAULT '';
