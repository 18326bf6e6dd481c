-- How the shopper of a trip wants to see, hold and hear the trolley; none or one row.
CREATE TABLE comfort (session_id VARCHAR(36) PRIMARY KEY, body VARCHAR(1000) NOT NULL);
