-- Points that are set aside for a bill, or were spent on it: HELD, then SPENT or RELEASED. Whose they are stays as it was.
CREATE TABLE points_hold (
  session_id VARCHAR(36) PRIMARY KEY REFERENCES shopping_session (id),
  owner VARCHAR(80) NOT NULL,
  points BIGINT NOT NULL,
  paise BIGINT NOT NULL,
  state VARCHAR(10) NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
