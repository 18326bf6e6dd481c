-- The basket as it was last understood, so that a restart asks only about what changed meanwhile; none or one row.
CREATE TABLE basket (session_id VARCHAR(36) PRIMARY KEY, body VARCHAR(100000) NOT NULL);
