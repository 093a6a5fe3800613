-- What a consent was given for: one that a proposal has recorded carries no handover. Until now only its words told.
ALTER TABLE consents ADD COLUMN given_for TEXT NOT NULL DEFAULT 'handover' CHECK (given_for IN ('handover', 'placement'));
UPDATE consents SET given_for = 'placement'
WHERE purpose = 'Placering: det som kortet visar, så att arbetsplatsen kan svara och ta emot.';
