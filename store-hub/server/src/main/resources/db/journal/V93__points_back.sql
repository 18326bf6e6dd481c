-- What a credit note gives back in points; the rest of its amount goes back in money.
ALTER TABLE credit_note ADD COLUMN points_back BIGINT DEFAULT 0 NOT NULL;
