-- Unsafe requests that carry a key of their sender, so that a repeat is known. Neither key nor sender can be read from
-- a row, and the answer opens only for who sends the key again; without an answer the work began and did not end.
CREATE TABLE request_key (
  id VARCHAR(64) PRIMARY KEY,
  digest VARCHAR(64) NOT NULL,
  hub VARCHAR(16) NOT NULL,
  claimed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  answer BYTEA
);
CREATE INDEX request_key_by_time ON request_key (claimed_at);
