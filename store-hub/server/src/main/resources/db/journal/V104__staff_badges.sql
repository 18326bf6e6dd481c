-- What staff show themselves by at a trolley. Only hashes; the PIN's is keyed by the hub's pepper.
CREATE TABLE staff_badge (
  account_id VARCHAR(16) PRIMARY KEY REFERENCES account (id),
  number VARCHAR(4) NOT NULL UNIQUE,
  badge_hash VARCHAR(64) NOT NULL UNIQUE,
  pin_hash VARCHAR(64) NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL
);
