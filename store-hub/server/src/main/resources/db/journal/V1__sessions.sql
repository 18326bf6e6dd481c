-- One trip. The revision guards it: whoever writes must have seen the last one.
CREATE TABLE shopping_session (
  id VARCHAR(36) PRIMARY KEY,
  trolley VARCHAR(32) NOT NULL,
  phase VARCHAR(12) NOT NULL,
  revision BIGINT NOT NULL,
  started_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX shopping_session_by_phase ON shopping_session (phase);

-- The journal: what happened, in order, each row chained to the one before it.
CREATE TABLE session_event (
  session_id VARCHAR(36) NOT NULL REFERENCES shopping_session (id),
  revision BIGINT NOT NULL,
  source VARCHAR(48) NOT NULL,
  command_number BIGINT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  body VARCHAR(1000000) NOT NULL,
  hash VARCHAR(64) NOT NULL,
  PRIMARY KEY (session_id, revision)
);

-- Trolleys and gates that may speak to this hub.
CREATE TABLE device (
  id VARCHAR(32) PRIMARY KEY,
  kind VARCHAR(8) NOT NULL,
  password_hash VARCHAR(64) NOT NULL,
  enrolled_at TIMESTAMP WITH TIME ZONE NOT NULL
);
