-- Which account a phone in a trip belongs to.
CREATE TABLE participant_account (
  session_id VARCHAR(36) NOT NULL REFERENCES shopping_session (id),
  participant VARCHAR(32) NOT NULL,
  account_id VARCHAR(16) NOT NULL REFERENCES account (id),
  linked_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (session_id, participant)
);
CREATE INDEX participant_account_by_account ON participant_account (account_id);

-- Whose trip it is: the first account that was connected to it.
CREATE TABLE session_customer (
  session_id VARCHAR(36) PRIMARY KEY REFERENCES shopping_session (id),
  account_id VARCHAR(16) NOT NULL REFERENCES account (id),
  linked_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX session_customer_by_account ON session_customer (account_id, linked_at);
