-- Label templates, markdowns and recalled units; the id is the rule's key.
CREATE TABLE store_rule (
  id VARCHAR(80) PRIMARY KEY,
  body VARCHAR(4000) NOT NULL,
  revision BIGINT NOT NULL,
  withdrawn BOOLEAN NOT NULL
);
