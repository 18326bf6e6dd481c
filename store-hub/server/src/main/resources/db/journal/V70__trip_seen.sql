-- When trolley or phone of a trip last gave a sign of life beside its commands; only of trips under way.
CREATE TABLE trip_seen (
  session_id VARCHAR(36) PRIMARY KEY REFERENCES shopping_session (id),
  seen_at TIMESTAMP WITH TIME ZONE NOT NULL
);
