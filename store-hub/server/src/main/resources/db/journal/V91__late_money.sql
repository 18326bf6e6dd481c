-- When the provider is asked about an attempt next; empty: never again. Money may come days after the time to pay is over.
ALTER TABLE payment_attempt
  ADD COLUMN due_at TIMESTAMP WITH TIME ZONE DEFAULT TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00';
UPDATE payment_attempt SET due_at = NULL
  WHERE state NOT IN ('INITIATING', 'PENDING') AND expires_at < CURRENT_TIMESTAMP - INTERVAL '3' DAY;
CREATE INDEX payment_attempt_by_due ON payment_attempt (due_at);
