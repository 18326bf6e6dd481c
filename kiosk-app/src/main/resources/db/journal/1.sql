-- The trip this trolley is on; none or one row.
CREATE TABLE current_trip (session_id VARCHAR(36) PRIMARY KEY);

-- Own commands that the hub has not answered yet: the only truth about them.
CREATE TABLE outbox (
  session_id VARCHAR(36) NOT NULL,
  number BIGINT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  body VARCHAR(100000) NOT NULL,
  PRIMARY KEY (session_id, number)
);

-- The hub's journal of the trip, as far as it has come.
CREATE TABLE session_event (
  session_id VARCHAR(36) NOT NULL,
  revision BIGINT NOT NULL,
  body VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (session_id, revision)
);
