-- What a trip owes. One per trip; at most one attempt captures it.
CREATE TABLE payment (
  session_id VARCHAR(36) PRIMARY KEY REFERENCES shopping_session (id),
  amount_paise BIGINT NOT NULL,
  captured_attempt VARCHAR(64)
);

-- One try to collect it. Written before the provider hears of it, so that no order is ever unknown here.
CREATE TABLE payment_attempt (
  id VARCHAR(64) PRIMARY KEY,
  session_id VARCHAR(36) NOT NULL REFERENCES payment (session_id),
  provider VARCHAR(16) NOT NULL,
  amount_paise BIGINT NOT NULL,
  state VARCHAR(12) NOT NULL,
  reference VARCHAR(64) NOT NULL,
  reason VARCHAR(200) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  asked_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX payment_attempt_by_state ON payment_attempt (state, asked_at);
CREATE INDEX payment_attempt_by_session ON payment_attempt (session_id);

-- Money on its way back. The id is the provider's idempotency key.
CREATE TABLE refund (
  id VARCHAR(64) PRIMARY KEY,
  attempt_id VARCHAR(64) NOT NULL REFERENCES payment_attempt (id),
  amount_paise BIGINT NOT NULL,
  state VARCHAR(12) NOT NULL,
  reason VARCHAR(200) NOT NULL,
  requested_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX refund_by_state ON refund (state, requested_at);

-- Webhooks exactly as they came in; the unique key is what makes a repeat harmless.
CREATE TABLE webhook_event (
  provider VARCHAR(16) NOT NULL,
  event_id VARCHAR(100) NOT NULL,
  attempt_id VARCHAR(64) NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  body BYTEA NOT NULL,
  state VARCHAR(12) NOT NULL,
  PRIMARY KEY (provider, event_id)
);
CREATE INDEX webhook_event_by_state ON webhook_event (state, received_at);

-- The last number given out, per store and financial year.
CREATE TABLE invoice_series (
  store VARCHAR(4) NOT NULL,
  financial_year VARCHAR(4) NOT NULL,
  last_serial INTEGER NOT NULL,
  PRIMARY KEY (store, financial_year)
);

CREATE TABLE invoice (
  number VARCHAR(16) PRIMARY KEY,
  session_id VARCHAR(36) NOT NULL UNIQUE REFERENCES shopping_session (id),
  attempt_id VARCHAR(64) NOT NULL,
  amount_paise BIGINT NOT NULL,
  issued_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Reward points, only ever appended to; a guest's belong to the trip.
CREATE TABLE points_entry (
  attempt_id VARCHAR(64) NOT NULL,
  kind VARCHAR(12) NOT NULL,
  session_id VARCHAR(36) NOT NULL REFERENCES shopping_session (id),
  points BIGINT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (attempt_id, kind)
);
CREATE INDEX points_entry_by_session ON points_entry (session_id);
