-- Exit passes as signed. A trip may get a newer one while the shopper is still inside.
CREATE TABLE exit_pass (
  id VARCHAR(22) PRIMARY KEY,
  session_id VARCHAR(36) NOT NULL REFERENCES shopping_session (id),
  token VARCHAR(1024) NOT NULL,
  issued_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX exit_pass_by_session ON exit_pass (session_id, expires_at);

-- A trip leaves once: the first gate wins, whichever of its passes was shown.
CREATE TABLE redemption (
  session_id VARCHAR(36) PRIMARY KEY REFERENCES shopping_session (id),
  pass_id VARCHAR(22) NOT NULL UNIQUE,
  gate VARCHAR(32) NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  offline BOOLEAN NOT NULL
);
