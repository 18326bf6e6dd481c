-- The request by which a phone's command came in. A used number under another key is not its repeat: another tab took it.
CREATE TABLE phone_command (
  session_id VARCHAR(36) NOT NULL REFERENCES shopping_session (id),
  participant VARCHAR(32) NOT NULL,
  command_number BIGINT NOT NULL,
  request_key VARCHAR(64) NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (session_id, participant, command_number)
);
CREATE INDEX phone_command_by_expiry ON phone_command (expires_at);
