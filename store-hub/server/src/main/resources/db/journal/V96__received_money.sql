-- What the provider says is there, whatever was asked for, and when we first heard of it; empty: nothing yet.
ALTER TABLE payment_attempt ADD COLUMN received_paise BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE payment_attempt ADD COLUMN received_at TIMESTAMP WITH TIME ZONE;
UPDATE payment_attempt SET received_paise = amount_paise, received_at = created_at
  WHERE state IN ('SUCCEEDED', 'REFUNDING', 'REFUNDED');
CREATE INDEX payment_attempt_by_receipt ON payment_attempt (received_at);

-- When the provider gave the money back, and whether it is what was held for staff and never paid for goods.
ALTER TABLE refund ADD COLUMN done_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE refund ADD COLUMN of_held BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE refund SET done_at = requested_at WHERE state = 'DONE';
