-- What happened at gates beside passes: releases by staff, fire alarms, wrong clocks. Each row carries the hash of the
-- row before it, as the rows of a trip do.
CREATE TABLE gate_event (
  gate VARCHAR(32) NOT NULL,
  entry BIGINT NOT NULL,
  said BIGINT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  body VARCHAR(1000) NOT NULL,
  hash VARCHAR(64) NOT NULL,
  PRIMARY KEY (gate, entry)
);
CREATE INDEX gate_event_as_said ON gate_event (gate, said, at);
