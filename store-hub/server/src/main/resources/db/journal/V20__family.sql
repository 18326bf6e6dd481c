-- Links by which a phone joins a trip: used once, then gone. Only the hash of the secret is kept.
CREATE TABLE join_secret (
  hash VARCHAR(64) PRIMARY KEY,
  session_id VARCHAR(36) NOT NULL REFERENCES shopping_session (id),
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX join_secret_by_expiry ON join_secret (expires_at);

-- What a joined phone shows to be let in again.
CREATE TABLE participant_token (
  hash VARCHAR(64) PRIMARY KEY,
  session_id VARCHAR(36) NOT NULL REFERENCES shopping_session (id),
  participant VARCHAR(32) NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX participant_token_by_expiry ON participant_token (expires_at);
