-- Whether a provider was ever asked for an attempt: only then may it have an order that somebody could pay.
ALTER TABLE payment_attempt ADD COLUMN told BOOLEAN DEFAULT FALSE NOT NULL;
