-- Own commands of the trip that the hub has answered; one that went back to a backup may have lost them.
CREATE TABLE answered (
  session_id VARCHAR(36) NOT NULL,
  number BIGINT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  body VARCHAR(100000) NOT NULL,
  PRIMARY KEY (session_id, number)
);
