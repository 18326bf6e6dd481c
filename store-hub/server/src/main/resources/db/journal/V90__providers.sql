-- The provider's own name for an attempt, where it does not use ours.
ALTER TABLE payment_attempt ADD COLUMN provider_ref VARCHAR(100) DEFAULT '' NOT NULL;

-- Who said no before another provider was asked for the same attempt.
CREATE TABLE attempt_refusal (
  attempt_id VARCHAR(64) NOT NULL REFERENCES payment_attempt (id),
  provider VARCHAR(16) NOT NULL,
  reason VARCHAR(200) NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (attempt_id, provider)
);

-- When the provider was last asked about money on its way back; a bank may take days.
ALTER TABLE refund ADD COLUMN asked_at TIMESTAMP WITH TIME ZONE DEFAULT TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00' NOT NULL;
